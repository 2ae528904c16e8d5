//! `pseudonymize`: a personal datum becomes a keyed hash (HMAC-SHA-256, RFC 2104; its first 128 bits as hex).
//!
//! `"AABC800101HPLRRL09"` → `"b1946ac92492d2347c6235b4d2611184"`: the same datum, the same pseudonym.
//! Never here: the key, which comes from the caller and is never written.

use sha2::{Digest, Sha256};

use super::value::{Cell, CellOperation, Effect, Kind, Value, on_text};

pub(super) const ID: &str = "pseudonymize";

const BLOCK: usize = 64;

pub(super) struct Pseudonymize {
    inner: Sha256,
    outer: Sha256,
}

impl Pseudonymize {
    pub(super) fn new(key: &[u8]) -> Self {
        let mut block = [0u8; BLOCK];
        if key.len() > BLOCK {
            block[..32].copy_from_slice(&Sha256::digest(key));
        } else {
            block[..key.len()].copy_from_slice(key);
        }
        let keyed = |pad: u8| {
            let mut hash = Sha256::new();
            hash.update(block.map(|byte| byte ^ pad));
            hash
        };
        Pseudonymize { inner: keyed(0x36), outer: keyed(0x5c) }
    }

    fn hash(&self, text: &str) -> String {
        let mut inner = self.inner.clone();
        inner.update(text.as_bytes());
        let mut outer = self.outer.clone();
        outer.update(inner.finalize());
        outer.finalize()[..16].iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl CellOperation for Pseudonymize {
    fn apply<'a>(&self, cell: &Cell<'a>) -> Effect<'a> {
        on_text(cell, |text| Effect::Changed(Value::text(self.hash(text))))
    }

    fn kind(&self, _: Kind) -> Kind {
        Kind::TEXT
    }
}
