//! Tables that count persons: small cells, what totals give away of withheld ones, rows that become groups.
//! Places and figures are invented. Never here: tables whose rows are persons (see `privacy`).

use apertura_tabular::clean::{Outputs, clean};
use apertura_tabular::cleaned::Cleaned;
use apertura_tabular::inspection::{Examined, examine};
use apertura_tabular::{Finding, Limits, Operation, Overrides, Recipe, Severity, Step};

fn examined(text: &str, overrides: &Overrides) -> Examined {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("conteo.csv");
    std::fs::write(&path, text).unwrap();
    examine(&path, overrides, &Limits::default()).unwrap()
}

fn found<'a>(examined: &'a Examined, rule: &str) -> Option<&'a Finding> {
    examined.findings.iter().find(|finding| finding.rule == rule)
}

fn cleaned(text: &str, operations: Vec<Operation>) -> (Cleaned, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("conteo.csv");
    std::fs::write(&path, text).unwrap();
    let examined = examine(&path, &Overrides::default(), &Limits::default()).unwrap();
    let (table, profile) = (&examined.structured.tables[0], &examined.profiles[0]);
    let typed = profile.columns.iter().filter_map(|column| column.conversion.clone());
    let mut recipe = Recipe::new(1, Overrides::default());
    recipe.steps = typed.chain(operations).map(Step::new).collect();
    let outputs = Outputs::new(folder.path(), "t").with_profile(profile);
    let cleaned = clean(table, &recipe, &outputs, &Limits::default(), &|_, _| {}).unwrap();
    let csv = std::fs::read_to_string(folder.path().join("t.csv")).unwrap();
    (cleaned, csv)
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Victims by municipality and sex, with both sexes as rows of their own.
const VICTIMS: &str = "Municipio,Grupo de edad,Sexo,Víctimas\n\
    Apodaca,15-19,Hombres,14\nApodaca,15-19,Mujeres,1\nApodaca,15-19,Total,15\n\
    Juárez,15-19,Hombres,9\nJuárez,15-19,Mujeres,22\nJuárez,15-19,Total,31\n\
    García,15-19,Hombres,8\nGarcía,15-19,Mujeres,11\nGarcía,15-19,Total,19\n\
    Mina,15-19,Hombres,2\nMina,15-19,Mujeres,0\nMina,15-19,Total,2\n";

#[test]
fn counts_below_the_threshold_are_found_and_the_threshold_can_be_set() {
    let small = examined(VICTIMS, &Overrides::default());
    let finding = found(&small, "personal-data-small-cells").unwrap();
    assert_eq!((finding.severity, finding.count), (Severity::Error, 3));
    assert_eq!((finding.details["names"].as_str(), finding.details["threshold"].as_str()), ("victimas", "3"));
    assert_eq!(finding.details["by"], "municipio, grupo_de_edad, sexo");
    let asked = |least_cell| Overrides { least_cell: Some(least_cell), ..Overrides::default() };
    assert_eq!(found(&examined(VICTIMS, &asked(10)), "personal-data-small-cells").unwrap().count, 5);
    assert_eq!(found(&examined(VICTIMS, &asked(1)), "personal-data-small-cells"), None);
}

#[test]
fn counts_of_things_and_large_counts_raise_no_alarm() {
    let plants = "Municipio,Plantas de tratamiento,Caudal\nApodaca,1,3.5\nJuárez,2,4.1\nGarcía,1,0.9\n";
    assert_eq!(found(&examined(plants, &Overrides::default()), "personal-data-small-cells"), None);
    let many = VICTIMS.replace(",1\n", ",100\n").replace(",15\n", ",114\n").replace(",2\n", ",20\n");
    assert_eq!(found(&examined(&many, &Overrides::default()), "personal-data-small-cells"), None);
}

#[test]
fn a_withheld_cell_that_totals_give_away_is_found() {
    let withheld = VICTIMS.replace("Mujeres,1\n", "Mujeres,\n");
    let found_away = examined(&withheld, &Overrides::default());
    let finding = found(&found_away, "personal-data-given-away").unwrap();
    assert_eq!((finding.severity, finding.count, finding.rows.as_slice()), (Severity::Error, 1, &[3][..]));
    // both parts withheld: nothing can be computed
    let both = withheld.replace("Apodaca,15-19,Hombres,14", "Apodaca,15-19,Hombres,");
    assert_eq!(found(&examined(&both, &Overrides::default()), "personal-data-given-away"), None);
    // across columns
    let wide = "Municipio,Hombres,Mujeres,Total\nApodaca,14,,15\nJuárez,9,22,31\nGarcía,8,11,19\nMina,30,5,35\n";
    assert_eq!(found(&examined(wide, &Overrides::default()), "personal-data-given-away").unwrap().rows, [2]);
}

#[test]
fn small_cells_are_withheld_with_those_that_would_give_them_away() {
    let step = Operation::SuppressCells {
        columns: names(&["victimas"]),
        by: names(&["municipio", "grupo_de_edad", "sexo"]),
        least: 3,
        known: Vec::new(),
    };
    let (done, csv) = cleaned(VICTIMS, vec![step]);
    let cell = |row: usize| csv.lines().nth(row).unwrap().rsplit(',').next().unwrap().to_owned();
    assert_eq!((cell(2).as_str(), cell(5).as_str()), ("", "22"), "{csv}");
    // of 14 + 1 = 15 more than one is gone
    assert!([cell(1), cell(3)].contains(&String::new()), "{csv}");
    // of 2 + 0 = 2 the parts and the total are all small, or would tell
    assert!(cell(10).is_empty() && cell(12).is_empty(), "{csv}");
    let effect = done.changes.privacy.unwrap();
    assert_eq!((effect.small_cells, effect.least_cell), (Some((3, 0)), 3));
    assert!(effect.cells.0 >= 4, "{effect:?}");
}

#[test]
fn a_sum_that_is_known_from_elsewhere_counts_as_a_total() {
    let text = "Municipio,Sexo,Casos\nApodaca,Hombres,14\nApodaca,Mujeres,1\nMina,Hombres,9\nMina,Mujeres,8\n";
    let step = |known: &[&str]| Operation::SuppressCells {
        columns: names(&["casos"]),
        by: names(&["municipio", "sexo"]),
        least: 3,
        known: names(known),
    };
    assert_eq!(cleaned(text, vec![step(&[])]).1.matches(",\r\n").count(), 1);
    assert_eq!(cleaned(text, vec![step(&["sexo"])]).1.matches(",\r\n").count(), 2);
    assert_eq!(cleaned(text, vec![step(&["sexo", "municipio"])]).1.matches(",\r\n").count(), 4);
}

/// Tables of three places by three kinds with all totals, drawn; each small cell must keep another value that fits
/// all that is published. The check moves withheld cells by one and knows nothing of how they were chosen.
#[test]
fn no_small_cell_of_many_tables_can_be_computed_back() {
    let mut seed = 7u64;
    let mut draw = |most: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % most
    };
    let mut guarded = 0;
    for _ in 0..60 {
        let inner: Vec<[i64; 3]> =
            (0..3).map(|_| [0; 3].map(|_| if draw(3) == 0 { draw(4) as i64 } else { 3 + draw(40) as i64 })).collect();
        let mut text = "Municipio,Pacientes Física,Pacientes Sexual,Pacientes Otra,Pacientes Total\n".to_owned();
        let mut all = inner.clone();
        all.push([0, 1, 2].map(|kind| inner.iter().map(|row| row[kind]).sum()));
        for (place, row) in ["Apodaca", "Mina", "García", "Total"].iter().zip(&all) {
            text += &format!("{place},{},{},{},{}\n", row[0], row[1], row[2], row.iter().sum::<i64>());
        }
        let counts = ["pacientes_fisica", "pacientes_sexual", "pacientes_otra", "pacientes_total"];
        let step = Operation::SuppressCells {
            columns: names(&counts),
            by: names(&["municipio"]),
            least: 3,
            known: Vec::new(),
        };
        let csv = cleaned(&text, vec![step]).1;
        let kept: Vec<Vec<bool>> =
            csv.lines().skip(1).map(|line| line.split(',').skip(1).map(|cell| !cell.is_empty()).collect()).collect();
        assert_eq!(kept.len(), 4, "{csv}");
        let moves: Vec<[i64; 9]> = (0..3usize.pow(9))
            .map(|code| std::array::from_fn(|at| code as i64 / 3i64.pow(at as u32) % 3 - 1))
            .collect();
        let fits = |moved: &[i64; 9]| {
            let at = |row: usize, kind: usize| moved[row * 3 + kind];
            let cells = (0..9).all(|cell| {
                let (row, kind) = (cell / 3, cell % 3);
                inner[row][kind] + at(row, kind) >= 0 && (at(row, kind) == 0 || !kept[row][kind])
            });
            let across = (0..3).all(|row| !kept[row][3] || (0..3).map(|kind| at(row, kind)).sum::<i64>() == 0);
            let down = (0..3).all(|kind| !kept[3][kind] || (0..3).map(|row| at(row, kind)).sum::<i64>() == 0);
            cells && across && down && (!kept[3][3] || moved.iter().sum::<i64>() == 0)
        };
        let possible: Vec<&[i64; 9]> = moves.iter().filter(|moved| fits(moved)).collect();
        for cell in 0..9 {
            let value = inner[cell / 3][cell % 3];
            if value > 0 && value < 3 {
                guarded += 1;
                assert!(!kept[cell / 3][cell % 3]);
                assert!(possible.iter().any(|moved| moved[cell] != 0), "{value} can be computed:\n{text}\n{csv}");
            }
        }
    }
    assert!(guarded > 50, "{guarded}");
}

