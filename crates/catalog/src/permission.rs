//! Who may do what: the one table of roles and actions. `docs/permissions.md` is printed from it.
//!
//! Never here: how a person is known, how an action is done, exceptions in code.

use serde::{Deserialize, Serialize};

use crate::role::{Grant, Role};
use crate::slug::Slug;

/// Something that not everybody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Permission {
    /// See what an agency has not published: files as they came, drafts, inventory, plan, documents, board.
    SeeWork,
    /// Hand in a file, clean it, describe it.
    Prepare,
    /// Decide about personal data, with the legal reason.
    DecidePersonalData,
    /// Write the inventory of what the agency holds.
    EditInventory,
    /// Answer the criteria of priority for a dataset.
    ScorePriority,
    /// Commit to dates, name responsible positions, tell the progress.
    EditPlan,
    /// Hand a prepared dataset over for review.
    Submit,
    /// Comment on a submitted dataset.
    Comment,
    /// Ask for changes or approve; never one's own submission.
    Review,
    /// Publish what was approved, now or on a date.
    Publish,
    /// Take a published version back, with the reason.
    Withdraw,
    /// Add a correction note to a published version.
    Correct,
    /// Keep the agency's letters and minutes, and what it is called.
    KeepDocuments,
    /// Invite people to the agency, give and take its roles.
    ManagePeople,
    /// Pass all duties of a person who leaves to another.
    HandOver,
    /// Make tokens for machines, which may do no more than oneself.
    MakeToken,
    /// See the board of all agencies.
    SeeCoordination,
    /// Read the log of all decisions.
    ReadLog,
    /// Make and close agencies, give the coordination's roles.
    ManageAgencies,
    /// Set weights of priority, requirements, mail and other settings.
    ManageSettings,
    /// Prepare and hold workshops.
    RunWorkshops,
    /// Look at what the public wrote before it is shown: show it or not.
    Moderate,
    /// Answer data requests, questions and reports of errors.
    AnswerPublic,
    /// Write stories with data for citizens.
    WriteStory,
    /// Show a story to the public, or take it away again.
    PublishStory,
}

/// How far a permission reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Not at all.
    No,
    /// In the agency where the role is held.
    Agency,
    /// In every agency, and for what belongs to none.
    Everywhere,
}

use Reach::{Agency as A, Everywhere as E, No as N};

/// One row of the table: the permission, and its reach for each role in the order of [`Role::ALL`].
pub type Row = (Permission, [Reach; 6]);

/// The table. Columns: liaison, data administrator, data producer, reviewer, administrator, facilitator.
pub const TABLE: [Row; 25] = [
    (Permission::SeeWork, [A, A, A, E, E, N]),
    (Permission::Prepare, [A, A, A, N, N, N]),
    (Permission::DecidePersonalData, [A, A, N, N, N, N]),
    (Permission::EditInventory, [A, A, A, N, N, N]),
    (Permission::ScorePriority, [A, A, N, E, N, N]),
    (Permission::EditPlan, [A, A, N, N, N, N]),
    (Permission::Submit, [A, A, N, N, N, N]),
    (Permission::Comment, [A, A, A, E, N, N]),
    (Permission::Review, [N, N, N, E, N, N]),
    (Permission::Publish, [A, N, N, E, N, N]),
    (Permission::Withdraw, [A, N, N, E, N, N]),
    (Permission::Correct, [A, A, N, E, N, N]),
    (Permission::KeepDocuments, [A, A, N, N, E, N]),
    (Permission::ManagePeople, [A, N, N, N, E, N]),
    (Permission::HandOver, [A, N, N, N, E, N]),
    (Permission::MakeToken, [A, A, N, E, E, N]),
    (Permission::SeeCoordination, [N, N, N, E, E, N]),
    (Permission::ReadLog, [N, N, N, E, E, N]),
    (Permission::ManageAgencies, [N, N, N, N, E, N]),
    (Permission::ManageSettings, [N, N, N, N, E, N]),
    (Permission::RunWorkshops, [N, N, N, N, E, E]),
    (Permission::Moderate, [A, A, N, E, E, N]),
    (Permission::AnswerPublic, [A, A, N, E, N, N]),
    (Permission::WriteStory, [A, A, A, E, N, N]),
    (Permission::PublishStory, [A, N, N, E, N, N]),
];

impl Permission {
    /// All permissions, in the table's order.
    pub fn all() -> impl Iterator<Item = Permission> {
        TABLE.into_iter().map(|(permission, _)| permission)
    }

    /// Kebab-case code, for messages, tokens and documentation.
    pub fn code(self) -> &'static str {
        match self {
            Permission::SeeWork => "see-work",
            Permission::Prepare => "prepare",
            Permission::DecidePersonalData => "decide-personal-data",
            Permission::EditInventory => "edit-inventory",
            Permission::ScorePriority => "score-priority",
            Permission::EditPlan => "edit-plan",
            Permission::Submit => "submit",
            Permission::Comment => "comment",
            Permission::Review => "review",
            Permission::Publish => "publish",
            Permission::Withdraw => "withdraw",
            Permission::Correct => "correct",
            Permission::KeepDocuments => "keep-documents",
            Permission::ManagePeople => "manage-people",
            Permission::HandOver => "hand-over",
            Permission::MakeToken => "make-token",
            Permission::SeeCoordination => "see-coordination",
            Permission::ReadLog => "read-log",
            Permission::ManageAgencies => "manage-agencies",
            Permission::ManageSettings => "manage-settings",
            Permission::RunWorkshops => "run-workshops",
            Permission::Moderate => "moderate",
            Permission::AnswerPublic => "answer-public",
            Permission::WriteStory => "write-story",
            Permission::PublishStory => "publish-story",
        }
    }

    /// The permission with this code.
    pub fn from_code(code: &str) -> Option<Permission> {
        Permission::all().find(|permission| permission.code() == code)
    }

    /// How far it reaches for a role.
    pub fn reach(self, role: Role) -> Reach {
        let column = Role::ALL.iter().position(|known| *known == role);
        let row = TABLE.iter().find(|(permission, _)| *permission == self);
        row.zip(column).map_or(Reach::No, |((_, reaches), column)| reaches[column])
    }

    /// True where a grant gives it in an agency; without agency, for what belongs to none.
    pub fn given_by(self, grant: &Grant, agency: Option<&Slug>) -> bool {
        match self.reach(grant.role) {
            Reach::No => false,
            Reach::Agency => agency.is_some() && grant.agency.as_ref() == agency,
            Reach::Everywhere => true,
        }
    }
}
