//! What each operation is called and which columns it names: one line each in these lists.
//!
//! Never here: what it does.

use super::*;

impl Operation {
    /// The id, as `op` in `recipe.toml`.
    pub fn id(&self) -> &'static str {
        match self {
            Operation::NormalizeSpace { .. } => normalize_space::ID,
            Operation::SetMissing { .. } => set_missing::ID,
            Operation::ParseNumber { .. } => parse_number::ID,
            Operation::ParseDate { .. } => parse_date::ID,
            Operation::ParseTime { .. } => parse_time::ID,
            Operation::ParseBoolean { .. } => parse_boolean::ID,
            Operation::KeepText { .. } => keep_text::ID,
            Operation::ParseYear { .. } => parse_year::ID,
            Operation::FillDown { .. } => fill_down::ID,
            Operation::PadZeros { .. } => pad_zeros::ID,
            Operation::MapValues { .. } => map_values::ID,
            Operation::Conform { .. } => conform::ID,
            Operation::Reconcile { .. } => reconcile::ID,
            Operation::DropDerived => drop_derived::ID,
            Operation::DropDuplicates => drop_duplicates::ID,
            Operation::DropRepeated { .. } => drop_duplicates::BY_KEY,
            Operation::DropColumns { .. } => drop_columns::ID,
            Operation::Rename { .. } => rename::ID,
            Operation::Unpivot { .. } => unpivot::ID,
            Operation::ChangeCase { .. } => change_case::ID,
            Operation::ReplaceText { .. } => replace_text::ID,
            Operation::Split { .. } => split::ID,
            Operation::Join { .. } => join::ID,
            Operation::Extract { .. } => extract::ID,
            Operation::Recode { .. } => recode::ID,
            Operation::DropRows { .. } => drop_rows::ID,
            Operation::KeepRows { .. } => drop_rows::KEEP,
            Operation::Reorder { .. } => reorder::ID,
            Operation::BlankDown { .. } => blank_down::ID,
            Operation::FilterRows { .. } => filter_rows::ID,
            Operation::KeepColumns { .. } => keep_columns::ID,
            Operation::PromoteHeader { .. } => promote_header::ID,
            Operation::Sort { .. } => sort::ID,
            Operation::Pivot { .. } => pivot::ID,
            Operation::SplitRows { .. } => split_rows::ID,
            Operation::JoinRows { .. } => split_rows::JOIN,
            Operation::SetType { .. } => set_type::ID,
            Operation::Transform { .. } => transform::ID,
            Operation::Compute { .. } => transform::COMPUTE,
            Operation::Geocode { .. } => geocode::ID,
            Operation::ParseCoordinates { .. } => parse_coordinates::ID,
            Operation::Remove { .. } => drop_columns::REMOVE,
            Operation::Mask { .. } => mask::ID,
            Operation::Pseudonymize { .. } => pseudonymize::ID,
            Operation::Generalize { .. } => generalize::ID,
            Operation::SuppressRows { .. } => suppress_rows::ID,
            Operation::SuppressCells { .. } => suppress_cells::ID,
            Operation::Aggregate { .. } => aggregate::ID,
            Operation::Allow { .. } => "allow",
            Operation::AcceptRisk { .. } => "accept-risk",
        }
    }

    /// The columns that it names.
    pub fn columns(&self) -> Vec<&str> {
        match self {
            Operation::NormalizeSpace { columns }
            | Operation::FillDown { columns }
            | Operation::DropColumns { columns }
            | Operation::DropRepeated { columns }
            | Operation::Join { columns, .. }
            | Operation::Reorder { columns }
            | Operation::BlankDown { columns }
            | Operation::KeepColumns { columns }
            | Operation::ParseCoordinates { columns, .. }
            | Operation::SuppressRows { columns, .. }
            | Operation::Unpivot { columns, .. } => columns.iter().map(String::as_str).collect(),
            Operation::DropDerived
            | Operation::DropDuplicates
            | Operation::AcceptRisk { .. }
            | Operation::FilterRows { .. }
            | Operation::PromoteHeader { .. } => Vec::new(),
            Operation::SuppressCells { columns, by, .. } | Operation::Aggregate { by: columns, sums: by, .. } => {
                columns.iter().chain(by).map(String::as_str).collect()
            }
            Operation::Sort { by } => by.iter().map(|key| key.column.as_str()).collect(),
            Operation::Pivot { key, value, .. } => vec![key, value],
            Operation::JoinRows { column, key, .. } => vec![column, key],
            Operation::Conform { column, by, .. } => {
                std::iter::once(column).chain(by.iter().flatten()).map(String::as_str).collect()
            }
            Operation::Reconcile { column, thing, source, beside } => {
                let beside = beside.iter().filter(|other| *other != column);
                [column, thing, source].into_iter().chain(beside).map(String::as_str).collect()
            }
            Operation::SetMissing { column, .. }
            | Operation::ParseNumber { column, .. }
            | Operation::ParseDate { column, .. }
            | Operation::ParseTime { column }
            | Operation::ParseBoolean { column, .. }
            | Operation::KeepText { column }
            | Operation::ParseYear { column }
            | Operation::PadZeros { column, .. }
            | Operation::MapValues { column, .. }
            | Operation::Rename { column, .. }
            | Operation::ChangeCase { column, .. }
            | Operation::ReplaceText { column, .. }
            | Operation::Split { column, .. }
            | Operation::SplitRows { column, .. }
            | Operation::SetType { column, .. }
            | Operation::Transform { column, .. }
            | Operation::Compute { column, .. }
            | Operation::Geocode { column, .. }
            | Operation::Extract { column, .. }
            | Operation::Recode { column, .. }
            | Operation::DropRows { column, .. }
            | Operation::KeepRows { column, .. }
            | Operation::Remove { column }
            | Operation::Mask { column, .. }
            | Operation::Pseudonymize { column }
            | Operation::Generalize { column, .. }
            | Operation::Allow { column, .. } => vec![column],
        }
    }

    /// True for the privacy remedies: what they touched is never shown in a report.
    pub fn is_privacy(&self) -> bool {
        matches!(
            self,
            Operation::Remove { .. }
                | Operation::Mask { .. }
                | Operation::Pseudonymize { .. }
                | Operation::Generalize { .. }
                | Operation::Allow { .. }
                | Operation::AcceptRisk { .. }
        )
    }
}
