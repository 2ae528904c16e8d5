//! Forms that anybody may send: the stamp, the field that people do not see, name and mail address, and what the page says
//! about them.
//!
//! Never here: deciding whether a form is let in (see actions), what its own fields mean (each page knows them).

use apertura_actions::{Giver, NotTaken, Offer, Person, Protection};
use apertura_catalog::contribution::Body;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use maud::{Markup, html};

use crate::Portal;
use crate::desk::Desk;
use crate::door::{self, Guest};
use crate::form::{self, Form};
use crate::language::Messages;
use crate::refusal::Refusal;
use crate::visit::to;

/// The name of the field that people do not see.
const TRAP: &str = "website";

/// A public form as it came.
pub struct Sent {
    /// Its fields.
    pub form: Form,
    address: Option<String>,
    language: &'static str,
}

impl Sent {
    /// Reads a form; of somebody who has signed in it must be one that this server showed to them.
    ///
    /// # Errors
    /// A forbidden request.
    pub fn read(desk: &Desk, parts: &Parts, body: &str) -> Result<Sent, Refusal> {
        let Desk { visit, guest, portal } = desk;
        let form = if guest.person == Person::Visitor { Form::open(body) } else { Form::of(body, guest)? };
        Ok(Sent { form, address: door::address(portal, parts), language: visit.language.tag() })
    }

    /// Who stands behind it.
    pub fn giver(&self) -> Giver<'_> {
        Giver { mail: self.form.field("mail"), language: self.language }
    }

    /// What it carries beside its fields.
    pub fn protection(&self) -> Protection<'_> {
        Protection {
            stamp: self.form.field("stamp"),
            trap: self.form.value(TRAP).unwrap_or_default(),
            address: self.address.as_deref(),
        }
    }
}

impl Sent {
    /// Offers what the form says; leads to the page that says what comes next.
    ///
    /// # Errors
    /// It is not let in.
    pub async fn offer(
        &self,
        desk: &Desk,
        body: Body,
        agency: Option<&str>,
        dataset: Option<&str>,
    ) -> Result<Response, apertura_actions::Refusal> {
        let (person, what) = (&desk.guest.person, body.kind().code());
        let (name, giver, protection) = (self.form.field("name"), self.giver(), self.protection());
        desk.portal.catalog.offer(person, &Offer { body, name, agency, dataset, giver, protection }).await?;
        let now = if *person == Person::Visitor { "mail" } else { "waiting" };
        to(&format!("/confirmed?what={what}&now={now}"))
    }
}

/// A public form, or that none is taken: what somebody fills in, between what every such form carries.
pub async fn open_form(
    desk: &Desk,
    said: &Form,
    (action, send): (&str, &str),
    fields: Markup,
) -> Result<Markup, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let messages = visit.messages();
    if !portal.catalog.takes_part() {
        return Ok(html! { p.notice { (messages.text("public-closed")) } });
    }
    let carried = carried(guest, portal, messages).await?;
    Ok(html! {
        form.card.stack.about-form action=(action) method="post" {
            (carried)
            (fields)
            (name_line(messages, said))
            (mail_line(messages, guest, said))
            div.actions { button type="submit" { (messages.text(send)) } }
        }
        p.soft.small { (messages.text("public-rules")) }
    })
}

/// The fields that every public form carries and nobody fills in.
pub async fn carried(guest: &Guest, portal: &Portal, messages: &Messages) -> Result<Markup, Refusal> {
    if guest.person != Person::Visitor {
        return Ok(form::sign(guest));
    }
    let stamp = portal.catalog.form_stamp().await?;
    Ok(html! {
        input type="hidden" name="stamp" value=(stamp);
        div.trap aria-hidden="true" {
            label for=(TRAP) { (messages.text("form-trap")) }
            input id=(TRAP) type="text" name=(TRAP) value="" tabindex="-1" autocomplete="off";
        }
    })
}

/// The name, if the person wants one to be shown.
fn name_line(messages: &Messages, form: &Form) -> Markup {
    html! {
        div {
            label for="name" { (messages.text("public-name")) }
            p.soft.small #name-what { (messages.text("public-name-what")) }
            input #name type="text" name="name" value=(form.field("name")) maxlength="80" autocomplete="off" aria-describedby="name-what";
        }
    }
}

/// The mail address, where it is not known already, and what becomes of it.
pub fn mail_line(messages: &Messages, guest: &Guest, form: &Form) -> Markup {
    html! {
        @if guest.person == Person::Visitor {
            div {
                label for="mail" { (messages.text("public-mail")) }
                p.soft.small #mail-what { (messages.text("public-mail-what")) }
                input #mail type="email" name="mail" value=(form.field("mail")) maxlength="254" required autocomplete="email" aria-describedby="mail-what";
            }
        } @else { p.soft { (messages.text("public-mail-known")) } }
    }
}

/// A text of several lines.
pub fn text_lines(messages: &Messages, form: &Form, name: &str, key: &str, rows: u8, required: bool) -> Markup {
    let what = messages.find(&format!("{key}-what"));
    let described = what.as_ref().map(|_| format!("{name}-what"));
    html! {
        div {
            label for=(name) { (messages.text(key)) }
            @if let (Some(what), Some(id)) = (&what, &described) { p.soft.small id=(id) { (what) } }
            textarea id=(name) name=(name) rows=(rows) maxlength="5000" required[required] aria-describedby=[described] {
                // a browser takes the first line end of a textarea for none
                (form.value(name).unwrap_or_default().trim())
            }
        }
    }
}

/// A choice of several, by value and words; the first says what no choice means.
pub fn choice(name: &str, label: &str, none: &str, choices: &[(String, String)], chosen: &str) -> Markup {
    html! {
        div {
            label for=(name) { (label) }
            select id=(name) name=(name) {
                option value="" { (none) }
                @for (value, words) in choices { option value=(value) selected[value == chosen] { (words) } }
            }
        }
    }
}

/// The words of somebody, line by line as they were written.
pub fn words(text: &str) -> Markup {
    html! { @for part in text.split("\n\n").filter(|part| !part.trim().is_empty()) { p.words { (part.trim()) } } }
}

/// Gives a page with a refused form its status; what is no matter of the form becomes a page of its own.
///
/// # Errors
/// What is no matter of the form.
pub fn refused(refusal: apertura_actions::Refusal, mut page: Response) -> Result<Response, Refusal> {
    use apertura_actions::RefusalKind;
    let status = match &refusal {
        apertura_actions::Refusal::NotTaken(NotTaken::TooOften { .. }) => StatusCode::TOO_MANY_REQUESTS,
        refusal if matches!(refusal.kind(), RefusalKind::Refused | RefusalKind::Invalid | RefusalKind::NotFound) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        _ => return Err(refusal.into()),
    };
    *page.status_mut() = status;
    Ok(page)
}
