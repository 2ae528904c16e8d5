//! The list of people of a workshop, as a table with named columns.
//!
//! Columns are told by their names, Spanish or English, case and accents aside. Never here: where people sit (see
//! `seating`), what the columns are called on paper.

use std::collections::BTreeMap;
use std::path::Path;

use apertura_tabular::ReadError;
use apertura_tabular::semantic::fold;
use serde::{Deserialize, Serialize};

use crate::history::History;
use crate::seat::Seat;
use crate::sheet;
use crate::table_plan::MOST_PEOPLE;

/// Somebody who comes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// What tells people apart; unique in the roster.
    pub id: String,
    /// Name, as it is printed; the id where the roster names nobody.
    pub name: String,
    /// Agency.
    pub agency: String,
    /// Area inside the agency; empty where unknown.
    pub area: String,
    /// Profile (transparency, technology …); empty where unknown.
    pub profile: String,
    /// True for who needs a place that can be reached by everybody.
    pub accessible: bool,
    /// Table at which the person sits whatever the rest is, from 1.
    pub pinned: Option<usize>,
    /// Ids of people with whom the person must not share a table.
    pub apart: Vec<String>,
}

/// The people, and the cells of their rows as they were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The people, in the order of the rows.
    pub people: Vec<Person>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// A column of the roster that means something here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterColumn {
    /// What tells people apart.
    Id,
    /// Name.
    Name,
    /// Agency.
    Agency,
    /// Area.
    Area,
    /// Profile.
    Profile,
    /// Needs a place that everybody reaches.
    Accessible,
    /// Fixed table.
    Pinned,
    /// Ids of others, separated by blanks, commas or semicolons.
    Apart,
    /// Table of an earlier round.
    Table,
}

use RosterColumn::{Accessible, Agency, Apart, Area, Id, Name, Pinned, Profile, Table};

/// Names of columns, the best first; folded, joints as blanks.
const NAMES: [(RosterColumn, &[&str]); 8] = [
    (Name, &["nombre", "nombre completo", "name", "full name"]),
    (
        Id,
        &["persona id", "id", "person id", "folio", "clave", "person", "persona", "nombre", "name", "correo", "email"],
    ),
    (Agency, &["dependencia id", "dependencia", "agency", "agency id", "institucion", "entidad", "organizacion"]),
    (Area, &["area", "unidad", "unit", "direccion", "departamento", "department"]),
    (Profile, &["perfil", "profile", "rol", "role", "puesto", "position"]),
    (Accessible, &["accesibilidad", "lugar accesible", "accessibility", "accessible"]),
    (Pinned, &["mesa fija", "fixed table", "pinned table"]),
    (Apart, &["separar de", "apart from"]),
];

/// Why a list of people cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RosterError {
    /// The file gives no table.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The table has no column of this kind.
    #[error("no column {column:?} among {columns:?}")]
    NoColumn {
        /// The kind.
        column: RosterColumn,
        /// The columns that are there.
        columns: Vec<String>,
    },
    /// Nobody is in it.
    #[error("nobody is in the list")]
    Nobody,
    /// Somebody has no id or no agency.
    #[error("row {row} has no {column:?}")]
    Blank {
        /// 1-based row of data.
        row: usize,
        /// What is missing.
        column: RosterColumn,
    },
    /// One id stands for two rows.
    #[error("{id} stands in rows {first} and {second}")]
    Twice {
        /// The id.
        id: String,
        /// 1-based row of data.
        first: usize,
        /// The other.
        second: usize,
    },
    /// A fixed table is no number.
    #[error("row {row}: {text} is no table")]
    NoTable {
        /// 1-based row of data.
        row: usize,
        /// What stands there.
        text: String,
    },
    /// More than one workshop seats.
    #[error("{people} people, {most} at most", most = MOST_PEOPLE)]
    TooMany {
        /// How many.
        people: usize,
    },
}

impl Roster {
    /// The people of a file in any format of tables.
    ///
    /// # Errors
    /// [`RosterError`].
    pub fn read(path: &Path) -> Result<Roster, RosterError> {
        let (columns, rows) = sheet::first(path)?;
        Roster::of(columns, rows)
    }

