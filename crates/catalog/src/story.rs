//! A story: a page of Markdown with live charts, maps, tables and figures, that an agency or the coordination writes for
//! citizens.
//!
//! Never here: how Markdown becomes a page, how blocks are drawn (see the portal), who may publish (see permission).

use serde::{Deserialize, Serialize};

use crate::slug::Slug;

/// Signs of the longest text.
pub const LONGEST: usize = 60_000;
/// Live blocks of one story.
pub const MOST_BLOCKS: usize = 30;

/// A story, with what one of its revisions says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// Its name in addresses, from its first title.
    pub slug: Slug,
    /// The agency that tells it; none for the coordination of all.
    pub agency: Option<Slug>,
    /// Number of the latest revision.
    pub revision: u32,
    /// The revision that the public sees; none where it sees none.
    pub shown: Option<u32>,
    /// True where somebody asked for it to be looked at and published.
    pub waiting: bool,
    /// When it was first shown.
    pub published: Option<jiff::Timestamp>,
    /// When it last changed for those who see it.
    pub changed: jiff::Timestamp,
    /// What the revision says.
    pub text: StoryText,
}

/// What a revision of a story says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryText {
    /// Its title, a question or a sentence.
    pub title: String,
    /// What one learns from it, in a sentence or two.
    pub summary: String,
    /// Markdown with live blocks.
    pub body: String,
}

/// How far a story is from the public.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StoryState {
    /// Nobody else sees it.
    Draft,
    /// It waits for somebody who publishes it.
    Waiting,
    /// The public sees its latest revision.
    Published,
    /// The public sees an older revision than the latest.
    Changed,
}

impl StoryState {
    /// Kebab-case code, for messages.
    pub fn code(self) -> &'static str {
        match self {
            StoryState::Draft => "draft",
            StoryState::Waiting => "waiting",
            StoryState::Published => "published",
            StoryState::Changed => "changed",
        }
    }
}

impl Story {
    /// How far it is from the public.
    pub fn state(&self) -> StoryState {
        match self.shown {
            _ if self.waiting => StoryState::Waiting,
            Some(shown) if shown >= self.revision => StoryState::Published,
            Some(_) => StoryState::Changed,
            None => StoryState::Draft,
        }
    }
}

/// A part of a story's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Markdown.
    Text(String),
    /// Something drawn from a published table.
    Live(LiveBlock),
    /// A line in double braces that is none of ours, as it was written.
    Unknown(String),
}

/// Something drawn from a published table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveBlock {
    /// How it is shown.
    pub kind: LiveKind,
    /// The dataset.
    pub dataset: Slug,
    /// The question, as the query of an address without its question mark.
    pub query: String,
}

/// How a live block is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LiveKind {
    /// A chart.
    Chart,
    /// A map.
    Map,
    /// One aggregated number.
    Figure,
    /// Some rows.
    Table,
}

impl LiveKind {
    /// The word in the braces.
    pub fn code(self) -> &'static str {
        match self {
            LiveKind::Chart => "chart",
            LiveKind::Map => "map",
            LiveKind::Figure => "figure",
            LiveKind::Table => "table",
        }
    }

    /// The kind with this word, English or Spanish.
    pub fn from_code(code: &str) -> Option<LiveKind> {
        match code {
            "chart" | "grafica" | "gráfica" => Some(LiveKind::Chart),
            "map" | "mapa" => Some(LiveKind::Map),
            "figure" | "cifra" => Some(LiveKind::Figure),
            "table" | "tabla" => Some(LiveKind::Table),
            _ => None,
        }
    }
}

/// The parts of a story's text, in order. A live block stands alone on its line; inside fenced code it is text.
///
/// ```text
/// Hubo menos accidentes.\n\n{{chart accidentes?by=mes}}\n  →  Text("Hubo…"), Live { Chart, accidentes, "by=mes" }
/// ```
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut plain = String::new();
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        let trimmed = line.trim();
        let mark = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
        match (fence, mark) {
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, Some(mark)) => fence = Some(mark),
            _ => {}
        }
        let inside = trimmed.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")).filter(|_| fence.is_none());
        let Some(inside) = inside else {
            plain.push_str(line);
            plain.push('\n');
            continue;
        };
        if !plain.trim().is_empty() {
            blocks.push(Block::Text(std::mem::take(&mut plain)));
        }
        plain.clear();
        blocks.push(live(inside.trim()).map_or_else(|| Block::Unknown(trimmed.to_owned()), Block::Live));
    }
    if !plain.trim().is_empty() {
        blocks.push(Block::Text(plain));
    }
    blocks
}

/// `chart accidentes?by=mes`; an address copied from the portal (`/dataset/accidentes/chart?by=mes`) does as well.
fn live(inside: &str) -> Option<LiveBlock> {
    let (word, place) = inside.split_once(char::is_whitespace)?;
    let kind = LiveKind::from_code(word)?;
    let (path, query) = place.trim().split_once('?').unwrap_or((place.trim(), ""));
    let path = path.split_once("/dataset/").map_or(path, |(_, rest)| rest);
    let slug = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    Some(LiveBlock { kind, dataset: Slug::try_from(slug.to_owned()).ok()?, query: query.to_owned() })
}
