//! How the file is read: which table is meant, and saying what a row is.
//!
//! Never here: finding tables (see tabular).

use apertura_tabular::{Overrides, RowKind};
use maud::{Markup, html};

use super::form::{self, Look};
use super::grids::letters;
use super::view::View;
use crate::number;

/// The sheets of the file and the tables of this one, as tabs: all that the file holds is one press away.
pub(super) fn tabs(view: &View<'_>) -> Markup {
    let messages = view.messages;
    let structured = &view.open.reading.examined.structured;
    let here = view.open.number() - 1;
    let overrides = &view.open.state.recipe.import.overrides;
    let stacked: Vec<&str> = view.open.table().layers().iter().filter_map(|l| l.table.sheet.as_deref()).collect();
    let current =
        structured.sheets.iter().position(|sheet| sheet.tables.contains(&here)).filter(|_| stacked.is_empty());
    let siblings = current.map(|sheet| structured.sheets[sheet].tables.as_slice()).unwrap_or_default();
    html! {
        @if structured.sheets.len() > 1 {
            nav.sheets aria-label=(messages.text("draft-sheets")) {
                span.soft { (messages.text("draft-sheets")) }
                @if !stacked.is_empty() {
                    span.tab aria-current="true" { (messages.with("draft-sheets-together", [("count", stacked.len() as f64)])) }
                }
                @for (place, sheet) in structured.sheets.iter().enumerate() {
                    @let name = sheet.name.clone().unwrap_or_else(|| (place + 1).to_string());
                    @if Some(place) == current { span.tab aria-current="true" { (name) } }
                    @else { (tab(view, &name, sheet.tables.first().copied(), sheet.hidden)) }
                }
            }
        }
        @if siblings.len() > 1 {
            nav.sheets.siblings aria-label=(messages.text("draft-tables-here")) {
                span.soft { (messages.with("draft-tables", [("count", siblings.len() as f64)])) }
                @for (place, index) in siblings.iter().enumerate() {
                    @let text = said(view, place, &structured.tables[*index]);
                    @if *index == here { span.tab aria-current="true" { (text) } }
                    @else { (form::button(view, "table", &[("table", &(index + 1).to_string())], html! { (text) }, false)) }
                }
            }
        }
        p.small.soft.where {
            (place(view)) " "
            @if *overrides != Overrides::default() {
                (messages.text("draft-read-so")) " "
                @for (name, value) in set(overrides) { span.tag { (messages.code("choice", name)) ": " (value) } " " }
                (form::button(view, "structure", &[], html! { (messages.text("draft-read-by-itself")) }, false))
            }
        }
    }
}

/// A sheet that is not shown: the way to its first table, or to look for one where none was found.
fn tab(view: &View<'_>, name: &str, table: Option<usize>, hidden: bool) -> Markup {
    let messages = view.messages;
    let note = match (hidden, table) {
        (true, _) => Some(messages.text("draft-sheet-hidden")),
        (_, None) if view.open.state.recipe.import.overrides.sheet.is_none() => {
            Some(messages.text("draft-sheet-empty"))
        }
        _ => None,
    };
    let text = html! { (name) @if let Some(note) = note { " " span.note { "(" (note) ")" } } };
    match table {
        Some(index) => form::button(view, "table", &[("table", &(index + 1).to_string())], text, false),
        None => form::button(view, "structure", &[("sheet", name)], text, false),
    }
}

/// Where the table stands: its sheet and its cells.
fn place(view: &View<'_>) -> String {
    let table = view.open.table();
    let cells = cells(table);
    match (&table.sheet, table.layers().is_empty()) {
        (_, false) => view.messages.with("draft-place-stack", [("count", table.layers().len() as f64)]),
        (Some(sheet), _) => view.messages.with("draft-place-sheet", [("sheet", sheet.clone()), ("cells", cells)]),
        (None, _) => view.messages.with("draft-place", [("cells", cells)]),
    }
}

/// The cells of a table as spreadsheets say them: `B10:E22`.
fn cells(table: &apertura_tabular::Table) -> String {
    let (top, bottom, first, last) = corners(table);
    format!("{}{top}:{}{bottom}", letters(first), letters(last))
}

/// Saying where the table is.
pub(super) fn bar(view: &View<'_>) -> Markup {
    let messages = view.messages;
    let structured = &view.open.reading.examined.structured;
    let overrides = &view.open.state.recipe.import.overrides;
    html! {
        details.card.reading {
            summary { (messages.text("draft-read-otherwise")) }
            p.small { (messages.text("draft-read-otherwise-what")) }
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
                button.slim type="submit" name="change" value="structure" { (messages.text("draft-read-so-button")) }
            }
        }
    }
}

