//! A workshop as an event: when and where, for how many, with what aim and what run sheet.
//!
//! Never here: who comes (see `registration`), where people sit (see `seating`).

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

/// What a workshop teaches: the three stages of the cycle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// What open data is, with bricks.
    #[default]
    Introduction,
    /// Cleaning, and the opening route.
    Opening,
    /// Using what is open.
    Use,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Stage; 3] = [Stage::Introduction, Stage::Opening, Stage::Use];

    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            Stage::Introduction => "introduction",
            Stage::Opening => "opening",
            Stage::Use => "use",
        }
    }

    /// The stage before; none before the first.
    pub fn before(self) -> Option<Stage> {
        Stage::ALL.into_iter().take_while(|stage| *stage != self).last()
    }

    /// The stage with this code.
    pub fn from_code(code: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.code() == code)
    }
}

/// One step of the run sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// How long, in minutes.
    pub minutes: u32,
    /// What is done.
    pub title: String,
}

/// What people write for the closing report; everything else in it is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportText {
    /// Why the workshop was held, and by whom.
    pub presentation: String,
    /// What was done.
    pub activity: String,
    /// What was said in the talk and by those who spoke.
    pub talk: String,
    /// What was understood.
    pub reflections: String,
    /// What should follow; one a line.
    pub recommendations: String,
    /// Materials, one a line: a name and an address.
    pub materials: String,
    /// The licence of the report, an SPDX name.
    pub license: String,
}

impl ReportText {
    /// Codes of the parts that nobody has written yet; the report is not made without them.
    pub fn missing(&self) -> Vec<&'static str> {
        let parts = [
            ("presentation", &self.presentation),
            ("activity", &self.activity),
            ("talk", &self.talk),
            ("reflections", &self.reflections),
            ("recommendations", &self.recommendations),
            ("license", &self.license),
        ];
        parts.into_iter().filter(|(_, text)| text.trim().is_empty()).map(|(code, _)| code).collect()
    }
}

/// A workshop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workshop {
    /// Its name in addresses.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The cycle that it belongs to; workshops of one cycle know who sat with whom. Empty for none.
    #[serde(default)]
    pub series: String,
    /// Its stage in the cycle.
    #[serde(default)]
    pub stage: Stage,
    /// When it begins, in the portal's time (UTC−6).
    pub begins: DateTime,
    /// How long it takes.
    pub minutes: u32,
    /// Where.
    pub place: String,
    /// What it is for.
    #[serde(default)]
    pub aim: String,
    /// How many people there is room for.
    pub capacity: u32,
    /// How many of one agency at most; 0 for no limit.
    #[serde(default)]
    pub agency_cap: u32,
    /// Who leads it.
    #[serde(default)]
    pub facilitators: Vec<String>,
    /// Where questions go: a position, a mail address, a telephone.
    #[serde(default)]
    pub contact: String,
    /// The run sheet.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// What people are told of their data.
    #[serde(default)]
    pub notice: String,
    /// Counts the texts of the notice.
    #[serde(default)]
    pub notice_version: u32,
    /// How many days before people are reminded, the most first; empty for never.
    #[serde(default = "usual_reminders")]
    pub reminders: Vec<u32>,
    /// The last day on which personal data of those who came are kept.
    pub keep_until: Date,
    /// Counts changes of date, time and place (RFC 5545, SEQUENCE).
    #[serde(default)]
    pub sequence: u32,
    /// True where it is not held.
    #[serde(default)]
    pub cancelled: bool,
    /// What people write for the report.
    #[serde(default)]
    pub report: ReportText,
    /// The counts that remain once people are forgotten.
    #[serde(default)]
    pub counts: Option<Counts>,
}

/// What is counted of those who were invited and came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// People who were invited or came.
    pub invited: u32,
    /// People who had a place.
    pub registered: u32,
    /// People who waited for one.
    pub waiting: u32,
    /// People who gave theirs back.
    pub cancelled: u32,
    /// People who came.
    pub present: u32,
    /// Of those who came, who had come to the stage before.
    #[serde(default)]
    pub returning: u32,
    /// Agencies of those who came, with how many.
    pub agencies: Vec<(String, u32)>,
    /// Tables at which people sat.
    pub tables: u32,
    /// Teams.
    pub teams: u32,
}

/// Most minutes of a workshop: two days.
const MOST_MINUTES: u32 = 2 * 24 * 60;

impl Workshop {
    /// The first thing that is wrong with what was written, as the code of its field.
    ///
    /// # Errors
    /// The field's code (`name`, `minutes`, `capacity`, `agency-cap`, `keep-until`, `reminders`, `place`).
    pub fn check(&self) -> Result<(), &'static str> {
        let wrong = [
            ("name", self.name.trim().is_empty()),
            ("place", self.place.trim().is_empty()),
            ("minutes", self.minutes == 0 || self.minutes > MOST_MINUTES),
            ("capacity", self.capacity == 0 || self.capacity as usize > crate::table_plan::MOST_PEOPLE),
            ("agency-cap", self.agency_cap > self.capacity),
            ("keep-until", self.keep_until < self.begins.date()),
            ("reminders", self.reminders.len() > 10 || self.reminders.iter().any(|days| !(1..=60).contains(days))),
        ];
        wrong.into_iter().find(|(_, wrong)| *wrong).map_or(Ok(()), |(field, _)| Err(field))
    }

    /// When it ends.
    pub fn ends(&self) -> DateTime {
        self.begins.saturating_add(jiff::Span::new().minutes(i64::from(self.minutes)))
    }

    /// When each step begins, with the step.
    pub fn agenda(&self) -> Vec<(Time, &Step)> {
        let mut at = self.begins;
        let timed = |step| {
            let begins = at.time();
            at = at.saturating_add(jiff::Span::new().minutes(i64::from(step_minutes(step))));
            (begins, step)
        };
        self.steps.iter().map(timed).collect()
    }

    /// Minutes of the run sheet less those of the workshop: 0 where the times add up.
    pub fn surplus(&self) -> i64 {
        self.steps.iter().map(|step| i64::from(step_minutes(step))).sum::<i64>() - i64::from(self.minutes)
    }

    /// The day on which what people need in order to take part is forgotten: the day after the last day.
    pub fn needs_forgotten(&self) -> Date {
        let last = self.ends().date();
        last.tomorrow().unwrap_or(last)
    }

    /// The reminder that somebody gets today, as days before: the nearest whose day has come, unless it was written or they
    /// asked for their place after that day.
    pub fn reminder_due(&self, today: Date, asked: Option<Date>, written: &[u32]) -> Option<u32> {
        let day = self.begins.date();
        if self.cancelled || today >= day {
            return None;
        }
        let of = |days: u32| day.checked_sub(jiff::Span::new().days(i64::from(days))).ok();
        let nearest = self.reminders.iter().copied().filter(|days| of(*days).is_some_and(|on| on <= today)).min()?;
        let known = written.iter().any(|known| *known <= nearest);
        let late = asked.zip(of(nearest)).is_some_and(|(asked, on)| asked > on);
        (!known && !late).then_some(nearest)
    }

    /// True where a change of it must reach the calendars of those who come.
    pub fn moved_from(&self, before: &Workshop) -> bool {
        (self.begins, self.minutes, &self.place, self.cancelled)
            != (before.begins, before.minutes, &before.place, before.cancelled)
    }
}

fn usual_reminders() -> Vec<u32> {
    vec![1]
}

fn step_minutes(step: &Step) -> u32 {
    step.minutes.min(MOST_MINUTES)
}
