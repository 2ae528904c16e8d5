//! What a workshop needs on paper: badges, table signs, who sits where, cards, building sheets, the attendance list,
//! certificates. Letter and A4, usual and large print; nothing depends on color.
//!
//! Never here: who sits where, what a card shows (crate `workshop`), words.

pub mod attendance;
pub mod badges;
pub mod building;
pub mod cards;
pub mod certificates;
pub mod seating;
pub mod signs;
pub mod survey;

pub use attendance::Attendance;
pub use badges::{Badge, Badges};
pub use building::{BuildingSheet, Step};
pub use cards::{Card, Cards};
pub use certificates::{Certificate, Certificates};
pub use seating::{SeatingChart, Table};
pub use signs::Signs;
pub use survey::{PaperQuestion, SurveyForm};

use crate::layout::Layout;

/// What is the same for all printings of a document.
fn identity(layout: &Layout) -> String {
    format!("{} {} {} {:?} {}", layout.issuer, layout.title, layout.language, layout.paper, layout.large)
}
