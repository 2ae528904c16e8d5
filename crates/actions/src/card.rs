//! Data cards of a workshop, from a published dataset.
//!
//! Never here: how groups become a card (crate `workshop`), the sentences of a card.

use apertura_query::{Filter, GroupBy, GroupRequest, Measure, Operator, Scope};
use apertura_tabular::{ColumnProfile, ValueType};
pub use apertura_workshop::card::{CardGroup, CardKind, CardLabel, CardRefusal, CardRow, DataCard, condense};
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

/// Words of a column's name that say it is no amount: it cannot be added up.
const NO_AMOUNTS: [&str; 24] = [
    "porcentaje",
    "tasa",
    "promedio",
    "indice",
    "media",
    "mediana",
    "variacion",
    "cambio",
    "diferencia",
    "edad",
    "antiguedad",
    "calificacion",
    "nivel",
    "grado",
    "temperatura",
    "precio",
    "velocidad",
    "percent",
    "rate",
    "average",
    "index",
    "age",
    "score",
    "price",
];

/// Words of a column's name that say it is what is counted.
const AMOUNTS: [&str; 22] = [
    "total",
    "hechos",
    "casos",
    "poblacion",
    "personas",
    "habitantes",
    "monto",
    "importe",
    "derechos",
    "cantidad",
    "pagados",
    "beneficiarios",
    "viajes",
    "pasajeros",
    "horas",
    "visitas",
    "consultas",
    "amount",
    "people",
    "count",
    "cases",
    "population",
];

/// Most ideas of one table.
const IDEAS: usize = 6;

/// Most questions that are put to one table.
const QUESTIONS: usize = 24;

