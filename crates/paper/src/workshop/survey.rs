//! A survey to be filled in by hand.

use serde::Serialize;

use crate::document::Document;
use crate::layout::Layout;

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SurveyForm {
    /// Paper and print.
    #[serde(flatten)]
    pub layout: Layout,
    /// What is said above the questions.
    pub lead: String,
    /// The questions, numbered as they stand.
    pub questions: Vec<PaperQuestion>,
}

/// A question on paper.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PaperQuestion {
    /// The question.
    pub text: String,
    /// How it is answered; may be empty.
    pub what: String,
    /// What is to be marked, one of them; may be none.
    pub choices: Vec<String>,
    /// True where the choices stand beside one another.
    pub beside: bool,
    /// Blank lines to be written on.
    pub lines: usize,
}

impl Document for SurveyForm {
    const NAME: &'static str = "survey";
    const TEMPLATE: &'static str =
        concat!(include_str!("../template/workshop/sheet.typ"), include_str!("../template/workshop/survey.typ"));

    fn identity(&self) -> String {
        super::identity(&self.layout)
    }

    fn at(&self) -> jiff::Timestamp {
        self.layout.at
    }
}
