//! Tokens for machines, by their hash.
//!
//! Never here: what a token may allow (see catalog and actions).

use apertura_catalog::ApiToken;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::Store;
use crate::error::StoreError;
use crate::time::time_text;
use crate::transaction::Transaction;

impl Store {
    /// The token with this hash.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn api_token(&self, token: &str) -> Result<Option<ApiToken>, StoreError> {
        let row = sqlx::query("SELECT * FROM api_token WHERE token = $1").bind(token);
        row.fetch_optional(&self.pool).await?.as_ref().map(api_token).transpose()
    }

    /// The tokens of an account, the latest first.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn api_tokens(&self, account: &str) -> Result<Vec<ApiToken>, StoreError> {
        let rows = sqlx::query("SELECT * FROM api_token WHERE account = $1 ORDER BY created DESC, id")
            .bind(account)
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(api_token).collect()
    }

    /// Notes that a token was used.
    ///
    /// # Errors
    /// Database faults.
    pub async fn api_token_used(&self, id: &str, at: jiff::Timestamp) -> Result<(), StoreError> {
        sqlx::query("UPDATE api_token SET used = $2 WHERE id = $1")
            .bind(id)
            .bind(time_text(at))
            .execute(&self.pool)
            .await?;
        Ok(())
    }
}

impl Transaction {
    /// Keeps a new token by its hash.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_api_token(&mut self, token: &str, new: &ApiToken) -> Result<(), StoreError> {
        let scope = serde_json::to_string(&new.scope).map_err(|e| StoreError::damaged("token", e))?;
        sqlx::query(
            "INSERT INTO api_token (id, token, account, name, scope, created, expires) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(&new.id)
        .bind(token)
        .bind(&new.account)
        .bind(&new.name)
        .bind(scope)
        .bind(time_text(new.created))
        .bind(time_text(new.expires))
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Ends a token of an account; without id, all of them. Gives how many ended.
    ///
    /// # Errors
    /// Database faults.
    pub async fn end_api_tokens(&mut self, account: &str, id: Option<&str>) -> Result<u64, StoreError> {
        let gone = sqlx::query("DELETE FROM api_token WHERE account = $1 AND ($2 IS NULL OR id = $2)")
            .bind(account)
            .bind(id)
            .execute(self.connection())
            .await?;
        Ok(gone.rows_affected())
    }
}

fn api_token(row: &SqliteRow) -> Result<ApiToken, StoreError> {
    let id: String = row.try_get("id")?;
    let damaged = |why: String| StoreError::damaged(format!("token {id}"), why);
    let time = |text: String| text.parse().map_err(|e| damaged(format!("{e}")));
    let scope: String = row.try_get("scope")?;
    let used: Option<String> = row.try_get("used")?;
    Ok(ApiToken {
        account: row.try_get("account")?,
        name: row.try_get("name")?,
        scope: serde_json::from_str(&scope).map_err(|e| damaged(e.to_string()))?,
        created: time(row.try_get("created")?)?,
        expires: time(row.try_get("expires")?)?,
        used: used.map(time).transpose()?,
        id,
    })
}
