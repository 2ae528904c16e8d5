//! Profiles, semantic types and findings, through public functions. The people are invented.

use std::sync::Arc;

use apertura_tabular::profile::{self, Profile, Profiler};
use apertura_tabular::table::{Rows, TableStructure};
use apertura_tabular::{Batch, Column, Finding, Grid, Limits, Operation, Severity, Table, ValueType, rule, semantic};
use arrow::array::StringViewArray;

/// A table from its header and rows.
fn table(header: &[&str], rows: &[Vec<String>]) -> Table {
    let head = std::iter::once(header.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>());
    let grid = Grid::from_texts(head.chain(rows.iter().cloned()));
    let columns = header
        .iter()
        .enumerate()
        .map(|(index, label)| Column {
            name: label.to_lowercase().replace(' ', "_"),
            label: (*label).to_owned(),
            unit: None,
            index,
            native: None,
        })
        .collect();
    let last = rows.len() as u64 + 1;
    Table {
        sheet: None,
        structure: TableStructure {
            header_first_row: Some(1),
            header_rows: 1,
            first_row: 2,
            last_row: last,
            rows: last - 1,
            columns: (0..header.len()).collect(),
            exceptions: Vec::new(),
            titles: Vec::new(),
            notes: Vec::new(),
        },
        columns,
        rows: Rows::Grid { grid: Arc::new(grid), offset: 0 },
    }
}

/// A table of one column.
fn single(label: &str, values: &[&str]) -> Table {
    table(&[label], &values.iter().map(|v| vec![(*v).to_owned()]).collect::<Vec<_>>())
}

fn judged(table: &Table) -> (Profile, Vec<Finding>) {
    let profile = profile::profile(table, &Limits::default()).unwrap();
    let findings = rule::findings(std::slice::from_ref(table), std::slice::from_ref(&profile));
    (profile, findings)
}

fn finding<'a>(findings: &'a [Finding], rule: &str) -> &'a Finding {
    findings.iter().find(|f| f.rule == rule).unwrap_or_else(|| panic!("no {rule} in {findings:#?}"))
}

/// The values again and again until there are `count`.
fn cycle<'a>(values: &[&'a str], count: usize) -> Vec<&'a str> {
    values.iter().copied().cycle().take(count).collect()
}

#[test]
fn every_semantic_type_knows_its_examples() {
    let catalog = semantic::catalog();
    assert!(catalog.len() >= 25);
    for (id, valid, examples, others) in catalog {
        assert!(!examples.is_empty() && !others.is_empty(), "{id} has no examples");
        for text in examples {
            assert!(valid(text), "{id}: {text} should be valid");
        }
        for text in others {
            assert!(!valid(text), "{id}: {text} should not be valid");
        }
    }
}

#[test]
fn types_are_read_from_the_values_and_the_label() {
    for (label, values, value_type, semantic) in [
        ("Heridos", vec!["0", "3", "12", "-1"], ValueType::Integer, "integer"),
        ("Monto", vec!["$1,234.50", "$ 22,648.00", "($3.00)", "$0.10"], ValueType::Number, "money"),
        ("Avance", vec!["45%", "3.5 %", "100%"], ValueType::Number, "percent"),
        ("Promedio", vec!["1.234,50", "0,5", "12,75"], ValueType::Number, "number"),
        ("Expediente", vec!["007", "012", "113"], ValueType::String, "identifier"),
        ("Fecha", vec!["31/12/2024", "01/02/2024", "15/08/2023"], ValueType::Date, "date"),
        ("Fecha", vec!["12/31/2024", "01/02/2024"], ValueType::Date, "date"),
        ("Fecha", vec!["2024-05-01", "2024-05-02"], ValueType::Date, "date"),
        ("Fecha", vec!["3 de mayo de 2024", "12-ene-2023"], ValueType::Date, "date"),
        ("Registro", vec!["2024-05-01T10:00:00", "2024-05-02 11:30"], ValueType::Datetime, "datetime"),
        ("Hora", vec!["09:30", "23:15:01"], ValueType::Time, "time"),
        ("Año", vec!["2023", "2024"], ValueType::Year, "year"),
        ("Cantidad", vec!["2023", "2024"], ValueType::Integer, "integer"),
        ("Atendido", vec!["Sí", "No", "SI"], ValueType::Boolean, "boolean"),
        ("Mes", vec!["Enero", "feb", "MARZO"], ValueType::String, "month"),
        ("Periodo", vec!["2023-2024", "2024-2025"], ValueType::String, "period"),
        ("Estado", vec!["Nuevo León", "COAHUILA", "Edo. de México"], ValueType::String, "state-name"),
        (
            "Municipio",
            vec!["Monterrey", "GRAL. ESCOBEDO", "San Nicolas de los Garza"],
            ValueType::String,
            "municipality-name",
        ),
        ("Cve_Mun", vec!["1001", "19039", "19046"], ValueType::String, "municipality-key"),
        ("CP", vec!["64000", "6700", "66450"], ValueType::String, "postal-code"),
        ("Latitud", vec!["25.67", "25.71"], ValueType::Number, "latitude"),
        ("Longitud", vec!["-100.31", "-100.29"], ValueType::Number, "longitude"),
        ("Longitud de la red", vec!["1200.5", "88.2"], ValueType::Number, "number"),
        ("Sitio", vec!["https://ejemplo.mx/a", "www.ejemplo.mx"], ValueType::String, "url"),
    ] {
        let (profile, findings) = judged(&single(label, &values));
        let column = &profile.columns[0];
        assert_eq!(
            (column.value_type, column.semantic.as_deref()),
            (value_type, Some(semantic)),
            "{label} {values:?} {findings:#?}"
        );
        assert_eq!(column.personal, None, "{label} {values:?}");
    }
}

