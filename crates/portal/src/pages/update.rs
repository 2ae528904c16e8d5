//! `/dataset/{slug}/update`: the next version of a dataset in three steps: hand the file in, look at what is different,
//! hand it over.
//!
//! Never here: comparing (see actions), what a file still lacks (see `draft`), machines (see `api_versions`).

use std::time::Duration;

use apertura_actions::draft::{Comparison, Look, OpenDraft, Opened, Reason};
use apertura_catalog::{Dataset, Draft, Permission};
use apertura_tabular::ReadError;
use axum::extract::{Path, Request};
use axum::response::Response;
use maud::{Markup, html};

use crate::desk::Desk;
use crate::door::Guest;
use crate::file_form::FileForm;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::pages::dataset::changed;
use crate::pages::draft::{cleaning_page, failed_page, reading_page, workbench};
use crate::refusal::Refusal;
use crate::visit::{self, Visit, to};
use crate::{Portal, date, number};

/// How long a page waits for what is being computed before it says that it is.
const PATIENCE: Duration = Duration::from_millis(1500);

/// The first step: the new file.
pub async fn show(desk: Desk, Path(slug): Path<String>) -> Result<Response, Refusal> {
    first(&desk, &slug, None).await
}

async fn first(desk: &Desk, slug: &str, problem: Option<(String, String)>) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let drafts = &workbench(portal)?.drafts;
    let (dataset, begun) = drafts.updates(&guest.person, slug).await?;
    let latest = portal.catalog.version(slug, None).await?;
    let messages = visit.messages();
    let refused = problem.is_some();
    let values = [("number", latest.number.to_string()), ("day", date::day(messages, latest.published))];
    let body = html! {
        h1 { (messages.with("update-title", [("title", dataset.title.as_str())])) }
        (steps(messages, 1))
        @if let Some((what, hint)) = &problem { div.notice.error role="alert" { p { b { (what) } } p { (hint) } } }
        form.card.upload action=(format!("/dataset/{slug}/update")) method="post" enctype="multipart/form-data" {
            input type="hidden" name="sign" value=(guest.sign);
            label for="file" { (messages.text("update-file")) }
            p #file-what.soft {
                (messages.with("update-file-what", values)) " "
                (messages.with("draft-file-most", [("size", number::bytes(drafts.largest()))]))
            }
            input #file type="file" name="file" required aria-describedby="file-what";
            div { button type="submit" { (messages.text("update-hand-in")) } }
        }
        @if !begun.is_empty() {
            section.block {
                h2 { (messages.text("update-begun")) }
                ul {
                    @for draft in &begun {
                        li {
                            a href=(address(slug, &draft.id)) { (draft.name) } " "
                            span.soft { (messages.with("draft-changed-on", [("day", date::day(messages, draft.modified))])) }
                        }
                    }
                }
            }
        }
    };
    let title = messages.text("update-word");
    Ok(layout::render_form(visit, Page::plain(&title, &crumbs(&dataset), body), refused))
}

/// Takes the file in and leads to the second step.
pub async fn hand_in(desk: Desk, Path(slug): Path<String>, request: Request) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    let messages = visit.messages();
    let problem = match received(guest, portal, &slug, request).await? {
        Ok(Some(draft)) => return to(&address(&slug, &draft.id)),
        Ok(None) => (messages.text("draft-no-file"), messages.text("draft-no-file-hint")),
        Err(refusal) => messages.refusal(&refusal),
    };
    first(&desk, &slug, Some(problem)).await
}

type Received = Result<Option<Draft>, apertura_actions::Refusal>;

/// The new draft; none where no file was chosen.
async fn received(guest: &Guest, portal: &Portal, slug: &str, request: Request) -> Result<Received, Refusal> {
    let drafts = &workbench(portal)?.drafts;
    let mut form = FileForm::of(request, guest).await?;
    if form.name.is_empty() {
        return Ok(Ok(None));
    }
    let mut file = drafts.upload_update(&guest.person, slug).await?;
    Ok(match form.pour(|bytes| file.write(bytes)).await? {
        Ok(()) => drafts.hand_in_update(&guest.person, slug, file, &form.name).await.map(Some),
        Err(refusal) => Err(refusal),
    })
}

