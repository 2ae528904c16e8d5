//! A publication that is killed at any moment leaves the catalog as before or with the whole new version.
//!
//! The test starts itself as another process, which publishes file after file until it is killed.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use apertura_actions::{Catalog, Drafts, PublishRequest};
use apertura_catalog::SubmissionState;

use crate::review::{Office, report};
use crate::world::{config, permits, publish};

const DATA: &str = "APERTURA_TEST_DATA";

/// The process that is killed: publishes versions of one dataset, each of another file, without end.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "is started and killed by the test below"]
async fn publisher() {
    let folder = PathBuf::from(std::env::var_os(DATA).unwrap());
    let catalog = Catalog::open_with(&folder.join("data"), config()).await.unwrap();
    let mut first = catalog.dataset("licencias").await.map_or(1, |(_, latest)| latest + 1);
    loop {
        let file = folder.join(format!("licencias-{first}.csv"));
        std::fs::write(&file, permits(first, 500)).unwrap();
        let mut request = PublishRequest::new(file);
        request.dataset = Some("licencias".to_owned());
        publish(&catalog, &request).await.unwrap();
        first += 1;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_moment() {
    let folder = tempfile::tempdir().unwrap();
    let (mut latest, mut killed_at_work) = (0, 0);
    let mut wait = 20u64;
    let start = Instant::now();
    for round in 0..60u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "crash::publisher", "--ignored"])
            .env(DATA, folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // moments spread over the start and the first publications, never the same
        wait = (wait * 7 + 31 * round) % 700;
        // a machine that is busy with other things needs longer for the first
        wait += if latest == 0 { 60 * round } else { 0 };
        std::thread::sleep(Duration::from_millis(wait));
        let ended = child.try_wait().unwrap();
        assert!(ended.is_none(), "the publisher ended by itself: {ended:?}");
        child.kill().unwrap();
        child.wait().unwrap();
        let staging = folder.path().join("data/staging");
        killed_at_work += u64::from(std::fs::read_dir(&staging).is_ok_and(|mut entries| entries.next().is_some()));

        let catalog = Catalog::open_with(&folder.path().join("data"), config()).await.unwrap();
        assert_eq!(std::fs::read_dir(&staging).unwrap().count(), 0, "staging is swept");
        let verification = catalog.verify(&|_, _| ()).await.unwrap();
        assert_eq!(verification.damages, []);
        let now = catalog.dataset("licencias").await.map_or(0, |(_, latest)| latest);
        assert!(now >= latest, "version {latest} was visible and is gone");
        assert_eq!(verification.versions, u64::from(now));
        latest = now;
        if now > 0 {
            let version = catalog.version("licencias", None).await.unwrap();
            assert_eq!(version.rows, 500);
        }
        if round >= 25 && start.elapsed() > Duration::from_secs(40) {
            break;
        }
    }
    assert!(latest > 0, "no publication ever came to its end");
    assert!(killed_at_work > 0, "no publication was killed at work");
    let catalog = Catalog::open_with(&folder.path().join("data"), config()).await.unwrap();
    catalog.collect_orphans().await.unwrap();
    let verification = catalog.verify(&|_, _| ()).await.unwrap();
    assert_eq!((verification.damages.len(), verification.orphans), (0, 0));
}

/// The process that is killed: publishes what is approved and due.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "is started and killed by the test below"]
async fn due_publisher() {
    let folder = PathBuf::from(std::env::var_os(DATA).unwrap());
    let catalog = Catalog::open_with(&folder.join("data"), config()).await.unwrap();
    let drafts = Drafts::new(catalog).await.unwrap();
    for (_, outcome) in drafts.publish_due(&report).await.unwrap() {
        outcome.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_due_is_published_once_however_often_it_is_killed() {
    let office = Office::new().await;
    let mut ids = Vec::new();
    for n in 0..6 {
        let id = office.submitted(1 + n, &format!("Licencias de {}", WORDS[n as usize]), None).await;
        office.approve(&id, Some("2026-01-15T18:00:00Z")).await;
        ids.push(id);
    }
    let (mut kills, mut wait) = (0, 3u64);
    for round in 0..40u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "crash::due_publisher", "--ignored"])
            .env(DATA, office.root())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        wait = (wait * 7 + 31 * round) % 350;
        std::thread::sleep(Duration::from_millis(wait));
        kills += u64::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        let verification = office.catalog.verify(&|_, _| ()).await.unwrap();
        assert_eq!(verification.damages, []);
        let done = office.drafts.submissions(&office.reviewer, None).await.unwrap();
        let published = done.iter().filter(|known| known.state == SubmissionState::Published).count();
        assert_eq!(verification.versions as usize, published, "a version and the end of its submission are one");
    }
    assert!(kills > 0, "no process was killed at work");
    // whatever is left is done by the next one that is not killed
    for (_, outcome) in office.drafts.publish_due(&report).await.unwrap() {
        outcome.unwrap();
    }
    let verification = office.catalog.verify(&|_, _| ()).await.unwrap();
    assert_eq!((verification.versions, verification.damages.len()), (6, 0));
    let mut folios = std::collections::BTreeSet::new();
    for id in &ids {
        let (submission, _, _) = office.drafts.submission(&office.reviewer, id).await.unwrap();
        assert_eq!((submission.state, submission.version), (SubmissionState::Published, Some(1)));
        folios.insert(office.catalog.receipt(submission.dataset.as_str(), 1).await.unwrap().receipt.folio);
    }
    assert_eq!(folios.len(), 6);
}

const WORDS: [&str; 6] = ["construcción", "conducir", "funcionamiento", "pesca", "taxi", "anuncios"];
