//! The survey of a workshop: asked by a personal link or on paper, answered by nobody in particular.
//!
//! Which answer is whose is kept nowhere. Never here: what may be shown of answers (see `apertura_workshop::survey`).

use apertura_catalog::Permission;
use apertura_store::Transaction;
use apertura_workshop::survey::{LEAST, MOST_CONFIDENCE, MOST_USE, results};
use apertura_workshop::{FollowUp, Registration, RegistrationState, SurveyAnswer, SurveyPart, SurveyResults, Workshop};

use crate::account::{event, line};
use crate::catalog::{Catalog, OFFSET};
use crate::person::Person;
use crate::refusal::Refusal;
use crate::secret;
use crate::workshop::no_such;

/// Longest answer in words, in letters.
const MOST_TEXT: usize = 1000;
/// Titles of the inventory that are offered, at most.
const MOST_TITLES: usize = 300;

/// What a personal link is asked now.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The workshop.
    pub workshop: Workshop,
    /// The part that is asked for; none where there is nothing to ask.
    pub part: Option<SurveyPart>,
    /// True where this part was answered.
    pub answered: bool,
    /// True where the part before was answered.
    pub before_answered: bool,
}

impl Catalog {
    /// What a personal link is asked now: before the workshop whoever has a place, from its beginning whoever came.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRegistration`], faults.
    pub async fn survey_asked(&self, token: &str) -> Result<Asked, Refusal> {
        let (workshop, person) = self.registration(token).await?;
        let marks = self.store.workshop_marks(&person.id).await?;
        let part = self.part(&workshop, &person);
        let has = |part: SurveyPart| marks.iter().any(|mark| mark == part.code());
        Ok(Asked { answered: part.is_some_and(has), before_answered: has(SurveyPart::Before), part, workshop })
    }

    /// Titles of public inventories, those of the agency whose name is given first: what somebody may say they will open.
    ///
    /// # Errors
    /// Faults.
    pub async fn titles_to_open(&self, agency: &str) -> Result<Vec<String>, Refusal> {
        let (agencies, entries) = self.public_inventory(None).await?;
        let key = apertura_workshop::registration::agency_key(agency);
        let own = agencies.iter().find(|one| apertura_workshop::registration::agency_key(&one.name) == key);
        let own = own.map(|agency| agency.slug.clone());
        let mut titles: Vec<(bool, String)> = entries
            .into_iter()
            .filter(|entry| entry.dataset.is_none() && !entry.state.title.is_empty())
            .map(|entry| (Some(&entry.agency) != own.as_ref(), entry.state.title))
            .collect();
        titles.sort();
        titles.dedup();
        Ok(titles.into_iter().map(|(_, title)| title).take(MOST_TITLES).collect())
    }

