//! How often one network address may ask the API, and how often it may write by it, in windows of a minute, told in headers
//! (`RateLimit-*`, draft of the IETF's HTTPAPI group).
//!
//! Counted in memory for a minute and forgotten. Never here: attempts at passwords (see actions).

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::http::header::{HeaderName, RETRY_AFTER};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::refusal::Refusal;
use crate::{Portal, door};

/// Requests of a minute where `apertura.toml` says nothing else (`[api] requests_per_minute`).
const READINGS: u32 = 600;

/// What may be sent in a minute where `apertura.toml` says nothing else (`[api] writes_per_minute`): a file or an entry of
/// the inventory costs the server more than a look.
const WRITINGS: u32 = 120;

const WINDOW: Duration = Duration::from_secs(60);

/// Addresses that are told apart; beyond, they are counted together.
const MOST: usize = 50_000;

/// What was asked in this minute.
pub struct Rate {
    allowed: u32,
    seen: Mutex<HashMap<String, (Instant, u32)>>,
}

impl Rate {
    /// How often may be read, by the settings of a data folder.
    pub fn of_reading(folder: &Path) -> Rate {
        Rate::set(folder, "requests_per_minute", READINGS)
    }

    /// How often may be written, by the settings of a data folder.
    pub fn of_writing(folder: &Path) -> Rate {
        Rate::set(folder, "writes_per_minute", WRITINGS)
    }

    fn set(folder: &Path, name: &str, usual: u32) -> Rate {
        let settings = std::fs::read_to_string(folder.join("apertura.toml")).unwrap_or_default();
        let set = settings.parse::<toml::Table>().ok().and_then(|table| {
            let number = table.get("api")?.get(name)?.as_integer()?;
            u32::try_from(number).ok().filter(|number| *number > 0)
        });
        Rate { allowed: set.unwrap_or(usual), seen: Mutex::default() }
    }

    /// Counts a request: how many are left, seconds until the window ends; none left over where it was one too many.
    fn take(&self, who: String) -> (Option<u32>, u64) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MOST && !seen.contains_key(&who) {
            seen.retain(|_, (began, _)| began.elapsed() < WINDOW);
        }
        let who = if seen.len() >= MOST && !seen.contains_key(&who) { String::new() } else { who };
        let (began, used) = seen.entry(who).or_insert_with(|| (Instant::now(), 0));
        if began.elapsed() >= WINDOW {
            (*began, *used) = (Instant::now(), 0);
        }
        let reset = WINDOW.saturating_sub(began.elapsed()).as_secs() + 1;
        if *used >= self.allowed {
            return (None, reset);
        }
        *used += 1;
        (Some(self.allowed - *used), reset)
    }
}

/// Lets a request through, or says when to come again.
pub async fn limit(State((rate, portal)): State<(Arc<Rate>, Portal)>, request: Request, next: Next) -> Response {
    if request.method() == Method::OPTIONS {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let (left, reset) = rate.take(door::address(&portal, &parts).unwrap_or_default());
    let mut response = match left {
        Some(_) => next.run(Request::from_parts(parts, body)).await,
        None => {
            let over =
                Refusal { status: StatusCode::TOO_MANY_REQUESTS, code: "too-many-requests", detail: None, tomb: None };
            let mut response = over.into_response();
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(reset));
            response
        }
    };
    let headers = response.headers_mut();
    for (name, value) in [
        ("ratelimit-limit", HeaderValue::from(rate.allowed)),
        ("ratelimit-remaining", HeaderValue::from(left.unwrap_or(0))),
        ("ratelimit-reset", HeaderValue::from(reset)),
    ] {
        headers.insert(HeaderName::from_static(name), value);
    }
    if let Ok(policy) = HeaderValue::from_str(&format!("{};w={}", rate.allowed, WINDOW.as_secs())) {
        headers.insert(HeaderName::from_static("ratelimit-policy"), policy);
    }
    response
}
