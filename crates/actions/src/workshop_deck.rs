//! The cards and bricks of a workshop: which datasets give cards, which were chosen, which team gets which.
//!
//! Never here: what a card shows (see `card`), how it is printed.

use std::collections::{BTreeMap, BTreeSet};

use apertura_catalog::{DatasetQuery, Permission};
use apertura_workshop::card_deal::{CardTeam, deal_cards};
use apertura_workshop::registration::agency_key;
use apertura_workshop::{ChosenCard, Deck, Registration, Seat, Workshop};

use crate::account::event;
use crate::card::{CardRefusal, FoundCard, RefusedCard};
use crate::catalog::Catalog;
use crate::described::DescribedDataset;
use crate::explore::Explorer;
use crate::person::Person;
use crate::refusal::{Refusal, RefusalKind};
use crate::workshop::no_such;

/// Datasets that are looked through at once.
const PROPOSED: u32 = 24;

/// A dataset with the cards that it gives.
#[derive(Clone, Debug)]
pub struct CardProposal {
    /// The dataset.
    pub described: DescribedDataset,
    /// Its cards, the best first.
    pub ideas: Vec<FoundCard>,
    /// Why columns give none.
    pub refused: Vec<RefusedCard>,
}

/// A card that was chosen, with its data as they are now.
#[derive(Clone, Debug)]
pub struct DealtCard {
    /// What was chosen.
    pub chosen: ChosenCard,
    /// The dataset.
    pub described: DescribedDataset,
    /// The card, or why its data give none any more.
    pub found: Result<FoundCard, CardRefusal>,
}

impl Explorer {
    /// Published datasets with their cards: those that these words find, else the newest; those that give good cards first.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], faults.
    pub async fn card_proposals(&self, person: &Person, words: Option<&str>) -> Result<Vec<CardProposal>, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let text = words.map(str::to_owned);
        let query = DatasetQuery { text, page: 1, page_size: PROPOSED, counted: Vec::new(), ..DatasetQuery::default() };
        let found = self.catalog().datasets(&query).await?;
        let mut proposals = Vec::new();
        for item in &found.items {
            let described = match self.catalog().described(item.slug.as_str(), None).await {
                Err(refusal) if refusal.kind() != RefusalKind::Fault => continue,
                other => other?,
            };
            let table = match self.open(item.slug.as_str(), Some(described.version.number)).await {
                Err(refusal) if refusal.kind() != RefusalKind::Fault => continue,
                other => other?,
            };
            let (ideas, refused) = table.card_ideas().await?;
            proposals.push(CardProposal { described, ideas, refused });
        }
        proposals.sort_by_key(|proposal| proposal.ideas.is_empty());
        Ok(proposals)
    }

    /// The chosen cards; those whose dataset is no longer published are left out.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], faults.
    pub async fn chosen_cards(&self, person: &Person, deck: &Deck) -> Result<Vec<DealtCard>, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let mut cards = Vec::new();
        for chosen in &deck.cards {
            let opened = async {
                let described = self.catalog().described(&chosen.dataset, None).await?;
                let table = self.open(&chosen.dataset, Some(described.version.number)).await?;
                let card = table.card_of(&chosen.dimension, chosen.measure.as_deref()).await?;
                Ok::<_, Refusal>((described, card))
            };
            let (described, card) = match opened.await {
                Err(refusal) if refusal.kind() != RefusalKind::Fault => continue,
                other => other?,
            };
            let (dimension, measure) = (chosen.dimension.clone(), chosen.measure.clone());
            let found = card.map(|card| FoundCard { dimension, measure, card });
            cards.push(DealtCard { chosen: chosen.clone(), described, found });
        }
        Ok(cards)
    }
}

impl Catalog {
    /// What a workshop works with.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], faults.
    pub async fn workshop_deck(&self, person: &Person, id: &str) -> Result<Deck, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        Ok(self.store.workshop_deck(id).await?)
    }

    /// Keeps what a workshop works with.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::BadValue`] for too many cards, faults.
    pub async fn keep_workshop_deck(&self, person: &Person, id: &str, deck: &Deck) -> Result<(), Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        if deck.cards.len() > apertura_workshop::deck::MOST_CARDS {
            let value = deck.cards.len().to_string();
            return Err(Refusal::BadValue { field: "cards", value, choices: Vec::new() });
        }
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.workshop(id).await?.ok_or_else(|| no_such(id))?;
        transaction.keep_workshop_deck(id, deck).await?;
        let body = serde_json::json!({ "workshop": id, "cards": deck.cards.len(), "by": person.account() });
        transaction.append(&event("workshop-deck-kept", body)).await?;
        Ok(transaction.commit().await?)
    }
}

