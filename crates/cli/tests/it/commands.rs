//! The commands as a person types them: answers, refusals with the way on, exit codes.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::binary::{apertura, examples, run};

fn said(output: &Output) -> (String, String, Option<i32>) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr), output.status.code())
}

fn example(name: &str) -> String {
    examples().join(name).to_string_lossy().into_owned()
}

fn inspected(name: &str) -> Value {
    let (out, err, code) = said(&run(&["inspect", "--format", "json", &example(name)]));
    assert_eq!(code, Some(0), "{err}");
    serde_json::from_str(&out).expect("JSON")
}

#[test]
fn inspect_finds_the_table_that_a_person_sees() {
    for (name, encoding, header, rows, first, columns) in [
        ("licencias_funcionamiento_2024.csv", Some("windows-1252"), 4, 1, 5, 11),
        ("unidades_transporte.csv", Some("macintosh"), 1, 1, 2, 8),
        ("anuario_poblacion.xlsx", None, 5, 2, 8, 6),
        ("padron_capacitacion.xlsx", None, 4, 1, 5, 11),
        ("hechos_viales_2025.xlsx", None, 5, 1, 6, 15),
    ] {
        let json = inspected(name);
        assert_eq!(json["source"]["encoding"].as_str(), encoding, "{name}");
        let table = &json["tables"][0];
        assert_eq!(table["header"]["first_row"], header, "{name}");
        assert_eq!(table["header"]["rows"], rows, "{name}");
        assert_eq!(table["data"]["first_row"], first, "{name}");
        assert_eq!(table["columns"].as_array().map(Vec::len), Some(columns), "{name}");
    }
}

#[test]
fn inspect_names_the_columns_with_accents_repaired() {
    let json = inspected("unidades_transporte.csv");
    let labels: Vec<&str> =
        json["tables"][0]["columns"].as_array().unwrap().iter().filter_map(|c| c["label"].as_str()).collect();
    assert!(labels.contains(&"Año") && labels.contains(&"Número económico"), "{labels:?}");
}

#[test]
fn inspect_flags_personal_data_and_never_shows_it() {
    let (out, _, code) = said(&run(&["inspect", "--format", "json", &example("padron_capacitacion.xlsx")]));
    assert_eq!(code, Some(0));
    let json: Value = serde_json::from_str(&out).unwrap();
    for name in ["curp", "nombre_completo", "telefono", "correo_electronico"] {
        let column =
            json["tables"][0]["columns"].as_array().unwrap().iter().find(|c| c["name"] == name).expect("the column");
        assert!(column["personal"].is_string(), "{name} is personal");
        assert!(column["min"].is_null() && column["max"].is_null(), "{name} shows no value");
    }
    assert!(!out.contains("@correo.example"), "no mail address in the report");
}

#[test]
fn inspect_speaks_spanish_and_english() {
    let file = example("licencias_funcionamiento_2024.csv");
    assert!(said(&run(&["inspect", &file])).0.contains("encabezado en el renglón 4"));
    assert!(said(&run(&["--lang", "en", "inspect", &file])).0.contains("header in row 4"));
    let english = apertura().env("LANG", "en_US.UTF-8").args(["inspect", &file]).output().unwrap();
    assert!(said(&english).0.contains("header in row 4"));
    assert!(said(&run(&["--help"])).0.contains("Limpia la tabla"));
    assert!(said(&run(&["--lang=en", "--help"])).0.contains("Cleans the table"));
}

#[test]
fn row_kinds_are_one_word_a_record() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tabla.csv");
    fs::write(&file, "Reporte mensual,,\n,,\nMunicipio,Hombres,Mujeres\nApodaca,10,12\nGarcía,20,21\nSantiago,5,6\nTotal,35,39\n,,\nFuente: registro propio.,,\n").unwrap();
    let (out, _, code) = said(&run(&["inspect", "--row-kinds", &file.to_string_lossy()]));
    assert_eq!(code, Some(0));
    let kinds: Vec<&str> = out.lines().collect();
    assert_eq!(kinds, ["metadata", "empty", "header", "data", "data", "data", "derived", "empty", "notes"]);
}

