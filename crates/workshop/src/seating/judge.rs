//! What is wrong with any seating, counted anew: numbers of pairs, and for each person why.
//!
//! The page's script counts the same way (`seating.js`), so that the numbers follow a person who is being moved. Never here:
//! how a seating is found.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::teams::TEAMS;
use super::{Bound, Problem, Reason, Score, Seat, bound, flow};
use crate::history::History;
use crate::random::Random;
use crate::roster::Person;

/// What is said of a seating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Numbers of pairs.
    pub score: Score,
    /// The least that is possible with the tables as large as they are and the places that are fixed.
    pub bound: Bound,
    /// Why the bound is what it is.
    pub reasons: Vec<Reason>,
    /// What is wrong for each person, in the order of people, the gravest first.
    pub faults: Vec<Fault>,
    /// The tables at which somebody sits, by number.
    pub tables: Vec<JudgedTable>,
    /// People without a seat.
    pub unseated: usize,
}

/// Something that is wrong for one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The person, by their place among the people.
    pub person: usize,
    /// The other of the pair; none where it is about the table.
    pub with: Option<usize>,
    /// What.
    pub kind: FaultKind,
    /// True where the pair is in one team.
    pub team: bool,
}

/// What is wrong, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// Sits elsewhere than where the place is fixed.
    NotPinned,
    /// Needs a table that everybody reaches.
    NotReachable,
    /// The two are to be apart.
    Apart,
    /// The two are of one agency.
    Agency,
    /// The two sat at one table before.
    Met,
    /// The two are of one area.
    Area,
}

impl FaultKind {
    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            FaultKind::NotPinned => "not-pinned",
            FaultKind::NotReachable => "not-reachable",
            FaultKind::Apart => "apart",
            FaultKind::Agency => "agency",
            FaultKind::Met => "met",
            FaultKind::Area => "area",
        }
    }
}

/// A table with how many sit at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgedTable {
    /// The table, from 1.
    pub table: usize,
    /// People of its teams.
    pub teams: [usize; 2],
    /// True for a table that everybody reaches.
    pub reachable: bool,
    /// What is wrong with its size.
    pub fault: Option<SizeFault>,
}

/// What is wrong with a table's size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SizeFault {
    /// Fewer people than a table is to have.
    Few,
    /// More people than a table is to have.
    Many,
    /// One team has two people more than the other, or still more.
    Uneven,
}

impl SizeFault {
    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            SizeFault::Few => "few",
            SizeFault::Many => "many",
            SizeFault::Uneven => "uneven",
        }
    }
}

/// Judges a seating: `seats` in the order of `people`, none for somebody without a seat; `range` is the least and most people
/// of a table, `accessible_tables` as in [`super::Wishes`].
pub fn judge(
    people: &[Person],
    seats: &[Option<Seat>],
    history: &History,
    range: &RangeInclusive<usize>,
    accessible_tables: &[usize],
) -> Judgement {
    let seated: Vec<usize> = (0..people.len()).filter(|at| seats.get(*at).copied().flatten().is_some()).collect();
    let mut members: BTreeMap<usize, Vec<(usize, Seat)>> = BTreeMap::new();
    for at in &seated {
        if let Some(seat) = seats[*at] {
            members.entry(seat.table).or_default().push((*at, seat));
        }
    }
    let last = members.keys().next_back().copied().unwrap_or(0);
    let reachable =
        Problem::new(people, vec![0; last.min(crate::table_plan::MOST_PEOPLE)], accessible_tables).reachable;
    let reaches = |table: usize| reachable.get(table.wrapping_sub(1)).copied().unwrap_or(false);
    let mut score = Score::default();
    let mut faults = Vec::new();
    for sitting in members.values() {
        for (at, (one, seat)) in sitting.iter().enumerate() {
            let person = &people[*one];
            let alone = |kind| Fault { person: *one, with: None, kind, team: false };
            if person.pinned.is_some_and(|table| table != seat.table) {
                faults.push(alone(FaultKind::NotPinned));
            } else if person.pinned.is_none() && person.accessible && !reaches(seat.table) {
                faults.push(alone(FaultKind::NotReachable));
            }
            for (other, there) in &sitting[at + 1..] {
                let team = seat.team == there.team;
                for kind in pair(&mut score, person, &people[*other], history, team) {
                    faults.push(Fault { person: *one, with: Some(*other), kind, team });
                    faults.push(Fault { person: *other, with: Some(*one), kind, team });
                }
            }
        }
    }
    faults.sort_by_key(|fault| (fault.person, fault.kind, !fault.team, fault.with));
    let table = |(table, sitting): (&usize, &Vec<(usize, Seat)>)| {
        let teams = TEAMS.map(|team| sitting.iter().filter(|(_, seat)| seat.team == team).count());
        let fault = match sitting.len() {
            people if people < *range.start() => Some(SizeFault::Few),
            people if people > *range.end() => Some(SizeFault::Many),
            _ => (teams[0].abs_diff(teams[1]) > 1).then_some(SizeFault::Uneven),
        };
        JudgedTable { table: *table, teams, reachable: reaches(*table), fault }
    };
    let tables: Vec<JudgedTable> = members.iter().map(table).collect();
    let (bound, reasons) = outlook(people, &seated, &members, &tables);
    Judgement { score, bound, reasons, faults, unseated: people.len() - seated.len(), tables }
}

