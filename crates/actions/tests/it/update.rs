//! The next version of a dataset: what its draft begins with, what is different, and files that machines bring.

use std::sync::Arc;
use std::time::Duration;

use apertura_actions::draft::{Comparison, Look, Reason, Updated};
use apertura_actions::{Description, Drafts, Member, OpenDraft, Person, PublishRequest, RefusalKind, ReportInput};
use apertura_catalog::{Draft, Grant, Permission, Role, Slug};

use crate::world::{World, permits};

const WAIT: Duration = Duration::from_secs(60);

fn liaison(agency: &str, scope: Option<&[Permission]>) -> Person {
    Person::Member(Arc::new(Member {
        account: "a1".to_owned(),
        name: "Rosa".to_owned(),
        grants: vec![Grant::new(Role::Liaison, Some(Slug::from_title(agency))).unwrap()],
        second_factor: false,
        scope: scope.map(|scope| scope.iter().copied().collect()),
    }))
}

/// Version 1, described, of the agency `obras`.
async fn begun() -> (World, Drafts) {
    let world = World::new().await;
    let file = world.file("licencias_01.csv", permits(1, 40));
    let description = Description {
        title: Some("Licencias".to_owned()),
        description: Some("Licencias de construcción".to_owned()),
        agency: Some("Obras".to_owned()),
        columns: [("folio".to_owned(), "Número de la licencia".to_owned())].into(),
        ..Description::default()
    };
    let request = PublishRequest { dataset: Some("licencias".to_owned()), description, ..PublishRequest::new(file) };
    world.publish(&request).await.unwrap();
    let drafts = Drafts::new(world.catalog.clone()).await.unwrap();
    (world, drafts)
}

async fn hand_in(drafts: &Drafts, person: &Person, name: &str, content: &str) -> Draft {
    let mut file = drafts.upload_update(person, "licencias").await.unwrap();
    file.write(content.as_bytes()).unwrap();
    drafts.hand_in_update(person, "licencias", file, name).await.unwrap()
}

async fn bring(drafts: &Drafts, person: &Person, content: &str) -> Updated {
    let mut file = drafts.upload_update(person, "licencias").await.unwrap();
    file.write(content.as_bytes()).unwrap();
    let report = |input: &ReportInput<'_>| format!("<p>{}</p>", input.cleaned.rows);
    drafts.update_unattended(person, "licencias", file, "licencias_02.csv", report).await.unwrap()
}

async fn compared(open: &OpenDraft) -> Arc<Comparison> {
    match open.compared(WAIT).await.unwrap() {
        Look::Ready(comparison) => comparison,
        _ => panic!("not compared"),
    }
}

