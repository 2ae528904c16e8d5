//! The inputs of an entry's cells, what a form of them says, and what is said of an entry.
//!
//! Never here: saving (see actions).

use apertura_actions::inventory::EntryEdit;
use apertura_catalog::Frequency;
use apertura_catalog::opening::finding::EntryFinding;
use apertura_catalog::opening::{Access, Field, Resource, Stage};
use apertura_tabular::Severity;
use maud::{Markup, html};

use crate::language::Messages;

/// What a form of entries says: `e.<id>.<field>` for those that there are, `n.<number>.<field>` for new ones.
pub(in crate::pages) struct Edits;

impl Edits {
    /// The edits of a form, in its order. Resources come as `<field> = r<number>.<part>`.
    pub(in crate::pages) fn of(pairs: &[(String, String)]) -> Vec<EntryEdit> {
        let mut edits: Vec<(String, EntryEdit, Vec<Resource>, bool)> = Vec::new();
        for (name, value) in pairs {
            let mut parts = name.splitn(3, '.');
            let (Some(kind @ ("e" | "n")), Some(id), Some(field)) = (parts.next(), parts.next(), parts.next()) else {
                continue;
            };
            let key = format!("{kind}.{id}");
            let at = match edits.iter().position(|(known, ..)| *known == key) {
                Some(at) => at,
                None => {
                    let edit = EntryEdit { id: (kind == "e").then(|| id.to_owned()), ..EntryEdit::default() };
                    edits.push((key, edit, Vec::new(), false));
                    edits.len() - 1
                }
            };
            let (_, edit, resources, whole) = &mut edits[at];
            if field == "revision" {
                edit.base = value.parse().unwrap_or(0);
            } else if let Some(part) = field.strip_prefix("resource.") {
                *whole = true;
                resource(resources, part, value);
            } else if let Some(field) = Field::from_code(field) {
                edit.cells.push((field, value.clone()));
            }
        }
        edits
            .into_iter()
            .map(|(_, mut edit, mut resources, whole)| {
                if whole {
                    resources.retain(|resource| !resource.is_blank());
                    let text = match resources.is_empty() {
                        true => String::new(),
                        false => serde_json::to_string(&resources).unwrap_or_default(),
                    };
                    edit.cells.push((Field::Resources, text));
                }
                edit
            })
            .collect()
    }
}

/// `<number>.<part>` of a resource.
fn resource(resources: &mut Vec<Resource>, part: &str, value: &str) {
    let Some((number, part)) = part.split_once('.') else { return };
    let Some(number) = number.parse::<usize>().ok().filter(|number| *number < 600) else { return };
    if resources.len() <= number {
        resources.resize(number + 1, Resource::default());
    }
    let resource = &mut resources[number];
    let cell = match part {
        "title" => &mut resource.title,
        "description" => &mut resource.description,
        "format" => &mut resource.format,
        "system" => &mut resource.system,
        "period" => &mut resource.period,
        "disaggregation" => &mut resource.disaggregation,
        "address" => &mut resource.address,
        _ => return,
    };
    *cell = value.trim().to_owned();
}

/// Sectors that ADELA began with, proposed while somebody writes.
const THEMES: [&str; 12] = [
    "Educación",
    "Economía",
    "Salud",
    "Seguridad y Justicia",
    "Infraestructura",
    "Finanzas y Contrataciones",
    "Geoespacial",
    "Energía y Medio Ambiente",
    "Cultura y Turismo",
    "Desarrollo Sostenible",
    "Gobiernos Locales",
    "Otros",
];
const FORMATS: [&str; 8] = ["CSV", "XLSX", "JSON", "SHP", "GeoJSON", "PDF", "Access", "Papel"];

/// The lists that inputs propose from; once a page.
pub(super) fn lists(messages: &Messages) -> Markup {
    html! {
        datalist #list-theme { @for theme in THEMES { option value=(theme) {} } }
        datalist #list-formats { @for format in FORMATS { option value=(format) {} } }
        datalist #list-frequency {
            @for frequency in Frequency::ALL { option value=(messages.code("frequency-word", frequency.id())) {} }
        }
    }
}

/// How an input looks.
#[derive(Clone, Copy, Default)]
pub(super) struct Look<'a> {
    /// Its label for those who do not see the head of the column; none where a label stands beside.
    pub label: Option<&'a str>,
    /// Its id; empty for none.
    pub id: &'a str,
    /// Id of what describes it; empty for none.
    pub described: &'a str,
    /// True where nothing can be written.
    pub locked: bool,
    /// True in the sheet, where there is little room.
    pub small: bool,
}

