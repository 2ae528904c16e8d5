//! What facilitators wish of the tables of a workshop, and how often its seats were changed.
//!
//! Never here: the seats themselves (they stand with the people), how people are seated.

use apertura_workshop::SeatingRules;
use sqlx::{Row, SqliteExecutor};

use crate::Store;
use crate::error::StoreError;
use crate::transaction::Transaction;

impl Store {
    /// The wishes of a workshop and how often seats or wishes were changed; the usual ones where nothing was kept.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn seating_rules(&self, workshop: &str) -> Result<(SeatingRules, u32), StoreError> {
        rules(&self.pool, workshop).await
    }
}

impl Transaction {
    /// The same, as it stands in these changes.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn seating_rules(&mut self, workshop: &str) -> Result<(SeatingRules, u32), StoreError> {
        rules(self.connection(), workshop).await
    }

    /// Keeps the wishes of a workshop and counts a change. Gives the count.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_seating_rules(&mut self, workshop: &str, rules: &SeatingRules) -> Result<u32, StoreError> {
        let document = serde_json::to_string(rules).map_err(|why| StoreError::damaged("seating", why))?;
        let row = sqlx::query(
            "INSERT INTO workshop_seating (workshop, revision, document) VALUES ($1, 1, $2)
             ON CONFLICT (workshop) DO UPDATE SET revision = revision + 1, document = $2 RETURNING revision",
        )
        .bind(workshop)
        .bind(document)
        .fetch_one(self.connection())
        .await?;
        Ok(row.try_get("revision")?)
    }
}

async fn rules(from: impl SqliteExecutor<'_>, workshop: &str) -> Result<(SeatingRules, u32), StoreError> {
    let row = sqlx::query("SELECT revision, document FROM workshop_seating WHERE workshop = $1").bind(workshop);
    let Some(row) = row.fetch_optional(from).await? else { return Ok((SeatingRules::default(), 0)) };
    let document: String = row.try_get("document")?;
    let rules =
        serde_json::from_str(&document).map_err(|why| StoreError::damaged(format!("seating {workshop}"), why))?;
    Ok((rules, row.try_get("revision")?))
}
