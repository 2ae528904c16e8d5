//! The survey of a workshop on paper.

use apertura_paper::workshop::{PaperQuestion, SurveyForm};
use apertura_paper::{Document, PaperError};
use apertura_workshop::Duty;
use apertura_workshop::survey::{MOST_CONFIDENCE, MOST_USE};

use super::Print;

/// The form, without a name.
///
/// # Errors
/// [`PaperError`].
pub fn survey_form(print: &Print) -> Result<Vec<u8>, PaperError> {
    let scale = |key: &str, least: u8, most: u8| PaperQuestion {
        text: print.text(key),
        what: print.text(&format!("survey-scale-{most}")),
        choices: (least..=most).map(|rating| rating.to_string()).collect(),
        beside: true,
        lines: 0,
    };
    let words = |key: &str, what: &str, lines: usize| PaperQuestion {
        text: print.text(key),
        what: what.to_owned(),
        lines,
        ..PaperQuestion::default()
    };
    let duty = PaperQuestion {
        text: print.text("survey-duty"),
        choices: Duty::ALL.map(|duty| print.messages.code("survey-duty", duty.code())).to_vec(),
        ..PaperQuestion::default()
    };
    SurveyForm {
        layout: print.layout(print.text("survey-title")),
        lead: print.text("survey-paper-lead"),
        questions: vec![
            scale("survey-before-then", 0, MOST_CONFIDENCE),
            scale("survey-after", 0, MOST_CONFIDENCE),
            scale("survey-useful", 1, MOST_USE),
            duty,
            words("survey-takeaway", "", 3),
            words("survey-will-do", "", 3),
            words("survey-opens", "", 1),
        ],
    }
    .print()
}
