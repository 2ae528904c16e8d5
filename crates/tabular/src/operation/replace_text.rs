//! `replace-text`: a text inside cells gets another, everywhere it stands; with `pattern`, a regular expression.
//!
//! find `Mpio. `, replace nothing: `"Mpio. Atlixco"` → `"Atlixco"`; pattern `(\d+) km`, replace `$1`: `"12 km"` → `"12"`.
//! Never here: whole cells (see `map_values`).

use regex::Regex;

use super::value::{Cell, CellOperation, Effect, Kind, Value, on_text};

pub(super) const ID: &str = "replace-text";

pub(super) enum ReplaceText {
    Plain(String, String),
    Pattern(Regex, String),
}

impl ReplaceText {
    pub(super) fn new(find: &str, replace: &str, pattern: bool) -> Option<Self> {
        if find.is_empty() {
            return None;
        }
        if pattern {
            return Some(ReplaceText::Pattern(Regex::new(find).ok()?, replace.to_owned()));
        }
        Some(ReplaceText::Plain(find.to_owned(), replace.to_owned()))
    }
}

impl CellOperation for ReplaceText {
    fn apply<'a>(&self, cell: &Cell<'a>) -> Effect<'a> {
        on_text(cell, |text| {
            let changed = match self {
                ReplaceText::Plain(find, _) if !text.contains(find.as_str()) => return Effect::Same,
                ReplaceText::Plain(find, replace) => text.replace(find.as_str(), replace),
                ReplaceText::Pattern(find, replace) => find.replace_all(text, replace.as_str()).into_owned(),
            };
            if changed == text { Effect::Same } else { Effect::Changed(Value::text(changed)) }
        })
    }

    fn kind(&self, _: Kind) -> Kind {
        Kind::TEXT
    }
}
