//! The inventory of an agency: seen, written by several at once, opened to the public.
//!
//! Never here: foreign inventories (see `import`), files (see `export`), SQL.

mod export;
mod import;

use std::collections::{BTreeMap, BTreeSet};

use apertura_catalog::opening::finding::{EntryFinding, check, same_titles};
use apertura_catalog::opening::inventory::BadCell;
use apertura_catalog::opening::merge::{self, Clash};
use apertura_catalog::opening::{Entry, EntryState, Field};
use apertura_catalog::{Agency, DatasetQuery, DatasetSort, Facet, Permission, Revision, Slug};
use apertura_store::{EntryChange, NewEvent};
use apertura_tabular::Severity;

use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;
use crate::secret;

pub use apertura_store::KeptImport;
pub use export::{SheetKind, workbook};
pub use import::{ImportView, Taken};

/// Entries that one agency holds at most.
pub const MOST_ENTRIES: usize = 5_000;
/// How often a save is tried again when others save at the same moment.
const TRIES: usize = 8;

/// The inventory of an agency, as somebody of it sees it.
#[derive(Clone, Debug)]
pub struct Inventory {
    /// Whose it is.
    pub agency: Agency,
    /// Its entries with what is wrong with each, in the order of the sheet.
    pub entries: Vec<(Entry, Vec<EntryFinding>)>,
    /// Since when the public sees it; none where it does not.
    pub open_since: Option<jiff::Timestamp>,
}

impl Inventory {
    /// How many entries lack something that they must have.
    pub fn incomplete(&self) -> usize {
        let lacks = |findings: &[EntryFinding]| findings.iter().any(|finding| finding.severity == Severity::Error);
        self.entries.iter().filter(|(_, findings)| lacks(findings)).count()
    }
}

/// What somebody wrote in one entry.
#[derive(Clone, Debug, Default)]
pub struct EntryEdit {
    /// The entry; none for a new one.
    pub id: Option<String>,
    /// The revision that they saw.
    pub base: u32,
    /// The cells, changed or not.
    pub cells: Vec<(Field, String)>,
}

/// What became of it.
#[derive(Clone, Debug)]
pub struct Written {
    /// The entry as it stands now; for a new one that could not be kept, what there was is blank.
    pub entry: Option<Entry>,
    /// What happened.
    pub outcome: Outcome,
}

/// What happened to a written entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing was different.
    Unchanged,
    /// It came into the inventory.
    Added,
    /// It was saved.
    Saved,
    /// It was saved beside what somebody else had changed in other cells meanwhile.
    Merged,
    /// Somebody else changed the same cells otherwise: theirs stand, these were not saved; all else was.
    Clashed(Vec<Clash>),
    /// A cell cannot hold what was written; nothing of the entry was saved.
    Bad(BadCell),
}

impl Catalog {
    /// The agencies whose inventory this person may see, with how many entries each has, by name.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for a visitor, faults.
    pub async fn inventories(&self, person: &Person) -> Result<Vec<(Agency, usize)>, Refusal> {
        if *person == Person::Visitor {
            return Err(Refusal::NotAllowed);
        }
        let mut counts: BTreeMap<Slug, usize> = BTreeMap::new();
        for entry in self.store.entries(None).await? {
            *counts.entry(entry.agency).or_default() += 1;
        }
        let mut agencies = self.store.agencies().await?;
        agencies.retain(|agency| person.can(Permission::SeeWork, Some(&agency.slug)));
        agencies.sort_by_key(|agency| apertura_tabular::semantic::fold(&agency.name));
        Ok(agencies
            .into_iter()
            .map(|agency| {
                let count = counts.get(&agency.slug).copied().unwrap_or(0);
                (agency, count)
            })
            .collect())
    }

    /// The inventory of an agency.
    ///
    /// # Errors
    /// [`Refusal::NoSuchEntry`] where there is no such agency or the person may not see its work, faults.
    pub async fn inventory(&self, person: &Person, agency: &str) -> Result<Inventory, Refusal> {
        let agency = self.visible_agency(person, agency).await?;
        let entries = self.store.entries(Some(agency.slug.as_str())).await?;
        let twice: BTreeSet<String> = same_titles(&entries).into_iter().map(str::to_owned).collect();
        let today = self.today();
        let entries = entries
            .into_iter()
            .map(|entry| {
                let mut findings = check(&entry.state, entry.stage(), today);
                if twice.contains(&entry.id) {
                    let finding = EntryFinding::new("title-twice", Severity::Warning, Some(Field::Title), "");
                    let after = findings.iter().take_while(|finding| finding.severity > Severity::Warning).count();
                    findings.insert(after, finding);
                }
                (entry, findings)
            })
            .collect();
        let open_since = self.store.inventory_open_since(agency.slug.as_str()).await?;
        Ok(Inventory { agency, entries, open_since })
    }

