//! `/people`: who works in one's agencies, with which roles; inviting them, giving and taking roles, closing accounts.
//!
//! Never here: who may do so (see actions).

use apertura_actions::Person;
use apertura_catalog::{AgencyProfile, Grant, Invitation, LetterRecord, LetterState, Permission, Role, Slug};
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};

use super::invitation::role;
use crate::desk::Desk;
use crate::form::{self, Form, Line};
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{Visit, to};

/// The list, and the form that invites.
pub async fn list(desk: Desk) -> Result<Response, Refusal> {
    list_page(&desk, None, &Form::open(""), None).await
}

async fn list_page(
    desk: &Desk,
    problem: Option<&apertura_actions::Refusal>,
    said: &Form,
    made: Option<&Made>,
) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let catalog = &portal.catalog;
    let people = catalog.people(&guest.person).await?;
    let invited = catalog.invitations(&guest.person).await?;
    let letters = catalog.invitation_letters(&guest.person).await?;
    let names = catalog.agency_profiles().await?;
    let messages = visit.messages();
    let title = messages.text("nav-people");
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("people-lead")) }
        (form::done(visit))
        (form::problem(messages, problem))
        @if let Some(made) = made { (by_hand(messages, visit, made)) }
        @else if !portal.sends_mail { p.notice.warning { (messages.text("people-no-mail")) } }
        details.card open[problem.is_some() || people.len() < 2] {
            summary { (messages.text("people-invite")) }
            form.stack method="post" {
                (form::sign(guest))
                input type="hidden" name="do" value="invite";
                (Line { name: "mail", label: &messages.text("account-mail"), value: said.field("mail"), what: &messages.text(if portal.sends_mail { "people-mail-what" } else { "people-mail-by-hand" }), kind: "email", required: true }.show())
                (Line { name: "name", label: &messages.text("account-name"), value: said.field("name"), what: "", kind: "text", required: false }.show())
                (role_field(messages, &guest.person, &names, said.field("grant")))
                div { button type="submit" { (messages.text(if portal.sends_mail { "people-send" } else { "people-make-link" })) } }
            }
        }
        @if !invited.is_empty() {
            section.block {
                h2 { (messages.text("people-invited")) }
                ul.results {
                    @for (invitation, expires) in &invited {
                        li.beside {
                            div {
                                h3 { (invitation.mail) }
                                p.soft { (roles(messages, &invitation.grants, &names)) " · " (messages.with("people-until", [("day", crate::date::day(messages, *expires))])) }
                                @match letters.get(&invitation.mail) {
                                    _ if !portal.sends_mail => { p.small { (messages.text("people-link-again")) } }
                                    Some(letter) => { (letter_state(messages, &guest.person, letter)) }
                                    None => {}
                                }
                            }
                            form method="post" {
                                (form::sign(guest))
                                input type="hidden" name="mail" value=(invitation.mail);
                                button.quiet.slim type="submit" name="do" value="take-back" { (messages.text("people-take-back")) }
                            }
                        }
                    }
                }
            }
        }
        section.block {
            h2 { (messages.with("people-count", [("count", people.len() as f64)])) }
            ul.results {
                @for seen in &people {
                    li {
                        h3 {
                            a href=(format!("/people/{}", seen.account.id)) { (seen.account.name) }
                            @if seen.account.closed.is_some() { " " span.tag { (messages.text("people-closed")) } }
                        }
                        @if !seen.account.position.is_empty() { p.soft { (seen.account.position) } }
                        p { (roles(messages, &seen.account.grants, &names)) }
                    }
                }
            }
        }
    };
    Ok(layout::render_form(visit, Page::plain(&title, &[], body), problem.is_some()))
}

/// An invitation that nobody mails, and its link.
struct Made {
    mail: String,
    token: String,
}

/// The link that is handed over by hand, shown once.
fn by_hand(messages: &Messages, visit: &Visit, made: &Made) -> Markup {
    html! {
        div.notice.warning role="status" {
            p { b { (messages.with("people-by-hand", [("mail", made.mail.as_str())])) } }
            p { code.breaks { (visit.origin) "/invitation/" (made.token) } }
            p { (messages.text("people-by-hand-how")) }
        }
    }
}

