//! Rows that repeat an earlier one, in tables of any size.

use apertura_tabular::clean::{Outputs, clean};
use apertura_tabular::read::read;
use apertura_tabular::structure::structure;
use apertura_tabular::{Limits, Operation, Overrides, Recipe, Step};

#[test]
fn repeated_rows_go_whether_they_fit_in_memory_or_not() {
    let mut text = String::from("folio,fecha,monto\n");
    for row in 0..20_000 {
        // each third row repeats the one three before, some written otherwise
        let number = if row % 3 == 0 { row / 9 } else { row };
        let space = if row % 2 == 0 { " " } else { "" };
        text.push_str(&format!("F-{number}{space},{:02}/03/2024,\"{}\"\n", number % 28 + 1, number * 7));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("repetida.csv");
    std::fs::write(&path, text).expect("it is written");
    let limits = |row_digests| Limits { grid_bytes: 1024, batch_bytes: 16 << 10, row_digests, ..Limits::default() };
    let clean_with = |row_digests: u64| {
        let limits = limits(row_digests);
        let document = read(&path, &Overrides::default(), &limits).expect("it reads");
        let table = structure(document, &Overrides::default(), &limits).expect("a table").tables.remove(0);
        let mut recipe = Recipe::new(1, Overrides::default());
        recipe.steps = [
            Operation::NormalizeSpace { columns: vec!["folio".to_owned()] },
            Operation::ParseDate { column: "fecha".to_owned(), order: "dmy".to_owned(), time: false },
            Operation::DropDuplicates,
        ]
        .map(Step::new)
        .into();
        let out = tempfile::tempdir().expect("a folder");
        let outputs = Outputs::new(out.path(), "tabla");
        let cleaned = clean(&table, &recipe, &outputs, &limits, &|_, _| {}).expect("it cleans");
        let text = std::fs::read_to_string(out.path().join("tabla.csv")).expect("a CSV").replace("\r\n", "\n");
        (cleaned.rows, cleaned.changes, text)
    };
    let (rows, changes, text) = clean_with(u64::MAX);
    assert_eq!(rows, text.lines().count() as u64 - 1);
    assert_eq!(text.lines().collect::<std::collections::BTreeSet<_>>().len() as u64, rows + 1);
    assert!(rows < 16_000, "{rows}");
    assert_eq!((rows, changes, text), clean_with(1000));
}
