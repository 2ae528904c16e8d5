//! The list of people who are to be invited, read from any table.
//!
//! Columns are told by their names, Spanish or English, case and accents aside. Never here: what becomes of the people
//! (see `registration`).

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::roster::{RosterColumn, RosterError};
use crate::sheet;
use crate::table_plan::MOST_PEOPLE;

/// Somebody who is to be invited, or came without being invited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// Name.
    pub name: String,
    /// Agency.
    pub agency: String,
    /// Area inside it; may be empty.
    pub area: String,
    /// Position or profile; may be empty.
    pub profile: String,
    /// Mail address; may be empty.
    pub mail: String,
}

impl Guest {
    /// Two of one person have the same key: the mail address, or the name with the agency.
    pub fn key(&self) -> String {
        let fold = |text: &str| apertura_tabular::semantic::fold(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let mail = self.mail.trim().to_lowercase();
        if mail.is_empty() { format!("{}\n{}", fold(&self.name), fold(&self.agency)) } else { mail }
    }
}

/// A list of people as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuestList {
    /// The people with a name and an agency.
    pub guests: Vec<Guest>,
    /// 1-based rows of data that hold something, but no name or no agency, or a mail address that is none.
    pub unclear: Vec<usize>,
}

const NAME: &[&str] =
    &["nombre", "nombre completo", "nombre y apellidos", "persona", "participante", "name", "full name"];
const FIRST: &[&str] = &["nombres", "nombre s", "first name"];
const LAST: &[&str] = &["apellidos", "last name", "surname"];
const AGENCY: &[&str] =
    &["dependencia", "institucion", "entidad", "organizacion", "agency", "organization", "secretaria", "organismo"];
const AREA: &[&str] = &["area", "unidad", "unidad administrativa", "direccion", "departamento", "unit", "department"];
const PROFILE: &[&str] = &["puesto", "cargo", "rol", "perfil", "position", "role", "profile"];
const MAIL: &[&str] = &["correo", "correo electronico", "e mail", "email", "mail", "correo institucional"];

/// The people of a file in any format of tables.
///
/// # Errors
/// [`RosterError::Read`], [`RosterError::NoColumn`], [`RosterError::Nobody`], [`RosterError::TooMany`].
pub fn guests(path: &Path) -> Result<GuestList, RosterError> {
    let (columns, rows) = sheet::first(path)?;
    let find = |names: &[&str]| sheet::column(&columns, names);
    let (name, last) = (find(NAME).or_else(|| find(FIRST)), find(LAST));
    let agency = find(AGENCY);
    let missing = |column| RosterError::NoColumn { column, columns: columns.clone() };
    let name = name.ok_or_else(|| missing(RosterColumn::Id))?;
    let agency = agency.ok_or_else(|| missing(RosterColumn::Agency))?;
    let (area, profile, mail) = (find(AREA), find(PROFILE), find(MAIL));
    let mut list = GuestList::default();
    for (at, row) in rows.iter().enumerate() {
        let cell = |place: Option<usize>| {
            let text = place.and_then(|place| row.get(place)).map_or("", |text| text.trim());
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        if row.iter().all(|text| text.trim().is_empty()) {
            continue;
        }
        let (first, last) = (cell(Some(name)), cell(last));
        let guest = Guest {
            name: [first, last].iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" "),
            agency: cell(Some(agency)),
            area: cell(area),
            profile: cell(profile),
            mail: cell(mail),
        };
        if guest.name.is_empty() || guest.agency.is_empty() || !(guest.mail.is_empty() || is_mail(&guest.mail)) {
            list.unclear.push(at + 1);
        } else {
            list.guests.push(guest);
        }
    }
    match list.guests.len() {
        0 => Err(RosterError::Nobody),
        people if people > MOST_PEOPLE => Err(RosterError::TooMany { people }),
        _ => Ok(list),
    }
}

/// True for a text that can be a mail address: one `@`, something before it, a point after it, no blanks.
pub fn is_mail(text: &str) -> bool {
    let Some((before, after)) = text.split_once('@') else { return false };
    let point = after.find('.').is_some_and(|at| at > 0 && at + 1 < after.len());
    !before.is_empty() && point && !after.contains('@') && text.len() <= 254 && !text.contains(char::is_whitespace)
}
