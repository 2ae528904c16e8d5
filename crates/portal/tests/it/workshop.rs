//! A workshop through the router: from the list of people to the report.

use apertura_catalog::Role;
use axum::http::{Request, StatusCode};

use crate::house::{Answer, Browser, House};

/// The form of a workshop on the day after the house's day.
fn workshop(house: &House, more: &str) -> String {
    let day = house.catalog.today().tomorrow().unwrap();
    let until = day.checked_add(jiff::Span::new().days(30)).unwrap();
    format!(
        "name=Taller+de+datos&begins={day}T10:00&minutes=120&place=Sala+3&series=Ciclo+2026&stage=introduction\
         &steps=60+Construir%0A60+Compartir&notice=Aviso&keep-until={until}&{more}"
    )
}

/// A workshop that was made without the router; its id.
pub async fn kept(house: &House) -> String {
    let person = &apertura_actions::Person::Operator;
    let begins = house.catalog.today().tomorrow().unwrap().at(10, 0, 0, 0);
    let new = serde_json::json!({
        "id": "", "name": "Taller", "begins": begins, "minutes": 120, "place": "Sala", "capacity": 20,
        "keep_until": begins.date(),
    });
    house.catalog.make_workshop(person, serde_json::from_value(new).unwrap()).await.unwrap().id
}

/// A list of `people` people of 13 agencies, messy as offices write it.
fn list(people: usize) -> String {
    let mut text = String::from("Lista de personas invitadas,,,\n,,,\nNombre,Dependencia ,Área,Correo electrónico\n");
    for person in 1..=people {
        let agency = (person - 1) % 13 + 1;
        let agency = if person % 5 == 0 { format!("dependencia {agency} ") } else { format!("Dependencia {agency}") };
        text.push_str(&format!("Persona Número {person},{agency},Área {},persona{person}@ejemplo.mx\n", person % 4));
    }
    text
}

async fn hand_in(browser: &Browser, address: &str, name: &str, text: &str) -> Answer {
    let sign = browser.sign().await;
    let body = format!(
        "--limit\r\ncontent-disposition: form-data; name=\"sign\"\r\n\r\n{sign}\r\n--limit\r\n\
         content-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{text}\r\n--limit--\r\n"
    );
    browser.ask(Request::post(address).header("content-type", "multipart/form-data; boundary=limit"), body).await
}

