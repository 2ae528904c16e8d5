//! Every address of the router: public, or in the table below with the permission that it asks for. An address that
//! nobody listed fails here, and so does a permission without an address.
//!
//! A new address: one line in `PUBLIC` or in `rows`, with a form that asks for something small or for nothing at all.

pub mod public;

use std::collections::BTreeSet;
use std::path::Path;

use apertura_actions::draft::Change;
use apertura_actions::inventory::EntryEdit;
use apertura_actions::{Description, Person, PublishRequest, ReportInput};
use apertura_catalog::opening::{Criterion, Field};
use apertura_catalog::{ApiToken, DocumentKind, Frequency, License, Permission, Reach, Role, Slug};
use axum::http::{Request, StatusCode};

use crate::house::{Answer, Browser, House};
use crate::people::with_second_factor;
use crate::routes::public::PUBLIC;
use crate::{participation, stories};

/// Permissions that no address asks for yet.
const WITHOUT_ADDRESS: &[Permission] = &[];

/// What a route asks for.
#[derive(Clone, Copy, PartialEq)]
pub enum Asks {
    /// This, in the agency `obras`.
    Obras(Permission),
    /// This, for what belongs to no agency.
    All(Permission),
    /// This, in any agency or for all.
    Somewhere(Permission),
    /// This in `obras`, by a machine with a token alone.
    Machine(Permission),
    /// To be known: each sees what is theirs.
    Known,
    /// To have signed in: one's own account.
    Account,
    /// The same, where a small form changes what the other tests need; only strangers are tried.
    Oneself,
}
use Asks::{Account, All, Known, Machine, Obras, Oneself, Somewhere};

/// What is sent.
#[derive(Clone)]
pub enum Sends {
    Nothing,
    Fields(String),
    /// A form with fields, and an empty file with this name.
    File(&'static str, &'static str),
    Json(&'static str),
    Bytes,
}
use Sends::{Bytes, Fields, File, Json, Nothing};

pub struct Row {
    /// Method and path, as the router has them.
    pub route: &'static str,
    /// The path with names of things.
    pub address: String,
    pub sends: Sends,
    pub asks: Asks,
}

impl Row {
    pub fn method(&self) -> &'static str {
        self.route.split(' ').next().unwrap()
    }

    /// The request, with what stands before a form's fields.
    pub fn request(&self, sign: &str) -> (axum::http::request::Builder, String) {
        let request = Request::builder().method(self.method()).uri(&self.address);
        let joined = |fields: &str| if sign.is_empty() { fields.to_owned() } else { format!("sign={sign}&{fields}") };
        match &self.sends {
            Nothing => (request, String::new()),
            Fields(fields) => (request.header("content-type", "application/x-www-form-urlencoded"), joined(fields)),
            Json(body) => (request.header("content-type", "application/json"), (*body).to_owned()),
            Bytes => (request.header("content-type", "application/octet-stream"), String::new()),
            File(fields, name) => {
                let part = |head: String, text: &str| {
                    format!("--limit\r\ncontent-disposition: form-data; {head}\r\n\r\n{text}\r\n")
                };
                let fields = joined(fields);
                let pairs = fields.split('&').filter_map(|pair| pair.split_once('='));
                let body: String = pairs.map(|(name, value)| part(format!("name=\"{name}\""), value)).collect();
                let file = part(format!("name=\"file\"; filename=\"{name}\""), "");
                let request = request.header("content-type", "multipart/form-data; boundary=limit");
                (request, format!("{body}{file}--limit--\r\n"))
            }
        }
    }
}

/// Things of `obras` that the routes name.
pub struct Things {
    draft: String,
    update: String,
    submission: String,
    paper: String,
    account: String,
    sheet: String,
    entry: String,
    import: String,
    question: String,
    workshop: String,
    story: String,
}

const FILE: &str =
    "Folio,CURP,Colonia,Monto\nA-1,LOHM850315MNLPRR07,Centro,10.50\nA-2,RUPA790822HNLZXN04,Norte,20.50\n";
const CLEAN: &str = "Folio,Colonia,Fecha,Monto\nA-1,Centro,2024-01-05,10.50\nA-2,La Paz,2024-01-06,20.50\n\
    A-3,Centro,2024-01-07,30.25\nA-4,Las Lomas,2024-01-08,40.00\nA-5,Norte,2024-01-09,50.75\n";

