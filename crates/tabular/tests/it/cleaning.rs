//! Recipes, operations and the files of a clean table.

use std::collections::BTreeMap;
use std::path::Path;

use apertura_tabular::clean::{CleanError, Outputs, clean};
use apertura_tabular::cleaned::{Cleaned, FileRole};
use apertura_tabular::recipe::Recipe;
use apertura_tabular::{Limits, Operation, RowKind, Step, Table, ValueType};

use crate::small_table::table;

fn recipe(operations: impl IntoIterator<Item = Operation>) -> Recipe {
    let mut recipe = Recipe::new(1, Default::default());
    recipe.steps = operations.into_iter().map(Step::new).collect();
    recipe
}

fn run(table: &Table, operations: impl IntoIterator<Item = Operation>) -> (Cleaned, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut outputs = Outputs::new(folder.path(), "tabla");
    outputs.key = Some(b"llave de prueba".to_vec());
    let cleaned = clean(table, &recipe(operations), &outputs, &Limits::default(), &|_, _| {}).expect("it cleans");
    (cleaned, folder)
}

fn csv(folder: &tempfile::TempDir) -> String {
    std::fs::read_to_string(folder.path().join("tabla.csv")).expect("a CSV").replace("\r\n", "\n")
}

fn words(words: &[&str]) -> BTreeMap<String, String> {
    words.iter().map(|word| ((*word).to_owned(), "missing".to_owned())).collect()
}

fn number(column: &str) -> Operation {
    Operation::ParseNumber {
        column: column.into(),
        decimal: '.',
        group: Some(','),
        integer: false,
        scale: Some(2),
        percent: false,
        hundredfold: false,
        words: Vec::new(),
        unit: None,
    }
}

fn date(column: &str, order: &str) -> Operation {
    Operation::ParseDate { column: column.into(), order: order.into(), time: false }
}

/// Runs one operation on one column; the column's cells afterwards.
fn column(cells: &[&str], operation: Operation) -> (Vec<String>, Cleaned) {
    let rows: Vec<[&str; 2]> = std::iter::once(["v", "fila"]).chain(cells.iter().map(|cell| [*cell, "x"])).collect();
    let rows: Vec<&[&str]> = rows.iter().map(<[&str; 2]>::as_slice).collect();
    let (cleaned, folder) = run(&table(&rows), [operation]);
    let texts = csv(&folder).lines().skip(1).map(|line| line.trim_end_matches(",x").to_owned()).collect();
    (texts, cleaned)
}

fn check(operation: Operation, cells: &[(&str, &str)], value_type: ValueType) {
    let before: Vec<&str> = cells.iter().map(|(before, _)| *before).collect();
    let (after, cleaned) = column(&before, operation.clone());
    let expected: Vec<&str> = cells.iter().map(|(_, after)| *after).collect();
    assert_eq!(after, expected, "{}", operation.id());
    assert_eq!(cleaned.columns[0].value_type, value_type, "{}", operation.id());
}

