//! Keep this; give it back: the only SQL and the only blobs.
//!
//! Never here: who may do what, pages, DataFusion.
