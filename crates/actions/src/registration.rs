//! Answering an invitation to a workshop by its personal link: a place or the waiting list, giving it back, sending somebody
//! else. Nobody needs an account.
//!
//! Never here: what is asked (the page), who gets a place (see `apertura_workshop::registration`).

use apertura_catalog::Letter;
use apertura_store::{KeptPerson, Transaction};
use apertura_workshop::guest::is_mail;
use apertura_workshop::registration::{admit, agency_key};
use apertura_workshop::{Experience, Guest, Registration, RegistrationState, Workshop};

use crate::account::{event, line};
use crate::catalog::{Catalog, OFFSET};
use crate::refusal::Refusal;
use crate::secret;
use crate::workshop::{letter, promote, registered};

/// What somebody answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Name for the certificate.
    pub name: String,
    /// Agency.
    pub agency: String,
    /// Area inside it.
    pub area: String,
    /// Position or profile.
    pub profile: String,
    /// What they need in order to take part.
    pub needs: String,
    /// True for who needs a table that everybody reaches.
    pub accessible: bool,
    /// True where they may be in photographs.
    pub photo: bool,
    /// How well they know open data.
    pub experience: Experience,
    /// The notice that was shown, and agreed to.
    pub notice_version: u32,
    /// BCP 47 tag of their language.
    pub language: Option<String>,
}

impl Catalog {
    /// Whose personal link this is, and their workshop.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRegistration`], faults.
    pub async fn registration(&self, token: &str) -> Result<(Workshop, Registration), Refusal> {
        let (person, _) = self.store.workshop_person(token).await?.ok_or(Refusal::NoSuchRegistration)?;
        let (workshop, _) = self.store.workshop(&person.workshop).await?.ok_or(Refusal::NoSuchRegistration)?;
        Ok((workshop, person))
    }

    /// Takes an answer: a place where there is room, else the waiting list. Who has a place keeps it.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRegistration`], [`Refusal::RegistrationClosed`], [`Refusal::BadValue`] without name, agency or the
    /// notice that holds now; faults.
    pub async fn answer_invitation(&self, token: &str, answer: &Answer) -> Result<Registration, Refusal> {
        let bad = |field| Refusal::BadValue { field, value: String::new(), choices: Vec::new() };
        let mut transaction = self.store.begin(self.now()).await?;
        let (workshop, mut person) = self.answering(&mut transaction, token).await?;
        if line(&answer.name).is_empty() || line(&answer.agency).is_empty() {
            return Err(bad(if line(&answer.name).is_empty() { "name" } else { "agency" }));
        }
        if answer.notice_version != workshop.notice_version {
            return Err(bad("notice"));
        }
        person.name = line(&answer.name);
        person.agency = line(&answer.agency);
        person.area = line(&answer.area);
        person.profile = line(&answer.profile);
        person.needs = answer.needs.trim().chars().take(2000).collect();
        person.accessible = answer.accessible;
        person.photo = answer.photo;
        person.experience = answer.experience;
        person.notice_version = answer.notice_version;
        person.language.clone_from(&answer.language);
        let before = person.state;
        if !matches!(before, RegistrationState::Registered | RegistrationState::Waiting) {
            let agency = agency_key(&person.agency);
            let (taken, of_agency) = transaction.workshop_places(&workshop.id, &agency).await?;
            person.state = admit(&workshop, taken, of_agency);
            person.asked = Some(self.now());
        }
        transaction.keep_workshop_person(&person, token).await?;
        if person.state != before {
            let kind =
                if person.state == RegistrationState::Registered { "workshop-registered" } else { "workshop-waiting" };
            let letters: Vec<Letter> =
                letter(&workshop, &(person.clone(), token.to_owned()), kind).into_iter().collect();
            transaction.enqueue(&letters).await?;
            transaction.append(&moved(&person)).await?;
        }
        transaction.commit().await?;
        Ok(person)
    }

    /// Gives a place back; whoever waits longest gets it.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRegistration`], [`Refusal::RegistrationClosed`], faults.
    pub async fn give_place_back(&self, token: &str) -> Result<Registration, Refusal> {
        let mut transaction = self.store.begin(self.now()).await?;
        let (workshop, mut person) = self.answering(&mut transaction, token).await?;
        if person.state != RegistrationState::Cancelled {
            person.state = RegistrationState::Cancelled;
            person.seat = None;
            transaction.keep_workshop_person(&person, token).await?;
            transaction.append(&moved(&person)).await?;
            promote(&mut transaction, &workshop).await?;
            transaction.commit().await?;
        }
        Ok(person)
    }

    /// Sends somebody of the same agency in one's place: they get the place and an invitation to confirm it.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRegistration`], [`Refusal::RegistrationClosed`], [`Refusal::BadValue`] for no name, no mail address,
    /// or somebody who is on the list; faults.
    pub async fn send_substitute(&self, token: &str, name: &str, mail: &str) -> Result<Registration, Refusal> {
        let bad = |field, value: &str| Refusal::BadValue { field, value: value.to_owned(), choices: Vec::new() };
        let mut transaction = self.store.begin(self.now()).await?;
        let (workshop, mut leaving) = self.answering(&mut transaction, token).await?;
        let people = transaction.workshop_people(&workshop.id).await?;
        if line(name).is_empty() {
            return Err(bad("name", name));
        }
        if !is_mail(mail.trim()) {
            return Err(bad("mail", mail));
        }
        let guest = Guest {
            name: name.to_owned(),
            agency: leaving.agency.clone(),
            area: leaving.area.clone(),
            profile: String::new(),
            mail: mail.trim().to_owned(),
        };
        let mut coming = registered(&workshop, &guest, leaving.state)?;
        if people.iter().any(|(other, _)| other.key() == coming.key()) {
            return Err(bad("mail", mail));
        }
        coming.asked = leaving.asked;
        coming.seat = leaving.seat.take();
        coming.language.clone_from(&leaving.language);
        leaving.state = RegistrationState::Cancelled;
        leaving.substitute = Some(coming.id.clone());
        let fresh: KeptPerson = (coming, secret::random(16)?);
        transaction.keep_workshop_person(&leaving, token).await?;
        transaction.keep_workshop_person(&fresh.0, &fresh.1).await?;
        let letters: Vec<Letter> = letter(&workshop, &fresh, "workshop-substitute").into_iter().collect();
        transaction.enqueue(&letters).await?;
        transaction.append(&moved(&leaving)).await?;
        transaction.commit().await?;
        Ok(leaving)
    }

    /// The workshop of a link and whose it is, as they stand now; only before the workshop ends.
    async fn answering(&self, transaction: &mut Transaction, token: &str) -> Result<(Workshop, Registration), Refusal> {
        let (person, _) = transaction.workshop_person(token).await?.ok_or(Refusal::NoSuchRegistration)?;
        let (workshop, _) = transaction.workshop(&person.workshop).await?.ok_or(Refusal::NoSuchRegistration)?;
        if workshop.cancelled || workshop.ends() <= OFFSET.to_datetime(self.now()) {
            return Err(Refusal::RegistrationClosed);
        }
        Ok((workshop, person))
    }
}

fn moved(person: &Registration) -> apertura_store::NewEvent {
    let body = serde_json::json!({ "workshop": person.workshop, "person": person.id, "state": person.state });
    event("workshop-person-moved", body)
}
