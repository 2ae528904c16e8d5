//! Findings about keys, outliers, places, lost letters, labels, old data; and their codes in Frictionless's terms.
//! People and places are invented, but for INEGI's catalog.

use apertura_tabular::inspection::examine;
use apertura_tabular::{
    Finding, Limits, Operation, Overrides, Severity, Table, ValueType, frictionless, profile, requirement, rule,
};

use crate::small_table::table;

fn made(header: &[&str], rows: &[Vec<String>]) -> Table {
    let texts: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let all: Vec<&[&str]> = std::iter::once(header).chain(texts.iter().map(Vec::as_slice)).collect();
    table(&all)
}

fn found(table: &Table) -> Vec<Finding> {
    let profile = profile::profile(table, &Limits::default()).unwrap();
    rule::findings(std::slice::from_ref(table), std::slice::from_ref(&profile))
}

fn of<'a>(findings: &'a [Finding], rule: &str) -> Option<&'a Finding> {
    findings.iter().find(|finding| finding.rule == rule)
}

#[test]
fn a_folio_that_repeats_is_told_and_a_town_that_repeats_is_not() {
    let mut rows: Vec<Vec<String>> =
        (0..200).map(|n| vec![format!("F-{n:04}"), format!("Calle {}", n % 9), (n * 13 % 700).to_string()]).collect();
    assert!(of(&found(&made(&["folio", "calle", "monto"], &rows)), "duplicate-keys").is_none());
    rows[150][0] = "F-0020".to_owned();
    let findings = found(&made(&["folio", "calle", "monto"], &rows));
    let finding = of(&findings, "duplicate-keys").unwrap();
    assert_eq!((finding.count, finding.rows.as_slice()), (1, [152].as_slice()));
    assert_eq!(findings.iter().filter(|f| f.rule == "duplicate-keys").count(), 1);
    let codes = frictionless::errors(&[made(&["folio", "calle", "monto"], &rows)], &findings);
    let error = codes.iter().find(|error| error.kind == "unique-error").unwrap();
    assert_eq!((error.table, error.row_number, error.field_number), (Some(1), Some(152), Some(1)));
    let json = serde_json::to_value(error).unwrap();
    assert_eq!(json["rowNumber"], 152);
    assert_eq!(json["fieldName"], "FOLIO");
}

#[test]
fn far_numbers_are_told_by_the_scale_of_the_column() {
    // even amounts: ten times as much is far
    let mut rows: Vec<Vec<String>> = (0..300).map(|n| vec![(100 + n * 7 % 60).to_string()]).collect();
    assert!(of(&found(&made(&["peso"], &rows)), "outliers").is_none());
    rows[7][0] = "1300".to_owned();
    let findings = found(&made(&["peso"], &rows));
    assert_eq!(of(&findings, "outliers").unwrap().rows, [9]);
    // amounts that grow by factors: ten times as much is usual
    let mut rows: Vec<Vec<String>> =
        (0..300).map(|n| vec![format!("{:.0}", 10f64 * 1.025f64.powi(n * 7 % 300))]).collect();
    assert!(of(&found(&made(&["monto"], &rows)), "outliers").is_none());
    rows[3][0] = "9000000000000".to_owned();
    assert_eq!(of(&found(&made(&["monto"], &rows)), "outliers").unwrap().count, 1);
}

#[test]
fn a_name_beside_the_key_of_another_place_is_told() {
    let places =
        [("19039", "Monterrey"), ("19006", "Apodaca"), ("19026", "Guadalupe"), ("19019", "San Pedro Garza García")];
    let mut rows: Vec<Vec<String>> = (0..60)
        .map(|n| vec![places[n % 4].0.to_owned(), places[n % 4].1.to_owned(), (n * 31 % 97).to_string()])
        .collect();
    rows[3][1] = "SAN PEDRO GARZA GARCIA".to_owned();
    assert!(of(&found(&made(&["cve_mun", "municipio", "casos"], &rows)), "place-key-mismatch").is_none());
    rows[10][1] = "Apodaca".to_owned();
    let findings = found(&made(&["cve_mun", "municipio", "casos"], &rows));
    let finding = of(&findings, "place-key-mismatch").unwrap();
    assert_eq!((finding.count, finding.rows.as_slice()), (1, [12].as_slice()));
    assert_eq!(finding.samples[0].before, "19026 Apodaca");
}

