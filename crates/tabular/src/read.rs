//! Reads any file into a Document: the first arrow.
//!
//! Never here: how one format is read.
