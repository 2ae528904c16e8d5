//! Workshops: making and changing them, who is invited, and forgetting people when their day has come.
//!
//! Never here: answering an invitation (see `registration`), tables and the door (see `workshop_day`), sentences.

use std::collections::BTreeSet;
use std::path::Path;

use apertura_catalog::{Letter, Permission};
use apertura_store::{KeptPerson, Transaction};
use apertura_workshop::guest::guests;
use apertura_workshop::registration::counts;
use apertura_workshop::{Counts, Guest, GuestList, Registration, RegistrationState, Workshop};
use jiff::{Span, Timestamp};

use crate::account::{event, line};
use crate::catalog::{Catalog, OFFSET};
use crate::person::Person;
use crate::refusal::Refusal;
use crate::secret;

/// Most text of one field.
const MOST_TEXT: usize = 20_000;

/// A workshop as those see it who hold it.
#[derive(Clone, Debug)]
pub struct WorkshopView {
    /// The workshop.
    pub workshop: Workshop,
    /// How often it was changed.
    pub revision: u32,
    /// Who is on its list, with the token of each personal link.
    pub people: Vec<KeptPerson>,
    /// What is counted of them.
    pub counts: Counts,
}

impl WorkshopView {
    /// Those who are seated: who came, or, before anybody came, who has a place.
    pub fn comers(&self) -> impl Iterator<Item = &Registration> {
        self.entrants().map(|(person, _)| person)
    }

    /// The same, with the token of each.
    pub fn entrants(&self) -> impl Iterator<Item = (&Registration, &str)> {
        let begun = self.people.iter().any(|(person, _)| person.present.is_some());
        self.people.iter().map(|(person, token)| (person, token.as_str())).filter(move |(person, _)| {
            if begun { person.present.is_some() } else { person.state == RegistrationState::Registered }
        })
    }
}

/// What became of a list of people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// People who were not on the list.
    pub added: usize,
    /// People who were.
    pub known: usize,
    /// Rows of the file that name nobody, from 1.
    pub unclear: Vec<usize>,
}

