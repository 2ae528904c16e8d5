//! Preparing a file: opening it, looking at it, changing its recipe, undoing, trying a change before it is made.
//!
//! What is kept is the original and what people chose (see `catalog::draft`). What follows from it (grids, profiles,
//! findings, clean tables) is computed when asked for and kept for a while in bounded shelves.
//! Never here: SQL, HTML, how one change works (see `change`).

mod apply;
mod arrival;
mod change;
mod cleaning;
mod clusters;
mod entry;
mod find;
mod job;
mod open;
mod proposal;
mod publishing;
mod reading;
mod update;
mod upload;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use apertura_catalog::{Draft, DraftState, Permission, Revision, Slug, VersionDifference};
use apertura_query::{Engine, EngineOptions};
use apertura_store::{Hashed, Staging};
use apertura_tabular::{ImportStep, Overrides};
use tempfile::TempPath;

use crate::catalog::Catalog;
use crate::person::Person;
use crate::publish::Published;
use crate::refusal::Refusal;
use crate::secret;

pub use arrival::{Arrival, Arrived};
pub use change::Change;
pub use cleaning::{Cleaning, Effect, RiskChange};
pub use clusters::Clusters;
pub use find::{Found, State};
pub use job::{Look, Progress};
pub use open::{OpenDraft, Window};
pub use reading::Reading;
pub use update::{Comparison, Reason, Updated, Waiting};
pub use upload::Upload;

use job::Shelf;

/// Readings, clean tables and sets of files that are kept at most.
const READINGS: usize = 4;
const CLEANINGS: usize = 16;

/// The drafts of a catalog. Cheap to clone; one for the whole process, since it keeps what was computed.
#[derive(Clone)]
pub struct Drafts {
    inside: Arc<Inside>,
}

struct Inside {
    catalog: Catalog,
    engine: Engine,
    /// Holds what is computed; gone with the process.
    staging: Staging,
    readings: Shelf<(String, String), Reading>,
    cleanings: Shelf<cleaning::Key, Cleaning>,
    clusters: Shelf<(std::path::PathBuf, String), clusters::Clusters>,
    /// By draft and revision.
    publications: Shelf<(String, u32), Published>,
    /// By draft, revision, and number of the version before.
    comparisons: Shelf<(String, u32, u32), VersionDifference>,
}

/// A draft as it is looked at.
pub enum Opened {
    /// The file has been read.
    Ready(Box<OpenDraft>),
    /// It is being read.
    Working(Draft, Progress),
    /// It cannot be read.
    Failed(Draft, Arc<Refusal>),
}

/// What a change would do.
pub enum Trial {
    /// This.
    Ready(Box<Effect>),
    /// It is being computed.
    Working(Progress),
    /// It cannot be done.
    Failed(Arc<Refusal>),
}

impl Drafts {
    /// The drafts of a catalog.
    ///
    /// # Errors
    /// Disk faults.
    pub async fn new(catalog: Catalog) -> Result<Drafts, Refusal> {
        let staging = catalog.store.staging().await?;
        let inside = Inside {
            engine: Engine::new(EngineOptions { cache_bytes: 64 << 20, ..EngineOptions::default() }),
            staging,
            readings: Shelf::new(READINGS),
            cleanings: Shelf::new(CLEANINGS),
            clusters: Shelf::new(CLEANINGS),
            publications: Shelf::new(CLEANINGS),
            comparisons: Shelf::new(CLEANINGS),
            catalog,
        };
        Ok(Drafts { inside: Arc::new(inside) })
    }

    /// A file on the disk of the store, to be written and handed in as the work of an agency.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], disk faults.
    pub fn upload(&self, person: &Person, agency: Option<&Slug>) -> Result<Upload, Refusal> {
        person.may(Permission::Prepare, agency)?;
        Upload::new(self.inside.staging.path(), self.largest())
    }

    /// Bytes of the largest file that is taken in through a browser.
    pub fn largest(&self) -> u64 {
        self.inside.catalog.config.limits.upload_bytes
    }

    /// Takes a file in, whatever it holds: it is read when somebody looks at it.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], an empty file, disk faults.
    pub async fn hand_in(
        &self,
        person: &Person,
        agency: Option<&Slug>,
        file: Upload,
        name: &str,
    ) -> Result<Draft, Refusal> {
        person.may(Permission::Prepare, agency)?;
        let file = file.finished().await?;
        self.take_in(agency, None, file, name).await
    }

