//! What holds for all answers: signs of forms, headers, limits, guessing, passwords, secrets. `docs/security.md` names these
//! tests; who may do what is asked in `routes`.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use apertura_actions::Person;
use apertura_catalog::Role;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};

use crate::house::{House, PASSWORD};
use crate::people::with_second_factor;
use crate::routes::{reaches, rows, things};

#[tokio::test(flavor = "multi_thread")]
async fn a_form_without_its_sign_or_with_anothers_changes_nothing() {
    let house = House::new().await;
    let things = things(&house).await;
    let (admin, _) = with_second_factor(&house, &house.member("admin@ejemplo.mx", Role::Administrator).await).await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let others = admin.sign().await;
    let events = house.catalog.events(None, None, 1).await.unwrap();
    for row in rows(&things).iter().filter(|row| row.method() != "GET") {
        for sign in ["", "00", &others] {
            let (request, body) = row.request(sign);
            let answer = rosa.ask(request, body).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{} {sign}", row.route);
        }
    }
    assert_eq!(rosa.post("/sign-out", "sign=00").await.status, StatusCode::FORBIDDEN);
    assert_eq!(house.catalog.events(None, None, 1).await.unwrap(), events, "nothing happened");
}

#[tokio::test(flavor = "multi_thread")]
async fn private_pages_are_kept_nowhere_and_load_nothing_foreign() {
    let house = House::new().await;
    let things = things(&house).await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    for row in rows(&things) {
        if row.method() != "GET" || !reaches(row.asks, Role::Liaison, true) {
            continue;
        }
        let address = row.address;
        let answer = rosa.get(&address).await;
        let header =
            |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        assert_eq!(header("cache-control"), "no-store", "{address}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(header("x-frame-options"), "DENY", "{address}");
        let policy = header("content-security-policy");
        // a file of a draft is shown in a sandbox, which runs nothing
        let safe = !policy.contains("unsafe") || policy.contains("sandbox") && !policy.contains("script");
        assert!(policy.contains("default-src 'none'") && safe, "{address}: {policy}");
        if header("content-type").starts_with("text/html") {
            assert!(policy.contains("form-action 'self'") && policy.contains("frame-ancestors 'none'"), "{address}");
            assert!(!answer.page.contains(" style=\"") && !answer.page.contains(" onclick="), "{address}");
            for language in ["es", "en"] {
                let joint = if address.contains('?') { '&' } else { '?' };
                let page = rosa.get(&format!("{address}{joint}lang={language}")).await.page;
                assert_eq!(page.matches("<h1").count(), 1, "{address}");
                assert!(
                    !page.split(['{', '}']).any(|part| part.trim_start().starts_with('$')),
                    "a value is missing: {address}"
                );
            }
        }
    }
    let secure = rosa.ask(Request::get("/").header("x-forwarded-proto", "https"), String::new()).await;
    assert!(secure.headers["strict-transport-security"].to_str().unwrap().starts_with("max-age=31536000"));
    assert!(!house.stranger().get("/").await.headers.contains_key("strict-transport-security"));
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_from_one_address_is_slowed_down_whatever_the_request_says_of_itself() {
    let house = House::new().await;
    house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let try_from = |address: &'static str, mail: String, password: &'static str, forwarded: String| {
        let peer: SocketAddr = address.parse().unwrap();
        let request = Request::post("/sign-in")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("x-forwarded-for", forwarded)
            .extension(ConnectInfo(peer));
        let stranger = house.stranger();
        async move { stranger.ask(request, format!("mail={mail}&password={}", password.replace(' ', "+"))).await }
    };
    for n in 0..60 {
        let answer =
            try_from("192.0.2.7:1000", format!("p{n}@ejemplo.mx"), "no es esta, no es esta", format!("198.51.100.{n}"))
                .await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{n}");
    }
    let last = try_from("192.0.2.7:9999", "rosa@ejemplo.mx".to_owned(), PASSWORD, "198.51.100.99".to_owned()).await;
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    let other = try_from("192.0.2.8:9999", "rosa@ejemplo.mx".to_owned(), PASSWORD, "192.0.2.7".to_owned()).await;
    assert_eq!(other.leads(), "/work", "another address is not held up");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_was_planted_is_never_taken_over() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let planted = "0".repeat(64);
    for cookie in [format!("session={planted}"), format!("session={planted}; session={planted}")] {
        let browser = crate::house::Browser { cookie, router: house.router.clone() };
        assert!(browser.get("/work").await.leads().starts_with("/sign-in"), "it opens nothing");
        let (entered, after) = browser.sign_in("rosa@ejemplo.mx", PASSWORD).await;
        assert_eq!(entered.leads(), "/work");
        assert!(after.cookie.starts_with("session=") && !after.cookie.contains(&planted), "{}", after.cookie);
        assert!(browser.get("/work").await.leads().starts_with("/sign-in"), "what was planted still opens nothing");
    }
    // signing in as somebody else ends the session that was there
    house.member_of("eva@ejemplo.mx", Role::Liaison, "salud").await;
    let (_, eva) = rosa.sign_in("eva@ejemplo.mx", PASSWORD).await;
    assert_ne!(eva.cookie, rosa.cookie);
    assert!(rosa.get("/work").await.leads().starts_with("/sign-in"));
}

#[tokio::test(flavor = "multi_thread")]
async fn passwords_are_judged_by_length_and_by_what_is_guessed_first() {
    let house = House::new().await;
    let mut judged = BTreeMap::new();
    for (password, good) in [
        ("corta 1!A", false),
        ("once sign1!", false),
        ("contraseña1234", false),
        ("P@ssw0rd2026!!", false),
        ("123456789012", false),
        ("qwertyuiop123", false),
        ("aaaaaaaaaaaaaaa", false),
        ("lunalunaluna", false),
        ("bienvenido2026", false),
        ("GobiernoAbierto2026", false),
        ("Monterrey1234!", false),
        ("Rosa Ibarra 1985", false),
        ("doce señales", true),
        ("tres nubes sobre el cerro", true),
        ("🌵 nopal y tuna madura", true),
        ("correcto caballo bateria grapa", true),
        ("xK9#mQ2$vL7p", true),
    ] {
        let token = house.catalog.invite_administrator(&Person::Operator, "rosa@ejemplo.mx").await.unwrap();
        let new = apertura_actions::NewAccount {
            name: "Rosa Ibarra".to_owned(),
            password: password.to_owned(),
            ..Default::default()
        };
        let made = house.catalog.accept(&token, &new, apertura_actions::Visitor::default()).await;
        let accepted = match made {
            Ok(_) => true,
            Err(refusal) => refusal.code() != "weak-password",
        };
        judged.insert(password, (accepted, good));
    }
    let long = "x y".repeat(43);
    let token = house.catalog.invite_administrator(&Person::Operator, "otra@ejemplo.mx").await.unwrap();
    let new = apertura_actions::NewAccount { name: "Rosa Ibarra".to_owned(), password: long, ..Default::default() };
    assert_eq!(
        house.catalog.accept(&token, &new, apertura_actions::Visitor::default()).await.unwrap_err().code(),
        "weak-password"
    );
    let wrong: Vec<_> = judged.iter().filter(|(_, (accepted, good))| accepted != good).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_and_addresses_have_their_limits() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let sign = rosa.sign().await;
    let large = rosa.post("/account", &format!("sign={sign}&do=describe&name={}", "a".repeat(300 << 10))).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let named = rosa
        .post("/account", &format!("sign={sign}&do=describe&name=%3Cscript%3Ealert(1)%3C/script%3E&position=a%0D%0Ab"))
        .await;
    assert_eq!(named.leads(), "/account?done=saved");
    let page = rosa.get("/account").await.page;
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script>alert"), "texts stay texts");
    for (method, address) in
        [("TRACE", "/work"), ("PUT", "/account"), ("DELETE", "/agency/obras"), ("GET", "/sign-out")]
    {
        let request = Request::builder().method(method).uri(address).header("sec-fetch-site", "same-origin");
        assert_eq!(rosa.ask(request, String::new()).await.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {address}");
    }
    for address in ["/agency/..%2f..%2fetc", "/draft/%00", "/people/'%20OR%201=1--", "/agency/obras/document/../../x"] {
        let answer = rosa.get(address).await;
        assert!(
            matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN | StatusCode::BAD_REQUEST),
            "{address}: {}",
            answer.status
        );
        assert!(!answer.page.contains("sqlite") && !answer.page.contains("panicked"), "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_and_the_database_hold_no_secret_and_no_name() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let (rosa, codes) = with_second_factor(&house, &rosa).await;
    let made = rosa.send("/account/token", "token-name=Carga&scope=see-work&days=7").await;
    let token = made.page.split("apertura_").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let mut log = String::new();
    for event in house.catalog.events(None, None, 100).await.unwrap() {
        log += &event.body.to_string();
    }
    for name in ["Rosa", "ejemplo.mx", "Ibarra"] {
        assert!(!log.contains(name), "{name} in the log");
    }
    let mut kept = Vec::new();
    for name in ["apertura.sqlite", "apertura.sqlite-wal"] {
        kept.extend(std::fs::read(house.catalog.folder().join(name)).unwrap_or_default());
    }
    let holds = |secret: &str| kept.windows(secret.len()).any(|window| window == secret.as_bytes());
    assert!(holds("rosa@ejemplo.mx") && holds("$argon2id$v=19$m=19456,t=2,p=1$"), "the file is the right one");
    let cookie = rosa.cookie.split('=').nth(1).unwrap();
    for secret in [PASSWORD, cookie, &token, &codes[0], &codes[0].replace('-', "")] {
        assert!(!holds(secret), "{secret} is kept");
    }
}

/// Each chapter of the page names a test, and each test it names stands in the file that it says.
#[test]
fn every_chapter_names_tests_that_exist() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = std::fs::read_to_string(root.join("docs/security.md")).expect("the page");
    let chapters: Vec<&str> = page.split("\n## V").skip(1).collect();
    let numbers: Vec<&str> = chapters.iter().filter_map(|chapter| chapter.split(' ').next()).collect();
    assert_eq!(numbers, (1..=14).map(|number| number.to_string()).collect::<Vec<_>>(), "the chapters of the standard");
    for chapter in chapters {
        let title = chapter.lines().next().unwrap_or_default();
        let quoted = chapter.split('`').skip(1).step_by(2);
        let mut found = 0;
        for (module, name) in quoted.filter_map(|text| text.split_once("::")) {
            let files: Vec<String> = ["portal", "actions"]
                .iter()
                .filter_map(|one| std::fs::read_to_string(root.join(format!("crates/{one}/tests/it/{module}.rs"))).ok())
                .collect();
            // what is no file of tests is a module that the page speaks of
            if files.is_empty() || name.is_empty() || (module, name) == ("catalog", "permission") {
                continue;
            }
            assert!(
                files.iter().any(|text| text.contains(&format!("fn {name}("))),
                "V{title}: no test {module}::{name}"
            );
            found += 1;
        }
        assert!(found > 0, "V{title} names no test");
    }
}
