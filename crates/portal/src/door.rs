//! The door: who stands behind a request. A session's cookie, a machine's token, or the one-time address of a workbench
//! on this machine become the [`Person`] that the actions ask about.
//!
//! Never here: what a person may do (see actions).

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use apertura_actions::{Person, Present, Visitor};
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::header::{AUTHORIZATION, COOKIE, HOST, HeaderMap, HeaderName, ORIGIN, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::Portal;
use crate::refusal::Refusal;
use crate::visit::{Known, is_secure};

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
        let sign = inside.sessions.get(cookie(headers, &self.cookie)?)?.clone();
        Some(Guest { person: Person::Operator, sign, present: None, machine: false })
    }
}

/// Who stands behind a request, and the sign that the forms shown to them carry.
#[derive(Clone, Debug)]
pub struct Guest {
    /// Who it is; what they may do is asked of the actions.
    pub person: Person,
    /// Empty where nobody is known.
    pub sign: String,
    /// The session, where somebody came with one.
    pub present: Option<Arc<Present>>,
    /// True for a machine with a token. Browsers do not send tokens by themselves: nothing it sends can be forged.
    pub machine: bool,
}

impl Guest {
    /// Somebody of whom nothing is known.
    pub fn nobody() -> Guest {
        Guest { person: Person::Visitor, sign: String::new(), present: None, machine: false }
    }

    /// Says no to a form that this server did not show to this person.
    ///
    /// # Errors
    /// A forbidden request.
    pub fn check(&self, sign: Option<&str>) -> Result<(), Refusal> {
        match sign {
            _ if self.machine => Ok(()),
            Some(sign) if !self.sign.is_empty() && same(&self.sign, sign) => Ok(()),
            _ => Err(Refusal::stale_form()),
        }
    }
}

impl Guest {
    /// The session; no for whoever has none.
    ///
    /// # Errors
    /// A forbidden request.
    pub fn present(&self) -> Result<&Present, Refusal> {
        self.present.as_deref().filter(|present| !present.code_needed).ok_or_else(Refusal::forbidden)
    }

    /// The session of somebody who proved lately who they are, for what is sensitive.
    ///
    /// # Errors
    /// A forbidden request, or one that leads to proving it again.
    pub fn proved(&self) -> Result<&Present, Refusal> {
        let present = self.present()?;
        if present.proved { Ok(present) } else { Err(Refusal::prove_again()) }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Guest {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        Ok(parts.extensions.get::<Guest>().cloned().unwrap_or_else(Guest::nobody))
    }
}

/// Finds out who asks, once a request.
pub async fn know(State(portal): State<Portal>, mut request: Request, next: Next) -> Response {
    match guest(&portal, request.headers()).await {
        Ok(guest) => {
            let known = Known {
                person: guest.person.clone(),
                sign: guest.sign.clone(),
                accounts: portal.workbench.as_ref().is_some_and(|workbench| workbench.door.is_none()),
                code_needed: guest.present.as_ref().is_some_and(|present| present.code_needed),
                theme: portal.theme.clone(),
            };
            request.extensions_mut().insert(known);
            request.extensions_mut().insert(guest);
        }
        // nobody is let in by mistake; the public pages stay
        Err(refusal) => tracing::error!(code = refusal.code, "a session could not be read"),
    }
    next.run(request).await
}

/// Does not let in what another site's page sends.
pub async fn guard(request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) && is_foreign(request.headers()) {
        return Refusal::forbidden().into_response();
    }
    next.run(request).await
}

async fn guest(portal: &Portal, headers: &HeaderMap) -> Result<Guest, Refusal> {
    let Some(workbench) = &portal.workbench else { return Ok(Guest::nobody()) };
    if let Some(door) = &workbench.door {
        return Ok(door.guest(headers).unwrap_or_else(Guest::nobody));
    }
    let bearer = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    if let Some(token) = bearer {
        let person = portal.catalog.machine(token.trim()).await?.unwrap_or(Person::Visitor);
        return Ok(Guest { machine: person != Person::Visitor, person, ..Guest::nobody() });
    }
    let Some(token) = cookie(headers, session_cookie(is_secure(headers))) else { return Ok(Guest::nobody()) };
    Ok(match portal.catalog.present(token).await? {
        Some(present) => Guest {
            person: present.person.clone(),
            sign: present.session.sign.clone(),
            present: Some(Arc::new(present)),
            machine: false,
        },
        None => Guest::nobody(),
    })
}

/// True where a browser says that another site's page makes the request (OWASP ASVS V4.2.2; the forms' signs are the
/// other half).
fn is_foreign(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    match text(HeaderName::from_static("sec-fetch-site")) {
        Some(site) => !matches!(site, "same-origin" | "none"),
        None => match (text(ORIGIN), text(HOST)) {
            (Some(origin), Some(host)) => origin
                .parse::<Uri>()
                .ok()
                .and_then(|origin| origin.authority().map(|a| a.as_str() != host))
                .unwrap_or(true),
            _ => false,
        },
    }
}

/// Where a request comes from, for counting attempts; none where unknown. A proxy's word counts only where the portal is
/// told that one stands before it. Of an IPv6 address the network's half.
pub fn address(portal: &Portal, parts: &Parts) -> Option<String> {
    let forwarded = parts.headers.get_all("x-forwarded-for").iter().next_back();
    let forwarded = forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    let address = if portal.behind_proxy { forwarded.or(peer) } else { peer };
    address.map(|address| match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{:x?}", &address.segments()[..4]),
    })
}

/// Where a request of somebody who is not known yet comes from.
pub struct Caller {
    address: Option<String>,
    browser: String,
}

impl Caller {
    /// Where a request comes from, and what its browser calls itself.
    pub fn of(portal: &Portal, parts: &Parts) -> Caller {
        let browser = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Caller { address: address(portal, parts), browser: browser.to_owned() }
    }

    /// The address, for the log.
    pub fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }

    /// As actions take it.
    pub fn visitor(&self) -> Visitor<'_> {
        Visitor { address: self.address.as_deref(), browser: &self.browser }
    }
}

/// Name of the session's cookie; behind https one that no other host can set.
fn session_cookie(secure: bool) -> &'static str {
    if secure { "__Host-session" } else { "session" }
}

/// The cookie that keeps a session's token. It goes with links that lead here from a letter, and not with what other
/// sites' pages send.
pub fn keep(token: &str, secure: bool) -> String {
    let (name, secure) = (session_cookie(secure), if secure { "; Secure" } else { "" });
    format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{secure}")
}

/// The session's token that a browser sends.
pub fn kept(headers: &HeaderMap) -> Option<&str> {
    cookie(headers, session_cookie(is_secure(headers)))
}

/// The cookie that makes the browser forget.
pub fn forget(secure: bool) -> String {
    format!("{}; Max-Age=0", keep("", secure))
}

pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// 32 random bytes as lower-case hex.
fn random() -> std::io::Result<String> {
    apertura_actions::secret::random(32).map_err(std::io::Error::other)
}

/// Compares without telling by its time how much is right.
fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}
