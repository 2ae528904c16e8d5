//! On which paper something is printed, and how large: Letter or A4, usual or large print.
//!
//! Never here: what is printed.

use serde::Serialize;

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum PaperSize {
    /// 8.5 by 11 inches.
    #[default]
    #[serde(rename = "us-letter")]
    Letter,
    /// 210 by 297 mm.
    #[serde(rename = "a4")]
    A4,
}

/// What all printed material of one event has in common. All texts are ready to be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Layout {
    /// Language tag as in BCP 47: `es-MX`.
    pub language: String,
    /// Size of the paper.
    pub paper: PaperSize,
    /// True for large print: text of 18 points and more.
    pub large: bool,
    /// Who gives it: the event, the agency.
    pub issuer: String,
    /// What the paper is.
    pub title: String,
    /// `{page}` and `{pages}` stand for the numbers; may be empty.
    pub footer: String,
    /// When it is from.
    #[serde(skip)]
    pub at: jiff::Timestamp,
}
