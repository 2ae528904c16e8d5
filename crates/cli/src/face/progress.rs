//! A bar for any work that takes over a second, where stderr is a terminal.
//!
//! Never here: the work.

use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Face;

/// A bar that shows itself after a second of work.
pub struct Progress {
    start: Instant,
    bar: ProgressBar,
    shown: Mutex<bool>,
    terminal: bool,
}

impl Progress {
    /// A bar with a word in front.
    pub fn new(face: &Face, key: &str) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{msg} {wide_bar} {percent}% {eta}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(face.text(key));
        Progress { start: Instant::now(), bar, shown: Mutex::new(false), terminal: std::io::stderr().is_terminal() }
    }

    /// So much of so much is done.
    pub fn step(&self, done: u64, total: u64) {
        if !self.terminal || self.start.elapsed() < Duration::from_secs(1) {
            return;
        }
        if let Ok(mut shown) = self.shown.lock()
            && !*shown
        {
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
            *shown = true;
        }
        self.bar.set_length(total.max(1));
        self.bar.set_position(done.min(total));
    }

    /// The work is over.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}
