//! The least number of pairs of one agency that any seating has, and why.

use serde::{Deserialize, Serialize};

use super::{Problem, Score};

/// The proven least numbers of pairs of one agency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    /// At tables.
    pub tables: usize,
    /// In teams; where sizes are uneven or places are fixed, among the seatings that are best at tables.
    pub teams: usize,
}

/// Why a bound is what it is, or was not reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "code")]
pub enum Reason {
    /// Every agency has at most one person at a table, or is spread as evenly as its number allows.
    Even,
    /// Sizes are uneven, or places are fixed: the least was computed with them.
    Restricted,
    /// An agency sends more people than there are tables.
    LargeAgency {
        /// The agency.
        agency: String,
        /// Its people.
        people: usize,
        /// The tables.
        tables: usize,
        /// Pairs that it has in any seating.
        pairs: usize,
    },
    /// People who asked to be apart come before pairs of one agency.
    ApartFirst,
    /// People keep their seats.
    SeatsKept,
    /// Some pairs meet again: no other seating was found.
    MeetAgain {
        /// How many.
        pairs: usize,
    },
    /// Some who asked to be apart sit together: no other seating was found.
    TogetherAgainstWish {
        /// How many pairs.
        pairs: usize,
    },
}

/// Pairs among `people`.
pub(super) fn pairs(people: usize) -> usize {
    people * people.saturating_sub(1) / 2
}

/// Pairs that `people` of one agency have in `groups` groups, spread as evenly as can be.
pub(super) fn spread(people: usize, groups: usize) -> usize {
    let (each, more) = (people / groups.max(1), people % groups.max(1));
    more * pairs(each + 1) + (groups.max(1) - more) * pairs(each)
}

/// Each agency spread evenly: nothing is less, and where sizes are even the sorted deal reaches it.
pub(super) fn even(problem: &Problem<'_>) -> Bound {
    let tables = problem.sizes.len();
    let sizes = problem.agency_sizes();
    let sum = |groups: usize| sizes.iter().map(|people| spread(*people, groups)).sum();
    Bound { tables: sum(tables), teams: sum(2 * tables) }
}

/// Why the bound is what it is, and what was not reached.
pub(super) fn reasons(problem: &Problem<'_>, bound: &Bound, achieved: &Score, kept: bool) -> Vec<Reason> {
    let tables = problem.sizes.iter().filter(|size| **size > 0).count();
    let plain = even(problem);
    let mut reasons = vec![if plain == *bound { Reason::Even } else { Reason::Restricted }];
    for (people, agency) in problem.agency_sizes().into_iter().zip(&problem.agencies) {
        let pairs = spread(people, tables);
        if pairs > 0 {
            reasons.push(Reason::LargeAgency { agency: (*agency).to_owned(), people, tables, pairs });
        }
    }
    if achieved.same_agency_tables > bound.tables || achieved.same_agency_teams > bound.teams {
        reasons.push(if kept { Reason::SeatsKept } else { Reason::ApartFirst });
    }
    if achieved.met_before > 0 {
        reasons.push(Reason::MeetAgain { pairs: achieved.met_before });
    }
    if achieved.together_against_wish > 0 {
        reasons.push(Reason::TogetherAgainstWish { pairs: achieved.together_against_wish });
    }
    reasons
}
