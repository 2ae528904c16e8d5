//! How far the answer to a contribution of the public is.
//!
//! Never here: which state follows which (each sort of contribution knows).

use serde::{Deserialize, Serialize};

/// How far the answer is. Each sort of contribution has some of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nobody has answered.
    Received,
    /// The agency looks into it.
    InStudy,
    /// A request: the agency will open the data.
    Accepted,
    /// A request: the data are published.
    Published,
    /// A request: the data cannot be opened, with reason and legal ground.
    NotPossible,
    /// A question: there is an answer.
    Answered,
    /// An error: a later version no longer has it.
    Corrected,
    /// An error report: the data are right as they are.
    NotAnError,
}

impl State {
    /// All of them, in the order of the way.
    pub const ALL: [State; 8] = [
        State::Received,
        State::InStudy,
        State::Accepted,
        State::Published,
        State::NotPossible,
        State::Answered,
        State::Corrected,
        State::NotAnError,
    ];

    /// Kebab-case code, for addresses, files and messages.
    pub fn code(self) -> &'static str {
        match self {
            State::Received => "received",
            State::InStudy => "in-study",
            State::Accepted => "accepted",
            State::Published => "published",
            State::NotPossible => "not-possible",
            State::Answered => "answered",
            State::Corrected => "corrected",
            State::NotAnError => "not-an-error",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }

    /// True where somebody waits for the agency's next word.
    pub fn is_open(self) -> bool {
        matches!(self, State::Received | State::InStudy)
    }

    /// True where no further answer is expected: what was kept of the person for it is no longer needed.
    pub fn is_final(self) -> bool {
        !matches!(self, State::Received | State::InStudy | State::Accepted)
    }
}
