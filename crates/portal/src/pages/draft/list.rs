//! `/draft`: the files that are being prepared, and handing one in.
//!
//! Never here: keeping files (see actions).

use apertura_actions::Person;
use apertura_catalog::{Draft, Permission, Slug, Submission, SubmissionState};
use apertura_tabular::ReadError;
use axum::extract::Request;
use axum::response::Response;
use maud::{Markup, html};

use crate::Portal;
use crate::desk::Desk;
use crate::door::Guest;
use crate::file_form::FileForm;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::number;
use crate::refusal::Refusal;
use crate::visit::to;

/// The page.
pub async fn list(desk: Desk) -> Result<Response, Refusal> {
    page(&desk, None).await
}

async fn page(desk: &Desk, problem: Option<(String, String)>) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let workbench = super::workbench(portal)?;
    let (drafts, most) = (workbench.drafts.list(&guest.person).await?, workbench.drafts.largest());
    // the latest first
    let submissions = match operator(guest) {
        true => Vec::new(),
        false => workbench.drafts.submissions(&guest.person, None).await?,
    };
    let submission_of = |draft: &Draft| submissions.iter().find(|submission| submission.draft == draft.id);
    let published =
        |draft: &&Draft| submission_of(draft).is_some_and(|known| known.state == SubmissionState::Published);
    let (done, open): (Vec<&Draft>, Vec<&Draft>) = drafts.iter().partition(published);
    let messages = visit.messages();
    let agencies = portal.catalog.agency_profiles().await?;
    let name_of = |slug: &Slug| {
        let known = agencies.iter().find(|known| known.agency.slug == *slug);
        known.map_or_else(|| slug.to_string(), |known| known.agency.name.clone())
    };
    let own = portal.catalog.agencies_where(&guest.person, Permission::Prepare).await?;
    let operator = operator(guest);
    let line = |draft: &Draft| {
        let agency = draft.agency.as_ref().filter(|_| own.len() != 1).map(name_of);
        line(messages, guest, draft, agency.as_deref(), submission_of(draft))
    };
    let refused = problem.is_some();
    let body = html! {
        h1 { (messages.text("draft-title")) }
        p.lead { (messages.text("draft-lead")) }
        @if let Some((what, hint)) = &problem { div.notice.error role="alert" { p { b { (what) } } p { (hint) } } }
        @if operator || !own.is_empty() {
        form.card.upload action="/draft" method="post" enctype="multipart/form-data" {
            input type="hidden" name="sign" value=(guest.sign);
            @if let ([only], false) = (own.as_slice(), operator) {
                input type="hidden" name="agency" value=(only.agency.slug);
            } @else if !operator {
                label for="agency" { (messages.text("draft-agency")) }
                p #agency-what.soft { (messages.text("draft-agency-what")) }
                select #agency name="agency" required aria-describedby="agency-what" {
                    option value="" { }
                    @for known in &own { option value=(known.agency.slug) { (known.agency.name) } }
                }
            }
            label for="file" { (messages.text("draft-file")) }
            p #file-what.soft {
                (messages.text("draft-file-what")) " "
                (messages.text(if guest.person == Person::Operator { "draft-file-here" } else { "draft-file-agency" })) " "
                (messages.with("draft-file-most", [("size", number::bytes(most))]))
            }
            input #file type="file" name="file" required aria-describedby="file-what";
            div { button type="submit" { (messages.text("draft-hand-in")) } }
            div #sending hidden role="status" data-most=(most) {
                progress max="100" value="0" aria-label=(messages.text("draft-sending")) {}
                p.soft { (messages.text("draft-sending")) }
            }
            @let (what, hint) = too_large(messages, most);
            div #too-large.notice.error role="alert" hidden { p { b { (what) } } p { (hint) } }
        }
        } @else {
            p.notice { b { (messages.text("draft-no-agency")) } " " (messages.text("draft-no-agency-hint")) }
        }
        @if !open.is_empty() {
            section.block {
                h2 { (messages.text("draft-begun")) }
                ul.results { @for draft in open { (line(draft)) } }
            }
        }
        @if !done.is_empty() {
            details.card.block {
                summary { (messages.with("draft-done", [("count", done.len() as f64)])) }
                ul.results { @for draft in done { (line(draft)) } }
            }
        }
    };
    let title = messages.text("draft-title");
    Ok(layout::render_form(visit, Page { script: true, ..Page::plain(&title, &[], body) }, refused))
}

