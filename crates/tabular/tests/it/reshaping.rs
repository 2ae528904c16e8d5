//! Operations that choose, order and reshape rows, compute cells and read coordinates; conditions of steps.

use apertura_tabular::clean::{Outputs, clean};
use apertura_tabular::cleaned::Cleaned;
use apertura_tabular::operation::{Condition, SortKey};
use apertura_tabular::{Limits, Operation, Recipe, Step};

use crate::small_table::table;

/// Runs steps on a table; the clean CSV.
fn run(rows: &[&[&str]], steps: Vec<Step>) -> (String, Cleaned) {
    let folder = tempfile::tempdir().unwrap();
    let mut recipe = Recipe::new(1, Default::default());
    recipe.steps = steps;
    // what runs is what the file says
    let recipe = Recipe::from_toml(&recipe.to_toml()).unwrap();
    let outputs = Outputs::new(folder.path(), "tabla");
    let cleaned = clean(&table(rows), &recipe, &outputs, &Limits::default(), &|_, _| {}).unwrap();
    let csv = std::fs::read_to_string(folder.path().join("tabla.csv")).unwrap().replace("\r\n", "\n");
    (csv, cleaned)
}

fn check(rows: &[&[&str]], operation: Operation, expected: &str) {
    let id = operation.id();
    let (csv, cleaned) = run(rows, vec![Step::new(operation)]);
    assert_eq!(csv.trim_end(), expected, "{id}");
    assert!(cleaned.changes.drift.is_empty(), "{id}: {:?}", cleaned.changes.drift);
}

fn one_of(column: &str, values: &[&str]) -> Condition {
    let one_of = values.iter().map(|value| (*value).to_owned()).collect();
    Condition { column: column.to_owned(), one_of, ..Condition::default() }
}

const OBRAS: &[&[&str]] = &[
    &["obra", "municipio", "monto"],
    &["Puente", "Ñumí", "1200"],
    &["Escuela", "atlixco", "90"],
    &["Camino", "Nopala", ""],
    &["Mercado", "Águilas", "300"],
    &["Parque", "Oriental", "sin dato"],
];

#[test]
fn rows_are_sorted_as_spanish_sorts_and_as_numbers() {
    let key = |column: &str, falling, numbers| SortKey { column: column.to_owned(), falling, numbers };
    check(
        OBRAS,
        Operation::Sort { by: vec![key("municipio", false, false)] },
        "obra,municipio,monto\nMercado,Águilas,300\nEscuela,atlixco,90\nCamino,Nopala,\nPuente,Ñumí,1200\nParque,Oriental,sin dato",
    );
    check(
        OBRAS,
        Operation::Sort { by: vec![key("monto", true, true)] },
        "obra,municipio,monto\nPuente,Ñumí,1200\nMercado,Águilas,300\nEscuela,atlixco,90\nParque,Oriental,sin dato\nCamino,Nopala,",
    );
}

#[test]
fn many_rows_are_sorted_over_batches_and_go_on_through_later_steps() {
    let cells: Vec<[String; 2]> = (0..20_000u64).map(|n| [(n * 7919 % 20_011).to_string(), format!("f{n}")]).collect();
    let mut rows: Vec<Vec<&str>> = vec![vec!["n", "fila"]];
    rows.extend(cells.iter().map(|row| row.iter().map(String::as_str).collect()));
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let by = vec![SortKey { column: "n".into(), falling: false, numbers: false }];
    let steps = vec![
        Step::new(Operation::SetType { column: "n".into(), to: "integer".into() }),
        Step::new(Operation::Sort { by }),
        Step::new(Operation::Rename { column: "fila".into(), to: "clave".into() }),
        Step::new(Operation::ChangeCase { column: "clave".into(), to: "upper".into() }),
    ];
    let (csv, cleaned) = run(&rows, steps);
    let numbers: Vec<u64> = csv.lines().skip(1).map(|line| line.split(',').next().unwrap().parse().unwrap()).collect();
    assert_eq!((numbers.len(), cleaned.changes.rows_read, cleaned.changes.rows_written), (20_000, 20_000, 20_000));
    assert!(numbers.is_sorted());
    assert!(csv.starts_with("n,clave\n0,F0\n"), "{}", &csv[..40]);
}

