//! All tests of the crate, through its public functions.

mod cleaning;
mod corpus;
mod delimited;
mod formats;
mod profile;
mod structure;
