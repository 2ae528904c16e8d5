//! The door of a workshop: who came. What telephones did without network is taken in as it happened there: in any order, twice
//! without harm.
//!
//! Everybody on the list has an entry: a secret for the QR code and a short one to be typed, both made from the token of the
//! personal link, from which neither leads back to it. Never here: seats (see `workshop_day`), how codes are drawn.

use apertura_catalog::Permission;
use apertura_store::{KeptPerson, Transaction};
use apertura_workshop::door::{DoorRecord, present_since};
use apertura_workshop::{Guest, Registration, RegistrationState, Workshop};
use jiff::{SignedDuration, Timestamp};

use crate::account::event;
use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;
use crate::secret;
use crate::workshop::{no_such, registered};

/// Most things that a telephone sends at once.
pub const MOST_OPERATIONS: usize = 500;
/// The longest that a telephone may wait before it sends: what is older happened then.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(72);
/// Signs of short codes: none is mistaken for another.
const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// What opens the door for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What the QR code holds: 80 bits as lower-case hex.
    pub secret: String,
    /// Six signs, to be typed or said.
    pub code: String,
}

/// The entry that goes with the token of a personal link.
pub fn entry(token: &str) -> Entry {
    let secret = secret::hash(&format!("entry {token}"))[..20].to_owned();
    let code = secret::hash(&format!("entry code {token}"));
    let sign = |pair: &[u8]| {
        let value = pair.iter().fold(0, |value, digit| value * 16 + char::from(*digit).to_digit(16).unwrap_or(0));
        char::from(SIGNS[value as usize % SIGNS.len()])
    };
    Entry { secret, code: code.as_bytes().chunks(2).take(6).map(sign).collect() }
}

/// Something that was done at the door.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DoorOperation {
    /// Its id, made at the door.
    pub operation: String,
    /// What was done.
    pub deed: Deed,
    /// The registration, or the id that the door gave to somebody who was not on its list; may be empty with an entry.
    pub who: String,
    /// The secret of an entry that the door did not know; may be empty.
    pub entry: String,
    /// How long ago.
    pub ago: SignedDuration,
    /// Who it is, where they were not on the list.
    pub guest: Option<Guest>,
}

/// What is done at the door.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Deed {
    /// Somebody is let in.
    #[default]
    In,
    /// That is taken back.
    Undo,
}

/// What became of what a telephone sent.
#[derive(Clone, Debug, Default)]
pub struct DoorAnswer {
    /// What is kept now, or was before: the telephone may forget it.
    pub kept: Vec<String>,
    /// What cannot be kept, and why: the telephone may forget it too.
    pub refused: Vec<(String, &'static str)>,
}

impl Catalog {
    /// Takes in what was done at the door, in the order given; what is known already changes nothing.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::BadValue`] for too many at once, faults.
    pub async fn door(&self, person: &Person, id: &str, operations: &[DoorOperation]) -> Result<DoorAnswer, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        if operations.len() > MOST_OPERATIONS {
            let (value, choices) = (operations.len().to_string(), Vec::new());
            return Err(Refusal::BadValue { field: "operations", value, choices });
        }
        let now = self.now();
        let mut transaction = self.store.begin(now).await?;
        let (workshop, _) = transaction.workshop(id).await?.ok_or_else(|| no_such(id))?;
        if workshop.counts.is_some() {
            // its people are forgotten: nothing of them is kept again
            let refused = operations.iter().map(|one| (one.operation.clone(), "closed")).collect();
            return Ok(DoorAnswer { kept: Vec::new(), refused });
        }
        let people = transaction.workshop_people(id).await?;
        let records = transaction.door_records(id).await?;
        let mut book = Book { workshop, people, records, new: 0 };
        let mut answer = DoorAnswer::default();
        for operation in operations {
            match book.take(&mut transaction, operation, now).await? {
                Ok(()) => answer.kept.push(operation.operation.clone()),
                Err(why) => answer.refused.push((operation.operation.clone(), why)),
            }
        }
        if book.new > 0 {
            let body = serde_json::json!({ "workshop": id, "operations": book.new, "by": person.account() });
            transaction.append(&event("workshop-person-at-door", body)).await?;
            transaction.commit().await?;
        }
        Ok(answer)
    }

    /// Whose entry this is.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::NoSuchRegistration`], faults.
    pub async fn entrant(&self, person: &Person, id: &str, secret: &str) -> Result<(Workshop, Registration), Refusal> {
        let view = self.workshop(person, id).await?;
        let found = view.people.into_iter().find(|(_, token)| entry(token).secret == secret);
        Ok((view.workshop, found.ok_or(Refusal::NoSuchRegistration)?.0))
    }

    /// Lets somebody in, or takes that back.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::NoSuchRegistration`], faults.
    pub async fn welcome(&self, person: &Person, id: &str, who: &str, came: bool) -> Result<(), Refusal> {
        let deed = if came { Deed::In } else { Deed::Undo };
        let (operation, who) = (secret::random(8)?, who.to_owned());
        let answer =
            self.door(person, id, &[DoorOperation { operation, deed, who, ..DoorOperation::default() }]).await?;
        if answer.refused.is_empty() { Ok(()) } else { Err(Refusal::NoSuchRegistration) }
    }

