//! Who asks, and what they may do. Every action on drafts puts its question here.
//!
//! Never here: how a person is known (the face's door: a session now, accounts later).

use crate::refusal::Refusal;

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Person {
    /// Somebody of whom nothing is known.
    Visitor,
    /// Whoever holds the key to the workbench: the person who started it on this machine.
    Operator,
}

/// What one may or may not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Permission {
    /// See a file as it came, with all that it holds, and prepare it.
    Prepare,
    /// Make it public, and decide about personal data.
    Publish,
}

impl Person {
    /// Says no where the person may not.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn may(self, permission: Permission) -> Result<(), Refusal> {
        match (self, permission) {
            (Person::Operator, Permission::Prepare | Permission::Publish) => Ok(()),
            (Person::Visitor, _) => Err(Refusal::NotAllowed),
        }
    }
}
