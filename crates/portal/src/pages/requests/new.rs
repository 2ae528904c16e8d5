//! `/requests/new`: somebody asks for data. No account is needed; a letter with a link confirms the mail address.
//!
//! Never here: whether it is let in (see actions).

use apertura_catalog::DataRequest;
use apertura_catalog::contribution::Body;
use axum::http::request::Parts;
use axum::response::Response;
use maud::html;

use crate::desk::Desk;
use crate::form::{self, Form, Line};
use crate::layout::{self, Page};
use crate::public_form::{self, Sent, choice, text_lines};
use crate::refusal::Refusal;

/// The form. `?q=` fills in what was searched for and not found, `?agency=` the agency.
pub async fn show(desk: Desk) -> Result<Response, Refusal> {
    let Desk { visit, .. } = &desk;
    let fields = [("title", visit.value("q")), ("agency", visit.value("agency"))];
    let fields = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned()))).collect();
    page(&desk, &Form::new(fields), None).await
}

async fn page(desk: &Desk, form: &Form, problem: Option<&apertura_actions::Refusal>) -> Result<Response, Refusal> {
    let Desk { visit, guest: _, portal } = desk;
    let messages = visit.messages();
    let agencies: Vec<(String, String)> = {
        let profiles = portal.catalog.agency_profiles().await?.into_iter().filter(|profile| profile.closed.is_none());
        profiles.map(|profile| (profile.agency.slug.to_string(), profile.agency.name)).collect()
    };
    let title = messages.text("request-new-title");
    let line = |name: &'static str, label: &str, what: &str, required: bool| {
        let value = form.field(name);
        Line { name, label, value, what, kind: "text", required }.show()
    };
    let fields = html! {
                    (line("title", &messages.text("request-what"), &messages.text("request-what-help"), true))
                    (text_lines(messages, form, "text", "request-text", 6, true))
                    (text_lines(messages, form, "purpose", "request-purpose", 3, false))
                    (choice("agency", &messages.text("request-agency"), &messages.text("request-agency-unknown"), &agencies, form.field("agency")))
    };
    let form_shown = public_form::open_form(desk, form, ("/requests/new", "request-send"), fields).await?;
    let body = html! {
        div.narrow {
            h1 { (title) }
            p.lead { (messages.text("request-new-lead")) }
            (form::problem(messages, problem))
            (form_shown)
        }
    };
    let crumbs = [("/requests".to_owned(), messages.text("requests-title"))];
    let description = messages.text("request-new-lead");
    Ok(layout::render(
        visit,
        Page { title: &title, description: &description, crumbs: &crumbs, json: None, script: false, body },
    ))
}

/// Takes the request in.
pub async fn ask(desk: Desk, parts: Parts, body: String) -> Result<Response, Refusal> {
    let Desk { guest: _, portal: _, .. } = &desk;
    let sent = Sent::read(&desk, &parts, &body)?;
    let form = &sent.form;
    let request = DataRequest {
        title: form.field("title").to_owned(),
        text: form.field("text").to_owned(),
        purpose: form.field("purpose").to_owned(),
        ..DataRequest::default()
    };
    let agency = form.filled("agency");
    match sent.offer(&desk, Body::Request(request), agency.as_deref(), None).await {
        Ok(led) => Ok(led),
        Err(refusal) => {
            let shown = page(&desk, form, Some(&refusal)).await?;
            public_form::refused(refusal, shown)
        }
    }
}