#[test]
fn operations_on_cells_do_what_their_heads_say() {
    let v = || "v".to_owned();
    check(
        Operation::NormalizeSpace { columns: vec![v()] },
        &[("  Mpio.\u{a0} Atlixco ", "Mpio. Atlixco"), ("Peña\u{200b}", "Peña"), ("año", "año"), ("a  b", "a b")],
        ValueType::String,
    );
    check(
        Operation::SetMissing { column: v(), words: words(&["s/i", "nd", "sin información"]) },
        &[("S/I", ""), (" ND ", ""), ("Sí", "Sí"), ("SIN INFORMACIÓN", ""), ("nda", "nda"), ("S/N", "S/N")],
        ValueType::String,
    );
    check(
        number("v"),
        &[
            ("\"$ 1,234.50\"", ""),
            ("$ 1,234.50", "1234.50"),
            ("(3)", "-3.00"),
            ("-$45", "-45.00"),
            ("$-45.1", "-45.10"),
            ("1,234,567.89 M.N.", "1234567.89"),
            ("MXN 12", "12.00"),
            ("+7", "7.00"),
            ("0", "0.00"),
            ("1234.5600000000001", "1234.56"),
            ("5", "5.00"),
            ("12.", "12.00"),
        ],
        ValueType::Number,
    );
    check(
        Operation::ParseNumber {
            column: v(),
            decimal: ',',
            group: Some('.'),
            integer: false,
            scale: None,
            percent: true,
            hundredfold: false,
            words: Vec::new(),
            unit: None,
        },
        &[
            ("1.234,5", "1234.5"),
            ("45%", "0.45"),
            ("0.25", "0.25"),
            ("1.234", "1234"),
            ("-0,5", "-0.5"),
            ("12,50 %", "0.125"),
        ],
        ValueType::Number,
    );
    check(
        Operation::ParseNumber {
            column: v(),
            decimal: '.',
            group: Some(' '),
            integer: true,
            scale: None,
            percent: false,
            hundredfold: false,
            words: Vec::new(),
            unit: None,
        },
        &[("1 234", "1234"), ("1\u{a0}234\u{202f}567", "1234567"), ("12.0", "12"), ("1.5E+3", "1500"), ("-7", "-7")],
        ValueType::Integer,
    );
    check(
        date("v", "dmy"),
        &[
            ("31/12/2024", "2024-12-31"),
            ("3 de marzo de 2020", "2020-03-03"),
            ("05-ene-98", "1998-01-05"),
            ("1/2/29", "2029-02-01"),
            ("1/2/30", "1930-02-01"),
            ("2024-02-29", "2024-02-29"),
            ("martes 3 de septiembre del 2019", "2019-09-03"),
            ("Mar 5, 2021", "2021-03-05"),
            ("29.02.2000", "2000-02-29"),
            ("31122024", "2024-12-31"),
            ("2021-05-06T00:00:00", "2021-05-06"),
            ("2013-10-07 00:00:00 GMT", "2013-10-07"),
        ],
        ValueType::Date,
    );
    check(date("v", "mdy"), &[("12/31/2024", "2024-12-31"), ("2/1/24", "2024-02-01")], ValueType::Date);
    check(date("v", "ymd"), &[("2024/12/31", "2024-12-31"), ("20241231", "2024-12-31")], ValueType::Date);
    check(date("v", "serial"), &[("45292", "2024-01-01"), ("61", "1900-03-01")], ValueType::Date);
    check(
        Operation::ParseDate { column: v(), order: "dmy".into(), time: true },
        &[
            ("31/12/2024 9:05", "2024-12-31T09:05:00"),
            ("01/01/2024", "2024-01-01T00:00:00"),
            ("1/1/2024 1:00:00 p. m.", "2024-01-01T13:00:00"),
        ],
        ValueType::Datetime,
    );
    check(
        Operation::ParseTime { column: v() },
        &[
            ("9:05", "09:05:00"),
            ("1:00:00 p.m.", "13:00:00"),
            ("12:00 AM", "00:00:00"),
            ("18:30 hrs", "18:30:00"),
            ("09:05:06.5", "09:05:06.5"),
        ],
        ValueType::Time,
    );
    check(
        Operation::ParseBoolean { column: v(), yes: vec!["sí".into()], no: vec!["no".into()] },
        &[("SI", "true"), ("No ", "false"), ("sí", "true")],
        ValueType::Boolean,
    );
    check(Operation::KeepText { column: v() }, &[("007", "007")], ValueType::String);
    check(Operation::ParseYear { column: v() }, &[("2024", "2024"), ("1998.0", "1998")], ValueType::Year);
    check(
        Operation::PadZeros { column: v(), width: 3 },
        &[("7", "007"), ("114", "114"), ("S/N", "S/N"), ("1140", "1140")],
        ValueType::String,
    );
    check(
        Operation::MapValues {
            column: v(),
            values: BTreeMap::from([("Cd. Serdán".to_owned(), "Ciudad Serdán".to_owned())]),
        },
        &[("Cd. Serdán", "Ciudad Serdán"), ("Puebla", "Puebla")],
        ValueType::String,
    );
    check(Operation::Mask { column: v(), keep: 4 }, &[("2221234567", "******4567"), ("123", "***")], ValueType::String);
    check(
        Operation::Generalize { column: v(), to: None, step: None },
        &[
            ("1987-05-21", "1987"),
            ("19.043719", "19.04"),
            ("Ana", ""),
            ("8157106133", ""),
            ("583600.5", ""),
            ("34", ""),
        ],
        ValueType::String,
    );
}

