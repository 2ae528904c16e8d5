//! The desk: what every page for people with an account starts from. Who asks, in which language, of which portal.
//!
//! Never here: what a person may do (see actions), what a page shows.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::Portal;
use crate::door::Guest;
use crate::refusal::Refusal;
use crate::visit::Visit;

/// A request at the desk.
pub struct Desk {
    /// The address asked for, the language, what came with it.
    pub visit: Visit,
    /// Who stands behind it.
    pub guest: Guest,
    /// The portal.
    pub portal: Portal,
}

impl FromRequestParts<Portal> for Desk {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, portal: &Portal) -> Result<Desk, Refusal> {
        let visit = Visit::from_request_parts(parts, portal).await.unwrap_or_else(|never| match never {});
        let guest = Guest::from_request_parts(parts, portal).await?;
        Ok(Desk { visit, guest, portal: portal.clone() })
    }
}
