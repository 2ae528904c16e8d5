//! An office that publishes (foaf:Agent as dct:publisher).
//!
//! Never here: the people who work in it.

use serde::{Deserialize, Serialize};

use crate::slug::Slug;

/// An agency (*dependencia*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agency {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its full name.
    pub name: String,
}
