//! What to open next: the board of scores, and the weights that make them.
//!
//! Never here: how a score is made (see `catalog::opening::priority`), writing answers (see `inventory`).

use std::cmp::Ordering;

use apertura_catalog::opening::inventory::Access;
use apertura_catalog::opening::{Entry, Score, Stage, Weights};
use apertura_catalog::{Agency, Permission};
use apertura_store::NewEvent;

use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;

/// Entries in the order in which they should be opened.
#[derive(Clone, Debug)]
pub struct Board {
    /// The agencies that it is about.
    pub agencies: Vec<Agency>,
    /// How much each criterion counts.
    pub weights: Weights,
    /// What can be opened and is not yet, the highest score first.
    pub next: Vec<(Entry, Score)>,
    /// How many are published already.
    pub published: usize,
    /// How many are private and not on the board.
    pub private: usize,
}

impl Catalog {
    /// How much each criterion counts.
    ///
    /// # Errors
    /// Faults.
    pub async fn priority_weights(&self) -> Result<Weights, Refusal> {
        Ok(self.store.priority_weights().await?.unwrap_or_default())
    }

    /// Sets how much each criterion counts, for all agencies.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::BadValue`] where nothing would count or a weight is too great, faults.
    pub async fn set_priority_weights(&self, person: &Person, weights: &Weights) -> Result<(), Refusal> {
        person.may(Permission::ManageSettings, None)?;
        let greatest = weights.0.values().copied().max().unwrap_or(0);
        if greatest == 0 || greatest > Weights::MOST {
            return Err(Refusal::BadValue { field: "weight", value: greatest.to_string(), choices: Vec::new() });
        }
        let body = serde_json::json!({ "account": person.account(), "weights": weights });
        let event = NewEvent { kind: "priority-weights-set", dataset: None, version: None, body };
        Ok(self.store.keep_priority_weights(weights, (self.config.clock)(), &event).await?)
    }

    /// The board of an agency, or of all whose work this person may see.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for a visitor, [`Refusal::NoSuchEntry`] where there is no such agency, faults.
    pub async fn priority_board(&self, person: &Person, agency: Option<&str>) -> Result<Board, Refusal> {
        let agencies = match agency {
            Some(agency) => vec![self.visible_agency(person, agency).await?],
            None => self.inventories(person).await?.into_iter().map(|(agency, _)| agency).collect(),
        };
        let weights = self.priority_weights().await?;
        let mut board = Board { agencies, weights, next: Vec::new(), published: 0, private: 0 };
        for entry in self.store.entries(agency).await? {
            if !board.agencies.iter().any(|agency| agency.slug == entry.agency) {
                continue;
            }
            if entry.stage() >= Stage::Published {
                board.published += 1;
            } else if entry.state.access == Some(Access::Private) {
                board.private += 1;
            } else {
                let score = Score::of(&entry.state, &board.weights);
                board.next.push((entry, score));
            }
        }
        board.next.sort_by(|(one, a), (other, b)| {
            let by_score = b.total.partial_cmp(&a.total).unwrap_or(Ordering::Equal);
            by_score.then_with(|| one.state.title.cmp(&other.state.title)).then_with(|| one.id.cmp(&other.id))
        });
        Ok(board)
    }
}
