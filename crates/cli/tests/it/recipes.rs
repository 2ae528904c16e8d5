//! Recipes as a person uses them: next month's file, the same bytes again, a step undone, a look before anything is
//! written, clusters and histories of OpenRefine. All content is invented.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::binary::{apertura, examples};

const STATES: [&str; 4] = ["Abierto", "Cerrado", "ABIERTO", "Turnado"];

/// Requests of January: forty rows with days after the twelfth, money and three states of which one is shouted.
fn january() -> String {
    let mut text = String::from("folio,fecha,estatus,monto,colonia,area\n");
    for row in 0..40 {
        let area = ["Obras", "Aguas  y drenaje", "Parques"][row % 3];
        let _ = writeln!(
            text,
            "{:05},{:02}/01/2024,{},\"$ {},{:03}.50\",Colonia {},{area}",
            row + 1,
            row % 28 + 1,
            STATES[if row % 11 == 5 { 2 } else { row % 2 }],
            row % 9 + 1,
            row * 7,
            row % 6,
        );
    }
    text
}

/// February: another delimiter, month first, money under a longer name, no `colonia`, `turno` new, a state nobody knew.
fn february() -> String {
    let mut text = String::from("folio;fecha;estatus;monto_pagado;turno;area\n");
    for row in 0..40 {
        let state = if row % 10 == 3 { "En revisión" } else { STATES[row % 3] };
        let area = ["Obras", "Aguas  y drenaje", "Parques"][row % 3];
        let _ = writeln!(
            text,
            "{:05};02/{:02}/2024;{state};\"$ {},{:03}.50\";{};{area}",
            row + 41,
            row % 28 + 1,
            row % 9 + 1,
            row * 7,
            ["matutino", "vespertino"][row % 2],
        );
    }
    text
}

fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

/// Cleans into a new folder; gives it and what was said.
fn clean(file: &Path, out: &Path, recipe: Option<&Path>) -> (PathBuf, String) {
    let mut command = apertura();
    command.arg("clean").arg(file).arg("-o").arg(out);
    if let Some(recipe) = recipe {
        command.arg("--recipe").arg(recipe);
    }
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}");
    (out.to_path_buf(), said)
}

fn changes(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join("changes.json")).unwrap()).unwrap()
}

/// The drift of a cleaning: reason, column and what it is now.
fn drift(folder: &Path) -> Vec<(String, String, String)> {
    let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let all = changes(folder)["drift"].as_array().unwrap().clone();
    all.iter().map(|one| (text(one, "reason"), text(one, "column"), text(one, "detail"))).collect()
}

fn lines(path: &Path) -> Vec<String> {
    fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn the_first_months_recipe_cleans_the_second_month_and_tells_truly_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let (first, _) = clean(&write(folder.path(), "enero.csv", &january()), &folder.path().join("a"), None);
    assert_eq!(drift(&first), [], "its own file has no drift");
    let recipe = first.join("recipe.toml");
    // the recipe knows its file: once more there is nothing to tell
    let (again, said) = clean(&folder.path().join("enero.csv"), &folder.path().join("b"), Some(&recipe));
    assert_eq!(drift(&again), []);
    assert!(!said.contains("embona"), "{said}");
    let (second, said) =
        clean(&write(folder.path(), "febrero.csv", &february()), &folder.path().join("c"), Some(&recipe));
    let found = drift(&second);
    let has = |reason: &str, column: &str, detail: &str| {
        assert!(
            found.iter().any(|(r, c, d)| r == reason && c == column && d.contains(detail)),
            "{reason} {column} {detail}: {found:?}"
        );
    };
    has("delimiter", "", ";");
    has("renamed-column", "monto", "monto_pagado");
    has("missing-column", "colonia", "");
    has("new-column", "turno", "");
    has("new-values", "estatus", "En revisión");
    has("date-order", "fecha", "mdy");
    has("no-such-column", "monto", "");
    assert!(!found.iter().any(|(_, column, _)| ["folio", "area"].contains(&column.as_str())), "{found:?}");
    for word in ["columna nueva", "monto_pagado", "En revisión", "otro orden", "delimitador"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    // the rest of the recipe still ran, and no date was turned round
    let rows = lines(&second.join("febrero.csv"));
    assert_eq!(rows.len(), 41);
    assert!(rows[0].starts_with("folio,fecha,estatus,"), "{}", rows[0]);
    assert!(rows[5].starts_with("00045,02/05/2024,Cerrado,"), "{}", rows[5]);
    assert!(rows.iter().any(|row| row.ends_with("Aguas y drenaje")) && !rows.iter().any(|row| row.contains("ABIERTO")));
    let report = fs::read_to_string(second.join("report.html")).unwrap();
    assert!(report.contains("es una columna nueva"), "the report says it too");
}

#[test]
fn a_sheet_with_another_name_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut books = Vec::new();
    for month in ["enero", "febrero"] {
        let out = folder.path().join(format!("{month}-limpio"));
        clean(&write(folder.path(), &format!("{month}.csv"), &january()), &out, None);
        books.push(out.join(format!("{month}.xlsx")));
    }
    let (first, _) = clean(&books[0], &folder.path().join("a"), None);
    let (second, _) = clean(&books[1], &folder.path().join("b"), Some(&first.join("recipe.toml")));
    let sheet = ("sheet".to_owned(), String::new(), "febrero".to_owned());
    assert_eq!(drift(&second), [sheet]);
}

