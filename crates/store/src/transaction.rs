//! Several changes that hold together or not at all, with the event that tells of them.
//!
//! Each noun adds its changes to [`Transaction`] in its own file. Never here: what is changed.

use apertura_catalog::Letter;
use sqlx::SqliteConnection;

use crate::Store;
use crate::error::StoreError;
use crate::event::{self, NewEvent};
use crate::letter;
use crate::time::time_text;

/// Changes under way. Nothing of them is kept where it is dropped before [`Transaction::commit`].
#[derive(Debug)]
pub struct Transaction {
    inner: sqlx::Transaction<'static, sqlx::Sqlite>,
    at: String,
    // hundreds who write at once wait here in their order, not on the database's lock until it gives up
    _turn: tokio::sync::OwnedMutexGuard<()>,
}

impl Store {
    /// Begins changes of one moment. Nobody else writes until they end.
    ///
    /// # Errors
    /// Database faults.
    pub async fn begin(&self, at: jiff::Timestamp) -> Result<Transaction, StoreError> {
        let turn = self.writing.clone().lock_owned().await;
        let inner = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        Ok(Transaction { inner, at: time_text(at), _turn: turn })
    }
}

impl Transaction {
    /// Appends an event to the log.
    ///
    /// # Errors
    /// Database faults.
    pub async fn append(&mut self, event: &NewEvent) -> Result<(), StoreError> {
        let at = self.at.clone();
        Ok(event::append(&mut self.inner, &at, event).await?)
    }

    /// Puts letters into the queue; they go out only if all this is kept.
    ///
    /// # Errors
    /// Database faults.
    pub async fn enqueue(&mut self, letters: &[Letter]) -> Result<(), StoreError> {
        let at = self.at.clone();
        letter::enqueue(&mut self.inner, &at, letters).await
    }

    /// Keeps all changes.
    ///
    /// # Errors
    /// Database faults; then none was kept.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.inner.commit().await?)
    }

    /// The connection that holds the write lock.
    pub(crate) fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.inner
    }

    /// The moment, as the database keeps it.
    pub(crate) fn at(&self) -> &str {
        &self.at
    }
}