#[test]
fn values_become_columns_and_no_cell_is_lost() {
    let long: &[&[&str]] = &[
        &["clave", "anio", "valor"],
        &["a", "2019", "1"],
        &["b", "2020", "4"],
        &["a", "2020", "2"],
        &["a", "2020", "3"],
    ];
    let pivot = |columns: &[&str]| Operation::Pivot {
        key: "anio".into(),
        value: "valor".into(),
        columns: columns.iter().map(|column| (*column).to_owned()).collect(),
    };
    check(long, pivot(&[]), "clave,c_2019,c_2020\na,1,2\nb,,4\na,,3");
    let (csv, cleaned) = run(long, vec![Step::new(pivot(&["2020", "2021"]))]);
    assert_eq!(csv.trim_end(), "clave,c_2020,c_2021\na,2,\nb,4,\na,3,");
    assert_eq!(cleaned.changes.unconverted[0].cells, [(2, "2019: 1".to_owned())]);
}

#[test]
fn a_data_row_gives_the_names() {
    let rows: &[&[&str]] = &[&["x", "y"], &["Padrón", ""], &["Clave", "Nombre completo"], &["1", "a"], &["2", "b"]];
    check(rows, Operation::PromoteHeader { row: 2 }, "clave,nombre_completo\n1,a\n2,b");
}

#[test]
fn cells_with_several_values_and_repeated_values() {
    let rows: &[&[&str]] = &[&["escuela", "turnos"], &["Juárez", "M; V"], &["Hidalgo", "M"], &["Morelos", ""]];
    let split = |repeat| Operation::SplitRows { column: "turnos".into(), separator: ";".into(), repeat };
    check(rows, split(true), "escuela,turnos\nJuárez,M\nJuárez,V\nHidalgo,M\nMorelos,");
    check(rows, split(false), "escuela,turnos\nJuárez,M\n,V\nHidalgo,M\nMorelos,");
    let sparse: &[&[&str]] =
        &[&["escuela", "turno"], &["Juárez", "M"], &["", "V"], &["Hidalgo", "M"], &["Hidalgo", "N"]];
    let join = Operation::JoinRows { column: "turno".into(), key: "escuela".into(), separator: ", ".into() };
    check(sparse, join, "escuela,turno\nJuárez,\"M, V\"\nHidalgo,\"M, N\"");
    check(
        &[&["edo", "n"], &["Puebla", "1"], &["Puebla", "2"], &["Tlaxcala", "3"], &["Puebla", "4"]],
        Operation::BlankDown { columns: vec!["edo".into()] },
        "edo,n\nPuebla,1\n,2\nTlaxcala,3\nPuebla,4",
    );
}

#[test]
fn rows_are_chosen_by_conditions() {
    let range = Condition { column: "monto".into(), least: Some(100.0), below: Some(1000.0), ..Condition::default() };
    check(
        OBRAS,
        Operation::FilterRows { keep: true, conditions: vec![range.clone()] },
        "obra,municipio,monto\nMercado,Águilas,300",
    );
    let blank = one_of("monto", &["", "sin dato"]);
    let mut both = vec![Condition { not: true, ..blank.clone() }, Condition { not: true, ..range }];
    check(
        OBRAS,
        Operation::FilterRows { keep: true, conditions: both.clone() },
        "obra,municipio,monto\nPuente,Ñumí,1200\nEscuela,atlixco,90",
    );
    both[0] = Condition { column: "obra".into(), contains: Some("ESC".into()), ..Condition::default() };
    check(
        OBRAS,
        Operation::FilterRows { keep: false, conditions: both },
        "obra,municipio,monto\nPuente,Ñumí,1200\nCamino,Nopala,\nMercado,Águilas,300\nParque,Oriental,sin dato",
    );
    let long = Condition {
        column: "obra".into(),
        expression: Some("value.length()".into()),
        least: Some(7.0),
        ..Condition::default()
    };
    check(
        OBRAS,
        Operation::FilterRows { keep: true, conditions: vec![long] },
        "obra,municipio,monto\nEscuela,atlixco,90\nMercado,Águilas,300",
    );
    check(
        OBRAS,
        Operation::KeepColumns { columns: vec!["monto".into(), "obra".into()] },
        "monto,obra\n1200,Puente\n90,Escuela\n,Camino\n300,Mercado\nsin dato,Parque",
    );
}

