//! Why something of the public was not taken in, or not answered.
//!
//! Never here: the sentence (the faces have it, by code).

use crate::refusal_kind::RefusalKind;

/// Why something of the public was not taken in, or not answered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// The portal takes in nothing from the public.
    #[error("participation-closed")]
    Closed,
    /// The form came back faster than a person writes.
    #[error("form-too-quick")]
    TooQuick,
    /// The form was opened too long ago, or is not ours.
    #[error("form-too-old")]
    TooOld,
    /// A field that people do not see was filled in.
    #[error("form-trap")]
    Trap,
    /// Too much came from one address lately.
    #[error("too-often: {minutes}")]
    TooOften {
        /// When the next one is taken.
        minutes: u64,
    },
    /// A field is missing or cannot be so.
    #[error("bad-field: {field}: {why}")]
    Field {
        /// The field.
        field: &'static str,
        /// `missing`, `short`, `long`, `mail`, `link`, `links`, `choice`.
        why: &'static str,
        /// How many signs or links are allowed or needed; 0 where that is not the question.
        allowed: usize,
    },
    /// There is no such contribution, or it is not for this person to see.
    #[error("no-such-contribution: {id}")]
    NoSuch {
        /// What was asked for.
        id: String,
    },
    /// What it is now cannot become what was asked for.
    #[error("wrong-step: {from}")]
    WrongStep {
        /// Its state now.
        from: &'static str,
    },
}

impl NotTaken {
    /// The stable code, also the key of the sentence.
    pub fn code(&self) -> &'static str {
        match self {
            NotTaken::Closed => "participation-closed",
            NotTaken::TooQuick => "form-too-quick",
            NotTaken::TooOld => "form-too-old",
            NotTaken::Trap => "form-trap",
            NotTaken::TooOften { .. } => "too-often",
            NotTaken::Field { .. } => "bad-field",
            NotTaken::NoSuch { .. } => "no-such-contribution",
            NotTaken::WrongStep { .. } => "wrong-step",
        }
    }

    /// What sort of refusal it is.
    pub fn kind(&self) -> RefusalKind {
        match self {
            NotTaken::NoSuch { .. } => RefusalKind::NotFound,
            NotTaken::Field { .. } => RefusalKind::Invalid,
            _ => RefusalKind::Refused,
        }
    }

    /// Gives the values that the sentence needs, by name.
    pub fn data(&self, put: &mut dyn FnMut(&'static str, &dyn std::fmt::Display)) {
        match self {
            NotTaken::Closed | NotTaken::TooQuick | NotTaken::TooOld | NotTaken::Trap => {}
            NotTaken::TooOften { minutes } => put("minutes", minutes),
            NotTaken::Field { field, why, allowed } => {
                put("field", field);
                put("why", why);
                put("allowed", allowed);
            }
            NotTaken::NoSuch { id } => put("id", id),
            NotTaken::WrongStep { from } => put("state", from),
        }
    }

    /// A field that is missing or cannot be so.
    pub(crate) fn field(field: &'static str, why: &'static str, allowed: usize) -> NotTaken {
        NotTaken::Field { field, why, allowed }
    }
}
