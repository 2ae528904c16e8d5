//! The route to being open before there is a file: what an office holds, what to open next, and by when.
//!
//! Never here: accounts and agencies' people, files and their cleaning, sentences.

pub mod calendar;
pub mod ckan;
pub mod finding;
pub mod import;
pub mod inventory;
pub mod label;
pub mod merge;
pub mod moment;
pub mod plan;
pub mod priority;
pub mod recognition;
pub mod sheet;

pub use finding::EntryFinding;
pub use import::SourceKind;
pub use inventory::{Access, Entry, EntryState, Field, Resource, Stage};
pub use plan::Plan;
pub use priority::{Answer, Criterion, Score, Weights};
