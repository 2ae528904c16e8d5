//! How long each kind of question to a table takes: the first time it is asked, with the file in memory.
//!
//! ```text
//! cargo bench -p apertura-query --bench explore -- FILE.parquet [WORD]
//! ```
//!
//! `FILE` is any published Parquet file; the questions are made from its columns' types and from values of its own
//! rows. `WORD` keeps the questions whose name holds it. Each question is asked five times of an engine that has just
//! opened the file, so that nothing is answered from what was kept; median and worst are printed.
//! Never here: a bound that fails a test.

use std::time::{Duration, Instant};

use apertura_query::{
    ColumnInfo, DateUnit, Engine, EngineOptions, Filter, GroupBy, GroupRequest, MAX_SORTED_DEPTH, Measure, Operator,
    QueryError, RowsRequest, Scope, Sort, Source,
};
use apertura_tabular::ValueType;

const TIMES: usize = 5;

/// One question.
enum Question {
    Rows(RowsRequest),
    Totals(Scope, Option<Vec<String>>),
    Facet(String),
    Groups(GroupRequest),
}

/// A column of the file with a value that stands in the middle of it, and how many different values it has.
struct Sample {
    info: ColumnInfo,
    value: String,
    distinct: u64,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // cargo hands `--bench` on
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with("--"));
    let Some(path) = words.next() else {
        println!("say which: cargo bench -p apertura-query --bench explore -- FILE.parquet [WORD]");
        return Ok(());
    };
    let word = words.next().unwrap_or_default();
    let source = Source::new(path);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_time().build()?;
    let (rows, samples) = runtime.block_on(samples(&source))?;
    println!("{rows} rows, {} columns; milliseconds of the first answer", samples.len());
    println!("{:<52} {:>9} {:>9}", "question", "median", "worst");
    for (name, question) in questions(rows, &samples) {
        if !name.contains(&word) {
            continue;
        }
        let mut took = Vec::new();
        let mut failure = String::new();
        for _ in 0..TIMES {
            let engine = engine();
            runtime.block_on(engine.describe(&source))?;
            let started = Instant::now();
            if let Err(error) = runtime.block_on(ask(&engine, &source, &question)) {
                failure = format!("  {error}");
            }
            took.push(started.elapsed().as_secs_f64() * 1e3);
        }
        took.sort_by(f64::total_cmp);
        println!("{name:<52} {:>9.1} {:>9.1}{failure}", took[TIMES / 2], took[TIMES - 1]);
    }
    Ok(())
}

fn engine() -> Engine {
    Engine::new(EngineOptions { time_limit: Duration::from_secs(120), ..EngineOptions::default() })
}

async fn ask(engine: &Engine, source: &Source, question: &Question) -> Result<(), QueryError> {
    match question {
        Question::Rows(request) => engine.rows(source, request).await.map(drop),
        Question::Totals(scope, columns) => engine.totals(source, scope, columns.as_deref()).await.map(drop),
        Question::Facet(column) => engine.facet(source, &Scope::default(), column, 20).await.map(drop),
        Question::Groups(request) => engine.groups(source, request).await.map(drop),
    }
}

