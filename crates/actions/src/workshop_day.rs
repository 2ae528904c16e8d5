//! The day of a workshop: tables and teams.
//!
//! Never here: the door (see `workshop_door`), how people are seated (see `apertura_workshop::seating`).

use std::collections::BTreeMap;

use apertura_catalog::Permission;
use apertura_workshop::seating::{self, Score, Wishes};
use apertura_workshop::{History, Registration, Seat, Seating};

use crate::account::event;
use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;
use crate::workshop::{WorkshopView, no_such};

impl Catalog {
    /// Seats those who come and keeps it: whoever sat with whom in earlier workshops of the cycle sits elsewhere. With `few`,
    /// those who have a seat keep it as far as that can be.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::Seating`], faults.
    pub async fn seat_people(&self, person: &Person, id: &str, wishes: &Wishes, few: bool) -> Result<Seating, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let history = self.met_before(id).await?;
        let mut transaction = self.store.begin(self.now()).await?;
        let (workshop, revision) = transaction.workshop(id).await?.ok_or_else(|| no_such(id))?;
        let people = transaction.workshop_people(id).await?;
        let view = WorkshopView { workshop, revision, people, counts: apertura_workshop::Counts::default() };
        let roster: Vec<apertura_workshop::Person> = view.comers().map(seated).collect();
        let seating = if few {
            let before: BTreeMap<String, Seat> =
                view.comers().filter_map(|comer| Some((comer.key(), comer.seat?))).collect();
            seating::reseat(&roster, &before, wishes, &history)?
        } else {
            seating::seat(&roster, wishes, &history)?
        };
        let mut seats: BTreeMap<String, Seat> =
            view.comers().map(|comer| comer.id.clone()).zip(seating.seats.iter().copied()).collect();
        for (mut guest, token) in view.people {
            let seat = seats.remove(&guest.id);
            if guest.seat != seat {
                guest.seat = seat;
                transaction.keep_workshop_person(&guest, &token).await?;
            }
        }
        let body = serde_json::json!({ "workshop": id, "people": seating.seats.len(), "by": person.account() });
        transaction.append(&event("workshop-seated", body)).await?;
        transaction.commit().await?;
        Ok(seating)
    }

    /// Puts somebody at a table and in a team by hand.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::NoSuchRegistration`], faults.
    pub async fn move_person(&self, person: &Person, id: &str, who: &str, seat: Seat) -> Result<(), Refusal> {
        self.change_person(person, id, who, "workshop-person-seated", |guest| guest.seat = Some(seat)).await
    }

    /// What is wrong with the seats as they are, and with whom people sat before.
    ///
    /// # Errors
    /// Faults.
    pub async fn seating_score(&self, view: &WorkshopView) -> Result<Option<Score>, Refusal> {
        let comers: Vec<&Registration> = view.comers().filter(|comer| comer.seat.is_some()).collect();
        if comers.is_empty() {
            return Ok(None);
        }
        let history = self.met_before(&view.workshop.id).await?;
        let roster: Vec<apertura_workshop::Person> = comers.iter().map(|comer| seated(comer)).collect();
        let seats: Vec<Seat> = comers.iter().filter_map(|comer| comer.seat).collect();
        Ok(Some(seating::score(&roster, &seats, &history)))
    }

    async fn change_person(
        &self,
        person: &Person,
        id: &str,
        who: &str,
        kind: &'static str,
        change: impl FnOnce(&mut Registration),
    ) -> Result<(), Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.workshop(id).await?.ok_or_else(|| no_such(id))?;
        let people = transaction.workshop_people(id).await?;
        let (mut guest, token) =
            people.into_iter().find(|(known, _)| known.id == who).ok_or(Refusal::NoSuchRegistration)?;
        change(&mut guest);
        transaction.keep_workshop_person(&guest, &token).await?;
        let body = serde_json::json!({ "workshop": id, "person": who, "by": person.account() });
        transaction.append(&event(kind, body)).await?;
        Ok(transaction.commit().await?)
    }

    /// Who sat with whom in earlier workshops of the same cycle, by their keys.
    async fn met_before(&self, id: &str) -> Result<History, Refusal> {
        let (this, _) = self.store.workshop(id).await?.ok_or_else(|| no_such(id))?;
        let mut history = History::default();
        if this.series.is_empty() {
            return Ok(history);
        }
        for (other, _) in self.store.workshops().await? {
            if other.id == this.id || other.series != this.series || other.begins >= this.begins {
                continue;
            }
            let people = self.store.workshop_people(&other.id).await?;
            let came = people.iter().any(|(guest, _)| guest.present.is_some());
            let sat: Vec<(String, String)> = people
                .iter()
                .map(|(guest, _)| guest)
                .filter(|guest| !came || guest.present.is_some())
                .filter_map(|guest| Some((guest.key(), guest.seat?.table.to_string())))
                .collect();
            history.add(sat.iter().map(|(key, table)| (key.as_str(), table.as_str())));
        }
        Ok(history)
    }
}

/// Somebody on the list as the seating sees them.
fn seated(guest: &Registration) -> apertura_workshop::Person {
    apertura_workshop::Person {
        id: guest.key(),
        name: guest.name.clone(),
        agency: apertura_workshop::registration::agency_key(&guest.agency),
        area: guest.area.clone(),
        profile: guest.profile.clone(),
        accessible: guest.accessible,
        pinned: None,
        apart: Vec::new(),
    }
}
