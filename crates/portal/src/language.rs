//! The languages that people read, and the sentences in them: Fluent catalogs in `locales/`, Spanish of
//! Mexico first, English second, the same keys in both. The command line uses them too.
//!
//! Never here: sentences (they stand in the catalogs), layout (see `layout`).

use std::borrow::Cow;
use std::sync::LazyLock;

use apertura_actions::draft::Reason;
use apertura_tabular::cleaned::Drift;
use apertura_tabular::{Finding, Limits, ReadError};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

pub use fluent_bundle::FluentValue;

use crate::number::grouped;

/// A language that Apertura speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Spanish of Mexico, the default.
    #[default]
    EsMx,
    /// English.
    En,
}

impl Language {
    /// All of them, the default first.
    pub const ALL: [Language; 2] = [Language::EsMx, Language::En];

    /// The BCP 47 tag (`es-MX`, `en`).
    pub fn tag(self) -> &'static str {
        match self {
            Language::EsMx => "es-MX",
            Language::En => "en",
        }
    }

    /// The short form that addresses use (`?lang=es`).
    pub fn short(self) -> &'static str {
        match self {
            Language::EsMx => "es",
            Language::En => "en",
        }
    }

    /// The language of a tag or of a `LANG` setting (`es`, `es-AR`, `en_US.UTF-8`); none for others.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_', '.', '@']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "es" => Some(Language::EsMx),
            "en" => Some(Language::En),
            _ => None,
        }
    }

    /// The first language we speak in an `Accept-Language` header, by its weights (RFC 9110, 12.5.4).
    pub fn negotiate(header: &str) -> Option<Self> {
        let mut best: Option<(Language, f32)> = None;
        for part in header.split(',') {
            let (tag, rest) = part.split_once(';').unwrap_or((part, ""));
            let weight = rest.trim().strip_prefix("q=").map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
            if let Some(language) = Language::from_tag(tag)
                && weight > 0.0
                && best.is_none_or(|(_, other)| weight > other)
            {
                best = Some((language, weight));
            }
        }
        best.map(|(language, _)| language)
    }
}

/// The sentences of one language.
pub struct Messages {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

macro_rules! catalog {
    ($tag:literal) => {
        [
            include_str!(concat!("../locales/", $tag, "/words.ftl")),
            include_str!(concat!("../locales/", $tag, "/rules.ftl")),
            include_str!(concat!("../locales/", $tag, "/operations.ftl")),
            include_str!(concat!("../locales/", $tag, "/errors.ftl")),
            include_str!(concat!("../locales/", $tag, "/pages.ftl")),
            include_str!(concat!("../locales/", $tag, "/search.ftl")),
            include_str!(concat!("../locales/", $tag, "/addresses.ftl")),
            include_str!(concat!("../locales/", $tag, "/theme.ftl")),
            include_str!(concat!("../locales/", $tag, "/chart.ftl")),
            include_str!(concat!("../locales/", $tag, "/map.ftl")),
            include_str!(concat!("../locales/", $tag, "/explorer.ftl")),
            include_str!(concat!("../locales/", $tag, "/draft.ftl")),
            include_str!(concat!("../locales/", $tag, "/account.ftl")),
            include_str!(concat!("../locales/", $tag, "/inventory.ftl")),
            include_str!(concat!("../locales/", $tag, "/review.ftl")),
            include_str!(concat!("../locales/", $tag, "/update.ftl")),
            include_str!(concat!("../locales/", $tag, "/mail.ftl")),
            include_str!(concat!("../locales/", $tag, "/writing.ftl")),
            include_str!(concat!("../locales/", $tag, "/board.ftl")),
            include_str!(concat!("../locales/", $tag, "/machines.ftl")),
            include_str!(concat!("../locales/", $tag, "/participation.ftl")),
            include_str!(concat!("../locales/", $tag, "/story.ftl")),
            include_str!(concat!("../locales/", $tag, "/report.ftl")),
            include_str!(concat!("../locales/", $tag, "/workshop.ftl")),
            include_str!(concat!("../locales/", $tag, "/workshop_material.ftl")),
            include_str!(concat!("../locales/", $tag, "/event.ftl")),
            include_str!(concat!("../locales/", $tag, "/seating.ftl")),
            include_str!(concat!("../locales/", $tag, "/certificate.ftl")),
            include_str!(concat!("../locales/", $tag, "/survey.ftl")),
            include_str!(concat!("../locales/", $tag, "/plenary.ftl")),
            include_str!(concat!("../locales/", $tag, "/door.ftl")),
            include_str!(concat!("../locales/", $tag, "/agenda.ftl")),
            include_str!(concat!("../locales/", $tag, "/cli.ftl")),
        ]
    };
}

static ES_MX: LazyLock<Messages> = LazyLock::new(|| Messages::load(Language::EsMx));
static EN: LazyLock<Messages> = LazyLock::new(|| Messages::load(Language::En));

impl Messages {
    /// The sentences of a language; loaded once.
    pub fn get(language: Language) -> &'static Messages {
        match language {
            Language::EsMx => &ES_MX,
            Language::En => &EN,
        }
    }