    /// Lets somebody in who was not invited.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::BadValue`] without name or agency, or for somebody
    /// on the list; faults.
    pub async fn welcome_new(&self, person: &Person, id: &str, guest: &Guest) -> Result<(), Refusal> {
        let bad = |field, value: &str| Refusal::BadValue { field, value: value.to_owned(), choices: Vec::new() };
        let view = self.workshop(person, id).await?;
        let new = registered(&view.workshop, guest, RegistrationState::Registered)?;
        if new.name.is_empty() || new.agency.is_empty() {
            return Err(bad(if new.name.is_empty() { "name" } else { "agency" }, ""));
        }
        if view.people.iter().any(|(known, _)| known.key() == new.key()) {
            return Err(bad("name", &new.name));
        }
        let (operation, guest) = (secret::random(8)?, Some(guest.clone()));
        self.door(person, id, &[DoorOperation { operation, who: new.id, guest, ..DoorOperation::default() }]).await?;
        Ok(())
    }
}

/// The list at the door while operations are taken in.
struct Book {
    workshop: Workshop,
    people: Vec<KeptPerson>,
    records: Vec<DoorRecord>,
    /// Operations that were not known.
    new: usize,
}

impl Book {
    async fn take(
        &mut self,
        transaction: &mut Transaction,
        done: &DoorOperation,
        now: Timestamp,
    ) -> Result<Result<(), &'static str>, Refusal> {
        if !is_id(&done.operation) || !(done.who.is_empty() || is_id(&done.who)) {
            return Ok(Err("unclear"));
        }
        if self.records.iter().any(|record| record.operation == done.operation) {
            return Ok(Ok(()));
        }
        let place = match self.place(done) {
            Some(place) => place,
            None => {
                let Some(guest) = &done.guest else { return Ok(Err("unknown")) };
                let mut new = registered(&self.workshop, guest, RegistrationState::Registered)?;
                if new.name.is_empty() || new.agency.is_empty() || done.who.is_empty() {
                    return Ok(Err("unclear"));
                }
                match self.people.iter().position(|(known, _)| known.key() == new.key()) {
                    Some(place) => place,
                    None => {
                        new.mail.clear();
                        self.people.push((new, secret::random(16)?));
                        self.people.len() - 1
                    }
                }
            }
        };
        let ago = done.ago.clamp(SignedDuration::ZERO, LONGEST_WAIT);
        let id = &self.people[place].0.id;
        let mut at = now.checked_sub(ago).unwrap_or(now);
        let last = self.records.iter().filter(|known| known.person == *id).map(|known| known.at).max();
        if let Some(last) = last.filter(|last| ago.is_zero() && *last >= at) {
            // what is done now comes after all that was done, however coarse the clock is
            at = last.checked_add(SignedDuration::from_micros(1)).unwrap_or(last);
        }
        let record = DoorRecord {
            operation: done.operation.clone(),
            person: self.people[place].0.id.clone(),
            said: done.who.clone(),
            at,
            came: done.deed == Deed::In,
        };
        let (person, token) = &mut self.people[place];
        // somebody who was there before anything was written of them
        let before = person.present.filter(|_| !self.records.iter().any(|known| known.person == person.id));
        self.records.push(record.clone());
        let mut present = present_since(self.records.iter().filter(|known| known.person == person.id));
        if let (Some(before), Some(_)) = (before, present) {
            present = Some(before);
        }
        person.present = present;
        // who came without being invited and is taken back is not waited for
        let walked_in = person.asked.is_none() && person.mail.is_empty();
        if walked_in && matches!(person.state, RegistrationState::Registered | RegistrationState::Cancelled) {
            let there = present.is_some();
            person.state = if there { RegistrationState::Registered } else { RegistrationState::Cancelled };
        }
        transaction.keep_workshop_person(person, token).await?;
        transaction.keep_door_record(&self.workshop.id, &record).await?;
        self.new += 1;
        Ok(Ok(()))
    }

    /// Whom an operation is about: by the registration, by an id that a door made, by the entry.
    fn place(&self, done: &DoorOperation) -> Option<usize> {
        let of = |id: &str| self.people.iter().position(|(person, _)| person.id == id);
        let by_door = || {
            let record = self.records.iter().find(|record| !done.who.is_empty() && record.said == done.who)?;
            of(&record.person)
        };
        let by_entry = || {
            let fits = |(_, token): &KeptPerson| !done.entry.is_empty() && entry(token).secret == done.entry;
            self.people.iter().position(fits)
        };
        of(&done.who).or_else(by_door).or_else(by_entry)
    }
}

/// True for an id that a door makes: letters and digits, not too long.
fn is_id(text: &str) -> bool {
    (8..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