#[test]
fn fail_on_turns_findings_into_an_exit_code() {
    let file = example("padron_capacitacion.xlsx");
    assert_eq!(said(&run(&["inspect", "--fail-on", "error", &file])).2, Some(1));
    let folder = tempfile::tempdir().unwrap();
    let tidy = folder.path().join("limpio.csv");
    fs::write(&tidy, "municipio,casos\nApodaca,10\nGarcía,20\nSantiago,5\n").unwrap();
    assert_eq!(said(&run(&["inspect", "--fail-on", "error", &tidy.to_string_lossy()])).2, Some(0));
    let (_, err, code) = said(&run(&["inspect", "--fail-on", "grave", &tidy.to_string_lossy()]));
    assert!(code == Some(2) && err.contains("ayuda:"), "{err}");
}

#[test]
fn files_that_are_no_table_are_refused_in_one_sentence_with_the_way_on() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_string_lossy().into_owned()
    };
    for (path, code) in [
        (write("vacio.csv", b""), 1),
        (write("informe.csv", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"), 1),
        (write("foto.xlsx", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), 1),
        (folder.path().join("no-existe.csv").to_string_lossy().into_owned(), 2),
    ] {
        let (out, err, got) = said(&run(&["inspect", &path]));
        assert_eq!(got, Some(code), "{path}: {err}");
        assert!(out.is_empty() && err.contains("error:") && err.contains("ayuda:"), "{path}: {out}{err}");
        assert!(!err.contains("panicked"), "{path}: {err}");
    }
}

#[test]
fn a_limit_says_how_to_raise_it_and_can_be_raised() {
    let folder = tempfile::tempdir().unwrap();
    let inspect = |limits: &[&str]| {
        let file = example("padron_capacitacion.xlsx");
        let words = [&["inspect", "--lang", "es", &file], limits].concat();
        said(&apertura().current_dir(folder.path()).args(words).output().unwrap())
    };
    let (_, err, code) = inspect(&["--limit", "cells=20"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("celdas en memoria") && err.contains("--limit cells=84") && err.contains("[limits]"), "{err}");
    let (_, err, code) = inspect(&["--limit", "celdas=20"]);
    assert!(code == Some(2) && err.contains("unpacked_bytes"), "{err}");
    let (_, err, code) = inspect(&["--limit", "cells=mucho"]);
    assert!(code == Some(2) && err.contains("cells=512M"), "{err}");
    // the settings of the folder hold, the command line wins
    fs::write(folder.path().join("apertura.toml"), "[limits]\ncells = 20\n").unwrap();
    assert_eq!(inspect(&[]).2, Some(1));
    assert_eq!(inspect(&["--limit", "cells=1_000_000"]).2, Some(0));
}

#[test]
fn clean_writes_every_file_and_the_same_bytes_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = example("licencias_funcionamiento_2024.csv");
    let clean = |name: &str, recipe: Option<&Path>| {
        let out = folder.path().join(name);
        let mut command = apertura();
        command.args(["clean", &file, "-o"]).arg(&out);
        if let Some(recipe) = recipe {
            command.arg("--recipe").arg(recipe);
        }
        let (_, err, code) = said(&command.output().unwrap());
        assert_eq!(code, Some(0), "{err}");
        out
    };
    let (first, second) = (clean("a", None), clean("b", None));
    let third = clean("c", Some(&first.join("recipe.toml")));
    let stem = "licencias_funcionamiento_2024";
    for name in [
        format!("{stem}.csv"),
        format!("{stem}.parquet"),
        format!("{stem}.xlsx"),
        "recipe.toml".into(),
        "dictionary.csv".into(),
        "datapackage.json".into(),
        "changes.json".into(),
        "report.html".into(),
    ] {
        let bytes = fs::read(first.join(&name)).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert_eq!(bytes, fs::read(second.join(&name)).unwrap(), "{name}: the same input gives the same bytes");
        assert_eq!(bytes, fs::read(third.join(&name)).unwrap(), "{name}: the written recipe gives the same bytes");
    }
    let csv = fs::read_to_string(first.join(format!("{stem}.csv"))).unwrap();
    let header = csv.lines().next().unwrap();
    assert!(header.starts_with("num,no_de_licencia,fecha_de_expedicion,vigencia"), "{header}");
    assert!(csv.contains("00003,LIC/2024/0003,2024-01-03,"), "dates are ISO 8601, leading zeros stay");
    assert!(!csv.contains('$') && !csv.contains(",ND,") && !csv.contains("Fuente:"), "money, missing words, notes");
    assert_eq!(csv.lines().count(), 641, "the total is no row of the clean table");
}

#[test]
fn convert_leaves_the_text_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("tabla.csv");
    let (_, err, code) =
        said(&run(&["convert", &example("licencias_funcionamiento_2024.csv"), &out.to_string_lossy()]));
    assert_eq!(code, Some(0), "{err}");
    assert!(err.contains("fuera"), "rows left out are counted on stderr: {err}");
    let csv = fs::read_to_string(&out).unwrap();
    assert!(csv.starts_with("Núm.,No. de licencia,Fecha de expedición"), "{}", csv.lines().next().unwrap());
    assert!(csv.contains("02/01/2024") && csv.contains("\"$ "), "dates and money as they stood");
    let (_, err, code) = said(&run(&["convert", &example("licencias_funcionamiento_2024.csv"), "tabla.docx"]));
    assert!(code == Some(2) && err.contains("ayuda:"), "{err}");
    let (_, err, code) =
        said(&run(&["convert", "--table", "9", &example("licencias_funcionamiento_2024.csv"), &out.to_string_lossy()]));
    assert!(code == Some(2) && err.contains("ayuda:"), "{err}");
}

