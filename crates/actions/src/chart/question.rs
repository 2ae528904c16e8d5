//! The chart that an address asks for: `kind=bars&x=colonia&y=monto&of=sum&series=tipo`.
//!
//! What is not said is chosen; what does not fit is put right, and the answer says so. Never here: sentences.

use apertura_catalog::Version;
use apertura_query::{DateUnit, GroupBy, Measure, QueryError};
use apertura_tabular::ValueType;

use super::proposal::{self, Trait, Use};
use super::{BARS, ChartKind, ChartOrder, ChartPlan, ChartReason, POINTS, STEPS};
use crate::explore::is_measure;
use crate::refusal::Refusal;

/// The names of a chart's pairs in an address.
pub const NAMES: [&str; 13] =
    ["kind", "x", "y", "of", "series", "panels", "order", "top", "step", "stacked", "level", "moment", "title"];

/// Most bars, most steps of a histogram.
const MOST_BARS: u64 = 60;
const MOST_STEPS: u32 = 60;

/// What was put right, for the page to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// The kind does not fit the column.
    Kind,
    /// The column that is measured holds no numbers that may be added up.
    Measure,
    /// The column for series or panels cannot be one.
    Part,
}

impl Settled {
    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            Settled::Kind => "kind",
            Settled::Measure => "measure",
            Settled::Part => "part",
        }
    }
}

fn value<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
}

/// The chart that the pairs ask for; the one that suits the table where they say nothing; none where nothing suits.
///
/// # Errors
/// [`Refusal::Query`] for a column that is not there.
pub fn settle(version: &Version, pairs: &[(String, String)]) -> Result<(Option<ChartPlan>, Vec<Settled>), Refusal> {
    let traits = Trait::all(version);
    let proposed = proposal::propose(&traits);
    let asked = |name: &str| value(pairs, name);
    let mut settled = Vec::new();
    for name in ["x", "y", "series", "panels"] {
        if let Some(column) = asked(name) {
            known(version, column)?;
        }
    }
    let x = asked("x").map(str::to_owned).or_else(|| proposed.as_ref().map(|plan| plan.by.column.clone()));
    let Some(x) = x else { return Ok((None, settled)) };
    let same = proposed.filter(|plan| plan.by.column == x);
    let value_type = known(version, &x)?;
    let usual = same.as_ref().map_or_else(|| usual(version, &traits, &x, value_type, asked("y")), |plan| plan.kind);
    let fits = kinds(version, &x, value_type);
    let wanted = asked("kind").and_then(|word| ChartKind::ALL.into_iter().find(|kind| kind.name() == word));
    let mut kind = wanted.unwrap_or(usual);
    if !fits.contains(&kind) {
        settled.push(Settled::Kind);
        kind = if fits.contains(&usual) { usual } else { fits[0] };
    }
    let numbers = |column: &str| {
        let fits = |field: &&apertura_catalog::Field| field.name == column;
        let found = version.dictionary.fields.iter().find(fits).map(|field| field.value_type);
        matches!(found, Some(ValueType::Integer | ValueType::Number))
    };
    let first = || traits.iter().find(|one| matches!(one.suits, Use::Quantity(_)) && one.name != x);
    let y = asked("y").filter(|column| numbers(column));
    if asked("y").is_some() && y.is_none() {
        settled.push(Settled::Measure);
    }
    let measured = |column: &str| match traits.iter().find(|one| one.name == column) {
        Some(one) if matches!(one.suits, Use::Quantity(_)) => proposal::measured(Some(one)),
        _ => Measure::Mean(column.to_owned()),
    };
    let y = y.map(str::to_owned).or_else(|| match (kind, asked("of")) {
        (ChartKind::Points, _) | (_, Some("sum" | "mean")) => first().map(|one| one.name.clone()),
        _ => None,
    });
    let measure = match (kind, asked("of"), y) {
        (ChartKind::Histogram, _, _) | (_, Some("count"), _) if kind != ChartKind::Points => Measure::Count,
        (ChartKind::Points, _, Some(y)) => Measure::Sum(y),
        (_, Some("sum"), Some(y)) => Measure::Sum(y),
        (_, Some("mean"), Some(y)) => Measure::Mean(y),
        (_, Some("sum" | "mean"), None) => {
            settled.push(Settled::Measure);
            Measure::Count
        }
        (_, _, Some(y)) => measured(&y),
        (_, _, None) => match &same {
            Some(plan) if asked("y").is_none() => plan.measure.clone(),
            _ => Measure::Count,
        },
    };
    if kind == ChartKind::Points && measure == Measure::Count {
        // no second number: how the one is spread
        settled.push(Settled::Measure);
        kind = ChartKind::Histogram;
    }
    let mut part = |name: &str, others: &[&str]| {
        let column = asked(name)?;
        let number = is_measure(version, column);
        if column == "-" || number || others.contains(&column) || kind == ChartKind::Histogram {
            if column != "-" {
                settled.push(Settled::Part);
            }
            return None;
        }
        Some(column.to_owned())
    };
    let untouched = ["kind", "x", "y", "of", "series", "panels"].iter().all(|name| asked(name).is_none());
    let mut series = part("series", &[&x]);
    let mut panels = part("panels", &[&x, series.as_deref().unwrap_or_default()]);
    if untouched && let Some(plan) = &same {
        (series, panels) = (plan.series.clone(), plan.panels.clone());
    }
    let top = asked("top").and_then(|top| top.parse::<u64>().ok()).unwrap_or(BARS).clamp(2, MOST_BARS);
    let steps = asked("step").and_then(|steps| steps.parse::<u32>().ok()).unwrap_or(STEPS).clamp(2, MOST_STEPS);
    let days = matches!(value_type, ValueType::Date | ValueType::Datetime);
    let span = traits.iter().find(|one| one.name == x).and_then(|one| match one.suits {
        Use::Days(span) => Some(span),
        _ => None,
    });
    let unit = days.then(|| match asked("step") {
        Some("year") => DateUnit::Year,
        Some("month") => DateUnit::Month,
        Some("day") => DateUnit::Day,
        _ => span.and_then(proposal::unit_of).unwrap_or(DateUnit::Day),
    });
    let by = GroupBy { column: x.clone(), unit, bins: (kind == ChartKind::Histogram).then_some(steps) };
    let ordered = !matches!(value_type, ValueType::String | ValueType::Boolean);
    let order = asked("order").and_then(|word| ChartOrder::ALL.into_iter().find(|order| order.name() == word));
    let limit = match kind {
        ChartKind::Bars => top,
        ChartKind::Histogram => u64::from(steps) + 2,
        _ => POINTS,
    };
    let others = kind == ChartKind::Bars && !ordered && matches!(measure, Measure::Count);
    let because = same.filter(|plan| untouched && plan.kind == kind).map_or(ChartReason::Asked, |plan| plan.because);
    let stacked = asked("stacked").is_some() && series.is_some() && !matches!(measure, Measure::Mean(_));
    let order = order.unwrap_or_default();
    Ok((Some(ChartPlan { kind, by, measure, series, panels, stacked, order, limit, others, because }), settled))
}

