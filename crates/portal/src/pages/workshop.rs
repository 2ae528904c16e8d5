//! `/workshop`: workshops, from the invitation to the report.
//!
//! Never here: what may be done (see actions), where people sit (see `apertura_workshop`).

mod cards;
mod certificates;
mod clock;
mod door;
mod material;
mod people;
mod phone;
mod plan;
mod plenary;
mod questions;
mod report;
mod seating;
mod seating_board;
mod steps;
mod survey;

use apertura_actions::workshop::WorkshopView;
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};

use crate::desk::Desk;
use crate::form::{self, Form};
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::Visit;
use crate::{date, number};

pub use cards::{keep as keep_cards, show as show_cards};
pub use certificates::{change as change_certificates, paper as certificates_paper, show as show_certificates};
pub use clock::show as show_clock;
pub use door::{let_in, show as show_door};
pub use material::{file as material_file, show as show_material};
pub use people::{add, csv as people_csv, list as list_people, list_file};
pub use phone::{show as show_phone, state as door_state, sync as sync_door, worker as door_worker};
pub use plan::{change, edit, make};
pub use plenary::{change as change_plenary, show as show_plenary};
pub use questions::{change as change_questions, show as show_questions};
pub use report::{
    file as report_file, hand_over as hand_figures_over, open_data, show as show_report, write as write_report,
};
pub use seating::{judge as judge_seating, move_people, seat, show as show_seating};
pub use steps::{change as change_steps, show as show_steps};
pub use survey::{paper as survey_paper, show as show_survey, write as write_survey};

/// The workshops, and the form that makes one.
pub async fn list(desk: Desk) -> Result<Response, Refusal> {
    list_page(&desk, None, &Form::open("")).await
}

async fn list_page(desk: &Desk, problem: Option<&apertura_actions::Refusal>, said: &Form) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let workshops = portal.catalog.workshops(&guest.person).await?;
    let messages = visit.messages();
    let title = messages.text("nav-workshops");
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("workshop-lead")) }
        (form::problem(messages, problem))
        @if !workshops.is_empty() {
            ul.results {
                @for (workshop, counts) in &workshops {
                    li {
                        h2 { a href=(format!("/workshop/{}", workshop.id)) { (workshop.name) } @if workshop.cancelled { " " span.tag.late { (messages.text("workshop-cancelled")) } } }
                        p.soft { (date::civil(messages, workshop.begins.date())) " · " (workshop.begins.strftime("%H:%M")) " · " (workshop.place) }
                        p { (messages.with("workshop-line", [("invited", counts.invited as f64), ("registered", counts.registered as f64), ("present", counts.present as f64)])) }
                    }
                }
            }
        }
        details.card.block open[problem.is_some() || workshops.is_empty()] {
            summary { (messages.text("workshop-make")) }
            form.stack method="post" {
                (form::sign(guest))
                (plan::fields(messages, said))
                div { button type="submit" { (messages.text("workshop-make")) } }
            }
        }
        (cycles(messages, &workshops))
    };
    Ok(answer(visit, &title, &[], body, problem.is_some()))
}

