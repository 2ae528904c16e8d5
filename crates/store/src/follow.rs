//! Who follows what, and how far followers were told of the log.
//!
//! Never here: of which events they are told (see actions).

use apertura_catalog::{Event, Follow, Followed};

use crate::Store;
use crate::error::StoreError;
use crate::event::Entry;
use crate::time::time_text;
use crate::transaction::Transaction;

type Row = (String, String, String, String, String, String);

const SELECT: &str = "SELECT id, followed, subject, mail, language, since FROM follow";

impl Store {
    /// Somebody's following, by its id.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn following(&self, id: &str) -> Result<Option<Follow>, StoreError> {
        let row: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} WHERE id = $1")))
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        row.map(follow).transpose()
    }

    /// Ends a following, and forgets whose it was.
    ///
    /// # Errors
    /// Database faults.
    pub async fn unfollow(&self, id: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM follow WHERE id = $1").bind(id).execute(&self.pool).await?;
        Ok(())
    }
}

impl Transaction {
    /// Keeps a following. False where the same address follows the same thing already.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_follow(&mut self, follow: &Follow) -> Result<bool, StoreError> {
        let new = sqlx::query(
            "INSERT OR IGNORE INTO follow (id, followed, subject, mail, language, since) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&follow.id)
        .bind(follow.followed.code())
        .bind(&follow.subject)
        .bind(&follow.mail)
        .bind(&follow.language)
        .bind(time_text(follow.since))
        .execute(self.connection())
        .await?;
        Ok(new.rows_affected() > 0)
    }

    /// Who follows something.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn followers(&mut self, followed: Followed, subject: &str) -> Result<Vec<Follow>, StoreError> {
        let rows: Vec<Row> =
            sqlx::query_as(sqlx::AssertSqlSafe(format!("{SELECT} WHERE followed = $1 AND subject = $2 ORDER BY id")))
                .bind(followed.code())
                .bind(subject)
                .fetch_all(self.connection())
                .await?;
        rows.into_iter().map(follow).collect()
    }

    /// The events of which followers were not told yet, the first one first, `limit` of them.
    ///
    /// # Errors
    /// Database faults, a damaged event.
    pub async fn events_to_tell(&mut self, limit: u32) -> Result<Vec<Event>, StoreError> {
        let rows = sqlx::query(
            "SELECT * FROM event WHERE number > (SELECT event FROM follow_cursor WHERE only = 1)
             ORDER BY number LIMIT $1",
        )
        .bind(limit)
        .fetch_all(self.connection())
        .await?;
        rows.iter().map(|row| Entry::from_row(row)?.into_event()).collect()
    }

    /// Notes that followers were told of all events up to this one.
    ///
    /// # Errors
    /// Database faults.
    pub async fn followers_told(&mut self, event: u64) -> Result<(), StoreError> {
        sqlx::query("UPDATE follow_cursor SET event = $1 WHERE only = 1")
            .bind(i64::try_from(event).unwrap_or(i64::MAX))
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

fn follow((id, followed, subject, mail, language, since): Row) -> Result<Follow, StoreError> {
    let damaged = |why: String| StoreError::damaged(format!("follow {id}"), why);
    Ok(Follow {
        followed: Followed::from_code(&followed).ok_or_else(|| damaged(followed.clone()))?,
        since: since.parse().map_err(|e: jiff::Error| damaged(e.to_string()))?,
        subject,
        mail,
        language,
        id: id.clone(),
    })
}
