//! How open a published dataset is, by three scales that the field knows. Each mark says what it looked at, so that an office
//! sees what to do for the next one. One file a scale.
//!
//! Never here: what is measured over a network, opinions of ours (the quality label is made from findings).

mod marks;
mod mqa;
mod stars;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::dataset::Dataset;
use crate::latest::Latest;
use crate::timeliness::Timeliness;

/// One thing that a scale looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Kebab-case code (`keywords`, `open-format` …).
    pub code: String,
    /// Points that it gives here.
    pub points: u32,
    /// Points that it can give.
    pub most: u32,
}

/// A score on one scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Points.
    pub points: u32,
    /// The most that can be reached.
    pub most: u32,
    /// What they are made of.
    pub marks: Vec<Mark>,
}

impl Score {
    fn of(marks: Vec<Mark>) -> Score {
        Score { points: marks.iter().map(|m| m.points).sum(), most: marks.iter().map(|m| m.most).sum(), marks }
    }

    /// Share of the points, 0 to 100, rounded.
    pub fn percent(&self) -> u32 {
        (self.points * 100 + self.most / 2).checked_div(self.most).unwrap_or_default()
    }
}

/// How good a description is, as the European assessment calls its points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rating {
    /// More than 350 of 405 points.
    Excellent,
    /// More than 220.
    Good,
    /// More than 120.
    Sufficient,
    /// Less.
    Bad,
}

impl Rating {
    /// All of them, the best first.
    pub const ALL: [Rating; 4] = [Rating::Excellent, Rating::Good, Rating::Sufficient, Rating::Bad];

    /// The rating of points (<https://data.europa.eu/mqa/methodology>).
    pub fn of(points: u32) -> Rating {
        match points {
            351.. => Rating::Excellent,
            221..=350 => Rating::Good,
            121..=220 => Rating::Sufficient,
            _ => Rating::Bad,
        }
    }

    /// Kebab-case code, also the key in the message catalogs.
    pub fn code(self) -> &'static str {
        match self {
            Rating::Excellent => "excellent",
            Rating::Good => "good",
            Rating::Sufficient => "sufficient",
            Rating::Bad => "bad",
        }
    }
}

/// The points of the European assessment, which depend on no day.
pub fn description_points(dataset: &Dataset, version: &Latest) -> u32 {
    mqa::score(dataset, version).points
}

/// The scores of a published dataset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scores {
    /// Tim Berners-Lee's five stars, rated on the best file, an open licence being the first.
    pub stars: Score,
    /// The European Metadata Quality Assessment, 405 points.
    pub mqa: Score,
    /// The nine equal marks of udata (data.gouv.fr).
    pub marks: Score,
}

impl Scores {
    /// The scores of a dataset with its latest version, on a day.
    pub fn of(dataset: &Dataset, version: &Latest, timeliness: &Timeliness) -> Scores {
        Scores {
            stars: stars::score(dataset, version),
            mqa: mqa::score(dataset, version),
            marks: marks::score(dataset, version, timeliness),
        }
    }
}

fn mark(code: &str, met: bool, most: u32) -> Mark {
    Mark { code: code.to_owned(), points: if met { most } else { 0 }, most }
}

/// True where a text says something.
fn said(text: Option<&String>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

/// True where the period is an ISO 8601 interval of days.
fn is_interval(text: Option<&String>) -> bool {
    let parts = text.and_then(|text| text.split_once('/'));
    parts.is_some_and(|(from, to)| from.parse::<Date>().is_ok() && to.parse::<Date>().is_ok())
}

/// The formats of the data files, lower case.
fn formats(version: &Latest) -> impl Iterator<Item = &str> {
    version.distributions.iter().filter(|file| file.role == "data").map(|file| file.format.as_str())
}
