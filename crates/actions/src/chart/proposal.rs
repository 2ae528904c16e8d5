//! Which chart suits a table, from what its columns are and how many values they have. Never a pie.
//!
//! One pure function over traits of columns: periods before categories before the spread of a number. Never here: data,
//! how a chart is drawn, in which words it is explained.

use apertura_catalog::Version;
use apertura_query::{DateUnit, GroupBy, Measure};
use apertura_tabular::{ColumnProfile, ValueType};

use super::{BARS, ChartKind, ChartOrder, ChartPlan, ChartReason, POINTS, STEPS};
use crate::explore::is_measure;

/// What a column can be in a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Days or moments, this many days from the first to the last.
    Days(i64),
    /// Years, or months of years.
    Period,
    /// A number that may be added up (`false`) or only averaged (`true`: shares, rates, means).
    Quantity(bool),
    /// Names or words that can be compared.
    Category,
    /// Keys, addresses, free text, data of persons: nothing that a chart shows.
    None,
}

/// As much of a column as the choice of a chart needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trait {
    /// Its name.
    pub name: String,
    /// What it can be.
    pub suits: Use,
    /// Distinct values.
    pub distinct: u64,
    /// True where every row has a value of its own.
    pub one_each: bool,
    /// True where every value stands in the same number of rows, as in a table made by a plan: rows tell nothing.
    pub even: bool,
}

/// Categories that are few enough to be compared, series that can be told apart, small charts side by side.
const CATEGORIES: std::ops::RangeInclusive<u64> = 2..=30;
const SERIES: std::ops::RangeInclusive<u64> = 2..=6;
const PANELS: std::ops::RangeInclusive<u64> = 7..=12;

impl Trait {
    /// The traits of a version's columns.
    pub fn all(version: &Version) -> Vec<Trait> {
        let columns = version.profile.columns.iter();
        columns
            .map(|column| Trait {
                name: column.name.clone(),
                suits: suits(version, column),
                distinct: column.distinct.count,
                one_each: column.distinct.exact && column.nulls == 0 && column.distinct.count == column.rows,
                even: is_even(column),
            })
            .collect()
    }
}

fn is_even(column: &ColumnProfile) -> bool {
    let counts = || column.top.iter().map(|(_, count)| *count);
    let whole = column.distinct.exact && column.distinct.count == column.top.len() as u64 && column.nulls == 0;
    whole && counts().min() == counts().max() && counts().min().is_some_and(|count| count > 1)
}

fn suits(version: &Version, column: &ColumnProfile) -> Use {
    if column.personal.is_some() {
        return Use::None;
    }
    match column.value_type {
        ValueType::Date | ValueType::Datetime => days_of(column).map_or(Use::None, Use::Days),
        ValueType::Year | ValueType::Yearmonth => Use::Period,
        ValueType::Integer | ValueType::Number if is_measure(version, &column.name) => Use::Quantity(is_rate(column)),
        ValueType::String | ValueType::Boolean if !is_code(column) => Use::Category,
        _ => Use::None,
    }
}

/// The chart that suits columns with these traits; none where none of them can be drawn.
pub fn propose(traits: &[Trait]) -> Option<ChartPlan> {
    let quantities: Vec<&Trait> = traits.iter().filter(|one| matches!(one.suits, Use::Quantity(_))).collect();
    // where a table adds up its own columns, the sum is what it tells
    let total = quantities.iter().find(|one| one.name == "total" || one.name.starts_with("total_"));
    let measure = total.or_else(|| quantities.first()).copied();
    let plan = over_time(traits, measure).or_else(|| over_categories(traits, measure));
    plan.or_else(|| match quantities.as_slice() {
        [across, up, ..] if across.distinct >= 10 && up.distinct >= 10 => Some(dots(across, up)),
        [one, ..] => Some(spread(one)),
        [] => None,
    })
}

