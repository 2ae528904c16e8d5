//! What each column means (CSVW, Table Schema).
//!
//! Never here: the data.

use apertura_tabular::ValueType;
use serde::{Deserialize, Serialize};

/// One column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Machine name, as in the clean files.
    pub name: String,
    /// What the office's file called it.
    pub label: String,
    /// What it means; empty until a person writes it.
    #[serde(default)]
    pub description: String,
    /// Storage type.
    #[serde(rename = "type")]
    pub value_type: ValueType,
    /// Unit.
    #[serde(default)]
    pub unit: Option<String>,
    /// Id of the semantic type.
    #[serde(default)]
    pub semantic: Option<String>,
    /// Blank cells are there.
    #[serde(default)]
    pub nullable: bool,
    /// An example value; none in personal columns.
    #[serde(default)]
    pub example: Option<String>,
}

/// The dictionary of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DataDictionary {
    /// The columns in order.
    pub fields: Vec<Field>,
}