impl Catalog {
    /// All workshops with their counts, the latest first.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], faults.
    pub async fn workshops(&self, person: &Person) -> Result<Vec<(Workshop, Counts)>, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let mut seen = Vec::new();
        for (workshop, _) in self.store.workshops().await? {
            let counted = match &workshop.counts {
                Some(counts) => counts.clone(),
                None => {
                    let people = self.store.workshop_people(&workshop.id).await?;
                    let returning = returning(&self.came_before(&workshop).await?, &people);
                    Counts { returning, ..counts(&registrations(&people)) }
                }
            };
            seen.push((workshop, counted));
        }
        Ok(seen)
    }

    /// One workshop.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], faults.
    pub async fn workshop(&self, person: &Person, id: &str) -> Result<WorkshopView, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let (workshop, revision) = self.store.workshop(id).await?.ok_or_else(|| no_such(id))?;
        let people = self.store.workshop_people(id).await?;
        let counts = workshop.counts.clone().unwrap_or_else(|| counts(&registrations(&people)));
        Ok(WorkshopView { workshop, revision, people, counts })
    }

    /// Keeps a new workshop; its id is given here.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::BadValue`], faults.
    pub async fn make_workshop(&self, person: &Person, new: Workshop) -> Result<Workshop, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let new = Workshop { id: secret::id()?, sequence: 0, notice_version: 1, counts: None, ..tidy(new)? };
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.keep_workshop(&new).await?;
        transaction.append(&told("workshop-made", &new, person)).await?;
        transaction.commit().await?;
        Ok(new)
    }

    /// Changes a workshop. Those who have a place or wait are told of another date, time or place, and that it is not held;
    /// more room goes to those who wait.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::BadValue`], [`Refusal::Outdated`] where somebody
    /// else has changed it since `revision`, faults.
    pub async fn change_workshop(
        &self,
        person: &Person,
        id: &str,
        revision: u32,
        new: Workshop,
    ) -> Result<Workshop, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let mut new = tidy(new)?;
        let mut transaction = self.store.begin(self.now()).await?;
        let (old, kept) = transaction.workshop(id).await?.ok_or_else(|| no_such(id))?;
        if kept != revision {
            return Err(Refusal::Outdated);
        }
        let moved = new.moved_from(&old);
        new.id.clone_from(&old.id);
        new.counts.clone_from(&old.counts);
        new.sequence = old.sequence + u32::from(moved);
        new.notice_version = old.notice_version + u32::from(new.notice != old.notice);
        transaction.keep_workshop(&new).await?;
        transaction.append(&told("workshop-changed", &new, person)).await?;
        if moved {
            let kind = if new.cancelled { "workshop-called-off" } else { "workshop-moved" };
            let concerned = [RegistrationState::Invited, RegistrationState::Registered, RegistrationState::Waiting];
            let people = transaction.workshop_people(id).await?;
            let letters: Vec<Letter> = people
                .iter()
                .filter(|(person, _)| concerned.contains(&person.state))
                .filter_map(|person| letter(&new, person, kind))
                .collect();
            transaction.enqueue(&letters).await?;
        }
        if !new.cancelled {
            promote(&mut transaction, &new).await?;
        }
        transaction.commit().await?;
        Ok(new)
    }

    /// A temporary file for a list of people, to be written and read; it goes when it is dropped.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], disk faults.
    pub fn guest_file(&self, person: &Person, name: &str) -> Result<tempfile::NamedTempFile, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        // the ending tells some formats apart
        let ending = name.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
        let ending: String = ending.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
        let file = tempfile::Builder::new().suffix(&format!(".{ending}")).tempfile();
        file.map_err(|why| Refusal::Fault { why: why.to_string() })
    }

    /// Reads a list of people from a file in any format of tables.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoGuestList`], [`Refusal::Unreadable`], faults.
    pub async fn read_guests(&self, person: &Person, path: &Path) -> Result<GuestList, Refusal> {
        use apertura_workshop::RosterError;
        person.may(Permission::RunWorkshops, None)?;
        let path = path.to_path_buf();
        let read = tokio::task::spawn_blocking(move || guests(&path)).await;
        read.map_err(|why| Refusal::Fault { why: why.to_string() })?.map_err(|error| match error {
            RosterError::Read(error) => Refusal::Unreadable(error),
            RosterError::NoColumn { columns, .. } => Refusal::NoGuestList { columns },
            RosterError::TooMany { people } => {
                Refusal::BadValue { field: "people", value: people.to_string(), choices: Vec::new() }
            }
            _ => Refusal::NoGuestList { columns: Vec::new() },
        })
    }

    /// Puts people on the list of a workshop; who is on it stays as they are.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], faults.
    pub async fn list_guests(&self, person: &Person, id: &str, list: &GuestList) -> Result<Listed, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let mut transaction = self.store.begin(self.now()).await?;
        let (workshop, _) = transaction.workshop(id).await?.ok_or_else(|| no_such(id))?;
        let people = transaction.workshop_people(id).await?;
        let mut known: BTreeSet<String> = people.iter().map(|(person, _)| person.key()).collect();
        let mut listed = Listed { unclear: list.unclear.clone(), ..Listed::default() };
        for guest in &list.guests {
            let new = registered(&workshop, guest, RegistrationState::Listed)?;
            if known.insert(new.key()) {
                transaction.keep_workshop_person(&new, &secret::random(16)?).await?;
                listed.added += 1;
            } else {
                listed.known += 1;
            }
        }
        let body = serde_json::json!({ "workshop": id, "added": listed.added, "by": person.account() });
        transaction.append(&event("workshop-people-listed", body)).await?;
        transaction.commit().await?;
        Ok(listed)
    }

    /// Writes to everybody who is on the list and was not invited yet. Gives how many letters go out.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], faults.
    pub async fn invite_guests(&self, person: &Person, id: &str) -> Result<usize, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let mut transaction = self.store.begin(self.now()).await?;
        let (workshop, _) = transaction.workshop(id).await?.ok_or_else(|| no_such(id))?;
        let mut letters = Vec::new();
        for (mut guest, token) in transaction.workshop_people(id).await? {
            if guest.state == RegistrationState::Listed && !guest.mail.is_empty() {
                guest.state = RegistrationState::Invited;
                transaction.keep_workshop_person(&guest, &token).await?;
                letters.extend(letter(&workshop, &(guest, token), "workshop-invitation"));
            }
        }
        transaction.enqueue(&letters).await?;
        let body = serde_json::json!({ "workshop": id, "invited": letters.len(), "by": person.account() });
        transaction.append(&event("workshop-people-invited", body)).await?;
        transaction.commit().await?;
        Ok(letters.len())
    }

    /// The earlier workshops of the same cycle with their people, the latest first.
    pub(crate) async fn earlier(&self, workshop: &Workshop) -> Result<Vec<(Workshop, Vec<KeptPerson>)>, Refusal> {
        let mut earlier = Vec::new();
        if workshop.series.is_empty() {
            return Ok(earlier);
        }
        for (other, _) in self.store.workshops().await? {
            if other.id != workshop.id && other.series == workshop.series && other.begins < workshop.begins {
                let people = self.store.workshop_people(&other.id).await?;
                earlier.push((other, people));
            }
        }
        Ok(earlier)
    }

    /// Who came to the stage before, in workshops of the same cycle that were held earlier.
    async fn came_before(&self, workshop: &Workshop) -> Result<Vec<Guest>, Refusal> {
        let Some(stage) = workshop.stage.before().filter(|_| !workshop.series.is_empty()) else {
            return Ok(Vec::new());
        };
        let mut came = Vec::new();
        for (other, _) in self.store.workshops().await? {
            if other.series != workshop.series || other.stage != stage || other.begins >= workshop.begins {
                continue;
            }
            let people = self.store.workshop_people(&other.id).await?;
            came.extend(people.into_iter().filter(|(person, _)| person.present.is_some()).map(|(person, _)| Guest {
                name: person.name,
                agency: person.agency,
                area: person.area,
                profile: person.profile,
                mail: person.mail,
            }));
        }
        Ok(came)
    }

    /// Who came to the stage before and is not on the list of this one.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], faults.
    pub async fn to_carry(&self, person: &Person, view: &WorkshopView) -> Result<Vec<Guest>, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let known: BTreeSet<String> = view.people.iter().map(|(person, _)| person.key()).collect();
        let came = self.came_before(&view.workshop).await?;
        Ok(came.into_iter().filter(|guest| !known.contains(&guest.key())).collect())
    }

    /// Puts those who came to the stage before on the list and invites them. Gives how many letters go out.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], faults.
    pub async fn carry_guests(&self, person: &Person, id: &str) -> Result<usize, Refusal> {
        let view = self.workshop(person, id).await?;
        let guests = self.to_carry(person, &view).await?;
        self.list_guests(person, id, &GuestList { guests, unclear: Vec::new() }).await?;
        self.invite_guests(person, id).await
    }

    /// Writes on the days of reminders to those who have a place, and forgets what is not needed any more: what people need the day
    /// after, everything else of them after the workshop's last day of keeping.
    ///
    /// # Errors
    /// Faults.
    pub async fn keep_workshops(&self) -> Result<(), Refusal> {
        let today = self.today();
        for (seen, _) in self.store.workshops().await? {
            if seen.counts.is_some() {
                continue;
            }
            let mut transaction = self.store.begin(self.now()).await?;
            let Some((mut workshop, _)) = transaction.workshop(&seen.id).await? else { continue };
            let people = transaction.workshop_people(&workshop.id).await?;
            let mut changed = false;
            if workshop.keep_until < today {
                let returning = returning(&self.came_before(&workshop).await?, &people);
                workshop.counts = Some(Counts { returning, ..counts(&registrations(&people)) });
                transaction.keep_workshop(&workshop).await?;
                let figures = self.survey_figures(&workshop.id).await?;
                transaction.reduce_survey(&workshop.id, &figures).await?;
                let remains = self.plenary_counts(&workshop.id).await?;
                transaction.keep_plenary(&workshop.id, &remains).await?;
                transaction.forget_plenary(&workshop.id).await?;
                // folios stay, so that a paper can be checked
                for mut kept in transaction.certificates(&workshop.id).await? {
                    kept.name.clear();
                    kept.person.clear();
                    transaction.keep_certificate(&kept).await?;
                }
                let gone = transaction.forget_workshop_people(&workshop.id).await?;
                let body = serde_json::json!({ "workshop": workshop.id, "people": gone });
                transaction.append(&event("workshop-people-forgotten", body)).await?;
                changed = true;
            } else {
                for (mut guest, token) in people {
                    let asked = guest.asked.map(|asked| OFFSET.to_datetime(asked).date());
                    let due = match guest.state {
                        RegistrationState::Registered => workshop.reminder_due(today, asked, &guest.reminders),
                        _ => None,
                    };
                    if let Some(days) = due {
                        guest.reminders.push(days);
                    } else if workshop.needs_forgotten() <= today && (!guest.needs.is_empty() || guest.accessible) {
                        guest.needs.clear();
                        guest.accessible = false;
                    } else {
                        continue;
                    }
                    changed = true;
                    transaction.keep_workshop_person(&guest, &token).await?;
                    if due.is_some() {
                        let letters: Vec<Letter> =
                            letter(&workshop, &(guest, token), "workshop-reminder").into_iter().collect();
                        transaction.enqueue(&letters).await?;
                    }
                }
            }
            if changed {
                transaction.commit().await?;
            }
        }
        Ok(())
    }
}

