//! Cell styles of Office Open XML workbooks: what a number is, and whether a person can see the text at all.
//!
//! Follows ECMA-376 part 1, 18.8. Never here: cells (see `xlsx_sheet`).

use std::collections::HashMap;

use crate::format::markup::{Event, Markup, Tag, local};
use crate::format::number_format::NumberFormat;

/// What a cell's style says of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CellStyle {
    /// What a number is.
    pub format: NumberFormat,
    /// The text has the color of its ground, or its format shows nothing (`;;;`).
    pub invisible: bool,
}

impl CellStyle {
    /// The style of a cell that names none.
    pub const PLAIN: CellStyle = CellStyle { format: NumberFormat::General, invisible: false };
}

/// A color: red, green, blue; or one of the theme with its tint as written.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Color {
    Plain(u32),
    Theme(u64, String),
}

const WHITE: Color = Color::Plain(0xff_ffff);

impl Color {
    /// None for automatic colors and numbers beyond the first, which all programs share.
    fn of(tag: &Tag<'_>) -> Option<Color> {
        if let Some(text) = tag.attribute("rgb") {
            let digits = text.get(text.len().saturating_sub(6)..)?;
            return u32::from_str_radix(digits, 16).ok().map(Color::Plain);
        }
        let tint = tag.attribute("tint").unwrap_or_default();
        let plain = matches!(&*tint, "" | "0");
        match (tag.number("theme"), tag.number("indexed")) {
            // the first two of a theme are the ground of a sheet and its text
            (Some(0), _) if plain => Some(WHITE),
            (Some(1), _) if plain => Some(Color::Plain(0)),
            (Some(theme), _) => Some(Color::Theme(theme, tint.into_owned())),
            (None, Some(index)) => match index % 8 {
                _ if index > 15 => None,
                0 => Some(Color::Plain(0)),
                1 => Some(WHITE),
                2 => Some(Color::Plain(0xff_0000)),
                3 => Some(Color::Plain(0x00_ff00)),
                4 => Some(Color::Plain(0x00_00ff)),
                5 => Some(Color::Plain(0xff_ff00)),
                6 => Some(Color::Plain(0xff_00ff)),
                _ => Some(Color::Plain(0x00_ffff)),
            },
            (None, None) => None,
        }
    }
}

/// The ground of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Ground {
    /// The paper.
    None,
    Solid(Color),
    /// A pattern, a gradient, a color that is not known: nothing can be said.
    Other,
}

/// Which list of the part is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Other,
    Formats,
    Fonts,
    Fills,
    Cells,
}

/// The styles that cells name, in order.
pub(crate) fn styles(text: &str) -> Vec<CellStyle> {
    let mut codes: HashMap<u64, (NumberFormat, bool)> = HashMap::new();
    let mut fonts: Vec<Option<Color>> = Vec::new();
    let mut grounds: Vec<Ground> = Vec::new();
    let mut styles = Vec::new();
    let mut section = Section::Other;
    for event in Markup::new(text) {
        match event {
            Event::Start(tag) => match (section, tag.local()) {
                (_, "numFmts") if !tag.empty => section = Section::Formats,
                (_, "fonts") if !tag.empty => section = Section::Fonts,
                (_, "fills") if !tag.empty => section = Section::Fills,
                (_, "cellXfs") if !tag.empty => section = Section::Cells,
                (_, "cellStyleXfs" | "dxfs" | "borders") => section = Section::Other,
                (Section::Formats, "numFmt") => {
                    if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.attribute("formatCode")) {
                        codes.insert(id, (NumberFormat::parse(&code), code.trim() == ";;;"));
                    }
                }
                (Section::Fonts, "font") => fonts.push(None),
                (Section::Fonts, "color") => {
                    if let Some(font) = fonts.last_mut() {
                        *font = Color::of(&tag);
                    }
                }
                (Section::Fills, "fill") => grounds.push(Ground::Other),
                (Section::Fills, "patternFill") => {
                    if let Some(ground) = grounds.last_mut() {
                        let kind = tag.attribute("patternType").unwrap_or_default();
                        *ground = if matches!(&*kind, "" | "none") { Ground::None } else { Ground::Other };
                        // the color follows; only a solid ground has one
                        if kind == "solid" {
                            *ground = Ground::Solid(Color::Theme(u64::MAX, String::new()));
                        }
                    }
                }
                (Section::Fills, "fgColor") => {
                    if let Some(ground @ Ground::Solid(_)) = grounds.last_mut() {
                        *ground = Color::of(&tag).map_or(Ground::Other, Ground::Solid);
                    }
                }
                (Section::Cells, "xf") => {
                    let id = tag.number("numFmtId").unwrap_or(0);
                    let built_in = || NumberFormat::built_in(u32::try_from(id).ok()?).map(|format| (format, false));
                    let (format, empty) =
                        codes.get(&id).copied().or_else(built_in).unwrap_or((NumberFormat::General, false));
                    let place =
                        |name: &str| tag.number(name).and_then(|place| usize::try_from(place).ok()).unwrap_or(0);
                    let font = fonts.get(place("fontId")).cloned().flatten();
                    let same = match (font, grounds.get(place("fillId"))) {
                        (Some(font), None | Some(Ground::None)) => font == WHITE,
                        (Some(font), Some(Ground::Solid(ground))) => font == *ground,
                        _ => false,
                    };
                    styles.push(CellStyle { format, invisible: same || empty });
                }
                _ => {}
            },
            Event::End(name) if matches!(local(name), "numFmts" | "fonts" | "fills" | "cellXfs") => {
                section = Section::Other;
            }
            _ => {}
        }
    }
    styles
}
