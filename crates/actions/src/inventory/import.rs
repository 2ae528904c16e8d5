//! Taking in a foreign inventory: a file is read and kept aside, looked at, its columns are put right, and then taken in.
//!
//! Never here: what its cells mean (see `catalog::opening::import`). Nothing is fetched from other servers.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use apertura_catalog::opening::finding::EntryFinding;
use apertura_catalog::opening::import::{self, Proposal, Source};
use apertura_catalog::opening::label::Column;
use apertura_catalog::opening::{Field, ckan};
use apertura_catalog::{Agency, Permission};
use apertura_store::{EntryChange, KeptImport};
use apertura_tabular::semantic::fold;
use apertura_tabular::{Limits, Overrides, ReadError, Severity};

use super::{MOST_ENTRIES, blank_entry, event, no_such};
use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;
use crate::secret;

/// Largest foreign inventory.
const MOST_BYTES: u64 = 20 << 20;

/// An import as it is looked at.
#[derive(Clone, Debug)]
pub struct ImportView {
    /// Whose inventory it is for.
    pub agency: Agency,
    /// Its name and times.
    pub kept: KeptImport,
    /// What was read.
    pub source: Source,
    /// The datasets that it tells of.
    pub proposals: Vec<Proposal>,
    /// The organizations that it names.
    pub organizations: Vec<String>,
    /// Those of them that are this agency.
    pub own: Vec<String>,
}

/// What was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// New entries.
    pub added: usize,
    /// Entries of the same title that were completed.
    pub completed: usize,
    /// Datasets of the file that were left out.
    pub left: usize,
}

impl Catalog {
    /// A temporary file for a foreign inventory, to be written and read; it goes when it is dropped.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchEntry`], disk faults.
    pub async fn inventory_upload(
        &self,
        person: &Person,
        agency: &str,
        name: &str,
    ) -> Result<tempfile::NamedTempFile, Refusal> {
        let agency = self.visible_agency(person, agency).await?.slug;
        person.may(Permission::EditInventory, Some(&agency))?;
        // the ending tells some formats apart
        let ending = name.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
        let ending: String = ending.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
        let file = tempfile::Builder::new().suffix(&format!(".{ending}")).tempfile();
        file.map_err(|why| Refusal::Fault { why: why.to_string() })
    }

    /// Reads a foreign inventory and keeps it aside.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchEntry`], where the file cannot be read or holds no list, faults.
    pub async fn read_inventory(
        &self,
        person: &Person,
        agency: &str,
        path: &Path,
        name: &str,
    ) -> Result<KeptImport, Refusal> {
        let agency = self.visible_agency(person, agency).await?.slug;
        person.may(Permission::EditInventory, Some(&agency))?;
        let (path, limits) = (path.to_path_buf(), self.config.limits.clone());
        let read = tokio::task::spawn_blocking(move || read(&path, &limits)).await;
        let source = read.map_err(|why| Refusal::Fault { why: why.to_string() })??;
        let plain: String = name.rsplit(['/', '\\']).next().unwrap_or_default().chars().take(200).collect();
        let plain: String = plain.chars().map(|c| if c.is_control() { '_' } else { c }).collect();
        let kept = KeptImport { id: secret::id()?, agency, name: plain, created: (self.config.clock)(), taken: None };
        self.store.keep_import(&kept, &source).await?;
        Ok(kept)
    }

    /// The imports of an agency, the latest first.
    ///
    /// # Errors
    /// [`Refusal::NoSuchEntry`], faults.
    pub async fn imports(&self, person: &Person, agency: &str) -> Result<Vec<KeptImport>, Refusal> {
        let agency = self.visible_agency(person, agency).await?;
        Ok(self.store.imports(agency.slug.as_str()).await?)
    }

    /// An import with what would become of it. `own` are the organizations of the file that are this agency; where none
    /// is given, those of its name.
    ///
    /// # Errors
    /// [`Refusal::NoSuchEntry`], faults.
    pub async fn import(&self, person: &Person, id: &str, own: &[String]) -> Result<ImportView, Refusal> {
        let (kept, source) = self.store.import(id).await?.ok_or_else(|| no_such(id))?;
        let agency = self.visible_agency(person, kept.agency.as_str()).await.map_err(|refusal| match refusal {
            Refusal::NoSuchEntry { .. } => no_such(id),
            other => other,
        })?;
        let existing = self.store.entries(Some(kept.agency.as_str())).await?;
        let mut proposals = import::proposals(&source, &existing, self.today());
        let organizations = import::organizations(&source);
        let own: Vec<String> = match own {
            [] => organizations.iter().filter(|name| fold(name) == fold(&agency.name)).cloned().collect(),
            own => own.to_vec(),
        };
        // where the file names one body only, it is this one, however it writes the name
        if organizations.len() > 1 || !own.is_empty() {
            for proposal in &mut proposals {
                let theirs = !proposal.organization.is_empty()
                    && !own.iter().any(|name| fold(name) == fold(&proposal.organization));
                if theirs {
                    proposal.take = false;
                    let finding =
                        EntryFinding::new("other-agency", Severity::Info, None, proposal.organization.as_str());
                    proposal.findings.insert(0, finding);
                }
            }
        }
        Ok(ImportView { agency, kept, source, proposals, organizations, own })
    }

