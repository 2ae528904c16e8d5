//! Who sits where, with which data, and what did they build?
//!
//! ```text
//! roster ─seating─▶ tables and teams        values ─bricks─▶ picture, steps, parts list, model
//! groups of a dataset ─card─▶ data card ─card_deal─▶ a card for each team
//! ```
//!
//! Pure functions of a workshop with tables, teams, data cards and brick charts. Never here: tokio, SQL, HTTP, a clock,
//! sentences in a human language.

pub mod bricks;
pub mod card;
pub mod card_deal;
pub mod certificate;
pub mod deck;
pub mod door;
pub mod follow_up;
pub mod guest;
pub mod history;
pub mod open_question;
pub mod plenary;
mod random;
pub mod registration;
pub mod roster;
pub mod seat;
pub mod seating;
pub mod seating_rules;
pub mod series;
mod sheet;
pub mod survey;
pub mod table_plan;
pub mod workshop;

pub use certificate::{Certificate, Issue, RevocationReason};
pub use deck::{ChosenCard, Deck, KitLine};
pub use door::DoorRecord;
pub use follow_up::{FollowUp, FollowUpState, Obstacle};
pub use guest::{Guest, GuestList};
pub use history::History;
pub use open_question::OpenQuestion;
pub use plenary::{Piece, Plenary, Shows, Voting};
pub use registration::{Experience, Registration, RegistrationState};
pub use roster::{Person, Roster, RosterError};
pub use seat::Seat;
pub use seating::{Judgement, Seating, SeatingError, Wishes};
pub use seating_rules::SeatingRules;
pub use series::SeriesError;
pub use survey::{Duty, SurveyAnswer, SurveyPart, SurveyResults};
pub use table_plan::{Choices, TablePlan};
pub use workshop::{Counts, ReportText, Stage, Step, Workshop};