#[test]
fn original_and_recipe_give_every_file_again_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let mut files: Vec<PathBuf> = fs::read_dir(examples()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "csv" || end == "xlsx"));
    files.push(write(folder.path(), "febrero.csv", &february()));
    files.sort();
    assert!(files.len() >= 6);
    for (number, file) in files.iter().enumerate() {
        let out = |name: &str| folder.path().join(format!("{name}{number}"));
        let (first, _) = clean(file, &out("a"), None);
        let mut command = apertura();
        command.env("RAYON_NUM_THREADS", "1").arg("clean").arg(file).arg("-o").arg(out("b"));
        let output = command.arg("--recipe").arg(first.join("recipe.toml")).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let mut names: Vec<_> = fs::read_dir(&first).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        let mut again: Vec<_> = fs::read_dir(out("b")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        again.sort();
        assert_eq!(names, again);
        for end in [".csv", ".parquet", ".xlsx", ".toml", ".json", ".html"] {
            assert!(names.iter().any(|name| name.to_string_lossy().ends_with(end)), "{end} of {}", file.display());
        }
        for name in names {
            let same = fs::read(first.join(&name)).unwrap() == fs::read(out("b").join(&name)).unwrap();
            assert!(same, "{} of {}", name.to_string_lossy(), file.display());
        }
    }
}

#[test]
fn a_step_undone_in_the_middle_recomputes_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "enero.csv", &january());
    let (whole, _) = clean(&file, &folder.path().join("a"), None);
    let text = fs::read_to_string(whole.join("recipe.toml")).unwrap();
    let steps: Vec<&str> = text.split("[[step]]").collect();
    let at = steps.iter().position(|step| step.contains("op = \"map-values\"")).expect("variants are mapped");
    assert!(at > 1 && at + 1 < steps.len(), "a middle step: {text}");
    let off = steps[at].replacen("\n", "\nenabled = false\n", 1);
    let mut parts = steps.clone();
    parts[at] = &off;
    let off = write(folder.path(), "apagado.toml", &parts.join("[[step]]"));
    parts.remove(at);
    let removed = write(folder.path(), "quitado.toml", &parts.join("[[step]]"));
    let (off, _) = clean(&file, &folder.path().join("b"), Some(&off));
    let (removed, _) = clean(&file, &folder.path().join("c"), Some(&removed));
    let rows = lines(&off.join("enero.csv"));
    assert_eq!(rows, lines(&removed.join("enero.csv")), "off and gone are the same table");
    let before = lines(&whole.join("enero.csv"));
    assert!(rows.iter().any(|row| row.contains(",ABIERTO,")) && !before.iter().any(|row| row.contains(",ABIERTO,")));
    // everything else is as with the step: spaces, dates, money
    let other: Vec<String> = rows.iter().map(|row| row.replace("ABIERTO", "Abierto")).collect();
    assert_eq!(other, before);
    assert!(changes(&off)["steps"].as_array().unwrap().iter().all(|step| step["operation"] != "map-values"));
    // switched on again, the bytes are the first ones
    let (on, _) = clean(&file, &folder.path().join("d"), Some(&whole.join("recipe.toml")));
    assert_eq!(fs::read(on.join("enero.parquet")).unwrap(), fs::read(whole.join("enero.parquet")).unwrap());
}