/// What tells a card from others: dataset, dimension, measure.
pub type CardKey = (String, String, Option<String>);

/// The cards that people have had before, by the keys of the people.
pub type CardsHad = BTreeMap<String, BTreeSet<CardKey>>;

/// A card that is to be dealt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardToDeal {
    /// Name of the agency whose data it shows.
    pub agency: String,
    /// Which card.
    pub key: CardKey,
}

/// Which team gets which card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dealing {
    /// The teams with the place of their card among the cards.
    pub teams: Vec<(Seat, usize)>,
    /// How many of them get a card that somebody of theirs has had before.
    pub again: usize,
}

impl Explorer {
    /// The cards that people had in earlier workshops of the same cycle.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], faults.
    pub async fn cards_had(&self, person: &Person, workshop: &Workshop) -> Result<CardsHad, Refusal> {
        let mut earlier = self.catalog().earlier(workshop).await?;
        // what was dealt first decides what was dealt later
        earlier.sort_by_key(|(workshop, _)| (workshop.begins, workshop.id.clone()));
        let mut had = CardsHad::new();
        for (workshop, people) in earlier {
            let deck = self.catalog().workshop_deck(person, &workshop.id).await?;
            if deck.cards.is_empty() || people.iter().all(|(guest, _)| guest.seat.is_none()) {
                continue;
            }
            let cards = self.chosen_cards(person, &deck).await?;
            let cards: Vec<CardToDeal> =
                cards.iter().filter(|card| card.found.is_ok()).map(DealtCard::to_deal).collect();
            let came = people.iter().any(|(guest, _)| guest.present.is_some());
            let sat: Vec<&Registration> =
                people.iter().map(|(guest, _)| guest).filter(|guest| !came || guest.present.is_some()).collect();
            let Ok(dealing) = dealt(sat.iter().copied(), &cards, &had) else { continue };
            let given: BTreeMap<Seat, &CardKey> =
                dealing.teams.iter().map(|(seat, card)| (*seat, &cards[*card].key)).collect();
            for guest in sat {
                if let Some(key) = guest.seat.and_then(|seat| given.get(&seat)) {
                    had.entry(guest.key()).or_default().insert((*key).clone());
                }
            }
        }
        Ok(had)
    }
}

impl DealtCard {
    /// The card as it is dealt.
    pub fn to_deal(&self) -> CardToDeal {
        let ChosenCard { dataset, dimension, measure, .. } = self.chosen.clone();
        CardToDeal { agency: self.described.dataset.agency.name.clone(), key: (dataset, dimension, measure) }
    }
}

/// The card of each team: never of an agency that sits in the team, two different ones at a table, none that somebody of the
/// team has had before where that can be.
///
/// # Errors
/// The team for which there is none.
pub fn dealt<'a>(
    people: impl Iterator<Item = &'a Registration>,
    cards: &[CardToDeal],
    had: &CardsHad,
) -> Result<Dealing, Seat> {
    let mut teams: BTreeMap<Seat, CardTeam> = BTreeMap::new();
    for comer in people {
        let Some(seat) = comer.seat else { continue };
        let empty = || CardTeam { table: seat.table, agencies: BTreeSet::new(), had: BTreeSet::new() };
        let team = teams.entry(seat).or_insert_with(empty);
        team.agencies.insert(agency_key(&comer.agency));
        if let Some(known) = had.get(&comer.key()) {
            team.had.extend((0..cards.len()).filter(|card| known.contains(&cards[*card].key)));
        }
    }
    let agencies: Vec<String> = cards.iter().map(|card| agency_key(&card.agency)).collect();
    let (seats, sought): (Vec<Seat>, Vec<CardTeam>) = teams.into_iter().unzip();
    match deal_cards(&agencies, &sought) {
        Ok(dealt) => {
            let again = dealt.iter().zip(&sought).filter(|(card, team)| team.had.contains(card)).count();
            Ok(Dealing { teams: seats.into_iter().zip(dealt).collect(), again })
        }
        Err(none) => Err(seats.get(none.team).copied().unwrap_or(Seat { table: 1, team: 'A' })),
    }
}
