//! `/draft/{id}/publish`: what is written about the dataset, what is still to be decided, and publishing.
//!
//! Never here: publishing (see actions).

use apertura_actions::Person;
use apertura_actions::draft::{Change, Look, State};
use apertura_catalog::{Description, Frequency, License, Slug};
use apertura_tabular::{Severity, ValueType};
use axum::extract::{Path, State as AxumState};
use axum::response::Response;
use maud::{Markup, html};

use super::change::refused;
use super::view::View;
use super::{PATIENCE, wait, workbench};
use crate::Portal;
use crate::door::Guest;
use crate::form::Form;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::report;
use crate::visit::{Visit, to};

/// The page.
pub async fn publish(
    visit: Visit,
    guest: Guest,
    AxumState(portal): AxumState<Portal>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let drafts = &workbench(&portal)?.drafts;
    let view = match View::open(&visit, &guest, drafts, &id).await? {
        Ok(view) => view,
        Err(response) => return Ok(response),
    };
    let messages = view.messages;
    let asks =
        view.findings.iter().filter(|found| found.state == State::Open && found.finding.severity == Severity::Error);
    let asks: Vec<_> = asks.collect();
    let columns = &view.cleaning.cleaned.columns;
    let undescribed =
        columns.iter().filter(|column| !view.open.state.description.columns.contains_key(&column.name)).count();
    let mut own = match (&view.open.draft.agency, guest.person == Person::Operator) {
        (Some(agency), false) => Some(portal.catalog.datasets_of(agency).await?),
        _ => None,
    };
    // what cannot be chosen is typed
    if own.as_ref().is_some_and(|own| {
        view.open.state.dataset.as_ref().is_some_and(|slug| !own.iter().any(|(known, _)| known.as_str() == slug))
    }) {
        own = None;
    }
    let body = html! {
        h1 { (messages.text("draft-metadata-title")) }
        @if !asks.is_empty() {
            div.notice.error {
                p { b { (messages.with("draft-undecided", [("count", asks.len() as f64)])) } }
                ul {
                    @for found in &asks {
                        li {
                            a href=(view.path(&format!("#f-{}", found.name))) {
                                @if let Some(column) = &found.finding.column { (view.label(column)) ": " }
                                (messages.finding(&found.finding))
                            }
                        }
                    }
                }
            }
        }
        @if undescribed > 0 {
            p.notice.warning {
                (messages.with("draft-undescribed", [("count", undescribed as f64)])) " "
                a href=(view.path("/dictionary")) { (messages.text("draft-complete-dictionary")) }
            }
        }
        (fields(&view, own.as_deref()))
    };
    let crumbs = [("/draft".to_owned(), messages.text("nav-draft")), (view.path(""), view.open.draft.name.clone())];
    let title = messages.text("draft-metadata-title");
    Ok(layout::render(
        &visit,
        Page { title: &title, description: "", crumbs: &crumbs, json: None, script: false, body },
    ))
}

/// The form; with the datasets that the agency publishes already, where it is an agency's work.
fn fields(view: &View<'_>, own: Option<&[(Slug, String)]>) -> Markup {
    let messages = view.messages;
    let said = &view.open.state.description;
    let line = |name: &str, value: Option<&str>, required: bool| {
        html! {
            div {
                label for=(name) { (messages.code("about-set", name)) @if required { " " span.soft { (messages.text("draft-needed")) } } }
                @let hint = format!("{name}-example");
                p.small.soft id=(hint) { (messages.with("about-example", [("example", messages.code("about-example", name))])) }
                input id=(name) type="text" name=(name) value=[value] required[required] autocomplete="off" aria-describedby=(hint);
            }
        }
    };
    let title = said.title.clone().unwrap_or_else(|| {
        let titles = &view.open.table().structure.titles;
        let short = titles.iter().map(|note| note.text.as_str()).filter(|text| text.chars().count() <= 120);
        short.max_by_key(|text| text.chars().count()).unwrap_or_default().to_owned()
    });
    let covered = covered(view);
    html! {
        form.card.about-form action=(view.path("/publish")) method="post" {
            input type="hidden" name="sign" value=(view.guest.sign);
            input type="hidden" name="revision" value=(view.open.draft.revision);
            (line("title", Some(&title), true))
            div {
                label for="description" { (messages.code("about-set", "description")) }
                textarea #description name="description" rows="4" { (said.description.as_deref().unwrap_or_default()) }
            }
            (line("agency", said.agency.as_deref(), true))
            (line("theme", said.theme.as_deref(), false))
            (line("keywords", Some(&said.keywords.as_ref().map(|words| words.join(", ")).unwrap_or_default()), false))
            (line("contact_position", said.contact_position.as_deref(), false))
            (line("contact_email", said.contact_email.as_deref(), false))
            (line("temporal", said.temporal.as_deref().or(covered.as_ref().map(|(days, _)| days.as_str())), false))
            @if let Some((days, column)) = &covered {
                p.small.soft {
                    @if said.temporal.is_none() { (messages.with("about-proposed-temporal", [("column", column.as_str())])) }
                    @else if said.temporal.as_ref() != Some(days) {
                        (messages.with("about-covered", [("column", column.as_str()), ("days", days.as_str())]))
                    }
                }
            }
            (line("spatial", said.spatial.as_deref(), false))
            (line("landing_page", said.landing_page.as_deref(), false))
            div {
                label for="license" { (messages.text("license")) }
                select #license name="license" {
                    @for license in License::ALL {
                        option value=(license.id()) selected[said.license == Some(license)] { (license.title()) }
                    }
                }
            }
            div {
                label for="frequency" { (messages.text("about-set-frequency")) }
                select #frequency name="frequency" {
                    option value="" { (messages.text("draft-not-said")) }
                    @for frequency in Frequency::ALL {
                        option value=(frequency.id()) selected[said.frequency == Some(frequency)] { (messages.code("frequency", frequency.id())) }
                    }
                }
            }
            @if let Some(own) = &own {
                div {
                    label for="dataset" { (messages.text("about-next-of")) }
                    p #dataset-what.small.soft { (messages.text("about-next-of-what")) }
                    select #dataset name="dataset" aria-describedby="dataset-what" {
                        option value="" { (messages.text("about-next-of-none")) }
                        @for (slug, title) in *own {
                            option value=(slug) selected[view.open.state.dataset.as_deref() == Some(slug.as_str())] { (title) }
                        }
                    }
                }
            } @else { (line("dataset", view.open.state.dataset.as_deref(), false)) }
            div.actions {
                @if view.guest.person == Person::Operator {
                    button type="submit" name="what" value="publish" { (messages.text("draft-publish-now")) }
                    button.quiet type="submit" name="what" value="save" { (messages.text("draft-save")) }
                } @else {
                    button type="submit" name="what" value="validate" { (messages.text("draft-save-validate")) }
                    button.quiet type="submit" name="what" value="save" { (messages.text("draft-save")) }
                }
                a.button.quiet href=(view.path("")) { (messages.text("draft-back")) }
            }
        }
    }
}