/// What became of the letter with an invitation.
fn letter_state(messages: &Messages, person: &Person, letter: &LetterRecord) -> Markup {
    let failed = letter.attempts > 0 && letter.state != LetterState::Sent;
    let said = messages.with(super::mail::state(letter), [("at", crate::date::moment(messages, letter.at))]);
    html! {
        p.small.error[failed] {
            (messages.with("people-letter", [("state", said)]))
            @if failed {
                " " @if person.can(Permission::ManageSettings, None) { a href="/mail" { (messages.text("people-letter-why")) } }
                @else { (messages.text("people-letter-ask")) }
            }
        }
    }
}

fn roles(messages: &Messages, grants: &[Grant], names: &[AgencyProfile]) -> String {
    let name = |grant: &Grant| {
        let agency = names.iter().find(|known| Some(&known.agency.slug) == grant.agency.as_ref());
        role(messages, grant, agency.map(|known| known.agency.name.as_str()))
    };
    if grants.is_empty() {
        messages.text("people-no-role")
    } else {
        grants.iter().map(name).collect::<Vec<_>>().join(" · ")
    }
}

/// The roles that this person may give: one choice each, with the agency.
fn role_field(messages: &Messages, person: &Person, names: &[AgencyProfile], chosen: &str) -> Markup {
    let mut choices = Vec::new();
    for profile in names.iter().filter(|profile| profile.closed.is_none()) {
        if person.can(Permission::ManagePeople, Some(&profile.agency.slug)) {
            choices.push((
                profile.agency.name.clone(),
                Role::ALL
                    .into_iter()
                    .filter(|role| role.of_agency())
                    .map(|role| (role, Some(&profile.agency.slug)))
                    .collect::<Vec<_>>(),
            ));
        }
    }
    if person.can(Permission::ManageAgencies, None) {
        let all = Role::ALL.into_iter().filter(|role| !role.of_agency()).map(|role| (role, None)).collect();
        choices.push((messages.text("people-coordination"), all));
    }
    html! {
        div {
            label for="grant" { (messages.text("people-role")) }
            select #grant name="grant" required {
                option value="" { }
                @for (group, roles) in &choices {
                    optgroup label=(group) {
                        @for (role, agency) in roles {
                            @let value = format!("{}@{}", role.code(), agency.map_or("", |agency| agency.as_str()));
                            option value=(value) selected[value == chosen] { (messages.code("role-of", role.code())) }
                        }
                    }
                }
            }
        }
    }
}

/// A role with its agency, as the form sends it.
fn grant(text: &str) -> Result<Grant, Refusal> {
    let wrong = || Refusal::bad_request("grant");
    let (role, agency) = text.split_once('@').ok_or_else(wrong)?;
    let agency = if agency.is_empty() { None } else { Some(Slug::try_from(agency.to_owned()).map_err(|_| wrong())?) };
    Grant::new(Role::from_code(role).ok_or_else(wrong)?, agency).ok_or_else(wrong)
}

/// Invites somebody, or takes an invitation back.
pub async fn invite(desk: Desk, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let fields = Form::of(&body, guest)?;
    guest.proved()?;
    let done = match fields.field("do") {
        "take-back" => {
            portal.catalog.take_back_invitation(&guest.person, fields.field("mail")).await.map(|()| "taken-back")
        }
        "invite" => {
            let invitation = Invitation {
                mail: fields.field("mail").to_owned(),
                name: fields.field("name").to_owned(),
                position: String::new(),
                grants: vec![grant(fields.field("grant"))?],
                by: None,
            };
            match portal.catalog.invite(&guest.person, &invitation).await {
                Ok(token) if !portal.sends_mail => {
                    let made = Made { mail: invitation.mail, token };
                    return list_page(&desk, None, &Form::open(""), Some(&made)).await;
                }
                other => other.map(|_| "invited"),
            }
        }
        _ => return Err(Refusal::bad_request("do")),
    };
    match done {
        Ok(done) => to(&format!("/people?done={done}")),
        Err(refusal) => list_page(&desk, Some(&form::amendable(refusal)?), &fields, None).await,
    }
}

/// Somebody.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    one_page(&desk, &id, None).await
}

