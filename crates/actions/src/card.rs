//! Data cards of a workshop, from a published dataset.
//!
//! Never here: how groups become a card (crate `workshop`), the sentences of a card.

use apertura_query::{GroupBy, GroupRequest, Measure, Scope};
use apertura_tabular::{ColumnProfile, ValueType};
pub use apertura_workshop::card::{CardGroup, CardLabel, CardRefusal, CardRow, DataCard, condense};
use serde::Serialize;

use crate::explore::OpenTable;
use crate::refusal::Refusal;

/// Most categories of a column that is looked at.
const CATEGORIES: std::ops::RangeInclusive<u64> = 5..=500;

/// A card with what it counts by what.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FoundCard {
    /// Column of the categories.
    pub dimension: String,
    /// Column that is added up; none where rows are counted.
    pub measure: Option<String>,
    /// The card.
    pub card: DataCard,
}

/// Why a column is no dimension of a card.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RefusedCard {
    /// Column of the categories.
    pub dimension: String,
    /// Column that was added up; none where rows were counted.
    pub measure: Option<String>,
    /// Why.
    pub why: CardRefusal,
}

impl OpenTable {
    /// The first card that the table gives, and what was tried before it: columns of categories in the table's order,
    /// with the first amount that may be added up, then with the number of rows.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn card(&self) -> Result<(Option<FoundCard>, Vec<RefusedCard>), Refusal> {
        let columns = &self.version.profile.columns;
        let is_dimension = |column: &&ColumnProfile| {
            matches!(column.value_type, ValueType::String | ValueType::Year)
                && column.personal.is_none()
                && column.longest.is_none_or(|signs| signs <= 60)
                && CATEGORIES.contains(&column.distinct.count)
                && column.distinct.count < column.rows.max(6)
        };
        // a rate cannot be added up
        const RATES: [&str; 8] = ["porcentaje", "tasa", "promedio", "indice", "media", "percent", "rate", "average"];
        let amount = columns.iter().find(|column| {
            self.is_measure(&column.name)
                && column.semantic.as_deref() != Some("age")
                && !column.name.split('_').any(|word| RATES.contains(&word))
        });
        let mut refused = Vec::new();
        for dimension in columns.iter().filter(is_dimension) {
            for measure in [amount.map(|column| column.name.clone()), None] {
                if measure.is_none()
                    && amount.is_none()
                    && refused.iter().any(|r: &RefusedCard| r.dimension == dimension.name)
                {
                    continue;
                }
                let request = GroupRequest {
                    scope: Scope::default(),
                    by: GroupBy::value(dimension.name.clone()),
                    series: None,
                    measure: measure.clone().map_or(Measure::Count, Measure::Sum),
                    limit: 1_000,
                    others: false,
                };
                let groups = self.groups(&request).await?;
                let label = |key: &serde_json::Value| match key {
                    serde_json::Value::Null => None,
                    serde_json::Value::String(text) => Some(text.clone()),
                    other => Some(other.to_string()),
                };
                let groups: Vec<CardGroup> = groups
                    .groups
                    .iter()
                    .map(|group| CardGroup {
                        label: label(&group.key),
                        value: group.value.unwrap_or(0.0),
                        rows: group.rows,
                    })
                    .collect();
                match condense(&groups) {
                    Ok(card) => {
                        return Ok((Some(FoundCard { dimension: dimension.name.clone(), measure, card }), refused));
                    }
                    Err(why) => refused.push(RefusedCard { dimension: dimension.name.clone(), measure, why }),
                }
            }
        }
        Ok((None, refused))
    }
}
