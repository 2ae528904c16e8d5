//! Whether a dataset keeps the promise of its frequency: when the next version is due, and how late it is.
//!
//! Never here: the clock (today is given), reminders (see actions).

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

use crate::frequency::Frequency;

/// How a dataset stands to its promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimelinessState {
    /// No regular date was promised.
    Unpromised,
    /// The next version is not due for a while.
    Current,
    /// It is due within the notice.
    Soon,
    /// It was due before today.
    Late,
}

impl TimelinessState {
    /// All of them, in time first.
    pub const ALL: [TimelinessState; 4] =
        [TimelinessState::Current, TimelinessState::Soon, TimelinessState::Late, TimelinessState::Unpromised];

    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            TimelinessState::Unpromised => "unpromised",
            TimelinessState::Current => "current",
            TimelinessState::Soon => "soon",
            TimelinessState::Late => "late",
        }
    }
}

/// Central Mexico keeps UTC−6 all year since October 2022; days are counted by it.
pub const OFFSET: Offset = Offset::constant(-6);

/// Where a dataset stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeliness {
    /// The day of the latest version.
    pub last: Date,
    /// The last day on which the next version keeps the promise; none where none was made.
    pub next: Option<Date>,
    /// How it stands.
    pub state: TimelinessState,
    /// Days past `next`; 0 where it is not late.
    pub days_late: i32,
}

/// Days before the due day on which people are reminded: a week, or a third of the interval where that is less.
const NOTICE: i32 = 7;

impl Timeliness {
    /// How a dataset whose latest version is of the day `last` stands on the day `today`. The promise is one interval of the
    /// frequency after `last` (ISO 8601 repeating intervals as in [`Frequency::interval`]); a calendar month later
    /// than 31 January is the last of February.
    pub fn of(frequency: Option<Frequency>, last: Date, today: Date) -> Timeliness {
        let next = frequency.and_then(|frequency| following(frequency, last));
        let (state, days_late) = match next {
            None => (TimelinessState::Unpromised, 0),
            Some(next) => match days(next, today) {
                late if late > 0 => (TimelinessState::Late, late),
                left if -left <= NOTICE.min(days(last, next) / 3) => (TimelinessState::Soon, 0),
                _ => (TimelinessState::Current, 0),
            },
        };
        Timeliness { last, next, state, days_late }
    }

    /// The first day on which the promised day is near; none where none was promised.
    pub fn soon_from(&self) -> Option<Date> {
        let next = self.next?;
        next.checked_sub(NOTICE.min(days(self.last, next) / 3).days()).ok()
    }
}

/// The day one interval later; none for irregular and real time.
fn following(frequency: Frequency, day: Date) -> Option<Date> {
    let span = match frequency {
        Frequency::Daily => 1.day(),
        Frequency::Weekly => 1.week(),
        Frequency::Biweekly => 2.weeks(),
        Frequency::Monthly => 1.month(),
        Frequency::Bimonthly => 2.months(),
        Frequency::Quarterly => 3.months(),
        Frequency::FourMonthly => 4.months(),
        Frequency::Semiannual => 6.months(),
        Frequency::Annual => 1.year(),
        Frequency::Biennial => 2.years(),
        Frequency::Quinquennial => 5.years(),
        Frequency::Decennial => 10.years(),
        Frequency::Irregular | Frequency::RealTime => return None,
    };
    day.checked_add(span).ok()
}

/// Days from one day to another; negative where the other comes before.
fn days(from: Date, to: Date) -> i32 {
    to.since(from).map_or(0, |span| span.get_days())
}
