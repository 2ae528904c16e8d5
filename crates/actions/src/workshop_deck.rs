//! The cards and bricks of a workshop: which datasets give cards, which were chosen, which team gets which.
//!
//! Never here: what a card shows (see `card`), how it is printed.

use std::collections::{BTreeMap, BTreeSet};

use apertura_catalog::{DatasetQuery, Permission};
use apertura_workshop::card_deal::{CardTeam, deal_cards};
use apertura_workshop::registration::agency_key;
use apertura_workshop::{ChosenCard, Deck, Seat};

use crate::account::event;
use crate::card::{CardRefusal, FoundCard, RefusedCard};
use crate::catalog::Catalog;
use crate::described::DescribedDataset;
use crate::explore::Explorer;
use crate::person::Person;
use crate::refusal::{Refusal, RefusalKind};
use crate::workshop::{WorkshopView, no_such};

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

/// The place among `cards` (given by the names of their agencies) of the card of each team: never of an agency that sits in
/// the team, two different ones at a table.
///
/// # Errors
/// The team for which there is none.
pub fn dealt(view: &WorkshopView, cards: &[String]) -> Result<Vec<(Seat, usize)>, Seat> {
    let mut teams: BTreeMap<Seat, BTreeSet<String>> = BTreeMap::new();
    for comer in view.comers() {
        if let Some(seat) = comer.seat {
            teams.entry(seat).or_default().insert(agency_key(&comer.agency));
        }
    }
    let cards: Vec<String> = cards.iter().map(|agency| agency_key(agency)).collect();
    let (seats, sought): (Vec<Seat>, Vec<CardTeam>) =
        teams.into_iter().map(|(seat, agencies)| (seat, CardTeam { table: seat.table, agencies })).unzip();
    match deal_cards(&cards, &sought) {
        Ok(dealt) => Ok(seats.into_iter().zip(dealt).collect()),
        Err(none) => Err(seats.get(none.team).copied().unwrap_or(Seat { table: 1, team: 'A' })),
    }
}
