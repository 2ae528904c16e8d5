//! From draft to publication through a second person: what is handed over, said, decided, published, taken back.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use apertura_actions::draft::Change;
use apertura_actions::inventory::EntryEdit;
use apertura_actions::{
    Catalog, Config, Description, Drafts, Member, Person, PersonalDecision, RefusalKind, ReportInput, Verdict,
};
use apertura_catalog::opening::{Field, Stage};
use apertura_catalog::{
    Acting, Agency, AgencyProfile, Check, Frequency, Grant, License, Place, Role, Slug, SubmissionState,
};

use crate::world::permits;

pub fn report(input: &ReportInput<'_>) -> String {
    format!("<p>{}</p>", input.cleaned.rows)
}

/// Somebody with these roles, those of agencies in `obras`.
pub fn somebody(account: &str, roles: &[Role], agency: &str) -> Person {
    let grant = |role: &Role| Grant::new(*role, role.of_agency().then(|| Slug::from_title(agency))).unwrap();
    Person::Member(Arc::new(Member {
        account: account.to_owned(),
        name: account.to_owned(),
        grants: roles.iter().map(grant).collect(),
        second_factor: true,
        scope: None,
    }))
}

/// A catalog with a clock that is set by hand.
pub struct Office {
    pub catalog: Catalog,
    pub drafts: Drafts,
    pub clock: Arc<Mutex<jiff::Timestamp>>,
    pub liaison: Person,
    pub reviewer: Person,
    folder: tempfile::TempDir,
}

impl Office {
    pub async fn new() -> Office {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(Mutex::new("2026-01-15T18:00:00Z".parse().unwrap()));
        let hand = clock.clone();
        let config = Config { clock: Arc::new(move || *hand.lock().unwrap()), ..Config::default() };
        let catalog = Catalog::open_with(&folder.path().join("data"), config).await.unwrap();
        Office {
            drafts: Drafts::new(catalog.clone()).await.unwrap(),
            catalog,
            clock,
            liaison: somebody("enlace", &[Role::Liaison], "obras"),
            reviewer: somebody("revisora", &[Role::Reviewer], "obras"),
            folder,
        }
    }

