//! Before the day: the workshop, the list, invitations and answers, tables, cards and paper.

use apertura_actions::Person;
use apertura_catalog::{Grant, Invitation, Role, Slug};
use fantoccini::Locator;

use super::hall::{Event, invited};
use crate::hall::ask;

/// The facilitator comes in by her invitation, and makes the workshop. She also hands data in for an agency of the demo.
pub async fn the_workshop_is_made(event: &mut Event) {
    let vialidad = Slug::try_from("secretaria-de-vialidad".to_owned()).expect("a slug");
    let invitation = Invitation {
        mail: event.paula.mail.clone(),
        name: String::new(),
        position: String::new(),
        grants: vec![
            Grant::new(Role::Facilitator, None).expect("a role"),
            Grant::new(Role::Liaison, Some(vialidad)).expect("a role"),
        ],
        by: None,
    };
    let token = event.town.catalog().invite(&Person::Operator, &invitation).await.expect("an invitation");
    let link = format!("{}/invitation/{token}", event.town.address());
    event.paula.joins(&link, "Coordinación de Gobierno Abierto").await;

    event.paula.open("/workshop").await;
    event.looks(&event.paula, "event-workshops").await;
    let paula = &event.paula;
    paula.writes("Nombre del taller", "Introducción a los datos abiertos").await;
    let begins =
        format!("const f = document.querySelector('#begins'); f.value = '{}T10:00'; return f.value", event.day);
    paula.ask(&begins).await;
    paula.writes("Duración en minutos", "120").await;
    paula.writes("Lugar", "Auditorio del Museo de Historia").await;
    paula.writes("Cupo", "50").await;
    paula.writes("Ciclo", "Primer ciclo formativo").await;
    paula.writes("Objetivo", "Conocer qué son los datos abiertos y la ruta para abrirlos.").await;
    paula.writes("Quién lo conduce", "Paula Garza Nieto").await;
    paula.writes("Contacto para dudas", "Coordinación de Gobierno Abierto, taller@ejemplo.mx").await;
    paula.writes("Conservar los datos personales hasta", &event.days_after(120)).await;
    paula.within("main form").press("Preparar un taller").await;
    paula.sees("El taller quedó guardado").await;
    paula.sees("Construcción de la gráfica con bloques").await;
    assert!(!paula.reads("no coinciden").await, "the times of the run sheet add up");
    event.address = paula.path().await.split('?').next().unwrap_or_default().to_owned();
    event.looks(&event.paula, "event-workshop").await;
    event.opens("/steps").await;
    event.looks(&event.paula, "event-steps").await;
    event.stage("the workshop is made");
}

/// The list comes as a file, messy as offices write it; everybody gets a mail with a personal link.
pub async fn people_are_invited(event: &mut Event) {
    let mut list = String::from("Personas mapeadas,,,\n,,,\nNombre,Dependencia ,Área,Correo electrónico\n");
    for (at, one) in invited().iter().enumerate() {
        let agency = if at % 7 == 3 { one.agency.to_uppercase() } else { one.agency.to_owned() };
        list.push_str(&format!("{},{agency},{},{}\n", one.name, one.area, one.mail));
    }
    let file = event.town.file("personas mapeadas.csv", list.as_bytes());
    let paula = event.paula.clone();
    event.opens("/people").await;
    event.looks(&paula, "event-people-none").await;
    paula.picks("Archivo con la lista", &file).await;
    paula.within("main form[enctype]").press("Subir la lista").await;
    paula.sees("60 personas nuevas en la lista; 0 ya estaban").await;
    paula.press("Enviar las invitaciones").await;
    paula.sees("Las invitaciones están en camino").await;
    event.looks(&paula, "event-people").await;
    event.town.round().await;
    for one in invited() {
        let link = event.town.last_link(&one.mail);
        let at = link.find("/registration/").unwrap_or_else(|| panic!("{link}"));
        event.links.push(link[at..].to_owned());
    }
    event.stage("60 people are invited");
}

