//! Which delimiter, quote and escape a delimited text uses.
//!
//! Never here: encodings, row meaning.
