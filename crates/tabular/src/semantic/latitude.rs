//! `latitude`: degrees north, told by the label; the point or the sign may be lost.
//!
//! Never here: numbers without a fitting label.

use super::{Context, Judged, SemanticType};
use crate::evidence::number_of;
use crate::evidence::sign::Sign;

pub(super) const TYPE: SemanticType = SemanticType {
    id: "latitude",
    judge,
    valid: |text| is_degrees(text, 90.0),
    examples: &["25.6714", "-34.603", "25°40'17\"", "19° 36' 58\" N"],
    others: &["Monterrey", "120.5", ""],
};

/// Mexico's latitudes, islands included.
pub(crate) const LATITUDES: (f64, f64) = (14.3, 32.8);

/// True for a number within the range, or degrees, minutes and seconds.
pub(super) fn is_degrees(text: &str, most: f64) -> bool {
    if let Some(number) = number_of(text, '.') {
        return number.abs() <= most;
    }
    let first: String = text.trim_start_matches(['-', '+', ' ']).chars().take_while(char::is_ascii_digit).collect();
    text.contains(['°', 'º', '\'', '´', '’']) && first.parse::<f64>().is_ok_and(|degrees| degrees <= most)
}

/// True where most cells are numbers or degrees: one with its point lost too.
pub(super) fn is_column(context: &Context<'_>, most: f64) -> bool {
    let numbers = context.shows(Sign::Number);
    let fits = context.share(|text| is_degrees(text, most));
    fits >= 0.5 || numbers >= 0.8
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&["lat", "latitud", "latitude", "latitudes", "latitud_norte", "coordenada_y", "coord_lat", "latitud_n"]);
    (label && is_column(context, 90.0)).then(|| Judged {
        semantic: Some("latitude"),
        place: Some("latitude"),
        ..Judged::default()
    })
}
