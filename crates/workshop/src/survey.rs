//! The survey of a workshop: what is asked before and after, and what may be shown of the answers.
//!
//! An answer names nobody. A figure of fewer than [`LEAST`] answers is not shown, and neither is one from which it could be
//! subtracted. Never here: who has answered, the words of the questions.

use serde::{Deserialize, Serialize};

/// Fewest answers of which a figure is shown.
pub const LEAST: usize = 5;
/// The highest rating of confidence; 0 is the lowest.
pub const MOST_CONFIDENCE: u8 = 10;
/// The highest rating of use; 1 is the lowest.
pub const MOST_USE: u8 = 5;

/// When something is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SurveyPart {
    /// Before the workshop.
    Before,
    /// After it.
    After,
}

impl SurveyPart {
    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            SurveyPart::Before => "before",
            SurveyPart::After => "after",
        }
    }
}

/// What somebody does with data at work: the groups by which answers are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// Is in a unit of transparency.
    Transparency,
    /// Is in information technology.
    Technology,
    /// Produces or looks after data.
    Producer,
    /// Decides.
    Decision,
    /// Something else, or did not say.
    #[default]
    Other,
}

impl Duty {
    /// All of them.
    pub const ALL: [Duty; 5] = [Duty::Transparency, Duty::Technology, Duty::Producer, Duty::Decision, Duty::Other];

    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            Duty::Transparency => "transparency",
            Duty::Technology => "technology",
            Duty::Producer => "producer",
            Duty::Decision => "decision",
            Duty::Other => "other",
        }
    }

    /// The duty with this code.
    pub fn from_code(code: &str) -> Option<Duty> {
        Duty::ALL.into_iter().find(|duty| duty.code() == code)
    }
}

/// One answer, of nobody in particular.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SurveyAnswer {
    /// Confidence in working with data before the workshop, 0 to [`MOST_CONFIDENCE`].
    pub before: Option<u8>,
    /// The same after it.
    pub after: Option<u8>,
    /// How useful it was for one's work, 1 to [`MOST_USE`].
    pub useful: Option<u8>,
    /// What the person does with data.
    pub duty: Duty,
    /// What they take with them.
    pub takeaway: String,
    /// What they will do.
    pub will_do: String,
    /// True where it came on paper.
    pub paper: bool,
}

/// Figures of a rating.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// How many gave one.
    pub answers: usize,
    /// Their mean.
    pub mean: f64,
}

/// The means of one group; none where they are not shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupFigures {
    /// The group.
    pub duty: Duty,
    /// Confidence before.
    pub before: Option<Figure>,
    /// Confidence after.
    pub after: Option<Figure>,
    /// Use.
    pub useful: Option<Figure>,
}

/// What may be shown of a survey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SurveyResults {
    /// How many answered before and after.
    pub answers: (usize, usize),
    /// How many of the latter on paper.
    pub paper: usize,
    /// Confidence before, of all.
    pub before: Option<Figure>,
    /// Confidence after, of all.
    pub after: Option<Figure>,
    /// Use, of all.
    pub useful: Option<Figure>,
    /// How many gave each confidence before and after, from 0; none below [`LEAST`] answers.
    pub confidence: Option<(Vec<usize>, Vec<usize>)>,
    /// How many gave each rating of use, from 1; none below [`LEAST`] answers.
    pub usefulness: Option<Vec<usize>>,
    /// The groups that have a figure to be shown.
    pub groups: Vec<GroupFigures>,
    /// True where figures of groups are kept back.
    pub kept_back: bool,
    /// What people take with them, in no order that tells of them; none once people are forgotten.
    pub takeaways: Vec<String>,
    /// What they will do, likewise.
    pub will_do: Vec<String>,
}

