//! Which chart is proposed for which columns, what an address asks for, and the data of series and small charts.

use apertura_actions::chart::proposal::{Trait, Use, propose};
use apertura_actions::chart::question::{Settled, pairs, settle};
use apertura_actions::chart::{Chart, ChartKind, ChartPlan, ChartReason};
use apertura_actions::explore::{DateUnit, Explorer, Measure, OpenTable, Scope};
use serde_json::json;

use crate::world::{World, permits};

fn column(name: &str, suits: Use, distinct: u64, one_each: bool) -> Trait {
    Trait { name: name.to_owned(), suits, distinct, one_each, even: false }
}

fn in_short(plan: Option<ChartPlan>) -> String {
    let Some(plan) = plan else { return "none".to_owned() };
    let measure = match &plan.measure {
        Measure::Count => "count".to_owned(),
        Measure::Sum(column) => format!("sum {column}"),
        Measure::Mean(column) => format!("mean {column}"),
    };
    let unit = plan.by.unit.map_or(String::new(), |unit| format!(" by {unit:?}").to_lowercase());
    let series = plan.series.map_or(String::new(), |column| format!(" series {column}"));
    let panels = plan.panels.map_or(String::new(), |column| format!(" panels {column}"));
    format!("{} {}{unit}: {measure}{series}{panels}", plan.kind.name(), plan.by.column)
}

#[test]
fn the_chart_that_suits_is_found_from_types_and_cardinality() {
    use Use::{Category, Days, None, Period, Quantity};
    let day = |span, one_each| column("fecha", Days(span), 40, one_each);
    let year = |distinct, one_each| column("anio", Period, distinct, one_each);
    let place = |distinct| column("colonia", Category, distinct, false);
    let name = || column("biblioteca", Category, 50, true);
    let sum = || column("monto", Quantity(false), 900, false);
    let rate = || column("tasa", Quantity(true), 900, false);
    let even = |one: Trait| Trait { even: true, ..one };
    let key = || column("folio", None, 900, true);
    let cases: Vec<(&str, Vec<Trait>)> = vec![
        ("none", vec![]),
        ("none", vec![key()]),
        // events over time, by a step that gives a line and no carpet
        ("line fecha by day: count", vec![key(), day(60, false), sum()]),
        ("line fecha by month: count", vec![day(900, false), place(5), sum()]),
        ("line fecha by year: count", vec![day(9_000, false)]),
        // one day alone tells nothing of time
        ("bars colonia: count", vec![day(0, false), place(5)]),
        // a number for each day
        ("line fecha by day: sum monto", vec![day(40, true), sum()]),
        ("line fecha by day: mean tasa", vec![day(40, true), rate()]),
        // a number for each year, and for each year and part
        ("line anio: sum monto", vec![year(10, true), sum()]),
        ("line anio: sum monto series colonia", vec![year(10, false), place(4), sum()]),
        ("line anio: sum monto panels colonia", vec![year(10, false), place(9), sum()]),
        ("line anio: sum monto", vec![year(10, false), place(300), sum()]),
        ("line anio: count", vec![year(10, false), place(300)]),
        // two years are categories at most
        ("bars colonia: count", vec![year(2, false), place(4)]),
        // categories
        ("bars colonia: count", vec![place(2), sum()]),
        ("bars colonia: count", vec![place(30)]),
        ("none", vec![place(31)]),
        ("none", vec![place(1)]),
        ("bars biblioteca: sum monto", vec![name(), sum()]),
        ("bars biblioteca: mean tasa", vec![name(), rate()]),
        ("bars biblioteca: sum monto", vec![place(5), name(), sum()]),
        // a table made by a plan tells its numbers, the total before its parts
        ("bars colonia: sum monto", vec![even(place(5)), sum()]),
        ("bars colonia: sum total", vec![even(place(5)), sum(), column("total", Quantity(false), 40, false)]),
        // numbers alone
        ("histogram monto: count", vec![sum()]),
        ("points monto: sum tasa", vec![sum(), rate()]),
        ("histogram monto: count", vec![sum(), column("hijos", Quantity(false), 5, false)]),
    ];
    for (expected, columns) in cases {
        assert_eq!(in_short(propose(&columns)), expected, "{columns:?}");
    }
}

const PARTS: &str = "Año;Municipio;Tipo;Casos;Superficie\n\
    2021;Alfa;A;10;1.5\n2021;Alfa;B;5;2.5\n2021;Beta;A;7;3.5\n2022;Alfa;A;12;4.5\n2022;Beta;B;1;5.5\n\
    2023;Alfa;A;20;6.25\n2023;Beta;A;3;7\n2023;Beta;B;4;8\n";

async fn parts(world: &World) -> OpenTable {
    world.put("casos", "casos.csv", PARTS).await;
    Explorer::new(world.catalog.clone()).open("casos", None).await.unwrap()
}

fn asked(text: &str) -> Vec<(String, String)> {
    let pair = |pair: &str| pair.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    text.split('&').filter_map(pair).collect()
}

