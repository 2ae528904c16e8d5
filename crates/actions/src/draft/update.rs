//! The next version of a dataset: a draft that begins with what is kept of the dataset, what in its file is different
//! from last time, and a machine that brings one in while nobody watches.
//!
//! Never here: publication itself (see `publish`), sentences.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use apertura_catalog::{
    DataDictionary, Dataset, Description, Draft, DraftState, Letter, Permission, Role, Slug, Version, VersionDifference,
};
use apertura_tabular::cleaned::Drift;
use apertura_tabular::privacy::JUDGED_AFTER;
use apertura_tabular::{Finding, ReadError, Recipe, Severity};

use super::cleaning::{Cleaning, result};
use super::job::{LONGEST, Look};
use super::open::OpenDraft;
use super::reading::Reading;
use super::{Drafts, State, Upload, background};
use crate::difference::{Side, difference};
use crate::person::Person;
use crate::publish::{Published, personal_data};
use crate::publish_request::PublishRequest;
use crate::refusal::Refusal;
use crate::report::ReportInput;

/// What is different from the last version in a draft that is to be the next.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The dataset as it is described now.
    pub dataset: Dataset,
    /// Number of the version that it is compared with, the latest.
    pub number: u32,
    /// When that was published.
    pub published: jiff::Timestamp,
    /// Rows of that version, and of the clean table now.
    pub rows: (u64, u64),
    /// True where the file is that version's, byte by byte.
    pub same_file: bool,
    /// What does not fit the kept recipe.
    pub drift: Vec<Drift>,
    /// False where the last version is older than the memory of what its file held (`import.expected` of its recipe): then
    /// sheets, encodings, columns left out and lists of values cannot be compared.
    pub remembered: bool,
    /// Rows and columns of the clean tables.
    pub difference: VersionDifference,
    /// Personal data about which nobody has decided.
    pub undecided: Vec<Finding>,
    /// Errors of other rules that the last version did not have.
    pub errors: Vec<Finding>,
    /// Other findings that the last version did not have and that no step takes care of.
    pub findings: Vec<Finding>,
}

/// Why a person must look before it is published.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// The file does not fit the kept recipe.
    Drift(Drift),
    /// A column of the last version is missing.
    ColumnMissing(String),
    /// There is a column that the last version did not have.
    ColumnNew(String),
    /// A column has another type: name, before, after.
    TypeChanged(String, String, String),
    /// Personal data about which nobody has decided.
    Undecided(Finding),
    /// An error that the last version did not have.
    NewError(Finding),
    /// Whoever sent it may prepare, but not publish.
    MayNotPublish,
    /// Somebody is preparing the same file already.
    InHand,
}

impl Reason {
    /// Kebab-case code.
    pub fn code(&self) -> &'static str {
        match self {
            Reason::Drift(_) => "drift",
            Reason::ColumnMissing(_) => "column-missing",
            Reason::ColumnNew(_) => "column-new",
            Reason::TypeChanged(..) => "type-changed",
            Reason::Undecided(_) => "undecided-personal-data",
            Reason::NewError(_) => "new-error",
            Reason::MayNotPublish => "may-not-publish",
            Reason::InHand => "in-hand",
        }
    }

    /// The column that it is about.
    pub fn column(&self) -> Option<&str> {
        match self {
            Reason::Drift(drift) => drift.column.as_deref(),
            Reason::ColumnMissing(name) | Reason::ColumnNew(name) | Reason::TypeChanged(name, ..) => Some(name),
            Reason::Undecided(finding) | Reason::NewError(finding) => finding.column.as_deref(),
            Reason::MayNotPublish | Reason::InHand => None,
        }
    }
}

impl Comparison {
    /// Why a person must look at it; none where it can go out as the versions before it did.
    pub fn reasons(&self) -> Vec<Reason> {
        let mut reasons: Vec<Reason> = self.drift.iter().cloned().map(Reason::Drift).collect();
        let told = |name: &String| {
            self.drift.iter().any(|drift| {
                let of_columns = ["new-column", "missing-column", "renamed-column"].contains(&drift.reason.as_str());
                of_columns && (drift.column.as_ref() == Some(name) || drift.detail.as_ref() == Some(name))
            })
        };
        let untold = |names: &[String]| names.iter().filter(|name| !told(name)).cloned().collect::<Vec<_>>();
        reasons.extend(untold(&self.difference.columns_removed).into_iter().map(Reason::ColumnMissing));
        reasons.extend(untold(&self.difference.columns_added).into_iter().map(Reason::ColumnNew));
        let types = self.difference.types_changed.iter();
        reasons.extend(types.map(|(name, was, is)| Reason::TypeChanged(name.clone(), was.clone(), is.clone())));
        reasons.extend(self.undecided.iter().cloned().map(Reason::Undecided));
        reasons.extend(self.errors.iter().cloned().map(Reason::NewError));
        reasons
    }
}

