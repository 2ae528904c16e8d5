//! Runs numbered pieces of work on several threads and hands their results over in order.
//!
//! Never here: what the work is.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

/// Results that wait for their turn, and the next piece that nobody has taken.
struct Desk<T, E> {
    next: usize,
    done: usize,
    results: BTreeMap<usize, Result<T, E>>,
}

/// Calls `work(0)` to `work(pieces - 1)` on `threads` threads (0: one for each core) and `deliver` with
/// the results in order on the calling thread. At most three pieces a thread are in flight, so memory
/// stays bounded when `deliver` is slow. Stops at the first error in order.
pub(crate) fn run<T: Send, E: Send>(
    pieces: usize,
    threads: usize,
    work: impl Fn(usize) -> Result<T, E> + Sync,
    mut deliver: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    let threads = if threads == 0 { cores() } else { threads }.min(pieces);
    if threads <= 1 {
        return (0..pieces).try_for_each(|piece| deliver(work(piece)?));
    }
    let window = threads * 3;
    let desk = Mutex::new(Desk { next: 0, done: 0, results: BTreeMap::new() });
    let (arrived, advanced, stop) = (Condvar::new(), Condvar::new(), AtomicBool::new(false));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let _alarm = Alarm { stop: &stop, arrived: &arrived, advanced: &advanced };
                loop {
                    let piece = {
                        let mut desk = desk.lock().unwrap_or_else(PoisonError::into_inner);
                        while desk.next < pieces && desk.next >= desk.done + window && !stop.load(Ordering::Relaxed) {
                            desk = advanced.wait(desk).unwrap_or_else(PoisonError::into_inner);
                        }
                        if desk.next >= pieces || stop.load(Ordering::Relaxed) {
                            return;
                        }
                        desk.next += 1;
                        desk.next - 1
                    };
                    let result = work(piece);
                    let mut desk = desk.lock().unwrap_or_else(PoisonError::into_inner);
                    desk.results.insert(piece, result);
                    arrived.notify_one();
                }
            });
        }
        let _alarm = Alarm { stop: &stop, arrived: &arrived, advanced: &advanced };
        let finish = |outcome| {
            let _desk = desk.lock().unwrap_or_else(PoisonError::into_inner);
            stop.store(true, Ordering::Relaxed);
            advanced.notify_all();
            outcome
        };
        for piece in 0..pieces {
            let result = {
                let mut desk = desk.lock().unwrap_or_else(PoisonError::into_inner);
                loop {
                    if let Some(result) = desk.results.remove(&piece) {
                        desk.done = piece + 1;
                        advanced.notify_all();
                        break result;
                    }
                    if stop.load(Ordering::Relaxed) {
                        // A worker panicked: leaving the scope hands its panic on.
                        return Ok(());
                    }
                    desk = arrived.wait(desk).unwrap_or_else(PoisonError::into_inner);
                }
            };
            if let Err(error) = result.and_then(&mut deliver) {
                return finish(Err(error));
            }
        }
        finish(Ok(()))
    })
}

/// Wakes everybody when a thread panics, so that nobody waits for it.
struct Alarm<'a> {
    stop: &'a AtomicBool,
    arrived: &'a Condvar,
    advanced: &'a Condvar,
}

impl Drop for Alarm<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.stop.store(true, Ordering::Relaxed);
            self.arrived.notify_all();
            self.advanced.notify_all();
        }
    }
}
