//! Papers of agencies; their files are blobs.
//!
//! Never here: who may see them.

use apertura_catalog::{AgencyDocument, DocumentKind, Slug};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::Store;
use crate::error::StoreError;
use crate::time::time_text;
use crate::transaction::Transaction;

impl Store {
    /// The papers of an agency, the latest first.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn agency_documents(&self, agency: &str) -> Result<Vec<AgencyDocument>, StoreError> {
        let rows = sqlx::query("SELECT * FROM agency_document WHERE agency = $1 ORDER BY kept DESC, id")
            .bind(agency)
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(document).collect()
    }

    /// One paper.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn agency_document(&self, id: &str) -> Result<Option<AgencyDocument>, StoreError> {
        let row = sqlx::query("SELECT * FROM agency_document WHERE id = $1").bind(id);
        row.fetch_optional(&self.pool).await?.as_ref().map(document).transpose()
    }
}

impl Transaction {
    /// Keeps a paper; its file must have been kept before.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_agency_document(&mut self, new: &AgencyDocument) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO agency_document (id, agency, kind, name, sha256, bytes, media_type, kept, by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(&new.id)
        .bind(new.agency.as_str())
        .bind(new.kind.code())
        .bind(&new.name)
        .bind(&new.sha256)
        .bind(i64::try_from(new.bytes).unwrap_or(i64::MAX))
        .bind(&new.media_type)
        .bind(time_text(new.kept))
        .bind(&new.by)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

fn document(row: &SqliteRow) -> Result<AgencyDocument, StoreError> {
    let id: String = row.try_get("id")?;
    let damaged = |why: String| StoreError::damaged(format!("document {id}"), why);
    let (agency, kind, kept): (String, String, String) =
        (row.try_get("agency")?, row.try_get("kind")?, row.try_get("kept")?);
    let bytes: i64 = row.try_get("bytes")?;
    Ok(AgencyDocument {
        agency: Slug::try_from(agency).map_err(|e| damaged(e.to_string()))?,
        kind: DocumentKind::from_code(&kind).unwrap_or(DocumentKind::Other),
        name: row.try_get("name")?,
        sha256: row.try_get("sha256")?,
        bytes: bytes as u64,
        media_type: row.try_get("media_type")?,
        kept: kept.parse().map_err(|e| damaged(format!("{e}")))?,
        by: row.try_get("by")?,
        id,
    })
}