async fn draw(table: &OpenTable, text: &str) -> Chart {
    let (plan, _) = settle(&table.version, &asked(text)).unwrap();
    table.draw(plan.unwrap(), &Scope::default()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn series_and_small_charts_hold_the_same_places_and_the_rest() {
    let world = World::new().await;
    let table = parts(&world).await;
    let chart = draw(&table, "x=anio&kind=line&of=sum&y=casos&series=municipio").await;
    assert_eq!(chart.series.iter().map(|part| part.key.clone()).collect::<Vec<_>>(), [json!("Alfa"), json!("Beta")]);
    let values: Vec<_> = chart.panels[0].rows.iter().map(|row| (row.key.clone(), row.values.clone())).collect();
    assert_eq!(
        values,
        [
            (json!(2021), vec![Some(15.0), Some(7.0)]),
            (json!(2022), vec![Some(12.0), Some(1.0)]),
            (json!(2023), vec![Some(20.0), Some(7.0)])
        ]
    );
    let chart = draw(&table, "x=municipio&kind=bars&of=sum&y=casos&panels=tipo").await;
    let panels: Vec<_> = chart
        .panels
        .iter()
        .map(|panel| (panel.part.clone().unwrap().key, panel.rows.iter().map(|row| row.values[0]).collect::<Vec<_>>()))
        .collect();
    // both hold Alfa and Beta, in the order of the whole
    assert_eq!(panels, [(json!("A"), vec![Some(42.0), Some(10.0)]), (json!("B"), vec![Some(5.0), Some(5.0)])]);
    let chart = draw(&table, "x=superficie&y=casos&kind=points").await;
    assert_eq!(chart.plan.kind, ChartKind::Points);
    assert_eq!(chart.panels[0].rows.len(), 8);
    assert_eq!((chart.panels[0].rows[0].key.clone(), chart.panels[0].rows[0].values[0]), (json!(1.5), Some(10.0)));
}

#[tokio::test(flavor = "multi_thread")]
async fn many_series_are_the_greatest_and_the_rest() {
    let world = World::new().await;
    let mut text = "Año;Colonia;Casos\n".to_owned();
    for year in 2020..2023 {
        for place in 0..9 {
            text += &format!("{year};Colonia {place};{}\n", (place + 1) * 10 + year % 3);
        }
    }
    world.put("casos", "casos.csv", &text).await;
    let table = Explorer::new(world.catalog.clone()).open("casos", None).await.unwrap();
    let chart = draw(&table, "x=anio&kind=area&of=sum&y=casos&series=colonia").await;
    assert_eq!((chart.series.len(), chart.series_keys), (7, 9));
    assert!(chart.series[6].rest);
    // the three least: 10, 20, 30, and the year's addition to each
    let rest: Vec<_> = chart.panels[0].rows.iter().map(|row| row.values[6]).collect();
    assert_eq!(rest, [Some(63.0), Some(66.0), Some(60.0)]);
    let whole: f64 = chart.panels[0].rows.iter().flat_map(|row| row.values.iter().flatten()).sum();
    assert_eq!(whole, 1350.0 + 9.0 * (1.0 + 2.0));
    // means cannot be put together
    let chart = draw(&table, "x=anio&kind=line&of=mean&y=casos&series=colonia").await;
    assert_eq!((chart.series.len(), chart.series_keys), (6, 9));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_address_asks_is_put_right_and_said() {
    let world = World::new().await;
    let table = parts(&world).await;
    let cases: [(&str, &str, &[Settled]); 8] = [
        ("", "line anio: sum casos series municipio", &[]),
        ("x=tipo&kind=line", "bars tipo: count", &[Settled::Kind]),
        ("x=tipo&of=sum", "bars tipo: sum casos", &[]),
        ("x=tipo&y=municipio&of=mean", "bars tipo: mean casos", &[Settled::Measure]),
        ("x=anio&kind=area&of=count&series=anio", "area anio: count", &[Settled::Part]),
        ("x=casos", "histogram casos: count", &[]),
        ("x=superficie&y=casos", "points superficie: sum casos", &[]),
        ("x=anio&kind=dona", "line anio: sum casos", &[]),
    ];
    for (text, expected, said) in cases {
        let (plan, settled) = settle(&table.version, &asked(text)).unwrap();
        let plan = plan.unwrap();
        assert_eq!((in_short(Some(plan.clone())).as_str(), settled.as_slice()), (expected, said), "{text}");
        // the canonical address asks for the same
        let (again, _) = settle(&table.version, &pairs(&plan)).unwrap();
        let same = ChartPlan { because: ChartReason::Asked, ..plan };
        assert_eq!(ChartPlan { because: ChartReason::Asked, ..again.unwrap() }, same, "{text}");
    }
    assert!(settle(&table.version, &asked("x=no_hay")).is_err());
    assert!(settle(&table.version, &asked("series=no_hay")).is_err());
    world.put("licencias", "licencias.csv", &permits(1, 200)).await;
    let table = Explorer::new(world.catalog.clone()).open("licencias", None).await.unwrap();
    let (plan, _) = settle(&table.version, &asked("step=year")).unwrap();
    assert_eq!(plan.unwrap().by.unit, Some(DateUnit::Year));
}
