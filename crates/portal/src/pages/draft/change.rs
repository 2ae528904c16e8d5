//! `POST /draft/{id}/change`: one change, then back to the page.
//!
//! Never here: what a change does (see actions).

use std::collections::BTreeMap;

use apertura_actions::PersonalDecision;
use apertura_actions::draft::Change;
use apertura_tabular::{Operation, Overrides};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;

use super::{step, workbench};
use crate::desk::Desk;
use crate::form::Form;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{self, Visit, to};

/// Makes the change.
pub async fn change(
    Desk { visit, guest, portal }: Desk,
    Path(id): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let fields = Form::of(&body, &guest)?;
    let drafts = &workbench(&portal)?.drafts;
    let what = fields.value("change").unwrap_or_default();
    if what == "forget" {
        drafts.forget(&guest.person, &id).await?;
        return to("/draft");
    }
    let base = fields.number("revision")?;
    let home = format!("/draft/{id}");
    let back = fields.value("back").filter(|back| {
        back.strip_prefix(&home).is_some_and(|rest| rest.is_empty() || rest.starts_with(['?', '#', '/']))
    });
    if what == "try" {
        return to(&tried(&home, back.unwrap_or(&home), &fields));
    }
    let done = match what {
        "undo" | "redo" => drafts.turn(&guest.person, &id, base, what == "undo").await,
        _ => {
            let change = match wanted(what, &fields) {
                Ok(change) => change,
                Err(Wrong::Form(refusal)) => return Err(refusal),
                Err(Wrong::Step(wrong)) => return Ok(incomplete(&visit, back.unwrap_or(&home), &wrong)),
                Err(Wrong::Edit(number)) => {
                    let open = drafts.opened(&guest.person, &id).await?;
                    let known = number.checked_sub(1).and_then(|at| open.state.recipe.steps.get(at));
                    match step::operation(fields.pairs(), known.map(|step| &step.operation)) {
                        Ok(operation) => Change::Edit { step: number, operation },
                        Err(wrong) => return Ok(incomplete(&visit, back.unwrap_or(&home), &wrong)),
                    }
                }
            };
            let done = drafts.change(&guest.person, &id, base, &change).await;
            match (done, units(&fields)) {
                (Ok(draft), Some(units)) => drafts.change(&guest.person, &id, draft.revision, &units).await,
                (done, _) => done,
            }
        }
    };
    match done {
        Ok(_) => to(&closed(back.unwrap_or(&home), what)),
        Err(refusal) => Ok(refused(&visit, back.unwrap_or(&home), &refusal)),
    }
}

enum Wrong {
    Form(Refusal),
    Step(step::Incomplete),
    /// The form of a step that is there, by its number: its shape is in the draft.
    Edit(usize),
}

impl From<Refusal> for Wrong {
    fn from(refusal: Refusal) -> Self {
        Wrong::Form(refusal)
    }
}

fn wanted(what: &str, fields: &Form) -> Result<Change, Wrong> {
    Ok(match what {
        "accept" => Change::Accept { finding: fields.need("finding")?, choice: fields.number("choice").unwrap_or(0) },
        "settle" => Change::Settle { finding: fields.need("finding")?, settled: true },
        "unsettle" => Change::Settle { finding: fields.need("finding")?, settled: false },
        "decide" => Change::Decide(PersonalDecision {
            column: fields.need("column")?,
            operation: fields.need("operation")?,
            reason: fields.filled("reason"),
            level: fields.filled("level"),
        }),
        "switch-on" => Change::Switch { step: fields.number("step")?, on: true },
        "switch-off" => Change::Switch { step: fields.number("step")?, on: false },
        "move" => Change::Move { step: fields.number("step")?, to: fields.number("to")? },
        "remove" => Change::Remove { step: fields.number("step")? },
        "edit" => return Err(Wrong::Edit(fields.number("step")?)),
        "add" => {
            let back = fields.value("back").unwrap_or_default();
            let query =
                back.split('#').next().and_then(|address| address.split_once('?')).map_or("", |(_, query)| query);
            let request = apertura_actions::explore::address::parse(&visit::pairs(query)).unwrap_or_default();
            let operation = step::operation(fields.pairs(), None).map_err(Wrong::Step)?;
            Change::Add { operation, when: step::when(&request.filters, fields.pairs()) }
        }
        "merge" => Change::Add { operation: merged(fields)?, when: Vec::new() },
        "structure" => Change::Structure(Overrides {
            sheet: fields.filled("sheet"),
            encoding: fields.filled("encoding"),
            delimiter: fields.filled("delimiter"),
            header: fields.filled("header"),
            range: fields.filled("range"),
            left_out: fields.filled("left_out"),
            stack: fields.filled("stack"),
            ..Overrides::default()
        }),
        "table" => Change::Table(fields.number("table")?),
        "suggest" => Change::Suggest,
        "dictionary" => {
            let columns: BTreeMap<String, String> = fields
                .pairs()
                .iter()
                .filter_map(|(name, text)| Some((name.strip_prefix("column-")?.to_owned(), text.clone())))
                .collect();
            Change::Dictionary(columns)
        }
        _ => return Err(Refusal::bad_request("change").into()),
    })
}

