//! Repair by what the rows of one thing agree on: the rule that proposes it and the operation. Places are invented.

use apertura_tabular::clean::{Outputs, clean};
use apertura_tabular::{Finding, Limits, Operation, Overrides, Recipe, Step, Table, profile, rule, suggest};

use crate::small_table::table;

fn made(header: &[&str], rows: &[Vec<String>]) -> Table {
    let texts: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let all: Vec<&[&str]> = std::iter::once(header).chain(texts.iter().map(Vec::as_slice)).collect();
    table(&all)
}

/// The findings, and the clean rows by the recipe that is suggested.
fn suggested(table: &Table) -> (Vec<Finding>, Recipe, Vec<Vec<String>>) {
    let profile = profile::profile(table, &Limits::default()).unwrap();
    let findings = rule::findings(std::slice::from_ref(table), std::slice::from_ref(&profile));
    let recipe = suggest::recipe(table, 1, &Overrides::default(), &profile, &findings);
    let rows = cleaned(table, &recipe);
    (findings, recipe, rows)
}

fn cleaned(table: &Table, recipe: &Recipe) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    clean(table, recipe, &Outputs::new(folder.path(), "t"), &Limits::default(), &|_, _| {}).unwrap();
    let text = std::fs::read_to_string(folder.path().join("t.csv")).unwrap();
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

const HEADER: [&str; 4] = ["clinica", "pueblo", "distrito", "medida"];

/// Twenty clinics, twelve measures each.
fn clinics() -> Vec<Vec<String>> {
    const TOWNS: [&str; 10] = [
        "Aguacaliente",
        "Barranca Honda",
        "Cerro Gordo",
        "Dos Arroyos",
        "El Mezquital",
        "Fresnillos",
        "Guayabal",
        "Huertas Viejas",
        "Ixtlahuaca",
        "Jaltepec",
    ];
    (0..240)
        .map(|row| {
            let clinic = row / 12;
            vec![
                format!("CL-{clinic:02}"),
                TOWNS[clinic / 2].to_owned(),
                ["Norte", "Sur", "Centro"][clinic % 3].to_owned(),
                format!("M{}", row % 12),
            ]
        })
        .collect()
}

#[test]
fn slips_and_blanks_are_put_right_by_the_other_rows_of_the_thing() {
    let right = clinics();
    let mut rows = clinics();
    rows[3][1] = "Aguacalxente".to_owned();
    rows[40][1] = "Bxrranca Hxnda".to_owned();
    rows[90][1] = String::new();
    rows[100][0] = "CX-08".to_owned();
    let (findings, recipe, clean) = suggested(&made(&HEADER, &rows));
    assert_eq!(clean[3][1], right[3][1]);
    assert_eq!(clean[40][1], right[40][1]);
    assert_eq!(clean[90][1], right[90][1]);
    let finding = findings.iter().find(|f| f.rule == "broken-dependency").unwrap();
    assert_eq!((finding.column.as_deref(), finding.count), (Some("pueblo"), 3));
    assert_eq!(finding.rows, [5, 42, 92]);
    let step = recipe.steps.iter().find(|step| matches!(step.operation, Operation::Conform { .. })).unwrap();
    assert!(step.enabled);
    assert_eq!(Recipe::from_toml(&recipe.to_toml()).unwrap(), recipe);
    let wrong = clean.iter().zip(&right).filter(|(a, b)| a[1..] != b[1..]).count();
    assert_eq!(wrong, 0, "nothing else is changed");
}

#[test]
fn another_value_is_shown_and_stays() {
    let mut rows = clinics();
    rows[17][2] = "Centro".to_owned();
    let (findings, recipe, clean) = suggested(&made(&HEADER, &rows));
    assert_eq!(clean[17][2], "Centro");
    let finding = findings.iter().find(|f| f.rule == "dependency-exceptions").unwrap();
    assert_eq!((finding.column.as_deref(), finding.count), (Some("distrito"), 1));
    let step = recipe.steps.iter().find(|step| matches!(step.operation, Operation::Conform { .. })).unwrap();
    assert!(!step.enabled);
}

/// Rows that all belong to one value of another column follow a rule of their own.
#[test]
fn what_another_column_explains_stays() {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for hospital in 0..12 {
        for measure in 0..15 {
            let state = if hospital == 11 { "Zac" } else { "Ags" };
            rows.push(vec![
                format!("H{hospital}"),
                state.to_owned(),
                format!("m{measure}"),
                format!("promedio {state} m{measure}"),
            ]);
        }
    }
    rows[20][3] = "promedxo Ags m5".to_owned();
    let (_, _, clean) = suggested(&made(&["hospital", "estado", "medida", "referencia"], &rows));
    assert_eq!(clean[20][3], "promedio Ags m5");
    assert!(clean[165..].iter().all(|row| row[3].starts_with("promedio Zac")), "{:?}", &clean[165..]);
}

