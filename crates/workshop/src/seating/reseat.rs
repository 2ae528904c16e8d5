//! Late arrivals and no-shows: a seating is mended so that as few people as possible change their table.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::search::Weights;
use super::teams::TEAMS;
use super::{Problem, Reason, Seat, Seating, SeatingError, Wishes, bound, flow, score};
use crate::history::History;
use crate::random::Random;
use crate::roster::Person;
use crate::table_plan::{Choices, LARGEST_TABLE, MOST_PEOPLE, TablePlan};

/// Seats those who are there, most of them where they sat (`before`, by id). Tables that become too small are filled or
/// given up, whichever moves fewer; the others keep their numbers. Wished numbers and sizes of tables count for nothing.
///
/// # Errors
/// [`SeatingError`] where no number of tables seats those who are there.
pub fn reseat(
    people: &[Person],
    before: &BTreeMap<String, Seat>,
    wishes: &Wishes,
    history: &History,
) -> Result<Seating, SeatingError> {
    let (least, most) = (*wishes.range.start(), *wishes.range.end());
    if least < 2 || least > most || most > LARGEST_TABLE {
        return Err(SeatingError::Range { least, most });
    }
    if people.len() > MOST_PEOPLE {
        return Err(SeatingError::TooMany(people.len()));
    }
    if TablePlan::numbers(people.len(), &wishes.range).is_empty() {
        return Err(SeatingError::NoNumber(Choices::near(people.len(), &wishes.range)));
    }
    let old = |person: usize| before.get(&people[person].id).filter(|seat| (1..=MOST_PEOPLE).contains(&seat.table));
    let old_tables = before.values().map(|seat| seat.table).filter(|table| *table <= MOST_PEOPLE).max().unwrap_or(0);
    let mut seats: Vec<Option<usize>> =
        (0..people.len()).map(|person| old(person).map(|seat| seat.table - 1)).collect();
    let mut sizes = vec![0; old_tables];
    seats.iter().flatten().for_each(|table| sizes[*table] += 1);
    // a table at which somebody is fixed is given up last
    let mut fixed = vec![false; old_tables];
    people
        .iter()
        .filter_map(|person| person.pinned)
        .filter(|table| *table <= old_tables)
        .for_each(|table| fixed[table - 1] = true);
    let (given_up, new) = cheapest(&sizes, &fixed, people.len(), least, most);
    let mut open: Vec<bool> =
        sizes.iter().enumerate().map(|(table, size)| *size > 0 && !given_up.contains(&table)).collect();
    open.extend(std::iter::repeat_n(true, new));
    sizes.extend(std::iter::repeat_n(0, new));
    // a table above the upper limit loses the people who came last
    for table in 0..sizes.len() {
        let mut members: Vec<usize> = (0..people.len()).filter(|person| seats[*person] == Some(table)).collect();
        let stay = if open[table] { most } else { 0 };
        // who is fixed here stays longest
        members.sort_by_key(|person| (people[*person].pinned != Some(table + 1), *person));
        while members.len() > stay {
            if let Some(person) = members.pop() {
                seats[person] = None;
                sizes[table] -= 1;
            }
        }
    }
    let problem = Problem::new(people, sizes.clone(), &wishes.accessible_tables);
    let weights = Weights::new(&problem, history);
    fill(&problem, &weights, &mut seats, &mut sizes, &open, (least, most));
    let tables: Vec<usize> = seats.into_iter().map(|table| table.unwrap_or(0)).collect();
    let teams = teams(&weights, &tables, sizes.len(), |person| {
        old(person).filter(|seat| seat.table == tables[person] + 1).map(|seat| seat.team)
    });
    let seats: Vec<Seat> =
        tables.iter().zip(&teams).map(|(table, team)| Seat { table: table + 1, team: *team }).collect();
    let moved = (0..people.len())
        .filter(|person| old(*person).is_some_and(|seat| seat.table != seats[*person].table))
        .collect();
    let used: Vec<usize> = sizes.iter().copied().filter(|size| *size > 0).collect();
    let unpinned: Vec<Person> =
        people.iter().map(|person| Person { pinned: None, accessible: false, ..person.clone() }).collect();
    let fresh = Problem::new(&unpinned, used, &[]);
    let (bound, _) = flow::spread(&fresh, &mut Random::new(wishes.seed))?;
    let achieved = score(people, &seats, history);
    let reasons: Vec<Reason> = bound::reasons(&fresh, &bound, &achieved, true);
    Ok(Seating { seats, sizes, bound, achieved, reasons, moved, seed: wishes.seed })
}

