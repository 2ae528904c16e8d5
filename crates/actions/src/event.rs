//! Reading the log.
//!
//! Never here: appending (an event is appended with what it tells of).

use apertura_catalog::{Event, Permission};

use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;

impl Catalog {
    /// Events, latest first: of one dataset or of all, `limit` of them with numbers below `before`.
    ///
    /// # Errors
    /// Faults.
    pub async fn events(&self, dataset: Option<&str>, before: Option<u64>, limit: u32) -> Result<Vec<Event>, Refusal> {
        Ok(self.store.events(dataset, before, limit).await?)
    }

    /// The same, for a person who may read the log of all decisions.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], faults.
    pub async fn log(&self, person: &Person, before: Option<u64>, limit: u32) -> Result<Vec<Event>, Refusal> {
        person.may(Permission::ReadLog, None)?;
        self.events(None, before, limit).await
    }
}
