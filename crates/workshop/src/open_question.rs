//! A question that stayed open at one stage of a cycle and is seen at the next, until somebody answers it.
//!
//! Never here: the name of who asked.

use serde::{Deserialize, Serialize};

/// Most signs of a question or an answer.
pub const MOST_SIGNS: usize = 1_000;

/// Most questions of one workshop.
pub const MOST_QUESTIONS: usize = 500;

/// An open question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpenQuestion {
    /// What tells it from others; random.
    pub id: String,
    /// The workshop at which it was written.
    pub workshop: String,
    /// The table whose question it is; none for a person's or the room's.
    pub table: Option<usize>,
    /// True where somebody asked by their personal link.
    pub personal: bool,
    /// The question.
    pub text: String,
    /// What was answered; empty while it is open.
    pub answer: String,
}

impl OpenQuestion {
    /// True while nobody has answered it.
    pub fn is_open(&self) -> bool {
        self.answer.is_empty()
    }
}
