//! Every address of the portal, and the layers around them.
//!
//! Each method of an address is listed in `tests/it/routes.rs`: as public, or with the permission that it asks for.
//! Never here: what an address answers (one file a page in `pages/`).

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use axum::middleware;
use axum::routing::{get, patch, post};
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::pages;
use crate::rate::{self, Rate};
use crate::{Portal, assets, door, entity_tag, headers, kept_form, refusal, usage};

/// How long an answer may take to begin.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Largest form without a file.
const FORM_BYTES: usize = 256 << 10;

/// The portal as a service.
pub fn router(portal: Portal) -> Router {
    Router::new()
        .route("/", get(pages::catalog::show))
        .route("/datasets.json", get(pages::catalog::show))
        .route("/catalog.ttl", get(pages::dcat::catalog))
        .route("/catalog.jsonld", get(pages::dcat::catalog))
        .route("/catalog.rdf", get(pages::dcat::catalog))
        .route("/catalog.xml", get(pages::dcat::catalog))
        .route("/suggest.json", get(pages::suggest::show))
        .route("/assets/catalog.js", get(|| async { assets::CATALOG.answer() }))
        .route("/assets/catalog.css", get(|| async { assets::CATALOG_STYLE.answer() }))
        .route("/dataset/{slug}", get(pages::dataset::show))
        .route("/dataset/{slug}/explore", get(pages::explore::show))
        .route("/dataset/{slug}/explore.json", get(pages::explore::show))
        .route("/dataset/{slug}/explore.csv", get(pages::explore::file))
        .route("/dataset/{slug}/explore.xlsx", get(pages::explore::file))
        .route("/dataset/{slug}/explore.ndjson", get(pages::explore::file))
        .route("/dataset/{slug}/explore.rows.json", get(pages::explore::file))
        .route("/dataset/{slug}/explore.parquet", get(pages::explore::file))
        .route("/dataset/{slug}/explore.sqlite", get(pages::explore::file))
        .route("/dataset/{slug}/explore.geojson", get(pages::explore::file))
        .route("/dataset/{slug}/explore.kml", get(pages::explore::file))
        .route("/dataset/{slug}/explore.shp.zip", get(pages::explore::file))
        .route("/dataset/{slug}/totals.json", get(pages::explore::totals))
        .route("/dataset/{slug}/chart", get(pages::chart::show).post(pages::kept_chart::keep_chart))
        .route("/dataset/{slug}/chart.json", get(pages::chart::json))
        .route("/dataset/{slug}/chart.svg", get(pages::chart::svg))
        .route("/dataset/{slug}/chart.png", get(pages::chart::png))
        .route("/dataset/{slug}/chart.vl.json", get(pages::chart::vega))
        .route("/dataset/{slug}/chart/bricks", get(pages::bricks::show))
        .route("/dataset/{slug}/chart/bricks.svg", get(pages::bricks::svg))
        .route("/dataset/{slug}/chart/bricks.csv", get(pages::bricks::csv))
        .route("/dataset/{slug}/chart/bricks.mpd", get(pages::bricks::model))
        .route("/dataset/{slug}/chart/embed", get(pages::chart::embed))
        .route("/dataset/{slug}/map", get(pages::map::show).post(pages::kept_chart::keep_map))
        .route("/dataset/{slug}/map.json", get(pages::map::json))
        .route("/dataset/{slug}/map.svg", get(pages::map::svg))
        .route("/dataset/{slug}/map.png", get(pages::map::png))
        .route("/dataset/{slug}/map/embed", get(pages::map::embed))
        .route("/dataset/{slug}/tile/{zoom}/{x}/{y}", get(pages::map::tile))
        .route("/map/background/{zoom}/{x}/{y}", get(pages::map::background))
        .route("/chart/{name}", get(pages::kept_chart::show))
        .route("/assets/map.js", get(|| async { assets::MAP.answer() }))
        .route("/assets/chart.js", get(|| async { assets::CHART.answer() }))
        .route("/assets/chart.css", get(|| async { assets::CHART_STYLE.answer() }))
        .route("/dataset/{slug}/versions.json", get(pages::dataset::versions_json))
        .route("/dataset/{slug}/versions/{number}", get(pages::dataset::show_version))
        .route("/dataset/{slug}/versions/{number}/receipt", get(pages::receipt::show))
        .route("/dataset/{slug}/versions/{number}/receipt.pdf", get(pages::receipt::pdf))
        .route("/receipt/{folio}", get(pages::receipt::by_folio))
        .route("/certificate", get(pages::certificate::ask))
        .route("/certificate/{folio}", get(pages::certificate::show))
        .route("/dataset/{slug}/versions/{number}/{file}", get(pages::download::of_version))
        .route("/dataset/{slug}/{file}", get(pages::download::latest))
        .route("/inventory", get(pages::inventory::show))
        .route("/inventory.csv", get(pages::inventory::public_csv))
        .route("/inventory.xlsx", get(pages::inventory::public_workbook))
        .route("/inventory.json", get(pages::inventory::public_json))
        .route("/plan", get(pages::plan::show_public))
        .route("/plan.csv", get(pages::inventory::public_csv))
        .route("/plan.xlsx", get(pages::inventory::public_workbook))
        .route("/plan.json", get(pages::inventory::public_json))
        .route("/calendar/{secret}", get(pages::plan::feed))
        .route("/assets/inventory.js", get(|| async { assets::INVENTORY.answer() }))
        .route("/assets/inventory.css", get(|| async { assets::INVENTORY_STYLE.answer() }))
        .route("/promises", get(pages::promises::show))
        .route("/promises.json", get(pages::promises::show))
        .route("/api", get(pages::api::show))
        .route("/sql", get(pages::sql::show))
        .route("/use", get(pages::use_count::show))
        .route("/use.json", get(pages::use_count::show))
        .route("/use.csv", get(pages::use_count::csv))
        .route("/feed.atom", get(pages::feed::catalog))
        .route("/feeds/dataset.atom", get(pages::feed::catalog))
        .route("/sitemap.xml", get(pages::sitemap::index))
        .route("/sitemap/{part}", get(pages::sitemap::part))
        .route("/dataset/{slug}/picture.png", get(pages::picture::show))
        .route("/dataset/{slug}/api", get(pages::dataset_api::show))
        .route("/openapi.json", get(pages::api::document))
        .route("/theme.css", get(pages::theme::style))
        .route("/theme/{file}", get(pages::theme::file))
        .route("/about", get(pages::about::show))
        .route("/health", get(pages::health::show))
        .route("/robots.txt", get(pages::robots::show))
        .route("/favicon.svg", get(pages::theme::icon))
        .route("/favicon.ico", get(pages::theme::icon))
        .route("/assets/portal.css", get(|| async { assets::STYLE.answer() }))
        .route("/assets/explorer.js", get(|| async { assets::SCRIPT.answer() }))
        .merge(participation())
        .merge(members())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        // files that are handed in, read and published may take longer
        .merge(workbench(portal.workbench.is_some()))
        .merge(writing_machines(&portal))
        .merge(accounts(portal.workbench.as_ref().is_some_and(|workbench| workbench.door.is_none())))
        .merge(opening(portal.workbench.is_some()))
        .merge(workshops())
        .fallback(pages::not_found::show)
        .layer(middleware::from_fn(pages::session_ended::keep))
        .layer(middleware::from_fn(door::guard))
        // reads only, from any site's page
        .merge(machines(&portal))
        .layer(middleware::from_fn(refusal::show))
        .layer(middleware::from_fn_with_state(portal.clone(), usage::count))
        .layer(middleware::from_fn_with_state(portal.clone(), door::know))
        .layer(CompressionLayer::new().compress_when(worth_compressing))
        .layer(middleware::from_fn(headers::secure))
        .with_state(portal)
}