#[test]
fn words_that_lost_their_letter_are_offered_and_never_done_unseen() {
    let table = table(&[
        &["tema", "lugar"],
        &["Salud de los ninos", "Campana"],
        &["ENSE?ANZA", "Cabo"],
        &["Diseño", "Ano Nuevo"],
        &["Campana de bronce", "Peña"],
    ]);
    let findings = found(&table);
    let all: Vec<&Finding> = findings.iter().filter(|f| f.rule == "dropped-letters").collect();
    let Some(Operation::MapValues { values, .. }) = &all[0].remedy else { panic!("{all:#?}") };
    assert_eq!(values["Salud de los ninos"], "Salud de los niños");
    assert_eq!(values["ENSE?ANZA"], "ENSEÑANZA");
    assert_eq!((values.len(), all[0].details["certain"].as_str()), (2, "false"));
    let Some(Operation::MapValues { values, .. }) = &all[1].remedy else { panic!("{all:#?}") };
    assert_eq!(values.iter().collect::<Vec<_>>(), [(&"Ano Nuevo".to_owned(), &"Año Nuevo".to_owned())]);
}

#[test]
fn hour_24_stays_until_a_person_decides() {
    let rows: Vec<Vec<String>> =
        (0..40).map(|n| vec![if n == 5 { "24:10".into() } else { format!("{:02}:15", n % 24) }]).collect();
    let table = made(&["hora"], &rows);
    let profile = profile::profile(&table, &Limits::default()).unwrap();
    assert_eq!((profile.columns[0].value_type, profile.columns[0].conversion.as_ref()), (ValueType::String, None));
    let findings = found(&table);
    let finding = of(&findings, "hour-24").unwrap();
    assert_eq!(finding.details["certain"], "false");
    assert_eq!(finding.samples[0].after.as_deref(), Some("00:10"));
}

#[test]
fn labels_that_are_blank_or_repeated_are_told() {
    let mut table = table(&[&["clave", "monto", "monto_2", "x"], &["1", "20", "21", "a"], &["2", "30", "31", "b"]]);
    table.columns[2].label = "Monto".to_owned();
    table.columns[3].label = String::new();
    let findings = found(&table);
    assert_eq!(of(&findings, "duplicate-label").unwrap().column.as_deref(), Some("monto_2"));
    assert_eq!(of(&findings, "blank-label").unwrap().column.as_deref(), Some("x"));
    let kinds: Vec<String> =
        frictionless::errors(std::slice::from_ref(&table), &findings).into_iter().map(|error| error.kind).collect();
    assert!(kinds.contains(&"blank-label".to_owned()) && kinds.contains(&"duplicate-label".to_owned()), "{kinds:?}");
}

#[test]
fn old_data_are_told_for_a_given_day_alone() {
    let rows: Vec<Vec<String>> = (1..=9).map(|n| vec![format!("2024-0{n}-15"), n.to_string()]).collect();
    let table = made(&["fecha", "casos"], &rows);
    let profile = profile::profile(&table, &Limits::default()).unwrap();
    let stale =
        |today: &str| rule::stale_periods(std::slice::from_ref(&table), std::slice::from_ref(&profile), today, 180);
    assert!(stale("2025-01-10").is_empty() && stale("not a day").is_empty());
    let findings = stale("2026-01-10");
    assert_eq!((findings[0].details["last"].as_str(), findings[0].details["days"].as_str()), ("2024-09-15", "482"));
}

#[test]
fn the_strict_profile_of_the_federation_refuses_what_the_state_takes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tramites.csv");
    let text = "Trámites de la oficina\n\nclave,fecha,monto\n".to_owned()
        + &(1..=20).map(|n| format!("T-{n:03},{n:02}/03/2024,{}\n", n * 17)).collect::<String>();
    std::fs::write(&path, encoding_rs::WINDOWS_1252.encode(&text).0).unwrap();
    let examined = examine(&path, &Overrides::default(), &Limits::default()).unwrap();
    let under = |name: &str| {
        let profile = requirement::all().into_iter().find(|profile| profile.id == name).unwrap();
        let findings = profile.findings(&examined, &Default::default()).into_iter();
        findings.filter(|f| f.severity == Severity::Error).map(|f| f.rule).collect::<Vec<_>>()
    };
    assert!(under("estatal").is_empty(), "{:?}", under("estatal"));
    let refused = under("federal-estricto");
    for rule in ["requirement-encoding", "requirement-header-first", "missing-description", "dates-as-text"] {
        assert!(refused.iter().any(|found| found == rule), "{rule} in {refused:?}");
    }
    assert!(!refused.iter().any(|found| found == "requirement-format"));
}

/// What is found in a file with this content.
fn in_file(name: &str, text: &str) -> Vec<Finding> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    examine(&path, &Overrides::default(), &Limits::default()).unwrap().findings
}

