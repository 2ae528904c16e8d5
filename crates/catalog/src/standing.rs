//! How a published dataset stands on a day: in time or late, and how open. And how an agency stands with all of its own.
//!
//! Never here: what is not published yet, the clock.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::agency::Agency;
use crate::dataset::Dataset;
use crate::latest::Latest;
use crate::score::Scores;
use crate::timeliness::{Timeliness, TimelinessState};

/// How a dataset stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Standing {
    /// The dataset.
    pub dataset: Dataset,
    /// Number of its latest version.
    pub version: u32,
    /// In time or late.
    pub timeliness: Timeliness,
    /// How open.
    pub scores: Scores,
}

impl Standing {
    /// How a dataset stands on the day `today`, when its latest version is of the day `last`.
    pub fn of(dataset: Dataset, latest: &Latest, last: Date, today: Date) -> Standing {
        let timeliness = Timeliness::of(dataset.frequency, last, today);
        let scores = Scores::of(&dataset, latest, &timeliness);
        Standing { dataset, version: latest.number, timeliness, scores }
    }
}

/// How an agency stands with what it has published. Scores are means over its datasets, in percent of the points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyStanding {
    /// The agency.
    pub agency: Agency,
    /// Datasets published.
    pub datasets: u32,
    /// Those that promised a date and are not late.
    pub in_time: u32,
    /// Those that are late.
    pub late: u32,
    /// Those for which no date was promised.
    pub unpromised: u32,
    /// The greatest delay in days.
    pub days_late: i32,
    /// Stars, in tenths of one.
    pub stars: u32,
    /// EU Metadata Quality Assessment, points of 405.
    pub mqa: u32,
    /// The nine marks, in tenths of one.
    pub marks: u32,
}

impl AgencyStanding {
    /// The standings by agency, in the order of their slugs. The name is that of the dataset published last.
    pub fn of(standings: &[Standing]) -> Vec<AgencyStanding> {
        let mut agencies: BTreeMap<&str, Vec<&Standing>> = BTreeMap::new();
        for standing in standings {
            agencies.entry(standing.dataset.agency.slug.as_str()).or_default().push(standing);
        }
        agencies.into_values().filter_map(|own| Self::sum(&own)).collect()
    }

    fn sum(own: &[&Standing]) -> Option<AgencyStanding> {
        let named = own.iter().max_by_key(|standing| standing.timeliness.last)?;
        let count = |state| own.iter().filter(|standing| standing.timeliness.state == state).count() as u32;
        let mean = |points: fn(&Scores) -> u32, tenths: u32| {
            let sum: u32 = own.iter().map(|standing| points(&standing.scores)).sum();
            (sum * tenths + own.len() as u32 / 2) / own.len() as u32
        };
        Some(AgencyStanding {
            agency: named.dataset.agency.clone(),
            datasets: own.len() as u32,
            in_time: count(TimelinessState::Current) + count(TimelinessState::Soon),
            late: count(TimelinessState::Late),
            unpromised: count(TimelinessState::Unpromised),
            days_late: own.iter().map(|standing| standing.timeliness.days_late).max().unwrap_or_default(),
            stars: mean(|scores| scores.stars.points, 10),
            mqa: mean(|scores| scores.mqa.points, 1),
            marks: mean(|scores| scores.marks.points, 10),
        })
    }
}

/// How all agencies together, or one, stood on a day; kept so that the trend can be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingDay {
    /// The day.
    pub day: Date,
    /// How the agency stood.
    pub standing: AgencyStanding,
}