/// 53 answer: three in a browser, one of them without scripts, the others by the same form at the same moment; 50 get a place.
pub async fn people_answer(event: &mut Event) {
    let list = invited();
    let somebody = event.somebody.clone();
    somebody.open(&event.links[0]).await;
    event.looks(&somebody, "event-registration").await;
    somebody.writes("¿Qué necesita para participar?", "Letra grande").await;
    somebody.press_here("Acepto aparecer en fotografías").await;
    somebody.press_here("Leí el aviso de privacidad").await;
    somebody.press("Pedir mi lugar").await;
    somebody.sees("Tiene un lugar en el taller").await;
    event.looks(&somebody, "event-registered").await;

    // without scripts
    let plain = event.town.plain(1280).await;
    plain.goto(&format!("{}{}", event.town.address(), event.links[1])).await.expect("the link");
    for part in ["input[name=notice]", "main form button[value=answer]"] {
        plain.find(Locator::Css(part)).await.expect(part).click().await.expect(part);
    }
    plain.wait().for_element(Locator::Css(".qr")).await.expect("a place and the code of the entry");
    plain.close().await.expect("closed");

    let desktop = event.town.desktop();
    let answer = |at: usize| {
        let one = &list[at];
        let photo = if at % 10 == 4 { "" } else { "yes" };
        let fields = vec![
            ("do", "answer".to_owned()),
            ("name", one.name.clone()),
            ("agency", one.agency.to_owned()),
            ("area", one.area.clone()),
            ("experience", "some".to_owned()),
            ("photo", photo.to_owned()),
            ("notice", "1".to_owned()),
        ];
        (event.links[at].clone(), fields)
    };
    let answers = event.send(desktop, (2..50).map(answer).collect()).await;
    assert!(answers.iter().all(|status| *status == 200), "{answers:?}");
    let answers = event.send(desktop, (50..53).map(answer).collect()).await;
    assert!(answers.iter().all(|status| *status == 200), "{answers:?}");
    somebody.open(&event.links[52]).await;
    somebody.sees("Está en la lista de espera").await;

    // the confirmation comes by mail, with the event for the calendar
    event.town.round().await;
    let mails = event.town.mails(&list[0].mail);
    let mail = mails.last().expect("a confirmation");
    assert!(mail.text.contains("BEGIN:VCALENDAR") && mail.text.contains("SEQUENCE:0"), "{}", mail.text);
    let (status, kind, calendar) = event.fetch(desktop, &format!("{}/calendar.ics", event.links[0])).await;
    assert!(status == 200 && kind.starts_with("text/calendar"), "{status} {kind}");
    let calendar = String::from_utf8_lossy(&calendar).into_owned();
    let uid = calendar.lines().find(|line| line.starts_with("UID:")).expect("a name").trim();
    assert!(mail.text.contains(uid), "the same event in the mail and on the page: {}", mail.text);

    // somebody gives their place back, and whoever waits longest gets it
    somebody.open(&event.links[10]).await;
    somebody.press_here("No puedo asistir").await;
    somebody.press("Dejar mi lugar").await;
    somebody.sees("Avisó que no asiste").await;
    // somebody sends a colleague, who gets a link of their own
    somebody.open(&event.links[11]).await;
    somebody.press_here("No puedo asistir").await;
    somebody.writes("O mande a otra persona", "Noé Suplente Ruiz").await;
    somebody.writes("Su correo", "suplente@ejemplo.mx").await;
    event.looks(&somebody, "event-leaving").await;
    somebody.open(&event.links[11]).await;
    somebody.press_here("No puedo asistir").await;
    somebody.writes("O mande a otra persona", "Noé Suplente Ruiz").await;
    somebody.writes("Su correo", "suplente@ejemplo.mx").await;
    somebody.press("Mandar a esta persona").await;
    event.town.round().await;
    for (link, words) in [(50, "Tiene un lugar"), (52, "lista de espera")] {
        somebody.open(&event.links[link]).await;
        somebody.sees(words).await;
    }
    let link = event.town.last_link("suplente@ejemplo.mx");
    somebody.open(&link).await;
    somebody.sees("Tiene un lugar").await;
    let page = link.find("/registration/").expect("a personal link");
    event.links[11] = link[page..].to_owned();
    event.opens("/people").await;
    event.looks(&event.paula, "event-people-answered").await;
    event.stage("53 people have answered");
}

/// 50 people at 8 tables: nobody beside somebody of their own agency.
pub async fn tables(event: &Event) {
    event.opens("/seating").await;
    let paula = &event.paula;
    paula.writes("Número de mesas", "8").await;
    paula.press("Repartir en mesas").await;
    paula.sees("hay tan pocas parejas de la misma dependencia como es posible").await;
    paula.sees("ningún otro tiene menos parejas de la misma dependencia").await;
    event.looks(paula, "event-seating").await;
    let teams = "[...document.querySelectorAll('#seating-board [data-seat]')].filter((part) => part.querySelector('.hold')).map((part) => part.dataset.seat).filter(Boolean)";
    let teams = ask(event.town.desktop(), &format!("[...new Set({teams})]")).await;
    assert_eq!(teams.as_array().map(Vec::len), Some(16), "{teams}");
    event.stage("people have tables");
}

/// Cards of the demo's datasets, one for each team, and all that is printed.
pub async fn cards_and_paper(event: &Event) {
    event.opens("/cards").await;
    let paula = &event.paula;
    event.looks(paula, "event-cards-none").await;
    let cards = "return [...document.querySelectorAll('input[name=card]')].map((part) => { part.checked = true; return part.value; })";
    let cards = paula.ask(cards).await;
    assert!(cards.as_array().is_some_and(|cards| cards.len() >= 4), "{cards}");
    paula.press("Guardar fichas y bloques").await;
    paula.sees("quedaron guardados").await;
    let dealt = paula
        .ask("return document.querySelectorAll('main section table')[0].querySelectorAll('tbody tr').length")
        .await;
    assert_eq!(dealt, serde_json::json!(16), "one card for each team");
    event.looks(paula, "event-cards").await;
    let client = event.town.desktop();
    event.opens("/material").await;
    event.looks(paula, "event-material").await;
    for sheet in ["guide", "badges", "signs", "seating", "attendance", "cards", "facilitator", "building"] {
        let (status, kind, file) = event.fetch(client, &format!("{}/material/{sheet}.pdf", event.address)).await;
        assert!(status == 200 && kind == "application/pdf" && file.starts_with(b"%PDF-"), "{sheet}: {status} {kind}");
        event.keep(&format!("{sheet}.pdf"), &file);
    }
    let (_, _, parts) = event.fetch(client, &format!("{}/material/parts.csv", event.address)).await;
    assert!(String::from_utf8_lossy(&parts).lines().count() > 1, "parts");
    event.stage("cards and paper are ready");
}
