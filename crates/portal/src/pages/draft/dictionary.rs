//! `/draft/{id}/dictionary`: what each column means, drafted from what it holds, for a person to complete.
//!
//! Never here: the published dictionary (see `dataset`).

use apertura_tabular::cleaned::CleanColumn;
use apertura_tabular::{ColumnProfile, ValueType};
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};

use super::{view::View, workbench};
use crate::desk::Desk;
use crate::layout::{self, Page};
use crate::number;
use crate::refusal::Refusal;

/// The page.
pub async fn dictionary(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let drafts = &workbench(&portal)?.drafts;
    let view = match View::open(&visit, &guest, drafts, &id).await? {
        Ok(view) => view,
        Err(response) => return Ok(response),
    };
    let messages = view.messages;
    let written = &view.open.state.description.columns;
    let columns = &view.cleaning.cleaned.columns;
    let missing = columns.iter().filter(|column| !written.contains_key(&column.name)).count();
    let body = html! {
        h1 { (messages.text("draft-dictionary")) }
        p.lead { (messages.text("draft-dictionary-lead")) }
        p { (messages.with("draft-dictionary-missing", [("missing", missing as f64), ("all", columns.len() as f64)])) }
        form action=(view.path("/change")) method="post" {
            input type="hidden" name="sign" value=(guest.sign);
            input type="hidden" name="revision" value=(view.open.draft.revision);
            input type="hidden" name="change" value="dictionary";
            @for column in columns {
                @let profile = view.cleaning.cleaned.profile.column(&column.name);
                @let id = format!("column-{}", column.name);
                div.card.entry {
                    div {
                        h2 { (view.clean_label(&column.name)) }
                        p.small.soft { code { (column.name) } }
                        (holds(&view, column, profile))
                    }
                    div {
                        label for=(id) { (messages.with("draft-what-means", [("column", view.clean_label(&column.name))])) }
                        @let text = written.get(&column.name).cloned();
                        @if text.is_none() { p.small.soft { (messages.text("draft-proposed-text")) } }
                        textarea id=(id) name=(id) rows="3" { (text.unwrap_or_else(|| proposed(&view, column, profile))) }
                        @if column.value_type == ValueType::Number && column.unit.is_none() && column.semantic.as_deref().is_none_or(|kind| kind == "number") {
                            @let unit = format!("unit-{}", column.name);
                            label for=(unit) { (messages.text("draft-unit")) }
                            input id=(unit) type="text" name=(unit) autocomplete="off" placeholder=(messages.text("draft-unit-example"))
                                value=(view.open.state.description.units.get(&column.name).map_or("", String::as_str));
                        }
                    }
                }
            }
            div.actions.sticky {
                button type="submit" name="back" value=(view.path("/validation")) { (messages.text("draft-save-validate")) }
                button.quiet type="submit" name="back" value=(view.path("/dictionary")) { (messages.text("draft-save")) }
                a.button.quiet href=(view.path("")) { (messages.text("draft-back")) }
            }
        }
    };
    let crumbs = [("/draft".to_owned(), messages.text("nav-draft")), (view.path(""), view.open.draft.name.clone())];
    let title = messages.text("draft-dictionary");
    Ok(layout::render(
        &visit,
        Page { title: &title, description: "", crumbs: &crumbs, json: None, script: false, body },
    ))
}

/// What the column holds, as counted.
fn holds(view: &View<'_>, column: &CleanColumn, profile: Option<&ColumnProfile>) -> Markup {
    let messages = view.messages;
    html! {
        p {
            (messages.code("type", column.value_type.name()))
            @if let Some(unit) = &column.unit { " " (messages.with("unit-is", [("unit", unit.as_str())])) }
            @if let Some(semantic) = column.semantic.as_deref().filter(|kind| !matches!(*kind, "number" | "integer")) { " · " (messages.code("semantic", semantic)) }
        }
        @if column.personal.is_some() { p { (messages.text("personal-not-shown")) } }
        @else if let Some(profile) = profile {
            p.small {
                @if let (Some(min), Some(max)) = (&profile.min, &profile.max) {
                    (messages.with("from-to", [("from", min.as_str()), ("to", max.as_str())])) " "
                }
                @if profile.distinct.count > 0 { (messages.with(if profile.distinct.exact { "distinct-values" } else { "distinct-values-about" }, [("count", profile.distinct.count as f64)])) " " }
                @if profile.nulls > 0 { (messages.with("draft-blank-cells", [("count", profile.nulls as f64)])) } @else { (messages.text("no-blanks")) }
            }
            @if !profile.top.is_empty() {
                p.small.soft {
                    @for (value, count) in profile.top.iter().take(4) { span.tag { (value) " (" (number::count(*count)) ")" } " " }
                }
            }
        }
    }
}

/// A first text: what the office calls it, and what its values are.
fn proposed(view: &View<'_>, column: &CleanColumn, profile: Option<&ColumnProfile>) -> String {
    let messages = view.messages;
    let label = view.clean_label(&column.name);
    let meaning = match &column.semantic {
        Some(semantic) if messages.has(&format!("semantic-{semantic}")) => messages.code("semantic", semantic),
        _ => messages.code("type", column.value_type.name()),
    };
    let mut text = messages.with("draft-text", [("label", label), ("meaning", meaning)]);
    if let Some(unit) = &column.unit {
        text = format!("{text} {}", messages.with("draft-text-unit", [("unit", unit.as_str())]));
    }
    let shown = profile.filter(|_| column.personal.is_none());
    if let Some(profile) = shown {
        let few = column.value_type == ValueType::String
            && profile.distinct.exact
            && (2..=6).contains(&profile.distinct.count);
        if few && profile.top.len() as u64 == profile.distinct.count {
            let values: Vec<&str> = profile.top.iter().map(|(value, _)| value.as_str()).collect();
            text = format!("{text} {}", messages.with("draft-text-values", [("values", values.join(", "))]));
        }
    }
    text
}