/// The days from the first to the last of the first column with dates, as an interval, and what that column is called.
fn covered(view: &View<'_>) -> Option<(String, String)> {
    let cleaned = &view.cleaning.cleaned;
    let dated = cleaned.columns.iter().filter(|column| {
        matches!(column.value_type, ValueType::Date | ValueType::Datetime) && column.personal.is_none()
    });
    dated.into_iter().find_map(|column| {
        let profile = cleaned.profile.column(&column.name)?;
        let day = |moment: &Option<String>| moment.as_deref().and_then(|moment| moment.get(..10)).map(str::to_owned);
        let (first, last) = (day(&profile.min)?, day(&profile.max)?);
        Some((format!("{first}/{last}"), view.clean_label(&column.name)))
    })
}

/// What a form says of a dataset, under the names that all forms and machines use.
pub(crate) fn described(fields: &Form) -> Description {
    let words = |text: String| text.split(',').map(|word| word.trim().to_owned()).filter(|w| !w.is_empty()).collect();
    Description {
        title: fields.filled("title"),
        description: fields.filled("description"),
        agency: fields.filled("agency"),
        keywords: fields.filled("keywords").map(words),
        theme: fields.filled("theme"),
        contact_position: fields.filled("contact_position"),
        contact_email: fields.filled("contact_email"),
        license: fields.value("license").and_then(|id| License::ALL.into_iter().find(|license| license.id() == id)),
        frequency: fields.value("frequency").and_then(|id| Frequency::ALL.into_iter().find(|f| f.id() == id)),
        temporal: fields.filled("temporal"),
        spatial: fields.filled("spatial"),
        landing_page: fields.filled("landing_page"),
        ..Description::default()
    }
}

/// Keeps what is written, and publishes where that is asked for.
pub async fn publish_now(
    visit: Visit,
    guest: Guest,
    AxumState(portal): AxumState<Portal>,
    Path(id): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let fields = Form::of(&body, &guest)?;
    let drafts = &workbench(&portal)?.drafts;
    let base =
        fields.value("revision").and_then(|text| text.parse().ok()).ok_or_else(|| Refusal::bad_request("revision"))?;
    let description = described(&fields);
    let back = format!("/draft/{id}/publish");
    let change = Change::Describe { description: Box::new(description), dataset: fields.filled("dataset") };
    if let Err(refusal) = drafts.change(&guest.person, &id, base, &change).await {
        return Ok(refused(&visit, &back, &refusal));
    }
    if fields.value("what") == Some("validate") {
        return to(&format!("/draft/{id}/validation"));
    }
    if fields.value("what") != Some("publish") {
        return to(&back);
    }
    let open = drafts.opened(&guest.person, &id).await?;
    let language = visit.language;
    match open.publish(move |input| report::render(language, input), PATIENCE).await? {
        Look::Ready(published) => to(&format!("/dataset/{}", published.dataset.slug)),
        Look::Failed(refusal) => Ok(refused(&visit, &back, &refusal)),
        Look::Working(_) => to(&format!("/draft/{id}/publishing?revision={}", open.draft.revision)),
    }
}

/// `/draft/{id}/publishing?revision=…`: how far a publication is; leads on when it is done.
pub async fn publishing(
    visit: Visit,
    guest: Guest,
    AxumState(portal): AxumState<Portal>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let drafts = &workbench(&portal)?.drafts;
    let back = format!("/draft/{id}/publish");
    let revision = visit.value("revision").and_then(|text| text.parse().ok()).unwrap_or_default();
    Ok(match drafts.publishing(&guest.person, &id, revision, PATIENCE).await? {
        Some(Look::Ready(published)) => to::<Refusal>(&format!("/dataset/{}", published.dataset.slug))?,
        Some(Look::Failed(refusal)) => refused(&visit, &back, &refusal),
        Some(Look::Working(progress)) => {
            let messages = visit.messages();
            let text = match progress.all {
                0 => messages.text("draft-publishing-waits"),
                all => messages.with("draft-publishing-done", [("part", (progress.done * 100 / all) as f64)]),
            };
            wait::showing(
                &visit,
                &messages.text("draft-publish-title"),
                progress,
                &messages.text("draft-publishing"),
                &text,
            )
        }
        None => to::<Refusal>(&back)?,
    })
}
