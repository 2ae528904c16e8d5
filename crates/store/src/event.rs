//! The log: events are only ever appended, each with the hash of the one before.
//!
//! Never here: changing or removing an event (the schema refuses it too).

use apertura_catalog::{Event, Slug};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::Store;
use crate::blob::hash_text;
use crate::error::StoreError;

/// An event to append.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// Kebab-case code.
    pub kind: &'static str,
    /// The dataset concerned.
    pub dataset: Option<Slug>,
    /// The version concerned.
    pub version: Option<u32>,
    /// What else is to be known, by kind.
    pub body: serde_json::Value,
}

/// The hash before the first event.
pub(crate) const FIRST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// An event as its row holds it: texts, unparsed, which is what is hashed.
pub(crate) struct Entry {
    pub number: i64,
    pub at: String,
    pub kind: String,
    pub dataset: Option<String>,
    pub version: Option<i64>,
    pub body: String,
    pub previous: String,
    pub hash: String,
}

impl Entry {
    /// SHA-256 over the fields as a JSON array, so that no two entries look the same.
    pub fn right_hash(&self) -> String {
        let fields =
            serde_json::json!([self.number, self.at, self.kind, self.dataset, self.version, self.body, self.previous]);
        hash_text(&fields.to_string())
    }

    pub fn from_row(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Entry {
            number: row.try_get("number")?,
            at: row.try_get("at")?,
            kind: row.try_get("kind")?,
            dataset: row.try_get("dataset")?,
            version: row.try_get("version")?,
            body: row.try_get("body")?,
            previous: row.try_get("previous")?,
            hash: row.try_get("hash")?,
        })
    }

    pub fn into_event(self) -> Result<Event, StoreError> {
        let what = || format!("event {}", self.number);
        Ok(Event {
            number: self.number as u64,
            at: self.at.parse().map_err(|e| StoreError::damaged(what(), e))?,
            dataset: self
                .dataset
                .clone()
                .map(Slug::try_from)
                .transpose()
                .map_err(|e| StoreError::damaged(what(), e))?,
            version: self.version.map(|v| v as u32),
            body: serde_json::from_str(&self.body).map_err(|e| StoreError::damaged(what(), e))?,
            kind: self.kind,
            previous: self.previous,
            hash: self.hash,
        })
    }
}

/// Appends an event; the caller's transaction holds the write lock.
pub(crate) async fn append(connection: &mut SqliteConnection, at: &str, new: &NewEvent) -> Result<(), sqlx::Error> {
    let last: Option<(i64, String)> = sqlx::query_as("SELECT number, hash FROM event ORDER BY number DESC LIMIT 1")
        .fetch_optional(&mut *connection)
        .await?;
    let (number, previous) = last.map_or((1, FIRST.to_owned()), |(number, hash)| (number + 1, hash));
    let mut entry = Entry {
        number,
        at: at.to_owned(),
        kind: new.kind.to_owned(),
        dataset: new.dataset.as_ref().map(ToString::to_string),
        version: new.version.map(i64::from),
        body: new.body.to_string(),
        previous,
        hash: String::new(),
    };
    entry.hash = entry.right_hash();
    sqlx::query(
        "INSERT INTO event (number, at, kind, dataset, version, body, previous, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(entry.number)
    .bind(entry.at)
    .bind(entry.kind)
    .bind(entry.dataset)
    .bind(entry.version)
    .bind(entry.body)
    .bind(entry.previous)
    .bind(entry.hash)
    .execute(connection)
    .await?;
    Ok(())
}

impl Store {
    /// Events, latest first: of one dataset or of all, `limit` of them with numbers below `before`.
    ///
    /// # Errors
    /// Database faults, a damaged event.
    pub async fn events(
        &self,
        dataset: Option<&str>,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<Event>, StoreError> {
        let rows = sqlx::query(
            "SELECT * FROM event WHERE ($1 IS NULL OR dataset = $1) AND ($2 IS NULL OR number < $2)
             ORDER BY number DESC LIMIT $3",
        )
        .bind(dataset)
        .bind(before.map(|n| i64::try_from(n).unwrap_or(i64::MAX)))
        .bind(limit)
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(|row| Entry::from_row(row)?.into_event()).collect()
    }
}