    /// An entry of an agency.
    ///
    /// # Errors
    /// [`Refusal::NoSuchEntry`], also where the person may not see it; faults.
    pub async fn entry(&self, person: &Person, id: &str) -> Result<Entry, Refusal> {
        let entry = self.store.entry(id).await?.ok_or_else(|| no_such(id))?;
        see(person, &entry.agency, id)?;
        Ok(entry)
    }

    /// When an entry was changed, the first time first.
    ///
    /// # Errors
    /// As [`Catalog::entry`].
    pub async fn entry_history(&self, person: &Person, id: &str) -> Result<Vec<(Revision, Option<String>)>, Refusal> {
        self.entry(person, id).await?;
        Ok(self.store.entry_history(id).await?)
    }

    /// Writes entries of an agency, each on top of what was seen. What others wrote meanwhile in other cells stays; where
    /// both wrote in the same cell, theirs stays and both are told.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] where any change is of a kind that this person may not make (nothing is saved then),
    /// [`Refusal::NoSuchEntry`], [`Refusal::Outdated`] where others never stop saving, faults.
    pub async fn write_entries(
        &self,
        person: &Person,
        agency: &str,
        edits: &[EntryEdit],
    ) -> Result<Vec<Written>, Refusal> {
        let agency = self.visible_agency(person, agency).await?.slug;
        for _ in 0..TRIES {
            if let Some(written) = self.write_once(person, &agency, edits).await? {
                return Ok(written);
            }
        }
        Err(Refusal::Outdated)
    }

    /// Tries once; none where somebody else saved in between.
    async fn write_once(
        &self,
        person: &Person,
        agency: &Slug,
        edits: &[EntryEdit],
    ) -> Result<Option<Vec<Written>>, Refusal> {
        let entries = self.store.entries(Some(agency.as_str())).await?;
        let now = (self.config.clock)();
        let (mut new, mut changes, mut written) = (Vec::new(), Vec::new(), Vec::new());
        let mut touched: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
        for edit in edits {
            let current = match &edit.id {
                Some(id) => Some(entries.iter().find(|entry| entry.id == *id).ok_or_else(|| no_such(id))?),
                None => None,
            };
            let before = match current {
                None => EntryState::default(),
                Some(entry) if entry.revision == edit.base => entry.state.clone(),
                Some(entry) => self.store.entry_at(&entry.id, edit.base).await?.ok_or_else(|| no_such(&entry.id))?,
            };
            let mut mine = before.clone();
            let bad = edit.cells.iter().find_map(|(field, text)| {
                // a text that came back as it was is no change, also where it would not be understood today
                let same = before.cell(*field) == text.trim().replace("\r\n", "\n");
                if same { None } else { mine.set(*field, &text.replace("\r\n", "\n")).err() }
            });
            if let Some(bad) = bad {
                written.push(Written { entry: current.cloned(), outcome: Outcome::Bad(bad) });
                continue;
            }
            let fields = merge::changed(&before, &mine);
            if fields.is_empty() {
                if current.is_some() {
                    written.push(Written { entry: current.cloned(), outcome: Outcome::Unchanged });
                }
                continue;
            }
            for permission in fields.iter().map(|field| permission(*field)).collect::<BTreeSet<_>>() {
                person.may(permission, Some(agency))?;
            }
            let id = match current {
                Some(entry) => entry.id.clone(),
                None => secret::id()?,
            };
            let Some(entry) = current else {
                let entry = blank_entry(id, agency.clone(), now, mine);
                touched.insert(entry.id.clone(), fields.iter().map(|field| field.code()).collect());
                written.push(Written { entry: Some(entry.clone()), outcome: Outcome::Added });
                new.push(entry);
                continue;
            };
            let (merged, clashes) = merge::merge(&before, &mine, &entry.state);
            let mut after = entry.clone();
            if merged != entry.state {
                let fields = merge::changed(&entry.state, &merged);
                touched.insert(id.clone(), fields.iter().map(|field| field.code()).collect());
                changes.push(EntryChange { id, base: entry.revision, state: merged.clone() });
                (after.revision, after.modified, after.state) = (entry.revision + 1, now, merged);
            }
            let outcome = match entry.revision == edit.base {
                _ if !clashes.is_empty() => Outcome::Clashed(clashes),
                _ if after.revision == entry.revision => Outcome::Unchanged,
                true => Outcome::Saved,
                false => Outcome::Merged,
            };
            written.push(Written { entry: Some(after), outcome });
        }
        if entries.len() + new.len() > MOST_ENTRIES {
            let value = (entries.len() + new.len()).to_string();
            return Err(Refusal::BadValue { field: "entries", value, choices: Vec::new() });
        }
        if touched.is_empty() {
            return Ok(Some(written));
        }
        let event = event(person, "inventory-changed", agency, serde_json::json!({ "entries": touched }));
        let kept = self.store.keep_entries(&new, &changes, person.account(), now, &event, None).await?;
        Ok(kept.then_some(written))
    }

