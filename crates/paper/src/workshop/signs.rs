//! Signs for the tables, one a page, to be folded: the same on both sides.

use serde::Serialize;

use crate::document::Document;
use crate::layout::Layout;

/// Signs.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Signs {
    /// Paper and print.
    #[serde(flatten)]
    pub layout: Layout,
    /// What stands before the number (`Mesa`).
    pub label: String,
    /// Number of each table, and one line below it (its teams).
    pub tables: Vec<(String, String)>,
}

impl Document for Signs {
    const NAME: &'static str = "signs";
    const TEMPLATE: &'static str =
        concat!(include_str!("../template/workshop/sheet.typ"), include_str!("../template/workshop/signs.typ"));

    fn identity(&self) -> String {
        super::identity(&self.layout)
    }

    fn at(&self) -> jiff::Timestamp {
        self.layout.at
    }
}
