//! Which team gets which card: never data of an agency that sits in the team, never the same card twice at a table, none that
//! somebody of the team has had before where that can be, each card as seldom as can be.
//!
//! Never here: what a card shows (see `card`).

use std::collections::BTreeSet;

/// A team that gets a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardTeam {
    /// Its table.
    pub table: usize,
    /// The agencies of its people.
    pub agencies: BTreeSet<String>,
    /// Cards that somebody of it has had before: they are dealt only where there is no other way.
    pub had: BTreeSet<usize>,
}

/// A team for which there is no card.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no card for team {team}")]
pub struct NoCard {
    /// Place of the team in the list.
    pub team: usize,
}

/// A card (its place among `cards`, which are given by their agencies) for each team.
///
/// # Errors
/// [`NoCard`] where a team cannot have any.
pub fn deal_cards(cards: &[String], teams: &[CardTeam]) -> Result<Vec<usize>, NoCard> {
    let fresh = |team: &usize| {
        let own = |card: &usize| !teams[*team].agencies.contains(&cards[*card]) && !teams[*team].had.contains(card);
        (0..cards.len()).filter(own).count()
    };
    // those who have fewest new cards to hope for are the first that may get one again
    let mut order: Vec<usize> = (0..teams.len()).filter(|team| !teams[*team].had.is_empty()).collect();
    order.sort_by_key(|team| (fresh(team), *team));
    let mut strict = vec![true; teams.len()];
    order.iter().filter(|team| fresh(team) == 0).for_each(|team| strict[*team] = false);
    for team in order {
        if let Ok(dealt) = deal(cards, teams, &strict) {
            return Ok(dealt);
        }
        strict[team] = false;
    }
    deal(cards, teams, &strict)
}

fn deal(cards: &[String], teams: &[CardTeam], strict: &[bool]) -> Result<Vec<usize>, NoCard> {
    let may = |team: usize, card: usize| {
        !teams[team].agencies.contains(&cards[card]) && !(strict[team] && teams[team].had.contains(&card))
    };
    if let Some(team) = (0..teams.len()).find(|team| !(0..cards.len()).any(|card| may(*team, card))) {
        return Err(NoCard { team });
    }
    // the least number of uses at which everybody has a card, by augmenting paths (Kuhn 1955)
    'uses: for uses in teams.len().div_ceil(cards.len().max(1)).max(1)..=teams.len() {
        let mut dealt: Vec<Option<usize>> = vec![None; teams.len()];
        for team in 0..teams.len() {
            let mut seen = vec![false; cards.len()];
            if !give(team, cards.len(), uses, &may, teams, &mut dealt, &mut seen) {
                continue 'uses;
            }
        }
        return dealt.into_iter().enumerate().map(|(team, card)| card.ok_or(NoCard { team })).collect();
    }
    // tables of two teams with one card between them: the second has none
    let second = (0..teams.len()).find(|team| (0..*team).any(|other| teams[other].table == teams[*team].table));
    Err(NoCard { team: second.unwrap_or(0) })
}

/// Gives a team a card, moving others to other cards where that is needed.
fn give(
    team: usize,
    cards: usize,
    uses: usize,
    may: &dyn Fn(usize, usize) -> bool,
    teams: &[CardTeam],
    dealt: &mut Vec<Option<usize>>,
    seen: &mut Vec<bool>,
) -> bool {
    // each team begins with another card, so that neighbors differ
    for card in (0..cards).map(|at| (at + team) % cards) {
        let at_table = |dealt: &[Option<usize>]| {
            (0..teams.len()).any(|o| o != team && teams[o].table == teams[team].table && dealt[o] == Some(card))
        };
        if seen[card] || !may(team, card) || at_table(dealt) {
            continue;
        }
        seen[card] = true;
        let holders: Vec<usize> = (0..teams.len()).filter(|other| dealt[*other] == Some(card)).collect();
        if holders.len() < uses {
            dealt[team] = Some(card);
            return true;
        }
        for holder in holders {
            dealt[holder] = None;
            dealt[team] = Some(card);
            if give(holder, cards, uses, may, teams, dealt, seen) {
                return true;
            }
            dealt[team] = None;
            dealt[holder] = Some(card);
        }
    }
    false
}
