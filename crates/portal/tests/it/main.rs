//! Tests of the portal through its public functions and its router.

mod language;
mod number;
mod pages;
