//! Data cards: a front with the data, a back with the challenge, for the facilitator also the solution.

use serde::Serialize;

use crate::document::{Document, PaperError};
use crate::layout::Layout;
use crate::qr;

/// Data cards.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cards {
    /// Paper and print.
    #[serde(flatten)]
    pub layout: Layout,
    /// The cards.
    pub cards: Vec<Card>,
}

/// One card. All texts are ready to be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Card {
    /// For whom: table and team; empty where it is not dealt yet.
    pub team: String,
    /// The question.
    pub question: String,
    /// Facts below it: what is counted, unit, period.
    pub facts: Vec<(String, String)>,
    /// Headings of the table: category, value.
    pub heading: [String; 2],
    /// Category and value; the last one is the total.
    pub rows: Vec<[String; 2]>,
    /// Source with license.
    pub source: String,
    /// Its address, as link and QR code.
    pub address: Option<String>,
    /// What is said beside the QR code.
    pub address_label: String,
    /// Words and what they mean.
    pub glossary: Vec<(String, String)>,
    /// Title of the glossary.
    pub glossary_title: String,
    /// What the data do not say.
    pub missing: Vec<String>,
    /// Its title.
    pub missing_title: String,
    /// The back: headings, each with its points.
    pub back: Vec<(String, Vec<String>)>,
    /// Title of the back.
    pub back_title: String,
    /// The facilitator's part: headings with points; empty on the team's copy.
    pub solution: Vec<(String, Vec<String>)>,
    /// Title of the facilitator's part.
    pub solution_title: String,
    /// The finished chart in words.
    pub picture_text: String,
    /// The finished chart, as SVG; empty on the team's copy.
    #[serde(skip)]
    pub picture: String,
    /// True where there is a picture.
    pub has_picture: bool,
}

impl Document for Cards {
    const NAME: &'static str = "cards";
    const TEMPLATE: &'static str =
        concat!(include_str!("../template/workshop/sheet.typ"), include_str!("../template/workshop/cards.typ"));

    fn identity(&self) -> String {
        let questions: Vec<&str> = self.cards.iter().map(|card| card.question.as_str()).collect();
        format!("{} {}", super::identity(&self.layout), questions.join(" "))
    }

    fn at(&self) -> jiff::Timestamp {
        self.layout.at
    }

    fn pictures(&self) -> Result<Vec<(String, String)>, PaperError> {
        let mut pictures = Vec::new();
        for (at, card) in self.cards.iter().enumerate() {
            if let Some(address) = &card.address {
                pictures.push((format!("qr-{at}.svg"), qr::svg(address)?));
            }
            if card.has_picture {
                pictures.push((format!("chart-{at}.svg"), card.picture.clone()));
            }
        }
        Ok(pictures)
    }
}
