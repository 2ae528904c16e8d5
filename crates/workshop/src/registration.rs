//! Somebody who is invited to a workshop, answers, waits, comes.
//!
//! Holds personal data: it is kept apart from everything that is published, never stands in an address, a QR code or a
//! report, and goes when its day has come. Never here: where people sit (see `seating`), how letters are written.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::seat::Seat;
use crate::workshop::{Counts, Workshop};

/// Where somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegistrationState {
    /// On the list, not invited yet.
    Listed,
    /// Invited, no answer yet.
    Invited,
    /// Has a place.
    Registered,
    /// Waits for one.
    Waiting,
    /// Does not come.
    Cancelled,
}

impl RegistrationState {
    /// All states.
    pub const ALL: [RegistrationState; 5] = [
        RegistrationState::Listed,
        RegistrationState::Invited,
        RegistrationState::Registered,
        RegistrationState::Waiting,
        RegistrationState::Cancelled,
    ];

    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            RegistrationState::Listed => "listed",
            RegistrationState::Invited => "invited",
            RegistrationState::Registered => "registered",
            RegistrationState::Waiting => "waiting",
            RegistrationState::Cancelled => "cancelled",
        }
    }

    /// The state with this code.
    pub fn from_code(code: &str) -> Option<RegistrationState> {
        RegistrationState::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// How well somebody knows open data, by their own word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Experience {
    /// Did not say.
    #[default]
    Unsaid,
    /// None.
    None,
    /// Has worked with data.
    Some,
    /// Has opened data.
    Much,
}

impl Experience {
    /// All answers.
    pub const ALL: [Experience; 4] = [Experience::Unsaid, Experience::None, Experience::Some, Experience::Much];

    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            Experience::Unsaid => "unsaid",
            Experience::None => "none",
            Experience::Some => "some",
            Experience::Much => "much",
        }
    }

    /// The answer with this code.
    pub fn from_code(code: &str) -> Option<Experience> {
        Experience::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// Somebody on the list of a workshop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// What tells people apart; random.
    pub id: String,
    /// The workshop.
    pub workshop: String,
    /// Name, as it stands on the certificate.
    pub name: String,
    /// Agency.
    pub agency: String,
    /// Area inside it; may be empty.
    #[serde(default)]
    pub area: String,
    /// Position or profile; may be empty.
    #[serde(default)]
    pub profile: String,
    /// Mail address; empty for somebody who came without being invited.
    #[serde(default)]
    pub mail: String,
    /// Where they stand.
    pub state: RegistrationState,
    /// What they need in order to take part; forgotten after the day.
    #[serde(default)]
    pub needs: String,
    /// True for who needs a table that everybody reaches.
    #[serde(default)]
    pub accessible: bool,
    /// True where they may be in photographs.
    #[serde(default)]
    pub photo: bool,
    /// How well they know open data.
    #[serde(default)]
    pub experience: Experience,
    /// The notice that they agreed to; 0 for none.
    #[serde(default)]
    pub notice_version: u32,
    /// BCP 47 tag of their language.
    #[serde(default)]
    pub language: Option<String>,
    /// When they asked for a place; the waiting list goes by it.
    #[serde(default)]
    pub asked: Option<Timestamp>,
    /// Where they sit.
    #[serde(default)]
    pub seat: Option<Seat>,
    /// When they came through the door.
    #[serde(default)]
    pub present: Option<Timestamp>,
    /// Who comes in their place: the id of that registration.
    #[serde(default)]
    pub substitute: Option<String>,
    /// The reminders that were written: how many days before.
    #[serde(default)]
    pub reminders: Vec<u32>,
}

impl Registration {
    /// True for who is seated: who came, or, before the doors open, who has a place.
    pub fn comes(&self) -> bool {
        self.present.is_some() || self.state == RegistrationState::Registered
    }

    /// Two registrations of one person have the same key: the mail address, or the name with the agency.
    pub fn key(&self) -> String {
        let mail = self.mail.trim().to_lowercase();
        if mail.is_empty() { format!("{}\n{}", fold(&self.name), fold(&self.agency)) } else { mail }
    }
}

/// A text without case, accents and repeated blanks.
fn fold(text: &str) -> String {
    apertura_tabular::semantic::fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What tells agencies apart, however somebody writes them.
pub fn agency_key(agency: &str) -> String {
    fold(agency)
}

/// Where somebody stands who asks for a place while `taken` have one, `of_agency` of them from the same agency.
pub fn admit(workshop: &Workshop, taken: u32, of_agency: u32) -> RegistrationState {
    let room = taken < workshop.capacity;
    let of_agency = workshop.agency_cap == 0 || of_agency < workshop.agency_cap;
    if room && of_agency { RegistrationState::Registered } else { RegistrationState::Waiting }
}

/// Who on the waiting list gets a place now, in the order in which they asked, of one moment in the list's order: places
/// in `people`.
pub fn promoted(workshop: &Workshop, people: &[Registration]) -> Vec<usize> {
    let mut taken = 0;
    let mut agencies: BTreeMap<String, u32> = BTreeMap::new();
    for person in people.iter().filter(|person| person.state == RegistrationState::Registered) {
        taken += 1;
        *agencies.entry(agency_key(&person.agency)).or_default() += 1;
    }
    let mut waiting: Vec<usize> =
        (0..people.len()).filter(|at| people[*at].state == RegistrationState::Waiting).collect();
    waiting.sort_by_key(|at| (people[*at].asked, *at));
    waiting.retain(|at| {
        let of_agency = agencies.entry(agency_key(&people[*at].agency)).or_default();
        let gets = admit(workshop, taken, *of_agency) == RegistrationState::Registered;
        if gets {
            taken += 1;
            *of_agency += 1;
        }
        gets
    });
    waiting
}

/// What is counted of the people of a workshop. An agency's name is written as most of its people write it.
pub fn counts(people: &[Registration]) -> Counts {
    let of = |state| people.iter().filter(|person| person.state == state).count() as u32;
    let mut agencies: BTreeMap<String, BTreeMap<&str, u32>> = BTreeMap::new();
    for person in people.iter().filter(|person| person.present.is_some()) {
        *agencies.entry(agency_key(&person.agency)).or_default().entry(person.agency.trim()).or_default() += 1;
    }
    let mut agencies: Vec<(String, u32)> = agencies
        .into_values()
        .map(|names| {
            let total = names.values().sum();
            let usual = names.into_iter().max_by(|one, other| one.1.cmp(&other.1).then(other.0.cmp(one.0)));
            (usual.map(|(name, _)| name.to_owned()).unwrap_or_default(), total)
        })
        .collect();
    agencies.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    let seats: Vec<Seat> = people.iter().filter(|person| person.present.is_some()).filter_map(|p| p.seat).collect();
    let tables: std::collections::BTreeSet<usize> = seats.iter().map(|seat| seat.table).collect();
    let teams: std::collections::BTreeSet<(usize, char)> = seats.iter().map(|seat| (seat.table, seat.team)).collect();
    Counts {
        invited: people.len() as u32,
        registered: of(RegistrationState::Registered),
        waiting: of(RegistrationState::Waiting),
        cancelled: of(RegistrationState::Cancelled),
        present: people.iter().filter(|person| person.present.is_some()).count() as u32,
        returning: 0,
        agencies,
        tables: tables.len() as u32,
        teams: teams.len() as u32,
    }
}
