//! Accounts through the router: invitation, signing in and out, what a session is worth, who is kept out.

use apertura_actions::Person;
use apertura_catalog::Role;
use axum::http::{Request, StatusCode};

use crate::house::{House, PASSWORD};

#[tokio::test(flavor = "multi_thread")]
async fn the_first_administrator_comes_in_by_a_link_that_opens_once() {
    let house = House::new().await;
    let (first, second) = (
        house.catalog.first_administrator(&Person::Operator).await.unwrap(),
        house.catalog.first_administrator(&Person::Operator).await.unwrap(),
    );
    let stranger = house.stranger();
    assert_eq!(
        stranger.get(&format!("/invitation/{first}")).await.status,
        StatusCode::GONE,
        "a later link replaces it"
    );
    let address = format!("/invitation/{second}");
    let page = stranger.get(&address).await;
    assert!(page.page.contains("Administración del portal"), "{}", page.page);
    assert_eq!(page.headers["referrer-policy"], "no-referrer");
    let fields = |password: &str| format!("mail=Ana.Rios@Ejemplo.MX&name=Ana+R%C3%ADos&position=&password={password}");
    for (password, why) in
        [("breve", "muy corta"), ("Contrase%C3%B1a2026!", "primeras"), ("anarios2026ana", "su nombre")]
    {
        let refused = stranger.post(&address, &fields(password)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{password}");
        assert!(refused.page.contains(why), "{password}: {}", refused.page);
        assert!(!refused.page.contains(password), "no page repeats a password");
    }
    let made = stranger.post(&address, &fields("tres+nubes+sobre+el+cerro")).await;
    assert_eq!(made.leads(), "/work");
    let ana = stranger.after(&made);
    assert!(ana.get("/work").await.page.contains("Hola, Ana Ríos"));
    assert_eq!(stranger.get(&address).await.status, StatusCode::GONE);
    assert!(house.catalog.first_administrator(&Person::Operator).await.is_err(), "there is an account now");
    let (_, again) = stranger.sign_in("ana.rios@ejemplo.mx", PASSWORD).await;
    assert!(again.get("/work").await.page.contains("Hola, Ana Ríos"));
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_unknown_is_led_to_sign_in_and_back() {
    let house = House::new().await;
    house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let stranger = house.stranger();
    let led = stranger.get("/draft?lang=es").await;
    assert_eq!(led.leads(), "/sign-in?next=%2Fdraft");
    let page = stranger.get("/sign-in?next=%2Fdraft").await;
    assert!(page.page.contains("action=\"/sign-in?next=%2Fdraft\""), "{}", page.page);
    let entered =
        stranger.post("/sign-in?next=%2Fdraft", "mail=ROSA@ejemplo.mx&password=tres+nubes+sobre+el+cerro").await;
    assert_eq!(entered.leads(), "/draft");
    let drafts = stranger.after(&entered).get("/draft").await;
    assert_eq!(drafts.status, StatusCode::OK);
    assert_eq!(drafts.field("agency"), "obras", "the only agency is chosen already");
    // the way back stays on this server
    for next in ["https://otro.example/", "//otro.example", "/\\otro.example", "javascript:alert(1)"] {
        let next = next.replace('/', "%2F").replace(':', "%3A").replace('\\', "%5C");
        let fields = "mail=rosa@ejemplo.mx&password=tres+nubes+sobre+el+cerro";
        assert_eq!(stranger.post(&format!("/sign-in?next={next}"), fields).await.leads(), "/work");
    }
    // a program is told so
    let answer = stranger.ask(Request::get("/draft").header("accept", "application/json"), String::new()).await;
    assert_eq!(
        (answer.status, answer.headers["www-authenticate"].to_str().unwrap()),
        (StatusCode::UNAUTHORIZED, "Bearer")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_unused_at_the_end_of_its_day_and_by_its_button() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    house.pass(29);
    assert_eq!(rosa.get("/work").await.status, StatusCode::OK);
    house.pass(31);
    assert_eq!(rosa.get("/work").await.leads(), "/sign-in?next=%2Fwork", "unused for half an hour");
    let (_, rosa) = house.stranger().sign_in("rosa@ejemplo.mx", PASSWORD).await;
    for _ in 0..35 {
        house.pass(20);
        assert_eq!(rosa.get("/work").await.status, StatusCode::OK);
    }
    house.pass(21);
    assert_eq!(rosa.get("/work").await.leads(), "/sign-in?next=%2Fwork", "twelve hours are the most");
    let (_, rosa) = house.stranger().sign_in("rosa@ejemplo.mx", PASSWORD).await;
    assert_eq!(rosa.post("/sign-out", "sign=00").await.status, StatusCode::FORBIDDEN);
    let left = rosa.send("/sign-out", "").await;
    assert_eq!(left.leads(), "/");
    assert!(left.headers["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
    assert_eq!(rosa.get("/work").await.leads(), "/sign-in?next=%2Fwork", "the old cookie opens nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_is_slowed_down_and_tells_nobody_who_has_an_account() {
    let house = House::new().await;
    house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let stranger = house.stranger();
    let say =
        |page: &str| page.split("role=\"alert\"").nth(1).map(|rest| rest.split("</div>").next().unwrap().to_owned());
    let mut told = Vec::new();
    for mail in ["rosa@ejemplo.mx", "nadie@ejemplo.mx"] {
        for attempt in 0..10 {
            let (answer, _) = stranger.sign_in(mail, "no es esta, no es esta").await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{mail} {attempt}");
            told.push(say(&answer.page).unwrap());
        }
        let (answer, _) = stranger.sign_in(mail, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{mail}: even the right one waits");
        assert_eq!(answer.headers["retry-after"], "900");
        assert!(answer.page.contains("Espere 15 min"), "{}", answer.page);
    }
    told.dedup();
    assert_eq!(told.len(), 1, "the same words for both: {told:?}");
    house.pass(16);
    assert_eq!(stranger.sign_in("rosa@ejemplo.mx", PASSWORD).await.0.leads(), "/work");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cookie_is_new_at_each_sign_in_and_kept_from_scripts_and_other_sites() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let (answer, later) = rosa.sign_in("rosa@ejemplo.mx", PASSWORD).await;
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    assert!(
        cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax") && cookie.contains("; Path=/"),
        "{cookie}"
    );
    assert_ne!(later.cookie, rosa.cookie);
    assert_eq!(rosa.get("/work").await.leads(), "/sign-in?next=%2Fwork", "the session before ended");
    // a cookie that somebody else has set is not taken up
    let fixed = house.stranger();
    let fixed = crate::house::Browser { cookie: format!("session={}", "0".repeat(64)), ..fixed };
    let (answer, _) = fixed.sign_in("rosa@ejemplo.mx", PASSWORD).await;
    assert!(!answer.headers["set-cookie"].to_str().unwrap().contains(&"0".repeat(64)));
    let secure = Request::post("/sign-in")
        .header("x-forwarded-proto", "https")
        .header("content-type", "application/x-www-form-urlencoded");
    let fields = "mail=rosa@ejemplo.mx&password=tres+nubes+sobre+el+cerro".to_owned();
    let answer = house.stranger().ask(secure, fields).await;
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-session=") && cookie.ends_with("; Secure"), "{cookie}");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_sites_page_sends_nothing_here() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let sign = rosa.sign().await;
    let form = |name: &'static str, value: &'static str| {
        let request = Request::post("/sign-out").header("content-type", "application/x-www-form-urlencoded");
        (request.header(name, value), format!("sign={sign}"))
    };
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://otro.example"),
        ("origin", "null"),
    ] {
        let (request, body) = form(name, value);
        assert_eq!(rosa.ask(request, body).await.status, StatusCode::FORBIDDEN, "{name}: {value}");
    }
    let (request, body) = form("origin", "http://datos.ejemplo");
    assert_eq!(rosa.ask(request, body).await.leads(), "/");
}
