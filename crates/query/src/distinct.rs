//! How many different values there are: exact while few, then a HyperLogLog sketch of 16 KiB (Flajolet et al. 2007,
//! with linear counting for small numbers). Merging does not depend on the order.
//!
//! Never here: the values themselves.

use std::collections::HashSet;

use crate::answer::DistinctCount;

/// Values that are counted one by one.
const EXACT: usize = 10_000;
const BITS: u32 = 14;
const REGISTERS: usize = 1 << BITS;

/// A count of distinct values.
#[derive(Clone, Debug)]
pub struct Distinct {
    exact: Option<HashSet<u64>>,
    registers: Vec<u8>,
    last: u64,
}

impl Default for Distinct {
    fn default() -> Self {
        Distinct { exact: Some(HashSet::new()), registers: Vec::new(), last: 0 }
    }
}

/// A hash that is the same on every machine.
pub fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0x9E37_79B9_7F4A_7C15 ^ bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        hash = hash_number(hash ^ u64::from_le_bytes(word));
    }
    let mut word = [0; 8];
    for (to, from) in word.iter_mut().zip(chunks.remainder()) {
        *to = *from;
    }
    hash_number(hash ^ u64::from_le_bytes(word))
}

/// The hash of a number (the finalizer of splitmix64).
pub fn hash_number(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

impl Distinct {
    /// Counts a value by its hash.
    pub fn add(&mut self, hash: u64) {
        if hash == self.last {
            return;
        }
        self.last = hash;
        match &mut self.exact {
            None => self.register(hash),
            Some(hashes) => {
                hashes.insert(hash);
                if hashes.len() > EXACT {
                    self.estimate();
                }
            }
        }
    }

    /// Counts what the other counted.
    pub fn merge(&mut self, other: Distinct) {
        match other.exact {
            Some(hashes) => hashes.into_iter().for_each(|hash| {
                self.last = !hash;
                self.add(hash);
            }),
            None => {
                self.estimate();
                for (mine, theirs) in self.registers.iter_mut().zip(&other.registers) {
                    *mine = (*mine).max(*theirs);
                }
            }
        }
    }

    /// The count.
    pub fn count(&self) -> DistinctCount {
        if let Some(hashes) = &self.exact {
            return DistinctCount { count: hashes.len() as u64, exact: true };
        }
        let registers = REGISTERS as f64;
        let sum: f64 = self.registers.iter().map(|rank| 0.5_f64.powi(i32::from(*rank))).sum();
        let raw = 0.7213 / (1.0 + 1.079 / registers) * registers * registers / sum;
        let empty = self.registers.iter().filter(|rank| **rank == 0).count();
        let estimate =
            if raw <= 2.5 * registers && empty > 0 { registers * (registers / empty as f64).ln() } else { raw };
        DistinctCount { count: estimate.round() as u64, exact: false }
    }

    fn estimate(&mut self) {
        if let Some(hashes) = self.exact.take() {
            self.registers = vec![0; REGISTERS];
            hashes.into_iter().for_each(|hash| self.register(hash));
        }
    }

    fn register(&mut self, hash: u64) {
        let rank = ((hash << BITS) | 1 << (BITS - 1)).leading_zeros() as u8 + 1;
        let register = &mut self.registers[(hash >> (64 - BITS)) as usize];
        *register = rank.max(*register);
    }
}
