//! What is written to people after a workshop: the day after the survey, after sixty days whether a dataset was opened.
//!
//! Never here: sentences, the survey itself (see `survey`).

use apertura_catalog::{Letter, Permission, Slug};
use apertura_store::KeptPerson;
use apertura_workshop::{FollowUp, FollowUpState, Obstacle, Workshop};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::account::event;
use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;
use crate::secret;
use crate::workshop::{letter, no_such};

/// Days after a workshop until people are asked.
pub const DAYS: i64 = 60;
/// Days before people are forgotten in which they can still answer.
const LAST_DAYS: i64 = 14;
/// Days after its day in which something is still written.
const LATE_DAYS: i64 = 30;

/// What somebody answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowUpAnswer {
    /// Opened, as this dataset: its name in addresses, its address, or its title.
    Opened(String),
    /// Not yet.
    NotYet(Obstacle),
}

/// A dataset that somebody will open, as those see it who hold the workshop: without who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    /// What was said, and what became of it.
    pub follow_up: FollowUp,
    /// The agency of its entry in the inventory.
    pub agency: Option<Slug>,
}

/// The day on which people are asked: after [`DAYS`], or in time before they are forgotten.
pub fn due(workshop: &Workshop) -> Date {
    let day = workshop.begins.date();
    let wanted = day.saturating_add(DAYS.days());
    wanted.min(workshop.keep_until.saturating_sub(LAST_DAYS.days())).max(day.saturating_add(1.days()))
}

impl Catalog {
    /// What people of a workshop will open. What the inventory knows to be published counts as opened.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], faults.
    pub async fn follow_ups(&self, person: &Person, id: &str) -> Result<Vec<Promised>, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        self.store.workshop(id).await?.ok_or_else(|| no_such(id))?;
        let mut seen = Vec::new();
        for (mut follow_up, _) in self.store.follow_ups(id).await? {
            let entry = match &follow_up.entry {
                Some(entry) => self.store.entry(entry).await?,
                None => None,
            };
            let published = entry.as_ref().and_then(|entry| entry.dataset.clone());
            if let Some(slug) = published.filter(|_| !matches!(follow_up.state, FollowUpState::Opened(_))) {
                follow_up.state = FollowUpState::Opened(slug.to_string());
            }
            seen.push(Promised { follow_up, agency: entry.map(|entry| entry.agency) });
        }
        seen.sort_by(|one, other| one.follow_up.title.cmp(&other.follow_up.title));
        Ok(seen)
    }

    /// What somebody said they would open, and what became of it; none where they said nothing.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRegistration`], faults.
    pub async fn own_follow_up(&self, token: &str) -> Result<(Workshop, Option<FollowUp>), Refusal> {
        let (workshop, person) = self.registration(token).await?;
        let own = self.store.follow_ups(&workshop.id).await?;
        let own = own.into_iter().find(|(_, who)| who.as_deref() == Some(person.id.as_str()));
        Ok((workshop, own.map(|(follow_up, _)| follow_up)))
    }

    /// Takes whether a dataset was opened; it may be answered again.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRegistration`], [`Refusal::Workshop`] from somebody who did not come, or for a dataset that is not
    /// in the catalog; faults.
    pub async fn answer_follow_up(&self, token: &str, answer: &FollowUpAnswer) -> Result<(), Refusal> {
        let (workshop, person) = self.registration(token).await?;
        if person.present.is_none() {
            return Err(Refusal::Workshop("survey-not-now"));
        }
        let (_, own) = self.own_follow_up(token).await?;
        let state = match answer {
            FollowUpAnswer::NotYet(obstacle) => FollowUpState::NotYet(*obstacle),
            FollowUpAnswer::Opened(written) => {
                let found = self.dataset_written(written).await?;
                FollowUpState::Opened(found.ok_or(Refusal::Workshop("follow-up-dataset"))?)
            }
        };
        let mut kept = match own {
            Some(own) => own,
            None => FollowUp { id: secret::id()?, ..FollowUp::default() },
        };
        kept.state = state;
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.keep_follow_up(&workshop.id, Some(&person.id), &kept).await?;
        let body = serde_json::json!({ "workshop": workshop.id, "entry": kept.entry, "state": kept.state });
        transaction.append(&event("follow-up-answered", body)).await?;
        Ok(transaction.commit().await?)
    }

    /// The dataset that somebody means: by its address, its name in addresses, or its title.
    async fn dataset_written(&self, written: &str) -> Result<Option<String>, Refusal> {
        let written = written.trim();
        let name = written.rsplit_once("/dataset/").map_or(written, |(_, name)| name);
        let name = name.split(['/', '?', '#']).next().unwrap_or_default();
        for slug in [name.to_owned(), Slug::from_title(written).to_string()] {
            if !slug.is_empty() && self.store.dataset(&slug).await?.is_some() {
                return Ok(Some(slug));
            }
        }
        Ok(None)
    }

    /// Writes to those who came: the day after about the survey, after sixty days about what they opened. Each is written
    /// once.
    ///
    /// # Errors
    /// Faults.
    pub async fn write_after_workshops(&self) -> Result<(), Refusal> {
        let today = self.today();
        for (workshop, _) in self.store.workshops().await? {
            if workshop.cancelled || workshop.counts.is_some() || workshop.begins.date() >= today {
                continue;
            }
            let next = workshop.begins.date().saturating_add(1.days());
            for (kind, page, day) in
                [("workshop-survey", "survey", next), ("workshop-follow-up", "follow-up", due(&workshop))]
            {
                if day <= today && today <= day.saturating_add(LATE_DAYS.days()) {
                    self.write_to_comers(&workshop, kind, page).await?;
                }
            }
        }
        Ok(())
    }

    async fn write_to_comers(&self, workshop: &Workshop, kind: &str, page: &str) -> Result<(), Refusal> {
        let mut concerned: Vec<KeptPerson> = self.store.workshop_people_without(&workshop.id, kind).await?;
        concerned.retain(|(person, _)| person.present.is_some() && !person.mail.is_empty());
        if concerned.is_empty() {
            return Ok(());
        }
        let promised = self.store.follow_ups(&workshop.id).await?;
        let mut transaction = self.store.begin(self.now()).await?;
        let mut letters: Vec<Letter> = Vec::new();
        for kept in &concerned {
            if !transaction.mark_workshop_person(&kept.0.id, kind).await? {
                continue;
            }
            let marks = self.store.workshop_marks(&kept.0.id).await?;
            if page == "survey" && marks.iter().any(|mark| mark == "after") {
                continue;
            }
            let title = promised.iter().find(|(_, who)| who.as_deref() == Some(kept.0.id.as_str()));
            let title = title.map(|(promised, _)| promised.title.clone()).unwrap_or_default();
            let said = if page == "follow-up" && !title.is_empty() { "workshop-promised" } else { kind };
            let letter = letter(workshop, kept, said);
            letters.extend(letter.map(|one| one.with("title", title).at(format!("/registration/{}/{page}", kept.1))));
        }
        transaction.enqueue(&letters).await?;
        let body = serde_json::json!({ "workshop": workshop.id, "letter": kind, "people": letters.len() });
        transaction.append(&event("workshop-people-asked", body)).await?;
        Ok(transaction.commit().await?)
    }
}
