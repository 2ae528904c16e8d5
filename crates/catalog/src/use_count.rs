//! How often what is published was used: views, downloads, questions of programs, by dataset and day.
//!
//! Never here: anything of who used it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What sort of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UseKind {
    /// A page was looked at.
    View,
    /// A file was downloaded.
    Download,
    /// A program asked.
    Api,
}

impl UseKind {
    /// All, in the order of tables.
    pub const ALL: [UseKind; 3] = [UseKind::View, UseKind::Download, UseKind::Api];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            UseKind::View => "view",
            UseKind::Download => "download",
            UseKind::Api => "api",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<UseKind> {
        UseKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseCount {
    /// The day, in the portal's time.
    pub day: Date,
    /// Slug of the dataset; empty for what concerns the catalog.
    pub dataset: String,
    /// What sort of use.
    pub kind: UseKind,
    /// How often.
    pub count: u64,
}

/// Uses added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uses {
    /// Views.
    pub view: u64,
    /// Downloads.
    pub download: u64,
    /// Questions of programs.
    pub api: u64,
}

impl Uses {
    /// Adds a number.
    pub fn add(&mut self, kind: UseKind, count: u64) {
        let sum = match kind {
            UseKind::View => &mut self.view,
            UseKind::Download => &mut self.download,
            UseKind::Api => &mut self.api,
        };
        *sum = sum.saturating_add(count);
    }

    /// All together.
    pub fn all(self) -> u64 {
        self.view.saturating_add(self.download).saturating_add(self.api)
    }
}
