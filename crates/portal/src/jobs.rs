//! What the portal does by itself while it runs: one line a job.
//!
//! Each may be done twice without harm: what is broken off is done again the next time. Never here: what a job does, what may
//! be done (see actions).

use std::pin::Pin;
use std::time::Duration;

use apertura_actions::Refusal;

use crate::language::Language;
use crate::mail::Postman;
use crate::{Portal, report};

/// The pause between two rounds.
const PAUSE: Duration = Duration::from_secs(10);

type Doing<'a> = Pin<Box<dyn Future<Output = Result<(), Refusal>> + Send + 'a>>;

/// Name for the log, and what is done; publications may take long and go last, their letters go in the next round.
const JOBS: &[(&str, for<'a> fn(&'a Portal, &'a Postman) -> Doing<'a>)] = &[
    ("search", |portal, _| Box::pin(async { portal.catalog.follow_search().await.map(|_| ()) })),
    ("standings", |portal, _| Box::pin(portal.catalog.keep_standings())),
    ("reminders", |portal, _| Box::pin(async { portal.catalog.remind().await.map(|_| ()) })),
    ("followers", |portal, _| Box::pin(portal.catalog.tell_followers())),
    ("forgetting", |portal, _| Box::pin(portal.catalog.forget_the_public())),
    ("workshops", |portal, _| Box::pin(portal.catalog.keep_workshops())),
    ("follow-ups", |portal, _| Box::pin(portal.catalog.write_after_workshops())),
    ("letters", |portal, postman| Box::pin(async { portal.catalog.send_letters(postman).await.map(|_| ()) })),
    ("links", |portal, _| Box::pin(crate::link_visit::visit_due(portal))),
    ("uses", |portal, _| Box::pin(crate::usage::write(portal))),
    ("publications", |portal, _| Box::pin(publish_due(portal))),
];

/// Does all jobs once; one that fails does not keep the others from being done.
pub async fn round(portal: &Portal, postman: &Postman) {
    for (name, job) in JOBS {
        if let Err(why) = job(portal, postman).await {
            tracing::error!(job = name, %why, "a job failed");
        }
    }
}

/// Does all jobs again and again.
pub async fn run(portal: Portal, postman: Postman) {
    loop {
        round(&portal, &postman).await;
        tokio::time::sleep(PAUSE).await;
    }
}

/// Publishes what was approved for a day that has come.
async fn publish_due(portal: &Portal) -> Result<(), Refusal> {
    let Some(workbench) = &portal.workbench else { return Ok(()) };
    for (submission, outcome) in
        workbench.drafts.publish_due(&|input| report::render(Language::default(), input)).await?
    {
        match outcome {
            Ok(published) => {
                tracing::info!(dataset = %published.dataset.slug, version = published.version.number, "published on its day");
            }
            Err(refusal) => {
                tracing::warn!(submission = submission.id, code = refusal.code(), "could not be published");
            }
        }
    }
    Ok(())
}
