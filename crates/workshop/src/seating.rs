//! Who sits at which table and in which of its two teams.
//!
//! What must be small comes first: people who asked to be apart, pairs of one agency, pairs that met at an earlier table,
//! pairs of one area, pairs of one profile. The number of pairs of one agency is proven least: for even sizes without
//! fixed places by a sorted deal, else by a flow of least cost; a search then betters the rest and keeps it. Never here:
//! how people are asked, files.

mod bound;
mod deal;
mod flow;
mod judge;
mod reseat;
mod search;
mod teams;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

pub use bound::{Bound, Reason};
pub use judge::{Fault, FaultKind, JudgedTable, Judgement, SizeFault, judge, score};
pub use reseat::reseat;

use crate::history::History;
use crate::random::Random;
use crate::roster::Person;
pub use crate::seat::Seat;
use crate::table_plan::{Choices, LARGEST_TABLE, MOST_PEOPLE, TablePlan};

/// How people are to be seated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    /// Least and most people of a table.
    pub range: RangeInclusive<usize>,
    /// Number of tables; the best for the people where none is given.
    pub tables: Option<usize>,
    /// Size of each table, where they are not to be even; `tables` is then their number.
    pub sizes: Option<Vec<usize>>,
    /// Tables with places that everybody reaches, from 1. Where none are named and somebody needs one, the first tables
    /// are, one for each two people.
    pub accessible_tables: Vec<usize>,
    /// The same seed gives the same seating.
    pub seed: u64,
}

impl Default for Wishes {
    fn default() -> Self {
        Wishes { range: 6..=8, tables: None, sizes: None, accessible_tables: Vec::new(), seed: 1 }
    }
}

/// What is wrong with a seating, as numbers of pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Pairs at one table that asked to be apart.
    pub together_against_wish: usize,
    /// Pairs of one agency at one table.
    pub same_agency_tables: usize,
    /// Pairs of one agency in one team.
    pub same_agency_teams: usize,
    /// Pairs at one table that sat together before.
    pub met_before: usize,
    /// Of them, those in one team.
    #[serde(default)]
    pub met_before_teams: usize,
    /// Pairs of one area at one table.
    pub same_area: usize,
    /// Of them, those in one team.
    #[serde(default)]
    pub same_area_teams: usize,
    /// Pairs of one profile at one table.
    pub same_profile: usize,
}

/// A seating with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seating {
    /// The seat of each person, in the roster's order.
    pub seats: Vec<Seat>,
    /// People of each table; 0 for a number that is not used.
    pub sizes: Vec<usize>,
    /// The least that is possible.
    pub bound: Bound,
    /// What was reached.
    pub achieved: Score,
    /// Why the bound is what it is, and why it was not reached where it was not.
    pub reasons: Vec<Reason>,
    /// People (places in the roster) who sit at another table than before.
    pub moved: Vec<usize>,
    /// The seed.
    pub seed: u64,
}

/// Why nobody is seated.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SeatingError {
    /// No number of tables of the sizes seats the people.
    #[error("{} people do not fit tables of {} to {}", .0.people, .0.least, .0.most)]
    NoNumber(Choices),
    /// That number of tables does not, others do.
    #[error("{people} people do not fit {tables} tables; {numbers:?} do")]
    Tables {
        /// How many people.
        people: usize,
        /// How many tables were wished.
        tables: usize,
        /// The numbers that do.
        numbers: RangeInclusive<usize>,
    },
    /// The sizes given seat another number of people.
    #[error("the tables seat {seats}, there are {people} people")]
    Sizes {
        /// How many people.
        people: usize,
        /// Seats of all tables.
        seats: usize,
    },
    /// The range is none, or too large.
    #[error("{least} to {most} is no size of tables; the largest is {}", LARGEST_TABLE)]
    Range {
        /// Least.
        least: usize,
        /// Most.
        most: usize,
    },
    /// Somebody is fixed at a table that is not there, or that is full.
    #[error("table {table} has no place for all who are fixed at it")]
    Pinned {
        /// The table, from 1.
        table: usize,
    },
    /// The tables that everybody reaches have too few places.
    #[error("{needed} people need places that everybody reaches, there are {places}")]
    Accessible {
        /// People.
        needed: usize,
        /// Places.
        places: usize,
    },
    /// More than one workshop seats.
    #[error("{0} people, {most} at most", most = MOST_PEOPLE)]
    TooMany(usize),
}

/// What the solver sees: people as numbers.
pub(crate) struct Problem<'a> {
    pub(crate) people: &'a [Person],
    /// Number of each person's agency.
    pub(crate) agency: Vec<usize>,
    /// The agencies' names by their numbers.
    pub(crate) agencies: Vec<&'a str>,
    pub(crate) sizes: Vec<usize>,
    /// True for tables with places that everybody reaches.
    pub(crate) reachable: Vec<bool>,
}

