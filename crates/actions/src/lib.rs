//! May this person do this now, and what follows from it?
//!
//! Each public method of [`Catalog`] is one action: it decides, acts in one transaction, and gives what
//! was asked for or a [`Refusal`]. Never here: axum, templates, clap, SQL, datafusion types.

pub mod account;
mod agency;
pub mod agency_document;
pub mod api_token;
mod attempt;
pub mod board;
pub mod card;
pub mod catalog;
pub mod chart;
mod dataset;
pub mod described;
mod difference;
pub mod draft;
mod event;
pub mod explore;
mod hand_over;
pub mod inventory;
mod kept_chart;
pub mod letter;
pub mod map;
mod notice;
mod password;
pub mod password_change;
pub mod people;
pub mod person;
mod personal_decision;
pub mod plan;
pub mod priority;
pub mod publication;
pub mod publish;
pub mod publish_request;
pub mod refusal;
pub mod report;
pub mod review;
pub mod second_factor;
pub mod secret;
pub mod session;
mod standing;
pub mod submission;
pub mod validation;
pub mod version;

pub use account::NewAccount;
pub use agency_document::Paper;
pub use apertura_store::{Damage, Verification};
pub use catalog::{Catalog, Config};
pub use chart::{Chart, ChartKind, ChartPlan, ChartReason};
pub use described::{DescribedDataset, DescribedPage};
pub use draft::{Drafts, OpenDraft};
pub use explore::{Explorer, OpenTable};
pub use letter::{Carrier, Sent};
pub use people::Seen;
pub use person::{Member, Person};
pub use personal_decision::PersonalDecision;
pub use publication::ShownReceipt;
pub use publish::Published;
pub use publish_request::{Description, PublishRequest};
pub use refusal::{Refusal, RefusalKind};
pub use report::ReportInput;
pub use review::Verdict;
pub use second_factor::Setup;
pub use session::{Begun, Present, Visitor};
pub use validation::Validated;
pub use version::OpenDistribution;