/// What is told of a thing year by year may change: blanks are not filled from other years.
#[test]
fn blanks_are_not_filled_where_years_pass() {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for town in 0..15 {
        for year in 2012..2024 {
            let chief = format!("Alcaldia {}", town * 3);
            rows.push(vec![format!("Pueblo {town}"), year.to_string(), chief]);
        }
    }
    rows[30][2] = String::new();
    let (_, _, clean) = suggested(&made(&["pueblo", "anio", "responsable"], &rows));
    assert_eq!(clean[30][2], "");
}

#[test]
fn the_step_counts_anew_and_says_what_it_changed() {
    let table = table(&[
        &["clave", "nombre"],
        &["1", "Uno"],
        &["1", "Uno"],
        &["1", "Uxo"],
        &["1", ""],
        &["2", "Dos"],
        &["2", "Tres"],
    ]);
    let operation = Operation::Conform {
        column: "nombre".to_owned(),
        by: vec![vec!["clave".to_owned()]],
        support: 2,
        share: 0.6,
        blanks: true,
        replace: "slips".to_owned(),
    };
    let mut recipe = Recipe::new(1, Overrides::default());
    recipe.steps.push(Step::new(operation.clone()));
    let folder = tempfile::tempdir().unwrap();
    let cleaned = clean(&table, &recipe, &Outputs::new(folder.path(), "t"), &Limits::default(), &|_, _| {}).unwrap();
    let text = std::fs::read_to_string(folder.path().join("t.csv")).unwrap();
    assert_eq!(text.replace('\r', ""), "clave,nombre\n1,Uno\n1,Uno\n1,Uno\n1,Uno\n2,Dos\n2,Tres\n");
    let step = &cleaned.changes.steps[0];
    assert_eq!((step.operation.as_str(), step.cells_changed), ("conform", 2));
    assert_eq!((step.samples[0].record, step.samples[0].before.as_str()), (4, "Uxo"));
    // a column that is gone is drift, and the rest runs
    let other = crate::small_table::table(&[&["otra", "nombre"], &["1", "Uno"]]);
    let cleaned = clean(&other, &recipe, &Outputs::new(folder.path(), "u"), &Limits::default(), &|_, _| {}).unwrap();
    assert_eq!(cleaned.changes.drift[0].reason, "no-such-column");
}

#[test]
fn scattered_slips_of_the_one_word_are_put_right_and_endings_stay() {
    let mut rows: Vec<Vec<String>> = (0..300).map(|n| vec![n.to_string(), "atencion primaria".to_owned()]).collect();
    for (row, text) in [(7, "atexcion primaria"), (90, "atencion prxmaria"), (150, "xtencion primaria")] {
        rows[row][1] = text.to_owned();
    }
    let (_, _, clean) = suggested(&made(&["folio", "nivel"], &rows));
    assert!(clean.iter().all(|row| row[1] == "atencion primaria"));
    rows[7][1] = "atencion primario".to_owned();
    let (_, _, clean) = suggested(&made(&["folio", "nivel"], &rows));
    assert_eq!((clean[7][1].as_str(), clean[90][1].as_str()), ("atencion primario", "atencion prxmaria"));
}

#[test]
fn numbers_keep_their_decimals_and_cells_that_are_none_stay() {
    const RATES: [&str; 5] = ["0.050", "12.0", "3", "7.25", "1,234.50"];
    let mut rows: Vec<Vec<String>> =
        (0..60).map(|n| vec![n.to_string(), RATES[n % 5].to_owned(), format!("{}.0", n % 7)]).collect();
    let (_, recipe, clean) = suggested(&made(&["id", "tasa", "nota"], &rows));
    assert!(recipe.steps.iter().filter(|step| step.operation.id() == "parse-number").all(|step| step.enabled));
    for (row, written) in clean.iter().zip(&rows) {
        assert_eq!((row[1].replace(',', ""), &row[2]), (written[1].replace(',', ""), &written[2]));
    }
    // a slip and another notation say something: nothing becomes blank unseen
    (rows[7][2], rows[31][2]) = ("5.x".to_owned(), "8.3/10".to_owned());
    let (_, recipe, clean) = suggested(&made(&["id", "tasa", "nota"], &rows));
    let step = recipe.steps.iter().find(|step| step.operation.columns() == ["nota"]).unwrap();
    assert!(!step.enabled);
    assert!(clean.iter().zip(&rows).all(|(row, written)| row[2] == written[2]));
    // a year in brackets is not a year before our era
    let years: Vec<Vec<String>> =
        (0..60).map(|n| vec![n.to_string(), if n == 9 { "(1983)".into() } else { (1960 + n).to_string() }]).collect();
    let (_, _, clean) = suggested(&made(&["id", "Year"], &years));
    assert_eq!(clean[9][1], "(1983)");
}