#[test]
fn rows_become_groups_with_counts_and_exact_sums() {
    let mut text = "Municipio,Sexo,Edad,Monto\n".to_owned();
    for n in 0..12 {
        let place = ["Apodaca", "Mina"][usize::from(n >= 10)];
        text += &format!("{place},{},{},{}.10\n", ["H", "M"][n % 2], 20 + n, 100 * n);
    }
    let step = |least: Option<u64>, rest: Option<&str>| Operation::Aggregate {
        by: names(&["municipio", "sexo"]),
        count: "personas".to_owned(),
        sums: names(&["monto"]),
        least,
        rest: rest.map(str::to_owned),
    };
    let (done, csv) = cleaned(&text, vec![step(None, None)]);
    assert_eq!(
        csv,
        "municipio,sexo,personas,monto\r\nApodaca,H,5,2000.5\r\nApodaca,M,5,2500.5\r\nMina,H,1,1000.1\r\nMina,M,1,1100.1\r\n"
    );
    let effect = done.changes.privacy.clone().unwrap();
    let after = effect.after.unwrap();
    assert_eq!((effect.before.unwrap().k, after.k, after.unique, after.below), (1, 1, 2, 2));
    assert_eq!(effect.columns.iter().find(|column| column.column == "edad").unwrap().after, None);
    // small groups go, and are counted
    let (done, csv) = cleaned(&text, vec![step(Some(3), None)]);
    assert_eq!((done.rows, done.changes.left_out["aggregate"], csv.contains("Mina")), (2, 2, false));
    // or become one, as long as that is large enough
    let (_, csv) = cleaned(&text, vec![step(Some(2), Some("Otros"))]);
    assert!(csv.ends_with("Mina,Otros,2,2100.2\r\n"), "{csv}");
    let bad = Operation::Aggregate {
        by: names(&["municipio", "nada"]),
        count: "n".to_owned(),
        sums: Vec::new(),
        least: None,
        rest: None,
    };
    let (done, _) = cleaned(&text, vec![bad]);
    assert_eq!((done.rows, done.changes.drift.len()), (12, 2));
}
