//! The reading part of CKAN's Action API (`/api/3/action/…`, `/api/action/…`), in CKAN's shapes, for the programs that know it.
//!
//! Ids are slugs; a resource is `slug~file`. Never here: writing, reading tables (see actions).

mod arguments;
mod package;
mod table;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};

use crate::Portal;
use crate::refusal::Refusal;
use crate::visit::Visit;
use arguments::Arguments;

/// The version of CKAN whose shapes these are.
const VERSION: &str = "2.11.0";

/// The addresses.
pub fn routes() -> Router<Portal> {
    Router::new()
        .route("/api/3", get(version))
        .route("/api/3/action/{name}", get(act).post(act))
        .route("/api/action/{name}", get(act).post(act))
        .layer(axum::extract::DefaultBodyLimit::max(256 << 10))
}

/// Why an action is not done, as CKAN says it.
#[derive(Debug)]
enum Fault {
    NotFound(String),
    /// Name of the argument and what is wrong with it.
    Validation(&'static str, String),
    Search(String),
    Internal,
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Fault {
        match refusal.status {
            StatusCode::NOT_FOUND | StatusCode::GONE => Fault::NotFound(refusal.detail.unwrap_or_default()),
            StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::SERVICE_UNAVAILABLE => {
                Fault::Validation("query", refusal.detail.unwrap_or_else(|| refusal.code.to_owned()))
            }
            _ => Fault::Internal,
        }
    }
}

impl From<apertura_actions::Refusal> for Fault {
    fn from(refusal: apertura_actions::Refusal) -> Fault {
        Fault::from(Refusal::from(refusal))
    }
}

async fn version() -> Response {
    told(StatusCode::OK, &json!({ "version": 3 }))
}

async fn act(
    visit: Visit,
    headers: HeaderMap,
    State(portal): State<Portal>,
    Path(name): Path<String>,
    body: Bytes,
) -> Response {
    let arguments = match Arguments::of(&visit, &headers, &body) {
        Ok(arguments) => arguments,
        Err(why) => return told(StatusCode::BAD_REQUEST, &json!(format!("Bad request: JSON Error: {why}"))),
    };
    let result = match name.as_str() {
        "site_read" => Ok(json!(true)),
        "status_show" => Ok(status(&visit)),
        "help_show" => Ok(json!("https://docs.ckan.org/en/2.11/api/")),
        "package_list" => package::list(&portal, &arguments).await,
        "current_package_list_with_resources" => package::with_resources(&visit, &portal, &arguments).await,
        "package_search" => package::search(&visit, &portal, &arguments).await,
        "package_autocomplete" => package::autocomplete(&portal, &arguments).await,
        "package_show" => package::show(&visit, &portal, &arguments).await,
        "resource_show" => package::resource(&visit, &portal, &arguments).await,
        "resource_view_list" | "user_list" | "vocabulary_list" | "organization_list_for_user" => Ok(json!([])),
        "organization_list" => package::organizations(&portal, &arguments).await,
        "organization_show" => package::organization(&visit, &portal, &arguments).await,
        "group_list" => package::groups(&portal, &arguments).await,
        "group_show" => package::group(&visit, &portal, &arguments).await,
        "tag_list" => package::tags(&portal, &arguments).await,
        "license_list" => Ok(package::licenses()),
        "datastore_search" => table::search(&portal, &arguments).await,
        "datastore_search_sql" => table::sql(&portal, &arguments).await,
        "datastore_info" => table::info(&portal, &arguments).await,
        _ => {
            let unknown = format!("Bad request: Action name not known: {name}");
            return told(StatusCode::BAD_REQUEST, &json!(unknown));
        }
    };
    let help = format!("{}/api/3/action/help_show?name={name}", super::dcat::origin(&visit));
    match result {
        Ok(result) => told(StatusCode::OK, &json!({ "help": help, "success": true, "result": result })),
        Err(fault) => {
            let (status, error) = match fault {
                Fault::NotFound(what) => {
                    let message = format!("Not found: {what}");
                    (StatusCode::NOT_FOUND, json!({ "__type": "Not Found Error", "message": message }))
                }
                Fault::Validation(name, why) => {
                    (StatusCode::CONFLICT, json!({ "__type": "Validation Error", (name): [why] }))
                }
                Fault::Search(why) => {
                    let message = format!("Search Query is invalid: \"{why}\"");
                    (StatusCode::BAD_REQUEST, json!({ "__type": "Search Query Error", "message": message }))
                }
                Fault::Internal => {
                    let message = "Internal Server Error";
                    (StatusCode::INTERNAL_SERVER_ERROR, json!({ "__type": message, "message": message }))
                }
            };
            told(status, &json!({ "help": help, "success": false, "error": error }))
        }
    }
}

fn status(visit: &Visit) -> Value {
    let messages = visit.messages();
    json!({
        "site_title": visit.portal_name(), "site_description": messages.text("catalog-lead"),
        "site_url": super::dcat::origin(visit), "ckan_version": VERSION, "error_emails_to": null,
        "locale_default": "es", "extensions": ["datastore"],
    })
}

fn told(status: StatusCode, body: &Value) -> Response {
    (status, [(CONTENT_TYPE, "application/json;charset=utf-8")], body.to_string()).into_response()
}