async fn samples(source: &Source) -> Result<(u64, Vec<Sample>), QueryError> {
    let engine = engine();
    let columns = engine.describe(source).await?;
    let middle = RowsRequest { offset: columns.rows / 2, limit: 100, ..RowsRequest::default() };
    let page = engine.rows(source, &middle).await?;
    let totals = engine.totals(source, &Scope::default(), None).await?;
    let sample = |(at, info): (usize, ColumnInfo)| {
        let filled = page.rows.iter().map(|row| &row[at]).find(|value| !value.is_null());
        let value = match filled {
            Some(serde_json::Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => String::new(),
        };
        let distinct = totals.columns[at].distinct.map_or(u64::MAX, |distinct| distinct.count);
        Sample { info, value, distinct }
    };
    Ok((columns.rows, columns.columns.into_iter().enumerate().map(sample).collect()))
}

fn questions(rows: u64, samples: &[Sample]) -> Vec<(String, Question)> {
    let mut questions = Vec::new();
    let page = |filters: Vec<Filter>, sort: Option<(&Sample, bool)>, offset: u64| {
        let sort = sort.map(|(sample, descending)| Sort { column: sample.info.name.clone(), descending });
        Question::Rows(RowsRequest { filters, sort: sort.into_iter().collect(), offset, ..RowsRequest::default() })
    };
    let of = |value_type: ValueType, distinct: std::ops::Range<u64>| {
        samples.iter().find(move |sample| sample.info.value_type == value_type && distinct.contains(&sample.distinct))
    };
    let filter = |sample: &Sample, operator: Operator| Filter::new(&sample.info.name, operator, &sample.value);
    let word = |sample: &Sample| sample.value.split(' ').max_by_key(|word| word.len()).unwrap_or_default().to_owned();
    let category = of(ValueType::String, 2..2_000);
    let texts: Vec<&Sample> = samples
        .iter()
        .filter(|sample| sample.info.value_type == ValueType::String && sample.distinct >= 10_000)
        .collect();
    let number = samples.iter().rev().find(|sample| sample.info.value_type == ValueType::Number);
    let day = of(ValueType::Date, 2..u64::MAX);

    questions.push(("page 1".to_owned(), page(vec![], None, 0)));
    questions.push(("page in the middle".to_owned(), page(vec![], None, rows / 2)));
    for sample in samples {
        let name = format!("sort {} {}", sample.info.value_type.name(), sample.info.name);
        questions.push((name, page(vec![], Some((sample, true)), 0)));
        let name = format!("eq {} {}", sample.info.value_type.name(), sample.info.name);
        questions.push((name, page(vec![filter(sample, Operator::Eq)], None, 0)));
    }
    let deep = (rows / 2).min(MAX_SORTED_DEPTH - 100);
    questions.extend(number.map(|number| (format!("sort, row {deep}"), page(vec![], Some((number, true)), deep))));
    if let (Some(category), Some(number)) = (category, number) {
        let name = format!("filter {}, sort {}", category.info.name, number.info.name);
        questions.push((name, page(vec![filter(category, Operator::Eq)], Some((number, true)), 0)));
        let scope = Scope { filters: vec![filter(category, Operator::Eq)], search: None };
        let column = Some(vec![number.info.name.clone()]);
        questions.push((format!("total {} of one value", number.info.name), Question::Totals(scope, column)));
        let mean = Measure::Mean(number.info.name.clone());
        questions.push(("mean by category".to_owned(), groups(GroupBy::value(&category.info.name), mean)));
    }
    if let (Some(category), Some(day)) = (category, day) {
        let filters = vec![filter(category, Operator::Eq), filter(day, Operator::Gte)];
        let name = format!("filter {} and {}, sort {}", category.info.name, day.info.name, day.info.name);
        questions.push((name, page(filters, Some((day, false)), 0)));
    }
    for text in texts {
        let filters = vec![Filter::new(&text.info.name, Operator::Contains, word(text))];
        questions.push((format!("contains {}, sort", text.info.name), page(filters, day.map(|day| (day, true)), 0)));
    }
    if let Some(text) = samples.iter().rev().find(|sample| sample.info.value_type == ValueType::String) {
        let search = RowsRequest { search: Some(word(text)), ..RowsRequest::default() };
        questions.push(("search in all text columns".to_owned(), Question::Rows(search)));
    }
    questions.push(("totals of all columns".to_owned(), Question::Totals(Scope::default(), None)));
    questions.extend(category.map(|category| ("facet".to_owned(), Question::Facet(category.info.name.clone()))));
    let months = |day: &Sample| GroupBy { column: day.info.name.clone(), unit: Some(DateUnit::Month), bins: None };
    questions.extend(day.map(|day| ("rows by month".to_owned(), groups(months(day), Measure::Count))));
    let steps = |number: &Sample| GroupBy { column: number.info.name.clone(), unit: None, bins: Some(20) };
    questions.extend(number.map(|number| ("histogram".to_owned(), groups(steps(number), Measure::Count))));
    questions
}

fn groups(by: GroupBy, measure: Measure) -> Question {
    Question::Groups(GroupRequest { scope: Scope::default(), by, series: None, measure, limit: 100, others: true })
}
