//! The judgement of a column at its end: missing words, decimal sign, order of dates, type, figures.
//!
//! What the evidence does not decide is not decided: the column stays text and a rule asks.
//! Never here: what is wrong (see `rule`), what the values mean (see `semantic`).

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{ColumnProfile, Distinct, glued, series};
use crate::evidence::quantiles::{five, histogram};
use crate::evidence::sign::Sign;
use crate::evidence::{DateOrder, Evidence, Facts, HyperLogLog, calendar, number_of, pattern, shape};
use crate::grid::CellKind;
use crate::missing::{Meaning, SENTINELS};
use crate::operation::Operation;
use crate::semantic::{self, Judged};
use crate::table::Column;
use crate::value_type::ValueType;

/// Bars of a histogram.
const BARS: usize = 20;
/// Longest least or greatest text kept, in signs.
const LONGEST: usize = 200;
/// A type needs this share of the filled cells.
const SHARE: f64 = 0.95;
const DAYS: [Sign; 6] =
    [Sign::DayFirst, Sign::MonthFirst, Sign::EitherFirst, Sign::SameEither, Sign::YearFirst, Sign::NamedMonth];

/// Cells of a table that can only be read with the point, and only with the comma, as decimal sign.
pub(super) fn table_decimal(all: &[Facts]) -> bool {
    let (mut point, mut comma) = (0u64, 0u64);
    for facts in all {
        let (p, c) = decimal_votes(&facts.evidence);
        if c > 0 && p == 0 {
            comma += 1;
        } else if p > 0 && c == 0 {
            point += 1;
        }
    }
    comma > point
}

/// Cells that can only be read with the point, and only with the comma, as decimal sign.
fn decimal_votes(evidence: &Evidence) -> (u64, u64) {
    // `1,234.50` shows two signs for one reading: the greater count is the number of cells
    let point = evidence.count(Sign::PointDecimal).max(evidence.count(Sign::CommaGroup));
    let comma = evidence.count(Sign::CommaDecimal).max(evidence.count(Sign::PointGroup));
    (point, comma)
}

fn at_least(part: u64, whole: u64, share: f64) -> bool {
    whole > 0 && part as f64 >= whole as f64 * share
}

/// Which spellings stand for a missing value in this column.
fn missing_words(column: &Column, facts: &Facts) -> Vec<(String, Meaning, u64)> {
    let evidence = &facts.evidence;
    let others = evidence.count(Sign::Number)
        + evidence.count(Sign::Text)
        + evidence.count(Sign::Time)
        + evidence.sum(&DAYS)
        + evidence.sum(&[Sign::MonthYear, Sign::ImpossibleDate]);
    let values = evidence.count(Sign::Number) + evidence.count(Sign::Time) + evidence.sum(&DAYS);
    let address = semantic::label_has(
        column,
        &[
            "calle",
            "numero",
            "num",
            "no",
            "exterior",
            "interior",
            "domicilio",
            "direccion",
            "ubicacion",
            "ext",
            "int",
            "lote",
            "manzana",
            "predio",
            "street",
            "address",
            "vialidad",
        ],
    );
    let plus = facts.values.iter().any(|v| v.text.trim() == "+");
    // codes as short as the word itself: `NA` among `MX`, `US` is Namibia
    let short = facts
        .values
        .iter()
        .filter(|v| crate::missing::word(v.text.trim().as_bytes()).is_none())
        .take(50)
        .all(|v| v.text.trim().chars().count() <= 4);
    let catalog = facts.complete
        && (2..=300).contains(&facts.values.len())
        && facts.values.iter().all(|v| v.count == 1)
        && facts.blanks == 0
        && at_least(evidence.count(Sign::Text), others, 0.8);
    let mut found: Vec<(String, Meaning, u64)> = evidence
        .missing
        .iter()
        .filter(|(text, spelling)| {
            let number = matches!(text.to_ascii_lowercase().as_str(), "s/n" | "sn");
            // the one `NO ESPECIFICADO` of a catalog's descriptions is what its key means
            if catalog && spelling.count == 1 && text.contains(' ') {
                return false;
            }
            if spelling.word.certain {
                return !(plus && text.as_ref() == "-");
            }
            if number && address {
                return false;
            }
            let length = text.chars().count();
            if spelling.word.typed {
                // the cells of this word are themselves among neither values nor others
                return at_least(values, others, 0.8);
            }
            at_least(values, others, 0.8)
                || others > 0 && !short && !number && length <= 3
                || length > 4 && evidence.missing_candidates() < others
        })
        .map(|(text, spelling)| (text.to_string(), spelling.word.meaning, spelling.count))
        .collect();
    if at_least(values, others, 0.8) {
        let said = |text: &str| missing_words_has(&found, text) || crate::missing::word(text.as_bytes()).is_some();
        let more: Vec<_> = facts.values.iter().filter(|v| !said(v.text.trim()) && says_nothing(&v.text)).collect();
        found.extend(more.into_iter().map(|v| (v.text.trim().to_owned(), Meaning::Missing, v.count)));
    }
    if at_least(evidence.count(Sign::Number), others, SHARE) && evidence.negatives == 0 {
        // one kind of sentinel, far outside what the column holds
        for (at, &count) in evidence.sentinels.iter().enumerate() {
            if count > 0
                && !semantic::label_has(column, &["longitud", "lon", "lng", "long", "x", "latitud", "lat", "y"])
            {
                found.push((SENTINELS[at].to_string(), Meaning::Missing, count));
            }
        }
    }
    found
}

