//! What stands between a dataset and its publication (*validación*): the requirements of a profile that are not met yet, each
//! with whose work it is and how long it takes.
//!
//! Never here: where the evidence comes from (see actions), sentences.

use apertura_tabular::ValueType;
use serde::{Deserialize, Serialize};

use crate::description::Description;
use crate::publication_profile::{Check, PublicationProfile, Requirement};
use crate::role::Role;
use crate::slug::Slug;
use crate::title::{Likeness, likeness};

/// Names listed with an obstacle at most.
const NAMES: usize = 12;

/// A column as it will be published.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its type.
    pub value_type: ValueType,
    /// Its unit, or what it is instead of a measure (a kind of key, a code, a coordinate …).
    pub has_unit: bool,
}

/// A dataset that is there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its slug.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Name of its agency.
    pub agency: String,
}

/// What is known of a dataset that is to be published.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Format of the original, by name.
    pub format: String,
    /// Rows of the clean table.
    pub rows: u64,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Serious findings that are open, by what they are about; those on personal data are not among them.
    pub errors: Vec<String>,
    /// Other findings that are open.
    pub warnings: Vec<String>,
    /// What nobody has decided about personal data.
    pub undecided: Vec<String>,
    /// What is written, with what was written before where nothing is now.
    pub description: Description,
    /// The other datasets.
    pub others: Vec<Known>,
    /// What a proposal is there for: a person checks it, instead of writing it.
    pub proposed: Vec<Check>,
}

/// Another dataset whose title is too much alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alike {
    /// Its slug.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Its agency.
    pub agency: String,
    /// How it is alike.
    pub likeness: Likeness,
}

/// A requirement that is not met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obstacle {
    /// What was looked at.
    pub check: Check,
    /// True where nothing is published before it is met.
    pub must: bool,
    /// Whose work it is.
    pub who: Role,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// How many instances there are; for lengths, how long the text is.
    pub count: u32,
    /// The least that is asked.
    pub minimum: u32,
    /// What it is about: columns, findings; the first of them.
    pub names: Vec<String>,
    /// Titles that are too much alike.
    pub alike: Vec<Alike>,
    /// True where there is a proposal to check.
    #[serde(default)]
    pub proposed: bool,
}

/// The outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validation {
    /// Name of the profile.
    pub profile: String,
    /// What is not met, in the profile's order.
    pub obstacles: Vec<Obstacle>,
    /// What is met, in the profile's order.
    pub met: Vec<Check>,
}

impl Validation {
    /// True where nothing stands in the way.
    pub fn ready(&self) -> bool {
        self.blocking().next().is_none()
    }

    /// What must be met first.
    pub fn blocking(&self) -> impl Iterator<Item = &Obstacle> {
        self.obstacles.iter().filter(|obstacle| obstacle.must)
    }

    /// What is only advised.
    pub fn advised(&self) -> impl Iterator<Item = &Obstacle> {
        self.obstacles.iter().filter(|obstacle| !obstacle.must)
    }

    /// Minutes of work that must be done.
    pub fn minutes(&self) -> u32 {
        self.blocking().map(|obstacle| obstacle.minutes).fold(0, u32::saturating_add)
    }
}

/// Looks at what a profile asks for.
pub fn validate(profile: &PublicationProfile, evidence: &Evidence) -> Validation {
    let mut validation = Validation { profile: profile.id.clone(), ..Validation::default() };
    for requirement in &profile.requirements {
        match lack(profile, requirement, evidence) {
            None => validation.met.push(requirement.check),
            Some(lack) => validation.obstacles.push(Obstacle {
                proposed: evidence.proposed.contains(&requirement.check),
                check: requirement.check,
                must: requirement.must,
                who: requirement.who,
                // what is proposed is half done
                minutes: match evidence.proposed.contains(&requirement.check) {
                    true => requirement.minutes.div_ceil(2),
                    false => requirement.minutes.saturating_mul(lack.instances.max(1)),
                },
                count: lack.count,
                minimum: requirement.minimum.unwrap_or(1),
                names: lack.names,
                alike: lack.alike,
            }),
        }
    }
    validation
}

#[derive(Default)]
struct Lack {
    count: u32,
    /// By how much the time is multiplied.
    instances: u32,
    names: Vec<String>,
    alike: Vec<Alike>,
}

