//! Datasets as packages, their files as resources, agencies as organizations, themes as groups.
//!
//! Never here: tables (see `table`).

use apertura_actions::DescribedDataset;
use apertura_catalog::dataset_query::{DatasetQuery, DatasetSort};
use apertura_catalog::{DatasetPage, Facet, FacetValue, License, Slug};
use serde_json::{Value, json};

use super::Fault;
use super::arguments::Arguments;
use crate::Portal;
use crate::pages::dcat::origin;
use crate::visit::{Visit, segment};

type Told = Result<Value, Fault>;

/// What `package_search` may be told.
const SEARCH: [&str; 21] = [
    "q",
    "fq",
    "fq_list",
    "rows",
    "start",
    "sort",
    "facet",
    "facet.field",
    "facet.limit",
    "facet.mincount",
    "include_private",
    "include_drafts",
    "include_deleted",
    "use_default_schema",
    "fl",
    "qf",
    "mm",
    "df",
    "bf",
    "boost",
    "extras",
];

/// What can be counted, by CKAN's names.
const FACETS: [(&str, Facet); 5] = [
    ("organization", Facet::Agency),
    ("groups", Facet::Theme),
    ("tags", Facet::Keyword),
    ("res_format", Facet::Format),
    ("license_id", Facet::License),
];

/// A question that only counts agencies and themes.
fn counting() -> DatasetQuery {
    let counted = vec![Facet::Agency, Facet::Theme];
    DatasetQuery { page_size: 1, counted, values: DatasetQuery::MOST_VALUES, ..DatasetQuery::default() }
}

/// The counted values of a facet.
fn facet(page: &DatasetPage, facet: Facet) -> &[FacetValue] {
    page.facets.get(&facet).map_or(&[], Vec::as_slice)
}

fn invalid(name: &'static str) -> impl Fn(String) -> Fault {
    move |why| Fault::Validation(name, why)
}

/// Time as CKAN writes it: UTC, no zone.
fn moment(at: jiff::Timestamp) -> String {
    let at = at.to_string();
    let (second, fraction) =
        at.trim_end_matches('Z').split_once('.').map_or((at.trim_end_matches('Z'), ""), |parts| parts);
    format!("{second}.{}", format!("{fraction:0<6}").chars().take(6).collect::<String>())
}

/// The datasets of a page of CKAN's own kind (`start`, `rows`), which ours hold.
async fn between(
    portal: &Portal,
    query: DatasetQuery,
    start: u64,
    rows: u64,
) -> Result<(DatasetPage, Vec<String>), Fault> {
    let size = rows.clamp(1, u64::from(DatasetQuery::LARGEST_PAGE));
    let mut names = Vec::new();
    let first = start / size;
    let at = |page: u64| DatasetQuery {
        page: u32::try_from(page + 1).unwrap_or(u32::MAX),
        page_size: u32::try_from(size).unwrap_or(1),
        ..query.clone()
    };
    let mut found = portal.catalog.datasets(&at(first)).await?;
    names.extend(found.items.drain(..).map(|item| item.slug.to_string()));
    let skip = start % size;
    if skip > 0 {
        let more = portal.catalog.datasets(&at(first + 1)).await?;
        names.extend(more.items.into_iter().map(|item| item.slug.to_string()));
    }
    let wanted = usize::try_from(rows.min(size)).unwrap_or(0);
    let names = names.into_iter().skip(usize::try_from(skip).unwrap_or(0)).take(wanted).collect();
    Ok((found, names))
}

pub async fn list(portal: &Portal, arguments: &Arguments) -> Told {
    let start = arguments.number("offset", 0).map_err(invalid("offset"))?;
    let mut left = arguments.number("limit", u64::MAX).map_err(invalid("limit"))?;
    let (mut names, mut at) = (Vec::new(), start);
    while left > 0 {
        let rows = left.min(u64::from(DatasetQuery::LARGEST_PAGE));
        let query = DatasetQuery { sort: DatasetSort::Title, ..DatasetQuery::default() };
        let (_, some) = between(portal, query, at, rows).await?;
        let full = some.len() as u64 == rows;
        at += some.len() as u64;
        left -= some.len() as u64;
        names.extend(some);
        if !full || names.len() >= 100_000 {
            break;
        }
    }
    names.sort();
    Ok(json!(names))
}

