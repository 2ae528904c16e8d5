//! The recipe that findings suggest: the arrow before a person edits.
//!
//! Never here: how operations work.