#[test]
fn shifted_rows_are_one_finding_and_not_one_for_each_cell() {
    let mut text = "oficina,expediente,objeto,notificado,monto,plazo\n".to_owned();
    for n in 1..=60 {
        let row = match n {
            // an unquoted comma more, in a text
            17 => format!("Oficialía,E-{n:03},Mesas, sillas y bancos,2024-03-{:02},{}.50,30\n", n % 27 + 1, n * 190),
            _ => format!("Oficialía,E-{n:03},Compra de papel,2024-03-{:02},{}.50,30\n", n % 27 + 1, n * 190),
        };
        text += &row;
    }
    let findings = in_file("compras.csv", &text);
    let about: Vec<&Finding> = findings.iter().filter(|f| f.rows.contains(&18)).collect();
    assert!(about.iter().any(|f| matches!(f.rule.as_str(), "shifted-rows" | "ragged-rows")), "{about:#?}");
    assert!(about.iter().all(|f| !matches!(f.rule.as_str(), "mixed-types" | "overflow-cells")), "{about:#?}");
}

#[test]
fn rows_that_stand_one_column_beside_are_told() {
    let mut rows: Vec<Vec<String>> = (0..80)
        .map(|n| {
            let day = format!("2024-05-{:02}", n % 28 + 1);
            vec![format!("Oficina {}", n % 7), "Compra".to_owned(), day, format!("{}.25", 100 + n), "30".to_owned()]
        })
        .collect();
    let header = ["oficina", "objeto", "notificado", "monto", "dias"];
    assert!(of(&found(&made(&header, &rows)), "shifted-rows").is_none());
    rows[40] = ["Oficina 5", "Mesas", "sillas y bancos", "2024-05-13", "140.25"].map(str::to_owned).to_vec();
    let findings = found(&made(&header, &rows));
    let finding = of(&findings, "shifted-rows").unwrap();
    assert_eq!((finding.count, finding.rows.as_slice()), (1, [42].as_slice()));
    assert!(of(&findings, "mixed-types").is_none(), "{findings:#?}");
}

#[test]
fn texts_cut_at_the_end_of_a_field_are_told_and_codes_are_not() {
    let words = "contratación del servicio integral de mantenimiento preventivo y correctivo de equipos de cómputo";
    let title = |n: usize, length: usize| format!("{n:03} {words}").chars().take(length).collect::<String>();
    let long: Vec<Vec<String>> =
        (0..90).map(|n| vec![title(n, if n % 3 == 0 { 60 } else { 12 + n * 5 % 31 }), n.to_string()]).collect();
    let findings = found(&made(&["titulo", "monto"], &long));
    let finding = of(&findings, "truncated-values").unwrap();
    assert_eq!((finding.count, finding.details["length"].as_str()), (30, "60"));
    let free: Vec<Vec<String>> = (0..90).map(|n| vec![title(n, 12 + n * 7 % 60), n.to_string()]).collect();
    assert!(of(&found(&made(&["titulo", "monto"], &free)), "truncated-values").is_none());
    let codes: Vec<Vec<String>> = (0..90).map(|n| vec![format!("LO-019-{n:04}-2024-INT XX"), n.to_string()]).collect();
    assert!(of(&found(&made(&["contrato", "monto"], &codes)), "truncated-values").is_none());
}

#[test]
fn marks_of_notes_are_taken_off_where_the_note_is_there() {
    let mut text = "Municipio,Médicos,Camas\n".to_owned();
    for (n, name) in
        ["Abasolo", "Agualeguas a/", "Allende", "Anáhuac a/", "Apodaca", "Aramberri", "Bustamante", "Cerralvo a/"]
            .into_iter()
            .enumerate()
    {
        text += &format!("{name},{},{}\n", n * 7 + 3, n * 11 + 5);
    }
    let findings = in_file("medicos.csv", &text);
    let finding = of(&findings, "footnote-marks").unwrap();
    assert_eq!((finding.count, finding.details["certain"].as_str()), (3, "false"));
    assert_eq!(finding.samples[0].after.as_deref(), Some("Agualeguas"));
    assert!(of(&findings, "unknown-place").is_none(), "{findings:#?}");
    let findings = in_file("medicos.csv", &(text + "\na/ Incluye unidades móviles.\nFuente: Secretaría de Salud.\n"));
    assert_eq!(of(&findings, "footnote-marks").unwrap().details["certain"], "true", "{findings:#?}");
}

