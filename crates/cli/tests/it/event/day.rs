//! The day: 49 of 50 come and say how they arrive; the clock calls the teams.

use serde_json::json;

use super::hall::{Event, invited};
use crate::hall::{click, until};

/// Whoever has a place and does not come.
const ABSENT: usize = 49;

/// Two by their names, one by the short code of their entry, the others by the same form; whoever came says how they arrive.
pub async fn the_door(event: &Event) {
    event.town.on_day(&event.day.to_string()).await;
    // half an hour before it begins
    event.town.pass_minutes(30);
    let (paula, list) = (&event.paula, invited());
    event.opens("/door").await;
    event.looks(paula, "event-door").await;
    for one in &list[..2] {
        event.opens("/door").await;
        paula.at("ul.results > li", &one.name).await.press("Llegó").await;
    }
    event.somebody.open(&event.links[2]).await;
    let code = event.somebody.ask("return document.querySelector('b.code').textContent").await;
    event.opens(&format!("/door?q={}", code.as_str().unwrap_or_default())).await;
    paula.sees(&list[2].name).await;
    paula.at("ul.results > li", &list[2].name).await.press("Llegó").await;
    event.opens("/door").await;
    let script = "return [...document.querySelectorAll('ul.results > li')].filter((li) => li.textContent.includes('Con lugar')
        && li.querySelector('button[value=in]') && !li.textContent.includes(arguments[0])).map((li) => li.querySelector('input[name=who]').value)";
    let desktop = event.town.desktop();
    let ids = desktop.execute(script, vec![json!(list[ABSENT].name)]).await.expect("people");
    let ids: Vec<String> = serde_json::from_value(ids).expect("people");
    assert_eq!(ids.len(), 46, "50 have a place, 3 are inside, one does not come");
    let door = format!("{}/door", event.address);
    let forms = ids.into_iter().map(|id| (door.clone(), vec![("do", "in".to_owned()), ("who", id)])).collect();
    let answers = event.send(desktop, forms).await;
    assert!(answers.iter().all(|status| *status == 200), "{answers:?}");
    event.opens("/door").await;
    until(desktop, "document.querySelector('ul.figures b').textContent === '49'").await;
    event.looks(paula, "event-door-full").await;
    event.opens("/door/phone").await;
    until(desktop, "document.querySelector('#door-present')?.textContent === '49'").await;
    event.looks(paula, "event-door-phone").await;

    // how they arrive, in two questions
    let somebody = &event.somebody;
    somebody.open(&event.links[0]).await;
    event.looks(somebody, "event-registration-day").await;
    somebody.open(&format!("{}/survey", event.links[0])).await;
    somebody.marks("¿Cuánta confianza tiene hoy", "3").await;
    event.looks(somebody, "event-survey-before").await;
    somebody.press("Enviar mis respuestas").await;
    somebody.sees("Gracias: su respuesta quedó guardada").await;
    let form = |at: usize| {
        let fields = vec![("before", (at % 5).to_string()), ("duty", duty(at).to_owned())];
        (format!("{}/survey", event.links[at]), fields)
    };
    let answers = event.send(desktop, (1..10).chain(12..31).map(form).collect()).await;
    assert!(answers.iter().all(|status| *status == 200), "{answers:?}");
    event.stage("49 people are there");
}

/// What somebody does with data.
fn duty(at: usize) -> &'static str {
    ["transparency", "technology", "producer"][at % 3]
}

/// The clock fills the wall and calls team after team.
pub async fn the_clock(event: &Event) {
    event.town.pass_minutes(40);
    event.opens("/clock").await;
    let desktop = event.town.desktop();
    until(desktop, "(document.querySelector('#clock-step')?.textContent ?? '') !== ''").await;
    event.looks(&event.paula, "event-clock").await;
    click(desktop, "[data-do=team-next]").await;
    until(desktop, "document.querySelector('#clock-team').textContent.includes('Mesa 1')").await;
    event.stage("the clock runs");
}
