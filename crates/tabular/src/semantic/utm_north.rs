//! `utm-north`: meters north of the equator in UTM, told by the label.
//!
//! Never here: degrees, numbers without a fitting label.

use super::utm_east::is_between;
use super::{Context, Judged, SemanticType};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "utm-north",
    judge,
    // from the southern to the northern border
    valid: |text| is_between(text, 1_580_000.0, 3_640_000.0),
    examples: &["2841230.8", "2105700", "2,841,230"],
    others: &["25.67", "366512.4", "Monterrey", "64000"],
};

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&[
        "y", "utm_y", "y_utm", "coord_y", "coordenada_y", "norte", "northing", "utm_norte", "norte_utm", "utm_n",
    ]);
    (label && context.share(TYPE.valid) >= 0.9).then(|| Judged {
        semantic: Some("utm-north"),
        place: Some("utm-north"),
        ..Judged::default()
    })
}