/// The input of a cell.
pub(super) fn input(messages: &Messages, field: Field, name: &str, value: &str, look: Look<'_>) -> Markup {
    let id = (!look.id.is_empty()).then_some(look.id);
    let described = (!look.described.is_empty()).then_some(look.described);
    let choice = |code: &'static str, text: String| {
        html! { option value=(code) selected[code == value] { (text) } }
    };
    match field {
        Field::Access => html! {
            select name=(name) id=[id] aria-label=[look.label] aria-describedby=[described] disabled[look.locked] {
                option value="" { (messages.text("entry-not-said")) }
                @for access in Access::ALL { (choice(access.code(), messages.code("access", access.code()))) }
            }
        },
        Field::PersonalData => html! {
            select name=(name) id=[id] aria-label=[look.label] aria-describedby=[described] disabled[look.locked] {
                option value="" { (messages.text("entry-not-said")) }
                (choice("yes", messages.text("entry-yes")))
                (choice("no", messages.text("entry-no")))
            }
        },
        Field::Requests => html! {
            input type="text" inputmode="numeric" name=(name) value=(value) id=[id] aria-label=[look.label]
                aria-describedby=[described] readonly[look.locked] autocomplete="off";
        },
        Field::Commitment => html! {
            input type="date" name=(name) value=(value) id=[id] aria-label=[look.label] aria-describedby=[described]
                readonly[look.locked];
        },
        Field::Progress => html! {
            input type="number" min="0" max="100" step="5" name=(name) value=(value) id=[id] aria-label=[look.label]
                aria-describedby=[described] readonly[look.locked];
        },
        Field::Description | Field::Reason | Field::LegalGround | Field::Notes | Field::PlanNote | Field::Why(_) => {
            let rows = if look.small || matches!(field, Field::Reason | Field::LegalGround) { "2" } else { "4" };
            html! {
                textarea name=(name) rows=(rows) id=[id] aria-label=[look.label] aria-describedby=[described]
                    readonly[look.locked] { "\n" (value) }
            }
        }
        field => {
            let list = match field {
                Field::Theme => Some("list-theme"),
                Field::Formats => Some("list-formats"),
                Field::Frequency => Some("list-frequency"),
                _ => None,
            };
            html! {
                input type="text" name=(name) value=(value) id=[id] list=[list] aria-label=[look.label]
                    aria-describedby=[described] readonly[look.locked] autocomplete="off";
            }
        }
    }
}

/// What a cell says, for people: codes in words, resources by their titles.
pub(super) fn spoken(messages: &Messages, field: Field, value: &str) -> String {
    match field {
        _ if value.is_empty() => messages.text("entry-blank"),
        Field::Access => messages.code("access", value),
        Field::PersonalData => messages.text(if value == "yes" { "entry-yes" } else { "entry-no" }),
        Field::Resources => {
            let resources: Vec<Resource> = serde_json::from_str(value).unwrap_or_default();
            let titles: Vec<&str> = resources.iter().map(|resource| resource.title.as_str()).collect();
            format!("{} ({})", titles.join(", "), resources.len())
        }
        _ => value.to_owned(),
    }
}

/// The name of a field.
pub(super) fn label(messages: &Messages, field: Field) -> String {
    match field {
        Field::Answer(criterion) => messages.code("criterion", criterion.code()),
        Field::Why(criterion) => {
            let criterion = messages.code("criterion", criterion.code());
            messages.with("entry-why", [("criterion", criterion)])
        }
        field => messages.code("entry", field.code()),
    }
}

/// What a finding says.
pub(super) fn sentence(messages: &Messages, finding: &EntryFinding) -> String {
    let field = finding.field.and_then(Field::from_code).map(|field| label(messages, field)).unwrap_or_default();
    let value = match finding.code {
        "reason-missing" | "legal-ground-missing" => messages.code("access", &finding.value),
        _ => finding.value.clone(),
    };
    messages.with(&format!("entry-finding-{}", finding.code), [("value", value), ("field", field)])
}

/// The sentences of findings as a list; nothing where there are none.
pub(super) fn finding_lines(messages: &Messages, findings: &[EntryFinding]) -> Markup {
    html! {
        @if !findings.is_empty() {
            ul.entry-findings {
                @for finding in findings {
                    li.error[finding.severity == Severity::Error].warning[finding.severity == Severity::Warning] {
                        b.sign { (messages.code("severity-word", finding.severity.name())) } " "
                        (sentence(messages, finding))
                    }
                }
            }
        }
    }
}

/// Where a dataset is on the route.
pub(super) fn stage_tag(messages: &Messages, stage: Stage) -> Markup {
    html! { span.tag.accent[stage >= Stage::Published] { (messages.code("stage", stage.code())) } }
}