async fn handed(house: &House, agency: &Slug, content: &str) -> String {
    let mut upload = house.drafts.upload(&Person::Operator, Some(agency)).unwrap();
    upload.write(content.as_bytes()).unwrap();
    let draft = house.drafts.hand_in(&Person::Operator, Some(agency), upload, "apoyos.csv").await.unwrap().id;
    house.drafts.opened(&Person::Operator, &draft).await.unwrap();
    draft
}

/// A submission of `obras` that was taken back, so that nothing of it moves any more.
async fn submission(house: &House, agency: &Slug) -> String {
    let (person, drafts) = (&Person::Operator, &house.drafts);
    let draft = handed(house, agency, CLEAN).await;
    let text = |text: &str| Some(text.to_owned());
    let description = Description {
        title: text("Apoyos entregados"),
        description: Some("Apoyos entregados por la dependencia, uno por renglón. ".repeat(4)),
        agency: text("Obras"),
        theme: text("Apoyos"),
        keywords: Some(["apoyos", "entregas", "obras"].map(str::to_owned).to_vec()),
        contact_position: text("Jefatura de Apoyos"),
        contact_email: text("apoyos@ejemplo.gob.mx"),
        license: License::ALL.into_iter().find(|license| license.id() == "CC-BY-4.0"),
        frequency: Frequency::ALL.into_iter().find(|frequency| frequency.id() == "monthly"),
        temporal: text("2024-01-01/2024-12-31"),
        spatial: text("Villa Ejemplo"),
        ..Description::default()
    };
    let columns = [("folio", "El folio"), ("colonia", "La colonia"), ("fecha", "El día"), ("monto", "Lo pagado")];
    let columns = columns.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
    for change in [
        Change::Describe { description: Box::new(description), dataset: None },
        Change::Dictionary(columns),
        Change::Units([("monto".to_owned(), "pesos".to_owned())].into()),
    ] {
        let revision = drafts.opened(person, &draft).await.unwrap().draft.revision;
        drafts.change(person, &draft, revision, &change).await.unwrap();
    }
    let revision = drafts.opened(person, &draft).await.unwrap().draft.revision;
    let submission = drafts.submit(person, &draft, revision, "").await.unwrap();
    drafts.take_back(person, &submission.id).await.unwrap();
    submission.id
}