fn operator(guest: &Guest) -> bool {
    guest.person == Person::Operator
}

/// One file: what it is called, what it became, how its last submission stands.
fn line(
    messages: &Messages,
    guest: &Guest,
    draft: &Draft,
    agency: Option<&str>,
    submission: Option<&Submission>,
) -> Markup {
    html! {
        li.draft-line {
            div {
                h3 { a href=(format!("/draft/{}", draft.id)) { (draft.name) } }
                @if let Some(submission) = submission {
                    p {
                        span.tag.accent { (messages.code("submission", submission.state.code())) } " "
                        a href=(format!("/review/{}", submission.id)) { (submission.title) }
                    }
                }
                p.soft {
                    @if let Some(agency) = agency { (agency) " · " }
                    (number::bytes(draft.bytes)) " · "
                    (messages.with("draft-changed-on", [("day", crate::date::day(messages, draft.modified))]))
                }
            }
            details.forget {
                summary aria-label=(messages.with("draft-forget-name", [("name", draft.name.as_str())])) { (messages.text("draft-forget")) }
                form action=(format!("/draft/{}/change", draft.id)) method="post" {
                    input type="hidden" name="sign" value=(guest.sign);
                    p.small { (messages.text("draft-forget-what")) }
                    button.slim type="submit" name="change" value="forget" { (messages.text("draft-forget-now")) }
                }
            }
        }
    }
}

/// Takes a file in, and leads to it.
pub async fn hand_in(desk: Desk, request: Request) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    match received(guest, portal, request).await? {
        Ok(id) => to(&format!("/draft/{id}")),
        Err(Some(refusal)) => {
            let problem = match &refusal {
                apertura_actions::Refusal::Unreadable(ReadError::Limit { limit: "upload_bytes", allowed, .. }) => {
                    too_large(visit.messages(), *allowed)
                }
                refusal => visit.messages().refusal(refusal),
            };
            page(&desk, Some(problem)).await
        }
        Err(None) => {
            let messages = visit.messages();
            let problem = (messages.text("draft-no-file"), messages.text("draft-no-file-hint"));
            page(&desk, Some(problem)).await
        }
    }
}

/// What is said of a file that is larger than the office takes in.
fn too_large(messages: &Messages, most: u64) -> (String, String) {
    let size = number::bytes(most);
    let setting = format!("{}G", (most >> 30).max(1) * 4);
    (messages.with("draft-too-large", [("size", size)]), messages.with("draft-too-large-hint", [("setting", setting)]))
}

type Received = Result<String, Option<apertura_actions::Refusal>>;

/// The id of the new draft; none where no file was chosen.
async fn received(guest: &Guest, portal: &Portal, request: Request) -> Result<Received, Refusal> {
    let drafts = &super::workbench(portal)?.drafts;
    let mut form = FileForm::of(request, guest).await?;
    let agency = form.fields.value("agency").map(|slug| Slug::try_from(slug.to_owned()));
    let agency = agency.transpose().map_err(|_| Refusal::bad_request("agency"))?;
    if form.name.is_empty() {
        return Ok(Err(None));
    }
    let mut file = drafts.upload(&guest.person, agency.as_ref())?;
    if let Err(refusal) = form.pour(|bytes| file.write(bytes)).await? {
        return Ok(Err(Some(refusal)));
    }
    let handed = drafts.hand_in(&guest.person, agency.as_ref(), file, &form.name).await;
    Ok(handed.map(|draft| draft.id).map_err(Some))
}
