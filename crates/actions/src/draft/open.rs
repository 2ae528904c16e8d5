//! A draft, open: its table, its findings, its rows as they stood and as they become, its files, its publication.
//!
//! Never here: changing it (see `change`).

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use apertura_catalog::{Decision, Draft, DraftState, Slug};
use apertura_query::{Facet, RowsPage, RowsRequest, Scope};
use apertura_tabular::{Finding, Limits, Profile, RowKind, Sample, Table};

use super::cleaning::{Cleaning, result};
use super::clusters::Clusters;
use super::find::{self, Found};
use super::job::{LONGEST, Look, Shelf};
use super::reading::Reading;
use super::{Drafts, background, fault};
use crate::person::Person;
use crate::publish::personal_data;
use crate::refusal::Refusal;
use crate::report::ReportInput;

/// Cells that a decision about personal data is shown on.
const SAMPLES: u64 = 5;

/// A draft whose file has been read.
pub struct OpenDraft {
    /// The draft.
    pub draft: Draft,
    /// What people chose.
    pub state: DraftState,
    /// What is in the file.
    pub reading: Arc<Reading>,
    pub(super) person: Person,
    pub(super) drafts: Drafts,
}

/// Some records of the sheet as they stood.
pub struct Window {
    /// Record, what it is, its cells.
    pub rows: Vec<(u64, RowKind, Vec<String>)>,
    /// All records of the sheet.
    pub all: u64,
}

impl OpenDraft {
    pub(super) fn new(
        drafts: Drafts,
        person: Person,
        draft: Draft,
        state: DraftState,
        reading: Arc<Reading>,
    ) -> Result<OpenDraft, Refusal> {
        let open = OpenDraft { draft, state, reading, person, drafts };
        // a later engine may find fewer tables
        if open.reading.table(open.number()).is_none() {
            return Err(Refusal::Outdated);
        }
        Ok(open)
    }

    /// The 1-based number of the table that is meant.
    pub fn number(&self) -> usize {
        self.state.recipe.import.table
    }

    /// The table.
    pub fn table(&self) -> &Table {
        self.reading.table(self.number()).expect("checked when it was opened").0
    }

    /// The profile of the table as read.
    pub fn profile(&self) -> &Profile {
        self.reading.table(self.number()).expect("checked when it was opened").1
    }

    /// The findings about the file and the table, and how each stands.
    pub fn findings(&self) -> Vec<Found> {
        find::found(self.reading.findings(self.number()), &self.state)
    }

    /// What was decided about personal data, and the findings about which nobody has.
    pub fn decisions(&self) -> (Vec<Decision>, Vec<Finding>) {
        let findings: Vec<Finding> = self.reading.findings(self.number()).cloned().collect();
        match personal_data::decided(&self.state.recipe, &findings) {
            Ok(mut decisions) => {
                decisions.extend(personal_data::risks_decided(&self.state.recipe, &findings));
                (decisions, Vec::new())
            }
            Err(open) => (Vec::new(), open),
        }
    }

    /// The drafts that it is one of.
    pub(crate) fn drafts(&self) -> &Drafts {
        &self.drafts
    }

    pub(super) fn limits(&self) -> Limits {
        self.drafts.inside.catalog.config.limits.clone()
    }

    pub(super) fn shelf(&self) -> &Shelf<(PathBuf, String), Clusters> {
        &self.drafts.inside.clusters
    }

    /// The first cells of a column with personal data as they stood and as a decision leaves them: for the person who
    /// decides, and for nobody else. Nothing where the column goes.
    pub(super) async fn decided_cells(&self, after: &Cleaning, column: &str) -> Result<Vec<Sample>, Refusal> {
        let Some(place) = self.table().columns.iter().find(|known| known.name == column).map(|known| known.index)
        else {
            return Ok(Vec::new());
        };
        if !after.cleaned.columns.iter().any(|known| known.name == column) {
            return Ok(Vec::new());
        }
        let request = RowsRequest { columns: Some(vec![column.to_owned()]), limit: SAMPLES, ..RowsRequest::default() };
        let page = self.rows(after, &request).await?;
        let records: Vec<u64> = after.cleaned.records.iter().copied().take(page.rows.len()).collect();
        let stood = self.original(records).await?;
        let cells = stood.rows.into_iter().zip(page.rows).map(|((record, _, cells), row)| {
            let after = match row.into_iter().next() {
                Some(serde_json::Value::String(text)) => text,
                Some(serde_json::Value::Null) | None => String::new(),
                Some(other) => other.to_string(),
            };
            Sample { record, before: cells.get(place).cloned().unwrap_or_default(), after: Some(after) }
        });
        Ok(cells.filter(|sample| !sample.before.is_empty()).collect())
    }

