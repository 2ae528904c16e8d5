//! A draft becomes a version: the publish action as a job that others may look at.
//!
//! Never here: publication itself (see `publish`).

use std::time::Duration;

use apertura_catalog::Permission;
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
    /// Begins to publish the draft as it stands, by the publish action, and waits for it a while. The same revision is
    /// published once; where that failed, asking for it again tries it again.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], disk faults. Why the publication was refused stands in the [`Look`].
    pub async fn publish(
        &self,
        report: impl Fn(&ReportInput<'_>) -> String + Send + Sync + 'static,
        wait: Duration,
    ) -> Result<Look<Published>, Refusal> {
        self.person.may(Permission::Publish, self.draft.agency.as_ref())?;
        let inside = &self.drafts.inside;
        let key = (self.draft.id.clone(), self.draft.revision);
        inside.publications.forget_failure(&key);
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
            ..PublishRequest::new(file)
        };
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
