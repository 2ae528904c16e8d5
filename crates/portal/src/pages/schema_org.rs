//! schema.org/Dataset as JSON-LD in a dataset's page, for search engines.
//!
//! Never here: DCAT (see `dcat`).

use apertura_catalog::{Dataset, Version};
use maud::{Markup, PreEscaped, html};
use serde_json::{Value, json};

use super::dcat::origin;
use crate::visit::{Visit, segment};

/// The script element; it holds data, and runs nothing.
pub fn script(visit: &Visit, dataset: &Dataset, version: &Version) -> Markup {
    // in HTML no sign may end the element
    let text =
        document(&origin(visit), dataset, version).to_string().replace('<', "\\u003c").replace("-->", "--\\u003e");
    html! { script type="application/ld+json" { (PreEscaped(text)) } }
}

fn document(origin: &str, dataset: &Dataset, version: &Version) -> Value {
    let page = format!("{origin}/dataset/{}", dataset.slug);
    let files: Vec<Value> = version
        .distributions
        .iter()
        .filter(|file| file.role == "data" || file.role == "original")
        .map(|file| {
            json!({
                "@type": "DataDownload",
                "name": file.name,
                "encodingFormat": file.media_type,
                "contentUrl": format!("{page}/{}", segment(&file.name)),
                "contentSize": format!("{} B", file.bytes),
                "sha256": file.sha256,
            })
        })
        .collect();
    let columns: Vec<Value> = version
        .dictionary
        .fields
        .iter()
        .map(|field| {
            let mut column = json!({ "@type": "PropertyValue", "name": field.name });
            let told = [&field.description, &field.label].into_iter().find(|text| !text.is_empty());
            if let Some(text) = told {
                column["description"] = json!(text);
            }
            if let Some(unit) = &field.unit {
                column["unitText"] = json!(unit);
            }
            column
        })
        .collect();
    // schema.org and its readers ask for 50 signs at least
    let description = match dataset.description.trim() {
        "" => format!("{} · {}", dataset.title, dataset.agency.name),
        text => text.to_owned(),
    };
    let mut document = json!({
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": format!("{page}#dataset"),
        "url": page,
        "name": dataset.title,
        "description": description,
        "identifier": page,
        "inLanguage": "es",
        "isAccessibleForFree": true,
        "license": dataset.license.address(),
        "version": version.number.to_string(),
        "dateModified": version.published.to_string(),
        "keywords": dataset.keywords,
        "creator": { "@type": "GovernmentOrganization", "name": dataset.agency.name },
        "publisher": { "@type": "GovernmentOrganization", "name": dataset.agency.name },
        "includedInDataCatalog": { "@type": "DataCatalog", "url": format!("{origin}/") },
        "distribution": files,
        "variableMeasured": columns,
    });
    for (name, value) in [("temporalCoverage", &dataset.temporal), ("spatialCoverage", &dataset.spatial)] {
        if let Some(text) = value {
            document[name] = json!(text);
        }
    }
    document
}
