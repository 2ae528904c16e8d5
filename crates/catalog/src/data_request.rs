//! A data request: data that somebody wants and does not find, supported by others, answered by an agency.
//!
//! Never here: who asks (see contribution), the inventory's entry itself (see opening).

use serde::{Deserialize, Serialize};

use crate::contribution_state::State;
use crate::slug::Slug;

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataRequest {
    /// The data in a few words.
    pub title: String,
    /// Which data: period, place, detail.
    pub text: String,
    /// What they are for; may be empty.
    #[serde(default)]
    pub purpose: String,
    /// The entry of the agency's inventory to which it was joined.
    #[serde(default)]
    pub entry: Option<String>,
    /// The dataset in which the data were published.
    #[serde(default)]
    pub published_as: Option<Slug>,
    /// How many people are counted in the entry's demand already.
    #[serde(default)]
    pub counted: u32,
}

impl DataRequest {
    /// The states into which an answer may bring a request: onward, or back to be studied again.
    pub fn next(from: State) -> &'static [State] {
        match from {
            State::Received => &[State::InStudy, State::Accepted, State::Published, State::NotPossible],
            State::InStudy => &[State::InStudy, State::Accepted, State::Published, State::NotPossible],
            State::Accepted => &[State::Accepted, State::Published, State::InStudy, State::NotPossible],
            State::Published | State::NotPossible => &[State::InStudy],
            _ => &[],
        }
    }
}
