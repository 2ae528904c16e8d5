//! Following: somebody is told by mail when something happens to a dataset, a request or an agency.
//!
//! Never here: when they are told (see actions), their name (nobody asks for it).

use serde::{Deserialize, Serialize};

/// What can be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Followed {
    /// The versions of a dataset.
    Dataset,
    /// The answers to a data request.
    Request,
    /// What an agency publishes.
    Agency,
}

impl Followed {
    /// All of them.
    pub const ALL: [Followed; 3] = [Followed::Dataset, Followed::Request, Followed::Agency];

    /// Kebab-case code, for addresses, files and messages.
    pub fn code(self) -> &'static str {
        match self {
            Followed::Dataset => "dataset",
            Followed::Request => "request",
            Followed::Agency => "agency",
        }
    }

    /// The sort with this code.
    pub fn from_code(code: &str) -> Option<Followed> {
        Followed::ALL.into_iter().find(|followed| followed.code() == code)
    }
}

/// Somebody follows something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follow {
    /// 16 hexadecimal digits.
    pub id: String,
    /// What sort of thing.
    pub followed: Followed,
    /// Slug of the dataset or agency, id of the request.
    pub subject: String,
    /// Mail address of whoever follows, confirmed.
    pub mail: String,
    /// BCP 47 tag of the reader's language.
    pub language: String,
    /// Since when.
    pub since: jiff::Timestamp,
}
