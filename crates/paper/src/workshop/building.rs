//! How a chart of bricks is built, column by column, with what is needed.

use serde::Serialize;

use crate::document::{Document, PaperError};
use crate::layout::Layout;

/// A building sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct BuildingSheet {
    /// Paper and print.
    #[serde(flatten)]
    pub layout: Layout,
    /// What one brick is worth (`1 bloque = 100 …`).
    pub scale: String,
    /// Sentences before the steps: what to have, what vanished.
    pub notes: Vec<String>,
    /// The finished chart in words, for who does not see it.
    pub description: String,
    /// What the list of columns is called.
    pub columns_title: String,
    /// Headings of the list of columns.
    pub columns_heading: Vec<String>,
    /// Letter, label, value, bricks, color of each column.
    pub columns: Vec<Vec<String>>,
    /// What the list of parts is called.
    pub parts_title: String,
    /// Headings of the list of parts.
    pub parts_heading: Vec<String>,
    /// The parts.
    pub parts: Vec<Vec<String>>,
    /// What the list of steps is called.
    pub steps_title: String,
    /// The steps.
    pub steps: Vec<Step>,
    /// The finished chart, as SVG.
    #[serde(skip)]
    pub picture: String,
}

/// One step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Step {
    /// What to do, in a sentence.
    pub text: String,
    /// How it looks afterwards, as SVG.
    #[serde(skip)]
    pub picture: String,
}

impl Document for BuildingSheet {
    const NAME: &'static str = "building";
    const TEMPLATE: &'static str =
        concat!(include_str!("../template/workshop/sheet.typ"), include_str!("../template/workshop/building.typ"));

    fn identity(&self) -> String {
        super::identity(&self.layout)
    }

    fn at(&self) -> jiff::Timestamp {
        self.layout.at
    }

    fn pictures(&self) -> Result<Vec<(String, String)>, PaperError> {
        let steps = self.steps.iter().enumerate().map(|(at, step)| (format!("step-{at}.svg"), step.picture.clone()));
        Ok(std::iter::once(("chart.svg".to_owned(), self.picture.clone())).chain(steps).collect())
    }
}
