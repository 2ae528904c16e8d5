//! The values of text columns over all parts of the index, numbered once, so that counting is adding to a number.
//!
//! Never here: counting (see `collect`).

use std::collections::HashMap;
use std::sync::OnceLock;

use tantivy::Searcher;

/// The values of a column.
#[derive(Debug, Default)]
pub struct Table {
    /// The values, numbered by their place.
    pub values: Vec<String>,
    /// For each part of the index, the number of each of its own ordinals.
    pub numbers: Vec<Vec<u32>>,
}

impl Table {
    fn of(searcher: &Searcher, column: &str) -> tantivy::Result<Table> {
        let mut table = Table::default();
        let mut known: HashMap<String, u32> = HashMap::new();
        for segment in searcher.segment_readers() {
            let mut numbers = Vec::new();
            if let Some(column) = segment.fast_fields().str(column)? {
                let mut stream = column.dictionary().stream()?;
                while stream.advance() {
                    let value = String::from_utf8_lossy(stream.key()).into_owned();
                    let next = table.values.len() as u32;
                    let number = *known.entry(value).or_insert_with_key(|value| {
                        table.values.push(value.clone());
                        next
                    });
                    numbers.push(number);
                }
            }
            table.numbers.push(numbers);
        }
        Ok(table)
    }

    /// For each value, whether it is one of these.
    pub fn among(&self, chosen: &[String]) -> Vec<bool> {
        self.values.iter().map(|value| chosen.contains(value)).collect()
    }
}

/// The tables of an index as it was at one commit.
#[derive(Debug)]
pub struct Tables {
    /// Agencies, by slug.
    pub agency: Table,
    /// Themes.
    pub theme: Table,
    /// Territories.
    pub place: Table,
    keyword: OnceLock<Table>,
}

impl Tables {
    /// The tables of an index. Keywords, which are many, are read when they are asked for.
    pub fn of(searcher: &Searcher) -> tantivy::Result<Tables> {
        Ok(Tables {
            agency: Table::of(searcher, "agency")?,
            theme: Table::of(searcher, "theme")?,
            place: Table::of(searcher, "place")?,
            keyword: OnceLock::new(),
        })
    }

    /// Keywords.
    pub fn keyword(&self, searcher: &Searcher) -> tantivy::Result<&Table> {
        if let Some(table) = self.keyword.get() {
            return Ok(table);
        }
        let table = Table::of(searcher, "keyword")?;
        Ok(self.keyword.get_or_init(|| table))
    }
}
