//! Questions to a published table, and the chart that suits it.

use std::time::Duration;

use apertura_actions::RefusalKind;
use apertura_actions::chart::{ChartKind, ChartReason};
use apertura_actions::explore::{
    DateUnit, Explorer, ExportFormat, Filter, Measure, OpenTable, Operator, RowsRequest, Scope, Sort,
};
use futures::StreamExt;
use serde_json::json;

use crate::world::{World, permits};

async fn open(world: &World, slug: &str) -> OpenTable {
    Explorer::new(world.catalog.clone()).open(slug, None).await.unwrap()
}

fn only(column: &str, operator: Operator, value: &str) -> Vec<Filter> {
    vec![Filter::new(column, operator, value)]
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_are_filtered_sorted_and_paged() {
    let world = World::new().await;
    world.put("licencias", "licencias.csv", &permits(1, 40)).await;
    let table = open(&world, "licencias").await;
    let request = RowsRequest {
        columns: Some(vec!["folio".to_owned(), "superficie".to_owned()]),
        filters: only("colonia", Operator::Contains, "PÁZ"),
        sort: vec![Sort { column: "superficie".to_owned(), descending: true }],
        offset: 1,
        limit: 2,
        ..RowsRequest::default()
    };
    // every fifth permit, from the third on, is of La Paz: 3, 8 … 38
    let page = table.rows(&request).await.unwrap();
    assert_eq!((page.total, page.all), (8, 40));
    assert_eq!(page.rows, [[json!("LC-00033"), json!(73)], [json!("LC-00028"), json!(68)]]);
    assert_eq!(page.numbers, [33, 28]);

    let unknown = RowsRequest { filters: only("barrio", Operator::Eq, "x"), ..RowsRequest::default() };
    assert_eq!(table.rows(&unknown).await.unwrap_err().kind(), RefusalKind::Invalid);
    let explorer = Explorer::new(world.catalog.clone());
    assert_eq!(explorer.open("licencias", Some(2)).await.err().unwrap().kind(), RefusalKind::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn totals_of_all_rows_are_those_of_a_filter_that_keeps_all() {
    let world = World::new().await;
    let text = permits(1, 40).replace("LC-00007;Centro", "LC-00007;");
    world.put("licencias", "licencias.csv", &text).await;
    let table = open(&world, "licencias").await;
    let all = table.totals(&Scope::default(), None).await.unwrap();
    let kept = Scope { filters: only("folio", Operator::Starts, "lc-"), search: None };
    let filtered = table.totals(&kept, None).await.unwrap();
    assert_eq!((all.rows, &all.columns), (40, &filtered.columns));
    let names: Vec<&str> = all.columns.iter().map(|total| total.column.name.as_str()).collect();
    let fields: Vec<&str> = table.version.dictionary.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, fields);
    let total = |name: &str| all.columns.iter().find(|total| total.column.name == name).unwrap();
    assert_eq!(total("monto_pagado").sum, Some(json!(194_840.0)));
    // 41, 42 … 80 may be a running number
    assert_eq!(total("superficie").sum, None);
    assert_eq!((total("folio").sum.clone(), total("folio").distinct.unwrap().count), (None, 40));
    let colonia = total("colonia");
    assert_eq!((colonia.filled + colonia.blank, colonia.distinct.unwrap().count), (40, 5));

    let two = ["superficie".to_owned(), "folio".to_owned()];
    let some = table.totals(&Scope::default(), Some(&two)).await.unwrap();
    assert_eq!(some.columns, [total("superficie").clone(), total("folio").clone()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn totals_that_take_long_come_later() {
    let world = World::new().await;
    world.put("licencias", "licencias.csv", &permits(1, 40)).await;
    let table = open(&world, "licencias").await;
    assert_eq!(table.totals_within(Duration::ZERO, &Scope::default(), None).await.unwrap(), None);
    let totals = table.totals_within(Duration::from_secs(60), &Scope::default(), None).await.unwrap().unwrap();
    assert_eq!(totals.columns, table.totals(&Scope::default(), None).await.unwrap().columns);
    let unknown = Scope { filters: only("barrio", Operator::Eq, "x"), search: None };
    let refusal = table.totals_within(Duration::from_secs(60), &unknown, None).await.unwrap_err();
    assert_eq!(refusal.kind(), RefusalKind::Invalid);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facet_and_a_download_of_the_part_that_is_seen() {
    let world = World::new().await;
    world.put("licencias", "licencias.csv", &permits(1, 40)).await;
    let table = open(&world, "licencias").await;
    let facet = table.facet(&Scope::default(), "colonia", 2).await.unwrap();
    let values: Vec<(&str, u64)> = facet.values.iter().map(|value| (value.filter.as_str(), value.count)).collect();
    assert_eq!(values, [("Centro", 8), ("El Mirador", 8)]);
    assert_eq!((facet.distinct, facet.others, facet.blank), (5, 24, 0));

    let request = RowsRequest {
        columns: Some(vec!["folio".to_owned()]),
        filters: only("superficie", Operator::Lte, "42"),
        sort: vec![Sort { column: "folio".to_owned(), descending: true }],
        limit: 1,
        ..RowsRequest::default()
    };
    let export = table.export(&request, ExportFormat::Csv).await.unwrap();
    assert_eq!((export.rows, export.sorted), (2, true));
    let pieces: Vec<Vec<u8>> = export.stream().map(Result::unwrap).collect().await;
    assert_eq!(String::from_utf8(pieces.concat()).unwrap(), "folio\r\nLC-00002\r\nLC-00001\r\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn events_are_drawn_over_time() {
    let world = World::new().await;
    world.put("licencias", "licencias.csv", &permits(1, 200)).await;
    let chart = open(&world, "licencias").await.chart(&Scope::default()).await.unwrap().unwrap();
    assert_eq!((chart.plan.kind, chart.plan.because), (ChartKind::Line, ChartReason::RowsByPeriod));
    assert_eq!((chart.plan.by.unit, &chart.plan.measure), (Some(DateUnit::Month), &Measure::Count));
    let points: Vec<(serde_json::Value, u64)> = chart.groups.groups.iter().map(|g| (g.key.clone(), g.rows)).collect();
    assert_eq!(points.len(), 12);
    assert_eq!((points[0].clone(), points[11].clone()), ((json!("2024-01"), 16), (json!("2024-12"), 16)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_for_each_place_is_drawn_as_bars() {
    let world = World::new().await;
    let text = "Biblioteca;Visitas\nPalafoxiana;5200\nLafragua;310\nJosé María;4100\nEl Carmen;980\nLa Luz;45\n";
    world.put("bibliotecas", "bibliotecas.csv", text).await;
    let table = open(&world, "bibliotecas").await;
    let chart = table.chart(&Scope::default()).await.unwrap().unwrap();
    assert_eq!((chart.plan.kind, chart.plan.because), (ChartKind::Bars, ChartReason::NumberByCategory));
    assert_eq!(chart.plan.measure, Measure::Sum("visitas".to_owned()));
    let bars: Vec<(serde_json::Value, Option<f64>)> =
        chart.groups.groups.iter().map(|g| (g.key.clone(), g.value)).collect();
    assert_eq!(bars[0], (json!("Palafoxiana"), Some(5200.0)));
    assert_eq!(bars[4], (json!("La Luz"), Some(45.0)));
    // the chart follows the filters
    let scope = Scope { filters: only("visitas", Operator::Lt, "1000"), search: None };
    let fewer = table.chart(&scope).await.unwrap().unwrap();
    assert_eq!((fewer.groups.groups.len(), fewer.groups.rows), (3, 3));
}
