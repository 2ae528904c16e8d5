//! Contributions of the public, who supports them, and the mail addresses that are kept apart from them.
//!
//! Never here: who may see or answer them, for how long an address is kept (see actions).

use apertura_catalog::{Contribution, ContributionKind, ContributionState, Moderation, Slug};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::Store;
use crate::error::StoreError;
use crate::time::time_text;
use crate::transaction::Transaction;

const SELECT: &str = "SELECT c.id, c.document,
    (SELECT count(*) FROM support s WHERE s.contribution = c.id) AS supporters FROM contribution c";

/// Which contributions are meant; what is none or empty does not narrow.
#[derive(Clone, Debug, Default)]
pub struct ContributionQuery<'a> {
    /// Their sort.
    pub kind: Option<ContributionKind>,
    /// How far they are from being shown.
    pub moderation: Option<Moderation>,
    /// How far their answer is.
    pub state: Option<ContributionState>,
    /// The agency concerned.
    pub agency: Option<&'a str>,
    /// The dataset concerned.
    pub dataset: Option<&'a str>,
}

/// The mail address behind a contribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The address.
    pub mail: String,
    /// BCP 47 tag of the reader's language.
    pub language: String,
}

impl Store {
    /// A contribution.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn contribution(&self, id: &str) -> Result<Option<Contribution>, StoreError> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} WHERE c.id = $1")))
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(contribution).transpose()
    }

    /// Contributions, the one that changed last first.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn contributions(&self, query: &ContributionQuery<'_>) -> Result<Vec<Contribution>, StoreError> {
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
            "{SELECT} WHERE ($1 IS NULL OR c.kind = $1) AND ($2 IS NULL OR c.moderation = $2)
             AND ($3 IS NULL OR c.state = $3) AND ($4 IS NULL OR c.agency = $4) AND ($5 IS NULL OR c.dataset = $5)
             ORDER BY c.changed DESC, c.id"
        )))
        .bind(query.kind.map(ContributionKind::code))
        .bind(query.moderation.map(Moderation::code))
        .bind(query.state.map(ContributionState::code))
        .bind(query.agency)
        .bind(query.dataset)
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(contribution).collect()
    }

    /// How many offers with this key came since a time, and when the first of them did.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn offers(
        &self,
        key: &str,
        since: jiff::Timestamp,
    ) -> Result<(u32, Option<jiff::Timestamp>), StoreError> {
        let (count, first): (u32, Option<String>) =
            sqlx::query_as("SELECT count(*), min(at) FROM offer WHERE key = $1 AND at > $2")
                .bind(key)
                .bind(time_text(since))
                .fetch_one(&self.pool)
                .await?;
        let first = first.map(|at| at.parse()).transpose().map_err(|e| StoreError::damaged("offer", e))?;
        Ok((count, first))
    }

    /// The key with which addresses of people are hashed, made where there is none yet.
    ///
    /// # Errors
    /// Disk faults, a damaged key file.
    pub async fn participation_key(&self) -> Result<Vec<u8>, StoreError> {
        self.key("participation").await
    }
}