/// How many of those who came had come to the stage before.
fn returning(before: &[Guest], people: &[KeptPerson]) -> u32 {
    let before: BTreeSet<String> = before.iter().map(Guest::key).collect();
    people.iter().filter(|(person, _)| person.present.is_some() && before.contains(&person.key())).count() as u32
}

/// A person of a list as a registration.
pub(crate) fn registered(
    workshop: &Workshop,
    guest: &Guest,
    state: RegistrationState,
) -> Result<Registration, Refusal> {
    Ok(Registration {
        id: secret::id()?,
        workshop: workshop.id.clone(),
        name: line(&guest.name),
        agency: line(&guest.agency),
        area: line(&guest.area),
        profile: line(&guest.profile),
        mail: line(&guest.mail),
        state,
        needs: String::new(),
        accessible: false,
        photo: false,
        experience: apertura_workshop::Experience::Unsaid,
        notice_version: 0,
        language: None,
        asked: None,
        seat: None,
        present: None,
        substitute: None,
        reminders: Vec::new(),
    })
}

/// A letter to somebody on the list; none where there is no address.
pub(crate) fn letter(workshop: &Workshop, (person, token): &KeptPerson, kind: &str) -> Option<Letter> {
    let letter = Letter::new(&person.mail, kind)
        .with("workshop", &workshop.name)
        .with("name", &person.name)
        .with("day", workshop.begins.date().to_string())
        .with("time", workshop.begins.strftime("%H:%M").to_string())
        .with("place", &workshop.place)
        .with("contact", &workshop.contact)
        .at(format!("/registration/{token}"))
        .speaking(person.language.clone());
    // who has a place gets the event for their calendar with it, always the same one
    let told = matches!(kind, "workshop-registered" | "workshop-moved" | "workshop-called-off");
    let letter = match moments(workshop).filter(|_| told && person.state == RegistrationState::Registered) {
        Some((from, until)) => letter
            .with("calendar-uid", format!("{}@apertura", person.id))
            .with("calendar-from", from.to_string())
            .with("calendar-until", until.to_string())
            .with("calendar-sequence", (workshop.sequence * 2).to_string())
            .with("calendar-cancelled", workshop.cancelled.to_string()),
        None => letter,
    };
    (!person.mail.is_empty()).then_some(letter)
}

