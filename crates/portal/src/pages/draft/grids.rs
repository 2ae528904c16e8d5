//! The sheet as it was, with its structure drawn on it, beside the clean table. The script makes both scroll over all
//! rows; without it there are windows and links.
//!
//! Never here: reading rows (see `windows`).

use apertura_tabular::{RowKind, ValueType};
use maud::{Markup, html};
use serde_json::json;

use super::view::View;
use super::windows::{self, OriginalRow};
use crate::number;
use crate::refusal::Refusal;
use crate::visit;

/// Rows that the page itself holds.
const ROWS: u64 = 40;
/// Columns of a sheet that are drawn.
pub(super) const COLUMNS: usize = 300;

/// All kinds of rows, as the legend lists them.
pub(super) const KINDS: [RowKind; 7] = [
    RowKind::Metadata,
    RowKind::Header,
    RowKind::Data,
    RowKind::Group,
    RowKind::Derived,
    RowKind::Notes,
    RowKind::Empty,
];

/// Both grids.
pub(super) async fn grids(view: &View<'_>) -> Result<Markup, Refusal> {
    let filtered = view.filtered();
    let from = view.visit.value("from").and_then(|from| from.parse().ok()).unwrap_or(0);
    let (cleaning, open) = (&view.cleaning, &view.open);
    let all = open.table().rows.records();
    let (left, right) = match filtered {
        true => (from, from),
        false => {
            let at = view.at.min(all.max(1));
            (at - 1, windows::place(cleaning, at) as u64)
        }
    };
    let original = windows::original(open, cleaning, &view.request, filtered, left, ROWS).await?;
    let clean = windows::clean(open, cleaning, &view.request, right, ROWS).await?;
    let messages = view.messages;
    let query: Vec<(String, String)> = apertura_actions::explore::address::pairs(&view.request);
    let address = |name: &str| visit::address(&view.path(name), &query);
    let width = open.table().rows.width().min(COLUMNS);
    let places: Vec<Option<usize>> =
        (0..width).map(|index| open.table().columns.iter().position(|column| column.index == index)).collect();
    let kinds: serde_json::Map<String, serde_json::Value> = KINDS
        .iter()
        .map(|kind| {
            let name = kind.name();
            (name.to_owned(), json!([messages.code("row-letter", name), messages.code("row-kind", name)]))
        })
        .collect();
    let structure = &open.table().structure;
    let inside = structure.header_first_row.unwrap_or(structure.first_row)..=structure.last_row;
    let chosen = view.visit.value("row").and_then(|row| row.parse::<u64>().ok());
    let types: Vec<ValueType> = cleaning.cleaned.columns.iter().map(|column| column.value_type).collect();
    Ok(html! {
        @if filtered { (chips(view)) }
        div.grids {
            section.pane aria-labelledby="original-title" {
                h2 #original-title { (messages.text("draft-original")) }
                div #original.gridbox tabindex="0" role="region" aria-label=(messages.text("draft-original"))
                    data-rows=(address("/original.json")) data-all=(original.all) data-from=(original.from)
                    data-kinds=(serde_json::Value::Object(kinds)) data-inside=(format!("{}-{}", inside.start(), inside.end()))
                    data-width=(width) data-chosen=[chosen]
                {
                    table.sheet aria-rowcount=(original.all) {
                        caption.hidden-visually { (messages.text("draft-original")) }
                        thead {
                            tr {
                                th scope="col" { span.hidden-visually { (messages.text("draft-kind")) } }
                                th scope="col" { span.hidden-visually { (messages.text("row")) } }
                                @for (index, place) in places.iter().enumerate() {
                                    th.out[place.is_none()] scope="col" {
                                        a href=(view.with(&[("letter", &index.to_string()), ("row", "")], "structure")) title=(messages.text("draft-say-what-column")) { (letters(index)) }
                                        span.type { @match place { Some(at) => (view.open.table().columns[*at].name), None => "–" } }
                                    }
                                }
                            }
                        }
                        tbody {
                            @for row in &original.rows { (original_row(view, row, width, &inside, chosen)) }
                        }
                    }
                }
                (legend(view))
            }
            section.pane aria-labelledby="clean-title" {
                h2 #clean-title { (messages.text("draft-clean")) }
                div #clean.gridbox tabindex="0" role="region" aria-label=(messages.text("draft-clean"))
                    data-rows=(address("/clean.json")) data-all=(clean.all) data-from=(clean.from)
                    data-numbers=(types.iter().map(|t| if is_number(*t) { '1' } else { '0' }).collect::<String>())
                    data-texts=(types.iter().map(|t| if *t == ValueType::String { '1' } else { '0' }).collect::<String>())
                {
                    table.sheet aria-rowcount=(clean.all) {
                        caption.hidden-visually { (messages.text("draft-clean")) }
                        thead {
                            tr {
                                th scope="col" { span.hidden-visually { (messages.text("row")) } }
                                @for column in &cleaning.cleaned.columns {
                                    th scope="col" {
                                        a href=(view.with(&[("column", &column.name)], "column")) title=(messages.text("draft-see-column")) {
                                            (view.clean_label(&column.name))
                                        }
                                        span.type { (messages.code("type", column.value_type.name())) }
                                    }
                                }
                            }
                        }
                        tbody {
                            @for row in &clean.rows {
                                tr {
                                    th scope="row" { (row.record) }
                                    @for ((text, changed), value_type) in row.cells.iter().zip(&types) {
                                        td.number[is_number(*value_type)].changed[*changed] title=[text.as_deref()] {
                                            @match text { Some(text) => (text), None => {} }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
                @if clean.all == 0 { p.notice { (messages.text("no-rows")) } }
                p.small.soft { span.swatch.changed {} " " (messages.text("draft-changed-cells")) }
            }
        }
        (pager(view, if filtered { original.from } else { left }, original.all, filtered))
        p #cell.cell-line aria-live="polite" data-change=(messages.text("draft-change-this")) data-only=(messages.text("draft-only-this")) {}
    })
}

fn original_row(
    view: &View<'_>,
    row: &OriginalRow,
    width: usize,
    inside: &std::ops::RangeInclusive<u64>,
    chosen: Option<u64>,
) -> Markup {
    let messages = view.messages;
    let name = row.kind.name();
    let record = row.record.to_string();
    html! {
        tr.(format!("k-{name}")).outside[!inside.contains(&row.record)].chosen[chosen == Some(row.record)] {
            th.kind title=(messages.code("row-kind", name)) { (messages.code("row-letter", name)) }
            th scope="row" {
                a href=(view.with(&[("row", &record)], "structure")) title=(messages.text("draft-say-what-row")) { (record) }
            }
            @for index in 0..width {
                @let text = row.cells.get(index).map_or("", String::as_str);
                td title=[(!text.is_empty()).then_some(text)] { (text) }
            }
        }
    }
}

fn legend(view: &View<'_>) -> Markup {
    let messages = view.messages;
    html! {
        ul.legend {
            @for kind in KINDS {
                li class=(format!("k-{}", kind.name())) {
                    b { (messages.code("row-letter", kind.name())) } " " (messages.code("row-kind", kind.name()))
                }
            }
        }
    }
}

fn pager(view: &View<'_>, from: u64, all: u64, filtered: bool) -> Markup {
    let messages = view.messages;
    let address = |place: u64| {
        let text = if filtered { place.to_string() } else { (place + 1).to_string() };
        view.with(&[if filtered { ("from", &text) } else { ("at", &text) }], "original")
    };
    let last = all.saturating_sub(ROWS);
    html! {
        nav.pager.windows aria-label=(messages.text("pages")) {
            @if from > 0 {
                a.button.quiet.slim href=(address(0)) { (messages.text("draft-first")) }
                a.button.quiet.slim href=(address(from.saturating_sub(ROWS))) { (messages.text("page-before")) }
            }
            p {
                (messages.with("draft-window", [
                    ("from", number::count((from + 1).min(all))), ("to", number::count((from + ROWS).min(all))), ("all", number::count(all)),
                ]))
            }
            @if from + ROWS < all {
                a.button.quiet.slim href=(address(from + ROWS)) { (messages.text("page-after")) }
                a.button.quiet.slim href=(address(last)) { (messages.text("draft-last")) }
            }
            @if !filtered {
                form.goto action=(view.path("")) method="get" {
                    label for="at" { (messages.text("draft-go-to-row")) }
                    input #at type="number" name="at" min="1" max=(all) value=(view.at);
                    button.quiet.slim type="submit" { (messages.text("draft-go")) }
                }
            }
        }
    }
}

/// The filters in force, each with the way to take it off.
fn chips(view: &View<'_>) -> Markup {
    let messages = view.messages;
    html! {
        ul.chips {
            @for filter in &view.request.filters {
                @let name = format!("{}__{}", filter.column, filter.operator.name());
                @for value in filter.values.iter().take(20) {
                    li {
                        a href=(format!("{}#original", view.visit.without(&name, value))) {
                            span.hidden-visually { (messages.text("remove-filter")) " " }
                            (view.clean_label(&filter.column)) ": "
                            @if value.is_empty() { (messages.text("blank-cell")) } @else { (value) }
                            span aria-hidden="true" { "✕" }
                        }
                    }
                }
                @if filter.values.is_empty() {
                    li {
                        a href=(view.with(&[(&name, "")], "original")) {
                            span.hidden-visually { (messages.text("remove-filter")) " " }
                            (view.clean_label(&filter.column)) ": " (messages.text("blank-cell")) span aria-hidden="true" { "✕" }
                        }
                    }
                }
            }
        }
    }
}

/// True where values stand at the right.
pub(super) fn is_number(value_type: ValueType) -> bool {
    matches!(value_type, ValueType::Integer | ValueType::Number | ValueType::Year)
}

/// A column as spreadsheets call it: `A`, `Z`, `AA`.
pub(super) fn letters(mut index: usize) -> String {
    let mut out = Vec::new();
    loop {
        out.push(b'A' + u8::try_from(index % 26).unwrap_or_default());
        match (index / 26).checked_sub(1) {
            Some(next) => index = next,
            None => break,
        }
    }
    out.reverse();
    String::from_utf8(out).unwrap_or_default()
}
