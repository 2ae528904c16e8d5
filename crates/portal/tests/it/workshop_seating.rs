//! Tables of a workshop through the router: wishes are kept to, late arrivals move few, two facilitators lose nothing; what a
//! cycle carries along.

use std::collections::BTreeMap;

use apertura_actions::Person;
use apertura_catalog::Role;
use apertura_workshop::{Guest, GuestList, Registration};
use axum::http::StatusCode;

use crate::house::{Browser, House};

struct Room {
    house: House,
    holder: Browser,
    id: String,
}

/// A workshop so many days after the house's day, with people of six agencies who have a place.
async fn room(house: House, holder: Browser, days: i64, people: usize) -> Room {
    let day = house.catalog.today().checked_add(jiff::Span::new().days(days)).unwrap();
    let new = serde_json::json!({
        "id": "", "name": format!("Taller a {days} días"), "series": "Ciclo 2026", "begins": day.at(10, 0, 0, 0),
        "stage": if days < 5 { "introduction" } else { "opening" }, "minutes": 120, "place": "Sala", "capacity": 60,
        "notice_version": 1, "keep_until": day.checked_add(jiff::Span::new().days(90)).unwrap(),
    });
    let id = house.catalog.make_workshop(&Person::Operator, serde_json::from_value(new).unwrap()).await.unwrap().id;
    let room = Room { house, holder, id };
    room.come(0..people).await;
    room
}

impl Room {
    async fn come(&self, numbers: std::ops::Range<usize>) {
        let guest = |at: usize| Guest {
            name: format!("Persona {at}"),
            agency: format!("Dependencia {}", at % 6),
            mail: format!("persona{at}@ejemplo.mx"),
            ..Guest::default()
        };
        let list = GuestList { guests: numbers.map(guest).collect(), unclear: Vec::new() };
        self.house.catalog.list_guests(&Person::Operator, &self.id, &list).await.unwrap();
        for (person, token) in self.house.catalog.workshop(&Person::Operator, &self.id).await.unwrap().people {
            let fields = format!("do=answer&name={}&agency={}&notice=1", person.name, person.agency).replace(' ', "+");
            self.house.stranger().post(&format!("/registration/{token}"), &fields).await;
        }
    }

    fn at(&self, rest: &str) -> String {
        format!("/workshop/{}{rest}", self.id)
    }

    async fn people(&self) -> BTreeMap<String, Registration> {
        let view = self.house.catalog.workshop(&Person::Operator, &self.id).await.unwrap();
        view.people.into_iter().map(|(person, _)| (person.name.clone(), person)).collect()
    }

    async fn seats(&self) -> BTreeMap<String, String> {
        let label = |(name, person): (String, Registration)| Some((name, person.seat?.label()));
        self.people().await.into_iter().filter_map(label).collect()
    }

    async fn does(&self, fields: &str) -> StatusCode {
        self.holder.send(&self.at("/seating"), fields).await.status
    }
}

