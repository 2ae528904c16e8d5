//! Measures the search of the catalog on many records, beside SQLite's FTS5 in the same process with the same questions:
//! `catalog_search FILE.csv|ROWS [QUESTIONS]`. `cargo xtask bench portal` runs it.
//!
//! A file has the columns id, titulo, descripcion, etiquetas, dependencia, municipio, anio, formato; without one, records are
//! made up from a vocabulary in which few words are frequent (Zipf). Never here: the product's own search (see `search`).

use std::time::{Duration, Instant};

use apertura_catalog::{DatasetQuery, Facet, Frequency, License, Slug};
use apertura_store::search::{Mark, SearchColumn, SearchIndex, SearchRecord, Used};
use jiff::civil::date;
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteSynchronous};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// A record of either source.
struct Row {
    id: u64,
    title: String,
    description: String,
    tags: Vec<String>,
    agency: String,
    place: String,
    year: u16,
    format: String,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let source = arguments.next().unwrap_or_else(|| "100000".to_owned());
    let asked: usize = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(400);
    let folder = tempfile::tempdir()?;

    let index = SearchIndex::open(folder.path())?;
    let options = SqliteConnectOptions::new()
        .filename(folder.path().join("peer.sqlite"))
        .create_if_missing(true)
        .synchronous(SqliteSynchronous::Off);
    let peer = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    sqlx::raw_sql(
        "CREATE TABLE record (id INTEGER PRIMARY KEY, title TEXT, description TEXT, tags TEXT, agency TEXT, theme TEXT, place TEXT);
         CREATE VIRTUAL TABLE words USING fts5 (title, description, tags, agency, place, content = 'record', content_rowid = 'id',
            tokenize = 'unicode61 remove_diacritics 2');",
    )
    .execute(&peer)
    .await?;

    let (mut ours, mut theirs, mut read) = (Duration::ZERO, Duration::ZERO, 0_u64);
    let mut change = index.build()?;
    let mut questions = Questions::new(asked);
    let mut chunk: Vec<Row> = Vec::new();
    let mut rows = rows(&source)?;
    loop {
        let row = rows.next();
        let done = row.is_none();
        chunk.extend(row);
        if chunk.len() == 10_000 || done {
            let start = Instant::now();
            for row in &chunk {
                change.put(&record(row))?;
            }
            ours += start.elapsed();
            let start = Instant::now();
            store(&peer, &chunk).await?;
            theirs += start.elapsed();
            chunk.iter().for_each(|row| questions.take(row));
            read += chunk.len() as u64;
            chunk.clear();
        }
        if done {
            break;
        }
    }
    let start = Instant::now();
    change.commit(&Mark::of(1, String::new()))?;
    // opened again, as a portal does when it starts
    let index = SearchIndex::open(folder.path())?;
    ours += start.elapsed();
    let start = Instant::now();
    sqlx::raw_sql("INSERT INTO words (words) VALUES ('rebuild')").execute(&peer).await?;
    theirs += start.elapsed();
    let sizes = (size(&SearchIndex::folder(folder.path())), size(&folder.path().join("peer.sqlite")));
    println!("records          {read}");
    println!("indexing         {:8.1} s    FTS5 {:8.1} s", ours.as_secs_f64(), theirs.as_secs_f64());
    println!("size             {:8.0} MB   FTS5 {:8.0} MB", sizes.0 / 1e6, sizes.1 / 1e6);