#[test]
fn a_step_can_be_for_some_rows_alone() {
    let upper = Step {
        when: vec![one_of("monto", &["", "90"])],
        ..Step::new(Operation::ChangeCase { column: "obra".into(), to: "upper".into() })
    };
    let (csv, cleaned) = run(&OBRAS[..4], vec![upper]);
    assert_eq!(csv.trim_end(), "obra,municipio,monto\nPuente,Ñumí,1200\nESCUELA,atlixco,90\nCAMINO,Nopala,");
    assert_eq!(cleaned.changes.steps[0].cells_changed, 2);
    // a condition on a column that is gone switches the step off and is said
    let gone = Step {
        when: vec![one_of("estatus", &["x"])],
        ..Step::new(Operation::ChangeCase { column: "obra".into(), to: "upper".into() })
    };
    let (csv, cleaned) = run(&OBRAS[..2], vec![gone]);
    assert_eq!(csv.trim_end(), "obra,municipio,monto\nPuente,Ñumí,1200");
    assert_eq!(cleaned.changes.drift[0].reason, "no-such-column");
}

#[test]
fn formulas_change_and_add_cells() {
    let rows: &[&[&str]] = &[&["calle", "num"], &[" av. juárez ", "12"], &["5 de mayo", ""]];
    let transform = |expression: &str| Operation::Transform {
        column: "calle".into(),
        expression: expression.into(),
        blank_errors: false,
    };
    for (expression, first, second) in [
        ("value.trim().toTitlecase()", "Av. Juárez", "5 De Mayo"),
        ("value.replace(\"av.\", \"Avenida\").trim()", "Avenida juárez", "5 de mayo"),
        ("value.trim().replace(/(\\w+) de (\\w+)/, \"$2-$1\")", "av. juárez", "mayo-5"),
        ("value.trim().split(\" \")[1]", "juárez", "de"),
        ("value.trim()[0,2] + '…'", "", ""),
        ("if(isBlank(cells[\"num\"].value), \"S/N\", cells.num.value + \" \" + value.trim())", "12 av. juárez", "S/N"),
        ("forEach(value.trim().split(' '), w, w[0]).join('')", "aj", "5dm"),
        ("value.length() * 2 - 1", "23", "17"),
        ("coalesce(cells['num'].value, 'nada')", "12", "nada"),
        ("with(value.trim(), t, t.substring(0, 1).toUppercase() + t.substring(1))", "Av. juárez", "5 de mayo"),
    ] {
        if first.is_empty() {
            let (_, cleaned) = run(rows, vec![Step::new(transform(expression))]);
            assert_eq!(cleaned.changes.drift[0].reason, "bad-setting", "{expression}");
            continue;
        }
        check(rows, transform(expression), &format!("calle,num\n{first},12\n{second},"));
    }
    let compute =
        Operation::Compute { column: "calle".into(), to: "largo".into(), expression: "value.trim().length()".into() };
    check(rows, compute, "calle,largo,num\n av. juárez ,10,12\n5 de mayo,9,");
}

