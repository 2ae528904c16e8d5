//! How many rows share each combination of what describes a person (age, sex, place …): the sizes of the groups in
//! which somebody could hide (k-anonymity).
//!
//! Combinations are kept by hash. Where more than [`BOUND`] different ones come, only those whose hash begins with one
//! more zero bit are kept, so what is kept depends on the set of rows alone. Never here: the cells.

use arrow::array::Array;
use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

use crate::batch::Batch;
use crate::evidence::hash::{hash, mix};
use crate::semantic;
use crate::table::Column;

use super::ColumnProfile;

/// Most different combinations kept.
const BOUND: usize = 1 << 17;
/// Most columns of a combination.
const COLUMNS: usize = 8;
/// Combinations up to which every pair of columns is looked at too.
const PAIRS: usize = 1 << 16;
/// Most combinations reported.
const REPORTED: usize = 6;

/// What some columns together tell of the rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Combination {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Rows in the smallest group: the k of k-anonymity.
    pub smallest: u64,
    /// Different combinations.
    pub groups: u64,
    /// How many combinations have 1, 2 … 20 rows.
    pub sizes: Vec<u64>,
    /// The first records of rows that are alone with their combination, ascending.
    pub records: Vec<u64>,
}

impl Combination {
    /// Rows that no other row has the combination of.
    pub fn unique(&self) -> u64 {
        self.sizes.first().copied().unwrap_or(0)
    }

    /// Rows in groups of fewer than `k` rows; `k` up to 21.
    pub fn below(&self, k: u64) -> u64 {
        (1..k).zip(&self.sizes).map(|(size, groups)| size * groups).sum()
    }
}

/// The risk that the columns which describe persons single somebody out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Risk {
    /// Rows counted.
    pub rows: u64,
    /// False where counted on an even sample of the combinations.
    pub exact: bool,
    /// All such columns together first, then smaller combinations, those that single out most rows first.
    pub combinations: Vec<Combination>,
}

type Codes = [u32; COLUMNS];

#[derive(Clone, Copy, Debug)]
struct Group {
    codes: Codes,
    rows: u64,
    first: u64,
}

/// Counts combinations while the rows pass.
#[derive(Clone, Debug)]
pub(super) struct Combinations {
    columns: Vec<usize>,
    zeros: u32,
    rows: u64,
    groups: HashMap<u64, Group>,
}

impl Combinations {
    /// For a table with these columns: those that describe a person by their label, the person's own first; none
    /// where less than two do.
    pub fn new(columns: &[Column]) -> Option<Self> {
        let described = columns.iter().enumerate().filter_map(|(at, column)| Some((at, semantic::describes(column)?)));
        let (mut own, other): (Vec<_>, Vec<_>) = described.partition(|(_, kind)| semantic::is_of_the_person(kind));
        if own.is_empty() || own.len() + other.len() < 2 {
            return None;
        }
        own.extend(other);
        let mut columns: Vec<usize> = own.into_iter().take(COLUMNS).map(|(at, _)| at).collect();
        columns.sort_unstable();
        Some(Combinations { columns, zeros: 0, rows: 0, groups: HashMap::new() })
    }

    /// Takes the rows of a batch in, totals left out.
    pub fn update(&mut self, batch: &Batch) {
        let cell = |column: usize, row: usize| match batch.columns.get(column) {
            Some(cells) if row < cells.len() => cells.value(row).trim().as_bytes(),
            _ => b"",
        };
        self.update_cells(&batch.records, |row| batch.is_derived(row), cell);
    }

