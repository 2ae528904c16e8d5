//! The second factor: six digits that change every half minute (TOTP, RFC 6238 with SHA-1, the form that every
//! application knows), and recovery codes for the day when the telephone is lost.
//!
//! Its secret follows from a random text in the database and a key in the data folder, so that neither alone gives it; a
//! code opens once. Never here: QR codes (the portal draws them), which roles need it (see catalog).

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::Sha256;

use crate::account::event;
use crate::attempt::Attempt;
use crate::catalog::Catalog;
use crate::refusal::Refusal;
use crate::secret;
use crate::session::{Begun, Present, Visitor};

/// Seconds for which a code holds.
const STEP: i64 = 30;
/// Recovery codes that are made at a time.
const RECOVERY: usize = 10;
/// Signs of recovery codes: none is mistaken for another.
const SIGNS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// A second factor that is being set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// The secret as applications take it: base 32, without padding.
    pub secret: String,
    /// The account's mail address, which the application shows.
    pub mail: String,
}

impl Catalog {
    /// Begins to set up a second factor, in the place of one begun before; it counts once its first code is given.
    ///
    /// # Errors
    /// Faults.
    pub async fn begin_second_factor(&self, present: &Present) -> Result<Setup, Refusal> {
        let made_from = match self.store.begun_second_factor(&present.account.id).await? {
            // the code on the page stays the same when the page is loaded again
            Some(begun) => begun,
            None => {
                let made_from = secret::random(20)?;
                let mut transaction = self.store.begin(self.now()).await?;
                transaction.begin_second_factor(&present.account.id, &made_from).await?;
                transaction.commit().await?;
                made_from
            }
        };
        let secret = self.totp_secret(&made_from).await?;
        Ok(Setup { secret: base32(&secret), mail: present.account.mail.clone() })
    }

    /// Sets up the second factor that was begun, by its first code. Gives a session in the place of this one, and the
    /// recovery codes, which are shown once.
    ///
    /// # Errors
    /// [`Refusal::WrongCode`], [`Refusal::TooManyAttempts`], faults.
    pub async fn set_second_factor(
        &self,
        present: &Present,
        code: &str,
        visitor: Visitor<'_>,
    ) -> Result<(Begun, Vec<String>), Refusal> {
        let account = &present.account;
        let attempt = Attempt::new("code", &account.id, visitor.address);
        self.not_too_often(&attempt).await?;
        let begun = self.store.begun_second_factor(&account.id).await?.ok_or(Refusal::WrongCode)?;
        let Some(step) = self.step_of(&begun, code, 0).await? else {
            self.failed(&attempt).await?;
            return Err(Refusal::WrongCode);
        };
        let codes = recovery_codes()?;
        let hashed = self.hashed_codes(&account.id, &codes).await?;
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.set_second_factor(&account.id, step, &hashed).await?;
        // whoever came in before with the password alone comes in anew
        transaction.end_sessions(&account.id, None).await?;
        let session = self.begin_session(&mut transaction, account, true, visitor.browser).await?;
        transaction.append(&event("second-factor-set", serde_json::json!({ "account": account.id }))).await?;
        transaction.commit().await?;
        self.succeeded(&attempt).await?;
        Ok((session, codes))
    }

    /// Gives the code, or a recovery code, to a session that waits for it; gives the session that takes its place.
    ///
    /// # Errors
    /// [`Refusal::WrongCode`], also for a code that was used before; [`Refusal::TooManyAttempts`]; faults.
    pub async fn give_code(&self, present: &Present, code: &str, visitor: Visitor<'_>) -> Result<Begun, Refusal> {
        let account = &present.account;
        let attempt = Attempt::new("code", &account.id, visitor.address);
        self.not_too_often(&attempt).await?;
        let proof = self.store.proof(&account.id).await?.ok_or(Refusal::WrongCode)?;
        let made_from = proof.second_factor.ok_or(Refusal::WrongCode)?;
        let step = self.step_of(&made_from, code, proof.second_factor_step).await?;
        let recovery = self.hashed_codes(&account.id, &[plain(code)]).await?.pop().unwrap_or_default();
        let mut transaction = self.store.begin(self.now()).await?;
        let right = match step {
            Some(step) => transaction.use_step(&account.id, step).await?,
            None => transaction.use_recovery_code(&account.id, &recovery).await?,
        };
        if !right {
            drop(transaction);
            self.failed(&attempt).await?;
            return Err(Refusal::WrongCode);
        }
        transaction.end_session(&present.token).await?;
        let session = self.begin_session(&mut transaction, account, true, visitor.browser).await?;
        if step.is_none() {
            transaction.append(&event("recovery-code-used", serde_json::json!({ "account": account.id }))).await?;
        }
        transaction.commit().await?;
        self.succeeded(&attempt).await?;
        Ok(session)
    }

