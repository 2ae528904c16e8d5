//! Tabu search by exchanging two people (Glover 1989), which keeps the least pairs of agencies and betters the rest.

use std::collections::BTreeMap;

use super::Problem;
use super::bound::Bound;
use crate::history::History;
use crate::random::Random;

/// Weights of one pair at a table, each greater than all pairs of the lesser kinds together.
pub(super) const PROFILE: i64 = 1;
pub(super) const AREA: i64 = 20_000;
pub(super) const MET: i64 = 400_000_000;
pub(super) const AGENCY: i64 = 4_000_000_000_000;
const APART: i64 = 2_000_000_000_000_000;

/// Exchanges that are looked at, where earlier tables or wishes count and where they do not.
const WORK: [usize; 2] = [40_000_000, 6_000_000];

/// What each pair costs at one table.
pub(super) struct Weights {
    people: usize,
    pairs: Vec<i64>,
    /// True where more than agencies is asked for.
    hard: bool,
}

impl Weights {
    pub(super) fn new(problem: &Problem<'_>, history: &History) -> Weights {
        let people = problem.people.len();
        let mut pairs = vec![0; people * people];
        for one in 0..people {
            let first = &problem.people[one];
            for other in one + 1..people {
                let second = &problem.people[other];
                let mut weight = 0;
                if problem.agency[one] == problem.agency[other] {
                    weight += AGENCY;
                }
                if !first.area.is_empty() && first.area == second.area {
                    weight += AREA;
                }
                if !first.profile.is_empty() && first.profile == second.profile {
                    weight += PROFILE;
                }
                pairs[one * people + other] = weight;
                pairs[other * people + one] = weight;
            }
        }
        let places: BTreeMap<&str, usize> =
            problem.people.iter().enumerate().map(|(at, p)| (p.id.as_str(), at)).collect();
        let mut weights = Weights { people, pairs, hard: false };
        for (one, other, times) in history.pairs() {
            if let (Some(one), Some(other)) = (places.get(one), places.get(other)) {
                weights.add(*one, *other, MET * i64::from(times.min(20)));
            }
        }
        for (one, person) in problem.people.iter().enumerate() {
            for other in person.apart.iter().filter_map(|id| places.get(id.as_str())).filter(|other| **other != one) {
                if weights.of(one, *other) < APART {
                    weights.add(one, *other, APART);
                }
            }
        }
        weights
    }

    fn add(&mut self, one: usize, other: usize, weight: i64) {
        self.hard = true;
        self.pairs[one * self.people + other] += weight;
        self.pairs[other * self.people + one] += weight;
    }

    pub(super) fn of(&self, one: usize, other: usize) -> i64 {
        self.pairs[one * self.people + other]
    }
}

/// People at tables, with what each would cost at each.
struct Room<'a> {
    problem: &'a Problem<'a>,
    weights: &'a Weights,
    tables: usize,
    table_of: Vec<usize>,
    /// What a person has to do with a table's people.
    with: Vec<i64>,
    cost: i64,
}

/// A table for each person, not worse than the given one.
pub(super) fn improve(
    problem: &Problem<'_>,
    weights: &Weights,
    table_of: Vec<usize>,
    bound: &Bound,
    random: &mut Random,
) -> Vec<usize> {
    let mut room = Room::new(problem, weights, table_of);
    let least = i64::try_from(bound.tables).unwrap_or(i64::MAX / AGENCY) * AGENCY;
    room.search(least, WORK[usize::from(!weights.hard)], random);
    room.polish();
    room.table_of
}

impl<'a> Room<'a> {
    fn new(problem: &'a Problem<'a>, weights: &'a Weights, table_of: Vec<usize>) -> Room<'a> {
        let (people, tables) = (problem.people.len(), problem.sizes.len());
        let mut with = vec![0; people * tables];
        for one in 0..people {
            for other in 0..people {
                with[one * tables + table_of[other]] += weights.of(one, other);
            }
        }
        let cost = (0..people).map(|person| with[person * tables + table_of[person]]).sum::<i64>() / 2;
        Room { problem, weights, tables, table_of, with, cost }
    }

    /// What an exchange of two people adds.
    fn change(&self, one: usize, other: usize) -> i64 {
        let (here, there) = (self.table_of[one], self.table_of[other]);
        self.with[one * self.tables + there] - self.with[one * self.tables + here]
            + self.with[other * self.tables + here]
            - self.with[other * self.tables + there]
            - 2 * self.weights.of(one, other)
    }

    fn may_exchange(&self, one: usize, other: usize) -> bool {
        let (here, there) = (self.table_of[one], self.table_of[other]);
        here != there && self.problem.may(one, there) && self.problem.may(other, here)
    }

    fn exchange(&mut self, one: usize, other: usize) {
        self.cost += self.change(one, other);
        let (here, there) = (self.table_of[one], self.table_of[other]);
        for person in 0..self.table_of.len() {
            let difference = self.weights.of(person, other) - self.weights.of(person, one);
            self.with[person * self.tables + here] += difference;
            self.with[person * self.tables + there] -= difference;
        }
        self.table_of.swap(one, other);
    }

    /// Exchanges until nothing but profiles is wrong, or the work is done; keeps the best.
    fn search(&mut self, least: i64, work: usize, random: &mut Random) {
        let (people, tables) = (self.table_of.len(), self.tables);
        let mut best = (self.cost, self.table_of.clone());
        let mut until = vec![0_u32; people * tables];
        let (mut done, mut turn) = (0, 0_u32);
        while best.0 / AREA > least / AREA && done < work {
            turn += 1;
            let mut picked: Vec<usize> =
                (0..people).filter(|person| self.with[person * tables + self.table_of[*person]] >= AREA).collect();
            random.shuffle(&mut picked);
            picked.truncate(6);
            let mut found: Option<(i64, usize, usize)> = None;
            let mut equals = 0;
            for one in picked {
                done += people;
                for other in (0..people).filter(|other| self.may_exchange(one, *other)) {
                    let change = self.change(one, other);
                    let (here, there) = (self.table_of[one], self.table_of[other]);
                    let barred = until[one * tables + there] > turn || until[other * tables + here] > turn;
                    if barred && self.cost + change >= best.0 {
                        continue;
                    }
                    match found {
                        Some((least, ..)) if change > least => continue,
                        Some((least, ..)) if change == least => {
                            equals += 1;
                            if random.below(equals) > 0 {
                                continue;
                            }
                        }
                        _ => equals = 1,
                    }
                    found = Some((change, one, other));
                }
            }
            // nothing may be exchanged: everybody is fixed, or barred for a while
            let Some((_, one, other)) = found else {
                done += people;
                continue;
            };
            let (here, there) = (self.table_of[one], self.table_of[other]);
            until[one * tables + here] = turn + 4 + random.below(10) as u32;
            until[other * tables + there] = turn + 4 + random.below(10) as u32;
            self.exchange(one, other);
            if self.cost < best.0 {
                best = (self.cost, self.table_of.clone());
            }
        }
        if best.0 < self.cost {
            *self = Room::new(self.problem, self.weights, best.1);
        }
    }

    /// Exchanges that better anything, profiles too, until there are none or three rounds are over.
    fn polish(&mut self) {
        for _ in 0..3 {
            let before = self.cost;
            for one in 0..self.table_of.len() {
                let others = (0..self.table_of.len()).filter(|other| self.may_exchange(one, *other));
                let best = others.map(|other| (self.change(one, other), other)).min();
                if let Some((change, other)) = best
                    && change < 0
                {
                    self.exchange(one, other);
                }
            }
            if self.cost == before {
                break;
            }
        }
    }
}
