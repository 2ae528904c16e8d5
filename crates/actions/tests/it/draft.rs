//! Preparing a file: what is suggested, changed, tried, undone, read in another way and published.

use std::path::{Path, PathBuf};
use std::time::Duration;

use apertura_actions::draft::{Change, Look, State, Trial};
use apertura_actions::{Description, Drafts, OpenDraft, Person, PersonalDecision, Refusal, RefusalKind};
use apertura_tabular::{Operation, Overrides};

use crate::world::World;

const WAIT: Duration = Duration::from_secs(60);

/// An invented office file: title, header, a person's key, stray spaces, variants, a total.
fn office_file() -> String {
    let mut text = "Apoyos entregados,,,\nFolio,CURP,Municipio,Monto\n".to_owned();
    for n in 1..=60 {
        let curp = ["LOHM850315MNLPRR07", "RUPA790822HNLZXN04", "TOVG910704MNLRGD09"][n % 3];
        let place = ["Monterrey", " Monterrey", "Guadalupe", "Apodaca"][n % 4];
        text += &format!("AP-{n:04},{curp},{place},{}.50\n", n * 10);
    }
    text + "TOTAL,,,18330.00\n"
}

async fn bench(world: &World) -> (Drafts, String) {
    let drafts = Drafts::new(world.catalog.clone()).await.unwrap();
    let file = world.file("apoyos.csv", office_file());
    let draft = drafts.hand_in_copy(&Person::Operator, &file).await.unwrap();
    (drafts, draft.id)
}

/// Where the store keeps the office file.
fn original_of(folder: &Path) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.into_iter().find_map(|path| match path.is_dir() {
        true => original_of(&path),
        false => (std::fs::read(&path).unwrap() == office_file().as_bytes()).then_some(path),
    })
}

async fn open(drafts: &Drafts, id: &str) -> OpenDraft {
    drafts.opened(&Person::Operator, id).await.unwrap()
}

