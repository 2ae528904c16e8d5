//! `/account`: how one is called, how one comes in, where one is signed in, and tokens for machines.
//!
//! Never here: what may be changed (see actions).

use std::collections::BTreeSet;

use apertura_catalog::{ApiToken, Permission};
use axum::response::Response;
use maud::{Markup, html};

use super::invitation::role;
use crate::desk::Desk;
use crate::door::Guest;
use crate::form::{self, Form, Line};
use crate::language::{Language, Messages};
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::to;

/// The page.
pub async fn show(desk: Desk) -> Result<Response, Refusal> {
    page(&desk, None, None).await
}

async fn page(
    desk: &Desk,
    problem: Option<&apertura_actions::Refusal>,
    made: Option<&str>,
) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let present = guest.present()?;
    let account = &present.account;
    let messages = visit.messages();
    let names = portal.catalog.agency_profiles().await?;
    let sessions = portal.catalog.own_sessions(present).await?;
    let tokens = portal.catalog.own_api_tokens(present).await?;
    let allowable = portal.catalog.allowable(&guest.person);
    let makes_tokens = guest.person.can_somewhere(Permission::MakeToken);
    let title = messages.text("nav-account");
    let body = html! {
        h1 { (messages.text("account-title")) }
        (form::done(visit))
        (form::problem(messages, problem))
        @if let Some(token) = made {
            div.notice role="status" {
                p { b { (messages.text("token-made")) } }
                p { code.breaks { (token) } }
                p { (messages.text("token-made-once")) }
            }
        }
        div.cards {
            section.card.stack {
                h2 { (messages.text("account-about")) }
                form.stack method="post" {
                    (form::sign(guest))
                    input type="hidden" name="do" value="describe";
                    (Line { name: "name", label: &messages.text("account-name"), value: &account.name, what: "", kind: "text", required: true }.show())
                    (Line { name: "position", label: &messages.text("account-position"), value: &account.position, what: "", kind: "text", required: false }.show())
                    div {
                        label for="language" { (messages.text("account-language")) }
                        select #language name="language" {
                            @for language in Language::ALL {
                                option value=(language.tag()) selected[account.language.as_deref() == Some(language.tag())] {
                                    (Messages::get(language).text("language-name"))
                                }
                            }
                        }
                    }
                    p.soft.small { (messages.text("account-mail")) ": " (account.mail) }
                    div { button type="submit" { (messages.text("save")) } }
                }
            }
            section.card.stack {
                h2 { (messages.text("account-roles")) }
                @if account.grants.is_empty() { p.soft { (messages.text("work-no-role")) } }
                ul {
                    @for grant in &account.grants {
                        @let agency = names.iter().find(|known| Some(&known.agency.slug) == grant.agency.as_ref());
                        li { (role(messages, grant, agency.map(|known| known.agency.name.as_str()))) }
                    }
                }
                h2 { (messages.text("account-entry")) }
                p { a href="/account/password" { (messages.text("reset-title")) } }
                p {
                    @if account.second_factor { span.tag.accent { (messages.text("account-second-factor-there")) } " " }
                    a href="/account/second-factor" {
                        (messages.text(if account.second_factor { "account-second-factor-change" } else { "account-second-factor-set-up" }))
                    }
                }
            }
        }
        section.block {
            h2 { (messages.text("sessions-title")) }
            p.soft { (messages.text("sessions-lead")) }
            ul.results {
                @for session in &sessions {
                    li.beside {
                        div {
                            h3 { (device(messages, &session.browser)) @if session.id == present.session.id { " " span.tag.accent { (messages.text("sessions-this")) } } }
                            p.soft { (messages.with("sessions-seen", [("at", crate::date::moment(messages, session.seen))])) }
                        }
                        @if session.id != present.session.id {
                            (button(guest, "end-session", &session.id, &messages.text("sessions-end")))
                        }
                    }
                }
            }
            @if sessions.len() > 1 { (button(guest, "end-sessions", "", &messages.text("sessions-end-others"))) }
        }
        @if makes_tokens || !tokens.is_empty() {
            section #tokens.block {
                h2 { (messages.text("tokens-title")) }
                p.soft { (messages.text("tokens-lead")) }
                @if !tokens.is_empty() {
                    ul.results {
                        @for token in &tokens {
                            li.beside {
                                div {
                                    h3 { (token.name) }
                                    p.soft { (scope(messages, token)) }
                                    p.soft.small {
                                        (messages.with("tokens-until", [("day", crate::date::day(messages, token.expires))])) " · "
                                        @match token.used {
                                            Some(used) => { (messages.with("tokens-used", [("at", crate::date::moment(messages, used))])) }
                                            None => { (messages.text("tokens-never-used")) }
                                        }
                                    }
                                }
                                (button(guest, "end-token", &token.id, &messages.text("tokens-end")))
                            }
                        }
                    }
                }
                @if makes_tokens { (token_form(messages, guest, &allowable)) }
            }
        }
    };
    Ok(layout::render_form(visit, Page::plain(&title, &[], body), problem.is_some()))
}

