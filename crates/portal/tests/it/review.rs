//! From a liaison's upload to the public page, through the router: validation, hand-over, review, receipt, tombstone, log.

use apertura_actions::{Drafts, Person};
use apertura_catalog::Role;
use apertura_portal::{Door, Portal, Workbench, router};
use axum::http::{Request, StatusCode};

use crate::house::{Answer, Browser, House};

const FILE: &str = "Folio,Colonia,Fecha,Monto\nA-1,Centro,2024-01-05,10.50\nA-2,La Paz,2024-01-06,20.50\n\
    A-3,Centro,2024-01-07,30.25\nA-4,Las Lomas & Cía,2024-01-08,40.00\nA-5,<script>alert(1)</script>,2024-01-09,50.75\n";

async fn hand_in(browser: &Browser, content: &str) -> String {
    let sign = browser.sign().await;
    let part = |head: &str, text: &str| format!("--limit\r\ncontent-disposition: form-data; {head}\r\n\r\n{text}\r\n");
    let body = part("name=\"sign\"", &sign)
        + &part("name=\"agency\"", "obras")
        + &part("name=\"file\"; filename=\"apoyos.csv\"", content)
        + "--limit--\r\n";
    let request = Request::post("/draft").header("content-type", "multipart/form-data; boundary=limit");
    browser.ask(request, body).await.leads().to_owned()
}

