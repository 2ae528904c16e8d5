//! A file that a machine hands over for review, with what it says about it: submitted where nothing is missing, else a draft
//! on which a person goes on.
//!
//! Never here: the next version of a dataset that goes out by itself (see `update`), sentences.

use std::collections::BTreeMap;
use std::time::Duration;

use apertura_catalog::{Description, Draft, Letter, Permission, Role, Slug, Submission, SubmissionState, Validation};

use super::job::Look;
use super::update::Reason;
use super::{Change, Drafts, Upload};
use crate::person::Person;
use crate::refusal::Refusal;

/// What a machine says about a file.
#[derive(Clone, Debug, Default)]
pub struct Arrival {
    /// The dataset that it is the next version of; none for a new one.
    pub dataset: Option<String>,
    /// The entry of the agency's inventory whose data it holds.
    pub entry: Option<String>,
    /// What is said of the dataset; what is not said is taken from the entry, or from the dataset as it is.
    pub description: Description,
    /// Descriptions of columns of the clean table, by name.
    pub columns: BTreeMap<String, String>,
    /// Units of columns of the clean table, by name.
    pub units: BTreeMap<String, String>,
    /// A note for whoever reviews it.
    pub note: String,
}

/// What became of it.
#[derive(Debug)]
pub enum Arrived {
    /// It waits for review, since now or since the same file came before.
    Submitted(Box<Submission>),
    /// A person must look at the draft first.
    Waiting {
        /// The draft.
        draft: Box<Draft>,
        /// What differs from the last version.
        reasons: Vec<Reason>,
        /// What is missing for publication.
        validation: Option<Box<Validation>>,
    },
    /// It is still being read or compared: the same file again, later, tells what became of it.
    Working(Box<Draft>),
    /// It is the latest version of its dataset already.
    Unchanged {
        /// The dataset.
        dataset: Slug,
        /// Its version.
        number: u32,
    },
}

impl Drafts {
    /// A file on the disk of the store, to be written and handed over for review.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchAgency`], disk faults.
    pub async fn upload_arrival(&self, person: &Person, agency: &str) -> Result<(Slug, Upload), Refusal> {
        let slug = self.catalog().visible_agency(person, agency).await?.slug;
        person.may(Permission::Submit, Some(&slug))?;
        let upload = self.upload(person, Some(&slug))?;
        Ok((slug, upload))
    }

    /// Takes a file in from a machine and hands it over for review, where it can be published as it is. The same file
    /// again makes no second draft and no second submission. A file that cannot be read leaves nothing behind.
    ///
    /// # Errors
    /// As [`Drafts::hand_in`] and [`Drafts::submit`]; [`Refusal::NoSuchDataset`] and [`Refusal::NoSuchEntry`] for those of
    /// another agency.
    pub async fn arrive(
        &self,
        person: &Person,
        agency: &Slug,
        arrival: &Arrival,
        file: Upload,
        name: &str,
        wait: Duration,
    ) -> Result<Arrived, Refusal> {
        for permission in [Permission::SeeWork, Permission::Prepare, Permission::Submit] {
            person.may(permission, Some(agency))?;
        }
        let catalog = self.catalog().clone();
        let dataset = match &arrival.dataset {
            Some(slug) => {
                let (dataset, _) = catalog.dataset(slug).await?;
                if dataset.agency.slug != *agency {
                    return Err(Refusal::NoSuchDataset { slug: slug.clone() });
                }
                Some(dataset.slug)
            }
            None => None,
        };
        if let Some(id) = &arrival.entry {
            let entry = catalog.entry(person, id).await?;
            if entry.agency != *agency {
                return Err(Refusal::NoSuchEntry { id: id.clone() });
            }
        }
        let (path, hashed) = file.finished().await?;
        // two machines that bring the same file make one draft
        let _one = catalog.store.lock(&format!("arrival-{agency}")).await?;
        let mut known = catalog.store.drafts().await?;
        known.retain(|draft| {
            draft.agency.as_ref() == Some(agency) && draft.dataset == dataset && draft.original == hashed.sha256
        });
        let (draft, new) = match known.into_iter().next() {
            Some(draft) => (draft, false),
            None => (self.take_in(Some(agency), dataset.as_ref(), (path, hashed), name).await?, true),
        };
        let before = catalog.store.submissions(Some(&draft.id)).await?.into_iter();
        let standing = [SubmissionState::Waiting, SubmissionState::Approved];
        if let Some(submission) = before.into_iter().find(|submission| standing.contains(&submission.state)) {
            return Ok(Arrived::Submitted(Box::new(submission)));
        }
        if new && let Some(entry) = &arrival.entry {
            catalog.store.keep_draft_entry(&draft.id, Some(entry)).await?;
        }
        match self.hand_on(person, &draft, arrival, wait).await {
            Ok(Arrived::Unchanged { dataset, number }) => {
                if new {
                    catalog.store.forget_draft(&draft.id).await?;
                }
                Ok(Arrived::Unchanged { dataset, number })
            }
            Ok(Arrived::Waiting { draft, reasons, validation }) => {
                if new {
                    catalog.write_letters(&self.told_of(agency, &draft).await?).await?;
                }
                Ok(Arrived::Waiting { draft, reasons, validation })
            }
            Ok(arrived) => Ok(arrived),
            Err(refusal) => {
                if new {
                    catalog.store.forget_draft(&draft.id).await?;
                }
                Err(refusal)
            }
        }
    }

