//! How much each dataset was used lately, as far as that ranks it.
//!
//! A hundred uses more say much of a dataset that nobody opened, and little of one that thousands did: the number is damped by
//! its logarithm. Never here: counting (see `use_count`), who used anything.

use std::collections::HashMap;

/// Uses from which on more of them rank a dataset no higher.
const MANY: f32 = 10_000.0;

/// Days that are looked back on.
pub const DAYS: i64 = 90;

/// Uses of the last [`DAYS`] whole days, by row of the dataset.
#[derive(Clone, Debug, Default)]
pub struct Used(HashMap<u64, f32>);

impl Used {
    /// Of numbers of views and downloads by row.
    pub fn of(counts: impl IntoIterator<Item = (u64, u64)>) -> Used {
        Used(counts.into_iter().filter(|(_, count)| *count > 0).map(|(id, count)| (id, damped(count))).collect())
    }

    /// Nothing was used.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How much a dataset was used: 0 not at all, 1 very much.
    pub fn share(&self, id: u64) -> f32 {
        self.0.get(&id).copied().unwrap_or_default()
    }
}

fn damped(count: u64) -> f32 {
    ((count as f32).ln_1p() / MANY.ln_1p()).min(1.0)
}
