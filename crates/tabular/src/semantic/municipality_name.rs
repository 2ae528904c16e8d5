//! `municipality-name`: names of Mexico's municipalities with their other names (`Gral. Escobedo`).
//!
//! Never here: keys; the choice of the state that a name like `Juárez` is in.

use std::sync::LazyLock;

use hashbrown::{HashMap, HashSet};

use super::{Context, Judged, SemanticType, fold};
use crate::pack;

pub(super) const TYPE: SemanticType = SemanticType {
    id: "municipality-name",
    judge,
    valid: is_municipality_name,
    examples: &["San Nicolás de los Garza", "GRAL. ESCOBEDO", "Mpio. Puebla", "Puebla, Pue.", "Dr. Arroyo", "Sta. Catarina"],
    others: &["Nueva York", "19039", "Avenida Juárez 12"],
};

/// Every municipality's five-digit key and name.
pub(super) fn all() -> impl Iterator<Item = (u32, &'static str)> {
    pack::rows::<2>(pack::mx::MUNICIPALITIES).flat_map(|[state, names]| {
        let state: u32 = state.parse().unwrap_or(0);
        let mut number = 0u32;
        names.split('|').filter_map(move |name| {
            if let Some(skip) = name.strip_prefix('+') {
                number += skip.parse::<u32>().unwrap_or(0);
                return None;
            }
            number += 1;
            Some((state * 1000 + number, name))
        })
    })
}

static NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let variants = pack::rows::<2>(pack::mx::MUNICIPALITY_VARIANTS).map(|[_, name]| name);
    all().map(|(_, name)| name).chain(variants).map(plain).collect()
});

/// Folded and plain names with the official one; none where two official names differ in accents alone.
static OFFICIAL: LazyLock<HashMap<String, Option<&'static str>>> = LazyLock::new(|| {
    let mut official: HashMap<String, Option<&'static str>> = HashMap::new();
    for (_, name) in all() {
        let known = official.entry(plain(name)).or_insert(Some(name));
        if known.is_some_and(|known| known != name) {
            *known = None;
        }
    }
    official
});

/// The official name that a text spells with other case, accents or abbreviations (`Gral. Escobedo`).
pub fn official_municipality(text: &str) -> Option<&'static str> {
    // what follows a comma tells the state: it is kept as it is
    if text.contains(',') { None } else { OFFICIAL.get(&plain(text)).copied().flatten() }
}

static PLAIN: LazyLock<Vec<(String, &'static str)>> =
    LazyLock::new(|| all().map(|(_, name)| (plain(name), name)).collect());

/// The one official name that a text is a part of, or that differs from it in one sign (`Silao`, `Tuxpam`); none where
/// there are several, or none.
pub fn near_municipality(text: &str) -> Option<&'static str> {
    let own = plain(text);
    if own.chars().count() < 5 {
        return None;
    }
    let signs: Vec<char> = own.chars().collect();
    let only = |near: &dyn Fn(&str) -> bool| {
        let mut found = None;
        for (_, name) in PLAIN.iter().filter(|(known, _)| near(known)) {
            if found.is_some_and(|found| found != *name) {
                return None;
            }
            found = Some(*name);
        }
        found
    };
    let words = format!(" {own} ");
    only(&|known| format!(" {known} ").contains(&words)).or_else(|| {
        only(&|known| {
            known.len().abs_diff(own.len()) <= 2
                && crate::evidence::edits::edits(&signs, &known.chars().collect::<Vec<char>>(), 1).is_some()
        })
    })
}

static BY_KEY: LazyLock<HashMap<u32, Vec<String>>> = LazyLock::new(|| {
    let mut names: HashMap<u32, Vec<String>> = HashMap::new();
    let variants = pack::rows::<2>(pack::mx::MUNICIPALITY_VARIANTS).filter_map(|[key, name]| Some((key.parse().ok()?, name)));
    for (key, name) in all().chain(variants) {
        names.entry(key).or_default().push(plain(name));
    }
    names
});

/// Whether a municipality's five-digit key is that of a name; none where the list has no such key or no such name.
pub fn is_municipality(key: u32, name: &str) -> Option<bool> {
    let names = BY_KEY.get(&key)?;
    let name = plain(name);
    if names.contains(&name) {
        return Some(true);
    }
    // `García` for `Villa de García` is no other place
    let part = |long: &str, short: &str| short.len() > 3 && format!(" {long} ").contains(&format!(" {short} "));
    if names.iter().any(|known| part(known, &name) || part(&name, known)) {
        return Some(true);
    }
    NAMES.contains(&name).then_some(false)
}

/// Folded, with abbreviations written out, without what is written before and after a name.
pub(super) fn plain(text: &str) -> String {
    let folded = fold(text);
    let folded = folded.strip_prefix("mpio. ").or(folded.strip_prefix("mpio ")).unwrap_or(&folded);
    let folded = folded.strip_prefix("municipio de ").unwrap_or(folded);
    let folded = folded.split(',').next().unwrap_or(folded);
    let mut words: Vec<&str> = Vec::new();
    for word in folded.split([' ', '.']).filter(|w| !w.is_empty()) {
        words.push(match word {
            "gral" => "general",
            "dr" => "doctor",
            "sta" => "santa",
            "sto" => "santo",
            "cd" => "ciudad",
            "hgo" => "hidalgo",
            "s" => "san",
            "fco" => "francisco",
            "ma" => "maria",
            "cap" => "capitan",
            _ => word,
        });
    }
    words.join(" ").trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// True for a municipality's name, whatever its case, accents and abbreviations.
pub fn is_municipality_name(text: &str) -> bool {
    text.len() >= 3 && text.len() <= 80 && NAMES.contains(&plain(text))
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    if context.numeric() {
        return None;
    }
    let label = context.label(&[
        "municipio", "municipios", "mpio", "mun", "nom_mun", "alcaldia", "delegacion", "municipality", "nombre_municipio", "nomgeo",
        "nom_mpio", "ayuntamiento", "county", "municipio_o_deleg", "d_mnpio", "demarcacion",
    ]);
    let share = context.share(is_municipality_name);
    let distinct = context.distinct(is_municipality_name);
    let street = context.label(&["calle", "colonia", "domicilio", "nombre", "escuela", "plantel", "apellido", "paterno", "materno"]);
    let fits = label && share >= 0.3
        || share >= 0.4 && context.label(&["ciudad", "lugar", "region", "cabecera", "sede", "ubicacion"])
        || share >= 0.8 && distinct >= 8 && !street;
    fits.then(|| Judged { semantic: Some("municipality-name"), place: Some("municipality-name"), ..Judged::default() })
}
