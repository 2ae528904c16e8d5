//! Tests of the engine through its public functions, on small Parquet files made here.

#![allow(clippy::unwrap_used)]

mod addresses;
mod exports;
mod files;
mod limits;
mod maps;
mod naive;
mod operators;
mod sample;
mod sql;
mod summaries;