/// How many people each cycle kept from stage to stage.
fn cycles(messages: &Messages, workshops: &[(apertura_workshop::Workshop, apertura_workshop::Counts)]) -> Markup {
    let mut names: Vec<&str> =
        workshops.iter().map(|(w, _)| w.series.as_str()).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    html! {
        @for name in names {
            section.block {
                h2 { (messages.with("workshop-cycle-of", [("series", name)])) }
                div.scroll {
                    table {
                        thead { tr { th scope="col" { (messages.text("workshop-stage")) } th.number scope="col" { (messages.text("workshop-count-invited")) } th.number scope="col" { (messages.text("workshop-count-registered")) } th.number scope="col" { (messages.text("workshop-count-present")) } th.number scope="col" { (messages.text("workshop-count-returning")) } } }
                        tbody {
                            @for stage in apertura_workshop::Stage::ALL {
                                @let of = |count: fn(&apertura_workshop::Counts) -> u32| workshops.iter().filter(|(w, _)| w.series == name && w.stage == stage).map(|(_, counts)| u64::from(count(counts))).sum::<u64>();
                                tr {
                                    th scope="row" { (messages.code("workshop-stage", stage.code())) }
                                    td.number { (number::count(of(|counts| counts.invited))) }
                                    td.number { (number::count(of(|counts| counts.registered))) }
                                    td.number { (number::count(of(|counts| counts.present))) }
                                    td.number { @if stage.before().is_some() { (number::count(of(|counts| counts.returning))) } @else { "—" } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// One workshop: what is done, what comes next.
pub async fn show(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let view = portal.catalog.workshop(&guest.person, &id).await?;
    let messages = visit.messages();
    let workshop = &view.workshop;
    let counts = &view.counts;
    let address = format!("/workshop/{id}");
    let body = html! {
        h1 { (workshop.name) }
        @if workshop.cancelled { p.notice.warning { (messages.text("workshop-cancelled-lead")) } }
        (form::done(&visit))
        p.lead {
            (date::civil(messages, workshop.begins.date())) ", " (workshop.begins.strftime("%H:%M")) "–" (workshop.ends().strftime("%H:%M"))
            " · " (workshop.place)
        }
        @if !workshop.aim.is_empty() { p { (workshop.aim) } }
        ul.figures {
            @for (key, count) in [("invited", counts.invited), ("registered", counts.registered), ("waiting", counts.waiting), ("present", counts.present), ("agencies", counts.agencies.len() as u32)] {
                li { b { (number::count(u64::from(count))) } span { (messages.text(&format!("workshop-count-{key}"))) } }
            }
        }
        @if view.workshop.counts.is_some() { p.notice { (messages.text("workshop-forgotten")) } }
        section.block {
            h2 { (messages.text("workshop-path")) }
            ol.results {
                @for (step, key) in [("edit", "edit"), ("steps", "steps"), ("people", "people"), ("seating", "seating"), ("cards", "cards-page"), ("material", "material"), ("door", "door"), ("plenary", "plenary"), ("questions", "questions-page"), ("certificates", "certificates"), ("survey", "survey"), ("report", "report")] {
                    li {
                        h3 { a href=(format!("{address}/{step}")) { (messages.text(&format!("workshop-{key}"))) } }
                        p.soft { (messages.text(&format!("workshop-{key}-what"))) }
                    }
                }
            }
        }
        @if !workshop.steps.is_empty() {
            section.block {
                h2 { (messages.text("workshop-run-sheet")) }
                @if workshop.surplus() != 0 { p.notice.warning { (messages.with("workshop-surplus", [("minutes", workshop.surplus() as f64)])) } }
                div.scroll {
                    table {
                        thead { tr { th scope="col" { (messages.text("workshop-at")) } th.number scope="col" { (messages.text("workshop-minutes")) } th scope="col" { (messages.text("workshop-step")) } } }
                        tbody {
                            @for (at, step) in workshop.agenda() {
                                tr { td.nowrap { (at.strftime("%H:%M")) } td.number { (step.minutes) } td { (step.title) } }
                            }
                        }
                    }
                }
            }
        }
    };
    Ok(answer(&visit, &workshop.name, &[crumb(messages)], body, false))
}

/// Where the pages of all workshops stand.
fn crumb(messages: &Messages) -> (String, String) {
    ("/workshop".to_owned(), messages.text("nav-workshops"))
}

/// Where the pages of one workshop stand.
fn crumbs(messages: &Messages, view: &WorkshopView) -> [(String, String); 2] {
    [crumb(messages), (format!("/workshop/{}", view.workshop.id), view.workshop.name.clone())]
}

fn answer(visit: &Visit, title: &str, crumbs: &[(String, String)], body: Markup, refused: bool) -> Response {
    layout::render_form(visit, Page::plain(title, crumbs, body), refused)
}
