//! Words that mean that a value is missing.
//!
//! Never here: blanks.
