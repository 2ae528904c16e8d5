//! Handing a draft over for review, looking at what was handed over, commenting on it, taking it back.
//!
//! Never here: deciding about it (see `review`), publishing it (see `publication`).

use std::sync::Arc;
use std::time::Duration;

use apertura_catalog::{
    Comment, Draft, Handed, Permission, Place, Slug, Submission, SubmissionState, VersionDifference,
};
use apertura_store::{Move, NewEvent};

use crate::draft::{Cleaning, Drafts, Look, OpenDraft, Opened, fault};
use crate::notice::about;
use crate::person::Person;
use crate::publish::same_recipe;
use crate::refusal::Refusal;
use crate::secret;
use crate::validation::Validated;

/// How long one that nobody waits for may take.
const LONGEST_WORK: Duration = Duration::from_secs(24 * 3600);
/// Signs of a note, comment or reason at most.
pub(crate) const LONGEST: usize = 5000;

impl Drafts {
    /// Hands revision `base` of a draft over for review. It stays as it is now, whatever becomes of the draft; what was
    /// handed over of it before and still waits is taken back.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchDraft`], [`Refusal::Outdated`] where `base` no longer holds,
    /// [`Refusal::NotReady`] where a requirement is not met, [`Refusal::DatasetExists`] where the title leads to a dataset
    /// that this is not the next version of, [`Refusal::Unchanged`], [`Refusal::MovedOn`] where it is approved already,
    /// faults.
    pub async fn submit(&self, person: &Person, id: &str, base: u32, note: &str) -> Result<Submission, Refusal> {
        let submission = self.submit_within(person, id, base, note, LONGEST_WORK).await?;
        submission.ok_or_else(|| fault("it takes too long"))
    }

    /// The same, waiting no longer than `wait` for each of reading, cleaning and comparing with the last version; none where
    /// one of them is still under way: it goes on by itself, and the next attempt finds it done.
    ///
    /// # Errors
    /// As [`Drafts::submit`].
    pub async fn submit_within(
        &self,
        person: &Person,
        id: &str,
        base: u32,
        note: &str,
        wait: Duration,
    ) -> Result<Option<Submission>, Refusal> {
        let open = match self.open(person, id, wait).await? {
            Opened::Ready(open) => *open,
            Opened::Working(..) => return Ok(None),
            Opened::Failed(_, refusal) => return Err(Refusal::Shared(refusal)),
        };
        person.may(Permission::Submit, open.draft.agency.as_ref())?;
        if open.draft.revision != base {
            return Err(Refusal::Outdated);
        }
        let note = text("note", note, 0)?;
        let cleaning = match open.cleaning(wait).await? {
            Look::Ready(cleaning) => cleaning,
            Look::Working(_) => return Ok(None),
            Look::Failed(refusal) => return Err(Refusal::Shared(refusal)),
        };
        let Validated { validation, description, dataset, .. } = open.validate(&cleaning).await?;
        if !validation.ready() {
            return Err(Refusal::NotReady(Box::new(validation)));
        }
        let title = description.title.clone().unwrap_or_default();
        let slug = match &dataset {
            Some((dataset, _)) => dataset.slug.clone(),
            None => self.new_slug(&open, &title).await?,
        };
        if let (Some((dataset, _)), Some(agency)) = (&dataset, &open.draft.agency)
            && dataset.agency.slug != *agency
        {
            return Err(Refusal::DatasetExists { slug, title: dataset.title.clone() });
        }
        let Some(difference) = self.compared(&slug, &open, &cleaning, wait).await? else { return Ok(None) };
        let mut state = open.state.clone();
        state.description = description;
        let handed = Handed { state, validation, difference, rows: cleaning.cleaned.rows, note };
        let mut submission = Submission {
            id: secret::id()?,
            draft: open.draft.id.clone(),
            revision: base,
            number: 0,
            agency: open.draft.agency.clone(),
            dataset: slug,
            title,
            name: open.draft.name.clone(),
            original: open.draft.original.clone(),
            bytes: open.draft.bytes,
            submitted: (self.catalog().config.clock)(),
            submitter: person.account().map(str::to_owned),
            state: SubmissionState::Waiting,
            decided: None,
            reviewer: None,
            reason: None,
            publish_at: None,
            version: None,
        };
        let event = remember("draft-submitted", &submission, person, serde_json::json!({ "revision": base }));
        let letters = self
            .catalog()
            .tell_those_who_may(Permission::Review, submission.agency.as_ref(), person.account(), |account| {
                about("submission-waiting", &submission, account)
            })
            .await?;
        match self.catalog().store.keep_submission(&submission, &handed, &event, &letters).await? {
            Some(number) => submission.number = number,
            None => return Err(Refusal::MovedOn { state: SubmissionState::Approved }),
        }
        Ok(Some(submission))
    }

