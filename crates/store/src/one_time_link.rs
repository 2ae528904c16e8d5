//! Links that open once: invitations and the choice of a new password, by the hash of their token.
//!
//! Never here: how long one lasts, what it opens (see actions).

use crate::Store;
use crate::error::StoreError;
use crate::time::time_text;
use crate::transaction::Transaction;

/// A link that opens once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneTimeLink {
    /// SHA-256 of its token, lower-case hex.
    pub token: String,
    /// Kebab-case code of what it opens.
    pub purpose: String,
    /// Folded mail address of whom it is for; empty for whoever has it.
    pub mail: String,
    /// JSON of what it opens; may be empty.
    pub document: String,
    /// When it stops opening.
    pub expires: jiff::Timestamp,
}

type Row = (String, String, String, String, String);

impl Store {
    /// The link with this hash and purpose, that opens at a time.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn one_time_link(
        &self,
        token: &str,
        purpose: &str,
        now: jiff::Timestamp,
    ) -> Result<Option<OneTimeLink>, StoreError> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT token, purpose, mail, document, expires FROM one_time_link
             WHERE token = $1 AND purpose = $2 AND expires > $3",
        )
        .bind(token)
        .bind(purpose)
        .bind(time_text(now))
        .fetch_optional(&self.pool)
        .await?;
        row.map(link).transpose()
    }

    /// All links of a purpose that open at a time, the latest first.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn one_time_links(&self, purpose: &str, now: jiff::Timestamp) -> Result<Vec<OneTimeLink>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT token, purpose, mail, document, expires FROM one_time_link
             WHERE purpose = $1 AND expires > $2 ORDER BY created DESC, token",
        )
        .bind(purpose)
        .bind(time_text(now))
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(link).collect()
    }
}

impl Transaction {
    /// Keeps a link, in the place of others with its purpose and mail address; forgets those that open no more.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_link(&mut self, link: &OneTimeLink) -> Result<(), StoreError> {
        let at = self.at().to_owned();
        sqlx::query("DELETE FROM one_time_link WHERE expires <= $1 OR (purpose = $2 AND mail = $3)")
            .bind(&at)
            .bind(&link.purpose)
            .bind(&link.mail)
            .execute(self.connection())
            .await?;
        sqlx::query(
            "INSERT INTO one_time_link (token, purpose, mail, document, created, expires) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&link.token)
        .bind(&link.purpose)
        .bind(&link.mail)
        .bind(&link.document)
        .bind(&at)
        .bind(time_text(link.expires))
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Uses a link up. False where it was used, or opens no more.
    ///
    /// # Errors
    /// Database faults.
    pub async fn use_link(&mut self, token: &str) -> Result<bool, StoreError> {
        let at = self.at().to_owned();
        let used = sqlx::query("DELETE FROM one_time_link WHERE token = $1 AND expires > $2")
            .bind(token)
            .bind(at)
            .execute(self.connection())
            .await?;
        Ok(used.rows_affected() > 0)
    }

    /// Forgets the links of a purpose for a mail address.
    ///
    /// # Errors
    /// Database faults.
    pub async fn forget_links(&mut self, purpose: &str, mail: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM one_time_link WHERE purpose = $1 AND mail = $2")
            .bind(purpose)
            .bind(mail)
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

fn link((token, purpose, mail, document, expires): Row) -> Result<OneTimeLink, StoreError> {
    let expires = expires.parse().map_err(|e| StoreError::damaged("one-time link", e))?;
    Ok(OneTimeLink { token, purpose, mail, document, expires })
}
