//! The words by which a dataset is found: derived state, written beside the dataset.
//!
//! Never here: which datasets a person may see.

use apertura_catalog::{DataDictionary, Dataset};
use sqlx::SqliteConnection;

/// Most words of a question that are looked for.
const WORDS: usize = 16;

/// What a person typed as an FTS5 expression: every word must occur, its beginning is enough; none
/// where there is no word. Words are quoted, so no sign of a person's text is taken for an operator.
pub(crate) fn expression(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(WORDS)
        .map(|word| format!("\"{}\"*", stem(word)))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A long word without its Spanish (or English) plural ending, since only beginnings are compared:
/// `licencias` finds `licencia`, `construcciones` finds `construcción`.
fn stem(word: &str) -> &str {
    let signs = word.chars().count();
    let without = |ending: &str| {
        let start = word.len().checked_sub(ending.len())?;
        word.is_char_boundary(start).then(|| word.split_at(start)).filter(|(_, end)| end.eq_ignore_ascii_case(ending))
    };
    match (without("es"), without("s")) {
        (Some((start, _)), _) if signs > 5 => start,
        (_, Some((start, _))) if signs > 4 => start,
        _ => word,
    }
}

/// Writes the words of a dataset, in place of those of before.
pub(crate) async fn put(
    connection: &mut SqliteConnection,
    id: i64,
    dataset: &Dataset,
    dictionary: &DataDictionary,
) -> Result<(), sqlx::Error> {
    let columns: Vec<String> = dictionary
        .fields
        .iter()
        .map(|f| format!("{} {} {}", f.label, f.name.replace('_', " "), f.description))
        .collect();
    sqlx::query("DELETE FROM dataset_search WHERE rowid = $1").bind(id).execute(&mut *connection).await?;
    sqlx::query(
        "INSERT INTO dataset_search (rowid, title, description, keywords, agency, columns)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id)
    .bind(&dataset.title)
    .bind(&dataset.description)
    .bind(format!("{} {}", dataset.keywords.join(" "), dataset.theme.as_deref().unwrap_or_default()))
    .bind(&dataset.agency.name)
    .bind(columns.join(" "))
    .execute(connection)
    .await?;
    Ok(())
}
