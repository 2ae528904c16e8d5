//! Show it, or say it in JSON: the portal's pages and the sentences of every face.
//!
//! Never here: SQL, files of the store, queries, decisions about who may do what.

pub mod language;
pub mod number;

pub use language::{Language, Messages};
