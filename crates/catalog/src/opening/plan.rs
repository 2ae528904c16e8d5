//! What an office promises for a dataset (*plan de apertura*): by when, who, how far it is.
//!
//! Never here: the clock, reminders.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::inventory::{Entry, Stage};

/// The promise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// The day by which it is to be published.
    pub commitment: Option<Date>,
    /// Position that answers for the work; blank where it is the one that answers for the dataset.
    pub responsible: String,
    /// How far it is, in percent, as people say.
    pub progress: u8,
    /// What is still missing.
    pub note: String,
}

/// How a promise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The day has passed and it is not published.
    Late,
    /// The day comes within [`SOON`] days.
    Soon,
    /// There is time.
    InTime,
    /// No day is promised.
    Unplanned,
    /// It is published.
    Done,
}

/// Days before the promised one in which it is near.
pub const SOON: i32 = 30;

impl Standing {
    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Late => "late",
            Standing::Soon => "soon",
            Standing::InTime => "in-time",
            Standing::Unplanned => "unplanned",
            Standing::Done => "done",
        }
    }
}

impl Entry {
    /// How its promise stands on a day, and the days until it (negative where it has passed).
    pub fn standing(&self, today: Date) -> (Standing, Option<i32>) {
        let days = self.state.plan.commitment.and_then(|day| today.until(day).ok()).map(|span| span.get_days());
        let standing = match days {
            _ if self.stage() >= Stage::Published => Standing::Done,
            None => Standing::Unplanned,
            Some(days) if days < 0 => Standing::Late,
            Some(days) if days <= SOON => Standing::Soon,
            Some(_) => Standing::InTime,
        };
        (standing, days)
    }

    /// The position that answers for the work.
    pub fn planned_by(&self) -> &str {
        let own = self.state.plan.responsible.as_str();
        if own.is_empty() { &self.state.responsible } else { own }
    }
}
