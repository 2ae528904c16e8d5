//! A portal where people work: accounts, agencies, a clock that is set by hand, and browsers with cookies.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use apertura_actions::{Catalog, Config, Drafts, NewAccount, Person, Visitor};
use apertura_catalog::{Agency, AgencyProfile, Grant, Invitation, Role, Slug};
use apertura_portal::{Portal, Workbench, router};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use tower::ServiceExt;

/// What everybody's password is.
pub const PASSWORD: &str = "tres nubes sobre el cerro";

/// The portal.
pub struct House {
    pub catalog: Catalog,
    pub drafts: Drafts,
    pub router: Router,
    now: Arc<AtomicI64>,
    _folder: tempfile::TempDir,
}

/// A browser, with the one cookie that it was given.
#[derive(Clone)]
pub struct Browser {
    pub cookie: String,
    pub router: Router,
}

/// An answer.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub page: String,
}

impl House {
    /// A portal with the agencies `obras` and `salud`.
    pub async fn new() -> House {
        House::with(|_| {}).await
    }

    /// The portal started again, with the settings that its folder holds by now.
    pub fn opened_again(self) -> House {
        let workbench = Workbench { drafts: self.drafts.clone(), door: None };
        House { router: router(Portal::new(self.catalog.clone()).with_workbench(workbench)), ..self }
    }

    /// The same, which takes no larger files than of so many bytes.
    pub async fn taking(upload_bytes: u64) -> House {
        House::with(|config| config.limits.upload_bytes = upload_bytes).await
    }

    /// The same, set up otherwise.
    pub async fn with(change: impl FnOnce(&mut Config)) -> House {
        let folder = tempfile::tempdir().unwrap();
        let now = Arc::new(AtomicI64::new("2026-01-15T18:00:00Z".parse::<jiff::Timestamp>().unwrap().as_second()));
        let clock = now.clone();
        let mut config = Config {
            clock: Arc::new(move || jiff::Timestamp::from_second(clock.load(Ordering::SeqCst)).unwrap()),
            ..Config::default()
        };
        change(&mut config);
        let catalog = Catalog::open_with(&folder.path().join("data"), config).await.unwrap();
        let drafts = Drafts::new(catalog.clone()).await.unwrap();
        let router =
            router(Portal::new(catalog.clone()).with_workbench(Workbench { drafts: drafts.clone(), door: None }));
        for name in ["Obras", "Salud"] {
            let agency = Agency { slug: Slug::from_title(name), name: name.to_owned() };
            catalog.register_agency(&Person::Operator, &AgencyProfile::new(agency)).await.unwrap();
        }
        House { catalog, drafts, router, now, _folder: folder }
    }

    /// Lets time pass.
    pub fn pass(&self, minutes: i64) {
        self.now.fetch_add(minutes * 60, Ordering::SeqCst);
    }

    /// An account that holds a role, in `obras` where it is an agency's.
    pub async fn member(&self, mail: &str, role: Role) -> Browser {
        self.member_of(mail, role, "obras").await
    }

    /// An account that holds a role, in an agency where it is an agency's.
    pub async fn member_of(&self, mail: &str, role: Role, agency: &str) -> Browser {
        let agency = role.of_agency().then(|| Slug::from_title(agency));
        let invitation = Invitation {
            mail: mail.to_owned(),
            name: String::new(),
            position: String::new(),
            grants: vec![Grant::new(role, agency).unwrap()],
            by: None,
        };
        let token = self.catalog.invite(&Person::Operator, &invitation).await.unwrap();
        let new = NewAccount { name: "Rosa Ibarra".to_owned(), password: PASSWORD.to_owned(), ..NewAccount::default() };
        let begun = self.catalog.accept(&token, &new, Visitor::default()).await.unwrap();
        Browser { cookie: format!("session={}", begun.token), ..self.stranger() }
    }

    /// A browser of whom nothing is known.
    pub fn stranger(&self) -> Browser {
        Browser { cookie: String::new(), router: self.router.clone() }
    }
}

impl Browser {
    /// Sends a request as it is, with the cookie.
    pub async fn ask(&self, request: axum::http::request::Builder, body: String) -> Answer {
        let request = request.header("host", "datos.ejemplo").header("cookie", &self.cookie).body(Body::from(body));
        let response = self.router.clone().oneshot(request.unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 16 << 20).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, page: String::from_utf8_lossy(&bytes).into_owned() }
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.ask(Request::get(address), String::new()).await
    }

    /// Sends fields as they are.
    pub async fn post(&self, address: &str, fields: &str) -> Answer {
        let form = Request::post(address).header("content-type", "application/x-www-form-urlencoded");
        self.ask(form, fields.to_owned()).await
    }

    /// Sends fields with the sign that a page shows.
    pub async fn send(&self, address: &str, fields: &str) -> Answer {
        let sign = self.sign().await;
        self.post(address, &format!("sign={sign}&{fields}")).await
    }

    /// The sign of this browser's forms.
    pub async fn sign(&self) -> String {
        self.get("/work").await.field("sign")
    }

    /// Signs in; the answer, and the browser with its new cookie.
    pub async fn sign_in(&self, mail: &str, password: &str) -> (Answer, Browser) {
        let answer = self.post("/sign-in", &format!("mail={mail}&password={}", password.replace(' ', "+"))).await;
        let browser = self.after(&answer);
        (answer, browser)
    }

    /// This browser after an answer that may set the cookie.
    pub fn after(&self, answer: &Answer) -> Browser {
        let cookie =
            answer.headers.get("set-cookie").map(|set| set.to_str().unwrap().split(';').next().unwrap().to_owned());
        Browser { cookie: cookie.unwrap_or_else(|| self.cookie.clone()), router: self.router.clone() }
    }
}

impl Answer {
    /// The value of a hidden field.
    pub fn field(&self, name: &str) -> String {
        let rest =
            self.page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_else(|| panic!("{}", self.page));
        rest.split('"').next().unwrap().to_owned()
    }

    /// Where it leads.
    pub fn leads(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.page);
        self.headers["location"].to_str().unwrap()
    }
}
