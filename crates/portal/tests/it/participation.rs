//! Questions, reports of errors, reuses and following, through the router and in the letters.

use apertura_actions::{Description, Giver, Look, Offer, Person, Protection, PublishRequest};
use apertura_catalog::contribution::Body;
use apertura_catalog::{Moderation, Question, Role};
use apertura_portal::mail::sentences;
use apertura_portal::{Language, MailSettings, Messages, Portal, Postman, jobs};
use axum::http::StatusCode;

use crate::house::{Browser, House};
use crate::requests::{give, letter, letters};

/// A question about `licencias` that everybody sees.
pub async fn question(house: &House) -> String {
    let question = Question { text: "¿Qué es el giro?".to_owned(), ..Question::default() };
    let offer = Offer {
        body: Body::Question(question),
        name: "",
        agency: None,
        dataset: Some("licencias"),
        giver: Giver::default(),
        protection: Protection::default(),
    };
    let asked = house.catalog.offer(&Person::Operator, &offer).await.unwrap();
    let look = Look { show: true, ..Look::default() };
    house.catalog.moderate(&Person::Operator, &asked.id, &look).await.unwrap().id
}

/// Publishes a version of the dataset `obras` of the agency `obras`.
pub async fn publish(house: &House, rows: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("obras.csv");
    std::fs::write(&path, format!("obra,municipio,monto\n{rows}")).unwrap();
    let mut request = PublishRequest::new(path);
    request.dataset = Some("obras".to_owned());
    request.description = Description {
        title: Some("Obras en curso".to_owned()),
        agency: Some("Obras".to_owned()),
        ..Description::default()
    };
    house.catalog.publish(&request, &|_| String::new(), &|_, _| ()).await.unwrap();
}

