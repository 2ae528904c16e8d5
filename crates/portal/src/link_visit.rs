//! Visits links that people wrote, to see whether they answer: a few at once, never while somebody waits.
//!
//! Nothing of an answer is kept but its status. Never here: which links, how often (see actions), which hosts may be asked (see
//! `outside`).

use std::time::Duration;

use apertura_actions::Refusal;
use apertura_catalog::{LinkAnswer, LinkVisits};
use ureq::Agent;

use crate::{Portal, outside};

/// How long a visit may take, redirects and all.
const PATIENCE: Duration = Duration::from_secs(10);
/// The name by which a visit says whose it is.
const NAME: &str = concat!("Apertura/", env!("CARGO_PKG_VERSION"), " (link check of an open data portal; once a day)");

/// Visits the links whose day has come, and keeps what came of it.
pub async fn visit_due(portal: &Portal) -> Result<(), Refusal> {
    let due = portal.catalog.links_due().await?;
    if due.is_empty() {
        return Ok(());
    }
    let inside = portal.catalog.link_visits() == LinkVisits::Inside;
    let agent = outside::agent(PATIENCE, inside, NAME);
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

/// One visit: only the head; the page itself where a server does not know how to give heads.
fn ask(agent: &Agent, address: &str) -> LinkAnswer {
    let told = |outcome: Result<ureq::http::Response<ureq::Body>, ureq::Error>| match outcome {
        Ok(response) => LinkAnswer::from_number(response.status().as_u16()),
        Err(why) if outside::is_inside(&why) => LinkAnswer::Inside,
        Err(_) => LinkAnswer::Silent,
    };
    match told(agent.head(address).call()) {
        LinkAnswer::Answers => LinkAnswer::Answers,
        LinkAnswer::Inside => LinkAnswer::Inside,
        // the body is not read: the connection ends with the answer
        _ => told(agent.get(address).call()),
    }
}
