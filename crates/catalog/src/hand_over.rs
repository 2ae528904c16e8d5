//! Duties passed from one person to another (*entrega-recepción*): the sheet of what there was.
//!
//! Never here: who may pass them on (see actions).

use serde::{Deserialize, Serialize};

use crate::role::Grant;
use crate::slug::Slug;

/// One thing that was open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// Kebab-case code of what it is (`draft`, `inventory-entry`, `commitment`, `review`, `dataset`).
    pub kind: String,
    /// Its page here.
    pub link: String,
    /// What people call it.
    pub title: String,
    /// The agency whose it is.
    pub agency: Slug,
    /// The day that matters for it (last change, commitment), ISO 8601; empty where there is none.
    #[serde(default)]
    pub day: String,
}

/// Duties that passed from one account to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOver {
    /// Its name in addresses: lower-case hex.
    pub id: String,
    /// The account that had them.
    pub from: String,
    /// The account that has them now.
    pub to: String,
    /// The account that passed them on; none for the machine's operator.
    pub by: Option<String>,
    /// When.
    pub at: jiff::Timestamp,
    /// The roles that passed.
    pub grants: Vec<Grant>,
    /// What was open.
    pub duties: Vec<Duty>,
    /// What whoever passed them on adds; may be empty.
    pub note: String,
}
