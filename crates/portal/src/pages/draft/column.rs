//! One column of the clean table: what it holds, its values with counts that filter both grids, and what can be done
//! with it.
//!
//! Never here: counting (see the query engine).

use apertura_actions::draft::Look;
use apertura_tabular::{ColumnProfile, ValueType};
use maud::{Markup, html};

use super::view::View;
use super::{PATIENCE, form};
use crate::number;
use crate::refusal::Refusal;

/// Values shown.
const VALUES: usize = 60;
/// Clusters shown, and forms of one.
const CLUSTERS: usize = 40;
const FORMS: usize = 40;

/// The panel of the column that the address names; nothing where it names none.
pub(super) async fn panel(view: &View<'_>) -> Result<Markup, Refusal> {
    let messages = view.messages;
    let Some(name) = view.visit.value("column") else { return Ok(html! {}) };
    let Some(column) = view.cleaning.cleaned.columns.iter().find(|column| column.name == name) else {
        return Ok(html! {});
    };
    let scope = view.request.scope();
    let facet = view.open.facet(&view.cleaning, &scope, name, VALUES).await?;
    let profile = view.cleaning.cleaned.profile.column(name);
    let filter = format!("{name}__in");
    let chosen: Vec<&str> = view.visit.values(&filter).collect();
    let most = facet.values.iter().map(|value| value.count).max().unwrap_or(1).max(1);
    let clusters = match column.value_type {
        ValueType::String => clusters(view, name).await,
        _ => html! {},
    };
    let add = |op: &str| view.with(&[("add", op), ("value", ""), ("step", "")], "add");
    let text = column.value_type == ValueType::String;
    Ok(html! {
        section #column.card.column-panel aria-labelledby="column-title" {
            div.workhead {
                h2 #column-title { (view.clean_label(name)) " " span.soft.small { code { (name) } " · " (messages.code("type", column.value_type.name())) } }
                a.button.quiet.slim href=(view.with(&[("column", "")], "clean")) { (messages.text("draft-close")) }
            }
            @if let Some(profile) = profile {
                p {
                    @if facet.distinct > 0 { (messages.with("distinct-values", [("count", facet.distinct as f64)])) " " }
                    @if profile.nulls > 0 { (messages.with("draft-blank-cells", [("count", profile.nulls as f64)])) " " } @else { (messages.text("no-blanks")) " " }
                    @if let (Some(min), Some(max)) = (&profile.min, &profile.max) {
                        (messages.with("from-to", [("from", min.as_str()), ("to", max.as_str())])) " "
                    }
                    @if let Some(mean) = profile.mean { (messages.with("mean-is", [("mean", number::grouped(mean))])) }
                }
            }
            (asking(view, name, column.value_type))
            @if let Some(profile) = profile { (ranges(view, name, profile)) }
            h3 { (messages.text("draft-values")) }
            p.soft.small { (messages.text("draft-values-what")) }
            ul.values {
                @if facet.blank > 0 {
                    @let blank = format!("{name}__blank");
                    li {
                        a href=(view.with(&[(&blank, "1"), ("from", "")], "original")) { span.value.soft { (messages.text("blank-cell")) } span.count { (number::count(facet.blank)) } }
                    }
                }
                @for value in &facet.values {
                    @let on = chosen.contains(&value.filter.as_str());
                    li {
                        @if on {
                            a href=(format!("{}#original", view.visit.without(&filter, &value.filter))) aria-current="true" { span.value { (value.filter) } span.count { (number::count(value.count)) } }
                        } @else {
                            a href=(view.with(&[(&filter, &value.filter), ("from", "")], "original")) { span.value { (value.filter) } span.count { (number::count(value.count)) } }
                        }
                        meter min="0" max=(most) value=(value.count) aria-hidden="true" {}
                        @if text {
                            a.edit href=(view.with(&[("add", "map-values"), ("value", &value.filter), ("step", "")], "add")) aria-label=(messages.with("draft-change-value", [("value", value.filter.as_str())])) { (messages.text("draft-edit")) }
                        }
                    }
                }
            }
            @if facet.others > 0 { p.soft { (messages.with("draft-other-values", [("count", facet.others as f64)])) } }
            (clusters)
            h3 { (messages.text("draft-with-column")) }
            ul.files-line {
                @for op in works(column.value_type) {
                    li { a href=(add(op)) { (messages.code("operation", op)) } }
                }
            }
        }
    })
}

/// What is often done with a column of this type.
fn works(value_type: ValueType) -> &'static [&'static str] {
    match value_type {
        ValueType::String => &[
            "rename",
            "map-values",
            "replace-text",
            "change-case",
            "normalize-space",
            "set-missing",
            "parse-number",
            "parse-date",
            "split",
            "split-rows",
            "extract",
            "recode",
            "compute",
            "fill-down",
            "drop-rows",
            "keep-rows",
            "filter-rows",
            "sort",
            "drop-columns",
        ],
        _ => &["rename", "keep-text", "set-type", "compute", "fill-down", "filter-rows", "sort", "drop-columns"],
    }
}

