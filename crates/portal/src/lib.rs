//! Show it, or say it in JSON: the portal's pages and the sentences of every face.
//!
//! ```text
//! request ─visit─▶ page ─▶ one action ─▶ view ─▶ layout (HTML) or JSON
//! ```
//!
//! Never here: SQL, files of the store, queries, decisions about who may do what.

mod assets;
mod atom;
pub mod ckan_visit;
mod date;
mod desk;
pub mod door;
pub mod drawing;
mod entity_tag;
mod file_form;
mod form;
mod format;
mod headers;
pub mod jobs;
mod kept_form;
pub mod language;
mod layout;
pub mod link_visit;
pub mod mail;
mod markdown;
pub mod number;
mod openapi;
pub mod outside;
mod pages;
mod pdf;
mod picture;
pub mod printable;
mod public_form;
mod qr;
mod quality;
mod rate;
mod rdf;
mod refusal;
mod relations;
pub mod report;
pub mod risk;
mod router;
mod serve;
pub mod theme;
pub mod usage;
pub mod vector_tile;
mod vega_lite;
pub mod visit;

pub use door::Door;
pub use language::{Language, Messages};
pub use mail::{MailSettings, Postman};
pub use router::router;
pub use serve::{serve, serve_on};

/// What the pages show: the state of the router.
#[derive(Clone)]
pub struct Portal {
    /// The catalog.
    pub catalog: apertura_actions::Catalog,
    /// Its tables, open for questions.
    pub explorer: apertura_actions::explore::Explorer,
    /// Where files are prepared; none where the portal only shows.
    pub workbench: Option<Workbench>,
    /// True where a proxy stands before the portal, whose word about the visitor's network address counts.
    pub behind_proxy: bool,
    /// Uses that were counted and wait to be written.
    pub usage: usage::Usage,
    /// True where letters go out by mail; without a mail server whoever invites hands the link over.
    pub sends_mail: bool,
    /// The look of the institution.
    pub theme: std::sync::Arc<theme::Theme>,
}

/// Where files are prepared, behind its door.
#[derive(Clone)]
pub struct Workbench {
    /// The drafts.
    pub drafts: apertura_actions::Drafts,
    /// The one-time address by which somebody on this machine comes in; none where people come in with accounts.
    pub door: Option<Door>,
}

impl Portal {
    /// The portal of a catalog.
    pub fn new(catalog: apertura_actions::Catalog) -> Self {
        Portal {
            explorer: apertura_actions::explore::Explorer::new(catalog.clone()),
            catalog,
            workbench: None,
            usage: usage::Usage::default(),
            behind_proxy: false,
            sends_mail: true,
            theme: std::sync::Arc::default(),
        }
    }

    /// The same with a workbench.
    pub fn with_workbench(self, workbench: Workbench) -> Self {
        Portal { workbench: Some(workbench), ..self }
    }
}
