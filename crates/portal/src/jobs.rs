//! What the portal does by itself while it runs: one line a job.
//!
//! Never here: what a job does (see actions).

use std::pin::Pin;
use std::time::Duration;

use apertura_actions::{Catalog, Refusal};

use crate::mail::Postman;

/// The pause between two rounds.
const PAUSE: Duration = Duration::from_secs(10);

type Doing<'a> = Pin<Box<dyn Future<Output = Result<(), Refusal>> + Send + 'a>>;

/// Name for the log, and what is done; letters go last, since the others write some.
const JOBS: &[(&str, for<'a> fn(&'a Catalog, &'a Postman) -> Doing<'a>)] = &[
    ("standings", |catalog, _| Box::pin(catalog.keep_standings())),
    ("reminders", |catalog, _| Box::pin(async { catalog.remind().await.map(|_| ()) })),
    ("letters", |catalog, postman| Box::pin(async { catalog.send_letters(postman).await.map(|_| ()) })),
];

/// Does all jobs once; one that fails does not keep the others from being done.
pub async fn round(catalog: &Catalog, postman: &Postman) {
    for (name, job) in JOBS {
        if let Err(why) = job(catalog, postman).await {
            tracing::error!(job = name, %why, "a job failed");
        }
    }
}

/// Does all jobs again and again.
pub async fn run(catalog: Catalog, postman: Postman) {
    loop {
        round(&catalog, &postman).await;
        tokio::time::sleep(PAUSE).await;
    }
}
