//! What a workshop prints, in the reader's language: workshop's nouns become documents of crate `paper`.
//!
//! The pages of an event and the commands print the same. Never here: setting type, who sits where, keeping.

mod building;
mod card_reason;
mod cards;
mod guide;
mod people;
mod survey;

use apertura_paper::{Layout, PaperSize};

use crate::language::Messages;

pub use apertura_paper::{PaperError, PaperSize as Size};
pub use building::building_sheet;
pub use card_reason::reasons;
pub use cards::{PrintedCard, cards};
pub use guide::guide;
pub use people::{Attended, Guest, attendance, badges, certificates, seating_chart, table_signs};
pub use survey::survey_form;

/// How something is printed: language, paper, for which event.
#[derive(Clone)]
pub struct Print {
    /// The language.
    pub messages: &'static Messages,
    /// Size of the paper.
    pub paper: PaperSize,
    /// Large print.
    pub large: bool,
    /// The event: what stands at the top of each sheet.
    pub event: String,
    /// When it is printed.
    pub at: jiff::Timestamp,
}

impl Print {
    /// Paper and print of a document with this title.
    fn layout(&self, title: String) -> Layout {
        Layout {
            language: self.messages.language().tag().to_owned(),
            paper: self.paper,
            large: self.large,
            issuer: self.event.clone(),
            footer: format!("{title} · {}", self.messages.text("workshop-page-number")),
            title,
            at: self.at,
        }
    }

    fn text(&self, key: &str) -> String {
        self.messages.text(key)
    }
}

/// A size of paper by its name on the command line and in addresses: `letter`, `a4`.
pub fn size(name: &str) -> Option<PaperSize> {
    match name {
        "letter" => Some(PaperSize::Letter),
        "a4" => Some(PaperSize::A4),
        _ => None,
    }
}
