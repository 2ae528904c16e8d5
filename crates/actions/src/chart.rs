//! Charts of a table: the one that suits it best, or the one that somebody asks for, with its data.
//!
//! Never here: how it is drawn, in which words it is explained.

pub mod proposal;
pub mod question;

use apertura_catalog::Version;
use apertura_query::{Filter, GroupBy, GroupRequest, Groups, Measure, Operator, Scope};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::explore::OpenTable;
use crate::refusal::Refusal;

/// How the groups are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChartKind {
    /// A line over periods.
    Line,
    /// Areas over periods, on top of one another.
    Area,
    /// Bars of categories, the longest first.
    Bars,
    /// A dot for each row.
    Points,
    /// Touching bars of equal steps of a number.
    Histogram,
}

impl ChartKind {
    /// All, in the order in which a face lists them.
    pub const ALL: [ChartKind; 5] =
        [ChartKind::Bars, ChartKind::Line, ChartKind::Area, ChartKind::Points, ChartKind::Histogram];

    /// The word in addresses.
    pub fn name(self) -> &'static str {
        match self {
            ChartKind::Line => "line",
            ChartKind::Area => "area",
            ChartKind::Bars => "bars",
            ChartKind::Points => "points",
            ChartKind::Histogram => "histogram",
        }
    }
}

/// In which order bars stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChartOrder {
    /// Greatest first; periods and numbers in their own order.
    #[default]
    Greatest,
    /// Least first.
    Least,
    /// By name.
    Name,
}

impl ChartOrder {
    /// All, in the order in which a face lists them.
    pub const ALL: [ChartOrder; 3] = [ChartOrder::Greatest, ChartOrder::Least, ChartOrder::Name];

    /// The word in addresses.
    pub fn name(self) -> &'static str {
        match self {
            ChartOrder::Greatest => "greatest",
            ChartOrder::Least => "least",
            ChartOrder::Name => "name",
        }
    }
}

/// Why the chart suits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// The table holds numbers alone.
    TwoNumbers,
    /// Somebody asked for it.
    Asked,
}

/// A chart before it has data.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ChartPlan {
    /// How it is drawn.
    pub kind: ChartKind,
    /// What stands along its first axis.
    pub by: GroupBy,
    /// What its second axis measures; the column itself where it shows dots.
    pub measure: Measure,
    /// The column whose values are drawn apart in one chart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// The column for whose values there is a small chart each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panels: Option<String>,
    /// True where bars of series stand one after the other instead of side by side.
    #[serde(default)]
    pub stacked: bool,
    /// In which order bars stand.
    #[serde(default)]
    pub order: ChartOrder,
    /// Most groups.
    pub limit: u64,
    /// The groups beyond are put together.
    pub others: bool,
    /// Why it suits.
    pub because: ChartReason,
}

/// A value by which a chart is split.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChartPart {
    /// The value; null for blank cells.
    pub key: Value,
    /// True for what is put together.
    pub rest: bool,
}

/// What stands at one place of the first axis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChartRow {
    /// The value, as [`apertura_query::Group::key`].
    pub key: Value,
    /// A step's upper end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Value>,
    /// True for what is put together.
    pub rest: bool,
    /// The measures, one for each series; none where there is nothing to measure.
    pub values: Vec<Option<f64>>,
}

/// One of the charts side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChartPanel {
    /// What it is about; none where there is one alone.
    pub part: Option<ChartPart>,
    /// What it shows.
    pub rows: Vec<ChartRow>,
}

/// A chart with its data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// What it shows.
    pub plan: ChartPlan,
    /// The groups without series and panels; empty for dots.
    pub groups: Groups,
    /// The series; none where there is no column for them.
    pub series: Vec<ChartPart>,
    /// Values of the series' column in all.
    pub series_keys: u64,
    /// The charts side by side, one at least.
    pub panels: Vec<ChartPanel>,
    /// Values of the panels' column in all.
    pub panel_keys: u64,
}

/// Bars of one chart, points of one line, steps of one histogram, dots, series, charts side by side.
const BARS: u64 = 20;
const POINTS: u64 = 400;
const STEPS: u32 = 20;
/// Rows that a chart of dots shows one by one.
pub const DOTS: u64 = 2_000;
const SERIES: u64 = 6;
const MOST_KEYS: u64 = 10_000;
const PANELS: u64 = 12;

