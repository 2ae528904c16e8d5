//! The cards and bricks of a workshop.
//!
//! Never here: which cards suit (see `apertura_workshop::card`).

use apertura_workshop::Deck;
use sqlx::Row;

use crate::Store;
use crate::error::StoreError;
use crate::transaction::Transaction;

impl Store {
    /// What a workshop works with; nothing chosen where nothing was kept.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn workshop_deck(&self, id: &str) -> Result<Deck, StoreError> {
        let row = sqlx::query("SELECT document FROM workshop_deck WHERE workshop = $1").bind(id);
        let Some(row) = row.fetch_optional(&self.pool).await? else { return Ok(Deck::default()) };
        let document: String = row.try_get("document")?;
        serde_json::from_str(&document).map_err(|why| StoreError::damaged(format!("deck {id}"), why))
    }
}

impl Transaction {
    /// Keeps what a workshop works with.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_workshop_deck(&mut self, id: &str, deck: &Deck) -> Result<(), StoreError> {
        let document = serde_json::to_string(deck).map_err(|why| StoreError::damaged("deck", why))?;
        sqlx::query(
            "INSERT INTO workshop_deck (workshop, document) VALUES ($1, $2)
             ON CONFLICT (workshop) DO UPDATE SET document = $2",
        )
        .bind(id)
        .bind(document)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}
