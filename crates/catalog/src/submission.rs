//! A draft handed over for review (*envío a revisión*): what was handed over, frozen, and what became of it.
//!
//! Never here: who may decide (see actions), the version that it becomes.

use serde::{Deserialize, Serialize};

use crate::draft::DraftState;
use crate::slug::Slug;
use crate::validation::Validation;
use crate::version_difference::VersionDifference;

/// How a submission stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubmissionState {
    /// Somebody has to look at it.
    Waiting,
    /// The reviewer asked for changes.
    ChangesAsked,
    /// It may be published, now or on its day.
    Approved,
    /// It is a version.
    Published,
    /// Whoever handed it over took it back, or handed over a later revision.
    TakenBack,
    /// It was approved, but cannot be published as it is.
    Blocked,
}

impl SubmissionState {
    /// All of them, in the order of their life.
    pub const ALL: [SubmissionState; 6] = [
        SubmissionState::Waiting,
        SubmissionState::ChangesAsked,
        SubmissionState::Approved,
        SubmissionState::Published,
        SubmissionState::TakenBack,
        SubmissionState::Blocked,
    ];

    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            SubmissionState::Waiting => "waiting",
            SubmissionState::ChangesAsked => "changes-asked",
            SubmissionState::Approved => "approved",
            SubmissionState::Published => "published",
            SubmissionState::TakenBack => "taken-back",
            SubmissionState::Blocked => "blocked",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<SubmissionState> {
        SubmissionState::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What is frozen when a draft is handed over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Handed {
    /// All that people chose, with what is written completed from the version before.
    pub state: DraftState,
    /// What stood in the way and was only advised.
    pub validation: Validation,
    /// The version that it was compared with, and what changes; none for a new dataset.
    #[serde(default)]
    pub difference: Option<(u32, VersionDifference)>,
    /// Rows of the clean table.
    pub rows: u64,
    /// What the person who hands it over says to the reviewer.
    #[serde(default)]
    pub note: String,
}

/// A submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Submission {
    /// Its name in addresses: lower-case hex.
    pub id: String,
    /// The draft.
    pub draft: String,
    /// The draft's revision that was handed over.
    pub revision: u32,
    /// 1 for the first time that this draft was handed over, 2 for the second …
    pub number: u32,
    /// The agency whose work it is.
    pub agency: Option<Slug>,
    /// The dataset that it is, or will be.
    pub dataset: Slug,
    /// Title of the dataset.
    pub title: String,
    /// Name of the file as it was handed in.
    pub name: String,
    /// SHA-256 of the original.
    pub original: String,
    /// Size of the original.
    pub bytes: u64,
    /// When it was handed over.
    pub submitted: jiff::Timestamp,
    /// Account of the person who did; none for the machine's operator.
    pub submitter: Option<String>,
    /// How it stands.
    pub state: SubmissionState,
    /// When somebody last decided about it.
    pub decided: Option<jiff::Timestamp>,
    /// Account of the person who decided; none for the operator, or while nobody has.
    pub reviewer: Option<String>,
    /// The reason given, or why it cannot be published.
    pub reason: Option<String>,
    /// When it is to be published; none while nobody has said.
    pub publish_at: Option<jiff::Timestamp>,
    /// The version that it became.
    pub version: Option<u32>,
}

impl Submission {
    /// True where a later submission of the same draft, among `all`, has taken the place of this one: what was asked for is
    /// answered.
    pub fn is_followed(&self, all: &[Submission]) -> bool {
        all.iter().any(|other| other.draft == self.draft && other.number > self.number)
    }
}

/// What a comment is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "on", content = "what")]
pub enum Place {
    /// The whole.
    Whole,
    /// A field of the metadata (`title`, `description` …).
    Field(String),
    /// A column, by name.
    Column(String),
    /// A row of the clean table, from 1.
    Row(u64),
}

/// A comment on a submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Its number within the submission.
    pub number: u32,
    /// When it was written.
    pub at: jiff::Timestamp,
    /// Account of its writer; none for the operator.
    pub account: Option<String>,
    /// What it is about.
    pub place: Place,
    /// What it says.
    pub text: String,
    /// The comment that it answers.
    pub answers: Option<u32>,
}
