//! What a page needs to know of the request: the language, the address, and whether JSON is wanted.
//!
//! Never here: what is asked for (each page reads its own query).

use std::convert::Infallible;
use std::sync::Arc;

use apertura_actions::Person;
use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, COOKIE, HOST, HeaderMap, HeaderName, LOCATION};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::language::{Language, Messages};
use crate::rdf::Form;
use crate::theme::Theme;

/// The cookie that keeps a language chosen by hand.
pub const LANGUAGE_COOKIE: &str = "lang";

/// What the door found out about a request.
#[derive(Clone, Debug)]
pub struct Known {
    /// Who asks.
    pub person: Person,
    /// What the forms shown to them carry.
    pub sign: String,
    /// True where people come in with accounts.
    pub accounts: bool,
    /// True where the second factor's code is still to be given.
    pub code_needed: bool,
    /// The look of the portal.
    pub theme: Arc<Theme>,
}

/// A visit to one address.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The language: from `?lang=`, else the cookie, else `Accept-Language`, else Spanish.
    pub language: Language,
    /// True where `?lang=` chose it; the answer then sets the cookie.
    pub chosen: bool,
    /// The path.
    pub path: String,
    /// The query without `lang`, decoded, in order.
    pub query: Vec<(String, String)>,
    /// Scheme and host as the visitor wrote them (`https://datos.example.mx`); empty where unknown.
    pub origin: String,
    /// True where the address ends in `.json` or the client accepts JSON rather than HTML.
    pub json: bool,
    /// The form of RDF that the address or the client asks for.
    pub rdf: Option<Form>,
    /// True behind https.
    pub secure: bool,
    /// What the door found out.
    pub known: Known,
}

impl Visit {
    /// The visit of a request.
    pub fn of(parts: &Parts) -> Self {
        let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let pairs = pairs(parts.uri.query().unwrap_or_default());
        let asked = pairs.iter().rev().find(|(name, _)| name == "lang").and_then(|(_, tag)| Language::from_tag(tag));
        let kept = header(COOKIE)
            .split(';')
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, _)| *name == LANGUAGE_COOKIE)
            .and_then(|(_, tag)| Language::from_tag(tag));
        let language = asked.or(kept).or_else(|| Language::negotiate(header(ACCEPT_LANGUAGE))).unwrap_or_default();
        let accept = header(ACCEPT);
        let host = header(HOST);
        let host_fits = !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:[]".contains(&b));
        let secure = is_secure(&parts.headers);
        let scheme = if secure { "https" } else { "http" };
        let nobody = || Known {
            person: Person::Visitor,
            sign: String::new(),
            accounts: false,
            code_needed: false,
            theme: Arc::default(),
        };
        Visit {
            language,
            chosen: asked.is_some(),
            path: parts.uri.path().to_owned(),
            query: pairs.into_iter().filter(|(name, _)| name != "lang").collect(),
            origin: if host_fits { format!("{scheme}://{host}") } else { String::new() },
            rdf: Form::of_address(parts.uri.path()).map(|(_, form)| form).or_else(|| Form::negotiate(accept)),
            json: parts.uri.path().starts_with("/api/")
                || Form::of_address(parts.uri.path()).is_some()
                || parts.uri.path().ends_with(".json")
                || (accept.contains("application/json") && !accept.contains("text/html")),
            secure,
            known: parts.extensions.get::<Known>().cloned().unwrap_or_else(nobody),
        }
    }

    /// The sentences of the visit's language.
    pub fn messages(&self) -> &'static Messages {
        Messages::get(self.language)
    }

    /// The portal's name, as the institution sets it.
    pub fn portal_name(&self) -> String {
        self.known.theme.name(self.language)
    }

    /// This address, as a way back to it.
    pub fn here(&self) -> String {
        address(&self.path, &self.query)
    }

    /// The way back that the query names (`next`), where it stays on this server.
    pub fn next(&self) -> Option<String> {
        self.value("next").and_then(local)
    }

    /// The first value of a name in the query; none where absent or blank.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(n, _)| n == name).map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// All values of a name in the query, blank ones left out.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.query.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.trim()).filter(|v| !v.is_empty())
    }

    /// A page number from the query, 1 where absent or no number.
    pub fn page(&self) -> u32 {
        self.value("page").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1)
    }

    /// This address in another language.
    pub fn in_language(&self, language: Language) -> String {
        let mut query = self.query.clone();
        query.push(("lang".to_owned(), language.short().to_owned()));
        address(&self.path, &query)
    }

    /// This address with some names of the query replaced; a name without values goes. The page
    /// number goes too, unless it is given.
    pub fn with(&self, changes: &[(&str, &str)]) -> String {
        let kept = self
            .query
            .iter()
            .filter(|(name, value)| {
                !value.is_empty() && name != "page" && !changes.iter().any(|(changed, _)| changed == name)
            })
            .cloned();
        let added = changes
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        address(&self.path, &kept.chain(added).collect::<Vec<_>>())
    }

    /// This address with one more pair in the query, and without the page number.
    pub fn and(&self, name: &str, value: &str) -> String {
        let kept = self.query.iter().filter(|(name, value)| !value.is_empty() && name != "page").cloned();
        address(&self.path, &kept.chain([(name.to_owned(), value.to_owned())]).collect::<Vec<_>>())
    }

    /// This address without one pair of the query, and without the page number.
    pub fn without(&self, name: &str, value: &str) -> String {
        let kept: Vec<_> = self
            .query
            .iter()
            .filter(|(n, v)| !v.is_empty() && n != "page" && !(n == name && v.trim() == value))
            .cloned()
            .collect();
        address(&self.path, &kept)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Visit::of(parts))
    }
}

