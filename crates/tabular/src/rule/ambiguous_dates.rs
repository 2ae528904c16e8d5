//! `ambiguous-dates`: nothing in the column tells day first from month first; a person must say.
//!
//! `03/04/2021` alone is the third of April or the fourth of March. Never a guess.
//! Never here: columns with one day above twelve (these are decided).

use super::ColumnContext;
use super::context::shows_any;
use crate::finding::{Finding, Severity};
use crate::evidence::DateOrder;
use crate::evidence::sign::Sign;

const EITHER: [Sign; 3] = [Sign::EitherFirst, Sign::DayFirst, Sign::MonthFirst];

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let mixed = match context.facts.date_order {
        DateOrder::Undecided => false,
        DateOrder::Mixed => true,
        _ => return None,
    };
    let count = context.evidence().sum(&EITHER);
    // a few stray days in a column of something else are not worth a question
    if count * 2 < context.filled() {
        return None;
    }
    let mut finding =
        context.cells("ambiguous-dates", Severity::Error, count, |text| shows_any(text, &EITHER), |_| None);
    context.rows_of(&mut finding, &EITHER);
    finding.details.insert("mixed".to_owned(), mixed.to_string());
    Some(finding)
}
