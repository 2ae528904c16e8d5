//! A receipt: what was received or published, its facts, its files with their hashes, where it can be seen.
//!
//! Never here: what is published (the face says it, in its language).

use serde::Serialize;

use crate::document::{Document, PaperError};
use crate::qr;

/// A receipt. All texts are ready to be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Receipt {
    /// Language tag as in BCP 47: `es-MX`.
    pub language: String,
    /// Who gives it: the portal's name.
    pub issuer: String,
    /// The institution's colour, `#rrggbb`.
    pub accent: String,
    /// What the paper is.
    pub title: String,
    /// Its number.
    pub folio: String,
    /// What is written before the number.
    pub folio_label: String,
    /// One paragraph: what this paper says.
    pub lead: String,
    /// Facts: what, and its value.
    pub facts: Vec<(String, String)>,
    /// What the list of files is called.
    pub files_title: String,
    /// Headings of the three columns of the list: name, size, hash.
    pub files_heading: [String; 3],
    /// Files: name, size, hash.
    pub files: Vec<[String; 3]>,
    /// How a reader checks a file.
    pub check: String,
    /// The address of the page, as link and as QR code; none where the portal does not know its own address.
    pub address: Option<String>,
    /// What is said beside the QR code.
    pub address_label: String,
    /// `{page}` and `{pages}` stand for the numbers.
    pub footer: String,
    /// When it was given.
    #[serde(skip)]
    pub at: jiff::Timestamp,
}

impl Document for Receipt {
    const NAME: &'static str = "receipt";
    const TEMPLATE: &'static str = include_str!("template/receipt.typ");

    fn identity(&self) -> String {
        format!("{} {}", self.folio, self.language)
    }

    fn at(&self) -> jiff::Timestamp {
        self.at
    }

    fn pictures(&self) -> Result<Vec<(String, String)>, PaperError> {
        self.address.iter().map(|address| Ok(("qr.svg".to_owned(), qr::svg(address)?))).collect()
    }
}