    /// The people of a table.
    ///
    /// # Errors
    /// [`RosterError`], never `Read`.
    pub fn of(columns: Vec<String>, rows: Vec<Vec<String>>) -> Result<Roster, RosterError> {
        let place = |column: RosterColumn| find(&columns, column);
        let need = |column: RosterColumn| {
            place(column).ok_or_else(|| RosterError::NoColumn { column, columns: columns.clone() })
        };
        let (id, agency) = (need(Id)?, need(Agency)?);
        if rows.is_empty() {
            return Err(RosterError::Nobody);
        }
        if rows.len() > MOST_PEOPLE {
            return Err(RosterError::TooMany { people: rows.len() });
        }
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut people = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            let cell = |place: Option<usize>| place.and_then(|place| row.get(place)).map_or("", |text| text.trim());
            let filled = |place: usize, column: RosterColumn| match cell(Some(place)) {
                "" => Err(RosterError::Blank { row: at + 1, column }),
                text => Ok(text.to_owned()),
            };
            let person = Person {
                id: filled(id, Id)?,
                name: match cell(place(Name)) {
                    "" => filled(id, Id)?,
                    name => name.to_owned(),
                },
                agency: filled(agency, Agency)?,
                area: cell(place(Area)).to_owned(),
                profile: cell(place(Profile)).to_owned(),
                accessible: is_yes(cell(place(Accessible))),
                pinned: match cell(place(Pinned)) {
                    "" => None,
                    text => match text.parse() {
                        Ok(table) if table > 0 => Some(table),
                        _ => return Err(RosterError::NoTable { row: at + 1, text: text.to_owned() }),
                    },
                },
                apart: cell(place(Apart))
                    .split([',', ';', ' '])
                    .filter(|id| !id.is_empty())
                    .map(str::to_owned)
                    .collect(),
            };
            if let Some(first) = seen.insert(person.id.clone(), at + 1) {
                return Err(RosterError::Twice { id: person.id, first, second: at + 1 });
            }
            people.push(person);
        }
        Ok(Roster { columns, people, rows })
    }
}

/// The rounds of a file with ids and one column of tables for each round (`mesa`, `ronda1_mesa`, `table`).
///
/// # Errors
/// [`RosterError::Read`], [`RosterError::NoColumn`].
pub fn rounds(path: &Path) -> Result<Vec<Vec<(String, String)>>, RosterError> {
    let (columns, rows) = sheet::first(path)?;
    let missing = |column| RosterError::NoColumn { column, columns: columns.clone() };
    let id = find(&columns, Id).ok_or_else(|| missing(Id))?;
    let is_table = |name: &str| {
        let name = sheet::plain(name);
        name.split(' ').any(|word| word == "mesa" || word == "table")
            && !name.contains("fija")
            && !name.contains("fixed")
    };
    let tables: Vec<usize> = (0..columns.len()).filter(|at| is_table(&columns[*at])).collect();
    if tables.is_empty() {
        return Err(missing(Table));
    }
    let cell = |row: &Vec<String>, at: usize| row.get(at).map_or(String::new(), |text| text.trim().to_owned());
    Ok(tables.into_iter().map(|table| rows.iter().map(|row| (cell(row, id), cell(row, table))).collect()).collect())
}

/// All rounds of a file as history.
///
/// # Errors
/// As [`rounds`].
pub fn history(path: &Path) -> Result<History, RosterError> {
    let mut history = History::default();
    for round in rounds(path)? {
        history.add(round.iter().map(|(id, table)| (id.as_str(), table.as_str())));
    }
    Ok(history)
}

/// The seats of a file with ids, `mesa` and `equipo` (or `table` and `team`), as seating is written.
///
/// # Errors
/// [`RosterError::Read`], [`RosterError::NoColumn`], [`RosterError::NoTable`].
pub fn seats(path: &Path) -> Result<BTreeMap<String, Seat>, RosterError> {
    let (columns, rows) = sheet::first(path)?;
    let missing = |column| RosterError::NoColumn { column, columns: columns.clone() };
    let named = |names: [&str; 2]| columns.iter().position(|name| names.contains(&sheet::plain(name).as_str()));
    let id = find(&columns, Id).ok_or_else(|| missing(Id))?;
    let table = named(["mesa", "table"]).ok_or_else(|| missing(Table))?;
    let team = named(["equipo", "team"]);
    let mut seats = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let cell = |place: usize| row.get(place).map_or("", |text| text.trim());
        let number = match cell(table).parse() {
            Ok(number) if (1..=MOST_PEOPLE).contains(&number) => number,
            _ => return Err(RosterError::NoTable { row: at + 1, text: cell(table).to_owned() }),
        };
        let team = team.and_then(|team| cell(team).chars().next()).unwrap_or('A').to_ascii_uppercase();
        seats.insert(cell(id).to_owned(), Seat { table: number, team });
    }
    Ok(seats)
}

fn find(columns: &[String], column: RosterColumn) -> Option<usize> {
    let names = NAMES.iter().find(|(known, _)| *known == column)?.1;
    sheet::column(columns, names)
}

fn is_yes(text: &str) -> bool {
    !matches!(fold(text).as_str(), "" | "no" | "0" | "false" | "ninguna" | "ninguno" | "none" | "n")
}
