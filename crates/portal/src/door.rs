//! The private door to the workbench: a one-time token becomes a session, until there are accounts. A sign-in takes
//! its place by saying which [`Person`] a request is.
//!
//! Never here: what a person may do (see actions).

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError};

use apertura_actions::Person;
use axum::extract::FromRequestParts;
use axum::http::header::{COOKIE, HeaderMap};
use axum::http::request::Parts;

use crate::Portal;
use crate::refusal::Refusal;

/// The door of one running workbench.
#[derive(Clone)]
pub struct Door {
    /// Name of its cookie: two workbenches on one machine share the host.
    cookie: String,
    inside: Arc<Mutex<Inside>>,
}

struct Inside {
    /// Opens the door once.
    token: Option<String>,
    /// Sessions, each with the sign that its forms carry.
    sessions: BTreeMap<String, String>,
}

impl Door {
    /// A door, and the token that opens it once.
    ///
    /// # Errors
    /// The operating system gives no random bytes.
    pub fn new() -> std::io::Result<(Door, String)> {
        let token = random()?;
        let inside = Inside { token: Some(token.clone()), sessions: BTreeMap::new() };
        let cookie = format!("workbench-{}", &random()?[..8]);
        Ok((Door { cookie, inside: Arc::new(Mutex::new(inside)) }, token))
    }

    /// Where a token leads.
    pub fn address(token: &str) -> String {
        format!("/workbench?token={token}")
    }

    /// Opens the door: the cookie that is the session. None where the token is not the one, or was used.
    pub(crate) fn enter(&self, token: &str) -> Option<String> {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        if !inside.token.as_deref().is_some_and(|known| same(known, token)) {
            return None;
        }
        let (session, sign) = (random().ok()?, random().ok()?);
        inside.token = None;
        inside.sessions.insert(session.clone(), sign);
        Some(format!("{}={session}; Path=/; HttpOnly; SameSite=Strict", self.cookie))
    }

    fn guest(&self, headers: &HeaderMap) -> Option<Guest> {
        let inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let (_, session) = pairs.find(|(name, _)| *name == self.cookie)?;
        let sign = inside.sessions.get(session)?.clone();
        Some(Guest { person: Person::Operator, sign })
    }
}

/// Who stands behind a request, and the sign that the forms shown to them carry.
#[derive(Clone, Debug)]
pub struct Guest {
    /// Who it is; what they may do is asked of the actions.
    pub person: Person,
    /// Empty where nobody is known.
    pub sign: String,
}

impl Guest {
    /// Says no to a form that this server did not show to this person.
    ///
    /// # Errors
    /// A forbidden request.
    pub fn check(&self, sign: Option<&str>) -> Result<(), Refusal> {
        match sign {
            Some(sign) if !self.sign.is_empty() && same(&self.sign, sign) => Ok(()),
            _ => Err(Refusal::forbidden()),
        }
    }
}

impl FromRequestParts<Portal> for Guest {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Self, Refusal> {
        let nobody = || Guest { person: Person::Visitor, sign: String::new() };
        let door = portal.workbench.as_ref().map(|workbench| &workbench.door);
        Ok(door.and_then(|door| door.guest(&parts.headers)).unwrap_or_else(nobody))
    }
}

/// 32 random bytes as lower-case hex.
fn random() -> std::io::Result<String> {
    let mut bytes = [0; 32];
    std::fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Compares without telling by its time how much is right.
fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}
