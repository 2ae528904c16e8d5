//! The door of a workshop and its clock in a real browser: people are let in while the network is down, also after the page
//! was opened anew; all of it arrives once it is back.

use std::collections::BTreeSet;

use apertura_actions::Person;
use apertura_actions::workshop_door::entry;
use apertura_actions::workshop_seating::SeatingOrder;
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;

use crate::browser::{picture, press, press_letter, text};
use crate::hall::{Hall, ask, click, name, until, write};

fn enter() -> String {
    String::from(char::from(Key::Enter))
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_let_in_with_the_network_down() {
    let Some(mut hall) = Hall::new(12, 4).await else { return };
    hall.catalog.seat_people(&Person::Operator, &hall.id, &SeatingOrder::default()).await.expect("seated");
    let telephone = hall.facilitator("paula@ejemplo.mx", 390, true).await;
    let desk = hall.facilitator("pablo@ejemplo.mx", 1280, true).await;
    let mut wrong = Vec::new();
    for language in ["en", "es"] {
        for (client, kind) in [(&desk, "desktop"), (&telephone, "phone")] {
            client.goto(&hall.at(&format!("/door/phone?lang={language}"))).await.expect("the door");
            until(client, "document.querySelector('#door-registered')?.textContent === '12'").await;
            wrong.extend(hall.looks(client, &format!("door-{kind}-{language}")).await);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    until(
        &telephone,
        "document.querySelector('#door-phone').dataset.kept === 'yes' && navigator.serviceWorker.controller !== null",
    )
    .await;
    // with network: by a button, at once
    click(&telephone, "#door-list button[data-do=in]").await;
    hall.present(1).await;
    until(&telephone, "document.querySelector('#door-present').textContent === '1' && localStorage.length > 0").await;

    // the network goes: by name, by an entry's code, one who was not invited, and one by mistake
    hall.cut().await;
    let there: BTreeSet<String> = hall
        .view()
        .await
        .people
        .iter()
        .filter(|(one, _)| one.present.is_some())
        .map(|(one, _)| one.name.clone())
        .collect();
    let absent: Vec<String> = (0..12).map(name).filter(|one| !there.contains(one)).collect();
    write(&telephone, "#door-find", &format!("{}{}", absent[0], enter())).await;
    until(&telephone, "document.querySelector('#door-present').textContent === '2'").await;
    let view = hall.view().await;
    let (_, token) = view.people.iter().find(|(one, _)| one.name == absent[1]).expect("somebody");
    let code = entry(token);
    write(&telephone, "#door-find", &format!("{}/entry/{}/{}{}", hall.address, hall.id, code.secret, enter())).await;
    until(&telephone, "document.querySelector('#door-present').textContent === '3'").await;
    assert!(text(&telephone, "#door-said").await.contains(&absent[1]));
    until(&telephone, "document.querySelector('#door-waiting').textContent.includes('2')").await;
    // opened anew without network, the page and what waits are still there
    telephone.refresh().await.expect("the page from the telephone");
    until(&telephone, "document.querySelector('#door-present')?.textContent === '3'").await;
    click(&telephone, "details.card summary").await;
    write(&telephone, "#new-name", "Mateo Sin Cita").await;
    write(&telephone, "#new-agency", "Dependencia 2").await;
    click(&telephone, "#door-new button").await;
    until(&telephone, "document.querySelector('#door-present').textContent === '4'").await;
    write(&telephone, "#door-find", &format!("{}{}", absent[2], enter())).await;
    until(&telephone, "document.querySelector('#door-present').textContent === '5'").await;
    write(&telephone, "#door-find", &absent[2]).await;
    click(&telephone, "#door-list button[data-do=undo]").await;
    until(&telephone, "document.querySelector('#door-present').textContent === '4'").await;
    picture(&telephone, "door-offline-phone").await;
    write(&telephone, "#door-find", "x").await;
    press(&telephone, Key::Backspace).await;
    assert_eq!(hall.view().await.counts.present, 1, "nothing has arrived yet");
    // nobody signs out with something unsent
    let waits = ask(&telephone, "document.cookie.includes('door-waits=')").await;
    assert_eq!(waits, json!(true));

    // it comes back: everything arrives by itself, once
    hall.join().await;
    hall.present(4).await;
    until(&telephone, "document.querySelector('#door-waiting').classList.contains('warning') === false").await;
    for (person, came) in [(absent[0].as_str(), true), (absent[1].as_str(), true), (absent[2].as_str(), false)] {
        assert_eq!(hall.person(person).await.present.is_some(), came, "{person}");
    }
    assert_eq!(hall.person("Mateo Sin Cita").await.agency, "Dependencia 2");
    assert_eq!(ask(&telephone, "document.querySelector('#door-present').textContent").await, json!("4"));
    // the other telephone hears of it
    until(&desk, "document.querySelector('#door-present').textContent === '4'").await;

    // the code of an entry as a telephone's own camera opens it
    let (_, token) = view.people.iter().find(|(one, _)| one.name == absent[3]).expect("somebody");
    telephone.goto(&format!("{}/entry/{}/{}", hall.address, hall.id, entry(token).secret)).await.expect("the entry");
    hall.present(5).await;
    until(&telephone, "document.querySelector('form[data-at-once]') === null").await;
    assert!(hall.person(&absent[3]).await.present.is_some());
    let wrong = hall.looks(&telephone, "entry-phone").await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    // without scripts the list does the same
    // (not as a telephone: ChromeDriver 156 never ends a tap where scripts are off)
    let plain = hall.facilitator("petra@ejemplo.mx", 800, false).await;
    plain.goto(&hall.at("/door?lang=es")).await.expect("the list");
    click(&plain, "button[value=in]").await;
    hall.present(6).await;
    for client in [plain, telephone, desk] {
        client.close().await.expect("closed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_fills_the_screen_and_calls_teams() {
    let Some(mut hall) = Hall::new(14, 5).await else { return };
    hall.catalog.seat_people(&Person::Operator, &hall.id, &SeatingOrder::default()).await.expect("seated");
    let screen = hall.facilitator("paula@ejemplo.mx", 1280, true).await;
    let telephone = hall.facilitator("pablo@ejemplo.mx", 390, true).await;
    let mut wrong = Vec::new();
    for language in ["en", "es"] {
        for (client, kind) in [(&telephone, "phone"), (&screen, "desktop")] {
            client.goto(&hall.at(&format!("/clock?lang={language}"))).await.expect("the clock");
            until(client, "document.querySelector('#clock-step')?.textContent === 'Bienvenida'").await;
            wrong.extend(hall.looks(client, &format!("clock-{kind}-{language}")).await);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        text(&screen, "#clock-left").await.starts_with("24:") || text(&screen, "#clock-left").await.starts_with("25:")
    );
    assert!(text(&screen, "#clock-next").await.contains("Construir"));
    // it goes on without network
    hall.cut().await;
    click(&screen, "[data-do=full]").await;
    until(&screen, "document.fullscreenElement?.id === 'clock'").await;
    click(&screen, "[data-do=team-next]").await;
    until(&screen, "document.querySelector('#clock-team').textContent.includes('Mesa 1') && document.querySelector('#clock-team').textContent.includes('A')").await;
    press(&screen, Key::Right).await;
    until(&screen, "document.querySelector('#clock-team').textContent.includes('B')").await;
    press(&screen, Key::Left).await;
    until(&screen, "document.querySelector('#clock-team').textContent.includes('A')").await;
    press_letter(&screen, 'n').await;
    until(&screen, "document.querySelector('#clock-step').textContent === 'Construir'").await;
    picture(&screen, "clock-full").await;
    press_letter(&screen, 'h').await;
    until(&screen, "document.querySelector('#clock-step').textContent === 'Bienvenida'").await;
    press_letter(&screen, 'f').await;
    until(&screen, "document.fullscreenElement === null").await;
    // opened again it stands where it stood
    hall.join().await;
    screen.refresh().await.expect("the clock");
    until(&screen, "document.querySelector('#clock-team')?.textContent.includes('Mesa 1') === true").await;
    for _ in 0..6 {
        press(&screen, Key::Right).await;
    }
    until(&screen, "document.querySelector('#clock-then').textContent !== ''").await;
    screen.find(Locator::Css("#clock-team:not([hidden])")).await.expect("the last team stays");
    for client in [screen, telephone] {
        client.close().await.expect("closed");
    }
}
