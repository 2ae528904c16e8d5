//! Charts and maps that people keep under an address of their own.
//!
//! Never here: who may keep one (see actions).

use apertura_catalog::KeptChart;

use crate::error::StoreError;
use crate::event::NewEvent;
use crate::time::time_text;
use crate::{Store, event};

impl Store {
    /// A kept chart by its id.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn kept_chart(&self, id: &str) -> Result<Option<KeptChart>, StoreError> {
        let document: Option<String> = sqlx::query_scalar("SELECT document FROM kept_chart WHERE id = $1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        let chart = document.map(|document| serde_json::from_str(&document)).transpose();
        chart.map_err(|e| StoreError::damaged("kept chart", e))
    }

    /// Keeps a chart with its event; false where it was kept before, or where visitors have kept `most` since `since`.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_chart(
        &self,
        chart: &KeptChart,
        account: Option<&str>,
        at: jiff::Timestamp,
        (since, most): (jiff::Timestamp, u32),
        event: &NewEvent,
    ) -> Result<bool, StoreError> {
        let document = serde_json::to_string(chart).map_err(|e| StoreError::damaged("kept chart", e))?;
        let at = time_text(at);
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let lately: u32 = sqlx::query_scalar("SELECT count(*) FROM kept_chart WHERE account IS NULL AND at > $1")
            .bind(time_text(since))
            .fetch_one(&mut *transaction)
            .await?;
        if account.is_none() && lately >= most {
            return Ok(false);
        }
        let done = sqlx::query(
            "INSERT INTO kept_chart (id, dataset, version, at, account, document) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(&chart.id)
        .bind(chart.dataset.as_str())
        .bind(chart.version)
        .bind(&at)
        .bind(account)
        .bind(document)
        .execute(&mut *transaction)
        .await?;
        if done.rows_affected() > 0 {
            event::append(&mut transaction, &at, event).await?;
        }
        transaction.commit().await?;
        Ok(done.rows_affected() > 0)
    }
}
