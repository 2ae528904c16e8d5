//! A chart's data with their words: title, names of places and series, notes, source.
//!
//! Never here: which chart it is (see actions), coordinates (see `drawing`).

use apertura_actions::chart::{Chart, ChartKind, ChartOrder, ChartPart, ChartRow};
use apertura_actions::explore::{DateUnit, Measure, Scope};
use apertura_catalog::{Dataset, Version};
use apertura_tabular::ValueType;
use serde_json::Value;

use crate::date;
use crate::drawing::{Across, Annotation, Drawing, Kind, Panel, Row, time};
use crate::language::{FluentValue, Messages};
use crate::number;
use crate::pages::explore::{ColumnView, said};

/// Signs of a note that somebody writes on a chart.
const NOTE: usize = 80;

/// What somebody writes on a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// The title; made where empty.
    pub title: String,
    /// Values with a word each.
    pub levels: Vec<(String, String)>,
    /// Periods with a word each.
    pub moments: Vec<(String, String)>,
}

impl Written {
    /// What an address carries.
    pub fn of(pairs: &[(String, String)]) -> Written {
        let all = |name: &str| {
            let found = pairs.iter().filter(|(known, _)| known == name);
            found.map(|(_, value)| value.trim().chars().take(NOTE).collect::<String>()).collect::<Vec<_>>()
        };
        let both = |name: &str, words: &str| {
            let mut words = all(words).into_iter();
            let places = all(name).into_iter().map(|place| (place, words.next().unwrap_or_default()));
            places.filter(|(place, _)| !place.is_empty()).take(4).collect()
        };
        Written {
            title: all("title").into_iter().next().unwrap_or_default(),
            levels: both("level", "level_text"),
            moments: both("moment", "moment_text"),
        }
    }

    /// The pairs that carry it.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        let mut put = |name: &str, value: &str| pairs.push((name.to_owned(), value.to_owned()));
        if !self.title.is_empty() {
            put("title", &self.title);
        }
        for (name, words, notes) in [("level", "level_text", &self.levels), ("moment", "moment_text", &self.moments)] {
            for (place, text) in notes {
                put(name, place);
                put(words, text);
            }
        }
        pairs
    }

    /// True where nothing is written.
    pub fn is_empty(&self) -> bool {
        *self == Written::default()
    }
}

/// Words for a column's values.
struct Words<'a> {
    messages: &'a Messages,
    columns: Vec<ColumnView<'a>>,
}

impl Words<'_> {
    fn title(&self, name: &str) -> String {
        self.columns.iter().find(|c| c.name == name).map_or_else(|| name.to_owned(), ColumnView::title)
    }

    fn value_type(&self, name: &str) -> ValueType {
        self.columns.iter().find(|c| c.name == name).map_or(ValueType::String, |column| column.value_type)
    }

    fn value(&self, column: &str, key: &Value, rest: bool) -> String {
        if rest {
            return self.messages.text("chart-others");
        }
        let value_type = self.value_type(column);
        match key {
            Value::Null => self.messages.text("blank-cell"),
            Value::String(text)
                if matches!(value_type, ValueType::Date | ValueType::Datetime | ValueType::Yearmonth) =>
            {
                time::said(self.messages, text)
            }
            key => self
                .columns
                .iter()
                .find(|view| view.name == column)
                .and_then(|view| said(self.messages, view, key))
                .unwrap_or_else(|| key.to_string()),
        }
    }
}

