//! Submissions and the comments on them: kept, read back, moved from state to state with an event each.
//!
//! Never here: who may do so (see actions), publication (see `version`).

use apertura_catalog::opening::Stage;
use apertura_catalog::{Comment, Handed, Letter, Slug, Submission, SubmissionState};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::error::StoreError;
use crate::event::NewEvent;
use crate::time::time_text;
use crate::{Store, event, inventory, letter};

const SELECT: &str =
    "SELECT id, draft, revision, number, agency, dataset, title, name, original, bytes, submitted, submitter,
    state, decided, reviewer, reason, publish_at, version FROM submission";

/// A submission moves on.
#[derive(Clone, Debug)]
pub struct Move<'a> {
    /// The submission.
    pub id: &'a str,
    /// The states that it may have now.
    pub from: &'a [SubmissionState],
    /// The state that it gets.
    pub to: SubmissionState,
    /// When.
    pub at: jiff::Timestamp,
    /// Account of the person who decides; none for the operator.
    pub reviewer: Option<&'a str>,
    /// The reason.
    pub reason: Option<&'a str>,
    /// When it is to be published.
    pub publish_at: Option<jiff::Timestamp>,
    /// What is remembered.
    pub event: NewEvent,
    /// Who is told.
    pub letters: Vec<Letter>,
}

impl Store {
    /// Keeps a new submission; what was handed over of the same draft before and still waits is taken back. Its number is
    /// the next of its draft. None where the draft's last submission is approved already.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_submission(
        &self,
        submission: &Submission,
        handed: &Handed,
        event: &NewEvent,
        letters: &[Letter],
    ) -> Result<Option<u32>, StoreError> {
        let document = serde_json::to_string(handed).map_err(|e| StoreError::damaged("submission", e))?;
        let at = time_text(submission.submitted);
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let approved: i64 =
            sqlx::query_scalar("SELECT count(*) FROM submission WHERE draft = $1 AND state = 'approved'")
                .bind(&submission.draft)
                .fetch_one(&mut *transaction)
                .await?;
        if approved > 0 {
            transaction.rollback().await?;
            return Ok(None);
        }
        sqlx::query("UPDATE submission SET state = 'taken-back', decided = $2 WHERE draft = $1 AND state = 'waiting'")
            .bind(&submission.draft)
            .bind(&at)
            .execute(&mut *transaction)
            .await?;
        let number: u32 = sqlx::query_scalar("SELECT COALESCE(max(number), 0) + 1 FROM submission WHERE draft = $1")
            .bind(&submission.draft)
            .fetch_one(&mut *transaction)
            .await?;
        sqlx::query(
            "INSERT INTO submission (id, draft, revision, number, agency, dataset, title, name, original, bytes,
                submitted, submitter, state, document)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        )
        .bind(&submission.id)
        .bind(&submission.draft)
        .bind(submission.revision)
        .bind(number)
        .bind(submission.agency.as_ref().map(Slug::as_str))
        .bind(submission.dataset.as_str())
        .bind(&submission.title)
        .bind(&submission.name)
        .bind(&submission.original)
        .bind(i64::try_from(submission.bytes).unwrap_or(i64::MAX))
        .bind(&at)
        .bind(&submission.submitter)
        .bind(submission.state.code())
        .bind(document)
        .execute(&mut *transaction)
        .await?;
        let entry: Option<Option<String>> = sqlx::query_scalar("SELECT entry FROM draft WHERE id = $1")
            .bind(&submission.draft)
            .fetch_optional(&mut *transaction)
            .await?;
        if let Some(entry) = entry.flatten() {
            inventory::advance(&mut transaction, &entry, Stage::Submitted, None).await?;
        }
        event::append(&mut transaction, &at, event).await?;
        letter::enqueue(&mut transaction, &at, letters).await?;
        transaction.commit().await?;
        Ok(Some(number))
    }

    /// A submission with what was handed over.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn submission(&self, id: &str) -> Result<Option<(Submission, Handed)>, StoreError> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} WHERE id = $1")))
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let document: String =
            sqlx::query_scalar("SELECT document FROM submission WHERE id = $1").bind(id).fetch_one(&self.pool).await?;
        let handed = serde_json::from_str(&document).map_err(|e| StoreError::damaged(format!("submission {id}"), e))?;
        Ok(Some((submission(&row)?, handed)))
    }

    /// All submissions, the latest first.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn submissions(&self, draft: Option<&str>) -> Result<Vec<Submission>, StoreError> {
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
            "{SELECT} WHERE $1 IS NULL OR draft = $1 ORDER BY submitted DESC, number DESC, id"
        )))
        .bind(draft)
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(submission).collect()
    }

    /// The approved submissions whose day has come, the earliest first.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn due_submissions(&self, now: jiff::Timestamp) -> Result<Vec<Submission>, StoreError> {
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
            "{SELECT} WHERE state = 'approved' AND publish_at <= $1 ORDER BY publish_at, id"
        )))
        .bind(time_text(now))
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(submission).collect()
    }

    /// Moves a submission on. False where it has none of the states from which it may.
    ///
    /// # Errors
    /// Database faults; then nothing was changed.
    pub async fn move_submission(&self, step: &Move<'_>) -> Result<bool, StoreError> {
        let at = time_text(step.at);
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let state: Option<String> = sqlx::query_scalar("SELECT state FROM submission WHERE id = $1")
            .bind(step.id)
            .fetch_optional(&mut *transaction)
            .await?;
        let fits = state.is_some_and(|state| step.from.iter().any(|from| from.code() == state));
        if !fits {
            transaction.rollback().await?;
            return Ok(false);
        }
        sqlx::query(
            "UPDATE submission SET state = $2, decided = $3, reviewer = $4, reason = $5, publish_at = $6 WHERE id = $1",
        )
        .bind(step.id)
        .bind(step.to.code())
        .bind(&at)
        .bind(step.reviewer)
        .bind(step.reason)
        .bind(step.publish_at.map(time_text))
        .execute(&mut *transaction)
        .await?;
        event::append(&mut transaction, &at, &step.event).await?;
        letter::enqueue(&mut transaction, &at, &step.letters).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Keeps a comment, whose number is the next, and tells of it; none where there is no such submission.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_comment(
        &self,
        id: &str,
        comment: &Comment,
        new: &NewEvent,
        letters: &[Letter],
    ) -> Result<Option<u32>, StoreError> {
        let place = serde_json::to_string(&comment.place).map_err(|e| StoreError::damaged("comment", e))?;
        let at = time_text(comment.at);
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let there: i64 = sqlx::query_scalar("SELECT count(*) FROM submission WHERE id = $1")
            .bind(id)
            .fetch_one(&mut *transaction)
            .await?;
        if there == 0 {
            transaction.rollback().await?;
            return Ok(None);
        }
        let number: u32 =
            sqlx::query_scalar("SELECT COALESCE(max(number), 0) + 1 FROM review_comment WHERE submission = $1")
                .bind(id)
                .fetch_one(&mut *transaction)
                .await?;
        sqlx::query(
            "INSERT INTO review_comment (submission, number, at, account, place, text, answers)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(id)
        .bind(number)
        .bind(&at)
        .bind(&comment.account)
        .bind(place)
        .bind(&comment.text)
        .bind(comment.answers)
        .execute(&mut *transaction)
        .await?;
        event::append(&mut transaction, &at, new).await?;
        letter::enqueue(&mut transaction, &at, letters).await?;
        transaction.commit().await?;
        Ok(Some(number))
    }

    /// The comments on a submission, the first first.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn comments(&self, id: &str) -> Result<Vec<Comment>, StoreError> {
        let rows = sqlx::query(
            "SELECT number, at, account, place, text, answers FROM review_comment WHERE submission = $1 ORDER BY number",
        )
        .bind(id)
        .fetch_all(&self.pool)
        .await?;
        let damaged = |e: &dyn std::fmt::Display| StoreError::damaged(format!("comments on {id}"), e);
        rows.iter()
            .map(|row| {
                let (at, place): (String, String) = (row.try_get("at")?, row.try_get("place")?);
                Ok(Comment {
                    number: row.try_get("number")?,
                    at: at.parse().map_err(|e| damaged(&e))?,
                    account: row.try_get("account")?,
                    place: serde_json::from_str(&place).map_err(|e| damaged(&e))?,
                    text: row.try_get("text")?,
                    answers: row.try_get("answers")?,
                })
            })
            .collect()
    }
}

