//! Where the tables stand in a sheet: the second arrow.
//!
//! Never here: bytes, types.