/// The drawing of a chart.
pub fn drawing(
    messages: &Messages,
    dataset: &Dataset,
    version: &Version,
    chart: &Chart,
    scope: &Scope,
    written: &Written,
) -> Drawing {
    let words = Words { messages, columns: ColumnView::all(version) };
    let plan = &chart.plan;
    let x = plan.by.column.as_str();
    let mut by = words.title(x);
    if let (ChartKind::Line | ChartKind::Area, Some(unit)) = (plan.kind, plan.by.unit) {
        let step = match unit {
            DateUnit::Year => "year",
            DateUnit::Month => "month",
            DateUnit::Day => "day",
        };
        let step = messages.code("chart-step", step).to_lowercase();
        by = messages.with("chart-by-period", [("step", step), ("by", by)]);
    }
    let one_each = chart.groups.keys == chart.groups.rows;
    let (measure, sentence) = match &plan.measure {
        _ if plan.kind == ChartKind::Histogram => (messages.text("chart-rows"), "chart-spread"),
        Measure::Sum(column) | Measure::Mean(column) if plan.kind == ChartKind::Points => {
            (words.title(column), "chart-against")
        }
        Measure::Count => (messages.text("chart-rows"), "chart-rows-by"),
        // Where each category has one row, its number is no sum.
        Measure::Sum(column) if one_each => (words.title(column), "chart-value-by"),
        Measure::Sum(column) => (words.title(column), "chart-sum-by"),
        Measure::Mean(column) => (words.title(column), "chart-mean-by"),
    };
    let mut title = messages.with(sentence, [("measure", measure.clone()), ("by", by.clone())]);
    if let Some(series) = &plan.series {
        title = messages.with("chart-by-series", [("title", title), ("series", words.title(series))]);
    }
    if !written.title.is_empty() {
        title.clone_from(&written.title);
    }
    let across = match (plan.kind, words.value_type(x)) {
        (ChartKind::Bars, _) => Across::Names,
        (ChartKind::Line | ChartKind::Area, ValueType::Year) => Across::Years,
        (ChartKind::Line | ChartKind::Area, _) => Across::Days,
        _ => Across::Numbers,
    };
    let series: Vec<String> = match &plan.series {
        Some(column) => chart.series.iter().map(|part| words.value(column, &part.key, part.rest)).collect(),
        None => Vec::new(),
    };
    let mut notes = notes(messages, &words, chart);
    let panel_name = |part: &Option<ChartPart>| match (part, &plan.panels) {
        (Some(part), Some(column)) => words.value(column, &part.key, part.rest),
        _ => String::new(),
    };
    let panels: Vec<Panel> = chart
        .panels
        .iter()
        .map(|panel| Panel {
            name: panel_name(&panel.part),
            rows: rows(&words, chart, &panel.rows, across, series.len().max(1)),
        })
        .collect();
    // A group for the rest stands for all that is not drawn by itself.
    let shown = chart.groups.groups.len() as u64;
    let part = plan.kind == ChartKind::Bars
        && !chart.groups.groups.iter().any(|group| group.rest)
        && chart.groups.keys > shown;
    let kind = match plan.kind {
        ChartKind::Bars if plan.stacked => Kind::StackedBars,
        ChartKind::Bars => Kind::Bars,
        ChartKind::Line => Kind::Lines,
        ChartKind::Area => Kind::Areas,
        ChartKind::Points => Kind::Dots,
        ChartKind::Histogram => Kind::Histogram,
    };
    let levels = written.levels.iter().filter_map(|(place, text)| {
        let at = place.replace(',', "").parse::<f64>().ok().filter(|at| at.is_finite() && at.abs() < 1e15)?;
        Some(Annotation { at, text: text.clone() })
    });
    let moments = written.moments.iter().filter_map(|(place, text)| {
        let at = match across {
            Across::Days => time::parse(place)?,
            Across::Years => place.parse().ok()?,
            _ => return None,
        };
        let rows = || panels.iter().flat_map(|panel| &panel.rows);
        let (low, high) =
            (rows().map(|row| row.at).fold(f64::MAX, f64::min), rows().map(|row| row.at).fold(f64::MIN, f64::max));
        (low..=high).contains(&at).then(|| Annotation { at, text: text.clone() })
    });
    let (levels, moments): (Vec<_>, Vec<_>) = (levels.collect(), moments.collect());
    let mut drawing = Drawing {
        title,
        subtitle: subtitle(messages, &words, dataset, scope),
        category: by,
        measure,
        all: part.then_some(chart.groups.keys),
        kind,
        across,
        rest: chart.series.last().is_some_and(|part| part.rest),
        series,
        panels,
        levels,
        moments,
        notes: Vec::new(),
        source: source(messages, dataset, version),
    };
    notes.extend(unfinished(messages, version, chart, scope));
    if drawing.is_cut() {
        notes.push(messages.text("chart-cut-axis"));
    }
    drawing.notes = notes;
    drawing
}

