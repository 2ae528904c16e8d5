//! Tables and teams of a workshop: everybody seated at once, people moved by hand, and what is wished of the tables.
//!
//! Several may change them at once: a move says where each person sat when it was made, and is refused where somebody else
//! has moved them since. Never here: the door (see `workshop_door`), how people are seated (see `apertura_workshop::seating`).

use std::collections::BTreeMap;

use apertura_catalog::Permission;
use apertura_store::{KeptPerson, Transaction};
use apertura_workshop::registration::agency_key;
use apertura_workshop::seating::{self, Wishes};
use apertura_workshop::seating_rules::MOST_APART;
use apertura_workshop::table_plan::MOST_PEOPLE;
use apertura_workshop::{History, Judgement, Registration, Seat, Seating, SeatingRules};

use crate::account::event;
use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;
use crate::workshop::no_such;

/// Who is seated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Among {
    /// Who came; before anybody came, who has a place.
    #[default]
    Usual,
    /// Who has a place or came.
    Expected,
    /// Who came.
    Present,
}

impl Among {
    /// The people of a list, in its order.
    fn of(self, people: &[KeptPerson]) -> Vec<&Registration> {
        let begun = people.iter().any(|(person, _)| person.present.is_some());
        let present = self == Among::Present || self == Among::Usual && begun;
        let comes = |person: &&Registration| if present { person.present.is_some() } else { person.comes() };
        people.iter().map(|(person, _)| person).filter(comes).collect()
    }
}

/// How everybody is to be seated.
#[derive(Clone, Debug, Default)]
pub struct SeatingOrder {
    /// Sizes and number of tables; which are accessible says the order or, where it says nothing, what was wished before.
    pub wishes: Wishes,
    /// True where those who have a seat keep it as far as that can be.
    pub few: bool,
    /// Who is seated; everybody else has no seat afterwards.
    pub among: Among,
    /// The revision that was seen; none where it does not matter.
    pub revision: Option<u32>,
}

/// Somebody who is to sit elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Id of the registration.
    pub who: String,
    /// Where they sat when this was decided.
    pub from: Option<Seat>,
    /// Where they are to sit; none for nowhere.
    pub to: Option<Seat>,
}

/// A change of what is wished of the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleChange {
    /// Somebody stays at the table where they sit, or not.
    Stay(String, bool),
    /// Two people are not to share a table, or may.
    Apart(String, String, bool),
    /// Everybody reaches a table, or not.
    Accessible(usize, bool),
}

/// The seating of a workshop with what is known of it.
#[derive(Clone, Debug)]
pub struct SeatingView {
    /// Who has a place or came, in the list's order.
    pub people: Vec<Registration>,
    /// The same as the seating sees them.
    pub roster: Vec<apertura_workshop::Person>,
    /// What is wished of the tables.
    pub rules: SeatingRules,
    /// How often seats or wishes were changed.
    pub revision: u32,
    /// Who sat with whom before.
    pub history: History,
    /// What is wrong with the seats as they are.
    pub judgement: Judgement,
    /// True once somebody has come.
    pub begun: bool,
}

impl Catalog {
    /// The seating of a workshop as it is now.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], faults.
    pub async fn seating(&self, person: &Person, id: &str) -> Result<SeatingView, Refusal> {
        self.seating_as(person, id, &BTreeMap::new()).await
    }

    /// The seating of a workshop as it would be with these seats, by the ids of the people; nothing is kept.
    ///
    /// # Errors
    /// As [`Catalog::seating`].
    pub async fn seating_as(
        &self,
        person: &Person,
        id: &str,
        seats: &BTreeMap<String, Option<Seat>>,
    ) -> Result<SeatingView, Refusal> {
        let view = self.workshop(person, id).await?;
        let (rules, revision) = self.store.seating_rules(id).await?;
        let history = self.met_before(id).await?;
        let mut people: Vec<Registration> = Among::Expected.of(&view.people).into_iter().cloned().collect();
        for person in &mut people {
            if let Some(seat) = seats.get(&person.id) {
                person.seat = *seat;
            }
        }
        let roster = roster(&people.iter().collect::<Vec<_>>(), &rules);
        let sits: Vec<Option<Seat>> = people.iter().map(|person| person.seat).collect();
        let judgement = seating::judge(&roster, &sits, &history, &rules.range(), &rules.accessible_tables());
        let begun = people.iter().any(|person| person.present.is_some());
        Ok(SeatingView { people, roster, rules, revision, history, judgement, begun })
    }

