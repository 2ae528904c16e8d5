//! `/work`: who one is here, and what can be done next.
//!
//! Never here: doing it.

use apertura_actions::Person;
use apertura_actions::board::Task;
use apertura_catalog::Permission;
use axum::response::Response;
use maud::{Markup, html};

use super::invitation::role;
use crate::date;
use crate::desk::Desk;
use crate::language::{FluentValue, Messages};
use crate::layout::{self, Page};
use crate::refusal::Refusal;

/// The page.
pub async fn show(Desk { visit, guest, portal }: Desk) -> Result<Response, Refusal> {
    let Person::Member(member) = &guest.person else { return Err(Refusal::forbidden()) };
    let messages = visit.messages();
    let names = portal.catalog.agency_profiles().await?;
    let todo = super::draft::workbench(&portal)?.drafts.tasks(&guest.person).await?;
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
        (tasks(messages, &todo))
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

/// What is to be done, most urgent first.
fn tasks(messages: &Messages, tasks: &[Task]) -> Markup {
    html! {
        section.block {
            h2 { (messages.text("work-tasks")) }
            @if tasks.is_empty() { p { (messages.text("work-nothing")) } }
            ul.results {
                @for task in tasks {
                    li {
                        h3 { a href=(task.link) { (messages.code("task", task.kind)) @if !task.title.is_empty() { ": " (task.title) } } }
                        p.soft {
                            (messages.text(&format!("task-{}-what", task.kind)))
                            @if let Some(day) = task.day {
                                " " @if task.days_late > 0 {
                                    span.tag.late { (messages.with("task-late", [("days", FluentValue::from(task.days_late)), ("day", date::civil(messages, day).into())])) }
                                } @else { span.tag.accent { (messages.with("task-day", [("day", date::civil(messages, day))])) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
