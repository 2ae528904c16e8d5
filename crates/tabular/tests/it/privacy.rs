//! What tables as a whole tell of persons: sensitive columns, points of homes, hidden sheets, risks of combinations.
//! The people are invented. Never here: columns that tell a person by themselves (see `personal`).

use apertura_tabular::{Finding, Limits, Profile, Severity, Table, profile, rule};

use apertura_tabular::clean::{Outputs, clean};
use apertura_tabular::cleaned::Cleaned;
use apertura_tabular::{Operation, Overrides, Recipe, Step};

use crate::small_table::labelled;

fn judged(table: &Table) -> (Profile, Vec<Finding>) {
    let profile = profile::profile(table, &Limits::default()).unwrap();
    let findings = rule::findings(std::slice::from_ref(table), std::slice::from_ref(&profile));
    (profile, findings)
}

/// A table from its labels and, for each row, its cells parted by `|`.
fn rows(labels: &[&str], rows: impl IntoIterator<Item = String>) -> Table {
    let rows: Vec<Vec<String>> = rows.into_iter().map(|row| row.split('|').map(str::to_owned).collect()).collect();
    labelled(labels, &rows)
}

fn finding<'a>(findings: &'a [Finding], rule: &str) -> Option<&'a Finding> {
    findings.iter().find(|finding| finding.rule == rule)
}

#[test]
fn health_of_persons_is_told_and_health_of_groups_is_not() {
    let illness = ["Diabetes", "Asma", "Gripe"];
    let persons = (0..30).map(|n| format!("{}|{}|{}|{}", n + 1, ["H", "M"][n % 2], 20 + n, illness[n % 3]));
    let (_, found) = judged(&rows(&["Folio", "Sexo", "Edad", "Diagnóstico"], persons));
    let sensitive = finding(&found, "personal-data-sensitive").unwrap();
    assert_eq!((sensitive.severity, sensitive.count), (Severity::Error, 30));
    assert_eq!((sensitive.details["kind"].as_str(), sensitive.details["names"].as_str()), ("health", "diagnostico"));
    let groups = (0..30).map(|n| format!("{}|{}|{}", ["H", "M"][n % 2], illness[n % 3], n * 10));
    let (_, found) = judged(&rows(&["Sexo", "Diagnóstico", "Casos"], groups));
    assert_eq!(finding(&found, "personal-data-sensitive"), None);
}

#[test]
fn points_of_homes_are_personal_and_points_of_accidents_are_not() {
    let names = ["Rosa Núñez Peña", "Iván García López", "Ana Díaz Cruz"];
    let point = |n: usize| format!("25.67{:04}|-100.31{:04}", n * 37, n * 53);
    let homes = (0..30).map(|n| format!("{}|{}", names[n % 3], point(n)));
    let (profile, _) = judged(&rows(&["Beneficiario", "Latitud", "Longitud"], homes));
    assert_eq!(profile.columns[1].personal.as_deref(), Some("coordinates"));
    assert!(profile.columns[1].min.is_none() && profile.columns[1].top.is_empty());
    let accidents = (0..30).map(|n| format!("Choque|{}", point(n)));
    let (profile, _) = judged(&rows(&["Tipo de accidente", "Latitud", "Longitud"], accidents));
    assert_eq!(profile.columns[1].personal, None);
}

#[test]
fn cells_of_free_text_are_counted_by_kind_and_never_shown() {
    let notes = [
        "Fuga en la banqueta, comunicarse al 8112345678 por la tarde",
        "Bache en la avenida, reporta la C. Rosa Hernández López en persona",
        "Poda de un árbol frente a la escuela Benito Juárez García",
        "Solicita apoyo con CURP PEGJ850315HNLRRN04 desde enero",
    ];
    let table = rows(&["Observaciones"], (0..40).map(|n| format!("{} ({n})", notes[n % 4])));
    let (profile, found) = judged(&table);
    assert_eq!(profile.columns[0].personal.as_deref(), Some("free-text"));
    let gate = finding(&found, "personal-data").unwrap();
    assert_eq!((gate.count, gate.details["kinds"].as_str()), (30, "curp,person-name,phone"));
    assert_eq!((gate.details["cells-curp"].as_str(), gate.details["exact"].as_str()), ("10", "true"));
    let kept = serde_json::to_string(&(&profile, &found)).unwrap();
    for datum in ["PEGJ850315", "8112345678", "Rosa"] {
        assert!(!kept.contains(datum), "{datum} in {kept}");
    }
}

/// Persons of an invented list: sex, age, municipality.
fn persons(count: usize, ages: usize) -> Vec<String> {
    let places = ["Monterrey", "Guadalupe", "Apodaca"];
    (0..count).map(|n| format!("{}|{}|{}", ["H", "M"][n % 2], 20 + n / 2 % ages, places[n / (2 * ages) % 3])).collect()
}

