//! A seat: table and team.
//!
//! Never here: who sits on it.

use serde::{Deserialize, Serialize};

/// Where somebody sits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Seat {
    /// Table, from 1.
    pub table: usize,
    /// Team at the table: `A` or `B`.
    pub team: char,
}

impl Seat {
    /// Table and team as people say them: `3B`.
    pub fn label(&self) -> String {
        format!("{}{}", self.table, self.team)
    }
}
