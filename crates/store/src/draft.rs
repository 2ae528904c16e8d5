//! Drafts and their revisions: kept, read back, undone.
//!
//! Never here: what a change is (see actions), what is computed from a draft.

use apertura_catalog::opening::Stage;
use apertura_catalog::{Draft, DraftState, Revision, Slug};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::error::StoreError;
use crate::time::time_text;
use crate::{Store, inventory};

const SELECT: &str = "SELECT d.id, d.agency, d.dataset, d.name, d.original, d.bytes, d.created, d.modified, d.revision,
        COALESCE((SELECT max(r.number) FROM draft_revision r WHERE r.draft_id = d.id), 0) AS latest
     FROM draft d";

impl Store {
    /// Keeps a new draft. Its original must have been kept before.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO draft (id, agency, name, original, bytes, created, modified, revision, dataset)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8)",
        )
        .bind(&draft.id)
        .bind(draft.agency.as_ref().map(Slug::as_str))
        .bind(&draft.name)
        .bind(&draft.original)
        .bind(i64::try_from(draft.bytes).unwrap_or(i64::MAX))
        .bind(time_text(draft.created))
        .bind(time_text(draft.modified))
        .bind(draft.dataset.as_ref().map(Slug::as_str))
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// All drafts, the one that was changed last first.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} ORDER BY d.modified DESC, d.id")))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(draft).collect()
    }

    /// A draft with the state that holds; no state while it has no revision.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn draft(&self, id: &str) -> Result<Option<(Draft, Option<DraftState>)>, StoreError> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} WHERE d.id = $1")))
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let draft = draft(&row)?;
        let document: Option<String> =
            sqlx::query_scalar("SELECT document FROM draft_revision WHERE draft_id = $1 AND number = $2")
                .bind(id)
                .bind(draft.revision)
                .fetch_optional(&self.pool)
                .await?;
        let state = document.map(|document| serde_json::from_str(&document)).transpose();
        Ok(Some((draft, state.map_err(|e| StoreError::damaged(format!("draft {id}"), e))?)))
    }

    /// Keeps a change on top of revision `base`; what was undone after it is forgotten. Gives the new revision's
    /// number, or none where the draft is gone or `base` no longer holds.
    ///
    /// # Errors
    /// Database faults.
    pub async fn revise_draft(
        &self,
        id: &str,
        base: u32,
        change: &str,
        state: &DraftState,
        at: jiff::Timestamp,
    ) -> Result<Option<u32>, StoreError> {
        let document = serde_json::to_string(state).map_err(|e| StoreError::damaged("draft", e))?;
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let moved = sqlx::query("UPDATE draft SET revision = $3, modified = $4 WHERE id = $1 AND revision = $2")
            .bind(id)
            .bind(base)
            .bind(base + 1)
            .bind(time_text(at))
            .execute(&mut *transaction)
            .await?;
        if moved.rows_affected() == 0 {
            transaction.rollback().await?;
            return Ok(None);
        }
        sqlx::query("DELETE FROM draft_revision WHERE draft_id = $1 AND number > $2")
            .bind(id)
            .bind(base)
            .execute(&mut *transaction)
            .await?;
        sqlx::query("INSERT INTO draft_revision (draft_id, number, at, change, document) VALUES ($1, $2, $3, $4, $5)")
            .bind(id)
            .bind(base + 1)
            .bind(time_text(at))
            .bind(change)
            .bind(document)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(Some(base + 1))
    }

    /// Makes another revision hold. False where the draft is gone, `base` no longer holds or `to` is none of its.
    ///
    /// # Errors
    /// Database faults.
    pub async fn turn_draft(&self, id: &str, base: u32, to: u32, at: jiff::Timestamp) -> Result<bool, StoreError> {
        let moved = sqlx::query(
            "UPDATE draft SET revision = $3, modified = $4 WHERE id = $1 AND revision = $2
             AND EXISTS (SELECT 1 FROM draft_revision r WHERE r.draft_id = $1 AND r.number = $3)",
        )
        .bind(id)
        .bind(base)
        .bind(to)
        .bind(time_text(at))
        .execute(&self.pool)
        .await?;
        Ok(moved.rows_affected() > 0)
    }

    /// The history of a draft, first change first.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn draft_history(&self, id: &str) -> Result<Vec<Revision>, StoreError> {
        let rows: Vec<(u32, String, String)> =
            sqlx::query_as("SELECT number, at, change FROM draft_revision WHERE draft_id = $1 ORDER BY number")
                .bind(id)
                .fetch_all(&self.pool)
                .await?;
        rows.into_iter()
            .map(|(number, at, change)| {
                let at = at.parse().map_err(|e| StoreError::damaged(format!("draft {id}"), e))?;
                Ok(Revision { number, at, change })
            })
            .collect()
    }

    /// The entry of the inventory whose data a draft holds.
    ///
    /// # Errors
    /// Database faults.
    pub async fn draft_entry(&self, id: &str) -> Result<Option<String>, StoreError> {
        let entry: Option<Option<String>> =
            sqlx::query_scalar("SELECT entry FROM draft WHERE id = $1").bind(id).fetch_optional(&self.pool).await?;
        Ok(entry.flatten())
    }

    /// The drafts that hold an entry's data.
    ///
    /// # Errors
    /// Database faults.
    pub async fn drafts_of_entry(&self, entry: &str) -> Result<Vec<String>, StoreError> {
        let drafts = sqlx::query_scalar("SELECT id FROM draft WHERE entry = $1 ORDER BY id").bind(entry);
        Ok(drafts.fetch_all(&self.pool).await?)
    }

    /// Says whose data a draft holds; the entry is then in preparation.
    ///
    /// # Errors
    /// Database faults; then nothing was changed.
    pub async fn keep_draft_entry(&self, id: &str, entry: Option<&str>) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query("UPDATE draft SET entry = $2 WHERE id = $1")
            .bind(id)
            .bind(entry)
            .execute(&mut *transaction)
            .await?;
        if let Some(entry) = entry {
            inventory::advance(&mut transaction, entry, Stage::InPreparation, None).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Forgets a draft. Its original goes with the next collection of orphans, where no version names it.
    ///
    /// # Errors
    /// Database faults.
    pub async fn forget_draft(&self, id: &str) -> Result<bool, StoreError> {
        let gone = sqlx::query("DELETE FROM draft WHERE id = $1").bind(id).execute(&self.pool).await?;
        Ok(gone.rows_affected() > 0)
    }
}

fn draft(row: &SqliteRow) -> Result<Draft, StoreError> {
    let id: String = row.try_get("id")?;
    let time = |column: &str| -> Result<jiff::Timestamp, StoreError> {
        let text: String = row.try_get(column)?;
        text.parse().map_err(|e| StoreError::damaged(format!("draft {id}"), e))
    };
    let bytes: i64 = row.try_get("bytes")?;
    let slug = |column: &str| -> Result<Option<Slug>, StoreError> {
        let text: Option<String> = row.try_get(column)?;
        text.map(Slug::try_from).transpose().map_err(|e| StoreError::damaged(format!("draft {id}"), e))
    };
    Ok(Draft {
        agency: slug("agency")?,
        dataset: slug("dataset")?,
        name: row.try_get("name")?,
        original: row.try_get("original")?,
        bytes: bytes as u64,
        created: time("created")?,
        modified: time("modified")?,
        revision: row.try_get("revision")?,
        latest: row.try_get("latest")?,
        id,
    })
}
