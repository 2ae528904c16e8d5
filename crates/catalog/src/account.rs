//! Somebody who works in the portal (*cuenta*): how they are called, and the roles they hold.
//!
//! Never here: passwords and secrets (see actions), sessions, what a role may do (see permission).

use serde::{Deserialize, Serialize};

use crate::role::Grant;

/// An account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Lower-case hex; what the log knows of a person.
    pub id: String,
    /// Mail address, folded to lower case.
    pub mail: String,
    /// Name, to show.
    pub name: String,
    /// Position in the office; may be empty.
    pub position: String,
    /// BCP 47 tag of the language that letters are written in; none for the portal's first.
    pub language: Option<String>,
    /// The roles that it holds.
    pub grants: Vec<Grant>,
    /// True where a second factor is set up.
    pub second_factor: bool,
    /// When it was made.
    pub created: jiff::Timestamp,
    /// When it was closed; a closed account opens nothing.
    pub closed: Option<jiff::Timestamp>,
}

/// What somebody is invited to: an account with these roles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Mail address, folded to lower case; empty where the first to open it says it.
    pub mail: String,
    /// Name, to show; may be empty.
    pub name: String,
    /// Position in the office; may be empty.
    pub position: String,
    /// The roles that the account will hold.
    pub grants: Vec<Grant>,
    /// Account of the one who invited; none for the machine's operator.
    pub by: Option<String>,
}

/// A sign-in that lasts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The first signs of its token's hash: tells one from another, opens nothing.
    pub id: String,
    /// The account.
    pub account: String,
    /// What its forms carry.
    pub sign: String,
    /// True where a second factor was given.
    pub second_factor: bool,
    /// When the person last proved who they are.
    pub proved: jiff::Timestamp,
    /// When it began.
    pub created: jiff::Timestamp,
    /// When it was last used, to a minute.
    pub seen: jiff::Timestamp,
    /// When it ends however much it is used.
    pub expires: jiff::Timestamp,
    /// What the browser calls itself, shortened.
    pub browser: String,
}

/// A mail address, folded; none where it cannot be one.
///
/// ```text
/// Ana.Lopez@Obras.Ejemplo.MX  →  ana.lopez@obras.ejemplo.mx
/// ```
pub fn fold_mail(text: &str) -> Option<String> {
    let folded = text.trim().to_lowercase();
    let (local, host) = folded.rsplit_once('@')?;
    let plain = |part: &str| {
        !part.is_empty() && !part.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;:\"()[]\\@".contains(c))
    };
    let labels = host.split('.').all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    });
    let fits = plain(local) && local.len() <= 64 && folded.len() <= 254 && host.contains('.') && labels;
    fits.then_some(folded)
}
