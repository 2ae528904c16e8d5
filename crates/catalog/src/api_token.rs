//! A token by which a machine works in the place of an account, with less reach and for a time.
//!
//! Never here: the token itself (it is shown once and kept by its hash).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::permission::Permission;

/// A token, as its account sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiToken {
    /// Lower-case hex; opens nothing.
    pub id: String,
    /// The account in whose place it works.
    pub account: String,
    /// What its account calls it.
    pub name: String,
    /// What it allows, where the account is allowed it too.
    pub scope: BTreeSet<Permission>,
    /// When it was made.
    pub created: jiff::Timestamp,
    /// When it ends.
    pub expires: jiff::Timestamp,
    /// When it was last used, to a minute; none where never.
    pub used: Option<jiff::Timestamp>,
}

impl ApiToken {
    /// Days after which a token ends at the latest.
    pub const LONGEST: u16 = 365;

    /// What a token may allow: work on data. People, agencies, settings and tokens are for people at a browser.
    pub fn allowable(permission: Permission) -> bool {
        !matches!(
            permission,
            Permission::ManagePeople
                | Permission::HandOver
                | Permission::MakeToken
                | Permission::ManageAgencies
                | Permission::ManageSettings
                | Permission::Review
                | Permission::DecidePersonalData
        )
    }
}