pub async fn things(house: &House) -> Things {
    let (person, obras) = (&Person::Operator, Slug::from_title("obras"));
    let draft = handed(house, &obras, FILE).await;
    let mut paper = house.catalog.begin_paper(person, &obras).await.unwrap();
    paper.write(b"%PDF-1.7 oficio").unwrap();
    let paper = house.catalog.keep_paper(person, &obras, DocumentKind::Designation, paper, "oficio.pdf").await.unwrap();
    for mail in ["luis@ejemplo.mx", "sale@ejemplo.mx", "entra@ejemplo.mx"] {
        house.member(mail, Role::DataProducer).await;
    }
    let people = house.catalog.people(person).await.unwrap();
    let id = |mail: &str| people.iter().find(|seen| seen.account.mail == mail).unwrap().account.id.clone();
    let sheet = house.catalog.hand_over(person, &id("sale@ejemplo.mx"), &id("entra@ejemplo.mx"), "").await.unwrap();
    let edit = EntryEdit { cells: vec![(Field::Title, "Baches".to_owned())], ..EntryEdit::default() };
    let written = house.catalog.write_entries(person, "obras", &[edit]).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (list, register) = (folder.path().join("inventario.csv"), folder.path().join("enero.csv"));
    std::fs::write(&list, "Título,Descripción\nLuminarias,Una por poste\n").unwrap();
    let import = house.catalog.read_inventory(person, "obras", &list, "inventario.csv").await.unwrap();
    std::fs::write(&register, "Folio;Giro\nL-1;Abarrotes\nL-2;Farmacia\nL-3;Taller\n").unwrap();
    let said =
        Description { title: Some("Licencias".to_owned()), agency: Some("Obras".to_owned()), ..Description::default() };
    let request =
        PublishRequest { dataset: Some("licencias".to_owned()), description: said, ..PublishRequest::new(register) };
    house.catalog.publish(&request, &|_: &ReportInput<'_>| "<p></p>".to_owned(), &|_, _| ()).await.unwrap();
    let mut upload = house.drafts.upload_update(person, "licencias").await.unwrap();
    upload.write(b"Folio;Giro\nL-1;Abarrotes\nL-2;Farmacia\nL-4;Taller\n").unwrap();
    let update = house.drafts.hand_in_update(person, "licencias", upload, "febrero.csv").await.unwrap();
    let open = house.drafts.opened(person, &update.id).await.unwrap();
    open.compared(std::time::Duration::from_secs(60)).await.unwrap();
    Things {
        question: participation::question(house).await,
        story: stories::begun(house).await,
        draft,
        update: update.id,
        submission: submission(house, &obras).await,
        paper: paper.id,
        account: id("luis@ejemplo.mx"),
        sheet: sheet.id,
        entry: written[0].entry.as_ref().unwrap().id.clone(),
        import: import.id,
        workshop: crate::workshop::kept(house).await,
    }
}

/// Each private route; where it changes something, it asks for something small, or for what is refused later for another
/// reason.
pub fn rows(things: &Things) -> Vec<Row> {
    use Permission::*;
    let Things { draft, update, submission, paper, account, sheet, entry, import, question, workshop, story } = things;
    let read = Obras(SeeWork);
    let mut rows = Vec::new();
    let mut row = |route: &'static str, asks: Asks, sends: Sends| {
        let path = route.split(' ').nth(1).unwrap().replace("{agency}", "obras");
        let id = match path.split('/').nth(1).unwrap() {
            "draft" => draft,
            "workshop" | "entry" => workshop,
            "review" => submission,
            "people" => account,
            "hand-over" => sheet,
            "agency" => paper,
            "dataset" => update,
            "contribution" => question,
            "story" => story,
            _ if path.contains("/import/") => import,
            _ => entry,
        };
        let slug = if path.starts_with("/agency") { "obras" } else { "licencias" };
        let file = match () {
            () if path.contains("/download/") => "plan.csv",
            () if path.contains("/material/") => "guide.pdf",
            () => "recipe.toml",
        };
        let path = path.replace("{id}", id).replace("{slug}", slug).replace("{file}", file);
        let (from, query) = if path.ends_with("/original.json") || path.ends_with("/clean.json") {
            (path, "?from=1&count=5")
        } else if path.ends_with("/submissions") {
            (path, "?file=apoyos.csv")
        } else {
            (path, "")
        };
        rows.push(Row { route, address: format!("{from}{query}"), sends, asks });
    };
    let form = |fields: &str| Fields(fields.to_owned());
    let cells = |cells: &str| Fields(format!("e.{entry}.revision=1&e.{entry}.{cells}"));
    row("GET /mail", All(ManageSettings), Nothing);
    row("POST /mail", All(ManageSettings), form("retry=999999"));
    // workshops
    row("GET /workshop", All(RunWorkshops), Nothing);
    row("POST /workshop", All(RunWorkshops), form("name=Taller"));
    row("GET /workshop/{id}", All(RunWorkshops), Nothing);
    row("GET /workshop/{id}/edit", All(RunWorkshops), Nothing);
    row("POST /workshop/{id}/edit", All(RunWorkshops), form("revision=999&name="));
    row("GET /workshop/{id}/people", All(RunWorkshops), Nothing);
    row("POST /workshop/{id}/people", All(RunWorkshops), form("do=invite"));
    row("GET /workshop/{id}/people.csv", All(RunWorkshops), Nothing);
    row("POST /workshop/{id}/people/file", All(RunWorkshops), File("x=1", "a.csv"));
    row("GET /workshop/{id}/seating", All(RunWorkshops), Nothing);
    row("POST /workshop/{id}/seating", All(RunWorkshops), form("do=seat"));
    row("POST /workshop/{id}/seating/move", All(RunWorkshops), form("moves=[]"));
    row("POST /workshop/{id}/seating/judge", All(RunWorkshops), form("seats={}"));
    row("GET /workshop/{id}/questions", All(RunWorkshops), Nothing);
    row("POST /workshop/{id}/questions", All(RunWorkshops), form("do=ask&text=&table="));
    row("GET /workshop/{id}/cards", All(RunWorkshops), Nothing);
    row("POST /workshop/{id}/cards", All(RunWorkshops), form("shared=team"));
    row("GET /workshop/{id}/material", All(RunWorkshops), Nothing);
    row("GET /workshop/{id}/material/{file}", All(RunWorkshops), Nothing);
    row("GET /workshop/{id}/door", All(RunWorkshops), Nothing);
    row("POST /workshop/{id}/door", All(RunWorkshops), form("do=new&name=Ana&agency=Obras"));
    row("GET /workshop/{id}/certificates", All(RunWorkshops), Nothing);
    row("POST /workshop/{id}/certificates", All(RunWorkshops), form("do=signers&signers="));
    row("GET /workshop/{id}/certificates.pdf", All(RunWorkshops), Nothing);
    row("GET /workshop/{id}/steps", All(RunWorkshops), Nothing);
    row("POST /workshop/{id}/steps", All(RunWorkshops), form("revision=999&minutes=10&title=Abrir"));
    row("GET /workshop/{id}/clock", All(RunWorkshops), Nothing);
    row("GET /workshop/{id}/door/phone", All(RunWorkshops), Nothing);
    row("GET /workshop/{id}/door/people.json", All(RunWorkshops), Nothing);
    row("POST /workshop/{id}/door/sync", All(RunWorkshops), form("sent=0&operations=[]"));
    row("POST /entry/{id}/{secret}", All(RunWorkshops), form("do=in"));
    row("GET /workshop/{id}/plenary", All(RunWorkshops), Nothing);
    row("POST /workshop/{id}/plenary", All(RunWorkshops), form("do=open"));
    row("GET /workshop/{id}/survey", All(RunWorkshops), Nothing);
    row("POST /workshop/{id}/survey", All(RunWorkshops), form("after=8"));
    row("GET /workshop/{id}/survey.pdf", All(RunWorkshops), Nothing);
    row("GET /workshop/{id}/report", All(RunWorkshops), Nothing);
    row("POST /workshop/{id}/report", All(RunWorkshops), form("revision=999"));
    row("GET /workshop/{id}/report.pdf", All(RunWorkshops), Nothing);
    row("GET /workshop/{id}/report.html", All(RunWorkshops), Nothing);
    row("GET /workshop/{id}/report.odt", All(RunWorkshops), Nothing);
    row("POST /workshop/figures", Obras(Submit), form("agency=obras"));
    row("GET /workshop/figures.csv", All(RunWorkshops), Nothing);
    // drafts
    row("GET /draft", Known, Nothing);
    row("POST /draft", Obras(Prepare), File("agency=obras", "a.csv"));
    row("GET /draft/{id}", read, Nothing);
    row("GET /draft/{id}/original.json", read, Nothing);
    row("GET /draft/{id}/clean.json", read, Nothing);
    row("GET /draft/{id}/dictionary", read, Nothing);
    row("GET /draft/{id}/validation", read, Nothing);
    row("GET /draft/{id}/publish", read, Nothing);
    row("GET /draft/{id}/publishing", Obras(Publish), Nothing);
    row("GET /draft/{id}/files/{file}", read, Nothing);
    row("POST /draft/{id}/change", Obras(Prepare), form("revision=9&back=/draft&change=suggest"));
    let decides = "revision=9&back=/draft&change=decide&column=curp&operation=remove";
    row("POST /draft/{id}/change", Obras(DecidePersonalData), form(decides));
    row("POST /draft/{id}/entry", Obras(Prepare), Fields(format!("revision=999&entry={entry}")));
    row("POST /draft/{id}/submit", Obras(Submit), form("revision=999"));
    row("POST /draft/{id}/publish", Obras(Prepare), form("revision=999&what=save"));
    row("POST /draft/{id}/recipe", Obras(Prepare), File("revision=999", "recipe.toml"));
    // review and publication
    row("GET /review", Known, Nothing);
    row("GET /review/{id}", read, Nothing);
    row("GET /review/{id}/files/{file}", read, Nothing);
    row("POST /review/{id}/comment", Obras(Comment), form("on=whole&text="));
    row("POST /review/{id}/decide", Obras(Review), form("verdict=ask&reason=no"));
    row("POST /review/{id}/publish", Obras(Publish), form(""));
    row("POST /review/{id}/schedule", Obras(Publish), form("day=2026-02-01"));
    row("POST /review/{id}/take-back", Obras(Submit), form(""));
    row("GET /dataset/{slug}/update", Obras(Prepare), Nothing);
    row("POST /dataset/{slug}/update", Obras(Prepare), File("x=1", "marzo.csv"));
    row("GET /dataset/{slug}/update/{id}", read, Nothing);
    row("GET /dataset/{slug}/manage", Obras(Correct), Nothing);
    row("POST /dataset/{slug}/manage/withdraw", Obras(Withdraw), form("version=&sure=yes&reason=no"));
    row("POST /dataset/{slug}/manage/correct", Obras(Correct), form("version=1&note=no"));
    row("GET /log", All(ReadLog), Nothing);
    row("POST /log", All(ReadLog), form(""));
    // machines
    row("POST /api/v1/datasets/{slug}/versions", Machine(Prepare), Bytes);
    row("POST /api/v1/agencies/{agency}/submissions", Machine(Submit), Bytes);
    row("POST /api/v1/agencies/{agency}/inventory", Machine(EditInventory), Json("{\"title\":\"Postes\"}"));
    let change = Json("{\"revision\":1,\"title\":\"Bacheo\"}");
    row("PATCH /api/v1/agencies/{agency}/inventory/{id}", Machine(EditInventory), change);
    // oneself
    row("GET /work", Known, Nothing);
    row("GET /account", Account, Nothing);
    row("GET /account/password", Account, Nothing);
    row("GET /account/second-factor", Account, Nothing);
    row("GET /sign-in/again", Oneself, Nothing);
    row("POST /sign-in/again", Oneself, form("password=x"));
    row("POST /account", Oneself, form("do=end-sessions"));
    row("POST /account/password", Oneself, form("old=x&new=y"));
    row("POST /account/second-factor", Oneself, form("code=000000"));
    row("POST /account/token", Somewhere(MakeToken), form("token-name=&days=7&scope=see-work"));
    // people and agencies
    row("GET /people", Somewhere(ManagePeople), Nothing);
    row("POST /people", Obras(ManagePeople), form("do=invite&mail=z@ejemplo.mx&grant=data-producer@obras"));
    row("POST /people", All(ManageAgencies), form("do=invite&mail=w@ejemplo.mx&grant=reviewer@"));
    row("GET /people/{id}", Obras(ManagePeople), Nothing);
    row("POST /people/{id}", Obras(ManagePeople), form("do=give&grant=data-producer@obras"));
    row("POST /people/{id}", All(ManageAgencies), form("do=give&grant=facilitator@"));
    row("POST /people/{id}", All(ManageAgencies), form("do=remove-factor"));
    row("GET /people/{id}/hand-over", Obras(HandOver), Nothing);
    row("POST /people/{id}/hand-over", Obras(HandOver), Fields(format!("to={account}")));
    row("GET /hand-over/{id}", Obras(HandOver), Nothing);
    row("GET /hand-over/{id}/sheet.pdf", Obras(HandOver), Nothing);
    row("GET /agency", Somewhere(SeeWork), Nothing);
    row("POST /agency", All(ManageAgencies), form("name=Obras"));
    row("GET /agency/{slug}", read, Nothing);
    row("POST /agency/{slug}", Obras(KeepDocuments), form("do=describe&head=Titular"));
    row("POST /agency/{slug}", All(ManageAgencies), form("do=reopen"));
    row("GET /agency/{slug}/designation.pdf", Obras(KeepDocuments), Nothing);
    row("GET /agency/{slug}/minutes.pdf", Obras(KeepDocuments), Nothing);
    row("POST /agency/{slug}/document", Obras(KeepDocuments), File("kind=minutes", "minuta.pdf"));
    row("GET /agency/{slug}/document/{id}", read, Nothing);
    row("GET /coordination", All(SeeCoordination), Nothing);
    row("GET /coordination.json", All(SeeCoordination), Nothing);
    // what the public gives
    row("GET /moderation", Somewhere(Moderate), Nothing);
    row("POST /contribution/{id}/moderate", Obras(Moderate), form("decision=hide&reason="));
    row("POST /contribution/{id}/answer", Obras(AnswerPublic), form("state=answered&text="));
    row("GET /story", Somewhere(WriteStory), Nothing);
    row("POST /story", Obras(WriteStory), form("agency=obras&title="));
    row("GET /story/{id}", Obras(WriteStory), Nothing);
    row("POST /story/{id}", Obras(WriteStory), form("base=1&title=&step=save"));
    row("POST /story/{id}", Obras(PublishStory), form("base=1&title=Baches+en+obras&step=publish"));
    // inventory, priority, plan
    row("GET /inventory/{agency}", read, Nothing);
    row("POST /inventory/{agency}", Obras(EditInventory), form("n.0.title=Puentes"));
    row("POST /inventory/{agency}/open", Obras(Publish), form("open="));
    row("POST /inventory/{agency}/import", Obras(EditInventory), File("x=1", "lista.csv"));
    row("POST /inventory/{agency}/import/ckan", Obras(EditInventory), form("portal=ejemplo"));
    row("GET /inventory/{agency}/import/{id}", read, Nothing);
    let columns = "do=columns&column=title&column=description";
    row("POST /inventory/{agency}/import/{id}", Obras(EditInventory), form(columns));
    row("GET /inventory/{agency}/entry/{id}", read, Nothing);
    row("POST /inventory/{agency}/entry/{id}", Obras(EditInventory), cells("theme=Calles"));
    row("POST /inventory/{agency}/entry/{id}/remove", Obras(EditInventory), form("revision=999"));
    row("POST /inventory/{agency}/entry/{id}/file", Obras(Prepare), File("x=1", "baches.csv"));
    row("POST /inventory/{agency}/entry/{id}/dataset", Obras(EditInventory), form("dataset="));
    row("GET /inventory/{agency}/download/{file}", read, Nothing);
    row("GET /priority", Known, Nothing);
    let weights: Vec<String> = Criterion::ALL.iter().map(|criterion| format!("{}=1", criterion.code())).collect();
    row("POST /priority/weights", All(ManageSettings), Fields(weights.join("&")));
    row("GET /priority/{agency}", read, Nothing);
    row("POST /priority/{agency}", Obras(ScorePriority), cells("answer-requests=3"));
    row("GET /plan/{agency}", read, Nothing);
    row("POST /plan/{agency}", Obras(EditPlan), cells("plan-note=Va"));
    row("POST /plan/{agency}/calendar", Obras(EditPlan), form(""));
    rows
}

