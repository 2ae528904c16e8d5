//! Entries of the inventory with their history, imports, and which inventories are public.
//!
//! Never here: what an entry means (see catalog), who may touch it (see actions).

use apertura_catalog::opening::import::Source;
use apertura_catalog::opening::{Entry, EntryState, Stage};
use apertura_catalog::{Revision, Slug};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::Store;
use crate::error::StoreError;
use crate::event::{self, NewEvent};
use crate::time::time_text;
use crate::transaction::Transaction;

const SELECT: &str =
    "SELECT e.*, r.document, (SELECT latest FROM dataset WHERE slug = e.dataset AND shown IS NOT NULL) AS versions,
         EXISTS (SELECT 1 FROM dataset WHERE slug = e.dataset AND shown IS NULL) AS gone
     FROM entry e
     JOIN entry_revision r ON r.entry_id = e.id AND r.number = e.revision WHERE e.removed IS NULL";

/// A change of one entry on top of the revision that it was made for.
#[derive(Clone, Debug)]
pub struct EntryChange {
    /// The entry.
    pub id: String,
    /// The revision that must still hold.
    pub base: u32,
    /// What it says now.
    pub state: EntryState,
}

/// An import that was read and is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptImport {
    /// Its name in addresses.
    pub id: String,
    /// Whose inventory it is for.
    pub agency: Slug,
    /// Name of the file.
    pub name: String,
    /// When it came.
    pub created: jiff::Timestamp,
    /// When it was taken in; none while nobody has.
    pub taken: Option<jiff::Timestamp>,
}

