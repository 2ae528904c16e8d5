//! `drop-duplicates`: rows that repeat an earlier row in every column are left out.
//!
//! rows `1,a`, `2,b`, `1,a` → rows `1,a`, `2,b`.
//! Never here: nearly equal rows.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

pub(super) const ID: &str = "drop-duplicates";

/// The rows seen so far, each as 128 bits of its SHA-256: 16 bytes a row, whatever its length.
#[derive(Default)]
pub(crate) struct Seen {
    rows: HashSet<u128>,
}

impl Seen {
    /// True where the row, given as unambiguous bytes, was not seen before.
    pub(crate) fn is_new(&mut self, row: &[u8]) -> bool {
        let hash = Sha256::digest(row);
        let mut short = [0u8; 16];
        short.copy_from_slice(&hash[..16]);
        self.rows.insert(u128::from_le_bytes(short))
    }
}