#[test]
fn figures_of_numbers_are_exact() {
    let values = ["$1,000.50", "$2,000.50", "ND", "", "$3,000.50", "$3,000.50"];
    let rows: Vec<Vec<String>> = values.iter().map(|value| vec![(*value).to_owned(), "x".to_owned()]).collect();
    let (profile, _) = judged(&table(&["Monto", "Obra"], &rows));
    let column = &profile.columns[0];
    assert_eq!((column.rows, column.nulls, column.blanks, column.distinct.count), (6, 2, 1, 3));
    assert_eq!((column.min.as_deref(), column.max.as_deref()), (Some("1000.5"), Some("3000.5")));
    assert_eq!(column.mean, Some(2250.5));
    assert!((column.deviation.unwrap() - 829.156).abs() < 0.001);
    assert_eq!(column.quantiles.unwrap()[2], 3000.5);
    assert_eq!(column.top[0], ("$3,000.50".to_owned(), 2));
    assert_eq!(column.missing["ND"], 1);
}

#[test]
fn yes_is_no_missing_value_and_addresses_may_lack_a_number() {
    let (profile, findings) = judged(&single("Atendido", &cycle(&["SI", "No", "S/I", "Sí"], 40)));
    assert_eq!(profile.columns[0].missing.keys().collect::<Vec<_>>(), ["S/I"]);
    let words = finding(&findings, "missing-words");
    assert_eq!(words.count, 10);
    assert_eq!(words.rows[..2], [4, 8]);
    let Some(Operation::SetMissing { words, .. }) = &words.remedy else { panic!() };
    assert_eq!(words["S/I"], "missing");
    let (profile, _) = judged(&single("Numero exterior", &cycle(&["12", "S/N", "14-B", "210"], 40)));
    assert!(profile.columns[0].missing.is_empty());
    let (profile, _) = judged(&single("Beneficio", &cycle(&["No aplica", "Beca", "Despensa"], 30)));
    assert_eq!(profile.columns[0].missing["No aplica"], 10);
    // codes as short as the word: `NA` is Namibia
    let (profile, _) = judged(&single("Pais", &cycle(&["MX", "US", "NA", "CA"], 40)));
    assert!(profile.columns[0].missing.is_empty());
}

#[test]
fn a_number_far_below_zero_is_missing_only_where_nothing_else_is_negative() {
    let (profile, findings) = judged(&single("PM25", &cycle(&["12", "30", "-99", "45"], 40)));
    assert_eq!(profile.columns[0].missing["-99"], 10);
    assert_eq!(profile.columns[0].min.as_deref(), Some("12"));
    assert_eq!(finding(&findings, "missing-words").count, 10);
    let (profile, _) = judged(&single("Saldo", &cycle(&["12", "-30", "-99", "45"], 40)));
    assert!(profile.columns[0].missing.is_empty());
    assert_eq!(profile.columns[0].min.as_deref(), Some("-99"));
}

