//! The page that asks for the second factor's code.
//!
//! Never here: taking the code (see `second_factor`).

use axum::http::StatusCode;
use axum::response::Response;
use maud::html;

use crate::form;
use crate::kept_form::KeptForm;
use crate::layout::{self, Page};
use crate::visit::Visit;

/// The page. `sign` is that of the session that waits for the code; `kept` goes along.
pub(super) fn code_page(
    visit: &Visit,
    sign: &str,
    kept: Option<&KeptForm>,
    problem: Option<&apertura_actions::Refusal>,
) -> Response {
    let messages = visit.messages();
    let title = messages.text("code-title");
    let body = html! {
        div.narrow {
            h1 { (title) }
            (form::problem(messages, problem))
            form.card.stack action=(visit.here()) method="post" {
                input type="hidden" name="sign" value=(sign);
                @if let Some(kept) = kept { (kept.hidden()) }
                div {
                    label for="code" { (messages.text("code-label")) }
                    p #code-what.soft.small { (messages.text("code-what")) }
                    input #code type="text" name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus maxlength="40" aria-describedby="code-what";
                }
                div { button type="submit" { (messages.text("sign-in")) } }
            }
            form action="/sign-out" method="post" {
                input type="hidden" name="sign" value=(sign);
                button.quiet type="submit" { (messages.text("code-leave")) }
            }
        }
    };
    let page = Page { title: &title, description: "", crumbs: &[], json: None, script: false, body };
    let mut response = layout::render(visit, page);
    if problem.is_some() {
        *response.status_mut() = StatusCode::FORBIDDEN;
    }
    response
}
