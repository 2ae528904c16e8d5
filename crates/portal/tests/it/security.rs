//! Who may do what, asked through HTTP: each private route by each role, of the agency and of another, by session and by
//! token; and what holds for all answers. `docs/security.md` names these tests.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use apertura_actions::Person;
use apertura_catalog::opening::Criterion;
use apertura_catalog::{Permission, Reach, Role, Slug};
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};

use crate::house::{Answer, Browser, House, PASSWORD};
use crate::people::with_second_factor;

const FILE: &str =
    "Folio,CURP,Colonia,Monto\nA-1,LOHM850315MNLPRR07,Centro,10.50\nA-2,RUPA790822HNLZXN04,Norte,20.50\n";

/// What a route asks for.
#[derive(Clone, Copy)]
enum Asks {
    /// This, in the agency `obras`.
    Obras(Permission),
    /// This, for what belongs to no agency.
    All(Permission),
    /// To have signed in.
    Entry,
}
use Asks::{All, Entry, Obras};

/// Things of `obras` that the routes name.
struct Things {
    draft: String,
    paper: String,
    account: String,
}

async fn things(house: &House) -> Things {
    let obras = Slug::from_title("obras");
    let mut upload = house.drafts.upload(&Person::Operator, Some(&obras)).unwrap();
    upload.write(FILE.as_bytes()).unwrap();
    let draft = house.drafts.hand_in(&Person::Operator, Some(&obras), upload, "apoyos.csv").await.unwrap().id;
    house.drafts.opened(&Person::Operator, &draft).await.unwrap();
    let mut paper = house.catalog.begin_paper(&Person::Operator, &obras).await.unwrap();
    paper.write(b"%PDF-1.7 oficio").unwrap();
    let kind = apertura_catalog::DocumentKind::Designation;
    let paper = house.catalog.keep_paper(&Person::Operator, &obras, kind, paper, "oficio.pdf").await.unwrap().id;
    house.member("luis@ejemplo.mx", Role::DataProducer).await;
    let people = house.catalog.people(&Person::Operator).await.unwrap();
    Things { draft, paper, account: people[0].account.id.clone() }
}

