//! `utm-east`: meters east in a zone of UTM, told by the label; the country lies in zones 11 to 16.
//!
//! Never here: degrees, numbers without a fitting label.

use super::{Context, Judged, SemanticType};
use crate::evidence::number_of;

pub(super) const TYPE: SemanticType = SemanticType {
    id: "utm-east",
    judge,
    valid: |text| is_between(text, 100_000.0, 900_000.0),
    examples: &["366512.4", "583600", "370,250"],
    others: &["-100.309", "2841230", "Monterrey", "14"],
};

/// True for meters within two bounds.
pub(super) fn is_between(text: &str, low: f64, high: f64) -> bool {
    number_of(text, '.').is_some_and(|meters| (low..=high).contains(&meters))
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&[
        "x", "utm_x", "x_utm", "coord_x", "coordenada_x", "este", "easting", "utm_este", "este_utm", "utm_e",
    ]);
    (label && context.share(TYPE.valid) >= 0.9).then(|| Judged {
        semantic: Some("utm-east"),
        place: Some("utm-east"),
        ..Judged::default()
    })
}
