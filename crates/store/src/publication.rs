//! Receipts, withdrawals and corrections: kept with an event each, never changed.
//!
//! Never here: publishing (see `version`), who may do so (see actions).

use apertura_catalog::{Acting, Correction, Letter, Receipt, Slug, Withdrawal};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::error::StoreError;
use crate::event::NewEvent;
use crate::time::time_text;
use crate::{Store, event, letter};

/// Gives a version its receipt, with the next number of the year.
pub(crate) async fn keep_receipt(
    connection: &mut SqliteConnection,
    dataset: i64,
    version: u32,
    at: &str,
    submission: Option<&str>,
) -> Result<String, sqlx::Error> {
    let year = at.get(..4).unwrap_or("0000");
    let before: i64 = sqlx::query_scalar("SELECT count(*) FROM receipt WHERE folio LIKE 'AP-' || $1 || '-%'")
        .bind(year)
        .fetch_one(&mut *connection)
        .await?;
    let folio = format!("AP-{year}-{:06}", before + 1);
    sqlx::query("INSERT INTO receipt (folio, dataset_id, version, at, submission) VALUES ($1, $2, $3, $4, $5)")
        .bind(&folio)
        .bind(dataset)
        .bind(version)
        .bind(at)
        .bind(submission)
        .execute(connection)
        .await?;
    Ok(folio)
}

const RECEIPT: &str =
    "SELECT r.folio, d.slug, r.version, r.at, r.submission FROM receipt r JOIN dataset d ON d.id = r.dataset_id";

