//! `coordinates`: latitude and longitude in one cell, or a well-known text.
//!
//! Never here: one of them alone (see `latitude`, `longitude`).

use super::{Context, Judged, SemanticType};
use crate::evidence::point::point;

pub(super) const TYPE: SemanticType = SemanticType {
    id: "coordinates",
    judge,
    valid: is_coordinates,
    examples: &["19°02'36\" N, 98°12'20\" W", "14Q 583600 2105700", "25.6714, -100.309", "-34.60 -58.38", "(19.4326,-99.1332)", "POINT (-100.3 25.67)"],
    others: &["1,234", "25.6714", "12 34", "2024-05-01", "Monterrey, N.L."],
};

fn decimal(text: &str, most: f64) -> bool {
    let digits = text.rsplit_once('.').map_or(0, |(_, d)| d.trim_end_matches(|c: char| !c.is_ascii_digit()).len());
    digits >= 2 && text.parse::<f64>().is_ok_and(|n| n.abs() <= most)
}

/// `19°02'36" N, 98°12'20" W`, `14Q 583600 2105700`: degrees with their signs, or a zone of UTM with its meters.
fn is_written(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let degrees = text.matches(['°', 'º']).count() == 2;
    let zone = text.split_whitespace().count() >= 3
        && text.split_once(char::is_whitespace).is_some_and(|(zone, _)| {
            let band = zone.trim_start_matches(|c: char| c.is_ascii_digit());
            zone.len() <= 3 && band.len() < zone.len() && band.bytes().all(|b| b.is_ascii_alphabetic())
        });
    digits >= 4 && text.len() <= 60 && (degrees || zone && digits >= 14) && point(&[text], None).is_some()
}

fn is_coordinates(text: &str) -> bool {
    if is_written(text) {
        return true;
    }
    let upper = text.get(..5).map(str::to_ascii_uppercase);
    if upper.is_some_and(|u| u == "POINT") && text.ends_with(')') {
        return true;
    }
    let inner = text.trim_matches(|c| matches!(c, '(' | ')' | '[' | ']'));
    let parts: Vec<&str> =
        inner.split(|c: char| matches!(c, ',' | ';') || c.is_whitespace()).filter(|p| !p.is_empty()).collect();
    parts.len() == 2 && (decimal(parts[0], 90.0) && decimal(parts[1], 180.0) || decimal(parts[0], 180.0) && decimal(parts[1], 90.0))
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    (context.share(is_coordinates) >= 0.5).then(|| Judged {
        semantic: Some("coordinates"),
        place: Some("coordinates"),
        text: true,
        ..Judged::default()
    })
}