    /// Seats people and keeps it: whoever sat with whom in earlier workshops of the cycle sits elsewhere, who is to stay
    /// stays, who is to be apart is.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::Seating`], [`Refusal::Outdated`] where somebody else
    /// has changed seats or wishes since, faults.
    pub async fn seat_people(&self, person: &Person, id: &str, order: &SeatingOrder) -> Result<Seating, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let history = self.met_before(id).await?;
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.workshop(id).await?.ok_or_else(|| no_such(id))?;
        let (mut rules, revision) = transaction.seating_rules(id).await?;
        if order.revision.is_some_and(|seen| seen != revision) {
            return Err(Refusal::Outdated);
        }
        let people = transaction.workshop_people(id).await?;
        let comers = order.among.of(&people);
        let mut wishes = order.wishes.clone();
        (rules.least, rules.most) = wishes.range.clone().into_inner();
        if wishes.accessible_tables.is_empty() {
            wishes.accessible_tables = rules.accessible_tables();
        }
        // asked again, it gives another seating that is as good
        wishes.seed = wishes.seed.wrapping_add(u64::from(revision));
        let sought = roster(&comers, &rules);
        let seating = if order.few {
            let before: BTreeMap<String, Seat> =
                comers.iter().filter_map(|comer| Some((comer.key(), comer.seat?))).collect();
            seating::reseat(&sought, &before, &wishes, &history)?
        } else {
            rules.tables = wishes.tables;
            seating::seat(&sought, &wishes, &history)?
        };
        let mut seats: BTreeMap<String, Seat> =
            comers.iter().map(|comer| comer.id.clone()).zip(seating.seats.iter().copied()).collect();
        for (mut guest, token) in people {
            let seat = seats.remove(&guest.id);
            if guest.seat != seat {
                guest.seat = seat;
                transaction.keep_workshop_person(&guest, &token).await?;
            }
        }
        transaction.keep_seating_rules(id, &rules).await?;
        let body = serde_json::json!({ "workshop": id, "people": seating.seats.len(), "by": person.account() });
        transaction.append(&event("workshop-seated", body)).await?;
        transaction.commit().await?;
        Ok(seating)
    }

    /// Puts people elsewhere by hand, all or none. Who is to stay stays at the new table.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::NoSuchRegistration`], [`Refusal::Outdated`] where one
    /// of them sits elsewhere than the move says, [`Refusal::BadValue`] for a seat that is none, faults.
    pub async fn move_people(&self, person: &Person, id: &str, moves: &[Move]) -> Result<(), Refusal> {
        let mut found = self.to_move(person, id).await?;
        if moves.is_empty() {
            return Ok(());
        }
        for one in moves {
            let guest = found.guest(&one.who)?;
            if guest.seat != one.from {
                return Err(Refusal::Outdated);
            }
            check(one.to)?;
        }
        for one in moves {
            found.guest(&one.who)?.seat = one.to;
        }
        let ids: Vec<&str> = moves.iter().map(|one| one.who.as_str()).collect();
        found.keep(person, id, &ids).await
    }

    /// Puts somebody at a table and in a team, wherever they sit now.
    ///
    /// # Errors
    /// As [`Catalog::move_people`], without [`Refusal::Outdated`].
    pub async fn move_person(&self, person: &Person, id: &str, who: &str, seat: Seat) -> Result<(), Refusal> {
        check(Some(seat))?;
        let mut found = self.to_move(person, id).await?;
        found.guest(who)?.seat = Some(seat);
        found.keep(person, id, &[who]).await
    }

    /// Changes what is wished of the tables; doing it twice changes nothing more.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::NoSuchRegistration`] for somebody who is not on the
    /// list, [`Refusal::BadValue`] for a person apart from themselves, too many pairs, a table that is none; faults.
    pub async fn change_seating_rules(&self, person: &Person, id: &str, change: &RuleChange) -> Result<(), Refusal> {
        let mut found = self.to_move(person, id).await?;
        let bad = |field| Refusal::BadValue { field, value: String::new(), choices: Vec::new() };
        let (mut rules, _) = found.transaction.seating_rules(id).await?;
        match change {
            RuleChange::Stay(who, stays) => {
                found.guest(who)?;
                if *stays {
                    rules.stay.insert(who.clone())
                } else {
                    rules.stay.remove(who)
                };
            }
            RuleChange::Apart(one, other, apart) => {
                if one == other {
                    return Err(bad("apart"));
                }
                let pair = SeatingRules::pair(one, other);
                if *apart {
                    found.guest(one)?;
                    found.guest(other)?;
                    rules.apart.insert(pair);
                } else {
                    rules.apart.remove(&pair);
                }
                if rules.apart.len() > MOST_APART {
                    return Err(bad("apart"));
                }
            }
            RuleChange::Accessible(table, reached) => {
                if !(1..=MOST_PEOPLE).contains(table) {
                    return Err(bad("tables"));
                }
                if *reached {
                    rules.accessible.insert(*table)
                } else {
                    rules.accessible.remove(table)
                };
            }
        }
        let mut transaction = found.transaction;
        transaction.keep_seating_rules(id, &rules).await?;
        let body = serde_json::json!({ "workshop": id, "by": person.account() });
        transaction.append(&event("workshop-seating-wished", body)).await?;
        Ok(transaction.commit().await?)
    }

    async fn to_move(&self, person: &Person, id: &str) -> Result<Moving, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.workshop(id).await?.ok_or_else(|| no_such(id))?;
        let people = transaction.workshop_people(id).await?;
        Ok(Moving { transaction, people })
    }

    /// Who sat with whom in earlier workshops of the same cycle, by their keys.
    async fn met_before(&self, id: &str) -> Result<History, Refusal> {
        let (this, _) = self.store.workshop(id).await?.ok_or_else(|| no_such(id))?;
        let mut history = History::default();
        for (_, people) in self.earlier(&this).await? {
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

/// People who are being moved.
struct Moving {
    transaction: Transaction,
    people: Vec<KeptPerson>,
}

impl Moving {
    fn guest(&mut self, who: &str) -> Result<&mut Registration, Refusal> {
        let found = self.people.iter_mut().find(|(known, _)| known.id == who);
        found.map(|(guest, _)| guest).ok_or(Refusal::NoSuchRegistration)
    }

    async fn keep(mut self, person: &Person, id: &str, ids: &[&str]) -> Result<(), Refusal> {
        for (guest, token) in self.people.iter().filter(|(guest, _)| ids.contains(&guest.id.as_str())) {
            self.transaction.keep_workshop_person(guest, token).await?;
        }
        let (rules, _) = self.transaction.seating_rules(id).await?;
        self.transaction.keep_seating_rules(id, &rules).await?;
        let body = serde_json::json!({ "workshop": id, "people": ids, "by": person.account() });
        self.transaction.append(&event("workshop-person-seated", body)).await?;
        Ok(self.transaction.commit().await?)
    }
}

/// A seat is at a table from 1, in one of two teams.
fn check(seat: Option<Seat>) -> Result<(), Refusal> {
    match seat {
        Some(seat) if !(1..=MOST_PEOPLE).contains(&seat.table) || !matches!(seat.team, 'A' | 'B') => {
            Err(Refusal::BadValue { field: "seat", value: seat.label(), choices: Vec::new() })
        }
        _ => Ok(()),
    }
}

/// People of the list as the seating sees them.
fn roster(people: &[&Registration], rules: &SeatingRules) -> Vec<apertura_workshop::Person> {
    let keys: BTreeMap<&str, String> = people.iter().map(|person| (person.id.as_str(), person.key())).collect();
    let seen = |guest: &&Registration| apertura_workshop::Person {
        id: guest.key(),
        name: guest.name.clone(),
        agency: agency_key(&guest.agency),
        area: guest.area.clone(),
        profile: guest.profile.clone(),
        accessible: guest.accessible,
        pinned: guest.seat.filter(|_| rules.stay.contains(&guest.id)).map(|seat| seat.table),
        apart: rules.apart_from(&guest.id).filter_map(|id| keys.get(id).cloned()).collect(),
    };
    people.iter().map(seen).collect()
}
