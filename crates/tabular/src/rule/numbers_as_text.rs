//! `numbers-as-text`: numbers written with signs of money, percent, thousands or spaces.
//!
//! `$ 1,234.50` → `1234.5`. Never here: numbers that a computer reads as they are.

use super::ColumnContext;
use super::context::shows_any;
use crate::finding::{Finding, Severity};
use crate::evidence::number_of;
use crate::evidence::sign::Sign;

const WRITTEN: [Sign; 10] = [
    Sign::Currency, Sign::Percent, Sign::CommaGroup, Sign::PointGroup, Sign::CommaEither, Sign::CommaDecimal,
    Sign::SpaceGroup, Sign::ApostropheGroup, Sign::Parentheses, Sign::Limit,
];

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    if !context.profile.value_type.is_numeric() {
        return None;
    }
    // a cell may show several signs: the greatest count is a sure one
    let count = WRITTEN.iter().map(|&sign| context.count(sign)).max().unwrap_or(0);
    if count == 0 {
        return None;
    }
    let decimal = context.facts.decimal;
    let after = |text: &str| number_of(text, decimal).map(|number| number.to_string());
    let mut finding =
        context.cells("numbers-as-text", Severity::Warning, count, |text| shows_any(text, &WRITTEN), after);
    context.rows_of(&mut finding, &WRITTEN);
    finding.remedy.clone_from(&context.profile.conversion);
    Some(finding)
}
