//! What to open next: criteria, answers, and a score that says where each of its points comes from.
//!
//! Score = 100 × Σ(weight × value) / Σ(weight × 5), where value is the answer, or 5 − answer for criteria that speak
//! against opening soon (effort, risk). A criterion without answer adds nothing. Never here: who sets the weights.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::inventory::{Access, EntryState};

/// A criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Criterion {
    /// People outside care.
    PublicInterest,
    /// People have asked for it.
    Requests,
    /// A law, treaty or commitment demands it.
    Obligations,
    /// Policies are made or measured with it.
    PolicyUse,
    /// It is complete, current and well kept.
    Quality,
    /// Work that opening it costs (speaks against).
    Effort,
    /// Harm that it could do to persons or security (speaks against).
    Risk,
}

impl Criterion {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Criterion; 7] = [
        Criterion::PublicInterest,
        Criterion::Requests,
        Criterion::Obligations,
        Criterion::PolicyUse,
        Criterion::Quality,
        Criterion::Effort,
        Criterion::Risk,
    ];

    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        self.answer_code().trim_start_matches("answer-")
    }

    /// Code of the field with its answer.
    pub fn answer_code(self) -> &'static str {
        match self {
            Criterion::PublicInterest => "answer-public-interest",
            Criterion::Requests => "answer-requests",
            Criterion::Obligations => "answer-obligations",
            Criterion::PolicyUse => "answer-policy-use",
            Criterion::Quality => "answer-quality",
            Criterion::Effort => "answer-effort",
            Criterion::Risk => "answer-risk",
        }
    }

    /// Code of the field with the reason for its answer.
    pub fn why_code(self) -> &'static str {
        match self {
            Criterion::PublicInterest => "why-public-interest",
            Criterion::Requests => "why-requests",
            Criterion::Obligations => "why-obligations",
            Criterion::PolicyUse => "why-policy-use",
            Criterion::Quality => "why-quality",
            Criterion::Effort => "why-effort",
            Criterion::Risk => "why-risk",
        }
    }

    /// True where a high answer speaks against opening soon.
    pub fn against(self) -> bool {
        matches!(self, Criterion::Effort | Criterion::Risk)
    }
}

/// An answer to a criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// 0 (not at all) to 5 (very much); none while nobody has answered.
    pub points: Option<u8>,
    /// Why.
    pub reason: String,
}

impl Answer {
    /// The greatest answer.
    pub const MOST: u8 = 5;
}

/// How much each criterion counts, 0 to 10.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Weights(pub BTreeMap<Criterion, u8>);

impl Weights {
    /// The greatest weight.
    pub const MOST: u8 = 10;

    /// The weight of a criterion.
    pub fn of(&self, criterion: Criterion) -> u8 {
        self.0.get(&criterion).copied().unwrap_or(0)
    }
}

impl Default for Weights {
    /// What people ask for counts most; effort and risk hold back, but do not decide.
    fn default() -> Self {
        let weights = [3, 3, 3, 2, 2, 2, 2];
        Weights(Criterion::ALL.into_iter().zip(weights).collect())
    }
}

/// What one criterion adds to a score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The criterion.
    pub criterion: Criterion,
    /// The answer; none where there is none.
    pub answer: Option<u8>,
    /// Its weight.
    pub weight: u8,
    /// Points of the score that it adds.
    pub points: f64,
    /// Points of the score that it could add.
    pub most: f64,
}

/// A score with its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// 0 to 100.
    pub total: f64,
    /// One part a criterion that counts, in the order of [`Criterion::ALL`].
    pub parts: Vec<Part>,
}

impl Score {
    /// The score of an entry.
    pub fn of(state: &EntryState, weights: &Weights) -> Score {
        let all: f64 = Criterion::ALL.iter().map(|criterion| f64::from(weights.of(*criterion))).sum();
        let counting = Criterion::ALL.into_iter().filter(|criterion| weights.of(*criterion) > 0);
        let parts: Vec<Part> = counting
            .map(|criterion| {
                let weight = weights.of(criterion);
                let answer = state.priority.get(&criterion).and_then(|answer| answer.points);
                let most = 100.0 * f64::from(weight) / all;
                let value = answer.map_or(0, |points| {
                    let points = points.min(Answer::MOST);
                    if criterion.against() { Answer::MOST - points } else { points }
                });
                Part { criterion, answer, weight, points: most * f64::from(value) / f64::from(Answer::MOST), most }
            })
            .collect();
        Score { total: parts.iter().map(|part| part.points).sum(), parts }
    }

    /// How many criteria that count have no answer yet.
    pub fn unanswered(&self) -> usize {
        self.parts.iter().filter(|part| part.answer.is_none()).count()
    }
}

/// The answer that the inventory itself suggests; none where it says nothing.
pub fn suggested(state: &EntryState, criterion: Criterion) -> Option<u8> {
    match criterion {
        Criterion::Requests => state.requests.map(|count| match count {
            0 => 0,
            1..=2 => 1,
            3..=5 => 2,
            6..=10 => 3,
            11..=20 => 4,
            _ => 5,
        }),
        Criterion::Risk => match (state.personal_data, state.access) {
            (Some(true), _) => Some(4),
            (Some(false), Some(Access::Public)) => Some(0),
            _ => None,
        },
        Criterion::Effort => {
            let formats = apertura_tabular::semantic::fold(&state.formats);
            let has = |words: &[&str]| words.iter().any(|word| formats.contains(word));
            if formats.is_empty() {
                None
            } else if has(&["csv", "json", "shp", "geojson", "xml"]) {
                Some(1)
            } else if has(&["xls", "ods", "excel", "base", "sql"]) {
                Some(2)
            } else if has(&["pdf", "papel", "doc", "jpg", "imagen"]) {
                Some(4)
            } else {
                None
            }
        }
        _ => None,
    }
}
