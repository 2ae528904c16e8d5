//! Tells formats apart by content, and the list of readers.
//!
//! Never here: the reading itself.
