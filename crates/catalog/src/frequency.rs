//! How often a dataset is brought up to date (dct:accrualPeriodicity).
//!
//! Code list: ISO 8601 repeating intervals as ADELA used them. Never here: due dates (see actions).

use serde::{Deserialize, Serialize};

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Frequency {
    Daily,
    Weekly,
    Biweekly,
    Monthly,
    Bimonthly,
    Quarterly,
    FourMonthly,
    Semiannual,
    Annual,
    Biennial,
    Quinquennial,
    Decennial,
    Irregular,
    RealTime,
}

impl Frequency {
    /// All of them, most frequent first.
    pub const ALL: [Frequency; 14] = [
        Frequency::RealTime,
        Frequency::Daily,
        Frequency::Weekly,
        Frequency::Biweekly,
        Frequency::Monthly,
        Frequency::Bimonthly,
        Frequency::Quarterly,
        Frequency::FourMonthly,
        Frequency::Semiannual,
        Frequency::Annual,
        Frequency::Biennial,
        Frequency::Quinquennial,
        Frequency::Decennial,
        Frequency::Irregular,
    ];

    /// Kebab-case id, also the key in the message catalogs.
    pub fn id(self) -> &'static str {
        match self {
            Frequency::Daily => "daily",
            Frequency::Weekly => "weekly",
            Frequency::Biweekly => "biweekly",
            Frequency::Monthly => "monthly",
            Frequency::Bimonthly => "bimonthly",
            Frequency::Quarterly => "quarterly",
            Frequency::FourMonthly => "four-monthly",
            Frequency::Semiannual => "semiannual",
            Frequency::Annual => "annual",
            Frequency::Biennial => "biennial",
            Frequency::Quinquennial => "quinquennial",
            Frequency::Decennial => "decennial",
            Frequency::Irregular => "irregular",
            Frequency::RealTime => "real-time",
        }
    }

    /// ISO 8601 repeating interval; none for irregular and real time.
    pub fn interval(self) -> Option<&'static str> {
        Some(match self {
            Frequency::Daily => "R/P1D",
            Frequency::Weekly => "R/P1W",
            Frequency::Biweekly => "R/P2W",
            Frequency::Monthly => "R/P1M",
            Frequency::Bimonthly => "R/P2M",
            Frequency::Quarterly => "R/P3M",
            Frequency::FourMonthly => "R/P4M",
            Frequency::Semiannual => "R/P6M",
            Frequency::Annual => "R/P1Y",
            Frequency::Biennial => "R/P2Y",
            Frequency::Quinquennial => "R/P5Y",
            Frequency::Decennial => "R/P10Y",
            Frequency::Irregular | Frequency::RealTime => return None,
        })
    }
}

impl std::str::FromStr for Frequency {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Frequency::ALL.into_iter().find(|f| f.id() == text).ok_or(())
    }
}