impl Transaction {
    /// A contribution, as it stands in this transaction.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn contribution(&mut self, id: &str) -> Result<Option<Contribution>, StoreError> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} WHERE c.id = $1")))
            .bind(id)
            .fetch_optional(self.connection())
            .await?;
        row.as_ref().map(contribution).transpose()
    }

    /// Keeps a contribution, new or changed. How many support it is counted, not kept.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_contribution(&mut self, contribution: &Contribution) -> Result<(), StoreError> {
        let document = serde_json::to_string(contribution).map_err(|e| StoreError::damaged("contribution", e))?;
        sqlx::query(
            "INSERT INTO contribution (id, kind, moderation, state, agency, dataset, written, changed, document)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             ON CONFLICT (id) DO UPDATE SET moderation = excluded.moderation, state = excluded.state,
                agency = excluded.agency, dataset = excluded.dataset, changed = excluded.changed,
                document = excluded.document",
        )
        .bind(&contribution.id)
        .bind(contribution.kind().code())
        .bind(contribution.moderation.code())
        .bind(contribution.state.code())
        .bind(contribution.agency.as_ref().map(Slug::as_str))
        .bind(contribution.dataset.as_ref().map(Slug::as_str))
        .bind(time_text(contribution.written))
        .bind(time_text(contribution.changed))
        .bind(document)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Keeps the address of whoever wrote a contribution, until a time.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_contact(
        &mut self,
        contribution: &str,
        contact: &Contact,
        forget: jiff::Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO contact (contribution, mail, language, forget) VALUES ($1, $2, $3, $4)
             ON CONFLICT (contribution) DO UPDATE SET mail = excluded.mail, language = excluded.language,
                forget = excluded.forget",
        )
        .bind(contribution)
        .bind(&contact.mail)
        .bind(&contact.language)
        .bind(time_text(forget))
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The address behind a contribution; none where nobody is to be told, or it was forgotten.
    ///
    /// # Errors
    /// Database faults.
    pub async fn contact(&mut self, contribution: &str) -> Result<Option<Contact>, StoreError> {
        let found: Option<(String, String)> =
            sqlx::query_as("SELECT mail, language FROM contact WHERE contribution = $1")
                .bind(contribution)
                .fetch_optional(self.connection())
                .await?;
        Ok(found.map(|(mail, language)| Contact { mail, language }))
    }

    /// Sets another time until which the address behind a contribution is kept.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_contact_until(&mut self, contribution: &str, forget: jiff::Timestamp) -> Result<(), StoreError> {
        sqlx::query("UPDATE contact SET forget = $2 WHERE contribution = $1")
            .bind(contribution)
            .bind(time_text(forget))
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Counts somebody as a supporter. False where they are already.
    ///
    /// # Errors
    /// Database faults.
    pub async fn support(&mut self, contribution: &str, supporter: &str) -> Result<bool, StoreError> {
        let at = self.at().to_owned();
        let new = sqlx::query("INSERT OR IGNORE INTO support (contribution, supporter, at) VALUES ($1, $2, $3)")
            .bind(contribution)
            .bind(supporter)
            .bind(at)
            .execute(self.connection())
            .await?;
        Ok(new.rows_affected() > 0)
    }

    /// Notes that something was offered, under each of these keys.
    ///
    /// # Errors
    /// Database faults.
    pub async fn note_offers(&mut self, keys: &[String]) -> Result<(), StoreError> {
        let at = self.at().to_owned();
        for key in keys {
            let query = sqlx::query("INSERT INTO offer (key, at) VALUES ($1, $2)").bind(key).bind(&at);
            query.execute(self.connection()).await?;
        }
        Ok(())
    }

    /// Forgets what is no longer needed: addresses whose time has come, offers before `offers`, contributions that nobody
    /// confirmed before `unconfirmed`, those that were hidden before `hidden`, and letters to the public that could not be
    /// sent before `unconfirmed`. Gives how many addresses and contributions went.
    ///
    /// # Errors
    /// Database faults.
    pub async fn forget_contributions(
        &mut self,
        offers: jiff::Timestamp,
        unconfirmed: jiff::Timestamp,
        hidden: jiff::Timestamp,
    ) -> Result<(u64, u64), StoreError> {
        let at = self.at().to_owned();
        let connection: &mut SqliteConnection = self.connection();
        let addresses =
            sqlx::query("DELETE FROM contact WHERE forget <= $1").bind(&at).execute(&mut *connection).await?;
        sqlx::query("DELETE FROM offer WHERE at <= $1").bind(time_text(offers)).execute(&mut *connection).await?;
        let gone = sqlx::query(
            "DELETE FROM contribution WHERE (moderation = 'unconfirmed' AND written <= $1)
             OR (moderation = 'hidden' AND changed <= $2)",
        )
        .bind(time_text(unconfirmed))
        .bind(time_text(hidden))
        .execute(&mut *connection)
        .await?;
        sqlx::query("DELETE FROM letter WHERE state = 'failed' AND kind LIKE 'public-%' AND at <= $1")
            .bind(time_text(unconfirmed))
            .execute(&mut *connection)
            .await?;
        Ok((addresses.rows_affected(), gone.rows_affected()))
    }
}

fn contribution(row: &SqliteRow) -> Result<Contribution, StoreError> {
    let (id, document): (String, String) = (row.try_get("id")?, row.try_get("document")?);
    let mut contribution: Contribution =
        serde_json::from_str(&document).map_err(|e| StoreError::damaged(format!("contribution {id}"), e))?;
    contribution.supporters = row.try_get("supporters")?;
    Ok(contribution)
}