    let questions = questions.made;
    let today = date(2026, 1, 15);
    // one in seven was used
    let used = std::sync::Arc::new(Used::of((0..read).step_by(7).map(|id| (id, id % 5_000 + 1))));
    let two = |text: &str| DatasetQuery {
        text: Some(text.to_owned()),
        counted: vec![Facet::Agency, Facet::Theme],
        ..DatasetQuery::default()
    };
    let (mut measured, mut worked): ([Vec<f64>; 6], [Vec<f64>; 3]) = Default::default();
    let mut hits = 0;
    for round in 0..2 {
        measured.iter_mut().for_each(Vec::clear);
        worked.iter_mut().for_each(Vec::clear);
        for text in &questions {
            let (clock, work) = (Instant::now(), busy());
            let answer = index.search(&two(text), &used, today)?;
            measured[0].push(milliseconds(clock));
            worked[0].push(since(work));
            hits += if round == 1 { answer.total } else { 0 };
            let (clock, work) = (Instant::now(), busy());
            index.search(&DatasetQuery { counted: Facet::USUAL.to_vec(), ..two(text) }, &used, today)?;
            measured[1].push(milliseconds(clock));
            worked[1].push(since(work));
            let (clock, work) = (Instant::now(), busy());
            index.search(&two(text).choose(Facet::Format, "csv").choose(Facet::Period, "2015"), &used, today)?;
            measured[2].push(milliseconds(clock));
            worked[2].push(since(work));
            let begun: String = text.chars().take(text.chars().count().max(5) - 2).collect();
            let clock = Instant::now();
            index.suggest(&begun, 5, &used, today)?;
            measured[3].push(milliseconds(clock));
            let wrong: String = text.chars().enumerate().filter(|(at, _)| *at != 3).map(|(_, sign)| sign).collect();
            let clock = Instant::now();
            index.search(&two(&wrong), &used, today)?;
            measured[4].push(milliseconds(clock));
            // the peer is slow: a part of the questions tells enough
            if round == 1 && measured[5].len() < questions.len() / 10 {
                let clock = Instant::now();
                ask(&peer, text).await?;
                measured[5].push(milliseconds(clock));
            }
        }
    }
    println!("questions        {}, {} hits each on average", questions.len(), hits / questions.len().max(1) as u64);
    println!("milliseconds                               median      p95      p99");
    let names = [
        "20 best, count, two facets",
        "20 best, count, nine facets",
        "the same two, narrowed by two more",
        "suggestions while typing",
        "a letter missing",
        "FTS5: 20 best, count, two facets",
    ];
    for (name, times) in names.iter().zip(&measured) {
        let [median, p95, p99] = quantiles(times);
        println!("{name:40} {median:8.2} {p95:8.2} {p99:8.2}");
    }
    println!("milliseconds of work, whatever else the machine does");
    for (name, times) in names.iter().zip(&worked) {
        let [median, p95, p99] = quantiles(times);
        println!("{name:40} {median:8.2} {p95:8.2} {p99:8.2}");
    }
    let (own, other) = (quantiles(&measured[0]), quantiles(&measured[5]));
    println!(
        "times as fast as FTS5                    {:8.1} {:8.1} {:8.1}",
        other[0] / own[0],
        other[1] / own[1],
        other[2] / own[2]
    );
    let all = DatasetQuery::default();
    let mut listed = Vec::new();
    for _ in 0..20 {
        let clock = Instant::now();
        index.search(&all, &used, today)?;
        listed.push(milliseconds(clock));
    }
    println!("{:40} {:8.2}", "the whole list, nine facets", quantiles(&listed)[0]);
    let mut changed = Vec::new();
    for id in 0..10 {
        let clock = Instant::now();
        let mut change = index.change()?;
        change.put(&record(&synthetic(id)))?;
        change.commit(&Mark::of(2, String::new()))?;
        index.reload()?;
        changed.push(milliseconds(clock));
    }
    println!("{:40} {:8.2}", "a dataset changes", quantiles(&changed)[0]);
    let fits = own[0] < 8.0 && own[2] < 30.0;
    println!("target: median < 8 ms, p99 < 30 ms with two facets: {}", if fits { "reached" } else { "NOT reached" });
    Ok(())
}

