//! The bricks that are there: counts by part and color.

use std::path::Path;

use super::color::{COLORS, Color};
use super::part::{PARTS, Part};
use crate::sheet;

/// Some equal bricks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The part.
    pub part: &'static Part,
    /// Its color.
    pub color: &'static Color,
    /// How many.
    pub count: usize,
}

/// The bricks of one team, or of the whole room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kit {
    /// What is in it; one entry for a part and color.
    pub pieces: Vec<Piece>,
}

/// Why a list of bricks cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KitError {
    /// The file gives no table.
    #[error(transparent)]
    Read(#[from] apertura_tabular::ReadError),
    /// A column is missing: `part`, `color` or `count`.
    #[error("no column {0}")]
    NoColumn(&'static str),
    /// No such part is known.
    #[error("row {row}: no part {text}")]
    Part {
        /// 1-based row of data.
        row: usize,
        /// What stands there.
        text: String,
    },
    /// No such color is known.
    #[error("row {row}: no color {text}")]
    Color {
        /// 1-based row of data.
        row: usize,
        /// What stands there.
        text: String,
    },
    /// A count is no whole number below a million.
    #[error("row {row}: {text} is no count")]
    Count {
        /// 1-based row of data.
        row: usize,
        /// What stands there.
        text: String,
    },
    /// There are no bricks.
    #[error("no bricks")]
    Empty,
}

impl Default for Kit {
    /// 128 bricks 2 x 2 in six colors that every eye tells apart, and a baseplate of 32 studs.
    fn default() -> Kit {
        Kit::of([24, 24, 24, 20, 20, 16])
    }
}

impl Kit {
    /// Bricks 2 x 2 of the first colors of the list, and a baseplate of 32 studs.
    pub fn of(counts: [usize; 6]) -> Kit {
        let part = |code: &str| PARTS.iter().find(|part| part.ldraw == code).unwrap_or(&PARTS[0]);
        let bricks = COLORS.iter().zip(counts).map(|(color, count)| Piece { part: part("3003"), color, count });
        let gray = &COLORS[5];
        Kit { pieces: bricks.chain([Piece { part: part("3811"), color: gray, count: 1 }]).collect() }
    }

    /// The bricks of a file with columns part, color and count (`pieza`, `color`, `cantidad`); codes or names.
    ///
    /// # Errors
    /// [`KitError`].
    pub fn read(path: &Path) -> Result<Kit, KitError> {
        let (columns, rows) = sheet::first(path)?;
        Kit::from_rows(&columns, &rows)
    }

    /// The bricks of a table; see [`Kit::read`].
    ///
    /// # Errors
    /// [`KitError`], never `Read`.
    pub fn from_rows(columns: &[String], rows: &[Vec<String>]) -> Result<Kit, KitError> {
        const PART: [&str; 5] = ["pieza", "pieza ldraw", "part", "ldraw part", "ldraw"];
        const COLOR: [&str; 5] = ["color", "color ldraw", "colour", "ldraw color", "color_code"];
        const COUNT: [&str; 4] = ["cantidad", "count", "quantity", "qty"];
        let place = |names: &[&str], name| sheet::column(columns, names).ok_or(KitError::NoColumn(name));
        let (part, color, count) = (place(&PART, "part")?, place(&COLOR, "color")?, place(&COUNT, "count")?);
        let mut kit = Kit { pieces: Vec::new() };
        for (at, row) in rows.iter().enumerate() {
            let row_number = at + 1;
            let cell = |place: usize| row.get(place).map_or("", |text| text.trim());
            let text = |place: usize| cell(place).to_owned();
            let piece = Piece {
                part: Part::from_code(cell(part))
                    .ok_or_else(|| KitError::Part { row: row_number, text: text(part) })?,
                color: Color::from_code(cell(color))
                    .ok_or_else(|| KitError::Color { row: row_number, text: text(color) })?,
                count: cell(count)
                    .parse()
                    .ok()
                    .filter(|count| *count < 1_000_000)
                    .ok_or_else(|| KitError::Count { row: row_number, text: text(count) })?,
            };
            match kit.pieces.iter_mut().find(|old| (old.part, old.color) == (piece.part, piece.color)) {
                Some(old) => old.count += piece.count,
                None => kit.pieces.push(piece),
            }
        }
        match kit.pieces.iter().any(|piece| piece.count > 0 && !piece.part.is_base()) {
            true => Ok(kit),
            false => Err(KitError::Empty),
        }
    }

    /// An equal part of the bricks for each of `teams`; what does not suffice for all is left in the box.
    pub fn part(&self, teams: usize) -> Kit {
        let each = |piece: &Piece| Piece { count: piece.count / teams.max(1), ..*piece };
        Kit { pieces: self.pieces.iter().map(each).filter(|piece| piece.count > 0).collect() }
    }

    /// True where there is a base, but not one for each of `teams`.
    pub fn lacks_bases(&self, teams: usize) -> bool {
        let bases: usize = self.pieces.iter().filter(|piece| piece.part.is_base()).map(|piece| piece.count).sum();
        bases > 0 && bases < teams
    }

    /// How many of a part and color there are.
    pub fn count(&self, part: &Part, color: &Color) -> usize {
        self.pieces.iter().filter(|piece| piece.part == part && piece.color == color).map(|piece| piece.count).sum()
    }

    /// Takes bricks out.
    pub(super) fn take(&mut self, part: &Part, color: &Color, count: usize) {
        if let Some(piece) = self.pieces.iter_mut().find(|piece| piece.part == part && piece.color == color) {
            piece.count = piece.count.saturating_sub(count);
        }
    }

    /// The part that one brick of a chart is: the full bricks of which there are most.
    pub(super) fn unit(&self) -> Option<&'static Part> {
        let full = self.pieces.iter().filter(|piece| piece.part.height == 24 && piece.count > 0);
        let mut parts: Vec<&'static Part> = full.map(|piece| piece.part).collect();
        parts.dedup();
        let stock =
            |part: &Part| self.pieces.iter().filter(|piece| piece.part == part).map(|piece| piece.count).sum::<usize>();
        parts.into_iter().max_by_key(|part| (stock(part), std::cmp::Reverse(part.studs)))
    }
}
