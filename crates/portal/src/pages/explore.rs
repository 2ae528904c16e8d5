//! `/dataset/{slug}/explore`: the table, filtered, sorted, page by page, with totals of its columns. Every
//! state is an address. The same as JSON and CSV, and the totals alone.
//!
//! Never here: reading rows (see actions), the form and the table (see `filters`, `grid`).

mod column;
mod export;
mod filters;
mod grid;
mod groups;
mod look;
mod view;

use apertura_actions::explore::{ExportFormat, Facet, Operator, RowsRequest, address};
use apertura_catalog::{Dataset, Version};
use apertura_tabular::{ColumnProfile, ValueType};
use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::Portal;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{self, Visit};
use view::ViewState;

pub use export::file;
pub use grid::{fixed, said};
pub use look::look;

/// Rows from which a table is large: its page waits less for what takes long.
const LARGE: u64 = 100_000;

/// How long a page of a small table, where they come at once but on a busy machine, waits for totals and counts.
const SMALL_WAIT: std::time::Duration = std::time::Duration::from_millis(250);

/// How long a page waits for its totals.
const TOTALS_WAIT: std::time::Duration = std::time::Duration::from_millis(60);

/// How long a page waits for the counts of its categories.
const COUNTS_WAIT: std::time::Duration = std::time::Duration::from_millis(60);

/// A column as the explorer shows it.
#[derive(Clone)]
pub struct ColumnView<'a> {
    /// Machine name.
    pub name: String,
    /// What the office calls it; may be empty.
    pub label: &'a str,
    /// What it means; may be empty.
    pub description: &'a str,
    /// Unit.
    pub unit: Option<&'a str>,
    /// Storage type.
    pub value_type: ValueType,
    /// Id of the semantic type.
    pub semantic: Option<&'a str>,
    /// Decimals of exact money.
    pub scale: Option<u8>,
    /// Its profile in this version.
    pub profile: Option<&'a ColumnProfile>,
}

impl ColumnView<'_> {
    /// The columns of a version.
    pub fn all(version: &Version) -> Vec<ColumnView<'_>> {
        version
            .dictionary
            .fields
            .iter()
            .map(|field| ColumnView {
                name: field.name.clone(),
                label: &field.label,
                description: &field.description,
                unit: field.unit.as_deref(),
                value_type: field.value_type,
                semantic: field.semantic.as_deref(),
                scale: None,
                profile: version.profile.columns.iter().find(|column| column.name == field.name),
            })
            .collect()
    }

    /// What the header says: label (or name) and unit.
    pub fn title(&self) -> String {
        let name = if self.label.is_empty() { &self.name } else { self.label };
        self.unit.map_or_else(|| name.to_owned(), |unit| format!("{name} ({unit})"))
    }

    /// True where values stand at the right.
    pub fn is_number(&self) -> bool {
        matches!(self.value_type, ValueType::Integer | ValueType::Number | ValueType::Year)
    }

    /// True where values are amounts, that are written with separators and added up; keys and years are not.
    pub fn is_amount(&self) -> bool {
        let key = self.semantic.is_some_and(|id| {
            id.ends_with("-key") || ["identifier", "postal-code", "ageb", "year", "latitude", "longitude"].contains(&id)
        });
        matches!(self.value_type, ValueType::Integer | ValueType::Number) && !key
    }

    /// True where the version has blank cells in this column.
    pub fn has_blanks(&self) -> bool {
        self.profile.is_none_or(|profile| profile.nulls > 0)
    }

    /// The least value beside "from", the greatest beside "to".
    pub fn end(&self, operator: Operator) -> Option<&str> {
        let profile = self.profile.filter(|_| self.is_number())?;
        if operator == Operator::Gte { profile.min.as_deref() } else { profile.max.as_deref() }
    }
}

/// What the explorer shows.
#[derive(Clone)]
pub struct Explorer<'a> {
    /// Sentences.
    pub messages: &'static Messages,
    /// The dataset.
    pub dataset: &'a Dataset,
    /// The version that the address names; none for the latest.
    pub asked_version: Option<u32>,
    /// The version that is shown.
    pub version: u32,
    /// What is asked.
    pub request: RowsRequest,
    /// All columns of the version.
    pub columns: Vec<ColumnView<'a>>,
    /// The part of the form that stands open.
    pub panel: Option<&'a str>,
    /// What the address says beside the rows.
    pub state: ViewState,
    /// The values of categories with their counts under the filters.
    pub facets: Vec<Facet>,
    /// The forms in which the rows can be taken along.
    pub formats: Vec<ExportFormat>,
}

