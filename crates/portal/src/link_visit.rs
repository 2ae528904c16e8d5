//! Visits links that people wrote, to see whether they answer: a few at once, never while somebody waits.
//!
//! No request is forged through it: only http and https, at most three redirects, and every address that a name stands for is
//! looked at when it is connected to, also after a redirect; one that is not on the public internet is not asked. Nothing of an
//! answer is kept but its status. Never here: which links, how often (see actions).

use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

use apertura_actions::Refusal;
use apertura_catalog::{LinkAnswer, LinkVisits};
use ureq::Agent;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

use crate::Portal;

/// How long a visit may take, redirects and all.
const PATIENCE: Duration = Duration::from_secs(10);
/// Most redirects.
const REDIRECTS: u32 = 3;
/// The name by which a visit says whose it is.
const NAME: &str = concat!("Apertura/", env!("CARGO_PKG_VERSION"), " (link check of an open data portal; once a day)");

/// Visits the links whose day has come, and keeps what came of it.
pub async fn visit_due(portal: &Portal) -> Result<(), Refusal> {
    let due = portal.catalog.links_due().await?;
    if due.is_empty() {
        return Ok(());
    }
    let inside = portal.catalog.link_visits() == LinkVisits::Inside;
    let agent = agent(inside);
    let visits: Vec<_> = due
        .into_iter()
        .map(|address| {
            let agent = agent.clone();
            tokio::task::spawn_blocking(move || (ask(&agent, &address), address))
        })
        .collect();
    for visit in visits {
        match visit.await {
            Ok((answer, address)) => portal.catalog.keep_link(&address, answer).await?,
            Err(why) => tracing::error!(%why, "a link could not be visited"),
        }
    }
    Ok(())
}

fn agent(inside: bool) -> Agent {
    let config = Config::builder()
        .timeout_global(Some(PATIENCE))
        .max_redirects(REDIRECTS)
        .http_status_as_error(false)
        .max_response_header_size(32 << 10)
        .max_idle_connections(0)
        .user_agent(NAME)
        .proxy(None)
        .build();
    Agent::with_parts(config, DefaultConnector::default(), Guarded { inside, names: DefaultResolver::default() })
}

/// One visit: only the head; the page itself where a server does not know how to give heads.
fn ask(agent: &Agent, address: &str) -> LinkAnswer {
    let told = |outcome: Result<ureq::http::Response<ureq::Body>, ureq::Error>| match outcome {
        Ok(response) => LinkAnswer::from_number(response.status().as_u16()),
        Err(ureq::Error::Io(why)) if why.kind() == std::io::ErrorKind::PermissionDenied => LinkAnswer::Inside,
        Err(_) => LinkAnswer::Silent,
    };
    match told(agent.head(address).call()) {
        LinkAnswer::Answers => LinkAnswer::Answers,
        LinkAnswer::Inside => LinkAnswer::Inside,
        // the body is not read: the connection ends with the answer
        _ => told(agent.get(address).call()),
    }
}

/// Finds the hosts of names, and lets through those that may be asked.
struct Guarded {
    inside: bool,
    names: DefaultResolver,
}

impl std::fmt::Debug for Guarded {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Guarded").field("inside", &self.inside).finish_non_exhaustive()
    }
}

impl Resolver for Guarded {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        // one that leads inside shuts out the others too: a name is not asked until a good address comes
        if !self.inside && found.iter().any(|address| !is_public(address.ip())) {
            return Err(ureq::Error::Io(std::io::ErrorKind::PermissionDenied.into()));
        }
        Ok(found)
    }
}

/// True for hosts of the public internet: not this machine, private, link-local, shared, reserved, multicast or documentation
/// (IANA's registries of special-purpose addresses), nor such an IPv4 address inside an IPv6 one.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            !(v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_broadcast()
                || v4.is_documentation()
                || a == 0
                || a >= 224
                || (a == 100 && (64..128).contains(&b))
                || (a == 198 && (b == 18 || b == 19))
                || (a == 192 && b == 0 && c == 0)
                || (a == 192 && b == 88 && c == 99))
        }
        IpAddr::V6(v6) => {
            if let Some(v4) = v6.to_ipv4_mapped() {
                return is_public(IpAddr::V4(v4));
            }
            // global unicast alone, without documentation, Teredo, 6to4 and the ranges for protocols
            let [first, second, ..] = v6.segments();
            first & 0xe000 == 0x2000
                && !(first == 0x2001 && (second < 0x0200 || second == 0x0db8))
                && first != 0x2002
                && first != 0x3fff
                && v6 != Ipv6Addr::LOCALHOST
        }
    }
}
