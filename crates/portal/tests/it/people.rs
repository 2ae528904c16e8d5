//! People, agencies, second factors, tokens and handing over through the router.

use apertura_actions::Person;
use apertura_actions::inventory::EntryEdit;
use apertura_catalog::opening::Field;
use apertura_catalog::{Place, Role};
use axum::http::{Request, StatusCode};

use crate::house::{Answer, Browser, House, PASSWORD};

/// The code that an application shows for the secret of the page.
async fn code(house: &House, page: &Answer) -> String {
    let secret = page.page.split("<code>").nth(1).unwrap().split('<').next().unwrap().replace(' ', "");
    let mut bits = Vec::new();
    for sign in secret.bytes() {
        let value = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".iter().position(|known| *known == sign).unwrap();
        bits.extend((0..5).rev().map(|bit| value >> bit & 1 == 1));
    }
    let key: Vec<u8> =
        bits.chunks_exact(8).map(|eight| eight.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit))).collect();
    code_at(&key, house.catalog.time().as_second() / 30)
}

fn code_at(key: &[u8], step: i64) -> String {
    use hmac::{Hmac, KeyInit, Mac};
    let mut mac = Hmac::<sha1::Sha1>::new_from_slice(key).unwrap();
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 15);
    let number = u32::from_be_bytes([hash[at] & 127, hash[at + 1], hash[at + 2], hash[at + 3]]);
    format!("{:06}", number % 1_000_000)
}