    /// Keeps a file that somebody may hand in, as a draft.
    async fn take_in(
        &self,
        agency: Option<&Slug>,
        dataset: Option<&Slug>,
        (path, hashed): (TempPath, Hashed),
        name: &str,
    ) -> Result<Draft, Refusal> {
        let now = (self.inside.catalog.config.clock)();
        let draft = Draft {
            id: secret::id()?,
            agency: agency.cloned(),
            dataset: dataset.cloned(),
            name: plain_name(name),
            original: hashed.sha256.clone(),
            bytes: hashed.bytes,
            created: now,
            modified: now,
            revision: 0,
            latest: 0,
        };
        let store = self.inside.catalog.store.clone();
        // until the draft names it, nobody collects the file as an orphan
        let _visible = store.lock("visible").await?;
        let kept = path.keep().map_err(|error| fault(error.error))?;
        let files = [(kept, hashed)];
        let keeper = store.clone();
        background(move || keeper.keep_blobs(&files)).await?.map_err(fault)?;
        store.keep_draft(&draft).await?;
        Ok(draft)
    }

    /// Takes a copy of a file on this machine in, as nobody's work yet.
    ///
    /// # Errors
    /// As [`Drafts::hand_in`]; where the file cannot be read.
    pub async fn hand_in_copy(&self, person: &Person, file: &Path) -> Result<Draft, Refusal> {
        person.may(Permission::Prepare, None)?;
        // whoever gives its path has it on this machine already: no limit
        let copy = Upload::new(self.inside.staging.path(), u64::MAX)?;
        let (from, to) = (file.to_path_buf(), copy.path().to_path_buf());
        background(move || std::fs::copy(from, to)).await?.map_err(apertura_tabular::ReadError::Io)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.hand_in(person, None, copy, &name).await
    }

    /// The drafts that this person may see, the one that was changed last first.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for a visitor, faults.
    pub async fn list(&self, person: &Person) -> Result<Vec<Draft>, Refusal> {
        if *person == Person::Visitor {
            return Err(Refusal::NotAllowed);
        }
        let mut drafts = self.inside.catalog.store.drafts().await?;
        drafts.retain(|draft| person.can(Permission::SeeWork, draft.agency.as_ref()));
        Ok(drafts)
    }

    /// Forgets a draft; what was published from it stays.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchDraft`], faults.
    pub async fn forget(&self, person: &Person, id: &str) -> Result<(), Refusal> {
        self.fetch(person, Permission::Prepare, id).await?;
        if self.inside.catalog.store.forget_draft(id).await? { Ok(()) } else { Err(no_such(id)) }
    }

    /// A draft, read; or how far reading is after `wait`. The first look gives it its suggested recipe.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchDraft`], faults.
    pub async fn open(&self, person: &Person, id: &str, wait: Duration) -> Result<Opened, Refusal> {
        let (draft, state) = self.fetch(person, Permission::SeeWork, id).await?;
        let mut known = match (&state, &draft.dataset) {
            (None, Some(dataset)) => self.known(dataset).await?,
            _ => None,
        };
        let overrides = state.as_ref().or(known.as_ref()).map(|state| state.recipe.import.overrides.clone());
        let mut look = self.reading(&draft, &overrides.unwrap_or_default(), wait).await;
        if let (Look::Failed(_), Some(known)) = (&look, &mut known) {
            // this month's file lacks the sheet or the rows that the kept recipe reads
            known.recipe.import.overrides = Overrides::default();
            look = self.reading(&draft, &Overrides::default(), wait).await;
        }
        let reading = match look {
            Look::Ready(reading) => reading,
            Look::Working(progress) => return Ok(Opened::Working(draft, progress)),
            Look::Failed(refusal) => return Ok(Opened::Failed(draft, refusal)),
        };
        let (draft, state) = match state {
            Some(state) => (draft, state),
            None => self.begin(person, draft, known, &reading).await?,
        };
        Ok(Opened::Ready(Box::new(OpenDraft::new(self.clone(), person.clone(), draft, state, reading)?)))
    }

    /// What was handed over for review, as its draft stood then; whoever may see it is known already.
    pub(crate) async fn open_handed(
        &self,
        person: &Person,
        draft: Draft,
        state: DraftState,
        wait: Duration,
    ) -> Result<Opened, Refusal> {
        Ok(match self.reading(&draft, &state.recipe.import.overrides, wait).await {
            Look::Ready(reading) => {
                Opened::Ready(Box::new(OpenDraft::new(self.clone(), person.clone(), draft, state, reading)?))
            }
            Look::Working(progress) => Opened::Working(draft, progress),
            Look::Failed(refusal) => Opened::Failed(draft, refusal),
        })
    }

