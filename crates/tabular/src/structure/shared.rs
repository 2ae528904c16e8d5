//! A document whose cells several ways of reading share: a correction of the structure does not read the file again.
//!
//! Never here: finding tables.

use std::sync::Arc;

use crate::document::{Body, Document, SourceFacts};
use crate::finding::Finding;
use crate::table::Rows;

/// A document that was read once. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Shared {
    /// What is known of the file.
    pub source: SourceFacts,
    pub(super) sheets: Vec<SharedSheet>,
    pub(super) findings: Vec<Finding>,
}

/// One of its sheets.
#[derive(Clone, Debug)]
pub(super) struct SharedSheet {
    pub(super) name: Option<String>,
    pub(super) hidden: bool,
    pub(super) rows: Rows,
}

impl From<Document> for Shared {
    fn from(document: Document) -> Shared {
        let sheets = document.sheets.into_iter().map(|sheet| SharedSheet {
            name: sheet.name,
            hidden: sheet.hidden,
            rows: match sheet.body {
                Body::Grid(grid) => Rows::Grid { grid: Arc::new(grid), offset: usize::from(sheet.named_columns) },
                Body::Delimited(file) => Rows::Delimited(Arc::new(file)),
            },
        });
        Shared { source: document.source, sheets: sheets.collect(), findings: document.findings }
    }
}
