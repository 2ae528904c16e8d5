//! Why a file gives no table at all. A messy file is not an error: it gives a table and findings.
//!
//! Never here: sentences for people; the code says which sentence the face shows.

use crate::source::Format;

/// No bytes, no such format, a limit was passed, or the disk failed.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file holds no bytes.
    #[error("empty-file")]
    Empty,
    /// The bytes are of a format that holds no table we can read (PDF, picture, Word …).
    #[error("unreadable-format: {0}")]
    Unreadable(Format),
    /// The bytes claim a format but cannot be read as it.
    #[error("damaged-file: {format}: {why}")]
    Damaged {
        /// The format the bytes claim.
        format: Format,
        /// The reader's own word, for the log and the engineer.
        why: String,
    },
    /// The workbook is protected by a password.
    #[error("password-protected: {0}")]
    Protected(Format),
    /// The file can be read but holds no table (no record with two or more cells of data, no rows).
    #[error("no-table")]
    NoTable,
    /// An override names a sheet, table, encoding or range that the file does not have.
    #[error("no-such-{what}: {value}")]
    NoSuch {
        /// `sheet`, `table`, `encoding`, `delimiter`, `header`, `range` or `column`.
        what: &'static str,
        /// What was asked for.
        value: String,
        /// What there is instead.
        choices: Vec<String>,
    },
    /// Sheets are to become one table, and no two of them have the same columns.
    #[error("nothing-to-stack: {}", sheets.join(", "))]
    NothingToStack {
        /// The names of the sheets that hold tables.
        sheets: Vec<String>,
    },
    /// A limit of [`crate::Limits`] was passed.
    #[error("limit-passed: {limit}: {found} > {allowed}")]
    Limit {
        /// The field of [`crate::Limits`].
        limit: &'static str,
        /// What the file holds.
        found: u64,
        /// What is allowed.
        allowed: u64,
    },
    /// The disk or pipe failed.
    #[error("io: {0}")]
    Io(#[from] std::io::Error),
}

impl ReadError {
    /// The stable code, also the key of the sentence in the message catalogs.
    pub fn code(&self) -> &'static str {
        match self {
            ReadError::Empty => "empty-file",
            ReadError::Unreadable(_) => "unreadable-format",
            ReadError::Damaged { .. } => "damaged-file",
            ReadError::Protected(_) => "password-protected",
            ReadError::NoTable => "no-table",
            ReadError::NoSuch { .. } => "no-such-choice",
            ReadError::NothingToStack { .. } => "nothing-to-stack",
            ReadError::Limit { .. } => "limit-passed",
            ReadError::Io(_) => "io",
        }
    }
}