impl Explorer<'_> {
    /// The address without any question.
    pub fn path(&self) -> String {
        format!("/dataset/{}/explore", self.dataset.slug)
    }

    /// The address of a question.
    pub fn address(&self, request: &RowsRequest) -> String {
        self.address_of_state(&self.path(), request, &self.state)
    }

    /// The address of a question with another state of the view.
    pub fn address_of_state(&self, path: &str, request: &RowsRequest, state: &ViewState) -> String {
        let mut pairs = address::pairs(request);
        pairs.extend(state.pairs());
        pairs.extend(self.asked_version.map(|number| ("_version".to_owned(), number.to_string())));
        visit::address(path, &pairs)
    }

    /// The address of a question at another path (`.csv`, `.json`).
    pub fn address_of(&self, path: &str, request: &RowsRequest) -> String {
        let mut pairs = address::pairs(request);
        if let Some(number) = self.asked_version {
            pairs.push(("_version".to_owned(), number.to_string()));
        }
        visit::address(path, &pairs)
    }

    /// Where an error in a row is reported.
    pub fn report(&self, row: u64) -> String {
        format!("/dataset/{}/errors?version={}&row={row}#report", self.dataset.slug, self.version)
    }

    /// True where the column is among the shown.
    pub fn is_shown(&self, name: &str) -> bool {
        self.request.columns.as_ref().is_none_or(|shown| shown.iter().any(|column| column == name))
    }

    /// True where a category's value is chosen.
    pub fn has_value(&self, column: &str, value: &str) -> bool {
        self.request.filters.iter().any(|filter| {
            filter.column == column && filter.operator == Operator::In && filter.values.iter().any(|v| v == value)
        })
    }

    /// The value of a filter in force.
    pub fn value_of(&self, column: &str, operator: Operator) -> Option<&str> {
        let filter = self.request.filters.iter().find(|f| f.column == column && f.operator == operator)?;
        filter.values.first().map(String::as_str)
    }
}

/// The question of an address. A choice of all columns is no choice.
pub fn asked(visit: &Visit, columns: usize) -> Result<(RowsRequest, Option<u32>), Refusal> {
    let mut request = address::parse(&visit.query).map_err(apertura_actions::Refusal::from)?;
    if request.columns.as_ref().is_some_and(|chosen| chosen.len() >= columns) {
        request.columns = None;
    }
    let version = match visit.value("_version") {
        Some(number) => Some(number.parse().map_err(|_| Refusal::not_found())?),
        None => None,
    };
    Ok((request, version))
}

/// The page.
pub async fn show(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let number = visit.value("_version").and_then(|number| number.parse().ok());
    let table = portal.explorer.open(&slug, number).await?;
    let version = &table.version;
    let (mut request, number) = asked(&visit, version.dictionary.fields.len())?;
    let columns = ColumnView::all(version);
    let state = ViewState::of(&visit, &columns);
    if let Some(row) = state.row {
        request.offset = (row - 1) / request.limit.max(1) * request.limit;
    }
    let grouping = state.groups(&request, &columns);
    if let (Some(groups), true) = (&grouping, visit.json) {
        return Ok(Json(table.groups(groups).await?).into_response());
    }
    let shown = pinned_first(&request, &state, &columns);
    let page = table.rows(if visit.json { &request } else { &shown }).await;
    if visit.json {
        return Ok(Json(page?).into_response());
    }
    let groups = match &grouping {
        Some(grouping) => Some(table.groups(grouping).await?),
        None => None,
    };
    let (dataset, latest) = portal.catalog.dataset(&slug).await?;
    let messages = visit.messages();
    // The form stands open only where something in it must be put right.
    let panel = page.is_err().then_some("filters");
    let view = Explorer {
        messages,
        dataset: &dataset,
        asked_version: number,
        version: version.number,
        request,
        columns,
        panel,
        state,
        facets: Vec::new(),
        formats: table.formats(),
    };
    let view = Explorer { facets: counts(&table, &view).await, ..view };
    // The page does not wait long for the totals of a large table; they are there when it is asked for again.
    let shown = view.request.columns.as_deref();
    let totals = match &groups {
        Some(_) => None,
        None => table.totals_within(patience(&table, TOTALS_WAIT), &view.request.scope(), shown).await.ok().flatten(),
    };
    let title = messages.with("explore-title", [("title", dataset.title.as_str())]);
    let crumbs = layout::crumbs_of(messages, &dataset);
    let refused = page.as_ref().err().map(|refusal| messages.refusal(refusal));
    let body = html! {
        h1 { (title) }
        @if version.number != latest {
            div.notice role="note" {
                p {
                    (messages.with("old-version", [("day", crate::date::day(messages, version.published))])) " "
                    a href=(view.path()) { (messages.text("go-to-latest")) }
                }
            }
        }
        (filters::form(&view))
        (filters::chips(&view))
        @match (&page, refused) {
            (Ok(_), _) if groups.is_some() => { @if let Some(groups) = &groups { (groups::table(&view, groups)) } }
            (Ok(page), _) => {
                (found(&view, page, version.number))
                (grid::table(&view, page, totals.as_ref()))
                @if totals.is_none() && page.total > 0 {
                    p.hint { (messages.text("totals-later")) " " a href=(view.address(&view.request)) rel="nofollow" { (messages.text("totals-again")) } }
                }
                (pager(&view, page.total))
            }
            (Err(_), Some((what, hint))) => {
                div.notice.error role="alert" { p { b { (what) } } p { (hint) } }
            }
            (Err(_), None) => {}
        }
    };
    let refused = page.is_err();
    let page = Page {
        title: &title,
        description: "",
        crumbs: &crumbs,
        json: Some(view.address_of(&format!("/dataset/{slug}/explore.json"), &view.request)),
        script: true,
        body,
    };
    Ok(layout::render_form(&visit, page, refused))
}

