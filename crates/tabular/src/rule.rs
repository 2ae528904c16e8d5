//! The rules that make findings, one file each.
//!
//! Never here: sentences.