impl Store {
    /// The receipt of a version.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn receipt(&self, slug: &str, version: u32) -> Result<Option<Receipt>, StoreError> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{RECEIPT} WHERE d.slug = $1 AND r.version = $2")))
            .bind(slug)
            .bind(version)
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(receipt).transpose()
    }

    /// The receipt with this number.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn receipt_by_folio(&self, folio: &str) -> Result<Option<Receipt>, StoreError> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{RECEIPT} WHERE r.folio = $1")))
            .bind(folio)
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(receipt).transpose()
    }

    /// The record of a version, also of one that was withdrawn: for its receipt and the log, not for the public's use.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn any_version(&self, slug: &str, number: u32) -> Result<Option<apertura_catalog::Version>, StoreError> {
        let document: Option<String> = sqlx::query_scalar(
            "SELECT v.document FROM version v JOIN dataset d ON d.id = v.dataset_id WHERE d.slug = $1 AND v.number = $2",
        )
        .bind(slug)
        .bind(number)
        .fetch_optional(&self.pool)
        .await?;
        let parse = |text: String| {
            serde_json::from_str(&text).map_err(|e| StoreError::damaged(format!("version {number} of {slug}"), e))
        };
        document.map(parse).transpose()
    }

    /// Takes versions of a dataset back: one, or all that stand where no number is given. Gives how many.
    ///
    /// # Errors
    /// Database faults; then nothing was changed.
    #[expect(clippy::too_many_arguments, reason = "each is a column or goes with the same transaction")]
    pub async fn withdraw(
        &self,
        slug: &Slug,
        number: Option<u32>,
        at: jiff::Timestamp,
        acting: Acting,
        reason: &str,
        new: &NewEvent,
        letters: &[Letter],
    ) -> Result<u64, StoreError> {
        let at = time_text(at);
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let gone = sqlx::query(
            "INSERT INTO withdrawal (dataset_id, version, at, acting, reason)
             SELECT v.dataset_id, v.number, $3, $4, $5 FROM standing_version v JOIN dataset d ON d.id = v.dataset_id
             WHERE d.slug = $1 AND ($2 IS NULL OR v.number = $2)",
        )
        .bind(slug.as_str())
        .bind(number)
        .bind(&at)
        .bind(acting.code())
        .bind(reason)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if gone == 0 {
            transaction.rollback().await?;
            return Ok(0);
        }
        sqlx::query(
            "UPDATE dataset SET shown = (SELECT max(v.number) FROM standing_version v WHERE v.dataset_id = dataset.id),
                modified = $2 WHERE slug = $1",
        )
        .bind(slug.as_str())
        .bind(&at)
        .execute(&mut *transaction)
        .await?;
        event::append(&mut transaction, &at, new).await?;
        letter::enqueue(&mut transaction, &at, letters).await?;
        transaction.commit().await?;
        Ok(gone)
    }

    /// How a version was taken back; without number, how the last one was where no version is left. None where it stands.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn withdrawal(&self, slug: &str, number: Option<u32>) -> Result<Option<Withdrawal>, StoreError> {
        let row = sqlx::query(
            "SELECT w.version, w.at, w.acting, w.reason, d.title, a.name AS agency, d.shown IS NULL AS all_gone
             FROM withdrawal w JOIN dataset d ON d.id = w.dataset_id JOIN agency a ON a.id = d.agency_id
             WHERE d.slug = $1 AND (w.version = $2 OR ($2 IS NULL AND d.shown IS NULL))
             ORDER BY w.at DESC, w.version DESC LIMIT 1",
        )
        .bind(slug)
        .bind(number)
        .fetch_optional(&self.pool)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let (at, acting): (String, String) = (row.try_get("at")?, row.try_get("acting")?);
        let damaged = |e: &dyn std::fmt::Display| StoreError::damaged(format!("withdrawal of {slug}"), e);
        Ok(Some(Withdrawal {
            version: if number.is_none() { None } else { Some(row.try_get("version")?) },
            title: row.try_get("title")?,
            agency: row.try_get("agency")?,
            at: at.parse().map_err(|e| damaged(&e))?,
            acting: Acting::from_code(&acting).ok_or_else(|| damaged(&acting))?,
            reason: row.try_get("reason")?,
        }))
    }

    /// Keeps a note of correction; gives its number, or none where there is no such dataset.
    ///
    /// # Errors
    /// Database faults; then nothing was kept.
    pub async fn keep_correction(
        &self,
        slug: &Slug,
        correction: &Correction,
        new: &NewEvent,
    ) -> Result<Option<u32>, StoreError> {
        let at = time_text(correction.at);
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let dataset: Option<i64> = sqlx::query_scalar("SELECT id FROM dataset WHERE slug = $1")
            .bind(slug.as_str())
            .fetch_optional(&mut *transaction)
            .await?;
        let Some(dataset) = dataset else {
            transaction.rollback().await?;
            return Ok(None);
        };
        let number: u32 =
            sqlx::query_scalar("SELECT COALESCE(max(number), 0) + 1 FROM correction WHERE dataset_id = $1")
                .bind(dataset)
                .fetch_one(&mut *transaction)
                .await?;
        sqlx::query(
            "INSERT INTO correction (dataset_id, number, version, at, acting, text) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(dataset)
        .bind(number)
        .bind(correction.version)
        .bind(&at)
        .bind(correction.acting.code())
        .bind(&correction.text)
        .execute(&mut *transaction)
        .await?;
        event::append(&mut transaction, &at, new).await?;
        transaction.commit().await?;
        Ok(Some(number))
    }

    /// The notes of correction of a dataset, the latest first.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn corrections(&self, slug: &str) -> Result<Vec<Correction>, StoreError> {
        let rows = sqlx::query(
            "SELECT c.number, c.version, c.at, c.acting, c.text FROM correction c JOIN dataset d ON d.id = c.dataset_id
             WHERE d.slug = $1 ORDER BY c.number DESC",
        )
        .bind(slug)
        .fetch_all(&self.pool)
        .await?;
        let damaged = |e: &dyn std::fmt::Display| StoreError::damaged(format!("corrections of {slug}"), e);
        rows.iter()
            .map(|row| {
                let (at, acting): (String, String) = (row.try_get("at")?, row.try_get("acting")?);
                Ok(Correction {
                    number: row.try_get("number")?,
                    version: row.try_get("version")?,
                    at: at.parse().map_err(|e| damaged(&e))?,
                    acting: Acting::from_code(&acting).ok_or_else(|| damaged(&acting))?,
                    text: row.try_get("text")?,
                })
            })
            .collect()
    }
}

fn receipt(row: &SqliteRow) -> Result<Receipt, StoreError> {
    let (folio, slug, at): (String, String, String) = (row.try_get("folio")?, row.try_get("slug")?, row.try_get("at")?);
    let damaged = |e: &dyn std::fmt::Display| StoreError::damaged(format!("receipt {folio}"), e);
    Ok(Receipt {
        dataset: Slug::try_from(slug).map_err(|e| damaged(&e))?,
        version: row.try_get("version")?,
        at: at.parse().map_err(|e| damaged(&e))?,
        submission: row.try_get("submission")?,
        folio,
    })
}
