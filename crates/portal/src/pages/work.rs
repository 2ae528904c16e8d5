//! `/work`: who one is here, and what can be done next.
//!
//! Never here: doing it.

use apertura_actions::Person;
use apertura_catalog::Permission;
use axum::extract::State;
use axum::response::Response;
use maud::html;

use super::invitation::role;
use crate::Portal;
use crate::door::Guest;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::Visit;

/// The page.
pub async fn show(visit: Visit, guest: Guest, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let Person::Member(member) = &guest.person else { return Err(Refusal::forbidden()) };
    let messages = visit.messages();
    let names = portal.catalog.agency_profiles().await?;
    let title = messages.text("nav-work");
    let body = html! {
        h1 { (messages.with("work-hello", [("name", member.name.as_str())])) }
        @if member.grants.is_empty() { p.lead { (messages.text("work-no-role")) } }
        ul.tags {
            @for grant in &member.grants {
                @let agency = names.iter().find(|known| Some(&known.agency.slug) == grant.agency.as_ref());
                li.tag { (role(messages, grant, agency.map(|known| known.agency.name.as_str()))) }
            }
        }
        @if guest.person.can_somewhere(Permission::Prepare) {
            section.block {
                h2 { (messages.text("work-next")) }
                ul.results {
                    li { h3 { a href="/draft" { (messages.text("work-file")) } } p.soft { (messages.text("work-file-what")) } }
                }
            }
        }
    };
    Ok(layout::render(&visit, Page { title: &title, description: "", crumbs: &[], json: None, script: false, body }))
}