pub fn reaches(asks: Asks, role: Role, own: bool) -> bool {
    match asks {
        Known | Account | Oneself => true,
        Somewhere(permission) => permission.reach(role) != Reach::No,
        Obras(permission) | Machine(permission) => match permission.reach(role) {
            Reach::Everywhere => true,
            Reach::Agency => own,
            Reach::No => false,
        },
        All(permission) => permission.reach(role) == Reach::Everywhere,
    }
}

/// A browser for each role of `obras`, and for those of an agency in `salud` too.
async fn browsers(house: &House) -> Vec<(Role, bool, Browser)> {
    let mut all = Vec::new();
    for role in Role::ALL {
        let browser = house.member(&format!("{}@obras.mx", role.code()), role).await;
        let browser = if role.needs_second_factor() { with_second_factor(house, &browser).await.0 } else { browser };
        all.push((role, true, browser));
        if role.of_agency() {
            all.push((role, false, house.member_of(&format!("{}@salud.mx", role.code()), role, "salud").await));
        }
    }
    all
}

fn refused(answer: &Answer) -> bool {
    matches!(answer.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND | StatusCode::UNAUTHORIZED)
}

/// The routes that a source names, as `GET /path`; the code of the portal adds them in one way alone.
fn named(source: &str, into: &mut BTreeSet<String>) {
    for foreign in [".nest(", ".route_service(", ".nest_service(", ".method_not_allowed_fallback("] {
        assert!(!source.contains(foreign), "{foreign} is not looked through here");
    }
    for rest in source.split(".route(").skip(1) {
        let Some((_, rest)) = rest.split_once('"') else { continue };
        let (path, rest) = rest.split_once('"').unwrap();
        let mut depth = 1;
        let end = rest.find(|c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth == 0
        });
        let methods = &rest[..end.unwrap()];
        let before = into.len();
        for method in ["get", "post", "put", "patch", "delete", "any"] {
            let call = format!("{method}(");
            let calls = methods.match_indices(&call).map(|(at, _)| methods[..at].chars().next_back());
            if calls.flatten().any(|c| !c.is_alphanumeric() && c != '_' && c != ':') {
                into.insert(format!("{} {path}", method.to_uppercase()));
            }
        }
        assert!(into.len() > before, "how is {path} asked for? {methods}");
    }
}

