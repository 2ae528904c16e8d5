//! Contributions of the public: offered, confirmed, looked at, shown, answered by a position.
//!
//! Never here: what is asked of a form before (see `participation`), what is particular to data requests (see
//! `data_request`), SQL.

use apertura_catalog::contribution::{Answer, Body, LONGEST_NAME, LONGEST_TEXT, LONGEST_TITLE};
use apertura_catalog::{
    Contribution, ContributionKind, ContributionState, Letter, Moderation, Permission, ReuseSort, Slug, reuse,
};
use apertura_store::{Contact, ContributionQuery, NewEvent, Transaction};
use jiff::SignedDuration;

use crate::attempt::after;
use crate::catalog::Catalog;
use crate::not_taken::NotTaken;
use crate::participation::{Giver, Promise, Protection, public_line, public_text};
use crate::participation_settings::ModerationRule;
use crate::person::Person;
use crate::refusal::Refusal;
use crate::secret;

/// How long an address is kept after the last answer, so that whoever asked may still be told of a second thought.
const AFTERWARDS: SignedDuration = SignedDuration::from_hours(24 * 30);
/// Datasets that one reuse names at most.
const MOST_DATASETS: usize = 20;

/// Something that somebody offers.
#[derive(Clone, Debug)]
pub struct Offer<'a> {
    /// What it is, as it was written.
    pub body: Body,
    /// How they want to be called; may be empty.
    pub name: &'a str,
    /// The agency that it concerns, where they know; of what is about a dataset the dataset's.
    pub agency: Option<&'a str>,
    /// The dataset that it is about.
    pub dataset: Option<&'a str>,
    /// Who stands behind it.
    pub giver: Giver<'a>,
    /// What the form carries.
    pub protection: Protection<'a>,
}

/// What somebody decided about a contribution of the public.
#[derive(Clone, Debug, Default)]
pub struct Look<'a> {
    /// Shown, or not.
    pub show: bool,
    /// Why not; needed where it is not shown.
    pub reason: &'a str,
    /// The agency that it concerns, where nobody knew before.
    pub agency: Option<&'a str>,
}

/// What an agency answers.
#[derive(Clone, Debug)]
pub struct Reply<'a> {
    /// The state after it.
    pub state: ContributionState,
    /// What is said.
    pub text: &'a str,
    /// Why it is not possible.
    pub reason: &'a str,
    /// The law and article on which that rests.
    pub legal_ground: &'a str,
    /// A request: the entry of the inventory to which it is joined.
    pub entry: Option<&'a str>,
    /// A request: the dataset in which the data are published.
    pub published_as: Option<&'a str>,
    /// An error: the version in which it is corrected.
    pub corrected_in: Option<u32>,
}

impl Catalog {
    /// Takes in what somebody offers. A visitor gets a letter with a link that confirms it; of somebody who has signed in
    /// the address is known. Gives the contribution as it is kept.
    ///
    /// # Errors
    /// [`NotTaken`], [`Refusal::NoSuchDataset`], [`Refusal::NoSuchAgency`], [`Refusal::NoSuchColumn`], faults.
    pub async fn offer(&self, person: &Person, offer: &Offer<'_>) -> Result<Contribution, Refusal> {
        let (mail, keys) = self.let_in(person, &offer.giver, offer.protection).await?;
        let (body, agency, dataset) = self.checked(offer).await?;
        let now = self.now();
        let known = *person != Person::Visitor;
        let mut contribution = Contribution {
            id: secret::random(8)?,
            moderation: Moderation::Unconfirmed,
            state: ContributionState::Received,
            written: now,
            changed: now,
            name: public_line("name", offer.name, 0, LONGEST_NAME)?,
            language: offer.giver.language.to_owned(),
            agency,
            dataset,
            supporters: 0,
            answers: Vec::new(),
            hidden_because: String::new(),
            body,
        };
        let id = contribution.id.clone();
        let mut transaction = self.store.begin(now).await?;
        transaction.note_offers(&keys).await?;
        transaction.keep_contribution(&contribution).await?;
        if let Some(mail) = mail {
            let contact = Contact { mail: mail.clone(), language: offer.giver.language.to_owned() };
            let days = i64::from(self.config.participation.keep_days);
            transaction.keep_contact(&id, &contact, after(now, SignedDuration::from_hours(24 * days))).await?;
            if !known {
                let (link, token) = self.confirmation(&id, &Promise::Contribution { id: id.clone() })?;
                transaction.keep_link(&link).await?;
                let letter = Letter::new(mail, "public-confirm")
                    .with("title", contribution.title())
                    .with("kind", contribution.kind().code())
                    .at(format!("/confirm/{token}"))
                    .speaking(Some(contact.language));
                transaction.enqueue(&[letter]).await?;
            }
        }
        if known {
            self.confirm_contribution(&mut transaction, &id).await?;
            contribution = transaction.contribution(&id).await?.unwrap_or(contribution);
        }
        transaction.commit().await?;
        Ok(contribution)
    }

