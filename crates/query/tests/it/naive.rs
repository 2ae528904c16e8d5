//! Random tables: the engine answers as a loop over the rows would.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use apertura_query::{Filter, GroupBy, GroupRequest, Measure, Operator, RowsRequest, Scope, Sort};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::sample::{COLUMNS, Row, ask, engine, write};

const NAMES: [&str; 7] = ["Puebla", "puebla", "Ñumí", "Nz", "Ávila", "", "San Pedro"];

fn row() -> impl Strategy<Value = Row> {
    (
        prop::option::of(0..NAMES.len()),
        prop::option::of("[a-cñÁ ]{0,4}"),
        prop::option::of(-3_i64..4),
        prop::option::of(-300_i128..300),
        prop::option::of(-4_i64..4),
        prop::option::of(any::<bool>()),
        prop::option::of(19_700_i32..19_900),
    )
        .prop_map(|(name, nota, heridos, monto, medida, atendido, fecha)| Row {
            municipio: name.map(|at| NAMES[at].to_owned()),
            nota,
            heridos,
            monto,
            medida: medida.map(|value| value as f64 / 2.0),
            atendido,
            fecha,
            ..Row::default()
        })
}

fn folded(text: &str) -> String {
    text.to_lowercase().replace('á', "a").replace('í', "i").replace('ñ', "n\u{7f}")
}

fn text(value: &Option<String>) -> Option<&str> {
    value.as_deref().filter(|text| !text.is_empty())
}

fn passes(row: &Row, which: usize) -> (Filter, bool) {
    let filter = |column: &str, operator, value: &str| Filter::new(column, operator, value);
    match which {
        0 => (filter("heridos", Operator::Gte, "0"), row.heridos.is_some_and(|value| value >= 0)),
        1 => (filter("heridos", Operator::Ne, "1"), row.heridos != Some(1)),
        2 => (filter("monto", Operator::Lt, "0.505"), row.monto.is_some_and(|value| value <= 50)),
        3 => (filter("medida", Operator::Gt, "-0.5"), row.medida.is_some_and(|value| value > -0.5)),
        4 => (filter("atendido", Operator::Eq, "true"), row.atendido == Some(true)),
        5 => (filter("municipio", Operator::Eq, "Puebla"), text(&row.municipio) == Some("Puebla")),
        6 => (
            filter("municipio", Operator::Lte, "nz"),
            text(&row.municipio).is_some_and(|value| folded(value) <= folded("nz")),
        ),
        7 => {
            (filter("nota", Operator::Contains, "a"), text(&row.nota).is_some_and(|value| folded(value).contains('a')))
        }
        8 => (filter("fecha", Operator::Eq, "2024-03"), row.fecha.is_some_and(|day| (19_783..19_814).contains(&day))),
        _ => (
            Filter { column: "municipio".into(), operator: Operator::In, values: vec!["Ávila".into(), String::new()] },
            text(&row.municipio).is_none_or(|value| value == "Ávila"),
        ),
    }
}

fn compare<T: PartialOrd>(left: Option<T>, right: Option<T>, descending: bool) -> Ordering {
    match (left, right) {
        (Some(left), Some(right)) => {
            let order = left.partial_cmp(&right).unwrap();
            if descending { order.reverse() } else { order }
        }
        (left, right) => left.is_none().cmp(&right.is_none()),
    }
}

