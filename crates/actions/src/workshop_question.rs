//! Questions that stay open at one workshop of a cycle and are seen at the next: written by those who hold it, for a table or
//! the room, or by somebody through their personal link.
//!
//! Never here: names (who asked is kept beside the question and goes with the people).

use std::collections::BTreeSet;

use apertura_catalog::Permission;
use apertura_workshop::open_question::{MOST_QUESTIONS, MOST_SIGNS};
use apertura_workshop::{OpenQuestion, Workshop};

use crate::account::event;
use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;
use crate::secret;
use crate::workshop::no_such;

/// Most questions that one person writes at one workshop.
const MOST_PERSONAL: usize = 5;

/// The questions of one workshop.
#[derive(Clone, Debug)]
pub struct AskedAt {
    /// The workshop.
    pub workshop: Workshop,
    /// Its questions.
    pub questions: Vec<OpenQuestion>,
}

impl Catalog {
    /// The questions of a workshop, and those that are open from earlier workshops of its cycle, the latest first.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], faults.
    pub async fn questions(&self, person: &Person, id: &str) -> Result<(Vec<OpenQuestion>, Vec<AskedAt>), Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let (workshop, _) = self.store.workshop(id).await?.ok_or_else(|| no_such(id))?;
        let all = |kept: Vec<apertura_store::KeptQuestion>| kept.into_iter().map(|(question, _)| question);
        let own = all(self.store.workshop_questions(id).await?).collect();
        let mut carried = Vec::new();
        for (earlier, _) in self.earlier(&workshop).await? {
            let questions: Vec<OpenQuestion> =
                all(self.store.workshop_questions(&earlier.id).await?).filter(OpenQuestion::is_open).collect();
            if !questions.is_empty() {
                carried.push(AskedAt { workshop: earlier, questions });
            }
        }
        Ok((own, carried))
    }

    /// Writes a question down, for a table or for the room.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::BadValue`] for an empty text or too many; faults.
    pub async fn ask_at_workshop(
        &self,
        person: &Person,
        id: &str,
        table: Option<usize>,
        text: &str,
    ) -> Result<(), Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        self.keep_new(
            id,
            OpenQuestion { table, text: checked(text)?, ..OpenQuestion::default() },
            None,
            person.account(),
        )
        .await
    }

    /// Writes an answer to a question of a workshop; an empty one opens it again.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::BadValue`] for a question that is not there, faults.
    pub async fn answer_question(
        &self,
        person: &Person,
        id: &str,
        question: &str,
        answer: &str,
    ) -> Result<(), Refusal> {
        self.change_question(person, id, question, Some(answer)).await
    }

    /// Takes a question away.
    ///
    /// # Errors
    /// As [`Catalog::answer_question`].
    pub async fn forget_question(&self, person: &Person, id: &str, question: &str) -> Result<(), Refusal> {
        self.change_question(person, id, question, None).await
    }

    async fn change_question(
        &self,
        person: &Person,
        id: &str,
        question: &str,
        answer: Option<&str>,
    ) -> Result<(), Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.workshop(id).await?.ok_or_else(|| no_such(id))?;
        let kept = transaction.workshop_questions(id).await?;
        let Some((mut found, _)) = kept.into_iter().find(|(known, _)| known.id == question) else {
            return Err(bad("question"));
        };
        match answer {
            Some(answer) => {
                found.answer = short(answer);
                transaction.keep_question(&found, None).await?;
            }
            None => transaction.forget_question(question).await?,
        }
        let body = serde_json::json!({ "workshop": id, "question": question, "by": person.account() });
        transaction.append(&event("workshop-question-changed", body)).await?;
        Ok(transaction.commit().await?)
    }

    /// What somebody asked by their personal link at this workshop, and what they or their table asked at earlier ones of the
    /// cycle.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRegistration`], faults.
    pub async fn own_questions(&self, token: &str) -> Result<(Vec<OpenQuestion>, Vec<AskedAt>), Refusal> {
        let (workshop, person) = self.registration(token).await?;
        let own = self.store.workshop_questions(&workshop.id).await?;
        let own = own.into_iter().filter(|(_, who)| who.as_ref() == Some(&person.id)).map(|(question, _)| question);
        let mut carried = Vec::new();
        for (earlier, people) in self.earlier(&workshop).await? {
            let was = people.iter().map(|(one, _)| one).find(|one| one.key() == person.key());
            let Some(was) = was else { continue };
            let table = was.seat.map(|seat| seat.table);
            let theirs = |(question, who): &(OpenQuestion, Option<String>)| {
                who.as_ref() == Some(&was.id) || question.table.is_some() && question.table == table
            };
            let asked = self.store.workshop_questions(&earlier.id).await?;
            let questions: Vec<OpenQuestion> = asked.into_iter().filter(theirs).map(|(question, _)| question).collect();
            if !questions.is_empty() {
                carried.push(AskedAt { workshop: earlier, questions });
            }
        }
        Ok((own.collect(), carried))
    }

    /// Writes somebody's own question down.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRegistration`], [`Refusal::BadValue`] for an empty text or too many; faults.
    pub async fn ask_by_link(&self, token: &str, text: &str) -> Result<(), Refusal> {
        let (workshop, person) = self.registration(token).await?;
        let kept = self.store.workshop_questions(&workshop.id).await?;
        if kept.iter().filter(|(_, who)| who.as_ref() == Some(&person.id)).count() >= MOST_PERSONAL {
            return Err(bad("questions"));
        }
        let question = OpenQuestion { personal: true, text: checked(text)?, ..OpenQuestion::default() };
        self.keep_new(&workshop.id, question, Some(&person.id), None).await
    }

    async fn keep_new(
        &self,
        id: &str,
        question: OpenQuestion,
        who: Option<&str>,
        by: Option<&str>,
    ) -> Result<(), Refusal> {
        let mut transaction = self.store.begin(self.now()).await?;
        let (workshop, _) = transaction.workshop(id).await?.ok_or_else(|| no_such(id))?;
        let kept = transaction.workshop_questions(id).await?;
        let known: BTreeSet<&str> = kept.iter().map(|(known, _)| known.text.as_str()).collect();
        if workshop.counts.is_some() || kept.len() >= MOST_QUESTIONS {
            return Err(bad("questions"));
        }
        if known.contains(question.text.as_str()) {
            return Ok(());
        }
        let question = OpenQuestion { id: secret::id()?, workshop: id.to_owned(), ..question };
        transaction.keep_question(&question, who).await?;
        let body = serde_json::json!({ "workshop": id, "question": question.id, "by": by });
        transaction.append(&event("workshop-question-kept", body)).await?;
        Ok(transaction.commit().await?)
    }
}

fn bad(field: &'static str) -> Refusal {
    Refusal::BadValue { field, value: String::new(), choices: Vec::new() }
}

fn short(text: &str) -> String {
    text.trim().chars().take(MOST_SIGNS).collect()
}

fn checked(text: &str) -> Result<String, Refusal> {
    Some(short(text)).filter(|text| !text.is_empty()).ok_or_else(|| bad("question"))
}
