//! The tables of a workshop in a real browser: people are dragged, moved by keyboard alone, moved by a form without scripts;
//! the numbers follow, and two facilitators lose nothing.

use apertura_actions::Person;
use apertura_actions::workshop_seating::SeatingOrder;
use apertura_workshop::Seat;
use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::json;

use crate::browser::{picture, press, text};
use crate::hall::{Hall, ask, click, until};

/// Where somebody of the board stands, by the script's number.
fn card(at: usize) -> String {
    format!("#seating-board [data-person='{at}']")
}

/// The middle of a part, once it is in sight.
async fn middle(client: &Client, css: &str) -> (i64, i64) {
    let script = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
        return [Math.round(box.x + Math.min(box.width / 2, 60)), Math.round(box.y + Math.min(box.height / 2, 14))]";
    let found = client.execute(script, vec![json!(css)]).await.unwrap_or_else(|_| panic!("no {css}"));
    (found[0].as_i64().expect("a number"), found[1].as_i64().expect("a number"))
}

/// Drags a part onto another by mouse; looks on the way whether the page follows.
async fn drag(client: &Client, from: &str, to: &str, name: &str) {
    let script = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })";
    client.execute(script, vec![json!(from)]).await.expect("in sight");
    let ((x, y), (to_x, to_y)) = (middle(client, from).await, middle(client, to).await);
    let by = |x: i64, y: i64| PointerAction::MoveTo { duration: None, x: x as f64, y: y as f64 };
    let mouse = MouseActions::new("mouse".to_owned())
        .then(by(x, y))
        .then(PointerAction::Down { button: fantoccini::actions::MOUSE_BUTTON_LEFT })
        .then(by(x + 10, y + 4))
        .then(by((x + to_x) / 2, (y + to_y) / 2))
        .then(by(to_x, to_y));
    client.perform_actions(mouse).await.expect("dragged");
    until(client, "document.querySelector('.seat-ghost') !== null && document.querySelector('.over') !== null").await;
    picture(client, name).await;
    let mouse = MouseActions::new("mouse".to_owned())
        .then(PointerAction::Up { button: fantoccini::actions::MOUSE_BUTTON_LEFT });
    client.perform_actions(mouse).await.expect("dropped");
}

/// The number of the board's state.
async fn revision(client: &Client) -> u64 {
    let said = ask(client, "Number(document.querySelector('#seating-board').dataset.revision)").await;
    said.as_u64().expect("a number")
}

async fn changed(client: &Client, before: u64) {
    until(client, &format!("Number(document.querySelector('#seating-board').dataset.revision) > {before}")).await;
}

fn seat(label: &str) -> Seat {
    let (table, team) = label.split_at(label.len() - 1);
    Seat { table: table.parse().expect("a table"), team: team.chars().next().expect("a team") }
}