#[test]
fn keys_give_centers() {
    let rows: &[&[&str]] = &[&["cve"], &["19039"], &["1"], &["99999"], &[""]];
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| vec![row[0], "x"]).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let geocode = Operation::Geocode {
        column: "cve".into(),
        latitude: "lat".into(),
        longitude: "lon".into(),
        centers: [("21114".to_owned(), "19.04, -98.2".to_owned())].into(),
    };
    let (csv, cleaned) = run(&rows, vec![Step::new(geocode)]);
    assert_eq!(csv.trim_end(), "cve,lat,lon,x\n19039,25.6446,-100.3110,x\n1,22.01,-102.36,x\n99999,,,x\n,,,x");
    assert_eq!(cleaned.changes.steps[0].misfits, 1);
}

#[test]
fn coordinates_are_read_however_written() {
    let cases = [
        ("19.0433, -98.2056", "19.0433", "-98.2056"),
        ("-98.2056 19.0433", "19.0433", "-98.2056"),
        ("19.0433, 98.2056", "19.0433", "-98.2056"),
        ("POINT (-98.2056 19.0433)", "19.0433", "-98.2056"),
        ("19°02'36\" N, 98°12'20\" W", "19.0433333", "-98.2055556"),
        ("98°12'20\"O 19°02'36\"N", "19.0433333", "-98.2055556"),
        ("190433, -982056", "19.0433", "-98.2056"),
        ("256714; 1003090", "25.6714", "-100.309"),
        ("(40.4168, -3.7038)", "40.4168", "-3.7038"),
        ("14Q 583600 2105700", "19.0", "-98.2"),
        ("Monterrey", "", ""),
        ("0, 0", "", ""),
        ("", "", ""),
    ];
    let mut rows: Vec<Vec<&str>> = vec![vec!["lugar", "x"]];
    rows.extend(cases.iter().map(|case| vec![case.0, "x"]));
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let operation = Operation::ParseCoordinates {
        columns: vec!["lugar".into()],
        latitude: "lat".into(),
        longitude: "lon".into(),
        zone: None,
    };
    let (_, cleaned) = run(&rows, vec![Step::new(operation.clone())]);
    assert_eq!(cleaned.changes.steps[0].misfits, 2);
    let keep = Operation::KeepColumns { columns: vec!["lat".into(), "lon".into()] };
    let (csv, _) = run(&rows, vec![Step::new(operation), Step::new(keep)]);
    for (line, (text, latitude, longitude)) in csv.lines().skip(1).zip(cases) {
        if text.starts_with("14Q") {
            let numbers: Vec<f64> = line.split(',').map(|part| part.parse().unwrap()).collect();
            assert!((numbers[0] - 19.0423).abs() < 0.001 && (numbers[1] + 98.2055).abs() < 0.001, "{line}");
        } else {
            assert_eq!(line, format!("{latitude},{longitude}"), "{text}");
        }
    }
}

#[test]
fn rows_that_repeat_a_key_go_and_rows_without_one_stay() {
    let rows: &[&[&str]] = &[
        &["clave", "anio", "casos"],
        &["A", "2023", "1"],
        &["A", "2024", "2"],
        &["A", "2023", "3"],
        &["", "", "4"],
        &["", "", "5"],
    ];
    let columns = vec!["clave".to_owned(), "anio".to_owned()];
    let operation = Operation::DropRepeated { columns };
    check(rows, operation.clone(), "clave,anio,casos\nA,2023,1\nA,2024,2\n,,4\n,,5");
    let (_, cleaned) = run(rows, vec![Step::new(operation)]);
    let step = &cleaned.changes.steps[0];
    assert_eq!(
        (step.operation.as_str(), step.rows_dropped, step.records_dropped.as_slice()),
        ("drop-repeated", 1, &[4][..])
    );
    let lacking = Operation::DropRepeated { columns: vec!["clave".to_owned(), "mes".to_owned()] };
    let (csv, cleaned) = run(rows, vec![Step::new(lacking)]);
    assert_eq!(
        (csv.lines().count(), cleaned.changes.drift[0].reason.as_str()),
        (6, "no-such-column"),
        "half a key is none"
    );
}
