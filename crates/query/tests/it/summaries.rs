//! Totals, facets and groups with known answers.

use apertura_query::{DateUnit, Filter, GroupBy, GroupRequest, Measure, Operator, Scope};
use serde_json::json;

use crate::sample::{Row, ask, engine, ten, write};

fn group(by: GroupBy, measure: Measure, limit: u64, others: bool) -> GroupRequest {
    GroupRequest { scope: Scope::default(), by, series: None, measure, limit, others }
}

fn by_month() -> GroupBy {
    GroupBy { column: "fecha".into(), unit: Some(DateUnit::Month), bins: None }
}

#[test]
fn totals_of_each_type() {
    let file = write(&ten(), 3);
    let totals = ask(engine().totals(&file.source, &Scope::default(), None)).unwrap();
    assert_eq!(totals.rows, 10);
    let total = |name: &str| totals.columns.iter().find(|total| total.column.name == name).unwrap();
    assert_eq!((total("heridos").filled, total("heridos").blank), (9, 1));
    assert_eq!(total("heridos").sum, Some(json!(18)));
    assert_eq!(total("heridos").mean, Some(2.0));
    assert_eq!(total("monto").sum, Some(json!(36.0)));
    assert_eq!(total("monto").mean, Some(4.0));
    assert_eq!((total("monto").min.clone(), total("monto").max.clone()), (Some(json!(-1.0)), Some(json!(9.0))));
    assert_eq!(total("medida").sum, Some(json!(9.0)));
    assert_eq!(total("fecha").min, Some(json!("2024-02-29")));
    assert_eq!(total("hora").max, Some(json!("08:01:01")));
    assert_eq!(total("momento").min, Some(json!("2024-02-29T01:01:01")));
    // years are no quantity
    assert_eq!((total("anio").sum.clone(), total("anio").max.clone()), (None, Some(json!(2024))));
    assert_eq!((total("municipio").filled, total("municipio").distinct.unwrap().count), (8, 8));
    assert_eq!(total("atendido").distinct.unwrap().count, 2);
}

#[test]
fn a_facet_passes_over_its_own_filter() {
    let file = write(&ten(), 3);
    let scope = Scope {
        filters: vec![Filter::new("atendido", Operator::Eq, "true"), Filter::new("heridos", Operator::Gte, "0")],
        search: None,
    };
    let facet = ask(engine().facet(&file.source, &scope, "atendido", 10)).unwrap();
    let values: Vec<_> = facet.values.iter().map(|value| (value.filter.as_str(), value.count)).collect();
    assert_eq!(values, [("true", 4), ("false", 3)]);
}

#[test]
fn many_distinct_values_are_estimated_and_few_are_counted() {
    let rows: Vec<Row> = (0..30_000)
        .map(|at| Row { nota: Some(format!("folio {at}")), heridos: Some(at % 500), ..Row::default() })
        .collect();
    let file = write(&rows, 4_000);
    let totals = ask(engine().totals(&file.source, &Scope::default(), None)).unwrap();
    let notes = totals.columns[1].distinct.unwrap();
    assert!(!notes.exact);
    assert!((29_100..30_900).contains(&notes.count), "{}", notes.count);
    let injured = totals.columns[2].distinct.unwrap();
    assert!(injured.exact);
    assert_eq!(injured.count, 500);
}

#[test]
fn months_ascend_and_the_last_ones_are_kept() {
    let file = write(&ten(), 3);
    let groups = ask(engine().groups(&file.source, &group(by_month(), Measure::Count, 100, false))).unwrap();
    let keys: Vec<_> = groups.groups.iter().map(|group| (group.key.clone(), group.rows)).collect();
    let expected = [
        (json!("2024-02"), 1),
        (json!("2024-03"), 1),
        (json!("2024-04"), 2),
        (json!("2024-05"), 1),
        (json!("2024-06"), 2),
        (json!("2024-07"), 1),
        (json!("2024-08"), 1),
        (json!(null), 1),
    ];
    assert_eq!(keys, expected);
    let groups = ask(engine().groups(&file.source, &group(by_month(), Measure::Count, 2, true))).unwrap();
    let keys: Vec<_> = groups.groups.iter().map(|group| (group.key.clone(), group.rows, group.rest)).collect();
    let expected =
        [(json!("2024-07"), 1, false), (json!("2024-08"), 1, false), (json!(null), 1, false), (json!(null), 7, true)];
    assert_eq!(keys, expected);
    assert_eq!((groups.keys, groups.rows), (8, 10));
}

#[test]
fn categories_stand_by_their_measure() {
    let file = write(&ten(), 3);
    let request = group(GroupBy::value("municipio"), Measure::Mean("monto".into()), 2, true);
    let groups = ask(engine().groups(&file.source, &request)).unwrap();
    let keys: Vec<_> = groups.groups.iter().map(|group| (group.key.clone(), group.value, group.rest)).collect();
    let rest = (-1.0 + 0.25 + 1.5 + 2.75 + 4.0 + 5.25) / 6.0;
    let expected = [
        (json!("San Andrés Cholula"), Some(7.75), false),
        (json!("Nauzontla"), Some(6.5), false),
        (json!(null), Some(9.0), false),
        (json!(null), Some(rest), true),
    ];
    assert_eq!(keys, expected);
}

#[test]
fn a_histogram_has_equal_round_steps() {
    let file = write(&ten(), 3);
    let by = |column: &str| GroupBy { column: column.into(), unit: None, bins: Some(4) };
    let groups = ask(engine().groups(&file.source, &group(by("heridos"), Measure::Count, 100, false))).unwrap();
    let steps: Vec<_> =
        groups.groups.iter().map(|group| (group.key.as_f64(), group.until.clone(), group.rows)).collect();
    assert_eq!(
        steps,
        [
            (Some(-2.0), Some(json!(0.0)), 2),
            (Some(0.0), Some(json!(2.0)), 2),
            (Some(2.0), Some(json!(4.0)), 2),
            (Some(4.0), Some(json!(6.0)), 2),
            (Some(6.0), Some(json!(8.0)), 1),
            (None, None, 1)
        ]
    );
    let groups = ask(engine().groups(&file.source, &group(by("monto"), Measure::Count, 100, false))).unwrap();
    assert_eq!(groups.groups.iter().map(|group| group.rows).collect::<Vec<_>>(), [1, 2, 1, 2, 2, 1, 1]);
}

#[test]
fn what_cannot_be_measured_or_grouped_is_refused() {
    let file = write(&ten(), 3);
    let ask = |request: GroupRequest| ask(engine().groups(&file.source, &request)).unwrap_err().code();
    let bins = |column: &str, bins| GroupBy { column: column.into(), unit: None, bins: Some(bins) };
    assert_eq!(ask(group(GroupBy::value("municipio"), Measure::Sum("anio".into()), 5, false)), "unfit-column");
    assert_eq!(ask(group(GroupBy::value("municipio"), Measure::Sum("nota".into()), 5, false)), "unfit-column");
    assert_eq!(ask(group(bins("municipio", 5), Measure::Count, 5, false)), "unfit-column");
    assert_eq!(ask(group(bins("monto", 0), Measure::Count, 5, false)), "limit-passed");
    let by = GroupBy { column: "municipio".into(), unit: Some(DateUnit::Year), bins: None };
    assert_eq!(ask(group(by, Measure::Count, 5, false)), "unfit-column");
    assert_eq!(ask(group(GroupBy::value("municipio"), Measure::Count, 0, false)), "limit-passed");
}
