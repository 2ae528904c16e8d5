//! What somebody is in the opening of data: the roles, and a role that a person holds in an agency or for all.
//!
//! Never here: what a role may do (see permission), who holds it (see account).

use serde::{Deserialize, Serialize};

use crate::slug::Slug;

/// A role. The first three belong to one agency, the others to the coordination of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Answers for the agency's data (*enlace*).
    Liaison,
    /// Prepares and documents its datasets (*administrador de datos*).
    DataAdministrator,
    /// Works in the unit that makes the data (*área generadora*).
    DataProducer,
    /// Looks at what others have prepared, before the public does (*persona revisora*, coordination).
    Reviewer,
    /// Keeps agencies, accounts and settings (*administración*).
    Administrator,
    /// Gives workshops (*facilitador*).
    Facilitator,
}

impl Role {
    /// All roles, in the order of the permission table's columns.
    pub const ALL: [Role; 6] = [
        Role::Liaison,
        Role::DataAdministrator,
        Role::DataProducer,
        Role::Reviewer,
        Role::Administrator,
        Role::Facilitator,
    ];

    /// Kebab-case code, for addresses, files and messages.
    pub fn code(self) -> &'static str {
        match self {
            Role::Liaison => "liaison",
            Role::DataAdministrator => "data-administrator",
            Role::DataProducer => "data-producer",
            Role::Reviewer => "reviewer",
            Role::Administrator => "administrator",
            Role::Facilitator => "facilitator",
        }
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }

    /// True where the role is held in one agency; false where it is held for all.
    pub fn of_agency(self) -> bool {
        matches!(self, Role::Liaison | Role::DataAdministrator | Role::DataProducer)
    }

    /// True where a password alone is not enough to use it.
    pub fn needs_second_factor(self) -> bool {
        matches!(self, Role::Reviewer | Role::Administrator)
    }
}

/// A role that somebody holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The agency where it is held; none for the roles of the coordination.
    pub agency: Option<Slug>,
}

impl Grant {
    /// A role held in an agency or for all; none where role and place do not go together.
    pub fn new(role: Role, agency: Option<Slug>) -> Option<Grant> {
        (role.of_agency() == agency.is_some()).then_some(Grant { role, agency })
    }
}
