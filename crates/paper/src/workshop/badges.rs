//! Badges to be cut: name, agency, table and team.

use serde::Serialize;

use crate::document::Document;
use crate::layout::Layout;

/// Badges.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Badges {
    /// Paper and print.
    #[serde(flatten)]
    pub layout: Layout,
    /// One for each person.
    pub badges: Vec<Badge>,
}

/// One badge. All texts are ready to be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Badge {
    /// Name.
    pub name: String,
    /// Below the name: agency.
    pub agency: String,
    /// Table and team; may be empty.
    pub seat: String,
}

impl Document for Badges {
    const NAME: &'static str = "badges";
    const TEMPLATE: &'static str =
        concat!(include_str!("../template/workshop/sheet.typ"), include_str!("../template/workshop/badges.typ"));

    fn identity(&self) -> String {
        super::identity(&self.layout)
    }

    fn at(&self) -> jiff::Timestamp {
        self.layout.at
    }
}