    /// The first part of the names of its files: `incidentes-2024`.
    pub fn stem(&self) -> String {
        let name = self.draft.name.rsplit_once('.').map_or(self.draft.name.as_str(), |(stem, _)| stem);
        Slug::from_title(name).to_string()
    }

    /// Records of the sheet as they stood.
    ///
    /// # Errors
    /// Disk faults.
    pub async fn original(&self, records: Vec<u64>) -> Result<Window, Refusal> {
        let (reading, number) = (self.reading.clone(), self.number());
        background(move || {
            let Some((table, _)) = reading.table(number) else { return Err(Refusal::Outdated) };
            let texts = table.rows.texts(&records)?;
            let kind = |record: u64| reading.kind(number, record).unwrap_or(RowKind::Empty);
            let rows = records.into_iter().zip(texts).map(|(record, cells)| (record, kind(record), cells)).collect();
            Ok(Window { rows, all: table.rows.records() })
        })
        .await?
    }

    /// The table, cleaned by the draft's recipe; or how far that is after `wait`.
    ///
    /// # Errors
    /// Faults.
    pub async fn cleaning(&self, wait: Duration) -> Result<Look<Cleaning>, Refusal> {
        self.drafts.cleaning(self, &self.state.recipe, wait).await
    }

    /// The table, cleaned by the draft's recipe, however long it takes.
    ///
    /// # Errors
    /// Why it cannot be cleaned.
    pub async fn cleaned(&self) -> Result<Arc<Cleaning>, Refusal> {
        result(self.cleaning(LONGEST).await?)
    }

    /// Rows of the clean table.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn rows(&self, cleaning: &Cleaning, request: &RowsRequest) -> Result<RowsPage, Refusal> {
        Ok(self.drafts.inside.engine.rows(&cleaning.source(), request).await?)
    }

    /// The values of a clean column with their counts.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn facet(
        &self,
        cleaning: &Cleaning,
        scope: &Scope,
        column: &str,
        limit: usize,
    ) -> Result<Facet, Refusal> {
        Ok(self.drafts.inside.engine.facet(&cleaning.source(), scope, column, limit).await?)
    }

    /// Where a file for downloading is; made where it is not there. `report.html` is rendered by `report`.
    ///
    /// # Errors
    /// Why the table cannot be cleaned; [`Refusal::NoSuchFile`].
    pub async fn file(
        &self,
        name: &str,
        report: &(dyn Fn(&ReportInput<'_>) -> String + Sync),
    ) -> Result<(Arc<Cleaning>, PathBuf), Refusal> {
        let cleaning = result(self.drafts.cleaning_with_files(self, LONGEST).await?)?;
        let path = cleaning.path(name);
        if name == "report.html" {
            let (decisions, _) = self.decisions();
            let findings: Vec<Finding> = self.reading.findings(self.number()).cloned().collect();
            let table = self.table();
            let text = report(&ReportInput {
                dataset: None,
                version: None,
                source: &self.reading.examined.structured.source,
                sheet: table.sheet.as_deref(),
                structure: &table.structure,
                findings: &findings,
                before: self.profile(),
                recipe: &self.state.recipe,
                cleaned: &cleaning.cleaned,
                decisions: &decisions,
                difference: None,
            });
            std::fs::write(&path, text).map_err(fault)?;
            return Ok((cleaning, path));
        }
        match cleaning.cleaned.files.iter().any(|file| file.name == name) {
            true => Ok((cleaning, path)),
            false => Err(Refusal::NoSuchFile { slug: self.draft.id.clone(), name: name.to_owned() }),
        }
    }
}