fn missing_words_has(found: &[(String, Meaning, u64)], text: &str) -> bool {
    found.iter().any(|(word, ..)| word == text)
}

/// True for words among numbers or days that only say that there is no value: `No recepcionado`, `no se midió`.
fn says_nothing(text: &str) -> bool {
    let folded = semantic::fold(text);
    let mut words = folded.split(' ');
    let (first, second, rest) = (words.next(), words.next().unwrap_or_default(), words.count());
    let participle =
        ["ado", "ada", "ados", "adas", "ido", "ida", "ible", "able"].iter().any(|end| second.ends_with(end));
    !folded.bytes().any(|b| b.is_ascii_digit())
        && match first {
            Some("sin") => {
                rest <= 2 && ["dato", "datos", "informacion", "registro", "reporte", "medicion"].contains(&second)
            }
            Some("no") => participle && rest <= 2 || second == "se" && (1..=2).contains(&rest),
            _ => false,
        }
}

/// The words of a yes-or-no column, as they stand: those that mean yes, those that mean no.
pub(crate) fn yes_no(column: &Column, facts: &Facts) -> Option<(Vec<String>, Vec<String>)> {
    if !facts.complete || facts.values.len() > 24 {
        return None;
    }
    let (mut yes, mut no) = (Vec::new(), Vec::new());
    let (mut words, mut digits, mut marks, mut letters) = (false, false, false, false);
    for value in &facts.values {
        let text = value.text.trim();
        if facts.missing.iter().any(|(word, ..)| word == text) {
            continue;
        }
        let folded = semantic::fold(text);
        let list = match folded.as_str() {
            "si" | "yes" | "verdadero" | "true" | "cierto" => {
                words = true;
                &mut yes
            }
            "no" | "falso" | "false" => {
                words = true;
                &mut no
            }
            "s" | "v" | "y" => {
                letters = true;
                &mut yes
            }
            "n" | "f" => {
                letters = true;
                &mut no
            }
            "x" | "✓" | "✔" => {
                marks = true;
                &mut yes
            }
            "1" => {
                digits = true;
                &mut yes
            }
            "0" => {
                digits = true;
                &mut no
            }
            _ => return None,
        };
        if !list.iter().any(|known| known == text) {
            list.push(text.to_owned());
        }
    }
    yes.sort();
    no.sort();
    let label = semantic::label_has(
        column,
        &[
            "es", "tiene", "cuenta", "hay", "activo", "activa", "vigente", "is", "has", "bandera", "flag", "booleano",
            "aplica", "atendido", "indigena",
        ],
    );
    let fits = if words {
        !marks
    } else if digits {
        !letters && !marks && label && !yes.is_empty() && !no.is_empty()
    } else if letters {
        // `F` and `V`, `S` and `N`; `F` alone with `M` has already left
        !marks && !yes.is_empty() && !no.is_empty()
    } else {
        marks && facts.blanks > 0
    };
    fits.then_some((yes, no))
}