fn token_form(messages: &Messages, guest: &Guest, allowable: &[Permission]) -> Markup {
    html! {
        details.card.block {
            summary { (messages.text("tokens-make")) }
            form.stack action="/account/token" method="post" {
                (form::sign(guest))
                (Line { name: "token-name", label: &messages.text("tokens-name"), value: "", what: &messages.text("tokens-name-what"), kind: "text", required: true }.show())
                fieldset {
                    legend { (messages.text("tokens-scope")) }
                    @for permission in allowable {
                        label.choice { input type="checkbox" name="scope" value=(permission.code()); (messages.code("permission", permission.code())) }
                    }
                }
                div {
                    label for="days" { (messages.text("tokens-days")) }
                    select #days name="days" {
                        @for days in [7, 30, 90, 180, 365] { option value=(days) selected[days == 90] { (messages.with("days", [("count", f64::from(days))])) } }
                    }
                }
                div { button type="submit" { (messages.text("tokens-make")) } }
            }
        }
    }
}

fn scope(messages: &Messages, token: &ApiToken) -> String {
    token.scope.iter().map(|permission| messages.code("permission", permission.code())).collect::<Vec<_>>().join(" · ")
}

fn button(guest: &Guest, action: &str, id: &str, text: &str) -> Markup {
    html! {
        form method="post" {
            (form::sign(guest))
            input type="hidden" name="id" value=(id);
            button.quiet.slim type="submit" name="do" value=(action) { (text) }
        }
    }
}

/// What a browser calls itself, in two words.
fn device(messages: &Messages, browser: &str) -> String {
    let first = |names: &[(&str, &str)]| {
        names.iter().find(|(sign, _)| browser.contains(sign)).map(|(_, name)| (*name).to_owned())
    };
    let program = first(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (program, system) {
        (Some(program), Some(system)) => format!("{program}, {system}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => messages.text("sessions-unknown"),
    }
}

/// Changes what the page offers.
pub async fn change(desk: Desk, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let fields = Form::of(&body, guest)?;
    let present = guest.present()?;
    let catalog = &portal.catalog;
    let done = match fields.field("do") {
        "describe" => {
            let language = Language::from_tag(fields.field("language")).unwrap_or_default();
            catalog
                .describe_oneself(present, fields.field("name"), fields.field("position"), Some(language.tag()))
                .await
        }
        "end-session" => catalog.end_own_sessions(present, Some(fields.field("id"))).await,
        "end-sessions" => catalog.end_own_sessions(present, None).await,
        "end-token" => catalog.end_api_token(present, fields.field("id")).await,
        _ => return Err(Refusal::bad_request("do")),
    };
    match done {
        Ok(()) => to("/account?done=saved"),
        Err(refusal) => page(&desk, Some(&form::amendable(refusal)?), None).await,
    }
}

/// Makes a token, and shows it once.
pub async fn make_token(desk: Desk, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let fields = Form::of(&body, guest)?;
    let present = guest.present()?;
    if !present.proved {
        return to("/sign-in/again?next=%2Faccount%23tokens");
    }
    let scope: Option<BTreeSet<Permission>> = fields.all("scope").map(Permission::from_code).collect();
    let scope = scope.ok_or_else(|| Refusal::bad_request("scope"))?;
    let days = fields.field("days").parse().map_err(|_| Refusal::bad_request("days"))?;
    match portal.catalog.make_api_token(present, fields.field("token-name"), scope, days).await {
        Ok((token, _)) => page(&desk, None, Some(&token)).await,
        Err(refusal) => page(&desk, Some(&form::amendable(refusal)?), None).await,
    }
}
