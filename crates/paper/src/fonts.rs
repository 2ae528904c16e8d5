//! The fonts that are built in: a serif for reading and a monospaced one for hashes.
//!
//! Never here: fonts of the machine.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The families that templates may use.
const FAMILIES: [&str; 2] = ["Libertinus Serif", "DejaVu Sans Mono"];

/// The fonts, and what the typesetter chooses them by.
pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) fonts: Vec<Font>,
}

pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<Font> = typst_assets::fonts()
        .filter_map(|bytes| Font::new(Bytes::new(bytes), 0))
        .filter(|font| FAMILIES.contains(&font.info().family.as_str()))
        .collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// The serif's files, for pictures that carry words.
pub fn serif_fonts() -> impl Iterator<Item = &'static [u8]> {
    let serif = |bytes: &&'static [u8]| {
        Font::new(Bytes::new(*bytes), 0).is_some_and(|font| font.info().family.as_str() == FAMILIES[0])
    };
    typst_assets::fonts().filter(serif)
}