/// Tells the inventory what was published: the entry of the submission's draft, and whichever was published as the dataset.
pub(crate) async fn tell_inventory(
    connection: &mut SqliteConnection,
    id: Option<&str>,
    dataset: &Slug,
    version: u32,
) -> Result<(), sqlx::Error> {
    let entries: Vec<String> = sqlx::query_scalar(
        "SELECT d.entry FROM submission s JOIN draft d ON d.id = s.draft WHERE s.id = $1 AND d.entry IS NOT NULL
         UNION SELECT id FROM entry WHERE dataset = $2 AND removed IS NULL",
    )
    .bind(id)
    .bind(dataset.as_str())
    .fetch_all(&mut *connection)
    .await?;
    let stage = if version > 1 { Stage::KeptCurrent } else { Stage::Published };
    for entry in entries {
        inventory::advance(connection, &entry, stage, Some(dataset)).await?;
    }
    Ok(())
}

/// Marks an approved submission as the version that it became; false where it is not approved (any more).
pub(crate) async fn published(connection: &mut SqliteConnection, id: &str, version: u32) -> Result<bool, sqlx::Error> {
    let moved =
        sqlx::query("UPDATE submission SET state = 'published', version = $2 WHERE id = $1 AND state = 'approved'")
            .bind(id)
            .bind(version)
            .execute(connection)
            .await?;
    Ok(moved.rows_affected() > 0)
}

fn submission(row: &SqliteRow) -> Result<Submission, StoreError> {
    let id: String = row.try_get("id")?;
    let damaged = |e: &dyn std::fmt::Display| StoreError::damaged(format!("submission {id}"), e);
    let time = |column: &str| -> Result<Option<jiff::Timestamp>, StoreError> {
        let text: Option<String> = row.try_get(column)?;
        text.map(|text| text.parse()).transpose().map_err(|e| damaged(&e))
    };
    let slug = |text: Option<String>| text.map(Slug::try_from).transpose().map_err(|e| damaged(&e));
    let state: String = row.try_get("state")?;
    let bytes: i64 = row.try_get("bytes")?;
    Ok(Submission {
        draft: row.try_get("draft")?,
        revision: row.try_get("revision")?,
        number: row.try_get("number")?,
        agency: slug(row.try_get("agency")?)?,
        dataset: slug(row.try_get("dataset")?)?.ok_or_else(|| damaged(&"no dataset"))?,
        title: row.try_get("title")?,
        name: row.try_get("name")?,
        original: row.try_get("original")?,
        bytes: bytes as u64,
        submitted: time("submitted")?.ok_or_else(|| damaged(&"no time"))?,
        submitter: row.try_get("submitter")?,
        state: SubmissionState::from_code(&state).ok_or_else(|| damaged(&state))?,
        decided: time("decided")?,
        reviewer: row.try_get("reviewer")?,
        reason: row.try_get("reason")?,
        publish_at: time("publish_at")?,
        version: row.try_get("version")?,
        id,
    })
}