    /// What was written, put in order, with the agency and the dataset that it concerns.
    async fn checked(&self, offer: &Offer<'_>) -> Result<(Body, Option<Slug>, Option<Slug>), Refusal> {
        let mut agency = None;
        if let Some(slug) = offer.agency {
            agency = Some(self.agency(slug).await?.agency.slug);
        }
        let mut dataset = None;
        let mut body = offer.body.clone();
        if let Some(slug) = offer.dataset {
            let (found, latest) = self.dataset(slug).await?;
            (agency, dataset) = (Some(found.agency.slug), Some(found.slug));
            let (number, column) = match &mut body {
                Body::Question(question) => {
                    question.version = latest;
                    (latest, question.column.clone())
                }
                Body::ErrorReport(report) => (report.version, report.column.clone()),
                Body::Request(_) | Body::Reuse(_) => (latest, None),
            };
            let version = self.version(slug, Some(number)).await?;
            let names = || version.dictionary.fields.iter().map(|field| field.name.clone());
            if let Some(column) = column.filter(|column| !names().any(|name| name == *column)) {
                return Err(Refusal::NoSuchColumn { column, choices: names().collect() });
            }
            if let Body::ErrorReport(report) = &body
                && report.row.is_some_and(|row| row == 0 || row > version.rows)
            {
                return Err(NotTaken::field("row", "choice", 0).into());
            }
        }
        match &mut body {
            Body::Request(request) => {
                request.title = public_line("title", &request.title, 8, LONGEST_TITLE)?;
                request.text = public_text("text", &request.text, 20, LONGEST_TEXT)?;
                request.purpose = public_text("purpose", &request.purpose, 0, LONGEST_TEXT)?;
                (request.entry, request.published_as, request.counted) = (None, None, 0);
            }
            Body::Question(question) => question.text = public_text("text", &question.text, 10, LONGEST_TEXT)?,
            Body::ErrorReport(report) => {
                report.text = public_text("text", &report.text, 10, LONGEST_TEXT)?;
                report.corrected_in = None;
            }
            Body::Reuse(made) => {
                made.title = public_line("title", &made.title, 4, LONGEST_TITLE)?;
                made.text = public_text("text", &made.text, 20, LONGEST_TEXT)?;
                made.link = made.link.trim().to_owned();
                if !reuse::is_web_address(&made.link) {
                    let why = if made.link.is_empty() { "missing" } else { "link" };
                    return Err(NotTaken::field("link", why, 0).into());
                }
                made.datasets.sort();
                made.datasets.dedup();
                made.datasets.truncate(MOST_DATASETS);
                if made.datasets.is_empty() {
                    return Err(NotTaken::field("datasets", "missing", 0).into());
                }
                for (index, slug) in made.datasets.iter().enumerate() {
                    let (found, _) = self.dataset(slug.as_str()).await?;
                    // whoever published the first of them looks at it
                    if index == 0 {
                        agency = Some(found.agency.slug);
                    }
                }
                debug_assert!(ReuseSort::ALL.contains(&made.sort));
            }
        }
        if dataset.is_none() && matches!(body, Body::Question(_) | Body::ErrorReport(_)) {
            return Err(NotTaken::field("dataset", "missing", 0).into());
        }
        Ok((body, agency, dataset))
    }

