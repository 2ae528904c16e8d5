//! The nine equal marks of udata, the software of data.gouv.fr (`udata/core/dataset/models.py`): simple enough to explain to
//! anybody in a minute.

use super::{Score, formats, is_interval, mark, said};
use crate::dataset::Dataset;
use crate::latest::Latest;
use crate::timeliness::{Timeliness, TimelinessState};

/// Signs from which a description is long enough (the rule of the seed's own audit, 120).
const LONG: usize = 120;

/// The score.
pub fn score(dataset: &Dataset, version: &Latest, timeliness: &Timeliness) -> Score {
    let open = formats(version).any(|format| matches!(format, "csv" | "json" | "geojson" | "parquet"));
    let fields = &version.dictionary.fields;
    let documented = !fields.is_empty() && fields.iter().all(|field| !field.description.trim().is_empty());
    Score::of(vec![
        mark("licence", true, 1),
        mark("temporal", is_interval(dataset.temporal.as_ref()), 1),
        mark("spatial", said(dataset.spatial.as_ref()), 1),
        mark("frequency", dataset.frequency.is_some(), 1),
        mark("in-time", timeliness.state != TimelinessState::Late && dataset.frequency.is_some(), 1),
        mark("description", dataset.description.trim().chars().count() >= LONG, 1),
        mark("open-format", open, 1),
        mark("available", !version.distributions.is_empty(), 1),
        mark("documented", documented, 1),
    ])
}
