//! Any address that is none.
//!
//! Never here: how a refusal looks (see `refusal`).

use crate::refusal::Refusal;

/// The refusal.
pub async fn show() -> Refusal {
    Refusal::not_found()
}
