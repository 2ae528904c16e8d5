//! What every part of the page of a draft knows: the draft, its clean table, what the address asks for.
//!
//! Never here: HTML.

use std::sync::Arc;

use apertura_actions::draft::{Cleaning, Drafts, Found, Look, OpenDraft, Opened, State};
use apertura_actions::explore::{RowsRequest, address};
use apertura_tabular::Severity;
use axum::response::Response;

use super::{PATIENCE, wait};
use crate::door::Guest;
use crate::language::Messages;
use crate::refusal::Refusal;
use crate::visit::{self, Visit};

/// A draft as a page shows it.
pub(super) struct View<'a> {
    pub(super) visit: &'a Visit,
    pub(super) guest: &'a Guest,
    pub(super) messages: &'static Messages,
    pub(super) open: OpenDraft,
    pub(super) cleaning: Arc<Cleaning>,
    pub(super) findings: Vec<Found>,
    /// The question to the clean table: filters and search; its columns are checked.
    pub(super) request: RowsRequest,
    /// The record at the top of both grids.
    pub(super) at: u64,
}

impl<'a> View<'a> {
    /// The view of the draft `id`; or the page that is shown instead while there is none.
    pub(super) async fn open(
        visit: &'a Visit,
        guest: &'a Guest,
        drafts: &Drafts,
        id: &str,
    ) -> Result<Result<View<'a>, Response>, Refusal> {
        let open = match drafts.open(&guest.person, id, PATIENCE).await? {
            Opened::Ready(open) => *open,
            Opened::Working(draft, progress) => return Ok(Err(wait::reading(visit, &draft, progress))),
            Opened::Failed(draft, refusal) => return Ok(Err(wait::failed(visit, guest, &draft, &refusal))),
        };
        let cleaning = match open.cleaning(PATIENCE).await? {
            Look::Ready(cleaning) => cleaning,
            Look::Working(progress) => return Ok(Err(wait::cleaning(visit, &open.draft, progress))),
            Look::Failed(refusal) => return Ok(Err(wait::failed(visit, guest, &open.draft, &refusal))),
        };
        let mut request = address::parse(&visit.query).unwrap_or_default();
        // a column may have gone with the last change
        request.filters.retain(|filter| cleaning.cleaned.columns.iter().any(|column| column.name == filter.column));
        (request.sort, request.columns) = (Vec::new(), None);
        let first = open.table().structure.header_first_row.unwrap_or(open.table().structure.first_row);
        let at = visit.value("at").and_then(|at| at.parse().ok()).filter(|at| *at > 0);
        let findings = open.findings();
        let at = at.unwrap_or(if first <= 8 { 1 } else { first });
        Ok(Ok(View { visit, guest, messages: visit.messages(), open, cleaning, findings, request, at }))
    }

    /// An address of this draft.
    pub(super) fn path(&self, rest: &str) -> String {
        format!("/draft/{}{rest}", self.open.draft.id)
    }

    /// This page with some names of the query replaced, at one of its parts.
    pub(super) fn with(&self, changes: &[(&str, &str)], part: &str) -> String {
        let all: Vec<(String, String)> = self
            .visit
            .query
            .iter()
            .filter(|(name, value)| !value.is_empty() && !changes.iter().any(|(changed, _)| changed == name))
            .cloned()
            .chain(changes.iter().filter(|(_, v)| !v.is_empty()).map(|(n, v)| ((*n).to_owned(), (*v).to_owned())))
            .collect();
        let part = if part.is_empty() { String::new() } else { format!("#{part}") };
        format!("{}{part}", visit::address(&self.path(""), &all))
    }

    /// What the address asks for beside these names: hidden fields of a form that leads to the page.
    pub(super) fn kept<'v>(&'v self, gone: &'v [&str]) -> impl Iterator<Item = (&'v str, &'v str)> {
        let pairs = self.visit.query.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        pairs.filter(move |(name, value)| !value.is_empty() && !gone.contains(name) && !name.starts_with("set-"))
    }

    /// This page without the form of a step.
    pub(super) fn without_step(&self) -> String {
        let kept = self.kept(&["step", "add", "op", "try", "value"]);
        let kept: Vec<(String, String)> = kept.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        format!("{}#recipe", visit::address(&self.path(""), &kept))
    }

    /// True where only some rows are shown.
    pub(super) fn filtered(&self) -> bool {
        !self.request.filters.is_empty() || self.request.search.is_some()
    }

    /// The findings that a person must still decide on.
    pub(super) fn undecided(&self) -> usize {
        let asks = |found: &&Found| found.finding.severity == Severity::Error && found.state == State::Open;
        self.findings.iter().filter(asks).count()
    }

    /// What the office calls a column of the table as read; the name where it is not called anything.
    pub(super) fn label(&self, name: &str) -> String {
        let column = self.open.table().columns.iter().find(|column| column.name == name);
        match column.map(|column| column.label.trim()) {
            Some(label) if !label.is_empty() => label.to_owned(),
            _ => self.clean_label(name),
        }
    }

    /// What the office calls a column of the clean table.
    pub(super) fn clean_label(&self, name: &str) -> String {
        let column = self.cleaning.cleaned.columns.iter().find(|column| column.name == name);
        match column.map(|column| column.label.trim()) {
            Some(label) if !label.is_empty() => label.to_owned(),
            _ => name.to_owned(),
        }
    }
}