    /// A contribution that was confirmed waits for somebody who looks, or is shown at once where the settings say so.
    pub(crate) async fn confirm_contribution(
        &self,
        transaction: &mut Transaction,
        id: &str,
    ) -> Result<String, Refusal> {
        let mut contribution = transaction.contribution(id).await?.ok_or_else(|| no_such(id))?;
        if contribution.moderation != Moderation::Unconfirmed {
            return Err(Refusal::LinkSpent);
        }
        let at_once = self.config.participation.moderation == ModerationRule::After;
        contribution.moderation = if at_once { Moderation::Shown } else { Moderation::Waiting };
        contribution.changed = self.now();
        transaction.keep_contribution(&contribution).await?;
        transaction.append(&event("contribution-received", &contribution, None, serde_json::json!({}))).await?;
        if !at_once {
            transaction.enqueue(&self.tell_moderators(&contribution).await?).await?;
        }
        let state = if at_once { "shown" } else { "waiting" };
        Ok(format!("/confirmed?what={}&now={state}&at={}", contribution.kind().code(), encoded(&contribution.path())))
    }

    /// A letter to those of the agency who look at what the public wrote; where it has none, to the coordination's.
    async fn tell_moderators(&self, contribution: &Contribution) -> Result<Vec<Letter>, Refusal> {
        let letter = |account: &apertura_catalog::Account| {
            Letter::new(account.mail.clone(), "moderation-waiting")
                .with("title", contribution.title())
                .with("kind", contribution.kind().code())
                .at("/moderation")
                .speaking(account.language.clone())
        };
        let accounts = self.store.accounts().await?;
        let agency = contribution.agency.as_ref();
        let open = || accounts.iter().filter(|account| account.closed.is_none());
        let own: Vec<Letter> = open()
            .filter(|account| {
                let mut grants = account.grants.iter().filter(|grant| grant.agency.is_some());
                agency.is_some() && grants.any(|grant| Permission::Moderate.given_by(grant, agency))
            })
            .map(letter)
            .collect();
        if !own.is_empty() {
            return Ok(own);
        }
        let everywhere =
            open().filter(|account| account.grants.iter().any(|grant| Permission::Moderate.given_by(grant, None)));
        Ok(everywhere.map(letter).collect())
    }

    /// What the public sees of one sort, the one that changed last first.
    ///
    /// # Errors
    /// Faults.
    pub async fn contributions(
        &self,
        kind: ContributionKind,
        agency: Option<&str>,
        dataset: Option<&str>,
    ) -> Result<Vec<Contribution>, Refusal> {
        let moderation = Some(Moderation::Shown);
        let query = ContributionQuery { kind: Some(kind), moderation, state: None, agency, dataset };
        Ok(self.store.contributions(&query).await?)
    }

    /// One contribution: what is shown for everybody, what waits or is hidden for those who moderate it.
    ///
    /// # Errors
    /// [`NotTaken::NoSuch`], faults.
    pub async fn contribution(&self, person: &Person, id: &str) -> Result<Contribution, Refusal> {
        let found = self.store.contribution(id).await?.filter(|found| match found.moderation {
            Moderation::Shown => true,
            Moderation::Unconfirmed => false,
            Moderation::Waiting | Moderation::Hidden => person.can(Permission::Moderate, found.agency.as_ref()),
        });
        found.ok_or_else(|| no_such(id))
    }

