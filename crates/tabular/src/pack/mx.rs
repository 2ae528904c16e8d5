//! Mexico's pack: public facts of INEGI, SEPOMEX and everyday office use.
//!
//! Never here: anything of a single file or agency.

/// Missing-value words.
pub const MISSING: &str = include_str!("mx/missing.txt");
