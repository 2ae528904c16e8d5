//! Sessions, by the hash of their token.
//!
//! Never here: how long one lasts, who it is (see actions).

use apertura_catalog::Session;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::Store;
use crate::error::StoreError;
use crate::time::time_text;
use crate::transaction::Transaction;

/// A session to be kept.
#[derive(Clone, Debug)]
pub struct NewSession<'a> {
    /// SHA-256 of its token, lower-case hex.
    pub token: &'a str,
    /// The account.
    pub account: &'a str,
    /// What its forms carry.
    pub sign: &'a str,
    /// True where a second factor was given.
    pub second_factor: bool,
    /// When the person proved who they are.
    pub proved: jiff::Timestamp,
    /// When it ends however much it is used.
    pub expires: jiff::Timestamp,
    /// What the browser calls itself.
    pub browser: &'a str,
}

impl Store {
    /// The session with this hash.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn session(&self, token: &str) -> Result<Option<Session>, StoreError> {
        let row = sqlx::query("SELECT * FROM session WHERE token = $1").bind(token).fetch_optional(&self.pool).await?;
        row.as_ref().map(session).transpose()
    }

    /// The sessions of an account, the one that was used last first.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn sessions(&self, account: &str) -> Result<Vec<Session>, StoreError> {
        let rows = sqlx::query("SELECT * FROM session WHERE account = $1 ORDER BY seen DESC, token")
            .bind(account)
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(session).collect()
    }

    /// Notes that a session was used.
    ///
    /// # Errors
    /// Database faults.
    pub async fn session_seen(&self, token: &str, at: jiff::Timestamp) -> Result<(), StoreError> {
        sqlx::query("UPDATE session SET seen = $2 WHERE token = $1")
            .bind(token)
            .bind(time_text(at))
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Ends a session.
    ///
    /// # Errors
    /// Database faults.
    pub async fn end_session(&self, token: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM session WHERE token = $1").bind(token).execute(&self.pool).await?;
        Ok(())
    }

    /// Ends an account's session by the first signs of its hash. False where it has none such.
    ///
    /// # Errors
    /// Database faults.
    pub async fn end_session_of(&self, account: &str, id: &str) -> Result<bool, StoreError> {
        let gone = sqlx::query("DELETE FROM session WHERE account = $1 AND substr(token, 1, 16) = $2")
            .bind(account)
            .bind(id)
            .execute(&self.pool)
            .await?;
        Ok(gone.rows_affected() > 0)
    }
}

impl Transaction {
    /// Keeps a new session.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_session(&mut self, new: &NewSession<'_>) -> Result<(), StoreError> {
        let at = self.at().to_owned();
        sqlx::query(
            "INSERT INTO session (token, account, sign, second_factor, proved, created, seen, expires, browser)
             VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8)",
        )
        .bind(new.token)
        .bind(new.account)
        .bind(new.sign)
        .bind(new.second_factor)
        .bind(time_text(new.proved))
        .bind(at)
        .bind(time_text(new.expires))
        .bind(new.browser)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Ends one session.
    ///
    /// # Errors
    /// Database faults.
    pub async fn end_session(&mut self, token: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM session WHERE token = $1").bind(token).execute(self.connection()).await?;
        Ok(())
    }

    /// Ends the sessions of an account; with `but`, all others than the one with that hash.
    ///
    /// # Errors
    /// Database faults.
    pub async fn end_sessions(&mut self, account: &str, but: Option<&str>) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM session WHERE account = $1 AND ($2 IS NULL OR token <> $2)")
            .bind(account)
            .bind(but)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Forgets sessions that have ended: past their end, or unused since a time.
    ///
    /// # Errors
    /// Database faults.
    pub async fn forget_ended_sessions(&mut self, unused_since: jiff::Timestamp) -> Result<(), StoreError> {
        let at = self.at().to_owned();
        sqlx::query("DELETE FROM session WHERE expires <= $1 OR seen <= $2")
            .bind(at)
            .bind(time_text(unused_since))
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

fn session(row: &SqliteRow) -> Result<Session, StoreError> {
    let token: String = row.try_get("token")?;
    let id: String = token.chars().take(16).collect();
    let time = |column: &str| -> Result<jiff::Timestamp, StoreError> {
        let text: String = row.try_get(column)?;
        text.parse().map_err(|e| StoreError::damaged(format!("session {id}"), e))
    };
    Ok(Session {
        account: row.try_get("account")?,
        sign: row.try_get("sign")?,
        second_factor: row.try_get("second_factor")?,
        proved: time("proved")?,
        created: time("created")?,
        seen: time("seen")?,
        expires: time("expires")?,
        browser: row.try_get("browser")?,
        id: id.clone(),
    })
}
