//! The list of datasets: words, facets, order, pages; and damage that is seen.

use apertura_actions::{Catalog, Description, Person, PublishRequest};
use apertura_catalog::{DatasetQuery, DatasetSort, Facet, UseCount, UseKind};

use crate::world::{World, permits};

async fn three() -> World {
    let world = World::new().await;
    for (slug, title, agency, theme, keywords) in [
        ("licencias", "Licencias de construcción", "Obras Públicas", "desarrollo urbano", ["permisos", "obra"]),
        ("arboles", "Árboles plantados", "Medio Ambiente", "ambiente", ["arbolado", "parques"]),
        ("baches", "Baches reparados en la vía pública", "Obras Públicas", "movilidad", ["calles", "señales"]),
    ] {
        let mut request = PublishRequest::new(world.file("x.csv", permits(title.len() as u32, 30)));
        request.dataset = Some(slug.to_owned());
        request.description = Description {
            title: Some(title.to_owned()),
            agency: Some(agency.to_owned()),
            theme: Some(theme.to_owned()),
            keywords: Some(keywords.map(str::to_owned).to_vec()),
            ..Description::default()
        };
        world.publish(&request).await.unwrap();
    }
    world
}

async fn found(catalog: &Catalog, text: &str) -> Vec<String> {
    let query = DatasetQuery { text: Some(text.to_owned()), sort: DatasetSort::Title, ..DatasetQuery::default() };
    let page = catalog.datasets(&query).await.unwrap();
    assert_eq!(page.total, page.items.len() as u64);
    page.items.into_iter().map(|item| item.slug.to_string()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn words_find_datasets() {
    let world = three().await;
    for (text, expected) in [
        ("construccion", vec!["licencias"]),
        ("CONSTRUCCIÓN", vec!["licencias"]),
        ("construcciones", vec!["licencias"]),
        ("lic", vec!["licencias"]),
        ("arbol", vec!["arboles"]),
        ("senales", vec!["baches"]),
        ("obras publicas", vec!["baches", "licencias"]),
        // no dataset holds both: those with one of them
        ("licencias baches", vec!["baches", "licencias"]),
        ("palabrainexistente", vec![]),
        // a column's label
        ("superficie", vec!["arboles", "baches", "licencias"]),
        ("", vec!["arboles", "baches", "licencias"]),
        ("  ?! ", vec!["arboles", "baches", "licencias"]),
    ] {
        assert_eq!(found(&world.catalog, text).await, expected, "{text:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_text_of_a_person_is_taken_for_an_operator() {
    let world = three().await;
    for text in [
        "\"",
        "a\"b*",
        "NOT",
        "licencias OR",
        "title:x",
        "(",
        "{x}",
        "a NEAR b",
        "^",
        "-x",
        "'; DROP TABLE dataset;--",
        "\0",
    ] {
        found(&world.catalog, text).await;
    }
    assert_eq!(found(&world.catalog, "licencias").await, ["licencias"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn facets_order_and_pages() {
    let world = three().await;
    let all = world.catalog.datasets(&DatasetQuery::default()).await.unwrap();
    let agencies: Vec<(&str, u64)> = all.facets[&Facet::Agency].iter().map(|f| (f.value.as_str(), f.count)).collect();
    assert_eq!(agencies, [("obras-publicas", 2), ("medio-ambiente", 1)]);
    let query = DatasetQuery::default().choose(Facet::Agency, "obras-publicas");
    let some = world.catalog.datasets(&query).await.unwrap();
    assert_eq!(some.total, 2);
    // the chosen facet can be changed, the other one narrows
    assert_eq!(some.facets[&Facet::Agency].len(), 2);
    let themes: Vec<&str> = some.facets[&Facet::Theme].iter().map(|f| f.value.as_str()).collect();
    assert_eq!(themes, ["desarrollo urbano", "movilidad"]);
    let query = DatasetQuery { page: 2, page_size: 2, sort: DatasetSort::Title, ..DatasetQuery::default() };
    let second = world.catalog.datasets(&query).await.unwrap();
    assert_eq!((second.total, second.items.len()), (3, 1));
    let item = &second.items[0];
    assert_eq!(item.slug.as_str(), "licencias");
    assert_eq!((item.version, item.rows, item.columns), (1, 30, 5));
    assert!(item.formats.starts_with(&["csv".to_owned(), "parquet".to_owned()]), "{:?}", item.formats);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_index_follows_the_database_and_may_be_lost() {
    let world = three().await;
    assert_eq!(found(&world.catalog, "licencias").await, ["licencias"]);
    // what is published later is found at once, and what is taken back is not
    world.put("pozos", "pozos.csv", &permits(1, 30)).await;
    assert_eq!(found(&world.catalog, "pozos").await, ["pozos"]);
    world.catalog.withdraw(&Person::Operator, "arboles", None, "No se debía publicar").await.unwrap();
    assert_eq!(found(&world.catalog, "arboles").await, [""; 0]);
    // an agency's new name
    let mut obras = world.catalog.agency("obras-publicas").await.unwrap();
    obras.agency.name = "Secretaría de Infraestructura".to_owned();
    world.catalog.describe_agency(&Person::Operator, &obras).await.unwrap();
    assert_eq!(found(&world.catalog, "infraestructura").await, ["baches", "licencias"]);
    // deleted, damaged, or of another history: it is built anew
    let search = world.data().join("search");
    for damage in [0, 1, 2] {
        match damage {
            0 => std::fs::remove_dir_all(&search).unwrap(),
            1 => std::fs::write(search.join("meta.json"), "{}").unwrap(),
            _ => {
                let meta = std::fs::read_to_string(search.join("meta.json")).unwrap();
                let at = meta.find("hash").unwrap() + 9;
                let other = if &meta[at..=at] == "0" { "1" } else { "0" };
                std::fs::write(search.join("meta.json"), format!("{}{other}{}", &meta[..at], &meta[at + 1..])).unwrap();
            }
        }
        let again = Catalog::open_with(&world.data(), crate::world::config()).await.unwrap();
        assert_eq!(again.follow_search().await.unwrap(), 3, "damage {damage}");
        assert_eq!(found(&again, "licencias").await, ["licencias"], "damage {damage}");
    }
    // another process publishes: this one sees it at its next question
    let other = Catalog::open_with(&world.data(), crate::world::config()).await.unwrap();
    let mut request = PublishRequest::new(world.file("mercados.csv", permits(3, 30)));
    request.dataset = Some("mercados".to_owned());
    crate::world::publish(&other, &request).await.unwrap();
    assert_eq!(found(&other, "mercados").await, ["mercados"]);
    assert_eq!(found(&world.catalog, "mercados").await, ["mercados"]);
    assert_eq!(world.catalog.rebuild_search().await.unwrap(), 4);
    assert_eq!(found(&world.catalog, "mercados").await, ["mercados"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_is_said() {
    let world = three().await;
    let catalog = &world.catalog;
    assert_eq!(catalog.dataset("nada").await.unwrap_err().code(), "no-such-dataset");
    assert_eq!(catalog.version("nada", None).await.unwrap_err().code(), "no-such-dataset");
    assert_eq!(catalog.versions("nada").await.unwrap_err().code(), "no-such-dataset");
    assert_eq!(catalog.version("baches", Some(9)).await.unwrap_err().code(), "no-such-version");
    assert_eq!(catalog.distribution("baches", None, "x.csv").await.unwrap_err().code(), "no-such-file");
    assert_eq!(catalog.distribution("baches", Some(9), "baches.csv").await.unwrap_err().code(), "no-such-version");
}

#[tokio::test(flavor = "multi_thread")]
async fn damage_is_seen() {
    let world = three().await;
    assert_eq!(world.whole().await, 3);
    let path = world.catalog.distribution("baches", None, "baches.csv").await.unwrap().path;
    std::fs::remove_file(&path).unwrap();
    std::fs::write(&path, "otra cosa").unwrap();
    let verification = world.catalog.verify(&|_, _| ()).await.unwrap();
    let codes: Vec<&str> = verification.damages.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["file-changed"]);
    std::fs::remove_file(&path).unwrap();
    let verification = world.catalog.verify(&|_, _| ()).await.unwrap();
    assert_eq!(verification.damages[0].code, "file-missing");
}

#[tokio::test(flavor = "multi_thread")]
async fn orphans_are_collected_and_nothing_else() {
    let world = three().await;
    let folder = world.data().join("blobs/ab");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("ab00"), "huérfano").unwrap();
    assert_eq!(world.catalog.verify(&|_, _| ()).await.unwrap().orphans, 1);
    assert_eq!(world.catalog.collect_orphans().await.unwrap(), (1, 9));
    assert_eq!(world.whole().await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_use_comes_before_what_fits_as_well() {
    let world = three().await;
    let query = DatasetQuery { text: Some("folio".to_owned()), ..DatasetQuery::default() };
    let before = world.catalog.datasets(&query).await.unwrap().items;
    assert_eq!(before.len(), 3);
    let last = before[2].slug.to_string();
    // what is counted today holds from tomorrow on: the order of a list does not change from page to page
    let catalog = world.again().await;
    let yesterday = catalog.today().yesterday().unwrap();
    let uses = |kind, day| UseCount { day, dataset: last.clone(), kind, count: 5_000 };
    world.catalog.add_uses(&[uses(UseKind::Api, yesterday), uses(UseKind::View, catalog.today())]).await.unwrap();
    assert_eq!(catalog.datasets(&query).await.unwrap().items[2].slug.as_str(), last, "programs and today do not count");
    let catalog = world.again().await;
    world.catalog.add_uses(&[uses(UseKind::Download, yesterday)]).await.unwrap();
    assert_eq!(catalog.datasets(&query).await.unwrap().items[0].slug.as_str(), last, "downloads do");
}
