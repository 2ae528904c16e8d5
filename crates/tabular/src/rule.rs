//! What a careful reader would say about a table, from its profile. One rule is one file in `rule/`
//! and one line in a list below.
//!
//! Never here: sentences (the faces have them), what structure finds (see `structure`).

use crate::finding::Finding;
use crate::privacy::Thresholds;
use crate::profile::Profile;
use crate::table::Table;

mod cells;
mod context;
mod rows_disagree;
mod sources_disagree;
mod stale_period;

use context::{ColumnContext, TableContext};
pub use stale_period::stale_periods;

type ColumnRule = fn(&ColumnContext<'_>) -> Option<Finding>;
type TableRule = fn(&TableContext<'_>) -> Vec<Finding>;

/// Declares each rule's module and puts its function into a list.
macro_rules! rules {
    ($list:ident: $kind:ty = $($module:ident),+ $(,)?) => {
        $(mod $module;)+
        const $list: &[$kind] = &[$($module::check),+];
    };
}

rules! { COLUMN_RULES: ColumnRule =
    personal_data,
    ambiguous_dates,
    mixed_number_formats,
    missing_words,
    numbers_as_text,
    glued_units,
    dates_as_text,
    mixed_date_formats,
    impossible_dates,
    excel_dates,
    hour_24,
    odd_times,
    footnote_marks,
    truncated_values,
    yes_no_words,
    stray_whitespace,
    invisible_characters,
    lost_leading_zeros,
    leading_zeros_kept,
    scientific_notation,
    mixed_types,
    value_variants,
    similar_values,
    closed_list_typo,
    scattered_typo,
    encoding_damage,
    lost_letters,
    dropped_letters,
    formula_errors,
    formula_injection,
    coordinates_outside,
    unknown_place,
    impossible_values,
    outliers,
    empty_column,
    constant_column,
    blank_cells,
}

rules! { TABLE_RULES: TableRule =
    personal_data_combination,
    personal_data_sensitive,
    blank_label,
    duplicate_label,
    duplicate_rows,
    duplicate_keys,
    place_key_mismatch,
    rare_typo,
    broken_dependency,
    swapped_coordinates,
    coordinates_as_text,
    shifted_rows,
}

/// True for what is only said because rows are shifted: cells of another type, cells beyond the last column.
pub(crate) fn is_of_shifted_rows(finding: &Finding, all: &[Finding]) -> bool {
    matches!(finding.rule.as_str(), "mixed-types" | "overflow-cells")
        && finding.count <= Finding::ROWS as u64
        && all.iter().any(|other| {
            other.rule == "shifted-rows"
                && other.table == finding.table
                && finding.rows.iter().all(|row| other.rows.contains(row))
        })
}

/// All findings about some tables, `profiles` in the order of `tables`: worst first, then by table,
/// place of the column and rule.
pub fn findings(tables: &[Table], profiles: &[Profile]) -> Vec<Finding> {
    findings_under(tables, profiles, &Thresholds::default())
}

/// [`findings`], with thresholds for groups of persons.
pub fn findings_under(tables: &[Table], profiles: &[Profile], thresholds: &Thresholds) -> Vec<Finding> {
    let mut all: Vec<(usize, Finding)> = Vec::new();
    for (number, (table, profile)) in tables.iter().zip(profiles).enumerate() {
        let whole = TableContext { number, table, profile, thresholds };
        for rule in TABLE_RULES {
            all.extend(rule(&whole).into_iter().map(|finding| (0, finding)));
        }
        for (place, column) in whole.columns().enumerate() {
            all.extend(COLUMN_RULES.iter().filter_map(|rule| Some((place + 1, rule(&column)?))));
        }
    }
    let shifted: Vec<Finding> =
        all.iter().filter(|(_, finding)| finding.rule == "shifted-rows").map(|(_, finding)| finding.clone()).collect();
    all.retain(|(_, finding)| !is_of_shifted_rows(finding, &shifted));
    all.sort_by(|(place_a, a), (place_b, b)| {
        let key = |place: usize, f: &Finding| (std::cmp::Reverse(f.severity), f.table, place);
        key(*place_a, a).cmp(&key(*place_b, b)).then_with(|| a.rule.cmp(&b.rule))
    });
    all.into_iter().map(|(_, finding)| finding).collect()
}