/// Confirms with the link of the letter that went out last, and shows what waits.
async fn confirmed_and_shown(house: &House, liaison: &Browser) -> String {
    let link = letter(house, "public-confirm").await.link.unwrap();
    house.stranger().post(&link, "").await.leads();
    let waiting = house.catalog.to_moderate(&Person::Operator, Moderation::Waiting).await.unwrap();
    let id = waiting.last().unwrap().id.clone();
    liaison.send(&format!("/contribution/{id}/moderate"), "decision=show").await.leads();
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_about_a_column_is_answered_by_position() {
    let house = House::new().await;
    publish(&house, "puente,Linares,10\ncalle,Allende,20\n").await;
    let liaison = house.member("enlace@obras.mx", Role::Liaison).await;
    let page = "/dataset/obras/questions?column=monto";
    assert!(house.stranger().get(page).await.page.contains("value=\"monto\" selected"));
    let fields = "text=%C2%BFEl+monto+es+en+miles+%3Cb%3Ede%3C%2Fb%3E+pesos%3F&column=monto&mail=ana%40ejemplo.mx";
    let unknown = give(&house, page, "/dataset/obras/questions", &fields.replace("=monto", "=nada")).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    let asked = give(&house, page, "/dataset/obras/questions", fields).await;
    assert_eq!(asked.leads(), "/confirmed?what=question&now=mail");
    let id = confirmed_and_shown(&house, &liaison).await;
    assert!(liaison.get("/work").await.page.contains("Responder al público"));
    let answer = liaison.send(&format!("/contribution/{id}/answer"), "state=answered&text=S%C3%AD%2C+en+miles.").await;
    assert_eq!(answer.leads(), format!("/dataset/obras/questions?done=answered#c-{id}"));
    for address in ["/dataset/obras/questions", "/dataset/obras", "/dataset/obras/questions?lang=en"] {
        let page = house.stranger().get(address).await.page;
        assert!(page.contains("Sí, en miles.") && page.contains("miles &lt;b&gt;de"), "{address}: {page}");
        assert!(!page.contains("ana@"), "{address}");
    }
    assert!(house.stranger().get("/dataset/obras/questions.json").await.page.contains("\"column\":\"monto\""));
    assert_eq!(house.stranger().get("/dataset/nada/questions").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_is_reported_at_a_row_and_corrected_in_a_version() {
    let house = House::new().await;
    publish(&house, "puente,Linares,10\ncalle,Allende,20\n").await;
    let liaison = house.member("enlace@obras.mx", Role::Liaison).await;
    // the explorer's rows lead to the form with their place
    let explorer = house.stranger().get("/dataset/obras/explore").await.page;
    assert!(explorer.contains("/dataset/obras/errors?version=1&amp;row=2#report"), "{explorer}");
    let page = "/dataset/obras/errors?version=1&row=2&column=monto";
    assert!(house.stranger().get(page).await.page.contains("name=\"row\" value=\"2\""));
    let fields = "version=1&column=monto&text=Dice+20%2C+el+contrato+dice+200&mail=ana%40ejemplo.mx&row=";
    for row in ["3", "0", "dos"] {
        let refused = give(&house, page, "/dataset/obras/errors", &format!("{fields}{row}")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{row}");
        assert!(refused.page.contains("el contrato dice 200"), "what was written stays");
    }
    give(&house, page, "/dataset/obras/errors", &format!("{fields}2")).await.leads();
    let id = confirmed_and_shown(&house, &liaison).await;
    let answer = format!("/contribution/{id}/answer");
    let nowhere = liaison.send(&answer, "state=corrected&text=Listo").await;
    assert!(nowhere.page.contains("la versión en la que se corrigió"), "{}", nowhere.page);
    publish(&house, "puente,Linares,10\ncalle,Allende,200\n").await;
    liaison.send(&answer, "state=corrected&text=Listo&corrected-in=2").await.leads();
    let page = house.stranger().get("/dataset/obras/errors?lang=en").await.page;
    assert!(page.contains("Corrected in version 2") && page.contains("row 2"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_made_is_shown_in_the_gallery() {
    let house = House::new().await;
    publish(&house, "puente,Linares,10\ncalle,Allende,20\n").await;
    let liaison = house.member("enlace@obras.mx", Role::Liaison).await;
    let page = "/reuses/new?dataset=obras";
    let fields = "title=Obras+cerca+de+m%C3%AD&sort=app&text=Muestra+las+obras+alrededor+de+una+direcci%C3%B3n&mail=ana%40ejemplo.mx";
    for (more, word) in [
        ("&link=javascript:alert(1)&dataset=obras", "no es la de una página"),
        ("&link=https://user@ejemplo.mx/&dataset=obras", "no es la de una página"),
        ("&link=https://obras.ejemplo.mx/", "con qué datos se hizo"),
    ] {
        let refused = give(&house, page, "/reuses/new", &format!("{fields}{more}")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.page.contains(word), "{word}: {}", refused.page);
    }
    give(&house, page, "/reuses/new", &format!("{fields}&link=https://obras.ejemplo.mx/&dataset=obras")).await.leads();
    let id = confirmed_and_shown(&house, &liaison).await;
    for (address, word) in [
        ("/reuses".to_owned(), "Obras cerca de mí"),
        ("/reuses?lang=en&sort=app".to_owned(), "Application"),
        ("/reuses.json?dataset=obras".to_owned(), "\"total\":1"),
        ("/reuses.json?sort=article".to_owned(), "\"total\":0"),
        (format!("/reuses/{id}"), "rel=\"nofollow ugc noopener external\""),
        ("/dataset/obras".to_owned(), "Obras cerca de mí"),
    ] {
        let page = house.stranger().get(&address).await.page;
        assert!(page.contains(word), "{word} in {address}: {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn followers_are_told_once_and_end_it_with_one_click() {
    let house = House::new().await;
    publish(&house, "puente,Linares,10\ncalle,Allende,20\n").await;
    house.catalog.tell_followers().await.unwrap();
    let follow = |subject: &'static str, mail: &'static str| {
        let house = &house;
        async move {
            let (what, name) = subject.split_once('=').unwrap();
            let fields = format!("what={what}&subject={name}&mail={mail}");
            let sent = give(house, &format!("/follow?{subject}"), "/follow", &fields).await;
            assert_eq!(sent.leads(), "/confirmed?what=follow&now=mail");
            let link = letter(house, "public-confirm-follow").await.link.unwrap();
            house.stranger().post(&link, "").await.leads().to_owned()
        }
    };
    assert_eq!(
        follow("dataset=obras", "ana%40ejemplo.mx").await,
        "/confirmed?what=follow&now=followed&at=/dataset/obras"
    );
    follow("agency=obras", "ana%40ejemplo.mx").await;
    follow("agency=obras", "luz%40ejemplo.mx").await;
    assert_eq!(house.stranger().get("/follow?dataset=nada").await.status, StatusCode::NOT_FOUND);

    publish(&house, "puente,Linares,10\ncalle,Allende,20\nplaza,Allende,30\n").await;
    house.catalog.tell_followers().await.unwrap();
    house.catalog.tell_followers().await.unwrap();
    let told = letters(&house).await;
    let to: Vec<&str> = told.iter().map(|letter| letter.to.as_str()).collect();
    assert_eq!(to, ["ana@ejemplo.mx", "luz@ejemplo.mx"], "each address once");
    assert_eq!(told[0].link.as_deref(), Some("/dataset/obras/versions/2"));
    let (subject, body) = sentences(Messages::get(Language::EsMx), &told[0], "https://datos.ejemplo");
    assert_eq!(subject, "Versión nueva: «Obras en curso»");
    let end = told[0].values["unsubscribe"].clone();
    assert!(body.contains(&format!("https://datos.ejemplo{end}")), "{body}");

    // a page with one button; the mail program's own button needs no page
    let page = house.stranger().get(&end).await.page;
    assert!(page.contains("Dejar de seguir") && page.contains("Obras en curso"), "{page}");
    let clicked = house.stranger().post(&end, "List-Unsubscribe=One-Click").await;
    assert_eq!(clicked.status, StatusCode::OK);
    assert!(house.stranger().get(&end).await.page.contains("Ya no sigue esto"));
    let forged = end.replace(&end[end.len() - 4..], "0000");
    assert_eq!(house.stranger().post(&forged, "List-Unsubscribe=One-Click").await.status, StatusCode::NOT_FOUND);
    publish(&house, "puente,Linares,11\ncalle,Allende,20\nplaza,Allende,30\n").await;

    // the jobs of the portal tell the others, with the headers that mail programs know
    let folder = tempfile::tempdir().unwrap();
    let postman = Postman::new(&MailSettings::default(), folder.path().join("mail"), "https://datos.ejemplo").unwrap();
    let portal = Portal::new(house.catalog.clone());
    jobs::round(&portal, &postman).await;
    let mails: Vec<String> = std::fs::read_dir(folder.path().join("mail"))
        .unwrap()
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    // Ana still follows the agency
    assert_eq!(mails.len(), 2, "{mails:?}");
    for mail in mails {
        assert!(mail.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{mail}");
        assert!(mail.replace("\r\n ", " ").contains("List-Unsubscribe: <https://datos.ejemplo/follow/"), "{mail}");
    }
}
