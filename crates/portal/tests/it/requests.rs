//! Data requests through the router: asked without account, confirmed, looked at, supported, answered, forgotten.

use apertura_actions::Person;
use apertura_catalog::{Letter, Role};
use axum::http::StatusCode;

use crate::house::{Answer, Browser, House};
use crate::people::with_second_factor;

/// Takes the letters that wait, as a postman would.
pub struct Bag(std::sync::Mutex<Vec<Letter>>);

impl apertura_actions::Carrier for Bag {
    async fn carry(&self, letter: &Letter, _: jiff::Timestamp) -> Result<(), String> {
        self.0.lock().unwrap().push(letter.clone());
        Ok(())
    }
}

/// The letters that went out since the last time.
pub async fn letters(house: &House) -> Vec<Letter> {
    let bag = Bag(std::sync::Mutex::default());
    house.catalog.send_letters(&bag).await.unwrap();
    bag.0.into_inner().unwrap()
}

/// The one letter of a kind among those that went out.
pub async fn letter(house: &House, kind: &str) -> Letter {
    let found = letters(house).await;
    found.iter().find(|letter| letter.kind == kind).unwrap_or_else(|| panic!("{kind} in {found:?}")).clone()
}

pub const REQUEST: &str = "title=Accidentes+de+tr%C3%A1nsito+por+colonia&text=De+2020+a+2025%2C+con+fecha+y+lugar.%0D%0A\
    %0D%0ACon+el+tipo+de+veh%C3%ADculo.&purpose=Para+un+mapa+de+cruces+peligrosos&agency=obras&name=Vecina&mail=ana%40ejemplo.mx";

/// Sends a public form as a browser that opened its page some time before.
pub async fn give(house: &House, page: &str, address: &str, fields: &str) -> Answer {
    let browser = house.stranger();
    let stamp = browser.get(page).await.field("stamp");
    house.pass(1);
    browser.post(address, &format!("stamp={stamp}&website=&{fields}")).await
}

async fn asked(house: &House) -> String {
    let answer = give(house, "/requests/new", "/requests/new", REQUEST).await;
    assert_eq!(answer.leads(), "/confirmed?what=request&now=mail");
    let link = letter(house, "public-confirm").await.link.unwrap();
    // a program that checks mail opens the link and confirms nothing
    assert!(house.stranger().get(&link).await.page.contains("Confirmar"));
    assert!(house.stranger().post(&link, "").await.leads().starts_with("/confirmed?what=request&now=waiting"));
    assert_eq!(house.stranger().get(&link).await.status, StatusCode::GONE, "a link opens once");
    let waiting = house.catalog.to_moderate(&Person::Operator, apertura_catalog::Moderation::Waiting).await.unwrap();
    waiting.last().unwrap().id.clone()
}

