//! By what the list of datasets can be narrowed.
//!
//! Never here: values and counts (see `dataset_page`), what is chosen (see `dataset_query`).

use serde::{Deserialize, Serialize};

/// A property of datasets by which the list is narrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Facet {
    /// Who publishes it; values are slugs.
    Agency,
    /// Theme, as written in the datasets.
    Theme,
    /// A format of the latest version's data files (`csv`, `parquet` …).
    Format,
    /// How often it is brought up to date; ids of [`crate::Frequency`].
    Frequency,
    /// Territory covered, as written in the datasets.
    Place,
    /// A year that the covered period touches.
    Period,
    /// Licence; ids of [`crate::License`].
    License,
    /// Quality of the description; codes of [`crate::score::Rating`].
    Quality,
    /// Whether the promise of the frequency is kept; codes of [`crate::TimelinessState`].
    Freshness,
    /// A keyword, as written in the datasets. There are many, so they are counted only where they are asked for.
    Keyword,
}

impl Facet {
    /// All of them.
    pub const ALL: [Facet; 10] = [
        Facet::Agency,
        Facet::Theme,
        Facet::Format,
        Facet::Frequency,
        Facet::Place,
        Facet::Period,
        Facet::License,
        Facet::Quality,
        Facet::Freshness,
        Facet::Keyword,
    ];

    /// Those that are counted where nothing else is asked for.
    pub const USUAL: [Facet; 9] = [
        Facet::Agency,
        Facet::Theme,
        Facet::Format,
        Facet::Frequency,
        Facet::Place,
        Facet::Period,
        Facet::License,
        Facet::Quality,
        Facet::Freshness,
    ];

    /// Kebab-case id, also the key in the message catalogs and the name in addresses.
    pub fn id(self) -> &'static str {
        match self {
            Facet::Agency => "agency",
            Facet::Theme => "theme",
            Facet::Format => "format",
            Facet::Frequency => "frequency",
            Facet::Place => "place",
            Facet::Period => "period",
            Facet::License => "license",
            Facet::Quality => "quality",
            Facet::Freshness => "freshness",
            Facet::Keyword => "keyword",
        }
    }
}

impl std::str::FromStr for Facet {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Facet::ALL.into_iter().find(|facet| facet.id() == text).ok_or(())
    }
}