#[test]
fn publish_refuses_undecided_personal_data_and_says_how_to_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let file = example("padron_capacitacion.xlsx");
    let publish = |more: &[&str]| {
        let mut command = apertura();
        command.args(["publish", &file, "--title", "Padrón", "--agency", "Oficina", "--data"]).arg(&data).args(more);
        said(&command.output().unwrap())
    };
    let (_, err, code) = publish(&[]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("curp") && err.contains("ayuda:"), "{err}");
    let (_, err, code) = publish(&["--decide", "curp=quitar"]);
    assert!(code == Some(2) && err.contains("curp=quitar"), "{err}");
    let decide = ["curp", "nombre_completo", "telefono", "correo_electronico", "fecha_de_nacimiento"];
    let words: Vec<String> = decide.iter().map(|c| format!("{c}=remove")).collect();
    let mut more = Vec::new();
    for word in &words {
        more.extend(["--decide", word.as_str()]);
    }
    let (_, err, code) = publish(&more);
    assert_eq!(code, Some(0), "{err}");
    let (_, err, code) = publish(&more);
    assert!(code == Some(1), "the same file again is nothing new: {err}");
}

#[test]
fn the_second_month_becomes_version_two_and_says_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data").to_string_lossy().into_owned();
    let (_, err, code) = said(&run(&["demo", "--no-serve", "--data", &data]));
    assert_eq!(code, Some(0), "{err}");
    assert!(err.contains("62 filas nuevas, 3 quitadas, 2 cambiadas"), "{err}");
    let (out, err, code) = said(&run(&["verify", "--data", &data, "--format", "json"]));
    assert_eq!(code, Some(0), "{err}");
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["versions"], 7);
    let (audited, _, code) = said(&run(&["audit", "verify", "--data", &data, "--format", "json"]));
    assert!(code == Some(0) && audited == out, "{audited}");
    let (_, err, code) = said(&run(&["demo", "--no-serve", "--data", &data]));
    assert!(code == Some(0) && err.contains("ya estaba publicado"), "{err}");
}

#[test]
fn inspect_says_in_the_codes_of_frictionless_what_it_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pagos.csv");
    let mut text = "folio,monto,,monto\n".to_owned();
    for n in 1..=60 {
        text += &match n {
            9 => "F-009,doce,caja,3\n".to_owned(),
            20 => "F-004,88.5,caja,7\n".to_owned(),
            30 => ",,,\n".to_owned(),
            _ => format!("F-{n:03},{}.5,caja {},{}\n", n * 17, n % 4, n % 5),
        };
    }
    std::fs::write(&path, text).unwrap();
    let (out, err, code) = said(&run(&["inspect", "--format", "json", path.to_str().unwrap()]));
    assert_eq!(code, Some(0), "{err}");
    let json: Value = serde_json::from_str(&out).unwrap();
    let errors = json["frictionless"].as_array().unwrap();
    let has = |kind: &str, row: Option<u64>, field: Option<u64>| {
        errors.iter().any(|e| e["type"] == kind && e["rowNumber"].as_u64() == row && e["fieldNumber"].as_u64() == field)
    };
    assert!(has("blank-label", Some(1), Some(3)), "{errors:#?}");
    assert!(has("duplicate-label", Some(1), Some(4)), "{errors:#?}");
    assert!(has("type-error", Some(10), Some(2)), "{errors:#?}");
    assert!(has("unique-error", Some(21), Some(1)), "{errors:#?}");
    assert!(has("blank-row", Some(31), None), "{errors:#?}");
    let rules = |finding: &Value| finding["rule"].as_str().unwrap().to_owned();
    let found: Vec<String> = json["findings"].as_array().unwrap().iter().map(rules).collect();
    assert!(errors.iter().all(|e| e["rule"] == "blank-rows" || found.contains(&rules(e))), "{found:?}");
}

