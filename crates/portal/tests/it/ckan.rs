//! CKAN's Action API: its shapes, its errors, and the ways in which its clients ask.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::open_portal::{OpenPortal, SLUG};

async fn act(portal: &OpenPortal, asked: &str) -> Value {
    let told = portal.good(&format!("/api/3/action/{asked}")).await;
    assert_eq!(told.header("content-type"), "application/json;charset=utf-8");
    let told = told.json();
    assert_eq!(told["success"], true);
    told["result"].clone()
}

#[tokio::test]
async fn packages_are_listed_found_and_shown() {
    let portal = OpenPortal::new().await;
    assert_eq!(act(&portal, "package_list").await, json!([SLUG, "pasajeros-por-ruta"]));
    assert_eq!(act(&portal, "package_list?limit=1&offset=1").await.as_array().unwrap().len(), 1);
    let package = act(&portal, &format!("package_show?id={SLUG}")).await;
    // the keys that udata's harvester asks for
    for key in [
        "id",
        "name",
        "title",
        "notes",
        "author",
        "author_email",
        "maintainer",
        "maintainer_email",
        "license_id",
        "license_title",
        "private",
        "state",
        "type",
        "metadata_created",
        "metadata_modified",
        "organization",
        "tags",
        "resources",
        "extras",
        "groups",
        "num_resources",
        "num_tags",
        "owner_org",
    ] {
        assert!(package.get(key).is_some(), "{key}");
    }
    assert_eq!(package["organization"]["title"], "Secretaría de Igualdad");
    assert_eq!(package["metadata_modified"].as_str().unwrap().len(), "2026-11-22T03:06:30.123456".len());
    for resource in package["resources"].as_array().unwrap() {
        portal.good(resource["url"].as_str().unwrap().strip_prefix("http://datos.ejemplo.mx").unwrap()).await;
        let id = resource["id"].as_str().unwrap();
        assert_eq!(act(&portal, &format!("resource_show?id={id}")).await, *resource);
    }
    let found = act(&portal, "package_search?q=pasajeros&rows=5&facet.field=[%22organization%22]").await;
    assert_eq!((found["count"].as_u64(), found["results"][0]["name"].as_str()), (Some(1), Some("pasajeros-por-ruta")));
    assert_eq!(found["search_facets"]["organization"]["items"][0]["name"], "secretaria-de-movilidad");
    let two = act(&portal, "package_search?fq=organization:secretaria-de-igualdad&sort=id+asc").await;
    assert_eq!(two["count"], 1);
    let theme = act(&portal, "package_search?fq=groups:movilidad").await;
    assert_eq!(theme["results"][0]["name"], "pasajeros-por-ruta");
    for (start, expected) in [(0, 1), (1, 1), (2, 0)] {
        let page = act(&portal, &format!("package_search?rows=1&start={start}")).await;
        assert_eq!(page["results"].as_array().unwrap().len(), expected);
    }
}

#[tokio::test]
async fn organizations_groups_tags_and_the_portal_are_told() {
    let portal = OpenPortal::new().await;
    assert_eq!(act(&portal, "organization_list").await, json!(["secretaria-de-igualdad", "secretaria-de-movilidad"]));
    let all = act(&portal, "organization_list?all_fields=true").await;
    assert_eq!((all[0]["package_count"].as_u64(), all[0]["type"].as_str()), (Some(1), Some("organization")));
    let one = act(&portal, "organization_show?id=secretaria-de-movilidad&include_datasets=True").await;
    assert_eq!(one["packages"][0]["name"], "pasajeros-por-ruta");
    assert_eq!(act(&portal, "group_list").await, json!(["desarrollo-social", "movilidad"]));
    assert_eq!(act(&portal, "group_show?id=movilidad").await["title"], "Movilidad");
    assert_eq!(act(&portal, "tag_list").await, json!(["apoyos", "colonias"]));
    assert!(act(&portal, "license_list").await.as_array().unwrap().len() >= 4);
    let status = act(&portal, "status_show").await;
    assert!(status["ckan_version"].as_str().unwrap().starts_with("2."));
    assert_eq!(portal.good("/api/3").await.json(), json!({ "version": 3 }));
}

