//! Tests of delimited.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use apertura_tabular::delimited::{Read, read_delimited};
use apertura_tabular::table::Rows;
use apertura_tabular::{Body, Column, Limits, Overrides, ReadError, Table, TableStructure};

fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    std::io::Write::write_all(&mut file, bytes).expect("written");
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

/// A table as a person of the office would write it.
fn office(delimiter: &str) -> String {
    let mut text = ["folio", "fecha", "hora", "municipio", "monto", "nota"].join(delimiter) + "\n";
    for row in 0..40 {
        let names = ["Pesquería", "Dr. Coss", "Mina", "García", "Aramberri", "Cadereyta Jiménez", "Los Ramones"];
        let (day, hour, amount) = (row % 27 + 1, row % 24, row * 37 + 5);
        let cells = [
            format!("C5-{row:04}"),
            format!("{day:02}/03/2024"),
            format!("{hour:02}:15"),
            names[row % 7].to_owned(),
            format!("${amount}.50"),
            if row % 3 == 0 { "\"Año nuevo; sin novedad, dijo\"".to_owned() } else { String::new() },
        ];
        writeln!(text, "{}", cells.join(delimiter)).expect("written");
    }
    text
}

fn grid(bytes: &[u8]) -> (Read, Vec<Vec<String>>) {
    let read = read(bytes, &Limits::default());
    let Body::Grid(grid) = &read.body else { panic!("a small file is a grid") };
    let rows = grid.rows.iter().map(|row| row.iter().map(|cell| cell.text.to_string()).collect()).collect();
    (read, rows)
}

#[test]
fn delimiters_are_found() {
    let (_, expected) = grid(office(",").as_bytes());
    for delimiter in [";", "\t", "|", ", ", "||", "~", "^"] {
        let (read, rows) = grid(office(delimiter).as_bytes());
        assert_eq!(read.delimiter.as_deref(), Some(delimiter.trim_end_matches(' ')).filter(|d| !d.is_empty()));
        assert_eq!(rows, expected, "{delimiter}");
    }
    let (read, rows) = grid(b"Clave  Municipio        Total\n001    Abasolo             12\n002    Agualeguas         135\n003    Los Aldamas          7\n004    Allende          12345\n");
    assert_eq!(read.delimiter.as_deref(), Some("fixed"));
    assert_eq!(rows[3], ["003", "Los Aldamas", "7"]);
}

#[test]
fn line_ends_quotes_and_escapes_are_found() {
    let text = office(",");
    let (_, expected) = grid(text.as_bytes());
    for ends in ["\r\n", "\r"] {
        assert_eq!(grid(text.replace('\n', ends).as_bytes()).1, expected);
    }
    let (read, rows) = grid(text.replace('"', "'").as_bytes());
    assert_eq!((read.quote.as_deref(), rows), (Some("'"), expected));
    let (_, rows) =
        grid(b"a,b,c\n1,\"dijo \\\"no, nunca\\\", y ya\",x\n2,\"y \\\"luego\\\", s\xc3\xad\",y\n3,\"sin\",z\n");
    assert_eq!(rows[1], ["1", "dijo \"no, nunca\", y ya", "x"]);
}

#[test]
fn encodings_are_decided_by_sense() {
    let text = office(";");
    let (_, expected) = grid(text.as_bytes());
    let wide = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let single = |pairs: &[(char, u8)]| {
        let byte = |sign: char| pairs.iter().find(|(other, _)| *other == sign).map_or(sign as u8, |(_, byte)| *byte);
        text.chars().map(byte).collect::<Vec<u8>>()
    };
    let mark = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let wider = |unit: fn(u32) -> [u8; 4]| text.chars().flat_map(|sign| unit(sign as u32)).collect::<Vec<u8>>();
    for (bytes, label) in [
        (mark, "utf-8"),
        (wide(u16::to_le_bytes), "utf-16le"),
        (wide(u16::to_be_bytes), "utf-16be"),
        (wider(u32::to_le_bytes), "utf-32le"),
        (wider(u32::to_be_bytes), "utf-32be"),
        (single(&[]), "windows-1252"),
        (single(&[('í', 0x92), ('é', 0x8e), ('ñ', 0x96)]), "macintosh"),
        (single(&[('í', 0xa1), ('é', 0x82), ('ñ', 0xa4)]), "ibm850"),
    ] {
        let (read, rows) = grid(&bytes);
        assert_eq!(read.encoding, label);
        assert_eq!(rows, expected, "{label}");
    }
}

fn rules(read: &Read) -> Vec<&str> {
    read.findings.iter().map(|finding| finding.rule.as_str()).collect()
}