    /// Takes an answer by a personal link; each part once. `opens` is what the person will open, by its title; may be empty.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRegistration`], [`Refusal::Workshop`] where nothing is asked now, it was answered, or a rating is
    /// missing; faults.
    pub async fn answer_survey(&self, token: &str, answer: SurveyAnswer, opens: &str) -> Result<(), Refusal> {
        let (workshop, person) = self.registration(token).await?;
        let part = self.part(&workshop, &person).ok_or(Refusal::Workshop("survey-not-now"))?;
        let answer = tidy(answer, part, false)?;
        let entry = self.entry_called(opens).await?;
        let mut transaction = self.store.begin(self.now()).await?;
        if !transaction.mark_workshop_person(&person.id, part.code()).await? {
            return Err(Refusal::Workshop("survey-answered"));
        }
        keep(&mut transaction, &workshop.id, part, &answer).await?;
        let opens = line(opens);
        if part == SurveyPart::After && !opens.is_empty() {
            let kept = FollowUp { id: secret::id()?, entry, title: opens, ..FollowUp::default() };
            transaction.keep_follow_up(&workshop.id, Some(&person.id), &kept).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Takes an answer from paper.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::Workshop`] for ratings out of their range, or once
    /// people are forgotten; faults.
    pub async fn type_survey(
        &self,
        person: &Person,
        id: &str,
        answer: SurveyAnswer,
        opens: &str,
    ) -> Result<(), Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let answer = SurveyAnswer { paper: true, ..tidy(answer, SurveyPart::After, true)? };
        let entry = self.entry_called(opens).await?;
        let mut transaction = self.store.begin(self.now()).await?;
        let (workshop, _) = transaction.workshop(id).await?.ok_or_else(|| no_such(id))?;
        if workshop.counts.is_some() {
            return Err(Refusal::Workshop("survey-not-now"));
        }
        keep(&mut transaction, id, SurveyPart::After, &answer).await?;
        let opens = line(opens);
        if !opens.is_empty() {
            let kept = FollowUp { id: secret::id()?, entry, title: opens, ..FollowUp::default() };
            transaction.keep_follow_up(id, None, &kept).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// What may be shown of the survey of a workshop.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], faults.
    pub async fn survey_results(&self, person: &Person, id: &str) -> Result<SurveyResults, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        self.store.workshop(id).await?.ok_or_else(|| no_such(id))?;
        if let Some(kept) = self.store.survey_result(id).await? {
            return Ok(kept);
        }
        let (before, after) = self.survey_answers(id).await?;
        Ok(results(&before, &after))
    }

    /// The figures that remain once people are forgotten: without what anybody wrote.
    pub(crate) async fn survey_figures(&self, id: &str) -> Result<SurveyResults, Refusal> {
        let (before, after) = self.survey_answers(id).await?;
        Ok(SurveyResults { takeaways: Vec::new(), will_do: Vec::new(), ..results(&before, &after) })
    }

    async fn survey_answers(&self, id: &str) -> Result<(Vec<SurveyAnswer>, Vec<SurveyAnswer>), Refusal> {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for (part, answer) in self.store.survey_answers(id).await? {
            if part == SurveyPart::Before { before.push(answer) } else { after.push(answer) }
        }
        Ok((before, after))
    }

    /// The entry of a public inventory with this title.
    async fn entry_called(&self, title: &str) -> Result<Option<String>, Refusal> {
        let wanted = apertura_tabular::semantic::fold(&line(title));
        if wanted.is_empty() {
            return Ok(None);
        }
        let entries = self.store.public_entries(None).await?;
        let found = entries.into_iter().find(|entry| apertura_tabular::semantic::fold(&entry.state.title) == wanted);
        Ok(found.map(|entry| entry.id))
    }

    fn part(&self, workshop: &Workshop, person: &Registration) -> Option<SurveyPart> {
        let begun = workshop.begins <= OFFSET.to_datetime(self.now());
        match (workshop.cancelled, begun) {
            (false, false) => (person.state == RegistrationState::Registered).then_some(SurveyPart::Before),
            (false, true) => person.present.map(|_| SurveyPart::After),
            (true, _) => None,
        }
    }
}

async fn keep(
    transaction: &mut Transaction,
    workshop: &str,
    part: SurveyPart,
    answer: &SurveyAnswer,
) -> Result<(), Refusal> {
    transaction.keep_survey_answer(&secret::random(16)?, workshop, part, answer).await?;
    let body = serde_json::json!({ "workshop": workshop, "part": part, "least": LEAST });
    Ok(transaction.append(&event("survey-answered", body)).await?)
}

/// An answer with its texts tidied. On paper people leave out what they want.
fn tidy(answer: SurveyAnswer, part: SurveyPart, paper: bool) -> Result<SurveyAnswer, Refusal> {
    let text = |text: &str| text.trim().replace("\r\n", "\n").chars().take(MOST_TEXT).collect::<String>();
    let fits = |rating: Option<u8>, least: u8, most: u8| rating.is_none_or(|rating| (least..=most).contains(&rating));
    let fitting = fits(answer.before, 0, MOST_CONFIDENCE)
        && fits(answer.after, 0, MOST_CONFIDENCE)
        && fits(answer.useful, 1, MOST_USE);
    let there = match part {
        SurveyPart::Before => answer.before.is_some(),
        SurveyPart::After => answer.after.is_some() && answer.useful.is_some(),
    };
    let empty = answer.before.is_none()
        && answer.after.is_none()
        && answer.useful.is_none()
        && answer.takeaway.trim().is_empty()
        && answer.will_do.trim().is_empty();
    if !fitting || empty || !(there || paper) {
        return Err(Refusal::Workshop("survey-rating"));
    }
    Ok(match part {
        SurveyPart::Before => SurveyAnswer { before: answer.before, duty: answer.duty, ..SurveyAnswer::default() },
        SurveyPart::After => {
            SurveyAnswer { takeaway: text(&answer.takeaway), will_do: text(&answer.will_do), ..answer }
        }
    })
}
