//! The plenary: what each team shows, with which consent, and the vote.
//!
//! Never here: bytes of pictures, who has voted for whom (nothing keeps it).

use serde::{Deserialize, Serialize};

use crate::registration::Registration;
use crate::seat::Seat;

/// What a picture shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shows {
    /// The chart alone.
    #[default]
    Chart,
    /// People, too.
    People,
}

impl Shows {
    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            Shows::Chart => "chart",
            Shows::People => "people",
        }
    }

    /// What has this code.
    pub fn from_code(code: &str) -> Option<Shows> {
        [Shows::Chart, Shows::People].into_iter().find(|shows| shows.code() == code)
    }
}

/// Whether there is a vote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Voting {
    /// There is none.
    #[default]
    None,
    /// People vote.
    Open,
    /// The result is shown.
    Closed,
}

impl Voting {
    /// All of them.
    pub const ALL: [Voting; 3] = [Voting::None, Voting::Open, Voting::Closed];

    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            Voting::None => "none",
            Voting::Open => "open",
            Voting::Closed => "closed",
        }
    }

    /// What has this code.
    pub fn from_code(code: &str) -> Option<Voting> {
        Voting::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// How the plenary of a workshop is held.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plenary {
    /// True where everybody sees the gallery.
    pub public: bool,
    /// The vote.
    pub voting: Voting,
    /// Pieces that there were, once they are forgotten.
    pub pieces: usize,
    /// Votes that there were, once they are forgotten.
    pub votes: usize,
}

/// What one team shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Piece {
    /// What the chart says, in a sentence.
    pub claim: String,
    /// What the picture shows, for those who do not see it.
    pub alternative: String,
    /// What is in the picture.
    pub shows: Shows,
    /// True where whoever sent it says that all who are in it agreed.
    pub agreed: bool,
    /// True where a facilitator has looked that nobody is in it who refuses photographs.
    pub looked: bool,
    /// True where there is a picture.
    pub picture: bool,
}

impl Piece {
    /// True where the picture may be shown: nobody is in it, or all who are in it agreed and, where somebody of the table
    /// refuses photographs, a facilitator has looked.
    pub fn may_be_shown(&self, refusing: usize) -> bool {
        self.picture && (self.shows == Shows::Chart || (self.agreed && (refusing == 0 || self.looked)))
    }
}

/// Those at a table who do not want to be in photographs.
pub fn refusing<'a>(people: impl Iterator<Item = &'a Registration>, table: usize) -> Vec<&'a Registration> {
    let sits = |person: &&Registration| person.seat.is_some_and(|seat| seat.table == table);
    people.filter(sits).filter(|person| person.comes() && !person.photo).collect()
}

/// A seat from its label: `3B`.
pub fn seat_of(label: &str) -> Option<Seat> {
    let team = label.chars().last()?;
    let table = label.strip_suffix(team)?.parse().ok()?;
    Some(Seat { table, team })
}