    /// The submissions that this person may see, the latest first; of one draft or of all.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for a visitor, faults.
    pub async fn submissions(&self, person: &Person, draft: Option<&str>) -> Result<Vec<Submission>, Refusal> {
        if *person == Person::Visitor {
            return Err(Refusal::NotAllowed);
        }
        let mut all = self.catalog().store.submissions(draft).await?;
        all.retain(|submission| person.can(Permission::SeeWork, submission.agency.as_ref()));
        Ok(all)
    }

    /// A submission with what was handed over and what was said about it. Whoever may not see it is not told that it is
    /// there.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchSubmission`], faults.
    pub async fn submission(&self, person: &Person, id: &str) -> Result<(Submission, Handed, Vec<Comment>), Refusal> {
        if *person == Person::Visitor {
            return Err(Refusal::NotAllowed);
        }
        let no_such = || Refusal::NoSuchSubmission { id: id.to_owned() };
        let (submission, handed) = self.catalog().store.submission(id).await?.ok_or_else(no_such)?;
        match person.may(Permission::SeeWork, submission.agency.as_ref()) {
            Err(Refusal::NotAllowed) => return Err(no_such()),
            other => other?,
        }
        Ok((submission, handed, self.catalog().store.comments(id).await?))
    }

    /// What was handed over, as whoever handed it over saw it.
    ///
    /// # Errors
    /// As [`Drafts::submission`].
    pub async fn open_submission(&self, person: &Person, id: &str, wait: Duration) -> Result<Opened, Refusal> {
        let (submission, handed, _) = self.submission(person, id).await?;
        self.open_handed(person, draft_of(&submission), handed.state, wait).await
    }

    /// Writes a comment on a submission, or an answer to one.
    ///
    /// # Errors
    /// As [`Drafts::submission`]; [`Refusal::BadValue`] for an empty or endless text.
    pub async fn comment(
        &self,
        person: &Person,
        id: &str,
        place: Place,
        said: &str,
        answers: Option<u32>,
    ) -> Result<u32, Refusal> {
        let (submission, _, comments) = self.submission(person, id).await?;
        person.may(Permission::Comment, submission.agency.as_ref())?;
        let said = text("comment", said, 1)?;
        let answered = comments.iter().find(|comment| Some(comment.number) == answers);
        let comment = Comment {
            number: 0,
            at: (self.catalog().config.clock)(),
            account: person.account().map(str::to_owned),
            place: answered.map_or(place, |comment| comment.place.clone()),
            text: said,
            answers: answered.map(|comment| comment.number),
        };
        let event = remember("submission-commented", &submission, person, serde_json::json!({}));
        let letters = self.catalog().tell_of_comment(&submission, &comments, &comment).await?;
        let number = self.catalog().store.keep_comment(id, &comment, &event, &letters).await?;
        number.ok_or_else(|| Refusal::NoSuchSubmission { id: id.to_owned() })
    }

