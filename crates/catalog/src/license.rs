//! Under which terms a dataset may be used.
//!
//! Never here: the sentence that cites it (the faces have it, by id).

use serde::{Deserialize, Serialize};

/// An open licence; ids as in the CKAN and SPDX lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum License {
    /// Creative Commons Attribution 4.0.
    #[default]
    #[serde(rename = "CC-BY-4.0")]
    CcBy4,
    /// Creative Commons Zero.
    #[serde(rename = "CC0-1.0")]
    Cc0,
    /// Open Data Commons Attribution.
    #[serde(rename = "ODC-By-1.0")]
    OdcBy,
    /// Libre Uso MX.
    #[serde(rename = "libreusomx")]
    LibreUsoMx,
}

impl License {
    /// All of them.
    pub const ALL: [License; 4] = [License::CcBy4, License::Cc0, License::OdcBy, License::LibreUsoMx];

    /// The id.
    pub fn id(self) -> &'static str {
        match self {
            License::CcBy4 => "CC-BY-4.0",
            License::Cc0 => "CC0-1.0",
            License::OdcBy => "ODC-By-1.0",
            License::LibreUsoMx => "libreusomx",
        }
    }

    /// The name, the same in every language.
    pub fn title(self) -> &'static str {
        match self {
            License::CcBy4 => "Creative Commons Attribution 4.0",
            License::Cc0 => "Creative Commons CC0 1.0",
            License::OdcBy => "Open Data Commons Attribution 1.0",
            License::LibreUsoMx => "Libre Uso MX",
        }
    }

    /// The address of the text.
    pub fn address(self) -> &'static str {
        match self {
            License::CcBy4 => "https://creativecommons.org/licenses/by/4.0/",
            License::Cc0 => "https://creativecommons.org/publicdomain/zero/1.0/",
            License::OdcBy => "https://opendatacommons.org/licenses/by/1-0/",
            License::LibreUsoMx => "https://datos.gob.mx/libreusomx",
        }
    }
}

impl std::str::FromStr for License {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        License::ALL.into_iter().find(|l| l.id().eq_ignore_ascii_case(text)).ok_or(())
    }
}
