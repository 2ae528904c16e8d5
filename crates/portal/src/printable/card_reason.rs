//! Why a table, or a column of it, gives no data card, in plain words.
//!
//! Never here: what makes a card (see `apertura_workshop::card`).

use apertura_actions::card::{CardRefusal, RefusedCard};
use apertura_catalog::Field;

use crate::language::{FluentValue, Messages};
use crate::number::grouped;

/// The reasons, one a column; where no column was even looked at, what such a table lacks.
pub fn reasons(messages: &Messages, fields: &[Field], refused: &[RefusedCard]) -> Vec<String> {
    if refused.is_empty() {
        return vec![messages.text("workshop-card-no-column")];
    }
    refused.iter().map(|refused| reason(messages, fields, refused)).collect()
}

fn reason(messages: &Messages, fields: &[Field], refused: &RefusedCard) -> String {
    let field = fields.iter().find(|field| field.name == refused.dimension);
    let label = field.map(|field| field.label.trim()).filter(|label| !label.is_empty()).unwrap_or(&refused.dimension);
    let column = ("column", label.to_owned());
    let (key, values) = match &refused.why {
        CardRefusal::Few { categories } => ("workshop-card-few", vec![column, ("count", categories.to_string())]),
        CardRefusal::Flat { least, greatest } => {
            ("workshop-card-flat", vec![column, ("least", grouped(*least)), ("greatest", grouped(*greatest))])
        }
        CardRefusal::Dominated { label, share } => {
            let share = grouped((share * 100.0).round());
            ("workshop-card-dominated", vec![column, ("label", label.clone()), ("share", share)])
        }
        CardRefusal::Tiny { rows } => ("workshop-card-tiny", vec![column, ("count", rows.to_string())]),
        CardRefusal::Negative { label, value } => {
            ("workshop-card-negative", vec![column, ("label", label.clone()), ("value", grouped(*value))])
        }
    };
    messages.with(key, values.iter().map(|(name, value)| (*name, FluentValue::from(value.as_str()))))
}