fn over_time(traits: &[Trait], measure: Option<&Trait>) -> Option<ChartPlan> {
    let (column, unit) = traits.iter().find_map(|one| match one.suits {
        Use::Days(span) => Some((one, Some(unit_of(span)?))),
        Use::Period if one.distinct >= 3 => Some((one, None)),
        _ => None,
    })?;
    // a day for each row is a series of numbers, many rows a day are events
    let measure = measure.filter(|_| unit.is_none() || column.one_each);
    // a number for each period and each of a few categories: a line for each of them
    let repeated = measure.is_some() && !column.one_each;
    let part = |range: std::ops::RangeInclusive<u64>| {
        let fits = |one: &&Trait| repeated && one.suits == Use::Category && range.contains(&one.distinct);
        traits.iter().find(fits).map(|one| one.name.clone())
    };
    let series = part(SERIES);
    let panels = if series.is_none() { part(PANELS) } else { None };
    Some(ChartPlan {
        by: GroupBy { column: column.name.clone(), unit, bins: None },
        because: if measure.is_some() { ChartReason::NumberByPeriod } else { ChartReason::RowsByPeriod },
        measure: measured(measure),
        limit: POINTS,
        series,
        panels,
        ..ChartPlan::new(ChartKind::Line)
    })
}

fn over_categories(traits: &[Trait], measure: Option<&Trait>) -> Option<ChartPlan> {
    let categories = || traits.iter().filter(|one| one.suits == Use::Category);
    // each row a category of its own with a number: the number is what the table tells
    let named = categories().find(|one| one.one_each && one.distinct >= 2);
    let few = categories().find(|one| CATEGORIES.contains(&one.distinct));
    let (column, measure) = match (named, few, measure) {
        (Some(column), _, Some(measure)) => (column, Some(measure)),
        (_, Some(column), Some(measure)) if column.even => (column, Some(measure)),
        (_, Some(column), _) => (column, None),
        _ => return None,
    };
    Some(ChartPlan {
        by: GroupBy::value(column.name.clone()),
        because: if measure.is_some() { ChartReason::NumberByCategory } else { ChartReason::RowsByCategory },
        measure: measured(measure),
        limit: BARS,
        others: measure.is_none(),
        order: ChartOrder::Greatest,
        ..ChartPlan::new(ChartKind::Bars)
    })
}

fn spread(one: &Trait) -> ChartPlan {
    ChartPlan {
        by: GroupBy { column: one.name.clone(), unit: None, bins: Some(STEPS) },
        limit: u64::from(STEPS) + 2,
        because: ChartReason::SpreadOfNumber,
        ..ChartPlan::new(ChartKind::Histogram)
    }
}

fn dots(across: &Trait, up: &Trait) -> ChartPlan {
    ChartPlan {
        by: GroupBy::value(across.name.clone()),
        measure: Measure::Sum(up.name.clone()),
        because: ChartReason::TwoNumbers,
        ..ChartPlan::new(ChartKind::Points)
    }
}

/// Shares, rates and means are averaged, everything else is summed.
pub(crate) fn measured(one: Option<&Trait>) -> Measure {
    match one {
        None => Measure::Count,
        Some(one) if one.suits == Use::Quantity(true) => Measure::Mean(one.name.clone()),
        Some(one) => Measure::Sum(one.name.clone()),
    }
}

fn is_rate(column: &ColumnProfile) -> bool {
    const RATES: [&str; 9] =
        ["porcentaje", "tasa", "promedio", "indice", "media", "percent", "rate", "average", "proporcion"];
    column.name.split('_').any(|word| RATES.contains(&word)) || column.semantic.as_deref() == Some("age")
}

/// True for what names nothing that a person compares: keys, addresses, free text, shapes.
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

fn days_of(column: &ColumnProfile) -> Option<i64> {
    let days = |text: &Option<String>| {
        let date: jiff::civil::Date = text.as_deref()?.get(..10)?.parse().ok()?;
        Some(i64::from(date.since(jiff::civil::date(1970, 1, 1)).ok()?.get_days()))
    };
    Some(days(&column.max)? - days(&column.min)?)
}

/// The unit in which so many days give between about 3 and 400 points; none where it is one day for all.
pub(crate) fn unit_of(span: i64) -> Option<DateUnit> {
    match span {
        ..3 => None,
        3..90 => Some(DateUnit::Day),
        90..7_500 => Some(DateUnit::Month),
        _ => Some(DateUnit::Year),
    }
}
