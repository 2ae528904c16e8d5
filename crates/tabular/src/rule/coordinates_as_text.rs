//! `coordinates-as-text`: places that are not told by a latitude and a longitude in decimal degrees, one column each.
//!
//! `19°02'36" N, 98°12'20" W`, `POINT (-98.2 19.04)`, `14Q 583600 2105700`, latitude `190433` without its point and
//! longitude `98.2` without its sign → `19.0433`, `-98.2056`; offered, since it adds columns.
//! Never here: how they are read (see `evidence::point`), points outside the country (see `coordinates-outside`).

use super::{ColumnContext, TableContext};
use crate::evidence::number_of;
use crate::finding::{Finding, Sample, Severity};
use crate::operation::Operation;
use crate::evidence::point::point;
use crate::table::RowKind;

/// This share of the cells must be read, or it is something else.
const READ: f64 = 0.5;

/// True for a place that a map takes as it stands.
fn is_plain(latitude: &str, longitude: &str) -> bool {
    number_of(latitude, '.').is_some_and(|n| n.abs() <= 90.0) && number_of(longitude, '.').is_some_and(|n| n.abs() <= 180.0)
}

pub(super) fn check(context: &TableContext<'_>) -> Vec<Finding> {
    let with = |kind: &str| context.columns().find(|c| c.profile.place.as_deref() == Some(kind));
    if let Some(column) = with("coordinates") {
        return one(context, &column).into_iter().collect();
    }
    if let (Some(east), Some(north)) = (with("utm-east"), with("utm-north")) {
        let mut finding = east.finding("coordinates-as-text", Severity::Warning, east.filled());
        finding.details.insert("kind".to_owned(), "utm".to_owned());
        finding.details.insert("names".to_owned(), format!("{}, {}", east.column.label, north.column.label));
        return vec![finding];
    }
    let (Some(latitude), Some(longitude)) = (with("latitude"), with("longitude")) else { return Vec::new() };
    two(context, &latitude, &longitude).into_iter().collect()
}

fn written((latitude, longitude): (f64, f64)) -> String {
    format!("{latitude:.6}, {longitude:.6}")
}

/// Both in one cell.
fn one(context: &TableContext<'_>, column: &ColumnContext<'_>) -> Option<Finding> {
    let read = |text: &str| point(&[text], None).map(written);
    let mut finding =
        column.cells("coordinates-as-text", Severity::Info, column.filled(), |text| !text.trim().is_empty(), read);
    if context.table.is_in_memory() && finding.samples.iter().all(|sample| sample.after.is_none()) && column.profile.personal.is_none() {
        return None;
    }
    finding.details.insert("kind".to_owned(), "one".to_owned());
    finding.details.insert("certain".to_owned(), "false".to_owned());
    finding.remedy = Some(remedy(context, &[column]));
    Some(finding)
}

/// A column each, in degrees that are not decimal, or with their point or sign lost.
fn two(context: &TableContext<'_>, latitude: &ColumnContext<'_>, longitude: &ColumnContext<'_>) -> Option<Finding> {
    if !context.table.is_in_memory() {
        return None;
    }
    let structure = &context.table.structure;
    let (mut all, mut read) = (0u64, 0u64);
    let (mut rows, mut samples) = (Vec::new(), Vec::new());
    let shown = latitude.profile.personal.is_none() && longitude.profile.personal.is_none();
    for record in structure.first_row..=structure.last_row {
        let exception = structure.exceptions.binary_search_by_key(&record, |e| e.0).ok();
        if exception.is_some_and(|at| structure.exceptions[at].1 != RowKind::Data) {
            continue;
        }
        let cell = |c: &ColumnContext<'_>| context.table.cell(record, c.column.index).map_or("", |cell| cell.text.trim());
        let (north, west) = (cell(latitude), cell(longitude));
        let missing = north.is_empty() || west.is_empty() || latitude.is_missing(north) || longitude.is_missing(west);
        if missing {
            continue;
        }
        let found = point(&[north, west], None);
        let same = found.is_some_and(|(a, b)| {
            number_of(north, '.').is_some_and(|n| (n - a).abs() < 1e-6) && number_of(west, '.').is_some_and(|n| (n - b).abs() < 1e-6)
        });
        if same || found.is_none() && is_plain(north, west) {
            continue;
        }
        all += 1;
        let Some(found) = found else { continue };
        read += 1;
        rows.push(record);
        if shown && samples.len() < Finding::SAMPLES {
            samples.push(Sample { record, before: format!("{north}, {west}"), after: Some(written(found)) });
        }
    }
    if read == 0 || (read as f64) < all as f64 * READ {
        return None;
    }
    let mut finding = latitude.finding("coordinates-as-text", Severity::Warning, read);
    finding.rows = rows.into_iter().take(Finding::ROWS).collect();
    finding.samples = samples;
    finding.details.insert("kind".to_owned(), "two".to_owned());
    finding.details.insert("certain".to_owned(), "false".to_owned());
    finding.remedy = Some(remedy(context, &[latitude, longitude]));
    Some(finding)
}

/// New columns beside those that stay.
fn remedy(context: &TableContext<'_>, columns: &[&ColumnContext<'_>]) -> Operation {
    let free = |name: &str| {
        let taken = |name: &str| context.table.columns.iter().any(|column| column.name == name);
        let mut free = name.to_owned();
        let mut next = 2;
        while taken(&free) {
            free = format!("{name}_{next}");
            next += 1;
        }
        free
    };
    Operation::ParseCoordinates {
        columns: columns.iter().map(|column| column.column.name.clone()).collect(),
        latitude: free("latitud"),
        longitude: free("longitud"),
        zone: None,
    }
}