/// What became of a file that a machine brought.
#[derive(Debug)]
pub enum Updated {
    /// It is the latest version already.
    Unchanged {
        /// The version.
        number: u32,
    },
    /// It was published.
    Published(Box<Published>),
    /// It waits for a person; nothing was published.
    Waiting(Box<Waiting>),
}

/// A file that waits for a person.
#[derive(Debug)]
pub struct Waiting {
    /// The draft that was made of it.
    pub draft: Draft,
    /// What a person must look at.
    pub reasons: Vec<Reason>,
}

/// The first state of a draft: what is known of the dataset, for a file that may have fewer tables.
pub(super) fn first(mut known: DraftState, reading: &Reading) -> DraftState {
    if reading.table(known.recipe.import.table).is_none() {
        known.recipe.import.table = 1;
    }
    known
}

impl Drafts {
    /// A file on the disk of the store, to be written and handed in as the next version of a dataset.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchDataset`], disk faults.
    pub async fn upload_update(&self, person: &Person, slug: &str) -> Result<Upload, Refusal> {
        let dataset = self.updatable(person, slug).await?;
        self.upload(person, Some(&dataset.agency.slug))
    }

    /// Takes the next version of a dataset in. Its draft begins with the dataset's kept recipe and description.
    ///
    /// # Errors
    /// As [`Drafts::hand_in`]; [`Refusal::NoSuchDataset`].
    pub async fn hand_in_update(
        &self,
        person: &Person,
        slug: &str,
        file: Upload,
        name: &str,
    ) -> Result<Draft, Refusal> {
        let dataset = self.updatable(person, slug).await?;
        let file = file.finished().await?;
        self.take_in(Some(&dataset.agency.slug), Some(&dataset.slug), file, name).await
    }

    /// The drafts that are to be the next version of a dataset, the one that was changed last first.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchDataset`], faults.
    pub async fn updates(&self, person: &Person, slug: &str) -> Result<(Dataset, Vec<Draft>), Refusal> {
        let dataset = self.updatable(person, slug).await?;
        let mut drafts = self.list(person).await?;
        drafts.retain(|draft| draft.dataset.as_ref() == Some(&dataset.slug));
        Ok((dataset, drafts))
    }

    /// A copy of a file on this machine, as if it had been sent.
    ///
    /// # Errors
    /// The file cannot be read; disk faults.
    pub async fn copied(&self, file: &Path) -> Result<Upload, Refusal> {
        let copy = Upload::new(self.inside.staging.path(), u64::MAX)?;
        let (from, to) = (file.to_path_buf(), copy.path().to_path_buf());
        background(move || std::fs::copy(from, to)).await?.map_err(ReadError::Io)?;
        Ok(copy)
    }