    /// Takes rows in by their records; `cell` gives the text of a column and row.
    pub fn update_cells<'t>(
        &mut self,
        records: &[u64],
        left_out: impl Fn(usize) -> bool,
        cell: impl Fn(usize, usize) -> &'t [u8],
    ) {
        for (row, &record) in records.iter().enumerate() {
            if left_out(row) {
                continue;
            }
            let mut codes = [0u32; COLUMNS];
            let mut whole = 0u64;
            for (code, &column) in codes.iter_mut().zip(&self.columns) {
                let one = hash(cell(column, row));
                *code = (one >> 32) as u32;
                whole = mix(whole, one);
            }
            self.rows += 1;
            if whole.leading_zeros() >= self.zeros {
                self.add(whole, Group { codes, rows: 1, first: record });
            }
        }
    }

    fn add(&mut self, hash: u64, new: Group) {
        let known = self.groups.entry(hash).or_insert(Group { rows: 0, ..new });
        known.rows += new.rows;
        known.first = known.first.min(new.first);
        while self.groups.len() > BOUND {
            self.raise(self.zeros + 1);
        }
    }

    fn raise(&mut self, zeros: u32) {
        self.zeros = zeros;
        self.groups.retain(|hash, _| hash.leading_zeros() >= zeros);
    }

    /// Takes other rows of the same table in.
    pub fn merge(&mut self, other: Combinations) {
        self.rows += other.rows;
        if other.zeros > self.zeros {
            self.raise(other.zeros);
        }
        for (hash, group) in other.groups {
            if hash.leading_zeros() >= self.zeros {
                self.add(hash, group);
            }
        }
    }

    /// What was found; none where less than two columns tell rows apart.
    pub fn finish(self, profiles: &[ColumnProfile]) -> Option<Risk> {
        // columns that hold one value, or turned out to name persons by themselves, tell nothing more together
        let alone = ["curp", "rfc-person", "nss", "clabe", "elector-key", "email", "phone", "person-name"];
        let telling = |place: usize| {
            let profile = profiles.get(self.columns[place])?;
            let direct = profile.personal.as_deref().is_some_and(|kind| alone.contains(&kind));
            // a column without values was not looked at: it is as it was
            (profile.distinct.count != 1 && !direct).then_some(place)
        };
        let places: Vec<usize> = (0..self.columns.len()).filter_map(telling).collect();
        if places.len() < 2 {
            return None;
        }
        let exact = self.zeros == 0;
        let mut combinations = vec![self.combination(&places, profiles)];
        if exact && places.len() > 2 {
            let mut smaller: Vec<Vec<usize>> = Vec::new();
            if self.groups.len() <= PAIRS {
                for (at, &one) in places.iter().enumerate() {
                    smaller.extend(places[at + 1..].iter().map(|&other| vec![one, other]));
                }
            }
            if places.len() > 3 {
                smaller.extend(places.iter().map(|out| places.iter().copied().filter(|place| place != out).collect()));
            }
            let mut found: Vec<Combination> = smaller.iter().map(|some| self.combination(some, profiles)).collect();
            found.retain(|combination| combination.unique() > 0);
            found.sort_by_key(|combination| (combination.columns.len(), std::cmp::Reverse(combination.unique())));
            combinations.extend(found.into_iter().take(REPORTED - 1));
        }
        Some(Risk { rows: self.rows, exact, combinations })
    }

    fn combination(&self, places: &[usize], profiles: &[ColumnProfile]) -> Combination {
        let mut groups: HashMap<Codes, (u64, u64)> = HashMap::new();
        for group in self.groups.values() {
            let mut codes = [0u32; COLUMNS];
            places.iter().for_each(|&place| codes[place] = group.codes[place]);
            let known = groups.entry(codes).or_insert((0, u64::MAX));
            known.0 += group.rows;
            known.1 = known.1.min(group.first);
        }
        let scale = self.zeros.min(32);
        let mut sizes = vec![0u64; 20];
        let mut records: Vec<u64> = Vec::new();
        for &(rows, first) in groups.values() {
            if let Some(size) = usize::try_from(rows - 1).ok().and_then(|at| sizes.get_mut(at)) {
                *size += 1;
            }
            if rows == 1 {
                records.push(first);
            }
        }
        records.sort_unstable();
        records.truncate(crate::Finding::ROWS);
        sizes.iter_mut().for_each(|size| *size <<= scale);
        Combination {
            columns: places.iter().filter_map(|&place| Some(profiles.get(self.columns[place])?.name.clone())).collect(),
            smallest: groups.values().map(|group| group.0).min().unwrap_or(0),
            groups: (groups.len() as u64) << scale,
            sizes,
            records,
        }
    }
}
