//! All tests of the crate, through its public functions.

#![allow(clippy::unwrap_used)]

mod cleaning;
mod corpus;
mod delimited;
mod formats;
mod profile;
mod structure;