    /// What waits for this person to look at, the oldest first.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] where they moderate nothing, faults.
    pub async fn to_moderate(&self, person: &Person, moderation: Moderation) -> Result<Vec<Contribution>, Refusal> {
        if !person.can_somewhere(Permission::Moderate) {
            return Err(person.refused(Permission::Moderate));
        }
        let query = ContributionQuery { moderation: Some(moderation), ..ContributionQuery::default() };
        let mut found = self.store.contributions(&query).await?;
        found.retain(|contribution| person.can(Permission::Moderate, contribution.agency.as_ref()));
        found.reverse();
        Ok(found)
    }

    /// What waits for this person's answer, the oldest first.
    ///
    /// # Errors
    /// Faults.
    pub async fn to_answer(&self, person: &Person) -> Result<Vec<Contribution>, Refusal> {
        if !person.can_somewhere(Permission::AnswerPublic) {
            return Ok(Vec::new());
        }
        let query = ContributionQuery { moderation: Some(Moderation::Shown), ..ContributionQuery::default() };
        let mut found = self.store.contributions(&query).await?;
        found.retain(|contribution| {
            contribution.waits_for_answer() && person.can(Permission::AnswerPublic, contribution.agency.as_ref())
        });
        found.sort_by(|one, other| (one.written, &one.id).cmp(&(other.written, &other.id)));
        Ok(found)
    }

    /// Shows what the public wrote, or not, with the reason. Whoever wrote it is told, where they can be.
    ///
    /// # Errors
    /// [`NotTaken`], [`Refusal::NotAllowed`], [`Refusal::NoSuchAgency`], faults.
    pub async fn moderate(&self, person: &Person, id: &str, look: &Look<'_>) -> Result<Contribution, Refusal> {
        let now = self.now();
        let assigned = match look.agency {
            Some(slug) => Some(self.agency(slug).await?.agency.slug),
            None => None,
        };
        let mut transaction = self.store.begin(now).await?;
        let mut contribution = transaction.contribution(id).await?.ok_or_else(|| no_such(id))?;
        if contribution.moderation == Moderation::Unconfirmed {
            return Err(no_such(id));
        }
        person.may(Permission::Moderate, contribution.agency.as_ref())?;
        if assigned.is_some() && contribution.dataset.is_none() {
            contribution.agency = assigned;
        }
        contribution.moderation = if look.show { Moderation::Shown } else { Moderation::Hidden };
        contribution.hidden_because =
            if look.show { String::new() } else { public_text("reason", look.reason, 5, LONGEST_TEXT)? };
        contribution.changed = now;
        let kind = if look.show { "contribution-shown" } else { "contribution-hidden" };
        transaction.keep_contribution(&contribution).await?;
        transaction.append(&event(kind, &contribution, Some(person), serde_json::json!({}))).await?;
        let told = if look.show { "public-shown" } else { "public-hidden" };
        self.tell(&mut transaction, told, &contribution, look.reason).await?;
        if !look.show || contribution.kind() == ContributionKind::Reuse {
            transaction.keep_contact_until(id, now).await?;
        }
        transaction.commit().await?;
        Ok(contribution)
    }

