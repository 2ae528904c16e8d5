//! The sorted deal: people sorted by agency are dealt to the tables like cards.
//!
//! An agency's people are neighbors in the order, so each table gets as many of them as any other or one more, and no
//! seating has fewer pairs.

use super::Problem;
use crate::random::Random;

/// The table of each person; sizes must be even and nobody's place restricted.
pub(super) fn deal(problem: &Problem<'_>, random: &mut Random) -> Vec<usize> {
    let sizes = problem.agency_sizes();
    // the larger agencies first; which of equal ones, and in which order their people, is up to the seed
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    random.shuffle(&mut order);
    order.sort_by_key(|agency| std::cmp::Reverse(sizes[*agency]));
    let mut rank = vec![0; sizes.len()];
    order.iter().enumerate().for_each(|(at, agency)| rank[*agency] = at);
    let mut people: Vec<usize> = (0..problem.people.len()).collect();
    random.shuffle(&mut people);
    people.sort_by_key(|person| rank[problem.agency[*person]]);
    // larger tables first, since the last round of the deal does not reach all
    let mut tables: Vec<usize> = (0..problem.sizes.len()).collect();
    random.shuffle(&mut tables);
    tables.sort_by_key(|table| std::cmp::Reverse(problem.sizes[*table]));
    let mut seats = vec![0; people.len()];
    for (at, person) in people.into_iter().enumerate() {
        seats[person] = tables[at % tables.len()];
    }
    seats
}