#[test]
fn text_that_was_saved_wrongly_is_put_right() {
    let text = office(",");
    let (_, expected) = grid(text.as_bytes());
    let twice: String = text.bytes().map(char::from).collect();
    let (read, rows) = grid(twice.replace('\u{91}', "\u{2018}").as_bytes());
    assert_eq!((rules(&read), rows), (vec!["double-encoded"], expected.clone()));
    let mut lines: Vec<Vec<u8>> = text.lines().map(|line| line.as_bytes().to_vec()).collect();
    for number in [4, 12] {
        lines[number] = text.lines().nth(number).expect("a line").chars().map(|sign| sign as u8).collect();
    }
    let (read, rows) = grid(&lines.join(&b'\n'));
    assert_eq!((rules(&read), rows), (vec!["mixed-encodings"], expected));
}

#[test]
fn a_stray_quote_swallows_nothing() {
    let text = office(",");
    let (_, expected) = grid(text.as_bytes());
    // the quote is no part of the text that it should have closed
    let damages = [
        (text.replacen("C5-0007", "\"C5-0007", 1), 0),
        (text.replacen("\"Año nuevo; sin novedad, dijo\"", "\"", 1), 1),
    ];
    for (damaged, differ) in damages {
        let (read, rows) = grid(damaged.as_bytes());
        assert_eq!(rules(&read), ["unclosed-quotes"]);
        assert_eq!(rows.len(), expected.len());
        assert_eq!(rows.iter().zip(&expected).filter(|(row, expected)| row != expected).count(), differ);
    }
}

#[test]
fn shifted_rows_are_put_right_only_where_it_is_certain() {
    let text = office(",");
    let (_, expected) = grid(text.as_bytes());
    for damaged in [text.replacen(",05:15,", ",,05:15,", 1), text.replacen(",05:15,", "05:15,", 1)] {
        let (read, rows) = grid(damaged.as_bytes());
        assert_eq!((rules(&read), rows), (vec!["shifted-rows"], expected.clone()));
    }
    let (read, rows) = grid(text.replacen(",05:15,", ",algo,05:15,", 1).as_bytes());
    assert_eq!((rules(&read), rows[6].len()), (vec!["ragged-rows"], 7));
}

#[test]
fn an_endless_line_is_cut_at_the_limit() {
    let limits = Limits { record_bytes: 5000, grid_bytes: 100, batch_bytes: 1000, ..Limits::default() };
    let read = read(&[b"a,b\n1,2\n".as_slice(), &vec![b'x'; 100_000]].concat(), &limits);
    assert!(rules(&read).contains(&"overlong-records"));
}

/// A cell that a person could write.
fn cell() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9áéñÑ .:/$-]{0,12}|[a-z ]{0,4}[\",;\n]{1,3}[a-zé ]{0,6}"
}

fn written(rows: &[Vec<String>]) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n").collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 1..400)) {
        rows(&bytes, &Limits::default());
        rows(&bytes, &Limits { grid_bytes: 0, batch_bytes: 64, threads: 2, ..Limits::default() });
    }

    #[test]
    fn any_mess_of_signs_is_read(text in "[a-c,;\"'|\r\n\\\\ 0-9\t\0é]{1,300}") {
        rows(text.as_bytes(), &Limits::default());
        rows(text.as_bytes(), &Limits { grid_bytes: 0, batch_bytes: 64, threads: 2, ..Limits::default() });
    }

    #[test]
    fn what_is_written_is_read(table in proptest::collection::vec(proptest::collection::vec(cell(), 4), 6..20)) {
        let file = file(written(&table).as_bytes());
        let overrides = Overrides { delimiter: Some(",".to_owned()), ..Overrides::default() };
        let read = read_delimited(file.path(), &overrides, &Limits::default()).expect("readable");
        let Body::Grid(grid) = read.body else { panic!("a small file is a grid") };
        let rows: Vec<Vec<String>> =
            grid.rows.iter().map(|row| row.iter().map(|cell| cell.text.to_string()).collect()).collect();
        prop_assert_eq!(rows, table);
    }

    #[test]
    fn streamed_rows_are_the_rows_of_the_grid(
        table in proptest::collection::vec(proptest::collection::vec(cell(), 4), 30..60),
        batch in 64usize..600,
        threads in 1usize..5,
    ) {
        let bytes = written(&table).into_bytes();
        let whole = rows(&bytes, &Limits::default());
        let limits = Limits { grid_bytes: 0, batch_bytes: batch, threads, ..Limits::default() };
        prop_assert_eq!(rows(&bytes, &limits), whole);
    }
}
