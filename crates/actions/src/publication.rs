//! Publishing what was approved, now or when its day has come; receipts; withdrawals; notes of correction.
//!
//! Never here: how a file becomes a version (see `publish`), who approves (see `review`).

use apertura_catalog::{
    Account, Acting, Agency, Correction, Dataset, Letter, Permission, Receipt, Slug, Submission, SubmissionState,
    Version,
};
use apertura_store::{Move, NewEvent};

use crate::catalog::Catalog;
use crate::draft::{Drafts, Opened, background, fault};
use crate::person::Person;
use crate::publish::Published;
use crate::refusal::{Refusal, RefusalKind};
use crate::report::ReportInput;
use crate::submission::{draft_of, remember, text};

/// How long a publication waits for its file to be read.
const LONGEST: std::time::Duration = std::time::Duration::from_secs(24 * 3600);

/// What renders `report.html`.
pub type Report<'a> = &'a (dyn Fn(&ReportInput<'_>) -> String + Sync);

impl Drafts {
    /// Publishes an approved submission now.
    ///
    /// # Errors
    /// As [`Drafts::submission`] and [`Catalog::publish`]; [`Refusal::NotAllowed`], [`Refusal::MovedOn`].
    pub async fn publish_approved(&self, person: &Person, id: &str, report: Report<'_>) -> Result<Published, Refusal> {
        let (submission, _, _) = self.submission(person, id).await?;
        person.may(Permission::Publish, submission.agency.as_ref())?;
        if submission.state != SubmissionState::Approved {
            return Err(Refusal::MovedOn { state: submission.state });
        }
        self.publish_submission(&submission, report).await
    }

    /// Publishes the approved submissions whose day has come. What was broken off is done again; what is published is
    /// never published twice, since version, receipt and the submission's end are one transaction.
    ///
    /// # Errors
    /// Faults of the database; what becomes of each submission is in the answer.
    pub async fn publish_due(
        &self,
        report: Report<'_>,
    ) -> Result<Vec<(Submission, Result<Published, Refusal>)>, Refusal> {
        let now = (self.catalog().config.clock)();
        let mut done = Vec::new();
        for submission in self.catalog().store.due_submissions(now).await? {
            let outcome = self.publish_submission(&submission, report).await;
            done.push((submission, outcome));
        }
        Ok(done)
    }

    async fn publish_submission(&self, submission: &Submission, report: Report<'_>) -> Result<Published, Refusal> {
        let store = &self.catalog().store;
        let no_such = || Refusal::NoSuchSubmission { id: submission.id.clone() };
        let (_, handed) = store.submission(&submission.id).await?.ok_or_else(no_such)?;
        let agency = match &submission.agency {
            Some(slug) => {
                let known = store.agencies().await?.into_iter().find(|agency| agency.slug == *slug);
                let said = || handed.state.description.agency.clone().unwrap_or_else(|| slug.to_string());
                Some(known.unwrap_or_else(|| Agency { slug: slug.clone(), name: said() }))
            }
            None => None,
        };
        let opened = self.open_handed(&Person::Operator, draft_of(submission), handed.state, LONGEST).await?;
        let open = match opened {
            Opened::Ready(open) => open,
            Opened::Working(..) => return Err(fault("the file is still being read")),
            Opened::Failed(_, refusal) => return self.blocked(submission, Refusal::Shared(refusal)).await,
        };
        let letters = self.catalog().tell_submitter("version-published", submission).await?;
        match open.publish_as(submission, agency, letters, report).await {
            Ok(published) => Ok(published),
            Err(refusal) if refusal.kind() == RefusalKind::Fault => Err(refusal),
            Err(refusal) => self.blocked(submission, refusal).await,
        }
    }

    /// Remembers why an approved submission cannot be published as it is, so that it is not tried for ever.
    async fn blocked(&self, submission: &Submission, refusal: Refusal) -> Result<Published, Refusal> {
        let code = refusal.code();
        let step = Move {
            id: &submission.id,
            from: &[SubmissionState::Approved],
            to: SubmissionState::Blocked,
            at: (self.catalog().config.clock)(),
            reviewer: submission.reviewer.as_deref(),
            reason: Some(code),
            publish_at: submission.publish_at,
            event: remember(
                "publication-blocked",
                submission,
                &Person::Operator,
                serde_json::json!({ "reason": code }),
            ),
            letters: self.catalog().tell_submitter("publication-blocked", submission).await?,
        };
        // where it was published meanwhile, nothing is blocked
        self.catalog().store.move_submission(&step).await?;
        Err(refusal)
    }
}

/// A receipt with what it tells of.
#[derive(Clone, Debug)]
pub struct ShownReceipt {
    /// The receipt.
    pub receipt: Receipt,
    /// The dataset as it is described now.
    pub dataset: Dataset,
    /// The version, also where it was withdrawn.
    pub version: Version,
    /// When the version was withdrawn.
    pub withdrawn: Option<jiff::Timestamp>,
}

impl Catalog {
    /// The receipt of a version. It stays when the version is withdrawn.
    ///
    /// # Errors
    /// [`Refusal::NoSuchVersion`] also where the version is older than receipts, faults.
    pub async fn receipt(&self, slug: &str, number: u32) -> Result<ShownReceipt, Refusal> {
        let none = || Refusal::NoSuchVersion { slug: slug.to_owned(), number };
        let receipt = self.store.receipt(slug, number).await?.ok_or_else(none)?;
        let (dataset, _) = self.store.dataset(slug).await?.ok_or_else(none)?;
        let version = self.store.any_version(slug, number).await?.ok_or_else(none)?;
        let withdrawn = self.store.withdrawal(slug, Some(number)).await?.map(|withdrawal| withdrawal.at);
        Ok(ShownReceipt { receipt, dataset, version, withdrawn })
    }

    /// The receipt with this number.
    ///
    /// # Errors
    /// [`Refusal::NoSuchFile`] where there is none, faults.
    pub async fn receipt_by_folio(&self, folio: &str) -> Result<Receipt, Refusal> {
        let found = self.store.receipt_by_folio(folio).await?;
        found.ok_or_else(|| Refusal::NoSuchFile { slug: "receipt".to_owned(), name: folio.to_owned() })
    }

    /// Takes one version back, or all of a dataset's where no number is given: the files are no longer handed out, the
    /// record, the receipt and the log stay.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::BadValue`] without a reason, [`Refusal::NoSuchDataset`],
    /// [`Refusal::NoSuchVersion`], [`Refusal::Withdrawn`] where it was taken back before, faults.
    pub async fn withdraw(
        &self,
        person: &Person,
        slug: &str,
        number: Option<u32>,
        reason: &str,
    ) -> Result<(), Refusal> {
        let dataset = self.version_of(slug, number).await?;
        person.may(Permission::Withdraw, Some(&dataset.agency.slug))?;
        let reason = text("reason", reason, 10)?;
        let acting = acting(person, &dataset.agency.slug);
        let event = NewEvent {
            kind: "version-withdrawn",
            dataset: Some(dataset.slug.clone()),
            version: number,
            body: serde_json::json!({ "account": person.account(), "acting": acting, "reason": reason }),
        };
        let now = (self.config.clock)();
        let agency = Some(&dataset.agency.slug);
        let letter = |account: &Account| {
            Letter::new(&account.mail, "version-withdrawn")
                .with("title", &dataset.title)
                .with("reason", &reason)
                .at(format!("/dataset/{}", dataset.slug))
                .speaking(account.language.clone())
        };
        let letters = self.tell_those_who_may(Permission::Withdraw, agency, person.account(), letter).await?;
        match self.store.withdraw(&dataset.slug, number, now, acting, &reason, &event, &letters).await? {
            0 => Err(self.no_version(slug, number).await),
            _ => Ok(()),
        }
    }

    /// Adds a note of correction to a version, or to all of a dataset's.
    ///
    /// # Errors
    /// As [`Catalog::withdraw`].
    pub async fn correct(&self, person: &Person, slug: &str, version: Option<u32>, note: &str) -> Result<u32, Refusal> {
        let dataset = self.version_of(slug, version).await?;
        person.may(Permission::Correct, Some(&dataset.agency.slug))?;
        let acting = acting(person, &dataset.agency.slug);
        let at = (self.config.clock)();
        let correction = Correction { number: 0, version, at, acting, text: text("note", note, 10)? };
        let event = NewEvent {
            kind: "correction-noted",
            dataset: Some(dataset.slug.clone()),
            version,
            body: serde_json::json!({ "account": person.account(), "acting": acting, "text": correction.text }),
        };
        let number = self.store.keep_correction(&dataset.slug, &correction, &event).await?;
        number.ok_or_else(|| Refusal::NoSuchDataset { slug: slug.to_owned() })
    }

    /// The notes of correction of a dataset, the latest first.
    ///
    /// # Errors
    /// Faults.
    pub async fn corrections(&self, slug: &str) -> Result<Vec<Correction>, Refusal> {
        Ok(self.store.corrections(slug).await?)
    }

    /// The dataset, where the version (or any) stands.
    async fn version_of(&self, slug: &str, number: Option<u32>) -> Result<Dataset, Refusal> {
        self.version(slug, number).await?;
        Ok(self.dataset(slug).await?.0)
    }

    /// Reads the log and all that is kept, for a person who may read the log.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], faults; damage is part of the answer.
    pub async fn verify_as(&self, person: &Person) -> Result<apertura_store::Verification, Refusal> {
        person.may(Permission::ReadLog, None)?;
        let catalog = self.clone();
        let runtime = tokio::runtime::Handle::current();
        background(move || runtime.block_on(catalog.verify(&|_, _| ()))).await?
    }
}

fn acting(person: &Person, agency: &Slug) -> Acting {
    match person {
        Person::Member(member) if member.grants.iter().any(|grant| grant.agency.as_ref() == Some(agency)) => {
            Acting::Agency
        }
        Person::Member(_) => Acting::Coordination,
        Person::Operator | Person::Visitor => Acting::Operator,
    }
}