#[test]
fn an_undecided_order_of_days_is_a_question() {
    let (profile, findings) = judged(&single("Fecha", &["03/04/2021", "05/06/2021", "01/12/2020"]));
    assert_eq!(profile.columns[0].value_type, ValueType::String);
    let question = finding(&findings, "ambiguous-dates");
    assert_eq!((question.severity, question.count, question.remedy.is_none()), (Severity::Error, 3, true));
    // one day above twelve decides
    let (profile, findings) = judged(&single("Fecha", &["03/04/2021", "25/06/2021", "31/02/2021"]));
    assert_eq!(profile.columns[0].min.as_deref(), Some("2021-04-03"));
    assert!(findings.iter().all(|f| f.rule != "ambiguous-dates"));
    assert_eq!(finding(&findings, "impossible-dates").rows, [4]);
    assert_eq!(finding(&findings, "dates-as-text").samples[0].after.as_deref(), Some("2021-04-03"));
}

#[test]
fn repairs_are_proposed_where_they_are_certain() {
    let (_, findings) = judged(&single(
        "Severidad",
        &cycle(&["Baja", "Baja", "BAJA", "baja ", "Média", "Media", "Media", "Media", "Media", "Media"], 100),
    ));
    let Some(Operation::MapValues { values, .. }) = &finding(&findings, "value-variants").remedy else { panic!() };
    assert_eq!(
        values.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect::<Vec<_>>(),
        [("BAJA", "Baja"), ("Média", "Media"), ("baja", "Baja")]
    );
    assert_eq!(finding(&findings, "stray-whitespace").count, 10);
    let (_, findings) = judged(&single("cve_ent", &["1", "19", "9"]));
    let zeros = finding(&findings, "lost-leading-zeros");
    assert_eq!(zeros.remedy, Some(Operation::PadZeros { column: "cve_ent".to_owned(), width: 2 }));
    assert_eq!((zeros.count, &*zeros.samples[0].before, zeros.samples[0].after.as_deref()), (2, "1", Some("01")));
    let (profile, findings) = judged(&single("Heridos", &[cycle(&["1", "2"], 40), vec!["h"]].concat()));
    assert_eq!((profile.columns[0].value_type, profile.columns[0].misfits), (ValueType::Integer, 1));
    assert_eq!(finding(&findings, "mixed-types").rows, [42]);
    let (_, findings) = judged(&single("Nombre de obra", &["Puente MuÃ±oz", "Plaza PeÃ±a", "Plaza"]));
    assert_eq!(finding(&findings, "encoding-damage").samples[0].after.as_deref(), Some("Puente Muñoz"));
    let (_, findings) = judged(&single("Total", &["1", "#REF!", "3", "4", "5"]));
    assert_eq!(finding(&findings, "formula-errors").rows, [3]);
    let (_, findings) = judged(&single("Nota", &["=HYPERLINK(\"x\")", "bien", "- sin nota"]));
    assert_eq!(finding(&findings, "formula-injection").rows, [2]);
    let (_, findings) = judged(&single("Monto", &["1.234,50", "1,234.50", "2.5", "3,75"]));
    assert_eq!(finding(&findings, "mixed-number-formats").severity, Severity::Error);
}

/// What the suggested recipe makes of values: those that are mapped.
fn mapped(label: &str, values: &[&str]) -> Vec<(String, String)> {
    let (_, findings) = judged(&single(label, values));
    findings
        .iter()
        .filter_map(|f| match &f.remedy {
            Some(Operation::MapValues { values, .. }) => Some(values.clone()),
            _ => None,
        })
        .flatten()
        .collect()
}

