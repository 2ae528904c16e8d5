//! What standings are made of, the days that are kept of them, and the reminders that were written.
//!
//! Never here: who is late (see catalog), whom to remind (see actions).

use apertura_catalog::standing::StandingDay;
use apertura_catalog::{AgencyStanding, Dataset, Latest, Letter};
use jiff::civil::Date;

use crate::Store;
use crate::error::StoreError;
use crate::letter;
use crate::time::time_text;

impl Store {
    /// Every published dataset with what standings need of its latest version; of one agency where it is given.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn latest_versions(&self, agency: Option<&str>) -> Result<Vec<(Dataset, Latest)>, StoreError> {
        let rows: Vec<(String, String, String)> = sqlx::query_as(
            "SELECT d.slug, d.document, v.document FROM dataset d
             JOIN version v ON v.dataset_id = d.id AND v.number = d.shown
             JOIN agency a ON a.id = d.agency_id
             WHERE ($1 IS NULL OR a.slug = $1) ORDER BY d.slug",
        )
        .bind(agency)
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(|(slug, dataset, version)| parse(&slug, &dataset, &version)).collect()
    }

    /// A published dataset with what its standing needs of its latest version.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn latest_version(&self, slug: &str) -> Result<Option<(Dataset, Latest)>, StoreError> {
        let found: Option<(String, String)> = sqlx::query_as(
            "SELECT d.document, v.document FROM dataset d
             JOIN version v ON v.dataset_id = d.id AND v.number = d.shown WHERE d.slug = $1",
        )
        .bind(slug)
        .fetch_optional(&self.pool)
        .await?;
        found.map(|(dataset, version)| parse(slug, &dataset, &version)).transpose()
    }

    /// Keeps how agencies stood on a day; what was kept of that day goes.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_standings(&self, day: Date, standings: &[AgencyStanding]) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        for standing in standings {
            let document = serde_json::to_string(standing).map_err(|e| StoreError::damaged("standing", e))?;
            sqlx::query("INSERT OR REPLACE INTO standing_day (day, agency, document) VALUES ($1, $2, $3)")
                .bind(day.to_string())
                .bind(standing.agency.slug.as_str())
                .bind(document)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// True where standings of the day are kept.
    ///
    /// # Errors
    /// Database faults.
    pub async fn has_standings(&self, day: Date) -> Result<bool, StoreError> {
        let found: Option<i64> = sqlx::query_scalar("SELECT 1 FROM standing_day WHERE day = $1 LIMIT 1")
            .bind(day.to_string())
            .fetch_optional(&self.pool)
            .await?;
        Ok(found.is_some())
    }

    /// How agencies stood since a day, by agency and day.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn standings_since(&self, day: Date) -> Result<Vec<StandingDay>, StoreError> {
        let rows: Vec<(String, String)> =
            sqlx::query_as("SELECT day, document FROM standing_day WHERE day >= $1 ORDER BY agency, day")
                .bind(day.to_string())
                .fetch_all(&self.pool)
                .await?;
        rows.into_iter()
            .map(|(day, document)| {
                let damaged = |e: String| StoreError::damaged(format!("standing of {day}"), e);
                Ok(StandingDay {
                    standing: serde_json::from_str(&document).map_err(|e| damaged(e.to_string()))?,
                    day: day.parse().map_err(|e: jiff::Error| damaged(e.to_string()))?,
                })
            })
            .collect()
    }

    /// Writes the letters of a reminder, once for a dataset, the promised day and the stage. False where it was written
    /// before.
    ///
    /// # Errors
    /// Database faults; then nothing was written.
    pub async fn remind(
        &self,
        dataset: &str,
        due: Date,
        stage: &str,
        letters: &[Letter],
        at: jiff::Timestamp,
    ) -> Result<bool, StoreError> {
        let at = time_text(at);
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let new = sqlx::query("INSERT OR IGNORE INTO reminder (dataset, due, stage, at) VALUES ($1, $2, $3, $4)")
            .bind(dataset)
            .bind(due.to_string())
            .bind(stage)
            .bind(&at)
            .execute(&mut *transaction)
            .await?;
        if new.rows_affected() == 0 {
            transaction.rollback().await?;
            return Ok(false);
        }
        letter::enqueue(&mut transaction, &at, letters).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

fn parse(slug: &str, dataset: &str, version: &str) -> Result<(Dataset, Latest), StoreError> {
    let damaged = |e| StoreError::damaged(format!("dataset {slug}"), e);
    Ok((serde_json::from_str(dataset).map_err(damaged)?, serde_json::from_str(version).map_err(damaged)?))
}
