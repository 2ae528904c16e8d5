//! What is done when its time has come: publications whose day is there.
//!
//! Never here: what may be published (see actions).

use std::time::Duration;

use crate::language::Language;
use crate::{Portal, report};

/// How often it is looked whether something is due.
const PERIOD: Duration = Duration::from_secs(20);

/// Publishes what is due, until the task is ended. A publication that is broken off is done again the next time.
pub(crate) async fn run(portal: Portal) {
    let Some(workbench) = &portal.workbench else { return };
    loop {
        let due = workbench.drafts.publish_due(&|input| report::render(Language::default(), input)).await;
        match due {
            Ok(done) => {
                for (submission, outcome) in done {
                    match outcome {
                        Ok(published) => {
                            tracing::info!(dataset = %published.dataset.slug, version = published.version.number, "published on its day");
                        }
                        Err(refusal) => {
                            tracing::warn!(submission = submission.id, code = refusal.code(), "could not be published");
                        }
                    }
                }
            }
            Err(refusal) => tracing::error!(%refusal, "what is due could not be looked up"),
        }
        tokio::time::sleep(PERIOD).await;
    }
}
