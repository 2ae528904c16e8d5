//! Passwords: which are good enough, how they are kept (Argon2id with OWASP's first parameters: 19 MiB, two passes, one
//! lane) and checked.
//!
//! Length counts, composition does not (NIST SP 800-63B, OWASP ASVS V2.1). Never here: who has which password.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;

use crate::refusal::Refusal;
use crate::secret;

mod guessed;

/// Fewest and most signs.
pub const LENGTH: std::ops::RangeInclusive<usize> = 12..=128;

/// Each hash takes 19 MiB: so many at a time.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// What is checked where there is no account, so that it takes as long.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| hashed("nobody has this password").ok());

/// Says no to a password that is too short, too long or easily guessed; `about` are texts that others know of the person.
///
/// # Errors
/// [`Refusal::WeakPassword`] with the reason.
pub(crate) fn check(password: &str, about: &[&str]) -> Result<(), Refusal> {
    let length = password.chars().count();
    let weak = |reason| Err(Refusal::WeakPassword { reason });
    if length < *LENGTH.start() {
        return weak("short");
    }
    if length > *LENGTH.end() {
        return weak("long");
    }
    if about.iter().any(|known| guessed::is_mostly(password, known)) {
        return weak("about-you");
    }
    if guessed::is_common(password) { weak("common") } else { Ok(()) }
}

/// The text by which a password is kept.
pub(crate) async fn hash(password: &str) -> Result<String, Refusal> {
    let password = password.to_owned();
    apart(move || hashed(&password)).await?
}

/// True where the password is the one that was kept; without a kept one it takes as long and is never right.
pub(crate) async fn is_right(password: &str, kept: Option<String>) -> Result<bool, Refusal> {
    let password = password.chars().take(LENGTH.end() + 1).collect::<String>();
    apart(move || {
        let known = kept.is_some();
        let Some(kept) = kept.or_else(|| NOBODY.clone()) else { return false };
        let right =
            PasswordHash::new(&kept).is_ok_and(|kept| argon().verify_password(password.as_bytes(), &kept).is_ok());
        right && known
    })
    .await
}

async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
    let fault = |why: String| Refusal::Fault { why };
    let _turn = AT_ONCE.acquire().await.map_err(|why| fault(why.to_string()))?;
    tokio::task::spawn_blocking(work).await.map_err(|why| fault(why.to_string()))
}

fn argon() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

fn hashed(password: &str) -> Result<String, Refusal> {
    let salt = secret::random(16)?;
    let hash = argon().hash_password_with_salt(password.as_bytes(), salt.as_bytes());
    hash.map(|hash| hash.to_string()).map_err(|why| Refusal::Fault { why: why.to_string() })
}