fn said(view: &View<'_>, place: usize, table: &apertura_tabular::Table) -> String {
    let values = [
        ("number", number::count(place as u64 + 1)),
        ("cells", cells(table)),
        ("rows", number::count(table.structure.rows)),
    ];
    view.messages.with("draft-table", values)
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

/// What one may say about the row or column that was chosen.
pub(super) fn panel(view: &View<'_>) -> Markup {
    if let Some(index) = view.visit.value("letter").and_then(|index| index.parse::<usize>().ok()) {
        return column(view, index);
    }
    row(view)
}

/// A button that says how the file is to be read; what it does not say stays as it is.
fn correction(
    view: &View<'_>,
    key: &str,
    header: Option<String>,
    range: Option<String>,
    out: Option<String>,
) -> Markup {
    let overrides = &view.open.state.recipe.import.overrides;
    let keep = |value: &Option<String>| value.clone().unwrap_or_default();
    let header = header.unwrap_or_else(|| keep(&overrides.header));
    let range = range.unwrap_or_else(|| keep(&overrides.range));
    let out = out.unwrap_or_else(|| keep(&overrides.left_out));
    // header and cells are said of one sheet: where there are several, of this table's
    let own = view.open.table().sheet.clone().filter(|_| view.open.reading.examined.structured.sheets.len() > 1);
    let sheet = overrides.sheet.clone().or(own).unwrap_or_default();
    let (encoding, delimiter, stack) = (keep(&overrides.encoding), keep(&overrides.delimiter), keep(&overrides.stack));
    let fields = [
        ("sheet", sheet.as_str()),
        ("encoding", encoding.as_str()),
        ("delimiter", delimiter.as_str()),
        ("header", header.as_str()),
        ("range", range.as_str()),
        ("stack", stack.as_str()),
        ("left_out", out.as_str()),
    ];
    let text = html! { (view.messages.text(key)) };
    form::one(view, "structure", &fields, text, Look { part: "original", ..Look::default() })
}

/// The first and last row of the table with its header, and its first and last column.
fn corners(table: &apertura_tabular::Table) -> (u64, u64, usize, usize) {
    let structure = &table.structure;
    let indexes = || table.columns.iter().map(|column| column.index);
    let top = structure.header_first_row.unwrap_or(structure.first_row);
    (top, structure.last_row, indexes().min().unwrap_or(0), indexes().max().unwrap_or(0))
}

fn column(view: &View<'_>, index: usize) -> Markup {
    let messages = view.messages;
    let (top, bottom, first, last) = corners(view.open.table());
    let range = |first: usize, last: usize| Some(format!("{}{top}:{}{bottom}", letters(first), letters(last)));
    html! {
        section #structure.card.row-panel aria-labelledby="row-title" {
            h2 #row-title { (messages.with("draft-column-here", [("column", letters(index))])) }
            p { (messages.text("draft-row-what")) }
            div.actions {
                @if index <= last { (correction(view, "draft-column-first", None, range(index, last), None)) }
                @if index >= first { (correction(view, "draft-column-last", None, range(first, index), None)) }
                a.button.quiet.slim href=(view.with(&[("letter", "")], "original")) { (messages.text("draft-cancel")) }
            }
        }
    }
}

fn row(view: &View<'_>) -> Markup {
    let messages = view.messages;
    let Some(row) = view.visit.value("row").and_then(|row| row.parse::<u64>().ok()) else { return html! {} };
    let Some(kind) = view.open.reading.kind(view.open.number(), row) else { return html! {} };
    let structure = &view.open.table().structure;
    let overrides = &view.open.state.recipe.import.overrides;
    let (top, bottom, ..) = corners(view.open.table());
    let (first, last) = (letters(0), letters(view.open.table().rows.width().max(1) - 1));
    let button = |key, header, range, out| correction(view, key, header, range, out);
    let further = structure.header_first_row.filter(|header| *header < row && row <= header + 10);
    html! {
        section #structure.card.row-panel aria-labelledby="row-title" {
            h2 #row-title { (messages.with("draft-row", [("row", number::count(row)), ("kind", messages.code("row-kind", kind.name()))])) }
            p { (messages.text("draft-row-what")) }
            div.actions {
                (button("draft-row-header", Some(row.to_string()), None, None))
                @if let Some(header) = further { (button("draft-row-header-last", Some(format!("{header}-{row}")), None, None)) }
                @if kind == RowKind::Header { (button("draft-no-header", Some("none".to_owned()), None, None)) }
                (button("draft-row-first", None, Some(format!("{first}{row}:{last}{}", bottom.max(row))), None))
                @if kind == RowKind::Data && view.open.table().layers().is_empty() {
                    (button("draft-row-no-data", None, None, Some(overrides.left_out.iter().cloned().chain([row.to_string()]).collect::<Vec<_>>().join(","))))
                }
                @if row >= top { (button("draft-row-last", None, Some(format!("{first}{top}:{last}{row}")), None)) }
                a.button.quiet.slim href=(view.with(&[("row", "")], "original")) { (messages.text("draft-cancel")) }
            }
        }
    }
}
