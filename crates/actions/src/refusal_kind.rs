//! The sorts of refusals, by which a face chooses how to say no.
//!
//! Never here: refusals themselves, HTTP statuses.

/// What sort of refusal it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// There is no such thing.
    NotFound,
    /// It was there and was taken back.
    Gone,
    /// A rule of the house says no.
    Refused,
    /// This person may not.
    Forbidden,
    /// What was asked makes no sense as it stands.
    Invalid,
    /// Disk, database or a defect of ours.
    Fault,
}
