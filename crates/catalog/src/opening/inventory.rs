//! An entry of the inventory (*inventario institucional de datos*): a dataset that an office holds, opened or not.
//!
//! What people wrote is kept as they wrote it; what the software makes of it (frequency, month) follows from the text.
//! Never here: what is wrong with an entry (see `finding`), how a foreign sheet becomes entries (see `import`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::plan::Plan;
use super::priority::{Answer, Criterion};
use super::{moment, recognition};
use crate::frequency::Frequency;
use crate::slug::Slug;

/// Who may have the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// Everybody.
    Public,
    /// Somebody, under conditions.
    Restricted,
    /// Nobody outside.
    Private,
}

impl Access {
    /// All of them, the most open first.
    pub const ALL: [Access; 3] = [Access::Public, Access::Restricted, Access::Private];

    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            Access::Public => "public",
            Access::Restricted => "restricted",
            Access::Private => "private",
        }
    }
}

/// Where a dataset is on the route.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// It is known that the office holds it.
    #[default]
    Inventoried,
    /// A date is promised.
    Planned,
    /// All that was published of it was taken back: the way to publication begins again.
    Withdrawn,
    /// A file of it is being prepared.
    InPreparation,
    /// A second person is looking at it.
    Submitted,
    /// It is published.
    Published,
    /// It was brought up to date after it was published.
    KeptCurrent,
}

impl Stage {
    /// All of them, in the order of the route; what left it stands last.
    pub const ALL: [Stage; 7] = [
        Stage::Inventoried,
        Stage::Planned,
        Stage::InPreparation,
        Stage::Submitted,
        Stage::Published,
        Stage::KeptCurrent,
        Stage::Withdrawn,
    ];

    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            Stage::Inventoried => "inventoried",
            Stage::Planned => "planned",
            Stage::InPreparation => "in-preparation",
            Stage::Submitted => "submitted",
            Stage::Published => "published",
            Stage::KeptCurrent => "kept-current",
            Stage::Withdrawn => "withdrawn",
        }
    }

    /// The stage with this code.
    pub fn from_code(code: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.code() == code)
    }
}

/// One table, layer or document of a dataset (*recurso*).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Resource {
    /// What it is called.
    pub title: String,
    /// What it is, with its limits.
    pub description: String,
    /// Format, as people write it.
    pub format: String,
    /// System or program where it lives.
    pub system: String,
    /// Period that it covers.
    pub period: String,
    /// Greatest detail (by municipality, by person, by month).
    pub disaggregation: String,
    /// Where it can be had today.
    pub address: String,
}

impl Resource {
    /// True where nothing is written.
    pub fn is_blank(&self) -> bool {
        *self == Resource::default()
    }
}

/// All that people wrote about an entry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EntryState {
    /// Title of the dataset.
    pub title: String,
    /// What it is.
    pub description: String,
    /// Theme or sector.
    pub theme: String,
    /// Keywords, parted by commas.
    pub keywords: String,
    /// Position that answers for it, never a person's name.
    pub responsible: String,
    /// Mail of the position.
    pub contact_email: String,
    /// System where it lives.
    pub system: String,
    /// Formats, as people write them.
    pub formats: String,
    /// Who may have it; none while nobody has decided.
    pub access: Option<Access>,
    /// Why not everybody.
    pub reason: String,
    /// The law that says so.
    pub legal_ground: String,
    /// Whether it holds personal data; none while nobody has said.
    pub personal_data: Option<bool>,
    /// How often it is brought up to date, as people write it.
    pub frequency: String,
    /// When it is next brought up to date, as people write it.
    pub next_update: String,
    /// When it could be published: `YYYY-MM`, `no aplica`, or what people wrote.
    pub estimated: String,
    /// Requests for it that were received.
    pub requests: Option<u32>,
    /// Who asked.
    pub requested_by: String,
    /// Period covered.
    pub temporal: String,
    /// Territory covered.
    pub spatial: String,
    /// Page where it stands today.
    pub address: String,
    /// Its tables, layers and documents.
    pub resources: Vec<Resource>,
    /// All else, also what an import did not understand.
    pub notes: String,
    /// Answers to the criteria of priority.
    pub priority: BTreeMap<Criterion, Answer>,
    /// What is promised.
    pub plan: Plan,
}

/// An entry as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name in addresses: lower-case hex.
    pub id: String,
    /// Whose inventory it is in.
    pub agency: Slug,
    /// Its place in the sheet, from 1.
    pub position: u32,
    /// Number of its latest change, from 1.
    pub revision: u32,
    /// When it came into the inventory.
    pub created: jiff::Timestamp,
    /// When it was last changed.
    pub modified: jiff::Timestamp,
    /// How far the work on its data has come ; none while there is none.
    pub reached: Option<Stage>,
    /// The dataset that it was published as.
    pub dataset: Option<Slug>,
    /// What people wrote.
    #[serde(flatten)]
    pub state: EntryState,
}

impl Entry {
    /// Where it is on the route.
    pub fn stage(&self) -> Stage {
        let promised = if self.state.plan.commitment.is_some() { Stage::Planned } else { Stage::Inventoried };
        self.reached.map_or(promised, |reached| reached.max(promised))
    }
}

