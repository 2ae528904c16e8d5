//! In which encoding a text is written; decided by what gives sensible words.
//!
//! Never here: delimiters.