async fn reviewer(house: &House) -> Browser {
    let reviewer = house.member("revision@ejemplo.mx", Role::Reviewer).await;
    with_second_factor(house, &reviewer).await.0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_goes_its_whole_way() {
    let house = House::new().await;
    let liaison = house.member("enlace@obras.mx", Role::Liaison).await;
    let id = asked(&house).await;
    let address = format!("/requests/{id}");
    let stranger = house.stranger();
    assert_eq!(stranger.get(&address).await.status, StatusCode::NOT_FOUND, "nothing is shown before somebody looked");
    assert!(stranger.get("/requests").await.page.contains("Todavía no hay solicitudes"));
    assert_eq!(letter(&house, "moderation-waiting").await.to, "enlace@obras.mx");
    assert!(liaison.get("/work").await.page.contains("Leer antes de que se muestre"));
    let queue = liaison.get("/moderation").await;
    assert!(queue.page.contains("Con el tipo de vehículo."), "{}", queue.page);
    let shown = liaison.send(&format!("/contribution/{id}/moderate"), "decision=show").await;
    assert_eq!(shown.leads(), "/moderation?done=shown");
    assert_eq!(letter(&house, "public-shown").await.to, "ana@ejemplo.mx");

    // everybody sees it, in both languages and as JSON; the address of whoever asked nowhere
    for (address, word) in [
        (address.clone(), "Para un mapa de cruces peligrosos"),
        (format!("{address}?lang=en"), "One person asks for it"),
        (format!("{address}.json"), "\"state\":\"received\""),
        ("/requests".to_owned(), "Escribió Vecina"),
        ("/requests.json?q=transito".to_owned(), "\"total\":1"),
        ("/requests.json?state=published".to_owned(), "\"total\":0"),
    ] {
        let answer = stranger.get(&address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert!(answer.page.contains(word), "{word} in {address}: {}", answer.page);
        assert!(!answer.page.contains("ana@ejemplo"), "{address}");
    }

    // others support it, each once
    for (mail, count) in [("luz@ejemplo.mx", 2), ("Luz@Ejemplo.mx", 2), ("ana@ejemplo.mx", 2), ("raul@ejemplo.mx", 3)] {
        let fields = format!("mail={}", mail.replace('@', "%40"));
        let sent = give(&house, &address, &format!("{address}/support"), &fields).await;
        assert_eq!(sent.leads(), "/confirmed?what=support&now=mail");
        let link = letter(&house, "public-confirm-support").await.link.unwrap();
        stranger.post(&link, "").await.leads();
        let found = house.catalog.contribution(&Person::Visitor, &id).await.unwrap();
        assert_eq!(found.supporters + 1, count, "{mail}");
    }

    // joined to the inventory, its demand counted there, and every later supporter too
    let cells = "n.0.title=Accidentes&n.0.description=Hechos+de+tr%C3%A1nsito";
    liaison.send("/inventory/obras", cells).await.leads();
    let liaison_person = Person::Operator;
    let entry = house.catalog.inventory(&liaison_person, "obras").await.unwrap().entries[0].0.id.clone();
    let answer = format!("state=accepted&text=Se+abre+en+marzo.&entry={entry}");
    let answered = liaison.send(&format!("/contribution/{id}/answer"), &answer).await;
    assert_eq!(answered.leads(), format!("{address}?done=answered"));
    let demand = || async { house.catalog.entry(&Person::Operator, &entry).await.unwrap().state.requests };
    assert_eq!(demand().await, Some(3));
    assert!(letter(&house, "public-answered").await.values["text"].contains("marzo"));
    let sent = give(&house, &address, &format!("{address}/support"), "mail=sol%40ejemplo.mx").await;
    assert_eq!(sent.leads(), "/confirmed?what=support&now=mail");
    stranger.post(&letter(&house, "public-confirm-support").await.link.unwrap(), "").await.leads();
    assert_eq!(demand().await, Some(4));

    // impossible only with reason and legal ground; what was written comes back
    let answer = format!("/contribution/{id}/answer");
    let refused = liaison.send(&answer, "state=not-possible&text=Palabra+por+palabra").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.page.contains("Falta: por qué no es posible") && refused.page.contains("Palabra por palabra"));
    let reason =
        "state=not-possible&text=No+se+puede&reason=Ponen+en+riesgo+a+las+v%C3%ADctimas&legal-ground=Ley+X%2C+art.+113";
    liaison.send(&answer, reason).await.leads();
    let page = stranger.get(&address).await.page;
    assert!(page.contains("Ley X, art. 113") && page.contains("Obras") && !page.contains("Rosa Ibarra"), "{page}");
    // closed: no longer supported, and the address is forgotten after its purpose
    assert!(!page.contains("Yo también los necesito"));
    house.pass(60 * 24 * 31);
    house.catalog.forget_the_public().await.unwrap();
    letters(&house).await;
    liaison.sign_in("enlace@obras.mx", crate::house::PASSWORD).await;
    house.catalog.answer(&Person::Operator, &id, &reply("in-study")).await.unwrap();
    assert!(letters(&house).await.is_empty(), "nobody is left to be told");
}

fn reply(state: &str) -> apertura_actions::Reply<'static> {
    apertura_actions::Reply {
        state: apertura_catalog::ContributionState::from_code(state).unwrap(),
        text: "Se revisa otra vez",
        reason: "",
        legal_ground: "",
        entry: None,
        published_as: None,
        corrected_in: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_machines_send_is_not_let_in_and_what_people_wrote_stays() {
    let house = House::new().await;
    let browser = house.stranger();
    let stamp = browser.get("/requests/new").await.field("stamp");
    let send = |stamp: String, more: &'static str| {
        let browser = browser.clone();
        async move { browser.post("/requests/new", &format!("stamp={stamp}&{REQUEST}{more}")).await }
    };
    let cases = [
        (send(stamp.clone(), "").await, "demasiado rápido"),
        (send("6789ab-00ff".to_owned(), "").await, "mucho tiempo abierto"),
        (send(String::new(), "").await, "mucho tiempo abierto"),
        (send(stamp.clone(), "&website=http://compre.ejemplo").await, "debe quedar vacío"),
    ];
    for (answer, word) in cases {
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{word}");
        assert!(answer.page.contains(word), "{word} in {}", answer.page);
        assert!(answer.page.contains("Con el tipo de vehículo."), "what was written stays");
    }
    house.pass(1);
    for (fields, word) in [
        ("title=Corto&text=Un+texto+que+es+bastante+largo&mail=a%40b.mx", "al menos 8 letras"),
        ("title=Un+t%C3%ADtulo+bueno&text=corto&mail=a%40b.mx", "al menos 20 letras"),
        ("title=Un+t%C3%ADtulo+bueno&text=Un+texto+que+es+bastante+largo&mail=nadie", "no parece una dirección"),
        ("title=Un+t%C3%ADtulo+bueno&text=Un+texto+que+es+bastante+largo&mail=", "Falta: su correo"),
        ("title=Un+t%C3%ADtulo+bueno&text=a://b+c://d+e://f+g://h+y+mucho+m%C3%A1s&mail=a%40b.mx", "caben 3"),
        (
            "title=Un+t%C3%ADtulo+bueno&text=Un+texto+que+es+bastante+largo&mail=a%40b.mx&agency=nada",
            "No hay ninguna dependencia",
        ),
    ] {
        let answer = browser.post("/requests/new", &format!("stamp={stamp}&{fields}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields}");
        assert!(answer.page.contains(word), "{word} in {}", answer.page);
    }
    // five an hour with one address, then it waits
    for _ in 0..5 {
        assert_eq!(send(stamp.clone(), "").await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(send(stamp.clone(), "").await.status, StatusCode::TOO_MANY_REQUESTS);
    house.pass(61);
    assert_eq!(send(stamp, "").await.status, StatusCode::SEE_OTHER);
    // what nobody confirms goes
    letters(&house).await;
    house.pass(60 * 24 * 4);
    house.catalog.forget_the_public().await.unwrap();
    let log = house.catalog.events(None, None, 5).await.unwrap();
    assert_eq!(log[0].kind, "public-forgotten");
    assert_eq!(log[0].body["contributions"], 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_may_look_and_answer_do() {
    let house = House::new().await;
    let id = asked(&house).await;
    let producer = house.member("area@obras.mx", Role::DataProducer).await;
    let other = house.member_of("enlace@salud.mx", Role::Liaison, "salud").await;
    let (moderate, answer) = (format!("/contribution/{id}/moderate"), format!("/contribution/{id}/answer"));
    assert_eq!(producer.get("/moderation").await.status, StatusCode::FORBIDDEN);
    for browser in [&producer, &other] {
        assert_eq!(browser.send(&moderate, "decision=show").await.status, StatusCode::FORBIDDEN);
    }
    assert!(!other.get("/moderation").await.page.contains("Accidentes"));
    // a forged form opens nothing
    assert_eq!(other.post(&moderate, "decision=show").await.status, StatusCode::FORBIDDEN);
    let reviewer = reviewer(&house).await;
    let refused = reviewer.send(&moderate, "decision=hide&reason=").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    reviewer.send(&moderate, "decision=hide&reason=Contiene+datos+personales").await.leads();
    let told = letter(&house, "public-hidden").await;
    assert!(told.values["text"].contains("datos personales"));
    assert_eq!(house.stranger().get(&format!("/requests/{id}")).await.status, StatusCode::NOT_FOUND);
    reviewer.send(&moderate, "decision=show").await.leads();
    for browser in [&producer, &other] {
        assert_eq!(browser.send(&answer, "state=in-study&text=Ya+va").await.status, StatusCode::FORBIDDEN);
    }
    reviewer.send(&answer, "state=in-study&text=Lo+vemos").await.leads();
    let page = house.stranger().get(&format!("/requests/{id}")).await.page;
    assert!(page.contains("Coordinación de datos abiertos"), "{page}");
    // the log knows that it happened, and no word of anybody
    let log = house.catalog.events(None, None, 50).await.unwrap();
    assert!(log.iter().any(|event| event.kind == "contribution-answered"));
    let text = serde_json::to_string(&log).unwrap();
    assert!(!text.contains("Vecina") && !text.contains("ana@") && !text.contains("colonia"), "{text}");
}
