//! What a person sets about reading (`--sheet`, `--encoding`, `--delimiter`, `--header`, `--range`, `--stack`): it
//! works in every command that reads, and it is kept, so that next month's file is read so without being told.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::binary::apertura;

/// Runs a command that must be done and gives its answer.
fn done(words: &[&str]) -> String {
    let output = apertura().args(words).output().expect("the binary starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert_eq!(output.status.code(), Some(0), "{words:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

fn refused(words: &[&str]) -> String {
    let output = apertura().args(words).output().expect("the binary starts");
    assert_eq!(output.status.code(), Some(2), "{words:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn shown(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

/// One override: how a file must be read with it, in all four commands, now and next month.
struct Case {
    /// Names of the files of this and of the next month, with their bytes.
    files: [(&'static str, Vec<u8>); 2],
    /// The override.
    words: &'static [&'static str],
    /// How the recipe keeps it.
    kept: &'static str,
    /// The first line of what `convert` writes, with and without the override.
    header: [&'static str; 2],
    /// A line of the clean table of either month.
    lines: [&'static str; 2],
}

fn check(case: &Case) {
    let folder = tempfile::tempdir().expect("a folder");
    let paths: Vec<PathBuf> = case
        .files
        .iter()
        .map(|(name, bytes)| {
            let path = folder.path().join(name);
            fs::write(&path, bytes).expect("a file");
            path
        })
        .collect();
    let (now, next) = (shown(&paths[0]), shown(&paths[1]));
    let at = |name: &str| folder.path().join(name);
    let with = |words: &[&str]| -> String { done(&words.iter().chain(case.words).copied().collect::<Vec<_>>()) };
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));

    let json: Value = serde_json::from_str(&with(&["inspect", "--format", "json", now])).expect("JSON");
    let labels: Vec<&str> = json["tables"][0]["columns"]
        .as_array()
        .expect("columns")
        .iter()
        .map(|column| column["label"].as_str().expect("a label"))
        .collect();
    assert_eq!(labels.join(","), case.header[0].replace(" ,", ","), "inspect");

    for (words, header) in [(case.words, case.header[0]), (&[], case.header[1])] {
        let to = at("converted.csv");
        done(&["convert", now, shown(&to)].iter().chain(words).copied().collect::<Vec<_>>());
        assert_eq!(read(&to).lines().next(), Some(header), "convert {words:?}");
    }

    // clean keeps it in the recipe, and the recipe alone reads next month's file
    let clean = at("clean");
    with(&["clean", now, "-o", shown(&clean)]);
    let recipe = fs::read_dir(&clean).expect("a folder").map(|e| e.expect("an entry").path());
    let recipe = recipe.into_iter().find(|path| path.extension().is_some_and(|e| e == "toml")).expect("recipe.toml");
    assert!(read(&recipe).contains(case.kept), "{}", read(&recipe));
    let again = at("again");
    done(&["clean", next, "-o", shown(&again), "--recipe", shown(&recipe)]);
    assert!(has_line(&again, case.lines[1]), "clean --recipe: {}", case.lines[1]);

    // publish keeps it with the dataset
    let data = at("data");
    with(&["publish", now, "--data", shown(&data), "--dataset", "caso", "--title", "Caso", "--agency", "Oficina"]);
    assert!(has_line(&data, case.lines[0]), "publish: {}", case.lines[0]);
    done(&["publish", next, "--data", shown(&data), "--dataset", "caso"]);
    assert!(has_line(&data, case.lines[1]), "published again: {}", case.lines[1]);
}

/// True where a text file in the folder or below has this line.
fn has_line(folder: &Path, line: &str) -> bool {
    fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).any(|path| {
        if path.is_dir() {
            return has_line(&path, line);
        }
        fs::read_to_string(&path).is_ok_and(|text| text.lines().any(|own| own.trim_start_matches('\u{feff}') == line))
    })
}

#[test]
fn the_encoding() {
    // these bytes are sensible in more than one set: the person knows which
    let text = |letter: u8, month: usize| {
        let mut out = b"clave,lugar,visitas\n".to_vec();
        for (number, name) in ["Rinc", "Jard", "Balc", "Sal"].iter().enumerate() {
            out.extend(format!("{number},{name}").bytes());
            out.push(letter);
            out.extend(format!("n,{}\n", 10 * month + number).bytes());
        }
        out
    };
    check(&Case {
        files: [("visitas_enero.csv", text(0xa2, 1)), ("visitas_febrero.csv", text(0xa2, 2))],
        words: &["--encoding", "windows-1252"],
        kept: "encoding = \"windows-1252\"",
        header: ["clave,lugar,visitas", "clave,lugar,visitas"],
        lines: ["2,Balc¢n,12", "3,Sal¢n,23"],
    });
}

#[test]
fn the_delimiter() {
    let text = |month: u32| {
        let rows: Vec<String> = (1..6).map(|n| format!("c{n};{n}0{month},25;alta\n")).collect();
        format!("clave;tasa,mes;estado\n{}", rows.concat()).into_bytes()
    };
    check(&Case {
        files: [("tasas_1.csv", text(1)), ("tasas_2.csv", text(2))],
        words: &["--delimiter", ","],
        kept: "delimiter = \",\"",
        header: ["clave;tasa,mes;estado", "clave,\"tasa,mes\",estado"],
        lines: ["c2;201,25;alta", "c3;302,25;alta"],
    });
}

#[test]
fn the_header() {
    let text = |month: u32| {
        let rows: Vec<String> = (1..8).map(|n| format!("C{n},Colonia {n},{}\n", n * 10 + month)).collect();
        format!("clave,nombre,total\nCVE,COLONIA,LUMINARIAS\n{}", rows.concat()).into_bytes()
    };
    check(&Case {
        files: [("luminarias_1.csv", text(1)), ("luminarias_2.csv", text(2))],
        words: &["--header", "2"],
        kept: "header = \"2\"",
        header: ["CVE,COLONIA,LUMINARIAS", "clave CVE,nombre COLONIA,total LUMINARIAS"],
        lines: ["C3,Colonia 3,31", "C3,Colonia 3,32"],
    });
}

#[test]
fn the_range() {
    let text = |month: u32| {
        let rows: Vec<String> = (1..8).map(|n| format!("C{n},Colonia {n},{},x{n}\n", n * 10 + month)).collect();
        format!("clave,nombre,luminarias,revisa\n{}", rows.concat()).into_bytes()
    };
    check(&Case {
        files: [("luminarias_1.csv", text(1)), ("luminarias_2.csv", text(2))],
        words: &["--range", "A1:C6"],
        kept: "range = \"A1:C6\"",
        header: ["clave,nombre,luminarias", "clave,nombre,luminarias,revisa"],
        lines: ["C5,Colonia 5,51", "C5,Colonia 5,52"],
    });
}

/// A workbook of the corpus: three sheets of one shape.
fn months() -> Vec<u8> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tabular/tests/corpus");
    fs::read(corpus.join("xlsx-una-hoja-por-mes/input.xlsx")).expect("a case of the corpus")
}

fn years() -> Vec<u8> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tabular/tests/corpus");
    fs::read(corpus.join("xlsx-una-hoja-por-anio/input.xlsx")).expect("a case of the corpus")
}

/// The same workbook as another file: a zip with bytes before it is still a zip.
fn padded(mut bytes: Vec<u8>) -> Vec<u8> {
    // the comment at the end of a zip changes nothing in it
    let end = bytes.len();
    bytes[end - 2] = 4;
    bytes.extend(b"nota");
    bytes
}

#[test]
fn the_sheet() {
    check(&Case {
        files: [("consultas_1.xlsx", months()), ("consultas_2.xlsx", padded(months()))],
        words: &["--sheet", "Febrero"],
        kept: "sheet = \"Febrero\"",
        header: ["CENTRO DE SALUD ,Clinica Movil,Consultas", "Centro de salud,Consultas,Clínica móvil"],
        lines: ["La Presa,4,371", "Las Torres,27,540"],
    });
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("consultas.xlsx");
    fs::write(&path, months()).expect("a file");
    let said = refused(&["inspect", shown(&path), "--sheet", "Abril"]);
    assert!(said.contains("Enero, Febrero, Marzo"), "it says which sheets there are: {said}");
}

#[test]
fn the_stack_of_sheets() {
    check(&Case {
        files: [("nacimientos_1.xlsx", years()), ("nacimientos_2.xlsx", padded(years()))],
        words: &["--stack"],
        kept: "stack = \"Año\"",
        header: ["Año,Municipio,Nacimientos,Defunciones", "Municipio,Nacimientos,Defunciones"],
        lines: ["2022,García,2022,622", "2023,Santiago,5023,1223"],
    });
    check(&Case {
        files: [("consultas_1.xlsx", months()), ("consultas_2.xlsx", padded(months()))],
        words: &["--stack=periodo"],
        kept: "stack = \"periodo\"",
        header: ["periodo,Centro de salud,Consultas,Clínica móvil", "Centro de salud,Consultas,Clínica móvil"],
        lines: ["Febrero,La Presa,371,4", "Marzo,San Isidro,301,6"],
    });
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sin_hojas.csv");
    fs::write(&path, "a,b\n1,2\n3,4\n").expect("a file");
    assert!(refused(&["convert", shown(&path), shown(&folder.path().join("x.csv")), "--stack"]).contains("--stack"));
}
