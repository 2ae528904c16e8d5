//! `sex`: sex or gender of persons, told by the label and its few values.
//!
//! Never here: other columns of two letters.

use super::{Context, Judged, SemanticType, fold};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "sex",
    judge,
    valid: is_sex,
    examples: &["Mujer", "H", "FEMENINO", "Masculino"],
    others: &["Monterrey", "12", "Sí"],
};

fn is_sex(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "h" | "m" | "f" | "hombre" | "hombres" | "mujer" | "mujeres" | "femenino" | "masculino" | "fem" | "masc" | "male"
            | "female" | "ambos" | "otro" | "no binario" | "varon" | "1" | "2"
    )
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&["sexo", "genero", "sex", "gender"]);
    (label && context.share(is_sex) >= 0.8).then(|| Judged { semantic: Some("sex"), ..Judged::default() })
}
