//! What somebody said at a workshop that they would open, and whether it was.
//!
//! Never here: when people are asked (see actions), the inventory (see `apertura_catalog::opening`).

use serde::{Deserialize, Serialize};

/// What stops a dataset from being opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// No time.
    Time,
    /// The data are not in order.
    Quality,
    /// Nobody gave leave.
    Leave,
    /// It holds personal data.
    PersonalData,
    /// Does not know how.
    Knowledge,
    /// Something else.
    Other,
}

impl Obstacle {
    /// All of them.
    pub const ALL: [Obstacle; 6] = [
        Obstacle::Time,
        Obstacle::Quality,
        Obstacle::Leave,
        Obstacle::PersonalData,
        Obstacle::Knowledge,
        Obstacle::Other,
    ];

    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            Obstacle::Time => "time",
            Obstacle::Quality => "quality",
            Obstacle::Leave => "leave",
            Obstacle::PersonalData => "personal-data",
            Obstacle::Knowledge => "knowledge",
            Obstacle::Other => "other",
        }
    }

    /// The obstacle with this code.
    pub fn from_code(code: &str) -> Option<Obstacle> {
        Obstacle::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Whether it was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FollowUpState {
    /// Nobody has said.
    #[default]
    Open,
    /// It is a dataset of the catalog: its name in addresses.
    Opened(String),
    /// Not yet, and what stops.
    NotYet(Obstacle),
}

/// What one person will open. Who, is kept beside it, and forgotten with the person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// What tells them apart; random.
    pub id: String,
    /// The entry of the inventory; none where it is in none that is open.
    #[serde(default)]
    pub entry: Option<String>,
    /// What the person called it; empty where they named nothing.
    #[serde(default)]
    pub title: String,
    /// What became of it.
    #[serde(default)]
    pub state: FollowUpState,
}

/// What is counted of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FollowUpCounts {
    /// Those who named a dataset.
    pub named: usize,
    /// Those that were opened.
    pub opened: usize,
    /// Those that were not yet.
    pub not_yet: usize,
}

/// Counts them.
pub fn counts(all: &[FollowUp]) -> FollowUpCounts {
    let of = |wanted: fn(&FollowUp) -> bool| all.iter().filter(|one| wanted(one)).count();
    FollowUpCounts {
        named: of(|one| !one.title.is_empty()),
        opened: of(|one| matches!(one.state, FollowUpState::Opened(_))),
        not_yet: of(|one| matches!(one.state, FollowUpState::NotYet(_))),
    }
}
