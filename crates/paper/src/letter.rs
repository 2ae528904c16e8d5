//! A letter or minutes: place and date, whom it is for, paragraphs, points, lines to sign on.
//!
//! Never here: what is agreed (the face says it, in its language).

use serde::Serialize;

use crate::document::Document;
use crate::layout::PaperSize;

/// A letter. All texts are ready to be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Letter {
    /// Language tag as in BCP 47: `es-MX`.
    pub language: String,
    /// Size of the paper.
    pub paper: PaperSize,
    /// True for large print: text of 18 points and more.
    pub large: bool,
    /// Who writes: the agency.
    pub issuer: String,
    /// What the paper is (`Oficio de designación`).
    pub title: String,
    /// Its number, with what is written before it; may be empty.
    pub folio: String,
    /// Place and date.
    pub place: String,
    /// Whom it is for, line by line; empty for minutes.
    pub recipient: Vec<String>,
    /// What it says.
    pub parts: Vec<Part>,
    /// Who signs: position, and what is written below it (a name, `Nombre y firma`).
    pub signatures: Vec<(String, String)>,
    /// `{page}` and `{pages}` stand for the numbers.
    pub footer: String,
    /// When it is from.
    #[serde(skip)]
    pub at: jiff::Timestamp,
}

/// A part of a letter.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "content")]
pub enum Part {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// Numbered points.
    Points(Vec<String>),
    /// A table, its headings first.
    Table(Vec<Vec<String>>),
    /// Bars: what each is, its value as it is read, and its length, 0 to 1.
    Bars(Vec<(String, String, f64)>),
}

impl Document for Letter {
    const NAME: &'static str = "letter";
    const TEMPLATE: &'static str = include_str!("template/letter.typ");

    fn identity(&self) -> String {
        format!("{} {} {} {} {:?} {}", self.issuer, self.title, self.folio, self.place, self.paper, self.large)
    }

    fn at(&self) -> jiff::Timestamp {
        self.at
    }
}
