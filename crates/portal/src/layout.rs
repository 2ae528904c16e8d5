//! What stands around every page: head, navigation, language switch, foot.
//!
//! Never here: what a page is about.

use apertura_actions::Person;
use apertura_catalog::{Dataset, Permission, Slug};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::assets;
use crate::language::{Language, Messages};
use crate::rdf::Form;
use crate::visit::{LANGUAGE_COOKIE, Visit};

/// A page to be put into the layout.
pub struct Page<'a> {
    /// Title, without the portal's name.
    pub title: &'a str,
    /// One sentence for search engines; may be empty.
    pub description: &'a str,
    /// Where the page stands: address and text of each page above it.
    pub crumbs: &'a [(String, String)],
    /// The address of the same content as JSON.
    pub json: Option<String>,
    /// True where the page uses the script.
    pub script: bool,
    /// The content; holds the only `h1`.
    pub body: Markup,
}

impl<'a> Page<'a> {
    /// A page of which there is no more than title, way and content.
    pub fn plain(title: &'a str, crumbs: &'a [(String, String)], body: Markup) -> Page<'a> {
        Page { title, description: "", crumbs, json: None, script: false, body }
    }
}

/// Where the pages of a dataset stand.
pub fn crumbs_of(messages: &Messages, dataset: &Dataset) -> [(String, String); 2] {
    [("/".to_owned(), messages.text("nav-catalog")), (format!("/dataset/{}", dataset.slug), dataset.title.clone())]
}

