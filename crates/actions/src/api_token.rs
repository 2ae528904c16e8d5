//! Tokens for machines: made, ended, and whom one stands for.
//!
//! Never here: the header that carries one (the portal's door).

use std::collections::BTreeSet;
use std::sync::Arc;

use apertura_catalog::{ApiToken, Permission};
use jiff::SignedDuration;

use crate::account::{bad, event, line};
use crate::attempt::after;
use crate::catalog::Catalog;
use crate::person::{Member, Person};
use crate::refusal::Refusal;
use crate::secret;
use crate::session::Present;

/// What every token begins with, so that one that was left lying about is known for what it is.
pub const PREFIX: &str = "apertura_";

impl Catalog {
    /// What a person's token may allow: what the person may do somewhere, and a machine may do at all.
    pub fn allowable(&self, person: &Person) -> Vec<Permission> {
        let all = Permission::all().filter(|permission| ApiToken::allowable(*permission));
        all.filter(|permission| person.can_somewhere(*permission)).collect()
    }

    /// Makes a token; gives what the machine sends, which is shown once.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], also for a permission that the person does not have; [`Refusal::BadValue`] for the name,
    /// the days or an empty scope; faults.
    pub async fn make_api_token(
        &self,
        present: &Present,
        name: &str,
        scope: BTreeSet<Permission>,
        days: u16,
    ) -> Result<(String, ApiToken), Refusal> {
        let person = &present.person;
        if !person.can_somewhere(Permission::MakeToken) {
            return Err(Refusal::NotAllowed);
        }
        let allowable = self.allowable(person);
        if !scope.iter().all(|permission| allowable.contains(permission)) {
            return Err(Refusal::NotAllowed);
        }
        let name = line(name);
        if name.is_empty() {
            return Err(bad("name", ""));
        }
        if scope.is_empty() {
            return Err(bad("scope", ""));
        }
        if !(1..=ApiToken::LONGEST).contains(&days) {
            return Err(bad("days", &days.to_string()));
        }
        let now = self.now();
        let token = format!("{PREFIX}{}", secret::random(32)?);
        let new = ApiToken {
            id: secret::id()?,
            account: present.account.id.clone(),
            name,
            scope,
            created: now,
            expires: after(now, SignedDuration::from_hours(24 * i64::from(days))),
            used: None,
        };
        let mut transaction = self.store.begin(now).await?;
        transaction.keep_api_token(&secret::hash(&token), &new).await?;
        let body = serde_json::json!({ "account": new.account, "token": new.id, "scope": new.scope });
        transaction.append(&event("token-made", body)).await?;
        transaction.commit().await?;
        Ok((token, new))
    }

    /// One's own tokens, the latest first.
    ///
    /// # Errors
    /// Faults.
    pub async fn own_api_tokens(&self, present: &Present) -> Result<Vec<ApiToken>, Refusal> {
        Ok(self.store.api_tokens(&present.account.id).await?)
    }

    /// Ends one of one's own tokens.
    ///
    /// # Errors
    /// Faults.
    pub async fn end_api_token(&self, present: &Present, id: &str) -> Result<(), Refusal> {
        let mut transaction = self.store.begin(self.now()).await?;
        if transaction.end_api_tokens(&present.account.id, Some(id)).await? > 0 {
            let body = serde_json::json!({ "account": present.account.id, "token": id });
            transaction.append(&event("token-ended", body)).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Whom a machine's token stands for; none where it opens nothing.
    ///
    /// # Errors
    /// Faults.
    pub async fn machine(&self, token: &str) -> Result<Option<Person>, Refusal> {
        let now = self.now();
        let found = self.store.api_token(&secret::hash(token)).await?.filter(|token| token.expires > now);
        let Some(token) = found else { return Ok(None) };
        let Some(account) = self.store.account(&token.account).await?.filter(|account| account.closed.is_none()) else {
            return Ok(None);
        };
        if token.used.is_none_or(|used| after(used, SignedDuration::from_secs(60)) < now) {
            self.store.api_token_used(&token.id, now).await?;
        }
        Ok(Some(Person::Member(Arc::new(Member {
            account: account.id,
            name: account.name,
            grants: account.grants,
            second_factor: account.second_factor,
            scope: Some(token.scope),
        }))))
    }
}
