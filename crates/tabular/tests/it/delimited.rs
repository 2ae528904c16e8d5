//! Tests of delimited.

use std::io::Write as _;
use std::sync::Arc;

use apertura_tabular::delimited::{Read, read_delimited};
use apertura_tabular::table::Rows;
use apertura_tabular::{Body, Column, Limits, Overrides, ReadError, Table, TableStructure};

fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(bytes).expect("written");
    file
}

fn read(bytes: &[u8], limits: &Limits) -> Read {
    read_delimited(file(bytes).path(), &Overrides::default(), limits).expect("readable")
}

/// The cells of the whole file, blank records left out, through `Table::run`.
fn rows(bytes: &[u8], limits: &Limits) -> Vec<(u64, Vec<String>)> {
    let file = file(bytes);
    let read = read_delimited(file.path(), &Overrides::default(), limits).expect("readable");
    let (rows, last_row, width) = match read.body {
        Body::Grid(grid) => {
            let (last, width) = (grid.len(), grid.width());
            (Rows::Grid { grid: Arc::new(grid), offset: 0 }, last, width)
        }
        Body::Delimited(source) => {
            let (last, width) = (source.records, source.head.width().max(source.tail.width()));
            (Rows::Delimited(Arc::new(source)), last, width)
        }
    };
    let structure = TableStructure {
        header_first_row: None,
        header_rows: 0,
        first_row: 1,
        last_row,
        rows: last_row,
        columns: (0..width).collect(),
        exceptions: Vec::new(),
        titles: Vec::new(),
        notes: Vec::new(),
    };
    let columns = (0..width)
        .map(|index| Column { name: format!("c{index}"), label: String::new(), unit: None, index, native: None })
        .collect();
    let table = Table { sheet: None, structure, columns, rows };
    let mut all = Vec::new();
    table
        .run(
            limits,
            |batch| -> Result<_, ReadError> {
                Ok((0..batch.rows())
                    .map(|row| {
                        (batch.records[row], batch.columns.iter().map(|c| c.value(row).to_owned()).collect::<Vec<_>>())
                    })
                    .collect::<Vec<_>>())
            },
            |rows| {
                all.extend(rows);
                Ok(())
            },
        )
        .expect("walked");
    all
}

#[test]
fn a_semicolon_file_in_windows_1252_is_a_grid() {
    let read = read(b"municipio;poblaci\xf3n\r\nN\xfamero;12\r\n\"A;\"\"B\"\"\";13\r\n", &Limits::default());
    assert_eq!((read.encoding.as_str(), read.delimiter.as_deref()), ("windows-1252", Some(";")));
    let Body::Grid(grid) = read.body else { panic!("a small file is a grid") };
    assert_eq!(&*grid.cell(1, 1).text, "población");
    assert_eq!(&*grid.cell(3, 0).text, "A;\"B\"");
    assert_eq!(grid.len(), 3);
}

#[test]
fn a_large_file_gives_the_same_rows_as_a_small_one() {
    let mut text = String::from("clave,municipio,nota\n");
    for row in 0..2000 {
        text += &format!("{row:05},San Andrés {row},\"dice \"\"sí\"\",\nluego {row}\"\n");
        if row % 7 == 0 {
            text += "\n";
        }
    }
    let whole = rows(text.as_bytes(), &Limits::default());
    assert_eq!(whole.len(), 2001);
    for threads in 1..=4 {
        let limits = Limits { grid_bytes: 10, batch_bytes: 777, threads, ..Limits::default() };
        assert_eq!(rows(text.as_bytes(), &limits), whole);
    }
}
