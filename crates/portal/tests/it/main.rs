//! Tests of the portal through its public functions and its router.

#![allow(clippy::unwrap_used)]

mod language;
mod number;
mod pages;