#[tokio::test]
async fn tables_answer_as_the_datastore_does() {
    let portal = OpenPortal::new().await;
    let resource = format!("{SLUG}~{SLUG}.csv");
    let first = act(&portal, &format!("datastore_search?resource_id={resource}&limit=3&sort=monto+desc")).await;
    assert_eq!((first["total"].as_u64(), first["records"].as_array().unwrap().len()), (Some(8), 3));
    assert_eq!(first["records"][0]["monto"], 12000.0);
    assert_eq!(first["fields"][0], json!({ "id": "_id", "type": "int" }));
    let some = act(
        &portal,
        &format!(
            "datastore_search?id={SLUG}&filters=%7B%22colonia%22:[%22Centro%22]%7D&records_format=csv&fields=monto"
        ),
    )
    .await;
    assert_eq!(some["records"].as_str().unwrap().lines().count(), 3);
    let none = act(&portal, &format!("datastore_search?resource_id={SLUG}&limit=0")).await;
    assert_eq!((none["records"].as_array().unwrap().len(), none["total"].as_u64()), (0, Some(8)));
    let found = act(&portal, &format!("datastore_search_sql?sql=SELECT+count(*)+AS+n+FROM+%22{resource}%22")).await;
    assert_eq!(found["records"], json!([{ "n": 8 }]));
    assert_eq!(act(&portal, &format!("datastore_info?id={resource}")).await["meta"]["count"], 8);
}

#[tokio::test]
async fn clients_ask_in_their_own_ways_and_are_told_their_errors() {
    let portal = OpenPortal::new().await;
    let form = "application/x-www-form-urlencoded";
    let body = json!({ "id": SLUG }).to_string();
    for (address, kind, body) in [
        ("/api/action/package_show".to_owned(), "application/json", body.as_str()),
        ("/api/3/action/package_show".to_owned(), form, body.as_str()),
        ("/api/3/action/package_show".to_owned(), form, "id=apoyos-por-colonia"),
        (format!("/api/3/action/package_show?id={SLUG}"), "application/json", ""),
    ] {
        let told = portal.post(&address, kind, body).await;
        assert_eq!(
            (told.status, told.json()["result"]["name"].as_str()),
            (StatusCode::OK, Some(SLUG)),
            "{kind} {body}"
        );
    }
    for (asked, status, kind) in [
        ("package_show?id=no-hay", 404, "Not Found Error"),
        ("package_show", 409, "Validation Error"),
        ("resource_show?id=apoyos-por-colonia~nada", 404, "Not Found Error"),
        ("organization_show?id=nada", 404, "Not Found Error"),
        ("package_search?nada=1", 400, "Search Query Error"),
        ("package_search?rows=x", 409, "Validation Error"),
        ("package_search?fq=nada:1", 400, "Search Query Error"),
        ("datastore_search?resource_id=no-hay", 404, "Not Found Error"),
        ("datastore_search?resource_id=apoyos-por-colonia&sort=nada", 409, "Validation Error"),
        ("datastore_search?resource_id=apoyos-por-colonia&filters=nada", 409, "Validation Error"),
        ("datastore_search_sql?sql=DROP+TABLE+x", 409, "Validation Error"),
    ] {
        let told = portal.get(&format!("/api/3/action/{asked}")).await;
        let told_error = &told.json()["error"];
        assert_eq!((told.status.as_u16(), told_error["__type"].as_str()), (status, Some(kind)), "{asked}");
        assert_eq!(told.json()["success"], false);
    }
    let unknown = portal.get("/api/3/action/package_destroy_all").await;
    assert_eq!((unknown.status.as_u16(), unknown.json().is_string()), (400, true));
    let broken = portal.post("/api/3/action/package_show", "application/json", "{nada").await;
    assert_eq!((broken.status.as_u16(), broken.json().is_string()), (400, true));
}

#[tokio::test(flavor = "multi_thread")]
async fn facets_and_filters_have_ckans_names() {
    let portal = OpenPortal::new().await;
    let all = "package_search?rows=0&facet.field=[%22tags%22,%22res_format%22,%22license_id%22,%22nothing%22]";
    let counted = act(&portal, all).await["search_facets"].clone();
    assert_eq!(counted["res_format"]["items"][0]["name"], "CSV", "{counted}");
    assert!(counted.get("nothing").is_none() && !counted["license_id"]["items"].as_array().unwrap().is_empty());
    let tags = counted["tags"]["items"].as_array().unwrap().clone();
    assert!(!tags.is_empty(), "{counted}");
    for tag in tags {
        let name = tag["name"].as_str().unwrap();
        let asked = format!("package_search?fq=tags:%22{}%22+AND+res_format:CSV", name.replace(' ', "+"));
        assert_eq!(act(&portal, &asked).await["count"], tag["count"], "{asked}");
    }
    // the data come first among the files, and what is being typed goes on
    let package = act(&portal, &format!("package_show?id={SLUG}")).await;
    assert_eq!(package["resources"][0]["description"], "data", "{package}");
    let named = act(&portal, "package_autocomplete?q=pasaj").await;
    assert_eq!(
        (named[0]["name"].as_str(), named[0]["match_field"].as_str()),
        (Some("pasajeros-por-ruta"), Some("title"))
    );
}