#[test]
fn edges_and_headers_of_a_sheet_are_told() {
    let mut text = "clave, PM10,  PM2.5 ,nota,,\n".to_owned();
    for n in 1..=30 {
        text += &format!("E{n:02},{},{},ok,,\n", n * 3 % 71, n * 7 % 53);
        text += if n == 10 { ",,,,,\n" } else { "" };
    }
    let findings = in_file("aire.csv", &(text + ",,,,,\n,,,,,\n,,,,,\n"));
    assert_eq!(of(&findings, "untidy-label").unwrap().count, 2, "{findings:#?}");
    assert_eq!(of(&findings, "blank-columns").unwrap().count, 2, "{findings:#?}");
    let blank = of(&findings, "blank-rows").unwrap();
    assert_eq!((blank.count, blank.rows.as_slice()), (1, [12].as_slice()));
    let blank = of(&findings, "trailing-blank-rows").unwrap();
    assert_eq!((blank.count, blank.rows.as_slice()), (3, [33, 34, 35].as_slice()));
}

#[test]
fn coordinates_in_other_forms_are_offered_as_two_columns() {
    let degrees: Vec<Vec<String>> =
        (0..20).map(|n| vec![format!("25°{:02}'10\"", n + 3), format!("100°{:02}'46.5\"", n + 5)]).collect();
    let findings = found(&made(&["latitud_norte", "longitud_oeste"], &degrees));
    let finding = of(&findings, "coordinates-as-text").unwrap();
    assert_eq!((finding.count, finding.details["certain"].as_str()), (20, "false"));
    assert!(matches!(finding.remedy, Some(Operation::ParseCoordinates { .. })));
    let one: Vec<Vec<String>> = (0..20).map(|n| vec![format!("[-100.30{n:02}, 25.67{n:02}]"), n.to_string()]).collect();
    let findings = found(&made(&["coordenadas", "casos"], &one));
    let finding = of(&findings, "coordinates-as-text").unwrap();
    assert_eq!(finding.details["kind"], "one");
    let meters: Vec<Vec<String>> = (0..20)
        .map(|n| vec![(366_000 + n * 37).to_string(), (2_841_000 + n * 91).to_string(), n.to_string()])
        .collect();
    let findings = found(&made(&["utm_x", "utm_y", "casos"], &meters));
    assert_eq!(of(&findings, "coordinates-as-text").unwrap().details["kind"], "utm");
    let plain: Vec<Vec<String>> =
        (0..20).map(|n| vec![format!("25.67{n:02}"), format!("-100.30{n:02}"), n.to_string()]).collect();
    assert!(of(&found(&made(&["latitud", "longitud", "casos"], &plain)), "coordinates-as-text").is_none());
}

#[test]
fn near_names_of_places_are_offered_and_totals_are_no_places() {
    let mut rows: Vec<Vec<String>> =
        ["Monterrey", "Apodaca", "Guadalupe", "Santiago", "Allende", "Linares", "Silao", "Tlaquepaque", "Yauhquemecan"]
            .into_iter()
            .map(|name| vec![name.to_owned(), "12".to_owned()])
            .collect();
    rows.push(vec!["Total".to_owned(), "108".to_owned()]);
    let findings = found(&made(&["municipio", "casos"], &rows));
    let finding = of(&findings, "unknown-place").unwrap();
    let Some(Operation::MapValues { values, .. }) = &finding.remedy else { panic!("{finding:#?}") };
    assert_eq!(finding.count, 3);
    assert_eq!(values["Silao"], "Silao de la Victoria");
    assert_eq!(values["Tlaquepaque"], "San Pedro Tlaquepaque");
    assert_eq!(values["Yauhquemecan"], "Yauhquemehcan");
}

#[test]
fn another_value_of_the_column_is_no_slip() {
    // hours of attention by kind of office: most say the same, and the others are true
    let kinds = ["Salud", "Mujer", "Legal", "Niñez"];
    let rows: Vec<Vec<String>> = (0..400)
        .map(|n| {
            let hours = if n % 12 == 0 {
                format!("Lunes a Viernes de 8:30 a {} hs", 14 + n % 4)
            } else {
                "Lunes a Viernes de 8 a 13 hs".to_owned()
            };
            vec![kinds[n % 4].to_owned(), hours, (n * 37 % 1000).to_string()]
        })
        .collect();
    let findings = found(&made(&["tipo", "horario", "numero"], &rows));
    assert!(of(&findings, "broken-dependency").is_none(), "{findings:#?}");
    assert!(of(&findings, "rows-disagree").is_none(), "{findings:#?}");
}

#[test]
fn errors_of_formulas_are_told_once_with_their_remedy() {
    let rows: Vec<Vec<String>> = (0..30)
        .map(|n| vec![n.to_string(), if n % 9 == 0 { "#NAME?".to_owned() } else { (n * 3).to_string() }])
        .collect();
    let findings = found(&made(&["folio", "casos"], &rows));
    assert!(of(&findings, "missing-words").is_none());
    assert!(matches!(of(&findings, "formula-errors").unwrap().remedy, Some(Operation::SetMissing { .. })));
}