    /// Takes a submission back that is not published yet.
    ///
    /// # Errors
    /// As [`Drafts::submission`]; [`Refusal::NotAllowed`], [`Refusal::MovedOn`].
    pub async fn take_back(&self, person: &Person, id: &str) -> Result<(), Refusal> {
        let (submission, _, _) = self.submission(person, id).await?;
        person.may(Permission::Submit, submission.agency.as_ref())?;
        let from = [SubmissionState::Waiting, SubmissionState::Approved, SubmissionState::Blocked];
        let event = remember("submission-taken-back", &submission, person, serde_json::json!({}));
        let step = Move {
            id,
            from: &from,
            to: SubmissionState::TakenBack,
            at: (self.catalog().config.clock)(),
            reviewer: None,
            reason: None,
            publish_at: None,
            event,
            letters: Vec::new(),
        };
        self.moved(&step, &submission).await
    }

    /// Moves a submission on, or says where it is.
    pub(crate) async fn moved(&self, step: &Move<'_>, submission: &Submission) -> Result<(), Refusal> {
        if self.catalog().store.move_submission(step).await? {
            return Ok(());
        }
        let now = self.catalog().store.submission(&submission.id).await?;
        Err(Refusal::MovedOn { state: now.map_or(submission.state, |(now, _)| now.state) })
    }

    /// The slug of a dataset that is not there yet.
    async fn new_slug(&self, open: &OpenDraft, title: &str) -> Result<Slug, Refusal> {
        let slug = match &open.state.dataset {
            Some(text) => Slug::try_from(text.clone()).map_err(|_| Refusal::BadValue {
                field: "dataset",
                value: text.clone(),
                choices: vec![Slug::from_title(text).to_string()],
            })?,
            None => Slug::from_title(title),
        };
        match self.catalog().store.dataset(slug.as_str()).await? {
            Some((dataset, _)) => Err(Refusal::DatasetExists { slug, title: dataset.title }),
            None => Ok(slug),
        }
    }

    /// The latest version, and what changes from it; none where comparing takes longer than `wait`.
    async fn compared(
        &self,
        slug: &Slug,
        open: &OpenDraft,
        cleaning: &Arc<Cleaning>,
        wait: Duration,
    ) -> Result<Option<Option<(u32, VersionDifference)>>, Refusal> {
        let catalog = self.catalog();
        let Some(latest) = catalog.store.version(slug.as_str(), None).await? else { return Ok(Some(None)) };
        let recipe = catalog.recipe(slug.as_str(), None).await?;
        if same_recipe(&open.state.recipe, &recipe) && latest.source.sha256 == open.draft.original {
            return Err(Refusal::Unchanged { slug: slug.clone(), number: latest.number });
        }
        match open.difference_from(slug.as_str(), &latest, cleaning, wait).await? {
            Look::Ready(difference) => Ok(Some(Some((latest.number, (*difference).clone())))),
            Look::Working(_) => Ok(None),
            Look::Failed(refusal) => Err(Refusal::Shared(refusal)),
        }
    }
}

/// The draft as it was handed over.
pub(crate) fn draft_of(submission: &Submission) -> Draft {
    Draft {
        id: submission.draft.clone(),
        agency: submission.agency.clone(),
        dataset: None,
        name: submission.name.clone(),
        original: submission.original.clone(),
        bytes: submission.bytes,
        created: submission.submitted,
        modified: submission.submitted,
        revision: submission.revision,
        latest: submission.revision,
    }
}

/// What is remembered of something done to a submission: ids and reasons, no person's name, no datum.
pub(crate) fn remember(
    kind: &'static str,
    submission: &Submission,
    person: &Person,
    more: serde_json::Value,
) -> NewEvent {
    let mut body = serde_json::json!({
        "submission": submission.id,
        "draft": submission.draft,
        "agency": submission.agency,
        "account": person.account(),
    });
    if let (Some(body), serde_json::Value::Object(more)) = (body.as_object_mut(), more) {
        body.extend(more);
    }
    NewEvent { kind, dataset: Some(submission.dataset.clone()), version: None, body }
}

/// A text of a person, without the space around it and of a bounded length.
pub(crate) fn text(field: &'static str, said: &str, least: usize) -> Result<String, Refusal> {
    let said = said.trim().replace("\r\n", "\n");
    let length = said.chars().count();
    if length < least || length > LONGEST {
        let value = said.chars().take(40).collect();
        return Err(Refusal::BadValue { field, value, choices: Vec::new() });
    }
    Ok(said)
}
