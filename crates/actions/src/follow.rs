//! Following by mail: confirmed by a letter, told of what happens, ended by one click in any letter.
//!
//! Who is told is worked out from the log, event after event, so that every door of publication is heard and nobody is told
//! twice. Never here: sentences, feeds (the portal makes them from what is public).

use std::collections::BTreeMap;

use apertura_catalog::{ContributionKind, Event, Follow, Followed, Letter, Slug};
use apertura_store::Transaction;

use crate::catalog::Catalog;
use crate::contribution::no_such;
use crate::not_taken::NotTaken;
use crate::participation::{Giver, Promise, Protection};
use crate::person::Person;
use crate::refusal::Refusal;
use crate::secret;

/// Events that one round looks at.
const EVENTS: u32 = 200;

impl Catalog {
    /// Follows something by mail. A visitor gets a letter with a link that confirms it. True where it holds already, false
    /// where a letter is on its way.
    ///
    /// # Errors
    /// [`NotTaken`], [`Refusal::NoSuchDataset`], [`Refusal::NoSuchAgency`], faults.
    pub async fn follow(
        &self,
        person: &Person,
        (followed, subject): (Followed, &str),
        giver: &Giver<'_>,
        protection: Protection<'_>,
    ) -> Result<bool, Refusal> {
        let title = self.followed_title(followed, subject).await?;
        let (mail, keys) = self.let_in(person, giver, protection).await?;
        let Some(mail) = mail else { return Err(Refusal::NotAllowed) };
        let (subject, language) = (subject.to_owned(), giver.language.to_owned());
        let promise = Promise::Follow { followed, subject, mail: mail.clone(), language };
        let mut transaction = self.store.begin(self.now()).await?;
        transaction.note_offers(&keys).await?;
        if *person != Person::Visitor {
            self.confirm_follow(&mut transaction, &promise).await?;
            transaction.commit().await?;
            return Ok(true);
        }
        let key = self.sealed(&format!("follow {} {} {mail}", followed.code(), promise.subject())).await?;
        let (link, token) = self.confirmation(&key, &promise)?;
        transaction.keep_link(&link).await?;
        let letter = Letter::new(mail, "public-confirm-follow")
            .with("title", title)
            .at(format!("/confirm/{token}"))
            .speaking(Some(giver.language.to_owned()));
        transaction.enqueue(&[letter]).await?;
        transaction.commit().await?;
        Ok(false)
    }

    /// How that is called which is followed.
    ///
    /// # Errors
    /// As [`Catalog::follow`].
    pub async fn followed_title(&self, followed: Followed, subject: &str) -> Result<String, Refusal> {
        match followed {
            Followed::Dataset => Ok(self.dataset(subject).await?.0.title),
            Followed::Agency => Ok(self.agency(subject).await?.agency.name),
            Followed::Request => {
                let request = self.contribution(&Person::Visitor, subject).await?;
                if request.kind() == ContributionKind::Request { Ok(request.title()) } else { Err(no_such(subject)) }
            }
        }
    }

    pub(crate) async fn confirm_follow(
        &self,
        transaction: &mut Transaction,
        promise: &Promise,
    ) -> Result<String, Refusal> {
        let Promise::Follow { followed, subject, mail, language } = promise else {
            return Err(NotTaken::field("what", "choice", 0).into());
        };
        let follow = Follow {
            id: secret::random(8)?,
            followed: *followed,
            subject: subject.clone(),
            mail: mail.clone(),
            language: language.clone(),
            since: self.now(),
        };
        transaction.keep_follow(&follow).await?;
        let at = match followed {
            Followed::Dataset => format!("/dataset/{subject}"),
            Followed::Request => format!("/requests/{subject}"),
            Followed::Agency => format!("/%3Fagency={subject}"),
        };
        Ok(format!("/confirmed?what=follow&now=followed&at={at}"))
    }