async fn packages(visit: &Visit, portal: &Portal, names: &[String]) -> Result<Vec<Value>, Fault> {
    let mut all = Vec::with_capacity(names.len());
    for name in names {
        if let Ok(described) = portal.catalog.described(name, None).await {
            all.push(package(&origin(visit), &described));
        }
    }
    Ok(all)
}

pub async fn with_resources(visit: &Visit, portal: &Portal, arguments: &Arguments) -> Told {
    let start = arguments.number("offset", 0).map_err(invalid("offset"))?;
    let rows = arguments.number("limit", 100).map_err(invalid("limit"))?.min(1_000);
    let query = DatasetQuery { sort: DatasetSort::Newest, ..DatasetQuery::default() };
    let (_, names) = between(portal, query, start, rows).await?;
    Ok(json!(packages(visit, portal, &names).await?))
}

/// What `q` and `fq` narrow: words, `organization:slug`, `groups:theme`, `tags:"a keyword"`, `res_format:CSV`, `license_id:…`.
fn narrowed(portal: &DatasetPage, text: &str, query: &mut DatasetQuery, fielded: bool) -> Result<(), Fault> {
    let text = text.trim();
    if text.is_empty() || text == "*:*" {
        return Ok(());
    }
    if !fielded && !text.contains(':') {
        query.text = Some(text.to_owned());
        return Ok(());
    }
    for term in terms(text.trim_matches(['(', ')'])) {
        let (field, value) = term.trim_start_matches('+').split_once(':').unwrap_or(("", term));
        let value = value.trim_matches('"').to_owned();
        match field {
            "organization" | "owner_org" => *query = std::mem::take(query).choose(Facet::Agency, value),
            "groups" => {
                let theme =
                    facet(portal, Facet::Theme).iter().find(|theme| Slug::from_title(&theme.value).as_str() == value);
                let value = theme.map_or(value, |theme| theme.value.clone());
                *query = std::mem::take(query).choose(Facet::Theme, value);
            }
            "tags" => *query = std::mem::take(query).choose(Facet::Keyword, value),
            "res_format" => *query = std::mem::take(query).choose(Facet::Format, value.to_lowercase()),
            "license_id" => *query = std::mem::take(query).choose(Facet::License, value),
            "title" | "notes" | "text" | "name" => {
                let words = query.text.get_or_insert_default();
                *words = format!("{words} {}", value.trim_matches('*')).trim().to_owned();
            }
            // everything that is shown here is so
            "state" | "capacity" | "private" | "dataset_type" | "type" | "*" => {}
            _ => return Err(Fault::Search(format!("Invalid search field: {field}"))),
        }
    }
    Ok(())
}

/// The parts of a question, those in quotes whole.
fn terms(text: &str) -> Vec<&str> {
    let mut quoted = false;
    let apart = move |sign: char| {
        quoted ^= sign == '"';
        sign.is_whitespace() && !quoted
    };
    text.split(apart).filter(|term| !term.is_empty() && *term != "AND").collect()
}