/// Which tables are given up and how many are opened, so that the fewest people move.
fn cheapest(sizes: &[usize], fixed: &[bool], people: usize, least: usize, most: usize) -> (Vec<usize>, usize) {
    let mut tables: Vec<usize> = (0..sizes.len()).filter(|table| sizes[*table] > 0).collect();
    tables.sort_by_key(|table| (fixed[*table], sizes[*table], Reverse(*table)));
    let seated: usize = sizes.iter().sum();
    let arrivals = people - seated;
    let mut best: Option<(usize, usize, usize)> = None;
    for given_up in 0..=tables.len() {
        let leaving: usize = tables[..given_up].iter().map(|table| sizes[*table]).sum();
        let kept = &tables[given_up..];
        let over: usize = kept.iter().map(|table| sizes[*table].saturating_sub(most)).sum();
        let short: usize = kept.iter().map(|table| least.saturating_sub(sizes[*table])).sum();
        let numbers = TablePlan::numbers(people, &(least..=most));
        for number in numbers.filter(|number| *number >= kept.len()) {
            let new = number - kept.len();
            let moving = leaving + over + (short + new * least).saturating_sub(arrivals + leaving + over);
            let found = (moving, given_up + new, given_up);
            best = Some(best.map_or(found, |best| best.min(found)));
        }
    }
    let (_, changed, given_up) = best.unwrap_or((0, 0, 0));
    (tables[..given_up].to_vec(), changed - given_up)
}

/// Gives everybody without a table one, and fills tables that are too small.
fn fill(
    problem: &Problem<'_>,
    weights: &Weights,
    seats: &mut [Option<usize>],
    sizes: &mut [usize],
    open: &[bool],
    (least, most): (usize, usize),
) {
    let cost = |person: usize, table: usize, seats: &[Option<usize>]| -> i64 {
        let members = (0..seats.len()).filter(|other| *other != person && seats[*other] == Some(table));
        let wrong = if problem.may(person, table) { 0 } else { i64::MAX / 4 };
        wrong + members.map(|other| weights.of(person, other)).sum::<i64>()
    };
    loop {
        let short: Vec<usize> = (0..sizes.len()).filter(|table| open[*table] && sizes[*table] < least).collect();
        let waiting: Vec<usize> = (0..seats.len()).filter(|person| seats[*person].is_none()).collect();
        if waiting.is_empty() && short.is_empty() {
            return;
        }
        let missing: usize = short.iter().map(|table| least - sizes[*table]).sum();
        let places: Vec<usize> = if missing >= waiting.len() {
            short
        } else {
            (0..sizes.len()).filter(|table| open[*table] && sizes[*table] < most).collect()
        };
        let movers: Vec<usize> = if waiting.is_empty() {
            let may_leave = |person: &usize| {
                seats[*person].is_some_and(|table| sizes[table] > least) && problem.people[*person].pinned.is_none()
            };
            (0..seats.len()).filter(may_leave).collect()
        } else {
            waiting
        };
        let choices = movers.iter().flat_map(|person| places.iter().map(move |table| (*person, *table)));
        let best = choices
            .map(|(person, table)| {
                let leaves = seats[person].map_or(0, |here| cost(person, here, seats));
                (cost(person, table, seats) - leaves, sizes[table], table, person)
            })
            .min();
        let Some((_, _, table, person)) = best else { return };
        if let Some(here) = seats[person] {
            sizes[here] -= 1;
        }
        seats[person] = Some(table);
        sizes[table] += 1;
    }
}

/// Teams that differ by one at most; whoever kept the table keeps the team where that is possible.
fn teams(weights: &Weights, tables: &[usize], count: usize, kept: impl Fn(usize) -> Option<char>) -> Vec<char> {
    let mut teams = vec![' '; tables.len()];
    for table in 0..count {
        let members: Vec<usize> = (0..tables.len()).filter(|person| tables[*person] == table).collect();
        members
            .iter()
            .for_each(|person| teams[*person] = kept(*person).filter(|team| TEAMS.contains(team)).unwrap_or(' '));
        let of = |team: char, teams: &[char]| members.iter().filter(|person| teams[**person] == team).count();
        let with = |person: usize, team: char, teams: &[char]| -> i64 {
            members
                .iter()
                .filter(|other| **other != person && teams[**other] == team)
                .map(|o| weights.of(person, *o))
                .sum()
        };
        for &person in members.iter().filter(|person| kept(**person).is_none()) {
            let best = TEAMS.into_iter().min_by_key(|team| (of(*team, &teams), with(person, *team, &teams)));
            teams[person] = best.unwrap_or(TEAMS[0]);
        }
        while of(TEAMS[0], &teams).abs_diff(of(TEAMS[1], &teams)) > 1 {
            let larger = if of(TEAMS[0], &teams) > of(TEAMS[1], &teams) { 0 } else { 1 };
            let (from, to) = (TEAMS[larger], TEAMS[1 - larger]);
            let inside = members.iter().copied().filter(|person| teams[*person] == from);
            let best = inside.min_by_key(|person| {
                (kept(*person).is_some(), with(*person, to, &teams) - with(*person, from, &teams), *person)
            });
            let Some(person) = best else { break };
            teams[person] = to;
        }
    }
    teams
}