#[test]
fn small_counts_are_settled_by_a_recipe_or_on_the_command_line_and_the_effect_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("victimas.csv");
    let text = "Municipio,Sexo,Víctimas\nApodaca,Hombres,14\nApodaca,Mujeres,1\nApodaca,Total,15\n\
        Juárez,Hombres,9\nJuárez,Mujeres,22\nJuárez,Total,31\nMina,Hombres,20\nMina,Mujeres,8\nMina,Total,28\n";
    fs::write(&file, text).unwrap();
    let file = file.to_string_lossy().into_owned();
    let out = folder.path().join("limpio");
    let out = out.to_string_lossy().into_owned();
    let (_, err, _) = said(&run(&["clean", &file, "-o", &out]));
    assert!(err.contains("1 hallazgo que una persona debe decidir"), "{err}");
    // the proposed step waits in the recipe, switched off
    let recipe = format!("{out}/recipe.toml");
    let proposed = fs::read_to_string(&recipe).unwrap();
    assert!(proposed.contains("enabled = false") && proposed.contains("op = \"suppress-cells\""), "{proposed}");
    fs::write(&recipe, proposed.replace("enabled = false\n", "")).unwrap();
    let (_, err, code) = said(&run(&["clean", &file, "-o", &out, "--recipe", &recipe]));
    assert_eq!(code, Some(0), "{err}");
    assert!(!err.contains("debe decidir") && err.contains("menos de 3 personas: 1 → 0"), "{err}");
    let csv = fs::read_to_string(format!("{out}/victimas.csv")).unwrap();
    assert!(csv.contains("Apodaca,Mujeres,\r\n") && csv.contains("Mina,Mujeres,8"), "{csv}");
    let changes: Value = serde_json::from_str(&fs::read_to_string(format!("{out}/changes.json")).unwrap()).unwrap();
    assert_eq!(changes["privacy"]["small_cells"], serde_json::json!([1, 0]));
    // the threshold is a setting, and goes into the recipe
    let (_, err, _) = said(&run(&["clean", &file, "-o", &out, "--least-cell", "1"]));
    assert!(!err.contains("debe decidir"), "{err}");
    assert!(fs::read_to_string(&recipe).unwrap().contains("least_cell = 1"));
    let data = folder.path().join("datos");
    let data = data.to_string_lossy().into_owned();
    let publish = |decision: &str| said(&run(&["publish", &file, "--data", &data, "--decide", decision]));
    let (_, err, code) = publish("personal-data-small-cells=quemar");
    assert!(code == Some(2) && err.contains("suppress-cells:3"), "{err}");
    let (_, err, code) = publish("personal-data-small-cells=suppress-cells:cero");
    assert!(code != Some(0) && err.contains("suppress-cells:3"), "{err}");
    let (_, err, code) = publish("personal-data-small-cells=suppress-cells");
    assert!(code == Some(0) && err.contains("versión 1"), "{err}");
}

#[test]
fn publish_unattended_asks_nobody_where_nothing_changed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data").display().to_string();
    let write = |name: &str, from: u32, header: &str| {
        let mut text = format!("{header}\n");
        for n in from..from + 30 {
            text += &format!("LC-{n:05};Centro;{}\n", 40 + n);
        }
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let first = write("enero.csv", 1, "Folio;Colonia;Superficie");
    assert_eq!(said(&run(&["publish", &first, "--dataset", "licencias", "--data", &data])).2, Some(0));
    let publish =
        |file: &str| said(&run(&["publish", file, "--dataset", "licencias", "--data", &data, "--unattended"]));
    let second = write("febrero.csv", 11, "Folio;Colonia;Superficie");
    let (_, told, code) = publish(&second);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("versión 2"), "{told}");
    let (_, told, code) = publish(&second);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("Nada cambió"), "{told}");
    let third = write("marzo.csv", 21, "Folio;Colonia;Giro");
    let (_, told, code) = publish(&third);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("No se publicó") && told.contains("superficie"), "{told}");
    assert!(told.contains("/dataset/licencias/update/"), "{told}");
    let (_, told, code) = said(&run(&["publish", &third, "--dataset", "otra", "--data", &data, "--unattended"]));
    assert_eq!(code, Some(1), "{told}");
}
