//! Forms: the fields that somebody sent, and what every form shows.
//!
//! Never here: what fields mean (each page knows its own), files.

use apertura_actions::RefusalKind;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use maud::{Markup, html};

use crate::door::Guest;
use crate::language::Messages;
use crate::refusal::Refusal;
use crate::visit::{self, Visit};

/// Largest form of a sheet.
pub const SHEET_BYTES: usize = 16 << 20;

/// The fields, in order.
pub struct Form(Vec<(String, String)>);

impl Form {
    /// The fields of a form that this server showed to this guest.
    ///
    /// # Errors
    /// A forbidden request, where the sign is missing or forged.
    pub fn of(body: &str, guest: &Guest) -> Result<Form, Refusal> {
        let form = Form::open(body);
        guest.check(form.value("sign"))?;
        Ok(form)
    }

    /// The same of a form that may be large: a whole sheet of cells, up to [`SHEET_BYTES`].
    ///
    /// # Errors
    /// As [`Form::of`]; a bad request, where it is no form or too large.
    pub async fn of_sheet(request: Request, guest: &Guest) -> Result<Form, Refusal> {
        const FORM: &str = "application/x-www-form-urlencoded";
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.starts_with(FORM) {
            return Err(Refusal::bad_request(FORM));
        }
        let bytes = to_bytes(request.into_body(), SHEET_BYTES).await.map_err(|_| Refusal::bad_request("form"))?;
        Form::of(&String::from_utf8_lossy(&bytes), guest)
    }

    /// The fields of a form that anybody may send.
    pub fn open(body: &str) -> Form {
        Form(visit::pairs(body))
    }

    /// Fields that were read elsewhere.
    pub fn new(fields: Vec<(String, String)>) -> Form {
        Form(fields)
    }

    /// The first value of a name, as it came.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The first value of a name without blanks at its ends; empty where there is none.
    pub fn field(&self, name: &str) -> &str {
        self.value(name).unwrap_or_default().trim()
    }

    /// The first value of a name without blanks at its ends; none where it is blank or absent.
    pub fn filled(&self, name: &str) -> Option<String> {
        Some(self.field(name)).filter(|value| !value.is_empty()).map(str::to_owned)
    }

    /// The number that a field holds.
    ///
    /// # Errors
    /// A bad request, where it is none.
    pub fn number<N: std::str::FromStr>(&self, name: &str) -> Result<N, Refusal> {
        self.value(name).and_then(|text| text.parse().ok()).ok_or_else(|| Refusal::bad_request(name))
    }

    /// The first value of a name that our form always sends.
    ///
    /// # Errors
    /// A bad request, where it is absent.
    pub fn need(&self, name: &str) -> Result<String, Refusal> {
        self.value(name).map(str::to_owned).ok_or_else(|| Refusal::bad_request(name))
    }

    /// All names and values, in order.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// All values of a name that are not blank.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.trim()).filter(|v| !v.is_empty())
    }
}

/// The hidden field that every form of a guest carries.
pub fn sign(guest: &Guest) -> Markup {
    html! { input type="hidden" name="sign" value=(guest.sign); }
}

/// Why a form was not accepted, above it.
pub fn problem(messages: &Messages, refusal: Option<&apertura_actions::Refusal>) -> Markup {
    html! {
        @if let Some((what, hint)) = refusal.map(|refusal| messages.refusal(refusal)) {
            div.notice.error role="alert" { p { b { (what) } } p { (hint) } }
        }
    }
}

/// What somebody can put right in the form, to be said above it; any other refusal is a page of its own.
///
/// # Errors
/// The other refusals.
pub fn amendable(refusal: apertura_actions::Refusal) -> Result<apertura_actions::Refusal, Refusal> {
    match refusal.kind() {
        RefusalKind::Invalid | RefusalKind::Refused => Ok(refusal),
        _ => Err(refusal.into()),
    }
}

/// What is said above a form that opens a door, whatever it is; a fault of ours is a page of its own.
///
/// # Errors
/// A fault of ours.
pub fn unless_fault(refusal: apertura_actions::Refusal) -> Result<apertura_actions::Refusal, Refusal> {
    match refusal.kind() {
        RefusalKind::Fault => Err(refusal.into()),
        _ => Ok(refusal),
    }
}

/// What was done before this page, where its address says so (`done`).
pub fn done(visit: &Visit) -> Markup {
    let messages = visit.messages();
    let key = visit.value("done").map(|done| format!("done-{done}")).filter(|key| messages.has(key));
    html! { @if let Some(key) = key { p.notice role="status" { (messages.text(&key)) } } }
}

/// A line to be filled in.
pub struct Line<'a> {
    /// Name of the field, also its id.
    pub name: &'a str,
    /// What is to be written.
    pub label: &'a str,
    /// What stands there.
    pub value: &'a str,
    /// More about it; may be empty.
    pub what: &'a str,
    /// Type of the input (`text`, `email` …).
    pub kind: &'a str,
    /// True where it may not be left empty.
    pub required: bool,
}

impl Line<'_> {
    /// The label, what is to be known, and the input.
    pub fn show(&self) -> Markup {
        let described = (!self.what.is_empty()).then(|| format!("{}-what", self.name));
        html! {
            div {
                label for=(self.name) { (self.label) }
                @if let Some(id) = &described { p.soft.small id=(id) { (self.what) } }
                input id=(self.name) type=(self.kind) name=(self.name) value=(self.value) required[self.required]
                    aria-describedby=[described] maxlength="500";
            }
        }
    }
}
