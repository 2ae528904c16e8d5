//! What happens at the door, and who is there after all of it.
//!
//! Several telephones let people in, some without network: what they did arrives late, in any order, perhaps twice. What
//! counts is when it happened. Never here: how it is sent, names.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Something that happened at the door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoorRecord {
    /// Its id, made at the door.
    pub operation: String,
    /// The registration.
    pub person: String,
    /// How the door called them.
    pub said: String,
    /// When it happened.
    pub at: Timestamp,
    /// True where they were let in, false where that was taken back.
    pub came: bool,
}

/// Since when somebody is there, after all that happened: the first time after it was last taken back. What happened at one
/// moment goes by its id, so that the answer does not depend on the order in which it arrived.
pub fn present_since<'a>(records: impl IntoIterator<Item = &'a DoorRecord>) -> Option<Timestamp> {
    let mut records: Vec<&DoorRecord> = records.into_iter().collect();
    records.sort_by(|one, other| (one.at, &one.operation).cmp(&(other.at, &other.operation)));
    records.into_iter().fold(None, |since, record| record.came.then(|| since.unwrap_or(record.at)))
}