/// The addresses of the API, counted and tagged.
fn machines(portal: &Portal) -> Router<Portal> {
    let rate = Arc::new(Rate::of_reading(portal.catalog.folder()));
    pages::v1::routes()
        .merge(pages::ckan::routes())
        .layer(middleware::from_fn(entity_tag::tag))
        .layer(middleware::from_fn_with_state((rate, portal.clone()), rate::limit))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
}

/// The addresses where machines write with a token, counted.
fn writing_machines(portal: &Portal) -> Router<Portal> {
    if portal.workbench.is_none() {
        return Router::new();
    }
    let rate = Arc::new(Rate::of_writing(portal.catalog.folder()));
    Router::new()
        .route("/api/v1/datasets/{slug}/versions", post(pages::api_versions::publish))
        .route("/api/v1/agencies/{agency}/submissions", post(pages::api_arrivals::submit))
        .route("/api/v1/agencies/{agency}/inventory", post(pages::api_inventory::create))
        .route("/api/v1/agencies/{agency}/inventory/{id}", patch(pages::api_inventory::change))
        .layer(axum::extract::DefaultBodyLimit::disable())
        .layer(middleware::from_fn_with_state((rate, portal.clone()), rate::limit))
        .layer(middleware::from_fn(headers::private))
}

/// The addresses where anybody takes part.
fn participation() -> Router<Portal> {
    use pages::{confirm, error_reports, follow, questions, requests, reuses, stories};
    Router::new()
        .route("/requests", get(requests::show))
        .route("/requests.json", get(requests::show))
        .route("/requests/new", get(requests::show_new).post(requests::ask))
        .route("/requests/{id}", get(requests::show_one))
        .route("/requests/{id}/support", post(requests::support))
        .route(
            "/confirm/{token}",
            get(confirm::show).post(confirm::confirm).layer(middleware::from_fn(headers::private)),
        )
        .route("/confirmed", get(confirm::done))
        .route("/requests.atom", get(requests::atom))
        .route("/dataset/{slug}/questions", get(questions::show).post(questions::ask))
        .route("/dataset/{slug}/questions.json", get(questions::show))
        .route("/dataset/{slug}/errors", get(error_reports::show).post(error_reports::report))
        .route("/dataset/{slug}/errors.json", get(error_reports::show))
        .route("/reuses", get(reuses::show))
        .route("/reuses.json", get(reuses::show))
        .route("/reuses/new", get(reuses::show_new).post(reuses::add))
        .route("/reuses/{id}", get(reuses::show_one))
        .route("/stories", get(stories::show))
        .route("/stories.json", get(stories::show))
        .route("/stories.atom", get(stories::atom))
        .route("/stories/{slug}", get(stories::show_one))
        .route("/follow", get(follow::show).post(follow::begin))
        .route("/follow/{id}/{seal}", get(follow::show_end).post(follow::end))
        .layer(axum::extract::DefaultBodyLimit::max(FORM_BYTES))
}

