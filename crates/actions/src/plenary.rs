//! The plenary of a workshop: what teams hand in by their link, what may be shown of it, the vote.
//!
//! A picture of people is shown only where all who are in it agreed. Never here: pixels (see `photo`), pages.

use std::collections::{BTreeMap, BTreeSet};

use apertura_catalog::Permission;
use apertura_store::{KeptPerson, KeptTeam};
use apertura_workshop::plenary::{refusing, seat_of};
use apertura_workshop::{Piece, Plenary, Shows, Voting, Workshop};

use crate::account::{event, line};
use crate::catalog::Catalog;
use crate::person::Person;
use crate::photo::made_anew;
use crate::refusal::Refusal;
use crate::secret;
use crate::workshop::no_such;

/// Longest claim, in letters.
const MOST_CLAIM: usize = 300;

/// A team with what may be shown of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// What its link holds.
    pub token: String,
    /// Table and team: `3B`.
    pub seat: String,
    /// What it shows.
    pub piece: Option<Piece>,
    /// True where its picture may be shown.
    pub shown: bool,
    /// Names at its table who do not want to be in photographs; for those who hold the workshop.
    pub refusing: Vec<String>,
    /// Its votes, once the vote is closed.
    pub votes: Option<usize>,
}

/// The plenary of a workshop.
#[derive(Clone, Debug)]
pub struct PlenaryView {
    /// The workshop.
    pub workshop: Workshop,
    /// How it is held.
    pub plenary: Plenary,
    /// The teams, by seat.
    pub teams: Vec<Team>,
    /// How many have voted.
    pub votes: usize,
}

/// What a team hands in.
#[derive(Clone, Debug, Default)]
pub struct NewPiece {
    /// What the chart says.
    pub claim: String,
    /// What the picture shows, in words.
    pub alternative: String,
    /// What is in it.
    pub shows: Shows,
    /// True where all who are in it agreed.
    pub agreed: bool,
    /// The file as it was sent; none keeps the picture that there is.
    pub picture: Option<Vec<u8>>,
}

/// A piece that the closing report may show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportPiece {
    /// Table and team: `3B`.
    pub seat: String,
    /// What the chart says.
    pub claim: String,
    /// What the picture shows, in words.
    pub alternative: String,
    /// The picture, JPEG; none where it may not be shown.
    pub picture: Option<Vec<u8>>,
}

