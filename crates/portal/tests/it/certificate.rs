//! Certificates through the router: made for those who came, corrected, revoked, checked, forgotten.

use apertura_catalog::Role;
use axum::http::StatusCode;

use crate::house::{Browser, House, PASSWORD};
use crate::workshop::kept;

const HOLDER: &str = "facilita@ejemplo.mx";

/// The holder, signed in after time has passed.
pub async fn holder(house: &House) -> Browser {
    house.stranger().sign_in(HOLDER, PASSWORD).await.1
}

/// A workshop at whose door somebody came half an hour before it begins; its address, and the personal link.
pub async fn attended(house: &House) -> (String, String) {
    house.member(HOLDER, Role::Facilitator).await;
    let address = format!("/workshop/{}", kept(house).await);
    house.pass(21 * 60 + 30);
    let holder = holder(house).await;
    let came =
        holder.send(&format!("{address}/door"), "do=new&name=Mar%C3%ADa+del+Carmen+L%C3%B3pez+Ruiz&agency=Obras").await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.page);
    let people = holder.get(&format!("{address}/people")).await.page;
    let link = people.split("href=\"/registration/").nth(1).unwrap().split('"').next().unwrap();
    (address, format!("/registration/{link}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn certificates_are_made_corrected_checked_and_revoked() {
    let house = House::new().await;
    let stranger = house.stranger();
    let (address, link) = attended(&house).await;
    let before = holder(&house).await;
    let page = format!("{address}/certificates");
    let early = before.send(&page, "do=issue").await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.page.contains("no ha terminado"), "{}", early.page);
    assert_eq!(stranger.get(&format!("{link}/certificate.pdf")).await.status, StatusCode::NOT_FOUND);
    house.pass(6 * 60);
    let holder = holder(&house).await;
    holder.send(&page, "do=signers&signers=Ana+Robles%3B+Directora").await;
    assert!(holder.send(&page, "do=issue").await.leads().ends_with("done=certificates-issued"));
    holder.send(&page, "do=issue").await;
    let list = holder.get(&page).await.page;
    assert_eq!(list.matches("href=\"/certificate/").count(), 1, "once for each: {list}");
    let folio = list.split("href=\"/certificate/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    // anybody checks it, also with what people write for a folio
    let written = folio.to_lowercase().replace('-', "%20");
    let found = stranger.get(&format!("/certificate?folio={written}")).await;
    assert_eq!(found.leads(), format!("/certificate/{folio}"));
    let checked = stranger.get(&format!("/certificate/{folio}")).await;
    assert!(checked.page.contains("es válida") && checked.page.contains("María L. R."), "{}", checked.page);
    assert!(!checked.page.contains("Carmen") && !checked.page.contains("Ruiz"), "{}", checked.page);
    assert_eq!(checked.headers["x-robots-tag"], "noindex");
    assert_eq!(stranger.get("/certificate/0000-0000-0000").await.status, StatusCode::NOT_FOUND);
    assert!(stranger.get(&format!("/certificate/{folio}?lang=en")).await.page.contains("is valid"));
    for paper in [format!("{link}/certificate.pdf"), format!("{link}/certificate.pdf?large=1&paper=a4")] {
        assert!(stranger.get(&paper).await.page.starts_with("%PDF"), "{paper}");
    }
    assert!(holder.get(&format!("{address}/certificates.pdf")).await.page.starts_with("%PDF"));
    // a name put right keeps the folio
    let right = format!("do=correct&folio={folio}&name=Mar%C3%ADa+L%C3%B3pez+Ruz&minutes=120");
    assert_eq!(holder.send(&page, &right).await.status, StatusCode::SEE_OTHER);
    let checked = stranger.get(&format!("/certificate/{folio}")).await.page;
    assert!(checked.contains("se corrigió el nombre"), "{checked}");
    let much = holder.send(&page, &format!("do=correct&folio={folio}&name=A&minutes=121")).await;
    assert_eq!(much.status, StatusCode::UNPROCESSABLE_ENTITY);
    // revoked
    holder.send(&page, &format!("do=revoke&folio={folio}&reason=mistake")).await;
    let checked = stranger.get(&format!("/certificate/{folio}")).await.page;
    assert!(checked.contains("ya no es válida") && checked.contains("Se hizo por error"), "{checked}");
    assert_eq!(stranger.get(&format!("{link}/certificate.pdf")).await.status, StatusCode::NOT_FOUND);
    // the log names nobody
    let events = house.catalog.events(None, None, 50).await.unwrap();
    let log = format!("{events:?}");
    assert!(!log.contains("López") && !log.contains("Ruz"), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folio_outlives_the_name() {
    let house = House::new().await;
    let (address, _) = attended(&house).await;
    house.pass(6 * 60);
    let before = holder(&house).await;
    before.send(&format!("{address}/certificates"), "do=issue").await;
    let list = before.get(&format!("{address}/certificates")).await.page;
    let folio = list.split("href=\"/certificate/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    house.pass(3 * 24 * 60);
    house.catalog.keep_workshops().await.unwrap();
    let checked = house.stranger().get(&format!("/certificate/{folio}")).await.page;
    assert!(checked.contains("es válida") && checked.contains("ya se borró"), "{checked}");
    assert!(!holder(&house).await.get(&format!("{address}/certificates")).await.page.contains("María"));
}