    /// The time now, by the catalog's clock.
    pub fn now(&self) -> jiff::Timestamp {
        (self.inside.catalog.config.clock)()
    }

    /// The catalog that the drafts are for.
    pub(crate) fn catalog(&self) -> &Catalog {
        &self.inside.catalog
    }

    /// A draft, read, however long that takes.
    ///
    /// # Errors
    /// As [`Drafts::open`]; the file cannot be read.
    pub async fn opened(&self, person: &Person, id: &str) -> Result<OpenDraft, Refusal> {
        match self.open(person, id, job::LONGEST).await? {
            Opened::Ready(open) => Ok(*open),
            Opened::Working(..) => Err(fault("the file is still being read")),
            Opened::Failed(_, refusal) => Err(Refusal::Shared(refusal)),
        }
    }

    /// Makes a change on top of revision `base`.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchDraft`], [`Refusal::Outdated`] where `base` no longer holds,
    /// whatever is wrong with the change, faults. Nothing was changed then.
    pub async fn change(&self, person: &Person, id: &str, base: u32, change: &Change) -> Result<Draft, Refusal> {
        let (draft, _) = self.fetch(person, Permission::Prepare, id).await?;
        if change.decides() {
            person.may(Permission::DecidePersonalData, draft.agency.as_ref())?;
        }
        let open = self.opened(person, id).await?;
        if open.draft.revision != base {
            return Err(Refusal::Outdated);
        }
        let applied = self.applied(&open, change).await?;
        if applied.state == open.state {
            return Ok(open.draft);
        }
        let now = (self.inside.catalog.config.clock)();
        let store = &self.inside.catalog.store;
        match store.revise_draft(id, base, change.code(), &applied.state, now).await? {
            Some(_) => Ok(self.fetch(person, Permission::Prepare, id).await?.0),
            None => Err(Refusal::Outdated),
        }
    }

    /// What a change would do to the clean table, without making it.
    ///
    /// # Errors
    /// As [`Drafts::change`].
    pub async fn try_out(&self, open: &OpenDraft, change: &Change, wait: Duration) -> Result<Trial, Refusal> {
        let applied = self.applied(open, change).await?;
        Ok(match self.cleaning(open, &applied.state.recipe, wait).await? {
            Look::Working(progress) => Trial::Working(progress),
            Look::Failed(refusal) => Trial::Failed(refusal),
            Look::Ready(after) => {
                let before = match self.cleaning(open, &open.state.recipe, wait).await? {
                    Look::Ready(before) => Some(before),
                    Look::Working(_) | Look::Failed(_) => None,
                };
                let mut effect = Effect::new(before.as_deref(), &after, applied.step);
                if let Change::Decide(decision) = change {
                    effect.samples = open.decided_cells(&after, &decision.column).await?;
                }
                Trial::Ready(Box::new(effect))
            }
        })
    }

    /// Undoes the last change, or does it again.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchDraft`], [`Refusal::Outdated`], faults.
    pub async fn turn(&self, person: &Person, id: &str, base: u32, back: bool) -> Result<Draft, Refusal> {
        let (draft, _) = self.fetch(person, Permission::Prepare, id).await?;
        let to = if back { draft.undo() } else { draft.redo() };
        let Some(to) = to.filter(|_| draft.revision == base) else { return Err(Refusal::Outdated) };
        let now = (self.inside.catalog.config.clock)();
        if !self.inside.catalog.store.turn_draft(id, base, to, now).await? {
            return Err(Refusal::Outdated);
        }
        Ok(self.fetch(person, Permission::Prepare, id).await?.0)
    }

    /// What was done to a draft, first change first.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], faults.
    pub async fn history(&self, person: &Person, id: &str) -> Result<Vec<Revision>, Refusal> {
        self.fetch(person, Permission::SeeWork, id).await?;
        Ok(self.inside.catalog.store.draft_history(id).await?)
    }

    /// A draft, for what this person wants to do with it. Whoever may not see it is not told that it is there.
    async fn fetch(
        &self,
        person: &Person,
        permission: Permission,
        id: &str,
    ) -> Result<(Draft, Option<DraftState>), Refusal> {
        if *person == Person::Visitor {
            return Err(Refusal::NotAllowed);
        }
        let found = self.inside.catalog.store.draft(id).await?.ok_or_else(|| no_such(id))?;
        let agency = found.0.agency.as_ref();
        match person.may(Permission::SeeWork, agency) {
            Err(Refusal::NotAllowed) => return Err(no_such(id)),
            other => other?,
        }
        person.may(permission, agency)?;
        Ok(found)
    }