impl ChartPlan {
    fn new(kind: ChartKind) -> ChartPlan {
        ChartPlan {
            kind,
            by: GroupBy::value(""),
            measure: Measure::Count,
            series: None,
            panels: None,
            stacked: false,
            order: ChartOrder::Greatest,
            limit: BARS,
            others: false,
            because: ChartReason::Asked,
        }
    }

    /// The question that gives its data, without series and panels.
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
    proposal::propose(&proposal::Trait::all(version))
}

impl OpenTable {
    /// The chart that suits the table, of the rows that the filters leave; none where no column suits.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn chart(&self, scope: &Scope) -> Result<Option<Chart>, Refusal> {
        match suggest(&self.version) {
            Some(plan) => Ok(Some(self.draw(plan, scope).await?)),
            None => Ok(None),
        }
    }

    /// A chart with its data, of the rows that the filters leave.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn draw(&self, plan: ChartPlan, scope: &Scope) -> Result<Chart, Refusal> {
        let groups = if plan.kind == ChartKind::Points {
            let info = apertura_query::ColumnInfo {
                name: plan.by.column.clone(),
                value_type: apertura_tabular::ValueType::Number,
                scale: None,
            };
            Groups { by: info, groups: Vec::new(), keys: 0, rows: 0, took_ms: 0.0 }
        } else {
            self.ordered(&plan, scope).await?
        };
        let (series, series_keys) = match &plan.series {
            Some(column) => self.parts(&plan, scope, column, SERIES).await?,
            None => (Vec::new(), 0),
        };
        let (parts, panel_keys) = match &plan.panels {
            Some(column) => self.parts(&plan, scope, column, PANELS).await?,
            None => (Vec::new(), 0),
        };
        let mut chart = Chart { plan, groups, series, series_keys, panels: Vec::new(), panel_keys };
        // all panels show the same categories
        let keys: Vec<(Value, bool)> =
            chart.groups.groups.iter().map(|group| (group.key.clone(), group.rest)).collect();
        let whole = self.panel(&mut chart, scope, None, &keys).await?;
        if parts.is_empty() {
            chart.panels.push(whole);
        }
        for part in parts {
            let mut inside = scope.clone();
            inside.filters.extend(only(chart.plan.panels.as_deref().unwrap_or_default(), std::slice::from_ref(&part)));
            let panel = self.panel(&mut chart, &inside, Some(part), &keys).await?;
            chart.panels.push(panel);
        }
        Ok(chart)
    }

    /// The groups of a chart: of bars in another order than the greatest first, the first of that order.
    async fn ordered(&self, plan: &ChartPlan, scope: &Scope) -> Result<Groups, Refusal> {
        let request = plan.request(scope);
        if plan.kind != ChartKind::Bars || plan.order == ChartOrder::Greatest {
            return self.groups(&request).await;
        }
        let mut groups = self.groups(&GroupRequest { limit: MOST_KEYS, others: false, ..request }).await?;
        let text = |key: &Value| match key {
            Value::String(text) => apertura_catalog::Slug::from_title(text).to_string(),
            other => format!("{:>30}", other.to_string()),
        };
        groups.groups.sort_by(|a, b| {
            let blank = a.key.is_null().cmp(&b.key.is_null());
            let by_value = || a.value.unwrap_or(f64::MAX).total_cmp(&b.value.unwrap_or(f64::MAX));
            let by_name = || text(&a.key).cmp(&text(&b.key));
            blank.then_with(|| if plan.order == ChartOrder::Least { by_value().then_with(by_name) } else { by_name() })
        });
        groups.groups.truncate(plan.limit as usize);
        Ok(groups)
    }

    /// The values of a column with the greatest measure, at most so many, and how many there are.
    async fn parts(
        &self,
        plan: &ChartPlan,
        scope: &Scope,
        column: &str,
        most: u64,
    ) -> Result<(Vec<ChartPart>, u64), Refusal> {
        let measure = if plan.kind == ChartKind::Points { Measure::Count } else { plan.measure.clone() };
        let by = GroupBy::value(column);
        let request = GroupRequest { scope: scope.clone(), by, series: None, measure, limit: most, others: false };
        let found = self.groups(&request).await?;
        let parts = found.groups.iter().filter(|group| !group.rest).take(most as usize);
        Ok((parts.map(|group| ChartPart { key: group.key.clone(), rest: false }).collect(), found.keys))
    }

    async fn panel(
        &self,
        chart: &mut Chart,
        scope: &Scope,
        part: Option<ChartPart>,
        keys: &[(Value, bool)],
    ) -> Result<ChartPanel, Refusal> {
        let plan = chart.plan.clone();
        if plan.kind == ChartKind::Points {
            return Ok(ChartPanel { part, rows: self.dots(chart, scope).await? });
        }
        let request = plan.request(scope);
        // in another order than the greatest first, any of the values may be among those shown
        let all = plan.kind == ChartKind::Bars && (plan.order != ChartOrder::Greatest || plan.panels.is_some());
        let request = GroupRequest { limit: if all { MOST_KEYS } else { plan.limit }, ..request };
        let totals = if part.is_none() { chart.groups.clone() } else { self.groups(&request).await? };
        let of = |key: &Value, rest: bool| totals.groups.iter().find(|group| group.key == *key && group.rest == rest);
        let Some(column) = &plan.series else {
            let row = |(key, rest): &(Value, bool)| {
                let found = of(key, *rest);
                let until = found.and_then(|group| group.until.clone());
                ChartRow { key: key.clone(), until, rest: *rest, values: vec![found.and_then(|group| group.value)] }
            };
            return Ok(ChartPanel { part, rows: keys.iter().map(row).collect() });
        };
        let shown: Vec<ChartPart> = chart.series.iter().filter(|part| !part.rest).cloned().collect();
        let mut inside = scope.clone();
        inside.filters.extend(only(column, &shown));
        let split =
            GroupRequest { scope: inside, series: Some(column.clone()), limit: request.limit.max(SERIES), ..request };
        let split = self.groups(&split).await?;
        // what is put together is what the shown series leave of the whole; means cannot be taken apart so
        let rest = chart.series_keys > shown.len() as u64 && !matches!(plan.measure, Measure::Mean(_));
        if rest && chart.series.len() == shown.len() {
            chart.series.push(ChartPart { key: Value::Null, rest: true });
        }
        let row = |(key, is_rest): &(Value, bool)| {
            let here = || split.groups.iter().filter(|group| group.key == *key && group.rest == *is_rest);
            let value = |part: &ChartPart| {
                here().find(|group| group.series.as_ref() == Some(&part.key)).and_then(|group| group.value)
            };
            let mut values: Vec<Option<f64>> = shown.iter().map(value).collect();
            if rest {
                let all = of(key, *is_rest).and_then(|group| group.value);
                let sum: f64 = values.iter().flatten().sum();
                values.push(all.map(|all| all - sum).filter(|left| left.abs() > 1e-9 * sum.abs().max(1.0)));
            }
            ChartRow { key: key.clone(), until: None, rest: *is_rest, values }
        };
        Ok(ChartPanel { part, rows: keys.iter().map(row).collect() })
    }

    async fn dots(&self, chart: &mut Chart, scope: &Scope) -> Result<Vec<ChartRow>, Refusal> {
        let plan = &chart.plan;
        let (Measure::Sum(up) | Measure::Mean(up)) = &plan.measure else { return Ok(Vec::new()) };
        let columns = (plan.by.column.as_str(), up.as_str());
        let found = self.pairs(scope, columns, plan.series.as_deref(), DOTS).await?;
        chart.groups.rows = chart.groups.rows.max(found.rows);
        chart.groups.keys = chart.groups.keys.max(found.pairs.len() as u64);
        let shown = chart.series.iter().filter(|part| !part.rest).count();
        if chart.series_keys > shown as u64 && chart.series.len() == shown {
            chart.series.push(ChartPart { key: Value::Null, rest: true });
        }
        let count = chart.series.len().max(1);
        let row = |pair: apertura_query::Pair| {
            let known = pair
                .series
                .as_ref()
                .and_then(|key| chart.series.iter().position(|part| part.key == *key && !part.rest));
            let place = known.unwrap_or(count - 1);
            let values = (0..count).map(|at| (at == place).then_some(pair.up)).collect();
            ChartRow { key: pair.across.into(), until: None, rest: false, values }
        };
        Ok(found.pairs.into_iter().map(row).collect())
    }
}

/// The filter that leaves only these values of a column.
fn only(column: &str, parts: &[ChartPart]) -> Option<Filter> {
    let word = |part: &ChartPart| match &part.key {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let values: Vec<String> = parts.iter().map(word).collect();
    (!values.is_empty()).then(|| Filter { column: column.to_owned(), operator: Operator::In, values })
}
