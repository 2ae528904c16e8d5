//! Accounts, the roles they hold, and the texts by which a password and a second factor are checked.
//!
//! Never here: hashing and checking (see actions), sessions.

use apertura_catalog::{Account, Grant, Role, Slug};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::Store;
use crate::error::StoreError;
use crate::time::time_text;
use crate::transaction::Transaction;

const SELECT: &str = "SELECT id, mail, name, position, language, second_factor IS NOT NULL AS second_factor, created, closed,
        (SELECT json_group_array(json_array(g.role, g.agency)) FROM account_grant g WHERE g.account = account.id) AS grants
     FROM account";

/// How an account proves who it is.
#[derive(Clone, Debug)]
pub struct Proof {
    /// PHC text of the password's hash.
    pub password: String,
    /// The second factor's secret, sealed; none where there is none.
    pub second_factor: Option<String>,
    /// The last time step whose code was used.
    pub second_factor_step: u64,
}

impl Store {
    /// True where there is at least one account.
    ///
    /// # Errors
    /// Database faults.
    pub async fn has_accounts(&self) -> Result<bool, StoreError> {
        Ok(sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM account)").fetch_one(&self.pool).await?)
    }

    /// An account by its id.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn account(&self, id: &str) -> Result<Option<Account>, StoreError> {
        self.one_account("id", id).await
    }

    /// An account by its folded mail address.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn account_by_mail(&self, mail: &str) -> Result<Option<Account>, StoreError> {
        self.one_account("mail", mail).await
    }

    async fn one_account(&self, column: &'static str, value: &str) -> Result<Option<Account>, StoreError> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} WHERE {column} = $1")))
            .bind(value)
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(account).transpose()
    }

    /// All accounts, by name.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} ORDER BY closed IS NOT NULL, name, id")))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(account).collect()
    }

    /// How an account proves who it is.
    ///
    /// # Errors
    /// Database faults.
    pub async fn proof(&self, account: &str) -> Result<Option<Proof>, StoreError> {
        let row = sqlx::query("SELECT password, second_factor, second_factor_step FROM account WHERE id = $1")
            .bind(account)
            .fetch_optional(&self.pool)
            .await?;
        row.map(|row| {
            let step: i64 = row.try_get("second_factor_step")?;
            Ok(Proof {
                password: row.try_get("password")?,
                second_factor: row.try_get("second_factor")?,
                second_factor_step: step as u64,
            })
        })
        .transpose()
    }
}

