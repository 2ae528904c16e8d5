//! `apertura workshop seat ROSTER`: everybody's table and team, with the least pairs of one agency that are possible.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use apertura_portal::language::FluentValue;
use apertura_workshop::roster::{self, RosterColumn};
use apertura_workshop::seating::{Reason, Seat, Seating, SeatingError, reseat, seat};
use apertura_workshop::{History, Roster, RosterError, TablePlan, Wishes};
use clap::{Args, ValueEnum};
use serde_json::json;

use crate::face::{Face, Fault};

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[arg(help = "cli-workshop-roster", value_name = "ROSTER")]
    roster: PathBuf,
    #[arg(long, help = "cli-workshop-tables", value_name = "N")]
    tables: Option<usize>,
    #[arg(long, default_value = "6-8", help = "cli-workshop-range", value_name = "N-M")]
    range: String,
    #[arg(long, help = "cli-workshop-sizes", value_name = "8,8,6", value_delimiter = ',')]
    sizes: Vec<usize>,
    #[arg(long, help = "cli-workshop-history", value_name = "FILE")]
    history: Vec<PathBuf>,
    #[arg(long, help = "cli-workshop-keep", value_name = "FILE")]
    keep: Option<PathBuf>,
    #[arg(long, help = "cli-workshop-accessible", value_name = "1,2", value_delimiter = ',')]
    accessible: Vec<usize>,
    #[arg(long, default_value_t = 1, help = "cli-workshop-seed", value_name = "N")]
    seed: u64,
    #[arg(long, value_enum, default_value_t = Format::Text, help = "cli-workshop-format")]
    format: Format,
}

/// How the answer is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Csv,
    Json,
    Text,
}

/// Seats the people of a file.
pub fn run(face: &Face, arguments: &Arguments) -> Result<(), Fault> {
    let people = read(&arguments.roster)?;
    let mut history = History::default();
    for path in &arguments.history {
        for round in roster::rounds(path).map_err(|why| fault(path, why))? {
            history.add(round.iter().map(|(id, table)| (id.as_str(), table.as_str())));
        }
    }
    let range = range(&arguments.range)?;
    let wishes = Wishes {
        tables: arguments.tables,
        sizes: (!arguments.sizes.is_empty()).then(|| arguments.sizes.clone()),
        accessible_tables: arguments.accessible.clone(),
        seed: arguments.seed,
        range,
    };
    let seating = match &arguments.keep {
        None => seat(&people.people, &wishes, &history),
        Some(path) => reseat(&people.people, &before(path)?, &wishes, &history),
    };
    let seating = seating.map_err(|why| unseated(face, &why))?;
    let answer = match arguments.format {
        Format::Csv => csv(&people, &seating),
        Format::Json => machine(&people, &seating),
        Format::Text => text(face, &people, &seating, !history.is_empty()),
    };
    face.answer(&answer)?;
    if arguments.format == Format::Csv {
        face.say(&summary(face, &people, &seating, !history.is_empty()));
    }
    Ok(())
}

/// The people of a file.
pub fn read(path: &Path) -> Result<Roster, Fault> {
    Roster::read(path).map_err(|why| fault(path, why))
}

/// Seats that a command has written as CSV, by id.
pub fn before(path: &Path) -> Result<BTreeMap<String, Seat>, Fault> {
    roster::seats(path).map_err(|why| fault(path, why))
}

fn range(text: &str) -> Result<RangeInclusive<usize>, Fault> {
    let wrong = || Fault::Usage("cli-workshop-bad-range", vec![("range", text.to_owned())]);
    let (least, most) = text.split_once('-').unwrap_or((text, text));
    Ok(least.trim().parse().map_err(|_| wrong())?..=most.trim().parse().map_err(|_| wrong())?)
}