    /// The texts of a language's catalogs, as they stand in `locales/`.
    pub fn sources(language: Language) -> Vec<&'static str> {
        match language {
            Language::EsMx => catalog!("es-MX").to_vec(),
            Language::En => catalog!("en").to_vec(),
        }
    }

    fn load(language: Language) -> Self {
        let tag = language.tag().parse().expect("our own tags are well formed");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Marks around values would end up in HTML, in files and on terminals.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(grouped(number.value)),
            _ => None,
        }));
        for source in Self::sources(language) {
            // A broken entry is left out; a test watches that there is none.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Messages { language, bundle }
    }

    /// The language of these sentences.
    pub fn language(&self) -> Language {
        self.language
    }

    /// True where a sentence with this key exists.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The sentence of a key; the key itself where there is none.
    pub fn text(&self, key: &str) -> String {
        self.with(key, [] as [(&str, &str); 0])
    }

    /// The sentence of a key, with values by name (`$count`). Numbers are written with separators.
    pub fn with<'a, N, V>(&self, key: &str, values: impl IntoIterator<Item = (N, V)>) -> String
    where
        N: Into<Cow<'a, str>>,
        V: Into<FluentValue<'a>>,
    {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(name, value);
        }
        self.format(key, &args).unwrap_or_else(|| key.to_owned())
    }

    /// The sentence of a key; none where there is none.
    pub fn find(&self, key: &str) -> Option<String> {
        self.format(key, &FluentArgs::new())
    }

    /// The sentence of a code in a family (`type-` + `integer`); the code itself where there is none.
    pub fn code(&self, family: &str, code: &str) -> String {
        // A dot would be an attribute in Fluent: `CC-BY-4.0` stands under `CC-BY-4-0`.
        self.find(&format!("{family}-{}", code.replace('.', "-"))).unwrap_or_else(|| code.to_owned())
    }

    /// What a finding says. The column is not in the sentence: faces show it beside.
    pub fn finding(&self, finding: &Finding) -> String {
        self.format(&format!("rule-{}", finding.rule), &self.finding_values(finding))
            .unwrap_or_else(|| finding.rule.clone())
    }

    /// What to do about a finding; none where the rule has no advice.
    pub fn advice(&self, finding: &Finding) -> Option<String> {
        self.format(&format!("rule-{}-advice", finding.rule), &self.finding_values(finding))
    }

    /// Why an action was not done, and the next step.
    pub fn refusal(&self, refusal: &apertura_actions::Refusal) -> (String, String) {
        let refusal = refusal.root();
        if let apertura_actions::Refusal::Unreadable(error) = refusal {
            return self.read_error(error);
        }
        let mut args = FluentArgs::new();
        for (name, value) in refusal.data() {
            args.set(name, value);
        }
        let say = |key: &str| self.format(key, &args).unwrap_or_else(|| key.to_owned());
        if let apertura_actions::Refusal::Query(error) = refusal {
            let hint = if error.is_request() { "refusal-bad-request-hint" } else { "refusal-too-heavy-hint" };
            return (say(&format!("query-{}", error.code())), say(hint));
        }
        let key = format!("error-{}", refusal.code());
        (say(&key), say(&format!("{key}-hint")))
    }

    /// Why a file gives no table, and the next step.
    pub fn read_error(&self, error: &ReadError) -> (String, String) {
        let mut args = FluentArgs::new();
        match error {
            ReadError::Unreadable(format) | ReadError::Protected(format) => {
                args.set("format", self.code("format", format.name()));
            }
            ReadError::Damaged { format, why } => {
                args.set("format", self.code("format", format.name()));
                args.set("why", why.clone());
            }
            ReadError::NoSuch { what, value, choices } => {
                args.set("what", self.code("choice", what));
                args.set("value", value.clone());
                args.set("choices", choices.join(", "));
            }
            ReadError::NothingToStack { sheets } => {
                args.set("count", sheets.len() as f64);
                args.set("sheets", sheets.join(", "));
            }
            ReadError::Limit { limit, found, allowed } => {
                args.set("limit", self.code("limit", limit));
                args.set("name", *limit);
                // reading stops where the limit is passed: what the file holds in all is not known
                args.set("more", found.max(allowed).saturating_mul(4).to_string());
                args.set("found", *found as f64);
                args.set("allowed", *allowed as f64);
            }
            ReadError::Io(why) => args.set("why", why.to_string()),
            ReadError::Empty | ReadError::NoTable => {}
        }
        let key = format!("error-{}", error.code());
        let hint = match error {
            ReadError::Unreadable(format) if self.has(&format!("{key}-hint-{}", format.name())) => {
                format!("{key}-hint-{}", format.name())
            }
            // limits that are no settings
            ReadError::Limit { limit, .. } if !Limits::NAMES.contains(limit) => format!("{key}-hint-fixed"),
            _ => format!("{key}-hint"),
        };
        let say = |key: &str| self.format(key, &args).unwrap_or_else(|| key.to_owned());
        (say(&key), say(&hint))
    }

    /// Why a step of a recipe no longer fits a file, or what differs in the file.
    pub fn drift(&self, drift: &Drift) -> String {
        let mut args = FluentArgs::new();
        args.set("count", drift.count as f64);
        args.set("detail", drift.detail.as_deref().unwrap_or_default());
        let key = format!("drift-{}", drift.reason);
        self.format(&key, &args).unwrap_or(key)
    }

    /// Why a person must look at a dataset's next version; `label` gives a column's words.
    pub fn reason(&self, reason: &Reason, label: &dyn Fn(&str) -> String) -> String {
        let said = match reason {
            Reason::Drift(drift) => self.drift(drift),
            Reason::Undecided(finding) | Reason::NewError(finding) => self.finding(finding),
            Reason::TypeChanged(_, was, is) => {
                self.with("reason-type-changed", [("before", self.code("type", was)), ("after", self.code("type", is))])
            }
            other => self.code("reason", other.code()),
        };
        match reason.column() {
            Some(column) => format!("«{}»: {said}", label(column)),
            None => said,
        }
    }

    fn finding_values<'a>(&self, finding: &'a Finding) -> FluentArgs<'a> {
        let mut args = FluentArgs::new();
        args.set("count", finding.count as f64);
        if let Some(column) = &finding.column {
            args.set("column", column.as_str());
        }
        for (name, value) in &finding.details {
            match value.parse::<u64>() {
                Ok(number) if COUNTS.contains(&name.as_str()) => args.set(name.as_str(), number as f64),
                _ if name == "kind" && self.has(&format!("personal-{value}")) => {
                    let inside = finding.details.get("kinds").filter(|_| value == "free-text");
                    let inside = inside.map(|kinds| format!(" ({})", self.personal_kinds(kinds))).unwrap_or_default();
                    args.set("kind", self.code("personal", value) + &inside);
                }
                _ if name == "kinds" => args.set("kinds", self.personal_kinds(value)),
                _ => args.set(name.as_str(), value.as_str()),
            }
        }
        args
    }

    /// Kinds of personal data in words, from their codes parted by commas.
    fn personal_kinds(&self, codes: &str) -> String {
        let words: Vec<String> = codes.split(',').map(|code| self.code("personal", code)).collect();
        words.join(", ")
    }

    fn format(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        // A value that is not given shows as its name; the sentence is still better than none.
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
    }
}

/// The details of findings that count something, so that they get separators and plurals; all others
/// (years, keys, words) are shown as they stand.
const COUNTS: [&str; 16] = [
    "clusters", "times", "often", "rows", "total", "cells", "columns", "values", "groups", "sheets", "distinct",
    "unique", "looked", "length", "months", "years",
];
