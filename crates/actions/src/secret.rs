//! Random tokens, and the hashes by which they are kept.
//!
//! Never here: what a token opens.

use sha2::{Digest, Sha256};

use crate::refusal::Refusal;

/// `bytes` random bytes of the operating system as lower-case hex.
///
/// # Errors
/// The operating system gives none.
pub fn random(bytes: usize) -> Result<String, Refusal> {
    let mut buffer = vec![0; bytes];
    getrandom::fill(&mut buffer).map_err(|why| Refusal::Fault { why: why.to_string() })?;
    Ok(hex(&buffer))
}

/// The name of a new thing in addresses: 64 random bits as lower-case hex.
pub(crate) fn id() -> Result<String, Refusal> {
    random(8)
}

/// SHA-256 of a text, lower-case hex: how a token is kept. A token has 256 random bits, so that no salt is needed.
pub(crate) fn hash(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
