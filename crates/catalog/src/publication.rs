//! What goes with a published version: its receipt (*acuse*), its withdrawal (*retiro*), notes of correction (*fe de erratas*).
//!
//! Never here: the version itself, how it is published.

use serde::{Deserialize, Serialize};

use crate::slug::Slug;

/// On whose behalf something is done in public: what is shown instead of a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Acting {
    /// The agency that publishes the dataset.
    Agency,
    /// The coordination of all agencies.
    Coordination,
    /// Whoever keeps the machine.
    Operator,
}

impl Acting {
    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            Acting::Agency => "agency",
            Acting::Coordination => "coordination",
            Acting::Operator => "operator",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Acting> {
        [Acting::Agency, Acting::Coordination, Acting::Operator].into_iter().find(|acting| acting.code() == code)
    }
}

/// Proof that a version was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Its number: `AP-2026-000042`.
    pub folio: String,
    /// The dataset.
    pub dataset: Slug,
    /// The version.
    pub version: u32,
    /// When it was published.
    pub at: jiff::Timestamp,
    /// The submission that was approved; none where the machine's operator published directly.
    pub submission: Option<String>,
}

/// A version that was taken back: its files are no longer handed out, its record and the log stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// The version; none where no version of the dataset is left.
    pub version: Option<u32>,
    /// Title of the dataset.
    pub title: String,
    /// Name of the agency.
    pub agency: String,
    /// When it was taken back.
    pub at: jiff::Timestamp,
    /// On whose behalf.
    pub acting: Acting,
    /// Why.
    pub reason: String,
}

/// A note on what is wrong in what was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// 1, 2, 3 … within the dataset.
    pub number: u32,
    /// The version concerned; none for all.
    pub version: Option<u32>,
    /// When it was written.
    pub at: jiff::Timestamp,
    /// On whose behalf.
    pub acting: Acting,
    /// What is wrong, and what is right.
    pub text: String,
}
