//! What is printed of people: badges, table signs, who sits where, the attendance list, certificates.

use std::collections::BTreeMap;

use apertura_paper::workshop::{Attendance, Badge, Badges, Certificate, Certificates, SeatingChart, Signs, Table};
use apertura_paper::{Document, PaperError};
use apertura_tabular::semantic::fold;
use apertura_workshop::Seat;

use super::Print;
use crate::language::FluentValue;

/// Blank rows of the attendance list.
const BLANK: usize = 8;

/// Somebody who comes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guest {
    /// Name.
    pub name: String,
    /// Agency.
    pub agency: String,
    /// Seat, where there is one.
    pub seat: Option<Seat>,
    /// Address by which the door lets this person in; it holds no name.
    pub entry: Option<String>,
}

/// Somebody who gets a certificate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attended {
    /// Name, as the person wrote it for this.
    pub name: String,
    /// For what: event, hours, place and date.
    pub text: String,
    /// Number of the certificate; may be empty.
    pub folio: String,
    /// Where it is checked.
    pub address: Option<String>,
}

/// By name, as a reader of Spanish looks for it.
fn by_name(guests: &[Guest]) -> Vec<&Guest> {
    let mut sorted: Vec<&Guest> = guests.iter().collect();
    sorted.sort_by_cached_key(|guest| (fold(&guest.name), guest.name.clone(), guest.agency.clone()));
    sorted
}

fn place(print: &Print, seat: Option<Seat>) -> String {
    seat.map_or_else(String::new, |seat| {
        print.messages.with(
            "workshop-seat",
            [("table", FluentValue::from(seat.table.to_string())), ("team", seat.team.to_string().into())],
        )
    })
}

/// Badges, in the order of names.
///
/// # Errors
/// [`PaperError`].
pub fn badges(print: &Print, guests: &[Guest]) -> Result<Vec<u8>, PaperError> {
    let badge = |guest: &Guest| Badge {
        name: guest.name.clone(),
        agency: guest.agency.clone(),
        seat: place(print, guest.seat),
        code: guest.entry.clone(),
    };
    let badges = by_name(guests).into_iter().map(badge).collect();
    Badges { layout: print.layout(print.text("workshop-badges")), badges, code_label: print.text("entrance-code") }
        .print()
}

/// A sign for each table.
///
/// # Errors
/// [`PaperError`].
pub fn table_signs(print: &Print, tables: &[usize]) -> Result<Vec<u8>, PaperError> {
    let below = print.text("workshop-both-teams");
    Signs {
        layout: print.layout(print.text("workshop-signs")),
        label: print.text("workshop-table-label"),
        tables: tables.iter().map(|table| (table.to_string(), below.clone())).collect(),
    }
    .print()
}

/// Tables with their teams, then everybody by name.
///
/// # Errors
/// [`PaperError`].
pub fn seating_chart(print: &Print, guests: &[Guest]) -> Result<Vec<u8>, PaperError> {
    let mut tables: BTreeMap<usize, BTreeMap<char, Vec<String>>> = BTreeMap::new();
    for guest in by_name(guests) {
        if let Some(seat) = guest.seat {
            tables.entry(seat.table).or_default().entry(seat.team).or_default().push(guest.name.clone());
        }
    }
    let team = |(team, members): (char, Vec<String>)| {
        (print.messages.with("workshop-team-label", [("team", FluentValue::from(team.to_string()))]), members)
    };
    let table = |(table, teams): (usize, BTreeMap<char, Vec<String>>)| Table {
        title: format!("{} {table}", print.text("workshop-table-label")),
        teams: teams.into_iter().map(team).collect(),
    };
    SeatingChart {
        layout: print.layout(print.text("printed-seating")),
        tables: tables.into_iter().map(table).collect(),
        list_title: print.text("workshop-by-name"),
        heading: ["printed-name", "workshop-agency", "printed-place"].map(|key| print.text(key)),
        people: by_name(guests)
            .into_iter()
            .map(|guest| [guest.name.clone(), guest.agency.clone(), place(print, guest.seat)])
            .collect(),
    }
    .print()
}

/// The list to be signed, by name; `lead` says place and date.
///
/// # Errors
/// [`PaperError`].
pub fn attendance(print: &Print, guests: &[Guest], lead: &str) -> Result<Vec<u8>, PaperError> {
    let person = |(at, guest): (usize, &Guest)| {
        let seat = guest.seat.map_or_else(String::new, |seat| seat.label());
        [(at + 1).to_string(), guest.name.clone(), guest.agency.clone(), seat]
    };
    let keys = ["workshop-number", "printed-name", "workshop-agency", "printed-place", "workshop-signature"];
    let lead = [lead.to_owned(), print.text("workshop-attendance-lead")].map(|part| part.trim().to_owned());
    Attendance {
        layout: print.layout(print.text("workshop-attendance")),
        lead: lead.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "),
        heading: keys.map(|key| print.text(key)),
        people: by_name(guests).into_iter().enumerate().map(person).collect(),
        blank: BLANK,
        blank_label: print.text("printed-walk-in"),
    }
    .print()
}

/// A certificate for each; who signs, as position and what stands below the line.
///
/// # Errors
/// [`PaperError`].
pub fn certificates(
    print: &Print,
    attended: &[Attended],
    signatures: &[(String, String)],
) -> Result<Vec<u8>, PaperError> {
    let folio = |folio: &str| match folio {
        "" => String::new(),
        folio => print.messages.with("workshop-folio", [("folio", FluentValue::from(folio))]),
    };
    let certificate = |one: &Attended| Certificate {
        name: one.name.clone(),
        text: one.text.clone(),
        folio: folio(&one.folio),
        address: one.address.clone(),
    };
    Certificates {
        layout: print.layout(print.text("workshop-certificate")),
        lead: print.text("workshop-certificate-lead"),
        signatures: signatures.to_vec(),
        address_label: print.text("workshop-certificate-check"),
        certificates: attended.iter().map(certificate).collect(),
    }
    .print()
}
