//! `/reuses`: the gallery of what people made with the data; one of them; and adding one.
//!
//! Never here: whether it is let in (see actions); anything of the page that a reuse leads to.

use apertura_catalog::contribution::Body;
use apertura_catalog::{Contribution, ContributionKind, DatasetQuery, Moderation, Reuse, ReuseSort, Slug};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::contribution::by;
use crate::Portal;
use crate::desk::Desk;
use crate::form::{self, Form, Line};
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::public_form::{self, Sent, text_lines, words};
use crate::refusal::Refusal;
use crate::visit::Visit;

/// The gallery; `/reuses.json` is its JSON. `?sort=` and `?dataset=` narrow it.
pub async fn show(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let messages = visit.messages();
    let all = portal.catalog.contributions(ContributionKind::Reuse, None, None).await?;
    let (sort, dataset) = (visit.value("sort").and_then(ReuseSort::from_code), visit.value("dataset"));
    let found: Vec<&Contribution> = all
        .iter()
        .filter(|contribution| {
            made(contribution).is_some_and(|made| {
                sort.is_none_or(|sort| made.sort == sort)
                    && dataset.is_none_or(|slug| made.datasets.iter().any(|known| known.as_str() == slug))
            })
        })
        .collect();
    if visit.json {
        return Ok(Json(serde_json::json!({ "total": found.len(), "reuses": found })).into_response());
    }
    let title = messages.text("reuses-title");
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("reuses-lead")) }
        div.actions { a.button href="/reuses/new" { (messages.text("reuse-add")) } }
        @if !all.is_empty() {
            nav aria-label=(messages.text("reuses-by-sort")) {
                ul.chips.states {
                    li { a href=(visit.with(&[("sort", "")])) aria-current=[sort.is_none().then_some("true")] { (messages.text("requests-all")) } }
                    @for known in ReuseSort::ALL {
                        @if all.iter().filter_map(made).any(|made| made.sort == known) {
                            li { a href=(visit.with(&[("sort", known.code())])) aria-current=[(sort == Some(known)).then_some("true")] { (messages.code("reuse-sort", known.code())) } }
                        }
                    }
                }
            }
        }
        @if found.is_empty() { div.notice { p { (messages.text("reuses-none")) } } }
        ul.results.cards.gallery { @for contribution in &found { (card(messages, contribution)) } }
    };
    let description = messages.text("reuses-lead");
    let json = Some("/reuses.json".to_owned());
    let page = Page { title: &title, description: &description, crumbs: &[], json, script: false, body };
    Ok(layout::render(&visit, page))
}

/// What was made, where the contribution is a reuse.
pub(super) fn made(contribution: &Contribution) -> Option<&Reuse> {
    match &contribution.body {
        Body::Reuse(made) => Some(made),
        _ => None,
    }
}

fn card(messages: &Messages, contribution: &Contribution) -> Markup {
    let Some(made) = made(contribution) else { return html! {} };
    html! {
        li {
            p { span.tag.accent { (messages.code("reuse-sort", made.sort.code())) } }
            h2 { a href=(contribution.path()) { (made.title) } }
            p.clip { (made.text) }
            (by(messages, contribution))
        }
    }
}

/// One reuse; `/reuses/{id}.json` is its JSON.
pub async fn show_one(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let id = id.strip_suffix(".json").unwrap_or(&id);
    let contribution = portal.catalog.contribution(&guest.person, id).await?;
    let Some(made) = made(&contribution) else { return Err(Refusal::not_found()) };
    if visit.json {
        return Ok(Json(&contribution).into_response());
    }
    let messages = visit.messages();
    let mut datasets = Vec::new();
    for slug in &made.datasets {
        // one that was taken back since then is left out
        if let Ok((dataset, _)) = portal.catalog.dataset(slug.as_str()).await {
            datasets.push(dataset);
        }
    }
    let body = html! {
        (form::done(&visit))
        @if contribution.moderation != Moderation::Shown {
            p.notice.warning { (messages.text("public-not-shown")) " " a href="/moderation" { (messages.text("nav-moderation")) } }
        }
        p { span.tag.accent { (messages.code("reuse-sort", made.sort.code())) } }
        h1 { (made.title) }
        (words(&made.text))
        p { a.button href=(made.link) rel="nofollow ugc noopener external" { (messages.text("reuse-see")) } }
        p.soft.small.words { (made.link) " — " (messages.text("reuse-outside")) }
        section.block {
            h2 { (messages.text("reuse-made-with")) }
            ul { @for dataset in &datasets { li { a href=(format!("/dataset/{}", dataset.slug)) { (dataset.title) } ", " (dataset.agency.name) } } }
        }
        (by(messages, &contribution))
    };
    let crumbs = [("/reuses".to_owned(), messages.text("reuses-title"))];
    let json = Some(format!("/reuses/{id}.json"));
    let page = Page { title: &made.title, description: "", crumbs: &crumbs, json, script: false, body };
    Ok(layout::render(&visit, page))
}

