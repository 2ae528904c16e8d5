//! How much each criterion of priority counts.
//!
//! Never here: the criteria, who sets them.

use apertura_catalog::opening::Weights;

use crate::Store;
use crate::error::StoreError;
use crate::event::{self, NewEvent};
use crate::time::time_text;

impl Store {
    /// The weights; none where nobody has set them.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn priority_weights(&self) -> Result<Option<Weights>, StoreError> {
        let document: Option<String> =
            sqlx::query_scalar("SELECT document FROM priority_weight").fetch_optional(&self.pool).await?;
        let weights = document.map(|document| serde_json::from_str(&document)).transpose();
        weights.map_err(|e| StoreError::damaged("weights of priority", e))
    }

    /// Keeps the weights with the event that tells of it.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_priority_weights(
        &self,
        weights: &Weights,
        at: jiff::Timestamp,
        event: &NewEvent,
    ) -> Result<(), StoreError> {
        let document = serde_json::to_string(weights).map_err(|e| StoreError::damaged("weights of priority", e))?;
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query(
            "INSERT INTO priority_weight (only, document) VALUES (1, $1)
             ON CONFLICT (only) DO UPDATE SET document = excluded.document",
        )
        .bind(document)
        .execute(&mut *transaction)
        .await?;
        event::append(&mut transaction, &time_text(at), event).await?;
        transaction.commit().await?;
        Ok(())
    }
}
