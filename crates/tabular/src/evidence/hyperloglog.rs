//! How many distinct values, from a fixed 16 KB (HyperLogLog; Flajolet, Fusy, Gandouet, Meunier 2007).
//!
//! Never here: the values.

const BITS: u32 = 14;
const REGISTERS: usize = 1 << BITS;

/// The sketch; the union of two does not depend on order.
#[derive(Clone, Debug)]
pub struct HyperLogLog {
    registers: Vec<u8>,
}

impl HyperLogLog {
    /// Relative standard error of [`HyperLogLog::count`]: 1.04 / √registers.
    pub const ERROR: f64 = 0.008_125;

    /// The empty sketch.
    pub fn new() -> Self {
        HyperLogLog { registers: vec![0; REGISTERS] }
    }

    /// Takes a value's hash in.
    #[inline]
    pub fn insert(&mut self, hash: u64) {
        let index = (hash >> (64 - BITS)) as usize;
        let rank = ((hash << BITS) | (1 << (BITS - 1))).leading_zeros() as u8 + 1;
        if self.registers[index] < rank {
            self.registers[index] = rank;
        }
    }

    /// Takes another sketch in.
    pub fn merge(&mut self, other: &HyperLogLog) {
        for (mine, theirs) in self.registers.iter_mut().zip(&other.registers) {
            *mine = (*mine).max(*theirs);
        }
    }

    /// The estimate.
    pub fn count(&self) -> u64 {
        let m = REGISTERS as f64;
        let mut powers = [0u64; 65];
        for &rank in &self.registers {
            powers[usize::from(rank.min(64))] += 1;
        }
        let sum: f64 = powers.iter().enumerate().map(|(rank, &n)| n as f64 * 2f64.powi(-(rank as i32))).sum();
        let raw = 0.7213 / (1.0 + 1.079 / m) * m * m / sum;
        let zeros = powers[0];
        let estimate = if raw <= 2.5 * m && zeros > 0 { m * (m / zeros as f64).ln() } else { raw };
        estimate.round() as u64
    }
}

impl Default for HyperLogLog {
    fn default() -> Self {
        HyperLogLog::new()
    }
}