/// What is wrong with a list of people.
fn fault(path: &Path, why: RosterError) -> Fault {
    let file = || ("file", path.display().to_string());
    match why {
        RosterError::Read(why) => Fault::Read(path.to_path_buf(), why),
        RosterError::NoColumn { column, columns } => {
            let key = match column {
                RosterColumn::Agency => "cli-workshop-no-agency",
                RosterColumn::Table => "cli-workshop-no-rounds",
                _ => "cli-workshop-no-id",
            };
            Fault::Usage(key, vec![file(), ("columns", columns.join(", "))])
        }
        RosterError::Nobody => Fault::Usage("cli-workshop-nobody", vec![file()]),
        RosterError::Blank { row, column } => {
            let key =
                if column == RosterColumn::Agency { "cli-workshop-blank-agency" } else { "cli-workshop-blank-id" };
            Fault::Usage(key, vec![file(), ("row", row.to_string())])
        }
        RosterError::Twice { id, first, second } => Fault::Usage(
            "cli-workshop-twice",
            vec![file(), ("id", id), ("first", first.to_string()), ("second", second.to_string())],
        ),
        RosterError::NoTable { row, text } => {
            Fault::Usage("cli-workshop-bad-table", vec![file(), ("row", row.to_string()), ("text", text)])
        }
        RosterError::TooMany { people } => Fault::Usage(
            "cli-workshop-too-many",
            vec![("people", people.to_string()), ("most", apertura_workshop::table_plan::MOST_PEOPLE.to_string())],
        ),
    }
}

/// Why nobody is seated, with what would be possible.
fn unseated(face: &Face, why: &SeatingError) -> Fault {
    let number = |number: usize| number.to_string();
    match why {
        SeatingError::NoNumber(near) => {
            let sizes = |plan: &Option<TablePlan>| {
                plan.as_ref().map_or(String::new(), |plan| {
                    plan.sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
                })
            };
            let mut choices = Vec::new();
            let mut choice = |key: &str, value: String| {
                if !value.is_empty() {
                    choices.push(face.with(key, [("value", FluentValue::from(value))]));
                }
            };
            choice("cli-workshop-choice-people", {
                let near: Vec<String> =
                    near.fewer_people.iter().chain(&near.more_people).map(usize::to_string).collect();
                near.join(&face.text("cli-workshop-or"))
            });
            choice("cli-workshop-choice-smaller", sizes(&near.smaller_tables));
            choice("cli-workshop-choice-larger", sizes(&near.larger_tables));
            Fault::Usage(
                "cli-workshop-no-number",
                vec![
                    ("people", number(near.people)),
                    ("least", number(near.least)),
                    ("most", number(near.most)),
                    ("choices", choices.join(" ")),
                ],
            )
        }
        SeatingError::Tables { people, tables, numbers } => Fault::Usage(
            "cli-workshop-bad-tables",
            vec![
                ("people", number(*people)),
                ("tables", number(*tables)),
                ("least", number(*numbers.start())),
                ("most", number(*numbers.end())),
            ],
        ),
        SeatingError::Sizes { people, seats } => {
            Fault::Usage("cli-workshop-bad-sizes", vec![("people", number(*people)), ("seats", number(*seats))])
        }
        SeatingError::Range { least, most } => {
            Fault::Usage("cli-workshop-bad-range", vec![("range", format!("{least}-{most}"))])
        }
        SeatingError::Pinned { table } => Fault::Usage("cli-workshop-bad-pin", vec![("table", number(*table))]),
        SeatingError::Accessible { needed, places } => {
            Fault::Usage("cli-workshop-no-places", vec![("needed", number(*needed)), ("places", number(*places))])
        }
        SeatingError::TooMany(people) => Fault::Usage(
            "cli-workshop-too-many",
            vec![("people", number(*people)), ("most", number(apertura_workshop::table_plan::MOST_PEOPLE))],
        ),
    }
}

/// The roster's own columns with table and team after them; those of an earlier seating are replaced.
fn csv(roster: &Roster, seating: &Seating) -> String {
    let is_old = |name: &String| ["mesa", "equipo"].contains(&name.trim().to_lowercase().as_str());
    let kept: Vec<usize> = (0..roster.columns.len()).filter(|at| !is_old(&roster.columns[*at])).collect();
    let mut out = String::new();
    let mut line = |cells: Vec<&str>| {
        let cells: Vec<String> = cells.into_iter().map(quoted).collect();
        out.push_str(&cells.join(","));
        out.push('\n');
    };
    line(kept.iter().map(|at| roster.columns[*at].as_str()).chain(["mesa", "equipo"]).collect());
    for (row, seat) in roster.rows.iter().zip(&seating.seats) {
        let (table, team) = (seat.table.to_string(), seat.team.to_string());
        let cells = kept.iter().map(|at| row.get(*at).map_or("", String::as_str));
        line(cells.chain([table.as_str(), team.as_str()]).collect());
    }
    out
}