/// How many rows there are, and the way to take them along.
fn found(view: &Explorer<'_>, page: &apertura_actions::explore::RowsPage, version: u32) -> Markup {
    let messages = view.messages;
    html! {
        div.resultbar {
            p role="status" {
                @if page.total == page.all {
                    b { (messages.with("rows-count", [("count", page.total as f64)])) }
                } @else {
                    b { (messages.with("rows-of", [("count", page.total as f64), ("all", page.all as f64)])) }
                }
            }
            (export::ways(view, version))
        }
        @if page.total == 0 { div.notice { p { (messages.text("no-rows")) } } }
    }
}

/// The request with the pinned columns first.
fn pinned_first(request: &RowsRequest, state: &ViewState, columns: &[ColumnView<'_>]) -> RowsRequest {
    if state.pinned.is_empty() {
        return request.clone();
    }
    let all = || columns.iter().map(|column| column.name.clone()).collect();
    let others: Vec<String> = request.columns.clone().unwrap_or_else(all);
    let mut names = state.pinned.clone();
    names.extend(others.into_iter().filter(|name| !state.pinned.contains(name)));
    RowsRequest { columns: Some(names), ..request.clone() }
}

/// How long is waited for what takes so long at most of a large table.
fn patience(table: &apertura_actions::OpenTable, large: std::time::Duration) -> std::time::Duration {
    if table.version.rows < LARGE { SMALL_WAIT } else { large }
}

/// The counts of categories under the filters, as many as come in time; without filters the profile has them.
async fn counts(table: &apertura_actions::OpenTable, view: &Explorer<'_>) -> Vec<Facet> {
    let scope = view.request.scope();
    let mut facets = Vec::new();
    if scope == apertura_actions::explore::Scope::default() {
        return facets;
    }
    let until = tokio::time::Instant::now() + patience(table, COUNTS_WAIT);
    for column in view.columns.iter().filter(|column| filters::is_category(column)) {
        let asked = table.facet(&scope, &column.name, filters::CHOICES + 2);
        let Ok(Ok(facet)) = tokio::time::timeout_at(until, asked).await else { break };
        facets.push(facet);
    }
    facets
}

/// A small form that leads to a row by its number.
fn go_to_row(view: &Explorer<'_>, total: u64) -> Markup {
    let messages = view.messages;
    let request = RowsRequest { offset: 0, ..view.request.clone() };
    let mut pairs = address::pairs(&request);
    pairs.extend(view.state.pairs());
    pairs.extend(view.asked_version.map(|number| ("_version".to_owned(), number.to_string())));
    html! {
        form.go-to method="get" action=(format!("{}#row-here", view.path())) {
            @for (name, value) in pairs { input type="hidden" name=(name) value=(value); }
            label for="go-to" { (messages.text("go-to-row")) }
            input #go-to type="number" name="_row" min="1" max=(total) inputmode="numeric" value=[view.state.row] required;
            button.quiet type="submit" { (messages.text("go")) }
        }
    }
}

fn pager(view: &Explorer<'_>, total: u64) -> Markup {
    let messages = view.messages;
    let (page, last) = (view.request.page(), total.div_ceil(view.request.limit.max(1)).max(1));
    html! {
        @if last > 1 {
            (go_to_row(view, total))
            nav.pager aria-label=(messages.text("pages")) {
                @if page > 1 {
                    a.button.quiet rel="prev nofollow" href=(view.address(&view.request.with_page((page - 1).min(last)))) { (messages.text("page-before")) }
                }
                p { (messages.with("page-of", [("page", page as f64), ("last", last as f64)])) }
                @if page < last {
                    a.button.quiet rel="next nofollow" href=(view.address(&view.request.with_page(page + 1))) { (messages.text("page-after")) }
                }
            }
        }
    }
}

/// `/dataset/{slug}/totals.json`: totals of the rows that the filters leave.
pub async fn totals(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let (request, version) = asked(&visit, usize::MAX)?;
    let table = portal.explorer.open(&slug, version).await?;
    let totals = table.totals(&request.scope(), request.columns.as_deref()).await?;
    Ok(Json(totals).into_response())
}
