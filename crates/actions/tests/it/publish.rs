//! Publishing: what becomes visible, and what is refused.

use apertura_actions::{Description, PublishRequest, RefusalKind};
use apertura_catalog::{Frequency, License};

use crate::world::{World, permits};

#[tokio::test(flavor = "multi_thread")]
async fn a_file_becomes_a_version_with_its_files() {
    let world = World::new().await;
    let mut request = PublishRequest::new(world.file("Licencias_2024.csv", permits(1, 40)));
    request.description = Description {
        title: Some("Licencias de construcción".to_owned()),
        agency: Some("Dirección de Obras Públicas".to_owned()),
        license: Some(License::CcBy4),
        frequency: Some(Frequency::Monthly),
        columns: [("folio".to_owned(), "Número de la licencia".to_owned()), ("nada".to_owned(), "x".to_owned())].into(),
        ..Description::default()
    };
    let published = world.publish(&request).await.unwrap();
    assert_eq!(published.dataset.slug.as_str(), "licencias-de-construccion");
    assert_eq!(published.dataset.agency.slug.as_str(), "direccion-de-obras-publicas");
    assert_eq!((published.version.number, published.version.rows), (1, 40));
    assert_eq!(published.version.published.to_string(), "2026-01-15T18:00:00Z");
    assert_eq!(published.unknown_columns, ["nada"]);
    let field = &published.version.dictionary.fields[0];
    assert_eq!((field.name.as_str(), field.description.as_str()), ("folio", "Número de la licencia"));
    let names: Vec<&str> = published.version.distributions.iter().map(|d| d.name.as_str()).collect();
    assert_eq!(names[0], "original-Licencias_2024.csv");
    for name in ["licencias-de-construccion.csv", "licencias-de-construccion.parquet", "recipe.toml", "report.html"] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    // what is read back is what was given
    assert_eq!(world.catalog.version("licencias-de-construccion", None).await.unwrap(), published.version);
    let open = world.catalog.distribution("licencias-de-construccion", Some(1), names[0]).await.unwrap();
    assert_eq!(std::fs::read_to_string(open.path).unwrap(), permits(1, 40));
    let table = world.catalog.parquet_path("licencias-de-construccion", None).await.unwrap();
    assert_eq!(&std::fs::read(table).unwrap()[..4], b"PAR1");
    let kinds: Vec<String> = world.catalog.events(None, None, 10).await.unwrap().into_iter().map(|e| e.kind).collect();
    assert_eq!(kinds, ["version-published", "dataset-created"]);
    assert_eq!(world.whole().await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_file_is_cleaned_by_the_kept_recipe() {
    let world = World::new().await;
    world.put("licencias", "licencias_01.csv", &permits(1, 40)).await;
    let kept = world.catalog.recipe("licencias", None).await.unwrap();
    let second = world.put("licencias", "licencias_02.csv", &permits(11, 40)).await;
    assert_eq!(world.catalog.recipe("licencias", None).await.unwrap().steps, kept.steps);
    assert_eq!(second.version.drift, []);
    let difference = second.version.difference.unwrap();
    assert_eq!(difference.key, ["folio"]);
    assert_eq!((difference.rows_added, difference.rows_removed), (10, 10));
    assert_eq!((difference.rows_changed, difference.rows_same), (0, 30));
    let numbers: Vec<u32> = world.catalog.versions("licencias").await.unwrap().into_iter().map(|v| v.number).collect();
    assert_eq!(numbers, [2, 1]);
    // the first stays what it was
    assert_eq!(world.catalog.version("licencias", Some(1)).await.unwrap().rows, 40);
    assert_eq!(world.whole().await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_column_that_is_gone_is_reported_as_drift() {
    let world = World::new().await;
    world.put("licencias", "a.csv", &permits(1, 40)).await;
    let fewer: String = permits(1, 40).lines().map(|line| line.rsplit_once(';').unwrap().0.to_owned() + "\n").collect();
    let second = world.put("licencias", "b.csv", &fewer).await;
    assert!(
        second.version.drift.iter().any(|d| d.column.as_deref() == Some("monto_pagado")),
        "{:?}",
        second.version.drift
    );
    assert_eq!(second.version.difference.unwrap().columns_removed, ["monto_pagado"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_file_again_is_refused() {
    let world = World::new().await;
    world.put("licencias", "licencias.csv", &permits(1, 40)).await;
    let mut request = PublishRequest::new(world.file("otra.csv", permits(1, 40)));
    request.dataset = Some("licencias".to_owned());
    let refusal = world.publish(&request).await.unwrap_err();
    assert_eq!((refusal.code(), refusal.kind()), ("unchanged", RefusalKind::Refused));
    assert_eq!(refusal.data()["number"], "1");
    assert_eq!(world.whole().await, 1);
    // another way of reading it is something new
    request.overrides.delimiter = Some(";".to_owned());
    assert_eq!(world.publish(&request).await.unwrap().version.number, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_with_the_name_of_a_dataset_is_refused() {
    let world = World::new().await;
    world.publish(&PublishRequest::new(world.file("datos.csv", permits(1, 40)))).await.unwrap();
    let other = "Municipio,Habitantes\nPuebla,1692181\nTehuacán,327312\nAtlixco,141793\nCholula,138433\n";
    let request = PublishRequest::new(world.file("datos.csv", other));
    assert_eq!(world.publish(&request).await.unwrap_err().code(), "dataset-exists");
    let same = PublishRequest::new(world.file("datos.csv", permits(5, 40)));
    assert_eq!(world.publish(&same).await.unwrap().version.number, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_published_leaves_nothing() {
    let world = World::new().await;
    let empty = PublishRequest::new(world.file("vacio.csv", ""));
    assert_eq!(world.publish(&empty).await.unwrap_err().code(), "empty-file");
    let mut bad = PublishRequest::new(world.file("licencias.csv", permits(1, 40)));
    bad.dataset = Some("Licencias 2024".to_owned());
    let refusal = world.publish(&bad).await.unwrap_err();
    assert_eq!((refusal.code(), refusal.kind()), ("bad-value", RefusalKind::Invalid));
    assert_eq!(refusal.data()["choices"], "licencias-2024");
    let mut table = PublishRequest::new(world.file("licencias.csv", permits(1, 40)));
    table.table = Some(7);
    assert_eq!(world.publish(&table).await.unwrap_err().code(), "no-such-choice");
    assert_eq!(world.catalog.events(None, None, 10).await.unwrap(), []);
    assert_eq!(std::fs::read_dir(world.data().join("staging")).unwrap().count(), 0);
    assert_eq!(world.catalog.verify(&|_, _| ()).await.unwrap().orphans, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn publications_at_the_same_time_all_succeed() {
    let world = World::new().await;
    let mut work = tokio::task::JoinSet::new();
    for n in 0..4u32 {
        let catalog = world.catalog.clone();
        let mut request = PublishRequest::new(world.file(&format!("l{n}.csv"), permits(1 + n, 60)));
        request.dataset = Some(if n % 2 == 0 { "uno" } else { "dos" }.to_owned());
        work.spawn_blocking(move || {
            tokio::runtime::Handle::current()
                .block_on(crate::world::publish(&catalog, &request))
                .unwrap()
                .version
                .number
        });
    }
    let mut numbers = work.join_all().await;
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 1, 2, 2]);
    assert_eq!(world.whole().await, 4);
}