/// The pairs that ask for this chart: always the same for the same chart.
pub fn pairs(plan: &ChartPlan) -> Vec<(String, String)> {
    let mut pairs = vec![("kind", plan.kind.name().to_owned()), ("x", plan.by.column.clone())];
    match (&plan.measure, plan.kind) {
        (Measure::Sum(column) | Measure::Mean(column), ChartKind::Points) => pairs.push(("y", column.clone())),
        (Measure::Count, _) => pairs.push(("of", "count".to_owned())),
        (Measure::Sum(column), _) => pairs.extend([("of", "sum".to_owned()), ("y", column.clone())]),
        (Measure::Mean(column), _) => pairs.extend([("of", "mean".to_owned()), ("y", column.clone())]),
    }
    pairs.extend(plan.series.clone().map(|column| ("series", column)));
    pairs.extend(plan.panels.clone().map(|column| ("panels", column)));
    match (plan.by.unit, plan.by.bins) {
        (Some(DateUnit::Year), _) => pairs.push(("step", "year".to_owned())),
        (Some(DateUnit::Month), _) => pairs.push(("step", "month".to_owned())),
        (Some(DateUnit::Day), _) => pairs.push(("step", "day".to_owned())),
        (None, Some(bins)) if bins != STEPS => pairs.push(("step", bins.to_string())),
        (None, _) => {}
    }
    if plan.kind == ChartKind::Bars && plan.limit != BARS {
        pairs.push(("top", plan.limit.to_string()));
    }
    if plan.order != ChartOrder::default() {
        pairs.push(("order", plan.order.name().to_owned()));
    }
    if plan.stacked {
        pairs.push(("stacked", "1".to_owned()));
    }
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The kinds that fit a column on the first axis, the one that fits best first.
pub fn kinds(version: &Version, column: &str, value_type: ValueType) -> Vec<ChartKind> {
    match value_type {
        ValueType::Date | ValueType::Datetime | ValueType::Year | ValueType::Yearmonth => {
            vec![ChartKind::Line, ChartKind::Area, ChartKind::Bars]
        }
        ValueType::Integer | ValueType::Number if is_measure(version, column) => {
            vec![ChartKind::Histogram, ChartKind::Points]
        }
        ValueType::Integer | ValueType::Number => vec![ChartKind::Bars, ChartKind::Histogram, ChartKind::Points],
        _ => vec![ChartKind::Bars],
    }
}

fn usual(version: &Version, traits: &[Trait], column: &str, value_type: ValueType, y: Option<&str>) -> ChartKind {
    let fits = kinds(version, column, value_type);
    let two = y.is_some() && fits.contains(&ChartKind::Points) && traits.iter().any(|one| one.name == column);
    if two { ChartKind::Points } else { fits[0] }
}

fn known(version: &Version, column: &str) -> Result<ValueType, Refusal> {
    if column == "-" {
        return Ok(ValueType::String);
    }
    let found = version.dictionary.fields.iter().find(|field| field.name == column);
    found.map(|field| field.value_type).ok_or_else(|| {
        Refusal::Query(QueryError::UnknownColumn {
            column: column.to_owned(),
            choices: version.dictionary.fields.iter().map(|field| field.name.clone()).collect(),
        })
    })
}
