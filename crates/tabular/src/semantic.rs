//! What the values of a column mean: places, personal data, keys.
//!
//! A type needs a share of valid values and, where a number could be anything, a fitting label.
//! Never here: how values are stored (see `value_type`), what is wrong with them (see `rule`).

use crate::evidence::Facts;
pub use crate::evidence::fold::fold;
use crate::evidence::sign::Sign;
use crate::table::Column;

/// What was judged of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// Id of the semantic type.
    pub semantic: Option<&'static str>,
    /// Kind of personal datum.
    pub personal: Option<&'static str>,
    /// Kind of place.
    pub place: Option<&'static str>,
    /// Digits of a key that keeps its leading zeros.
    pub width: Option<usize>,
    /// True where the digits are no number.
    pub text: bool,
    /// True where the personal data are those of an office.
    pub institutional: bool,
}

/// One semantic type: a file in `semantic/`.
pub(crate) struct SemanticType {
    /// Stable kebab-case id.
    pub id: &'static str,
    /// Judges a column; none where it is not of this type.
    pub judge: fn(&Context<'_>) -> Option<Judged>,
    /// One value.
    pub valid: fn(&str) -> bool,
    /// Values that are of the type.
    pub examples: &'static [&'static str],
    /// Values that are not.
    pub others: &'static [&'static str],
}

/// Declares each type's module and puts its constant into the list, most telling first.
macro_rules! types {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+
        pub(crate) const TYPES: &[&SemanticType] = &[$(&$module::TYPE),+];
    };
}

types! {
    curp, rfc, elector_key, clabe, nss, email, url, coordinates, utm_east, utm_north, latitude, longitude, phone, postal_code, state_key,
    municipality_key, locality_key, ageb, birth_date, plate, sex, age, state_name, municipality_name, month, period,
    person_name, address, locality_name, identifier,
}

mod common_state;
mod context;
mod describes;
mod free_text;
mod person;
mod written;

pub(crate) use address::is_address;
pub use common_state::common_state;
pub(crate) use context::{Context, Label};
pub use describes::{describes, is_of_the_person};
pub(crate) use free_text::kinds as kinds_inside;
pub(crate) use identifier::is_key_label;
pub(crate) use latitude::LATITUDES;
pub(crate) use longitude::LONGITUDES;
pub(crate) use municipality_name::{is_municipality, is_municipality_name, near_municipality, official_municipality};
pub(crate) use person::is_full as is_person_name;
pub(crate) use state_name::{is_state_name, proper_state};

/// Every type with values that are of it and values that are not, for the manual and its test:
/// id, test of one value, true examples, false examples.
#[allow(clippy::type_complexity)]
pub fn catalog() -> Vec<(&'static str, fn(&str) -> bool, &'static [&'static str], &'static [&'static str])> {
    TYPES.iter().map(|t| (t.id, t.valid, t.examples, t.others)).collect()
}

/// Judges a column of `filled` cells.
pub(crate) fn judge(column: &Column, facts: &Facts, filled: u64) -> Judged {
    if filled == 0 {
        return Judged::default();
    }
    let context = Context::new(column, facts, filled);
    let mut judged = TYPES.iter().find_map(|t| (t.judge)(&context)).unwrap_or_default();
    if judged.personal.is_none() {
        let place = matches!(judged.place, Some("address" | "locality-name" | "municipality-name" | "state-name"));
        judged.personal = free_text::kind(&context, !place);
    }
    judged
}

/// True where any word of the column's name or label is one of these (lower case, no accents).
pub fn label_has(column: &Column, words: &[&str]) -> bool {
    let label = fold(&column.label);
    let in_label = label.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word));
    in_label || column.name.split('_').any(|word| words.contains(&word))
}

/// True where a column of whole numbers holds years.
pub fn is_year(column: &Column, facts: &Facts) -> bool {
    let evidence = &facts.evidence;
    let range = evidence.plain.moments.range();
    range.is_some_and(|(a, b)| a >= 1800.0 && b <= 2100.0)
        && evidence.count(Sign::LeadingZero) == 0
        && is_year_label(column)
}

/// True where the label says that a column holds years.
pub fn is_year_label(column: &Column) -> bool {
    const WORDS: [&str; 11] =
        ["ano", "anio", "anos", "year", "ejercicio", "periodo", "ciclo", "gestion", "yr", "annio", "aniofiscal"];
    label_has(column, &WORDS)
}