impl Transaction {
    /// Keeps a new account. False where the mail address has one already.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_account(&mut self, account: &Account, password: &str) -> Result<bool, StoreError> {
        let kept = sqlx::query(
            "INSERT INTO account (id, mail, name, position, language, password, created)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (mail) DO NOTHING",
        )
        .bind(&account.id)
        .bind(&account.mail)
        .bind(&account.name)
        .bind(&account.position)
        .bind(&account.language)
        .bind(password)
        .bind(time_text(account.created))
        .execute(self.connection())
        .await?;
        if kept.rows_affected() == 0 {
            return Ok(false);
        }
        for grant in &account.grants {
            self.give_role(&account.id, grant).await?;
        }
        Ok(true)
    }

    /// True where there is no account at all, as seen inside the transaction.
    ///
    /// # Errors
    /// Database faults.
    pub async fn without_accounts(&mut self) -> Result<bool, StoreError> {
        Ok(sqlx::query_scalar("SELECT NOT EXISTS (SELECT 1 FROM account)").fetch_one(self.connection()).await?)
    }

    /// Lets an account hold a role. False where it holds it already.
    ///
    /// # Errors
    /// Database faults.
    pub async fn give_role(&mut self, account: &str, grant: &Grant) -> Result<bool, StoreError> {
        let given =
            sqlx::query("INSERT INTO account_grant (account, role, agency) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
                .bind(account)
                .bind(grant.role.code())
                .bind(grant.agency.as_ref().map_or("", Slug::as_str))
                .execute(self.connection())
                .await?;
        Ok(given.rows_affected() > 0)
    }

    /// Takes a role from an account. False where it does not hold it.
    ///
    /// # Errors
    /// Database faults.
    pub async fn take_role(&mut self, account: &str, grant: &Grant) -> Result<bool, StoreError> {
        let taken = sqlx::query("DELETE FROM account_grant WHERE account = $1 AND role = $2 AND agency = $3")
            .bind(account)
            .bind(grant.role.code())
            .bind(grant.agency.as_ref().map_or("", Slug::as_str))
            .execute(self.connection())
            .await?;
        Ok(taken.rows_affected() > 0)
    }

    /// Changes name, position and language of an account.
    ///
    /// # Errors
    /// Database faults.
    pub async fn describe_account(
        &mut self,
        account: &str,
        name: &str,
        position: &str,
        language: Option<&str>,
    ) -> Result<(), StoreError> {
        sqlx::query("UPDATE account SET name = $2, position = $3, language = $4 WHERE id = $1")
            .bind(account)
            .bind(name)
            .bind(position)
            .bind(language)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Puts another password in the place of an account's.
    ///
    /// # Errors
    /// Database faults.
    pub async fn change_password(&mut self, account: &str, password: &str) -> Result<(), StoreError> {
        sqlx::query("UPDATE account SET password = $2 WHERE id = $1")
            .bind(account)
            .bind(password)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Changes the mail address of an account. False where another has it.
    ///
    /// # Errors
    /// Database faults.
    pub async fn move_account(&mut self, account: &str, mail: &str) -> Result<bool, StoreError> {
        let moved = sqlx::query(
            "UPDATE account SET mail = $2 WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM account o WHERE o.mail = $2 AND o.id <> $1)",
        )
        .bind(account)
        .bind(mail)
        .execute(self.connection())
        .await?;
        Ok(moved.rows_affected() > 0)
    }

    /// How many open accounts hold a role that is held for all.
    ///
    /// # Errors
    /// Database faults.
    pub async fn holders(&mut self, role: Role) -> Result<u32, StoreError> {
        Ok(sqlx::query_scalar(
            "SELECT count(*) FROM account_grant g JOIN account a ON a.id = g.account WHERE g.role = $1 AND a.closed IS NULL",
        )
        .bind(role.code())
        .fetch_one(self.connection())
        .await?)
    }

    /// Closes an account, or opens it again. Its roles stay as they are.
    ///
    /// # Errors
    /// Database faults.
    pub async fn close_account(&mut self, account: &str, closed: bool) -> Result<(), StoreError> {
        let at = closed.then(|| self.at().to_owned());
        sqlx::query("UPDATE account SET closed = $2 WHERE id = $1")
            .bind(account)
            .bind(at)
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

fn account(row: &SqliteRow) -> Result<Account, StoreError> {
    let id: String = row.try_get("id")?;
    let damaged = |why: String| StoreError::damaged(format!("account {id}"), why);
    let time = |text: String| text.parse().map_err(|e| damaged(format!("{e}")));
    let grants: String = row.try_get("grants")?;
    let pairs: Vec<(String, String)> = serde_json::from_str(&grants).map_err(|e| damaged(e.to_string()))?;
    let mut grants = Vec::with_capacity(pairs.len());
    for (role, agency) in pairs {
        let agency =
            if agency.is_empty() { None } else { Some(Slug::try_from(agency).map_err(|e| damaged(e.to_string()))?) };
        let role = Role::from_code(&role).ok_or_else(|| damaged(format!("role {role}")))?;
        grants.push(Grant::new(role, agency).ok_or_else(|| damaged(format!("place of {role:?}")))?);
    }
    grants.sort();
    let closed: Option<String> = row.try_get("closed")?;
    Ok(Account {
        mail: row.try_get("mail")?,
        name: row.try_get("name")?,
        position: row.try_get("position")?,
        language: row.try_get("language")?,
        second_factor: row.try_get("second_factor")?,
        created: time(row.try_get("created")?)?,
        closed: closed.map(time).transpose()?,
        grants,
        id,
    })
}
