//! Something that happened in the catalog, in an append-only log where each event holds the hash of
//! the one before.
//!
//! Never here: a datum of a table, a person's name; how events are kept (see store).

use serde::{Deserialize, Serialize};

use crate::slug::Slug;

/// One event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// 1, 2, 3 … without gaps.
    pub number: u64,
    /// When it happened.
    pub at: jiff::Timestamp,
    /// Kebab-case code (`dataset-created`, `version-published`).
    pub kind: String,
    /// The dataset concerned.
    pub dataset: Option<Slug>,
    /// The version concerned.
    pub version: Option<u32>,
    /// What else is to be known, by kind.
    pub body: serde_json::Value,
    /// Hash of the event before; 64 zeros for the first.
    pub previous: String,
    /// SHA-256 over all of the above, lower-case hex.
    pub hash: String,
}
