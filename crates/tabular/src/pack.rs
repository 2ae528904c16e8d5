//! A country's facts as data: names and keys of places, words for missing values, names of persons.
//!
//! A pack is a folder of text files, one line a fact, fields parted by tabs, `#` for remarks:
//!
//! | file | fields |
//! |---|---|
//! | `missing.txt` | word, meaning (`missing`, `not-applicable`, `withheld`), certainty (`certain`, `careful`, `typed`) |
//! | `states.txt` | key, name, other names parted by `\|`, code in personal keys, first and last postal prefix |
//! | `municipalities.txt` | state key, names in the order of their three-digit keys parted by `\|` (`+n` skips n keys) |
//! | `municipality_variants.txt` | five-digit key, another name |
//! | `centers.txt` | INEGI key, latitude, longitude |
//! | `first_names.txt`, `surnames.txt` | names, lower case, without accents, several a line |
//! | `eponyms.txt` | whole names of persons after whom things are called, one a line |
//!
//! Never here: code of one country's rules (see `semantic`).

pub mod mx;

/// The lines of a pack's file with their first `N` fields; remarks and short lines are left out.
pub fn rows<const N: usize>(text: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    text.lines().filter(|line| !line.starts_with("# ")).filter_map(|line| {
        let mut fields = [""; N];
        let mut count = 0;
        for (place, field) in fields.iter_mut().zip(line.split('\t')) {
            *place = field;
            count += 1;
        }
        (count == N && !fields[0].is_empty()).then_some(fields)
    })
}