/// True for words of one letter (`S`, `N`): what they mean is likely, and a person says so.
pub(crate) fn are_letters(yes: &[String], no: &[String]) -> bool {
    let letter = |word: &String| word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic();
    !no.is_empty() && yes.iter().chain(no).all(letter)
}

fn date_order(evidence: &Evidence) -> DateOrder {
    let (day, month) = (evidence.count(Sign::DayFirst), evidence.count(Sign::MonthFirst));
    let either = evidence.count(Sign::EitherFirst);
    match (day, month) {
        (0, 0) if either > 0 => DateOrder::Undecided,
        (0, 0) if evidence.count(Sign::SameEither) > 0 => DateOrder::DayFirst,
        (0, 0) if evidence.sum(&[Sign::YearFirst, Sign::NamedMonth]) > 0 => DateOrder::Fixed,
        (0, 0) => DateOrder::None,
        (_, 0) => DateOrder::DayFirst,
        (0, _) => DateOrder::MonthFirst,
        _ => DateOrder::Mixed,
    }
}

/// Judges a column.
pub(super) fn decide(column: &Column, rows: u64, mut facts: Facts, commas: bool) -> ColumnProfile {
    facts.missing = missing_words(column, &facts);
    for (at, sentinel) in SENTINELS.iter().enumerate() {
        let count = facts.evidence.sentinels[at];
        if count > 0 && !facts.missing.iter().any(|(word, ..)| *word == sentinel.to_string()) {
            facts.evidence.plain.moments.add(*sentinel, 0, count);
            facts.evidence.plain.quantiles.add(*sentinel as f64, count);
        }
    }
    let missing: u64 = facts.missing.iter().map(|m| m.2).sum();
    let filled = rows.saturating_sub(facts.blanks + missing);
    let (point, comma) = decimal_votes(&facts.evidence);
    facts.decimal = if comma > point || comma == point && comma == 0 && commas { ',' } else { '.' };
    facts.date_order = date_order(&facts.evidence);
    let missing_spellings = match facts.complete {
        true => {
            facts.values.iter().filter(|v| facts.missing.iter().any(|(word, ..)| is_spelling(word, &v.text))).count()
                as u64
        }
        false => facts.missing.len() as u64,
    };
    let frequent = std::mem::take(&mut facts.frequent);
    facts.frequent = frequent
        .into_iter()
        .filter(|(text, _)| !facts.missing.iter().any(|(word, ..)| is_spelling(word, text)))
        .collect();
    let judged = semantic::judge(column, &facts, filled);
    let (value_type, conversion, fitting) = type_of(column, &facts, filled, &judged);
    let personal = judged.personal;
    facts.institutional = judged.institutional;
    let mut profile = ColumnProfile {
        name: column.name.clone(),
        value_type,
        semantic: judged.semantic.or_else(|| plain_semantic(value_type, &facts, filled)).map(str::to_owned),
        personal: personal.map(str::to_owned),
        place: judged.place.map(str::to_owned),
        rows,
        nulls: facts.blanks + missing,
        blanks: facts.blanks,
        missing: missing_counts(&facts.missing),
        meanings: facts.missing.iter().map(|(word, meaning, _)| (word.clone(), meaning.name().to_owned())).collect(),
        distinct: Distinct {
            count: facts.distinct.saturating_sub(missing_spellings),
            exact: facts.complete,
            error: if facts.complete { 0.0 } else { HyperLogLog::ERROR },
        },
        min: None,
        max: None,
        mean: None,
        deviation: None,
        quantiles: None,
        histogram: None,
        top: if personal.is_some() { Vec::new() } else { facts.frequent.clone() },
        patterns: Vec::new(),
        constant: false,
        unique: false,
        series: None,
        shortest: facts.evidence.lengths.map(|l| l.0),
        longest: facts.evidence.lengths.map(|l| l.1),
        misfits: filled.saturating_sub(fitting),
        conversion,
        facts: Arc::default(),
    };
    profile.constant = filled > 0 && profile.distinct.count == 1;
    profile.unique = profile.distinct.exact && filled > 0 && profile.distinct.count == filled;
    if personal.is_none() && filled > 0 {
        figures(&mut profile, &facts);
        if value_type == ValueType::String {
            profile.patterns = pattern::of(&facts, |text| profile.missing.contains_key(text));
        }
        profile.series = series::of(&profile, &facts);
    }
    profile.facts = Arc::new(facts);
    profile
}

