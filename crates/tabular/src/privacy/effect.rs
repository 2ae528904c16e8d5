//! What a recipe does to the risk and to the usefulness of a table: k before and after, rows and values lost.
//!
//! Never here: whether that is enough (a person decides).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::profile::{Profile, Risk};

use super::Thresholds;

/// The risk of a table in four figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exposure {
    /// Rows in the smallest group.
    pub k: u64,
    /// Rows that are alone with their combination.
    pub unique: u64,
    /// Rows in groups below the threshold.
    pub below: u64,
    /// Different combinations.
    pub groups: u64,
    /// False where counted on an even sample of the combinations.
    pub exact: bool,
    /// Names of the columns that describe persons.
    pub columns: Vec<String>,
}

/// Distinct values of a column before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// Name of the column in the table as read.
    pub column: String,
    /// Distinct values before.
    pub before: u64,
    /// Distinct values after; none where the column is gone.
    pub after: Option<u64>,
}

/// What a recipe does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// Rows that must share a combination.
    pub threshold: u64,
    /// The risk before; none where no columns describe persons.
    pub before: Option<Exposure>,
    /// The risk after; none where no such columns are left.
    pub after: Option<Exposure>,
    /// Rows before and after.
    pub rows: (u64, u64),
    /// The columns that lost values, and those that are gone.
    pub columns: Vec<Detail>,
    /// Cells that the privacy steps changed or took away, of all cells of the table as read.
    #[serde(default)]
    pub cells: (u64, u64),
    /// Counts below the threshold before and after, in a table that counts persons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small_cells: Option<(u64, u64)>,
    /// The least count that may stand in a table that counts persons.
    #[serde(default)]
    pub least_cell: u64,
}

fn exposure(risk: Option<&Risk>, thresholds: &Thresholds) -> Option<Exposure> {
    let risk = risk?;
    let whole = risk.combinations.first()?;
    Some(Exposure {
        k: whole.smallest,
        unique: whole.unique(),
        below: whole.below(thresholds.group),
        groups: whole.groups,
        exact: risk.exact,
        columns: whole.columns.clone(),
    })
}

/// The risk of a table whose rows are groups of persons, with the number of persons in a column.
fn counted(profile: &Profile, count: &str, columns: Vec<String>, thresholds: &Thresholds) -> Option<Exposure> {
    let column = profile.column(count)?;
    let sizes =
        || column.facts.values.iter().filter_map(|value| Some((value.text.trim().parse::<u64>().ok()?, value.count)));
    Some(Exposure {
        k: sizes().map(|(size, _)| size).min()?,
        unique: sizes().filter(|(size, _)| *size == 1).map(|(_, groups)| groups).sum(),
        below: sizes().filter(|(size, _)| *size < thresholds.group).map(|(size, groups)| size * groups).sum(),
        groups: profile.rows,
        exact: column.facts.complete,
        columns,
    })
}

/// Compares a table's profile with that of what a recipe leaves. `names` tells the last name of each column that the
/// recipe renames, `count` the column with the number of persons where rows became groups.
pub fn effect(
    before: &Profile,
    after: &Profile,
    names: &BTreeMap<String, String>,
    count: Option<&str>,
    thresholds: &Thresholds,
) -> Effect {
    let detail = |column: &crate::profile::ColumnProfile| {
        let name = names.get(&column.name).unwrap_or(&column.name);
        let left = after.column(name).map(|column| column.distinct.count);
        let lost = left.is_none_or(|left| left < column.distinct.count);
        lost.then(|| Detail { column: column.name.clone(), before: column.distinct.count, after: left })
    };
    Effect {
        threshold: thresholds.group,
        before: exposure(before.risk.as_ref(), thresholds),
        after: match count {
            Some(count) => {
                let columns = after.columns.iter().map(|column| column.name.clone());
                counted(after, count, columns.filter(|name| name != count).collect(), thresholds)
            }
            None => exposure(after.risk.as_ref(), thresholds),
        },
        rows: (before.rows, after.rows),
        columns: before.columns.iter().filter_map(detail).collect(),
        cells: (0, before.rows * before.columns.len() as u64),
        small_cells: None,
        least_cell: thresholds.cell,
    }
}