/// Sets a second factor up; the browser with its new session, and the recovery codes.
pub async fn with_second_factor(house: &House, browser: &Browser) -> (Browser, Vec<String>) {
    let page = browser.get("/account/second-factor").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.page);
    let answer = browser.send("/account/second-factor", &format!("code={}", code(house, &page).await)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.page);
    let codes =
        answer.page.split("<li><code>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect();
    house.pass(1);
    (browser.after(&answer), codes)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_needs_a_second_factor_and_may_then_lose_the_telephone() {
    let house = House::new().await;
    let admin = house.member("admin@ejemplo.mx", Role::Administrator).await;
    let refused = admin.get("/people").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.page.contains("href=\"/account/second-factor\""), "{}", refused.page);
    let page = admin.get("/account/second-factor").await;
    assert!(page.page.contains("<svg"), "{}", page.page);
    let wrong = admin.send("/account/second-factor", "code=000000").await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);
    let (strong, codes) = with_second_factor(&house, &admin).await;
    assert_eq!(codes.len(), 10);
    assert_ne!(strong.cookie, admin.cookie, "what one may do has changed: the session is another");
    assert_eq!(admin.get("/work").await.status, StatusCode::SEE_OTHER, "the session before has ended");
    assert_eq!(strong.get("/people").await.status, StatusCode::OK);
    // the password alone opens nothing now
    let (led, half) = house.stranger().sign_in("admin@ejemplo.mx", PASSWORD).await;
    assert_eq!(led.leads(), "/sign-in/code?next=%2Fwork");
    for address in ["/work", "/people", "/draft", "/account", "/agency", "/account/second-factor", "/account/password"]
    {
        assert!(half.get(address).await.leads().starts_with("/sign-in/code"), "{address}");
    }
    let sign = half.get("/sign-in/code").await.field("sign");
    assert_eq!(half.post("/sign-in/code", &format!("sign={sign}&code=123456")).await.status, StatusCode::FORBIDDEN);
    let entered = half.post("/sign-in/code?next=%2Fpeople", &format!("sign={sign}&code={}", codes[3])).await;
    assert_eq!(entered.leads(), "/people");
    assert_eq!(half.after(&entered).get("/people").await.status, StatusCode::OK);
    let (_, half) = house.stranger().sign_in("admin@ejemplo.mx", PASSWORD).await;
    let sign = half.get("/sign-in/code").await.field("sign");
    let again = half.post("/sign-in/code", &format!("sign={sign}&code={}", codes[3])).await;
    assert_eq!(again.status, StatusCode::FORBIDDEN, "a recovery code opens once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_opens_once() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let page = rosa.get("/account/second-factor").await;
    let first = code(&house, &page).await;
    let set = rosa.send("/account/second-factor", &format!("code={first}")).await;
    assert_eq!(set.status, StatusCode::OK);
    let (_, half) = house.stranger().sign_in("rosa@ejemplo.mx", PASSWORD).await;
    let sign = half.get("/sign-in/code").await.field("sign");
    let replayed = half.post("/sign-in/code", &format!("sign={sign}&code={first}")).await;
    assert_eq!(replayed.status, StatusCode::FORBIDDEN);
    house.pass(1);
    let later = code(&house, &page).await;
    assert_eq!(half.post("/sign-in/code", &format!("sign={sign}&code={later}")).await.leads(), "/work");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_liaison_manages_the_people_of_the_own_agency_alone() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let page = rosa.get("/people").await;
    assert!(
        page.page.contains("liaison@obras") && !page.page.contains("@salud") && !page.page.contains("administrator@\"")
    );
    let invited = rosa.send("/people", "do=invite&mail=luis@ejemplo.mx&name=Luis&grant=data-producer@obras").await;
    assert_eq!(invited.leads(), "/people?done=invited");
    assert!(rosa.get("/people").await.page.contains("luis@ejemplo.mx"));
    for grant in ["liaison@salud", "administrator@", "reviewer@", "facilitator@"] {
        let refused = rosa.send("/people", &format!("do=invite&mail=x@ejemplo.mx&grant={grant}")).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{grant}");
    }
    // somebody of another agency is not there
    house.member_of("eva@ejemplo.mx", Role::Liaison, "salud").await;
    let everybody = house.catalog.people(&Person::Operator).await.unwrap();
    let eva = everybody.iter().find(|seen| seen.account.mail == "eva@ejemplo.mx").unwrap().account.id.clone();
    let own = everybody.iter().find(|seen| seen.account.mail == "rosa@ejemplo.mx").unwrap().account.id.clone();
    assert!(!rosa.get("/people").await.page.contains("eva@"));
    assert_eq!(rosa.get(&format!("/people/{eva}")).await.status, StatusCode::NOT_FOUND);
    for fields in ["do=give&grant=liaison@obras", "do=take&grant=liaison@salud", "do=close", "do=remove-factor"] {
        let refused = rosa.send(&format!("/people/{eva}"), fields).await;
        assert!(
            matches!(refused.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN),
            "{fields}: {}",
            refused.status
        );
    }
    // nobody raises themselves
    for grant in ["administrator@", "reviewer@", "liaison@salud"] {
        let refused = rosa.send(&format!("/people/{own}"), &format!("do=give&grant={grant}")).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{grant}");
    }
    assert_eq!(rosa.send(&format!("/people/{own}"), "do=close").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sensitive_asks_for_the_password_again() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    house.pass(16);
    let led = rosa.send("/people", "do=invite&mail=luis@ejemplo.mx&grant=data-producer@obras").await;
    assert_eq!(led.leads(), "/sign-in/again?next=%2Fpeople");
    assert!(!rosa.get("/people").await.page.contains("luis@"));
    let wrong = rosa.send("/sign-in/again?next=%2Fpeople", "password=no+es+esta+no+es").await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);
    let right = rosa.send("/sign-in/again?next=%2Fpeople", "password=tres+nubes+sobre+el+cerro").await;
    assert_eq!(right.leads(), "/people");
    let rosa = rosa.after(&right);
    let invited = rosa.send("/people", "do=invite&mail=luis@ejemplo.mx&grant=data-producer@obras").await;
    assert_eq!(invited.leads(), "/people?done=invited");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_password_is_replaced_by_a_mailed_link_that_opens_once() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let stranger = house.stranger();
    let known = stranger.post("/reset", "mail=rosa@ejemplo.mx").await;
    let unknown = stranger.post("/reset", "mail=nadie@ejemplo.mx").await;
    assert_eq!(known.page, unknown.page, "nobody is told which address has an account");
    let token = house.catalog.recover_account(&Person::Operator, "rosa@ejemplo.mx").await.unwrap();
    let address = format!("/reset/{token}");
    assert_eq!(stranger.post(&address, "password=breve").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(stranger.post(&address, "password=cinco+peces+bajo+la+sombra").await.leads(), "/sign-in?done=password");
    assert_eq!(stranger.get(&address).await.status, StatusCode::GONE);
    assert!(rosa.get("/work").await.leads().starts_with("/sign-in"), "all sessions ended");
    assert_eq!(stranger.sign_in("rosa@ejemplo.mx", PASSWORD).await.0.status, StatusCode::FORBIDDEN);
    assert_eq!(stranger.sign_in("rosa@ejemplo.mx", "cinco peces bajo la sombra").await.0.leads(), "/work");
    let token = house.catalog.recover_account(&Person::Operator, "rosa@ejemplo.mx").await.unwrap();
    house.pass(61);
    assert_eq!(
        stranger.get(&format!("/reset/{token}")).await.status,
        StatusCode::GONE,
        "an hour later it opens nothing"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_does_what_its_token_says_and_no_more() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let made = rosa.send("/account/token", "token-name=Carga&scope=see-work&days=7").await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.page);
    let token = made.page.split("apertura_").nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert!(!rosa.get("/account").await.page.contains(&token), "it is shown once");
    let machine = house.stranger();
    let ask = |method: &str, address: &str| {
        Request::builder()
            .method(method)
            .uri(address)
            .header("authorization", format!("Bearer apertura_{token}"))
            .header("accept", "application/json")
    };
    assert_eq!(machine.ask(ask("GET", "/draft"), String::new()).await.status, StatusCode::OK);
    for (method, address) in
        [("GET", "/people"), ("GET", "/account"), ("POST", "/account/token"), ("GET", "/account/second-factor")]
    {
        assert_eq!(machine.ask(ask(method, address), String::new()).await.status, StatusCode::FORBIDDEN, "{address}");
    }
    for scope in ["review", "manage-people", "manage-agencies", "no-hay"] {
        let refused = rosa.send("/account/token", &format!("token-name=Carga&scope={scope}&days=7")).await;
        assert!(matches!(refused.status, StatusCode::FORBIDDEN | StatusCode::BAD_REQUEST), "{scope}");
    }
    house.pass(60 * 24 * 7 + 1);
    assert_eq!(machine.ask(ask("GET", "/draft"), String::new()).await.status, StatusCode::UNAUTHORIZED, "it has ended");
    let (_, rosa) = house.stranger().sign_in("rosa@ejemplo.mx", PASSWORD).await;
    let made = rosa.send("/account/token", "token-name=Carga&scope=see-work&days=7").await;
    let token = made.page.split("apertura_").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let tokens = made.page.split("id=\"tokens\"").nth(1).unwrap();
    let id = tokens.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let _ = rosa.send("/account", &format!("do=end-token&id={id}")).await;
    let ask = Request::get("/draft")
        .header("authorization", format!("Bearer apertura_{token}"))
        .header("accept", "application/json");
    assert_eq!(machine.ask(ask, String::new()).await.status, StatusCode::UNAUTHORIZED, "its account ended it");
}

#[tokio::test(flavor = "multi_thread")]
async fn duties_pass_to_another_with_a_sheet() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let luis = house.member("luis@ejemplo.mx", Role::DataProducer).await;
    let (admin, _) = with_second_factor(&house, &house.member("admin@ejemplo.mx", Role::Administrator).await).await;
    let people = house.catalog.people(&Person::Operator).await.unwrap();
    let id = |mail: &str| people.iter().find(|seen| seen.account.mail == mail).unwrap().account.id.clone();
    let cell = |field, text: &str| (field, text.to_owned());
    let edits = [
        vec![cell(Field::Title, "Baches")],
        vec![cell(Field::Title, "Luminarias"), cell(Field::Commitment, "2026-03-31")],
    ];
    let edits = edits.map(|cells| EntryEdit { cells, ..EntryEdit::default() });
    house.catalog.write_entries(&Person::Operator, "obras", &edits).await.unwrap();
    let review = crate::review::submitted(&rosa).await;
    let address = format!("/people/{}/hand-over", id("rosa@ejemplo.mx"));
    assert_eq!(admin.get(&address).await.status, StatusCode::OK);
    let same = admin.send(&address, &format!("to={}", id("rosa@ejemplo.mx"))).await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
    let passed = admin
        .send(&address, &format!("to={}&note=La+clave+del+archivo+la+tiene+sistemas", id("luis@ejemplo.mx")))
        .await;
    let sheet = passed.leads().to_owned();
    let page = luis.get(&sheet).await.page;
    for part in [
        "La clave del archivo",
        "Entrada del inventario",
        "Baches",
        "Compromiso del plan",
        "Luminarias",
        "Revisión abierta",
        &review,
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("Archivo en preparación"), "what was handed over is named once");
    // what the reviewer says now is told to the one who took over
    house
        .drafts
        .comment(&Person::Operator, review.rsplit('/').next().unwrap(), Place::Whole, "Falta abril", None)
        .await
        .unwrap();
    let letters = house.catalog.letters(&Person::Operator, None).await.unwrap();
    let told: Vec<&str> = letters.iter().filter(|l| l.kind == "comment-made").map(|l| l.to.as_str()).collect();
    assert_eq!(told, ["luis@ejemplo.mx"]);
    let paper = luis.get(&format!("{sheet}/sheet.pdf")).await;
    assert_eq!(paper.headers["content-type"], "application/pdf");
    assert!(rosa.get("/work").await.leads().starts_with("/sign-in"), "her sessions ended");
    assert_eq!(
        house.stranger().sign_in("rosa@ejemplo.mx", PASSWORD).await.0.status,
        StatusCode::FORBIDDEN,
        "her account is closed"
    );
    assert!(luis.get("/work").await.page.contains("Enlace de datos abiertos"));
    let stranger = house.member_of("eva@ejemplo.mx", Role::Liaison, "salud").await;
    assert_eq!(stranger.get(&sheet).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn papers_of_an_agency_are_kept_and_given_to_its_people_alone() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let letter = rosa.get("/agency/obras/designation.pdf").await;
    assert_eq!((letter.status, letter.headers["content-type"].to_str().unwrap()), (StatusCode::OK, "application/pdf"));
    assert!(letter.page.starts_with("%PDF-"));
    let sign = rosa.sign().await;
    let send = |content: &str| {
        let part =
            |head: &str, text: &str| format!("--limit\r\ncontent-disposition: form-data; {head}\r\n\r\n{text}\r\n");
        part("name=\"sign\"", &sign)
            + &part("name=\"kind\"", "designation")
            + &part("name=\"file\"; filename=\"C:\\\\oficio firmado.pdf\"", content)
            + "--limit--\r\n"
    };
    let post = || Request::post("/agency/obras/document").header("content-type", "multipart/form-data; boundary=limit");
    let refused = rosa.ask(post(), send("<html><script>alert(1)</script>")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = rosa.ask(post(), send("%PDF-1.7 firmado")).await;
    assert!(kept.leads().starts_with("/agency/obras"), "{}", kept.page);
    let page = rosa.get("/agency/obras").await.page;
    let address = page.split("href=\"/agency/obras/document/").nth(1).unwrap().split('"').next().unwrap();
    let address = format!("/agency/obras/document/{address}");
    let back = rosa.get(&address).await;
    assert_eq!(back.page, "%PDF-1.7 firmado");
    assert!(back.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert!(back.headers["content-security-policy"].to_str().unwrap().contains("sandbox"));
    assert_eq!(back.headers["cache-control"], "no-store");
    let eva = house.member_of("eva@ejemplo.mx", Role::Liaison, "salud").await;
    let minutes = rosa.get("/agency/obras/minutes.pdf?lang=en").await;
    assert_eq!(
        (minutes.status, minutes.headers["content-type"].to_str().unwrap()),
        (StatusCode::OK, "application/pdf")
    );
    assert!(minutes.page.starts_with("%PDF-1."));
    for other in [address.as_str(), "/agency/obras", "/agency/obras/designation.pdf", "/agency/obras/minutes.pdf"] {
        assert_eq!(eva.get(other).await.status, StatusCode::NOT_FOUND, "{other}");
    }
    assert_eq!(eva.get(&address.replace("obras", "salud")).await.status, StatusCode::NOT_FOUND);
    assert!(house.stranger().get(&address).await.leads().starts_with("/sign-in"));
}
