//! Work on many row groups at once, within a bound of time, that stops when nobody waits for it.
//!
//! Each request has threads of its own, so that the operating system shares the processors fairly between a short and
//! a long request. Never here: what is done in a row group.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::error::QueryError;

/// What a request may still use.
#[derive(Debug)]
pub struct Budget {
    deadline: Instant,
    limit: Duration,
    cancelled: AtomicBool,
    threads: usize,
}

impl Budget {
    /// A budget of time from now.
    pub fn new(limit: Duration, threads: usize) -> Budget {
        Budget { deadline: Instant::now() + limit, limit, cancelled: AtomicBool::new(false), threads: threads.max(1) }
    }

    /// Stops the work at its next step.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// An error where the time is over or nobody waits any more.
    pub fn check(&self) -> Result<(), QueryError> {
        if self.cancelled.load(Ordering::Relaxed) || Instant::now() >= self.deadline {
            return Err(QueryError::Time { seconds: self.limit.as_secs() });
        }
        Ok(())
    }

    /// The time that is left.
    pub fn left(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
    }
}

/// Does `step` for each item, on all threads of the budget; the results stand in the order of the items.
pub fn each<I: Sync, T: Send>(
    items: &[I],
    budget: &Budget,
    step: impl Fn(&I) -> Result<T, QueryError> + Sync,
) -> Result<Vec<T>, QueryError> {
    let states = fold(items, budget, Vec::new, |results: &mut Vec<(usize, T)>, at, item| {
        results.push((at, step(item)?));
        Ok(())
    })?;
    let mut results: Vec<(usize, T)> = states.into_iter().flatten().collect();
    results.sort_by_key(|(at, _)| *at);
    Ok(results.into_iter().map(|(_, result)| result).collect())
}

/// Does `step` for each item with a state of its thread's own; the states must not depend on who did what.
pub fn fold<I: Sync, S: Send>(
    items: &[I],
    budget: &Budget,
    start: impl Fn() -> S + Sync,
    step: impl Fn(&mut S, usize, &I) -> Result<(), QueryError> + Sync,
) -> Result<Vec<S>, QueryError> {
    let next = AtomicUsize::new(0);
    let failure = Mutex::new(None);
    let one = || {
        let mut state = start();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { break };
            if let Err(error) = budget.check().and_then(|()| step(&mut state, at, item)) {
                next.store(items.len(), Ordering::Relaxed);
                if let Ok(mut failure) = failure.lock() {
                    failure.get_or_insert(error);
                }
                break;
            }
        }
        state
    };
    let threads = budget.threads.min(items.len()).max(1);
    let states = if threads == 1 {
        vec![one()]
    } else {
        std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(one)).collect();
            let mut states = vec![one()];
            for other in others {
                match other.join() {
                    Ok(state) => states.push(state),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            states
        })
    };
    match failure.into_inner() {
        Ok(None) => Ok(states),
        Ok(Some(error)) => Err(error),
        Err(_) => Err(QueryError::Unreadable { why: "a thread failed".to_owned() }),
    }
}
