//! What is still wrong with an entry, or was strange where it came from: codes with the value concerned.
//!
//! Never here: sentences, mending.

use std::collections::BTreeMap;

use apertura_tabular::Severity;
use apertura_tabular::semantic::fold;
use jiff::civil::Date;
use serde::Serialize;

use super::inventory::{Access, Entry, EntryState, Field, Stage};
use super::{moment, recognition};

/// Something to be said of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntryFinding {
    /// Kebab-case code.
    pub code: &'static str,
    /// How much it matters; an error keeps the entry from being complete.
    pub severity: Severity,
    /// Code of the field concerned.
    pub field: Option<&'static str>,
    /// The value concerned; blank where there is none.
    pub value: String,
}

impl EntryFinding {
    /// A finding about a field.
    pub fn new(code: &'static str, severity: Severity, field: Option<Field>, value: impl Into<String>) -> Self {
        EntryFinding { code, severity, field: field.map(Field::code), value: value.into() }
    }
}

/// What is wrong with an entry on a day; errors first, then in the order of the sheet.
pub fn check(state: &EntryState, stage: Stage, today: Date) -> Vec<EntryFinding> {
    use Severity::{Error, Info, Warning};
    let mut found = Vec::new();
    let mut say = |code, severity, field: Field, value: &str| {
        found.push(EntryFinding::new(code, severity, Some(field), value));
    };
    if state.title.is_empty() {
        say("title-missing", Error, Field::Title, "");
    }
    if state.responsible.is_empty() {
        say("responsible-missing", Warning, Field::Responsible, "");
    } else if recognition::looks_like_person(&state.responsible) {
        say("responsible-is-person", Warning, Field::Responsible, "");
    }
    match state.access {
        None => say("access-missing", Warning, Field::Access, ""),
        Some(Access::Public) => {
            if state.personal_data == Some(true) {
                say("personal-data-public", Warning, Field::PersonalData, "");
            }
        }
        Some(access) => {
            if state.reason.is_empty() {
                say("reason-missing", Error, Field::Reason, access.code());
            }
            if state.legal_ground.is_empty() {
                say("legal-ground-missing", Error, Field::LegalGround, access.code());
            }
        }
    }
    if state.personal_data.is_none() {
        say("personal-data-missing", Info, Field::PersonalData, "");
    }
    let open = state.access != Some(Access::Private);
    if state.frequency.is_empty() {
        if open {
            say("frequency-missing", Info, Field::Frequency, "");
        }
    } else if state.frequency_code().is_none() {
        let date = !moment::moments(&state.frequency).is_empty();
        say(if date { "frequency-is-date" } else { "frequency-unknown" }, Warning, Field::Frequency, &state.frequency);
    }
    if !state.next_update.is_empty() {
        let moments = moment::moments(&state.next_update);
        let days: Option<Vec<Date>> = moments.iter().map(|moment| moment.last_day()).collect();
        match days {
            _ if moments.is_empty() => say("next-update-unknown", Warning, Field::NextUpdate, &state.next_update),
            None => say("next-update-without-year", Warning, Field::NextUpdate, &state.next_update),
            Some(days) if days.iter().all(|day| *day < today) => {
                say("next-update-past", Warning, Field::NextUpdate, &state.next_update);
            }
            Some(days) if days.len() > 1 => say("next-update-several", Info, Field::NextUpdate, &state.next_update),
            Some(_) => {}
        }
    }
    if open && stage < Stage::Published {
        match moment::moments(&state.estimated).first().and_then(|moment| moment.last_day()) {
            _ if state.estimated.is_empty() => say("estimated-missing", Info, Field::Estimated, ""),
            _ if state.estimated == moment::NOT_APPLICABLE => {}
            None => say("estimated-unknown", Warning, Field::Estimated, &state.estimated),
            Some(day) if day < today => say("estimated-past", Warning, Field::Estimated, &state.estimated),
            Some(_) => {}
        }
    }
    found.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    found
}

/// The ids of entries that have the title of another one of the same agency.
pub fn same_titles(entries: &[Entry]) -> Vec<&str> {
    let mut by_title: BTreeMap<(&str, String), Vec<&str>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| !entry.state.title.is_empty()) {
        by_title.entry((entry.agency.as_str(), fold(&entry.state.title))).or_default().push(&entry.id);
    }
    let mut ids: Vec<&str> = by_title.into_values().filter(|ids| ids.len() > 1).flatten().collect();
    ids.sort_unstable();
    ids
}