#[test]
fn the_form_that_is_kept_is_the_one_a_careful_person_writes() {
    let cases: [(&str, &[&str], &[(&str, &str)]); 9] = [
        // the official name of a place, even where nobody wrote it
        (
            "Municipio",
            &[
                "MONTERREY",
                "MONTERREY",
                "MONTERREY",
                "Monterrey",
                "apodaca",
                "APODACA",
                "Guadalupe",
                "García",
                "Santa Catarina",
            ],
            &[("APODACA", "Apodaca"), ("MONTERREY", "Monterrey"), ("apodaca", "Apodaca")],
        ),
        (
            "Municipio",
            &["Gral. Escobedo", "General Escobedo", "San Nicolas de los Garza", "San Nicolás de los Garza"],
            &[("Gral. Escobedo", "General Escobedo"), ("San Nicolas de los Garza", "San Nicolás de los Garza")],
        ),
        // a column in capitals stays in capitals
        (
            "Municipio",
            &["MONTERREY", "APODACA", "GUADALUPE", "LINARES", "Linares", "ALLENDE"],
            &[("Linares", "LINARES")],
        ),
        (
            "Entidad",
            &["Nuevo León", "N.L.", "Nuevo León", "JALISCO", "Jalisco"],
            &[("JALISCO", "Jalisco"), ("N.L.", "Nuevo León")],
        ),
        // normal capitals before capitals, whatever their number; accents of both
        (
            "Nivel",
            &["EDUCACIÓN", "EDUCACIÓN", "Educacion", "Salud", "Obras"],
            &[("EDUCACIÓN", "Educación"), ("Educacion", "Educación")],
        ),
        (
            "Colonia",
            &["Lomas Del Mirador", "Lomas Del Mirador", "Lomas del Mirador"],
            &[("Lomas Del Mirador", "Lomas del Mirador")],
        ),
        (
            "Localidad",
            &["ATIZAPAN DE ZARAGOZA", "Atizapan de Zaragoza", "El Salitre", "La Mesa"],
            &[("ATIZAPAN DE ZARAGOZA", "Atizapán de Zaragoza"), ("Atizapan de Zaragoza", "Atizapán de Zaragoza")],
        ),
        // first letters
        ("Institución", &["IMSS", "IMSS", "Imss", "Cruz Roja"], &[("Imss", "IMSS")]),
        // keys are nobody's to change
        ("Clave", &["aB-1x", "AB-1X", "aB-1x", "Cde-2"], &[]),
    ];
    for (label, values, expected) in cases {
        let found = mapped(label, &cycle(values, values.len() * 6));
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(found, expected, "{label} {values:?}");
    }
}

#[test]
fn words_for_nothing_depend_on_what_stands_beside_them() {
    let cases: [(&str, &[&str], &[&str], ValueType); 9] = [
        ("Fecha de baja", &["01/02/2024", "15/03/2024", "S/F", "En trámite"], &["En trámite", "S/F"], ValueType::Date),
        (
            "Fecha",
            &["2024-05-01", "2024-05-02", "0000-00-00", "Pendiente"],
            &["0000-00-00", "Pendiente"],
            ValueType::Date,
        ),
        ("Calificación", &["8.5", "9", "10", "7", "NP"], &["NP"], ValueType::Number),
        (
            "Superficie",
            &["8.5", "9", "10", "7", "6", "5", "4", "3", "No recepcionado", "Sin dato oficial"],
            &["No recepcionado", "Sin dato oficial"],
            ValueType::Number,
        ),
        // a state of a matter is a value
        ("Estatus", &["En trámite", "Concluido", "Pendiente", "Cancelado"], &[], ValueType::String),
        ("Clasificación", &["Pública", "Reservada", "Confidencial"], &[], ValueType::String),
        // the entries of a catalog mean what they say
        ("Descripción", &["SÍ SABE LEER", "NO SABE LEER", "NO ESPECIFICADO"], &[], ValueType::String),
        // one total among numbers is no number, and is not lost
        ("Edad", &["1", "2", "3", "4", "5", "6", "Total"], &[], ValueType::String),
        ("Edad", &["1", "2", "3", "4", "5", "6", "h"], &[], ValueType::Integer),
    ];
    for (label, values, missing, value_type) in cases {
        let (profile, _) = judged(&single(label, values));
        let column = &profile.columns[0];
        let words: Vec<&str> = column.missing.keys().map(String::as_str).collect();
        assert_eq!((words.as_slice(), column.value_type), (missing, value_type), "{label} {values:?}");
    }
}

#[test]
fn keys_stay_text_where_one_of_them_is_no_number() {
    for (label, odd, value_type) in [
        ("cve_col", "NANANA6750", ValueType::String),
        ("folio", "extraviado", ValueType::String),
        ("Núm. exterior", "12-A", ValueType::String),
        ("Núm. de heridos", "h", ValueType::Integer),
        ("id", "41", ValueType::Integer),
    ] {
        let values: Vec<String> = (1..=40).map(|n| n.to_string()).chain([odd.to_owned()]).collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let (profile, _) = judged(&single(label, &values));
        assert_eq!(profile.columns[0].value_type, value_type, "{label} {odd}");
    }
}

