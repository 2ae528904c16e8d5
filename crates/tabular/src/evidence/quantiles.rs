//! Quantiles and histogram from counts of number buckets: the same whatever the order or split.
//!
//! A bucket is the head of the number's binary form: sign, exponent and some bits of the fraction.
//! Where more than [`BOUND`] buckets are filled, one bit less is kept of every number.
//! Never here: the exact quantiles of a column whose distinct values all fit (see `column`).

/// Most buckets kept.
pub const BOUND: usize = 16_384;
const FINEST: u32 = 14;

/// Counts of buckets. The relative error of a quantile is at most 2^-(bits + 1), 14 bits at best.
#[derive(Clone, Debug)]
pub struct Quantiles {
    bits: u32,
    /// Buckets with their counts by a multiplicative hash; a count of 0 is a free place. Its length is a power of 2.
    /// A count that is full goes on in another place. Eight bytes a place, so that all fit the processor's cache.
    places: Vec<(u32, u32)>,
    filled: usize,
}

/// Numbers in their order as unsigned words.
fn ordered(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

fn number(word: u64) -> f64 {
    f64::from_bits(if word >> 63 == 1 { word & !(1 << 63) } else { !word })
}

impl Quantiles {
    /// No numbers yet.
    pub fn new() -> Self {
        Quantiles { bits: FINEST, places: Vec::new(), filled: 0 }
    }

    /// Takes a number in, `times` over.
    #[inline]
    pub fn add(&mut self, value: f64, times: u64) {
        // sign, exponent and 14 bits at most: 26 bits
        self.add_bucket((ordered(value) >> (52 - self.bits)) as u32, times);
        if self.filled > BOUND {
            self.coarsen();
        }
    }

    #[inline]
    fn add_bucket(&mut self, bucket: u32, mut times: u64) {
        while times > u64::from(u32::MAX) {
            self.add_some(bucket, u32::MAX);
            times -= u64::from(u32::MAX);
        }
        self.add_some(bucket, times as u32);
    }

    #[inline]
    fn add_some(&mut self, bucket: u32, times: u32) {
        // half full at most, and no more places than the bound needs
        if self.filled * 2 > self.places.len() || self.places.is_empty() {
            self.grow();
        }
        let mask = self.places.len() - 1;
        // a multiplicative hash (D. Knuth, "The Art of Computer Programming", 6.4)
        let hash = u64::from(bucket).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut at = (hash >> self.places.len().leading_zeros()) as usize & mask;
        loop {
            let place = &mut self.places[at];
            if place.1 == 0 {
                *place = (bucket, times);
                self.filled += usize::from(times > 0);
                return;
            }
            if place.0 == bucket
                && let Some(sum) = place.1.checked_add(times)
            {
                place.1 = sum;
                return;
            }
            at = (at + 1) & mask;
        }
    }

    fn buckets(&self) -> impl Iterator<Item = (u32, u32)> {
        self.places.iter().copied().filter(|&(_, count)| count > 0)
    }

    #[cold]
    fn grow(&mut self) {
        let length = (self.places.len() * 2).max(64);
        let old = std::mem::replace(&mut self.places, vec![(0, 0); length]);
        self.filled = 0;
        old.into_iter().filter(|&(_, count)| count > 0).for_each(|(bucket, count)| self.add_some(bucket, count));
    }

    #[cold]
    fn coarsen(&mut self) {
        while self.filled > BOUND && self.bits > 0 {
            self.narrow(self.bits - 1);
        }
    }

    fn narrow(&mut self, bits: u32) {
        let shift = self.bits - bits;
        let old = std::mem::take(&mut self.places);
        self.filled = 0;
        self.bits = bits;
        let filled = old.into_iter().filter(|&(_, count)| count > 0);
        filled.for_each(|(bucket, count)| self.add_some(bucket >> shift, count));
    }

    /// Takes another's numbers in.
    pub fn merge(&mut self, other: &Quantiles) {
        if other.bits < self.bits {
            self.narrow(other.bits);
        }
        for (bucket, count) in other.buckets() {
            self.add_some(bucket >> (other.bits - self.bits), count);
        }
        self.coarsen();
    }

    /// Buckets' middles with their counts, ascending, none outside the range.
    pub fn sorted(&self, (least, greatest): (f64, f64)) -> Vec<(f64, u64)> {
        let mut all: Vec<(u64, u64)> =
            self.buckets().map(|(bucket, count)| (u64::from(bucket), u64::from(count))).collect();
        all.sort_unstable();
        let shift = 52 - self.bits;
        all.into_iter()
            .map(|(bucket, count)| {
                let (low, high) = (number(bucket << shift), number((bucket << shift) | ((1 << shift) - 1)));
                // a bucket that holds one whole number is most likely that number
                let near = if low.abs() < high.abs() { low } else { high };
                let middle = if near.fract() == 0.0 && (high - low).abs() <= 1.0 { near } else { low.midpoint(high) };
                (middle.clamp(least, greatest), count)
            })
            .collect()
    }
}

impl Default for Quantiles {
    fn default() -> Self {
        Quantiles::new()
    }
}

/// The numbers at 0.05, 0.25, 0.5, 0.75 and 0.95 of an ascending list with counts.
pub fn five(sorted: &[(f64, u64)]) -> Option<[f64; 5]> {
    let total: u64 = sorted.iter().map(|&(_, count)| count).sum();
    if total == 0 {
        return None;
    }
    let mut result = [0.0; 5];
    for (place, share) in result.iter_mut().zip([0.05, 0.25, 0.5, 0.75, 0.95]) {
        let rank = ((total - 1) as f64 * share).round() as u64;
        let mut passed = 0;
        *place = sorted
            .iter()
            .find(|&&(_, count)| {
                passed += count;
                passed > rank
            })
            .map_or(0.0, |&(value, _)| value);
    }
    Some(result)
}

/// Counts of `bars` equal widths from the first number to the last.
pub fn histogram(sorted: &[(f64, u64)], bars: usize) -> Option<Vec<u64>> {
    let (least, greatest) = (sorted.first()?.0, sorted.last()?.0);
    let mut counts = vec![0; bars];
    let width = (greatest - least) / bars as f64;
    for &(value, count) in sorted {
        let bar = if width > 0.0 { ((value - least) / width) as usize } else { 0 };
        counts[bar.min(bars - 1)] += count;
    }
    Some(counts)
}