impl OpenTable {
    /// The best card that the table gives, and what was refused.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn card(&self) -> Result<(Option<FoundCard>, Vec<RefusedCard>), Refusal> {
        let (mut ideas, refused) = self.card_ideas().await?;
        Ok(((!ideas.is_empty()).then(|| ideas.swap_remove(0)), refused))
    }

    /// The cards that the table gives, the best first, and what was refused: columns of categories (words, years, months)
    /// with the amounts that may be added up, those that say what is counted before others, and with the number of rows
    /// where a row is a case.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn card_ideas(&self) -> Result<(Vec<FoundCard>, Vec<RefusedCard>), Refusal> {
        let columns = &self.version.profile.columns;
        let dimensions = columns.iter().filter(|column| is_dimension(column));
        let mut amounts: Vec<&ColumnProfile> = columns.iter().filter(|column| self.is_amount(column)).collect();
        amounts.sort_by_key(|column| std::cmp::Reverse(amount_merit(column)));
        amounts.truncate(3);
        let (mut found, mut refused, mut asked) = (Vec::<(f64, FoundCard)>::new(), Vec::new(), 0);
        for dimension in dimensions {
            let mut of_column = Vec::new();
            // what nobody named as an amount comes after the number of cases
            let (named, other): (Vec<&ColumnProfile>, Vec<&ColumnProfile>) =
                amounts.iter().copied().partition(|column| amount_merit(column) > 0);
            let measures = named.into_iter().map(Some).chain([None]).chain(other.into_iter().map(Some));
            for measure in measures.filter(|measure| measure.is_none_or(|column| column.name != dimension.name)) {
                if asked == QUESTIONS {
                    break;
                }
                asked += 1;
                let name = measure.map(|column| column.name.clone());
                match self.card_of(&dimension.name, name.as_deref()).await? {
                    Ok(card) => {
                        let weight =
                            measure.map_or(0.8, |column: &ColumnProfile| 0.7 + 0.1 * f64::from(amount_merit(column)));
                        let merit = card.merit() * weight;
                        found.push((merit, FoundCard { dimension: dimension.name.clone(), measure: name, card }));
                        of_column.clear();
                        break;
                    }
                    Err(why) => of_column.push(RefusedCard { dimension: dimension.name.clone(), measure: name, why }),
                }
            }
            // one reason a column: that of its best amount
            refused.extend(of_column.into_iter().next());
        }
        found.sort_by(|(one, a), (other, b)| other.total_cmp(one).then_with(|| a.dimension.cmp(&b.dimension)));
        Ok((found.into_iter().take(IDEAS).map(|(_, card)| card).collect(), refused))
    }

    /// The card of one column by another, or why it is none.
    ///
    /// # Errors
    /// [`Refusal::Query`], also for columns that the table does not have.
    pub async fn card_of(
        &self,
        dimension: &str,
        measure: Option<&str>,
    ) -> Result<Result<DataCard, CardRefusal>, Refusal> {
        let request = GroupRequest {
            scope: Scope { filters: self.no_totals(dimension), ..Scope::default() },
            by: GroupBy::value(dimension),
            series: None,
            measure: measure.map_or(Measure::Count, |name| Measure::Sum(name.to_owned())),
            limit: 1_000,
            others: false,
        };
        let groups = self.groups(&request).await?.groups;
        let label = |key: &serde_json::Value| match key {
            serde_json::Value::Null => None,
            serde_json::Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        };
        let mut groups: Vec<CardGroup> = groups
            .iter()
            .map(|group| CardGroup { label: label(&group.key), value: group.value.unwrap_or(0.0), rows: group.rows })
            .collect();
        let column = self.version.profile.column(dimension);
        let ordered = column.is_some_and(|column| column.value_type == ValueType::Year);
        if ordered {
            groups.sort_by(|one, other| one.label.cmp(&other.label));
        }
        // a table with the same number of rows for each category holds sums, not cases
        let rows: Vec<u64> = groups.iter().filter(|group| group.label.is_some()).map(|group| group.rows).collect();
        let cases = measure.is_none() || rows.windows(2).any(|pair| pair[0] != pair[1]);
        Ok(condense(&groups, &CardKind { ordered, cases }))
    }

    /// Leaves out rows that are sums of other rows by another column than this one.
    fn no_totals(&self, dimension: &str) -> Vec<Filter> {
        let columns = self.version.profile.columns.iter().filter(|column| column.name != dimension);
        let texts = columns.filter(|column| column.value_type == ValueType::String && column.distinct.count <= 500);
        let sums = |column: &ColumnProfile| -> Vec<Filter> {
            let sums = column.top.iter().filter(|(value, _)| apertura_workshop::card::is_total(value));
            sums.map(|(value, _)| Filter {
                column: column.name.clone(),
                operator: Operator::Ne,
                values: vec![value.clone()],
            })
            .collect()
        };
        texts.flat_map(sums).collect()
    }

    /// True for a column that holds amounts that may be added up.
    fn is_amount(&self, column: &ColumnProfile) -> bool {
        let field = self.version.dictionary.fields.iter().find(|field| field.name == column.name);
        let unit = field.and_then(|field| field.unit.as_deref()).unwrap_or_default();
        self.is_measure(&column.name)
            && column.semantic.as_deref() != Some("age")
            && !["%", "años", "years", "°C", "km/h"].contains(&unit)
            && !column.name.split('_').any(|word| NO_AMOUNTS.contains(&word))
    }
}

fn is_dimension(column: &ColumnProfile) -> bool {
    matches!(column.value_type, ValueType::String | ValueType::Year)
        && column.personal.is_none()
        && column.longest.is_none_or(|signs| signs <= 60)
        && CATEGORIES.contains(&column.distinct.count)
        && (column.distinct.count < column.rows.max(6) || column.distinct.count <= 60)
}

/// How surely an amount is what somebody would ask for, 0 to 3.
fn amount_merit(column: &ColumnProfile) -> u8 {
    let named = column.name.split('_').any(|word| AMOUNTS.contains(&word));
    let money = matches!(column.semantic.as_deref(), Some("money" | "quantity"));
    u8::from(named) * 2 + u8::from(money)
}
