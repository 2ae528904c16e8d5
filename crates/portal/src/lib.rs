//! Show it, or say it in JSON: the portal's pages and the sentences of every face.
//!
//! ```text
//! request ─visit─▶ page ─▶ one action ─▶ view ─▶ layout (HTML) or JSON
//! ```
//!
//! Never here: SQL, files of the store, queries, decisions about who may do what.

mod assets;
mod date;
pub mod drawing;
mod headers;
pub mod language;
mod layout;
pub mod number;
mod openapi;
mod pages;
mod quality;
mod refusal;
mod relations;
pub mod report;
mod router;
mod serve;
pub mod visit;

pub use language::{Language, Messages};
pub use router::router;
pub use serve::{serve, serve_on};

/// What the pages show: the state of the router.
#[derive(Clone)]
pub struct Portal {
    /// The catalog.
    pub catalog: apertura_actions::Catalog,
    /// Its tables, open for questions.
    pub explorer: apertura_actions::explore::Explorer,
}

impl Portal {
    /// The portal of a catalog.
    pub fn new(catalog: apertura_actions::Catalog) -> Self {
        Portal { explorer: apertura_actions::explore::Explorer::new(catalog.clone()), catalog }
    }
}