#[test]
fn a_slip_of_the_hand_is_told_where_the_other_rows_agree() {
    // each hospital stands in one municipality and has one kind
    let mut rows: Vec<Vec<String>> = Vec::new();
    for hospital in 0..12 {
        for month in 0..8 {
            let kind = ["Hospital general", "Centro de salud rural", "Hospital regional"][hospital % 3];
            rows.push(vec![format!("H{hospital:02}"), kind.to_owned(), format!("{}", (month * 7 + hospital) % 5)]);
        }
    }
    rows[3][1] = "Hoapital general".to_owned();
    rows[9][1] = "Centro de salud urbano".to_owned();
    rows[16][1] = "Hospital regionel".to_owned();
    rows[20][1] = "Hospital gemeral".to_owned();
    let (_, findings) = judged(&table(&["Unidad", "Tipo", "Casos"], &rows));
    let typo = finding(&findings, "rare-typo");
    let Some(Operation::MapValues { values, .. }) = &typo.remedy else { panic!("{typo:#?}") };
    // `urbano` is another word, `regionel` ends otherwise, `gemeral` stands among regional hospitals
    let expected = [("Hoapital general".to_owned(), "Hospital general".to_owned())];
    assert_eq!(values.clone().into_iter().collect::<Vec<_>>(), expected);
    assert_eq!((typo.count, typo.rows.as_slice()), (1, [5].as_slice()));
}

#[test]
fn equal_rows_are_counted() {
    let rows: Vec<Vec<String>> = [["a", "1", "x"], ["b", "2", "y"], ["a", "1", "x"], ["a", "1", "x"]]
        .iter()
        .map(|row| row.iter().map(|s| (*s).to_owned()).collect())
        .collect();
    let (_, findings) = judged(&table(&["Clave", "Cantidad", "Tipo"], &rows));
    let duplicates = finding(&findings, "duplicate-rows");
    assert_eq!((duplicates.count, duplicates.rows.as_slice()), (2, [4].as_slice()));
}

#[test]
fn columns_of_personal_data_are_told_and_no_datum_is_kept() {
    let cases: [(&str, &[&str], &str); 12] = [
        ("CURP", &["PEGJ850315HNLRRN04", "QUTE910230HJCNRS01", "ROSA990101MVZBLN00"], "curp"),
        ("clave", &["PEGJ850315HNLRRN04", "ROSA990101MVZBLN00", "XAXM020704MDFXXRA8"], "curp"),
        ("RFC", &["QUTE910228AB9", "TOP010203AB3", "ROSA990101K2A"], "rfc-person"),
        ("NSS", &["43987500121", "03098543212", "72058811224"], "nss"),
        ("Cuenta CLABE", &["012580007654321099", "072580000123456704"], "clabe"),
        ("Clave de elector", &["PRGRJN85031519H100", "MRTRAN92070409M200"], "elector-key"),
        ("Correo", &["rosa.nunez@correo.example", "juan88@correo.example"], "email"),
        ("Teléfono", &["8112345678", "(81) 8345-0001", "811 234 5679"], "phone"),
        ("Nombre completo", &["María Treviño Garza", "JOSE LUIS HERNANDEZ LOPEZ", "Óscar Peña"], "person-name"),
        ("Apellido paterno", &["Treviño", "Garza", "Hernández"], "person-name"),
        ("Domicilio", &["Av. Juárez 123, Col. Centro", "Calle Roble 45", "Priv. Encino #8"], "address"),
        ("Fecha de nacimiento", &["15/03/1985", "28/02/1991", "01/01/1999"], "birth-date"),
    ];
    for (label, values, kind) in cases {
        let (profile, findings) = judged(&single(label, values));
        assert_eq!(profile.columns[0].personal.as_deref(), Some(kind), "{label}");
        let gate = finding(&findings, "personal-data");
        assert_eq!((gate.severity, gate.details["kind"].as_str()), (Severity::Error, kind));
        let kept = serde_json::to_string(&(&profile, &findings)).unwrap();
        for value in values {
            assert!(!kept.contains(value), "{label}: {value} in {kept}");
        }
    }
}

#[test]
fn hard_negatives_are_no_personal_data() {
    let cases: [(&str, &[&str]); 9] = [
        ("Folio", &["192836925000001", "192836925000002", "192836925000003"]),
        ("Contrato", &["AD-2024-0012", "LP-2024-0113", "AD-2024-0014"]),
        ("Municipio", &["Benito Juárez", "Francisco I. Madero", "Juárez"]),
        ("Calle", &["Benito Juárez", "Emiliano Zapata", "Miguel Hidalgo"]),
        ("Puesto", &["Jefe de Departamento", "Director General", "Analista"]),
        ("Escuela", &["Benito Juárez García", "José Vasconcelos", "Niños Héroes"]),
        ("Proveedor", &["Constructora Garza, S.A. de C.V.", "Papelería Treviño SA de CV", "Grupo Peña"]),
        ("Importe", &["8112345678", "8112345679", "8112345600"]),
        ("RFC proveedor", &["TOP010203AB3", "XAXX010101000", "TOP010203AB3"]),
    ];
    for (label, values) in cases {
        let (profile, _) = judged(&single(label, values));
        assert_eq!(profile.columns[0].personal, None, "{label}");
    }
}

