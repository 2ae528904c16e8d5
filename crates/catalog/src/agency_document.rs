//! A paper of an agency (letter of designation, minutes), as it was signed.
//!
//! Never here: the file's bytes, what the paper says.

use serde::{Deserialize, Serialize};

use crate::slug::Slug;

/// What sort of paper it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// Names the liaison and the data administrator (*oficio de designación*).
    Designation,
    /// Minutes of the open data council or working group (*minuta*).
    Minutes,
    /// Anything else that the agency keeps with them.
    Other,
}

impl DocumentKind {
    /// All kinds, in the order of lists.
    pub const ALL: [DocumentKind; 3] = [DocumentKind::Designation, DocumentKind::Minutes, DocumentKind::Other];

    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            DocumentKind::Designation => "designation",
            DocumentKind::Minutes => "minutes",
            DocumentKind::Other => "other",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<DocumentKind> {
        DocumentKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A paper of an agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyDocument {
    /// Its name in addresses: lower-case hex.
    pub id: String,
    /// The agency.
    pub agency: Slug,
    /// What sort of paper it is.
    pub kind: DocumentKind,
    /// Name of the file as it was handed in, without folders.
    pub name: String,
    /// SHA-256 of the file, lower-case hex.
    pub sha256: String,
    /// Size of the file.
    pub bytes: u64,
    /// What the file's first bytes say it is (`application/pdf`, `image/jpeg`, `image/png`).
    pub media_type: String,
    /// When it was handed in.
    pub kept: jiff::Timestamp,
    /// Account of the one who handed it in; none for the machine's operator.
    pub by: Option<String>,
}