#[test]
fn a_preview_shows_each_step_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "enero.csv", &january());
    let output = apertura().current_dir(folder.path()).arg("clean").arg(&file).arg("--preview").output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("`Aguas  y drenaje` → `Aguas y drenaje`"), "{said}");
    assert!(said.contains("`ABIERTO` → `Abierto`") && said.contains("`01/01/2024` → `2024-01-01`"), "{said}");
    assert!(said.contains("40 filas entran, 40 quedan") && said.contains("No se escribió"), "{said}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "only the file itself is there");
    let neither = apertura().arg("clean").arg(&file).output().unwrap();
    assert_eq!(neither.status.code(), Some(2), "a folder or a preview");
}

#[test]
fn clusters_are_proposed_with_reasons_and_accepted_into_a_recipe() {
    let folder = tempfile::tempdir().unwrap();
    let names = [
        ("General Zaragoza", 30),
        ("Gral. Zaragoza", 4),
        ("Colonia Benito Juárez", 25),
        ("Col. Venito Juares", 2),
        ("Lote 12", 9),
        ("Lote 21", 9),
    ];
    let mut text = String::from("clave,lugar\n");
    let mut row = 0;
    for (name, times) in names {
        for _ in 0..times {
            row += 1;
            let _ = writeln!(text, "{row},{name}");
        }
    }
    let file = write(folder.path(), "lugares.csv", &text);
    let recipe = folder.path().join("receta.toml");
    let output = apertura()
        .arg("cluster")
        .arg(&file)
        .args(["--column", "lugar", "--method", "all", "--json", "--recipe"])
        .arg(&recipe)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let clusters = json["clusters"].as_array().unwrap();
    let found: Vec<(&str, u64)> =
        clusters.iter().map(|c| (c["canonical"].as_str().unwrap(), c["count"].as_u64().unwrap())).collect();
    assert_eq!(found, [("General Zaragoza", 34), ("Colonia Benito Juárez", 27)], "numbers stay apart: {json}");
    assert!(clusters[0]["differences"].as_array().unwrap().iter().any(|d| d == "abbreviation"), "{json}");
    assert!(clusters[1]["differences"].as_array().unwrap().iter().any(|d| d == "sound"), "{json}");
    let (clean, _) = clean(&file, &folder.path().join("a"), Some(&recipe));
    let rows = lines(&clean.join("lugares.csv"));
    assert_eq!(rows.iter().filter(|row| row.ends_with("General Zaragoza")).count(), 34);
    assert_eq!(rows.iter().filter(|row| row.ends_with("Colonia Benito Juárez")).count(), 27);
}