#[test]
fn persons_who_are_alone_with_what_describes_them_are_counted() {
    // 2 sexes × 10 ages × 3 places = 60 combinations, three rows each, and two persons more
    let mut list: Vec<String> = (0..3).flat_map(|_| persons(60, 10)).collect();
    list.push("M|91|Apodaca".to_owned());
    list.push("H|88|Apodaca".to_owned());
    let (profile, found) = judged(&rows(&["Sexo", "Edad", "Municipio"], list));
    let risk = profile.risk.as_ref().unwrap();
    let whole = &risk.combinations[0];
    assert_eq!((risk.exact, risk.rows, whole.smallest, whole.groups), (true, 182, 1, 62));
    assert_eq!((whole.unique(), whole.below(3), whole.below(4)), (2, 2, 182));
    assert_eq!(whole.records, [182, 183]);
    assert_eq!(whole.columns, ["sexo", "edad", "municipio"]);
    let gate = finding(&found, "personal-data-combination").unwrap();
    assert_eq!((gate.severity, gate.count, gate.details["k"].as_str()), (Severity::Error, 2, "1"));
    // a pair of columns already tells them apart
    assert!(risk.combinations[1..].iter().any(|some| some.columns == ["sexo", "edad"] && some.unique() == 2));
}

#[test]
fn groups_that_are_large_enough_and_tables_of_counts_raise_no_alarm() {
    let list: Vec<String> = (0..3).flat_map(|_| persons(60, 10)).collect();
    let (_, found) = judged(&rows(&["Sexo", "Edad", "Municipio"], list));
    assert_eq!(finding(&found, "personal-data-combination"), None);
    let counts = persons(60, 10).into_iter().enumerate().map(|(n, row)| format!("{row}|{}", 10 + n));
    let (_, found) = judged(&rows(&["Sexo", "Grupo de edad", "Municipio", "Casos"], counts));
    assert_eq!(finding(&found, "personal-data-combination"), None);
    let series = ["Ambos", "Hombres", "Mujeres"].map(|sex| format!("{sex}|0-14|12.5|13.5"));
    let (_, found) = judged(&rows(&["Sexo", "Grupos de edad", "2020", "2021"], series));
    assert_eq!(finding(&found, "personal-data-combination"), None);
}

fn cleaned(table: &Table, operations: Vec<Operation>) -> (Cleaned, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut recipe = Recipe::new(1, Overrides::default());
    recipe.steps = operations.into_iter().map(Step::new).collect();
    let outputs = Outputs::new(folder.path(), "t").with_profile(&judged(table).0);
    let cleaned = clean(table, &recipe, &outputs, &Limits::default(), &|_, _| {}).unwrap();
    let csv = std::fs::read_to_string(folder.path().join("t.csv")).unwrap();
    (cleaned, csv)
}

fn general(column: &str, to: &str, step: Option<u32>) -> Operation {
    Operation::Generalize { column: column.to_owned(), to: Some(to.to_owned()), step }
}

#[test]
fn values_become_less_exact_by_the_level_that_is_asked_for() {
    let table = rows(
        &["Edad", "Nacimiento", "CP", "Lat"],
        ["34|1987-05-21|64000|25.671234", "9|2001-12-01|64700|25.601999", "101|x|640|y"].map(str::to_owned),
    );
    let steps = vec![general("edad", "band", Some(5)), general("nacimiento", "month", None)];
    let more = vec![general("cp", "start", Some(3)), general("lat", "grid", Some(1))];
    let (_, csv) = cleaned(&table, [steps, more].concat());
    assert_eq!(csv, "edad,nacimiento,cp,lat\r\n30-34,1987-05,640,25.7\r\n5-9,2001-12,647,25.6\r\n100-104,,,\r\n");
    let bad = cleaned(&table, vec![general("edad", "century", None), general("cp", "band", Some(0))]).0;
    assert_eq!(bad.changes.drift.iter().map(|d| d.reason.as_str()).collect::<Vec<_>>(), ["bad-setting", "bad-setting"]);
}

#[test]
fn rows_of_small_groups_go_and_the_risk_that_is_left_is_counted() {
    let mut list: Vec<String> = (0..3).flat_map(|_| persons(60, 10)).collect();
    list.push("M|91|Apodaca".to_owned());
    list.push("H|88|Apodaca".to_owned());
    let table = rows(&["Sexo", "Edad", "Municipio"], list);
    let columns = ["sexo", "edad", "municipio"].map(str::to_owned).to_vec();
    let (done, csv) = cleaned(&table, vec![Operation::SuppressRows { columns: columns.clone(), least: 3 }]);
    assert_eq!((done.rows, done.changes.left_out["suppress-row"]), (180, 2));
    assert!(!csv.contains("91") && !csv.contains("88"));
    let left = &done.profile.risk.as_ref().unwrap().combinations[0];
    assert_eq!((left.smallest, left.groups, left.unique()), (3, 60, 0));
    // bands do it without losing the others: 2 sexes × 1 band × 3 places, and the two old ones
    let (done, _) = cleaned(&table, vec![general("edad", "band", Some(10))]);
    let left = &done.profile.risk.as_ref().unwrap().combinations[0];
    assert_eq!((done.rows, left.groups, left.unique()), (182, 8, 2));
    let effect = done.changes.privacy.unwrap();
    let (before, after) = (effect.before.unwrap(), effect.after.unwrap());
    assert_eq!((before.k, before.groups, after.groups, effect.rows), (1, 62, 8, (182, 182)));
    assert_eq!(effect.columns[0].column, "edad");
    assert_eq!((effect.columns[0].before, effect.columns[0].after), (12, Some(3)));
    // a step behind others sees what they leave
    let both = vec![general("edad", "band", Some(10)), Operation::SuppressRows { columns, least: 31 }];
    assert_eq!(cleaned(&table, both).0.rows, 0);
}
