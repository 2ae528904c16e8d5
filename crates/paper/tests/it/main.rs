//! Documents on paper: read back with another program's eyes.

#![allow(clippy::unwrap_used)]

mod letter;
mod pdf;
mod receipt;
mod workshop;