/// Which groups may be shown beside their total: each true for one. Groups of fewer than [`LEAST`] are hidden; then the
/// smallest of the others, until nothing is hidden, or at least two groups with [`LEAST`] answers together. Empty groups are
/// not shown and hide nothing.
pub fn shown(sizes: &[usize]) -> Vec<bool> {
    let mut shown: Vec<bool> = sizes.iter().map(|size| *size >= LEAST).collect();
    loop {
        let hidden = || sizes.iter().zip(&shown).filter(|(size, shown)| !**shown && **size > 0).map(|(size, _)| *size);
        let (groups, people) = (hidden().count(), hidden().sum::<usize>());
        if groups == 0 || (groups >= 2 && people >= LEAST) {
            return shown;
        }
        let next = (0..sizes.len()).filter(|at| shown[*at]).min_by_key(|at| (sizes[*at], *at));
        match next {
            Some(next) => shown[next] = false,
            None => return shown,
        }
    }
}

fn figure(ratings: &[u8]) -> Option<Figure> {
    let sum: u64 = ratings.iter().map(|rating| u64::from(*rating)).sum();
    (ratings.len() >= LEAST).then(|| Figure { answers: ratings.len(), mean: sum as f64 / ratings.len() as f64 })
}

fn spread(ratings: &[u8], range: std::ops::RangeInclusive<u8>) -> Vec<usize> {
    range.map(|rating| ratings.iter().filter(|given| **given == rating).count()).collect()
}

/// What may be shown of answers: those before, and those after (which may say what was before, too).
pub fn results(before: &[SurveyAnswer], after: &[SurveyAnswer]) -> SurveyResults {
    let all = || before.iter().chain(after);
    let of = |rating: fn(&SurveyAnswer) -> Option<u8>, duty: Option<Duty>| -> Vec<u8> {
        all().filter(|one| duty.is_none_or(|duty| one.duty == duty)).filter_map(rating).collect()
    };
    let ratings: [fn(&SurveyAnswer) -> Option<u8>; 3] = [|one| one.before, |one| one.after, |one| one.useful];
    let (was, is, useful) = (of(ratings[0], None), of(ratings[1], None), of(ratings[2], None));
    let mut kept_back = false;
    let by_group = ratings.map(|rating| {
        let groups: Vec<Vec<u8>> = Duty::ALL.iter().map(|duty| of(rating, Some(*duty))).collect();
        let sizes: Vec<usize> = groups.iter().map(Vec::len).collect();
        let shown = shown(&sizes);
        kept_back |= sizes.iter().zip(&shown).any(|(size, shown)| *size > 0 && !shown);
        groups.iter().zip(shown).map(|(group, shown)| figure(group).filter(|_| shown)).collect::<Vec<_>>()
    });
    let [by_before, by_after, by_use] = by_group;
    let groups = Duty::ALL.into_iter().zip(by_before).zip(by_after).zip(by_use);
    let groups = groups.map(|(((duty, before), after), useful)| GroupFigures { duty, before, after, useful });
    let enough = |ratings: &[u8]| ratings.len() >= LEAST;
    let texts = |text: fn(&SurveyAnswer) -> &String| -> Vec<String> {
        let texts: Vec<String> = after.iter().map(text).filter(|text| !text.trim().is_empty()).cloned().collect();
        if after.len() >= LEAST { texts } else { Vec::new() }
    };
    SurveyResults {
        answers: (before.len(), after.len()),
        paper: after.iter().filter(|one| one.paper).count(),
        before: figure(&was),
        after: figure(&is),
        useful: figure(&useful),
        confidence: (enough(&was) && enough(&is))
            .then(|| (spread(&was, 0..=MOST_CONFIDENCE), spread(&is, 0..=MOST_CONFIDENCE))),
        usefulness: enough(&useful).then(|| spread(&useful, 1..=MOST_USE)),
        groups: groups.filter(|one| one.before.is_some() || one.after.is_some() || one.useful.is_some()).collect(),
        kept_back,
        takeaways: texts(|one| &one.takeaway),
        will_do: texts(|one| &one.will_do),
    }
}