/// The units that the form of the dictionary writes beside the descriptions.
fn units(fields: &Form) -> Option<Change> {
    let units =
        fields.pairs().iter().filter_map(|(name, text)| Some((name.strip_prefix("unit-")?.to_owned(), text.clone())));
    let units: BTreeMap<String, String> = units.collect();
    (!units.is_empty() && fields.value("change") == Some("dictionary")).then_some(Change::Units(units))
}

/// The step that writes the chosen clusters in one way.
fn merged(fields: &Form) -> Result<Operation, Refusal> {
    let mut values = BTreeMap::new();
    for (name, _) in fields.pairs().iter().filter(|(name, _)| name.starts_with("cluster-")) {
        let number = &name["cluster-".len()..];
        let Some(to) = fields.filled(&format!("to-{number}")) else { continue };
        let form = format!("form-{number}");
        let forms = fields.pairs().iter().filter(|(name, from)| *name == form && *from != to);
        values.extend(forms.map(|(_, from)| (from.clone(), to.clone())));
    }
    match values.is_empty() {
        true => Err(Refusal::bad_request("cluster")),
        false => Ok(Operation::MapValues { column: fields.need("column")?, values }),
    }
}

/// The way back without what was only needed to make the change.
fn closed(back: &str, what: &str) -> String {
    let (address, part) = back.split_once('#').unwrap_or((back, ""));
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let gone: &[&str] = match what {
        "accept" | "decide" | "settle" => &["finding", "choice", "decision"],
        "edit" | "add" | "remove" | "move" => &["step", "add", "op", "try", "value"],
        "structure" | "table" | "recipe" => {
            &["row", "letter", "at", "from", "column", "finding", "step", "add", "op", "try"]
        }
        _ => &[],
    };
    let kept: Vec<(String, String)> = visit::pairs(query)
        .into_iter()
        .filter(|(name, _)| !gone.contains(&name.as_str()) && !name.starts_with("set-"))
        .collect();
    let part = if part.is_empty() { String::new() } else { format!("#{part}") };
    format!("{}{part}", visit::address(path, &kept))
}

/// The page with a step as it is written in the form, to see what it would do.
fn tried(home: &str, back: &str, fields: &Form) -> String {
    let (address, part) = back.split_once('#').unwrap_or((back, ""));
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let ours = |name: &str| name.starts_with("set-") || ["step", "add", "op", "try"].contains(&name);
    let kept = visit::pairs(query).into_iter().filter(|(name, _)| !ours(name));
    let written = fields.pairs().iter().filter(|(name, value)| ours(name) && !value.is_empty()).cloned();
    let all: Vec<_> = kept.chain(written).chain([("try".to_owned(), "1".to_owned())]).collect();
    let part = if fields.value("add").is_some() { "add" } else { part };
    format!("{}#{part}", visit::address(home, &all))
}

/// Why a change was not made, with the way back; a closed door where this person may not, or there is no such thing.
pub(crate) fn refused(visit: &Visit, back: &str, refusal: &apertura_actions::Refusal) -> Response {
    use apertura_actions::Refusal as Why;
    use apertura_actions::RefusalKind;
    let closed = match refusal.root() {
        Why::NotAllowed => Some(Refusal::forbidden()),
        Why::SecondFactorNeeded => Some(Refusal::second_factor_needed()),
        Why::NoSuchEntry { .. } => None,
        why if why.kind() == RefusalKind::NotFound => Some(Refusal::not_found()),
        why if why.kind() == RefusalKind::Fault => Some(Refusal::internal(why)),
        _ => None,
    };
    if let Some(closed) = closed {
        return closed.into_response();
    }
    let outdated = matches!(refusal.root(), Why::Outdated);
    let status = if outdated { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (what, hint) = visit.messages().refusal(refusal);
    if visit.json {
        let detail = Some(format!("{what} {hint}"));
        return Refusal { status, code: "bad-request", detail, tomb: None }.into_response();
    }
    told(visit, back, (what, hint), status)
}

/// What is missing in the form of a step, with the way back.
fn incomplete(visit: &Visit, back: &str, wrong: &step::Incomplete) -> Response {
    let messages = visit.messages();
    let own = messages.find(&format!("setting-{}-{}", wrong.operation, wrong.setting));
    let setting = own.unwrap_or_else(|| messages.code("setting", &wrong.setting));
    let what = messages.with(wrong.why, [("setting", setting)]);
    told(visit, back, (what, messages.text("draft-step-hint")), StatusCode::UNPROCESSABLE_ENTITY)
}

/// A page that says why, and leads back.
pub(super) fn told(visit: &Visit, back: &str, (what, hint): (String, String), status: StatusCode) -> Response {
    let messages = visit.messages();
    let title = messages.text("draft-not-changed");
    let body = html! {
        h1 { (title) }
        div.notice.error role="alert" { p { b { (what) } } p { (hint) } }
        p { a.button href=(back) { (messages.text("draft-back")) } }
    };
    let crumbs = [("/draft".to_owned(), messages.text("nav-draft"))];
    let page = Page { title: &title, description: "", crumbs: &crumbs, json: None, script: false, body };
    let mut response = layout::render(visit, page);
    *response.status_mut() = status;
    response
}