#[test]
fn what_cannot_be_converted_is_blank_and_listed() {
    let mut cells = vec!["10.00"; 40];
    cells[7] = "12 km";
    let (after, cleaned) = column(&cells, number("v"));
    assert_eq!(after[7], "");
    assert_eq!(cleaned.changes.unconverted[0].cells, [(9, "12 km".to_owned())]);
    let drift = &cleaned.changes.drift[0];
    assert_eq!((drift.reason.as_str(), drift.count, drift.step), ("some-misfits", 1, 1));
}

#[test]
fn a_column_that_no_longer_holds_numbers_stays_text() {
    let (after, cleaned) = column(&["10", "doce", "trece", "11"], number("v"));
    assert_eq!(after, ["10", "doce", "trece", "11"]);
    assert_eq!(cleaned.columns[0].value_type, ValueType::String);
    let drift = &cleaned.changes.drift;
    assert_eq!((drift.len(), drift[0].reason.as_str(), drift[0].count), (1, "too-many-misfits", 2));
    assert!(cleaned.changes.unconverted.is_empty());
}

#[test]
fn a_step_for_a_column_that_is_gone_is_drift_and_the_rest_runs() {
    let (cleaned, folder) = run(
        &table(&[&["monto", "fecha"], &["$1", "2/3/2024"]]),
        [
            number("importe"),
            date("fecha", "dmy"),
            Operation::Rename { column: "fecha".into(), to: "monto".into() },
            date("fecha", "xyz"),
        ],
    );
    let drift: Vec<_> = cleaned.changes.drift.iter().map(|d| (d.step, d.reason.as_str())).collect();
    assert_eq!(drift, [(1, "no-such-column"), (3, "name-taken"), (4, "bad-setting")]);
    assert_eq!(csv(&folder), "monto,fecha\n$1,2024-03-02\n");
}

#[test]
fn steps_over_rows_and_columns() {
    let mut messy = table(&[
        &["estado", "clave", "2019", "2020"],
        &["Puebla", "a", "1", "2"],
        &["", "b", "3", ""],
        &["", "b", "3", ""],
        &["Total", "", "7", "2"],
        &["Tlaxcala", "c", "5", "6"],
    ]);
    messy.structure.exceptions = vec![(5, RowKind::Derived)];
    let steps = [
        Operation::DropDerived,
        Operation::FillDown { columns: vec!["estado".into()] },
        Operation::DropDuplicates,
        Operation::Unpivot { columns: vec!["2019".into(), "2020".into()], key: "anio".into(), value: "total".into() },
        Operation::ParseYear { column: "anio".into() },
        Operation::Rename { column: "clave".into(), to: "id".into() },
        Operation::DropColumns { columns: vec!["estado".into()] },
    ];
    let (cleaned, folder) = run(&messy, steps.clone());
    assert_eq!(csv(&folder), "id,anio,total\na,2019,1\na,2020,2\nb,2019,3\nb,2020,\nc,2019,5\nc,2020,6\n");
    assert_eq!(
        cleaned.changes.left_out,
        BTreeMap::from([("derived".to_owned(), 1), ("duplicate".to_owned(), 1), ("header".to_owned(), 1),])
    );
    assert_eq!((cleaned.changes.rows_read, cleaned.rows), (5, 6));
    let filled = cleaned.changes.steps.iter().find(|step| step.operation == "fill-down").expect("the step");
    assert_eq!(filled.cells_changed, 2);
    let (_, folder) = run(&messy, steps.into_iter().take(2));
    assert_eq!(csv(&folder).lines().nth(3), Some("Puebla,b,3,"));
}

