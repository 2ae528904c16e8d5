//! An office that publishes (foaf:Agent as dct:publisher), and what is known of it.
//!
//! Never here: the people who work in it (see account), its datasets.

use serde::{Deserialize, Serialize};

use crate::slug::Slug;

/// An agency (*dependencia*), as things refer to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agency {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its full name.
    pub name: String,
}

/// What sort of public body it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgencyKind {
    /// A ministry or unit of the federal administration.
    Federal,
    /// A ministry or unit of a state's central administration.
    State,
    /// A decentralized body, trust or fund of a state (*paraestatal*).
    Decentralized,
    /// A municipality or a unit of one.
    Municipal,
    /// A body that the constitution makes independent of the executive.
    Autonomous,
    /// A congress, or a body of it.
    Legislative,
    /// A court, or a body of one.
    Judicial,
    /// Anything else.
    Other,
}

impl AgencyKind {
    /// All kinds, in the order of lists.
    pub const ALL: [AgencyKind; 8] = [
        AgencyKind::State,
        AgencyKind::Decentralized,
        AgencyKind::Municipal,
        AgencyKind::Federal,
        AgencyKind::Autonomous,
        AgencyKind::Legislative,
        AgencyKind::Judicial,
        AgencyKind::Other,
    ];

    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            AgencyKind::Federal => "federal",
            AgencyKind::State => "state",
            AgencyKind::Decentralized => "decentralized",
            AgencyKind::Municipal => "municipal",
            AgencyKind::Autonomous => "autonomous",
            AgencyKind::Legislative => "legislative",
            AgencyKind::Judicial => "judicial",
            AgencyKind::Other => "other",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<AgencyKind> {
        AgencyKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What is known of an agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyProfile {
    /// The agency.
    #[serde(flatten)]
    pub agency: Agency,
    /// What sort of body it is; none where nobody has said.
    #[serde(default)]
    pub kind: Option<AgencyKind>,
    /// Sector or cabinet (*gabinete*), in the government's own words; may be empty.
    #[serde(default)]
    pub sector: String,
    /// Position of its head; may be empty.
    #[serde(default)]
    pub head: String,
    /// Mail address of its head's office, where what stays undone is told; may be empty.
    #[serde(default)]
    pub head_mail: String,
    /// Position that answers for its data to the public; may be empty.
    #[serde(default)]
    pub contact_position: String,
    /// Institutional mail address of that position; may be empty.
    #[serde(default)]
    pub contact_mail: String,
    /// Address of its page; may be empty.
    #[serde(default)]
    pub landing_page: String,
    /// When it was closed: it keeps what it published and takes nothing new.
    #[serde(default)]
    pub closed: Option<jiff::Timestamp>,
}

impl AgencyProfile {
    /// An agency of which only the name is known.
    pub fn new(agency: Agency) -> AgencyProfile {
        AgencyProfile {
            agency,
            kind: None,
            sector: String::new(),
            head: String::new(),
            head_mail: String::new(),
            contact_position: String::new(),
            contact_mail: String::new(),
            landing_page: String::new(),
            closed: None,
        }
    }
}
