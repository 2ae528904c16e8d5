//! A text, mostly an address, as a QR code (ISO/IEC 18004).
//!
//! Never here: what the text is for.

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use crate::document::PaperError;

/// The code as SVG: black on white, with the quiet zone around it. A quarter of it may be damaged and it is still read.
///
/// # Errors
/// [`PaperError::QrTooLong`] above 1,273 bytes.
pub fn svg(text: &str) -> Result<String, PaperError> {
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::H)
        .or_else(|_| QrCode::with_error_correction_level(text.as_bytes(), EcLevel::L))
        .map_err(|_| PaperError::QrTooLong { bytes: text.len() })?;
    Ok(code.render::<svg::Color<'_>>().module_dimensions(4, 4).quiet_zone(true).build())
}