#[test]
fn a_pseudonym_is_keyed_and_a_personal_datum_is_never_reported() {
    let people = table(&[&["curp", "edad"], &["GOMA850101HPLMRN09", "30"], &["GOMA850101HPLMRN09", "x"]]);
    let steps = [
        Operation::MapValues {
            column: "curp".into(),
            values: BTreeMap::from([("GOMA850101HPLMRN09".to_owned(), "GOMA850101HPLMRN00".to_owned())]),
        },
        Operation::Pseudonymize { column: "curp".into() },
    ];
    let (cleaned, folder) = run(&people, steps.clone());
    let text = csv(&folder);
    let pseudonyms: Vec<&str> = text.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(pseudonyms[0], pseudonyms[1]);
    // HMAC-SHA-256 with the key `llave de prueba`, first 16 bytes (computed with Python's hmac)
    assert_eq!(pseudonyms[0], PSEUDONYM);
    assert!(cleaned.changes.steps.iter().all(|step| step.samples.iter().all(|sample| !sample.before.contains("GOMA"))));
    for file in &cleaned.files {
        let bytes = std::fs::read(folder.path().join(&file.name)).expect("a file");
        let holds = bytes.windows(4).any(|part| part == b"GOMA");
        // a person's own mass edit stands in the recipe; nothing else may hold the datum
        assert_eq!(holds, file.role == FileRole::Recipe, "{}", file.name);
    }
    let outputs = Outputs::new(folder.path(), "sin_llave");
    let refused = clean(&people, &recipe(steps), &outputs, &Limits::default(), &|_, _| {});
    assert!(matches!(refused, Err(CleanError::NoKey { column }) if column == "curp"));
    assert!(!folder.path().join("sin_llave.csv").exists());
}

const PSEUDONYM: &str = "31bfeac12e7e2f123857ded48406dced";

#[test]
fn a_recipe_survives_its_file() {
    let mut recipe = recipe([
        Operation::NormalizeSpace { columns: vec!["a".into(), "b".into()] },
        Operation::SetMissing { column: "a".into(), words: words(&["s/i", "nd"]) },
        number("b"),
        Operation::DropDerived,
        date("c", "dmy"),
    ]);
    recipe.import.overrides.delimiter = Some(";".into());
    recipe.steps[1].enabled = false;
    recipe.steps[1].because = Some("missing-words".into());
    let text = recipe.to_toml();
    assert_eq!(Recipe::from_toml(&text).expect("it reads"), recipe);
    assert!(text.contains("op = \"drop-derived\""), "{text}");
    assert_eq!(
        Recipe::from_toml("version = 99\nengine = \"1\"\n[import]\ntable = 1\n").map_err(|e| e.code()),
        Err("recipe-version")
    );
    assert_eq!(Recipe::from_toml("version = ").map_err(|e| e.code()), Err("bad-recipe"));
    let unknown = "version = 1\nengine = \"1\"\n[import]\ntable = 1\n[[step]]\nop = \"explode\"\n";
    assert_eq!(Recipe::from_toml(unknown).map_err(|e| e.code()), Err("bad-recipe"));
}

