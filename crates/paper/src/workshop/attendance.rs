//! The list to be signed at the door.

use serde::Serialize;

use crate::document::Document;
use crate::layout::Layout;

/// The attendance list.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Attendance {
    /// Paper and print.
    #[serde(flatten)]
    pub layout: Layout,
    /// What is said above the list: place, date, how to fill it.
    pub lead: String,
    /// Headings: number, name, agency, seat, signature.
    pub heading: [String; 5],
    /// Number, name, agency, seat.
    pub people: Vec<[String; 4]>,
    /// Rows left blank for those who come without being on the list.
    pub blank: usize,
    /// The line above the blank rows.
    pub blank_label: String,
}

impl Document for Attendance {
    const NAME: &'static str = "attendance";
    const TEMPLATE: &'static str =
        concat!(include_str!("../template/workshop/sheet.typ"), include_str!("../template/workshop/attendance.typ"));

    fn identity(&self) -> String {
        super::identity(&self.layout)
    }

    fn at(&self) -> jiff::Timestamp {
        self.layout.at
    }
}