/// That the last period on a line is told of in part: the table ends before two thirds of it have passed.
fn unfinished(messages: &Messages, version: &Version, chart: &Chart, scope: &Scope) -> Option<String> {
    let plan = &chart.plan;
    let column = plan.by.column.as_str();
    // whoever filters dates knows where they end; of a mean the period needs no whole
    let whole = matches!(plan.kind, ChartKind::Line | ChartKind::Area) && !matches!(plan.measure, Measure::Mean(_));
    if !whole || scope.filters.iter().any(|filter| filter.column == column) {
        return None;
    }
    let last: jiff::civil::Date = version.profile.column(column)?.max.as_deref()?.get(..10)?.parse().ok()?;
    let (passed, all, period) = match plan.by.unit? {
        DateUnit::Year => (last.day_of_year(), last.days_in_year(), last.strftime("%Y").to_string()),
        DateUnit::Month => (i16::from(last.day()), i16::from(last.days_in_month()), last.strftime("%Y-%m").to_string()),
        DateUnit::Day => return None,
    };
    let period = time::said(messages, &period);
    let day = date::civil(messages, last);
    (passed * 3 < all * 2).then(|| messages.with("chart-unfinished", [("period", period), ("day", day)]))
}

/// Where the data come from and what may be done with them.
pub fn source(messages: &Messages, dataset: &Dataset, version: &Version) -> String {
    messages.with(
        "chart-source",
        [
            ("agency", dataset.agency.name.clone()),
            ("title", dataset.title.clone()),
            ("version", version.number.to_string()),
            ("day", date::day(messages, version.published)),
            ("license", dataset.license.title().to_owned()),
        ],
    )
}

/// Of which rows of what.
fn subtitle(messages: &Messages, words: &Words<'_>, dataset: &Dataset, scope: &Scope) -> String {
    let mut parts = vec![dataset.title.clone()];
    for filter in &scope.filters {
        let values: Vec<String> = filter
            .values
            .iter()
            .map(|value| words.value(&filter.column, &Value::String(value.clone()), false))
            .collect();
        let operator = messages.code("chart-operator", filter.operator.name());
        parts.push(format!("{} {operator} {}", words.title(&filter.column), values.join(", ")).trim_end().to_owned());
    }
    if let Some(search) = &scope.search {
        parts.push(messages.with("chart-search", [("search", search.as_str())]));
    }
    parts.join(" · ")
}

/// What the picture alone does not say.
fn notes(messages: &Messages, words: &Words<'_>, chart: &Chart) -> Vec<String> {
    let plan = &chart.plan;
    let mut notes = Vec::new();
    let count = |value: usize| FluentValue::from(value as f64);
    let shown = chart.series.iter().filter(|part| !part.rest).count();
    let put_together = chart.series.iter().any(|part| part.rest);
    if let Some(column) = plan.series.as_ref().filter(|_| chart.series_keys > shown as u64 && !put_together) {
        let values = [
            ("count", count(shown)),
            ("all", FluentValue::from(chart.series_keys as f64)),
            ("column", words.title(column).into()),
        ];
        notes.push(messages.with("chart-part-shown", values));
    }
    if let Some(column) = plan.panels.as_ref().filter(|_| chart.panel_keys > chart.panels.len() as u64) {
        let values = [
            ("count", count(chart.panels.len())),
            ("all", FluentValue::from(chart.panel_keys as f64)),
            ("column", words.title(column).into()),
        ];
        notes.push(messages.with("chart-part-shown", values));
    }
    if plan.kind == ChartKind::Points {
        let drawn: usize = chart.panels.iter().map(|panel| panel.rows.len()).sum();
        let left = chart.groups.rows.saturating_sub(drawn as u64);
        if chart.groups.rows > apertura_actions::chart::DOTS {
            let values = [("count", count(drawn)), ("all", FluentValue::from(chart.groups.rows as f64))];
            notes.push(messages.with("chart-dots-sample", values));
        } else if left > 0 {
            notes.push(messages.with("chart-dots-blank", [("count", left as f64)]));
        }
    }
    let blank: u64 =
        chart.groups.groups.iter().filter(|group| group.key.is_null() && !group.rest).map(|g| g.rows).sum();
    if blank > 0 && plan.kind != ChartKind::Bars {
        let values = [("count", FluentValue::from(blank as f64)), ("column", words.title(&plan.by.column).into())];
        notes.push(messages.with("chart-blank-rows", values));
    }
    notes
}