/// A pseudo-random number of a row and column (splitmix64).
fn draw(row: u64, column: u64) -> u64 {
    let mut z = row.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ column.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

fn batch(rows: std::ops::Range<u64>) -> Batch {
    let column = |make: &dyn Fn(u64) -> String| StringViewArray::from_iter_values(rows.clone().map(make));
    Batch {
        records: rows.clone().map(|row| row + 2).collect(),
        derived: Vec::new(),
        columns: vec![
            column(&|row| format!("F-{row:08}")),
            column(&|row| format!("{}.{:02}", draw(row, 1) % 1_000_000, draw(row, 2) % 100)),
            column(&|row| ["Alta", "Media", "baja", "ND", ""][(draw(row, 3) % 5) as usize].to_owned()),
            column(&|row| if row % 3 == 0 { "ANÓNIMO".to_owned() } else { format!("texto {}", draw(row, 4)) }),
            column(&|row| format!("{:02}/{:02}/2024", draw(row, 5) % 28 + 1, draw(row, 6) % 12 + 1)),
        ],
    }
}

#[test]
fn a_profile_is_the_same_whatever_the_batches() {
    // more distinct values than any dictionary holds
    const ROWS: u64 = 80_000;
    let columns: Vec<Column> = ["folio", "medida", "nivel", "nota", "fecha"]
        .iter()
        .enumerate()
        .map(|(index, name)| Column {
            name: (*name).to_owned(),
            label: (*name).to_owned(),
            unit: None,
            index,
            native: None,
        })
        .collect();
    let mut whole = Profiler::new(&columns);
    whole.update(&batch(0..ROWS));
    let whole = whole.finish();
    let mut parts: Vec<Profiler> = Vec::new();
    let mut at = 0;
    for (part, size) in [70_001, 3, 2_000, 7_996].into_iter().enumerate() {
        let mut profiler = Profiler::new(&columns);
        let half = at + size / 2;
        profiler.update(&batch(at..half));
        profiler.update(&batch(half..at + size));
        at += size;
        // in no telling order
        parts.insert(part / 2, profiler);
    }
    assert_eq!(at, ROWS);
    let mut parts = parts.into_iter();
    let mut merged = parts.next().unwrap();
    parts.for_each(|part| merged.merge(part));
    let merged = merged.finish();
    assert_eq!(serde_json::to_string(&merged).unwrap(), serde_json::to_string(&whole).unwrap());
    let folio = &whole.columns[0].distinct;
    assert!(!folio.exact && (folio.count as f64 / ROWS as f64 - 1.0).abs() < 3.0 * folio.error, "{folio:?}");
    assert_eq!(whole.columns[3].top[0].0, "ANÓNIMO");
    assert_eq!(whole.columns[2].missing["ND"], (0..ROWS).filter(|&row| draw(row, 3) % 5 == 3).count() as u64);
    let exact: f64 = (0..ROWS).map(|row| (draw(row, 1) % 1_000_000) as f64 + (draw(row, 2) % 100) as f64 / 100.0).sum();
    assert!((whole.columns[1].mean.unwrap() - exact / ROWS as f64).abs() < 1e-6);
    let mut sorted: Vec<u64> = (0..ROWS).map(|row| draw(row, 1) % 1_000_000).collect();
    sorted.sort_unstable();
    let median = sorted[ROWS as usize / 2] as f64;
    assert!((whole.columns[1].quantiles.unwrap()[2] / median - 1.0).abs() < 0.001);
}

proptest::proptest! {
    #[test]
    fn a_plain_decimal_is_read_as_any_other_number(text in "-?[0-9]{0,12}\\.[0-9]{0,9}") {
        use apertura_tabular::evidence::number::{read, read_plain_decimal};
        if let Some(plain) = read_plain_decimal(text.as_bytes()) {
            proptest::prop_assert_eq!(Some(plain), read(text.as_bytes()));
        }
    }
}
