//! Asks a CKAN portal for its list of datasets (`package_search`), page after page.
//!
//! Never here: which hosts may be asked (see `outside`), what the list says (see catalog).

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::Uri;

use crate::outside;
use crate::visit::segment;

/// How long all of it may take: whoever asked waits for it.
const PATIENCE: Duration = Duration::from_secs(25);
/// Datasets of a page; portals give 1,000 at most.
const PAGE: usize = 250;
/// Datasets that are taken at most.
const MOST: usize = 20_000;
/// Bytes that are taken at most.
const MOST_BYTES: u64 = 24 << 20;
/// The name by which a visit says whose it is.
const NAME: &str = concat!("Apertura/", env!("CARGO_PKG_VERSION"), " (inventory of an open data portal)");

/// Why there is no list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// No address of a portal.
    BadAddress,
    /// It leads to a host inside the network.
    Inside,
    /// Nobody answered.
    Silent,
    /// What answered is no CKAN portal.
    NoCkan,
    /// It has no dataset to give.
    Empty,
    /// It took too long.
    Slow,
    /// It is too much.
    TooLarge,
}

impl Trouble {
    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            Trouble::BadAddress => "bad-address",
            Trouble::Inside => "inside",
            Trouble::Silent => "silent",
            Trouble::NoCkan => "no-ckan",
            Trouble::Empty => "empty",
            Trouble::Slow => "slow",
            Trouble::TooLarge => "too-large",
        }
    }
}

/// A portal, or one of its organizations.
#[derive(Debug, PartialEq, Eq)]
pub struct Place {
    home: String,
    organization: Option<String>,
}

impl Place {
    /// What an address leads to: of the portal's first page, of its list, of an organization, of its API.
    ///
    /// # Errors
    /// [`Trouble::BadAddress`].
    pub fn of(address: &str) -> Result<Place, Trouble> {
        let address = address.trim();
        let whole = if address.contains("://") { address.to_owned() } else { format!("https://{address}") };
        let uri: Uri = whole.parse().map_err(|_| Trouble::BadAddress)?;
        let (scheme, authority) = (uri.scheme_str().unwrap_or_default(), uri.authority().ok_or(Trouble::BadAddress)?);
        let named = authority.host().contains('.') || authority.host().starts_with('[');
        if !matches!(scheme, "http" | "https") || authority.as_str().contains('@') || !named {
            return Err(Trouble::BadAddress);
        }
        let path = uri.path().trim_end_matches('/');
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let at = parts.iter().position(|part| matches!(*part, "dataset" | "organization" | "group" | "api"));
        let before = parts[..at.unwrap_or(parts.len())].iter().fold(String::new(), |path, part| path + "/" + part);
        let after = at.and_then(|at| (parts[at] == "organization").then(|| parts.get(at + 1)).flatten().copied());
        let asked = uri.query().unwrap_or_default().split('&').find_map(|pair| pair.strip_prefix("organization="));
        let organization = after.or(asked).map(str::to_owned).filter(|name| !name.is_empty());
        if organization
            .as_ref()
            .is_some_and(|name| !name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)))
        {
            return Err(Trouble::BadAddress);
        }
        Ok(Place { home: format!("{scheme}://{authority}{before}"), organization })
    }

    /// What the list is called: the host, and the organization.
    pub fn name(&self) -> String {
        let host = self.home.split("://").nth(1).unwrap_or_default().replace('/', "-");
        let organization = self.organization.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
        format!("{host}{organization}.json")
    }

    fn page(&self, start: usize) -> String {
        let chosen = self.organization.as_ref().map(|name| format!("&fq=organization:{}", segment(name)));
        let chosen = chosen.unwrap_or_default();
        format!("{}/api/3/action/package_search?rows={PAGE}&start={start}{chosen}", self.home)
    }
}

/// The whole list, as one answer of `package_search`. Blocks while it asks.
///
/// # Errors
/// A [`Trouble`]; nothing is given in parts.
pub fn list(place: &Place, inside: bool) -> Result<Vec<u8>, Trouble> {
    let began = Instant::now();
    let agent = outside::agent(PATIENCE, inside, NAME);
    let (mut found, mut bytes) = (Vec::new(), 0);
    loop {
        let left = PATIENCE.checked_sub(began.elapsed()).filter(|left| !left.is_zero()).ok_or(Trouble::Slow)?;
        let (page, size) = ask(&agent, &place.page(found.len()), left)?;
        bytes += size;
        let count = page["result"]["count"].as_u64().and_then(|count| usize::try_from(count).ok());
        let Some(results) = page["result"]["results"].as_array() else { return Err(Trouble::NoCkan) };
        let enough = results.is_empty() || count.is_some_and(|count| count <= found.len() + results.len());
        found.extend(results.iter().cloned());
        if found.len() > MOST || bytes > MOST_BYTES {
            return Err(Trouble::TooLarge);
        }
        if enough {
            break;
        }
    }
    if found.is_empty() {
        return Err(Trouble::Empty);
    }
    let whole = json!({ "success": true, "result": { "count": found.len(), "results": found } });
    serde_json::to_vec(&whole).map_err(|_| Trouble::NoCkan)
}

/// One page, and its size in bytes.
fn ask(agent: &Agent, address: &str, left: Duration) -> Result<(Value, u64), Trouble> {
    let told = |why: ureq::Error| match why {
        ureq::Error::Timeout(_) => Trouble::Slow,
        ureq::Error::BodyExceedsLimit(_) => Trouble::TooLarge,
        why if outside::is_inside(&why) => Trouble::Inside,
        _ => Trouble::Silent,
    };
    let mut response = agent.get(address).config().timeout_global(Some(left)).build().call().map_err(told)?;
    if !response.status().is_success() {
        return Err(Trouble::NoCkan);
    }
    let bytes = response.body_mut().with_config().limit(MOST_BYTES).read_to_vec().map_err(told)?;
    let page: Value = serde_json::from_slice(&bytes).map_err(|_| Trouble::NoCkan)?;
    if page["success"] != Value::Bool(true) {
        return Err(Trouble::NoCkan);
    }
    Ok((page, bytes.len() as u64))
}