/// A cell of an entry: what can be written by itself, and may be changed by two people at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Field {
    Title,
    Description,
    Theme,
    Keywords,
    Responsible,
    ContactEmail,
    System,
    Formats,
    Access,
    Reason,
    LegalGround,
    PersonalData,
    Frequency,
    NextUpdate,
    Estimated,
    Requests,
    RequestedBy,
    Temporal,
    Spatial,
    Address,
    Resources,
    Notes,
    Commitment,
    PlanResponsible,
    Progress,
    PlanNote,
    Answer(Criterion),
    Why(Criterion),
}

/// A cell cannot hold this text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("bad-cell: {field}")]
pub struct BadCell {
    /// Code of the field.
    pub field: &'static str,
    /// What it can hold; empty where that is no list.
    pub choices: Vec<String>,
}

/// Signs that one cell holds at most.
pub const LONGEST_CELL: usize = 33_000;
/// Resources that one entry holds at most.
pub const MOST_RESOURCES: usize = 500;

impl Field {
    /// What the inventory says, in the order of its sheet.
    pub const INVENTORY: [Field; 22] = [
        Field::Title,
        Field::Description,
        Field::Theme,
        Field::Responsible,
        Field::System,
        Field::Formats,
        Field::Access,
        Field::Reason,
        Field::LegalGround,
        Field::PersonalData,
        Field::Frequency,
        Field::Estimated,
        Field::Requests,
        Field::RequestedBy,
        Field::Notes,
        Field::Keywords,
        Field::ContactEmail,
        Field::NextUpdate,
        Field::Temporal,
        Field::Spatial,
        Field::Address,
        Field::Resources,
    ];

    /// What the plan says.
    pub const PLAN: [Field; 4] = [Field::Commitment, Field::PlanResponsible, Field::Progress, Field::PlanNote];

    /// The answers to the criteria, each followed by its reason.
    pub fn priority() -> impl Iterator<Item = Field> {
        Criterion::ALL.into_iter().flat_map(|criterion| [Field::Answer(criterion), Field::Why(criterion)])
    }

    /// All fields.
    pub fn all() -> impl Iterator<Item = Field> {
        Field::INVENTORY.into_iter().chain(Field::PLAN).chain(Field::priority())
    }

    /// Kebab-case code, also the name of its input.
    pub fn code(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Description => "description",
            Field::Theme => "theme",
            Field::Keywords => "keywords",
            Field::Responsible => "responsible",
            Field::ContactEmail => "contact-email",
            Field::System => "system",
            Field::Formats => "formats",
            Field::Access => "access",
            Field::Reason => "reason",
            Field::LegalGround => "legal-ground",
            Field::PersonalData => "personal-data",
            Field::Frequency => "frequency",
            Field::NextUpdate => "next-update",
            Field::Estimated => "estimated",
            Field::Requests => "requests",
            Field::RequestedBy => "requested-by",
            Field::Temporal => "temporal",
            Field::Spatial => "spatial",
            Field::Address => "address",
            Field::Resources => "resources",
            Field::Notes => "notes",
            Field::Commitment => "commitment",
            Field::PlanResponsible => "plan-responsible",
            Field::Progress => "progress",
            Field::PlanNote => "plan-note",
            Field::Answer(criterion) => criterion.answer_code(),
            Field::Why(criterion) => criterion.why_code(),
        }
    }

    /// The field with this code.
    pub fn from_code(code: &str) -> Option<Field> {
        Field::all().find(|field| field.code() == code)
    }
}

impl EntryState {
    /// What a cell holds, as text: codes, digits, `yes` and `no`, dates as ISO 8601, resources as JSON.
    pub fn cell(&self, field: Field) -> String {
        let yes_no = |value: Option<bool>| value.map_or("", |yes| if yes { "yes" } else { "no" }).to_owned();
        match field {
            Field::Access => self.access.map_or("", Access::code).to_owned(),
            Field::PersonalData => yes_no(self.personal_data),
            Field::Requests => self.requests.map(|count| count.to_string()).unwrap_or_default(),
            Field::Resources if self.resources.is_empty() => String::new(),
            Field::Resources => serde_json::to_string(&self.resources).unwrap_or_default(),
            Field::Commitment => self.plan.commitment.map(|day| day.to_string()).unwrap_or_default(),
            Field::Progress if self.plan.progress == 0 => String::new(),
            Field::Progress => self.plan.progress.to_string(),
            Field::Answer(criterion) => self
                .priority
                .get(&criterion)
                .and_then(|answer| answer.points)
                .map(|p| p.to_string())
                .unwrap_or_default(),
            Field::Why(criterion) => self.priority.get(&criterion).map(|a| a.reason.clone()).unwrap_or_default(),
            _ => self.text(field).cloned().unwrap_or_default(),
        }
    }

