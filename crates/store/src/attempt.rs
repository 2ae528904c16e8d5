//! Attempts that failed, by a key that says nothing of whom they concern.
//!
//! Never here: how many are too many (see actions).

use crate::Store;
use crate::error::StoreError;
use crate::time::time_text;

impl Store {
    /// How many attempts with this key failed since a time, and when the first of them did.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn attempts(
        &self,
        key: &str,
        since: jiff::Timestamp,
    ) -> Result<(u32, Option<jiff::Timestamp>), StoreError> {
        let (count, first): (u32, Option<String>) =
            sqlx::query_as("SELECT count(*), min(at) FROM attempt WHERE key = $1 AND at > $2")
                .bind(key)
                .bind(time_text(since))
                .fetch_one(&self.pool)
                .await?;
        let first = first.map(|at| at.parse()).transpose().map_err(|e| StoreError::damaged("attempt", e))?;
        Ok((count, first))
    }

    /// Notes attempts that failed, and forgets those that are older than `since`.
    ///
    /// # Errors
    /// Database faults.
    pub async fn note_attempts(
        &self,
        keys: &[&str],
        at: jiff::Timestamp,
        since: jiff::Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        for key in keys {
            sqlx::query("INSERT INTO attempt (key, at) VALUES ($1, $2)")
                .bind(key)
                .bind(time_text(at))
                .execute(&mut *transaction)
                .await?;
        }
        sqlx::query("DELETE FROM attempt WHERE at <= $1").bind(time_text(since)).execute(&mut *transaction).await?;
        Ok(transaction.commit().await?)
    }

    /// Forgets the attempts with this key.
    ///
    /// # Errors
    /// Database faults.
    pub async fn forget_attempts(&self, key: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM attempt WHERE key = $1").bind(key).execute(&self.pool).await?;
        Ok(())
    }
}