/// Without the last column.
fn without_amount(text: &str) -> String {
    text.lines().map(|line| line.rsplit_once(';').unwrap().0.to_owned() + "\n").collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_begins_with_what_is_kept_of_the_dataset() {
    let (world, drafts) = begun().await;
    let rosa = liaison("Obras", None);
    let draft = hand_in(&drafts, &rosa, "licencias_02.csv", &permits(11, 40)).await;
    assert_eq!(draft.dataset.as_ref().map(Slug::as_str), Some("licencias"));
    assert_eq!(draft.agency.as_ref().map(Slug::as_str), Some("obras"));
    let open = drafts.opened(&rosa, &draft.id).await.unwrap();
    let kept = world.catalog.recipe("licencias", None).await.unwrap();
    assert_eq!(open.state.recipe, kept);
    assert_eq!(open.state.dataset.as_deref(), Some("licencias"));
    assert_eq!(open.state.description.title.as_deref(), Some("Licencias"));
    assert_eq!(open.state.description.columns["folio"], "Número de la licencia");
    assert_eq!(drafts.history(&rosa, &draft.id).await.unwrap()[0].change, "kept-recipe");
    let comparison = compared(&open).await;
    assert_eq!(comparison.reasons(), []);
    assert_eq!((comparison.number, comparison.rows, comparison.same_file), (1, (40, 40), false));
    assert_eq!((comparison.difference.rows_added, comparison.difference.rows_removed), (10, 10));
    assert_eq!(
        drafts.updates(&rosa, "licencias").await.unwrap().1,
        [drafts.opened(&rosa, &draft.id).await.unwrap().draft]
    );
    for (person, dataset, kind) in [
        (Person::Visitor, "licencias", RefusalKind::Forbidden),
        (liaison("Salud", None), "licencias", RefusalKind::Forbidden),
        (rosa, "otro", RefusalKind::NotFound),
    ] {
        assert_eq!(drafts.upload_update(&person, dataset).await.unwrap_err().kind(), kind, "{person:?}");
        assert_eq!(drafts.updates(&person, dataset).await.unwrap_err().kind(), kind);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_differs_is_told_once() {
    let (_world, drafts) = begun().await;
    let rosa = liaison("Obras", None);
    let changed = without_amount(&permits(1, 40)).replace("Colonia", "Colonia o barrio");
    let draft = hand_in(&drafts, &rosa, "b.csv", &changed).await;
    let open = drafts.opened(&rosa, &draft.id).await.unwrap();
    let comparison = compared(&open).await;
    let reasons = comparison.reasons();
    let about = |column: &str, what: &str| {
        reasons.iter().any(|r| matches!(r, Reason::Drift(d) if d.column.as_deref() == Some(column) && d.reason == what))
    };
    assert!(about("monto_pagado", "missing-column"), "{reasons:?}");
    assert!(about("colonia", "renamed-column"), "{reasons:?}");
    assert!(!reasons.iter().any(|r| matches!(r, Reason::ColumnMissing(_) | Reason::ColumnNew(_))), "{reasons:?}");
    let same = hand_in(&drafts, &rosa, "a.csv", &permits(1, 40)).await;
    let same = drafts.opened(&rosa, &same.id).await.unwrap();
    assert!(compared(&same).await.same_file);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_publishes_what_comes_as_before_and_the_same_file_changes_nothing() {
    let (world, drafts) = begun().await;
    let machine = liaison("Obras", Some(&[Permission::Prepare, Permission::SeeWork, Permission::Publish]));
    let Updated::Published(published) = bring(&drafts, &machine, &permits(11, 40)).await else { panic!("waits") };
    assert_eq!((published.version.number, published.version.rows), (2, 40));
    assert_eq!(published.dataset.description, "Licencias de construcción");
    assert_eq!(published.dataset.agency.slug.as_str(), "obras");
    assert_eq!(published.version.dictionary.fields[0].description, "Número de la licencia");
    let Updated::Unchanged { number } = bring(&drafts, &machine, &permits(11, 40)).await else { panic!("changed") };
    assert_eq!(number, 2);
    assert_eq!(drafts.list(&Person::Operator).await.unwrap(), [], "no draft is left");
    let events = world.catalog.events(None, None, 1).await.unwrap();
    assert_eq!(events[0].kind, "version-published");
    assert_eq!(events[0].body["account"], "a1");
    assert_eq!(world.whole().await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_leaves_to_a_person_what_differs() {
    let (world, drafts) = begun().await;
    let machine = liaison("Obras", Some(&[Permission::Prepare, Permission::SeeWork, Permission::Publish]));
    let fewer = without_amount(&permits(11, 40));
    let Updated::Waiting(first) = bring(&drafts, &machine, &fewer).await else { panic!("published") };
    assert_eq!(first.reasons[0].column(), Some("monto_pagado"));
    let Updated::Waiting(second) = bring(&drafts, &machine, &fewer).await else { panic!("published") };
    assert_eq!(second.draft.id, first.draft.id, "the same file makes one draft");
    // a column with people's keys that nobody has decided about
    let keys = ["LOHM850315MNLPRR07", "RUPA790822HNLZXN04", "TOVG910704MNLRGD09"];
    let personal: String = permits(11, 40)
        .lines()
        .enumerate()
        .map(|(n, line)| format!("{line};{}\n", if n == 0 { "CURP" } else { keys[n % 3] }))
        .collect();
    let Updated::Waiting(waiting) = bring(&drafts, &machine, &personal).await else { panic!("published") };
    let codes: Vec<&str> = waiting.reasons.iter().map(Reason::code).collect();
    assert!(codes.contains(&"undecided-personal-data") && codes.contains(&"drift"), "{codes:?}");
    // a token that may not publish
    let prepares = liaison("Obras", Some(&[Permission::Prepare, Permission::SeeWork]));
    let Updated::Waiting(waiting) = bring(&drafts, &prepares, &permits(21, 40)).await else { panic!("published") };
    assert_eq!(waiting.reasons, [Reason::MayNotPublish]);
    // one that may takes it up
    let Updated::Published(published) = bring(&drafts, &machine, &permits(21, 40)).await else { panic!("waits") };
    assert_eq!(published.version.number, 2);
    assert_eq!(drafts.list(&Person::Operator).await.unwrap().len(), 2, "what waits stays");
    assert_eq!(world.whole().await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_read_leaves_nothing_behind() {
    let (_world, drafts) = begun().await;
    let mut file = drafts.upload_update(&Person::Operator, "licencias").await.unwrap();
    file.write(b"%PDF-1.7\n1 0 obj\n").unwrap();
    let refusal = drafts
        .update_unattended(&Person::Operator, "licencias", file, "a.pdf", |_: &ReportInput<'_>| String::new())
        .await
        .unwrap_err();
    assert_eq!(refusal.kind(), RefusalKind::Refused, "{refusal:?}");
    assert_eq!(drafts.list(&Person::Operator).await.unwrap(), []);
}
