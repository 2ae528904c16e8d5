//! Names of columns from their labels.
//!
//! Never here: types.
