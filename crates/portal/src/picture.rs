//! A drawing as PNG, with the fonts that are built in: the same picture on every machine.
//!
//! Never here: what is drawn.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for font in apertura_paper::serif_fonts() {
        fonts.load_font_data(font.to_vec());
    }
    fonts.set_serif_family("Libertinus Serif");
    fonts.set_sans_serif_family("Libertinus Serif");
    Arc::new(fonts)
});

/// Greatest width or height, in pixels.
const MOST: f32 = 8_192.0;

/// The picture, `scale` pixels for each unit of the drawing.
///
/// # Errors
/// Why the drawing cannot be painted.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, String> {
    let options = Options { fontdb: FONTS.clone(), font_family: "Libertinus Serif".to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|why| why.to_string())?;
    let size = tree.size();
    let scale = scale.min(MOST / size.width().max(size.height()).max(1.0));
    let (width, height) = ((size.width() * scale).ceil() as u32, (size.height() * scale).ceil() as u32);
    let mut picture = Pixmap::new(width.max(1), height.max(1)).ok_or("no room")?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().map_err(|why| why.to_string())
}
