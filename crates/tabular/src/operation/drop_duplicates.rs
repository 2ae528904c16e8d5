//! `drop-duplicates`: rows that repeat an earlier row in every column are left out.
//!
//! rows `1,a`, `2,b`, `1,a` → rows `1,a`, `2,b`.
//! Never here: nearly equal rows.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

pub(super) const ID: &str = "drop-duplicates";
/// Rows `1,a`, `2,b`, `1,c` by their first column → rows `1,a`, `2,b`.
pub(super) const BY_KEY: &str = "drop-repeated";

/// 128 bits of the SHA-256 of a row, given as unambiguous bytes.
pub(crate) fn digest(row: &[u8]) -> u128 {
    let hash = Sha256::digest(row);
    let mut short = [0u8; 16];
    short.copy_from_slice(&hash[..16]);
    u128::from_le_bytes(short)
}

/// The rows seen so far by their [`digest`]: 16 bytes a row, whatever its length.
#[derive(Default)]
pub(crate) struct Seen {
    rows: HashSet<u128>,
}

impl Seen {
    /// True where the row was not seen before.
    pub(crate) fn is_new(&mut self, digest: u128) -> bool {
        self.rows.insert(digest)
    }
}
