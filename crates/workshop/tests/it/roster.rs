//! Lists of people as they come.

use apertura_workshop::roster::{RosterColumn, history};
use apertura_workshop::{Roster, RosterError};

fn written(name: &str, text: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("apertura-workshop-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn of(text: &str) -> Result<Roster, RosterError> {
    let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<String>>());
    Roster::of(lines.next().unwrap(), lines.collect())
}

#[test]
fn a_file_of_people_is_read_whatever_its_columns_are_called() {
    let text = "Persona ID,Dependencia,Área,Perfil,Accesibilidad,Separar de\n\
        P1,Cultura,Museos,datos,sí,P3\nP2,Salud,,datos,no,\nP3,Cultura,Teatros,,,\n";
    let roster = Roster::read(&written("people.csv", text)).unwrap();
    let people = &roster.people;
    assert_eq!(people.len(), 3);
    assert_eq!(
        (people[0].agency.as_str(), people[0].area.as_str(), people[0].profile.as_str()),
        ("Cultura", "Museos", "datos")
    );
    assert_eq!(people.iter().map(|person| person.accessible).collect::<Vec<_>>(), [true, false, false]);
    assert_eq!(people[0].apart, ["P3"]);
}

#[test]
fn a_short_list_of_numbers_keeps_its_first_and_last_person() {
    let roster = Roster::read(&written("short.csv", "id,agency\n1,10\n2,20\n3,30\n4,40\n5,50\n6,60\n")).unwrap();
    assert_eq!(
        roster.people.iter().map(|person| person.id.as_str()).collect::<Vec<_>>(),
        ["1", "2", "3", "4", "5", "6"]
    );
}

#[test]
fn what_is_wrong_with_a_list_is_said_with_its_place() {
    assert!(matches!(
        of("persona_id,perfil\nP1,datos"),
        Err(RosterError::NoColumn { column: RosterColumn::Agency, .. })
    ));
    assert!(matches!(of("perfil,dependencia\nP1,datos"), Err(RosterError::NoColumn { column: RosterColumn::Id, .. })));
    assert!(matches!(of("id,agency"), Err(RosterError::Nobody)));
    assert!(matches!(of("id,agency\nP1,A\nP2,"), Err(RosterError::Blank { row: 2, column: RosterColumn::Agency })));
    assert!(matches!(of("id,agency\nP1,A\nP2,B\nP1,C"), Err(RosterError::Twice { first: 1, second: 3, .. })));
    assert!(matches!(of("id,agency,mesa fija\nP1,A,junto"), Err(RosterError::NoTable { row: 1, .. })));
    let many = format!("id,agency{}", (0..2001).map(|at| format!("\nP{at},A")).collect::<String>());
    assert!(matches!(of(&many), Err(RosterError::TooMany { people: 2001 })));
}

#[test]
fn rounds_of_earlier_workshops_are_history() {
    let text = "persona_id,dependencia_id,ronda1_mesa,ronda2_mesa\nP1,A,1,1\nP2,B,1,2\nP3,C,2,2\nP4,C,,1\n";
    let met = history(&written("rounds.csv", text)).unwrap();
    assert_eq!(met.times("P2", "P1"), 1);
    assert_eq!(met.times("P2", "P3"), 1);
    assert_eq!(met.times("P4", "P1"), 1);
    assert_eq!(met.times("P1", "P3"), 0);
    assert_eq!(met.pairs().count(), 3);
    assert!(matches!(
        history(&written("none.csv", "persona_id,perfil\nP1,a\nP2,b\n")),
        Err(RosterError::NoColumn { column: RosterColumn::Table, .. })
    ));
}