impl Store {
    /// Entries of an agency in the order of its sheet, or of all agencies.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn entries(&self, agency: Option<&str>) -> Result<Vec<Entry>, StoreError> {
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
            "{SELECT} AND ($1 IS NULL OR e.agency = $1) ORDER BY e.agency, e.position, e.id"
        )))
        .bind(agency)
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(entry).collect()
    }

    /// The entries of agencies whose inventory is public.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn public_entries(&self, agency: Option<&str>) -> Result<Vec<Entry>, StoreError> {
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
            "{SELECT} AND ($1 IS NULL OR e.agency = $1) AND e.agency IN (SELECT agency FROM inventory_opening)
             ORDER BY e.agency, e.position, e.id"
        )))
        .bind(agency)
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(entry).collect()
    }

    /// An entry.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn entry(&self, id: &str) -> Result<Option<Entry>, StoreError> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} AND e.id = $1")))
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(entry).transpose()
    }

    /// The entry that a dataset was published from.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn entry_of_dataset(&self, dataset: &str) -> Result<Option<Entry>, StoreError> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} AND e.dataset = $1 ORDER BY e.id LIMIT 1")))
            .bind(dataset)
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(entry).transpose()
    }

    /// What an entry said at one of its revisions.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn entry_at(&self, id: &str, revision: u32) -> Result<Option<EntryState>, StoreError> {
        let document: Option<String> =
            sqlx::query_scalar("SELECT document FROM entry_revision WHERE entry_id = $1 AND number = $2")
                .bind(id)
                .bind(revision)
                .fetch_optional(&self.pool)
                .await?;
        let state = document.map(|document| serde_json::from_str(&document)).transpose();
        state.map_err(|e| StoreError::damaged(format!("entry {id}"), e))
    }

    /// When an entry was changed, the first time first, and by which account.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn entry_history(&self, id: &str) -> Result<Vec<(Revision, Option<String>)>, StoreError> {
        let rows: Vec<(u32, String, Option<String>)> =
            sqlx::query_as("SELECT number, at, account FROM entry_revision WHERE entry_id = $1 ORDER BY number")
                .bind(id)
                .fetch_all(&self.pool)
                .await?;
        rows.into_iter()
            .map(|(number, at, account)| {
                let at = at.parse().map_err(|e| StoreError::damaged(format!("entry {id}"), e))?;
                Ok((Revision { number, at, change: "entry-changed".to_owned() }, account))
            })
            .collect()
    }

    /// Keeps new entries and changes of others, with the event that tells of it, in one transaction. False where a change
    /// was made for a revision that no longer holds: then nothing was kept. New entries come after those that there are.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_entries(
        &self,
        new: &[Entry],
        changes: &[EntryChange],
        account: Option<&str>,
        at: jiff::Timestamp,
        event: &NewEvent,
        import: Option<&str>,
    ) -> Result<bool, StoreError> {
        let time = time_text(at);
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        for entry in new {
            let position: i64 =
                sqlx::query_scalar("SELECT COALESCE(max(position), 0) + 1 FROM entry WHERE agency = $1")
                    .bind(entry.agency.as_str())
                    .fetch_one(&mut *transaction)
                    .await?;
            sqlx::query(
                "INSERT INTO entry (id, agency, position, revision, created, modified, reached, dataset)
                 VALUES ($1, $2, $3, 1, $4, $4, $5, $6)",
            )
            .bind(&entry.id)
            .bind(entry.agency.as_str())
            .bind(position)
            .bind(&time)
            .bind(entry.reached.map(Stage::code))
            .bind(entry.dataset.as_ref().map(Slug::as_str))
            .execute(&mut *transaction)
            .await?;
            keep_revision(&mut transaction, &entry.id, 1, &time, account, &entry.state).await?;
        }
        for change in changes {
            let moved = sqlx::query(
                "UPDATE entry SET revision = $3, modified = $4 WHERE id = $1 AND revision = $2 AND removed IS NULL",
            )
            .bind(&change.id)
            .bind(change.base)
            .bind(change.base + 1)
            .bind(&time)
            .execute(&mut *transaction)
            .await?;
            if moved.rows_affected() == 0 {
                transaction.rollback().await?;
                return Ok(false);
            }
            keep_revision(&mut transaction, &change.id, change.base + 1, &time, account, &change.state).await?;
        }
        if let Some(import) = import {
            let taken = sqlx::query("UPDATE inventory_import SET taken = $2 WHERE id = $1 AND taken IS NULL")
                .bind(import)
                .bind(&time)
                .execute(&mut *transaction)
                .await?;
            if taken.rows_affected() == 0 {
                transaction.rollback().await?;
                return Ok(false);
            }
        }
        event::append(&mut transaction, &time, event).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Takes an entry out of the inventory; its history stays. False where `base` no longer holds, or it was published.
    ///
    /// # Errors
    /// Database faults.
    pub async fn remove_entry(
        &self,
        id: &str,
        base: u32,
        at: jiff::Timestamp,
        event: &NewEvent,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let moved = sqlx::query(
            "UPDATE entry SET removed = $3 WHERE id = $1 AND revision = $2 AND removed IS NULL AND dataset IS NULL",
        )
        .bind(id)
        .bind(base)
        .bind(time_text(at))
        .execute(&mut *transaction)
        .await?;
        if moved.rows_affected() == 0 {
            transaction.rollback().await?;
            return Ok(false);
        }
        event::append(&mut transaction, &time_text(at), event).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Tells as which dataset an entry is published; none takes back what was told.
    ///
    /// # Errors
    /// Database faults.
    pub async fn join_dataset(
        &self,
        entry: &str,
        dataset: Option<&str>,
        at: jiff::Timestamp,
        event: &NewEvent,
    ) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        // what its versions had told goes with the dataset; a draft of it is still in preparation
        let query = sqlx::query(
            "UPDATE entry SET dataset = $2, reached = CASE WHEN $2 IS NOT NULL THEN reached
                 WHEN EXISTS (SELECT 1 FROM draft WHERE entry = $1) THEN $3 END
             WHERE id = $1",
        );
        query.bind(entry).bind(dataset).bind(Stage::InPreparation.code()).execute(&mut *transaction).await?;
        event::append(&mut transaction, &time_text(at), event).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Keeps what was read from a foreign inventory.
    ///
    /// # Errors
    /// Database faults.
    pub async fn keep_import(&self, import: &KeptImport, source: &Source) -> Result<(), StoreError> {
        let document = serde_json::to_string(source).map_err(|e| StoreError::damaged("import", e))?;
        sqlx::query("INSERT INTO inventory_import (id, agency, name, created, document) VALUES ($1, $2, $3, $4, $5)")
            .bind(&import.id)
            .bind(import.agency.as_str())
            .bind(&import.name)
            .bind(time_text(import.created))
            .bind(document)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Keeps what the columns of an import are taken for.
    ///
    /// # Errors
    /// Database faults.
    pub async fn change_import(&self, id: &str, source: &Source) -> Result<(), StoreError> {
        let document = serde_json::to_string(source).map_err(|e| StoreError::damaged("import", e))?;
        sqlx::query("UPDATE inventory_import SET document = $2 WHERE id = $1 AND taken IS NULL")
            .bind(id)
            .bind(document)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// An import with what was read.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn import(&self, id: &str) -> Result<Option<(KeptImport, Source)>, StoreError> {
        let row =
            sqlx::query("SELECT * FROM inventory_import WHERE id = $1").bind(id).fetch_optional(&self.pool).await?;
        let Some(row) = row else { return Ok(None) };
        let document: String = row.try_get("document")?;
        let source = serde_json::from_str(&document).map_err(|e| StoreError::damaged(format!("import {id}"), e))?;
        Ok(Some((import(&row)?, source)))
    }

    /// The imports of an agency, the latest first.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn imports(&self, agency: &str) -> Result<Vec<KeptImport>, StoreError> {
        let rows = sqlx::query("SELECT * FROM inventory_import WHERE agency = $1 ORDER BY created DESC, id LIMIT 50")
            .bind(agency)
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(import).collect()
    }

    /// Since when an agency's inventory is public; none where it is not.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn inventory_open_since(&self, agency: &str) -> Result<Option<jiff::Timestamp>, StoreError> {
        let since: Option<String> = sqlx::query_scalar("SELECT since FROM inventory_opening WHERE agency = $1")
            .bind(agency)
            .fetch_optional(&self.pool)
            .await?;
        let since = since.map(|since| since.parse()).transpose();
        since.map_err(|e| StoreError::damaged(format!("inventory of {agency}"), e))
    }

    /// Shows an agency's inventory to the public, or no longer.
    ///
    /// # Errors
    /// Database faults.
    pub async fn open_inventory(
        &self,
        agency: &str,
        open: bool,
        at: jiff::Timestamp,
        event: &NewEvent,
    ) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let query = if open {
            sqlx::query("INSERT INTO inventory_opening (agency, since) VALUES ($1, $2) ON CONFLICT (agency) DO NOTHING")
                .bind(agency)
                .bind(time_text(at))
        } else {
            sqlx::query("DELETE FROM inventory_opening WHERE agency = $1").bind(agency)
        };
        if query.execute(&mut *transaction).await?.rows_affected() > 0 {
            event::append(&mut transaction, &time_text(at), event).await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}

impl Transaction {
    /// Counts more people who ask for an entry's data, or fewer, as a change of the entry. False where it is gone.
    ///
    /// # Errors
    /// Database faults, a damaged record.
    pub async fn count_demand(&mut self, id: &str, more: i64, account: Option<&str>) -> Result<bool, StoreError> {
        let at = self.at().to_owned();
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{SELECT} AND e.id = $1")))
            .bind(id)
            .fetch_optional(self.connection())
            .await?;
        let Some(mut entry) = row.as_ref().map(entry).transpose()? else { return Ok(false) };
        let count = i64::from(entry.state.requests.unwrap_or(0)).saturating_add(more).max(0);
        entry.state.requests = Some(u32::try_from(count).unwrap_or(u32::MAX));
        sqlx::query("UPDATE entry SET revision = revision + 1, modified = $2 WHERE id = $1")
            .bind(id)
            .bind(&at)
            .execute(self.connection())
            .await?;
        keep_revision(self.connection(), id, entry.revision + 1, &at, account, &entry.state).await?;
        Ok(true)
    }
}

/// Tells how far the work on an entry's data has come, and as which dataset it was published; in the caller's transaction.
/// A stage that was passed already stays.
pub(crate) async fn advance(
    connection: &mut SqliteConnection,
    id: &str,
    stage: Stage,
    dataset: Option<&Slug>,
) -> Result<(), sqlx::Error> {
    let reached: Option<Option<String>> =
        sqlx::query_scalar("SELECT reached FROM entry WHERE id = $1").bind(id).fetch_optional(&mut *connection).await?;
    let before = reached.flatten().and_then(|code| Stage::from_code(&code));
    sqlx::query("UPDATE entry SET reached = $2, dataset = COALESCE($3, dataset) WHERE id = $1")
        .bind(id)
        .bind(before.map_or(stage, |before| before.max(stage)).code())
        .bind(dataset.map(Slug::as_str))
        .execute(connection)
        .await?;
    Ok(())
}

async fn keep_revision(
    connection: &mut SqliteConnection,
    id: &str,
    number: u32,
    at: &str,
    account: Option<&str>,
    state: &EntryState,
) -> Result<(), StoreError> {
    let document = serde_json::to_string(state).map_err(|e| StoreError::damaged("entry", e))?;
    sqlx::query("INSERT INTO entry_revision (entry_id, number, at, account, document) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(number)
        .bind(at)
        .bind(account)
        .bind(document)
        .execute(connection)
        .await?;
    Ok(())
}

fn entry(row: &SqliteRow) -> Result<Entry, StoreError> {
    let id: String = row.try_get("id")?;
    let damaged = |why: String| StoreError::damaged(format!("entry {id}"), why);
    let text = |column: &str| -> Result<String, StoreError> { Ok(row.try_get(column)?) };
    let time = |column: &str| -> Result<jiff::Timestamp, StoreError> {
        text(column)?.parse().map_err(|e: jiff::Error| damaged(e.to_string()))
    };
    let dataset: Option<String> = row.try_get("dataset")?;
    let reached: Option<String> = row.try_get("reached")?;
    let versions: Option<i64> = row.try_get("versions")?;
    // a dataset that somebody said it is published as was there before the inventory
    let published = versions.map(|count| if count > 1 { Stage::KeptCurrent } else { Stage::Published });
    // what was taken back is published no longer, however far the work on it had come
    let gone: bool = row.try_get("gone")?;
    let reached = reached.as_deref().and_then(Stage::from_code).max(published);
    Ok(Entry {
        agency: text("agency")?.try_into().map_err(|e| damaged(format!("{e}")))?,
        position: row.try_get("position")?,
        revision: row.try_get("revision")?,
        created: time("created")?,
        modified: time("modified")?,
        reached: if gone { Some(Stage::Withdrawn) } else { reached },
        dataset: dataset.map(Slug::try_from).transpose().map_err(|e| damaged(e.to_string()))?,
        state: serde_json::from_str(&text("document")?).map_err(|e| damaged(e.to_string()))?,
        id: id.clone(),
    })
}

fn import(row: &SqliteRow) -> Result<KeptImport, StoreError> {
    let id: String = row.try_get("id")?;
    let damaged = |why: String| StoreError::damaged(format!("import {id}"), why);
    let time = |text: String| text.parse().map_err(|e: jiff::Error| damaged(e.to_string()));
    let agency: String = row.try_get("agency")?;
    let taken: Option<String> = row.try_get("taken")?;
    Ok(KeptImport {
        agency: agency.try_into().map_err(|e| damaged(format!("{e}")))?,
        name: row.try_get("name")?,
        created: time(row.try_get("created")?)?,
        taken: taken.map(time).transpose()?,
        id: id.clone(),
    })
}
