//! Each request of the explorer, cold: of a process that has just begun, with the file in the system's cache.
//!
//! `--rows=N` (10 million), `--runs=N` processes a question, `--only=WORD`. Never here: a bound that fails.

use std::time::Instant;

use anyhow::Result;

use super::client::Connection;
use super::table::{binary, number, portal, published, value};

/// What is asked, and where. `{rows}` and `{half}` are numbers of rows.
const QUESTIONS: &[(&str, &str)] = &[
    ("page of the dataset", "/dataset/incidentes"),
    ("first page", "/dataset/incidentes/explore"),
    ("page far down", "/dataset/incidentes/explore?_offset={half}"),
    ("row by its number", "/dataset/incidentes/explore?_row={rows}"),
    ("filter by a category", "/dataset/incidentes/explore?severidad__in=Alta"),
    ("filter by two ends of a number", "/dataset/incidentes/explore?monto_danos__gte=1000&monto_danos__lte=2000"),
    ("filter by days", "/dataset/incidentes/explore?fecha__gte=2024-01-01&fecha__lte=2024-03-31"),
    ("filter by a rare value", "/dataset/incidentes/explore?folio__eq=C5/21003/00000007"),
    ("text in one column", "/dataset/incidentes/explore?descripcion__contains=baches"),
    ("text in all columns", "/dataset/incidentes/explore?_search=baches"),
    ("sort by a number", "/dataset/incidentes/explore?_sort=-monto_danos"),
    ("sort by a text", "/dataset/incidentes/explore?_sort=calle"),
    ("sort by a day", "/dataset/incidentes/explore?_sort=fecha"),
    ("filter and sort", "/dataset/incidentes/explore?severidad__in=Alta&_sort=-monto_danos"),
    ("values with counts", "/api/v1/datasets/incidentes/values/tipo_incidente"),
    ("values with counts, filtered", "/api/v1/datasets/incidentes/values/tipo_incidente?severidad__eq=Alta"),
    ("groups with a sum", "/dataset/incidentes/explore?_group=cve_mun&_measure=sum:monto_danos"),
    ("groups by month", "/dataset/incidentes/explore?_group=fecha&_unit=month"),
    ("totals of a number", "/dataset/incidentes/totals.json?_columns=monto_danos"),
    ("totals of all columns", "/dataset/incidentes/totals.json"),
    ("chart", "/dataset/incidentes/chart"),
    ("map", "/dataset/incidentes/map"),
    ("map, a square of it", "/dataset/incidentes/tile/6/14/28"),
];

/// Asks each question of processes that have just begun.
pub fn measure(args: &[String]) -> Result<()> {
    let rows = number(args, "rows", 10_000_000)?;
    let runs = number(args, "runs", 3)?;
    let only = value(args, "only").unwrap_or_default();
    let binary = binary(args)?;
    let Some(folder) = published(&binary, args, rows)? else { return Ok(()) };
    println!("{rows} rows; milliseconds of the first answer of a process, of {runs} processes; then the same again");
    println!("{:<34}{:>9}{:>9}{:>9}{:>9}", "question", "least", "median", "worst", "again");
    for (name, address) in QUESTIONS.iter().filter(|(name, _)| name.contains(&only)) {
        let address = address.replace("{rows}", &rows.to_string()).replace("{half}", &(rows / 2).to_string());
        let (mut took, mut again, mut failure) = (Vec::new(), Vec::new(), String::new());
        for _ in 0..runs.max(1) {
            let server = portal(&binary, &folder)?;
            let mut connection = Connection::open(server.port)?;
            for times in [&mut took, &mut again] {
                let clock = Instant::now();
                let answer = connection.get(&address, false)?;
                times.push(clock.elapsed().as_secs_f64() * 1e3);
                if answer.status != 200 {
                    failure = format!("  status {}", answer.status);
                }
            }
        }
        took.sort_by(f64::total_cmp);
        again.sort_by(f64::total_cmp);
        let mark = if took[took.len() / 2] >= 300.0 { "  over 300" } else { "" };
        println!(
            "{name:<34}{:>9.1}{:>9.1}{:>9.1}{:>9.1}{mark}{failure}",
            took[0],
            took[took.len() / 2],
            took[took.len() - 1],
            again[again.len() / 2]
        );
    }
    Ok(())
}