/// A question to the column: what its texts hold, or from where to where its values go.
fn asking(view: &View<'_>, name: &str, value_type: ValueType) -> Markup {
    let messages = view.messages;
    let bounds: &[(&str, &str)] = match value_type {
        ValueType::String => &[("contains", "draft-contains")],
        ValueType::Boolean => return html! {},
        _ => &[("gte", "draft-from"), ("lte", "draft-to")],
    };
    let kind = match value_type {
        ValueType::Integer | ValueType::Number | ValueType::Year => "number",
        _ => "text",
    };
    let keys: Vec<String> = bounds.iter().map(|(operator, _)| format!("{name}__{operator}")).collect();
    let mut gone: Vec<&str> = keys.iter().map(String::as_str).collect();
    gone.extend(["from", "at"]);
    html! {
        form.asking action=(view.path("")) method="get" {
            @for (name, value) in view.kept(&gone) { input type="hidden" name=(name) value=(value); }
            @for ((operator, text), key) in bounds.iter().zip(&keys) {
                @let id = format!("ask-{operator}");
                div {
                    label for=(id) { (messages.text(text)) }
                    input id=(id) type=(kind) step=[(kind == "number").then_some("any")] name=(key) value=[view.visit.value(key)] autocomplete="off";
                }
            }
            button.quiet.slim type="submit" { (messages.text("draft-ask")) }
        }
    }
}

/// How the numbers are spread, each range a way to its rows.
fn ranges(view: &View<'_>, name: &str, profile: &ColumnProfile) -> Markup {
    let messages = view.messages;
    let number = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<f64>().ok());
    let (Some(bars), Some(min), Some(max)) = (&profile.histogram, number(&profile.min), number(&profile.max)) else {
        return html! {};
    };
    if bars.len() < 2 || max <= min {
        return html! {};
    }
    let width = (max - min) / bars.len() as f64;
    let most = bars.iter().copied().max().unwrap_or(1).max(1);
    let (from, below, to) = (format!("{name}__gte"), format!("{name}__lt"), format!("{name}__lte"));
    html! {
        h3 { (messages.text("draft-ranges")) }
        ul.values {
            @for (place, count) in bars.iter().enumerate().filter(|(_, count)| **count > 0) {
                @let (low, high) = (min + width * place as f64, min + width * (place + 1) as f64);
                @let (low_text, high_text) = (low.to_string(), high.to_string());
                @let last = place + 1 == bars.len();
                @let upper = if last { (&to, &below) } else { (&below, &to) };
                @let max_text = profile.max.clone().unwrap_or_default();
                @let end = if last { &max_text } else { &high_text };
                li {
                    a href=(view.with(&[(&from, &low_text), (upper.0, end), (upper.1, ""), ("from", "")], "original")) {
                        span.value { (number::grouped(low)) " – " (number::grouped(high)) } span.count { (number::count(*count)) }
                    }
                    meter min="0" max=(most) value=(count) aria-hidden="true" {}
                }
            }
        }
    }
}

/// Values that may be one, to be written in one way.
async fn clusters(view: &View<'_>, name: &str) -> Markup {
    let messages = view.messages;
    let found = match view.open.clusters(&view.cleaning, name, PATIENCE).await {
        Look::Ready(found) => found,
        Look::Working(_) => {
            return html! { p role="status" { (messages.text("draft-clusters-later")) " " a href=(view.with(&[], "column")) { (messages.text("draft-look-again")) } } };
        }
        Look::Failed(_) => return html! {},
    };
    html! {
        h3 { (messages.text("draft-clusters")) }
        @if found.clusters.is_empty() { p.soft { (messages.text("draft-clusters-none")) } }
        @else {
            p.soft.small { (messages.with("draft-clusters-what", [("count", found.clusters.len() as f64)])) }
            form action=(view.path("/change")) method="post" {
                (form::hidden(view, "column"))
                input type="hidden" name="column" value=(name);
                ul.clusters {
                    @for (number, cluster) in found.clusters.iter().take(CLUSTERS).enumerate() {
                        li {
                            label.choice {
                                input type="checkbox" name=(format!("cluster-{number}")) value="1";
                                span {
                                    @for form in cluster.forms.iter().take(FORMS) {
                                        span.tag { (form.value) " (" (number::count(form.count)) ")" } " "
                                    }
                                }
                            }
                            @for form in cluster.forms.iter().take(FORMS) { input type="hidden" name=(format!("form-{number}")) value=(form.value); }
                            div.pair {
                                div {
                                    label for=(format!("to-{number}")) { (messages.text("draft-write-so")) }
                                    input id=(format!("to-{number}")) type="text" name=(format!("to-{number}")) value=(cluster.canonical) autocomplete="off";
                                }
                                p.small.soft {
                                    (messages.text("cli-cluster-because")) " "
                                    (cluster.methods.iter().map(|method| messages.code("cluster-method", method.name())).collect::<Vec<_>>().join(", "))
                                    "; " (messages.text("cli-cluster-differ")) " "
                                    (cluster.differences.iter().map(|difference| messages.code("cluster-difference", difference.name())).collect::<Vec<_>>().join(", "))
                                }
                            }
                        }
                    }
                }
                @if found.clusters.len() > CLUSTERS { p.soft { (messages.with("draft-clusters-more", [("count", (found.clusters.len() - CLUSTERS) as f64)])) } }
                button.slim type="submit" name="change" value="merge" { (messages.text("draft-merge")) }
            }
        }
    }
}
