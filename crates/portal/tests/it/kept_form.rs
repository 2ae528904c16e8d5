//! What somebody had typed when their session had ended is not lost, and nobody else's page makes use of that.

use apertura_catalog::Role;
use axum::http::{Request, StatusCode};

use crate::house::{Answer, Browser, House};
use crate::people::with_second_factor;

const HEAD: &str = "Titular de «Obras» & anexas <b>";
const TYPED: &str = "do=describe&head=Titular+de+%C2%ABObras%C2%BB+%26+anexas+%3Cb%3E&head-mail=titular@ejemplo.mx";

/// A form as a browser sends it from a page of this server.
async fn send(browser: &Browser, address: &str, fields: &str) -> Answer {
    send_from(browser, address, fields, "same-origin").await
}

async fn send_from(browser: &Browser, address: &str, fields: &str, site: &str) -> Answer {
    let form = Request::post(address)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("content-length", fields.len())
        .header("referer", "http://datos.ejemplo/agency/obras?lang=es")
        .header("sec-fetch-site", site);
    browser.ask(form, fields.to_owned()).await
}

/// All hidden fields of the form that goes to an address, encoded as a browser would.
fn hidden(answer: &Answer, action: &str) -> String {
    let form = answer.page.split(&format!("action=\"{action}\"")).nth(1).unwrap_or_else(|| panic!("{}", answer.page));
    let form = form.split("</form>").next().unwrap();
    let plain =
        |text: &str| text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    let fields: Vec<(String, String)> = form
        .split("<input type=\"hidden\" name=\"")
        .skip(1)
        .map(|field| {
            let (name, rest) = field.split_once("\" value=\"").unwrap();
            (plain(name), plain(rest.split('"').next().unwrap()))
        })
        .collect();
    apertura_portal::visit::address("", &fields).trim_start_matches('?').to_owned()
}

