//! Deciding about a submission: asking for changes, approving, setting the day.
//!
//! Never here: what was handed over (see `submission`), publishing (see `publication`).

use apertura_catalog::{Permission, Submission, SubmissionState};
use apertura_store::Move;

use crate::draft::Drafts;
use crate::person::Person;
use crate::refusal::Refusal;
use crate::submission::{remember, text};

/// What a reviewer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Something must be changed first, with the reason.
    AskChanges(String),
    /// It may be published.
    Approve {
        /// What is to be remembered of it; may be empty.
        reason: String,
        /// When it is published; none leaves that to the liaison.
        publish_at: Option<jiff::Timestamp>,
    },
}

impl Drafts {
    /// Decides about a submission that waits. Nobody decides about their own.
    ///
    /// # Errors
    /// As [`Drafts::submission`]; [`Refusal::NotAllowed`], [`Refusal::OwnSubmission`], [`Refusal::BadValue`] where changes
    /// are asked for without saying which, [`Refusal::MovedOn`].
    pub async fn decide(&self, person: &Person, id: &str, verdict: &Verdict) -> Result<(), Refusal> {
        let (submission, _, _) = self.submission(person, id).await?;
        person.may(Permission::Review, submission.agency.as_ref())?;
        if submission.submitter.as_deref() == person.account() {
            return Err(Refusal::OwnSubmission);
        }
        let (kind, to, reason, publish_at) = match verdict {
            Verdict::AskChanges(reason) => {
                ("changes-asked", SubmissionState::ChangesAsked, text("reason", reason, 10)?, None)
            }
            Verdict::Approve { reason, publish_at } => {
                ("submission-approved", SubmissionState::Approved, text("reason", reason, 0)?, *publish_at)
            }
        };
        let more = serde_json::json!({ "reason": reason, "publish_at": publish_at });
        let step = Move {
            id,
            from: &[SubmissionState::Waiting],
            to,
            at: (self.catalog().config.clock)(),
            reviewer: person.account(),
            reason: Some(&reason),
            publish_at,
            event: remember(kind, &submission, person, more),
            letters: self.catalog().tell_submitter(kind, &submission).await?,
        };
        self.moved(&step, &submission).await
    }

    /// Sets the day on which an approved submission is published; none takes the day away.
    ///
    /// # Errors
    /// As [`Drafts::submission`]; [`Refusal::NotAllowed`], [`Refusal::MovedOn`].
    pub async fn schedule(
        &self,
        person: &Person,
        id: &str,
        publish_at: Option<jiff::Timestamp>,
    ) -> Result<Submission, Refusal> {
        let (submission, _, _) = self.submission(person, id).await?;
        person.may(Permission::Publish, submission.agency.as_ref())?;
        let more = serde_json::json!({ "publish_at": publish_at });
        let step = Move {
            id,
            from: &[SubmissionState::Approved],
            to: SubmissionState::Approved,
            at: (self.catalog().config.clock)(),
            reviewer: submission.reviewer.as_deref(),
            reason: submission.reason.as_deref(),
            publish_at,
            event: remember("publication-scheduled", &submission, person, more),
            letters: Vec::new(),
        };
        self.moved(&step, &submission).await?;
        Ok(Submission { publish_at, ..submission })
    }
}