/// Makes a workshop; its address.
async fn made(house: &House, holder: &Browser, more: &str) -> String {
    let answer = holder.send("/workshop", &workshop(house, more)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    answer.leads().split('?').next().unwrap().to_owned()
}

/// The personal links of the people page, in the list's order.
async fn links(holder: &Browser, address: &str) -> Vec<String> {
    let page = holder.get(&format!("{address}/people")).await.page;
    page.split("href=\"/registration/")
        .skip(1)
        .map(|rest| format!("/registration/{}", rest.split('"').next().unwrap()))
        .collect()
}

const ANSWER: &str = "do=answer&experience=some&notice=1&photo=yes";

async fn answers(stranger: &Browser, link: &str, person: usize, agency: &str) -> Answer {
    stranger.post(link, &format!("name=Persona+{person}&agency={}&{ANSWER}", agency.replace(' ', "+"))).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workshop_goes_from_the_list_to_the_report() {
    let house = House::new().await;
    let holder = house.member("facilita@ejemplo.mx", Role::Facilitator).await;
    let address = made(&house, &holder, "capacity=50&agency-cap=0").await;
    let listed = hand_in(&holder, &format!("{address}/people/file"), "lista.csv", &list(60)).await;
    assert_eq!(listed.status, StatusCode::SEE_OTHER, "{}", listed.page);
    assert!(listed.leads().contains("added=60&known=0"), "{}", listed.leads());
    // the same list again adds nobody
    let again = hand_in(&holder, &format!("{address}/people/file"), "lista.csv", &list(61)).await;
    assert!(again.leads().contains("added=1&known=60"), "{}", again.leads());
    holder.send(&format!("{address}/people"), "do=invite").await;
    let links = links(&holder, &address).await;
    assert_eq!(links.len(), 61);
    let stranger = house.stranger();
    let page = stranger.get(&links[0]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.page.contains("Persona Número 1") && page.page.contains("Aviso"), "{}", page.page);
    // without the notice nobody gets a place
    let without = stranger.post(&links[0], "do=answer&name=Ana&agency=Obras").await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (at, link) in links.iter().enumerate().take(52) {
        let answer = answers(&stranger, link, at + 1, &format!("Dependencia {}", at % 13 + 1)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    }
    let waits = stranger.get(&links[50]).await.page;
    assert!(waits.contains("lista de espera"), "{waits}");
    // a place given back goes to whoever waits longest
    stranger.post(&links[3], "do=cancel").await;
    assert!(stranger.get(&links[50]).await.page.contains("Tiene un lugar"));
    assert!(stranger.get(&links[51]).await.page.contains("lista de espera"));
    // somebody sends a colleague
    let sent = stranger.post(&links[4], "do=substitute&other-name=Otra+Persona&other-mail=otra%40ejemplo.mx").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.page);
    let people = holder.get(&format!("{address}/people")).await.page;
    assert!(people.contains("Otra Persona"));
    // tables
    let seated = holder.send(&format!("{address}/seating"), "do=seat&least=6&most=8").await;
    assert_eq!(seated.leads(), format!("{address}/seating?done=workshop-seated-best"), "{}", seated.page);
    let csv = holder.get(&format!("{address}/people.csv")).await.page;
    assert_eq!(csv.lines().filter(|line| line.contains("\"A\"") || line.contains("\"B\"")).count(), 50, "{csv}");
    // the door: 48 of the list and one who was not invited
    let who: Vec<String> = holder
        .get(&format!("{address}/door"))
        .await
        .page
        .split("name=\"who\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    for id in &who[..48] {
        let answer = holder.send(&format!("{address}/door"), &format!("do=in&who={id}")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
    }
    holder.send(&format!("{address}/door"), &format!("do=undo&who={}", who[0])).await;
    holder.send(&format!("{address}/door"), &format!("do=in&who={}", who[0])).await;
    let walk_in = holder.send(&format!("{address}/door"), "do=new&name=Sin+Invitación&agency=Dependencia+13").await;
    assert_eq!(walk_in.status, StatusCode::SEE_OTHER, "{}", walk_in.page);
    let twice = holder.send(&format!("{address}/door"), "do=new&name=sin+invitacion&agency=DEPENDENCIA+13").await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    // few move
    let few = holder.send(&format!("{address}/seating"), "do=few&least=6&most=8").await;
    assert_eq!(few.status, StatusCode::SEE_OTHER, "{}", few.page);
    // the report waits for its words
    let report = holder.get(&format!("{address}/report")).await.page;
    assert!(report.contains("falta"), "{report}");
    let early = holder.get(&format!("{address}/report.pdf")).await;
    assert_eq!(early.status, StatusCode::SEE_OTHER);
    let revision = holder.get(&format!("{address}/report")).await.field("revision");
    let words = "presentation=P&activity=A&talk=T&reflections=R&recommendations=Uno%0ADos&license=CC+BY+4.0";
    let kept = holder.send(&format!("{address}/report"), &format!("revision={revision}&{words}")).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.page);
    let report = holder.get(&format!("{address}/report")).await.page;
    for figure in ["<b>13</b><span>Dependencias", "<b>49</b><span>Personas", "<b>2</b><span>Horas"] {
        assert!(report.contains(figure), "{figure}: {report}");
    }
    let paper = holder.get(&format!("{address}/report.pdf")).await;
    assert_eq!(paper.status, StatusCode::OK);
    assert!(paper.page.starts_with("%PDF"));
    let page = holder.get(&format!("{address}/report.html")).await.page;
    for figure in ["Dependencias", "<td>13</td>", "<td>49</td>", "<td>2</td>", "<h2>"] {
        assert!(page.contains(figure), "{figure}: {page}");
    }
    assert!(!page.contains("Persona Número"), "nobody who came stands in it");
    let text = holder.get(&format!("{address}/report.odt")).await;
    assert_eq!(text.status, StatusCode::OK);
    assert!(text.page.starts_with("PK") && text.page.contains("mimetypeapplication/vnd.oasis.opendocument.text"));
    let figures = holder.get("/workshop/figures.csv").await.page;
    let last = figures.lines().last().unwrap_or_default();
    assert!(
        last.starts_with("\"Taller de datos\",\"Ciclo 2026\",introduction,") && last.contains(",2,13,"),
        "{figures}"
    );
    for sheet in ["guide", "badges", "signs", "seating", "attendance"] {
        for print in ["", "?paper=a4&large=yes"] {
            let paper = holder.get(&format!("{address}/material/{sheet}.pdf{print}")).await;
            assert!(paper.status == StatusCode::OK && paper.page.starts_with("%PDF"), "{sheet}{print}");
        }
    }
    // bricks that nobody knows are named with their line; what was written stays
    let bad = holder.send(&format!("{address}/cards"), "kit=3003,+1,+20%0A9999x,+1,+2&shared=team").await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.page.contains("Línea 2") && bad.page.contains("9999x"), "{}", bad.page);
    let kept = holder.send(&format!("{address}/cards"), "kit=3003,+1,+20&shared=room").await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.page);
    // once the day of keeping has passed, figures remain and people do not
    house.pass(60 * 24 * 60);
    house.catalog.keep_workshops().await.unwrap();
    let holder = house.member("otra@ejemplo.mx", Role::Facilitator).await;
    let page = holder.get(&format!("{address}/people")).await.page;
    assert!(!page.contains("Persona Número"), "{page}");
    assert!(holder.get(&format!("{address}/report")).await.page.contains("<b>49</b><span>Personas"));
    assert_eq!(stranger.get(&links[0]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn five_hundred_answers_at_once_never_pass_the_quota() {
    let house = House::new().await;
    let holder = house.member("facilita@ejemplo.mx", Role::Facilitator).await;
    let address = made(&house, &holder, "capacity=30&agency-cap=3").await;
    hand_in(&holder, &format!("{address}/people/file"), "lista.csv", &list(500)).await;
    let links = links(&holder, &address).await;
    assert_eq!(links.len(), 500);
    let mut asked = Vec::new();
    for (at, link) in links.into_iter().enumerate() {
        let stranger = house.stranger();
        asked.push(tokio::spawn(async move {
            answers(&stranger, &link, at + 1, &format!("Dependencia {}", at % 13 + 1)).await.status
        }));
    }
    for answer in asked {
        assert_eq!(answer.await.unwrap(), StatusCode::SEE_OTHER);
    }
    let csv = holder.get(&format!("{address}/people.csv")).await.page;
    let placed: Vec<&str> = csv.lines().filter(|line| line.contains("\"Con lugar\"")).collect();
    assert_eq!(placed.len(), 30);
    for agency in 1..=13 {
        let of_agency = placed.iter().filter(|line| line.contains(&format!("\"Dependencia {agency}\""))).count();
        assert!(of_agency <= 3, "{agency}: {of_agency}");
    }
    assert_eq!(csv.lines().filter(|line| line.contains("\"En espera\"")).count(), 470);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_calendar_follows_the_workshop() {
    let house = House::new().await;
    let holder = house.member("facilita@ejemplo.mx", Role::Facilitator).await;
    let address = made(&house, &holder, "capacity=50").await;
    hand_in(&holder, &format!("{address}/people/file"), "lista.csv", &list(3)).await;
    let link = links(&holder, &address).await.remove(0);
    let stranger = house.stranger();
    answers(&stranger, &link, 1, "Dependencia 1").await;
    let line = |text: &str, name: &str| text.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
    let first = stranger.get(&format!("{link}/calendar.ics")).await.page;
    assert_eq!(line(&first, "SEQUENCE"), "SEQUENCE:0");
    let revision = holder.get(&format!("{address}/edit")).await.field("revision");
    let moved = workshop(&house, &format!("capacity=50&revision={revision}")).replace("T10:00", "T12:00");
    let answer = holder.send(&format!("{address}/edit"), &moved).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.page);
    let second = stranger.get(&format!("{link}/calendar.ics")).await.page;
    assert_eq!(line(&second, "UID"), line(&first, "UID"));
    assert_eq!(line(&second, "SEQUENCE"), "SEQUENCE:2");
    assert!(line(&second, "DTSTART").ends_with("T180000Z"), "noon at UTC−6: {second}");
    // who comes too late with an old page changes nothing
    let late = holder.send(&format!("{address}/edit"), &moved).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    let letters = house.catalog.letters(&apertura_actions::Person::Operator, None).await.unwrap();
    assert!(letters.iter().any(|letter| letter.kind == "workshop-moved"), "{letters:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_makes_no_sense_says_what_to_do() {
    let house = House::new().await;
    let holder = house.member("facilita@ejemplo.mx", Role::Facilitator).await;
    let form = workshop(&house, "capacity=50");
    for wrong in [
        form.replace("name=Taller+de+datos", "name="),
        form.replace("capacity=50", "capacity=cincuenta"),
        form.replace("60+Construir", "Construir"),
        form.replace("T10:00", "T99:00"),
    ] {
        let answer = holder.send("/workshop", &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(answer.page.contains("Sala 3"), "nothing that was written is lost");
    }
    let address = made(&house, &holder, "capacity=50").await;
    let no_people = hand_in(&holder, &format!("{address}/people/file"), "lista.csv", "a,b\n1,2\n3,4\n").await;
    assert_eq!(no_people.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(no_people.page.contains("Dependencia"), "{}", no_people.page);
    hand_in(&holder, &format!("{address}/people/file"), "lista.csv", &list(9)).await;
    for link in links(&holder, &address).await {
        answers(&house.stranger(), &link, 1, "Dependencia 1").await;
    }
    let nine = holder.send(&format!("{address}/seating"), "do=seat&least=6&most=8").await;
    assert_eq!(nine.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nine.page.contains("Con 8 o 12 personas sí"), "{}", nine.page);
    assert_eq!(house.stranger().get("/registration/0000").await.status, StatusCode::NOT_FOUND);
    let liaison = house.member_of("enlace@ejemplo.mx", Role::Liaison, "obras").await;
    assert_eq!(liaison.get("/workshop").await.status, StatusCode::FORBIDDEN);
    assert_eq!(liaison.get(&address).await.status, StatusCode::FORBIDDEN);
}
