//! The two teams of a table: its people sorted by agency are dealt in turn, then exchanged while areas and profiles mix
//! better.
//!
//! An agency's people at a table differ by one at most between the teams, so no other split has fewer pairs.

use super::Problem;
use super::search::Weights;

/// The names of a table's teams.
pub(super) const TEAMS: [char; 2] = ['A', 'B'];

/// The team of each person.
pub(super) fn split(problem: &Problem<'_>, weights: &Weights, tables: &[usize]) -> Vec<char> {
    let mut teams = vec![TEAMS[0]; tables.len()];
    for table in 0..problem.sizes.len() {
        let mut members: Vec<usize> = (0..tables.len()).filter(|person| tables[*person] == table).collect();
        members.sort_by_key(|person| (problem.agency[*person], *person));
        members.iter().enumerate().for_each(|(at, person)| teams[*person] = TEAMS[at % 2]);
        exchange(weights, &members, &mut teams);
    }
    teams
}

/// Exchanges between the teams while that betters anything.
fn exchange(weights: &Weights, members: &[usize], teams: &mut [char]) {
    loop {
        let with = |person: usize, team: char, teams: &[char]| -> i64 {
            members.iter().filter(|other| teams[**other] == team).map(|other| weights.of(person, *other)).sum()
        };
        let mut best = (0, 0, 0);
        for &one in members.iter().filter(|person| teams[**person] == TEAMS[0]) {
            for &other in members.iter().filter(|person| teams[**person] == TEAMS[1]) {
                let change = with(one, TEAMS[1], teams) - with(one, TEAMS[0], teams) + with(other, TEAMS[0], teams)
                    - with(other, TEAMS[1], teams)
                    - 2 * weights.of(one, other);
                best = best.min((change, one, other));
            }
        }
        if best.0 >= 0 {
            return;
        }
        teams.swap(best.1, best.2);
    }
}
