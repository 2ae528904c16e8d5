//! `apertura workshop`: from a list of people and a table to seats, bricks and paper.

use std::path::Path;
use std::process::{Command, Output};

fn apertura(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_apertura")).args(words).current_dir(folder).output().unwrap()
}

fn said(output: &Output) -> (String, String) {
    (String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// People of six agencies.
fn people(count: usize) -> String {
    let row = |at: usize| format!("P{at:02},Persona {at},Dependencia {},perfil\n", at % 6);
    format!("persona_id,nombre,dependencia,perfil\n{}", (1..=count).map(row).collect::<String>())
}

#[test]
fn people_are_seated_and_their_material_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("people.csv"), people(42)).unwrap();
    let seated = apertura(folder.path(), &["workshop", "seat", "people.csv", "--format", "csv"]);
    let (csv, summary) = said(&seated);
    assert!(
        seated.status.success() && csv.starts_with("persona_id,nombre,dependencia,perfil,mesa,equipo\n"),
        "{summary}"
    );
    assert_eq!(csv.lines().count(), 43);
    assert!(summary.contains("lo menos posible es 0"), "{summary}");
    std::fs::write(folder.path().join("seats.csv"), &csv).unwrap();
    for what in ["badges", "signs", "seating", "attendance", "certificates"] {
        let printed =
            apertura(folder.path(), &["workshop", "print", what, "seats.csv", "--out", "out.pdf", "--paper", "a4"]);
        assert!(printed.status.success(), "{}", said(&printed).1);
        assert!(std::fs::read(folder.path().join("out.pdf")).unwrap().starts_with(b"%PDF-"));
    }
    // the next workshop repeats nobody; the same one stays as it is
    let again = ["workshop", "seat", "people.csv", "--history", "seats.csv", "--tables", "7", "--format", "json"];
    assert!(said(&apertura(folder.path(), &again)).0.contains("\"met_before\": 0"));
    let kept = apertura(folder.path(), &["workshop", "seat", "people.csv", "--keep", "seats.csv", "--format", "csv"]);
    assert_eq!(said(&kept).0, csv);
}

#[test]
fn impossible_numbers_come_with_the_nearest_choices() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("people.csv"), people(17)).unwrap();
    let refused = apertura(folder.path(), &["workshop", "seat", "people.csv"]);
    let (_, why) = said(&refused);
    assert_eq!(refused.status.code(), Some(2));
    assert!(why.contains("16 o 18") && why.contains("6, 6, 5") && why.contains("9, 8"), "{why}");
    let (_, why) = said(&apertura(folder.path(), &["--lang", "en", "workshop", "seat", "people.csv"]));
    assert!(why.contains("16 or 18"), "{why}");
    let unseated = apertura(folder.path(), &["workshop", "print", "signs", "people.csv", "--out", "out.pdf"]);
    assert!(said(&unseated).1.contains("workshop seat"), "{}", said(&unseated).1);
}

#[test]
fn a_table_becomes_bricks() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("licencias.csv"), "Zona,Licencias\nNorte,1200\nSur,850\nCentro,430\nOtra,20\n")
        .unwrap();
    let built = apertura(folder.path(), &["workshop", "bricks", "licencias.csv", "--out", "out"]);
    let (_, notes) = said(&built);
    assert!(built.status.success() && notes.contains("«Otra»") && notes.contains("1 bloque = 100"), "{notes}");
    let file = |name: &str| std::fs::read_to_string(folder.path().join("out").join(name)).unwrap();
    let listed: usize = file("licencias-piezas.csv")
        .lines()
        .skip(1)
        .filter_map(|l| l.rsplit(',').next()?.parse::<usize>().ok())
        .sum::<usize>();
    assert_eq!(file("licencias-modelo.mpd").lines().filter(|line| line.starts_with("1 ")).count(), listed);
    assert!(file("licencias-bloques.svg").contains("<desc>A, Norte: 1,200, 12 bloques."));
    assert!(std::fs::read(folder.path().join("out/licencias-armado.pdf")).unwrap().starts_with(b"%PDF-"));
}