    /// Takes an entry out of the inventory; what was published stays in it.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchEntry`], [`Refusal::Outdated`] where it was changed meanwhile or was
    /// published, faults.
    pub async fn remove_entry(&self, person: &Person, id: &str, base: u32) -> Result<Entry, Refusal> {
        let entry = self.entry(person, id).await?;
        person.may(Permission::EditInventory, Some(&entry.agency))?;
        if entry.dataset.is_some() {
            return Err(Refusal::Outdated);
        }
        let event = event(person, "inventory-entry-removed", &entry.agency, serde_json::json!({ "entry": id }));
        if !self.store.remove_entry(id, base, (self.config.clock)(), &event).await? {
            return Err(Refusal::Outdated);
        }
        Ok(entry)
    }

    /// Says as which dataset of its agency an entry is published already; none takes it back.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchEntry`], [`Refusal::NoSuchDataset`], faults.
    pub async fn join_dataset(&self, person: &Person, id: &str, dataset: Option<&str>) -> Result<(), Refusal> {
        let entry = self.entry(person, id).await?;
        person.may(Permission::EditInventory, Some(&entry.agency))?;
        if let Some(slug) = dataset {
            let found = self.datasets_of(&entry.agency).await?;
            if !found.iter().any(|(known, _)| known.as_str() == slug) {
                return Err(Refusal::NoSuchDataset { slug: slug.to_owned() });
            }
        }
        let body = serde_json::json!({ "entry": id, "dataset": dataset });
        let event = event(person, "entry-published-as", &entry.agency, body);
        Ok(self.store.join_dataset(id, dataset, (self.config.clock)(), &event).await?)
    }

    /// Slug and title of the datasets that an agency publishes, by title.
    ///
    /// # Errors
    /// Faults.
    pub async fn datasets_of(&self, agency: &Slug) -> Result<Vec<(Slug, String)>, Refusal> {
        let mut found = Vec::new();
        for page in 1.. {
            let query = DatasetQuery {
                sort: DatasetSort::Title,
                page,
                page_size: DatasetQuery::LARGEST_PAGE,
                counted: Vec::new(),
                ..DatasetQuery::default()
            };
            let query = query.choose(Facet::Agency, agency.as_str());
            let items = self.store.datasets(&query, self.today()).await?.items;
            let last = items.len() < DatasetQuery::LARGEST_PAGE as usize;
            found.extend(items.into_iter().map(|item| (item.slug, item.title)));
            if last {
                break;
            }
        }
        Ok(found)
    }

    /// Shows an agency's inventory and plan to the public, always as they stand; or no longer.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchEntry`], faults.
    pub async fn open_inventory(&self, person: &Person, agency: &str, open: bool) -> Result<(), Refusal> {
        let agency = self.visible_agency(person, agency).await?.slug;
        person.may(Permission::Publish, Some(&agency))?;
        let kind = if open { "inventory-opened" } else { "inventory-closed" };
        let event = event(person, kind, &agency, serde_json::json!({}));
        Ok(self.store.open_inventory(agency.as_str(), open, (self.config.clock)(), &event).await?)
    }

    /// What the public sees: the entries of agencies that opened their inventory, of one or of all.
    ///
    /// # Errors
    /// Faults.
    pub async fn public_inventory(&self, agency: Option<&str>) -> Result<(Vec<Agency>, Vec<Entry>), Refusal> {
        let entries = self.store.public_entries(agency).await?;
        Ok((self.store.agencies().await?, entries))
    }

    /// An agency whose work this person may see. Whoever may not is not told that it is there.
    pub(crate) async fn visible_agency(&self, person: &Person, slug: &str) -> Result<Agency, Refusal> {
        if *person == Person::Visitor {
            return Err(Refusal::NotAllowed);
        }
        let found = self.store.agencies().await?.into_iter().find(|agency| agency.slug.as_str() == slug);
        let agency = found.ok_or_else(|| no_such(slug))?;
        see(person, &agency.slug, slug)?;
        Ok(agency)
    }
}

/// Which permission a change of a cell needs.
pub fn permission(field: Field) -> Permission {
    match field {
        Field::Answer(_) | Field::Why(_) => Permission::ScorePriority,
        Field::Commitment | Field::PlanResponsible | Field::Progress | Field::PlanNote => Permission::EditPlan,
        _ => Permission::EditInventory,
    }
}

fn see(person: &Person, agency: &Slug, id: &str) -> Result<(), Refusal> {
    match person.may(Permission::SeeWork, Some(agency)) {
        Err(Refusal::NotAllowed) if *person != Person::Visitor => Err(no_such(id)),
        other => other,
    }
}

/// An event about an agency; holds ids and codes only.
pub(crate) fn event(person: &Person, kind: &'static str, agency: &Slug, mut body: serde_json::Value) -> NewEvent {
    body["agency"] = agency.as_str().into();
    body["account"] = person.account().into();
    NewEvent { kind, dataset: None, version: None, body }
}

fn blank_entry(id: String, agency: Slug, at: jiff::Timestamp, state: EntryState) -> Entry {
    Entry { id, agency, position: 0, revision: 1, created: at, modified: at, reached: None, dataset: None, state }
}

fn no_such(id: &str) -> Refusal {
    Refusal::NoSuchEntry { id: id.to_owned() }
}
