//! Tests of structure: small sheets with what a person sees in them.

use apertura_tabular::structure::{self, Structured};
use apertura_tabular::{Body, Document, Format, Grid, Limits, Overrides, ReadError, Sheet, SourceFacts};

fn document(grid: Grid) -> Document {
    let source = SourceFacts {
        name: "hoja.csv".into(),
        format: Format::Csv,
        bytes: 1,
        sha256: String::new(),
        compression: None,
        encoding: Some("utf-8".into()),
        bom: false,
        delimiter: Some(",".into()),
        quote: None,
    };
    let sheet = Sheet { name: None, hidden: false, named_columns: false, body: Body::Grid(grid) };
    Document { source, sheets: vec![sheet], findings: Vec::new() }
}

/// A grid from lines whose cells stand between `|`.
fn grid(text: &str) -> Grid {
    Grid::from_texts(text.lines().map(|line| line.split('|').map(|cell| cell.trim().replace("\\n", "\n"))))
}

fn structured(text: &str) -> Result<Structured, ReadError> {
    structure::structure(document(grid(text)), &Overrides::default(), &Limits::default())
}

#[test]
fn a_plain_table() {
    let found = structured("clave|municipio|habitantes\n01|Abasolo|2974\n02|Agualeguas|3382\n03|Allende|35289")
        .expect("a table");
    let table = &found.tables[0];
    assert_eq!(table.structure.header_first_row, Some(1));
    assert_eq!((table.structure.first_row, table.structure.last_row, table.structure.rows), (2, 4, 3));
    assert_eq!(table.columns.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["clave", "municipio", "habitantes"]);
}

#[test]
fn a_sheet_without_cells_holds_no_table() {
    assert!(matches!(structured(""), Err(ReadError::NoTable)));
}
