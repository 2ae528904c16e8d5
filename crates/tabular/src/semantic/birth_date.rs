//! `birth-date`: days of birth, told by the label.
//!
//! Never here: other days of the past.

use super::{Context, Judged, SemanticType};
use crate::evidence::shape;
use crate::evidence::sign::Sign;

pub(super) const TYPE: SemanticType = SemanticType {
    id: "birth-date",
    judge,
    valid: |text| !text.is_empty() && shape::read(text.as_bytes()).date.is_some(),
    examples: &["15/03/1985", "1985-03-15", "15 de marzo de 1985"],
    others: &["1985", "marzo", "12:30"],
};

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&[
        "nacimiento", "fecnac", "fec_nac", "fecha_nac", "fechanac", "f_nacimiento", "f_nac", "fnac", "dob", "birth",
        "birthdate", "cumpleanos", "nacio", "f_n", "fn", "fecha_de_nac", "fec_de_nac", "f_de_nac", "fecha_de_nacim", "fechanacimiento",
    ]) && !context.label(&["lugar", "entidad", "estado", "municipio", "pais", "ano", "anio", "acta"]);
    let days = context.evidence().sum(&[
        Sign::DayFirst, Sign::MonthFirst, Sign::EitherFirst, Sign::SameEither, Sign::YearFirst, Sign::NamedMonth,
    ]);
    (label && days as f64 >= context.filled as f64 * 0.5).then(|| Judged {
        semantic: Some("birth-date"),
        personal: Some("birth-date"),
        ..Judged::default()
    })
}
