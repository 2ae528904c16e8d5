//! About how often a value occurs, from a fixed 64 KB (count-min; Cormode, Muthukrishnan 2005).
//!
//! Never too low; too high by at most about rows / 8,192 in most cases. Never here: the values.

const WIDTH: usize = 1 << 13;

/// Two rows of counters that end at 2^32 - 1; sums do not depend on order.
#[derive(Clone, Debug)]
pub struct Frequency {
    counters: Vec<u32>,
}

impl Frequency {
    /// All zero.
    pub fn new() -> Self {
        Frequency { counters: vec![0; 2 * WIDTH] }
    }

    #[inline(always)]
    fn places(hash: u64) -> (usize, usize) {
        ((hash as usize) & (WIDTH - 1), WIDTH + ((hash >> 13) as usize & (WIDTH - 1)))
    }

    /// Takes a value in.
    #[inline]
    pub fn add(&mut self, hash: u64, count: u64) {
        let (a, b) = Self::places(hash);
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.counters[a] = self.counters[a].saturating_add(count);
        self.counters[b] = self.counters[b].saturating_add(count);
    }

    /// About how often the value occurs.
    pub fn get(&self, hash: u64) -> u64 {
        let (a, b) = Self::places(hash);
        u64::from(self.counters[a].min(self.counters[b]))
    }

    /// Takes another in.
    pub fn merge(&mut self, other: &Frequency) {
        for (mine, theirs) in self.counters.iter_mut().zip(&other.counters) {
            *mine = mine.saturating_add(*theirs);
        }
    }
}

impl Default for Frequency {
    fn default() -> Self {
        Frequency::new()
    }
}
