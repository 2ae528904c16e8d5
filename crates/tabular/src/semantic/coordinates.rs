//! `coordinates`: latitude and longitude in one cell, or a well-known text.
//!
//! Never here: one of them alone (see `latitude`, `longitude`).

use super::{Context, Judged, SemanticType};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "coordinates",
    judge,
    valid: is_coordinates,
    examples: &["25.6714, -100.309", "-34.60 -58.38", "(19.4326,-99.1332)", "POINT (-100.3 25.67)"],
    others: &["1,234", "25.6714", "12 34", "2024-05-01", "Monterrey, N.L."],
};

fn decimal(text: &str, most: f64) -> bool {
    let digits = text.rsplit_once('.').map_or(0, |(_, d)| d.trim_end_matches(|c: char| !c.is_ascii_digit()).len());
    digits >= 2 && text.parse::<f64>().is_ok_and(|n| n.abs() <= most)
}

fn is_coordinates(text: &str) -> bool {
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
