//! What somebody had typed when their session had ended, or when their password was asked for again: it goes with the pages
//! that ask who they are, in the pages themselves, and is shown to be sent by its writer once they are in.
//!
//! Nothing of it is kept on the server. Only a form that the browser says came from a page of this server is taken along, and
//! nothing is done with it before its writer presses the button (docs/security.md, V3). Never here: passwords, codes, signs,
//! files; who may do what.

use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderMap, HeaderName, ORIGIN, REFERER};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, Uri};
use axum::response::Response;
use maud::{Markup, html};

use crate::form::Form;
use crate::layout::{self, Page};
use crate::visit::{self, Visit};

/// Largest form that is taken along: a page of the inventory's sheet has some 100 KiB.
pub const BYTES: usize = 1 << 20;

/// Fields that never stand on a page.
const SECRET: [&str; 5] = ["sign", "password", "old", "code", "token"];

/// Addresses whose forms say who somebody is: there is nothing to send again.
const ENTRANCES: [&str; 6] =
    ["/sign-in", "/sign-out", "/reset", "/invitation", "/account/password", "/account/second-factor"];

/// A form that waits for its writer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptForm {
    /// The path and query to which it goes.
    pub address: String,
    /// Its fields, in order.
    pub fields: Vec<(String, String)>,
}

impl KeptForm {
    /// True for a form, small enough, that a page of this server sends.
    pub fn fits(parts: &Parts) -> bool {
        let text = |name: HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let small = text(CONTENT_LENGTH).parse::<usize>().is_ok_and(|bytes| bytes <= BYTES);
        let entrance = ENTRANCES.iter().any(|entrance| parts.uri.path().starts_with(entrance));
        parts.method == Method::POST
            && small
            && !entrance
            && text(CONTENT_TYPE).starts_with("application/x-www-form-urlencoded")
            && is_own(&parts.headers)
    }

    /// The form of a request's body.
    pub fn of(uri: &Uri, body: &str) -> KeptForm {
        let fields = visit::pairs(body).into_iter().filter(|(name, _)| !SECRET.contains(&name.as_str())).collect();
        KeptForm { address: uri.path_and_query().map_or("/", |address| address.as_str()).to_owned(), fields }
    }

    /// The form that came with a page that asked who somebody is; none where there was none.
    pub fn carried(form: &Form) -> Option<KeptForm> {
        let address = visit::local(form.value("kept-to")?)?;
        let fields = visit::pairs(form.value("kept")?);
        Some(KeptForm {
            address,
            fields: fields.into_iter().filter(|(name, _)| !SECRET.contains(&name.as_str())).collect(),
        })
    }

    /// The hidden fields by which it goes with a form that asks who somebody is.
    pub fn hidden(&self) -> Markup {
        let fields = visit::address("", &self.fields);
        html! {
            input type="hidden" name="kept-to" value=(self.address);
            input type="hidden" name="kept" value=(fields.trim_start_matches('?'));
        }
    }

    /// What was written, and the button that sends it. `sign` is that of the session that is there now.
    pub fn page(&self, visit: &Visit, sign: &str) -> Response {
        let messages = visit.messages();
        let title = messages.text("kept-title");
        // only what a person wrote is worth reading again: the rest are numbers and codes
        let written =
            self.fields.iter().map(|(_, value)| value.trim()).filter(|value| value.contains(char::is_alphabetic));
        let written: Vec<&str> = written.filter(|value| !is_code(value)).collect();
        let body = html! {
            div.narrow {
                h1 { (title) }
                p.lead { (messages.text("kept-form-lead")) }
                @if !written.is_empty() {
                    details.card open[written.len() < 8] {
                        summary { (messages.text("kept-written")) }
                        ul { @for text in &written { li.breaks { (text) } } }
                    }
                }
                form.block action=(self.address) method="post" {
                    input type="hidden" name="sign" value=(sign);
                    @for (name, value) in &self.fields { input type="hidden" name=(name) value=(value); }
                    div.actions { button type="submit" { (messages.text("kept-send")) } a.button.quiet href="/work" { (messages.text("kept-drop")) } }
                }
            }
        };
        let page = Page { title: &title, description: "", crumbs: &[], json: None, script: false, body };
        let mut response = layout::render(visit, page);
        response.headers_mut().insert("cache-control", axum::http::HeaderValue::from_static("no-store"));
        response
    }

    /// The same, where the form was of a session that has ended and nothing was done.
    pub fn refused_page(&self, visit: &Visit, sign: &str) -> Response {
        let mut response = self.page(visit, sign);
        *response.status_mut() = StatusCode::FORBIDDEN;
        response
    }
}

/// A word of ours, as `data-producer@obras` or `approve`, and an address.
fn is_code(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_@./:".contains(&byte))
        && !value.contains("@.")
        && (value.starts_with('/') || !value.contains('.'))
}

/// True where the browser says that a page of this server sends the request.
pub fn is_own(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    match text(HeaderName::from_static("sec-fetch-site")) {
        Some(site) => site == "same-origin",
        None => match (text(ORIGIN).and_then(|origin| origin.parse::<Uri>().ok()), text(HOST)) {
            (Some(origin), Some(host)) => origin.authority().is_some_and(|authority| authority.as_str() == host),
            _ => false,
        },
    }
}

/// The page from which a request comes, where it is one of this server.
pub fn from_page(headers: &HeaderMap) -> Option<String> {
    let referer: Uri = headers.get(REFERER)?.to_str().ok()?.parse().ok()?;
    let host = headers.get(HOST)?.to_str().ok()?;
    let own = referer.authority().is_some_and(|authority| authority.as_str() == host);
    own.then(|| referer.path_and_query().map(ToString::to_string)).flatten().and_then(|address| visit::local(&address))
}