/// The page of a form; where it says why the form was not taken, its status says so too.
pub fn render_form(visit: &Visit, page: Page<'_>, refused: bool) -> Response {
    let mut response = render(visit, page);
    if refused {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

/// The sign of the portal.
const SIGN: &str = r##"<svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7"/><path d="M8 25V7h8v18zM18.5 7 24 4.5v23L18.5 25z"/></svg>"##;

/// The whole page as an answer.
pub fn render(visit: &Visit, page: Page<'_>) -> Response {
    let messages = visit.messages();
    let name = visit.portal_name();
    let title = if page.title.is_empty() { name.clone() } else { format!("{} · {name}", page.title) };
    let private = is_private(&visit.path);
    let working = visit.path.starts_with("/draft/") || visit.path.starts_with("/inventory/");
    let roomy = working || visit.path.ends_with("/explore");
    let opening = ["/inventory", "/priority", "/plan"].iter().any(|part| visit.path.starts_with(part));
    let catalog = visit.path == "/";
    let drawn = ["/dataset/", "/chart/", "/promises", "/coordination", "/stories", "/story", "/use"]
        .iter()
        .any(|part| visit.path.starts_with(part));
    let other = if visit.language == Language::EsMx { Language::En } else { Language::EsMx };
    let markup = html! {
        (DOCTYPE)
        html lang=(visit.language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                @if !page.description.is_empty() { meta name="description" content=(page.description); }
                meta name="color-scheme" content="light dark";
                link rel="icon" type="image/svg+xml" href="/favicon.svg";
                link rel="stylesheet" href=(assets::STYLE.address());
                @if let Some(style) = visit.known.theme.style() { link rel="stylesheet" href=(style); }
                @if private { link rel="stylesheet" href=(assets::DRAFT_STYLE.address()); }
                @if opening { link rel="stylesheet" href=(assets::INVENTORY_STYLE.address()); }
                @if catalog { link rel="stylesheet" href=(assets::CATALOG_STYLE.address()); }
                @if drawn && !private { link rel="stylesheet" href=(assets::CHART_STYLE.address()); }
                @if drawn && !private && page.script { script type="module" src=(assets::CHART.address()) {} }
                @if let Some(json) = &page.json { link rel="alternate" type="application/json" href=(json); }
                (for_machines(visit, &title, page.description))
                @for language in Language::ALL {
                    link rel="alternate" hreflang=(language.tag()) href=(visit.in_language(language));
                }
                @if page.script {
                    script type="module" src=(match () {
                        () if private => assets::DRAFT.address(),
                        () if opening => assets::INVENTORY.address(),
                        () if catalog => assets::CATALOG.address(),
                        () => assets::SCRIPT.address(),
                    }) {}
                }
            }
            body {
                a.skip href="#content" { (messages.text("skip-to-content")) }
                header.head {
                    div.wide.full[working].roomy[roomy] {
                        a.brand href="/" {
                            @match visit.known.theme.logo() {
                                Some(logo) => img src=(logo) alt="" height="36";,
                                None => (PreEscaped(SIGN)),
                            }
                            span { (name) }
                        }
                        nav aria-label=(messages.text("navigation")) {
                            ul {
                                (item(visit, "/", &messages.text("nav-catalog")))
                                @if private && visit.known.person == Person::Operator {
                                    (item(visit, "/draft", &messages.text("nav-draft")))
                                    (item(visit, "/review", &messages.text("nav-review")))
                                    (item(visit, "/log", &messages.text("nav-log")))
                                }
                                @if visit.known.person == Person::Operator {
                                    (item(visit, "/inventory", &messages.text("nav-inventory")))
                                }
                                (item(visit, "/requests", &messages.text("nav-requests")))
                                (item(visit, "/promises", &messages.text("nav-promises")))
                                (item(visit, "/api", &messages.text("nav-api")))
                                (item(visit, "/about", &messages.text("nav-about")))
                                @if visit.known.accounts && visit.known.person == Person::Visitor {
                                    (item(visit, "/sign-in", &messages.text("nav-sign-in")))
                                }
                                li {
                                    a href=(visit.in_language(other)) lang=(other.tag()) hreflang=(other.tag()) rel="alternate" {
                                        (crate::Messages::get(other).text("language-name"))
                                    }
                                }
                            }
                        }
                    }
                }
                @if let Person::Member(member) = &visit.known.person { (working_nav(visit, &member.name)) }
                main #content tabindex="-1" {
                    div.wide.full[working].roomy[roomy] {
                        @if !page.crumbs.is_empty() {
                            nav.crumbs aria-label=(messages.text("crumbs")) {
                                ol {
                                    @for (address, text) in page.crumbs { li { a href=(address) { (text) } } }
                                    li aria-current="page" { (page.title) }
                                }
                            }
                        }
                        (page.body)
                    }
                }
                footer.foot {
                    div.wide.full[working].roomy[roomy] {
                        ul {
                            li { a href="/" { (messages.text("nav-catalog")) } }
                            li { a href="/inventory" { (messages.text("nav-inventory")) } }
                            li { a href="/plan" { (messages.text("nav-plan")) } }
                            li { a href="/requests" { (messages.text("requests-title")) } }
                            li { a href="/reuses" { (messages.text("reuses-title")) } }
                            li { a href="/stories" { (messages.text("stories-title")) } }
                            li { a href="/about" { (messages.text("nav-about")) } }
                            li { a href="/api" { (messages.text("nav-api")) } }
                            @if let Some(json) = &page.json {
                                li { a href=(json) { (messages.text("this-page-as-json")) } }
                            }
                        }
                        p { (messages.text("made-with")) }
                    }
                }
            }
        }
    };
    let mut response = markup.into_response();
    if visit.chosen {
        let cookie =
            format!("{LANGUAGE_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly", visit.language.short());
        if let Ok(value) = cookie.parse() {
            response.headers_mut().insert(axum::http::header::SET_COOKIE, value);
        }
    }
    response
}

/// What programs that link to a public page look for in its head: a picture, the news, the description as triples.
fn for_machines(visit: &Visit, title: &str, description: &str) -> Markup {
    let dataset = visit.path.strip_prefix("/dataset/").filter(|slug| !slug.contains('/'));
    html! {
        @if visit.path == "/" || dataset.is_some() {
            meta property="og:type" content="website";
            meta property="og:title" content=(title);
            meta property="og:url" content={ (visit.origin) (visit.path) };
            @if !description.is_empty() { meta property="og:description" content=(description); }
        }
        @if visit.path == "/" {
            link rel="alternate" type="application/atom+xml" href="/feed.atom";
            link rel="alternate" type="text/turtle" href="/catalog.ttl";
        }
        @if let Some(slug) = dataset {
            meta property="og:image" content={ (visit.origin) "/dataset/" (slug) "/picture.png" };
            meta property="og:image:width" content="1200";
            meta property="og:image:height" content="630";
            meta name="twitter:card" content="summary_large_image";
            link rel="alternate" type="application/atom+xml" href=(format!("/dataset/{slug}.atom"));
            @for form in Form::ALL {
                link rel="alternate" type=(form.media_type()) href=(format!("/dataset/{slug}.{}", form.ending()));
            }
        }
    }
}