async fn new_room(people: usize) -> Room {
    let house = House::new().await;
    let holder = house.member("facilita@ejemplo.mx", Role::Facilitator).await;
    room(house, holder, 1, people).await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_stays_stays_and_who_is_apart_is_apart() {
    let room = new_room(24).await;
    assert_eq!(room.does("do=seat&least=6&most=8").await, StatusCode::SEE_OTHER);
    let (people, seats) = (room.people().await, room.seats().await);
    assert_eq!(seats.len(), 24);
    // somebody stays; one of another agency at the same table is to be apart from them
    let (one, table) = ("Persona 0", &seats["Persona 0"][..1]);
    let other = people.values().find(|p| p.name != one && seats[&p.name].starts_with(table)).unwrap();
    let id = &people[one].id;
    assert_eq!(room.does(&format!("do=stay-yes-{id}")).await, StatusCode::SEE_OTHER);
    assert_eq!(room.does(&format!("do=apart&one={id}&other={}", other.id)).await, StatusCode::SEE_OTHER);
    let page = room.holder.get(&room.at("/seating")).await.page;
    assert!(page.contains(&format!("Debe ir aparte de {}", other.name)), "{page}");
    for _ in 0..4 {
        assert_eq!(room.does("do=seat&least=6&most=8").await, StatusCode::SEE_OTHER);
        let seats = room.seats().await;
        assert_eq!(&seats[one][..1], table, "who stays stays");
        assert_ne!(&seats[&other.name][..1], table, "who is apart is apart");
    }
    // nobody is apart from themselves, and no seat is made up
    assert_eq!(room.does(&format!("do=apart&one={id}&other={id}")).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(room.does(&format!("do=move&who={id}&seat=3C")).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(room.does(&format!("do=move&who={id}&seat=0A")).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(room.does("do=dance").await, StatusCode::BAD_REQUEST);
    // people who cannot be seated are told what can
    let page = room.holder.send(&room.at("/seating"), "do=seat&least=9&most=11").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.page.contains("Baje el mínimo a 8"), "{}", page.page);
}

#[tokio::test(flavor = "multi_thread")]
async fn late_arrivals_and_no_shows_move_few() {
    let room = new_room(30).await;
    room.does("do=seat&least=6&most=8&tables=4").await;
    let before = room.seats().await;
    let people = room.people().await;
    for at in 0..27 {
        let id = &people[&format!("Persona {at}")].id;
        room.house.catalog.welcome(&Person::Operator, &room.id, id, true).await.unwrap();
    }
    let walk_in = "do=new&name=Sin+Cita&agency=Dependencia+9";
    assert_eq!(room.holder.send(&room.at("/door"), walk_in).await.status, StatusCode::SEE_OTHER);
    assert_eq!(room.does("do=few&least=6&most=8&among=present").await, StatusCode::SEE_OTHER);
    let after = room.seats().await;
    assert_eq!(after.len(), 28);
    let moved = after.iter().filter(|(name, seat)| before.get(*name).is_some_and(|was| was[..1] != seat[..1])).count();
    assert!(moved <= 2, "{moved} people went to another table");
    assert!(after.contains_key("Sin Cita") && !after.contains_key("Persona 29"));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_facilitators_lose_nothing() {
    let room = new_room(14).await;
    room.does("do=seat&least=6&most=8").await;
    let people = room.people().await;
    let id = &people["Persona 3"].id;
    let page = room.holder.get(&room.at("/seating")).await;
    let seen = page.field("revision");
    let other = room.house.member("otra@ejemplo.mx", Role::Facilitator).await;
    let to = if people["Persona 3"].seat.unwrap().table == 1 { "2A" } else { "1A" };
    assert_eq!(
        other.send(&room.at("/seating"), &format!("do=move&who={id}&seat={to}&revision={seen}")).await.status,
        StatusCode::SEE_OTHER
    );
    // the first saw the tables as they were: neither a move nor a new seating overwrites
    for fields in
        [format!("do=move&who={id}&seat=1B&revision={seen}"), format!("do=seat&least=6&most=8&revision={seen}")]
    {
        let late = room.holder.send(&room.at("/seating"), &fields).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.page.contains("Alguien más cambió las mesas"), "{}", late.page);
        assert_eq!(room.seats().await["Persona 3"], to);
    }
    // the script's way: a move says where somebody sat
    let moves = format!("moves=[{{\"who\":\"{id}\",\"from\":\"1B\",\"to\":\"2B\"}}]");
    assert_eq!(room.holder.send(&room.at("/seating/move"), &moves).await.status, StatusCode::CONFLICT);
    let moves = format!("moves=[{{\"who\":\"{id}\",\"from\":\"{to}\",\"to\":\"2B\"}}]");
    let moved = room.holder.send(&room.at("/seating/move"), &moves).await;
    assert_eq!(moved.status, StatusCode::OK);
    assert!(moved.page.contains("seating-board"));
    assert_eq!(room.seats().await["Persona 3"], "2B");
    let nonsense = room.holder.send(&room.at("/seating/move"), "moves=no").await;
    assert_eq!(nonsense.status, StatusCode::BAD_REQUEST);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_table_asked_is_seen_at_the_next_stage() {
    let first = new_room(12).await;
    first.does("do=seat&least=6&most=8").await;
    let table = first.people().await["Persona 1"].seat.unwrap().table;
    let asked = format!("do=ask&table={table}&text=¿Quién+actualiza+el+padrón%3F");
    assert_eq!(first.holder.send(&first.at("/questions"), &asked).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        first.holder.send(&first.at("/questions"), "do=ask&text=++").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let before = first.id.clone();
    let next = room(first.house, first.holder, 8, 12).await;
    let page = next.holder.get(&next.at("/questions")).await.page;
    assert!(page.contains("¿Quién actualiza el padrón?") && page.contains("Taller a 1 días"), "{page}");
    // it is answered where it is seen, and then open nowhere
    let question = page.split("name=\"question\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let answer = format!("do=answer&workshop={before}&question={question}&answer=Desarrollo+Social");
    assert_eq!(next.holder.send(&next.at("/questions"), &answer).await.status, StatusCode::SEE_OTHER);
    assert!(!next.holder.get(&next.at("/questions")).await.page.contains("¿Quién actualiza"));
    // those who sat at that table read it with its answer, by their links; others do not
    let view = next.house.catalog.workshop(&Person::Operator, &next.id).await.unwrap();
    let seats = next.house.catalog.workshop(&Person::Operator, &before).await.unwrap();
    for (person, token) in &view.people {
        let was = seats.people.iter().find(|(one, _)| one.name == person.name).unwrap().0.seat.unwrap().table;
        let page = next.house.stranger().get(&format!("/registration/{token}")).await.page;
        assert_eq!(page.contains("Desarrollo Social"), was == table, "{}", person.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_need_is_forgotten_on_the_day_that_they_were_told() {
    let room = new_room(1).await;
    let view = room.house.catalog.workshop(&Person::Operator, &room.id).await.unwrap();
    let link = format!("/registration/{}", view.people[0].1);
    let needs = "do=answer&name=Persona+0&agency=Dependencia+0&notice=1&needs=Intérprete&accessible=yes";
    room.house.stranger().post(&link, needs).await;
    assert_eq!(room.people().await["Persona 0"].needs, "Intérprete");
    // the house's day is January 15, the workshop's the day after
    for (page, words) in [
        (room.house.stranger().get(&link).await.page, "Se borra el 17 de enero de 2026."),
        (room.holder.get(&room.at("/people")).await.page, "se borra el 17 de enero de 2026"),
    ] {
        assert!(page.contains(words), "{page}");
    }
    for (minutes, kept) in [(24 * 60, true), (24 * 60, false)] {
        room.house.pass(minutes);
        room.house.catalog.keep_workshops().await.unwrap();
        let person = &room.people().await["Persona 0"];
        assert_eq!((person.needs.is_empty(), person.accessible), (!kept, kept));
    }
}
