//! The plenary through the router: links of teams, pieces, consent, gallery, vote.

use apertura_actions::plenary::NewPiece;
use apertura_workshop::{Seat, Shows};
use axum::http::{Request, StatusCode};

use crate::certificate::{attended, holder};
use crate::house::{Answer, Browser, House};

/// Two pixels.
#[rustfmt::skip]
const PICTURE: &[u8] = &[137,80,78,71,13,10,26,10,0,0,0,13,73,72,68,82,0,0,0,2,0,0,0,1,8,2,0,0,0,123,64,232,221,0,0,0,13,73,68,65,84,120,156,99,248,207,0,4,255,1,7,0,1,255,226,35,158,89,0,0,0,0,73,69,78,68,174,66,96,130];

async fn hand_in(browser: &Browser, address: &str, fields: &[(&str, &str)]) -> Answer {
    let part = |(name, value): &(&str, &str)| {
        format!("--limit\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let body = format!("{}--limit--\r\n", fields.iter().map(part).collect::<String>());
    browser.ask(Request::post(address).header("content-type", "multipart/form-data; boundary=limit"), body).await
}

fn piece(shows: Shows, agreed: bool) -> NewPiece {
    NewPiece {
        claim: "Monterrey tiene la mitad".to_owned(),
        alternative: "Seis columnas".to_owned(),
        shows,
        agreed,
        picture: Some(PICTURE.to_vec()),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn teams_show_their_charts_and_people_vote() {
    let house = House::new().await;
    let person = &apertura_actions::Person::Operator;
    // María sits in 1A and refuses photographs, Luis in 1B
    let (address, link) = attended(&house).await;
    let id = address.rsplit('/').next().unwrap().to_owned();
    house.catalog.open_plenary(person, &id).await.unwrap();
    let holder = holder(&house).await;
    holder.send(&format!("{address}/door"), "do=new&name=Luis+Sada&agency=Salud").await;
    let people = house.catalog.workshop(person, &id).await.unwrap().people;
    for (at, team) in ['A', 'B'].into_iter().enumerate() {
        house.catalog.move_person(person, &id, &people[at].0.id, Seat { table: 1, team }).await.unwrap();
    }
    holder.send(&format!("{address}/plenary"), "do=open").await;
    let teams = house.catalog.plenary(person, &id).await.unwrap().teams;
    assert_eq!(teams.iter().map(|team| team.seat.as_str()).collect::<Vec<_>>(), ["1A", "1B"]);
    let stranger = house.stranger();
    let page = format!("/team/{}", teams[0].token);
    assert!(stranger.get(&page).await.page.contains("no salir en fotos"));
    // words alone are enough; nothing at all is not
    assert_eq!(hand_in(&stranger, &page, &[("claim", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let handed = hand_in(&stranger, &page, &[("claim", "La mitad es de Monterrey"), ("shows", "chart")]).await;
    assert_eq!(handed.status, StatusCode::SEE_OTHER, "{}", handed.page);
    let bad = hand_in(
        &stranger,
        &page,
        &[("claim", "Frase"), ("shows", "chart"), ("alternative", "Algo"), ("file", "%PDF-1.7")],
    )
    .await;
    assert!(bad.page.contains("no es una foto") && bad.page.contains("Frase"), "{}", bad.page);
    // people in it: only who agreed, and once somebody has looked
    let (a, b) = (teams[0].token.as_str(), teams[1].token.as_str());
    assert!(house.catalog.hand_in_piece(a, piece(Shows::People, false)).await.is_err());
    house.catalog.hand_in_piece(a, piece(Shows::People, true)).await.unwrap();
    house.catalog.hand_in_piece(b, piece(Shows::Chart, false)).await.unwrap();
    let gallery = format!("{link}/gallery");
    let own = stranger.get(&gallery).await.page;
    assert!(own.contains("/1B.jpg") && !own.contains("/1A.jpg"), "{own}");
    assert_eq!(stranger.get(&format!("{gallery}/1A.jpg")).await.status, StatusCode::NOT_FOUND);
    let shown = house.catalog.plenary_for_report(person, &id).await.unwrap();
    assert_eq!(shown.iter().map(|piece| piece.picture.is_some()).collect::<Vec<_>>(), [false, true]);
    holder.send(&format!("{address}/plenary"), "do=keep&team=1A").await;
    assert_eq!(stranger.get(&format!("{gallery}/1A.jpg")).await.status, StatusCode::OK);
    // public only where somebody says so; without names and links
    assert_eq!(stranger.get(&format!("/gallery/{id}")).await.status, StatusCode::NOT_FOUND);
    holder.send(&format!("{address}/plenary"), "do=hold&public=yes&voting=open").await;
    let public = stranger.get(&format!("/gallery/{id}")).await.page;
    assert!(public.contains("Monterrey") && !public.contains("/team/") && !public.contains("Luis"), "{public}");
    // one vote, not for the own team
    assert_eq!(stranger.post(&gallery, "team=1A").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(stranger.post(&gallery, "team=1B").await.status, StatusCode::SEE_OTHER);
    assert_eq!(stranger.post(&gallery, "team=1B").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!stranger.get(&gallery).await.page.contains("Un voto"));
    holder.send(&format!("{address}/plenary"), "do=hold&voting=closed").await;
    assert!(stranger.get(&gallery).await.page.contains("Un voto"));
    // all of it goes with the people
    house.pass(3 * 24 * 60);
    house.catalog.keep_workshops().await.unwrap();
    assert_eq!(stranger.get(&page).await.status, StatusCode::NOT_FOUND);
    let left = house.catalog.plenary(person, &id).await.unwrap();
    assert_eq!((left.teams.len(), left.plenary.pieces, left.plenary.votes), (0, 2, 1));
}