impl<'a> Problem<'a> {
    pub(crate) fn new(people: &'a [Person], sizes: Vec<usize>, accessible_tables: &[usize]) -> Problem<'a> {
        let mut numbers: BTreeMap<&str, usize> = people.iter().map(|person| (person.agency.as_str(), 0)).collect();
        numbers.values_mut().enumerate().for_each(|(number, value)| *value = number);
        let agency = people.iter().map(|person| numbers[person.agency.as_str()]).collect();
        let needed = people.iter().filter(|person| person.accessible && person.pinned.is_none()).count();
        let first = if accessible_tables.is_empty() { needed.div_ceil(2) } else { 0 };
        let reachable =
            (0..sizes.len()).map(|table| table < first || accessible_tables.contains(&(table + 1))).collect();
        Problem { people, agency, agencies: numbers.into_keys().collect(), sizes, reachable }
    }

    /// True where a person may sit at a table.
    pub(crate) fn may(&self, person: usize, table: usize) -> bool {
        match self.people[person].pinned {
            Some(pinned) => pinned == table + 1,
            None => !self.people[person].accessible || self.reachable[table],
        }
    }

    /// True where nobody's place is restricted.
    pub(crate) fn is_free(&self) -> bool {
        self.people.iter().all(|person| !person.accessible && person.pinned.is_none())
    }

    /// How many people each agency sends.
    pub(crate) fn agency_sizes(&self) -> Vec<usize> {
        let mut sizes = vec![0; self.agencies.len()];
        self.agency.iter().for_each(|agency| sizes[*agency] += 1);
        sizes
    }
}

/// Seats people at tables and in teams.
///
/// # Errors
/// [`SeatingError`].
pub fn seat(people: &[Person], wishes: &Wishes, history: &History) -> Result<Seating, SeatingError> {
    let plan = plan(people, wishes)?;
    let problem = Problem::new(people, plan.sizes, &wishes.accessible_tables);
    check_places(&problem)?;
    let mut random = Random::new(wishes.seed);
    let (bound, tables) = if problem.is_free() && (TablePlan { sizes: problem.sizes.clone() }).is_even() {
        (bound::even(&problem), deal::deal(&problem, &mut random))
    } else {
        flow::spread(&problem, &mut random)?
    };
    let weights = search::Weights::new(&problem, history);
    let tables = search::improve(&problem, &weights, tables, &bound, &mut random);
    let teams = teams::split(&problem, &weights, &tables);
    let seats: Vec<Seat> =
        tables.iter().zip(&teams).map(|(table, team)| Seat { table: table + 1, team: *team }).collect();
    let achieved = score(people, &seats, history);
    let reasons = bound::reasons(&problem, &bound, &achieved, false);
    Ok(Seating { seats, sizes: problem.sizes, bound, achieved, reasons, moved: Vec::new(), seed: wishes.seed })
}

/// The tables for the people.
fn plan(people: &[Person], wishes: &Wishes) -> Result<TablePlan, SeatingError> {
    let count = people.len();
    if count > MOST_PEOPLE {
        return Err(SeatingError::TooMany(count));
    }
    let (least, most) = (*wishes.range.start(), *wishes.range.end());
    if least < 2 || least > most || most > LARGEST_TABLE {
        return Err(SeatingError::Range { least, most });
    }
    if let Some(sizes) = &wishes.sizes {
        let seats = sizes.iter().sum();
        let largest = sizes.iter().max().copied().unwrap_or(0);
        return match seats == count && largest <= LARGEST_TABLE && sizes.iter().all(|size| *size > 0) {
            true => Ok(TablePlan { sizes: sizes.clone() }),
            false => Err(SeatingError::Sizes { people: count, seats }),
        };
    }
    let numbers = TablePlan::numbers(count, &wishes.range);
    if numbers.is_empty() {
        return Err(SeatingError::NoNumber(Choices::near(count, &wishes.range)));
    }
    match wishes.tables {
        Some(tables) if numbers.contains(&tables) => Ok(TablePlan::even(count, tables)),
        Some(tables) => Err(SeatingError::Tables { people: count, tables, numbers }),
        None => {
            // fewest pairs of one agency, then sizes nearest the middle, then fewer tables
            let middle = least + most;
            let rank = |tables: &usize| {
                let plan = TablePlan::even(count, *tables);
                let pairs = bound::even(&Problem::new(people, plan.sizes, &[])).tables;
                (pairs, (2 * count).abs_diff(middle * tables), *tables)
            };
            Ok(TablePlan::even(count, numbers.clone().min_by_key(rank).unwrap_or(*numbers.start())))
        }
    }
}

/// Everybody whose place is fixed or restricted can have one.
fn check_places(problem: &Problem<'_>) -> Result<(), SeatingError> {
    let mut room = problem.sizes.clone();
    for table in problem.people.iter().filter_map(|person| person.pinned) {
        match room.get_mut(table - 1).filter(|room| **room > 0) {
            Some(room) => *room -= 1,
            None => return Err(SeatingError::Pinned { table }),
        }
    }
    let needed = problem.people.iter().filter(|person| person.accessible && person.pinned.is_none()).count();
    let places = room.iter().zip(&problem.reachable).filter(|(_, reachable)| **reachable).map(|(room, _)| room).sum();
    if needed > places {
        return Err(SeatingError::Accessible { needed, places });
    }
    Ok(())
}