/// True where the request came by https, as the proxy that ends it says.
pub fn is_secure(headers: &HeaderMap) -> bool {
    headers.get(HeaderName::from_static("x-forwarded-proto")).is_some_and(|scheme| scheme == "https")
}

/// An address that leads to this server and nowhere else.
pub fn local(address: &str) -> Option<String> {
    let fits = address.starts_with('/')
        && !address.starts_with("//")
        && !address.bytes().any(|b| b == b'\\' || !(0x21..0x7f).contains(&b));
    fits.then(|| address.to_owned())
}

/// A path with a query, percent-encoded.
pub fn address(path: &str, query: &[(String, String)]) -> String {
    let mut out = path.to_owned();
    for (index, (name, value)) in query.iter().enumerate() {
        out.push(if index == 0 { '?' } else { '&' });
        encode(name, &mut out);
        out.push('=');
        encode(value, &mut out);
    }
    out
}

/// Leads to another address of this server. What cannot stand in a header is percent-encoded; the error is the caller's, and
/// never comes.
pub fn to<E>(address: &str) -> Result<Response, E> {
    let mut plain = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() { plain.push(char::from(byte)) } else { plain.push_str(&format!("%{byte:02X}")) }
    }
    let address = HeaderValue::from_str(&plain).unwrap_or_else(|_| HeaderValue::from_static("/"));
    Ok((StatusCode::SEE_OTHER, [(LOCATION, address)]).into_response())
}

/// One part of a path, percent-encoded.
pub fn segment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    encode(text, &mut out);
    out
}

fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}

/// The pairs of a query (`application/x-www-form-urlencoded`), decoded; broken escapes stay as they are.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        })
        .collect()
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |b: u8| char::from(b).to_digit(16).map(|digit| digit as u8);
        match bytes[at] {
            b'+' => out.push(b' '),
            b'%' if at + 2 < bytes.len() => match (hex(bytes[at + 1]), hex(bytes[at + 2])) {
                (Some(high), Some(low)) => {
                    out.push(high * 16 + low);
                    at += 2;
                }
                _ => out.push(b'%'),
            },
            byte => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}
