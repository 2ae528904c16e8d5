//! The cards that a facilitator chose for a workshop, and the bricks that are there.
//!
//! Never here: what a card shows (see `card`), which team gets which (see `card_deal`).

use serde::{Deserialize, Serialize};

use crate::bricks::{Color, Kit, Part, Piece};

/// Most cards of one workshop.
pub const MOST_CARDS: usize = 40;

/// A card that was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenCard {
    /// Slug of the dataset.
    pub dataset: String,
    /// Column of the categories.
    pub dimension: String,
    /// Column that is added up; none where rows are counted.
    #[serde(default)]
    pub measure: Option<String>,
    /// The question in the facilitator's words; empty for the usual one.
    #[serde(default)]
    pub question: String,
}

/// Equal bricks, by their LDraw codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitLine {
    /// Part.
    pub part: String,
    /// Color.
    pub color: String,
    /// How many.
    pub count: usize,
}

/// What a workshop works with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Deck {
    /// The cards, in order.
    pub cards: Vec<ChosenCard>,
    /// The bricks; empty for the usual kit.
    pub kit: Vec<KitLine>,
    /// True where these are the bricks of the whole room, false where each team has as many.
    pub shared: bool,
}

impl Deck {
    /// The bricks as they were listed.
    pub fn listed(&self) -> Kit {
        let piece = |line: &KitLine| {
            Some(Piece { part: Part::from_code(&line.part)?, color: Color::from_code(&line.color)?, count: line.count })
        };
        match self.kit.is_empty() {
            true => Kit::default(),
            false => Kit { pieces: self.kit.iter().filter_map(piece).collect() },
        }
    }

    /// The bricks of one team: what is listed, or an equal part of what the room shares.
    pub fn team_kit(&self, teams: usize) -> Kit {
        let listed = self.listed();
        if self.shared { listed.part(teams) } else { listed }
    }

    /// Lists the bricks of a kit.
    pub fn list(kit: &Kit) -> Vec<KitLine> {
        let line = |piece: &Piece| KitLine {
            part: piece.part.ldraw.to_owned(),
            color: piece.color.ldraw.to_string(),
            count: piece.count,
        };
        kit.pieces.iter().map(line).collect()
    }
}
