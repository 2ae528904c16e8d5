//! The form by which a chart is chosen: columns, kind, parts, order, words. It works without script.
//!
//! Never here: which choices fit (see actions), the chart.

use apertura_actions::chart::question::kinds;
use apertura_actions::chart::{ChartKind, ChartOrder, ChartPlan};
use apertura_actions::explore::{Measure, Scope, address};
use apertura_tabular::ValueType;
use maud::{Markup, html};

use super::drawn::Written;
use crate::pages::explore::ColumnView;
use crate::visit::Visit;

/// What the form shows.
pub struct Choice<'a> {
    /// The columns.
    pub columns: &'a [ColumnView<'a>],
    /// The chart chosen; none where nothing suits yet.
    pub plan: Option<&'a ChartPlan>,
    /// The rows chosen.
    pub scope: &'a Scope,
    /// The version named.
    pub version: Option<u32>,
    /// What is written on it.
    pub written: &'a Written,
    /// Kinds that fit the first axis.
    pub kinds: Vec<ChartKind>,
    /// Where it leads.
    pub path: String,
}

impl<'a> Choice<'a> {
    /// The kinds that fit the plan's column.
    pub fn kinds(version: &apertura_catalog::Version, plan: Option<&ChartPlan>) -> Vec<ChartKind> {
        let Some(plan) = plan else { return ChartKind::ALL.to_vec() };
        let field = version.dictionary.fields.iter().find(|field| field.name == plan.by.column);
        field.map_or_else(|| ChartKind::ALL.to_vec(), |field| kinds(version, &field.name, field.value_type))
    }
}

/// The form.
pub fn form(visit: &Visit, choice: &Choice<'_>) -> Markup {
    let messages = visit.messages();
    let plan = choice.plan;
    let x = plan.map_or("", |plan| plan.by.column.as_str());
    let (of, y) = match plan.map(|plan| (&plan.measure, plan.kind)) {
        Some((Measure::Sum(column), ChartKind::Points)) => ("", column.as_str()),
        Some((Measure::Sum(column), _)) => ("sum", column.as_str()),
        Some((Measure::Mean(column), _)) => ("mean", column.as_str()),
        _ => ("count", ""),
    };
    let numbers = || choice.columns.iter().filter(|c| matches!(c.value_type, ValueType::Integer | ValueType::Number));
    let parts = || choice.columns.iter().filter(|column| column.name != x && !column.is_amount() && is_part(column));
    let dated = choice
        .columns
        .iter()
        .any(|column| column.name == x && matches!(column.value_type, ValueType::Date | ValueType::Datetime));
    let kind = plan.map(|plan| plan.kind);
    let pick = |name: &str, label: &str, body: Markup| {
        html! { div { label for=(format!("chart-{name}")) { (messages.code("chart-form", label)) } select id=(format!("chart-{name}")) name=(name) { (body) } } }
    };
    let option = |value: &str, text: String, chosen: bool| html! { option value=(value) selected[chosen] { (text) } };
    html! {
        form.chart-form data-live method="get" action=(choice.path) {
            @for (name, value) in address::scope_pairs(choice.scope) { input type="hidden" name=(name) value=(value); }
            @if let Some(number) = choice.version { input type="hidden" name="_version" value=(number); }
            (pick("x", "x", html! {
                @for column in choice.columns { (option(&column.name, column.title(), column.name == x)) }
            }))
            (pick("kind", "kind", html! {
                @for one in &choice.kinds { (option(one.name(), messages.code("chart-kind", one.name()), Some(*one) == kind)) }
            }))
            @if kind != Some(ChartKind::Histogram) && kind != Some(ChartKind::Points) {
                (pick("of", "of", html! {
                    @for word in ["count", "sum", "mean"] { (option(word, messages.code("chart-of", word), word == of)) }
                }))
            }
            @if kind != Some(ChartKind::Histogram) && numbers().next().is_some() {
                (pick("y", "y", html! {
                    option value="" { (messages.text("chart-form-none")) }
                    @for column in numbers() { (option(&column.name, column.title(), column.name == y)) }
                }))
            }
            @if kind != Some(ChartKind::Histogram) {
                (pick("series", "series", html! {
                    option value="-" { (messages.text("chart-form-none")) }
                    @for column in parts() { (option(&column.name, column.title(), plan.is_some_and(|plan| plan.series.as_deref() == Some(&column.name)))) }
                }))
                (pick("panels", "panels", html! {
                    option value="-" { (messages.text("chart-form-none")) }
                    @for column in parts() { (option(&column.name, column.title(), plan.is_some_and(|plan| plan.panels.as_deref() == Some(&column.name)))) }
                }))
            }
            @if dated {
                (pick("step", "step", html! {
                    @for (word, unit) in [("year", "Year"), ("month", "Month"), ("day", "Day")] {
                        (option(word, messages.code("chart-step", word), plan.and_then(|plan| plan.by.unit).is_some_and(|known| format!("{known:?}") == unit)))
                    }
                }))
            }
            @if kind == Some(ChartKind::Bars) {
                (pick("order", "order", html! {
                    @for one in ChartOrder::ALL { (option(one.name(), messages.code("chart-order", one.name()), plan.is_some_and(|plan| plan.order == one))) }
                }))
                (pick("top", "top", html! {
                    @for most in [5_u64, 10, 20, 40, 60] { (option(&most.to_string(), most.to_string(), plan.is_some_and(|plan| plan.limit == most))) }
                }))
                @if plan.is_some_and(|plan| plan.series.is_some()) {
                    label.choice { input type="checkbox" name="stacked" value="1" checked[plan.is_some_and(|plan| plan.stacked)]; span { (messages.text("chart-form-stacked")) } }
                }
            }
            details.chart-words open[!choice.written.is_empty()] {
                summary { (messages.text("chart-form-words")) }
                div.pair {
                    (field(messages.code("chart-form", "title"), "title", &choice.written.title))
                    @let level = choice.written.levels.first().cloned().unwrap_or_default();
                    (field(messages.code("chart-form", "level"), "level", &level.0))
                    (field(messages.code("chart-form", "level-text"), "level_text", &level.1))
                    @if matches!(kind, Some(ChartKind::Line | ChartKind::Area)) {
                        @let moment = choice.written.moments.first().cloned().unwrap_or_default();
                        (field(messages.code("chart-form", "moment"), "moment", &moment.0))
                        (field(messages.code("chart-form", "moment-text"), "moment_text", &moment.1))
                    }
                }
            }
            p.actions { button type="submit" { (messages.text("chart-form-draw")) } }
        }
    }
}

fn field(label: String, name: &str, value: &str) -> Markup {
    html! { div { label for=(format!("chart-{name}")) { (label) } input id=(format!("chart-{name}")) type="text" name=(name) value=(value) maxlength="80" autocomplete="off"; } }
}

/// True where values can be told apart in one chart or side by side.
fn is_part(column: &ColumnView<'_>) -> bool {
    column.profile.is_none_or(|profile| {
        profile.personal.is_none() && !profile.unique && profile.longest.is_none_or(|signs| signs <= 80)
    })
}