pub async fn search(visit: &Visit, portal: &Portal, arguments: &Arguments) -> Told {
    let unknown: Vec<&str> =
        arguments.names().filter(|name| !SEARCH.contains(name) && !name.starts_with("ext_")).collect();
    if !unknown.is_empty() {
        return Err(Fault::Search(format!("Invalid search parameters: {unknown:?}")));
    }
    let start = arguments.number("start", 0).map_err(invalid("start"))?;
    let rows = arguments.number("rows", 10).map_err(invalid("rows"))?.min(1_000);
    let sort = arguments.word("sort").unwrap_or_default();
    let sort = match sort.split([' ', ',']).next().unwrap_or_default() {
        "" | "score" | "rank" => DatasetSort::default(),
        "metadata_modified" | "metadata_created" => DatasetSort::Newest,
        "name" | "title" | "title_string" | "id" => DatasetSort::Title,
        other => return Err(Fault::Search(format!("Cannot sort by field: {other}"))),
    };
    let all = portal.catalog.datasets(&counting()).await?;
    let mut query = DatasetQuery { sort, ..DatasetQuery::default() };
    narrowed(&all, &arguments.word("q").unwrap_or_default(), &mut query, false)?;
    for name in ["fq", "fq_list"] {
        narrowed(&all, &arguments.word(name).unwrap_or_default(), &mut query, true)?;
    }
    let asked = match arguments.value("facet.field") {
        Some(Value::String(text)) => serde_json::from_str(text).unwrap_or_else(|_| json!([text])),
        Some(other) => other.clone(),
        None => json!([]),
    };
    let counted: Vec<(&str, Facet)> = asked
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .filter_map(|field| Some((field, FACETS.iter().find(|(name, _)| *name == field)?.1)))
        .collect();
    query.counted = counted.iter().map(|(_, facet)| *facet).collect();
    query.values = DatasetQuery::MOST_VALUES;
    let (found, names) = between(portal, query, start, rows).await?;
    let results = packages(visit, portal, &names).await?;
    let (mut facets, mut titled) = (json!({}), json!({}));
    for (field, one) in counted {
        let values = facet(&found, one);
        let name = |value: &str| match one {
            Facet::Theme => Slug::from_title(value).to_string(),
            Facet::Format => value.to_uppercase(),
            _ => value.to_owned(),
        };
        facets[field] = values
            .iter()
            .map(|value| (name(&value.value), json!(value.count)))
            .collect::<serde_json::Map<_, _>>()
            .into();
        let items: Vec<Value> = values
            .iter()
            .map(|value| {
                let label = if one == Facet::Format { name(&value.value) } else { value.label.clone() };
                json!({ "name": name(&value.value), "display_name": label, "count": value.count })
            })
            .collect();
        titled[field] = json!({ "title": field, "items": items });
    }
    Ok(json!({
        "count": found.total, "results": results, "sort": "score desc, metadata_modified desc", "facets": facets,
        "search_facets": titled,
    }))
}

/// Datasets whose title goes on as what is being typed.
pub async fn autocomplete(portal: &Portal, arguments: &Arguments) -> Told {
    let text = arguments.word("q").ok_or_else(|| Fault::Validation("q", "Missing value".to_owned()))?;
    let limit = arguments.number("limit", 10).map_err(invalid("limit"))?.min(100);
    let found = portal.catalog.suggestions(&text, limit as usize).await?.datasets;
    let one = |(slug, title): (Slug, String)| json!({ "name": slug, "title": title, "match_field": "title", "match_displayed": title });
    Ok(found.into_iter().map(one).collect())
}

fn id(arguments: &Arguments) -> Result<String, Fault> {
    let id = arguments.word("id").or_else(|| arguments.word("name_or_id")).or_else(|| arguments.word("resource_id"));
    id.ok_or_else(|| Fault::Validation("id", "Missing value".to_owned()))
}

pub async fn show(visit: &Visit, portal: &Portal, arguments: &Arguments) -> Told {
    let id = id(arguments)?;
    match portal.catalog.described(&id, None).await {
        Ok(described) => Ok(package(&origin(visit), &described)),
        Err(why) if why.kind() == apertura_actions::RefusalKind::Fault => Err(why.into()),
        Err(_) => Err(Fault::NotFound(id)),
    }
}

pub async fn resource(visit: &Visit, portal: &Portal, arguments: &Arguments) -> Told {
    let id = id(arguments)?;
    let slug = id.split('~').next().unwrap_or_default();
    let Ok(described) = portal.catalog.described(slug, None).await else { return Err(Fault::NotFound(id)) };
    let package = package(&origin(visit), &described);
    let found = package["resources"].as_array().into_iter().flatten().find(|resource| resource["id"] == json!(id));
    found.cloned().ok_or(Fault::NotFound(id))
}

