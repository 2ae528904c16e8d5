//! The door of a workshop through the router: telephones that send late, twice, at once and out of order; codes that
//! `zbarimg` reads.

use std::process::Command;

use apertura_catalog::Role;
use apertura_workshop::{Guest, GuestList};
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::house::{Browser, House};

struct Door {
    house: House,
    holder: Browser,
    id: String,
    /// Tokens of the personal links, in the list's order.
    tokens: Vec<String>,
}

impl Door {
    async fn new(people: usize) -> Door {
        let house = House::new().await;
        let holder = house.member("facilita@ejemplo.mx", Role::Facilitator).await;
        let id = crate::workshop::kept(&house).await;
        let guest = |at: usize| Guest {
            name: format!("Persona {at}"),
            agency: format!("Dependencia {}", at % 3),
            mail: format!("persona{at}@ejemplo.mx"),
            ..Guest::default()
        };
        let list = GuestList { guests: (1..=people).map(guest).collect(), unclear: Vec::new() };
        let operator = &apertura_actions::Person::Operator;
        house.catalog.list_guests(operator, &id, &list).await.unwrap();
        let view = house.catalog.workshop(operator, &id).await.unwrap();
        let tokens: Vec<String> = view.people.into_iter().map(|(_, token)| token).collect();
        for (at, token) in tokens.iter().enumerate() {
            let fields = format!("do=answer&name=Persona+{}&agency=Dependencia+{}&notice=1", at + 1, (at + 1) % 3);
            house.stranger().post(&format!("/registration/{token}"), &fields).await;
        }
        Door { house, holder, id, tokens }
    }

    async fn list(&self) -> Value {
        let answer = self.holder.get(&format!("/workshop/{}/door/people.json", self.id)).await;
        assert_eq!(answer.headers["cache-control"], "no-store");
        serde_json::from_str(&answer.page).unwrap()
    }

    /// Sends operations of a telephone whose clock says `sent`.
    async fn send(&self, sent: i64, operations: &Value) -> Value {
        let text: String = operations.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect();
        let answer = self
            .holder
            .send(&format!("/workshop/{}/door/sync", self.id), &format!("sent={sent}&operations={text}"))
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.page);
        serde_json::from_str(&answer.page).unwrap()
    }
}

fn of<'a>(list: &'a Value, name: &str) -> &'a Value {
    list["people"].as_array().unwrap().iter().find(|one| one["name"] == name).unwrap_or_else(|| panic!("{list}"))
}

fn done(operation: &str, deed: &str, who: &Value, at: i64) -> Value {
    json!({ "operation": format!("operation-{operation}"), "do": deed, "who": who, "at": at })
}

const HOUR: i64 = 3_600_000;

