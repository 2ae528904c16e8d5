//! What a careful reader would say about a table, from its profile.
//!
//! Never here: sentences (the faces have them), what structure finds (see `structure`).

use crate::finding::Finding;
use crate::profile::Profile;
use crate::table::Table;

/// All findings about some tables, `profiles` in the order of `tables`; worst first.
pub fn findings(tables: &[Table], profiles: &[Profile]) -> Vec<Finding> {
    let _ = (tables, profiles);
    Vec::new()
}
