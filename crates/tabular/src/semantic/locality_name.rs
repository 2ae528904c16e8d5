//! `locality-name`: names of localities, colonias and places, told by the label.
//!
//! Never here: municipalities and states.

use super::{Context, Judged, SemanticType};
use crate::evidence::sign::Sign;

pub(super) const TYPE: SemanticType = SemanticType {
    id: "locality-name",
    judge,
    valid: |text| text.chars().filter(|c| c.is_alphabetic()).count() >= 3,
    examples: &["El Carmen", "Col. Centro", "Santa María"],
    others: &["12", "-", "3.5"],
};

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&[
        "localidad", "localidades", "nom_loc", "colonia", "nom_col", "colonias", "asentamiento", "barrio", "ciudad", "poblacion_nombre",
        "locality", "fraccionamiento", "ejido", "comunidad",
    ]);
    (label && context.shows(Sign::Text) >= 0.5).then(|| Judged {
        semantic: Some("locality-name"),
        place: Some("locality-name"),
        ..Judged::default()
    })
}