#[tokio::test(flavor = "multi_thread")]
async fn what_arrives_twice_or_late_counts_once_and_in_its_order() {
    let door = Door::new(4).await;
    let list = door.list().await;
    let [one, two, three] = ["Persona 1", "Persona 2", "Persona 3"].map(|name| of(&list, name)["id"].clone());
    // the first telephone's clock is a year wrong; what counts is how long ago
    let now = 31_536_000_000;
    let first = json!([done("a", "in", &one, now - HOUR), done("b", "in", &two, now - HOUR / 2)]);
    let answer = door.send(now, &first).await;
    assert_eq!(answer["present"], 2);
    assert_eq!(answer["kept"], json!(["operation-a", "operation-b"]));
    let since = of(&answer, "Persona 1")["came"].as_i64().unwrap();
    assert_eq!(answer["now"].as_i64().unwrap() - since, HOUR);
    // the answer was lost on its way: the same again, with one more
    let again = json!([first[0], first[1], done("c", "in", &three, now)]);
    let answer = door.send(now + HOUR, &again).await;
    assert_eq!(answer["present"], 3);
    assert_eq!(answer["kept"].as_array().unwrap().len(), 3);
    assert_eq!(of(&answer, "Persona 1")["came"].as_i64().unwrap(), since, "a replay changes nothing");
    // another telephone took the second person back before the first had sent: 20 minutes ago
    let answer = door.send(0, &json!([done("d", "undo", &two, -HOUR / 3)])).await;
    assert_eq!(of(&answer, "Persona 2")["came"], Value::Null);
    // what it did still earlier does not undo that
    let answer = door.send(0, &json!([done("e", "in", &two, -HOUR * 2)])).await;
    assert_eq!(of(&answer, "Persona 2")["came"], Value::Null, "the last deed counts, not the last message");
    // and what is done now does
    let answer = door.send(0, &json!([done("f", "in", &two, 0)])).await;
    assert!(of(&answer, "Persona 2")["came"].is_i64());
    // nonsense is said to be so, and does not keep the rest from being kept
    let answer = door
        .send(
            0,
            &json!([done("g", "in", &json!("00000000000000ff"), 0), done("h", "in", &of(&list, "Persona 4")["id"], 0)]),
        )
        .await;
    assert_eq!(answer["refused"], json!([{ "operation": "operation-g", "why": "unknown" }]));
    assert_eq!(answer["present"], 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_telephones_at_once_lose_nothing() {
    let door = std::sync::Arc::new(Door::new(40).await);
    let list = door.list().await;
    let ids: Vec<Value> = list["people"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    let mut sending = Vec::new();
    for telephone in 0..2 {
        for piece in 0..5 {
            // both know the people in the middle
            let of = ids.iter().skip(telephone * 15 + piece * 5).take(5);
            let operations: Vec<Value> =
                of.enumerate().map(|(at, who)| done(&format!("{telephone}-{piece}-{at}"), "in", who, 0)).collect();
            let door = door.clone();
            sending.push(tokio::spawn(async move { door.send(5, &Value::Array(operations)).await }));
        }
    }
    for one in sending {
        assert_eq!(one.await.unwrap()["refused"], json!([]));
    }
    assert_eq!(door.list().await["present"], 40);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_not_invited_is_one_person_on_both_telephones() {
    let door = Door::new(1).await;
    let new = |operation: &str, who: &str, name: &str| json!({ "operation": format!("operation-{operation}"), "do": "new", "who": who, "at": 0, "name": name, "agency": "Obras" });
    door.send(1, &json!([new("a", "telephone-one", "José Ruiz")])).await;
    let answer = door.send(1, &json!([new("b", "telephone-two", "jose  ruiz"), new("c", "telephone-two-2", "")])).await;
    assert_eq!(answer["refused"][0]["why"], "unclear");
    assert_eq!(answer["present"], 1);
    assert_eq!(answer["people"].as_array().unwrap().len(), 2);
    // each telephone goes on calling them as it did
    let answer = door.send(1, &json!([done("d", "undo", &json!("telephone-two"), 1)])).await;
    assert_eq!((&answer["present"], &of(&answer, "José Ruiz")["state"]), (&json!(0), &json!("cancelled")));
    let answer = door.send(1, &json!([done("e", "in", &json!("telephone-one"), 1)])).await;
    assert_eq!((&answer["present"], &of(&answer, "José Ruiz")["state"]), (&json!(1), &json!("registered")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_lets_in_and_tells_nobody_who_it_is() {
    let door = Door::new(2).await;
    let personal = format!("/registration/{}", door.tokens[0]);
    let page = door.house.stranger().get(&personal).await.page;
    let list = door.list().await;
    let one = of(&list, "Persona 1");
    assert!(page.contains("Su código de entrada") && page.contains(one["code"].as_str().unwrap()), "{page}");
    let address = format!("/entry/{}/{}", door.id, one["entry"].as_str().unwrap());
    // a stranger learns nothing, not even whether it is somebody's code
    let strangers = door.house.stranger().get(&address).await.page;
    let nobodys = door.house.stranger().get(&format!("/entry/{}/00000000000000000000", door.id)).await.page;
    assert!(strangers.contains("Muéstrelo en la puerta") && !strangers.contains("Persona 1"), "{strangers}");
    assert_eq!(strangers.replace(one["entry"].as_str().unwrap(), "00000000000000000000"), nobodys);
    let seen = door.holder.get(&address).await.page;
    assert!(seen.contains("<h1>Persona 1</h1>") && seen.contains("data-at-once"), "{seen}");
    assert_eq!(door.list().await["present"], 0, "looking changes nothing");
    assert_eq!(door.holder.send(&address, "do=in").await.status, StatusCode::SEE_OTHER);
    assert_eq!(door.list().await["present"], 1);
    let after = door.holder.get(&format!("{address}?done=let-in")).await.page;
    assert!(!after.contains("data-at-once") && after.contains("Deshacer"), "{after}");
    // by its short code
    let found = door.holder.get(&format!("/workshop/{}/door?q={}", door.id, one["code"].as_str().unwrap())).await.page;
    assert!(found.contains("Persona 1") && !found.contains("Persona 2"), "{found}");
    // a telephone that does not know whose it is sends the code itself
    let two = of(&list, "Persona 2")["entry"].clone();
    let answer = door.send(0, &json!([{ "operation": "operation-z", "do": "in", "entry": two, "at": 0 }])).await;
    assert_eq!(answer["present"], 2);
    // the camera is for the telephone's page alone, which names nobody
    let phone = door.holder.get(&format!("/workshop/{}/door/phone", door.id)).await;
    assert!(phone.headers["permissions-policy"].to_str().unwrap().starts_with("camera=(self)"));
    assert!(!phone.page.contains("Persona 1"));
    let other = door.holder.get(&format!("/workshop/{}/door", door.id)).await;
    assert!(other.headers["permissions-policy"].to_str().unwrap().starts_with("camera=()"));
}

#[tokio::test(flavor = "multi_thread")]
async fn zbarimg_reads_the_code_of_an_entry() {
    if Command::new("zbarimg").arg("--version").output().is_err() {
        eprintln!("skipped: zbarimg is absent (Debian package zbar-tools)");
        return;
    }
    let door = Door::new(1).await;
    let entry = of(&door.list().await, "Persona 1")["entry"].clone();
    let address = format!("/registration/{}/entry.png", door.tokens[0]);
    let request = axum::http::Request::get(address).header("host", "datos.ejemplo").body(axum::body::Body::empty());
    let answer = tower::ServiceExt::oneshot(door.house.router.clone(), request.unwrap()).await.unwrap();
    let bytes = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("entrada.png");
    std::fs::write(&picture, bytes).unwrap();
    let read = Command::new("zbarimg").args(["--quiet", "--raw"]).arg(&picture).output().unwrap();
    let text = String::from_utf8_lossy(&read.stdout).trim().to_owned();
    assert_eq!(text, format!("http://datos.ejemplo/entry/{}/{}", door.id, entry.as_str().unwrap()));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signs_out_with_something_to_send_is_led_to_the_door() {
    let door = Door::new(1).await;
    let sign = door.holder.sign().await;
    let waits = Browser {
        cookie: format!("{}; door-waits={}", door.holder.cookie, door.id),
        router: door.house.router.clone(),
    };
    let answer = waits.post("/sign-out", &format!("sign={sign}")).await;
    assert_eq!(answer.leads(), format!("/workshop/{}/door/phone?done=door-waits", door.id));
    let answer = door.holder.post("/sign-out", &format!("sign={sign}")).await;
    assert_eq!(answer.leads(), "/");
    assert!(answer.headers["clear-site-data"].to_str().unwrap().contains("storage"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_run_sheet_is_changed_line_by_line_and_its_times_add_up() {
    let door = Door::new(1).await;
    let address = format!("/workshop/{}/steps", door.id);
    let send = async |fields: &str| {
        let revision = door.holder.get(&address).await.field("revision");
        door.holder.send(&address, &format!("revision={revision}&{fields}")).await
    };
    let rows = "minutes=30&title=Bienvenida&minutes=60&title=Construir&minutes=&title=";
    assert_eq!(send(&format!("do=save&{rows}")).await.status, StatusCode::SEE_OTHER);
    let page = door.holder.get(&address).await.page;
    assert!(
        page.contains("10:30–11:30") && page.contains("suman 90 minutos y el taller dura 120: faltan 30"),
        "{page}"
    );
    // the second step goes first, and half an hour is added
    send(&format!("do=up-1&{rows}")).await;
    let page = door.holder.get(&address).await.page;
    assert!(page.contains("10:00–11:00") && page.contains("11:00–11:30"), "{page}");
    let full = send("do=save&minutes=60&title=Construir&minutes=30&title=Bienvenida&minutes=30&title=Cierre").await;
    assert_eq!(full.status, StatusCode::SEE_OTHER);
    assert!(door.holder.get(&address).await.page.contains("lo mismo que dura el taller"));
    // a step without its minutes is not lost, and not kept
    let wrong = send("do=save&minutes=diez&title=Preguntas").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.page.contains("Preguntas") && wrong.page.contains("diez"), "{}", wrong.page);
    let clock = door.holder.get(&format!("/workshop/{}/clock", door.id)).await.page;
    assert!(clock.contains("11:30–12:00") && clock.contains("data-clock"), "{clock}");
}
