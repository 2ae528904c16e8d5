//! Asking servers outside for something, under guard: no request is forged through it.
//!
//! Only http and https, at most three redirects, and every address that a name stands for is looked at when it is connected to,
//! also after a redirect; one that is not on the public internet is not asked. Never here: what is asked, and when.

use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

use ureq::Agent;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

/// Most redirects.
const REDIRECTS: u32 = 3;

/// Somebody who asks; each request takes at most `patience`, redirects and all. Hosts inside the network are asked where
/// `inside` says so; `name` tells them who asks.
pub fn agent(patience: Duration, inside: bool, name: &str) -> Agent {
    let config = Config::builder()
        .timeout_global(Some(patience))
        .max_redirects(REDIRECTS)
        .http_status_as_error(false)
        .max_response_header_size(32 << 10)
        .max_idle_connections(0)
        .user_agent(name)
        .proxy(None)
        .build();
    Agent::with_parts(config, DefaultConnector::default(), Guarded { inside, names: DefaultResolver::default() })
}

/// True where a host was not asked because it is not on the public internet.
pub fn is_inside(why: &ureq::Error) -> bool {
    matches!(why, ureq::Error::Io(why) if why.kind() == std::io::ErrorKind::PermissionDenied)
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
