//! The European Metadata Quality Assessment (data.europa.eu, 405 points in five dimensions; method:
//! <https://data.europa.eu/mqa/methodology>). Our own server answers for every file it lists, so the marks for addresses that
//! answer are met by construction; the mark for a valid DCAT-AP description is not given while none is written.

use super::{Score, formats, is_interval, mark, said};
use crate::dataset::Dataset;
use crate::latest::Latest;
use crate::license::License;

/// The score.
pub fn score(dataset: &Dataset, version: &Latest) -> Score {
    let files = version.distributions.iter().any(|file| file.role == "data");
    let sized = files && version.distributions.iter().all(|file| file.bytes > 0);
    let typed = files && version.distributions.iter().all(|file| !file.media_type.is_empty());
    let listed = formats(version).any(|format| LISTED.contains(&format));
    let contact = said(dataset.contact_position.as_ref()) || said(dataset.contact_email.as_ref());
    Score::of(vec![
        mark("keywords", !dataset.keywords.is_empty(), 30),
        mark("theme", said(dataset.theme.as_ref()), 30),
        mark("spatial", said(dataset.spatial.as_ref()), 20),
        mark("temporal", is_interval(dataset.temporal.as_ref()), 20),
        mark("access-answers", files, 50),
        mark("download-present", files, 20),
        mark("download-answers", files, 30),
        mark("format", files, 20),
        mark("media-type", typed, 10),
        mark("format-listed", listed, 10),
        mark("open-format", listed, 20),
        mark("machine-readable", listed, 20),
        mark("dcat-ap", false, 30),
        mark("licence", true, 20),
        mark("licence-listed", dataset.license != License::LibreUsoMx, 10),
        mark("access-rights", true, 10),
        mark("access-rights-listed", true, 5),
        mark("contact", contact, 20),
        mark("publisher", !dataset.agency.name.trim().is_empty(), 10),
        mark("rights", true, 5),
        mark("size", sized, 5),
        mark("issued", true, 5),
        mark("modified", true, 5),
    ])
}

/// Formats that are open, read by machines and in the European list of file types.
const LISTED: [&str; 6] = ["csv", "json", "geojson", "xml", "ods", "parquet"];
