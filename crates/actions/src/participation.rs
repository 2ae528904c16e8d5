//! Taking in what the public gives: settings, forms that machines cannot send by the thousand, confirmation by mail, and
//! forgetting.
//!
//! ```text
//! form ─stamp, trap, rate─▶ unconfirmed ─link in a letter─▶ waiting ─somebody looks─▶ shown ─▶ answered
//! ```
//!
//! No outside service takes part. Network and mail addresses are kept as keyed hashes, or apart until their day has come.
//! Never here: what contributions are (see `contribution`), sentences.

use apertura_catalog::Followed;
use apertura_catalog::account::fold_mail;
use apertura_store::{NewEvent, OneTimeLink};
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::attempt::{after, before};
use crate::catalog::Catalog;
use crate::not_taken::NotTaken;
use crate::person::Person;
use crate::refusal::Refusal;
use crate::secret;

/// A form that is sent sooner was not filled in by a person.
const QUICKEST: SignedDuration = SignedDuration::from_secs(3);
/// A form opens for so long.
const OLDEST: SignedDuration = SignedDuration::from_hours(24);
/// Offers are counted over this time.
const WINDOW: SignedDuration = SignedDuration::from_hours(1);
/// Offers from one network address within the window: a whole office or school may stand behind one.
const PER_ADDRESS: u32 = 12;
/// Offers with one mail address within the window.
const PER_MAIL: u32 = 5;
/// How long the link of a confirmation opens, and how long what nobody confirmed is kept.
const UNCONFIRMED: SignedDuration = SignedDuration::from_hours(72);
/// How long what was hidden is kept, so that the decision can be looked at again.
const HIDDEN: SignedDuration = SignedDuration::from_hours(24 * 180);
/// Web addresses in one text: more is advertising.
const MOST_LINKS: usize = 3;

/// What a public form carries beside its fields.
#[derive(Clone, Copy, Debug, Default)]
pub struct Protection<'a> {
    /// The stamp that the form was shown with.
    pub stamp: &'a str,
    /// What stands in the field that people do not see.
    pub trap: &'a str,
    /// The network address that it comes from; none where unknown.
    pub address: Option<&'a str>,
}

/// Who stands behind an offer.
#[derive(Clone, Debug, Default)]
pub struct Giver<'a> {
    /// Mail address; not needed of somebody who has signed in.
    pub mail: &'a str,
    /// BCP 47 tag of the language that they read.
    pub language: &'a str,
}

/// What waits behind a link of a confirmation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Promise {
    /// A contribution.
    Contribution {
        /// Its id.
        id: String,
    },
    /// The support of a request.
    Support {
        /// The request.
        id: String,
        /// Keyed hash of the mail address.
        supporter: String,
    },
    /// Following something by mail.
    Follow {
        /// What sort of thing.
        followed: Followed,
        /// Slug or id.
        subject: String,
        /// The mail address.
        mail: String,
        /// BCP 47 tag of the reader's language.
        language: String,
    },
}

impl Promise {
    /// The slug or id of what it is about.
    pub fn subject(&self) -> &str {
        match self {
            Promise::Contribution { id } | Promise::Support { id, .. } => id,
            Promise::Follow { subject, .. } => subject,
        }
    }
}

/// The purpose of the one-time links.
pub(crate) const PURPOSE: &str = "participation";

impl Catalog {
    /// True where the public may give something.
    pub fn takes_part(&self) -> bool {
        self.config.participation.open
    }

    /// The stamp of a public form: when it was shown, sealed.
    ///
    /// # Errors
    /// Faults.
    pub async fn form_stamp(&self) -> Result<String, Refusal> {
        let seconds = self.now().as_second();
        Ok(format!("{seconds:x}-{}", self.sealed(&format!("stamp {seconds}")).await?))
    }

