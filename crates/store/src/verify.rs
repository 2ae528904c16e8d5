//! Is everything still what was published? Reads the log, the records and every blob.
//!
//! Never here: repair.

use std::collections::BTreeMap;

use serde::Serialize;
use sqlx::Row;

use crate::blob::{Hashed, hash_text};
use crate::event::{Entry, FIRST};
use crate::{Store, StoreError};

/// Something that is not as it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Damage {
    /// `event-changed`, `event-missing`, `record-changed`, `record-without-event`, `event-without-record`,
    /// `file-missing`, `file-changed`.
    pub code: &'static str,
    /// What it concerns: an event's number, `slug/number`, a hash.
    pub what: String,
}

impl std::fmt::Display for Damage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.code, self.what)
    }
}

/// What was looked at, and what is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// Events.
    pub events: u64,
    /// Versions.
    pub versions: u64,
    /// Files, each blob once.
    pub files: u64,
    /// Bytes of these files.
    pub bytes: u64,
    /// Files that no version names; harmless.
    pub orphans: u64,
    /// What is wrong.
    pub damages: Vec<Damage>,
}

impl Store {
    /// Looks at everything. `progress` is told the blobs done and all of them.
    ///
    /// # Errors
    /// Database faults; damage is no error but part of the answer.
    pub async fn verify(&self, progress: &(dyn Fn(u64, u64) + Sync)) -> Result<Verification, StoreError> {
        let mut out = Verification::default();
        // one transaction: the log and the records are of one moment
        let mut transaction = self.pool.begin().await?;
        let rows = sqlx::query("SELECT * FROM event ORDER BY number").fetch_all(&mut *transaction).await?;
        let (mut previous, mut expected) = (FIRST.to_owned(), 1);
        let mut published: BTreeMap<String, serde_json::Value> = BTreeMap::new();
        for row in &rows {
            let entry = Entry::from_row(row)?;
            if entry.number != expected || entry.previous != previous {
                out.damages.push(Damage { code: "event-missing", what: expected.to_string() });
            }
            if entry.hash != entry.right_hash() {
                out.damages.push(Damage { code: "event-changed", what: entry.number.to_string() });
            }
            if entry.kind == "version-published" {
                let what = format!("{}/{}", entry.dataset.unwrap_or_default(), entry.version.unwrap_or_default());
                published.insert(what, serde_json::from_str(&entry.body).unwrap_or_default());
            }
            (previous, expected) = (entry.hash, entry.number + 1);
            out.events += 1;
        }
        let records: Vec<(i64, String, u32, String, String, String)> = sqlx::query_as(
            "SELECT v.id, d.slug, v.number, v.recipe, v.document, v.original FROM version v JOIN dataset d ON d.id = v.dataset_id
             ORDER BY v.id",
        )
        .fetch_all(&mut *transaction)
        .await?;
        let mut blobs: BTreeMap<String, u64> = BTreeMap::new();
        for (id, slug, number, recipe, document, original) in records {
            let source: apertura_catalog::Version =
                serde_json::from_str(&document).map_err(|e| StoreError::damaged(format!("{slug}/{number}"), e))?;
            blobs.insert(original, source.source.bytes);
            let what = format!("{slug}/{number}");
            out.versions += 1;
            let files =
                sqlx::query("SELECT name, bytes, sha256 FROM distribution WHERE version_id = $1 ORDER BY position")
                    .bind(id)
                    .fetch_all(&mut *transaction)
                    .await?;
            let mut named = serde_json::Map::new();
            for file in &files {
                let (sha256, bytes): (String, i64) = (file.try_get("sha256")?, file.try_get("bytes")?);
                named.insert(file.try_get("name")?, sha256.clone().into());
                blobs.insert(sha256, bytes as u64);
            }
            let Some(body) = published.remove(&what) else {
                out.damages.push(Damage { code: "record-without-event", what });
                continue;
            };
            let same = body["record"] == hash_text(&document)
                && body["recipe"] == hash_text(&recipe)
                && body["files"].as_object() == Some(&named);
            if !same {
                out.damages.push(Damage { code: "record-changed", what });
            }
        }
        transaction.rollback().await?;
        out.damages.extend(published.into_keys().map(|what| Damage { code: "event-without-record", what }));
        self.verify_blobs(&blobs, &mut out, progress)?;
        Ok(out)
    }

    fn verify_blobs(
        &self,
        blobs: &BTreeMap<String, u64>,
        out: &mut Verification,
        progress: &(dyn Fn(u64, u64) + Sync),
    ) -> Result<(), StoreError> {
        for (done, (sha256, bytes)) in blobs.iter().enumerate() {
            progress(done as u64, blobs.len() as u64);
            let damage = match Hashed::of_file(&self.blob_path(sha256), &|_| ()) {
                Ok(hashed) if hashed.sha256 == *sha256 && hashed.bytes == *bytes => None,
                Ok(_) => Some("file-changed"),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Some("file-missing"),
                Err(error) => return Err(error.into()),
            };
            out.files += 1;
            out.bytes += bytes;
            out.damages.extend(damage.map(|code| Damage { code, what: sha256.clone() }));
        }
        progress(blobs.len() as u64, blobs.len() as u64);
        for folder in std::fs::read_dir(self.folder().join("blobs"))? {
            for entry in std::fs::read_dir(folder?.path())? {
                out.orphans += u64::from(!blobs.contains_key(entry?.file_name().to_string_lossy().as_ref()));
            }
        }
        Ok(())
    }
}