/// The page of a draft once it has been read.
async fn ready(browser: &Browser, address: &str) -> Answer {
    for _ in 0..200 {
        let answer = browser.get(address).await;
        if !answer.headers.contains_key("refresh") {
            return answer;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{address} is never ready");
}

/// The machine's operator on the same catalog: somebody other than the liaison, who may review.
async fn operator(house: &House) -> Browser {
    let drafts = Drafts::new(house.catalog.clone()).await.unwrap();
    let (door, token) = Door::new().unwrap();
    let router = router(Portal::new(house.catalog.clone()).with_workbench(Workbench { drafts, door: Some(door) }));
    let browser = Browser { cookie: String::new(), router };
    let entered = browser.get(&Door::address(&token)).await;
    browser.after(&entered)
}

async fn send(browser: &Browser, page: &str, address: &str, fields: &str) -> Answer {
    let sign = browser.get(page).await.field("sign");
    browser.post(address, &format!("sign={sign}&{fields}")).await
}

/// Fills in all that is asked for.
async fn complete(browser: &Browser, draft: &str) {
    let sign = browser.sign().await;
    let revision = ready(browser, draft).await.field("revision");
    let texts = "column-folio=El+folio&column-colonia=La+colonia&column-fecha=El+d%C3%ADa&column-monto=Lo+pagado&unit-monto=pesos";
    let fields = format!("sign={sign}&revision={revision}&change=dictionary&back={draft}/dictionary&{texts}");
    browser.post(&format!("{draft}/change"), &fields).await.leads();
    let revision = ready(browser, &format!("{draft}/publish")).await.field("revision");
    let description = "Apoyos+entregados+por+la+dependencia,+uno+por+rengl%C3%B3n. ".replace(' ', "+").repeat(4);
    let fields = format!(
        "sign={sign}&revision={revision}&what=validate&title=Apoyos+entregados&description={description}&agency=Obras&theme=Apoyos\
         &keywords=apoyos,+entregas,+obras&contact_position=Jefatura+de+Apoyos&contact_email=apoyos@ejemplo.gob.mx\
         &license=CC-BY-4.0&frequency=monthly&temporal=2024-01-01/2024-12-31&spatial=Villa+Ejemplo"
    );
    assert_eq!(browser.post(&format!("{draft}/publish"), &fields).await.leads(), format!("{draft}/validation"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_liaison_hands_over_and_somebody_else_publishes() {
    let house = House::new().await;
    let liaison = house.member("enlace@ejemplo.mx", Role::Liaison).await;
    house.member("revisora@ejemplo.mx", Role::Reviewer).await;
    let operator = operator(&house).await;
    let draft = hand_in(&liaison, FILE).await;
    ready(&liaison, &draft).await;
    for (language, words) in [("es", ["Qué falta para publicar", "Le toca a"]), ("en", ["What is missing", "Work of"])]
    {
        let page = ready(&liaison, &format!("{draft}/validation?lang={language}")).await.page;
        for word in words {
            assert!(page.contains(word), "{word}: {page}");
        }
        assert!(!page.contains("/submit\""), "nothing is handed over before it is complete");
    }
    // a form made by hand does not get past it either
    let revision = ready(&liaison, &draft).await.field("revision");
    let refused = liaison.send(&format!("{draft}/submit"), &format!("revision={revision}")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    complete(&liaison, &draft).await;
    let page = ready(&liaison, &format!("{draft}/validation")).await;
    assert!(page.page.contains("No falta nada"), "{}", page.page);
    let revision = page.field("revision");
    let submitted = liaison.send(&format!("{draft}/submit"), &format!("revision={revision}&note=Listo")).await;
    let review = submitted.leads().to_owned();
    let own = ready(&liaison, &review).await.page;
    assert!(own.contains("lo decide otra persona") && !own.contains("/decide\""), "{own}");
    let forced = liaison.send(&format!("{review}/decide"), "verdict=approve&when=now").await;
    assert_eq!(forced.status, StatusCode::FORBIDDEN);
    // another agency and the public see nothing of it
    let other = house.member_of("otra@ejemplo.mx", Role::Liaison, "salud").await;
    assert_eq!(other.get(&review).await.status, StatusCode::NOT_FOUND);
    assert!(!other.get("/review").await.page.contains("Apoyos entregados"));
    assert!(house.stranger().get(&review).await.leads().starts_with("/sign-in"));

    let seen = ready(&operator, &format!("{review}?on=column:colonia")).await.page;
    for part in ["Apoyos entregados", "Listo", "Las Lomas &amp; Cía", "&lt;script&gt;", "Jefatura de Apoyos", "pesos"]
    {
        assert!(seen.contains(part), "{part}: {seen}");
    }
    assert!(seen.contains("value=\"column:colonia\" selected"), "{seen}");
    let said =
        send(&operator, &review, &format!("{review}/comment"), "on=column:colonia&text=%C2%BFCu%C3%A1l+colonia%3F")
            .await;
    assert!(said.leads().ends_with("#comment-1"));
    let answered = liaison.send(&format!("{review}/comment"), "answers=1&text=La+del+domicilio").await;
    assert!(answered.leads().ends_with("#comment-2"));
    let page = ready(&operator, &format!("{review}?lang=en")).await.page;
    assert!(page.contains("La del domicilio") && page.contains("Column: Colonia"), "{page}");
    let published = send(&operator, &review, &format!("{review}/decide"), "verdict=approve&when=now&reason=").await;
    let receipt = published.leads().to_owned();
    assert_eq!(receipt, "/dataset/apoyos-entregados/versions/1/receipt");

    let stranger = house.stranger();
    let page = stranger.get(&format!("{receipt}?lang=es")).await.page;
    assert!(page.contains("AP-2026-000001") && page.contains("la revisó y aprobó otra persona"), "{page}");
    let pdf = stranger.get(&format!("{receipt}.pdf")).await;
    assert_eq!((pdf.status, pdf.headers["content-type"].to_str().unwrap()), (StatusCode::OK, "application/pdf"));
    assert!(pdf.page.starts_with("%PDF-1."));
    assert_eq!(stranger.get("/receipt/AP-2026-000001").await.leads(), receipt);
    assert_eq!(stranger.get("/receipt/AP-2026-000009").await.status, StatusCode::NOT_FOUND);
    let dataset = stranger.get("/dataset/apoyos-entregados?lang=es").await.page;
    assert!(dataset.contains("acuse") && dataset.contains("Obras"), "{dataset}");
    // letters: to the reviewer when it waited, to the liaison when it was approved and published
    let letters = house.catalog.letters(&Person::Operator, None).await.unwrap();
    let told: Vec<(&str, &str)> =
        letters.iter().rev().filter(|l| l.kind != "invitation").map(|l| (l.kind.as_str(), l.to.as_str())).collect();
    assert_eq!(
        told,
        [
            ("submission-waiting", "revisora@ejemplo.mx"),
            ("comment-made", "enlace@ejemplo.mx"),
            ("submission-approved", "enlace@ejemplo.mx"),
            ("version-published", "enlace@ejemplo.mx"),
        ]
    );

    // a correction, a withdrawal, the tombstone, the log
    let manage = "/dataset/apoyos-entregados/manage";
    assert_eq!(other.get(manage).await.status, StatusCode::FORBIDDEN);
    let note = "version=1&note=El+monto+de+A-3+es+31.25";
    assert!(liaison.send(&format!("{manage}/correct"), note).await.leads().ends_with("#corrections"));
    assert!(stranger.get("/dataset/apoyos-entregados").await.page.contains("El monto de A-3 es 31.25"));
    let csv = "/dataset/apoyos-entregados/versions/1/apoyos-entregados.csv";
    assert_eq!(stranger.get(csv).await.status, StatusCode::OK);
    let reason = "version=&sure=yes&reason=Se+public%C3%B3+por+error";
    assert_eq!(other.send(&format!("{manage}/withdraw"), reason).await.status, StatusCode::FORBIDDEN);
    liaison.send(&format!("{manage}/withdraw"), reason).await.leads();
    for address in [
        "/dataset/apoyos-entregados",
        csv,
        "/dataset/apoyos-entregados/apoyos-entregados.csv",
        "/dataset/apoyos-entregados/explore",
    ] {
        let gone = stranger.get(&format!("{address}?lang=es")).await;
        assert_eq!(gone.status, StatusCode::GONE, "{address}");
        for part in ["Se publicó por error", "la dependencia que lo publicó", "15 de enero de 2026"] {
            assert!(gone.page.contains(part), "{address}: {part}: {}", gone.page);
        }
    }
    assert_eq!(stranger.get(&receipt).await.status, StatusCode::OK, "the receipt stays");
    assert_eq!(liaison.get("/log").await.status, StatusCode::FORBIDDEN);
    let log = operator.get("/log?lang=es").await;
    assert!(log.page.contains("Se retiró de la publicación") && log.page.contains("AP-2026-000001"), "{}", log.page);
    let verified = send(&operator, "/log", "/log?lang=en", "").await;
    assert!(verified.status == StatusCode::OK && verified.page.contains("role=\"status\""), "{}", verified.page);
}

/// A submission of somebody's that waits; its address.
pub async fn submitted(browser: &Browser) -> String {
    let draft = hand_in(browser, FILE).await;
    complete(browser, &draft).await;
    let revision = ready(browser, &format!("{draft}/validation")).await.field("revision");
    browser.send(&format!("{draft}/submit"), &format!("revision={revision}")).await.leads().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_waits_for_a_comment_gets_a_letter_and_nobody_else() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    house.member("luis@ejemplo.mx", Role::DataProducer).await;
    let eva = house.member("eva@ejemplo.mx", Role::Reviewer).await;
    let eva = crate::people::with_second_factor(&house, &eva).await.0;
    let review = submitted(&rosa).await;
    let told = || async {
        let letters = house.catalog.letters(&Person::Operator, None).await.unwrap();
        let letters = letters.into_iter().rev().filter(|letter| letter.kind.starts_with("comment-"));
        letters.map(|letter| format!("{} {}", letter.kind, letter.to)).collect::<Vec<_>>()
    };
    ready(&eva, &review).await;
    eva.send(&format!("{review}/comment"), "on=whole&text=%C2%BFFalta+abril%3F").await.leads();
    assert_eq!(told().await, ["comment-made rosa@ejemplo.mx"]);
    rosa.send(&format!("{review}/comment"), "answers=1&text=S%C3%AD").await.leads();
    assert_eq!(told().await[1..], ["comment-answered eva@ejemplo.mx"]);
    rosa.send(&format!("{review}/comment"), "on=whole&text=Ya+est%C3%A1").await.leads();
    assert_eq!(told().await[2..], ["comment-made eva@ejemplo.mx"], "who took part is told of what is new");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_liaisons_at_once_lose_nothing() {
    let house = House::new().await;
    let one = house.member("una@ejemplo.mx", Role::Liaison).await;
    let two = house.member("dos@ejemplo.mx", Role::Liaison).await;
    let draft = hand_in(&one, FILE).await;
    // both look at the same revision
    let revision = ready(&one, &draft).await.field("revision");
    assert_eq!(ready(&two, &draft).await.field("revision"), revision);
    let texts =
        |text: &str| format!("revision={revision}&change=dictionary&back={draft}/dictionary&column-colonia={text}");
    one.send(&format!("{draft}/change"), &texts("De+una")).await.leads();
    let late = two.send(&format!("{draft}/change"), &texts("De+la+otra")).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.page);
    let dictionary = ready(&two, &format!("{draft}/dictionary")).await.page;
    assert!(dictionary.contains("De una") && !dictionary.contains("De la otra"));
    // metadata too, and handing over what somebody else has changed
    let described = two.send(&format!("{draft}/publish"), &format!("revision={revision}&what=save&title=Otro")).await;
    assert_eq!(described.status, StatusCode::CONFLICT);
    assert_eq!(
        two.send(&format!("{draft}/submit"), &format!("revision={revision}")).await.status,
        StatusCode::CONFLICT
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_file_says_of_itself_is_proposed_and_counts_as_half_done() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let rows: String = ["Acatlán", "Acaxochitlán", "Actopan", "Ajacuba", "Alfajayucan", "Apan", "Calnali"]
        .iter()
        .enumerate()
        .map(|(number, name)| format!("{name},{},{}\n", number + 3, number * 2))
        .collect();
    let file = format!(
        "Médicos de hospitales públicos por municipio,,\nAl 31 de diciembre de 2023,,\n\nMunicipio,Total,Urgencias\n{rows}\nFuente: Servicios de Salud.,,\n"
    );
    let draft = hand_in(&rosa, &file).await;
    let page = ready(&rosa, &format!("{draft}/publish")).await.page;
    for part in [
        "value=\"Médicos de hospitales públicos por municipio\"",
        "value=\"médicos, hospitales públicos\"",
        "value=\"2023-12-31/2023-12-31\"",
        "value=\"Hidalgo\"",
        "Una fila por Municipio, con Total, Urgencias. Notas del archivo: Fuente: Servicios de Salud.",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let page = ready(&rosa, &format!("{draft}/validation")).await.page;
    assert_eq!(page.matches("Hay una propuesta").count(), 5, "{page}");
}