/// A dataset as CKAN has it, every key there.
fn package(origin: &str, described: &DescribedDataset) -> Value {
    let (dataset, version) = (&described.dataset, &described.version);
    let slug = dataset.slug.as_str();
    let created = described.versions.iter().map(|version| version.published).min().unwrap_or(version.published);
    let (created, modified) = (moment(created), moment(version.published));
    let mut files: Vec<_> = version.distributions.iter().filter(|file| file.role != "changes").collect();
    // many programs take the first file for the data
    files.sort_by_key(|file| file.role != "data");
    let resources: Vec<Value> = files
        .into_iter()
        .enumerate()
        .map(|(position, file)| {
            json!({
                "id": format!("{slug}~{}", file.name), "package_id": slug, "name": file.name, "description": file.role,
                "url": format!("{origin}/dataset/{slug}/{}", segment(&file.name)), "url_type": "upload",
                "format": file.format.to_uppercase(), "mimetype": file.media_type, "mimetype_inner": null,
                "size": file.bytes, "hash": file.sha256, "created": created, "last_modified": modified,
                "metadata_modified": modified, "position": position, "resource_type": null, "state": "active",
                "cache_url": null, "cache_last_updated": null,
                "datastore_active": file.role == "data" && file.format == "csv",
            })
        })
        .collect();
    let tag = |name: &String| json!({ "id": name, "name": name, "display_name": name, "state": "active", "vocabulary_id": null });
    let groups: Vec<Value> = dataset
        .theme
        .iter()
        .map(|theme| {
            let name = Slug::from_title(theme);
            json!({ "id": name, "name": name, "title": theme, "display_name": theme, "description": "", "image_display_url": "" })
        })
        .collect();
    let mut extras: Vec<Value> = Vec::new();
    let told = [
        ("frequency", dataset.frequency.map(|frequency| frequency.id().to_owned())),
        ("temporal", dataset.temporal.clone()),
        ("spatial", dataset.spatial.clone()),
        ("version", Some(version.number.to_string())),
    ];
    for (key, value) in told {
        extras.extend(value.map(|value| json!({ "key": key, "value": value })));
    }
    let agency = &dataset.agency;
    json!({
        "id": slug, "name": slug, "title": dataset.title, "notes": dataset.description,
        "author": dataset.contact_position, "author_email": dataset.contact_email,
        "maintainer": dataset.contact_position, "maintainer_email": dataset.contact_email,
        "license_id": dataset.license.id(), "license_title": dataset.license.title(),
        "license_url": dataset.license.address(), "isopen": true, "private": false, "state": "active",
        "type": "dataset", "url": dataset.landing_page, "version": version.number.to_string(), "owner_org": agency.slug,
        "creator_user_id": null, "metadata_created": created, "metadata_modified": modified,
        "num_resources": resources.len(), "num_tags": dataset.keywords.len(),
        "organization": organization_of(agency.slug.as_str(), &agency.name, &created),
        "groups": groups, "tags": dataset.keywords.iter().map(tag).collect::<Vec<_>>(), "extras": extras,
        "resources": resources, "relationships_as_subject": [], "relationships_as_object": [],
    })
}

fn organization_of(slug: &str, name: &str, created: &str) -> Value {
    json!({
        "id": slug, "name": slug, "title": name, "type": "organization", "description": "", "image_url": "",
        "created": created, "is_organization": true, "approval_status": "approved", "state": "active",
    })
}

/// A list of names, or of all that is known of each.
fn listed(all: Vec<(String, String, u64, bool)>, arguments: &Arguments) -> Value {
    if !arguments.flag("all_fields", false) {
        return all.into_iter().map(|(name, ..)| json!(name)).collect();
    }
    all.into_iter()
        .map(|(name, title, count, organization)| {
            json!({
                "id": name, "name": name, "title": title, "display_name": title, "description": "", "image_url": "",
                "image_display_url": "", "package_count": count, "num_followers": 0, "is_organization": organization,
                "approval_status": "approved", "state": "active",
                "type": if organization { "organization" } else { "group" },
            })
        })
        .collect()
}

