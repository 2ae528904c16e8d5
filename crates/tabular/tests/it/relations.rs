//! What columns say of each other: keys, dependencies, correlations, series. The places are invented.

use apertura_tabular::profile::{self, Profile, Profiler};
use apertura_tabular::{Batch, Limits};
use arrow::array::StringViewArray;

use crate::small_table::table;

fn profiled(header: &[&str], rows: &[Vec<String>]) -> Profile {
    let texts: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let all: Vec<&[&str]> = std::iter::once(header).chain(texts.iter().map(Vec::as_slice)).collect();
    profile::profile(&table(&all), &Limits::default()).unwrap()
}

/// Clinics with their town and region, twelve visits each, one row of 240 with another region.
fn visits() -> Vec<Vec<String>> {
    (0..240)
        .map(|row| {
            let (clinic, visit) = (row / 12, row % 12);
            let region = if row == 37 { "Costa".to_owned() } else { ["Norte", "Sur", "Centro"][clinic % 3].to_owned() };
            vec![
                format!("CL{clinic:02}"),
                format!("Pueblo {}", clinic / 2),
                region,
                format!("{:02}", visit + 1),
                (clinic % 10 * 7 + visit).to_string(),
                (clinic % 10 * 21 + visit * 3 + row % 2).to_string(),
            ]
        })
        .collect()
}

const HEADER: [&str; 6] = ["clinica", "pueblo", "region", "mes", "consultas", "minutos"];

#[test]
fn dependencies_hold_or_nearly_hold() {
    let relations = profiled(&HEADER, &visits()).relations.unwrap();
    assert!(relations.exact);
    let find = |on: &str, column: &str| relations.dependencies.iter().find(|d| d.on == [on] && d.column == column);
    assert_eq!(find("clinica", "pueblo").unwrap().error, 0.0);
    let near = find("clinica", "region").unwrap();
    assert!((near.error - 1.0 / 240.0).abs() < 1e-9, "{near:?}");
    assert_eq!((near.rows, near.groups), (240, 20));
    assert!(find("pueblo", "clinica").is_none() && find("mes", "region").is_none());
}

#[test]
fn two_columns_make_a_key_where_none_does_alone() {
    let relations = profiled(&HEADER, &visits()).relations.unwrap();
    let keys: Vec<&[String]> = relations.keys.iter().map(|key| key.columns.as_slice()).collect();
    assert!(keys.iter().any(|key| *key == ["clinica", "mes"]), "{keys:?}");
    let mut rows = visits();
    rows.iter_mut().enumerate().for_each(|(at, row)| row[0] = format!("F{at:04}"));
    rows[100][0] = "F0007".to_owned();
    let relations = profiled(&HEADER, &rows).relations.unwrap();
    let key = relations.keys.iter().find(|key| key.columns == ["clinica"]).unwrap();
    assert_eq!((key.duplicates, key.blanks, key.records.as_slice()), (1, 0, [102].as_slice()));
}

#[test]
fn numbers_that_go_together_are_told() {
    let relations = profiled(&HEADER, &visits()).relations.unwrap();
    let found = &relations.correlations[0];
    assert_eq!(found.columns, ["consultas", "minutos"]);
    assert!(found.pearson > 0.99 && found.rows == 240, "{found:?}");
}

#[test]
fn relations_do_not_depend_on_the_batches() {
    let source = table(&[&["a", "b"], &["x", "y"]]);
    let row = |row: u64| (format!("a{}", row * 7 % 997), format!("b{}", row * 7 % 997 % 31));
    let profile = |pieces: &[(u64, u64)]| {
        let mut parts = pieces.iter().map(|&(from, to)| {
            let cells: Vec<(String, String)> = (from..to).map(row).collect();
            let mut profiler = Profiler::with_relations(&source.columns, None);
            profiler.update(&Batch {
                records: (from..to).collect(),
                derived: Vec::new(),
                columns: vec![
                    StringViewArray::from_iter_values(cells.iter().map(|c| &c.0)),
                    StringViewArray::from_iter_values(cells.iter().map(|c| &c.1)),
                ],
            });
            profiler
        });
        let mut whole = parts.next().unwrap();
        parts.for_each(|part| whole.merge(part));
        whole.finish().relations.unwrap()
    };
    let whole = profile(&[(0, 60_000)]);
    assert!(!whole.exact && whole.rows == 16_384);
    assert!(whole.dependencies.iter().any(|d| d.on == ["a"] && d.column == "b" && d.error == 0.0));
    assert_eq!(whole, profile(&[(40_000, 60_000), (0, 1), (1, 40_000)]));
}

#[test]
fn days_have_a_span_a_step_and_gaps() {
    let days = ["01", "02", "03", "04", "05", "06", "07", "11", "12", "13", "14", "15", "16", "17", "18"];
    let rows: Vec<Vec<String>> = days.iter().map(|day| vec![format!("2024-03-{day}"), "x".to_owned()]).collect();
    let profile = profiled(&["fecha", "nota"], &rows);
    let series = profile.columns[0].series.as_ref().unwrap();
    assert_eq!((series.span, series.distinct, series.step.as_deref()), (17, 15, Some("day")));
    let gap = &series.gaps[0];
    assert_eq!((gap.after.as_str(), gap.before.as_str(), gap.missing), ("2024-03-07", "2024-03-11", 3));
    let months: Vec<Vec<String>> = (1..=12).filter(|m| *m != 8).map(|m| vec![format!("2023-{m:02}-01")]).collect();
    let profile = profiled(&["corte"], &months);
    let series = profile.columns[0].series.as_ref().unwrap();
    assert_eq!((series.step.as_deref(), series.gaps[0].missing), (Some("month"), 1));
}

#[test]
fn a_column_tells_its_patterns_meanings_and_whether_it_is_constant_or_unique() {
    let rows: Vec<Vec<String>> = (0..30)
        .map(|row| {
            let code = if row == 3 { "hf 3".to_owned() } else { format!("HF-{row}") };
            let missing = ["No aplica", "S/D", "dato reservado"][row % 3];
            vec![code, "Yucatán".to_owned(), if row < 6 { missing.to_owned() } else { (row * 3).to_string() }]
        })
        .collect();
    let profile = profiled(&["medida", "estado", "monto"], &rows);
    assert_eq!(profile.columns[0].patterns, [("A-9".to_owned(), 29), ("a 9".to_owned(), 1)]);
    assert!(profile.columns[0].unique && !profile.columns[0].constant && profile.columns[1].constant);
    assert_eq!(profile.columns[2].meanings["No aplica"], "not-applicable");
    assert_eq!(profile.columns[2].meanings["S/D"], "missing");
}
