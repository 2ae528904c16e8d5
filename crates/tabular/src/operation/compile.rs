//! An operation made ready to run: one line for each.
//!
//! Never here: the work itself (each operation's file), the order of steps (see `clean`).

use super::row::RowOperation;
use super::value::CellOperation;
use super::*;

/// Why a step cannot be compiled.
pub(crate) enum BadStep {
    /// A setting makes no sense (`order` of dates, decimal sign …).
    Setting,
    /// There is no key for pseudonyms.
    NoKey,
}

/// Conditions ready to be asked; none where one cannot be understood.
pub(crate) fn tests(conditions: &[Condition]) -> Option<Vec<Test>> {
    conditions.iter().map(Condition::compile).collect()
}

impl Operation {
    /// Makes it ready to run.
    pub(crate) fn compile(&self, key: Option<&[u8]>) -> Result<Compiled, BadStep> {
        fn cells(operation: impl CellOperation + 'static) -> Compiled {
            Compiled::Cells(Box::new(operation))
        }
        fn made(into: Vec<String>, remove: bool, operation: impl RowOperation + 'static) -> Compiled {
            Compiled::Make { into, remove, operation: Box::new(operation) }
        }
        Ok(match self {
            Operation::NormalizeSpace { .. } => cells(normalize_space::NormalizeSpace),
            Operation::SetMissing { words, .. } => cells(set_missing::SetMissing::new(words)),
            Operation::ParseNumber { decimal, group, integer, scale, percent, hundredfold, words, .. } => {
                let number = parse_number::ParseNumber::new(*decimal, *group, *integer, *scale, *percent);
                cells(number.ok_or(BadStep::Setting)?.hundredfold(*hundredfold).words(words))
            }
            Operation::ParseDate { order, time, .. } => {
                cells(parse_date::ParseDate::new(order, *time).ok_or(BadStep::Setting)?)
            }
            Operation::ParseTime { .. } => cells(parse_time::ParseTime),
            Operation::ParseBoolean { yes, no, .. } => cells(parse_boolean::ParseBoolean::new(yes, no)),
            Operation::KeepText { .. } => cells(keep_text::KeepText),
            Operation::ParseYear { .. } => cells(parse_year::ParseYear),
            Operation::PadZeros { width, .. } => cells(pad_zeros::PadZeros::new(*width)),
            Operation::MapValues { values, .. } => cells(map_values::MapValues::new(values)),
            Operation::Conform { support, share, blanks, replace, .. } => {
                let conform = conform::Conform::new(*support, *share, *blanks, replace).ok_or(BadStep::Setting)?;
                Compiled::Agree(agreement::Agreement::Conform(conform))
            }
            Operation::Reconcile { .. } => Compiled::Agree(agreement::Agreement::Reconcile),
            Operation::Mask { keep, .. } => cells(mask::Mask { keep: *keep }),
            Operation::Pseudonymize { .. } => cells(pseudonymize::Pseudonymize::new(key.ok_or(BadStep::NoKey)?)),
            Operation::Generalize { to, step, .. } => {
                cells(generalize::Generalize::new(to.as_deref(), *step).ok_or(BadStep::Setting)?)
            }
            Operation::SuppressRows { least, .. } => Compiled::Suppress { least: *least },
            Operation::SuppressCells { least, .. } => Compiled::SuppressCells { least: *least },
            Operation::Aggregate { .. } => Compiled::Aggregate,
            Operation::FillDown { .. } => Compiled::FillDown,
            Operation::DropDerived => Compiled::DropDerived,
            Operation::DropDuplicates => Compiled::DropDuplicates,
            Operation::DropRepeated { columns } => {
                if columns.is_empty() {
                    return Err(BadStep::Setting);
                }
                Compiled::DropRepeated
            }
            Operation::DropColumns { .. } | Operation::Remove { .. } => Compiled::DropColumns,
            Operation::Rename { to, .. } => Compiled::Rename(to.clone()),
            Operation::Unpivot { key, value, .. } => Compiled::Unpivot { key: key.clone(), value: value.clone() },
            Operation::ChangeCase { to, .. } => cells(change_case::ChangeCase::new(to).ok_or(BadStep::Setting)?),
            Operation::ReplaceText { find, replace, pattern, .. } => {
                cells(replace_text::ReplaceText::new(find, replace, *pattern).ok_or(BadStep::Setting)?)
            }
            Operation::Split { separator, into, keep, pattern, lengths, .. } => {
                if into.is_empty() {
                    return Err(BadStep::Setting);
                }
                let split = split::Split::new(separator, *pattern, lengths).ok_or(BadStep::Setting)?;
                made(into.clone(), !*keep, split)
            }
            Operation::Join { separator, to, .. } => {
                made(vec![to.clone()], false, join::Join { separator: separator.clone() })
            }
            Operation::Extract { pattern, to, .. } => {
                made(vec![to.clone()], false, extract::Extract::new(pattern).ok_or(BadStep::Setting)?)
            }
            Operation::Recode { to, values, .. } => made(vec![to.clone()], false, recode::Recode::new(values)),
            Operation::DropRows { values, .. } => {
                Compiled::Rows { values: values.iter().cloned().collect(), keep: false }
            }
            Operation::KeepRows { values, .. } => {
                Compiled::Rows { values: values.iter().cloned().collect(), keep: true }
            }
            Operation::Reorder { .. } => Compiled::Reorder,
            Operation::BlankDown { .. } => Compiled::BlankDown,
            Operation::FilterRows { keep, conditions } => {
                let tests = tests(conditions).filter(|tests| !tests.is_empty()).ok_or(BadStep::Setting)?;
                Compiled::Filter { tests, keep: *keep }
            }
            Operation::KeepColumns { .. } => Compiled::KeepColumns,
            Operation::PromoteHeader { row } => Compiled::PromoteHeader(*row),
            Operation::Sort { by } => {
                if by.is_empty() {
                    return Err(BadStep::Setting);
                }
                Compiled::Sort(by.clone())
            }
            Operation::Pivot { columns, .. } => Compiled::Pivot(columns.clone()),
            Operation::SplitRows { separator, repeat, .. } => {
                if separator.is_empty() {
                    return Err(BadStep::Setting);
                }
                Compiled::SplitRows { separator: separator.clone(), repeat: *repeat }
            }
            Operation::JoinRows { separator, .. } => Compiled::JoinRows(separator.clone()),
            Operation::SetType { column, to } => {
                return set_type::operation(column, to).ok_or(BadStep::Setting)?.compile(key);
            }
            Operation::Transform { column, expression, blank_errors } => {
                let transform = transform::Transform::new(expression, *blank_errors, true);
                made(vec![column.clone()], true, transform.ok_or(BadStep::Setting)?)
            }
            Operation::Compute { to, expression, .. } => {
                let transform = transform::Transform::new(expression, true, false);
                made(vec![to.clone()], false, transform.ok_or(BadStep::Setting)?)
            }
            Operation::Geocode { latitude, longitude, centers, .. } => {
                let geocode = geocode::Geocode::new(centers).ok_or(BadStep::Setting)?;
                made(vec![latitude.clone(), longitude.clone()], false, geocode)
            }
            Operation::ParseCoordinates { columns, latitude, longitude, zone } => {
                if !(1..=2).contains(&columns.len()) {
                    return Err(BadStep::Setting);
                }
                let into = vec![latitude.clone(), longitude.clone()];
                made(into, false, parse_coordinates::ParseCoordinates { zone: *zone })
            }
            Operation::Allow { .. } | Operation::AcceptRisk { .. } => Compiled::Nothing,
        })
    }
}