/// The addresses for those who work on what is not public yet.
fn members() -> Router<Portal> {
    Router::new()
        .route("/mail", get(pages::mail::show).post(pages::mail::retry))
        .route("/moderation", get(pages::moderation::show))
        .route("/contribution/{id}/moderate", post(pages::contribution::moderate))
        .route("/contribution/{id}/answer", post(pages::contribution::answer))
        .route("/story", get(pages::stories::list).post(pages::stories::begin))
        .route("/story/{id}", get(pages::stories::show_own).post(pages::stories::write))
        .layer(axum::extract::DefaultBodyLimit::max(FORM_BYTES))
        .layer(middleware::from_fn(headers::private))
}

/// The addresses of workshops: for those who hold them, and the personal link of those who are invited.
fn workshops() -> Router<Portal> {
    use pages::{certificate, entry, plenary, registration, survey, workshop};
    Router::new()
        .route("/registration/{token}/entry.png", get(registration::entry_picture))
        .route("/registration/{token}", get(registration::show).post(registration::write))
        .route("/registration/{token}/calendar.ics", get(registration::ics))
        .route("/registration/{token}/certificate.pdf", get(certificate::own))
        .route("/registration/{token}/survey", get(survey::show).post(survey::write))
        .route("/registration/{token}/follow-up", get(survey::show_follow_up).post(survey::write_follow_up))
        .route("/registration/{token}/gallery", get(plenary::show_own).post(plenary::vote))
        .route("/registration/{token}/gallery/{file}", get(plenary::own_picture))
        .route("/team/{token}", get(plenary::show_team).post(plenary::hand_in))
        .route("/team/{token}/picture.jpg", get(plenary::team_picture))
        .route("/gallery/{id}", get(plenary::show_public))
        .route("/gallery/{id}/{file}", get(plenary::public_picture))
        .route("/workshop/{id}/plenary", get(workshop::show_plenary).post(workshop::change_plenary))
        .route("/workshop/{id}/survey", get(workshop::show_survey).post(workshop::write_survey))
        .route("/workshop/{id}/survey.pdf", get(workshop::survey_paper))
        .route("/workshop/{id}/certificates", get(workshop::show_certificates).post(workshop::change_certificates))
        .route("/workshop/{id}/certificates.pdf", get(workshop::certificates_paper))
        .route("/workshop", get(workshop::list).post(workshop::make))
        .route("/workshop/{id}", get(workshop::show))
        .route("/workshop/{id}/edit", get(workshop::edit).post(workshop::change))
        .route("/workshop/{id}/people", get(workshop::list_people).post(workshop::add))
        .route("/workshop/{id}/people.csv", get(workshop::people_csv))
        .route("/workshop/{id}/people/file", post(workshop::list_file))
        .route("/workshop/{id}/seating", get(workshop::show_seating).post(workshop::seat))
        .route(
            "/workshop/{id}/seating/move",
            post(workshop::move_people).layer(axum::extract::DefaultBodyLimit::max(FORM_BYTES)),
        )
        .route(
            "/workshop/{id}/seating/judge",
            post(workshop::judge_seating).layer(axum::extract::DefaultBodyLimit::max(FORM_BYTES)),
        )
        .route("/assets/seating.js", get(|| async { assets::SEATING.answer() }))
        .route("/workshop/{id}/questions", get(workshop::show_questions).post(workshop::change_questions))
        .route("/workshop/{id}/cards", get(workshop::show_cards).post(workshop::keep_cards))
        .route("/workshop/{id}/material", get(workshop::show_material))
        .route("/workshop/{id}/material/{file}", get(workshop::material_file))
        .route("/workshop/{id}/door", get(workshop::show_door).post(workshop::let_in))
        .route("/workshop/{id}/door/phone", get(workshop::show_phone))
        .route("/workshop/{id}/door/people.json", get(workshop::door_state))
        .route(
            "/workshop/{id}/door/sync",
            post(workshop::sync_door).layer(axum::extract::DefaultBodyLimit::max(FORM_BYTES)),
        )
        .route("/workshop/door-worker.js", get(workshop::door_worker))
        .route("/entry/{id}/{secret}", get(entry::show).post(entry::let_in))
        .route("/assets/door.js", get(|| async { assets::DOOR.answer() }))
        .route("/workshop/{id}/steps", get(workshop::show_steps).post(workshop::change_steps))
        .route("/workshop/{id}/clock", get(workshop::show_clock))
        .route("/assets/steps.js", get(|| async { assets::STEPS.answer() }))
        .route("/assets/clock.js", get(|| async { assets::CLOCK.answer() }))
        .route("/assets/entry.js", get(|| async { assets::ENTRY.answer() }))
        .route("/assets/workshop.css", get(|| async { assets::WORKSHOP_STYLE.answer() }))
        .route("/workshop/{id}/report", get(workshop::show_report).post(workshop::write_report))
        .route("/workshop/{id}/report.pdf", get(workshop::report_file))
        .route("/workshop/{id}/report.html", get(workshop::report_file))
        .route("/workshop/{id}/report.odt", get(workshop::report_file))
        .route("/workshop/figures", post(workshop::hand_figures_over))
        .route("/workshop/figures.csv", get(workshop::open_data))
        .layer(axum::extract::DefaultBodyLimit::disable())
        .layer(middleware::from_fn(headers::private))
}

