//! Why not (*por qué no*): the one error of all actions.
//!
//! Never here: the sentence (the faces have it, by code), HTTP statuses (the portal has them, by kind).

use std::collections::BTreeMap;

use apertura_catalog::{Slug, SubmissionState, Validation, Withdrawal};
use apertura_query::QueryError;
use apertura_store::StoreError;
use apertura_tabular::clean::CleanError;
use apertura_tabular::recipe::RecipeError;
use apertura_tabular::{Finding, ReadError};

use crate::not_taken::NotTaken;
pub use crate::refusal_kind::RefusalKind;

/// Why an action was not done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// No dataset has this slug.
    #[error("no-such-dataset: {slug}")]
    NoSuchDataset {
        /// What was asked for.
        slug: String,
    },
    /// The dataset has no version with this number.
    #[error("no-such-version: {slug} {number}")]
    NoSuchVersion {
        /// The dataset.
        slug: String,
        /// What was asked for.
        number: u32,
    },
    /// The version has no file with this name.
    #[error("no-such-file: {slug} {name}")]
    NoSuchFile {
        /// The dataset.
        slug: String,
        /// What was asked for.
        name: String,
    },
    /// The file gives no table.
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    /// The table could not be cleaned.
    #[error(transparent)]
    Uncleanable(CleanError),
    /// The given recipe is none.
    #[error(transparent)]
    BadRecipe(#[from] RecipeError),
    /// The table holds personal data about which nobody has decided.
    #[error("undecided-personal-data: {}", columns(.findings))]
    UndecidedPersonalData {
        /// The dataset that it would have become.
        dataset: Slug,
        /// What was found; each is an error of a rule about personal data.
        findings: Vec<Finding>,
    },
    /// A decision allows a column to be published without saying why.
    #[error("no-reason: {column}")]
    NoReason {
        /// The column.
        column: String,
    },
    /// A decision or description names a column that the table does not have.
    #[error("no-such-column: {column}")]
    NoSuchColumn {
        /// What was asked for.
        column: String,
        /// The columns that there are.
        choices: Vec<String>,
    },
    /// The same file with the same recipe is already the latest version.
    #[error("unchanged: {slug} {number}")]
    Unchanged {
        /// The dataset.
        slug: Slug,
        /// The version that it already is.
        number: u32,
    },
    /// No slug was given, and another dataset has the one that the file's name gives: another agency's, or one
    /// that shares less than half of its columns.
    #[error("dataset-exists: {slug}")]
    DatasetExists {
        /// The dataset that has it.
        slug: Slug,
        /// Its title.
        title: String,
    },
    /// A setting has a value that it cannot have.
    #[error("bad-value: {field}: {value}")]
    BadValue {
        /// The setting (`dataset`, `operation`, `keep` …).
        field: &'static str,
        /// What was given.
        value: String,
        /// What it may be; empty where that is no list.
        choices: Vec<String>,
    },
    /// No workshop has this id.
    #[error("no-such-workshop: {id}")]
    NoSuchWorkshop {
        /// What was asked for.
        id: String,
    },
    /// No personal link of a workshop has this token.
    #[error("no-such-registration")]
    NoSuchRegistration,
    /// The workshop takes no more answers: it has begun, or is not held.
    #[error("registration-closed")]
    RegistrationClosed,
    /// What was sent to a page of a workshop cannot be kept so; the code is its sentence's.
    #[error("{0}")]
    Workshop(&'static str),
    /// A table has no columns of names and agencies, or no rows that name somebody.
    #[error("no-guest-list: {}", .columns.join(", "))]
    NoGuestList {
        /// The columns that are there.
        columns: Vec<String>,
    },
    /// These people cannot be seated so.
    #[error(transparent)]
    Seating(#[from] apertura_workshop::SeatingError),
    /// The data folder was written by a later version of the software.
    #[error("newer-data: {found}")]
    NewerData {
        /// Its schema.
        found: String,
    },
    /// This person may not do this.
    #[error("not-allowed")]
    NotAllowed,
    /// A role would allow it, but a second factor was not given.
    #[error("second-factor-needed")]
    SecondFactorNeeded,
    /// Mail address and password do not go together, or no account has the address.
    #[error("wrong-password")]
    WrongPassword,
    /// Too many attempts failed.
    #[error("too-many-attempts: {minutes}")]
    TooManyAttempts {
        /// When the next one is let through.
        minutes: u64,
    },
    /// A password is too easy to guess.
    #[error("weak-password: {reason}")]
    WeakPassword {
        /// `short`, `long`, `common` or `about-you`.
        reason: &'static str,
    },
    /// The second factor's code is not right, or was used before.
    #[error("wrong-code")]
    WrongCode,
    /// No account has this id, or it is not for this person to see.
    #[error("no-such-account: {id}")]
    NoSuchAccount {
        /// What was asked for.
        id: String,
    },
    /// Nobody would be left who administers the portal.
    #[error("last-administrator")]
    LastAdministrator,
    /// There is no such paper, or it is not for this person to see.
    #[error("no-such-paper: {id}")]
    NoSuchPaper {
        /// What was asked for.
        id: String,
    },
    /// A file is neither a PDF nor a picture of a paper.
    #[error("not-a-paper")]
    NotAPaper,
    /// A paper passes the largest size.
    #[error("paper-too-large: {allowed}")]
    PaperTooLarge {
        /// Bytes of the largest.
        allowed: u64,
    },
    /// A link that opens once was used, replaced or is too old.
    #[error("link-spent")]
    LinkSpent,
    /// The mail address has an account already.
    #[error("mail-taken")]
    MailTaken,
    /// No agency has this slug, or it is closed.
    #[error("no-such-agency: {slug}")]
    NoSuchAgency {
        /// What was asked for.
        slug: String,
    },
    /// Another agency has the name.
    #[error("agency-exists: {slug}")]
    AgencyExists {
        /// Its slug.
        slug: String,
    },
    /// No draft has this id.
    #[error("no-such-draft: {id}")]
    NoSuchDraft {
        /// What was asked for.
        id: String,
    },
    /// No entry, import or inventory has this id or slug.
    #[error("no-such-entry: {id}")]
    NoSuchEntry {
        /// What was asked for.
        id: String,
    },
    /// No submission has this id.
    #[error("no-such-submission: {id}")]
    NoSuchSubmission {
        /// What was asked for.
        id: String,
    },
    /// The version, or the whole dataset, was taken back.
    #[error("withdrawn: {slug}")]
    Withdrawn {
        /// The dataset.
        slug: String,
        /// When, by whom, why.
        withdrawal: Box<Withdrawal>,
    },
    /// Something that must be there before a dataset is handed over is missing.
    #[error("not-ready: {}", .0.blocking().map(|obstacle| obstacle.check.code()).collect::<Vec<_>>().join(", "))]
    NotReady(Box<Validation>),
    /// Nobody decides about what they handed over themselves.
    #[error("own-submission")]
    OwnSubmission,
    /// What members prepare is published after a review, never directly.
    #[error("review-needed")]
    ReviewNeeded,
    /// The submission is not in a state in which this can be done.
    #[error("submission-moved-on: {}", .state.code())]
    MovedOn {
        /// How it stands.
        state: SubmissionState,
    },
    /// The draft was changed meanwhile, or does not have what the change is about.
    #[error("outdated")]
    Outdated,
    /// What several were waiting for could not be done.
    #[error(transparent)]
    Shared(std::sync::Arc<Refusal>),
    /// The question to a table cannot be answered; the sentence is the query's own (`query-…`).
    #[error(transparent)]
    Query(#[from] QueryError),
    /// Something of the public was not taken in, or not answered.
    #[error(transparent)]
    NotTaken(#[from] NotTaken),
    /// Disk, database or a defect of ours.
    #[error("fault: {why}")]
    Fault {
        /// The machinery's own words, for the log and the engineer.
        why: String,
    },
}

impl Refusal {
    /// The stable code, also the key of the sentence in the message catalogs.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::NoSuchDataset { .. } => "no-such-dataset",
            Refusal::NoSuchVersion { .. } => "no-such-version",
            Refusal::NoSuchFile { .. } => "no-such-file",
            Refusal::Unreadable(error) => error.code(),
            Refusal::Uncleanable(error) => error.code(),
            Refusal::BadRecipe(error) => error.code(),
            Refusal::UndecidedPersonalData { .. } => "undecided-personal-data",
            Refusal::NoReason { .. } => "no-reason",
            Refusal::NoSuchColumn { .. } => "no-such-column",
            Refusal::Unchanged { .. } => "unchanged",
            Refusal::DatasetExists { .. } => "dataset-exists",
            Refusal::BadValue { .. } => "bad-value",
            Refusal::NewerData { .. } => "newer-data",
            Refusal::NotAllowed => "not-allowed",
            Refusal::SecondFactorNeeded => "second-factor-needed",
            Refusal::WrongPassword => "wrong-password",
            Refusal::TooManyAttempts { .. } => "too-many-attempts",
            Refusal::WeakPassword { .. } => "weak-password",
            Refusal::WrongCode => "wrong-code",
            Refusal::NoSuchAccount { .. } => "no-such-account",
            Refusal::LastAdministrator => "last-administrator",
            Refusal::NoSuchPaper { .. } => "no-such-paper",
            Refusal::NoSuchWorkshop { .. } => "no-such-workshop",
            Refusal::NoSuchRegistration => "no-such-registration",
            Refusal::RegistrationClosed => "registration-closed",
            Refusal::Workshop(code) => code,
            Refusal::NoGuestList { .. } => "no-guest-list",
            Refusal::Seating(error) => seating_code(error),
            Refusal::NotAPaper => "not-a-paper",
            Refusal::PaperTooLarge { .. } => "paper-too-large",
            Refusal::LinkSpent => "link-spent",
            Refusal::MailTaken => "mail-taken",
            Refusal::NoSuchAgency { .. } => "no-such-agency",
            Refusal::AgencyExists { .. } => "agency-exists",
            Refusal::NoSuchDraft { .. } => "no-such-draft",
            Refusal::NoSuchEntry { .. } => "no-such-entry",
            Refusal::NoSuchSubmission { .. } => "no-such-submission",
            Refusal::Withdrawn { .. } => "withdrawn",
            Refusal::NotReady(_) => "not-ready",
            Refusal::OwnSubmission => "own-submission",
            Refusal::ReviewNeeded => "review-needed",
            Refusal::MovedOn { .. } => "submission-moved-on",
            Refusal::Outdated => "outdated",
            Refusal::Shared(refusal) => refusal.code(),
            Refusal::Query(error) => error.code(),
            Refusal::NotTaken(refusal) => refusal.code(),
            Refusal::Fault { .. } => "fault",
        }
    }

    /// The refusal itself, where it is one that several share.
    pub fn root(&self) -> &Refusal {
        match self {
            Refusal::Shared(refusal) => refusal.root(),
            own => own,
        }
    }

    /// What sort of refusal it is.
    pub fn kind(&self) -> RefusalKind {
        match self {
            Refusal::NoSuchDataset { .. }
            | Refusal::NoSuchVersion { .. }
            | Refusal::NoSuchFile { .. }
            | Refusal::NoSuchAgency { .. }
            | Refusal::NoSuchEntry { .. }
            | Refusal::NoSuchAccount { .. }
            | Refusal::NoSuchPaper { .. }
            | Refusal::NoSuchWorkshop { .. }
            | Refusal::NoSuchRegistration
            | Refusal::NoSuchDraft { .. }
            | Refusal::NoSuchSubmission { .. } => RefusalKind::NotFound,
            Refusal::Withdrawn { .. } => RefusalKind::Gone,
            Refusal::NotAllowed
            | Refusal::SecondFactorNeeded
            | Refusal::WrongPassword
            | Refusal::WrongCode
            | Refusal::OwnSubmission
            | Refusal::ReviewNeeded => RefusalKind::Forbidden,
            Refusal::TooManyAttempts { .. }
            | Refusal::LinkSpent
            | Refusal::MailTaken
            | Refusal::AgencyExists { .. } => RefusalKind::Refused,
            Refusal::LastAdministrator => RefusalKind::Refused,
            Refusal::WeakPassword { .. } | Refusal::NotAPaper | Refusal::PaperTooLarge { .. } => RefusalKind::Invalid,
            Refusal::Shared(refusal) => refusal.kind(),
            Refusal::NotTaken(refusal) => refusal.kind(),
            Refusal::Unreadable(ReadError::Io(_)) | Refusal::Fault { .. } => RefusalKind::Fault,
            Refusal::Uncleanable(CleanError::Read(ReadError::Io(_)) | CleanError::Io(_) | CleanError::Write { .. }) => {
                RefusalKind::Fault
            }
            Refusal::Query(QueryError::Unreadable { .. }) => RefusalKind::Fault,
            Refusal::Query(error) if !error.is_request() => RefusalKind::Refused,
            Refusal::Query(_)
            | Refusal::Unreadable(ReadError::NoSuch { .. } | ReadError::NothingToStack { .. })
            | Refusal::BadRecipe(_)
            | Refusal::NoReason { .. }
            | Refusal::NoSuchColumn { .. }
            | Refusal::Workshop(_)
            | Refusal::NoGuestList { .. }
            | Refusal::Seating(_)
            | Refusal::BadValue { .. } => RefusalKind::Invalid,
            Refusal::Unreadable(_)
            | Refusal::Uncleanable(_)
            | Refusal::UndecidedPersonalData { .. }
            | Refusal::Unchanged { .. }
            | Refusal::DatasetExists { .. }
            | Refusal::Outdated
            | Refusal::RegistrationClosed
            | Refusal::NotReady(_)
            | Refusal::MovedOn { .. }
            | Refusal::NewerData { .. } => RefusalKind::Refused,
        }
    }

    /// The values that the sentence needs, by name.
    pub fn data(&self) -> BTreeMap<&'static str, String> {
        let mut data = BTreeMap::new();
        let mut put = |name, value: &dyn std::fmt::Display| {
            data.insert(name, value.to_string());
        };
        match self.root() {
            Refusal::NotAllowed
            | Refusal::NoSuchRegistration
            | Refusal::RegistrationClosed
            | Refusal::Workshop(_)
            | Refusal::SecondFactorNeeded
            | Refusal::WrongPassword
            | Refusal::WrongCode
            | Refusal::LastAdministrator
            | Refusal::NotAPaper
            | Refusal::LinkSpent
            | Refusal::MailTaken
            | Refusal::Outdated
            | Refusal::Shared(_) => {}
            Refusal::TooManyAttempts { minutes } => put("minutes", minutes),
            Refusal::WeakPassword { reason } => put("reason", reason),
            Refusal::NoSuchAgency { slug } | Refusal::AgencyExists { slug } => put("slug", slug),
            Refusal::OwnSubmission | Refusal::ReviewNeeded => {}
            Refusal::NoSuchDraft { id }
            | Refusal::NoSuchEntry { id }
            | Refusal::NoSuchSubmission { id }
            | Refusal::NoSuchAccount { id }
            | Refusal::NoSuchPaper { id }
            | Refusal::NoSuchWorkshop { id } => put("id", id),
            Refusal::NoGuestList { columns } => put("columns", &columns.join(", ")),
            Refusal::Seating(error) => seating_data(error, &mut put),
            Refusal::PaperTooLarge { allowed } => put("allowed", &(allowed >> 20)),
            Refusal::Withdrawn { slug, withdrawal } => {
                put("slug", slug);
                put("title", &withdrawal.title);
                put("reason", &withdrawal.reason);
            }
            Refusal::NotReady(validation) => put("count", &validation.blocking().count()),
            Refusal::MovedOn { state } => put("state", &state.code()),
            Refusal::NoSuchDataset { slug } => put("slug", slug),
            Refusal::NoSuchVersion { slug, number } => {
                put("slug", slug);
                put("number", number);
            }
            Refusal::NoSuchFile { slug, name } => {
                put("slug", slug);
                put("name", name);
            }
            Refusal::Unreadable(error) | Refusal::Uncleanable(CleanError::Read(error)) => read_data(error, &mut put),
            Refusal::Uncleanable(CleanError::NoKey { column }) | Refusal::NoReason { column } => put("column", column),
            Refusal::Uncleanable(error) => put("why", error),
            Refusal::BadRecipe(error) => put("why", error),
            Refusal::UndecidedPersonalData { dataset, findings } => {
                put("slug", dataset);
                put("columns", &columns(findings));
                put("count", &findings.len());
            }
            Refusal::NoSuchColumn { column, choices } => {
                put("column", column);
                put("choices", &choices.join(", "));
            }
            Refusal::Unchanged { slug, number } => {
                put("slug", slug);
                put("number", number);
            }
            Refusal::DatasetExists { slug, title } => {
                put("slug", slug);
                put("title", title);
            }
            Refusal::BadValue { field, value, choices } => {
                put("field", field);
                put("value", value);
                put("choices", &choices.join(", "));
            }
            Refusal::NewerData { found } => put("found", found),
            Refusal::Query(error) => query_data(error, &mut put),
            Refusal::NotTaken(refusal) => refusal.data(&mut put),
            Refusal::Fault { why } => put("why", why),
        }
        data
    }
}

fn read_data(error: &ReadError, put: &mut dyn FnMut(&'static str, &dyn std::fmt::Display)) {
    match error {
        ReadError::Empty | ReadError::NoTable => {}
        ReadError::Unreadable(format) | ReadError::Protected(format) => put("format", format),
        ReadError::Damaged { format, why } => {
            put("format", format);
            put("why", why);
        }
        ReadError::NoSuch { what, value, choices } => {
            put("what", what);
            put("value", value);
            put("choices", &choices.join(", "));
        }
        ReadError::NothingToStack { sheets } => put("sheets", &sheets.join(", ")),
        ReadError::Limit { limit, found, allowed } => {
            put("limit", limit);
            put("found", found);
            put("allowed", allowed);
        }
        ReadError::Io(error) => put("why", error),
    }
}

fn query_data(error: &QueryError, put: &mut dyn FnMut(&'static str, &dyn std::fmt::Display)) {
    match error {
        QueryError::UnknownColumn { column, choices } => {
            put("column", column);
            put("choices", &choices.join(", "));
        }
        QueryError::UnknownOperator { operator } => put("operator", operator),
        QueryError::UnfitOperator { column, operator, value_type } => {
            put("column", column);
            put("operator", operator);
            put("type", &value_type.name());
        }
        QueryError::BadValue { column, value_type, value, expected } => {
            put("column", column);
            put("type", &value_type.name());
            put("value", value);
            put("expected", expected);
        }
        QueryError::BadParameter { parameter, value, expected } => {
            put("parameter", parameter);
            put("value", value);
            put("expected", expected);
        }
        QueryError::UnfitColumn { column, value_type, purpose } => {
            put("column", column);
            put("type", &value_type.name());
            put("purpose", purpose);
        }
        QueryError::Sql { why } => put("why", why),
        QueryError::SqlRefused { what } => put("what", what),
        QueryError::UnknownTable { table } => put("table", table),
        QueryError::Limit { limit, allowed } => {
            put("limit", limit);
            put("allowed", allowed);
        }
        QueryError::Time { seconds } => put("seconds", seconds),
        QueryError::Unreadable { why } => put("why", why),
    }
}

fn columns(findings: &[Finding]) -> String {
    let mut names: Vec<&str> = findings.iter().map(|f| f.column.as_deref().unwrap_or(&f.rule)).collect();
    names.dedup();
    names.join(", ")
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Newer(found) => Refusal::NewerData { found },
            other => Refusal::Fault { why: other.to_string() },
        }
    }
}

impl From<CleanError> for Refusal {
    fn from(error: CleanError) -> Self {
        match error {
            CleanError::Read(error) => Refusal::Unreadable(error),
            other => Refusal::Uncleanable(other),
        }
    }
}

fn seating_code(error: &apertura_workshop::SeatingError) -> &'static str {
    use apertura_workshop::SeatingError::{Accessible, NoNumber, Pinned, Range, Sizes, Tables, TooMany};
    match error {
        NoNumber(_) => "seating-no-number",
        Tables { .. } => "seating-tables",
        Sizes { .. } => "seating-sizes",
        Range { .. } => "seating-range",
        Pinned { .. } => "seating-pinned",
        Accessible { .. } => "seating-accessible",
        TooMany(_) => "seating-too-many",
    }
}

fn seating_data(error: &apertura_workshop::SeatingError, put: &mut dyn FnMut(&'static str, &dyn std::fmt::Display)) {
    use apertura_workshop::SeatingError::{Accessible, NoNumber, Pinned, Range, Sizes, Tables, TooMany};
    let mut number = |name, value: usize| put(name, &value);
    match error {
        NoNumber(choices) => {
            number("people", choices.people);
            number("least", choices.least);
            number("most", choices.most);
            number("fewer", choices.fewer_people.unwrap_or_default());
            number("more", choices.more_people.unwrap_or_default());
        }
        Tables { people, tables, numbers } => {
            number("people", *people);
            number("tables", *tables);
            number("first", *numbers.start());
            number("last", *numbers.end());
        }
        Sizes { people, seats } => {
            number("people", *people);
            number("seats", *seats);
        }
        Range { least, most } => {
            number("least", *least);
            number("most", *most);
        }
        Pinned { table } => number("table", *table),
        Accessible { needed, places } => {
            number("needed", *needed);
            number("places", *places);
        }
        TooMany(people) => number("people", *people),
    }
}