/// Each private route with a form that asks for something small: method, address, form, what it asks for.
fn routes(things: &Things) -> Vec<(&'static str, String, &'static str, Asks)> {
    let Things { draft, paper, account } = things;
    let read = Obras(Permission::SeeWork);
    let to_oneself: &'static str = Box::leak(format!("to={account}").into_boxed_str());
    let weights: Vec<String> = Criterion::ALL.iter().map(|criterion| format!("{}=1", criterion.code())).collect();
    let weights: &'static str = Box::leak(weights.join("&").into_boxed_str());
    vec![
        ("GET", "/work".to_owned(), "", Entry),
        ("GET", "/account".to_owned(), "", Entry),
        ("GET", "/account/password".to_owned(), "", Entry),
        ("GET", "/draft".to_owned(), "", Entry),
        ("GET", format!("/draft/{draft}"), "", read),
        ("GET", format!("/draft/{draft}/original.json?from=1&count=5"), "", read),
        ("GET", format!("/draft/{draft}/clean.json?from=0&count=5"), "", read),
        ("GET", format!("/draft/{draft}/dictionary"), "", read),
        ("GET", format!("/draft/{draft}/publish"), "", read),
        ("GET", format!("/draft/{draft}/files/recipe.toml"), "", read),
        ("GET", format!("/draft/{draft}/files/apoyos.csv"), "", read),
        ("POST", format!("/draft/{draft}/change"), "revision=9&back=/draft&change=suggest", Obras(Permission::Prepare)),
        (
            "POST",
            format!("/draft/{draft}/change"),
            "revision=9&back=/draft&change=decide&column=curp&operation=remove",
            Obras(Permission::DecidePersonalData),
        ),
        ("GET", "/agency/obras".to_owned(), "", read),
        ("GET", format!("/agency/obras/document/{paper}"), "", read),
        ("GET", "/agency/obras/designation.pdf".to_owned(), "", Obras(Permission::KeepDocuments)),
        ("POST", "/agency/obras".to_owned(), "do=describe&head=Titular", Obras(Permission::KeepDocuments)),
        ("POST", "/agency/obras".to_owned(), "do=reopen", All(Permission::ManageAgencies)),
        ("POST", "/agency".to_owned(), "name=Obras", All(Permission::ManageAgencies)),
        (
            "POST",
            "/people".to_owned(),
            "do=invite&mail=z@ejemplo.mx&grant=data-producer@obras",
            Obras(Permission::ManagePeople),
        ),
        ("POST", "/people".to_owned(), "do=invite&mail=w@ejemplo.mx&grant=reviewer@", All(Permission::ManageAgencies)),
        ("GET", format!("/people/{account}"), "", Obras(Permission::ManagePeople)),
        ("POST", format!("/people/{account}"), "do=give&grant=data-producer@obras", Obras(Permission::ManagePeople)),
        ("POST", format!("/people/{account}"), "do=give&grant=facilitator@", All(Permission::ManageAgencies)),
        ("POST", format!("/people/{account}"), "do=remove-factor", All(Permission::ManageAgencies)),
        ("GET", format!("/people/{account}/hand-over"), "", Obras(Permission::HandOver)),
        ("POST", format!("/people/{account}/hand-over"), to_oneself, Obras(Permission::HandOver)),
        ("GET", "/inventory/obras".to_owned(), "", read),
        ("GET", "/priority/obras".to_owned(), "", read),
        ("GET", "/plan/obras".to_owned(), "", read),
        ("POST", "/inventory/obras".to_owned(), "n.0.title=Puentes", Obras(Permission::EditInventory)),
        ("POST", "/priority/weights".to_owned(), weights, All(Permission::ManageSettings)),
        ("GET", "/mail".to_owned(), "", All(Permission::ManageSettings)),
    ]
}

fn reaches(asks: Asks, role: Role, own: bool) -> bool {
    match asks {
        Entry => true,
        Obras(permission) => match permission.reach(role) {
            Reach::Everywhere => true,
            Reach::Agency => own,
            Reach::No => false,
        },
        All(permission) => permission.reach(role) == Reach::Everywhere,
    }
}

/// A browser for each role of `obras`, and for those of an agency in `salud` too.
async fn browsers(house: &House) -> Vec<(Role, bool, Browser)> {
    let mut all = Vec::new();
    for role in Role::ALL {
        let browser = house.member(&format!("{}@obras.mx", role.code()), role).await;
        let browser = if role.needs_second_factor() { with_second_factor(house, &browser).await.0 } else { browser };
        all.push((role, true, browser));
        if role.of_agency() {
            all.push((role, false, house.member_of(&format!("{}@salud.mx", role.code()), role, "salud").await));
        }
    }
    all
}

