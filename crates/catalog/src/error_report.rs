//! A report of an error in a published table: at a version, a row, a column.
//!
//! Never here: the wrong value itself as data (the table has it), who reports (see contribution).

use serde::{Deserialize, Serialize};

use crate::contribution_state::State;

/// An error that somebody found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorReport {
    /// The version in which it was seen.
    pub version: u32,
    /// The row, counted from 1 as the table explorer shows it; none for the whole table.
    #[serde(default)]
    pub row: Option<u64>,
    /// The column; none for the whole row or table.
    #[serde(default)]
    pub column: Option<String>,
    /// What is wrong, and how one can tell.
    pub text: String,
    /// The version in which it is corrected.
    #[serde(default)]
    pub corrected_in: Option<u32>,
}

impl ErrorReport {
    /// A report is studied, then corrected or found to be none; either may be looked at again.
    pub fn next(from: State) -> &'static [State] {
        match from {
            State::Received => &[State::InStudy, State::Corrected, State::NotAnError],
            State::InStudy => &[State::InStudy, State::Corrected, State::NotAnError],
            State::Corrected | State::NotAnError => &[State::InStudy],
            _ => &[],
        }
    }
}
