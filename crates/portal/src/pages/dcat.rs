//! DCAT 3 of datasets, versions and the catalog, by address (`.ttl`, `.jsonld`, `.rdf`) and by `Accept` on the pages.
//!
//! Never here: what is said (see `apertura_catalog::dcat`), how it is written (see `rdf`).

use apertura_catalog::dcat;
use axum::extract::State;
use axum::response::Response;

use crate::Portal;
use crate::rdf::Form;
use crate::refusal::Refusal;
use crate::visit::Visit;

/// `/catalog.ttl`, `/catalog.jsonld`, `/catalog.rdf`, page by page.
pub async fn catalog(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let form = visit.rdf.unwrap_or(Form::RdfXml);
    catalog_as(&visit, &portal, form).await
}

/// The catalog in a form.
pub async fn catalog_as(visit: &Visit, portal: &Portal, form: Form) -> Result<Response, Refusal> {
    let messages = visit.messages();
    let page = portal.catalog.described_page(visit.page(), visit.value("agency")).await?;
    if page.page > page.last {
        return Err(Refusal::not_found());
    }
    let described: Vec<_> = page.datasets.iter().map(|dataset| dataset.dcat()).collect();
    let origin = origin(visit);
    let part = dcat::CatalogPart {
        title: &visit.portal_name(),
        description: &messages.text("catalog-lead"),
        modified: page.modified,
        total: page.total,
        page: page.page,
        last: page.last,
        document: &format!("{origin}/catalog.{}", form.ending()),
        datasets: &described,
    };
    form.answer("/", &dcat::catalog(&origin, &part)).map_err(Refusal::internal)
}

/// A dataset, or one of its versions, in a form.
pub async fn dataset_as(
    visit: &Visit,
    portal: &Portal,
    slug: &str,
    number: Option<u32>,
    form: Form,
) -> Result<Response, Refusal> {
    let described = portal.catalog.described(slug, number).await?;
    let origin = origin(visit);
    let page = format!("/dataset/{slug}");
    let told = match number {
        None => form.answer(&page, &dcat::dataset(&origin, &described.dcat())),
        Some(number) => form.answer(&format!("{page}/versions/{number}"), &dcat::version(&origin, &described.dcat())),
    };
    told.map_err(Refusal::internal)
}

/// Scheme and host; a name of this machine where the client said none.
pub fn origin(visit: &Visit) -> String {
    if visit.origin.is_empty() { "http://localhost".to_owned() } else { visit.origin.clone() }
}
