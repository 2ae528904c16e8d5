//! Slowing down those who guess: how often something may fail for one account and from one address.
//!
//! What is counted is kept under a hash, so that the database does not tell who tried. Never here: what was tried.

use jiff::{SignedDuration, Timestamp};

use crate::catalog::Catalog;
use crate::refusal::Refusal;
use crate::secret;

/// How long a failed attempt counts.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// Failures for one account within the window; four times as many in an hour are fewer than 100 (ASVS V2.2.1).
const PER_ACCOUNT: u32 = 10;
/// Failures from one address within the window: a whole office may stand behind one.
const PER_ADDRESS: u32 = 60;

/// What is being tried, by whom.
pub(crate) struct Attempt {
    account: String,
    address: Option<String>,
}

impl Attempt {
    /// An attempt of a sort on an account (its mail address or id) from a network address.
    pub(crate) fn new(sort: &str, account: &str, address: Option<&str>) -> Attempt {
        Attempt {
            account: secret::hash(&format!("{sort} account {account}")),
            address: address.map(|address| secret::hash(&format!("{sort} address {address}"))),
        }
    }
}

impl Catalog {
    /// Says no where too many such attempts failed lately.
    pub(crate) async fn not_too_often(&self, attempt: &Attempt) -> Result<(), Refusal> {
        let now = (self.config.clock)();
        let since = before(now, WINDOW);
        let keys = [(Some(&attempt.account), PER_ACCOUNT), (attempt.address.as_ref(), PER_ADDRESS)];
        for (key, most) in keys {
            let Some(key) = key else { continue };
            let (failed, first) = self.store.attempts(key, since).await?;
            if failed >= most {
                let free = first.and_then(|first| first.checked_add(WINDOW).ok()).unwrap_or(now);
                let seconds = (free.as_second() - now.as_second()).max(1).unsigned_abs();
                return Err(Refusal::TooManyAttempts { minutes: seconds.div_ceil(60) });
            }
        }
        Ok(())
    }

    /// Notes that it failed.
    pub(crate) async fn failed(&self, attempt: &Attempt) -> Result<(), Refusal> {
        let now = (self.config.clock)();
        let keys: Vec<&str> =
            [Some(&attempt.account), attempt.address.as_ref()].into_iter().flatten().map(String::as_str).collect();
        Ok(self.store.note_attempts(&keys, now, before(now, WINDOW)).await?)
    }

    /// Forgets what failed for the account: it succeeded.
    pub(crate) async fn succeeded(&self, attempt: &Attempt) -> Result<(), Refusal> {
        Ok(self.store.forget_attempts(&attempt.account).await?)
    }
}

/// A time before another; the beginning of times where there is none.
pub(crate) fn before(now: Timestamp, span: SignedDuration) -> Timestamp {
    now.checked_sub(span).unwrap_or(Timestamp::MIN)
}

/// A time after another; the end of times where there is none.
pub(crate) fn after(now: Timestamp, span: SignedDuration) -> Timestamp {
    now.checked_add(span).unwrap_or(Timestamp::MAX)
}