/// The second step: what is different, and the way on.
pub async fn look(
    Desk { visit, guest, portal }: Desk,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let drafts = &workbench(&portal)?.drafts;
    let open = match drafts.open(&guest.person, &id, PATIENCE).await? {
        Opened::Ready(open) => *open,
        Opened::Working(draft, progress) => return Ok(reading_page(&visit, &draft, progress)),
        Opened::Failed(draft, refusal) => return Ok(failed_page(&visit, &guest, &draft, &refusal)),
    };
    if open.draft.dataset.as_ref().is_none_or(|dataset| dataset.as_str() != slug) {
        return Err(Refusal::not_found());
    }
    let comparison = match open.compared(PATIENCE).await? {
        Look::Ready(comparison) => comparison,
        Look::Working(progress) => return Ok(cleaning_page(&visit, &open.draft, progress)),
        Look::Failed(refusal) => return Ok(failed_page(&visit, &guest, &open.draft, &refusal)),
    };
    let messages = visit.messages();
    let reasons = comparison.reasons();
    let body = html! {
        h1 { (messages.with("update-title", [("title", comparison.dataset.title.as_str())])) }
        (steps(messages, 2))
        p.soft { (open.draft.name) }
        (summary(messages, &comparison, reasons.len()))
        @if !comparison.remembered && !comparison.same_file {
            p.notice { (messages.with("update-not-remembered", [("number", comparison.number.to_string())])) }
        }
        @if !comparison.same_file {
            @if !reasons.is_empty() { (to_look_at(messages, &open, &reasons)) }
            section.block {
                h2 { (messages.with("update-since", [("number", comparison.number.to_string())])) }
                p {
                    (messages.with("update-rows", [
                        ("before", number::count(comparison.rows.0)), ("now", number::count(comparison.rows.1)),
                    ]))
                }
                (changed(messages, &comparison.difference))
            }
            (new_findings(messages, &open, &comparison))
        }
        (way_on(&visit, &guest, &open, &comparison, &reasons))
    };
    let title = messages.text("update-word");
    let page =
        Page { title: &title, description: "", crumbs: &crumbs(&comparison.dataset), json: None, script: false, body };
    Ok(layout::render(&visit, page))
}

/// In one sentence.
fn summary(messages: &Messages, comparison: &Comparison, reasons: usize) -> Markup {
    let values = [("number", comparison.number.to_string())];
    html! {
        @if comparison.same_file {
            div.notice { p { b { (messages.with("update-same-file", values)) } } p { (messages.text("update-same-file-hint")) } }
        } @else if reasons == 0 {
            div.notice { p { b { (messages.with("update-quiet", values)) } } p { (messages.text("update-quiet-hint")) } }
        } @else {
            div.notice.warning {
                p { b { (messages.with("update-differs", [("count", reasons as f64)])) } }
                p { (messages.text("update-differs-hint")) }
            }
        }
    }
}

