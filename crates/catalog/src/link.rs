//! Links in what is written about data: finding them in a text, and what is known of whether they answer.
//!
//! Never here: visiting them (see the portal), when one is visited again (see actions).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::validation::is_address;

/// Links of one text that are looked at.
const MOST: usize = 50;
/// Longest address.
const LONGEST: usize = 2000;

/// Which links the portal visits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinkVisits {
    /// None: the portal stands in a closed network.
    Never,
    /// Those of hosts on the public internet.
    #[default]
    Public,
    /// Those of this machine and of private networks too.
    Inside,
}

/// What came of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkAnswer {
    /// It answers, also where it asks who one is.
    Answers,
    /// It answers that there is no such page, or with a fault; its HTTP status.
    Status(u16),
    /// Nobody answers there.
    Silent,
    /// It leads into a network that is none of the public's.
    Inside,
}

impl LinkAnswer {
    /// As the database keeps it: 0 where nobody answers, 1 where it leads inside, else an HTTP status.
    pub fn number(self) -> u16 {
        match self {
            LinkAnswer::Answers => 200,
            LinkAnswer::Status(status) => status,
            LinkAnswer::Silent => 0,
            LinkAnswer::Inside => 1,
        }
    }

    /// The answer that a number says.
    pub fn from_number(number: u16) -> LinkAnswer {
        match number {
            0 => LinkAnswer::Silent,
            1 => LinkAnswer::Inside,
            // who must sign in, or asked too often, was answered
            200..=399 | 401 | 403 | 405 | 429 => LinkAnswer::Answers,
            other => LinkAnswer::Status(other),
        }
    }
}

/// A link, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its address.
    pub address: String,
    /// The last visit: when, and what came of it.
    pub visited: Option<(Timestamp, LinkAnswer)>,
    /// Since when it does not answer.
    pub silent_since: Option<Timestamp>,
}

/// The addresses that stand in some texts, each once, in alphabetical order.
pub fn links<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let words = texts.into_iter().flat_map(str::split_whitespace);
    let trimmed = words.map(|word| word.trim_matches(|c: char| "(),.;:<>\"'«»[]".contains(c)));
    let mut found: Vec<String> =
        trimmed.filter(|word| word.len() <= LONGEST && is_address(word)).map(str::to_owned).collect();
    found.sort_unstable();
    found.dedup();
    found.truncate(MOST);
    found
}
