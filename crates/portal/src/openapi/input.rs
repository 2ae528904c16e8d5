//! What a question to an address may say, each thing once.
//!
//! Never here: addresses.

use serde_json::{Value, json};

use crate::language::Messages;

/// Something that a question says.
pub struct Input {
    /// Its name in the address.
    pub name: &'static str,
    /// Key of its sentence (`parameter-…`).
    pub key: &'static str,
    /// What it may be.
    pub kind: Kind,
    /// An example.
    pub example: &'static str,
}

/// What a value may be.
pub enum Kind {
    /// A part of the path.
    Path,
    /// A part of the path that is a number.
    PathNumber,
    /// Any text.
    Text,
    /// A text that must be there.
    Needed,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A number between two ends.
    Number(u64, u64),
}

const fn path(name: &'static str, key: &'static str, example: &'static str) -> Input {
    Input { name, key, kind: Kind::Path, example }
}

const fn path_number(name: &'static str, key: &'static str, example: &'static str) -> Input {
    Input { name, key, kind: Kind::PathNumber, example }
}

const fn text(name: &'static str, key: &'static str, example: &'static str) -> Input {
    Input { name, key, kind: Kind::Text, example }
}

const fn needed(name: &'static str, key: &'static str, example: &'static str) -> Input {
    Input { name, key, kind: Kind::Needed, example }
}

const fn word(name: &'static str, key: &'static str, words: &'static [&'static str], example: &'static str) -> Input {
    Input { name, key, kind: Kind::Word(words), example }
}

const fn number(name: &'static str, key: &'static str, least: u64, most: u64, example: &'static str) -> Input {
    Input { name, key, kind: Kind::Number(least, most), example }
}

const MOST: u64 = u32::MAX as u64;

pub const SLUG: Input = path("slug", "slug", "licencias-2024");
pub const NUMBER: Input = path_number("number", "number", "1");
pub const FILE: Input = path("file", "file", "licencias-2024.csv");
pub const COLUMN: Input = path("column", "column", "municipio");
pub const ACTION: Input = path("name", "action", "package_list");
pub const ZOOM: Input = path_number("zoom", "zoom", "6");
pub const ACROSS: Input = path_number("x", "tile-across", "14");
pub const DOWN: Input = path_number("y", "tile-down", "27");
pub const PART: Input = path_number("part", "sitemap-part", "1");
pub const TEXT: Input = text("q", "text", "licencias");
pub const AGENCY: Input = text("agency", "agency", "secretaria-de-movilidad");
pub const THEME: Input = text("theme", "theme", "Movilidad");
pub const FORMAT: Input = text("format", "format", "csv");
pub const FREQUENCY: Input = text("frequency", "frequency", "monthly");
pub const PLACE: Input = text("place", "place", "Nuevo León");
pub const PERIOD: Input = number("period", "period", 1, 9_999, "2024");
pub const LICENSE: Input = text("license", "license", "CC-BY-4.0");
pub const QUALITY: Input = text("quality", "quality", "good");
pub const FRESHNESS: Input = text("freshness", "freshness", "current");
pub const KEYWORD: Input = text("keyword", "keyword", "agua");
pub const LIST_SIZE: Input = number("size", "list-size", 1, 1_000, "20");
pub const COUNTED: Input = text("counted", "counted", "agency,keyword");
pub const VALUES: Input = number("values", "values", 1, 2_000, "10");
pub const PAGE: Input = number("page", "page", 1, MOST, "1");
pub const SORT: Input = word("sort", "sort", &["relevance", "newest", "title"], "newest");
pub const SIZE: Input = number("_size", "size", 1, 1_000, "50");
pub const ROWS_PAGE: Input = number("_page", "page", 1, MOST, "1");
pub const TOKEN: Input = text("_token", "token", "");
pub const VERSION: Input = number("_version", "version", 1, MOST, "1");
pub const SEARCH: Input = text("_search", "search", "centro");
pub const ORDER: Input = text("_sort", "order", "-monto");
pub const COLUMNS: Input = text("_columns", "columns", "municipio,monto");
pub const ANSWER_FORMAT: Input = word("_format", "answer-format", &["json", "csv", "arrow", "parquet"], "json");
pub const BY: Input = needed("by", "by", "municipio");
pub const UNIT: Input = word("unit", "unit", &["year", "month", "day"], "month");
pub const BINS: Input = number("bins", "bins", 1, 200, "20");
pub const SERIES: Input = text("series", "series", "tipo");
pub const MEASURE: Input = word("measure", "measure", &["count", "sum", "mean"], "count");
pub const OF: Input = text("of", "of", "monto");
pub const LIMIT_GROUPS: Input = number("limit", "limit", 1, 10_000, "100");
pub const LIMIT_VALUES: Input = number("limit", "limit", 1, 1_000, "100");
pub const QUERY: Input = needed("query", "query", "SELECT 1 AS uno");
pub const DAYS: Input = number("days", "days", 1, 366, "30");
pub const DATASET: Input = text("dataset", "dataset", "licencias-2024");

impl Input {
    /// True where it stands in the path.
    pub fn in_path(&self) -> bool {
        matches!(self.kind, Kind::Path | Kind::PathNumber)
    }

    /// As a parameter of OpenAPI.
    pub fn parameter(&self, messages: &Messages) -> Value {
        let schema = match self.kind {
            Kind::Path | Kind::Needed => json!({ "type": "string", "minLength": 1 }),
            Kind::PathNumber => json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX }),
            Kind::Text => json!({ "type": "string" }),
            Kind::Word(words) => json!({ "type": "string", "enum": words }),
            Kind::Number(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        };
        let mut parameter = json!({
            "name": self.name,
            "in": if self.in_path() { "path" } else { "query" },
            "required": self.in_path() || matches!(self.kind, Kind::Needed),
            "schema": schema,
            "description": messages.code("parameter", self.key),
        });
        if !self.example.is_empty() {
            let number = matches!(self.kind, Kind::PathNumber | Kind::Number(..));
            let example = self.example.parse::<u64>().ok().filter(|_| number);
            parameter["example"] = example.map_or_else(|| json!(self.example), |number| json!(number));
        }
        parameter
    }
}