async fn change(drafts: &Drafts, id: &str, change: Change) -> Result<OpenDraft, Refusal> {
    let base = open(drafts, id).await.draft.revision;
    drafts.change(&Person::Operator, id, base, &change).await?;
    Ok(open(drafts, id).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_may_do_nothing() {
    let world = World::new().await;
    let (drafts, id) = bench(&world).await;
    let nobody = &Person::Visitor;
    let refusals = [
        drafts.list(nobody).await.err(),
        drafts.upload(nobody, None).err(),
        drafts.opened(nobody, &id).await.err(),
        drafts.change(nobody, &id, 1, &Change::Suggest).await.err(),
        drafts.turn(nobody, &id, 1, true).await.err(),
        drafts.forget(nobody, &id).await.err(),
    ];
    for refusal in refusals {
        assert_eq!(refusal.unwrap().kind(), RefusalKind::Forbidden);
    }
    assert_eq!(drafts.list(&Person::Operator).await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_are_switched_moved_and_undone() {
    let world = World::new().await;
    let (drafts, id) = bench(&world).await;
    let first = open(&drafts, &id).await;
    assert_eq!((first.draft.revision, first.draft.name.as_str()), (1, "apoyos.csv"));
    let cleaned = first.cleaned().await.unwrap();
    assert_eq!(cleaned.cleaned.rows, 60, "the total is left out");
    assert_eq!(cleaned.cleaned.records.first(), Some(&3), "each row knows its record");
    let spaces = first.findings().into_iter().find(|found| found.finding.rule == "stray-whitespace").unwrap();
    let State::Done(step) = spaces.state else { panic!("{:?}", spaces.state) };
    let second = change(&drafts, &id, Change::Switch { step, on: false }).await.unwrap();
    let spaces = second.findings().into_iter().find(|found| found.name == spaces.name).unwrap();
    assert_eq!(spaces.state, State::Open);
    let third = change(&drafts, &id, Change::Accept { finding: spaces.name.clone(), choice: 0 }).await.unwrap();
    assert_eq!(third.state.recipe, first.state.recipe, "accepted, it is as it was");
    let moved = change(&drafts, &id, Change::Move { step: 1, to: 2 }).await.unwrap();
    assert_eq!(moved.state.recipe.steps[1], first.state.recipe.steps[0]);
    let back = drafts.turn(&Person::Operator, &id, moved.draft.revision, true).await.unwrap();
    assert_eq!((back.revision, back.redo()), (3, Some(4)));
    assert_eq!(open(&drafts, &id).await.state.recipe, first.state.recipe);
    let outdated = drafts.change(&Person::Operator, &id, 1, &Change::Remove { step: 1 }).await.unwrap_err();
    assert_eq!(outdated.code(), "outdated");
    change(&drafts, &id, Change::Remove { step: 1 }).await.unwrap();
    let codes: Vec<String> =
        drafts.history(&Person::Operator, &id).await.unwrap().into_iter().map(|r| r.change).collect();
    assert_eq!(codes, ["suggested", "step-off", "accepted", "step-removed"], "what was undone is forgotten");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_tried_before_it_is_made() {
    let world = World::new().await;
    let (drafts, id) = bench(&world).await;
    let draft = open(&drafts, &id).await;
    let values = [("Guadalupe".to_owned(), "Guadalupe, N. L.".to_owned())].into();
    let operation = Operation::MapValues { column: "municipio".to_owned(), values };
    let trial = drafts.try_out(&draft, &Change::Add { operation, when: Vec::new() }, WAIT).await.unwrap();
    let Trial::Ready(effect) = trial else { panic!("no effect") };
    assert_eq!((effect.cells, effect.rows, effect.samples.len()), (15, 0, 5));
    assert_eq!(effect.samples[0].after.as_deref(), Some("Guadalupe, N. L."));
    assert_eq!(open(&drafts, &id).await.draft.revision, 1, "nothing was changed");
    let decision =
        PersonalDecision { column: "curp".to_owned(), operation: "mask".to_owned(), reason: None, level: None };
    let Trial::Ready(effect) = drafts.try_out(&draft, &Change::Decide(decision), WAIT).await.unwrap() else {
        panic!("no effect")
    };
    assert_eq!(effect.samples[0].before, "RUPA790822HNLZXN04", "who decides sees the cells");
    assert!(effect.samples[0].after.as_deref().is_some_and(|after| after.starts_with("****")));
    let remove =
        PersonalDecision { column: "curp".to_owned(), operation: "remove".to_owned(), reason: None, level: None };
    let Trial::Ready(effect) = drafts.try_out(&draft, &Change::Decide(remove), WAIT).await.unwrap() else {
        panic!("no effect")
    };
    assert_eq!(effect.gone, ["curp"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_structure_is_corrected_and_what_people_did_stays() {
    let world = World::new().await;
    let (drafts, id) = bench(&world).await;
    let operation = Operation::Rename { column: "folio".to_owned(), to: "clave".to_owned() };
    change(&drafts, &id, Change::Add { operation: operation.clone(), when: Vec::new() }).await.unwrap();
    let overrides = Overrides { left_out: Some("5,7-8".to_owned()), ..Overrides::default() };
    // the file itself is not needed for that: its cells are still there
    let original = original_of(&world.data()).expect("the original is kept");
    let moved = original.with_extension("away");
    std::fs::rename(&original, &moved).unwrap();
    let read = change(&drafts, &id, Change::Structure(overrides)).await.unwrap();
    std::fs::rename(&moved, &original).unwrap();
    assert_eq!(read.cleaned().await.unwrap().cleaned.rows, 57, "three rows are no data");
    assert!(read.state.recipe.steps.iter().any(|step| step.operation == operation), "the person's step stays");
    let none = Overrides { header: Some("none".to_owned()), ..Overrides::default() };
    let read = change(&drafts, &id, Change::Structure(none)).await.unwrap();
    assert_eq!(read.table().structure.header_first_row, None);
    let wrong = Overrides { range: Some("Z900:AA".to_owned()), ..Overrides::default() };
    let refusal = change(&drafts, &id, Change::Structure(wrong)).await.err().unwrap();
    assert_eq!(refusal.code(), "no-such-choice");
    assert_eq!(open(&drafts, &id).await.state, read.state, "nothing was changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn values_that_are_alike_are_found_in_the_clean_table() {
    let world = World::new().await;
    let drafts = Drafts::new(world.catalog.clone()).await.unwrap();
    let mut text = "Nombre,Número\n".to_owned();
    for n in 0..40 {
        text += &format!(
            "{},{n}\n",
            ["Escuela Venustiano Carranza", "Escuela Benustiano Carransa", "Jardín Las Flores"][n % 3]
        );
    }
    let draft = drafts.hand_in_copy(&Person::Operator, &world.file("escuelas.csv", text)).await.unwrap();
    let open = open(&drafts, &draft.id).await;
    let cleaned = open.cleaned().await.unwrap();
    let apertura_actions::draft::Look::Ready(found) = open.clusters(&cleaned, "nombre", WAIT).await else {
        panic!("no clusters")
    };
    assert_eq!(found.clusters.len(), 1);
    assert_eq!(found.clusters[0].forms.len(), 2, "{:?}", found.clusters[0]);
    assert_eq!(found.clusters[0].canonical, "Escuela Venustiano Carranza");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_published_once_all_is_decided() {
    let world = World::new().await;
    let (drafts, id) = bench(&world).await;
    let description = Description { title: Some("Apoyos".to_owned()), ..Description::default() };
    let describe = Change::Describe { description: Box::new(description), dataset: None };
    let draft = change(&drafts, &id, describe).await.unwrap();
    let report = |_: &apertura_actions::ReportInput<'_>| String::new();
    let Look::Failed(refusal) = draft.publish(report, WAIT).await.unwrap() else { panic!("undecided") };
    assert_eq!(refusal.code(), "undecided-personal-data");
    let allow =
        PersonalDecision { column: "curp".to_owned(), operation: "allow".to_owned(), reason: None, level: None };
    assert_eq!(change(&drafts, &id, Change::Decide(allow)).await.err().unwrap().code(), "no-reason");
    let remove =
        PersonalDecision { column: "curp".to_owned(), operation: "remove".to_owned(), reason: None, level: None };
    change(&drafts, &id, Change::Decide(remove)).await.unwrap();
    let written = [("monto".to_owned(), "Pesos entregados.".to_owned())].into();
    let draft = change(&drafts, &id, Change::Dictionary(written)).await.unwrap();
    let Look::Ready(published) = draft.publish(report, WAIT).await.unwrap() else { panic!("published") };
    let again = draft.publish(report, WAIT).await.unwrap();
    assert!(matches!(again, Look::Ready(_)), "the same revision is published once");
    let revision = draft.draft.revision;
    assert!(drafts.publishing(&Person::Operator, &id, revision + 1, WAIT).await.unwrap().is_none());
    assert!(drafts.publishing(&Person::Visitor, &id, revision, WAIT).await.is_err());
    assert_eq!((published.dataset.slug.as_str(), published.version.number, published.version.rows), ("apoyos", 1, 60));
    assert_eq!(published.version.source.name, "apoyos.csv");
    let monto = published.version.dictionary.fields.iter().find(|field| field.name == "monto").unwrap();
    assert_eq!(monto.description, "Pesos entregados.");
    assert!(published.version.original_withheld);
    drafts.forget(&Person::Operator, &id).await.unwrap();
    assert_eq!(drafts.opened(&Person::Operator, &id).await.err().unwrap().code(), "no-such-draft");
    assert_eq!(world.whole().await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_too_large_is_refused_while_it_comes_in() {
    let world = World::new().await;
    std::fs::write(world.data().join("apertura.toml"), "[limits]\nupload_bytes = \"1K\"\n").unwrap();
    let drafts = Drafts::new(apertura_actions::Catalog::open(&world.data()).await.unwrap()).await.unwrap();
    assert_eq!(drafts.largest(), 1024);
    let mut upload = drafts.upload(&Person::Operator, None).unwrap();
    upload.write(&[b'a'; 1000]).unwrap();
    let refusal = upload.write(&[b'a'; 1000]).unwrap_err();
    assert_eq!(refusal.code(), "limit-passed");
    let mut upload = drafts.upload(&Person::Operator, None).unwrap();
    upload.write(b"a,b\n1,2\n").unwrap();
    drafts.hand_in(&Person::Operator, None, upload, "poco.csv").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn last_months_recipe_takes_the_place_of_the_suggested_one() {
    let world = World::new().await;
    let (drafts, id) = bench(&world).await;
    let before = open(&drafts, &id).await;
    let mut recipe = before.state.recipe.clone();
    let rename = |from: &str, to: &str| Operation::Rename { column: from.to_owned(), to: to.to_owned() };
    recipe.steps = [rename("municipio", "lugar"), rename("colonia", "barrio")].map(apertura_tabular::Step::new).into();
    recipe.import.overrides.sheet = Some("Enero".to_owned());
    let after = change(&drafts, &id, Change::Recipe(Box::new(recipe))).await.unwrap();
    assert_eq!(after.state.recipe.steps.len(), 2);
    assert_eq!(after.state.recipe.import, before.state.recipe.import, "there is no sheet of that name");
    let cleaning = after.cleaned().await.unwrap();
    assert!(cleaning.cleaned.columns.iter().any(|column| column.name == "lugar"));
    assert_eq!(cleaning.drift(2).count(), 1, "a column that is not there is told");
}