/// True where a cell's text is a missing-value word as it was counted.
pub(crate) fn is_spelling(word: &str, text: &str) -> bool {
    let trimmed = std::str::from_utf8(shape::trim(text.as_bytes())).unwrap_or(text);
    trimmed == word || word.starts_with('-') && word.len() > 2 && trimmed.strip_suffix(".0") == Some(word)
}

fn missing_counts(words: &[(String, Meaning, u64)]) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for (word, _, count) in words {
        *counts.entry(word.clone()).or_insert(0) += count;
    }
    counts
}

/// The type, the operation that makes it, and how many filled cells fit.
fn type_of(column: &Column, facts: &Facts, filled: u64, judged: &Judged) -> (ValueType, Option<Operation>, u64) {
    let evidence = &facts.evidence;
    let name = || column.name.clone();
    if filled == 0 {
        return (ValueType::String, None, 0);
    }
    if let Some(width) = judged.width {
        return (ValueType::String, Some(Operation::PadZeros { column: name(), width }), filled);
    }
    if judged.text {
        return (ValueType::String, Some(Operation::KeepText { column: name() }), filled);
    }
    if let Some((yes, no)) = yes_no(column, facts).filter(|(yes, no)| !are_letters(yes, no)) {
        let changed = Operation::ParseBoolean { column: name(), yes, no };
        return (ValueType::Boolean, Some(changed), filled);
    }
    // sentinels that are values are counted as numbers, those that are missing are not filled
    let sentinels: u64 = facts
        .missing
        .iter()
        .filter(|m| m.0.starts_with('-') && m.0.len() > 2 && m.0[1..].parse::<u64>().is_ok())
        .map(|m| m.2)
        .sum();
    let numbers = evidence.count(Sign::Number).saturating_sub(sentinels);
    if at_least(numbers, filled, SHARE) || numbers + 1 == filled && filled >= 5 {
        if is_key(column, facts, filled, numbers) || facts.values.iter().any(|v| is_total(&v.text)) {
            return (ValueType::String, Some(Operation::KeepText { column: name() }), filled);
        }
        return number_type(column, facts, filled, numbers);
    }
    if let Some(glued) = glued::unit(facts, numbers, filled) {
        let (value_type, mut conversion, _) = number_type(column, facts, filled, numbers);
        if let Some(Operation::ParseNumber { words, unit, integer, .. }) = &mut conversion {
            (*words, *unit) = (glued.words, Some(glued.unit));
            *integer &= glued.whole;
            let value_type = if *integer { ValueType::Integer } else { ValueType::Number };
            return (value_type, conversion, filled);
        }
        if value_type != ValueType::String {
            return (value_type, conversion, filled);
        }
    }
    let days = evidence.sum(&DAYS);
    if at_least(days + evidence.count(Sign::ImpossibleDate), filled, SHARE) && days > 0 {
        let order = match facts.date_order {
            DateOrder::DayFirst => "dmy",
            DateOrder::MonthFirst => "mdy",
            DateOrder::Fixed => "ymd",
            DateOrder::None | DateOrder::Undecided | DateOrder::Mixed => return (ValueType::String, None, filled),
        };
        let time = evidence.count(Sign::DateAndTime) > 0;
        let value_type = if time { ValueType::Datetime } else { ValueType::Date };
        return (value_type, Some(Operation::ParseDate { column: name(), order: order.to_owned(), time }), days);
    }
    let times = evidence.count(Sign::Time);
    // hour 24 is the end of a day or the beginning of the next: the column stays as it is until a person decides
    if at_least(times, filled, SHARE) && evidence.count(Sign::Hour24) == 0 {
        return (ValueType::Time, Some(Operation::ParseTime { column: name() }), times);
    }
    if evidence.count(Sign::MonthYear) == filled && facts.values.iter().all(|v| is_year_month(v.text.trim())) {
        return (ValueType::Yearmonth, None, filled);
    }
    (ValueType::String, None, filled)
}

