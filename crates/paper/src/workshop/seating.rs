//! Who sits where: the tables with their teams, and the list by name for the door.

use serde::Serialize;

use crate::document::Document;
use crate::layout::Layout;

/// The seating chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SeatingChart {
    /// Paper and print.
    #[serde(flatten)]
    pub layout: Layout,
    /// The tables.
    pub tables: Vec<Table>,
    /// What the list by name is called.
    pub list_title: String,
    /// Headings of the list: name, agency, seat.
    pub heading: [String; 3],
    /// Name, agency and seat of everybody, by name.
    pub people: Vec<[String; 3]>,
}

/// A table with its teams.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Table {
    /// `Mesa 3`.
    pub title: String,
    /// Each team's name and members.
    pub teams: Vec<(String, Vec<String>)>,
}

impl Document for SeatingChart {
    const NAME: &'static str = "seating";
    const TEMPLATE: &'static str =
        concat!(include_str!("../template/workshop/sheet.typ"), include_str!("../template/workshop/seating.typ"));

    fn identity(&self) -> String {
        super::identity(&self.layout)
    }

    fn at(&self) -> jiff::Timestamp {
        self.layout.at
    }
}
