//! `period`: spans of time (`2023-2024`, `IV trimestre`, `1er semestre 2024`, `2024_2025`).
//!
//! Never here: days, months and years alone.

use super::{Context, Judged, SemanticType, fold};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "period",
    judge,
    valid: is_period,
    examples: &["2023-2024", "2024_2025", "IV trimestre", "1er semestre 2024", "Enero-Marzo 2024", "Primer Trimestre"],
    others: &["2024", "2024-05-01", "Monterrey", "12-34"],
};

fn is_period(text: &str) -> bool {
    let folded = fold(text);
    if ["trimestre", "semestre", "bimestre", "cuatrimestre", "quincena", "quinquenio"].iter().any(|w| folded.contains(w)) {
        return folded.len() <= 60;
    }
    let parts: Vec<&str> = folded.split(['-', '_', '/', '–']).map(str::trim).collect();
    if parts.len() != 2 {
        return false;
    }
    let year = |part: &str| part.len() == 4 && part.parse::<u16>().is_ok_and(|y| (1900..=2100).contains(&y));
    let month = |part: &str| {
        let word = part.split(' ').next().unwrap_or(part);
        crate::evidence::calendar::month(word.as_bytes()).is_some()
    };
    year(parts[0]) && year(parts[1]) || month(parts[0]) && month(parts[1])
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&["periodo", "ciclo", "trimestre", "semestre", "bimestre", "ciclo_escolar", "quincena"]);
    let share = context.share(is_period);
    (share >= 0.8 || label && share >= 0.4).then(|| Judged { semantic: Some("period"), ..Judged::default() })
}
