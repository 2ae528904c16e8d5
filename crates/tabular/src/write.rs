//! The files of a clean table: the list of writers.
//!
//! Never here: cleaning.
