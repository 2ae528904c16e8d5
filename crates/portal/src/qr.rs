//! A QR code as a drawing in a page, and as a picture to be kept.
//!
//! Never here: what its text is for; codes on paper (see `apertura_paper::qr`).

use maud::{Markup, PreEscaped};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use crate::refusal::Refusal;

/// Dark on light whatever the page's colours.
///
/// # Errors
/// A text above 2,331 bytes.
pub fn drawn(text: &str) -> Result<Markup, Refusal> {
    let drawing = svg(text)?;
    // without the prologue of a file of its own
    let inner = drawing.split_once("?>").map_or(drawing.as_str(), |(_, inner)| inner);
    Ok(PreEscaped(inner.to_owned()))
}

/// The same as PNG, some 660 pixels wide.
///
/// # Errors
/// As [`drawn`].
pub fn png(text: &str) -> Result<Vec<u8>, Refusal> {
    crate::picture::png(&svg(text)?, 3.0).map_err(Refusal::internal)
}

fn svg(text: &str) -> Result<String, Refusal> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(Refusal::internal)?;
    let mut drawing = code.render::<svg::Color<'_>>();
    Ok(drawing.min_dimensions(220, 220).dark_color(svg::Color("#000")).light_color(svg::Color("#fff")).build())
}