    /// Answers what the public asked, by position. Whoever asked is told, where they can be.
    ///
    /// # Errors
    /// [`NotTaken`], [`Refusal::NotAllowed`], [`Refusal::NoSuchDataset`], [`Refusal::NoSuchEntry`], faults.
    pub async fn answer(&self, person: &Person, id: &str, reply: &Reply<'_>) -> Result<Contribution, Refusal> {
        let now = self.now();
        let mut transaction = self.store.begin(now).await?;
        let mut contribution = transaction.contribution(id).await?.ok_or_else(|| no_such(id))?;
        let shown = contribution.moderation == Moderation::Shown;
        person.may(Permission::AnswerPublic, contribution.agency.as_ref())?;
        if !shown || !contribution.kind().next(contribution.state).contains(&reply.state) {
            return Err(NotTaken::WrongStep { from: contribution.state.code() }.into());
        }
        let text = public_text("text", reply.text, 2, LONGEST_TEXT)?;
        let (mut reason, mut legal_ground) = (String::new(), String::new());
        if reply.state == ContributionState::NotPossible {
            reason = public_text("reason", reply.reason, 10, LONGEST_TEXT)?;
            legal_ground = public_text("legal-ground", reply.legal_ground, 5, LONGEST_TEXT)?;
        }
        match contribution.kind() {
            ContributionKind::Request => {
                self.request_answered(&mut transaction, &mut contribution, person, reply).await?
            }
            ContributionKind::ErrorReport => self.report_answered(&mut contribution, reply).await?,
            ContributionKind::Question | ContributionKind::Reuse => {}
        }
        let agency = contribution.agency.clone();
        let (position, own) = self.position(person, agency.as_ref()).await?;
        let at = now;
        let agency = agency.filter(|_| own);
        let state = reply.state;
        contribution.answers.push(Answer { at, agency, position, state, text: text.clone(), reason, legal_ground });
        contribution.state = state;
        contribution.changed = now;
        transaction.keep_contribution(&contribution).await?;
        let more = serde_json::json!({ "state": state.code() });
        transaction.append(&event("contribution-answered", &contribution, Some(person), more)).await?;
        self.tell(&mut transaction, "public-answered", &contribution, &text).await?;
        if state.is_final() {
            transaction.keep_contact_until(id, after(now, AFTERWARDS)).await?;
        }
        transaction.commit().await?;
        Ok(contribution)
    }

    /// An error is corrected in a version that there is.
    async fn report_answered(&self, contribution: &mut Contribution, reply: &Reply<'_>) -> Result<(), Refusal> {
        let Body::ErrorReport(report) = &mut contribution.body else { return Ok(()) };
        report.corrected_in = None;
        if let (ContributionState::Corrected, Some(slug)) = (reply.state, &contribution.dataset) {
            let number = reply.corrected_in.ok_or_else(|| NotTaken::field("corrected-in", "missing", 0))?;
            self.version(slug.as_str(), Some(number)).await?;
            report.corrected_in = Some(number);
        }
        Ok(())
    }

    /// The position of a person, and whether they speak for the agency: the coordination does not.
    async fn position(&self, person: &Person, agency: Option<&Slug>) -> Result<(String, bool), Refusal> {
        let Person::Member(member) = person else { return Ok((String::new(), agency.is_some())) };
        let own = member.grants.iter().any(|grant| agency.is_some() && grant.agency.as_ref() == agency);
        let account = self.store.account(&member.account).await?;
        Ok((account.map(|account| account.position).unwrap_or_default(), own))
    }

    /// A letter to whoever wrote a contribution, where their address is still kept.
    async fn tell(
        &self,
        transaction: &mut Transaction,
        kind: &str,
        contribution: &Contribution,
        text: &str,
    ) -> Result<(), Refusal> {
        let Some(contact) = transaction.contact(&contribution.id).await? else { return Ok(()) };
        let letter = Letter::new(contact.mail, kind)
            .with("title", contribution.title())
            .with("kind", contribution.kind().code())
            .with("state", contribution.state.code())
            .with("text", text)
            .at(contribution.path())
            .speaking(Some(contact.language));
        Ok(transaction.enqueue(&[letter]).await?)
    }
}

/// An event about a contribution: ids and codes, no word of anybody.
pub(crate) fn event(
    kind: &'static str,
    contribution: &Contribution,
    person: Option<&Person>,
    mut body: serde_json::Value,
) -> NewEvent {
    body["contribution"] = contribution.id.as_str().into();
    body["what"] = contribution.kind().code().into();
    body["agency"] = contribution.agency.as_ref().map(Slug::as_str).into();
    if let Some(person) = person {
        body["account"] = person.account().into();
    }
    NewEvent { kind, dataset: contribution.dataset.clone(), version: None, body }
}

pub(crate) fn no_such(id: &str) -> Refusal {
    NotTaken::NoSuch { id: id.to_owned() }.into()
}

/// A path as a value of a query.
fn encoded(path: &str) -> String {
    path.replace('#', "%23")
}