/// Counts a pair at one table; what is wrong with it, where somebody is to be told.
fn pair(score: &mut Score, one: &Person, other: &Person, history: &History, team: bool) -> Vec<FaultKind> {
    let mut kinds = Vec::new();
    if one.apart.contains(&other.id) || other.apart.contains(&one.id) {
        score.together_against_wish += 1;
        kinds.push(FaultKind::Apart);
    }
    if one.agency == other.agency {
        score.same_agency_tables += 1;
        score.same_agency_teams += usize::from(team);
        kinds.push(FaultKind::Agency);
    }
    if history.times(&one.id, &other.id) > 0 {
        score.met_before += 1;
        score.met_before_teams += usize::from(team);
        kinds.push(FaultKind::Met);
    }
    if !one.area.is_empty() && one.area == other.area {
        score.same_area += 1;
        score.same_area_teams += usize::from(team);
        // colleagues of one agency are told once
        if one.agency != other.agency {
            kinds.push(FaultKind::Area);
        }
    }
    score.same_profile += usize::from(!one.profile.is_empty() && one.profile == other.profile);
    kinds
}

/// The least that these tables can have, and why.
fn outlook(
    people: &[Person],
    seated: &[usize],
    members: &BTreeMap<usize, Vec<(usize, Seat)>>,
    tables: &[JudgedTable],
) -> (Bound, Vec<Reason>) {
    let place: BTreeMap<usize, usize> = members.keys().enumerate().map(|(at, table)| (*table, at + 1)).collect();
    // where people are fixed counts as they sit; who is fixed elsewhere is told so, and flows freely here
    let sitting = |at: &usize| {
        let here = members.iter().find(|(_, list)| list.iter().any(|(one, _)| one == at)).map(|(table, _)| *table);
        let pinned =
            people[*at].pinned.filter(|table| Some(*table) == here).and_then(|table| place.get(&table).copied());
        Person { pinned, ..people[*at].clone() }
    };
    let comers: Vec<Person> = seated.iter().map(sitting).collect();
    let sizes: Vec<usize> = members.values().map(Vec::len).collect();
    let reachable: Vec<usize> =
        tables.iter().enumerate().filter(|(_, table)| table.reachable).map(|(at, _)| at + 1).collect();
    let problem = Problem::new(&comers, sizes.clone(), &reachable);
    let even = crate::table_plan::TablePlan { sizes: sizes.clone() }.is_even();
    let computed = if problem.is_free() && even {
        Some(bound::even(&problem))
    } else {
        flow::spread(&problem, &mut Random::new(1)).ok().map(|(bound, _)| bound)
    };
    // too few reachable places: what the tables could have if nobody needed one
    let bound = computed.unwrap_or_else(|| {
        let free: Vec<Person> =
            comers.iter().map(|one| Person { pinned: None, accessible: false, ..one.clone() }).collect();
        let problem = Problem::new(&free, sizes, &[]);
        flow::spread(&problem, &mut Random::new(1)).map(|(bound, _)| bound).unwrap_or_default()
    });
    let reached = Score { same_agency_tables: bound.tables, same_agency_teams: bound.teams, ..Score::default() };
    (bound, bound::reasons(&problem, &bound, &reached, false))
}

/// What is wrong with a seating in which everybody has a seat.
pub fn score(people: &[Person], seats: &[Seat], history: &History) -> Score {
    let mut score = Score::default();
    let mut tables: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (person, seat) in seats.iter().enumerate() {
        tables.entry(seat.table).or_default().push(person);
    }
    for members in tables.values() {
        for (at, one) in members.iter().enumerate() {
            for other in &members[at + 1..] {
                let team = seats[*one].team == seats[*other].team;
                pair(&mut score, &people[*one], &people[*other], history, team);
            }
        }
    }
    score
}