fn refused(answer: &Answer) -> bool {
    matches!(answer.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND | StatusCode::UNAUTHORIZED)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_private_route_answers_each_role_as_the_permission_table_says() {
    let house = House::new().await;
    let things = things(&house).await;
    let mut wrong = Vec::new();
    for (role, own, browser) in browsers(&house).await {
        let sign = browser.sign().await;
        for (method, address, fields, asks) in routes(&things) {
            let answer = match method {
                "GET" => browser.get(&address).await,
                _ => browser.post(&address, &format!("sign={sign}&{fields}")).await,
            };
            let lets = !refused(&answer)
                && !answer.headers.get("location").is_some_and(|to| to.as_bytes().starts_with(b"/sign-in"));
            if lets != reaches(asks, role, own) || answer.status.is_server_error() {
                wrong.push(format!("{} {own}: {method} {address} {fields}: {}", role.code(), answer.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_opens_the_same_routes_as_its_account_and_no_others() {
    let house = House::new().await;
    let things = things(&house).await;
    let mut wrong = Vec::new();
    for (role, own, browser) in browsers(&house).await {
        let scope: Vec<String> = Permission::all()
            .filter(|permission| {
                apertura_catalog::ApiToken::allowable(*permission) && permission.reach(role) != Reach::No
            })
            .map(|permission| format!("scope={}", permission.code()))
            .collect();
        let made = browser.send("/account/token", &format!("token-name=Prueba&days=7&{}", scope.join("&"))).await;
        if Permission::MakeToken.reach(role) == Reach::No {
            assert!(refused(&made), "{}: {}", role.code(), made.status);
            continue;
        }
        let token =
            made.page.split("apertura_").nth(1).unwrap_or_else(|| panic!("{}", made.page)).split('<').next().unwrap();
        for (method, address, fields, asks) in routes(&things) {
            let allowable = match asks {
                Entry => address == "/draft" || address == "/work",
                Obras(permission) | All(permission) => apertura_catalog::ApiToken::allowable(permission),
            };
            let request = Request::builder()
                .method(method)
                .uri(&address)
                .header("authorization", format!("Bearer apertura_{token}"))
                .header("content-type", "application/x-www-form-urlencoded")
                .header("accept", "application/json");
            let answer = house.stranger().ask(request, fields.to_owned()).await;
            if !refused(&answer) != (allowable && reaches(asks, role, own)) {
                wrong.push(format!("{} {own}: {method} {address} {fields}: {}", role.code(), answer.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_unknown_comes_in_by_any_private_route() {
    let house = House::new().await;
    let things = things(&house).await;
    let stranger = house.stranger();
    for (method, address, fields, _) in routes(&things) {
        let answer = if method == "GET" { stranger.get(&address).await } else { stranger.post(&address, fields).await };
        if address.contains(".json") {
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{method} {address}");
        } else {
            assert!(answer.leads().starts_with("/sign-in?next="), "{method} {address}");
        }
        assert!(!answer.page.contains("LOHM850315") && !answer.page.contains("apoyos"), "{address}");
        let request = Request::builder().method(method).uri(&address).header("accept", "application/json");
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        assert_eq!(
            stranger.ask(request, fields.to_owned()).await.status,
            StatusCode::UNAUTHORIZED,
            "{method} {address}"
        );
        let request = Request::builder().method(method).uri(&address).header("authorization", "Bearer apertura_00");
        let request =
            request.header("content-type", "application/x-www-form-urlencoded").header("accept", "application/json");
        assert_eq!(
            stranger.ask(request, fields.to_owned()).await.status,
            StatusCode::UNAUTHORIZED,
            "{method} {address}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_without_its_sign_or_with_anothers_changes_nothing() {
    let house = House::new().await;
    let things = things(&house).await;
    let (admin, _) = with_second_factor(&house, &house.member("admin@ejemplo.mx", Role::Administrator).await).await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let others = admin.sign().await;
    let events = house.catalog.events(None, None, 1).await.unwrap();
    for (method, address, fields, _) in routes(&things) {
        if method == "POST" {
            for sign in ["", "sign=&", "sign=00&", &format!("sign={others}&")] {
                let answer = rosa.post(&address, &format!("{sign}{fields}")).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address} {sign}");
            }
        }
    }
    for address in
        ["/account", "/account/password", "/account/second-factor", "/account/token", "/sign-out", "/sign-in/again"]
    {
        assert_eq!(rosa.post(address, "sign=00&do=end-sessions").await.status, StatusCode::FORBIDDEN, "{address}");
    }
    assert_eq!(house.catalog.events(None, None, 1).await.unwrap(), events, "nothing happened");
}

#[tokio::test(flavor = "multi_thread")]
async fn private_pages_are_kept_nowhere_and_load_nothing_foreign() {
    let house = House::new().await;
    let things = things(&house).await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    for (method, address, _, asks) in routes(&things) {
        if method == "POST" || !reaches(asks, Role::Liaison, true) {
            continue;
        }
        let answer = rosa.get(&address).await;
        let header =
            |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        assert_eq!(header("cache-control"), "no-store", "{address}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(header("x-frame-options"), "DENY", "{address}");
        let policy = header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{address}: {policy}");
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