const ENTERS: &str = "mail=rosa@ejemplo.mx&password=tres+nubes+sobre+el+cerro";

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_goes_through_signing_in_and_is_sent_by_its_writer() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let sign = rosa.sign().await;
    house.pass(31);
    let asked = send(&rosa, "/agency/obras", &format!("sign={sign}&{TYPED}")).await;
    assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
    assert!(asked.page.contains("lo que escribió sigue aquí"), "{}", asked.page);
    assert_eq!(asked.headers["cache-control"], "no-store");
    assert!(!asked.page.contains(&sign), "the old sign goes nowhere");
    let entrance = "/sign-in?next=%2Fagency%2Fobras%3Flang%3Des";
    let kept = hidden(&asked, entrance);
    // a wrong password loses nothing either
    let wrong = send(&rosa, entrance, &format!("{kept}&mail=rosa@ejemplo.mx&password=no+es+esta+no+es")).await;
    assert_eq!((wrong.status, hidden(&wrong, entrance)), (StatusCode::FORBIDDEN, kept.clone()));
    let entered = send(&rosa, entrance, &format!("{kept}&{ENTERS}")).await;
    assert_eq!(entered.status, StatusCode::OK, "{}", entered.page);
    assert!(entered.page.contains("Titular de «Obras» &amp; anexas &lt;b&gt;"), "{}", entered.page);
    assert!(!entered.page.contains("tres nubes"), "no page repeats a password");
    let rosa = rosa.after(&entered);
    let page = rosa.get("/agency/obras").await;
    assert!(!page.page.contains("anexas"), "nothing is done before its writer presses the button");
    let fields = hidden(&entered, "/agency/obras");
    assert_eq!(send(&rosa, "/agency/obras", &fields).await.leads(), "/agency/obras?done=saved");
    let profile = house.catalog.agency("obras").await.unwrap();
    assert_eq!((profile.head.as_str(), profile.head_mail.as_str()), (HEAD, "titular@ejemplo.mx"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reviewers_form_goes_through_the_code_as_well() {
    let house = House::new().await;
    let (admin, codes) = with_second_factor(&house, &house.member("admin@ejemplo.mx", Role::Administrator).await).await;
    house.pass(31);
    let asked = send(&admin, "/agency", "sign=00&name=Instituto+del+Agua&kind=state&sector=Agua").await;
    let kept = hidden(&asked, "/sign-in?next=%2Fagency%2Fobras%3Flang%3Des");
    let enters = "mail=admin@ejemplo.mx&password=tres+nubes+sobre+el+cerro";
    let half = send(&admin, "/sign-in?next=%2Fagency", &format!("{kept}&{enters}")).await;
    assert!(half.page.contains("Código de seis dígitos"), "{}", half.page);
    let admin = admin.after(&half);
    assert!(admin.get("/agency").await.leads().starts_with("/sign-in/code"), "the code is still to be given");
    let kept = hidden(&half, "/sign-in/code?next=%2Fagency");
    let entered = send(&admin, "/sign-in/code?next=%2Fagency", &format!("{kept}&code={}", codes[0])).await;
    assert_eq!(entered.status, StatusCode::OK, "{}", entered.page);
    let admin = admin.after(&entered);
    let sent = send(&admin, "/agency", &hidden(&entered, "/agency")).await;
    assert_eq!(sent.leads(), "/agency/instituto-del-agua?done=saved");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_asks_for_the_password_again_keeps_what_was_typed() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    house.pass(16);
    let sign = rosa.sign().await;
    let invitation = "do=invite&mail=luis@ejemplo.mx&name=Luis+Mora&grant=data-producer@obras";
    let asked = send(&rosa, "/people", &format!("sign={sign}&{invitation}")).await;
    assert!(asked.page.contains("Confirme que es usted"), "{}", asked.page);
    let again = "/sign-in/again?next=%2Fagency%2Fobras%3Flang%3Des";
    let kept = hidden(&asked, again);
    let proved = send(&rosa, again, &format!("{kept}&password=tres+nubes+sobre+el+cerro")).await;
    let rosa = rosa.after(&proved);
    assert!(!rosa.get("/people").await.page.contains("luis@ejemplo.mx"));
    assert_eq!(send(&rosa, "/people", &hidden(&proved, "/people")).await.leads(), "/people?done=invited");
    assert!(rosa.get("/people").await.page.contains("luis@ejemplo.mx"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_an_earlier_session_changes_nothing_and_comes_back() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let old = rosa.sign().await;
    let (_, rosa) = rosa.sign_in("rosa@ejemplo.mx", crate::house::PASSWORD).await;
    let refused = send(&rosa, "/agency/obras", &format!("sign={old}&{TYPED}")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(house.catalog.agency("obras").await.unwrap().head, "");
    let sent = send(&rosa, "/agency/obras", &hidden(&refused, "/agency/obras")).await;
    assert_eq!(sent.leads(), "/agency/obras?done=saved");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_pages_of_this_server_have_forms_that_are_kept() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let stranger = house.stranger();
    // another site's page, and a browser that does not say whose page it is
    let foreign = send_from(&stranger, "/agency/obras", TYPED, "cross-site").await;
    assert!(!foreign.page.contains("kept") && !foreign.page.contains("anexas"), "{}", foreign.page);
    let unknown = stranger.post("/agency/obras", TYPED).await;
    assert!(unknown.leads().starts_with("/sign-in?next="));
    let refused = rosa.post("/agency/obras", &format!("sign=00&{TYPED}")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(!refused.page.contains("anexas"), "{}", refused.page);
    // what leads elsewhere is not taken along, nor passwords
    let fields = "kept-to=https%3A%2F%2Fotro.example%2F&kept=a%3Db";
    assert_eq!(send(&stranger, "/sign-in", &format!("{fields}&{ENTERS}")).await.leads(), "/work");
    let carried =
        send(&stranger, "/sign-in", &format!("kept-to=%2Fagency&kept=password%3Dsecreto%26name%3DUno&{ENTERS}")).await;
    assert!(carried.page.contains("value=\"Uno\"") && !carried.page.contains("secreto"), "{}", carried.page);
    let password = send(&stranger, "/account/password", "old=secreto&password=otro+secreto+mas").await;
    assert!(!password.page.contains("secreto"), "{}", password.page);
    // too large to be taken along: signing in, and back to the page
    let large = format!("{TYPED}&x={}", "a".repeat(1 << 20));
    assert!(send(&stranger, "/inventory/obras", &large).await.leads().starts_with("/sign-in?next="));
    // a file is chosen again
    let file = Request::post("/agency/obras/document")
        .header("content-type", "multipart/form-data; boundary=limit")
        .header("referer", "http://datos.ejemplo/agency/obras")
        .header("sec-fetch-site", "same-origin");
    let led = stranger.ask(file, "--limit--\r\n".to_owned()).await;
    assert_eq!(led.leads(), "/sign-in?next=%2Fagency%2Fobras&done=file-again");
    assert!(stranger.get(led.leads()).await.page.contains("el archivo no llegó"));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_mail_server_the_link_is_handed_over_by_hand() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let mut portal = apertura_portal::Portal::new(house.catalog.clone())
        .with_workbench(apertura_portal::Workbench { drafts: house.drafts.clone(), door: None });
    portal.sends_mail = false;
    let rosa = Browser { router: apertura_portal::router(portal), ..rosa };
    assert!(rosa.get("/people").await.page.contains("Este portal no envía correos"));
    let made = rosa.send("/people", "do=invite&mail=luis@ejemplo.mx&name=Luis&grant=data-producer@obras").await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.page);
    assert!(made.page.contains("Entregue este enlace a luis@ejemplo.mx"), "{}", made.page);
    let link = made.page.split("http://datos.ejemplo/invitation/").nth(1).unwrap().split('<').next().unwrap();
    assert!(!rosa.get("/people").await.page.contains(link), "it is shown once");
    let joined = house
        .stranger()
        .post(&format!("/invitation/{link}"), "name=Luis&position=&password=tres+nubes+sobre+el+cerro")
        .await;
    assert_eq!(joined.leads(), "/work");
    // with one, the page says what became of the letter
    let rosa = Browser { router: house.router.clone(), ..rosa };
    let invited = rosa.send("/people", "do=invite&mail=eva@ejemplo.mx&name=Eva&grant=data-producer@obras").await;
    assert_eq!(invited.leads(), "/people?done=invited");
    assert!(rosa.get("/people").await.page.contains("Sale en unos segundos"));
}