    /// A keyed hash, 64 hexadecimal digits.
    pub(crate) async fn sealed(&self, text: &str) -> Result<String, Refusal> {
        let key = self.store.participation_key().await?;
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).map_err(|why| Refusal::Fault { why: why.to_string() })?;
        mac.update(text.as_bytes());
        Ok(mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Says no to a public form that no person filled in, and to the too many of one address. Gives the mail address,
    /// folded, and the keys under which the offer is counted. Of a member the account's own.
    pub(crate) async fn let_in(
        &self,
        person: &Person,
        giver: &Giver<'_>,
        protection: Protection<'_>,
    ) -> Result<(Option<String>, Vec<String>), Refusal> {
        if !self.config.participation.open {
            return Err(NotTaken::Closed.into());
        }
        match person {
            Person::Operator => return Ok((None, Vec::new())),
            Person::Member(member) => {
                let account = self.store.account(&member.account).await?;
                return Ok((account.map(|account| account.mail), Vec::new()));
            }
            Person::Visitor => {}
        }
        if !protection.trap.trim().is_empty() {
            return Err(NotTaken::Trap.into());
        }
        let now = self.now();
        let shown = self.stamped(protection.stamp).await?.ok_or(NotTaken::TooOld)?;
        if shown > before(now, QUICKEST) {
            return Err(NotTaken::TooQuick.into());
        }
        if shown < before(now, OLDEST) {
            return Err(NotTaken::TooOld.into());
        }
        let why = if giver.mail.trim().is_empty() { "missing" } else { "mail" };
        let mail = fold_mail(giver.mail).ok_or_else(|| NotTaken::field("mail", why, 0))?;
        let mut keys = vec![(self.sealed(&format!("mail {mail}")).await?, PER_MAIL)];
        if let Some(address) = protection.address {
            keys.push((self.sealed(&format!("address {address}")).await?, PER_ADDRESS));
        }
        for (key, most) in &keys {
            let (count, first) = self.store.offers(key, before(now, WINDOW)).await?;
            if count >= *most {
                let free = first.map_or(now, |first| after(first, WINDOW));
                let seconds = (free.as_second() - now.as_second()).max(1).unsigned_abs();
                return Err(NotTaken::TooOften { minutes: seconds.div_ceil(60) }.into());
            }
        }
        Ok((Some(mail), keys.into_iter().map(|(key, _)| key).collect()))
    }

    /// When a form was shown; none where the stamp is not ours.
    async fn stamped(&self, stamp: &str) -> Result<Option<Timestamp>, Refusal> {
        let Some((seconds, seal)) = stamp.split_once('-') else { return Ok(None) };
        let Ok(seconds) = i64::from_str_radix(seconds, 16) else { return Ok(None) };
        let right = self.sealed(&format!("stamp {seconds}")).await?;
        // whoever would measure how much is right has 64 digits to find within a day
        Ok((right == seal).then(|| Timestamp::from_second(seconds).ok()).flatten())
    }

    /// A link that confirms a promise, and the token that opens it. A later one for the same thing takes its place.
    pub(crate) fn confirmation(&self, key: &str, promise: &Promise) -> Result<(OneTimeLink, String), Refusal> {
        let token = secret::random(32)?;
        let document = serde_json::to_string(promise).map_err(|why| Refusal::Fault { why: why.to_string() })?;
        let link = OneTimeLink {
            token: secret::hash(&token),
            purpose: PURPOSE.to_owned(),
            mail: key.to_owned(),
            document,
            expires: after(self.now(), UNCONFIRMED),
        };
        Ok((link, token))
    }

    /// What a link of a confirmation is about.
    ///
    /// # Errors
    /// [`Refusal::LinkSpent`], faults.
    pub async fn promised(&self, token: &str) -> Result<Promise, Refusal> {
        let link = self.store.one_time_link(&secret::hash(token), PURPOSE, self.now()).await?;
        let link = link.ok_or(Refusal::LinkSpent)?;
        serde_json::from_str(&link.document).map_err(|why| Refusal::Fault { why: why.to_string() })
    }

    /// Confirms what was promised, once. Gives the path of the page that tells of it.
    ///
    /// # Errors
    /// [`Refusal::LinkSpent`], [`NotTaken::NoSuch`] where it is gone meanwhile, faults.
    pub async fn confirm(&self, token: &str) -> Result<String, Refusal> {
        let promise = self.promised(token).await?;
        let mut transaction = self.store.begin(self.now()).await?;
        if !transaction.use_link(&secret::hash(token)).await? {
            return Err(Refusal::LinkSpent);
        }
        let path = match &promise {
            Promise::Contribution { id } => self.confirm_contribution(&mut transaction, id).await?,
            Promise::Support { id, supporter } => self.confirm_support(&mut transaction, id, supporter).await?,
            Promise::Follow { .. } => self.confirm_follow(&mut transaction, &promise).await?,
        };
        transaction.commit().await?;
        Ok(path)
    }

    /// Forgets what is no longer needed of those who gave something. May be done at any time and twice.
    ///
    /// # Errors
    /// Faults.
    pub async fn forget_the_public(&self) -> Result<(), Refusal> {
        let now = self.now();
        let mut transaction = self.store.begin(now).await?;
        let (addresses, contributions) = transaction
            .forget_contributions(before(now, WINDOW), before(now, UNCONFIRMED), before(now, HIDDEN))
            .await?;
        if addresses + contributions > 0 {
            let body = serde_json::json!({ "addresses": addresses, "contributions": contributions });
            transaction.append(&NewEvent { kind: "public-forgotten", dataset: None, version: None, body }).await?;
        }
        Ok(transaction.commit().await?)
    }
}

/// A text of the public in order: line ends of one kind, no control signs, no blanks at its ends.
///
/// # Errors
/// [`NotTaken::Field`] where it is too short or long, or full of links.
pub(crate) fn public_text(field: &'static str, text: &str, least: usize, most: usize) -> Result<String, Refusal> {
    let text = text.replace("\r\n", "\n");
    let text: String = text.chars().filter(|c| !c.is_control() || *c == '\n').filter(|c| !is_hidden(*c)).collect();
    let text = text.trim().to_owned();
    let length = text.chars().count();
    if length == 0 && least > 0 {
        return Err(NotTaken::field(field, "missing", 0).into());
    }
    if length < least {
        return Err(NotTaken::field(field, "short", least).into());
    }
    if length > most {
        return Err(NotTaken::field(field, "long", most).into());
    }
    if text.matches("://").count() > MOST_LINKS {
        return Err(NotTaken::field(field, "links", MOST_LINKS).into());
    }
    Ok(text)
}

/// A text of one line.
///
/// # Errors
/// As [`public_text`].
pub(crate) fn public_line(field: &'static str, text: &str, least: usize, most: usize) -> Result<String, Refusal> {
    let text = public_text(field, text, least, most)?;
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Signs that turn or hide what is read (Unicode bidirectional controls, zero widths).
fn is_hidden(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
