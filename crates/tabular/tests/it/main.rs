//! All tests of the crate, through its public functions.

#![allow(clippy::unwrap_used)]

mod cleaning;
mod cluster;
mod conform;
mod convert;
mod coordinates;
mod corpus;
mod databases;
mod delimited;
mod findings;
mod formats;
mod fuzz_corpus;
mod middle;
mod openrefine;
mod personal;
mod privacy;
mod profile;
mod reconcile;
mod relations;
mod repeats;
mod reshaping;
mod safety;
mod small_cells;
mod small_table;
mod structure;