/// Two people by their numbers, of different tables, with names and seats.
async fn two(client: &Client) -> [(usize, String, String); 2] {
    let script = "(() => { const people = JSON.parse(document.querySelector('#seating-board').dataset.seating).people;
        const pick = (table) => people.findIndex((one) => one.seat === table);
        return ['1A', '2B'].map((table) => [pick(table), people[pick(table)].name, table]); })()";
    let said = ask(client, script).await;
    [0, 1].map(|at| {
        let one = &said[at];
        let text = |part: usize| one[part].as_str().expect("text").to_owned();
        (usize::try_from(one[0].as_u64().expect("a number")).expect("small"), text(1), text(2))
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_are_put_right_by_mouse_keyboard_and_form() {
    let Some(hall) = Hall::new(28, 9).await else { return };
    let seated = hall.catalog.seat_people(&Person::Operator, &hall.id, &SeatingOrder::default()).await.expect("seated");
    assert_eq!(seated.achieved.same_agency_tables, seated.bound.tables);
    let desk = hall.facilitator("paula@ejemplo.mx", 1280, true).await;
    let telephone = hall.facilitator("pablo@ejemplo.mx", 390, true).await;
    let asked = hall.catalog.ask_at_workshop(&Person::Operator, &hall.id, Some(1), "¿Quién actualiza el padrón?");
    asked.await.expect("a question");
    let mut wrong = Vec::new();
    for language in ["en", "es"] {
        for (client, kind) in [(&desk, "desktop"), (&telephone, "phone")] {
            client.goto(&hall.at(&format!("/seating?lang={language}"))).await.expect("the tables");
            until(client, "document.querySelector('.hold:enabled') !== null").await;
            wrong.extend(hall.looks(client, &format!("seating-{kind}-{language}")).await);
            for page in ["questions", "edit", "people"] {
                client.goto(&hall.at(&format!("/{page}?lang={language}"))).await.expect(page);
                wrong.extend(hall.looks(client, &format!("{page}-{kind}-{language}")).await);
            }
            client.goto(&hall.at("/seating?lang=es")).await.expect("the tables");
            until(client, "document.querySelector('.hold:enabled') !== null").await;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    // the script counts as the server does
    let script = "
        const [address, done] = arguments;
        (async () => {
          const { judge } = await import(document.querySelector('script[src*=seating]').src);
          const data = JSON.parse(document.querySelector('#seating-board').dataset.seating);
          let random = 7;
          const next = (most) => { random = (random * 1103515245 + 12345) % 2147483648; return Math.floor(random / 65536) % most; };
          for (let round = 0; round < 12; round += 1) {
            const seats = data.people.map(() => next(9) ? `${1 + next(4)}${'AB'[next(2)]}` : null);
            const sent = Object.fromEntries(data.people.map((person, at) => [person.id, seats[at]]));
            const body = new URLSearchParams({ sign: data.sign, seats: JSON.stringify(sent) });
            const answer = await fetch(`${address}/judge`, { method: 'POST', body });
            const { score } = await answer.json();
            const own = judge(data, seats);
            for (const key of Object.keys(own)) if (own[key] !== score[key]) return `${key}: ${own[key]}, ${score[key]}`;
          }
          return 'equal';
        })().then(done, (why) => done(String(why)));";
    let compared = desk.execute_async(script, vec![json!(hall.at("/seating"))]).await.expect("compared");
    assert_eq!(compared, json!("equal"));

    // by mouse: to another team, then onto somebody else, then taken back
    let [(one, first, from), (other, second, to)] = two(&desk).await;
    let before = revision(&desk).await;
    drag(&desk, &format!("{} .hold", card(one)), &format!("#seating-board [data-seat='{to}'] h4"), "seating-dragged")
        .await;
    changed(&desk, before).await;
    assert_eq!(hall.person(&first).await.seat, Some(seat(&to)));
    let before = revision(&desk).await;
    click(&desk, "#seating-undo").await;
    changed(&desk, before).await;
    assert_eq!(hall.person(&first).await.seat, Some(seat(&from)));
    let before = revision(&desk).await;
    drag(&desk, &format!("{} .hold", card(one)), &card(other), "seating-swapped").await;
    changed(&desk, before).await;
    assert_eq!(hall.person(&first).await.seat, Some(seat(&to)));
    assert_eq!(hall.person(&second).await.seat, Some(seat(&from)));

    // somebody else saw the tables as they were: nothing is lost, and they are told
    let hold = |at: usize| format!("{} .hold", card(at));
    let stale = revision(&telephone).await;
    click(&telephone, &hold(one)).await;
    until(&telephone, "document.querySelectorAll('.here').length > 0").await;
    click(&telephone, "#seating-board [data-seat='3A'] .here").await;
    changed(&telephone, stale).await;
    until(&telephone, "document.querySelector('#seating-said.wrong')?.textContent.includes('Alguien más') === true")
        .await;
    assert_eq!(hall.person(&first).await.seat, Some(seat(&to)), "the first to move has moved");
    // now that it is seen as it is, it can be done by touch
    let before = revision(&telephone).await;
    click(&telephone, &hold(one)).await;
    picture(&telephone, "seating-picked-phone").await;
    click(&telephone, "#seating-board [data-seat='3A'] .here").await;
    changed(&telephone, before).await;
    assert_eq!(hall.person(&first).await.seat, Some(seat("3A")));

    // by keyboard alone: Escape lets go, Enter picks up and puts down
    desk.refresh().await.expect("the tables again");
    until(&desk, "document.querySelector('.hold:enabled') !== null").await;
    let focus = format!("document.querySelector(\"{}\").focus()", hold(other));
    desk.execute(&focus, vec![]).await.expect("focus");
    press(&desk, Key::Enter).await;
    until(&desk, "document.querySelector('.hold[aria-pressed=true]') !== null").await;
    press(&desk, Key::Escape).await;
    until(
        &desk,
        "document.querySelector('.hold[aria-pressed=true]') === null && document.activeElement.matches('.hold')",
    )
    .await;
    let before = revision(&desk).await;
    press(&desk, Key::Enter).await;
    for _ in 0..80 {
        if ask(
            &desk,
            "document.activeElement.closest('[data-seat=\"4B\"]') !== null && document.activeElement.matches('.here')",
        )
        .await
            == json!(true)
        {
            break;
        }
        press(&desk, Key::Down).await;
    }
    picture(&desk, "seating-keyboard").await;
    press(&desk, Key::Enter).await;
    changed(&desk, before).await;
    assert_eq!(hall.person(&second).await.seat, Some(seat("4B")));
    until(&desk, &format!("document.activeElement === document.querySelector(\"{}\")", hold(other))).await;
    for client in [desk, telephone] {
        client.close().await.expect("closed");
    }

    // without scripts: a move, an exchange, somebody who stays, two who are to be apart, an order that comes too late
    let plain = hall.facilitator("petra@ejemplo.mx", 1280, false).await;
    let choose = async |css: &str, value: &str| {
        let option = format!("{css} option[value='{value}']");
        plain
            .find(Locator::Css(&option))
            .await
            .unwrap_or_else(|_| panic!("no {option}"))
            .click()
            .await
            .expect("chosen");
    };
    let (one, other) = (hall.person(&first).await, hall.person(&second).await);
    plain.goto(&hall.at(&format!("/seating?lang=es&who={}", one.id))).await.expect("the tables");
    choose("#move-to", "1B").await;
    click(&plain, "button[value=move]").await;
    plain.wait().for_url(&hall.at("/seating").parse().expect("an address")).await.expect("the tables again");
    assert_eq!(hall.person(&first).await.seat, Some(seat("1B")));
    plain.goto(&hall.at(&format!("/seating?who={}", one.id))).await.expect("the tables");
    choose("#move-swap", &other.id).await;
    click(&plain, "button[value=swap]").await;
    plain.wait().for_url(&hall.at("/seating").parse().expect("an address")).await.expect("the tables again");
    assert_eq!(hall.person(&first).await.seat, Some(seat("4B")));
    assert_eq!(hall.person(&second).await.seat, Some(seat("1B")));
    plain.goto(&hall.at(&format!("/seating?who={}#apart", one.id))).await.expect("the tables");
    choose("#apart-other", &other.id).await;
    click(&plain, "button[value=apart]").await;
    plain.wait().for_element(Locator::Css("button[value^=together-]")).await.expect("the pair is listed");
    let view = hall.catalog.seating(&Person::Operator, &hall.id).await.expect("the seating");
    assert_eq!(view.rules.apart.len(), 1);
    assert!(text(&plain, "#apart").await.contains("(1)"));
    plain.close().await.expect("closed");
}