/// The addresses of the workbench, where there is one.
fn workbench(there: bool) -> Router<Portal> {
    if !there {
        return Router::new();
    }
    Router::new()
        .route("/workbench", get(pages::draft::enter))
        .route("/draft", get(pages::draft::list).post(pages::draft::hand_in))
        .route("/draft/{id}", get(pages::draft::show))
        .route("/draft/{id}/change", post(pages::draft::change))
        .route("/draft/{id}/original.json", get(pages::draft::original_json))
        .route("/draft/{id}/clean.json", get(pages::draft::clean_json))
        .route("/draft/{id}/dictionary", get(pages::draft::dictionary))
        .route("/draft/{id}/validation", get(pages::draft::validation))
        .route("/draft/{id}/entry", post(pages::draft::entry))
        .route("/draft/{id}/submit", post(pages::draft::submit))
        .route("/review", get(pages::review::list))
        .route("/review/{id}", get(pages::review::show))
        .route("/review/{id}/files/{file}", get(pages::review::file))
        .route("/review/{id}/comment", post(pages::review::comment))
        .route("/review/{id}/decide", post(pages::review::decide))
        .route("/review/{id}/publish", post(pages::review::publish))
        .route("/review/{id}/schedule", post(pages::review::schedule))
        .route("/review/{id}/take-back", post(pages::review::take_back))
        .route("/dataset/{slug}/update", get(pages::update::show).post(pages::update::hand_in))
        .route("/dataset/{slug}/update/{id}", get(pages::update::look))
        .route("/dataset/{slug}/manage", get(pages::publication::manage))
        .route("/dataset/{slug}/manage/withdraw", post(pages::publication::withdraw))
        .route("/dataset/{slug}/manage/correct", post(pages::publication::correct))
        .route("/log", get(pages::log::show).post(pages::log::verify))
        .route("/draft/{id}/publish", get(pages::draft::publish).post(pages::draft::publish_now))
        .route("/draft/{id}/publishing", get(pages::draft::publishing))
        .route("/draft/{id}/recipe", post(pages::draft::take_over))
        .route("/draft/{id}/files/{file}", get(pages::draft::file))
        .route("/assets/draft.js", get(|| async { assets::DRAFT.answer() }))
        .route("/assets/draft.css", get(|| async { assets::DRAFT_STYLE.answer() }))
        .layer(axum::extract::DefaultBodyLimit::disable())
        .layer(middleware::from_fn(headers::private))
}