fn sources(folder: &Path, into: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            named(&std::fs::read_to_string(path).unwrap(), into);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_is_public_or_asks_for_a_permission_that_is_tested() {
    let house = House::new().await;
    let rows = rows(&things(&house).await);
    let mut known = BTreeSet::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut known);
    assert!(known.len() > 100, "the router was not read");
    let listed: BTreeSet<String> =
        PUBLIC.iter().copied().chain(rows.iter().map(|row| row.route)).map(str::to_owned).collect();
    let unlisted: Vec<&String> = known.difference(&listed).collect();
    assert!(unlisted.is_empty(), "list them in routes.rs, as public or with their permission: {unlisted:#?}");
    let gone: Vec<&String> = listed.difference(&known).collect();
    assert!(gone.is_empty(), "no such address: {gone:#?}");
    let twice: Vec<&&str> = PUBLIC.iter().filter(|public| rows.iter().any(|row| row.route == **public)).collect();
    assert!(twice.is_empty(), "{twice:?}");
    let asked = |permission: Permission| {
        rows.iter().any(|row| match row.asks {
            Obras(asked) | All(asked) | Somewhere(asked) => asked == permission,
            Machine(_) | Known | Account | Oneself => false,
        })
    };
    let without: Vec<Permission> = Permission::all().filter(|permission| !asked(*permission)).collect();
    assert_eq!(without, WITHOUT_ADDRESS, "each row of the permission table has an address");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_private_route_answers_each_role_as_the_permission_table_says() {
    let house = House::new().await;
    let rows = rows(&things(&house).await);
    let mut wrong = Vec::new();
    for (role, own, browser) in browsers(&house).await {
        let sign = browser.sign().await;
        for row in rows.iter().filter(|row| row.asks != Oneself) {
            let (request, body) = row.request(&sign);
            let answer = browser.ask(request, body).await;
            let lets = !refused(&answer)
                && !answer.headers.get("location").is_some_and(|to| to.as_bytes().starts_with(b"/sign-in"));
            // what a machine sends carries no sign of a form: a session does not open it
            let expected = !matches!(row.asks, Machine(_)) && reaches(row.asks, role, own);
            if lets != expected || answer.status.is_server_error() {
                wrong.push(format!("{} {own}: {} {}: {}", role.code(), row.route, row.address, answer.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_opens_the_same_routes_as_its_account_and_no_others() {
    let house = House::new().await;
    let rows = rows(&things(&house).await);
    let mut wrong = Vec::new();
    for (role, own, browser) in browsers(&house).await {
        let scope: Vec<String> = Permission::all()
            .filter(|permission| ApiToken::allowable(*permission) && permission.reach(role) != Reach::No)
            .map(|permission| format!("scope={}", permission.code()))
            .collect();
        let made = browser.send("/account/token", &format!("token-name=Prueba&days=7&{}", scope.join("&"))).await;
        if Permission::MakeToken.reach(role) == Reach::No {
            assert!(refused(&made), "{}: {}", role.code(), made.status);
            continue;
        }
        let token =
            made.page.split("apertura_").nth(1).unwrap_or_else(|| panic!("{}", made.page)).split('<').next().unwrap();
        for row in &rows {
            let allowable = match row.asks {
                Known => true,
                Account | Oneself => false,
                Obras(permission) | All(permission) | Somewhere(permission) | Machine(permission) => {
                    ApiToken::allowable(permission)
                }
            };
            let (request, body) = row.request("");
            let request = request
                .header("authorization", format!("Bearer apertura_{token}"))
                .header("accept", "application/json");
            let answer = house.stranger().ask(request, body).await;
            if !refused(&answer) != (allowable && reaches(row.asks, role, own)) || answer.status.is_server_error() {
                wrong.push(format!("{} {own}: {} {}: {}", role.code(), row.route, row.address, answer.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_unknown_comes_in_by_any_private_route() {
    let house = House::new().await;
    let rows = rows(&things(&house).await);
    let stranger = house.stranger();
    for row in &rows {
        let (request, body) = row.request("");
        let answer = stranger.ask(request, body).await;
        if row.address.contains(".json") || row.address.starts_with("/api/") {
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", row.route);
        } else {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}: {}", row.route, answer.page);
            assert!(answer.leads().starts_with("/sign-in?next="), "{}", row.route);
        }
        for secret in ["LOHM850315", "apoyos", "Baches", "Luminarias", "@ejemplo.mx"] {
            assert!(!answer.page.contains(secret), "{}: {secret}", row.route);
        }
        let (request, body) = row.request("");
        let answer = stranger.ask(request.header("accept", "application/json"), body).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", row.route);
        let (request, body) = row.request("");
        let request = request.header("accept", "application/json").header("authorization", "Bearer apertura_00");
        assert_eq!(stranger.ask(request, body).await.status, StatusCode::UNAUTHORIZED, "{}", row.route);
    }
}
