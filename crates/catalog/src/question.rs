//! A question about a dataset or one of its columns.
//!
//! Never here: who asks, the answer (see contribution).

use serde::{Deserialize, Serialize};

use crate::contribution_state::State;

/// A question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The column that it is about; none for the whole dataset.
    #[serde(default)]
    pub column: Option<String>,
    /// The number of the version that stood when it was asked.
    pub version: u32,
    /// The question.
    pub text: String,
}

impl Question {
    /// A question is answered, and may be answered again.
    pub fn next(from: State) -> &'static [State] {
        match from {
            State::Received | State::Answered => &[State::Answered],
            _ => &[],
        }
    }
}
