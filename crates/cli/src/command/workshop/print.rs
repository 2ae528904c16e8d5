//! `apertura workshop print WHAT ROSTER`: the printed material of people, from a list with seats.

use std::path::PathBuf;

use apertura_portal::language::FluentValue;
use apertura_portal::printable::{Attended, Guest, attendance, badges, certificates, seating_chart, table_signs};
use clap::{Args, ValueEnum};

use super::paper::{PaperArguments, unprinted};
use super::seat;
use crate::face::{Face, Fault, at};

/// What is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    Badges,
    Signs,
    Seating,
    Attendance,
    Certificates,
}

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[arg(value_enum, help = "cli-workshop-print-what")]
    what: What,
    #[arg(help = "cli-workshop-print-roster", value_name = "ROSTER")]
    roster: PathBuf,
    #[arg(short, long, help = "cli-workshop-print-out", value_name = "FILE.pdf")]
    out: PathBuf,
    #[arg(long, default_value = "", help = "cli-workshop-print-place", value_name = "TEXT")]
    place: String,
    #[arg(long, default_value_t = 2.0, help = "cli-workshop-hours", value_name = "N")]
    hours: f64,
    #[arg(long, help = "cli-workshop-signs", value_name = "TEXT")]
    signs: Vec<String>,
    #[command(flatten)]
    paper: PaperArguments,
}

/// Prints.
pub fn run(face: &Face, arguments: &Arguments) -> Result<(), Fault> {
    let roster = seat::read(&arguments.roster)?;
    let needs_seats = matches!(arguments.what, What::Signs | What::Seating);
    let seats = match seat::before(&arguments.roster) {
        Ok(seats) => seats,
        Err(_) if !needs_seats => Default::default(),
        Err(Fault::Usage("cli-workshop-no-rounds", _)) => {
            let file = vec![("file", arguments.roster.display().to_string())];
            return Err(Fault::Usage("cli-workshop-no-seats", file));
        }
        Err(fault) => return Err(fault),
    };
    let guests: Vec<Guest> = roster
        .people
        .iter()
        .map(|person| Guest {
            name: person.name.clone(),
            agency: person.agency.clone(),
            seat: seats.get(&person.id).copied(),
            entry: None,
        })
        .collect();
    let print = arguments.paper.print(face);
    let pdf = match arguments.what {
        What::Badges => badges(&print, &guests),
        What::Signs => {
            let mut tables: Vec<usize> = seats.values().map(|seat| seat.table).collect();
            tables.sort_unstable();
            tables.dedup();
            table_signs(&print, &tables)
        }
        What::Seating => seating_chart(&print, &guests),
        What::Attendance => attendance(&print, &guests, &arguments.place),
        What::Certificates => {
            let values = [
                ("event", FluentValue::from(arguments.paper.event())),
                ("hours", arguments.hours.into()),
                ("place", arguments.place.as_str().into()),
            ];
            let text = face.with("workshop-certificate-text", values);
            let signed = |text: &String| match text.split_once(';') {
                Some((name, position)) => (position.trim().to_owned(), name.trim().to_owned()),
                None => (text.trim().to_owned(), face.text("workshop-certificate-signs")),
            };
            let signatures: Vec<(String, String)> = arguments.signs.iter().map(signed).collect();
            let text = text.trim().to_owned();
            let one = |guest: &Guest| Attended { name: guest.name.clone(), text: text.clone(), ..Attended::default() };
            let attended: Vec<Attended> = guests.iter().map(one).collect();
            certificates(&print, &attended, &signatures)
        }
    };
    let pdf = pdf.map_err(unprinted)?;
    std::fs::write(&arguments.out, pdf).map_err(at(&arguments.out))?;
    face.say(&arguments.out.display().to_string());
    Ok(())
}