fn rows(words: &Words<'_>, chart: &Chart, rows: &[ChartRow], across: Across, series: usize) -> Vec<Row> {
    let plan = &chart.plan;
    let x = plan.by.column.as_str();
    let names = plan.kind == ChartKind::Bars;
    let mut found: Vec<(&ChartRow, Row)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| names || !row.key.is_null())
        .filter_map(|(index, row)| {
            let place = match (across, &row.key) {
                (Across::Names, _) => index as f64,
                (Across::Days, Value::String(text)) => time::parse(text)?,
                (_, key) => key.as_f64().or_else(|| key.as_str()?.parse().ok())?,
            };
            let until = row.until.as_ref().and_then(Value::as_f64);
            let name = match until {
                Some(until) => format!("{} – {}", number::grouped(place), number::grouped(until)),
                None if plan.kind == ChartKind::Points => number::grouped(place),
                None => words.value(x, &row.key, row.rest),
            };
            let mut values = row.values.clone();
            values.resize(series, None);
            if plan.measure == Measure::Count && !names {
                // where no row is, none was counted
                values.iter_mut().for_each(|value| *value = Some(value.unwrap_or(0.0)));
            }
            let row_drawn = Row { name, at: place, until, values };
            // charts side by side hold the same places, to be compared
            let empty = names && chart.panels.len() < 2 && row.values.iter().all(Option::is_none);
            (!empty).then_some((row, row_drawn))
        })
        .collect();
    if names {
        let total = |row: &Row| row.values.iter().flatten().sum::<f64>();
        let last = |row: &ChartRow| (row.key.is_null(), row.rest);
        match plan.order {
            ChartOrder::Greatest => {}
            ChartOrder::Least => {
                found.sort_by(|a, b| last(a.0).cmp(&last(b.0)).then(total(&a.1).total_cmp(&total(&b.1))))
            }
            ChartOrder::Name => {
                let folded = |row: &Row| apertura_catalog::Slug::from_title(&row.name).to_string();
                found.sort_by(|a, b| last(a.0).cmp(&last(b.0)).then_with(|| folded(&a.1).cmp(&folded(&b.1))));
            }
        }
    }
    let mut drawn: Vec<Row> = found.into_iter().map(|(_, row)| row).collect();
    if matches!(across, Across::Days | Across::Years) {
        drawn.sort_by(|a, b| a.at.total_cmp(&b.at));
        drawn = without_gaps(words.messages, drawn, across, step_of(words, chart), plan.measure == Measure::Count);
    }
    drawn
}

fn step_of(words: &Words<'_>, chart: &Chart) -> DateUnit {
    match words.value_type(&chart.plan.by.column) {
        ValueType::Year => DateUnit::Year,
        ValueType::Yearmonth => DateUnit::Month,
        _ => chart.plan.by.unit.unwrap_or(DateUnit::Day),
    }
}

/// Periods without rows: nothing was counted there; of other measures nothing is known.
fn without_gaps(messages: &Messages, rows: Vec<Row>, across: Across, unit: DateUnit, counted: bool) -> Vec<Row> {
    /// Places that are put in at most.
    const MOST: usize = 800;
    let next = |at: f64| -> Option<(f64, String)> {
        if across == Across::Years {
            return Some((at + 1.0, format!("{:.0}", at + 1.0)));
        }
        let day = time::day(at)?;
        let span = match unit {
            DateUnit::Year => jiff::Span::new().years(1),
            DateUnit::Month => jiff::Span::new().months(1),
            DateUnit::Day => jiff::Span::new().days(1),
        };
        let next = day.checked_add(span).ok()?;
        let text = next.to_string();
        let text = match unit {
            DateUnit::Year => text.get(..4)?,
            DateUnit::Month => text.get(..7)?,
            DateUnit::Day => text.as_str(),
        };
        Some((time::number(next), time::said(messages, text)))
    };
    let mut filled: Vec<Row> = Vec::with_capacity(rows.len());
    for row in &rows {
        while let Some(last) = filled.last() {
            let Some((at, name)) = next(last.at).filter(|(at, _)| *at < row.at - 0.5) else { break };
            if filled.len() > rows.len() + MOST {
                return rows;
            }
            filled.push(Row { name, at, until: None, values: vec![counted.then_some(0.0); row.values.len()] });
        }
        filled.push(row.clone());
    }
    filled
}