    /// The folder that holds the data folder.
    pub fn root(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub fn go_to(&self, time: &str) {
        *self.clock.lock().unwrap() = time.parse().unwrap();
    }

    /// Hands a file in as the liaison's work.
    pub async fn hand_in(&self, name: &str, content: &str) -> String {
        let agency = Slug::from_title("obras");
        let mut upload = self.drafts.upload(&self.liaison, Some(&agency)).unwrap();
        upload.write(content.as_bytes()).unwrap();
        self.drafts.hand_in(&self.liaison, Some(&agency), upload, name).await.unwrap().id
    }

    pub async fn change(&self, id: &str, change: Change) -> u32 {
        let base = self.drafts.opened(&self.liaison, id).await.unwrap().draft.revision;
        self.drafts.change(&self.liaison, id, base, &change).await.unwrap().revision
    }

    /// Writes all that the state's profile asks for; gives the revision.
    pub async fn complete(&self, id: &str, title: &str, dataset: Option<&str>) -> u32 {
        let open = self.drafts.opened(&self.liaison, id).await.unwrap();
        let cleaning = open.cleaned().await.unwrap();
        let columns = cleaning.cleaned.columns.iter();
        let texts = columns.map(|column| (column.name.clone(), format!("Qué es {}", column.label))).collect();
        self.change(id, Change::Dictionary(texts)).await;
        let description = Description {
            title: Some(title.to_owned()),
            description: Some("Licencias de construcción otorgadas, una por renglón, según el registro. ".repeat(3)),
            agency: Some("Dirección de Obras Públicas".to_owned()),
            keywords: Some(vec!["licencias".to_owned(), "construcción".to_owned(), "obras".to_owned()]),
            theme: Some("Vivienda".to_owned()),
            contact_position: Some("Jefatura de Licencias".to_owned()),
            contact_email: Some("licencias@ejemplo.gob.mx".to_owned()),
            license: Some(License::CcBy4),
            frequency: Some(Frequency::Monthly),
            temporal: Some("2024-01-01/2024-12-31".to_owned()),
            spatial: Some("Villa Ejemplo".to_owned()),
            ..Description::default()
        };
        let change = Change::Describe { description: Box::new(description), dataset: dataset.map(str::to_owned) };
        self.change(id, change).await
    }

    /// A whole submission of building permits.
    pub async fn submitted(&self, first: u32, title: &str, dataset: Option<&str>) -> String {
        let id = self.hand_in("licencias.csv", &permits(first, 40)).await;
        let revision = self.complete(&id, title, dataset).await;
        self.drafts.submit(&self.liaison, &id, revision, "").await.unwrap().id
    }

    pub async fn approve(&self, id: &str, publish_at: Option<&str>) {
        let publish_at = publish_at.map(|time| time.parse().unwrap());
        let verdict = Verdict::Approve { reason: "Completo.".to_owned(), publish_at };
        self.drafts.decide(&self.reviewer, id, &verdict).await.unwrap();
    }

    pub async fn publish(&self, id: &str) -> u32 {
        self.drafts.publish_approved(&self.reviewer, id, &report).await.unwrap().version.number
    }

    pub async fn whole(&self) {
        assert_eq!(self.catalog.verify(&|_, _| ()).await.unwrap().damages, []);
    }

    async fn state(&self, id: &str) -> SubmissionState {
        self.drafts.submission(&self.liaison, id).await.unwrap().0.state
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn from_draft_to_receipt_through_changes_asked_for() {
    let office = Office::new().await;
    let (drafts, liaison, reviewer) = (&office.drafts, &office.liaison, &office.reviewer);
    let text = permits(1, 40).replace("Folio;", "CURP;Folio;").replace("\nLC-", "\nLOHM850315MNLPRR07;LC-");
    let draft = office.hand_in("licencias.csv", &text).await;
    let open = drafts.opened(liaison, &draft).await.unwrap();
    let validated = open.validate(&open.cleaned().await.unwrap()).await.unwrap();
    let blocking: Vec<Check> = validated.validation.blocking().map(|obstacle| obstacle.check).collect();
    for check in [Check::PersonalData, Check::ColumnDescriptions, Check::Title, Check::Description, Check::License] {
        assert!(blocking.contains(&check), "{check:?} in {blocking:?}");
    }
    let refusal = drafts.submit(liaison, &draft, open.draft.revision, "").await.unwrap_err();
    assert_eq!((refusal.code(), refusal.kind()), ("not-ready", RefusalKind::Refused));

    let decision =
        PersonalDecision { column: "curp".to_owned(), operation: "remove".to_owned(), reason: None, level: None };
    office.change(&draft, Change::Decide(decision)).await;
    let revision = office.complete(&draft, "Licencias de construcción", None).await;
    assert_eq!(drafts.submit(liaison, &draft, revision - 1, "").await.unwrap_err().code(), "outdated");
    let first = drafts.submit(liaison, &draft, revision, "Falta el mes de mayo.").await.unwrap();
    assert_eq!(
        (first.number, first.state, first.dataset.as_str()),
        (1, SubmissionState::Waiting, "licencias-de-construccion")
    );

    // the reviewer sees what the liaison saw, says something about a column, and gets an answer
    let (seen, handed, _) = drafts.submission(reviewer, &first.id).await.unwrap();
    assert_eq!((seen.revision, handed.note.as_str(), handed.rows), (revision, "Falta el mes de mayo.", 40));
    let place = Place::Column("colonia".to_owned());
    let number =
        drafts.comment(reviewer, &first.id, place.clone(), " ¿Colonia o fraccionamiento? ", None).await.unwrap();
    drafts.comment(liaison, &first.id, Place::Whole, "Ambas.", Some(number)).await.unwrap();
    let comments = drafts.submission(liaison, &first.id).await.unwrap().2;
    assert_eq!((comments.len(), &comments[1].place, comments[1].answers), (2, &place, Some(1)));
    assert_eq!(comments[0].text, "¿Colonia o fraccionamiento?");
    let short = drafts.decide(reviewer, &first.id, &Verdict::AskChanges("no".to_owned())).await.unwrap_err();
    assert_eq!(short.code(), "bad-value");
    let ask = Verdict::AskChanges("Explique la columna Colonia.".to_owned());
    drafts.decide(reviewer, &first.id, &ask).await.unwrap();
    assert_eq!(office.state(&first.id).await, SubmissionState::ChangesAsked);
    assert_eq!(drafts.decide(reviewer, &first.id, &ask).await.unwrap_err().code(), "submission-moved-on");
    assert_eq!(drafts.publish_approved(reviewer, &first.id, &report).await.unwrap_err().code(), "submission-moved-on");

    let texts = [("colonia".to_owned(), "Colonia o fraccionamiento de la obra".to_owned())].into();
    let revision = office.change(&draft, Change::Dictionary(texts)).await;
    let second = drafts.submit(liaison, &draft, revision, "").await.unwrap();
    assert_eq!(second.number, 2);
    office.approve(&second.id, None).await;
    // what is changed after it was handed over is not published
    office.change(&draft, Change::Dictionary([("colonia".to_owned(), "Otra cosa".to_owned())].into())).await;
    assert_eq!(office.publish(&second.id).await, 1);
    let (published, _, _) = drafts.submission(liaison, &second.id).await.unwrap();
    assert_eq!((published.state, published.version), (SubmissionState::Published, Some(1)));
    let version = office.catalog.version("licencias-de-construccion", None).await.unwrap();
    let field = version.dictionary.fields.iter().find(|field| field.name == "colonia").unwrap();
    assert_eq!(field.description, "Colonia o fraccionamiento de la obra");
    assert!(version.original_withheld && version.dictionary.fields.iter().all(|field| field.name != "curp"));

    let shown = office.catalog.receipt("licencias-de-construccion", 1).await.unwrap();
    assert_eq!((shown.receipt.folio.as_str(), shown.receipt.submission), ("AP-2026-000001", Some(second.id.clone())));
    assert_eq!(office.catalog.receipt_by_folio("AP-2026-000001").await.unwrap().version, 1);
    let events = office.catalog.log(reviewer, None, 50).await.unwrap();
    let kinds: Vec<&str> = events.iter().rev().map(|event| event.kind.as_str()).collect();
    assert_eq!(
        kinds,
        [
            "draft-submitted",
            "submission-commented",
            "submission-commented",
            "changes-asked",
            "draft-submitted",
            "submission-approved",
            "dataset-created",
            "version-published",
        ]
    );
    assert_eq!(events[0].body["folio"], "AP-2026-000001");
    assert_eq!(events[0].body["account"], "revisora");
    let log = serde_json::to_string(&events).unwrap();
    assert!(!log.contains("LOHM850315"), "no datum is in the log");
    assert!(office.catalog.log(liaison, None, 1).await.is_err());
    office.whole().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_decides_about_their_own_and_others_see_nothing() {
    let office = Office::new().await;
    let both = somebody("enlace", &[Role::Liaison, Role::Reviewer], "obras");
    let id = office.submitted(1, "Licencias de construcción", None).await;
    let yes = Verdict::Approve { reason: String::new(), publish_at: None };
    assert_eq!(office.drafts.decide(&both, &id, &yes).await.unwrap_err().code(), "own-submission");
    assert_eq!(office.drafts.decide(&office.liaison, &id, &yes).await.unwrap_err().code(), "not-allowed");
    let other = somebody("otra", &[Role::Liaison], "salud");
    for refusal in [
        office.drafts.submission(&other, &id).await.err(),
        office.drafts.decide(&other, &id, &yes).await.err(),
        office.drafts.comment(&other, &id, Place::Whole, "hola", None).await.err(),
        office.drafts.take_back(&other, &id).await.err(),
        office.drafts.open_submission(&other, &id, Duration::ZERO).await.err(),
    ] {
        assert_eq!(refusal.unwrap().code(), "no-such-submission");
    }
    assert!(office.drafts.submissions(&other, None).await.unwrap().is_empty());
    assert_eq!(office.drafts.submissions(&Person::Visitor, None).await.unwrap_err().code(), "not-allowed");
    let producer = somebody("productor", &[Role::DataProducer], "obras");
    assert_eq!(office.drafts.take_back(&producer, &id).await.unwrap_err().code(), "not-allowed");
    // members publish nothing without a review
    let (submission, _, _) = office.drafts.submission(&office.liaison, &id).await.unwrap();
    let open = office.drafts.opened(&office.liaison, &submission.draft).await.unwrap();
    let refused = open.publish(report, Duration::from_secs(60)).await.err().unwrap();
    assert_eq!(refused.code(), "review-needed");
    // whoever comes with a token that does not allow it, neither
    assert_eq!(office.state(&id).await, SubmissionState::Waiting);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_handed_over_again_takes_the_place_of_what_waits() {
    let office = Office::new().await;
    let id = office.submitted(1, "Licencias de construcción", None).await;
    let draft = office.drafts.submission(&office.liaison, &id).await.unwrap().0.draft;
    let revision = office.change(&draft, Change::Dictionary([("folio".to_owned(), "Número".to_owned())].into())).await;
    let again = office.drafts.submit(&office.liaison, &draft, revision, "").await.unwrap();
    assert_eq!(office.state(&id).await, SubmissionState::TakenBack);
    office.approve(&again.id, Some("2026-02-01T06:00:00Z")).await;
    let refused = office.drafts.submit(&office.liaison, &draft, revision, "").await.unwrap_err();
    assert_eq!(refused.code(), "submission-moved-on");
    office.drafts.take_back(&office.liaison, &again.id).await.unwrap();
    office.go_to("2026-03-01T06:00:00Z");
    assert!(office.drafts.publish_due(&report).await.unwrap().is_empty());
    assert!(office.drafts.submit(&office.liaison, &draft, revision, "").await.is_ok());
    // the file stays although its draft is forgotten
    office.drafts.forget(&office.liaison, &draft).await.unwrap();
    office.catalog.collect_orphans().await.unwrap();
    let last = office.drafts.submissions(&office.liaison, None).await.unwrap().remove(0);
    office.approve(&last.id, None).await;
    assert_eq!(office.publish(&last.id).await, 1);
    office.whole().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn publication_waits_for_its_day_and_happens_once() {
    let office = Office::new().await;
    let id = office.submitted(1, "Licencias de construcción", None).await;
    office.approve(&id, Some("2026-02-01T06:00:00Z")).await;
    assert!(office.drafts.publish_due(&report).await.unwrap().is_empty());
    office.drafts.schedule(&office.liaison, &id, Some("2026-02-02T06:00:00Z".parse().unwrap())).await.unwrap();
    office.go_to("2026-02-01T12:00:00Z");
    assert!(office.drafts.publish_due(&report).await.unwrap().is_empty());
    office.go_to("2026-02-02T06:00:00Z");
    let done = office.drafts.publish_due(&report).await.unwrap();
    assert_eq!(done.len(), 1);
    assert_eq!(done[0].1.as_ref().unwrap().version.published.to_string(), "2026-02-02T06:00:00Z");
    assert!(office.drafts.publish_due(&report).await.unwrap().is_empty());
    assert_eq!(office.catalog.versions("licencias-de-construccion").await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn next_version_is_compared_and_strangers_titles_are_refused() {
    let office = Office::new().await;
    let first = office.submitted(1, "Licencias de construcción", None).await;
    office.approve(&first, None).await;
    office.publish(&first).await;
    // the same title without saying that it is the next version
    let draft = office.hand_in("febrero.csv", &permits(11, 40)).await;
    let revision = office.complete(&draft, "Licencias de construcción 2026", None).await;
    let refusal = office.drafts.submit(&office.liaison, &draft, revision, "").await.unwrap_err();
    assert_eq!(refusal.code(), "not-ready");
    let second = office.submitted(11, "Licencias de construcción", Some("licencias-de-construccion")).await;
    let (number, difference) = office.drafts.submission(&office.reviewer, &second).await.unwrap().1.difference.unwrap();
    assert_eq!((number, difference.rows_added, difference.rows_removed, difference.rows_same), (1, 10, 10, 30));
    office.approve(&second, None).await;
    assert_eq!(office.publish(&second).await, 2);
    // nothing new
    let draft = office.hand_in("otra_vez.csv", &permits(11, 40)).await;
    let revision = office.complete(&draft, "Licencias de construcción", Some("licencias-de-construccion")).await;
    let refusal = office.drafts.submit(&office.liaison, &draft, revision, "").await.unwrap_err();
    assert_eq!(refusal.code(), "unchanged");
    office.whole().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn withdrawn_versions_leave_a_tombstone() {
    let office = Office::new().await;
    let slug = "licencias-de-construccion";
    for first in [1, 11] {
        let id = office.submitted(first, "Licencias de construcción", (first > 1).then_some(slug)).await;
        office.approve(&id, None).await;
        office.publish(&id).await;
    }
    let (catalog, reviewer) = (&office.catalog, &office.reviewer);
    let note = "La superficie de LC-00012 es 52 m², no 520.";
    assert_eq!(catalog.correct(reviewer, slug, Some(2), note).await.unwrap(), 1);
    let corrections = catalog.corrections(slug).await.unwrap();
    assert_eq!((corrections[0].text.as_str(), corrections[0].acting), (note, Acting::Coordination));
    assert_eq!(catalog.correct(reviewer, slug, Some(9), note).await.unwrap_err().code(), "no-such-version");
    let other = somebody("otra", &[Role::Liaison], "salud");
    assert_eq!(catalog.withdraw(&other, slug, Some(2), "Porque sí, ya").await.unwrap_err().code(), "not-allowed");
    assert_eq!(catalog.withdraw(reviewer, slug, Some(2), "no").await.unwrap_err().code(), "bad-value");
    catalog.withdraw(reviewer, slug, Some(2), "Trae montos equivocados.").await.unwrap();
    let refusal = catalog.version(slug, Some(2)).await.unwrap_err();
    assert_eq!((refusal.code(), refusal.kind()), ("withdrawn", RefusalKind::Gone));
    let csv = format!("{slug}.csv");
    assert_eq!(catalog.distribution(slug, Some(2), &csv).await.unwrap_err().code(), "withdrawn");
    assert_eq!(catalog.recipe(slug, Some(2)).await.unwrap_err().code(), "withdrawn");
    // the latest is the one before
    assert_eq!((catalog.version(slug, None).await.unwrap().number, catalog.dataset(slug).await.unwrap().1), (1, 1));
    assert_eq!(catalog.distribution(slug, None, &csv).await.unwrap().version, 1);
    let marks: Vec<bool> =
        catalog.versions(slug).await.unwrap().iter().map(|version| version.withdrawn.is_some()).collect();
    assert_eq!(marks, [true, false]);
    // the receipt stays
    assert!(catalog.receipt(slug, 2).await.unwrap().withdrawn.is_some());
    catalog.withdraw(reviewer, slug, None, "Se publicó por error.").await.unwrap();
    assert_eq!(catalog.dataset(slug).await.unwrap_err().code(), "withdrawn");
    assert_eq!(catalog.versions(slug).await.unwrap_err().code(), "withdrawn");
    assert_eq!(catalog.datasets(&Default::default()).await.unwrap().total, 0);
    assert_eq!(catalog.withdraw(reviewer, slug, None, "Otra vez lo mismo.").await.unwrap_err().code(), "withdrawn");
    // what comes next has the next number
    let id = office.submitted(21, "Licencias de construcción", Some(slug)).await;
    office.approve(&id, None).await;
    assert_eq!(office.publish(&id).await, 3);
    assert_eq!(catalog.dataset(slug).await.unwrap().1, 3);
    office.whole().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn entry_of_the_inventory_goes_the_whole_way() {
    let office = Office::new().await;
    let catalog = &office.catalog;
    let agency = Agency { slug: Slug::from_title("obras"), name: "Obras".to_owned() };
    catalog.register_agency(&Person::Operator, &AgencyProfile::new(agency)).await.unwrap();
    let cells = vec![
        (Field::Title, "Licencias de construcción".to_owned()),
        (Field::Responsible, "Jefatura de Licencias".to_owned()),
        (Field::Keywords, "licencias, construcción, obras".to_owned()),
    ];
    let edit = EntryEdit { id: None, base: 0, cells };
    let written = catalog.write_entries(&office.liaison, "obras", &[edit]).await.unwrap();
    let entry = written[0].entry.clone().unwrap();
    let draft = office.hand_in("licencias.csv", &permits(1, 40)).await;
    let base = office.drafts.opened(&office.liaison, &draft).await.unwrap().draft.revision;
    office.drafts.belongs_to(&office.liaison, &draft, base, &entry.id).await.unwrap();
    let stage = || async { catalog.entry(&office.liaison, &entry.id).await.unwrap() };
    assert_eq!(stage().await.stage(), Stage::InPreparation);
    let said = office.drafts.opened(&office.liaison, &draft).await.unwrap().state.description;
    assert_eq!(said.title.as_deref(), Some("Licencias de construcción"));
    assert_eq!((said.contact_position.as_deref(), said.keywords.unwrap().len()), (Some("Jefatura de Licencias"), 3));
    let revision = office.complete(&draft, "Licencias de construcción", None).await;
    let id = office.drafts.submit(&office.liaison, &draft, revision, "").await.unwrap().id;
    assert_eq!(stage().await.stage(), Stage::Submitted);
    office.approve(&id, None).await;
    office.publish(&id).await;
    let published = stage().await;
    assert_eq!(
        (published.stage(), published.dataset.unwrap().as_str()),
        (Stage::Published, "licencias-de-construccion")
    );
    // the next version is known by its dataset
    let next = office.submitted(11, "Licencias de construcción", Some("licencias-de-construccion")).await;
    office.approve(&next, None).await;
    office.publish(&next).await;
    assert_eq!(stage().await.stage(), Stage::KeptCurrent);
    // an entry of another agency is none
    let other = somebody("otra", &[Role::Liaison], "salud");
    assert!(office.drafts.belongs_to(&other, &draft, revision, &entry.id).await.is_err());
}