async fn store(peer: &SqlitePool, rows: &[Row]) -> Result<()> {
    let mut transaction = peer.begin().await?;
    for row in rows {
        sqlx::query("INSERT INTO record VALUES ($1, $2, $3, $4, $5, $6, $7)")
            .bind(row.id as i64)
            .bind(&row.title)
            .bind(&row.description)
            .bind(row.tags.join(" "))
            .bind(&row.agency)
            .bind(row.tags.first())
            .bind(&row.place)
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// What the list needs of FTS5: the best, their number, two facets.
async fn ask(peer: &SqlitePool, text: &str) -> Result<()> {
    let words: Vec<String> = text.split_whitespace().map(|word| format!("\"{word}\"")).collect();
    let words = words.join(" ");
    sqlx::query("SELECT rowid FROM words WHERE words MATCH $1 ORDER BY bm25(words, 5.0, 1.0, 3.0, 2.0, 2.0) LIMIT 20")
        .bind(&words)
        .fetch_all(peer)
        .await?;
    sqlx::query("SELECT count(*) FROM words WHERE words MATCH $1").bind(&words).fetch_all(peer).await?;
    for facet in [
        "SELECT agency, count(*) FROM record WHERE id IN (SELECT rowid FROM words WHERE words MATCH $1) GROUP BY agency",
        "SELECT theme, count(*) FROM record WHERE id IN (SELECT rowid FROM words WHERE words MATCH $1) GROUP BY theme",
    ] {
        sqlx::query(facet).bind(&words).fetch_all(peer).await?;
    }
    Ok(())
}

fn record(row: &Row) -> SearchRecord {
    let random = mixed(row.id ^ 0x5eed);
    SearchRecord {
        id: row.id,
        title: row.title.clone(),
        description: row.description.clone(),
        agency: Slug::from_title(&row.agency).to_string(),
        agency_name: row.agency.clone(),
        theme: row.tags.first().cloned().unwrap_or_default(),
        place: row.place.clone(),
        keywords: row.tags.clone(),
        columns: vec![SearchColumn {
            label: "Municipio".to_owned(),
            name: "municipio".to_owned(),
            ..SearchColumn::default()
        }],
        license: License::ALL[(random % 4) as usize],
        frequency: Some(Frequency::ALL[(random >> 8 & 7) as usize]),
        points: 150 + (random >> 16 & 255) as u32,
        formats: vec!["csv".to_owned(), row.format.to_lowercase()],
        years: Some((row.year, row.year + (random >> 32 & 3) as u16)),
        published: 1_600_000_000 + (random >> 24 & 0x7ff_ffff),
        due: Some((20_000 + (random >> 40 & 1023) as u32, 19_993 + (random >> 40 & 1023) as u32)),
    }
}

/// Questions of one to three words that stand in one record, drawn from all parts of the data.
struct Questions {
    made: Vec<String>,
    asked: usize,
    seen: u64,
}

impl Questions {
    fn new(asked: usize) -> Questions {
        Questions { made: Vec::new(), asked, seen: 0 }
    }

    fn take(&mut self, row: &Row) {
        self.seen += 1;
        let random = mixed(row.id ^ 0xa5c);
        // each record has the same chance of giving a question (reservoir)
        let at = if self.made.len() < self.asked { self.made.len() } else { (random % self.seen) as usize };
        if at >= self.asked {
            return;
        }
        let text = format!("{} {}", row.title, row.description);
        let words: Vec<&str> =
            text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.chars().count() > 3).collect();
        let count = 1 + (random >> 7) % 3;
        let picked: Vec<&str> = (0..count)
            .filter_map(|n| words.get((mixed(random ^ n) % words.len().max(1) as u64) as usize).copied())
            .collect();
        if picked.is_empty() {
            return;
        }
        let question = picked.join(" ");
        match self.made.get_mut(at) {
            Some(old) => *old = question,
            None => self.made.push(question),
        }
    }
}

fn rows(source: &str) -> Result<Box<dyn Iterator<Item = Row>>> {
    if let Ok(rows) = source.parse::<u64>() {
        return Ok(Box::new((0..rows).map(synthetic)));
    }
    let text = std::fs::read_to_string(source)?;
    let lines: Vec<String> = text.lines().skip(1).map(str::to_owned).collect();
    Ok(Box::new(lines.into_iter().enumerate().map(|(id, line)| {
        let mut fields = fields(&line).into_iter().skip(1);
        let mut next = || fields.next().unwrap_or_default();
        Row {
            id: id as u64,
            title: next(),
            description: next(),
            tags: next().split('|').map(str::to_owned).collect(),
            agency: next(),
            place: next(),
            year: next().parse().unwrap_or(2020),
            format: next(),
        }
    })))
}

/// The fields of a line; quotes are doubled inside quotes.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut quoted) = (vec![String::new()], false);
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                fields.last_mut().expect("there is a field").push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            other => fields.last_mut().expect("there is a field").push(other),
        }
    }
    fields
}

