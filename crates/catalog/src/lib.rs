//! What do we publish, who answers for it, where is it on its way to being open?
//!
//! Pure nouns of the catalog, by DCAT 3 and Data Package v2. Never here: tokio, SQL, HTTP, clock.

pub mod account;
pub mod agency;
pub mod agency_document;
pub mod api_token;
pub mod data_dictionary;
pub mod dataset;
pub mod dataset_page;
pub mod dataset_query;
pub mod dcat;
pub mod description;
pub mod distribution;
pub mod draft;
pub mod event;
pub mod facet;
pub mod frequency;
pub mod hand_over;
pub mod kept_chart;
pub mod latest;
pub mod letter;
pub mod license;
pub mod opening;
pub mod outline;
pub mod permission;
pub mod publication;
pub mod publication_profile;
pub mod role;
pub mod score;
pub mod slug;
pub mod standing;
pub mod submission;
pub mod timeliness;
pub mod title;
pub mod use_count;
pub mod validation;
pub mod version;
pub mod version_difference;
pub mod version_summary;

pub use account::{Account, Invitation, Session};
pub use agency::{Agency, AgencyKind, AgencyProfile};
pub use agency_document::{AgencyDocument, DocumentKind};
pub use api_token::ApiToken;
pub use data_dictionary::{DataDictionary, Field};
pub use dataset::Dataset;
pub use dataset_page::{
    DatasetPage, DatasetSummary, FacetValue, Facets, FoundIn, Highlight, Marks, Reading, Suggestions,
};
pub use dataset_query::{DatasetQuery, DatasetSort};
pub use description::Description;
pub use distribution::Distribution;
pub use draft::{Draft, DraftState, Revision};
pub use event::Event;
pub use facet::Facet;
pub use frequency::Frequency;
pub use hand_over::{Duty, HandOver};
pub use kept_chart::{KeptChart, KeptKind};
pub use latest::Latest;
pub use letter::{Letter, LetterRecord, LetterState};
pub use license::License;
pub use opening::{Entry, EntryState, Field as EntryField, Stage};
pub use outline::{AreaLevel, OutlineTable};
pub use permission::{Permission, Reach};
pub use publication::{Acting, Correction, Receipt, Withdrawal};
pub use publication_profile::{Check, PublicationProfile};
pub use role::{Grant, Role};
pub use score::{Mark, Rating, Score, Scores};
pub use slug::Slug;
pub use standing::{AgencyStanding, Standing};
pub use submission::{Comment, Handed, Place, Submission, SubmissionState};
pub use timeliness::{Timeliness, TimelinessState};
pub use use_count::{UseCount, UseKind, Uses};
pub use validation::{Obstacle, Validation};
pub use version::{Decision, Version};
pub use version_difference::VersionDifference;
pub use version_summary::VersionSummary;