    /// Takes the next version of a dataset in from a machine: published at once where nothing asks for a person, else a
    /// draft of which the agency's liaisons are told. The same file again changes nothing. A file that cannot be read
    /// leaves nothing behind.
    ///
    /// # Errors
    /// As [`Drafts::hand_in_update`]; why the file cannot be read.
    pub async fn update_unattended(
        &self,
        person: &Person,
        slug: &str,
        file: Upload,
        name: &str,
        report: impl Fn(&ReportInput<'_>) -> String + Send + Sync + 'static,
    ) -> Result<Updated, Refusal> {
        let dataset = self.updatable(person, slug).await?;
        person.may(Permission::SeeWork, Some(&dataset.agency.slug))?;
        let (path, hashed) = file.finished().await?;
        let catalog = self.inside.catalog.clone();
        // two who bring the same file make one version or one draft
        let _one = catalog.store.lock(&format!("update-{slug}")).await?;
        let latest = catalog.version(slug, None).await?;
        if latest.source.sha256 == hashed.sha256 {
            return Ok(Updated::Unchanged { number: latest.number });
        }
        let mut known = catalog.store.drafts().await?;
        known.retain(|draft| draft.dataset.as_ref() == Some(&dataset.slug) && draft.original == hashed.sha256);
        let (draft, new) = match known.into_iter().next() {
            Some(draft) => (draft, false),
            None => (self.take_in(Some(&dataset.agency.slug), Some(&dataset.slug), (path, hashed), name).await?, true),
        };
        match self.judge(person, &draft, report).await {
            Ok(Updated::Waiting(waiting)) => {
                if new {
                    let letters = self.letters(&dataset, &waiting).await?;
                    catalog.write_letters(&letters).await?;
                }
                Ok(Updated::Waiting(waiting))
            }
            Ok(done) => {
                catalog.store.forget_draft(&draft.id).await?;
                Ok(done)
            }
            Err(refusal) => {
                if new {
                    catalog.store.forget_draft(&draft.id).await?;
                }
                Err(refusal)
            }
        }
    }

    /// Publishes a draft where nothing asks for a person.
    async fn judge(
        &self,
        person: &Person,
        draft: &Draft,
        report: impl Fn(&ReportInput<'_>) -> String + Send + Sync + 'static,
    ) -> Result<Updated, Refusal> {
        let open = self.opened(person, &draft.id).await?;
        let comparison = result(open.compared(LONGEST).await?)?;
        let mut reasons = comparison.reasons();
        if open.draft.revision > 1 {
            reasons.push(Reason::InHand);
        }
        if !person.can(Permission::Publish, draft.agency.as_ref()) {
            reasons.push(Reason::MayNotPublish);
        }
        let waiting = |reasons| Updated::Waiting(Box::new(Waiting { draft: open.draft.clone(), reasons }));
        if !reasons.is_empty() {
            return Ok(waiting(reasons));
        }
        match self.publish_update(person, &open, report).await {
            Ok(published) => Ok(Updated::Published(Box::new(published))),
            Err(Refusal::Unchanged { number, .. }) => Ok(Updated::Unchanged { number }),
            Err(Refusal::UndecidedPersonalData { findings, .. }) => {
                Ok(waiting(findings.into_iter().map(Reason::Undecided).collect()))
            }
            Err(refusal) => Err(refusal),
        }
    }

    async fn publish_update(
        &self,
        person: &Person,
        open: &OpenDraft,
        report: impl Fn(&ReportInput<'_>) -> String + Send + Sync + 'static,
    ) -> Result<Published, Refusal> {
        let (folder, request) = open.request().await?;
        // the dataset is described as it was: nobody has written anything
        let request = PublishRequest {
            description: Description { columns: request.description.columns, ..Description::default() },
            account: person.account().map(str::to_owned),
            ..request
        };
        let (catalog, runtime) = (self.inside.catalog.clone(), tokio::runtime::Handle::current());
        background(move || {
            let _held = folder;
            runtime.block_on(catalog.publish(&request, &report, &|_, _| ()))
        })
        .await?
    }

    /// A letter to each liaison of the dataset's agency.
    async fn letters(&self, dataset: &Dataset, waiting: &Waiting) -> Result<Vec<Letter>, Refusal> {
        let accounts = self.inside.catalog.store.accounts().await?;
        let liaisons = accounts.into_iter().filter(|account| {
            let own = |grant: &apertura_catalog::Grant| {
                grant.role == Role::Liaison && grant.agency.as_ref() == Some(&dataset.agency.slug)
            };
            account.closed.is_none() && account.grants.iter().any(own)
        });
        let letter = |account: apertura_catalog::Account| {
            Letter::new(account.mail, "update-waiting")
                .with("title", &dataset.title)
                .with("file", &waiting.draft.name)
                .with("count", waiting.reasons.len().to_string())
                .at(format!("/dataset/{}/update/{}", dataset.slug, waiting.draft.id))
                .speaking(account.language)
        };
        Ok(liaisons.map(letter).collect())
    }

    /// The dataset, where this person may prepare its next version.
    async fn updatable(&self, person: &Person, slug: &str) -> Result<Dataset, Refusal> {
        if *person == Person::Visitor {
            return Err(Refusal::NotAllowed);
        }
        let (dataset, _) = self.inside.catalog.dataset(slug).await?;
        person.may(Permission::Prepare, Some(&dataset.agency.slug))?;
        Ok(dataset)
    }

    /// What is kept of a dataset, as the state of a draft; none where it has no recipe.
    pub(super) async fn known(&self, slug: &Slug) -> Result<Option<DraftState>, Refusal> {
        let store = &self.inside.catalog.store;
        let Some(text) = store.kept_recipe(slug.as_str()).await? else { return Ok(None) };
        let Some((dataset, _)) = store.dataset(slug.as_str()).await? else { return Ok(None) };
        let dictionary = store.version(slug.as_str(), None).await?.map(|version| version.dictionary);
        Ok(Some(DraftState {
            recipe: Recipe::from_toml(&text)?,
            description: described(&dataset, &dictionary.unwrap_or_default()),
            dataset: Some(dataset.slug.to_string()),
            settled: Default::default(),
        }))
    }
}

/// A dataset's description and its columns', as somebody would have written them.
fn described(dataset: &Dataset, dictionary: &DataDictionary) -> Description {
    let fields = dictionary.fields.iter().filter(|field| !field.description.is_empty());
    let columns = fields.map(|field| (field.name.clone(), field.description.clone())).collect();
    Description { columns, ..Description::default() }.over(dataset)
}

impl OpenDraft {
    /// What is different from the latest version of the dataset that the draft is the next version of; or how far
    /// comparing is after `wait`.
    ///
    /// # Errors
    /// [`Refusal::NoSuchDataset`] where it is no dataset's next version, faults.
    pub async fn compared(&self, wait: Duration) -> Result<Look<Comparison>, Refusal> {
        let cleaning = match self.cleaning(wait).await? {
            Look::Ready(cleaning) => cleaning,
            Look::Working(progress) => return Ok(Look::Working(progress)),
            Look::Failed(refusal) => return Ok(Look::Failed(refusal)),
        };
        let slug = self.draft.dataset.as_ref().map(Slug::as_str).or(self.state.dataset.as_deref());
        let slug = slug.ok_or_else(|| Refusal::NoSuchDataset { slug: String::new() })?;
        let catalog = &self.drafts.inside.catalog;
        let (dataset, _) = catalog.dataset(slug).await?;
        let latest = catalog.version(slug, None).await?;
        let kept = catalog.store.kept_recipe(slug).await?.map(|text| Recipe::from_toml(&text)).transpose()?;
        let remembered = kept.is_some_and(|kept| kept.import.expected.is_some());
        Ok(match self.difference_from(slug, &latest, &cleaning, wait).await? {
            Look::Ready(difference) => {
                let comparison = self.comparison(dataset, &latest, &cleaning, (*difference).clone());
                Look::Ready(Arc::new(Comparison { remembered, ..comparison }))
            }
            Look::Working(progress) => Look::Working(progress),
            Look::Failed(refusal) => Look::Failed(refusal),
        })
    }

    /// What differs between a version of a dataset and the clean table; or how far comparing is after `wait`.
    pub(crate) async fn difference_from(
        &self,
        slug: &str,
        version: &Version,
        cleaning: &Arc<Cleaning>,
        wait: Duration,
    ) -> Result<Look<VersionDifference>, Refusal> {
        let old = self.drafts.inside.catalog.parquet_path(slug, Some(version.number)).await?;
        let key = (self.draft.id.clone(), self.draft.revision, version.number);
        let job = self.drafts.inside.comparisons.get_or(key, || {
            let (cleaning, before) = (cleaning.clone(), version.profile.clone());
            move |told: &super::Progressing<'_>| {
                let (old, new) = (Side { path: &old, profile: &before }, cleaning.source().path);
                Ok(difference(old, Side { path: &new, profile: &cleaning.cleaned.profile }, told)?)
            }
        });
        Ok(job.within(wait).await)
    }

    fn comparison(
        &self,
        dataset: Dataset,
        latest: &Version,
        cleaning: &Cleaning,
        difference: VersionDifference,
    ) -> Comparison {
        let changes = &cleaning.cleaned.changes;
        // a few cells that a step could not treat, no more than somebody published before
        let tolerated = |drift: &&Drift| {
            drift.reason == "some-misfits"
                && latest.drift.iter().any(|known| {
                    known.reason == drift.reason
                        && known.operation == drift.operation
                        && known.column == drift.column
                        && known.count >= drift.count
                })
        };
        let undecided = self.undecided(cleaning);
        let is_known =
            |finding: &Finding| latest.findings.iter().any(|k| k.rule == finding.rule && k.column == finding.column);
        let open = self.findings().into_iter().filter(|found| {
            found.state == State::Open && found.finding.severity != Severity::Info && !is_known(&found.finding)
        });
        // what must be decided about persons is judged on its own, risks of the whole table on the clean one
        let judged = |finding: &Finding| {
            JUDGED_AFTER.contains(&finding.rule.as_str())
                || finding.severity == Severity::Error && personal_data::is_about_persons(finding)
        };
        let (errors, findings) = open
            .map(|found| found.finding)
            .filter(|finding| !judged(finding))
            .partition(|finding| finding.severity == Severity::Error);
        Comparison {
            number: latest.number,
            published: latest.published,
            rows: (latest.rows, cleaning.cleaned.rows),
            same_file: latest.source.sha256 == self.draft.original,
            drift: changes.drift.iter().filter(|drift| !tolerated(drift)).cloned().collect(),
            remembered: true,
            dataset,
            difference,
            undecided,
            errors,
            findings,
        }
    }

    /// The personal data about which nobody has decided, in the file and in what the recipe leaves.
    fn undecided(&self, cleaning: &Cleaning) -> Vec<Finding> {
        let (mut decisions, mut undecided) = self.decisions();
        let mut findings: Vec<Finding> = self.reading.findings(self.number()).cloned().collect();
        if let Err(left) = personal_data::left(&self.state.recipe, &mut findings, &mut decisions, &cleaning.cleaned) {
            undecided.extend(left);
        }
        undecided
    }
}
