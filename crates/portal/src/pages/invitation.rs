//! `/invitation/{token}`: an invitation becomes an account.
//!
//! Never here: what an invitation gives (see actions).

use apertura_actions::RefusalKind;
use apertura_actions::account::NewAccount;
use apertura_catalog::{Grant, Invitation};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use maud::{Markup, html};

use super::sign_in::{HOME, came_in};
use crate::Portal;
use crate::desk::Desk;
use crate::door::Caller;
use crate::form::{self, Form};
use crate::headers::no_referrer;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{self, Visit, to};

/// The page.
pub async fn show(desk: Desk, Path(token): Path<String>) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    match portal.catalog.invitation(&token).await {
        Ok(invitation) if guest.present().is_ok_and(|present| present.account.mail == invitation.mail) => {
            join_page(&desk, &invitation).await
        }
        Ok(invitation) => {
            let said = NewAccount {
                name: invitation.name.clone(),
                position: invitation.position.clone(),
                ..NewAccount::default()
            };
            page(visit, portal, &invitation, &said, None).await
        }
        Err(refusal) => spent(visit, refusal),
    }
}

/// Takes the invitation up.
pub async fn accept(
    Desk { visit, guest, portal }: Desk,
    Path(token): Path<String>,
    parts: Parts,
    body: String,
) -> Result<Response, Refusal> {
    let fields = Form::open(&body);
    if fields.field("do") == "join" {
        guest.check(fields.value("sign"))?;
        return match portal.catalog.accept_present(&token, guest.present()?).await {
            Ok(()) => to(HOME),
            Err(refusal) => spent(&visit, refusal),
        };
    }
    let new = NewAccount {
        mail: fields.field("mail").to_owned(),
        name: fields.field("name").to_owned(),
        position: fields.field("position").to_owned(),
        password: fields.value("password").unwrap_or_default().to_owned(),
        language: Some(visit.language.tag().to_owned()),
    };
    let caller = Caller::of(&portal, &parts);
    match portal.catalog.accept(&token, &new, caller.visitor()).await {
        Ok(begun) => came_in(&visit, &begun.token, HOME),
        Err(refusal) => match portal.catalog.invitation(&token).await {
            Ok(invitation) if refusal.kind() != RefusalKind::Fault => {
                page(&visit, &portal, &invitation, &new, Some(&refusal)).await
            }
            Ok(_) => Err(refusal.into()),
            Err(gone) => spent(&visit, gone),
        },
    }
}

/// The page for somebody who has signed in with the account that the invitation is for.
async fn join_page(desk: &Desk, invitation: &Invitation) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let messages = visit.messages();
    let title = messages.text("invitation-title");
    let body = html! {
        div.narrow {
            h1 { (title) }
            p.lead { (messages.text("invitation-lead")) }
            (offered(messages, portal, invitation).await?)
            form method="post" {
                (form::sign(guest))
                button type="submit" name="do" value="join" { (messages.text("invitation-join")) }
            }
        }
    };
    Ok(no_referrer(layout::render(visit, Page::plain(&title, &[], body))))
}

/// The roles that an invitation offers.
async fn offered(messages: &Messages, portal: &Portal, invitation: &Invitation) -> Result<Markup, Refusal> {
    let names = portal.catalog.agency_profiles().await?;
    Ok(html! {
        ul {
            @for grant in &invitation.grants {
                @let agency = names.iter().find(|known| Some(&known.agency.slug) == grant.agency.as_ref());
                li { (role(messages, grant, agency.map(|known| known.agency.name.as_str()))) }
            }
        }
    })
}

async fn page(
    visit: &Visit,
    portal: &Portal,
    invitation: &Invitation,
    said: &NewAccount,
    problem: Option<&apertura_actions::Refusal>,
) -> Result<Response, Refusal> {
    let messages = visit.messages();
    let title = messages.text("invitation-title");
    let body = html! {
        div.narrow {
            h1 { (title) }
            p.lead { (messages.text("invitation-lead")) }
            (offered(messages, portal, invitation).await?)
            (form::problem(messages, problem))
            form.card.stack method="post" {
                div {
                    label for="mail" { (messages.text("account-mail")) }
                    @if invitation.mail.is_empty() {
                        input #mail type="email" name="mail" value=(said.mail) autocomplete="username" required maxlength="254";
                    } @else {
                        input #mail type="email" value=(invitation.mail) autocomplete="username" readonly;
                    }
                }
                div {
                    label for="name" { (messages.text("account-name")) }
                    input #name type="text" name="name" value=(said.name) autocomplete="name" required maxlength="200";
                }
                div {
                    label for="position" { (messages.text("account-position")) }
                    p #position-what.soft.small { (messages.text("account-position-what")) }
                    input #position type="text" name="position" value=(said.position) autocomplete="organization-title" aria-describedby="position-what" maxlength="200";
                }
                (new_password(messages))
                div { button type="submit" { (messages.text("invitation-accept")) } }
            }
            @if !invitation.mail.is_empty() {
                p { a href=(visit::address("/sign-in", &[("next".to_owned(), visit.path.clone())])) { (messages.text("invitation-has-account")) } }
            }
        }
    };
    Ok(no_referrer(layout::render_form(visit, Page::plain(&title, &[], body), problem.is_some())))
}

/// The field in which a password is chosen.
pub(super) fn new_password(messages: &Messages) -> Markup {
    html! {
        div {
            label for="password" { (messages.text("account-new-password")) }
            p #password-what.soft.small { (messages.text("account-password-what")) }
            input #password type="password" name="password" autocomplete="new-password" required minlength="12" maxlength="128" aria-describedby="password-what";
        }
    }
}

/// A role in words, with its agency.
pub(super) fn role(messages: &Messages, grant: &Grant, agency: Option<&str>) -> String {
    let role = messages.code("role-of", grant.role.code());
    match (agency, &grant.agency) {
        (Some(agency), _) => messages.with("role-in-agency", [("role", role.as_str()), ("agency", agency)]),
        (None, Some(slug)) => messages.with("role-in-agency", [("role", role.as_str()), ("agency", slug.as_str())]),
        (None, None) => role,
    }
}

fn spent(visit: &Visit, refusal: apertura_actions::Refusal) -> Result<Response, Refusal> {
    let refusal = form::unless_fault(refusal)?;
    let messages = visit.messages();
    let (title, hint) = messages.refusal(&refusal);
    let body = html! {
        div.narrow {
            h1 { (title) }
            p.lead { (hint) }
            p { a.button href="/sign-in" { (messages.text("sign-in-title")) } }
        }
    };
    let mut response = layout::render(visit, Page::plain(&title, &[], body));
    *response.status_mut() = StatusCode::GONE;
    Ok(no_referrer(response))
}
