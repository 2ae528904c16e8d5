//! Second factors: what their secrets are made from, the codes that were used, and recovery codes.
//!
//! Never here: the secrets (they follow from the key of the data folder, so that the database alone gives none), how codes are
//! computed (see actions).

use crate::Store;
use crate::error::StoreError;
use crate::transaction::Transaction;

impl Store {
    /// The key from which the secrets of second factors follow.
    ///
    /// # Errors
    /// Disk faults; [`StoreError::Damaged`] where the key file has another length.
    pub async fn second_factor_key(&self) -> Result<Vec<u8>, StoreError> {
        self.key("second-factor").await
    }

    /// What the second factor that is being set up is made from; none where none is.
    ///
    /// # Errors
    /// Database faults.
    pub async fn begun_second_factor(&self, account: &str) -> Result<Option<String>, StoreError> {
        let found: Option<Option<String>> = sqlx::query_scalar("SELECT second_factor_begun FROM account WHERE id = $1")
            .bind(account)
            .fetch_optional(&self.pool)
            .await?;
        Ok(found.flatten())
    }

    /// How many recovery codes an account has left.
    ///
    /// # Errors
    /// Database faults.
    pub async fn recovery_codes(&self, account: &str) -> Result<u32, StoreError> {
        let count = sqlx::query_scalar("SELECT count(*) FROM recovery_code WHERE account = $1").bind(account);
        Ok(count.fetch_one(&self.pool).await?)
    }
}

impl Transaction {
    /// Begins to set up a second factor.
    ///
    /// # Errors
    /// Database faults.
    pub async fn begin_second_factor(&mut self, account: &str, made_from: &str) -> Result<(), StoreError> {
        sqlx::query("UPDATE account SET second_factor_begun = $2 WHERE id = $1")
            .bind(account)
            .bind(made_from)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Sets up the second factor that was begun; its first code was used in time step `step`.
    ///
    /// # Errors
    /// Database faults.
    pub async fn set_second_factor(&mut self, account: &str, step: u64, codes: &[String]) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE account SET second_factor = second_factor_begun, second_factor_begun = NULL, second_factor_step = $2
             WHERE id = $1",
        )
        .bind(account)
        .bind(i64::try_from(step).unwrap_or(i64::MAX))
        .execute(self.connection())
        .await?;
        self.keep_recovery_codes(account, codes).await
    }

    /// Takes the second factor and its recovery codes away.
    ///
    /// # Errors
    /// Database faults.
    pub async fn remove_second_factor(&mut self, account: &str) -> Result<(), StoreError> {
        sqlx::query("UPDATE account SET second_factor = NULL, second_factor_begun = NULL WHERE id = $1")
            .bind(account)
            .execute(self.connection())
            .await?;
        self.keep_recovery_codes(account, &[]).await
    }

    /// Puts recovery codes in the place of those before.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_recovery_codes(&mut self, account: &str, codes: &[String]) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM recovery_code WHERE account = $1").bind(account).execute(self.connection()).await?;
        for code in codes {
            sqlx::query("INSERT INTO recovery_code (account, code) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .bind(account)
                .bind(code)
                .execute(self.connection())
                .await?;
        }
        Ok(())
    }

    /// Notes that the code of a time step was used. False where it, or a later one, was used before.
    ///
    /// # Errors
    /// Database faults.
    pub async fn use_step(&mut self, account: &str, step: u64) -> Result<bool, StoreError> {
        let used = sqlx::query("UPDATE account SET second_factor_step = $2 WHERE id = $1 AND second_factor_step < $2")
            .bind(account)
            .bind(i64::try_from(step).unwrap_or(i64::MAX))
            .execute(self.connection())
            .await?;
        Ok(used.rows_affected() > 0)
    }

    /// Uses a recovery code up. False where the account has none such.
    ///
    /// # Errors
    /// Database faults.
    pub async fn use_recovery_code(&mut self, account: &str, code: &str) -> Result<bool, StoreError> {
        let used = sqlx::query("DELETE FROM recovery_code WHERE account = $1 AND code = $2")
            .bind(account)
            .bind(code)
            .execute(self.connection())
            .await?;
        Ok(used.rows_affected() > 0)
    }
}
