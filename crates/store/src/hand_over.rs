//! Duties that passed from one person to another: the sheets.
//!
//! Never here: who may pass them on.

use apertura_catalog::HandOver;

use crate::Store;
use crate::error::StoreError;
use crate::time::time_text;
use crate::transaction::Transaction;

impl Store {
    /// A sheet by its id.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn hand_over(&self, id: &str) -> Result<Option<HandOver>, StoreError> {
        let document: Option<String> = sqlx::query_scalar("SELECT document FROM hand_over WHERE id = $1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        let parsed = document.map(|document| serde_json::from_str(&document)).transpose();
        parsed.map_err(|e| StoreError::damaged(format!("hand-over {id}"), e))
    }

    /// The sheets that name an account, the latest first.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn hand_overs_of(&self, account: &str) -> Result<Vec<HandOver>, StoreError> {
        let documents: Vec<String> = sqlx::query_scalar(
            "SELECT document FROM hand_over WHERE from_account = $1 OR to_account = $1 ORDER BY at DESC, id",
        )
        .bind(account)
        .fetch_all(&self.pool)
        .await?;
        let parse = |document: String| serde_json::from_str(&document).map_err(|e| StoreError::damaged("hand-over", e));
        documents.into_iter().map(parse).collect()
    }
}

impl Transaction {
    /// Keeps a sheet.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_hand_over(&mut self, sheet: &HandOver) -> Result<(), StoreError> {
        let document = serde_json::to_string(sheet).map_err(|e| StoreError::damaged("hand-over", e))?;
        sqlx::query("INSERT INTO hand_over (id, from_account, to_account, at, document) VALUES ($1, $2, $3, $4, $5)")
            .bind(&sheet.id)
            .bind(&sheet.from)
            .bind(&sheet.to)
            .bind(time_text(sheet.at))
            .bind(document)
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