/// Many rows of several kinds, more than one batch.
fn long_table() -> Table {
    let rows: Vec<[String; 5]> = (0..9_000u32)
        .map(|n| {
            [
                n.to_string(),
                format!("{:02}/{:02}/{}", n % 28 + 1, n % 12 + 1, 2000 + n % 20),
                if n % 17 == 0 { "S/I".to_owned() } else { format!("${},{:03}.{:02}", n % 9 + 1, n % 1000, n % 100) },
                format!("  Calle \"{}\", {}\n", n % 7, ["Peña", "Ñandú", "=1+1", "Cholula"][n as usize % 4]),
                if n % 3 == 0 { String::new() } else { ["Sí", "NO"][n as usize % 2].to_owned() },
            ]
        })
        .collect();
    let mut texts = vec![vec!["id", "fecha", "monto", "calle", "activo"]];
    texts.extend(rows.iter().map(|row| row.iter().map(String::as_str).collect()));
    table(&texts.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

fn long_recipe() -> Recipe {
    recipe([
        Operation::NormalizeSpace { columns: vec!["calle".into()] },
        Operation::SetMissing { column: "monto".into(), words: words(&["s/i"]) },
        Operation::ParseNumber {
            column: "id".into(),
            decimal: '.',
            group: None,
            integer: true,
            scale: None,
            percent: false,
            hundredfold: false,
            words: Vec::new(),
            unit: None,
        },
        date("fecha", "dmy"),
        number("monto"),
        Operation::ParseBoolean { column: "activo".into(), yes: vec!["si".into()], no: vec!["no".into()] },
    ])
}

fn files(folder: &Path, threads: usize) -> (Cleaned, Vec<Vec<u8>>) {
    let limits = Limits { threads, ..Limits::default() };
    let cleaned =
        clean(&long_table(), &long_recipe(), &Outputs::new(folder, "larga"), &limits, &|_, _| {}).expect("it cleans");
    let bytes = cleaned.files.iter().map(|file| std::fs::read(folder.join(&file.name)).expect("a file")).collect();
    (cleaned, bytes)
}

#[test]
fn the_same_table_and_recipe_give_the_same_bytes_on_any_number_of_threads() {
    let folder = tempfile::tempdir().expect("a folder");
    let (first, bytes) = files(folder.path(), 1);
    assert_eq!(first.files.len(), 7);
    for threads in 2..=4 {
        let (again, others) = files(folder.path(), threads);
        for (at, file) in first.files.iter().enumerate() {
            assert_eq!(bytes[at], others[at], "{} on {threads} threads", file.name);
            assert_eq!(file, &again.files[at]);
        }
        assert_eq!(first.changes, again.changes);
        assert_eq!(first.profile, again.profile);
    }
    assert!(std::fs::read_dir(folder.path()).expect("a folder").count() == 7, "no part file stays");
}

#[test]
fn csv_parquet_and_workbook_say_the_same() {
    use arrow::util::display::array_value_to_string;
    let folder = tempfile::tempdir().expect("a folder");
    let (cleaned, _) = files(folder.path(), 2);
    assert_eq!(cleaned.rows, 9_000);
    let read = apertura_tabular::delimited::read_delimited(
        &folder.path().join("larga.csv"),
        &Default::default(),
        &Limits::default(),
    )
    .expect("our reader reads our CSV");
    let apertura_tabular::Body::Grid(grid) = read.body else { panic!("a small file is a grid") };
    assert_eq!(grid.len(), 9_001);
    assert_eq!(grid.cell(3, 0).text.as_ref(), "1");
    assert_eq!(grid.cell(3, 3).text.as_ref(), "Calle \"1\", Ñandú");
    assert_eq!(grid.cell(3, 1).text.as_ref(), "2001-02-02");
    assert_eq!(grid.cell(2, 2).text.as_ref(), "");
    let file = std::fs::File::open(folder.path().join("larga.parquet")).expect("a file");
    let reader = parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder::try_new(file).expect("Parquet").build();
    let mut record = 2;
    for batch in reader.expect("a reader") {
        let batch = batch.expect("a batch");
        let types: Vec<String> = batch.schema().fields().iter().map(|field| field.data_type().to_string()).collect();
        assert_eq!(types, ["Int64", "Date32", "Decimal128(18, 2)", "Utf8", "Boolean"]);
        for row in 0..batch.num_rows() {
            for at in 0..batch.num_columns() {
                let text = array_value_to_string(batch.column(at), row).expect("a text");
                assert_eq!(text, grid.cell(record, at).text.as_ref(), "record {record}, column {at}");
            }
            record += 1;
        }
    }
    assert_eq!(record, 9_002);
    use calamine::{Data, Reader};
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(folder.path().join("larga.xlsx")).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("its cells");
    assert_eq!(sheet.height(), 9_001);
    assert_eq!(sheet.get((2, 0)), Some(&Data::Float(1.0)));
    assert!(matches!(sheet.get((2, 1)), Some(Data::DateTime(_))), "{:?}", sheet.get((2, 1)));
    assert_eq!(sheet.get((3, 3)), Some(&Data::String("Calle \"2\", =1+1".into())));
    assert_eq!(sheet.get((2, 4)), Some(&Data::Bool(false)));
}

#[test]
fn the_data_package_describes_the_csv() {
    let folder = tempfile::tempdir().expect("a folder");
    let (cleaned, _) = files(folder.path(), 1);
    let text = std::fs::read_to_string(folder.path().join("datapackage.json")).expect("a descriptor");
    let package: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(package["$schema"], "https://datapackage.org/profiles/2.0/datapackage.json");
    let table = &package["resources"][0];
    assert_eq!((&table["type"], &table["path"]), (&"table".into(), &"larga.csv".into()));
    assert_eq!(table["bytes"], cleaned.files[0].bytes);
    assert_eq!(table["hash"], format!("sha256:{}", cleaned.files[0].sha256));
    let types: Vec<_> =
        table["schema"]["fields"].as_array().expect("fields").iter().map(|f| f["type"].clone()).collect();
    assert_eq!(types, ["integer", "date", "number", "string", "boolean"]);
    assert_eq!(table["schema"]["fields"][0]["constraints"], serde_json::json!({ "required": true, "unique": true }));
    let dictionary = std::fs::read_to_string(folder.path().join("dictionary.csv")).expect("a dictionary");
    assert_eq!(dictionary.lines().count(), 6);
    assert!(dictionary.lines().nth(3).expect("monto").starts_with("monto,MONTO,,number,2,"), "{dictionary}");
}

#[test]
fn steps_that_make_columns_and_choose_rows() {
    let messy = table(&[
        &["lugar", "nombre", "apellido", "domicilio", "estatus"],
        &["Atlixco, Puebla", "ANA", "peña", "Juárez 5, C.P. 72000", "Vigente"],
        &["Apizaco, Tlaxcala", "", "Ñúñez", "Conocido", "Cancelado"],
        &["Puebla", "LUZ MARÍA", "Díaz", "C.P. 72100", ""],
    ]);
    let (cleaned, folder) = run(
        &messy,
        [
            Operation::Split {
                column: "lugar".into(),
                separator: ", ".into(),
                into: vec!["municipio".into(), "estado".into()],
                keep: false,
                pattern: false,
                lengths: Vec::new(),
            },
            Operation::ChangeCase { column: "nombre".into(), to: "title".into() },
            Operation::ChangeCase { column: "apellido".into(), to: "upper".into() },
            Operation::Join {
                columns: vec!["nombre".into(), "apellido".into()],
                separator: " ".into(),
                to: "persona".into(),
            },
            Operation::Extract { column: "domicilio".into(), pattern: r"C\.P\. (\d{5})".into(), to: "cp".into() },
            Operation::ReplaceText {
                column: "domicilio".into(),
                find: r",?\s*C\.P\. \d{5}".into(),
                replace: String::new(),
                pattern: true,
            },
            Operation::Recode {
                column: "estado".into(),
                to: "cve_ent".into(),
                values: BTreeMap::from([("PUEBLA".to_owned(), "21".to_owned())]),
            },
            Operation::DropRows { column: "estatus".into(), values: vec![String::new()] },
            Operation::DropColumns { columns: vec!["nombre".into(), "apellido".into(), "estatus".into()] },
            Operation::Reorder { columns: vec!["persona".into(), "cp".into()] },
        ],
    );
    assert_eq!(
        csv(&folder),
        "persona,cp,municipio,estado,cve_ent,domicilio\n\
         Ana PEÑA,72000,Atlixco,Puebla,21,Juárez 5\n\
         ÑÚÑEZ,,Apizaco,Tlaxcala,,Conocido\n"
    );
    assert_eq!(cleaned.changes.left_out.get("row"), Some(&1));
    let misfits = |id: &str| cleaned.changes.steps.iter().find(|s| s.operation == id).map(|s| s.misfits);
    assert_eq!((misfits("extract"), misfits("recode")), (Some(1), Some(1)));
    let (_, folder) = run(&messy, [Operation::KeepRows { column: "estatus".into(), values: vec!["Vigente".into()] }]);
    assert_eq!(csv(&folder).lines().count(), 2);
}

#[test]
fn a_profile_that_is_known_is_kept_and_says_what_a_new_one_would() {
    let messy = long_table();
    let known = apertura_tabular::profile::profile(&messy, &Limits::default()).expect("a profile");
    let folder = tempfile::tempdir().expect("a folder");
    let mut outputs = Outputs::new(folder.path(), "a");
    outputs.spreadsheet_cells = 0;
    let steps = [date("fecha", "dmy"), Operation::KeepText { column: "calle".into() }];
    let run = |outputs: &Outputs| {
        clean(&messy, &recipe(steps.clone()), outputs, &Limits::default(), &|_, _| {}).expect("it cleans").profile
    };
    let mut fresh = run(&outputs);
    let mut kept = run(&outputs.with_profile(&known));
    for column in fresh.columns.iter_mut().chain(&mut kept.columns) {
        column.facts = Default::default();
    }
    assert_eq!(fresh, kept);
}

#[test]
fn a_percent_is_published_as_it_is_shown() {
    let shares = ["0.45", "1", "0.075", "0.333333", "12%"];
    let rows: Vec<[&str; 2]> = std::iter::once(["avance", "fila"]).chain(shares.map(|share| [share, "x"])).collect();
    let rows: Vec<&[&str]> = rows.iter().map(<[&str; 2]>::as_slice).collect();
    let mut table = table(&rows);
    let as_percent = || Operation::ParseNumber {
        column: "avance".into(),
        decimal: '.',
        group: None,
        integer: false,
        scale: None,
        percent: false,
        hundredfold: true,
        words: Vec::new(),
        unit: Some("%".into()),
    };
    let column = |folder: &tempfile::TempDir| -> Vec<String> {
        csv(folder).lines().skip(1).map(|line| line.trim_end_matches(",x").to_owned()).collect()
    };
    // a plain column next month: nothing is multiplied in silence
    let (cleaned, folder) = run(&table, [as_percent()]);
    assert_eq!(column(&folder), ["0.45", "1", "0.075", "0.333333", "12"]);
    assert_eq!(cleaned.columns[0].unit.as_deref(), Some("%"));
    table.columns[0].native = Some(apertura_tabular::CellKind::Percent);
    let (_, folder) = run(&table, [as_percent()]);
    assert_eq!(column(&folder), ["45", "100", "7.5", "33.3333", "12"]);
}

#[test]
fn a_sparse_key_is_filled_and_its_subtotals_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("hechos.csv");
    let mut text = String::from("Municipio,Tipo,Casos\n");
    for place in ["Linares", "Allende", "Mina"] {
        text += &format!("{place},Choque,4\n,Atropello,2\n,Volcadura,1\nSubtotal {place},,7\n");
    }
    std::fs::write(&path, text).expect("it writes");
    let (overrides, limits) = (Default::default(), Limits::default());
    let examined = apertura_tabular::inspection::examine(&path, &overrides, &limits).expect("it reads");
    let (table, profile) = (&examined.structured.tables[0], &examined.profiles[0]);
    let recipe = apertura_tabular::suggest::recipe(table, 1, &overrides, profile, &examined.findings);
    let outputs = Outputs::new(folder.path(), "tabla");
    clean(table, &recipe, &outputs, &limits, &|_, _| {}).expect("it cleans");
    let rows: Vec<String> = csv(&folder).lines().skip(1).map(str::to_owned).collect();
    assert_eq!(rows.len(), 9, "{rows:?}");
    assert_eq!(rows[..4], ["Linares,Choque,4", "Linares,Atropello,2", "Linares,Volcadura,1", "Allende,Choque,4"]);
}