fn lack(profile: &PublicationProfile, requirement: &Requirement, evidence: &Evidence) -> Option<Lack> {
    let said = &evidence.description;
    let minimum = requirement.minimum.unwrap_or(1) as usize;
    match requirement.check {
        Check::Table => absent(evidence.rows > 0 && !evidence.columns.is_empty()),
        Check::Format => {
            let fits = profile.formats.is_empty() || profile.formats.contains(&evidence.format);
            absent(fits).map(|lack| Lack { names: vec![evidence.format.clone()], ..lack })
        }
        Check::Errors => listed(evidence.errors.clone()),
        Check::Warnings => listed(evidence.warnings.clone()),
        Check::PersonalData => listed(evidence.undecided.clone()),
        Check::ColumnDescriptions => {
            let without = |column: &&Column| said.columns.get(&column.name).is_none_or(|text| text.trim().is_empty());
            listed(evidence.columns.iter().filter(without).map(|column| column.name.clone()).collect())
        }
        Check::Units => {
            let without = |column: &&Column| {
                column.value_type == ValueType::Number
                    && !column.has_unit
                    && said.units.get(&column.name).is_none_or(|unit| unit.trim().is_empty())
            };
            listed(evidence.columns.iter().filter(without).map(|column| column.name.clone()).collect())
        }
        Check::Title => {
            let title = said.title.as_deref().unwrap_or_default().trim();
            let letters: Vec<char> = title.chars().filter(|c| c.is_alphabetic()).collect();
            let shouted = letters.len() > 8 && letters.iter().all(|c| c.is_uppercase());
            if shouted {
                absent(false).map(|lack| Lack { names: vec![title.to_owned()], ..lack })
            } else {
                long(title, minimum)
            }
        }
        Check::TitleUnlike => {
            let alike = alike(said.title.as_deref().unwrap_or_default(), &evidence.others);
            (!alike.is_empty()).then(|| Lack { count: number(alike.len()), instances: 1, alike, ..Lack::default() })
        }
        Check::Description => long(said.description.as_deref().unwrap_or_default(), minimum),
        Check::Keywords => {
            let words = said.keywords.iter().flatten().filter(|word| !word.trim().is_empty()).count();
            (words < minimum).then(|| Lack { count: number(words), instances: 1, ..Lack::default() })
        }
        Check::Theme => filled(said.theme.as_deref()),
        Check::Agency => filled(said.agency.as_deref()),
        Check::ContactPosition => filled(said.contact_position.as_deref()),
        Check::ContactEmail => absent(said.contact_email.as_deref().is_some_and(is_mail)),
        Check::License => absent(said.license.is_some()),
        Check::Frequency => absent(said.frequency.is_some()),
        Check::Temporal => absent(said.temporal.as_deref().is_some_and(is_interval)),
        Check::Spatial => filled(said.spatial.as_deref()),
        Check::LandingPage => absent(said.landing_page.as_deref().is_some_and(is_address)),
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn absent(there: bool) -> Option<Lack> {
    (!there).then(|| Lack { instances: 1, ..Lack::default() })
}

fn filled(text: Option<&str>) -> Option<Lack> {
    absent(text.is_some_and(|text| !text.trim().is_empty()))
}

fn long(text: &str, minimum: usize) -> Option<Lack> {
    let signs = text.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>().saturating_sub(1);
    (signs < minimum.max(1)).then(|| Lack { count: number(signs), instances: 1, ..Lack::default() })
}

fn listed(mut names: Vec<String>) -> Option<Lack> {
    let count = number(names.len());
    names.truncate(NAMES);
    (count > 0).then(|| Lack { count, instances: count, names, alike: Vec::new() })
}

fn alike(title: &str, others: &[Known]) -> Vec<Alike> {
    let alike = others.iter().filter_map(|known| {
        let likeness = likeness(title, &known.title)?;
        let Known { slug, title, agency } = known.clone();
        Some(Alike { slug, title, agency, likeness })
    });
    alike.take(NAMES).collect()
}

/// True for what can be an address of mail: a name, a host with a dot, no spaces.
pub fn is_mail(text: &str) -> bool {
    let Some((name, host)) = text.trim().rsplit_once('@') else { return false };
    let plain = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c == '@' || c == ',');
    plain(name) && plain(host) && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
}

/// True for two days of the calendar as ISO 8601 writes them, the first not after the second.
pub fn is_interval(text: &str) -> bool {
    let Some((from, to)) = text.trim().split_once('/') else { return false };
    let day = |text: &str| text.trim().parse::<jiff::civil::Date>().ok();
    matches!((day(from), day(to)), (Some(from), Some(to)) if from <= to)
}

/// True for an address of the web.
pub fn is_address(text: &str) -> bool {
    let host = text.trim().strip_prefix("https://").or_else(|| text.trim().strip_prefix("http://"));
    host.is_some_and(|rest| {
        rest.split(['/', '?', '#']).next().is_some_and(|host| host.contains('.')) && !rest.contains(char::is_whitespace)
    })
}