/// The addresses of people with accounts, where they come in with one.
fn accounts(there: bool) -> Router<Portal> {
    if !there {
        return Router::new();
    }
    Router::new()
        .route("/sign-out", post(pages::sign_in::leave))
        .route("/invitation/{token}", get(pages::invitation::show).post(pages::invitation::accept))
        .route("/reset", get(pages::password::forgot).post(pages::password::send_link))
        .route("/reset/{token}", get(pages::password::choose).post(pages::password::reset))
        .route("/account", get(pages::account::show).post(pages::account::change))
        .route("/account/password", get(pages::password::show).post(pages::password::change))
        .route("/account/second-factor", get(pages::second_factor::show).post(pages::second_factor::set))
        .route("/account/token", post(pages::account::make_token))
        .route("/people", get(pages::people::list).post(pages::people::invite))
        .route("/people/{id}", get(pages::people::show).post(pages::people::change))
        .route("/people/{id}/hand-over", get(pages::hand_over::prepare).post(pages::hand_over::hand_over))
        .route("/hand-over/{id}", get(pages::hand_over::show))
        .route("/hand-over/{id}/sheet.pdf", get(pages::hand_over::paper))
        .route("/agency", get(pages::agency::list).post(pages::agency::register))
        .route("/agency/{slug}", get(pages::agency::show).post(pages::agency::change))
        .route("/agency/{slug}/designation.pdf", get(pages::agency::designation))
        .route("/agency/{slug}/minutes.pdf", get(pages::agency::minutes))
        .route("/agency/{slug}/document", post(pages::agency::keep_document))
        .route("/agency/{slug}/document/{id}", get(pages::agency::document))
        .route("/work", get(pages::work::show))
        .route("/coordination", get(pages::coordination::show))
        .route("/coordination.json", get(pages::coordination::show))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        .layer(axum::extract::DefaultBodyLimit::max(FORM_BYTES))
        .merge(entrances())
        .layer(middleware::from_fn(headers::private))
}

/// The pages that ask who somebody is; a form that was typed before goes along with them.
fn entrances() -> Router<Portal> {
    // percent-encoded twice, a sign takes up to nine
    const KEPT_BYTES: usize = 9 * kept_form::BYTES + FORM_BYTES;
    Router::new()
        .route("/sign-in", get(pages::sign_in::show).post(pages::sign_in::enter))
        .route("/sign-in/code", get(pages::second_factor::ask).post(pages::second_factor::give))
        .route("/sign-in/again", get(pages::password::ask_again).post(pages::password::prove_again))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        .layer(axum::extract::DefaultBodyLimit::max(KEPT_BYTES))
}

/// The addresses of the route before there is a file: inventory, priority, plan.
fn opening(there: bool) -> Router<Portal> {
    if !there {
        return Router::new();
    }
    use pages::{inventory, plan, priority};
    Router::new()
        .route("/inventory/{agency}", get(inventory::show_sheet).post(inventory::write_sheet))
        .route("/inventory/{agency}/open", post(inventory::open))
        .route("/inventory/{agency}/import", post(inventory::upload))
        .route("/inventory/{agency}/import/ckan", post(inventory::fetch_ckan))
        .route("/inventory/{agency}/import/{id}", get(inventory::show_import).post(inventory::take_import))
        .route("/inventory/{agency}/entry/{id}", get(inventory::show_entry).post(inventory::write_entry))
        .route("/inventory/{agency}/entry/{id}/remove", post(inventory::remove_entry))
        .route("/inventory/{agency}/entry/{id}/file", post(inventory::hand_in))
        .route("/inventory/{agency}/entry/{id}/dataset", post(inventory::join))
        .route("/inventory/{agency}/download/{file}", get(inventory::download))
        .route("/priority", get(priority::show_all))
        .route("/priority/weights", post(priority::weights))
        .route("/priority/{agency}", get(priority::show).post(priority::write))
        .route("/plan/{agency}", get(plan::show).post(plan::write))
        .route("/plan/{agency}/calendar", post(plan::renew_calendar))
        .layer(axum::extract::DefaultBodyLimit::disable())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        .layer(middleware::from_fn(headers::private))
}

/// Texts that are made here are sent compressed; published files and pictures as they are.
fn worth_compressing(_: StatusCode, _: Version, headers: &HeaderMap, extensions: &Extensions) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    extensions.get::<headers::AsItIs>().is_none()
        && (kind.starts_with("text/")
            || kind.contains("json")
            || kind.ends_with("+xml")
            || kind.contains("vector-tile"))
}
