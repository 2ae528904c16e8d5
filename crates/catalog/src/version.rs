//! A published version of a dataset: immutable.
//!
//! Never here: what people may still edit (see `dataset`).

use apertura_tabular::cleaned::Drift;
use apertura_tabular::privacy::Effect;
use apertura_tabular::{Finding, Profile, SourceFacts};
use serde::{Deserialize, Serialize};

use crate::data_dictionary::DataDictionary;
use crate::distribution::Distribution;
use crate::version_difference::VersionDifference;

/// What a person decided about a finding, with the reason; kept for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The rule.
    pub rule: String,
    /// The column.
    pub column: Option<String>,
    /// The operation chosen (`remove`, `mask`, `allow` …).
    pub operation: String,
    /// The reason given, for `allow`.
    pub reason: Option<String>,
    /// How far the operation goes (`band:10`, `suppress-rows:5`); none where it has no level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// The roles of the person who published it so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
}

/// One published version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Version {
    /// 1, 2, 3 …
    pub number: u32,
    /// When it was published.
    pub published: jiff::Timestamp,
    /// The file it came from.
    pub source: SourceFacts,
    /// Version of the engine that cleaned it.
    pub engine: String,
    /// Rows of the clean table.
    pub rows: u64,
    /// Files, the original first.
    pub distributions: Vec<Distribution>,
    /// What the columns mean.
    pub dictionary: DataDictionary,
    /// Profile of the clean table.
    pub profile: Profile,
    /// What was found in the original.
    pub findings: Vec<Finding>,
    /// Cells that the recipe changed.
    pub changed_cells: u64,
    /// Rows that the recipe left out (totals, notes, duplicates).
    pub dropped_rows: u64,
    /// What was decided about personal data.
    pub decisions: Vec<Decision>,
    /// What the recipe did to the risk that somebody is recognized, and what it cost; none where nothing was at risk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub privacy: Option<Effect>,
    /// What changed from the version before; none for the first.
    pub difference: Option<VersionDifference>,
    /// Steps of the recipe that did not fit the file.
    #[serde(default)]
    pub drift: Vec<Drift>,
    /// True where the original holds personal data that the clean files do not: it is kept, but is none of the
    /// `distributions`.
    #[serde(default)]
    pub original_withheld: bool,
}