    /// The first revision: what is known of the dataset that it is the next version of, else the recipe that the file
    /// suggests.
    async fn begin(
        &self,
        person: &Person,
        draft: Draft,
        known: Option<DraftState>,
        reading: &Reading,
    ) -> Result<(Draft, DraftState), Refusal> {
        let change = if known.is_some() { "kept-recipe" } else { "suggested" };
        let state = match known {
            Some(known) => update::first(known, reading),
            None => {
                let (description, dataset) = self.said_by_inventory(&draft.id).await?;
                let description = self.said_by_agency(draft.agency.as_ref(), description).await?;
                let dataset = dataset.or_else(|| draft.dataset.as_ref().map(Slug::to_string));
                let recipe = reading.suggested(1, &Overrides::default());
                DraftState { recipe, description, dataset, settled: Default::default() }
            }
        };
        let now = (self.inside.catalog.config.clock)();
        // where another look was faster, its revision holds
        self.inside.catalog.store.revise_draft(&draft.id, 0, change, &state, now).await?;
        match self.fetch(person, Permission::SeeWork, &draft.id).await? {
            (draft, Some(state)) => Ok((draft, state)),
            (draft, None) => Err(no_such(&draft.id)),
        }
    }

    async fn reading(&self, draft: &Draft, overrides: &Overrides, wait: Duration) -> Look<Reading> {
        let key = (draft.original.clone(), format!("{overrides:?}"));
        // read once already in another way: its cells are still there
        let known = self.inside.readings.find(|(original, _)| *original == draft.original);
        let known = known.into_iter().find(|known| known.cells_hold(overrides));
        let job = self.inside.readings.get_or(key, || {
            let path = self.inside.catalog.store.blob_path(&draft.original);
            let (name, overrides) = (draft.name.clone(), overrides.clone());
            let limits = self.inside.catalog.config.limits.clone();
            move |told: &Progressing<'_>| match known {
                Some(known) => Reading::again(&known, &overrides, &limits, told),
                None => Reading::new(&path, &name, &overrides, &limits, told),
            }
        });
        job.within(wait).await
    }

    async fn applied(&self, open: &OpenDraft, change: &Change) -> Result<apply::Applied, Refusal> {
        let now = &open.state.recipe.import;
        let mut import = now.clone();
        if !change.reads_again(&mut import) {
            return apply::apply(&open.state, &open.reading, change);
        }
        let mut reading = self.read_so(open, &import).await;
        if let (Change::Recipe(_), Err(_)) = (change, &reading) {
            // this month's file lacks the sheet or the rows that the recipe reads: it is read as it is read now
            import.clone_from(now);
            reading = Ok(open.reading.clone());
        }
        let reading = reading?;
        if let Change::Recipe(recipe) = change {
            return Ok(apply::take_over(&open.state, &reading, recipe, &import));
        }
        apply::read_again(&open.state, &open.reading, &reading, &import)
    }

    async fn read_so(&self, open: &OpenDraft, import: &ImportStep) -> Result<Arc<Reading>, Refusal> {
        match self.reading(&open.draft, &import.overrides, job::LONGEST).await {
            Look::Ready(reading) => Ok(reading),
            Look::Working(_) => Err(fault("the file is still being read")),
            Look::Failed(refusal) => Err(Refusal::Shared(refusal)),
        }
    }
}

/// What a job tells how far it is with.
type Progressing<'a> = dyn Fn(u64, u64) + Sync + 'a;

/// Work that blocks, away from the tasks that answer.
pub(crate) async fn background<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
    tokio::task::spawn_blocking(work).await.map_err(fault)
}

pub(crate) fn fault(why: impl std::fmt::Display) -> Refusal {
    Refusal::Fault { why: why.to_string() }
}

fn no_such(id: &str) -> Refusal {
    Refusal::NoSuchDraft { id: id.to_owned() }
}

/// The name without folders, control signs and excess length.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().map(|c| if c.is_control() { '_' } else { c }).take(200).collect();
    let plain = plain.trim().trim_start_matches('.').to_owned();
    if plain.is_empty() { "archivo".to_owned() } else { plain }
}

impl Inside {
    fn folder(&self) -> PathBuf {
        self.staging.path().to_path_buf()
    }
}
