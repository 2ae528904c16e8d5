//! Making and changing a workshop.
//!
//! Never here: what is wrong with one (see `apertura_workshop::Workshop::check`).

use apertura_workshop::{ReportText, Stage, Step, Workshop};
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};

use super::{answer, crumbs, list_page};
use crate::desk::Desk;
use crate::form::{self, Form, Line};
use crate::language::Messages;
use crate::refusal::Refusal;
use crate::visit::to;

/// Makes a workshop.
pub async fn make(desk: Desk, body: String) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    let said = Form::of(&body, guest)?;
    let made = match read(&said, visit.messages()) {
        Ok(new) => portal.catalog.make_workshop(&guest.person, new).await,
        Err(refusal) => Err(refusal),
    };
    match made {
        Ok(workshop) => to(&format!("/workshop/{}?done=workshop-made", workshop.id)),
        Err(refusal) => list_page(&desk, Some(&form::amendable(refusal)?), &said).await,
    }
}

/// The form that changes one.
pub async fn edit(desk: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    edit_page(&desk, &id, None, None).await
}

async fn edit_page(
    desk: &Desk,
    id: &str,
    problem: Option<&apertura_actions::Refusal>,
    said: Option<&Form>,
) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let view = portal.catalog.workshop(&guest.person, id).await?;
    let messages = visit.messages();
    let title = messages.text("workshop-edit");
    let written = written(&view.workshop);
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("workshop-edit-lead")) }
        (form::problem(messages, problem))
        form.card.stack method="post" {
            (form::sign(guest))
            input type="hidden" name="revision" value=(view.revision);
            (fields(messages, said.unwrap_or(&written)))
            label.choice { input type="checkbox" name="cancelled" value="yes" checked[view.workshop.cancelled]; (messages.text("workshop-cancel")) }
            div { button type="submit" { (messages.text("workshop-save")) } }
        }
    };
    Ok(answer(visit, &title, &crumbs(messages, &view), body, problem.is_some()))
}

/// Changes one.
pub async fn change(desk: Desk, Path(id): Path<String>, body: String) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    let said = Form::of(&body, guest)?;
    let known = portal.catalog.workshop(&guest.person, &id).await?.workshop;
    let done = match read(&said, visit.messages()) {
        Ok(new) => {
            let new = Workshop { cancelled: said.field("cancelled") == "yes", report: known.report, ..new };
            portal.catalog.change_workshop(&guest.person, &id, said.number("revision")?, new).await
        }
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(_) => to(&format!("/workshop/{id}?done=workshop-changed")),
        Err(refusal) => edit_page(&desk, &id, Some(&form::amendable(refusal)?), Some(&said)).await,
    }
}

/// The fields of a workshop with what was said.
pub(super) fn fields(messages: &Messages, said: &Form) -> Markup {
    let line = |name: &'static str, kind: &'static str, required: bool| {
        let what = messages.find(&format!("workshop-{name}-hint")).unwrap_or_default();
        let value = match (said.value(name), name) {
            (None, "minutes") => "120",
            (None, "capacity") => "56",
            (None, "agency-cap") => "0",
            (None, "reminders") => "1",
            (value, _) => value.unwrap_or_default(),
        };
        Line { name, label: &messages.text(&format!("workshop-{name}")), value, what: &what, kind, required }.show()
    };
    let area = |name: &'static str, rows: u32, usual: String| {
        let hint = messages.find(&format!("workshop-{name}-hint"));
        let id = format!("{name}-hint");
        html! {
            div {
                label for=(name) { (messages.text(&format!("workshop-{name}"))) }
                @if let Some(hint) = &hint { p.soft.small id=(id) { (hint) } }
                textarea id=(name) name=(name) rows=(rows) aria-describedby=[hint.is_some().then_some(&id)] { (said.value(name).map_or(usual, str::to_owned)) }
            }
        }
    };
    html! {
        (line("name", "text", true))
        div.pair {
            (line("begins", "datetime-local", true))
            (line("minutes", "number", true))
        }
        (line("place", "text", true))
        div.pair {
            (line("capacity", "number", true))
            (line("agency-cap", "number", false))
        }
        (line("series", "text", false))
        div {
            label for="stage" { (messages.text("workshop-stage")) }
            select #stage name="stage" {
                @for stage in Stage::ALL { option value=(stage.code()) selected[said.field("stage") == stage.code()] { (messages.code("workshop-stage", stage.code())) } }
            }
        }
        (area("aim", 3, String::new()))
        (line("facilitators", "text", false))
        (line("contact", "text", false))
        (area("steps", 7, messages.text("workshop-usual-steps")))
        (area("notice", 6, messages.text("workshop-usual-notice")))
        (line("reminders", "text", false))
        (line("keep-until", "date", true))
    }
}

