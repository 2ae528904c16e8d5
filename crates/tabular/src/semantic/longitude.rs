//! `longitude`: degrees east, told by the label; the point or the sign may be lost.
//!
//! Never here: lengths (`longitud de la red`): their values are no degrees of this part of the world.

use super::latitude::{is_column, is_degrees};
use super::{Context, Judged, SemanticType};
use crate::evidence::sign::Sign;

pub(super) const TYPE: SemanticType = SemanticType {
    id: "longitude",
    judge,
    valid: |text| is_degrees(text, 180.0),
    examples: &["-100.309", "100.309", "99°07'59\" O"],
    others: &["Monterrey", "1200.5", ""],
};

/// Mexico's longitudes, islands included.
pub(crate) const LONGITUDES: (f64, f64) = (-118.6, -86.6);

fn judge(context: &Context<'_>) -> Option<Judged> {
    let sure = context.label(&["lon", "lng", "longitude", "longitud_oeste", "longitud_w", "coord_lon", "coordenada_x"]);
    let label = sure || context.label(&["longitud", "long"]);
    // a length is never below zero; degrees of the west are, or have lost only their sign
    let west = context.evidence().negatives as f64 >= context.evidence().count(Sign::Number) as f64 * 0.3
        || context.share(|text| is_degrees(text, 180.0) && text.contains(['°', 'º'])) >= 0.3
        || context.share(|text| {
            crate::evidence::number_of(text, '.').is_some_and(|n| (86.6..=118.6).contains(&n) && n.fract() != 0.0)
        }) >= 0.6;
    (label && (sure || west) && is_column(context, 180.0)).then(|| Judged {
        semantic: Some("longitude"),
        place: Some("longitude"),
        ..Judged::default()
    })
}