async fn known_organizations(portal: &Portal) -> Result<Vec<(String, String, u64, bool)>, Fault> {
    let found = portal.catalog.datasets(&counting()).await?;
    let mut all: Vec<_> = facet(&found, Facet::Agency)
        .iter()
        .cloned()
        .map(|agency| (agency.value, agency.label, agency.count, true))
        .collect();
    all.sort();
    Ok(all)
}

async fn known_groups(portal: &Portal) -> Result<Vec<(String, String, u64, bool)>, Fault> {
    let found = portal.catalog.datasets(&counting()).await?;
    let slug = |theme: &str| Slug::from_title(theme).to_string();
    let mut all: Vec<_> = facet(&found, Facet::Theme)
        .iter()
        .cloned()
        .map(|theme| (slug(&theme.value), theme.label, theme.count, false))
        .collect();
    all.sort();
    Ok(all)
}

pub async fn organizations(portal: &Portal, arguments: &Arguments) -> Told {
    Ok(listed(known_organizations(portal).await?, arguments))
}

pub async fn groups(portal: &Portal, arguments: &Arguments) -> Told {
    Ok(listed(known_groups(portal).await?, arguments))
}

pub async fn organization(visit: &Visit, portal: &Portal, arguments: &Arguments) -> Told {
    let id = id(arguments)?;
    let known = known_organizations(portal).await?;
    shown(visit, portal, arguments, &id, known, DatasetQuery::default().choose(Facet::Agency, id.clone())).await
}

pub async fn group(visit: &Visit, portal: &Portal, arguments: &Arguments) -> Told {
    let id = id(arguments)?;
    let known = known_groups(portal).await?;
    let theme = known.iter().find(|(name, ..)| *name == id).map_or_else(|| id.clone(), |(_, title, ..)| title.clone());
    shown(visit, portal, arguments, &id, known, DatasetQuery::default().choose(Facet::Theme, theme)).await
}

async fn shown(
    visit: &Visit,
    portal: &Portal,
    arguments: &Arguments,
    id: &str,
    known: Vec<(String, String, u64, bool)>,
    query: DatasetQuery,
) -> Told {
    let (name, title, count, organization) =
        known.into_iter().find(|(name, ..)| name == id).ok_or_else(|| Fault::NotFound(id.to_owned()))?;
    let mut told = json!({
        "id": name, "name": name, "title": title, "display_name": title, "description": "", "image_url": "",
        "image_display_url": "", "package_count": count, "num_followers": 0, "is_organization": organization,
        "approval_status": "approved", "state": "active", "extras": [], "tags": [], "groups": [], "users": [],
        "type": if organization { "organization" } else { "group" },
    });
    if arguments.flag("include_datasets", false) {
        let (_, names) = between(portal, query, 0, 1_000).await?;
        told["packages"] = json!(packages(visit, portal, &names).await?);
    }
    Ok(told)
}

pub async fn tags(portal: &Portal, arguments: &Arguments) -> Told {
    let query = DatasetQuery { page_size: DatasetQuery::LARGEST_PAGE, ..DatasetQuery::default() };
    let found = portal.catalog.datasets(&query).await?;
    let wanted = arguments.word("query").unwrap_or_default().to_lowercase();
    let tags: std::collections::BTreeSet<String> = found.items.into_iter().flat_map(|item| item.keywords).collect();
    let fits = tags.into_iter().filter(|tag| tag.to_lowercase().contains(&wanted));
    Ok(fits.map(|name| json!(name)).collect())
}

pub fn licenses() -> Value {
    let all = License::ALL.into_iter().map(|license| {
        json!({
            "id": license.id(), "title": license.title(), "url": license.address(), "status": "active", "family": "",
            "maintainer": "", "od_conformance": "approved", "osd_conformance": "not reviewed", "domain_content": "True",
            "domain_data": "True", "domain_software": "False", "is_generic": "False",
        })
    });
    all.collect()
}
