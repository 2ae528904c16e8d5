//! Letters: sending what waits, trying again, and the log of what became of them.
//!
//! Never here: sentences and mail servers (the face carries the letters), what a letter tells of (each action writes its own).

use apertura_catalog::{Letter, LetterRecord, Permission};
use jiff::{Span, Timestamp};

use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;

/// Minutes to wait after each failed attempt; after the last one the letter is given up (about a day and a half).
const WAITS: [i64; 7] = [1, 5, 30, 120, 360, 720, 1440];
/// Nobody else takes a letter that is on its way for this long, in minutes.
const LEASE: i64 = 10;
/// Days after which a letter that was sent leaves the log.
const KEPT: i64 = 90;

/// Carries letters: to a mail server, or into a folder.
pub trait Carrier: Sync {
    /// Sends one letter, dated `now`.
    ///
    /// # Errors
    /// Why not, in the machinery's words, without the letter's content.
    fn carry(&self, letter: &Letter, now: Timestamp) -> impl Future<Output = Result<(), String>> + Send;
}

/// What a round of sending did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Letters that went out.
    pub sent: u32,
    /// Attempts that failed.
    pub failed: u32,
}

impl Catalog {
    /// Writes letters that go with nothing else that is kept.
    ///
    /// # Errors
    /// Database faults; then none was written.
    pub async fn write_letters(&self, letters: &[Letter]) -> Result<(), Refusal> {
        Ok(self.store.enqueue_letters(letters, (self.config.clock)()).await?)
    }

    /// Sends the letters whose time has come. What fails waits for its next attempt.
    ///
    /// # Errors
    /// Database faults.
    pub async fn send_letters(&self, carrier: &impl Carrier) -> Result<Sent, Refusal> {
        let mut done = Sent::default();
        loop {
            let now = (self.config.clock)();
            let Some((id, attempts, letter)) = self.store.take_letter(now, later(now, LEASE)).await? else { break };
            match carrier.carry(&letter, now).await {
                Ok(()) => {
                    self.store.letter_sent(id, now).await?;
                    done.sent += 1;
                }
                Err(why) => {
                    let wait = WAITS.get((attempts as usize).saturating_sub(1));
                    self.store.letter_failed(id, &why, now, wait.map(|wait| later(now, *wait))).await?;
                    done.failed += 1;
                }
            }
        }
        self.store.forget_letters(later((self.config.clock)(), -KEPT * 24 * 60)).await?;
        Ok(done)
    }

    /// The log of letters, latest first: 100 of them with ids below `before`.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], faults.
    pub async fn letters(&self, person: &Person, before: Option<u64>) -> Result<Vec<LetterRecord>, Refusal> {
        person.may(Permission::ManageSettings, None)?;
        Ok(self.store.letters(before, 100).await?)
    }

    /// Tries a letter that was given up again.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::Outdated`] where it was not given up, faults.
    pub async fn retry_letter(&self, person: &Person, id: u64) -> Result<(), Refusal> {
        person.may(Permission::ManageSettings, None)?;
        match self.store.retry_letter(id, (self.config.clock)()).await? {
            true => Ok(()),
            false => Err(Refusal::Outdated),
        }
    }
}

fn later(time: Timestamp, minutes: i64) -> Timestamp {
    time.checked_add(Span::new().minutes(minutes)).unwrap_or(time)
}
