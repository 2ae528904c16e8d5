//! How many tables of which size seat a number of people, and what is nearest where none do.
//!
//! Never here: who sits at them (see `seating`).

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

/// Most people that one workshop seats; above, it is several.
pub const MOST_PEOPLE: usize = 2_000;

/// Most people of one table.
pub const LARGEST_TABLE: usize = 12;

/// Tables and their sizes, the larger ones first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TablePlan {
    /// People of each table.
    pub sizes: Vec<usize>,
}

/// What is nearest where no number of tables of the wished sizes seats the people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// How many people there are.
    pub people: usize,
    /// Least people of a table that was wished.
    pub least: usize,
    /// Most people of a table that was wished.
    pub most: usize,
    /// The nearest smaller number of people that can be seated.
    pub fewer_people: Option<usize>,
    /// The nearest greater number of people that can be seated.
    pub more_people: Option<usize>,
    /// The tables with the greatest lower limit that seats all: the smallest table, sizes.
    pub smaller_tables: Option<TablePlan>,
    /// The tables with the least upper limit that seats all.
    pub larger_tables: Option<TablePlan>,
}

impl TablePlan {
    /// `people` at `tables` tables, whose sizes differ by one at most.
    pub fn even(people: usize, tables: usize) -> TablePlan {
        let tables = tables.max(1);
        let larger = people % tables;
        let size = |table: usize| people / tables + usize::from(table < larger);
        TablePlan { sizes: (0..tables).map(size).collect() }
    }

    /// All numbers of tables that seat the people with `range` at each.
    pub fn numbers(people: usize, range: &RangeInclusive<usize>) -> RangeInclusive<usize> {
        let (least, most) = (*range.start().max(&1), *range.end());
        if people == 0 || most == 0 || least > most {
            #[allow(clippy::reversed_empty_ranges)]
            return 1..=0;
        }
        people.div_ceil(most)..=people / least
    }

    /// True where no two sizes differ by more than one.
    pub fn is_even(&self) -> bool {
        let least = self.sizes.iter().min().copied().unwrap_or(0);
        self.sizes.iter().all(|size| *size <= least + 1)
    }

    /// How many people sit at all of them.
    pub fn people(&self) -> usize {
        self.sizes.iter().sum()
    }

    /// Sizes of the two teams of a table.
    pub fn teams(size: usize) -> [usize; 2] {
        [size.div_ceil(2), size / 2]
    }
}

impl Choices {
    /// What is nearest for a number of people that tables of `range` do not seat.
    pub fn near(people: usize, range: &RangeInclusive<usize>) -> Choices {
        let seats = |people: &usize| !TablePlan::numbers(*people, range).is_empty();
        let (least, most) = (*range.start(), *range.end());
        let plan = |range: RangeInclusive<usize>| {
            let numbers = TablePlan::numbers(people, &range);
            (!numbers.is_empty()).then(|| TablePlan::even(people, *numbers.start()))
        };
        Choices {
            people,
            least,
            most,
            fewer_people: (1..people).rev().find(seats),
            more_people: (people + 1..=people + most.max(1) * 2).find(seats),
            smaller_tables: (2..least).rev().find_map(|least| plan(least..=most)),
            larger_tables: (most + 1..=LARGEST_TABLE).find_map(|most| plan(least..=most)),
        }
    }
}
