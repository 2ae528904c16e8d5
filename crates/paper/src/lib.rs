//! Put it on paper: data and a template become a tagged PDF (PDF/UA-1 and PDF/A-2a), with the language set and the fonts
//! inside.
//!
//! The same data give the same bytes: no clock, no network, no file and no program of the machine has a part in it. All
//! words come with the data. Never here: nouns of the catalog, sentences in a human language, HTTP.

pub mod document;
mod fonts;
pub mod layout;
pub mod letter;
pub mod open_document;
pub mod qr;
pub mod receipt;
pub mod workshop;
mod world;

pub use document::{Document, PaperError};
pub use fonts::serif_fonts;
pub use layout::{Layout, PaperSize};
pub use letter::Letter;
pub use receipt::Receipt;
