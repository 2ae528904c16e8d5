//! Numbers as people read them.

use apertura_portal::number;

#[test]
fn numbers_have_separators_and_only_the_decimals_that_say_something() {
    let cases = [
        (0.0, "0"),
        (-0.00001, "0"),
        (12.0, "12"),
        (1234.5, "1,234.5"),
        (-1234567.0, "-1,234,567"),
        (2.34567, "2.35"),
        (0.12345, "0.1235"),
        (100.0, "100"),
    ];
    for (value, text) in cases {
        assert_eq!(number::grouped(value), text, "{value}");
    }
    assert_eq!(number::count(1_000_000), "1,000,000");
}

#[test]
fn numbers_that_are_text_keep_every_digit() {
    assert_eq!(number::group_exact("-1234567.50"), "-1,234,567.50");
    assert_eq!(number::group_exact("999"), "999");
    for text in ["", "-", "1.2.3", "12a", "2024-01-01"] {
        assert_eq!(number::group_exact(text), text);
    }
}

#[test]
fn sizes_have_units() {
    let cases = [(0, "0 B"), (999, "999 B"), (1500, "1.5 kB"), (999_999, "1.0 MB"), (2_147_483_648, "2.1 GB")];
    for (size, text) in cases {
        assert_eq!(number::bytes(size), text);
    }
}
