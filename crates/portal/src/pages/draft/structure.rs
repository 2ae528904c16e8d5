//! How the file is read: which table is meant, and saying what a row is.
//!
//! Never here: finding tables (see tabular).

use apertura_tabular::{Overrides, RowKind};
use maud::{Markup, html};

use super::form::{self, Look};
use super::grids::letters;
use super::view::View;
use crate::number;

/// The tables of the file, and what a person set by hand.
pub(super) fn bar(view: &View<'_>) -> Markup {
    let messages = view.messages;
    let structured = &view.open.reading.examined.structured;
    let overrides = &view.open.state.recipe.import.overrides;
    let number = view.open.number();
    let others: Vec<(usize, &str)> = structured
        .sheets
        .iter()
        .enumerate()
        .filter(|(_, sheet)| sheet.tables.is_empty())
        .filter_map(|(place, sheet)| Some((place, sheet.name.as_deref()?)))
        .collect();
    html! {
        div.reading {
            @if structured.tables.len() > 1 {
                p { (messages.with("draft-tables", [("count", structured.tables.len() as f64)])) }
                div.tables {
                    @for (index, table) in structured.tables.iter().enumerate().take(40) {
                        @let text = said(view, index, table);
                        @if index + 1 == number { span.tag.accent aria-current="true" { (text) } }
                        @else { (form::button(view, "table", &[("table", &(index + 1).to_string())], html! { (text) }, false)) }
                    }
                }
            }
            @if *overrides != Overrides::default() {
                p {
                    (messages.text("draft-read-so")) " "
                    @for (name, value) in set(overrides) { span.tag { (messages.code("choice", name)) ": " (value) } " " }
                    (form::button(view, "structure", &[], html! { (messages.text("draft-read-by-itself")) }, false))
                }
            }
            details.card {
                summary { (messages.text("draft-read-otherwise")) }
                form.settings action=(view.path("/change")) method="post" {
                    (form::hidden(view, ""))
                    @if structured.sheets.len() > 1 {
                        div {
                            label for="sheet" { (messages.text("draft-sheet")) }
                            select #sheet name="sheet" {
                                option value="" selected[overrides.sheet.is_none()] { (messages.text("draft-sheet-all")) }
                                @for sheet in &structured.sheets {
                                    @if let Some(name) = &sheet.name {
                                        option value=(name) selected[overrides.sheet.as_ref() == Some(name)] { (name) }
                                    }
                                }
                            }
                        }
                    }
                    @if let Some(stack) = &overrides.stack { input type="hidden" name="stack" value=(stack); }
                    @for (name, value, example) in [
                        ("header", &overrides.header, "4, 4-5, none"), ("range", &overrides.range, "A5:G90"),
                        ("left_out", &overrides.left_out, "12,15-17"),
                        ("encoding", &overrides.encoding, "windows-1252"), ("delimiter", &overrides.delimiter, ";"),
                    ] {
                        @let text = matches!(name, "header" | "range" | "left_out") || structured.source.encoding.is_some();
                        @if text {
                            div {
                                label for=(name) { (messages.code("draft-set", name)) }
                                input id=(name) type="text" name=(name) value=[value.as_deref()] placeholder=(example) autocomplete="off";
                            }
                        }
                    }
                    button type="submit" name="change" value="structure" { (messages.text("draft-read-so-button")) }
                }
                @if !others.is_empty() {
                    p.small.soft {
                        (messages.text("draft-sheets-without-table")) " "
                        (others.iter().map(|(_, name)| *name).collect::<Vec<_>>().join(", "))
                    }
                }
            }
        }
    }
}

fn said(view: &View<'_>, index: usize, table: &apertura_tabular::Table) -> String {
    let values = [("number", number::count(index as u64 + 1)), ("rows", number::count(table.structure.rows))];
    let text = view.messages.with("draft-table", values);
    table.sheet.as_ref().map_or(text.clone(), |sheet| format!("{sheet} · {text}"))
}

/// What is set by hand.
fn set(overrides: &Overrides) -> Vec<(&'static str, &str)> {
    [
        ("sheet", &overrides.sheet),
        ("header", &overrides.header),
        ("range", &overrides.range),
        ("encoding", &overrides.encoding),
        ("delimiter", &overrides.delimiter),
        ("stack", &overrides.stack),
        ("left_out", &overrides.left_out),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value.as_deref()?)))
    .collect()
}

/// What one may say about the row that was chosen.
pub(super) fn panel(view: &View<'_>) -> Markup {
    let messages = view.messages;
    let Some(row) = view.visit.value("row").and_then(|row| row.parse::<u64>().ok()) else { return html! {} };
    let Some(kind) = view.open.reading.kind(view.open.number(), row) else { return html! {} };
    let structure = &view.open.table().structure;
    let overrides = &view.open.state.recipe.import.overrides;
    let top = structure.header_first_row.unwrap_or(structure.first_row);
    let (first, last) = (letters(0), letters(view.open.table().rows.width().max(1) - 1));
    let button = |key: &str, header: Option<String>, range: Option<String>, out: Option<String>| {
        let keep = |value: &Option<String>| value.clone().unwrap_or_default();
        let header = header.unwrap_or_else(|| keep(&overrides.header));
        let range = range.unwrap_or_else(|| keep(&overrides.range));
        let out = out.unwrap_or_else(|| keep(&overrides.left_out));
        // header and cells are said of one sheet: where there are several, of this table's
        let own = view.open.table().sheet.clone().filter(|_| view.open.reading.examined.structured.sheets.len() > 1);
        let sheet = overrides.sheet.clone().or(own).unwrap_or_default();
        let (encoding, delimiter, stack) =
            (keep(&overrides.encoding), keep(&overrides.delimiter), keep(&overrides.stack));
        let fields = [
            ("sheet", sheet.as_str()),
            ("encoding", encoding.as_str()),
            ("delimiter", delimiter.as_str()),
            ("header", header.as_str()),
            ("range", range.as_str()),
            ("stack", stack.as_str()),
            ("left_out", out.as_str()),
        ];
        form::one(
            view,
            "structure",
            &fields,
            html! { (messages.text(key)) },
            Look { part: "original", ..Look::default() },
        )
    };
    html! {
        section #structure.card.row-panel aria-labelledby="row-title" {
            h2 #row-title { (messages.with("draft-row", [("row", number::count(row)), ("kind", messages.code("row-kind", kind.name()))])) }
            p { (messages.text("draft-row-what")) }
            div.actions {
                (button("draft-row-header", Some(row.to_string()), None, None))
                @if structure.header_first_row.is_some_and(|header| header < row && row <= header + 10) {
                    (button("draft-row-header-last", Some(format!("{}-{row}", structure.header_first_row.unwrap_or(row))), None, None))
                }
                @if kind == RowKind::Header { (button("draft-no-header", Some("none".to_owned()), None, None)) }
                (button("draft-row-first", None, Some(format!("{first}{row}:{last}{}", structure.last_row.max(row))), None))
                @if kind == RowKind::Data && view.open.table().layers().is_empty() {
                    (button("draft-row-no-data", None, None, Some(overrides.left_out.iter().cloned().chain([row.to_string()]).collect::<Vec<_>>().join(","))))
                }
                @if row >= top { (button("draft-row-last", None, Some(format!("{first}{top}:{last}{row}")), None)) }
                a.button.quiet.slim href=(view.with(&[("row", "")], "original")) { (messages.text("draft-cancel")) }
            }
        }
    }
}
