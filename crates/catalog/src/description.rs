//! What people say about a dataset, before or while it is published.
//!
//! Never here: what becomes of it (see actions), files.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::dataset::Dataset;
use crate::frequency::Frequency;
use crate::license::License;

/// What is written about a dataset. What is left out stays as it is, or as it is made up: the title
/// from the table's title or the file's name, the rest empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Description {
    /// Title.
    pub title: Option<String>,
    /// What it is, in a paragraph or two.
    pub description: Option<String>,
    /// Name of the agency.
    pub agency: Option<String>,
    /// Keywords.
    pub keywords: Option<Vec<String>>,
    /// Theme.
    pub theme: Option<String>,
    /// Position to turn to, never a person's name.
    pub contact_position: Option<String>,
    /// Mail of the position.
    pub contact_email: Option<String>,
    /// Licence.
    pub license: Option<License>,
    /// How often it is brought up to date.
    pub frequency: Option<Frequency>,
    /// Period covered, as an ISO 8601 interval.
    pub temporal: Option<String>,
    /// Territory covered.
    pub spatial: Option<String>,
    /// A page that explains the data (dcat:landingPage).
    pub landing_page: Option<String>,
    /// True where the content is invented.
    pub invented: Option<bool>,
    /// What the columns mean, by their name in the clean table.
    pub columns: BTreeMap<String, String>,
    /// Units of columns, by their name in the clean table, where the data do not say them themselves.
    pub units: BTreeMap<String, String>,
}

impl Description {
    /// This, completed from what was said of the dataset before.
    #[must_use]
    pub fn over(mut self, before: &Dataset) -> Description {
        fn put<T>(said: &mut Option<T>, before: Option<T>) {
            if said.is_none() {
                *said = before;
            }
        }
        let text = |text: &String| (!text.is_empty()).then(|| text.clone());
        put(&mut self.title, text(&before.title));
        put(&mut self.description, text(&before.description));
        put(&mut self.agency, text(&before.agency.name));
        put(&mut self.keywords, (!before.keywords.is_empty()).then(|| before.keywords.clone()));
        put(&mut self.theme, before.theme.clone());
        put(&mut self.contact_position, before.contact_position.clone());
        put(&mut self.contact_email, before.contact_email.clone());
        put(&mut self.license, Some(before.license));
        put(&mut self.frequency, before.frequency);
        put(&mut self.temporal, before.temporal.clone());
        put(&mut self.spatial, before.spatial.clone());
        put(&mut self.landing_page, before.landing_page.clone());
        put(&mut self.invented, Some(before.invented));
        self
    }
}
