//! `similar-values`: values that may be one, written in several ways: abbreviated, in another order, as they sound, with a
//! slip of the hand. Proposals only.
//!
//! `Gral. Zaragoza` beside `General Zaragoza`, `Baldes` beside `Valdés` → the more frequent form, when a person says so.
//! Never here: case, accents and space (see `value-variants`), how values are compared (see `cluster`).

use super::ColumnContext;
use super::stray_whitespace::normal;
use crate::cluster::{Cluster, Difference, Method, Values, cluster, mapping};
use crate::finding::{Finding, Severity};
use crate::operation::Operation;
use crate::semantic::fold;
use crate::value_type::ValueType;

/// Most distinct values that are compared, and cells for each at least: values that do not repeat are no categories.
const MOST: usize = 5_000;
const REPEATED: u64 = 3;
/// A slip of the hand is this many times rarer than what was meant.
const RARER: u64 = 10;
/// Shortest text that may hold a slip, and the signs at its end that may be an ending.
const SHORTEST: usize = 7;
const ENDING: usize = 2;

/// Meanings whose values are one when they look alike.
const WORDS: [&str; 3] = ["text", "category", "locality-name"];

/// True where only letters differ, and not as an ending does.
fn is_slip(form: &str, canonical: &str) -> bool {
    let (form, canonical) = (fold(form), fold(canonical));
    let same = form.chars().zip(canonical.chars()).take_while(|(a, b)| a == b).count();
    let length = form.chars().count().max(canonical.chars().count());
    length >= SHORTEST && same + ENDING < length
}

/// True where a person should look at it.
fn is_worth(cluster: &Cluster, places: bool) -> bool {
    let others = || cluster.forms.iter().filter(|form| form.value != cluster.canonical);
    let main = cluster.forms.iter().find(|form| form.value == cluster.canonical).map_or(0, |form| form.count);
    let says = |difference: Difference| cluster.differences.contains(&difference);
    if says(Difference::Spelling) || says(Difference::Sound) {
        return !places && others().all(|form| form.count * RARER <= main && is_slip(&form.value, &cluster.canonical));
    }
    says(Difference::Abbreviation) || says(Difference::Order) || says(Difference::Punctuation)
}

/// What they differ in, the most telling first.
fn reason(clusters: &[Cluster]) -> Difference {
    use Difference::{Abbreviation, Order, Punctuation, Sound, Spelling};
    let first = clusters.first().map(|cluster| cluster.differences.as_slice()).unwrap_or_default();
    [Abbreviation, Order, Sound, Spelling].into_iter().find(|one| first.contains(one)).unwrap_or(Punctuation)
}

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let facts = context.facts;
    let semantic = context.profile.semantic.as_deref();
    if context.profile.value_type != ValueType::String
        || context.profile.personal.is_some()
        || !semantic.is_none_or(|semantic| WORDS.contains(&semantic))
        || !facts.complete
        || facts.values.len() > MOST
        || context.filled() < facts.values.len() as u64 * REPEATED
    {
        return None;
    }
    // what differs in case, accents and space alone is one already
    let mut forms: std::collections::BTreeMap<String, (String, u64, u64)> = std::collections::BTreeMap::new();
    for seen in facts.values.iter().filter(|seen| !context.is_missing(seen.text.trim())) {
        let text = normal(&seen.text);
        let form = forms.entry(fold(&text)).or_insert_with(|| (text.clone(), 0, 0));
        form.1 += seen.count;
        if seen.count > form.2 {
            (form.0, form.2) = (text, seen.count);
        }
    }
    let values = Values::new(forms.values().map(|(text, count, _)| (text.as_str(), *count)));
    let mut clusters = cluster(&values, &Method::ALL);
    // `Morteros` and `Monteros` are two towns
    let places = semantic == Some("locality-name");
    clusters.retain(|cluster| is_worth(cluster, places));
    let shown = clusters.first()?;
    let other = shown.forms.iter().find(|form| form.value != shown.canonical)?;
    let main = shown.forms.iter().find(|form| form.value == shown.canonical).map_or(0, |form| form.count);
    let details = [
        ("clusters", clusters.len().to_string()),
        ("reason", reason(&clusters).name().to_owned()),
        ("form", other.value.clone()),
        ("times", other.count.to_string()),
        ("value", shown.canonical.clone()),
        ("often", main.to_string()),
        ("certain", "false".to_owned()),
    ];
    let values = mapping(&clusters);
    let count = clusters.iter().map(Cluster::changes).sum();
    let mut finding = context.cells(
        "similar-values",
        Severity::Info,
        count,
        |text| values.contains_key(&normal(text)),
        |text| values.get(&normal(text)).cloned(),
    );
    finding.details.extend(details.map(|(key, value)| (key.to_owned(), value)));
    finding.remedy = Some(Operation::MapValues { column: context.column.name.clone(), values });
    Some(finding)
}
