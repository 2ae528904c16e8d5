//! The survey of a workshop through the router: before, after, on paper; what people open, and that it is forgotten.

use axum::http::StatusCode;

use crate::certificate::{attended, holder};
use crate::house::House;

#[tokio::test(flavor = "multi_thread")]
async fn a_survey_is_answered_once_by_nobody_in_particular() {
    let house = House::new().await;
    let (address, link) = attended(&house).await;
    let stranger = house.stranger();
    let survey = format!("{link}/survey");
    let before = stranger.get(&survey).await.page;
    assert!(before.contains("Antes del taller") && !before.contains("name=\"after\""), "{before}");
    assert_eq!(stranger.post(&survey, "before=11").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(stranger.post(&survey, "before=3&duty=technology").await.status, StatusCode::SEE_OTHER);
    assert_eq!(stranger.post(&survey, "before=4").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    house.pass(4 * 60);
    let after = stranger.get(&survey).await.page;
    assert!(after.contains("name=\"after\"") && !after.contains("name=\"before\""), "{after}");
    let missing = stranger.post(&survey, "useful=4&takeaway=Ordenar+primero").await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(missing.page.contains("Ordenar primero"), "nothing is lost: {}", missing.page);
    let answer = "after=8&useful=4&duty=technology&takeaway=Ordenar+primero&will-do=Abrir&opens=Padr%C3%B3n+de+obras";
    assert_eq!(stranger.post(&survey, answer).await.status, StatusCode::SEE_OTHER);
    assert!(stranger.get(&survey).await.page.contains("Gracias"));
    // one answer shows nothing but its number
    let holder = holder(&house).await;
    let page = holder.get(&format!("{address}/survey")).await.page;
    assert!(page.contains("<b>1</b><span>respuestas después") && !page.contains("Ordenar primero"), "{page}");
    assert!(page.contains("Padrón de obras"), "{page}");
    for _ in 0..4 {
        let typed = holder.send(&format!("{address}/survey"), "before=2&after=6&useful=5&takeaway=Comparar").await;
        assert_eq!(typed.status, StatusCode::SEE_OTHER, "{}", typed.page);
    }
    assert_eq!(holder.send(&format!("{address}/survey"), "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = holder.get(&format!("{address}/survey")).await.page;
    assert!(page.contains("Ordenar primero") && page.contains("<b>6.4</b>"), "{page}");
    assert!(page.contains("<svg"), "{page}");
    assert!(holder.get(&format!("{address}/survey.pdf?large=1")).await.page.starts_with("%PDF"));
    // not yet; then a dataset that is none
    let follow = format!("{link}/follow-up");
    assert!(stranger.get(&follow).await.page.contains("Padrón de obras"));
    assert_eq!(stranger.post(&follow, "do=not-yet&obstacle=time").await.status, StatusCode::SEE_OTHER);
    let none = stranger.post(&follow, "do=opened&dataset=Nada").await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(holder.get(&format!("{address}/survey")).await.page.contains("Falta tiempo"));
    // figures remain, words go
    house.pass(3 * 24 * 60);
    house.catalog.keep_workshops().await.unwrap();
    assert_eq!(stranger.get(&survey).await.status, StatusCode::NOT_FOUND);
    let page = crate::certificate::holder(&house).await.get(&format!("{address}/survey")).await.page;
    assert!(page.contains("<b>6.4</b>") && !page.contains("Ordenar primero"), "{page}");
}
