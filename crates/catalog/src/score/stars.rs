//! The five stars of open data (Tim Berners-Lee, <https://5stardata.info>), by the best file: 1 open licence, 2 structured,
//! 3 open format, 4 things named by addresses, 5 linked. The last two need RDF, which is not written yet.

use super::{Mark, Score, formats, mark};
use crate::dataset::Dataset;
use crate::latest::Latest;

/// Each star needs the one before.
pub fn score(dataset: &Dataset, version: &Latest) -> Score {
    let open = !dataset.license.id().is_empty();
    let structured = open && formats(version).any(|format| STRUCTURED.contains(&format) || OPEN.contains(&format));
    let free = structured && formats(version).any(|format| OPEN.contains(&format));
    let stars: Vec<Mark> = [
        ("open-licence", open),
        ("structured", structured),
        ("open-format", free),
        ("addresses", false),
        ("linked", false),
    ]
    .map(|(code, met)| mark(code, met, 1))
    .to_vec();
    Score::of(stars)
}

const STRUCTURED: [&str; 2] = ["xls", "xlsx"];
const OPEN: [&str; 7] = ["csv", "json", "ndjson", "geojson", "parquet", "ods", "xml"];
