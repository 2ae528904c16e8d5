//! Links in what is written about a dataset: which are to be visited, and what is known of them.
//!
//! Never here: visiting them (see the portal): what a page needs is read, never waited for.

use apertura_catalog::{Description, Link, LinkAnswer, LinkVisits, links};
use jiff::ToSpan;

use crate::catalog::Catalog;
use crate::refusal::Refusal;

/// Hours between two visits.
const PAUSE: i64 = 24;
/// Hours after which an address that no page showed is forgotten.
const KEPT: i64 = 24 * 90;
/// Addresses visited in one round.
const AT_ONCE: u32 = 4;

impl Catalog {
    /// Which links are visited.
    pub fn link_visits(&self) -> LinkVisits {
        self.config.links
    }

    /// The links in what is written about a dataset and its columns, with what is known of each; they are visited soon.
    ///
    /// # Errors
    /// Faults.
    pub async fn links_of(&self, said: &Description) -> Result<Vec<Link>, Refusal> {
        let texts = said.description.iter().chain(&said.landing_page).chain(said.columns.values());
        let found = links(texts.map(String::as_str));
        if found.is_empty() || self.config.links == LinkVisits::Never {
            let unknown = |address| Link { address, visited: None, silent_since: None };
            return Ok(found.into_iter().map(unknown).collect());
        }
        Ok(self.store.want_links(&found, self.now()).await?)
    }

    /// A few addresses whose day has come.
    ///
    /// # Errors
    /// Faults.
    pub async fn links_due(&self) -> Result<Vec<String>, Refusal> {
        if self.config.links == LinkVisits::Never {
            return Ok(Vec::new());
        }
        let ago = |hours: i64| self.now() - hours.hours();
        Ok(self.store.links_due(ago(PAUSE), ago(KEPT), AT_ONCE).await?)
    }

    /// Keeps what came of a visit.
    ///
    /// # Errors
    /// Faults.
    pub async fn keep_link(&self, address: &str, answer: LinkAnswer) -> Result<(), Refusal> {
        Ok(self.store.keep_link(address, answer, self.now()).await?)
    }
}
