//! What the explorer's address says beside the rows asked for: pinned columns, groups, the row to go to.
//!
//! Never here: rows, filters (see crate `query`), drawing.

use apertura_actions::explore::{DateUnit, GroupBy, GroupRequest, Measure, RowsRequest};
use apertura_tabular::ValueType;

use super::ColumnView;
use crate::visit::Visit;

/// Groups shown at most; the rest stands together in one.
const GROUPS: u64 = 200;

/// Most columns that stay in place.
const PINNED: usize = 5;

/// What the address says of the view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ViewState {
    /// Columns that stay in place at the left.
    pub pinned: Vec<String>,
    /// Rows are grouped by this column.
    pub group: Option<String>,
    /// Dates are grouped by this.
    pub unit: Option<DateUnit>,
    /// What is measured: `count`, `sum:COLUMN`, `mean:COLUMN`.
    pub measure: Option<String>,
    /// The row to go to, from 1, in the order of the view.
    pub row: Option<u64>,
}

impl ViewState {
    /// What the address of a visit says; names of columns that are not there are passed over.
    pub fn of(visit: &Visit, columns: &[ColumnView<'_>]) -> ViewState {
        let is_column = |name: &&str| columns.iter().any(|column| column.name == *name);
        let mut pinned: Vec<String> = Vec::new();
        for name in visit.values("_pin").flat_map(|names| names.split(',')).map(str::trim).filter(is_column) {
            if pinned.len() < PINNED && !pinned.iter().any(|known| known == name) {
                pinned.push(name.to_owned());
            }
        }
        let unit = match visit.value("_unit") {
            Some("year") => Some(DateUnit::Year),
            Some("month") => Some(DateUnit::Month),
            Some("day") => Some(DateUnit::Day),
            _ => None,
        };
        ViewState {
            pinned,
            group: visit.value("_group").filter(is_column).map(str::to_owned),
            unit,
            measure: visit.value("_measure").map(str::to_owned),
            row: visit.value("_row").and_then(|row| row.replace([',', ' '], "").parse().ok()).filter(|row| *row > 0),
        }
    }

    /// The pairs that say it in an address; the row to go to is left out.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        let mut add = |name: &str, value: String| pairs.push((name.to_owned(), value));
        if !self.pinned.is_empty() {
            add("_pin", self.pinned.join(","));
        }
        if let Some(group) = &self.group {
            add("_group", group.clone());
            if let Some(unit) = self.unit {
                add("_unit", unit_name(unit).to_owned());
            }
            if let Some(measure) = &self.measure {
                add("_measure", measure.clone());
            }
        }
        pairs
    }

    /// The same with a column pinned or set free.
    pub fn with_pin(&self, name: &str) -> ViewState {
        let mut state = self.clone();
        match state.pinned.iter().position(|known| known == name) {
            Some(at) => {
                state.pinned.remove(at);
            }
            None => state.pinned.push(name.to_owned()),
        }
        state
    }

    /// The same with all rows, ungrouped.
    pub fn ungrouped(&self) -> ViewState {
        ViewState { pinned: self.pinned.clone(), ..ViewState::default() }
    }

    /// The request for groups; none where the address asks for rows.
    pub fn groups(&self, request: &RowsRequest, columns: &[ColumnView<'_>]) -> Option<GroupRequest> {
        let group = self.group.as_ref()?;
        let column = columns.iter().find(|column| column.name == *group)?;
        let days = matches!(column.value_type, ValueType::Date | ValueType::Datetime);
        let unit = days.then(|| self.unit.unwrap_or(DateUnit::Month));
        Some(GroupRequest {
            scope: request.scope(),
            by: GroupBy { column: group.clone(), unit, bins: None },
            series: None,
            measure: self.measured(columns),
            limit: GROUPS,
            others: true,
        })
    }

    /// What is measured; rows where the address names nothing that can be.
    pub fn measured(&self, columns: &[ColumnView<'_>]) -> Measure {
        let amount = |name: &&str| columns.iter().any(|column| column.name == *name && column.is_amount());
        match self.measure.as_deref().and_then(|measure| measure.split_once(':')) {
            Some(("sum", name)) if amount(&name) => Measure::Sum(name.to_owned()),
            Some(("mean", name)) if amount(&name) => Measure::Mean(name.to_owned()),
            _ => Measure::Count,
        }
    }
}

/// The word of a unit in an address.
pub fn unit_name(unit: DateUnit) -> &'static str {
    match unit {
        DateUnit::Year => "year",
        DateUnit::Month => "month",
        DateUnit::Day => "day",
    }
}