async fn one_page(desk: &Desk, id: &str, problem: Option<&apertura_actions::Refusal>) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let catalog = &portal.catalog;
    let seen = catalog.somebody(&guest.person, id).await?;
    let names = catalog.agency_profiles().await?;
    let sheets = catalog.hand_overs(&guest.person, id).await?;
    let account = &seen.account;
    let messages = visit.messages();
    let oneself = guest.person.account() == Some(id);
    let body = html! {
        h1 { (account.name) }
        @if !account.position.is_empty() { p.lead { (account.position) } }
        (form::done(visit))
        (form::problem(messages, problem))
        @if account.closed.is_some() { p.notice.warning { (messages.text("people-closed-what")) } }
        dl.facts {
            dt { (messages.text("account-mail")) } dd { (account.mail) }
            dt { (messages.text("people-since")) } dd { (crate::date::day(messages, account.created)) }
            dt { (messages.text("second-factor-title")) }
            dd { (messages.text(if account.second_factor { "people-second-factor-yes" } else { "people-second-factor-no" })) }
        }
        section.block {
            h2 { (messages.text("account-roles")) }
            @if seen.more { p.soft { (messages.text("people-more")) } }
            @if account.grants.is_empty() { p.soft { (messages.text("people-no-role")) } }
            ul.results {
                @for held in &account.grants {
                    li.beside {
                        p { (roles(messages, std::slice::from_ref(held), &names)) }
                        form method="post" {
                            (form::sign(guest))
                            input type="hidden" name="grant" value=(format!("{}@{}", held.role.code(), held.agency.as_ref().map_or("", |agency| agency.as_str())));
                            button.quiet.slim type="submit" name="do" value="take" { (messages.text("people-take")) }
                        }
                    }
                }
            }
            @if account.closed.is_none() {
                details.card.block {
                    summary { (messages.text("people-give")) }
                    form.stack method="post" {
                        (form::sign(guest))
                        (role_field(messages, &guest.person, &names, ""))
                        div { button type="submit" name="do" value="give" { (messages.text("people-give")) } }
                    }
                }
            }
        }
        section.block {
            h2 { (messages.text("people-leaves")) }
            @if account.closed.is_none() && !account.grants.is_empty() {
                p { (messages.text("people-leaves-what")) }
                p { a.button href=(format!("/people/{id}/hand-over")) { (messages.text("hand-over-title")) } }
            }
            @if !sheets.is_empty() {
                ul { @for sheet in &sheets { li { a href=(format!("/hand-over/{}", sheet.id)) { (messages.with("hand-over-of-day", [("day", crate::date::day(messages, sheet.at))])) } } } }
            }
            @if !oneself && !seen.more {
                form method="post" {
                    (form::sign(guest))
                    @if account.closed.is_some() {
                        button.quiet type="submit" name="do" value="reopen" { (messages.text("people-reopen")) }
                    } @else {
                        p.soft.small { (messages.text("people-close-what")) }
                        button.quiet type="submit" name="do" value="close" { (messages.text("people-close")) }
                    }
                }
            }
            @if account.second_factor && !oneself && guest.person.can(Permission::ManageAgencies, None) {
                form.block method="post" {
                    (form::sign(guest))
                    p.soft.small { (messages.text("people-remove-factor-what")) }
                    button.quiet type="submit" name="do" value="remove-factor" { (messages.text("people-remove-factor")) }
                }
            }
        }
    };
    let crumbs = [("/people".to_owned(), messages.text("nav-people"))];
    Ok(layout::render_form(visit, Page::plain(&account.name, &crumbs, body), problem.is_some()))
}

/// Changes somebody's roles or account.
pub async fn change(desk: Desk, Path(id): Path<String>, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let fields = Form::of(&body, guest)?;
    guest.proved()?;
    let (catalog, person) = (&portal.catalog, &guest.person);
    let done = match fields.field("do") {
        "give" => catalog.give_role(person, &id, &grant(fields.field("grant"))?).await,
        "take" => catalog.take_role(person, &id, &grant(fields.field("grant"))?).await,
        "close" => catalog.close_account(person, &id, true).await,
        "reopen" => catalog.close_account(person, &id, false).await,
        "remove-factor" => catalog.remove_second_factor(person, &id).await,
        _ => return Err(Refusal::bad_request("do")),
    };
    match done {
        // whoever took their own last role here does not see the page any more
        Ok(()) if catalog.somebody(person, &id).await.is_err() => to("/people?done=saved"),
        Ok(()) => to(&format!("/people/{id}?done=saved")),
        Err(refusal) if matches!(refusal, apertura_actions::Refusal::LastAdministrator) => {
            one_page(&desk, &id, Some(&refusal)).await
        }
        Err(refusal) => Err(refusal.into()),
    }
}