/// True where whole numbers are keys: the label says so and some cell is no number, or some cell mixes
/// digits and letters (`12-A` among house numbers, `NA6750` among keys of districts).
fn is_key(column: &Column, facts: &Facts, filled: u64, numbers: u64) -> bool {
    let evidence = &facts.evidence;
    let whole = at_least(evidence.count(Sign::Whole), numbers, SHARE) && evidence.negatives == 0;
    if !whole || numbers >= filled {
        return false;
    }
    if semantic::is_key_label(column) {
        return true;
    }
    let number = semantic::label_has(column, &["num", "numero", "no", "nro", "n", "number", "lote", "manzana", "ruta"]);
    let mixed = facts.values.iter().any(|v| {
        let text = v.text.trim();
        text.len() <= 30
            && text.bytes().any(|b| b.is_ascii_digit())
            && text.bytes().any(|b| b.is_ascii_alphabetic())
            && !shape::read(text.as_bytes()).signs.has(Sign::Number)
            && !shape::read(text.as_bytes()).signs.has(Sign::Unit)
    });
    number && mixed
}

/// True for the words of a total: a value that a number cannot hold and nobody wants to lose.
fn is_total(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 9
        && matches!(
            semantic::fold(text).as_str(),
            "total" | "totales" | "subtotal" | "todos" | "todas" | "ambos" | "ambas" | "nacional"
        )
}

fn is_year_month(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 7 && bytes[4] == b'-' && bytes.iter().enumerate().all(|(at, b)| at == 4 || b.is_ascii_digit())
}

fn number_type(column: &Column, facts: &Facts, filled: u64, numbers: u64) -> (ValueType, Option<Operation>, u64) {
    let evidence = &facts.evidence;
    let column_name = || column.name.clone();
    let whole = evidence.count(Sign::Whole);
    // keys: leading zeros that a number would lose, or more digits than a number holds
    if at_least(whole, numbers, SHARE)
        && (evidence.count(Sign::LeadingZero) > 0 && evidence.negatives == 0 || evidence.count(Sign::Huge) > 0)
    {
        return (ValueType::String, Some(Operation::KeepText { column: column_name() }), filled);
    }
    let (point, comma) = decimal_votes(evidence);
    // both decimal signs in one column: no reading is right for all of it
    if point > 0 && comma > 0 {
        return (ValueType::String, None, filled);
    }
    // `(1983)` is a year in brackets, not 1983 below zero
    if evidence.count(Sign::Parentheses) > 0 && semantic::is_year_label(column) {
        return (ValueType::String, None, filled);
    }
    let (group, decimal) = groups(facts);
    let read = if facts.decimal == ',' { &evidence.comma } else { &evidence.point };
    let decimals = read.moments.decimals();
    // `12.0` is a measure with one decimal, and stays so
    let fractions = evidence.sum(&[Sign::PointDecimal, Sign::CommaDecimal]);
    let integer =
        decimals == 0 && fractions == 0 && evidence.count(Sign::Exponent) == 0 && evidence.count(Sign::Percent) == 0;
    let fitting = numbers - evidence.count(Sign::Limit).min(numbers) - evidence.count(Sign::Huge).min(numbers);
    if integer && whole == numbers && semantic::is_year(column, facts) {
        return (ValueType::Year, Some(Operation::ParseYear { column: column_name() }), fitting);
    }
    let money = evidence.count(Sign::Currency) > 0;
    let scale = (money && decimals <= 4).then_some(decimals.max(2));
    let value_type = if integer && scale.is_none() { ValueType::Integer } else { ValueType::Number };
    // a workbook stores shares and shows percents; a greatest share above ten is no share
    let stored = column.native == Some(CellKind::Percent) && evidence.count(Sign::Percent) == 0;
    let greatest = read.moments.range().map_or(0.0, |r| r.1.abs().max(r.0.abs()));
    let greatest = evidence.plain.moments.range().map_or(greatest, |r| greatest.max(r.1.abs()).max(r.0.abs()));
    let hundredfold = stored && greatest <= 10.0;
    let value_type = if hundredfold { ValueType::Number } else { value_type };
    let percent = hundredfold || at_least(evidence.count(Sign::Percent), filled, 0.9);
    let conversion = Operation::ParseNumber {
        column: column_name(),
        decimal,
        group,
        integer: value_type == ValueType::Integer,
        scale,
        percent: false,
        hundredfold,
        words: Vec::new(),
        unit: percent.then(|| "%".to_owned()),
    };
    (value_type, Some(conversion), fitting)
}

