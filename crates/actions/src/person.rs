//! Who asks, and whether they may. Every action puts its question here; the answer is the catalog's permission table.
//!
//! Never here: how a person is known (the face's door), which role may do what (see `catalog::permission`).

use std::collections::BTreeSet;
use std::sync::Arc;

use apertura_catalog::{Grant, Permission, Slug};

use crate::refusal::Refusal;

/// Who asks. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Person {
    /// Somebody of whom nothing is known.
    Visitor,
    /// Whoever works on the machine itself: the command line, and the workbench that it opens.
    Operator,
    /// Somebody with an account.
    Member(Arc<Member>),
}

/// Somebody with an account, as they came in this time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The account's id.
    pub account: String,
    /// The name to show.
    pub name: String,
    /// The roles that the account holds.
    pub grants: Vec<Grant>,
    /// True where a second factor was given.
    pub second_factor: bool,
    /// What the token allows, where a machine came with one; none for a person at a browser.
    pub scope: Option<BTreeSet<Permission>>,
}

impl Person {
    /// Says no where the person may not do this in the agency; without agency, to what belongs to none.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`]; [`Refusal::SecondFactorNeeded`] where a role would allow it that a password alone
    /// does not open.
    pub fn may(&self, permission: Permission, agency: Option<&Slug>) -> Result<(), Refusal> {
        let member = match self {
            Person::Operator => return Ok(()),
            Person::Visitor => return Err(Refusal::NotAllowed),
            Person::Member(member) => member,
        };
        if member.scope.as_ref().is_some_and(|scope| !scope.contains(&permission)) {
            return Err(Refusal::NotAllowed);
        }
        let mut giving = member.grants.iter().filter(|grant| permission.given_by(grant, agency)).peekable();
        if giving.peek().is_none() {
            return Err(Refusal::NotAllowed);
        }
        if member.second_factor || giving.any(|grant| !grant.role.needs_second_factor()) {
            return Ok(());
        }
        Err(Refusal::SecondFactorNeeded)
    }

    /// True where [`Person::may`] says yes.
    pub fn can(&self, permission: Permission, agency: Option<&Slug>) -> bool {
        self.may(permission, agency).is_ok()
    }

    /// True where [`Person::may`] says yes for all, or in an agency where the person holds a role.
    pub fn can_somewhere(&self, permission: Permission) -> bool {
        match self {
            Person::Operator => true,
            Person::Visitor => false,
            Person::Member(member) => member.grants.iter().any(|grant| self.can(permission, grant.agency.as_ref())),
        }
    }

    /// The codes of the roles held, each once, in order; `operator` on the machine itself. For the log of decisions.
    pub fn roles(&self) -> Vec<String> {
        match self {
            Person::Visitor => Vec::new(),
            Person::Operator => vec!["operator".to_owned()],
            Person::Member(member) => {
                let roles: BTreeSet<&str> = member.grants.iter().map(|grant| grant.role.code()).collect();
                roles.into_iter().map(str::to_owned).collect()
            }
        }
    }

    /// Why a permission is given nowhere: a second factor is missing, or it is not this person's.
    pub fn refused(&self, permission: Permission) -> Refusal {
        let Person::Member(member) = self else { return Refusal::NotAllowed };
        let mut refusals = member.grants.iter().filter_map(|grant| self.may(permission, grant.agency.as_ref()).err());
        refusals.find(|refusal| matches!(refusal, Refusal::SecondFactorNeeded)).unwrap_or(Refusal::NotAllowed)
    }

    /// The account's id; none for visitor and operator.
    pub fn account(&self) -> Option<&str> {
        match self {
            Person::Member(member) => Some(&member.account),
            Person::Visitor | Person::Operator => None,
        }
    }
}
