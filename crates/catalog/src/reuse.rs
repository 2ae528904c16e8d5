//! A reuse: something that somebody made with published data, shown in the gallery (`reuse` in the portals' words; `use` is
//! a word of the language).
//!
//! Never here: who made it beyond the name they give (see contribution).

use serde::{Deserialize, Serialize};

use crate::slug::Slug;

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reuse {
    /// Its title.
    pub title: String,
    /// What it shows or does.
    pub text: String,
    /// What sort of thing it is.
    pub sort: ReuseSort,
    /// Where it is: an `http` or `https` address.
    pub link: String,
    /// The datasets that it was made with.
    pub datasets: Vec<Slug>,
}

/// What sort of thing was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReuseSort {
    /// An application or service.
    #[default]
    App,
    /// A chart, a map, a board of figures.
    Visualization,
    /// An article or report of the press.
    Article,
    /// Research: a paper, a thesis.
    Research,
    /// Teaching: a course, a workshop.
    Teaching,
    /// Something else.
    Other,
}

impl ReuseSort {
    /// All of them.
    pub const ALL: [ReuseSort; 6] = [
        ReuseSort::App,
        ReuseSort::Visualization,
        ReuseSort::Article,
        ReuseSort::Research,
        ReuseSort::Teaching,
        ReuseSort::Other,
    ];

    /// Kebab-case code, for addresses, files and messages.
    pub fn code(self) -> &'static str {
        match self {
            ReuseSort::App => "app",
            ReuseSort::Visualization => "visualization",
            ReuseSort::Article => "article",
            ReuseSort::Research => "research",
            ReuseSort::Teaching => "teaching",
            ReuseSort::Other => "other",
        }
    }

    /// The sort with this code.
    pub fn from_code(code: &str) -> Option<ReuseSort> {
        ReuseSort::ALL.into_iter().find(|sort| sort.code() == code)
    }
}

/// True for the address of a page: `http` or `https`, a host with a dot, nothing that breaks out of an attribute or a
/// header, no name and password.
pub fn is_web_address(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    text.len() <= 2_000
        && host.contains('.')
        && !host.contains('@')
        && !host.starts_with('.')
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c))
}
