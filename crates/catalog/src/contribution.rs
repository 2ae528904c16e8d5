//! What somebody of the public gives: a data request, a question, a report of an error, a use of data. It is confirmed by
//! mail, looked at, shown, and answered by a position of the agency.
//!
//! Never here: the mail address of a person (it is kept apart, see the store), who may moderate or answer, sentences.

use serde::{Deserialize, Serialize};

pub use crate::contribution_state::State;
use crate::data_request::DataRequest;
use crate::error_report::ErrorReport;
use crate::question::Question;
use crate::reuse::Reuse;
use crate::slug::Slug;

/// Signs of the longest title.
pub const LONGEST_TITLE: usize = 200;
/// Signs of the longest text.
pub const LONGEST_TEXT: usize = 5_000;
/// Signs of the longest name.
pub const LONGEST_NAME: usize = 80;

/// A contribution of the public.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contribution {
    /// Its name in addresses: 16 hexadecimal digits.
    pub id: String,
    /// How far it is from being shown.
    pub moderation: Moderation,
    /// How far its answer is.
    pub state: State,
    /// When it was written.
    pub written: jiff::Timestamp,
    /// When it last changed for those who read it.
    pub changed: jiff::Timestamp,
    /// How the person wants to be called; empty where they do not.
    pub name: String,
    /// BCP 47 tag of the language in which it was written.
    pub language: String,
    /// The agency that it concerns; none where nobody knows yet.
    pub agency: Option<Slug>,
    /// The dataset that it is about.
    pub dataset: Option<Slug>,
    /// How many support it beside whoever wrote it, each confirmed by mail.
    #[serde(default)]
    pub supporters: u32,
    /// What agencies answered, the first time first.
    #[serde(default)]
    pub answers: Vec<Answer>,
    /// Why it is not shown, where somebody decided so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hidden_because: String,
    /// What it is.
    pub body: Body,
}

/// What a contribution is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Body {
    /// Data that somebody wants and does not find.
    Request(DataRequest),
    /// A question about a dataset or one of its columns.
    Question(Question),
    /// An error that somebody found in a published table.
    ErrorReport(ErrorReport),
    /// Something that somebody made with data.
    Reuse(Reuse),
}

/// The sorts of contributions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// See [`DataRequest`].
    Request,
    /// See [`Question`].
    Question,
    /// See [`ErrorReport`].
    ErrorReport,
    /// See [`Reuse`].
    Reuse,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 4] = [Kind::Request, Kind::Question, Kind::ErrorReport, Kind::Reuse];

    /// Kebab-case code, for addresses, files and messages.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Request => "request",
            Kind::Question => "question",
            Kind::ErrorReport => "error-report",
            Kind::Reuse => "reuse",
        }
    }

    /// The sort with this code.
    pub fn from_code(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The states into which an answer may bring it from another.
    pub fn next(self, from: State) -> &'static [State] {
        match self {
            Kind::Request => DataRequest::next(from),
            Kind::Question => Question::next(from),
            Kind::ErrorReport => ErrorReport::next(from),
            Kind::Reuse => &[],
        }
    }
}

/// How far a contribution is from being shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moderation {
    /// Its mail address is not confirmed.
    Unconfirmed,
    /// It waits for somebody who looks at it.
    Waiting,
    /// Everybody sees it.
    Shown,
    /// Somebody decided that it is not shown.
    Hidden,
}

impl Moderation {
    /// Kebab-case code, for files and messages.
    pub fn code(self) -> &'static str {
        match self {
            Moderation::Unconfirmed => "unconfirmed",
            Moderation::Waiting => "waiting",
            Moderation::Shown => "shown",
            Moderation::Hidden => "hidden",
        }
    }
}

/// What a position of an agency answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// When.
    pub at: jiff::Timestamp,
    /// The agency that speaks; none for the coordination of all.
    pub agency: Option<Slug>,
    /// The position that answers, never a person's name; empty where unknown.
    pub position: String,
    /// The state after it.
    pub state: State,
    /// What was said.
    pub text: String,
    /// Why it is not possible.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The law and article on which that rests.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub legal_ground: String,
}

impl Body {
    /// What sort it is.
    pub fn kind(&self) -> Kind {
        match self {
            Body::Request(_) => Kind::Request,
            Body::Question(_) => Kind::Question,
            Body::ErrorReport(_) => Kind::ErrorReport,
            Body::Reuse(_) => Kind::Reuse,
        }
    }
}

impl Contribution {
    /// What sort it is.
    pub fn kind(&self) -> Kind {
        self.body.kind()
    }

    /// Its title; of what has none the beginning of its text.
    pub fn title(&self) -> String {
        let text = match &self.body {
            Body::Request(request) => return request.title.clone(),
            Body::Reuse(reuse) => return reuse.title.clone(),
            Body::Question(question) => &question.text,
            Body::ErrorReport(report) => &report.text,
        };
        let line = text.lines().next().unwrap_or_default();
        match line.char_indices().nth(90) {
            Some((at, _)) => format!("{}…", line[..at].trim_end()),
            None => line.to_owned(),
        }
    }

    /// What the person wrote.
    pub fn text(&self) -> &str {
        match &self.body {
            Body::Request(request) => &request.text,
            Body::Question(question) => &question.text,
            Body::ErrorReport(report) => &report.text,
            Body::Reuse(reuse) => &reuse.text,
        }
    }

    /// The path of its page.
    pub fn path(&self) -> String {
        let dataset = self.dataset.as_ref().map(Slug::as_str).unwrap_or_default();
        match self.kind() {
            Kind::Request => format!("/requests/{}", self.id),
            Kind::Question => format!("/dataset/{dataset}/questions#c-{}", self.id),
            Kind::ErrorReport => format!("/dataset/{dataset}/errors#c-{}", self.id),
            Kind::Reuse => format!("/reuses/{}", self.id),
        }
    }

    /// True where an agency's word is missing.
    pub fn waits_for_answer(&self) -> bool {
        self.moderation == Moderation::Shown && self.state.is_open() && self.kind() != Kind::Reuse
    }
}