impl Catalog {
    /// The plenary, for those who hold the workshop.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], faults.
    pub async fn plenary(&self, person: &Person, id: &str) -> Result<PlenaryView, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        self.plenary_view(id).await
    }

    /// Gives every team that sits its link. Gives how many are new.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], faults.
    pub async fn open_plenary(&self, person: &Person, id: &str) -> Result<usize, Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let known: BTreeSet<String> = self.store.plenary_teams(id).await?.into_iter().map(|team| team.seat).collect();
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.workshop(id).await?.ok_or_else(|| no_such(id))?;
        let people = transaction.workshop_people(id).await?;
        let sat: BTreeSet<String> =
            people.iter().filter(|(one, _)| one.comes()).filter_map(|(one, _)| Some(one.seat?.label())).collect();
        let new: Vec<&String> = sat.difference(&known).collect();
        for seat in &new {
            transaction.add_plenary_team(&secret::random(16)?, id, seat).await?;
        }
        if !new.is_empty() {
            let body = serde_json::json!({ "workshop": id, "teams": new.len(), "by": person.account() });
            transaction.append(&event("plenary-opened", body)).await?;
        }
        let count = new.len();
        transaction.commit().await?;
        Ok(count)
    }

    /// Says whether everybody sees the gallery, and how the vote stands.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], faults.
    pub async fn hold_plenary(&self, person: &Person, id: &str, public: bool, voting: Voting) -> Result<(), Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let before = self.store.plenary(id).await?;
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.workshop(id).await?.ok_or_else(|| no_such(id))?;
        transaction.keep_plenary(id, &Plenary { public, voting, ..before }).await?;
        let body = serde_json::json!({ "workshop": id, "public": public, "voting": voting, "by": person.account() });
        transaction.append(&event("plenary-changed", body)).await?;
        Ok(transaction.commit().await?)
    }

    /// The team whose link this is, and its workshop; how many at its table refuse photographs.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRegistration`], faults.
    pub async fn plenary_team(&self, token: &str) -> Result<(Workshop, KeptTeam, usize), Refusal> {
        let team = self.store.plenary_team(token).await?.ok_or(Refusal::NoSuchRegistration)?;
        let (workshop, _) = self.store.workshop(&team.workshop).await?.ok_or(Refusal::NoSuchRegistration)?;
        let people = self.store.workshop_people(&workshop.id).await?;
        let count = names(&people, &team.seat).len();
        Ok((workshop, team, count))
    }

    /// A team's own picture, by its link.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRegistration`], faults.
    pub async fn team_picture(&self, token: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let team = self.store.plenary_team(token).await?.ok_or(Refusal::NoSuchRegistration)?;
        Ok(self.store.plenary_picture(&team.workshop, &team.seat).await?)
    }

    /// Takes what a team hands in.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRegistration`]; [`Refusal::Workshop`] for no claim, a picture without words, one of people without
    /// their consent, or a file that is no picture; faults.
    pub async fn hand_in_piece(&self, token: &str, new: NewPiece) -> Result<(), Refusal> {
        let (workshop, team, _) = self.plenary_team(token).await?;
        let claim: String = line(&new.claim).chars().take(MOST_CLAIM).collect();
        let alternative: String = line(&new.alternative).chars().take(MOST_CLAIM).collect();
        let picture = new.picture.is_some() || team.piece.as_ref().is_some_and(|piece| piece.picture);
        let wrong = [
            ("plenary-claim", claim.is_empty()),
            ("photo-words", picture && alternative.is_empty()),
            ("photo-consent", picture && new.shows == Shows::People && !new.agreed),
        ];
        if let Some((code, _)) = wrong.into_iter().find(|(_, wrong)| *wrong) {
            return Err(Refusal::Workshop(code));
        }
        let made = match new.picture {
            Some(bytes) => {
                let made = tokio::task::spawn_blocking(move || made_anew(&bytes)).await;
                Some(made.map_err(|why| Refusal::Fault { why: why.to_string() })??)
            }
            None => None,
        };
        let piece = Piece { claim, alternative, shows: new.shows, agreed: new.agreed, looked: false, picture };
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.keep_piece(&workshop.id, &team.seat, &piece, made.as_deref()).await?;
        let body = serde_json::json!({ "workshop": workshop.id, "team": team.seat, "picture": picture });
        transaction.append(&event("plenary-piece", body)).await?;
        Ok(transaction.commit().await?)
    }

    /// Says that nobody is in a picture who refuses photographs; or takes the picture away.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], [`Refusal::NoSuchRegistration`] for no such team; faults.
    pub async fn judge_piece(&self, person: &Person, id: &str, seat: &str, keep: bool) -> Result<(), Refusal> {
        person.may(Permission::RunWorkshops, None)?;
        let team = self.store.plenary_teams(id).await?.into_iter().find(|team| team.seat == seat);
        let mut piece = team.and_then(|team| team.piece).ok_or(Refusal::NoSuchRegistration)?;
        piece.looked = keep;
        piece.picture &= keep;
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.keep_piece(id, seat, &piece, None).await?;
        let body = serde_json::json!({ "workshop": id, "team": seat, "kept": keep, "by": person.account() });
        transaction.append(&event("plenary-judged", body)).await?;
        Ok(transaction.commit().await?)
    }

    /// The gallery as those see it who came, by their personal link; whether they may still vote, and their own team.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRegistration`], also from somebody who did not come; faults.
    pub async fn own_gallery(&self, token: &str) -> Result<(PlenaryView, bool, Option<String>), Refusal> {
        let (workshop, person) = self.registration(token).await?;
        if person.present.is_none() {
            return Err(Refusal::NoSuchRegistration);
        }
        let view = self.plenary_view(&workshop.id).await?;
        let voted = self.store.workshop_marks(&person.id).await?.iter().any(|mark| mark == "voted");
        Ok((closed_to_others(view), !voted, person.seat.map(|seat| seat.label())))
    }

    /// The gallery that everybody sees.
    ///
    /// # Errors
    /// [`Refusal::NoSuchWorkshop`], also where it is not public; faults.
    pub async fn public_gallery(&self, id: &str) -> Result<PlenaryView, Refusal> {
        let view = self.plenary_view(id).await?;
        if view.plenary.public { Ok(closed_to_others(view)) } else { Err(no_such(id)) }
    }

    /// A picture that may be shown in this gallery; none where it may not.
    ///
    /// # Errors
    /// Faults.
    pub async fn gallery_picture(&self, view: &PlenaryView, seat: &str) -> Result<Option<Vec<u8>>, Refusal> {
        if !view.teams.iter().any(|team| team.seat == seat && team.shown) {
            return Ok(None);
        }
        Ok(self.store.plenary_picture(&view.workshop.id, seat).await?)
    }

    /// Votes for a team: once, and not for one's own.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRegistration`]; [`Refusal::Workshop`] where there is no vote now, for one's own team, a team that
    /// shows nothing, or a second time; faults.
    pub async fn vote(&self, token: &str, seat: &str) -> Result<(), Refusal> {
        let (view, _, own) = self.own_gallery(token).await?;
        let (_, person) = self.registration(token).await?;
        if view.plenary.voting != Voting::Open {
            return Err(Refusal::Workshop("vote-closed"));
        }
        if own.as_deref() == Some(seat) || !view.teams.iter().any(|team| team.seat == seat && team.piece.is_some()) {
            return Err(Refusal::Workshop("vote-team"));
        }
        let mut transaction = self.store.begin(self.now()).await?;
        if !transaction.mark_workshop_person(&person.id, "voted").await? {
            return Err(Refusal::Workshop("vote-twice"));
        }
        transaction.keep_plenary_vote(&secret::random(16)?, &view.workshop.id, seat).await?;
        let body = serde_json::json!({ "workshop": view.workshop.id });
        transaction.append(&event("plenary-vote", body)).await?;
        Ok(transaction.commit().await?)
    }

    /// What the closing report may show of the plenary: claims, and pictures with consent only.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchWorkshop`], faults.
    pub async fn plenary_for_report(&self, person: &Person, id: &str) -> Result<Vec<ReportPiece>, Refusal> {
        let view = self.plenary(person, id).await?;
        let mut pieces = Vec::new();
        for team in &view.teams {
            let Some(piece) = &team.piece else { continue };
            pieces.push(ReportPiece {
                seat: team.seat.clone(),
                claim: piece.claim.clone(),
                alternative: piece.alternative.clone(),
                picture: self.gallery_picture(&view, &team.seat).await?,
            });
        }
        Ok(pieces)
    }

    /// What remains of a plenary once people are forgotten.
    pub(crate) async fn plenary_counts(&self, id: &str) -> Result<Plenary, Refusal> {
        let view = self.plenary_view(id).await?;
        let pieces = view.teams.iter().filter(|team| team.piece.is_some()).count();
        Ok(Plenary { public: false, pieces, votes: view.votes, ..view.plenary })
    }

    async fn plenary_view(&self, id: &str) -> Result<PlenaryView, Refusal> {
        let (workshop, _) = self.store.workshop(id).await?.ok_or_else(|| no_such(id))?;
        let plenary = self.store.plenary(id).await?;
        let people = self.store.workshop_people(id).await?;
        let votes: BTreeMap<String, usize> = self.store.plenary_votes(id).await?.into_iter().collect();
        let team = |kept: KeptTeam| {
            let refusing = names(&people, &kept.seat);
            let votes = votes.get(&kept.seat).copied().unwrap_or(0);
            Team {
                shown: kept.piece.as_ref().is_some_and(|piece| piece.may_be_shown(refusing.len())),
                votes: (plenary.voting == Voting::Closed).then_some(votes),
                token: kept.token,
                seat: kept.seat,
                piece: kept.piece,
                refusing,
            }
        };
        let teams = self.store.plenary_teams(id).await?.into_iter().map(team).collect();
        Ok(PlenaryView { workshop, teams, votes: votes.values().sum(), plenary })
    }
}

/// Without what only those may see who hold the workshop.
fn closed_to_others(mut view: PlenaryView) -> PlenaryView {
    view.teams.retain(|team| team.piece.is_some());
    for team in &mut view.teams {
        team.token.clear();
        team.refusing.clear();
    }
    view
}

/// Names at a team's table who do not want to be in photographs.
fn names(people: &[KeptPerson], seat: &str) -> Vec<String> {
    let Some(seat) = seat_of(seat) else { return Vec::new() };
    refusing(people.iter().map(|(person, _)| person), seat.table).iter().map(|person| person.name.clone()).collect()
}