#[test]
fn a_history_of_openrefine_replays_and_lists_what_it_could_not_take_over() {
    let folder = tempfile::tempdir().unwrap();
    let table = "Núm. Oficio,Proveedor,Municipio,Monto,Alta,Giros,Nota\n\
        17, acme  sa,PUEBLA,1500.5,05/03/2024,obra|agua,urgente\n\
        18,Beta SA,Pueblaa,80,17/11/2023,luz,\n\
        19,beta sa,,90,01/01/2022,obra,\n\
        20,Gamma,Cholula,700,31/12/2021,obra,revisar\n";
    let file = write(folder.path(), "padron.csv", table);
    let one = |op: &str, rest: &str| {
        format!(r#"{{"op":"core/{op}","description":"{op}","engineConfig":{{"facets":[],"mode":"row-based"}},{rest}}}"#)
    };
    let history = [
        one("text-transform", r#""columnName":"Proveedor","expression":"value.trim()","onError":"keep-original""#),
        one(
            "text-transform",
            r#""columnName":"Proveedor","expression":"grel:value.replace(/\\s+/,' ').toTitlecase()","onError":"keep-original""#,
        ),
        one(
            "mass-edit",
            r#""columnName":"Municipio","expression":"value","edits":[{"from":["PUEBLA","Pueblaa"],"fromBlank":false,"fromError":false,"to":"Puebla"},{"from":[],"fromBlank":true,"fromError":true,"to":"Sin dato"}]"#,
        ),
        one("text-transform", r#""columnName":"Monto","expression":"value.toNumber()","onError":"keep-original""#),
        one("text-transform", r#""columnName":"Alta","expression":"value.toDate('dd/MM/yyyy')","onError":"keep-original""#),
        one(
            "column-split",
            r#""columnName":"Giros","mode":"separator","separator":"|","regex":false,"maxColumns":2,"removeOriginalColumn":true"#,
        ),
        one(
            "column-addition",
            r#""baseColumnName":"Municipio","expression":"grel:value + '-' + cells['Núm. Oficio'].value","onError":"set-to-blank","newColumnName":"Clave""#,
        ),
        one("column-rename", r#""oldColumnName":"Núm. Oficio","newColumnName":"Oficio""#),
        one("column-removal", r#""columnName":"Nota""#),
        one("column-move", r#""columnName":"Clave","index":0"#),
        one(
            "row-reorder",
            r#""mode":"row-based","sorting":{"criteria":[{"valueType":"number","column":"Monto","reverse":true}]}"#,
        ),
        r#"{"op":"core/row-removal","description":"quitar","engineConfig":{"mode":"row-based","facets":[{"type":"list","name":"Municipio","columnName":"Municipio","expression":"value","selection":[{"v":{"v":"Cholula","l":"Cholula"}}],"selectBlank":false,"selectError":false,"invert":false}]}}"#.to_owned(),
        one("recon", r#""columnName":"Proveedor","config":{}"#),
        one("row-star", r#""starred":true"#),
        one("text-transform", r#""columnName":"Proveedor","expression":"jython:return value.upper()""#),
        r#"{"op":"core/fill-down","description":"fill","engineConfig":{"facets":[],"mode":"record-based"},"columnName":"Oficio"}"#.to_owned(),
    ];
    let history = write(folder.path(), "historia.json", &format!("[{}]", history.join(",")));
    let recipe = folder.path().join("receta.toml");
    let output = apertura()
        .args(["recipe", "import-openrefine"])
        .arg(&history)
        .arg("--file")
        .arg(&file)
        .arg("-o")
        .arg(&recipe)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "something is missing, and the exit code says so: {said}");
    for (number, word) in [(3, "fromError"), (13, "recon"), (14, "row-star"), (15, "jython"), (16, "record-based")] {
        let listed = said.lines().any(|line| line.trim_start().starts_with(&format!("{number}. ")));
        assert!(listed && said.contains(word), "{number} {word}: {said}");
    }
    assert!(!said.lines().any(|line| line.trim_start().starts_with("6. ")), "{said}");
    let (clean, _) = clean(&file, &folder.path().join("a"), Some(&recipe));
    assert_eq!(
        lines(&clean.join("padron.csv")),
        [
            "clave,oficio,proveedor,municipio,monto,alta,giros_1,giros_2",
            "Puebla-17,17,Acme Sa,Puebla,1500.5,2024-03-05,obra,agua",
            "Sin dato-19,19,Beta Sa,Sin dato,90,2022-01-01,obra,",
            "Puebla-18,18,Beta Sa,Puebla,80,2023-11-17,luz,",
        ]
    );
    let bad = apertura().args(["recipe", "import-openrefine"]).arg(&file).output().unwrap();
    assert_eq!(bad.status.code(), Some(2), "{}", String::from_utf8_lossy(&bad.stderr));
}