/// What stands in a workshop, as the form says it.
fn written(workshop: &Workshop) -> Form {
    let steps: Vec<String> = workshop.steps.iter().map(|step| format!("{} {}", step.minutes, step.title)).collect();
    let pairs = [
        ("name", workshop.name.clone()),
        ("begins", workshop.begins.strftime("%Y-%m-%dT%H:%M").to_string()),
        ("minutes", workshop.minutes.to_string()),
        ("place", workshop.place.clone()),
        ("capacity", workshop.capacity.to_string()),
        ("agency-cap", workshop.agency_cap.to_string()),
        ("series", workshop.series.clone()),
        ("stage", workshop.stage.code().to_owned()),
        ("aim", workshop.aim.clone()),
        ("facilitators", workshop.facilitators.join(", ")),
        ("contact", workshop.contact.clone()),
        ("steps", steps.join("\n")),
        ("notice", workshop.notice.clone()),
        ("reminders", workshop.reminders.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")),
        ("keep-until", workshop.keep_until.to_string()),
    ];
    Form::new(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// The workshop that a form says; a text that is no date or number is refused with its field.
fn read(said: &Form, messages: &Messages) -> Result<Workshop, apertura_actions::Refusal> {
    let bad = |field: &'static str| {
        let (value, choices) = (said.field(field).to_owned(), Vec::new());
        apertura_actions::Refusal::BadValue { field, value, choices }
    };
    let number = |field: &'static str| match said.field(field) {
        "" => Ok(0),
        text => text.parse::<u32>().map_err(|_| bad(field)),
    };
    let mut steps = Vec::new();
    for step in said.field("steps").lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (minutes, title) = step.split_once(char::is_whitespace).ok_or_else(|| bad("steps"))?;
        steps.push(Step { minutes: minutes.parse().map_err(|_| bad("steps"))?, title: title.trim().to_owned() });
    }
    let notice = said.filled("notice").unwrap_or_else(|| messages.text("workshop-usual-notice"));
    Ok(Workshop {
        id: String::new(),
        name: said.field("name").to_owned(),
        series: said.field("series").to_owned(),
        stage: Stage::from_code(said.field("stage")).unwrap_or_default(),
        begins: said.field("begins").parse().map_err(|_| bad("begins"))?,
        minutes: number("minutes")?,
        place: said.field("place").to_owned(),
        aim: said.field("aim").to_owned(),
        capacity: number("capacity")?,
        agency_cap: number("agency-cap")?,
        facilitators: said.field("facilitators").split(',').map(|name| name.trim().to_owned()).collect(),
        contact: said.field("contact").to_owned(),
        steps,
        notice,
        notice_version: 1,
        reminders: days(said).ok_or_else(|| bad("reminders"))?,
        keep_until: said.field("keep-until").parse().map_err(|_| bad("keep-until"))?,
        sequence: 0,
        cancelled: false,
        report: ReportText::default(),
        counts: None,
    })
}

/// The days before on which people are reminded; a form that does not ask says the day before.
fn days(said: &Form) -> Option<Vec<u32>> {
    let Some(text) = said.value("reminders") else { return Some(vec![1]) };
    let words = text.split(|sign: char| !sign.is_alphanumeric() && sign != '-').filter(|word| !word.is_empty());
    words.map(|word| word.parse().ok()).collect()
}