/// A made-up record: words by Zipf's law from some 40,000, 1,400 agencies, 13 themes.
fn synthetic(id: u64) -> Row {
    let mut state = mixed(id);
    let mut next = |most: u64| {
        state = mixed(state);
        state % most
    };
    let mut text = |words: u64| -> String {
        let words: Vec<String> = (0..words)
            .map(|_| {
                let rank = 40_000_f64.powf(next(1 << 20) as f64 / f64::from(1 << 20)) as u64;
                word(rank)
            })
            .collect();
        words.join(" ")
    };
    let (title, description) = (text(4 + id % 7), text(25 + id % 46));
    let tags = (0..2 + id % 4).map(|_| text(1)).collect();
    Row {
        id,
        title,
        description,
        tags,
        agency: format!("Dependencia {}", word(mixed(id ^ 7) % 1400 + 50_000)),
        place: format!("Municipio {}", word(mixed(id ^ 9) % 2400 + 60_000)),
        year: 2000 + (mixed(id ^ 11) % 26) as u16,
        format: ["csv", "xlsx", "json", "geojson"][(mixed(id ^ 13) % 4) as usize].to_owned(),
    }
}

/// A word that looks Spanish, for a number.
fn word(number: u64) -> String {
    let syllables =
        ["ca", "te", "mi", "lo", "nu", "rá", "se", "di", "po", "gu", "ña", "bre", "tri", "cón", "lle", "zo"];
    let (mut left, mut word) = (mixed(number) >> 20 | 1 << 12, String::new());
    for _ in 0..2 + number % 3 {
        word.push_str(syllables[(left % 16) as usize]);
        left >>= 4;
    }
    word.push_str(["", "s", "ción", "dad", "es", "mente", "o", "a"][(left % 8) as usize]);
    word
}

/// splitmix64
fn mixed(seed: u64) -> u64 {
    let z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ z >> 31
}

fn milliseconds(clock: Instant) -> f64 {
    clock.elapsed().as_secs_f64() * 1e3
}

/// Nanoseconds that this thread has worked; none where the system does not tell.
fn busy() -> Option<u64> {
    std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

/// Milliseconds that this thread has worked since then.
fn since(then: Option<u64>) -> f64 {
    busy().zip(then).map_or(f64::NAN, |(now, then)| now.saturating_sub(then) as f64 / 1e6)
}

fn quantiles(times: &[f64]) -> [f64; 3] {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    [0.5, 0.95, 0.99].map(|part| times.get((times.len() as f64 * part) as usize).copied().unwrap_or(f64::NAN))
}

fn size(path: &std::path::Path) -> f64 {
    let Ok(about) = std::fs::metadata(path) else { return 0.0 };
    if about.is_dir() {
        std::fs::read_dir(path).map_or(0.0, |files| files.flatten().map(|file| size(&file.path())).sum())
    } else {
        about.len() as f64
    }
}
