//! A series of workshops: who came to one is invited to the next in one press, and nobody sits with the same person twice.

use std::collections::BTreeMap;

use apertura_actions::Person;
use apertura_catalog::Role;
use apertura_workshop::{Guest, GuestList};
use axum::http::StatusCode;

use crate::house::House;

/// A workshop of the series, so many days after the house's day.
async fn stage(house: &House, stage: &str, days: i64) -> String {
    let day = house.catalog.today().checked_add(jiff::Span::new().days(days)).unwrap();
    let new = serde_json::json!({
        "id": "", "name": format!("Taller {stage}"), "series": "Ciclo 2026", "stage": stage, "begins": day.at(10, 0, 0, 0),
        "minutes": 120, "place": "Sala", "capacity": 60, "notice_version": 1,
        "keep_until": day.checked_add(jiff::Span::new().days(90)).unwrap(),
    });
    house.catalog.make_workshop(&Person::Operator, serde_json::from_value(new).unwrap()).await.unwrap().id
}

/// Everybody who is invited asks for a place and comes.
async fn all_come(house: &House, id: &str) {
    let view = house.catalog.workshop(&Person::Operator, id).await.unwrap();
    for (person, token) in &view.people {
        let fields = format!("do=answer&name={}&agency={}&notice=1", person.name, person.agency).replace(' ', "+");
        house.stranger().post(&format!("/registration/{token}"), &fields).await;
        house.catalog.welcome(&Person::Operator, id, &person.id, true).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn three_workshops_in_a_row_repeat_no_pair() {
    let house = House::new().await;
    let holder = house.member("facilita@ejemplo.mx", Role::Facilitator).await;
    // 49 people of 13 agencies, as many of each as in the seed's workshop
    let sizes = [8, 7, 6, 5, 4, 4, 3, 3, 2, 2, 2, 2, 1];
    let agencies = sizes.iter().enumerate().flat_map(|(agency, people)| std::iter::repeat_n(agency, *people));
    let guest = |(at, agency): (usize, usize)| Guest {
        name: format!("Persona {at}"),
        agency: format!("Dependencia {agency}"),
        mail: format!("persona{at}@ejemplo.mx"),
        ..Guest::default()
    };
    let list = GuestList { guests: agencies.enumerate().map(guest).collect(), unclear: Vec::new() };
    let mut met: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut before = String::new();
    for (name, days) in [("introduction", 1), ("opening", 8), ("use", 15)] {
        let id = stage(&house, name, days).await;
        if before.is_empty() {
            house.catalog.list_guests(&Person::Operator, &id, &list).await.unwrap();
            house.catalog.invite_guests(&Person::Operator, &id).await.unwrap();
        } else {
            // in one press, and a second press invites nobody again
            let page = holder.get(&format!("/workshop/{id}/people")).await.page;
            assert!(page.contains("49 personas asistieron a la etapa anterior"), "{page}");
            let pressed = holder.send(&format!("/workshop/{id}/people"), "do=carry").await;
            assert_eq!(pressed.leads(), format!("/workshop/{id}/people?done=workshop-invited"));
            let page = holder.get(&format!("/workshop/{id}/people")).await.page;
            assert!(!page.contains("asistieron a la etapa anterior"), "{page}");
        }
        all_come(&house, &id).await;
        let seated = holder.send(&format!("/workshop/{id}/seating"), "do=seat&least=6&most=8&tables=7").await;
        assert_eq!(seated.status, StatusCode::SEE_OTHER, "{}", seated.page);
        let view = house.catalog.workshop(&Person::Operator, &id).await.unwrap();
        let people: Vec<_> = view.people.iter().map(|(person, _)| person).collect();
        assert_eq!(people.len(), 49);
        for (at, one) in people.iter().enumerate() {
            for other in &people[at + 1..] {
                if one.seat.unwrap().table == other.seat.unwrap().table {
                    *met.entry((one.name.clone(), other.name.clone())).or_default() += 1;
                }
            }
        }
        before = id;
    }
    assert_eq!(met.len(), 3 * 7 * 21, "each pair of a table is another one");
    assert!(met.values().all(|times| *times == 1));
    let all = house.catalog.workshops(&Person::Operator).await.unwrap();
    let returning: Vec<u32> = all.iter().map(|(_, counts)| counts.returning).collect();
    assert_eq!(returning, [49, 49, 0], "the latest first");
    let page = holder.get("/workshop").await.page;
    assert!(page.contains("de la etapa anterior"), "{page}");
}