    /// Writes a cell. Words of people are understood where a cell holds a code (`Público`, `Sí`, `AGOSTO 2026`).
    ///
    /// # Errors
    /// [`BadCell`]; the cell then holds what it held.
    pub fn set(&mut self, field: Field, text: &str) -> Result<(), BadCell> {
        let text = text.trim();
        let bad = |choices: &[&str]| BadCell {
            field: field.code(),
            choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
        };
        if text.chars().count() > LONGEST_CELL && field != Field::Resources {
            return Err(bad(&[]));
        }
        match field {
            Field::Access => {
                self.access = match text {
                    "" => None,
                    text => Some(recognition::access(text).ok_or_else(|| bad(&Access::ALL.map(Access::code)))?),
                };
            }
            Field::PersonalData => {
                self.personal_data = match text {
                    "" => None,
                    text => Some(recognition::yes_no(text).ok_or_else(|| bad(&["yes", "no"]))?),
                };
            }
            Field::Requests => {
                self.requests = match text {
                    "" => None,
                    text => Some(text.replace([',', ' '], "").parse().map_err(|_| bad(&[]))?),
                };
            }
            Field::Estimated => self.estimated = moment::month_text(text).unwrap_or_else(|| text.to_owned()),
            Field::Resources => {
                let resources: Vec<Resource> = match text {
                    "" => Vec::new(),
                    text => serde_json::from_str(text).map_err(|_| bad(&[]))?,
                };
                if resources.len() > MOST_RESOURCES || text.len() > LONGEST_CELL * 100 {
                    return Err(bad(&[]));
                }
                self.resources = resources.into_iter().filter(|resource| !resource.is_blank()).collect();
            }
            Field::Commitment => {
                self.plan.commitment = match text {
                    "" => None,
                    text => Some(moment::day(text).ok_or_else(|| bad(&[]))?),
                };
            }
            Field::Progress => {
                let progress = text.trim_end_matches('%').trim_end();
                let progress: u8 = if progress.is_empty() { 0 } else { progress.parse().map_err(|_| bad(&[]))? };
                self.plan.progress = if progress <= 100 { progress } else { return Err(bad(&[])) };
            }
            Field::Answer(criterion) => {
                let points = match text {
                    "" => None,
                    text => Some(
                        text.parse()
                            .ok()
                            .filter(|points| *points <= Answer::MOST)
                            .ok_or_else(|| bad(&["0", "1", "2", "3", "4", "5"]))?,
                    ),
                };
                self.answer(criterion, |answer| answer.points = points);
            }
            Field::Why(criterion) => self.answer(criterion, |answer| answer.reason = text.to_owned()),
            _ => {
                if let Some(cell) = self.text_mut(field) {
                    *cell = text.to_owned();
                }
            }
        }
        Ok(())
    }

    /// The code of its frequency; none where the text says nothing that is known.
    pub fn frequency_code(&self) -> Option<Frequency> {
        recognition::frequency(&self.frequency)
    }

    /// Adds a line to the notes, unless it stands there already.
    pub fn note(&mut self, line: &str) {
        if self.notes.lines().any(|known| known == line) {
            return;
        }
        if !self.notes.is_empty() {
            self.notes.push('\n');
        }
        self.notes.push_str(line);
    }

    fn answer(&mut self, criterion: Criterion, change: impl FnOnce(&mut Answer)) {
        let answer = self.priority.entry(criterion).or_default();
        change(answer);
        if *answer == Answer::default() {
            self.priority.remove(&criterion);
        }
    }

    fn text(&self, field: Field) -> Option<&String> {
        Some(match field {
            Field::Title => &self.title,
            Field::Description => &self.description,
            Field::Theme => &self.theme,
            Field::Keywords => &self.keywords,
            Field::Responsible => &self.responsible,
            Field::ContactEmail => &self.contact_email,
            Field::System => &self.system,
            Field::Formats => &self.formats,
            Field::Reason => &self.reason,
            Field::LegalGround => &self.legal_ground,
            Field::Frequency => &self.frequency,
            Field::NextUpdate => &self.next_update,
            Field::Estimated => &self.estimated,
            Field::RequestedBy => &self.requested_by,
            Field::Temporal => &self.temporal,
            Field::Spatial => &self.spatial,
            Field::Address => &self.address,
            Field::Notes => &self.notes,
            Field::PlanResponsible => &self.plan.responsible,
            Field::PlanNote => &self.plan.note,
            _ => return None,
        })
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        Some(match field {
            Field::Title => &mut self.title,
            Field::Description => &mut self.description,
            Field::Theme => &mut self.theme,
            Field::Keywords => &mut self.keywords,
            Field::Responsible => &mut self.responsible,
            Field::ContactEmail => &mut self.contact_email,
            Field::System => &mut self.system,
            Field::Formats => &mut self.formats,
            Field::Reason => &mut self.reason,
            Field::LegalGround => &mut self.legal_ground,
            Field::Frequency => &mut self.frequency,
            Field::NextUpdate => &mut self.next_update,
            Field::RequestedBy => &mut self.requested_by,
            Field::Temporal => &mut self.temporal,
            Field::Spatial => &mut self.spatial,
            Field::Address => &mut self.address,
            Field::Notes => &mut self.notes,
            Field::PlanResponsible => &mut self.plan.responsible,
            Field::PlanNote => &mut self.plan.note,
            _ => return None,
        })
    }
}