/// Gives room to those who wait, and tells them.
pub(crate) async fn promote(transaction: &mut Transaction, workshop: &Workshop) -> Result<(), Refusal> {
    let kept = transaction.workshop_people(&workshop.id).await?;
    let mut letters = Vec::new();
    for at in apertura_workshop::registration::promoted(workshop, &registrations(&kept)) {
        let (mut person, token) = kept[at].clone();
        person.state = RegistrationState::Registered;
        transaction.keep_workshop_person(&person, &token).await?;
        letters.extend(letter(workshop, &(person, token), "workshop-registered"));
    }
    Ok(transaction.enqueue(&letters).await?)
}

/// When a workshop begins and ends, as moments.
pub fn moments(workshop: &Workshop) -> Option<(Timestamp, Timestamp)> {
    let begins = OFFSET.to_timestamp(workshop.begins).ok()?;
    Some((begins, begins.checked_add(Span::new().minutes(i64::from(workshop.minutes))).ok()?))
}

pub(crate) fn registrations(people: &[KeptPerson]) -> Vec<Registration> {
    people.iter().map(|(person, _)| person.clone()).collect()
}

pub(crate) fn no_such(id: &str) -> Refusal {
    Refusal::NoSuchWorkshop { id: id.to_owned() }
}

fn told(kind: &'static str, workshop: &Workshop, person: &Person) -> apertura_store::NewEvent {
    let body = serde_json::json!({
        "workshop": workshop.id, "begins": workshop.begins, "cancelled": workshop.cancelled, "by": person.account(),
    });
    event(kind, body)
}

/// A workshop with its lines tidied, once nothing is wrong with it.
fn tidy(mut workshop: Workshop) -> Result<Workshop, Refusal> {
    let text = |text: &mut String| *text = text.trim().chars().take(MOST_TEXT).collect();
    for one in [&mut workshop.name, &mut workshop.series, &mut workshop.place, &mut workshop.contact] {
        *one = line(one);
    }
    let report = &mut workshop.report;
    let parts = [&mut report.presentation, &mut report.activity, &mut report.talk, &mut report.reflections];
    parts.into_iter().for_each(text);
    [&mut report.recommendations, &mut report.materials, &mut report.license].into_iter().for_each(text);
    [&mut workshop.aim, &mut workshop.notice].into_iter().for_each(text);
    workshop.facilitators.retain(|name| !name.trim().is_empty());
    workshop.steps.retain(|step| !step.title.trim().is_empty());
    workshop.reminders.sort_unstable_by(|one, other| other.cmp(one));
    workshop.reminders.dedup();
    match workshop.check() {
        Ok(()) => Ok(workshop),
        Err(field) => Err(Refusal::BadValue { field, value: String::new(), choices: Vec::new() }),
    }
}
