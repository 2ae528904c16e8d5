//! `state-name`: names of Mexico's states with their other names (`Edo. de México`, `DF`).
//!
//! Never here: keys of states.

use std::sync::LazyLock;

use hashbrown::HashMap;

use super::{Context, Judged, SemanticType, fold};
use crate::pack;

pub(super) const TYPE: SemanticType = SemanticType {
    id: "state-name",
    judge,
    valid: is_state_name,
    examples: &["Nuevo León", "NUEVO LEON", "Edo. de México", "Ciudad De Mexico", "Veracruz"],
    others: &["Monterrey", "19", "Argentina"],
};

static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for [key, name, others] in pack::rows::<3>(pack::mx::STATES) {
        for form in std::iter::once(name).chain(others.split('|')) {
            names.insert(fold(form), key);
        }
    }
    names
});

/// A state's name or other name as it is rightly spelled (`VERACRUZ` is `Veracruz`), and the key of the state.
pub fn proper_state(text: &str) -> Option<(&'static str, &'static str)> {
    let folded = fold(text);
    pack::rows::<3>(pack::mx::STATES).find_map(|[key, name, others]| {
        let form = std::iter::once(name).chain(others.split('|')).find(|form| fold(form) == folded)?;
        Some((form, key))
    })
}

/// True for a state's name, whatever its case and accents.
pub fn is_state_name(text: &str) -> bool {
    let folded = fold(text);
    NAMES.contains_key(&folded)
        || NAMES.contains_key(folded.trim_end_matches('.'))
        || matches!(folded.as_str(), "nacional" | "estados unidos mexicanos" | "extranjero" | "mexico, d.f.")
        || folded.strip_prefix("estado de ").is_some_and(|rest| NAMES.contains_key(rest))
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&[
        "entidad", "estado", "entidad_federativa", "nom_ent", "entidad_fed", "state", "estados", "edo", "nombre_entidad", "entidades",
    ]);
    // abbreviations of two letters alone could be anything
    let long = context.share(|text| text.chars().count() > 3 && is_state_name(text));
    let share = context.share(is_state_name);
    let distinct = context.distinct(is_state_name);
    let fits = label && share >= 0.6 || long >= 0.8 && distinct >= 3 && !context.label(&["municipio", "localidad", "ciudad"]);
    fits.then(|| Judged { semantic: Some("state-name"), place: Some("state-name"), ..Judged::default() })
}
