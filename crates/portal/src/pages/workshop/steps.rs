//! The run sheet of a workshop: what is done from when to when, changed line by line; the times add up by themselves.
//!
//! Never here: the clock that follows it (see `clock`).

use apertura_workshop::{Step, Workshop};
use axum::extract::Path;
use axum::response::Response;
use jiff::Span;
use maud::html;

use super::{answer, crumbs};
use crate::assets;
use crate::desk::Desk;
use crate::form::{self, Form};
use crate::language::Messages;
use crate::refusal::Refusal;
use crate::visit::to;

/// Rows that are left blank at the end.
const BLANK: usize = 3;
/// Most steps.
const MOST: usize = 100;

/// The run sheet.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    page(&desk, &id, None, None).await
}

async fn page(
    desk: &Desk,
    id: &str,
    problem: Option<&apertura_actions::Refusal>,
    said: Option<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let view = portal.catalog.workshop(&guest.person, id).await?;
    let messages = visit.messages();
    let workshop = &view.workshop;
    let title = messages.text("workshop-steps");
    let mut rows = said
        .unwrap_or_else(|| workshop.steps.iter().map(|step| (step.minutes.to_string(), step.title.clone())).collect());
    let filled = rows.len();
    rows.extend(std::iter::repeat_n((String::new(), String::new()), BLANK));
    let times = times(workshop, &rows);
    let body = html! {
        link rel="stylesheet" href=(assets::WORKSHOP_STYLE.address());
        h1 { (title) }
        (form::done(visit))
        (form::problem(messages, problem))
        p.lead { (messages.text("steps-lead")) }
        p { a.button href=(format!("/workshop/{id}/clock")) { (messages.text("clock-open")) } }
        form.stack #steps method="post" data-begins=(workshop.begins.strftime("%H:%M")) data-minutes=(workshop.minutes) data-words=(words(messages)) {
            (form::sign(guest))
            input type="hidden" name="revision" value=(view.revision);
            // Enter in a field saves and moves nothing
            button.hidden-visually type="submit" name="do" value="save" tabindex="-1" { (messages.text("workshop-save")) }
            div.scroll tabindex="0" role="region" aria-label=(title) {
                table {
                    thead { tr {
                        @for key in ["steps-from-to", "steps-minutes", "steps-title", "steps-order"] { th scope="col" { (messages.text(key)) } }
                    } }
                    tbody {
                        @for (at, (minutes, title)) in rows.iter().enumerate() {
                            tr {
                                td.nowrap.time { (times.get(at).cloned().unwrap_or_default()) }
                                td { input.short type="number" name="minutes" min="0" max="2880" value=(minutes) aria-label=(messages.with("steps-minutes-of", [("number", (at + 1).to_string())])); }
                                td.long { input type="text" name="title" value=(title) maxlength="200" aria-label=(messages.with("steps-title-of", [("number", (at + 1).to_string())])); }
                                td.nowrap {
                                    @if at < filled {
                                        @for (what, sign) in [("up", "↑"), ("down", "↓"), ("remove", "×")] {
                                            @let name = messages.with(&format!("steps-{what}"), [("title", title.as_str())]);
                                            button.quiet.slim type="submit" name="do" value=(format!("{what}-{at}")) aria-label=(name) title=(name) { (sign) } " "
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            p #steps-total.notice.warning[workshop.surplus() != 0] role="status" { (total(messages, workshop)) }
            div { button type="submit" name="do" value="save" { (messages.text("workshop-save")) } }
        }
        script type="module" src=(assets::STEPS.address()) {}
    };
    Ok(answer(visit, &title, &crumbs(messages, &view), body, problem.is_some()))
}

/// From when to when each row goes; none for rows that say no minutes.
fn times(workshop: &Workshop, rows: &[(String, String)]) -> Vec<String> {
    let mut at = workshop.begins;
    let time = |(minutes, _): &(String, String)| {
        let minutes: i64 = minutes.parse::<u32>().ok().filter(|minutes| *minutes <= 2880)?.into();
        let from = at;
        at = at.saturating_add(Span::new().minutes(minutes));
        Some(format!("{}–{}", from.strftime("%H:%M"), at.strftime("%H:%M")))
    };
    rows.iter().map(time).map(Option::unwrap_or_default).collect()
}

/// Whether the steps fill the time that the workshop takes.
fn total(messages: &Messages, workshop: &Workshop) -> String {
    let sum: u64 = workshop.steps.iter().map(|step| u64::from(step.minutes)).sum();
    let surplus = workshop.surplus();
    let key = match surplus {
        0 => "steps-even",
        1.. => "steps-over",
        _ => "steps-short",
    };
    let values = [("sum", sum as f64), ("minutes", f64::from(workshop.minutes)), ("rest", surplus.abs() as f64)];
    messages.with(key, values)
}

fn words(messages: &Messages) -> String {
    let values = ["sum", "minutes", "rest"].map(|name| (name, format!("{{{name}}}")));
    let words = ["even", "over", "short"].map(|key| (key, messages.with(&format!("steps-{key}"), values.clone())));
    serde_json::to_string(&words.into_iter().collect::<std::collections::BTreeMap<_, _>>()).unwrap_or_default()
}

/// Keeps the run sheet; moves or takes away a row first.
pub async fn change(desk: Desk, Path(id): Path<String>, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let said = Form::of(&body, guest)?;
    let of = |name: &str| {
        said.pairs()
            .iter()
            .filter(|(known, _)| known == name)
            .map(|(_, value)| value.trim().to_owned())
            .collect::<Vec<_>>()
    };
    let mut rows: Vec<(String, String)> = of("minutes").into_iter().zip(of("title")).take(MOST).collect();
    if let Some((what, at)) =
        said.field("do").split_once('-').and_then(|(what, at)| Some((what, at.parse::<usize>().ok()?)))
    {
        match what {
            "up" if at > 0 && at < rows.len() => rows.swap(at, at - 1),
            "down" if at + 1 < rows.len() && !(rows[at + 1].0.is_empty() && rows[at + 1].1.is_empty()) => {
                rows.swap(at, at + 1)
            }
            "remove" if at < rows.len() => drop(rows.remove(at)),
            _ => {}
        }
    }
    rows.retain(|(minutes, title)| !minutes.is_empty() || !title.is_empty());
    let step = |(minutes, title): &(String, String)| {
        let minutes = minutes.parse().ok().filter(|minutes| *minutes <= 2880 && !title.is_empty())?;
        Some(Step { minutes, title: title.clone() })
    };
    let steps: Option<Vec<Step>> = rows.iter().map(step).collect();
    let bad = |field| apertura_actions::Refusal::BadValue { field, value: String::new(), choices: Vec::new() };
    let done = match steps {
        Some(steps) => {
            let known = portal.catalog.workshop(&guest.person, &id).await?.workshop;
            portal
                .catalog
                .change_workshop(&guest.person, &id, said.number("revision")?, Workshop { steps, ..known })
                .await
        }
        None => Err(bad("steps")),
    };
    match done {
        Ok(_) => to(&format!("/workshop/{id}/steps?done=workshop-changed")),
        Err(refusal) => page(&desk, &id, Some(&form::amendable(refusal)?), Some(rows)).await,
    }
}
