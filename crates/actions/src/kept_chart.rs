//! Keeping a chart or map under an address of its own, with the version that it shows.
//!
//! Anybody may keep one. A visitor's carries no words of their own, so that nobody puts a message on the portal; what is
//! asked must be canonical, so that the same chart has the same address. Never here: drawing.

use apertura_catalog::{KeptChart, KeptKind, Slug};
use apertura_store::NewEvent;
use sha2::{Digest, Sha256};

use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;

/// Charts that visitors may keep in an hour, all together.
const HOURLY: u32 = 200;

/// Most signs of what is asked.
const MOST: usize = 4_000;

/// Names of what somebody writes on a chart.
const WORDS: [&str; 5] = ["title", "level", "level_text", "moment", "moment_text"];

impl Catalog {
    /// Keeps a chart and gives its id. What a visitor writes on it is left out.
    ///
    /// # Errors
    /// [`Refusal::NoSuchDataset`], [`Refusal::NoSuchVersion`], [`Refusal::BadValue`] where it asks too much or where
    /// visitors have kept too many lately, faults.
    pub async fn keep_chart(
        &self,
        person: &Person,
        kind: KeptKind,
        slug: &str,
        version: u32,
        pairs: &[(String, String)],
    ) -> Result<String, Refusal> {
        let (dataset, _) = self.dataset(slug).await?;
        self.version(slug, Some(version)).await?;
        let visitor = *person == Person::Visitor;
        let pairs: Vec<(String, String)> = pairs
            .iter()
            .filter(|(name, _)| name != "_version" && !(visitor && WORDS.contains(&name.as_str())))
            .cloned()
            .collect();
        if pairs.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>() > MOST {
            return Err(Refusal::BadValue { field: "chart", value: String::new(), choices: Vec::new() });
        }
        let id = id(kind, &dataset.slug, version, &pairs);
        if self.store.kept_chart(&id).await?.is_some() {
            return Ok(id);
        }
        let chart = KeptChart { id: id.clone(), kind, dataset: dataset.slug.clone(), version, pairs };
        let body = serde_json::json!({ "id": id, "account": person.account() });
        let event = NewEvent { kind: "chart-kept", dataset: Some(dataset.slug), version: Some(version), body };
        let now = self.now();
        let since = now.checked_sub(jiff::SignedDuration::from_hours(1)).unwrap_or(now);
        let account = match person {
            Person::Visitor => None,
            other => Some(other.account().unwrap_or("operator")),
        };
        let kept = self.store.keep_chart(&chart, account, now, (since, HOURLY), &event).await?;
        if !kept && self.store.kept_chart(&id).await?.is_none() {
            return Err(Refusal::BadValue { field: "charts-an-hour", value: HOURLY.to_string(), choices: Vec::new() });
        }
        Ok(id)
    }

    /// A kept chart; none where there is no such id.
    ///
    /// # Errors
    /// Faults.
    pub async fn kept_chart(&self, id: &str) -> Result<Option<KeptChart>, Refusal> {
        Ok(self.store.kept_chart(id).await?)
    }
}

/// Ten signs without those that are taken for others.
fn id(kind: KeptKind, slug: &Slug, version: u32, pairs: &[(String, String)]) -> String {
    const SIGNS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";
    let text = serde_json::json!([kind, slug, version, pairs]).to_string();
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().take(10).map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect()
}