/// The pages of somebody's work, each where they can do something there; address, key, and what is done there.
const WORK: &[(&str, &str, &[Permission])] = &[
    ("/work", "nav-work", &[]),
    ("/inventory", "nav-inventory", &[Permission::SeeWork]),
    ("/priority", "nav-priority", &[Permission::SeeWork]),
    ("/plan", "nav-plan", &[Permission::SeeWork]),
    ("/draft", "nav-files", &[Permission::SeeWork, Permission::Prepare]),
    ("/review", "nav-review", &[Permission::SeeWork]),
    ("/moderation", "nav-moderation", &[Permission::Moderate, Permission::AnswerPublic]),
    ("/story", "nav-stories", &[Permission::WriteStory]),
    ("/coordination", "nav-coordination", &[Permission::SeeCoordination]),
    ("/log", "nav-log", &[Permission::ReadLog]),
    ("/agency", "nav-agencies", &[Permission::SeeWork]),
    ("/people", "nav-people", &[Permission::ManagePeople]),
    ("/workshop", "nav-workshops", &[Permission::RunWorkshops]),
    ("/mail", "mail-title", &[Permission::ManageSettings]),
    ("/account", "nav-account", &[]),
];

/// The navigation of somebody who has signed in.
fn working_nav(visit: &Visit, name: &str) -> Markup {
    let messages = visit.messages();
    let person = &visit.known.person;
    let own = own_agency(person);
    html! {
        div.worknav {
            div.wide {
                nav aria-label=(messages.text("nav-of-work")) {
                    ul {
                        @for (address, key, permissions) in WORK {
                            @if permissions.is_empty() || permissions.iter().any(|needed| person.can_somewhere(*needed)) {
                                (part(visit, address, own.filter(|_| OWN.contains(address)), &messages.text(key)))
                            }
                        }
                    }
                }
                form.signout action="/sign-out" method="post" {
                    input type="hidden" name="sign" value=(visit.known.sign);
                    span.soft.small { (name) }
                    button.quiet.slim type="submit" { (messages.text("nav-sign-out")) }
                }
            }
        }
    }
}

/// The pages that whoever works in one agency finds at once, without a list of agencies before.
const OWN: &[&str] = &["/inventory", "/plan", "/agency"];

/// The agency of somebody who works in one alone.
fn own_agency(person: &Person) -> Option<&Slug> {
    let Person::Member(member) = person else { return None };
    let first = member.grants.first()?.agency.as_ref()?;
    member.grants.iter().all(|grant| grant.agency.as_ref() == Some(first)).then_some(first)
}

/// A line of the navigation that also holds for the pages below; of one agency, where there is one.
fn part(visit: &Visit, address: &str, agency: Option<&Slug>, text: &str) -> Markup {
    let to = agency.map_or_else(|| address.to_owned(), |agency| format!("{address}/{agency}"));
    let here = visit.path == to;
    let below = visit.path.strip_prefix(address).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let current = if here { Some("page") } else { below.then_some("true") };
    html! { li { a href=(to) aria-current=[current] { (text) } } }
}

/// True for the pages of those who prepare, review and publish.
fn is_private(path: &str) -> bool {
    let under = |top: &str| path.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    ["/draft", "/review", "/log"].into_iter().any(under)
        || (path.starts_with("/dataset/") && (path.contains("/manage") || path.contains("/update")))
}

fn item(visit: &Visit, address: &str, text: &str) -> Markup {
    let here = visit.path == address;
    html! { li { a href=(address) aria-current=[here.then_some("page")] { (text) } } }
}
