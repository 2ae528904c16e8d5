//! `/story`: the stories that somebody may write; and `/story/{slug}`, where one is written, seen as the public will see it,
//! and published.
//!
//! Never here: who may do so (see actions), the public's pages.

use apertura_actions::story::StoryStep;
use apertura_catalog::story::{Story, StoryText};
use apertura_catalog::{AgencyProfile, Permission, Revision};
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};

use crate::date;
use crate::desk::Desk;
use crate::form::{self, Form};
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::pages::contribution::agency_name;
use crate::public_form;
use crate::refusal::Refusal;
use crate::visit::to;

/// The list, with the form that begins one.
pub async fn list(desk: Desk) -> Result<Response, Refusal> {
    list_page(&desk, None).await
}

async fn list_page(desk: &Desk, problem: Option<&apertura_actions::Refusal>) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let messages = visit.messages();
    let stories = portal.catalog.own_stories(&guest.person).await?;
    let all = portal.catalog.agency_profiles().await?;
    let own = portal.catalog.agencies_where(&guest.person, Permission::WriteStory).await?;
    let everywhere = guest.person.can(Permission::WriteStory, None);
    let title = messages.text("story-list");
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("story-list-lead")) }
        (form::problem(messages, problem))
        form.card.stack.about-form action="/story" method="post" {
            (form::sign(guest))
            div {
                label for="title" { (messages.text("story-title")) }
                p.soft.small #title-what { (messages.text("story-title-what")) }
                input #title type="text" name="title" required minlength="5" maxlength="200" aria-describedby="title-what";
            }
            div {
                label for="agency" { (messages.text("story-teller")) }
                select #agency name="agency" {
                    @if everywhere { option value="" { (messages.text("public-coordination")) } }
                    @for profile in &own { option value=(profile.agency.slug) { (profile.agency.name) } }
                }
            }
            div.actions { button type="submit" { (messages.text("story-begin")) } }
        }
        ul.results.block {
            @for story in &stories {
                li {
                    h2 { a href=(format!("/story/{}", story.slug)) { (story.text.title) } }
                    p.soft.small { (who(messages, &all, story)) " · " (date::moment(messages, story.changed)) }
                    (state(messages, story))
                }
            }
        }
    };
    Ok(layout::render(visit, Page { title: &title, description: "", crumbs: &[], json: None, script: false, body }))
}

fn who(messages: &Messages, agencies: &[AgencyProfile], story: &Story) -> String {
    let name = story.agency.as_ref().map(|slug| agency_name(agencies, slug).to_owned());
    name.unwrap_or_else(|| messages.text("public-coordination"))
}

fn state(messages: &Messages, story: &Story) -> Markup {
    html! { ul.tags { li { span.tag.accent[story.shown.is_some()] { (messages.code("story-state", story.state().code())) } } } }
}

/// Begins a story.
pub async fn begin(desk: Desk, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let form = Form::of(&body, guest)?;
    let agency = form.filled("agency");
    match portal.catalog.begin_story(&guest.person, agency.as_deref(), form.field("title")).await {
        Ok(story) => to(&format!("/story/{}", story.slug)),
        Err(refusal) => {
            let shown = list_page(&desk, Some(&refusal)).await?;
            public_form::refused(refusal, shown)
        }
    }
}

/// The page where a story is written; `?revision=` shows what it said before.
pub async fn show(desk: Desk, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    let revision = visit.value("revision").and_then(|number| number.parse().ok());
    let (story, history) = portal.catalog.own_story(&guest.person, &slug, revision).await?;
    let text = story.text.clone();
    page(&desk, &story, &history, &text, None).await
}

