//! Badges to be cut: name, agency, table and team, and the code by which the door lets the person in.
//!
//! Never here: what a code's address means; it never holds a name.

use serde::Serialize;

use crate::document::{Document, PaperError};
use crate::layout::Layout;
use crate::qr;

/// Badges.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Badges {
    /// Paper and print.
    #[serde(flatten)]
    pub layout: Layout,
    /// One for each person.
    pub badges: Vec<Badge>,
    /// What the code is for, to who does not see it.
    pub code_label: String,
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
    /// Address of the entry, drawn as QR code.
    pub code: Option<String>,
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

    fn pictures(&self) -> Result<Vec<(String, String)>, PaperError> {
        let codes = self.badges.iter().enumerate().filter_map(|(at, badge)| Some((at, badge.code.as_ref()?)));
        codes.map(|(at, code)| Ok((format!("qr-{at}.svg"), qr::svg(code)?))).collect()
    }
}
