//! Why the store could not do it.
//!
//! Never here: sentences for people; refusals by rule (see actions).

/// A fault of disk or database, or a folder that this version cannot read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database failed.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The disk failed.
    #[error("disk: {0}")]
    Disk(#[from] std::io::Error),
    /// The search index failed; it is built anew at the next question.
    #[error("search: {0}")]
    Search(#[from] tantivy::TantivyError),
    /// The folder was written by a later version of the software.
    #[error("newer-data: {0}")]
    Newer(String),
    /// What is kept cannot be read back as what it should be.
    #[error("damaged: {what}: {why}")]
    Damaged {
        /// The thing (`dataset licencias`, `version 3 of licencias`).
        what: String,
        /// The reader's own word.
        why: String,
    },
}

impl StoreError {
    pub(crate) fn damaged(what: impl Into<String>, why: impl std::fmt::Display) -> Self {
        StoreError::Damaged { what: what.into(), why: why.to_string() }
    }
}