/// The sign that parts thousands, where there is one, and the decimal sign.
fn groups(facts: &Facts) -> (Option<char>, char) {
    let evidence = &facts.evidence;
    let group = if evidence.count(Sign::SpaceGroup) > 0 {
        Some(' ')
    } else if evidence.count(Sign::ApostropheGroup) > 0 {
        Some('\'')
    } else if facts.decimal == '.' && evidence.sum(&[Sign::CommaGroup, Sign::CommaEither]) > 0 {
        Some(',')
    } else if facts.decimal == ',' && evidence.sum(&[Sign::PointGroup, Sign::PointEither]) > 0 {
        Some('.')
    } else {
        None
    };
    (group, facts.decimal)
}

fn plain_semantic(value_type: ValueType, facts: &Facts, filled: u64) -> Option<&'static str> {
    let evidence = &facts.evidence;
    Some(match value_type {
        _ if filled == 0 => return None,
        ValueType::Number | ValueType::Integer if evidence.count(Sign::Currency) > 0 => "money",
        ValueType::Number | ValueType::Integer if at_least(evidence.count(Sign::Percent), filled, 0.9) => "percent",
        ValueType::Integer => "integer",
        ValueType::Number => "number",
        ValueType::Boolean => "boolean",
        ValueType::Date => "date",
        ValueType::Datetime => "datetime",
        ValueType::Time => "time",
        ValueType::Year => "year",
        ValueType::Yearmonth => "yearmonth",
        ValueType::String if at_least(evidence.count(Sign::Time), filled, SHARE) => "time",
        ValueType::String if at_least(evidence.count(Sign::Whole), filled, SHARE) => "identifier",
        ValueType::String if facts.complete && facts.values.len() <= 100 && facts.values.len() as u64 * 3 <= filled => {
            "category"
        }
        ValueType::String => "text",
    })
}

fn cut(text: &[u8]) -> String {
    String::from_utf8_lossy(text).chars().take(LONGEST).collect()
}

fn figures(profile: &mut ColumnProfile, facts: &Facts) {
    let evidence = &facts.evidence;
    match profile.value_type {
        ValueType::Integer | ValueType::Number | ValueType::Year => numbers(profile, facts),
        ValueType::Date | ValueType::Datetime => {
            let read = match facts.date_order {
                DateOrder::MonthFirst => evidence.month_first.0,
                _ => evidence.day_first.0,
            };
            let all: Vec<i64> = read.into_iter().chain(evidence.fixed.0).flat_map(|(a, b)| [a, b]).collect();
            let time = profile.value_type == ValueType::Datetime;
            profile.min = all.iter().min().map(|&at| calendar::write(at, time));
            profile.max = all.iter().max().map(|&at| calendar::write(at, time));
        }
        ValueType::Time => {
            let write = |at: i64| format!("{:02}:{:02}:{:02}", at / 3600, at / 60 % 60, at % 60);
            (profile.min, profile.max) = evidence.times.0.map(|(a, b)| (write(a), write(b))).unzip();
        }
        ValueType::Boolean => {}
        ValueType::String | ValueType::Yearmonth => {
            (profile.min, profile.max) = evidence.texts.as_ref().map(|(a, b)| (cut(a), cut(b))).unzip();
        }
    }
}

fn numbers(profile: &mut ColumnProfile, facts: &Facts) {
    let evidence = &facts.evidence;
    let mut all = evidence.plain.clone();
    all.merge(if facts.decimal == ',' { &evidence.comma } else { &evidence.point });
    (profile.min, profile.max) = all.moments.range_text().unzip();
    (profile.mean, profile.deviation) = all.moments.mean_and_deviation().unzip();
    let Some(range) = all.moments.range() else { return };
    let sorted = if facts.complete { exact(facts) } else { all.quantiles.sorted(range) };
    profile.quantiles = five(&sorted);
    profile.histogram = histogram(&sorted, BARS);
}

/// Every number of a column whose distinct values are all known, ascending, with its count.
fn exact(facts: &Facts) -> Vec<(f64, u64)> {
    let mut all: Vec<(f64, u64)> = facts
        .values
        .iter()
        .filter(|v| !facts.missing.iter().any(|(word, ..)| is_spelling(word, &v.text)))
        .filter_map(|v| Some((number_of(&v.text, facts.decimal)?, v.count)))
        .collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all
}
