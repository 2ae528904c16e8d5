//! The report on a file, as versioned JSON: everything `inspect` says.
//!
//! Never here: prose.
