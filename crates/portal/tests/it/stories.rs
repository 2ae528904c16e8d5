//! Stories: written, looked at by another, published, with live data of a version; and what must never come out of them.

use apertura_actions::Person;
use apertura_catalog::Role;
use axum::http::StatusCode;

use crate::house::House;
use crate::participation::publish;
use crate::requests::letters;

/// A story of `obras` that nobody has written yet.
pub async fn begun(house: &House) -> String {
    let begun = house.catalog.begin_story(&Person::Operator, Some("obras"), "Baches en obras").await.unwrap();
    begun.slug.to_string()
}

const BODY: &str = "%23+Obras%0A%0A%3Cscript%3Ealert(1)%3C%2Fscript%3E%0A%0Ay+[aqu%C3%AD](javascript:alert(2))+y+[sitio](https://obras.ejemplo.mx)\
    %0A%0A![foto](https://ajeno.ejemplo/x.png)%0A%0A{{figure+obras?sum=monto%26label=Pesos+en+obras}}%0A%0A{{chart+obras}}%0A%0A\
    {{table+obras?_version=1}}";

fn story(base: u32, step: &str, body: &str) -> String {
    let body = body.replace('&', "%26");
    format!("base={base}&title=%C2%BFD%C3%B3nde+hay+obras%3F&summary=Las+obras+por+municipio&body={body}&step={step}")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_story_is_written_looked_at_and_published_with_its_data() {
    let house = House::new().await;
    publish(&house, "puente,Linares,10\ncalle,Allende,20\n").await;
    let writer = house.member("area@obras.mx", Role::DataProducer).await;
    let liaison = house.member("enlace@obras.mx", Role::Liaison).await;
    let begun = writer.send("/story", "title=%C2%BFD%C3%B3nde+hay+obras%3F&agency=obras").await;
    let address = begun.leads().to_owned();
    assert_eq!(address, "/story/donde-hay-obras");
    let public = "/stories/donde-hay-obras";

    // nothing goes out that a reader could not read
    let empty = writer.send(&address, "base=1&title=%C2%BFD%C3%B3nde+hay+obras%3F&summary=&body=&step=ask").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.page.contains("Falta: el resumen"), "{}", empty.page);
    let unknown = writer.send(&address, &story(1, "ask", "Texto%0A%0A{{chart+nada}}")).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unknown.page.contains("{{chart nada}}"), "{}", unknown.page);
    let saved = writer.send(&address, &story(2, "ask", BODY)).await;
    assert_eq!(saved.leads(), format!("{address}?done=story-asked#preview"));
    assert!(
        letters(&house).await.iter().any(|letter| letter.kind == "story-waiting" && letter.to == "enlace@obras.mx")
    );
    assert_eq!(house.stranger().get(public).await.status, StatusCode::NOT_FOUND);
    // whoever only writes publishes nothing
    assert_eq!(writer.send(&address, &story(3, "publish", BODY)).await.status, StatusCode::FORBIDDEN);
    assert!(liaison.get("/work").await.page.contains("Publicar la historia"));
    // two write at once: the second is told, and their words stay
    let late = liaison.send(&address, &story(1, "save", "Otras+palabras")).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.page.contains("Otras palabras"), "{}", late.page);
    liaison.send(&address, &story(3, "publish", BODY)).await.leads();

    publish(&house, "puente,Linares,10\ncalle,Allende,35\n").await;
    let page = house.stranger().get(public).await;
    assert_eq!(page.status, StatusCode::OK);
    let page = page.page;
    for word in [
        "<b>45</b>",
        "Pesos en obras",
        "/dataset/obras/explore",
        "versión 2 del",
        "Hay datos más recientes",
        "href=\"https://obras.ejemplo.mx\"",
        "&lt;script&gt;",
        "<h2>Obras</h2>",
    ] {
        assert!(page.contains(word), "{word} in {page}");
    }
    for never in ["<script>alert", "javascript:", "ajeno.ejemplo", "<img"] {
        assert!(!page.contains(never), "{never} in {page}");
    }
    assert_eq!(page.matches("<h1").count(), 1);
    for (address, word) in [
        ("/stories", "¿Dónde hay obras?"),
        ("/stories?lang=en", "Stories with data"),
        ("/stories.json", "\"total\":1"),
        ("/stories.atom", "<title>¿Dónde hay obras?</title>"),
        ("/stories/donde-hay-obras.json", "\"shown\":3"),
    ] {
        let answer = house.stranger().get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert!(answer.page.contains(word), "{word} in {address}: {}", answer.page);
    }

    // what is written afterwards waits; what was before can be read by those who write
    writer.send(&address, &story(3, "save", "Nuevo+texto")).await.leads();
    assert!(!house.stranger().get(public).await.page.contains("Nuevo texto"));
    assert!(writer.get(&format!("{address}?revision=3")).await.page.contains("Pesos en obras"));
    liaison.send(&address, &story(4, "take-away", "Nuevo+texto")).await.leads();
    assert_eq!(house.stranger().get(public).await.status, StatusCode::NOT_FOUND);
    let other = house.member_of("enlace@salud.mx", Role::Liaison, "salud").await;
    assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND);
    assert_ne!(house.stranger().get(&address).await.status, StatusCode::OK);
}
