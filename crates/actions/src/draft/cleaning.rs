//! A draft's table, cleaned by a recipe: files in a folder of their own, open for questions; and what one step of
//! it did.
//!
//! Never here: publication.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use apertura_query::Source;
use apertura_tabular::clean::{Outputs, clean};
use apertura_tabular::cleaned::{Cleaned, Drift, StepChanges};
use apertura_tabular::privacy::Exposure;
use apertura_tabular::{Operation, Recipe, Sample};

use super::job::Look;
use super::open::OpenDraft;
use super::{Drafts, fault};
use crate::refusal::Refusal;

/// A recipe applied to a table of an original, with or without all files for downloads.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    original: String,
    recipe: String,
    /// What is written about the columns, where all files are wanted.
    files: Option<Vec<(String, String)>>,
}

/// A table, cleaned.
pub struct Cleaning {
    /// Columns, changes, profile, names of files.
    pub cleaned: Cleaned,
    folder: tempfile::TempDir,
    stem: String,
}

impl Cleaning {
    /// Where a written file is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where the table is, as CSV.
    pub(super) fn table_file(&self) -> PathBuf {
        self.path(&format!("{}.csv", self.stem))
    }

    /// The table, open for questions.
    pub(super) fn source(&self) -> Source {
        let types = self.cleaned.columns.iter().map(|column| (column.name.clone(), column.value_type)).collect();
        Source { path: self.path(&format!("{}.parquet", self.stem)), types }
    }

    /// What a step (by its 1-based number) did, column by column.
    pub fn step(&self, number: usize) -> impl Iterator<Item = &StepChanges> {
        self.cleaned.changes.steps.iter().filter(move |step| step.step == number)
    }

    /// Why a step did not fit the file.
    pub fn drift(&self, number: usize) -> impl Iterator<Item = &Drift> {
        self.cleaned.changes.drift.iter().filter(move |drift| drift.step == number)
    }
}

/// What a change would do.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The 1-based number of the step in the recipe as it would be.
    pub step: Option<usize>,
    /// Cells that the step would change.
    pub cells: u64,
    /// Rows that it would leave out.
    pub rows: u64,
    /// Cells that it could not treat.
    pub misfits: u64,
    /// The first cells, before and after.
    pub samples: Vec<Sample>,
    /// The first records left out.
    pub records: Vec<u64>,
    /// Why it would not fit.
    pub drift: Vec<Drift>,
    /// Rows of the clean table without and with the change.
    pub size: (Option<u64>, u64),
    /// Columns that the clean table would no longer have.
    pub gone: Vec<String>,
    /// Columns that it would have more.
    pub new: Vec<String>,
    /// How easily persons are recognized without and with the change; none where no columns describe persons, or where
    /// the change leaves that as it is.
    pub risk: Option<RiskChange>,
}

/// How easily persons are recognized, before a change and after it.
#[derive(Clone, Debug)]
pub struct RiskChange {
    /// Rows that must share a combination.
    pub threshold: u64,
    /// Before.
    pub before: Exposure,
    /// After; none where no columns that describe persons are left.
    pub after: Option<Exposure>,
}

impl Effect {
    pub(super) fn new(before: Option<&Cleaning>, after: &Cleaning, step: Option<usize>) -> Effect {
        let changes: Vec<&StepChanges> = step.map(|step| after.step(step).collect()).unwrap_or_default();
        let mut samples: Vec<Sample> = changes.iter().flat_map(|change| change.samples.iter().cloned()).collect();
        samples.sort_by_key(|sample| sample.record);
        let names = |cleaning: &Cleaning| -> Vec<String> {
            cleaning.cleaned.columns.iter().map(|column| column.name.clone()).collect()
        };
        let (had, has) = (before.map(names), names(after));
        let had = had.unwrap_or_else(|| has.clone());
        let figures = |cleaning: &Cleaning| cleaning.cleaned.changes.privacy.clone();
        let (was, is) = (before.and_then(figures), figures(after));
        let risk = was.and_then(|was| was.after).zip(is).filter(|(was, is)| is.after.as_ref() != Some(was));
        Effect {
            step,
            cells: changes.iter().map(|change| change.cells_changed).sum(),
            rows: changes.iter().map(|change| change.rows_dropped).sum(),
            misfits: changes.iter().map(|change| change.misfits).sum(),
            samples,
            records: changes.iter().flat_map(|change| change.records_dropped.iter().copied()).take(20).collect(),
            drift: step.map(|step| after.drift(step).cloned().collect()).unwrap_or_default(),
            size: (before.map(|before| before.cleaned.rows), after.cleaned.rows),
            gone: had.iter().filter(|name| !has.contains(name)).cloned().collect(),
            new: has.iter().filter(|name| !had.contains(name)).cloned().collect(),
            risk: risk.map(|(before, is)| RiskChange { threshold: is.threshold, before, after: is.after }),
        }
    }
}

impl Drafts {
    /// The draft's table cleaned by a recipe: for looking at.
    pub(super) async fn cleaning(
        &self,
        open: &OpenDraft,
        recipe: &Recipe,
        wait: Duration,
    ) -> Result<Look<Cleaning>, Refusal> {
        self.cleaned(open, recipe, false, wait).await
    }

    /// The same with all files that a person can take along.
    pub(super) async fn cleaning_with_files(
        &self,
        open: &OpenDraft,
        wait: Duration,
    ) -> Result<Look<Cleaning>, Refusal> {
        self.cleaned(open, &open.state.recipe, true, wait).await
    }

    async fn cleaned(
        &self,
        open: &OpenDraft,
        recipe: &Recipe,
        files: bool,
        wait: Duration,
    ) -> Result<Look<Cleaning>, Refusal> {
        let columns = &open.state.description.columns;
        let written = || columns.iter().map(|(name, text)| (name.clone(), text.clone())).collect();
        let key = Key { original: open.draft.original.clone(), recipe: recipe.to_toml(), files: files.then(written) };
        let pseudonyms =
            |step: &apertura_tabular::Step| step.enabled && matches!(step.operation, Operation::Pseudonymize { .. });
        let secret = match recipe.steps.iter().any(pseudonyms) {
            true => Some(self.inside.catalog.store.pseudonym_key().await?),
            false => None,
        };
        let job = self.inside.cleanings.get_or(key, || {
            let (recipe, reading, root) = (recipe.clone(), open.reading.clone(), self.inside.folder());
            let limits = self.inside.catalog.config.limits.clone();
            let (stem, columns) = (open.stem(), columns.clone());
            move |told: &super::Progressing<'_>| {
                let Some((table, profile)) = reading.table(recipe.import.table) else { return Err(Refusal::Outdated) };
                let folder = tempfile::TempDir::new_in(root).map_err(fault)?;
                let mut outputs = Outputs::new(folder.path(), &stem);
                outputs.source = Some(reading.examined.structured.source.clone());
                outputs.descriptions = columns;
                outputs.key = secret;
                outputs.records = !files;
                if !files {
                    outputs.spreadsheet_cells = 0;
                }
                outputs = outputs.with_profile(profile);
                let cleaned = clean(table, &recipe, &outputs, &limits, told)?;
                Ok(Cleaning { cleaned, folder, stem })
            }
        });
        Ok(job.within(wait).await)
    }
}

/// The result of a job, or why there is none.
pub(super) fn result<T>(look: Look<T>) -> Result<Arc<T>, Refusal> {
    match look {
        Look::Ready(result) => Ok(result),
        Look::Working(_) => Err(fault("it takes too long")),
        Look::Failed(refusal) => Err(Refusal::Shared(refusal)),
    }
}