#[test]
fn a_unit_that_some_numbers_carry_goes_to_the_dictionary() {
    const SIZES: [&str; 6] = ["12.0", "16.0 oz", "12.0 oz.", "8.0 OZ", "19.5", "12.0 ounces"];
    let rows: Vec<Vec<String>> = (0..60).map(|n| vec![n.to_string(), SIZES[n % 6].to_owned()]).collect();
    let (findings, _, clean) = suggested(&made(&["id", "contenido"], &rows));
    let texts: Vec<&str> = clean[..6].iter().map(|row| row[1].as_str()).collect();
    assert_eq!(texts, ["12.0", "16.0", "12.0", "8.0", "19.5", "12.0"]);
    let finding = findings.iter().find(|f| f.rule == "glued-units").unwrap();
    assert_eq!((finding.count, finding.details["unit"].as_str()), (40, "oz"));
    // different units are different numbers
    let rows: Vec<Vec<String>> =
        (0..60).map(|n| vec![n.to_string(), ["12", "300 g", "1 kg"][n % 3].to_owned()]).collect();
    let (_, _, clean) = suggested(&made(&["id", "peso"], &rows));
    assert_eq!((clean[1][1].as_str(), clean[2][1].as_str()), ("300 g", "1 kg"));
}

/// A column of few values and a cloud of slips; and one whose rare values are values.
#[test]
fn slips_of_a_closed_list_are_put_right_and_rare_values_stay() {
    const LIST: [&str; 3] = ["Secundaria", "Bachillerato", "Licenciatura"];
    let rows = |odd: &[&str]| -> Vec<Vec<String>> {
        let word = |row: usize| odd.get(row / 40).filter(|_| row.is_multiple_of(40)).copied().unwrap_or(LIST[row % 3]);
        (0..400).map(|row| vec![row.to_string(), word(row).to_owned()]).collect()
    };
    let slips = ["Secudaria", "Bachilerato", "Licencaitura", "Secunxdaria", "Bchillerato", "Lizenciatura"];
    let (findings, _, clean) = suggested(&made(&["folio", "grado"], &rows(&slips)));
    let finding = findings.iter().find(|f| f.rule == "closed-list-typo").expect("the cloud is seen");
    assert_eq!(finding.count, 6);
    assert!(clean.iter().all(|row| LIST.contains(&row[1].as_str())), "{clean:?}");
    let values = ["Secundarias", "Maestrado", "Doctorado", "Normal superior", "Primaria", "Bachilerato"];
    let (findings, _, clean) = suggested(&made(&["folio", "grado"], &rows(&values)));
    assert!(!findings.iter().any(|f| f.rule == "closed-list-typo"), "{findings:?}");
    assert!(values.iter().all(|value| clean.iter().any(|row| row[1] == *value)));
}

/// A word beside numbers is put right, whatever the number.
#[test]
fn slips_beside_numbers_are_put_right() {
    let mut rows: Vec<Vec<String>> =
        (0..300).map(|row| vec![row.to_string(), format!("{} camas", row * 7 % 90)]).collect();
    for (row, odd) in [(10, "12 caxas"), (80, "7 csmas"), (150, "33 cxmas")] {
        rows[row][1] = odd.to_owned();
    }
    let (_, recipe, _) = suggested(&made(&["folio", "cupo"], &rows));
    let mapped: Vec<(&String, &String)> = recipe
        .steps
        .iter()
        .filter(|step| step.enabled && step.because.as_deref() == Some("scattered-typo"))
        .filter_map(|step| match &step.operation {
            Operation::MapValues { values, .. } => Some(values.iter()),
            _ => None,
        })
        .flatten()
        .collect();
    let pairs: Vec<(&str, &str)> = mapped.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    assert_eq!(pairs, [("12 caxas", "12 camas"), ("33 cxmas", "33 camas"), ("7 csmas", "7 camas")]);
}
