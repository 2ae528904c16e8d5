//! How long seating takes: `cargo xtask bench workshop`.
//!
//! 10,000 random rosters, to 500 people and 40 agencies, at every even number of tables that fits tables of 6 to 8, must
//! reach the proven bound in less than 50 ms each; rounds of 500 people that repeat no pair, in less than a second each.

use std::time::{Duration, Instant};

use apertura_workshop::seating::seat;
use apertura_workshop::{History, Person, TablePlan, Wishes};

fn main() {
    random_rosters();
    rounds(49, 13, 3);
    rounds(500, 40, 6);
}

/// The same numbers for the same seed.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

/// Agencies as lopsided as they are in life: squares of random numbers weigh them.
fn roster(people: usize, agencies: usize, numbers: &mut Numbers) -> Vec<Person> {
    let weights: Vec<usize> = (0..agencies).map(|_| (1 + numbers.below(10)).pow(2)).collect();
    let all: usize = weights.iter().sum();
    let person = |at: usize, numbers: &mut Numbers| {
        let mut left = numbers.below(all);
        let agency = weights.iter().position(|weight| {
            let here = left < *weight;
            left = left.saturating_sub(*weight);
            here
        });
        Person {
            id: format!("P{at:03}"),
            agency: format!("A{:02}", agency.unwrap_or(0)),
            profile: ["transparencia", "tecnologias", "decision"][numbers.below(3)].to_owned(),
            ..Person::default()
        }
    };
    (0..people).map(|at| person(at, numbers)).collect()
}

fn random_rosters() {
    let mut numbers = Numbers(20_240_530);
    let (mut longest, mut all, mut reached, mut done) = (Duration::ZERO, Duration::ZERO, 0, 0);
    while done < 10_000 {
        let people = 6 + numbers.below(495);
        let range = TablePlan::numbers(people, &(6..=8));
        if range.is_empty() {
            continue;
        }
        let agencies = 1 + numbers.below(40);
        let people = roster(people, agencies, &mut numbers);
        let tables = range.start() + numbers.below(range.end() - range.start() + 1);
        let wishes = Wishes { tables: Some(tables), seed: done, ..Wishes::default() };
        let begun = Instant::now();
        let Ok(seating) = seat(&people, &wishes, &History::default()) else { continue };
        let took = begun.elapsed();
        longest = longest.max(took);
        all += took;
        done += 1;
        let achieved = (seating.achieved.same_agency_tables, seating.achieved.same_agency_teams);
        reached += usize::from(achieved == (seating.bound.tables, seating.bound.teams));
    }
    println!("rosters {done}, bound reached {reached}, mean {:?}, longest {longest:?}", all / 10_000);
}

fn rounds(people: usize, agencies: usize, rounds: usize) {
    let people = roster(people, agencies, &mut Numbers(7));
    let mut history = History::default();
    for round in 1..=rounds {
        let begun = Instant::now();
        let Ok(seating) = seat(&people, &Wishes { seed: 1, ..Wishes::default() }, &history) else { return };
        let took = begun.elapsed();
        println!(
            "{} people, round {round}: tables {}, same agency {} (bound {}), met before {}, {took:?}",
            people.len(),
            seating.sizes.len(),
            seating.achieved.same_agency_tables,
            seating.bound.tables,
            seating.achieved.met_before
        );
        let tables: Vec<String> = seating.seats.iter().map(|seat| seat.table.to_string()).collect();
        history.add(people.iter().zip(&tables).map(|(person, table)| (person.id.as_str(), table.as_str())));
    }
}
