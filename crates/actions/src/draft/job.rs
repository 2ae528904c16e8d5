//! Long work that several may wait for, and the bounded shelf that keeps its results for a while.
//!
//! Never here: what the work is.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, watch};

use crate::refusal::Refusal;

/// As long as anybody waits.
pub(super) const LONGEST: Duration = Duration::from_secs(600);

/// Jobs that are worked on at once; others wait.
const AT_ONCE: usize = 2;

/// How far a piece of work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Done so far.
    pub done: u64,
    /// All there is to do; 0 while that is not known.
    pub all: u64,
}

/// What somebody who waits gets to see.
pub enum Look<T> {
    /// The result.
    Ready(Arc<T>),
    /// It is being worked on.
    Working(Progress),
    /// It cannot be done.
    Failed(Arc<Refusal>),
}

type Outcome<T> = Option<Result<Arc<T>, Arc<Refusal>>>;

/// A piece of work under way, or its result.
pub(super) struct Job<T> {
    told: Arc<(AtomicU64, AtomicU64)>,
    outcome: watch::Receiver<Outcome<T>>,
}

impl<T> Clone for Job<T> {
    fn clone(&self) -> Self {
        Job { told: self.told.clone(), outcome: self.outcome.clone() }
    }
}

impl<T: Send + Sync + 'static> Job<T> {
    fn start(
        permits: Arc<Semaphore>,
        work: impl FnOnce(&super::Progressing<'_>) -> Result<T, Refusal> + Send + 'static,
    ) -> Job<T> {
        let told = Arc::new((AtomicU64::new(0), AtomicU64::new(0)));
        let (tell, outcome) = watch::channel(None);
        let progress = told.clone();
        tokio::spawn(async move {
            let _permit = permits.acquire_owned().await;
            let done = tokio::task::spawn_blocking(move || {
                let told = |done: u64, all: u64| {
                    progress.0.store(done, Ordering::Relaxed);
                    progress.1.store(all, Ordering::Relaxed);
                };
                catch_unwind(AssertUnwindSafe(|| work(&told)))
            });
            let result = match done.await {
                Ok(Ok(result)) => result,
                Ok(Err(_)) => Err(super::fault("the work broke off")),
                Err(error) => Err(super::fault(error)),
            };
            tell.send_replace(Some(result.map(Arc::new).map_err(Arc::new)));
        });
        Job { told, outcome }
    }

    /// The result, or how far it is after `wait`.
    pub(super) async fn within(mut self, wait: Duration) -> Look<T> {
        let given_up = {
            let ended = tokio::time::timeout(wait, self.outcome.wait_for(Option::is_some)).await;
            matches!(ended, Ok(Err(_)))
        };
        if given_up {
            return Look::Failed(Arc::new(super::fault("the work was given up")));
        }
        match &*self.outcome.borrow() {
            Some(Ok(result)) => Look::Ready(result.clone()),
            Some(Err(refusal)) => Look::Failed(refusal.clone()),
            None => Look::Working(Progress {
                done: self.told.0.load(Ordering::Relaxed),
                all: self.told.1.load(Ordering::Relaxed),
            }),
        }
    }

    /// The result, where it is there.
    fn result(&self) -> Option<Arc<T>> {
        self.outcome.borrow().as_ref()?.as_ref().ok().cloned()
    }

    fn failed(&self) -> bool {
        matches!(&*self.outcome.borrow(), Some(Err(_)))
    }
}

/// Jobs by key, the one that was used last in front; the least used fall off.
pub(super) struct Shelf<K, T> {
    most: usize,
    permits: Arc<Semaphore>,
    jobs: Mutex<VecDeque<(K, Job<T>)>>,
}

impl<K: PartialEq, T: Send + Sync + 'static> Shelf<K, T> {
    pub(super) fn new(most: usize) -> Self {
        Shelf { most, permits: Arc::new(Semaphore::new(AT_ONCE)), jobs: Mutex::new(VecDeque::new()) }
    }

    /// The results that are there under such keys, the one that was used last first.
    pub(super) fn find(&self, wanted: impl Fn(&K) -> bool) -> Vec<Arc<T>> {
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.iter().filter(|(key, _)| wanted(key)).filter_map(|(_, job)| job.result()).collect()
    }

    /// The job with this key, where there is one.
    pub(super) fn get(&self, key: &K) -> Option<Job<T>> {
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.iter().find(|(known, _)| known == key).map(|(_, job)| job.clone())
    }

    /// Forgets the job with this key where it failed.
    pub(super) fn forget_failure(&self, key: &K) {
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.retain(|(known, job)| known != key || !job.failed());
    }

    /// The job with this key; begun where there is none, or where it failed and is asked for again.
    pub(super) fn get_or<W>(&self, key: K, work: impl FnOnce() -> W) -> Job<T>
    where
        W: FnOnce(&super::Progressing<'_>) -> Result<T, Refusal> + Send + 'static,
    {
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = jobs.iter().position(|(known, _)| *known == key)
            && let Some((key, job)) = jobs.remove(at)
        {
            // a failure is told once more, then forgotten: the disk may be well again
            if !job.failed() {
                jobs.push_front((key, job.clone()));
            }
            return job;
        }
        let job = Job::start(self.permits.clone(), work());
        jobs.push_front((key, job.clone()));
        jobs.truncate(self.most);
        job
    }
}
