//! Cuts delimited text into records and fields.
//!
//! Never here: detection.