    /// What the link in a letter ends, with its title.
    ///
    /// # Errors
    /// [`Refusal::LinkSpent`] where it ended already or the link is not ours, faults.
    pub async fn following(&self, id: &str, seal: &str) -> Result<(Follow, String), Refusal> {
        if self.unfollow_seal(id).await? != seal {
            return Err(Refusal::LinkSpent);
        }
        let follow = self.store.following(id).await?.ok_or(Refusal::LinkSpent)?;
        let title = self.followed_title(follow.followed, &follow.subject).await;
        let title = title.unwrap_or_else(|_| follow.subject.clone());
        Ok((follow, title))
    }

    /// Ends a following; nothing happens where it ended already.
    ///
    /// # Errors
    /// [`Refusal::LinkSpent`] where the link is not ours, faults.
    pub async fn unfollow(&self, id: &str, seal: &str) -> Result<(), Refusal> {
        if self.unfollow_seal(id).await? != seal {
            return Err(Refusal::LinkSpent);
        }
        Ok(self.store.unfollow(id).await?)
    }

    async fn unfollow_seal(&self, id: &str) -> Result<String, Refusal> {
        self.sealed(&format!("unfollow {id}")).await
    }

    /// Tells followers of what happened since the last time. May be done at any time and twice.
    ///
    /// # Errors
    /// Faults; then nobody was told.
    pub async fn tell_followers(&self) -> Result<(), Refusal> {
        loop {
            let mut transaction = self.store.begin(self.now()).await?;
            let events = transaction.events_to_tell(EVENTS).await?;
            let Some(last) = events.last().map(|event| event.number) else { return Ok(()) };
            for event in &events {
                let letters = self.letters_of(&mut transaction, event).await?;
                transaction.enqueue(&letters).await?;
            }
            transaction.followers_told(last).await?;
            transaction.commit().await?;
            if events.len() < EVENTS as usize {
                return Ok(());
            }
        }
    }

    /// The letters that an event brings, one an address.
    async fn letters_of(&self, transaction: &mut Transaction, event: &Event) -> Result<Vec<Letter>, Refusal> {
        let said = |name: &str| event.body.get(name).and_then(serde_json::Value::as_str);
        let (kind, values, link, subjects) = match (event.kind.as_str(), &event.dataset, event.version) {
            ("version-published", Some(slug), Some(version)) => {
                // one that was taken back meanwhile is not told of
                let Some((dataset, latest)) = self.store.dataset(slug.as_str()).await? else { return Ok(Vec::new()) };
                if latest == 0 {
                    return Ok(Vec::new());
                }
                let kind = if version == 1 { "public-follow-new" } else { "public-follow-version" };
                let (agency, name) = (dataset.agency.slug.to_string(), dataset.agency.name);
                let values = BTreeMap::from([("title", dataset.title), ("agency", name)]);
                let subjects = vec![(Followed::Dataset, slug.to_string()), (Followed::Agency, agency)];
                (kind, values, format!("/dataset/{slug}/versions/{version}"), subjects)
            }
            ("contribution-answered", _, _) if said("what") == Some("request") => {
                let Some(id) = said("contribution") else { return Ok(Vec::new()) };
                let Ok(request) = self.contribution(&Person::Visitor, id).await else { return Ok(Vec::new()) };
                let agency = request.agency.as_ref().map(Slug::to_string).unwrap_or_default();
                let values = BTreeMap::from([("title", request.title()), ("agency", agency)]);
                ("public-follow-request", values, request.path(), vec![(Followed::Request, id.to_owned())])
            }
            _ => return Ok(Vec::new()),
        };
        let mut letters: BTreeMap<String, Letter> = BTreeMap::new();
        for (followed, subject) in subjects {
            for follow in transaction.followers(followed, &subject).await? {
                let unsubscribe = format!("/follow/{}/{}", follow.id, self.unfollow_seal(&follow.id).await?);
                let mut letter = Letter::new(follow.mail.clone(), kind)
                    .with("unsubscribe", unsubscribe)
                    .at(link.clone())
                    .speaking(Some(follow.language));
                for (name, value) in &values {
                    letter = letter.with(name, value.clone());
                }
                letters.entry(follow.mail).or_insert(letter);
            }
        }
        Ok(letters.into_values().collect())
    }
}