fn by(column: &str, left: &Row, right: &Row, down: bool) -> Ordering {
    let fold = |value: &Option<String>| text(value).map(folded);
    match column {
        "municipio" => compare(fold(&left.municipio), fold(&right.municipio), down),
        "nota" => compare(fold(&left.nota), fold(&right.nota), down),
        "heridos" => compare(left.heridos, right.heridos, down),
        "monto" => compare(left.monto, right.monto, down),
        "medida" => compare(left.medida, right.medida, down),
        "atendido" => compare(left.atendido, right.atendido, down),
        _ => compare(left.fecha, right.fecha, down),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_engine_answers_as_a_loop_would(
        rows in prop::collection::vec(row(), 1..120),
        group_rows in 1_usize..60,
        which in prop::collection::vec(0_usize..10, 0..3),
        sort in prop::collection::vec((0_usize..7, any::<bool>()), 0..3),
        offset in 0_u64..40,
        limit in 1_u64..40,
    ) {
        let file = write(&rows, group_rows);
        let engine = engine();
        let filters: Vec<Filter> = which.iter().map(|which| passes(&rows[0], *which).0).collect();
        let mut expected: Vec<usize> =
            (0..rows.len()).filter(|at| which.iter().all(|which| passes(&rows[*at], *which).1)).collect();
        let chosen = expected.clone();
        expected.sort_by(|left, right| {
            let orders = sort.iter().map(|(column, down)| by(COLUMNS[*column], &rows[*left], &rows[*right], *down));
            orders.fold(Ordering::Equal, Ordering::then)
        });
        let request = RowsRequest {
            filters: filters.clone(),
            sort: sort.iter().map(|(at, descending)| Sort { column: COLUMNS[*at].into(), descending: *descending }).collect(),
            columns: Some(vec!["monto".into(), "municipio".into()]),
            offset,
            limit,
            ..RowsRequest::default()
        };
        // twice: from the file and from what was kept
        for _ in 0..2 {
            let page = ask(engine.rows(&file.source, &request)).unwrap();
            let window = expected.iter().skip(offset as usize).take(limit as usize);
            prop_assert_eq!(&page.numbers, &window.clone().map(|at| *at as u64 + 1).collect::<Vec<_>>());
            prop_assert_eq!(page.total as usize, expected.len());
            let values: Vec<Vec<Value>> = window
                .map(|at| {
                    let monto = rows[*at].monto.map(|value| value as f64 / 100.0);
                    vec![json!(monto), json!(text(&rows[*at].municipio))]
                })
                .collect();
            prop_assert_eq!(&page.rows, &values);
        }

        let scope = Scope { filters, search: None };
        let totals = ask(engine.totals(&file.source, &scope, None)).unwrap();
        let total = |name: &str| totals.columns.iter().find(|total| total.column.name == name).unwrap();
        let montos: Vec<i128> = chosen.iter().filter_map(|at| rows[*at].monto).collect();
        prop_assert_eq!(total("monto").filled as usize, montos.len());
        prop_assert_eq!(total("monto").blank as usize, chosen.len() - montos.len());
        let sum = montos.iter().sum::<i128>() as f64 / 100.0;
        prop_assert_eq!(&total("monto").sum, &(!montos.is_empty()).then(|| json!(sum)));
        prop_assert_eq!(&total("monto").min, &montos.iter().min().map(|least| json!(*least as f64 / 100.0)));
        prop_assert_eq!(&total("monto").max, &montos.iter().max().map(|most| json!(*most as f64 / 100.0)));
        let mut names: BTreeMap<&str, u64> = BTreeMap::new();
        chosen.iter().filter_map(|at| text(&rows[*at].municipio)).for_each(|name| *names.entry(name).or_default() += 1);
        prop_assert_eq!(total("municipio").distinct.unwrap().count as usize, names.len());

        let own = |filter: &Filter| filter.column == "municipio";
        if !scope.filters.iter().any(own) {
            let facet = ask(engine.facet(&file.source, &scope, "municipio", 3)).unwrap();
            let mut ranked: Vec<(&str, u64)> = names.iter().map(|(name, count)| (*name, *count)).collect();
            ranked.sort_by(|left, right| right.1.cmp(&left.1).then(left.0.cmp(right.0)));
            let found: Vec<(&str, u64)> =
                facet.values.iter().map(|value| (value.filter.as_str(), value.count)).collect();
            prop_assert_eq!(&found[..], &ranked[..ranked.len().min(3)]);
            prop_assert_eq!(facet.distinct as usize, ranked.len());
            prop_assert_eq!(facet.others, ranked.iter().skip(3).map(|(_, count)| count).sum::<u64>());
        }

        let request = GroupRequest {
            scope,
            by: GroupBy::value("heridos"),
            series: Some("atendido".into()),
            measure: Measure::Sum("monto".into()),
            limit: 100,
            others: false,
        };
        let groups = ask(engine.groups(&file.source, &request)).unwrap();
        let mut sums: BTreeMap<(Option<i64>, Option<bool>), (u64, Option<i128>)> = BTreeMap::new();
        for at in &chosen {
            let sum = sums.entry((rows[*at].heridos, rows[*at].atendido)).or_default();
            sum.0 += 1;
            sum.1 = rows[*at].monto.map(|value| value + sum.1.unwrap_or(0)).or(sum.1);
        }
        let found: BTreeMap<(Option<i64>, Option<bool>), (u64, Option<i128>)> = groups
            .groups
            .iter()
            .map(|group| {
                let series = group.series.as_ref().and_then(Value::as_bool);
                let sum = group.value.map(|value| (value * 100.0).round() as i128);
                ((group.key.as_i64(), series), (group.rows, sum))
            })
            .collect();
        prop_assert_eq!(found, sums);
    }
}

#[test]
fn the_first_of_many_rows_are_those_of_a_whole_sort() {
    // enough rows for the engine to throw away the worse ones many times; values repeat
    let rows: Vec<Row> = (0..9_000_i64)
        .map(|at| {
            let mixed = at * 7_919 % 1_009;
            Row {
                municipio: (mixed % 10 != 0).then(|| format!("Ñ{}", mixed % 30)),
                nota: (mixed % 7 != 0).then(|| format!("Señal número {mixed} de Núñez")),
                heridos: (mixed % 5 != 0).then_some(mixed % 40 - 20),
                monto: (mixed % 3 != 0).then_some(i128::from(mixed * mixed - 5_000)),
                medida: (mixed % 4 != 0).then_some(mixed as f64 / 8.0 - 9.0),
                atendido: (mixed % 6 != 0).then_some(mixed % 2 == 0),
                fecha: (mixed % 8 != 0).then_some(19_000 + mixed as i32),
                ..Row::default()
            }
        })
        .collect();
    let file = write(&rows, 700);
    for column in 0..7 {
        for descending in [false, true] {
            for second in [None, Some((column + 3) % 7)] {
                let order: Vec<(&str, bool)> =
                    [Some((COLUMNS[column], descending)), second.map(|second| (COLUMNS[second], true))]
                        .into_iter()
                        .flatten()
                        .collect();
                let mut expected: Vec<usize> = (0..rows.len()).collect();
                expected.sort_by(|left, right| {
                    let orders = order.iter().map(|(column, down)| by(column, &rows[*left], &rows[*right], *down));
                    orders.fold(Ordering::Equal, Ordering::then)
                });
                let sort = order.iter().map(|(column, down)| Sort { column: (*column).into(), descending: *down });
                let request = RowsRequest { sort: sort.collect(), offset: 20, limit: 300, ..RowsRequest::default() };
                let page = ask(engine().rows(&file.source, &request)).unwrap();
                let window = expected.iter().skip(20).take(300).map(|at| *at as u64 + 1);
                assert_eq!(page.numbers, window.collect::<Vec<_>>(), "{order:?}");
            }
        }
    }
}