async fn page(
    desk: &Desk,
    story: &Story,
    history: &[Revision],
    text: &StoryText,
    problem: Option<&apertura_actions::Refusal>,
) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let messages = visit.messages();
    let publishes = guest.person.can(Permission::PublishStory, story.agency.as_ref());
    let latest = story.state().code() == "published";
    let body = html! {
        (form::done(visit))
        h1 { (messages.with("story-writing", [("title", text.title.as_str())])) }
        (state(messages, story))
        @if story.shown.is_some() { p { a href=(format!("/stories/{}", story.slug)) { (messages.text("story-see-public")) } } }
        (form::problem(messages, problem))
        form.card.stack action=(format!("/story/{}", story.slug)) method="post" {
            (form::sign(guest))
            input type="hidden" name="base" value=(story.revision);
            div {
                label for="title" { (messages.text("story-title")) }
                input #title type="text" name="title" value=(text.title) required minlength="5" maxlength="200";
            }
            div {
                label for="summary" { (messages.text("story-summary")) }
                p.soft.small #summary-what { (messages.text("story-summary-what")) }
                textarea #summary name="summary" rows="2" maxlength="500" aria-describedby="summary-what" { (text.summary) }
            }
            div {
                label for="body" { (messages.text("story-text")) }
                p.soft.small #body-what { (messages.text("story-text-what")) }
                // a browser drops the first line end of a textarea
                textarea #body .story-text name="body" rows="22" aria-describedby="body-what" { "\n" (text.body) }
            }
            (help(messages))
            div.actions {
                button type="submit" name="step" value="save" { (messages.text("story-save")) }
                @if !latest && !publishes { button.quiet type="submit" name="step" value="ask" { (messages.text("story-ask")) } }
                @if !latest && publishes { button.quiet type="submit" name="step" value="publish" { (messages.text("story-publish")) } }
                @if story.shown.is_some() && publishes { button.quiet type="submit" name="step" value="take-away" { (messages.text("story-take-away")) } }
            }
        }
        section.block #preview {
            h2 { (messages.text("story-preview")) }
            article.card.story {
                p.lead { (text.summary) }
                (super::told(visit, portal, text).await)
            }
        }
        details.card.block {
            summary { (messages.text("story-history")) }
            ol reversed {
                @for revision in history {
                    li value=(revision.number) { a href=(format!("/story/{}?revision={}", story.slug, revision.number)) { (date::moment(messages, revision.at)) } }
                }
            }
        }
    };
    let title = messages.with("story-writing", [("title", text.title.as_str())]);
    let crumbs = [("/story".to_owned(), messages.text("story-list"))];
    Ok(layout::render(visit, Page { title: &title, description: "", crumbs: &crumbs, json: None, script: true, body }))
}

/// How live blocks are written.
fn help(messages: &Messages) -> Markup {
    let examples = [
        ("chart", "{{chart accidentes}}"),
        ("table", "{{table accidentes?municipio=Linares&_sort=-heridos}}"),
        ("figure", "{{figure accidentes?sum=heridos&municipio=Linares&label=Personas heridas en Linares}}"),
    ];
    html! {
        details {
            summary { (messages.text("story-help")) }
            p { (messages.text("story-help-lead")) }
            dl.facts { @for (kind, example) in examples { dt { (messages.code("story-block", kind)) } dd { code { (example) } } } }
            p { (messages.text("story-help-version")) }
        }
    }
}

/// Keeps what was written, and goes the step that the button says.
pub async fn write(desk: Desk, Path(slug): Path<String>, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let form = Form::of(&body, guest)?;
    let text = StoryText {
        title: form.field("title").to_owned(),
        summary: form.field("summary").to_owned(),
        body: form.value("body").unwrap_or_default().trim_start_matches(['\r', '\n']).to_owned(),
    };
    let (step, done) = match form.field("step") {
        "ask" => (Some(StoryStep::Ask), "story-asked"),
        "publish" => (Some(StoryStep::Publish), "story-published"),
        "take-away" => (Some(StoryStep::TakeAway), "story-taken-away"),
        _ => (None, "story-saved"),
    };
    let mut outcome = portal.catalog.write_story(&guest.person, &slug, form.number("base")?, &text).await;
    if let (Ok(_), Some(step)) = (&outcome, step) {
        outcome = portal.catalog.move_story(&guest.person, &slug, step).await;
    }
    match outcome {
        Ok(_) => to(&format!("/story/{slug}?done={done}#preview")),
        Err(refusal) => {
            let (story, history) = portal.catalog.own_story(&guest.person, &slug, None).await?;
            let shown = page(&desk, &story, &history, &text, Some(&refusal)).await?;
            public_form::refused(refusal, shown)
        }
    }
}