/// What a person must look at, each with the way there.
fn to_look_at(messages: &Messages, open: &OpenDraft, reasons: &[Reason]) -> Markup {
    let draft = &open.draft.id;
    let new = reasons.iter().find_map(|reason| match reason {
        Reason::Drift(drift) if drift.reason == "new-column" => drift.column.as_deref(),
        Reason::ColumnNew(name) => Some(name.as_str()),
        _ => None,
    });
    let column = ("column".to_owned(), new.unwrap_or_default().to_owned());
    let renaming = visit::address("", &[("add".to_owned(), "rename".to_owned()), column]) + "#add";
    html! {
        section.block {
            h2 { (messages.text("update-look-at")) }
            @if new.is_some() && renamed_perhaps(reasons) { p { (messages.text("update-renamed-perhaps")) } }
            ul.todo {
                @for reason in reasons {
                    @let place = match reason {
                        // a column that is gone, while another has come, has mostly got another name
                        Reason::Drift(drift) if drift.reason == "missing-column" && new.is_some() => renaming.clone(),
                        Reason::ColumnMissing(_) if new.is_some() => renaming.clone(),
                        Reason::Drift(drift) if drift.step > 0 => format!("#step-{}", drift.step),
                        Reason::Drift(_) | Reason::ColumnMissing(_) => "#recipe".to_owned(),
                        Reason::Undecided(_) | Reason::NewError(_) => "#findings".to_owned(),
                        _ => String::new(),
                    };
                    @let said = messages.reason(reason, &|name| label(open, name));
                    li.card {
                        p { (said) }
                        p.actions {
                            a.button.quiet.slim href=(format!("/draft/{draft}{place}")) aria-label=(format!("{}: {said}", messages.text("update-see"))) {
                                (messages.text("update-see"))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// True where a column is gone.
fn renamed_perhaps(reasons: &[Reason]) -> bool {
    reasons.iter().any(|reason| match reason {
        Reason::Drift(drift) => drift.reason == "missing-column",
        Reason::ColumnMissing(_) => true,
        _ => false,
    })
}

fn new_findings(messages: &Messages, open: &OpenDraft, comparison: &Comparison) -> Markup {
    html! {
        @if !comparison.findings.is_empty() {
            section.block {
                h2 { (messages.text("update-new-findings")) }
                p { (messages.text("update-new-findings-what")) }
                ul {
                    @for finding in &comparison.findings {
                        li {
                            @if let Some(column) = &finding.column { q { (label(open, column)) } ": " }
                            (messages.finding(finding))
                        }
                    }
                }
                p { a href=(format!("/draft/{}#findings", open.draft.id)) { (messages.text("update-see-findings")) } }
            }
        }
    }
}

/// The third step, or what comes before it.
fn way_on(visit: &Visit, guest: &Guest, open: &OpenDraft, comparison: &Comparison, reasons: &[Reason]) -> Markup {
    let messages = visit.messages();
    let draft = &open.draft;
    let forget = html! {
        form action=(format!("/draft/{}/change", draft.id)) method="post" {
            input type="hidden" name="sign" value=(guest.sign);
            input type="hidden" name="revision" value=(draft.revision);
            button.quiet type="submit" name="change" value="forget" { (messages.text("update-forget")) }
        }
    };
    if comparison.same_file {
        return html! {
            div.actions {
                a.button href=(format!("/dataset/{}/update", comparison.dataset.slug)) { (messages.text("update-other-file")) }
                (forget)
            }
        };
    }
    let undecided = reasons.iter().any(|reason| matches!(reason, Reason::Undecided(_)));
    let submits = guest.person.can(Permission::Submit, draft.agency.as_ref());
    html! {
        section.block #send {
            h2 { (messages.text("update-step-send")) }
            @if undecided {
                p { (messages.text("update-send-undecided")) }
            } @else if submits {
                p { (messages.text(if reasons.is_empty() { "update-send-quiet" } else { "update-send-differs" })) }
                form.card.about-form action=(format!("/draft/{}/submit", draft.id)) method="post" {
                    input type="hidden" name="sign" value=(guest.sign);
                    input type="hidden" name="revision" value=(draft.revision);
                    div {
                        label for="note" { (messages.text("submit-note")) }
                        textarea #note name="note" rows="2" maxlength="5000" {}
                    }
                    div.actions { button type="submit" { (messages.text("submit-now")) } }
                }
            } @else {
                p { (messages.text("submit-not-yours")) }
            }
            div.actions.after {
                a.button.quiet href=(format!("/draft/{}", draft.id)) { (messages.text("update-bench")) }
                a.button.quiet href=(format!("/draft/{}/publish", draft.id)) { (messages.text("update-describe")) }
                a.button.quiet href=(format!("/draft/{}/validation", draft.id)) { (messages.text("validation-title")) }
                (forget)
            }
        }
    }
}

/// The three steps, and which of them this is.
fn steps(messages: &Messages, here: usize) -> Markup {
    let keys = ["update-step-file", "update-step-look", "update-step-send"];
    html! {
        ol.three {
            @for (index, key) in keys.iter().enumerate() {
                li aria-current=[(index + 1 == here).then_some("step")] { (messages.text(key)) }
            }
        }
    }
}

/// What the office calls a column, of the table as read or of the clean one.
fn label(open: &OpenDraft, name: &str) -> String {
    let column = open.table().columns.iter().find(|column| column.name == name);
    column.map(|column| column.label.trim()).filter(|label| !label.is_empty()).unwrap_or(name).to_owned()
}

fn address(slug: &str, id: &str) -> String {
    format!("/dataset/{slug}/update/{id}")
}

fn crumbs(dataset: &Dataset) -> [(String, String); 1] {
    [(format!("/dataset/{}", dataset.slug), dataset.title.clone())]
}

/// True where a file is larger than what is taken in.
pub(super) fn is_too_large(refusal: &apertura_actions::Refusal) -> bool {
    let limit = |error: &ReadError| matches!(error, ReadError::Limit { limit: "upload_bytes", .. });
    matches!(refusal.root(), apertura_actions::Refusal::Unreadable(error) if limit(error))
}