    async fn hand_on(
        &self,
        person: &Person,
        draft: &Draft,
        arrival: &Arrival,
        wait: Duration,
    ) -> Result<Arrived, Refusal> {
        let working = || Ok(Arrived::Working(Box::new(draft.clone())));
        let mut open = match self.open(person, &draft.id, wait).await? {
            super::Opened::Ready(open) => *open,
            super::Opened::Working(..) => return working(),
            super::Opened::Failed(_, refusal) => return Err(Refusal::Shared(refusal)),
        };
        let mut said = arrival.description.clone();
        said.columns.clear();
        let description = merged(said, &open.state.description);
        let dataset = open.state.dataset.clone();
        for change in [
            Change::Describe { description: Box::new(description), dataset },
            Change::Dictionary(arrival.columns.clone()),
            Change::Units(arrival.units.clone()),
        ] {
            let draft = self.change(person, &draft.id, open.draft.revision, &change).await?;
            if draft.revision != open.draft.revision {
                open = self.opened(person, &draft.id).await?;
            }
        }
        if open.draft.dataset.is_some() {
            let comparison = match open.compared(wait).await? {
                Look::Ready(comparison) => comparison,
                Look::Working(_) => return working(),
                Look::Failed(refusal) => return Err(Refusal::Shared(refusal)),
            };
            let reasons = comparison.reasons();
            if comparison.same_file && reasons.is_empty() {
                return Ok(Arrived::Unchanged { dataset: comparison.dataset.slug.clone(), number: comparison.number });
            }
            if !reasons.is_empty() {
                return Ok(Arrived::Waiting { draft: Box::new(open.draft), reasons, validation: None });
            }
        }
        match self.submit_within(person, &draft.id, open.draft.revision, &arrival.note, wait).await {
            Ok(Some(submission)) => Ok(Arrived::Submitted(Box::new(submission))),
            Ok(None) => working(),
            Err(Refusal::NotReady(validation)) => {
                Ok(Arrived::Waiting { draft: Box::new(open.draft), reasons: Vec::new(), validation: Some(validation) })
            }
            Err(Refusal::Unchanged { slug, number }) => Ok(Arrived::Unchanged { dataset: slug, number }),
            Err(refusal) => Err(refusal),
        }
    }

    /// A letter to each liaison of the agency, that a draft of a machine waits for a person.
    async fn told_of(&self, agency: &Slug, draft: &Draft) -> Result<Vec<Letter>, Refusal> {
        let accounts = self.catalog().store.accounts().await?;
        let liaisons = accounts.into_iter().filter(|account| {
            let own =
                |grant: &apertura_catalog::Grant| grant.role == Role::Liaison && grant.agency.as_ref() == Some(agency);
            account.closed.is_none() && account.grants.iter().any(own)
        });
        let letter = |account: apertura_catalog::Account| {
            Letter::new(account.mail, "arrival-waiting")
                .with("file", &draft.name)
                .at(format!("/draft/{}/validation", draft.id))
                .speaking(account.language)
        };
        Ok(liaisons.map(letter).collect())
    }
}

/// What is said now; what is not said stays as it was written before.
fn merged(said: Description, before: &Description) -> Description {
    let before = before.clone();
    Description {
        title: said.title.or(before.title),
        description: said.description.or(before.description),
        agency: said.agency.or(before.agency),
        keywords: said.keywords.or(before.keywords),
        theme: said.theme.or(before.theme),
        contact_position: said.contact_position.or(before.contact_position),
        contact_email: said.contact_email.or(before.contact_email),
        license: said.license.or(before.license),
        frequency: said.frequency.or(before.frequency),
        temporal: said.temporal.or(before.temporal),
        spatial: said.spatial.or(before.spatial),
        landing_page: said.landing_page.or(before.landing_page),
        ..before
    }
}
