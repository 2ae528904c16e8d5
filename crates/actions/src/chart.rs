//! The one chart that suits a table best, chosen from its columns' types and profile. Never a pie.
//!
//! Never here: how it is drawn, in which words it is explained.

use apertura_catalog::Version;
use apertura_query::{DateUnit, GroupBy, GroupRequest, Groups, Measure, Scope};
use apertura_tabular::{ColumnProfile, ValueType};
use serde::{Deserialize, Serialize};

use crate::explore::{OpenTable, is_measure};
use crate::refusal::Refusal;

/// How the groups are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChartKind {
    /// A line over periods.
    Line,
    /// Bars of categories, the longest first.
    Bars,
    /// Touching bars of equal steps of a number.
    Histogram,
}

/// Why the chart suits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChartReason {
    /// The table tells a number for each period.
    NumberByPeriod,
    /// The table tells when each row happened.
    RowsByPeriod,
    /// The table tells a number for each category.
    NumberByCategory,
    /// The rows fall into a few categories.
    RowsByCategory,
    /// The table holds a number alone.
    SpreadOfNumber,
}

/// A chart before it has data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartPlan {
    /// How it is drawn.
    pub kind: ChartKind,
    /// What stands along its first axis.
    pub by: GroupBy,
    /// What its second axis measures.
    pub measure: Measure,
    /// Most groups.
    pub limit: u64,
    /// The groups beyond are put together.
    pub others: bool,
    /// Why it suits.
    pub because: ChartReason,
}

/// A chart with its data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// What it shows.
    pub plan: ChartPlan,
    /// Its data.
    pub groups: Groups,
}

/// Bars of one chart, points of one line, steps of one histogram.
const BARS: u64 = 20;
const POINTS: u64 = 400;
const STEPS: u32 = 20;

/// Categories that are few enough to be compared.
const CATEGORIES: std::ops::RangeInclusive<u64> = 2..=30;

impl OpenTable {
    /// The chart that suits the table, of the rows that the filters leave; none where no column suits.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn chart(&self, scope: &Scope) -> Result<Option<Chart>, Refusal> {
        let Some(plan) = suggest(&self.version) else { return Ok(None) };
        let groups = self.groups(&plan.request(scope)).await?;
        Ok(Some(Chart { plan, groups }))
    }
}

impl ChartPlan {
    /// The question that gives its data.
    pub fn request(&self, scope: &Scope) -> GroupRequest {
        GroupRequest {
            scope: scope.clone(),
            by: self.by.clone(),
            series: None,
            measure: self.measure.clone(),
            limit: self.limit,
            others: self.others,
        }
    }
}

/// The chart that suits a version: periods before categories before a number's spread.
pub fn suggest(version: &Version) -> Option<ChartPlan> {
    let columns: Vec<&ColumnProfile> =
        version.profile.columns.iter().filter(|column| column.personal.is_none()).collect();
    let measure = columns.iter().copied().find(|column| is_measure(version, &column.name));
    over_time(&columns, measure).or_else(|| over_categories(&columns, measure)).or_else(|| measure.map(spread))
}

fn over_time(columns: &[&ColumnProfile], measure: Option<&ColumnProfile>) -> Option<ChartPlan> {
    let (column, unit) = columns.iter().find_map(|column| match column.value_type {
        ValueType::Date | ValueType::Datetime => Some((*column, Some(unit_of(column)?))),
        ValueType::Year | ValueType::Yearmonth if column.distinct.count >= 3 => Some((*column, None)),
        _ => None,
    })?;
    // a day for each row is a series of numbers, many rows a day are events
    let measure = measure.filter(|_| unit.is_none() || is_one_each(column));
    Some(ChartPlan {
        kind: ChartKind::Line,
        by: GroupBy { column: column.name.clone(), unit, bins: None },
        because: if measure.is_some() { ChartReason::NumberByPeriod } else { ChartReason::RowsByPeriod },
        measure: measured(measure),
        limit: POINTS,
        others: false,
    })
}

fn over_categories(columns: &[&ColumnProfile], measure: Option<&ColumnProfile>) -> Option<ChartPlan> {
    let is_category = |column: &&&ColumnProfile| {
        matches!(column.value_type, ValueType::String | ValueType::Boolean) && !is_code(column)
    };
    // each row a category of its own with a number: the number is what the table tells
    let named = columns.iter().filter(is_category).find(|column| is_one_each(column) && column.distinct.count >= 2);
    let few = columns.iter().filter(is_category).find(|column| CATEGORIES.contains(&column.distinct.count));
    let (column, measure) = match (named, few, measure) {
        (Some(column), _, Some(measure)) => (column, Some(measure)),
        (_, Some(column), _) => (column, None),
        _ => return None,
    };
    Some(ChartPlan {
        kind: ChartKind::Bars,
        by: GroupBy::value(column.name.clone()),
        because: if measure.is_some() { ChartReason::NumberByCategory } else { ChartReason::RowsByCategory },
        measure: measured(measure),
        limit: BARS,
        others: measure.is_none(),
    })
}

fn spread(column: &ColumnProfile) -> ChartPlan {
    ChartPlan {
        kind: ChartKind::Histogram,
        by: GroupBy { column: column.name.clone(), unit: None, bins: Some(STEPS) },
        measure: Measure::Count,
        limit: u64::from(STEPS),
        others: false,
        because: ChartReason::SpreadOfNumber,
    }
}

/// Shares, rates and means are averaged, everything else is summed.
fn measured(column: Option<&ColumnProfile>) -> Measure {
    const RATES: [&str; 8] = ["porcentaje", "tasa", "promedio", "indice", "media", "percent", "rate", "average"];
    match column {
        None => Measure::Count,
        Some(column) if column.name.split('_').any(|word| RATES.contains(&word)) => Measure::Mean(column.name.clone()),
        Some(column) => Measure::Sum(column.name.clone()),
    }
}

/// True where every row has a value of its own.
fn is_one_each(column: &ColumnProfile) -> bool {
    column.distinct.exact && column.nulls == 0 && column.distinct.count == column.rows
}

/// True for what names nothing that a person compares: keys, addresses, free text.
fn is_code(column: &ColumnProfile) -> bool {
    const CODES: [&str; 12] = [
        "identifier",
        "postal-code",
        "state-key",
        "municipality-key",
        "locality-key",
        "ageb",
        "url",
        "email",
        "phone",
        "address",
        "coordinates",
        "plate",
    ];
    column.semantic.as_deref().is_some_and(|semantic| CODES.contains(&semantic))
        || column.longest.is_some_and(|signs| signs > 80)
}

/// The unit in which a column of dates gives between about 3 and 400 points; none where it is one day for all.
fn unit_of(column: &ColumnProfile) -> Option<DateUnit> {
    let days = |text: &Option<String>| {
        let date: jiff::civil::Date = text.as_deref()?.get(..10)?.parse().ok()?;
        Some(i64::from(date.since(jiff::civil::date(1970, 1, 1)).ok()?.get_days()))
    };
    match days(&column.max)? - days(&column.min)? {
        ..3 => None,
        3..90 => Some(DateUnit::Day),
        90..7_500 => Some(DateUnit::Month),
        _ => Some(DateUnit::Year),
    }
}
