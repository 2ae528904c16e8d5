//! What a portal asks of a dataset before it is published, as data (`publication_profile/<id>.toml`): each requirement with
//! whether it must be met, whose work it is and how long it takes.
//!
//! Never here: checking (see `validation`), sentences, what is asked of a file alone (`tabular::requirement`).

use serde::{Deserialize, Serialize};

use crate::role::Role;

/// Something that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// There is a table with rows and named columns.
    Table,
    /// The file came in a format that the profile takes.
    Format,
    /// No serious finding is left open.
    Errors,
    /// No finding is left open.
    Warnings,
    /// Somebody has decided about all personal data.
    PersonalData,
    /// Every column says what it means.
    ColumnDescriptions,
    /// Every column of measures has its unit.
    Units,
    /// There is a title of some length, not all in capitals.
    Title,
    /// No other dataset has the same title, nor one that differs only in the period.
    TitleUnlike,
    /// There is a description of some length.
    Description,
    /// There are some keywords.
    Keywords,
    /// There is a theme.
    Theme,
    /// The agency is named.
    Agency,
    /// The position to turn to is named.
    ContactPosition,
    /// Its mail is one.
    ContactEmail,
    /// A licence was chosen.
    License,
    /// It is said how often the data are brought up to date.
    Frequency,
    /// The period covered is said as two days.
    Temporal,
    /// The territory covered is said.
    Spatial,
    /// There is a page that explains the data.
    LandingPage,
}

impl Check {
    /// Kebab-case code, the key of its sentences.
    pub fn code(self) -> &'static str {
        match self {
            Check::Table => "table",
            Check::Format => "format",
            Check::Errors => "errors",
            Check::Warnings => "warnings",
            Check::PersonalData => "personal-data",
            Check::ColumnDescriptions => "column-descriptions",
            Check::Units => "units",
            Check::Title => "title",
            Check::TitleUnlike => "title-unlike",
            Check::Description => "description",
            Check::Keywords => "keywords",
            Check::Theme => "theme",
            Check::Agency => "agency",
            Check::ContactPosition => "contact-position",
            Check::ContactEmail => "contact-email",
            Check::License => "license",
            Check::Frequency => "frequency",
            Check::Temporal => "temporal",
            Check::Spatial => "spatial",
            Check::LandingPage => "landing-page",
        }
    }
}

/// One requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// What is looked at.
    pub check: Check,
    /// True where nothing is published without it; false where it is advice.
    pub must: bool,
    /// Whose work it usually is.
    pub who: Role,
    /// How long one instance of it takes, in minutes.
    pub minutes: u32,
    /// The least length or number; 1 where none is said.
    #[serde(default)]
    pub minimum: Option<u32>,
}

/// A profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicationProfile {
    /// Its name.
    pub id: String,
    /// Formats that an original may have, for the check `format`.
    #[serde(default)]
    pub formats: Vec<String>,
    /// The requirements, in the order of the page.
    #[serde(rename = "requirement")]
    pub requirements: Vec<Requirement>,
}

const OURS: [&str; 3] = [
    include_str!("publication_profile/estatal.toml"),
    include_str!("publication_profile/federal-estricto.toml"),
    include_str!("publication_profile/dcat-ap.toml"),
];

impl PublicationProfile {
    /// The name of the profile that holds where nothing is set.
    pub const USUAL: &'static str = "estatal";

    /// The profiles in the program.
    pub fn all() -> Vec<PublicationProfile> {
        OURS.iter().filter_map(|text| PublicationProfile::from_toml(text).ok()).collect()
    }

    /// The profile in the program with this name.
    pub fn named(id: &str) -> Option<PublicationProfile> {
        PublicationProfile::all().into_iter().find(|profile| profile.id == id)
    }

    /// Reads a profile.
    ///
    /// # Errors
    /// What TOML says of a text that is no profile.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|why| why.to_string())
    }
}
