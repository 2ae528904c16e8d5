//! The least number of pairs of one agency for tables of any sizes, with fixed and restricted places: a flow of least
//! convex cost by successive shortest paths (Ahuja, Magnanti and Orlin, Network Flows, 1993, ch. 14).
//!
//! People flow from classes (agency, what places they may have) through the agency's share of a table to the table. The
//! cost of an agency's next person at a table is the number of colleagues that are there already, and far below that
//! how many of these would share the person's team.

use std::collections::VecDeque;

use super::bound::{Bound, pairs};
use super::{Problem, SeatingError};
use crate::random::Random;

/// One pair at a table outweighs all pairs in teams.
const TABLE: i64 = 1 << 24;

/// What one more person costs where `there` of the agency sit already.
fn next(there: usize) -> i64 {
    there as i64 * TABLE + there as i64 / 2
}

struct Network {
    tables: usize,
    /// Agency and right to any table, of each class.
    classes: Vec<(usize, bool)>,
    /// Classes of each agency.
    of_agency: Vec<Vec<usize>>,
    reachable: Vec<bool>,
    /// People of an agency at a table, fixed ones included.
    there: Vec<usize>,
    /// Of them, those that flow.
    flowing: Vec<usize>,
    /// People of a class at a table.
    flow: Vec<usize>,
    room: Vec<usize>,
}

/// The least bound, and a table for each person that reaches it.
pub(super) fn spread(problem: &Problem<'_>, random: &mut Random) -> Result<(Bound, Vec<usize>), SeatingError> {
    let (tables, agencies) = (problem.sizes.len(), problem.agencies.len());
    let mut seats = vec![0; problem.people.len()];
    let mut network = Network {
        tables,
        classes: (0..agencies).flat_map(|agency| [(agency, true), (agency, false)]).collect(),
        of_agency: (0..agencies).map(|agency| vec![2 * agency, 2 * agency + 1]).collect(),
        reachable: problem.reachable.clone(),
        there: vec![0; agencies * tables],
        flowing: vec![0; agencies * tables],
        flow: vec![0; 2 * agencies * tables],
        room: problem.sizes.clone(),
    };
    let mut waiting: Vec<Vec<usize>> = vec![Vec::new(); 2 * agencies];
    let mut people: Vec<usize> = (0..problem.people.len()).collect();
    random.shuffle(&mut people);
    for person in people {
        let agency = problem.agency[person];
        match problem.people[person].pinned {
            Some(table) => {
                let table = table - 1;
                network.there[agency * tables + table] += 1;
                network.room[table] =
                    network.room[table].checked_sub(1).ok_or(SeatingError::Pinned { table: table + 1 })?;
                seats[person] = table;
            }
            None => waiting[2 * agency + usize::from(problem.people[person].accessible)].push(person),
        }
    }
    // those with fewer tables to choose from first: the path of another never has to be undone for them
    for restricted in [1, 0] {
        for class in (0..2 * agencies).filter(|class| class % 2 == restricted) {
            for _ in 0..waiting[class].len() {
                network.send(class).ok_or(SeatingError::Accessible {
                    needed: waiting.iter().skip(1).step_by(2).map(Vec::len).sum(),
                    places: 0,
                })?;
            }
        }
    }
    for (class, people) in waiting.iter_mut().enumerate() {
        for table in 0..tables {
            for _ in 0..network.flow[class * tables + table] {
                if let Some(person) = people.pop() {
                    seats[person] = table;
                }
            }
        }
    }
    let bound = Bound {
        tables: network.there.iter().map(|people| pairs(*people)).sum(),
        teams: network.there.iter().map(|people| pairs(people / 2) + pairs(people.div_ceil(2))).sum(),
    };
    Ok((bound, seats))
}

impl Network {
    /// Sends one person of a class along the cheapest path to a table with room; none where there is none.
    fn send(&mut self, class: usize) -> Option<()> {
        let (tables, classes, shares) = (self.tables, self.classes.len(), self.there.len());
        // nodes: classes, shares of agencies at tables, tables
        let (share, table_node) = (classes, classes + shares);
        let nodes = table_node + tables;
        let mut distance = vec![i64::MAX; nodes];
        let mut from = vec![usize::MAX; nodes];
        let mut queued = vec![false; nodes];
        let mut queue = VecDeque::from([class]);
        distance[class] = 0;
        while let Some(node) = queue.pop_front() {
            queued[node] = false;
            let here = distance[node];
            let mut relax = |to: usize, cost: i64| {
                if here + cost < distance[to] {
                    distance[to] = here + cost;
                    from[to] = node;
                    if !queued[to] {
                        queued[to] = true;
                        queue.push_back(to);
                    }
                }
            };
            if node < share {
                let (agency, any) = self.classes[node];
                (0..tables)
                    .filter(|table| node % 2 == 0 && any || self.reachable[*table])
                    .for_each(|table| relax(share + agency * tables + table, 0));
            } else if node < table_node {
                let (agency, table) = ((node - share) / tables, (node - share) % tables);
                relax(table_node + table, next(self.there[node - share]));
                for class in &self.of_agency[agency] {
                    if self.flow[class * tables + table] > 0 {
                        relax(*class, 0);
                    }
                }
            } else {
                let table = node - table_node;
                for at in (table..shares).step_by(tables).filter(|at| self.flowing[*at] > 0) {
                    relax(share + at, -next(self.there[at] - 1));
                }
            }
        }
        let open = (0..tables).filter(|table| self.room[*table] > 0 && distance[table_node + table] < i64::MAX);
        let end = open.min_by_key(|table| (distance[table_node + table], std::cmp::Reverse(self.room[*table])))?;
        self.room[end] -= 1;
        let mut node = table_node + end;
        while node != class {
            let before = from[node];
            match (before, node) {
                (before, node) if before < share => self.flow[before * tables + (node - share) % tables] += 1,
                (before, node) if node < share => self.flow[node * tables + (before - share) % tables] -= 1,
                (before, node) if node >= table_node => {
                    self.there[before - share] += 1;
                    self.flowing[before - share] += 1;
                }
                (_, node) => {
                    self.there[node - share] -= 1;
                    self.flowing[node - share] -= 1;
                }
            }
            node = before;
        }
        Some(())
    }
}