/// A cell of a CSV file (RFC 4180).
pub fn quoted(cell: &str) -> String {
    match cell.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

fn machine(roster: &Roster, seating: &Seating) -> String {
    let ids = |places: &[usize]| places.iter().map(|at| roster.people[*at].id.clone()).collect::<Vec<_>>();
    let seats = roster.people.iter().zip(&seating.seats);
    let seats: Vec<_> = seats
        .map(|(person, seat)| {
            json!({ "id": person.id, "agency": person.agency, "table": seat.table, "team": seat.team.to_string() })
        })
        .collect();
    let answer = json!({
        "people": roster.people.len(), "sizes": seating.sizes, "bound": seating.bound, "achieved": seating.achieved,
        "reasons": seating.reasons, "moved": ids(&seating.moved), "seed": seating.seed, "seats": seats,
    });
    format!("{answer:#}\n")
}

fn text(face: &Face, roster: &Roster, seating: &Seating, with_history: bool) -> String {
    let mut out = String::new();
    for (table, size) in seating.sizes.iter().enumerate().filter(|(_, size)| **size > 0) {
        let values =
            [("table", FluentValue::from((table + 1).to_string())), ("people", FluentValue::from(*size as f64))];
        let _ = writeln!(out, "{}", face.with("cli-workshop-table", values));
        for team in ['A', 'B'] {
            let seats = roster.people.iter().zip(&seating.seats);
            let members: Vec<String> = seats
                .filter(|(_, seat)| (seat.table, seat.team) == (table + 1, team))
                .map(|(person, _)| format!("{} ({})", person.id, person.agency))
                .collect();
            let values = [("team", FluentValue::from(team.to_string())), ("members", members.join(", ").into())];
            let _ = writeln!(out, "  {}", face.with("cli-workshop-team", values));
        }
    }
    let _ = writeln!(out, "\n{}", summary(face, roster, seating, with_history));
    out
}

/// Bound, what was reached, and why.
fn summary(face: &Face, roster: &Roster, seating: &Seating, with_history: bool) -> String {
    let number = |number: usize| FluentValue::from(number as f64);
    let mut lines = vec![
        face.with(
            "cli-workshop-seated",
            [
                ("people", number(roster.people.len())),
                ("tables", number(seating.sizes.iter().filter(|size| **size > 0).count())),
            ],
        ),
        face.with(
            "cli-workshop-bound-tables",
            [("achieved", number(seating.achieved.same_agency_tables)), ("bound", number(seating.bound.tables))],
        ),
        face.with(
            "cli-workshop-bound-teams",
            [("achieved", number(seating.achieved.same_agency_teams)), ("bound", number(seating.bound.teams))],
        ),
    ];
    for reason in &seating.reasons {
        lines.push(match reason {
            Reason::Even => face.text("cli-workshop-reason-even"),
            Reason::Restricted => face.text("cli-workshop-reason-restricted"),
            Reason::LargeAgency { agency, people, tables, pairs } => face.with(
                "cli-workshop-reason-large",
                [
                    ("agency", FluentValue::from(agency.as_str())),
                    ("people", number(*people)),
                    ("tables", number(*tables)),
                    ("pairs", number(*pairs)),
                ],
            ),
            Reason::ApartFirst => face.text("cli-workshop-reason-apart"),
            Reason::SeatsKept => face.text("cli-workshop-reason-kept"),
            Reason::MeetAgain { pairs } => face.with("cli-workshop-reason-again", [("pairs", number(*pairs))]),
            Reason::TogetherAgainstWish { pairs } => {
                face.with("cli-workshop-reason-together", [("pairs", number(*pairs))])
            }
        });
    }
    if with_history && seating.achieved.met_before == 0 {
        lines.push(face.text("cli-workshop-none-again"));
    }
    if !seating.moved.is_empty() {
        let ids: Vec<&str> = seating.moved.iter().map(|at| roster.people[*at].id.as_str()).collect();
        let values = [("count", number(ids.len())), ("people", FluentValue::from(ids.join(", ")))];
        lines.push(face.with("cli-workshop-moved", values));
    }
    lines.join("\n")
}
