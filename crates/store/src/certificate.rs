//! Certificates of attendance.
//!
//! Never here: who gets one, what it vouches for (see `apertura_workshop::certificate`).

use apertura_workshop::Certificate;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteExecutor};

use crate::Store;
use crate::error::StoreError;
use crate::transaction::Transaction;

impl Store {
    /// The certificate with this folio.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn certificate(&self, folio: &str) -> Result<Option<Certificate>, StoreError> {
        let row = sqlx::query("SELECT * FROM certificate WHERE folio = $1").bind(folio);
        row.fetch_optional(&self.pool).await?.as_ref().map(certificate).transpose()
    }

    /// The certificates of a workshop, by folio.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn certificates(&self, workshop: &str) -> Result<Vec<Certificate>, StoreError> {
        all(&self.pool, workshop).await
    }

    /// Who signs: positions with names.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn certificate_signatures(&self, workshop: &str) -> Result<Vec<(String, String)>, StoreError> {
        let row = sqlx::query("SELECT document FROM certificate_signature WHERE workshop = $1").bind(workshop);
        let Some(row) = row.fetch_optional(&self.pool).await? else { return Ok(Vec::new()) };
        let document: String = row.try_get("document")?;
        serde_json::from_str(&document).map_err(|why| StoreError::damaged("signatures", why))
    }
}

impl Transaction {
    /// The certificates of a workshop, as they stand in these changes.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn certificates(&mut self, workshop: &str) -> Result<Vec<Certificate>, StoreError> {
        all(self.connection(), workshop).await
    }

    /// Keeps a certificate as it stands now.
    ///
    /// # Errors
    /// Database faults, also where the person has another of the same workshop.
    pub async fn keep_certificate(&mut self, kept: &Certificate) -> Result<(), StoreError> {
        let document = serde_json::to_string(kept).map_err(|why| StoreError::damaged("certificate", why))?;
        sqlx::query(
            "INSERT INTO certificate (folio, workshop, person, document) VALUES ($1, $2, $3, $4)
             ON CONFLICT (folio) DO UPDATE SET person = $3, document = $4",
        )
        .bind(&kept.folio)
        .bind(&kept.workshop)
        .bind(&kept.person)
        .bind(document)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Keeps who signs.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_certificate_signatures(
        &mut self,
        workshop: &str,
        signatures: &[(String, String)],
    ) -> Result<(), StoreError> {
        let document = serde_json::to_string(signatures).map_err(|why| StoreError::damaged("signatures", why))?;
        sqlx::query(
            "INSERT INTO certificate_signature (workshop, document) VALUES ($1, $2)
             ON CONFLICT (workshop) DO UPDATE SET document = $2",
        )
        .bind(workshop)
        .bind(document)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

async fn all(from: impl SqliteExecutor<'_>, workshop: &str) -> Result<Vec<Certificate>, StoreError> {
    let rows = sqlx::query("SELECT * FROM certificate WHERE workshop = $1 ORDER BY folio").bind(workshop);
    rows.fetch_all(from).await?.iter().map(certificate).collect()
}

fn certificate(row: &SqliteRow) -> Result<Certificate, StoreError> {
    let (folio, document): (String, String) = (row.try_get("folio")?, row.try_get("document")?);
    serde_json::from_str(&document).map_err(|why| StoreError::damaged(format!("certificate {folio}"), why))
}