/// The form that adds one. `?dataset=` chooses the dataset.
pub async fn show_new(desk: Desk) -> Result<Response, Refusal> {
    let Desk { visit, .. } = &desk;
    let fields = visit.values("dataset").map(|slug| ("dataset".to_owned(), slug.to_owned())).collect();
    new_page(&desk, &Form::new(fields), None).await
}

async fn new_page(desk: &Desk, form: &Form, problem: Option<&apertura_actions::Refusal>) -> Result<Response, Refusal> {
    let Desk { visit, guest: _, portal } = desk;
    let messages = visit.messages();
    // a choice of the datasets that there are; with a great many the address of the page goes in by hand
    let query = DatasetQuery { page_size: DatasetQuery::LARGEST_PAGE, ..DatasetQuery::default() };
    let known = portal.catalog.datasets(&query).await?.items;
    let chosen: Vec<&str> = form.all("dataset").collect();
    let beyond: Vec<&str> =
        chosen.iter().copied().filter(|slug| !known.iter().any(|item| item.slug.as_str() == *slug)).collect();
    let line = |name: &'static str, key: &str, kind: &'static str| {
        let (label, what, value) = (messages.text(key), messages.text(&format!("{key}-what")), form.field(name));
        Line { name, label: &label, value, what: &what, kind, required: true }.show()
    };
    let title = messages.text("reuse-add");
    let fields = html! {
                    (line("title", "reuse-name", "text"))
                    div {
                        label for="sort" { (messages.text("reuse-sort-label")) }
                        select #sort name="sort" {
                            @for sort in ReuseSort::ALL { option value=(sort.code()) selected[form.field("sort") == sort.code()] { (messages.code("reuse-sort", sort.code())) } }
                        }
                    }
                    (line("link", "reuse-link", "url"))
                    (text_lines(messages, form, "text", "reuse-text", 5, true))
                    fieldset {
                        legend { (messages.text("reuse-made-with")) }
                        div.options tabindex="0" role="group" aria-label=(messages.text("reuse-made-with")) {
                            @for slug in &beyond { (choose(slug, slug, true)) }
                            @for item in &known { (choose(item.slug.as_str(), &item.title, chosen.contains(&item.slug.as_str()))) }
                        }
                    }
    };
    let form_shown = public_form::open_form(desk, form, ("/reuses/new", "reuse-send"), fields).await?;
    let body = html! {
        div.narrow {
            h1 { (title) }
            p.lead { (messages.text("reuse-add-lead")) }
            (form::problem(messages, problem))
            (form_shown)
        }
    };
    let crumbs = [("/reuses".to_owned(), messages.text("reuses-title"))];
    Ok(layout::render(visit, Page { title: &title, description: "", crumbs: &crumbs, json: None, script: false, body }))
}

fn choose(slug: &str, words: &str, chosen: bool) -> Markup {
    html! { label.choice { input type="checkbox" name="dataset" value=(slug) checked[chosen]; (words) } }
}

/// Takes a reuse in.
pub async fn add(desk: Desk, parts: Parts, body: String) -> Result<Response, Refusal> {
    let Desk { guest: _, portal: _, .. } = &desk;
    let sent = Sent::read(&desk, &parts, &body)?;
    let form = &sent.form;
    let made = Reuse {
        title: form.field("title").to_owned(),
        text: form.field("text").to_owned(),
        sort: ReuseSort::from_code(form.field("sort")).unwrap_or(ReuseSort::Other),
        link: form.field("link").to_owned(),
        datasets: form.all("dataset").filter_map(|slug| Slug::try_from(slug.to_owned()).ok()).collect(),
    };
    match sent.offer(&desk, Body::Reuse(made), None, None).await {
        Ok(led) => Ok(led),
        Err(refusal) => {
            let shown = new_page(&desk, form, Some(&refusal)).await?;
            public_form::refused(refusal, shown)
        }
    }
}
