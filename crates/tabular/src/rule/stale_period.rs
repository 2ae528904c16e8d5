//! `stale-period`: the last day or year of a table is long past, for a date of today that is given from outside.
//!
//! A table of months that ends in March, asked in December, with a limit of 180 days. Never here: a clock.

use crate::evidence::calendar::{days, read_date};
use crate::finding::{Finding, Severity};
use crate::profile::Profile;
use crate::table::Table;
use crate::value_type::ValueType;

/// The last day that a text of a profile (ISO day or year) can mean, since 1970.
fn last_day(text: &str, kind: ValueType) -> Option<i64> {
    match kind {
        ValueType::Year => Some(days(text.parse().ok()?, 12, 31)),
        ValueType::Date | ValueType::Datetime => {
            let read = read_date(text.get(..10)?.as_bytes())?;
            Some(read.fixed?.div_euclid(86_400))
        }
        _ => None,
    }
}

/// Tables whose latest day or year ended more than `limit` days before `today` (ISO 8601); none where `today` is no
/// day. Days after today are passed over: plans have them.
pub fn stale_periods(tables: &[Table], profiles: &[Profile], today: &str, limit: u32) -> Vec<Finding> {
    let Some(today) = last_day(today, ValueType::Date) else { return Vec::new() };
    let mut findings = Vec::new();
    for (number, (_, profile)) in tables.iter().zip(profiles).enumerate() {
        let last = profile.columns.iter().filter(|column| column.personal.is_none()).filter_map(|column| {
            let end = column.max.as_deref()?;
            Some((last_day(end, column.value_type)?, end, &column.name))
        });
        let Some((day, end, name)) = last.max_by_key(|(day, ..)| *day) else { continue };
        let age = today - day;
        if age <= i64::from(limit) {
            continue;
        }
        let mut finding = Finding::new("stale-period", Severity::Warning);
        finding.table = Some(number);
        finding.column = Some(name.clone());
        finding.details.insert("last".to_owned(), end.to_owned());
        finding.details.insert("days".to_owned(), age.to_string());
        finding.details.insert("months".to_owned(), (age / 30).to_string());
        finding.details.insert("years".to_owned(), (age / 365).to_string());
        findings.push(finding);
    }
    findings
}
