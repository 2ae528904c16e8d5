//! A draft becomes a version: the publish action as a job that others may look at.
//!
//! Never here: publication itself (see `publish`).

use std::time::Duration;

use apertura_catalog::{Agency, Letter, Permission, Submission};
use apertura_tabular::ReadError;

use super::job::{LONGEST, Look};
use super::open::OpenDraft;
use super::{Drafts, background, fault};
use crate::person::Person;
use crate::publish::Published;
use crate::publish_request::PublishRequest;
use crate::refusal::Refusal;
use crate::report::ReportInput;

impl OpenDraft {
    /// Begins to publish the draft as it stands, by the publish action, and waits for it a while: for whoever works on the
    /// machine itself; members hand it over for review (see `submission`). The same revision is
    /// published once; where that failed, asking for it again tries it again.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::ReviewNeeded`] for a member, disk faults. Why the publication was refused stands in the [`Look`].
    pub async fn publish(
        &self,
        report: impl Fn(&ReportInput<'_>) -> String + Send + Sync + 'static,
        wait: Duration,
    ) -> Result<Look<Published>, Refusal> {
        self.person.may(Permission::Publish, self.draft.agency.as_ref())?;
        if self.person != Person::Operator {
            return Err(Refusal::ReviewNeeded);
        }
        let inside = &self.drafts.inside;
        let key = (self.draft.id.clone(), self.draft.revision);
        inside.publications.forget_failure(&key);
        let (folder, request) = self.request().await?;
        let catalog = inside.catalog.clone();
        let runtime = tokio::runtime::Handle::current();
        let job = inside.publications.get_or(key, || {
            move |told: &super::Progressing<'_>| {
                let _held = folder;
                runtime.block_on(catalog.publish(&request, &report, told))
            }
        });
        Ok(job.within(wait).await)
    }

    /// Publishes what was approved.
    pub(crate) async fn publish_as(
        &self,
        submission: &Submission,
        agency: Option<Agency>,
        letters: Vec<Letter>,
        report: &(dyn Fn(&ReportInput<'_>) -> String + Sync),
    ) -> Result<Published, Refusal> {
        let (_held, request) = self.request().await?;
        let request = PublishRequest {
            dataset: Some(submission.dataset.to_string()),
            agency,
            submission: Some(submission.id.clone()),
            account: submission.reviewer.clone(),
            letters,
            ..request
        };
        self.drafts.inside.catalog.publish(&request, report, &|_, _| ()).await
    }

    /// The draft as a request to publish; the file goes with the folder.
    pub(super) async fn request(&self) -> Result<(tempfile::TempDir, PublishRequest), Refusal> {
        let inside = &self.drafts.inside;
        let folder = tempfile::TempDir::new_in(inside.folder()).map_err(fault)?;
        let file = folder.path().join(&self.draft.name);
        let (from, to) = (inside.catalog.store.blob_path(&self.draft.original), file.clone());
        // the publication hashes its own copy; a link costs nothing
        background(move || std::fs::hard_link(&from, &to).or_else(|_| std::fs::copy(&from, &to).map(|_| ())))
            .await?
            .map_err(ReadError::Io)?;
        let request = PublishRequest {
            dataset: self.state.dataset.clone(),
            description: self.state.description.clone(),
            overrides: self.state.recipe.import.overrides.clone(),
            table: Some(self.number()),
            recipe: Some(self.state.recipe.clone()),
            roles: self.person.roles(),
            ..PublishRequest::new(file)
        };
        Ok((folder, request))
    }
}

impl Drafts {
    /// How far the publication of a draft's revision is; none where nobody began it since this process did.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchDraft`].
    pub async fn publishing(
        &self,
        person: &Person,
        id: &str,
        revision: u32,
        wait: Duration,
    ) -> Result<Option<Look<Published>>, Refusal> {
        self.fetch(person, Permission::Publish, id).await?;
        Ok(match self.inside.publications.get(&(id.to_owned(), revision)) {
            Some(job) => Some(job.within(wait.min(LONGEST)).await),
            None => None,
        })
    }
}
