//! May this person do this now, and what follows from it?
//!
//! Never here: how a page or a command shows it, SQL, DataFusion types.