    /// Makes new recovery codes in the place of those before; they are shown once.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] without second factor, faults.
    pub async fn new_recovery_codes(&self, present: &Present) -> Result<Vec<String>, Refusal> {
        if !present.session.second_factor {
            return Err(Refusal::NotAllowed);
        }
        let codes = recovery_codes()?;
        let hashed = self.hashed_codes(&present.account.id, &codes).await?;
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.keep_recovery_codes(&present.account.id, &hashed).await?;
        transaction.append(&event("recovery-codes-made", serde_json::json!({ "account": present.account.id }))).await?;
        transaction.commit().await?;
        Ok(codes)
    }

    /// How many recovery codes the account has left.
    ///
    /// # Errors
    /// Faults.
    pub async fn recovery_codes_left(&self, present: &Present) -> Result<u32, Refusal> {
        Ok(self.store.recovery_codes(&present.account.id).await?)
    }

    /// The time step whose code this is, if later than `used`: this one, or the one before or after, since clocks differ.
    async fn step_of(&self, made_from: &str, code: &str, used: u64) -> Result<Option<u64>, Refusal> {
        let code = plain(code);
        let secret = self.totp_secret(made_from).await?;
        let now = u64::try_from(self.now().as_second() / STEP).unwrap_or(0);
        let steps = now.saturating_sub(1)..=now + 1;
        Ok(steps.filter(|step| *step > used).find(|step| totp(&secret, *step) == code))
    }

    async fn totp_secret(&self, made_from: &str) -> Result<Vec<u8>, Refusal> {
        let key = self.store.second_factor_key().await?;
        Ok(keyed(&key, &format!("totp {made_from}"))[..20].to_vec())
    }

    /// How recovery codes are kept: as keyed hashes, since a short code could be found from a plain one.
    async fn hashed_codes(&self, account: &str, codes: &[String]) -> Result<Vec<String>, Refusal> {
        let key = self.store.second_factor_key().await?;
        let hash = |code: &String| {
            let hash = keyed(&key, &format!("recovery {account} {}", plain(code)));
            hash.iter().map(|byte| format!("{byte:02x}")).collect()
        };
        Ok(codes.iter().map(hash).collect())
    }
}

/// HMAC-SHA-256.
fn keyed(key: &[u8], text: &str) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key may have any length");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().into()
}

/// The six digits of a time step (RFC 4226, section 5.3; RFC 6238).
pub(crate) fn totp(secret: &[u8], step: u64) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).expect("a key may have any length");
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 0x0f);
    let number = u32::from_be_bytes([hash[at] & 0x7f, hash[at + 1], hash[at + 2], hash[at + 3]]);
    format!("{:06}", number % 1_000_000)
}

/// RFC 4648, without padding.
fn base32(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut out = String::new();
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(char::from(ALPHABET[(held >> bits & 31) as usize]));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        out.push(char::from(ALPHABET[(held << (5 - bits) & 31) as usize]));
    }
    out
}

fn recovery_codes() -> Result<Vec<String>, Refusal> {
    let mut codes = Vec::with_capacity(RECOVERY);
    for _ in 0..RECOVERY {
        let mut bytes = [0_u8; 10];
        getrandom::fill(&mut bytes).map_err(|why| Refusal::Fault { why: why.to_string() })?;
        let signs: String = bytes.iter().map(|byte| char::from(SIGNS[usize::from(byte & 31)])).collect();
        codes.push(format!("{}-{}", &signs[..5], &signs[5..]));
    }
    Ok(codes)
}

/// A code as it was meant: without blanks and hyphens, in lower case.
fn plain(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).take(32).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{base32, totp};

    #[test]
    fn the_codes_are_those_of_rfc_6238() {
        // appendix B gives eight digits; six are their end
        let secret = b"12345678901234567890";
        for (second, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")]
        {
            assert_eq!(totp(secret, second / 30), code);
        }
    }

    #[test]
    fn base_32_is_that_of_rfc_4648() {
        for (plain, coded) in [("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foobar", "MZXW6YTBOI")] {
            assert_eq!(base32(plain.as_bytes()), coded);
        }
    }
}
