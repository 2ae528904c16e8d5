//! The queue of letters: written inside the transaction of what they tell of, taken one by one, and logged.
//!
//! Never here: texts, how a letter travels, when to try again (see actions).

use apertura_catalog::{Letter, LetterRecord, LetterState};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::Store;
use crate::error::StoreError;
use crate::time::time_text;

/// Puts letters into the queue; they go out only if the caller's transaction is committed.
pub(crate) async fn enqueue(connection: &mut SqliteConnection, at: &str, letters: &[Letter]) -> Result<(), StoreError> {
    for letter in letters {
        let document = serde_json::to_string(letter).map_err(|e| StoreError::damaged("letter", e))?;
        sqlx::query("INSERT INTO letter (kind, recipient, written, at, document) VALUES ($1, $2, $3, $3, $4)")
            .bind(&letter.kind)
            .bind(&letter.to)
            .bind(at)
            .bind(document)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

impl Store {
    /// Puts letters into the queue, where nothing else is to be kept with them.
    ///
    /// # Errors
    /// Database faults; then none was kept.
    pub async fn enqueue_letters(&self, letters: &[Letter], at: jiff::Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        enqueue(&mut transaction, &time_text(at), letters).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes the letter that has waited longest past its time. Nobody else gets it before `again`.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn take_letter(
        &self,
        now: jiff::Timestamp,
        again: jiff::Timestamp,
    ) -> Result<Option<(u64, u32, Letter)>, StoreError> {
        let taken: Option<(i64, u32, String)> = sqlx::query_as(
            "UPDATE letter SET at = $2, attempts = attempts + 1
             WHERE id = (SELECT id FROM letter WHERE state = 'waiting' AND at <= $1 ORDER BY at, id LIMIT 1)
             RETURNING id, attempts, document",
        )
        .bind(time_text(now))
        .bind(time_text(again))
        .fetch_optional(&self.pool)
        .await?;
        taken
            .map(|(id, attempts, document)| {
                let letter = serde_json::from_str(&document);
                Ok((id as u64, attempts, letter.map_err(|e| StoreError::damaged(format!("letter {id}"), e))?))
            })
            .transpose()
    }

    /// Notes that a letter was sent, and forgets its values; of a letter to the public (`public-…`) also whose it was.
    ///
    /// # Errors
    /// Database faults.
    pub async fn letter_sent(&self, id: u64, at: jiff::Timestamp) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE letter SET state = 'sent', at = $2, why = NULL, document = '',
                recipient = CASE WHEN kind LIKE 'public-%' THEN '' ELSE recipient END WHERE id = $1",
        )
        .bind(id as i64)
        .bind(time_text(at))
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Notes that an attempt failed: the next one comes at `again`; without it the letter is given up.
    ///
    /// # Errors
    /// Database faults.
    pub async fn letter_failed(
        &self,
        id: u64,
        why: &str,
        now: jiff::Timestamp,
        again: Option<jiff::Timestamp>,
    ) -> Result<(), StoreError> {
        sqlx::query("UPDATE letter SET state = $2, at = $3, why = $4 WHERE id = $1")
            .bind(id as i64)
            .bind(if again.is_some() { "waiting" } else { "failed" })
            .bind(time_text(again.unwrap_or(now)))
            .bind(why)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Lets a letter that was given up wait again, with all its attempts. False where there is none.
    ///
    /// # Errors
    /// Database faults.
    pub async fn retry_letter(&self, id: u64, now: jiff::Timestamp) -> Result<bool, StoreError> {
        let moved = sqlx::query(
            "UPDATE letter SET state = 'waiting', attempts = 0, at = $2 WHERE id = $1 AND state = 'failed'",
        )
        .bind(id as i64)
        .bind(time_text(now))
        .execute(&self.pool)
        .await?;
        Ok(moved.rows_affected() > 0)
    }

    /// The log of letters, latest first: `limit` of them with ids below `before`.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn letters(&self, before: Option<u64>, limit: u32) -> Result<Vec<LetterRecord>, StoreError> {
        let rows = sqlx::query(
            "SELECT id, kind, recipient, written, state, attempts, at, why FROM letter
             WHERE ($1 IS NULL OR id < $1) ORDER BY id DESC LIMIT $2",
        )
        .bind(before.map(|id| i64::try_from(id).unwrap_or(i64::MAX)))
        .bind(limit)
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(record).collect()
    }

    /// Forgets letters that were sent or given up before a time.
    ///
    /// # Errors
    /// Database faults.
    pub async fn forget_letters(&self, before: jiff::Timestamp) -> Result<u64, StoreError> {
        let gone = sqlx::query("DELETE FROM letter WHERE state <> 'waiting' AND at < $1").bind(time_text(before));
        Ok(gone.execute(&self.pool).await?.rows_affected())
    }
}

fn record(row: &SqliteRow) -> Result<LetterRecord, StoreError> {
    let id: i64 = row.try_get("id")?;
    let time = |column: &str| -> Result<jiff::Timestamp, StoreError> {
        let text: String = row.try_get(column)?;
        text.parse().map_err(|e| StoreError::damaged(format!("letter {id}"), e))
    };
    let state: String = row.try_get("state")?;
    Ok(LetterRecord {
        id: id as u64,
        kind: row.try_get("kind")?,
        to: row.try_get("recipient")?,
        written: time("written")?,
        state: match state.as_str() {
            "sent" => LetterState::Sent,
            "failed" => LetterState::Failed,
            _ => LetterState::Waiting,
        },
        attempts: row.try_get("attempts")?,
        at: time("at")?,
        why: row.try_get("why")?,
    })
}