    /// Says what the columns of an import are.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchEntry`], [`Refusal::BadValue`] for another number of columns, faults.
    pub async fn match_columns(&self, person: &Person, id: &str, columns: &[Column]) -> Result<(), Refusal> {
        let (kept, mut source) = self.store.import(id).await?.ok_or_else(|| no_such(id))?;
        self.visible_agency(person, kept.agency.as_str()).await.map_err(|_| no_such(id))?;
        person.may(Permission::EditInventory, Some(&kept.agency))?;
        if columns.len() != source.labels.len() {
            let value = columns.len().to_string();
            return Err(Refusal::BadValue { field: "columns", value, choices: vec![source.labels.len().to_string()] });
        }
        source.columns = columns.to_vec();
        Ok(self.store.change_import(id, &source).await?)
    }

    /// Takes the chosen datasets of an import (by their place in the list) into the inventory, in one step. An entry of the
    /// same title is completed; what it says otherwise is noted there, named by `label`.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchEntry`], [`Refusal::Outdated`] where it was taken in already or the
    /// inventory changed meanwhile, faults. Nothing was taken in then.
    pub async fn take_import(
        &self,
        person: &Person,
        id: &str,
        chosen: &BTreeSet<usize>,
        label: &(dyn Fn(Field) -> String + Sync),
    ) -> Result<Taken, Refusal> {
        let view = self.import(person, id, &[]).await?;
        let agency = &view.agency.slug;
        person.may(Permission::EditInventory, Some(agency))?;
        let existing = self.store.entries(Some(agency.as_str())).await?;
        let now = (self.config.clock)();
        let plans = person.can(Permission::EditPlan, Some(agency));
        let (mut new, mut changes): (Vec<_>, Vec<EntryChange>) = (Vec::new(), Vec::new());
        let mut taken = Taken { added: 0, completed: 0, left: 0 };
        for (number, proposal) in view.proposals.into_iter().enumerate() {
            if !chosen.contains(&number) {
                taken.left += 1;
                continue;
            }
            let mut state = proposal.state;
            if let Some(day) = state.plan.commitment.filter(|_| !plans) {
                // a promise is made by whoever may; the date is not lost
                state.plan.commitment = None;
                state.note(&format!("{}: {day}", label(Field::Commitment)));
            }
            let same = proposal.same_as.and_then(|id| existing.iter().find(|entry| entry.id == id));
            let Some(entry) = same else {
                taken.added += 1;
                new.push(blank_entry(secret::id()?, agency.clone(), now, state));
                continue;
            };
            taken.completed += 1;
            let at = changes.iter().position(|change| change.id == entry.id);
            let before = at.map_or(&entry.state, |at| &changes[at].state);
            let (mut completed, left) = import::complete(before, &state);
            for (field, value) in left {
                completed.note(&format!("{} ({}): {value}", label(field), view.kept.name));
            }
            match at {
                Some(at) => changes[at].state = completed,
                None if completed == entry.state => {}
                None => changes.push(EntryChange { id: entry.id.clone(), base: entry.revision, state: completed }),
            }
        }
        if existing.len() + new.len() > MOST_ENTRIES {
            let value = (existing.len() + new.len()).to_string();
            return Err(Refusal::BadValue { field: "entries", value, choices: Vec::new() });
        }
        let body = serde_json::json!({
            "import": id, "added": taken.added, "completed": taken.completed, "left": taken.left,
        });
        let event = event(person, "inventory-imported", agency, body);
        let kept = self.store.keep_entries(&new, &changes, person.account(), now, &event, Some(id)).await?;
        if kept { Ok(taken) } else { Err(Refusal::Outdated) }
    }
}

/// What a file holds: the answer of a CKAN portal, or a sheet in any format that the engine reads.
fn read(path: &Path, limits: &Limits) -> Result<Source, Refusal> {
    let bytes = std::fs::metadata(path).map_err(ReadError::Io)?.len();
    if bytes > MOST_BYTES {
        return Err(ReadError::Limit { limit: "inventory_bytes", found: bytes, allowed: MOST_BYTES }.into());
    }
    let mut head = Vec::new();
    std::fs::File::open(path).and_then(|file| file.take(64).read_to_end(&mut head)).map_err(ReadError::Io)?;
    let first = String::from_utf8_lossy(&head);
    if first.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']) {
        let text = std::fs::read(path).map_err(ReadError::Io)?;
        let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&text);
        if let Ok(document) = serde_json::from_slice(text)
            && let Some(source) = ckan::source(&document)
        {
            return Ok(source);
        }
    }
    // a list of datasets is small: it is held in memory, however it is written
    let limits = Limits { grid_bytes: MOST_BYTES * 2, ..limits.clone() };
    let document = apertura_tabular::read::read(path, &Overrides::default(), &limits)?;
    import::source(&document).ok_or_else(|| ReadError::NoTable.into())
}
