//! One walk over the datasets that hold the words: filters, counts of facets, and the best of them.
//!
//! A dataset that all filters but one let through is counted for that facet alone, so that another of its values can be
//! chosen. Never here: words (see `plan`), labels of values.

use std::sync::Arc;

use apertura_catalog::score::Rating;
use apertura_catalog::{DatasetQuery, DatasetSort, Facet, Frequency, License, TimelinessState};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, ColumnValues};
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentOrdinal, SegmentReader};

use super::counts::Counts;
use super::schema::{FORMATS, Packed};
use super::tables::{Table, Tables};
use super::used::Used;

/// Datasets that are looked at together.
const BLOCK: usize = 128;

/// What is counted and kept.
pub struct Ask {
    tables: Arc<Tables>,
    used: Arc<Used>,
    filters: Filters,
    counted: u16,
    sort: DatasetSort,
    scored: bool,
    keep: usize,
    today: u32,
    keywords: Option<KeywordAsk>,
}

/// What is chosen of each facet; none where all fit.
#[derive(Default)]
struct Filters {
    agency: Option<Vec<bool>>,
    theme: Option<Vec<bool>>,
    place: Option<Vec<bool>>,
    format: Option<u16>,
    frequency: Option<u16>,
    license: Option<u8>,
    quality: Option<u8>,
    freshness: Option<u8>,
    years: Option<Vec<usize>>,
}

impl Filters {
    fn is_empty(&self) -> bool {
        self.agency.is_none()
            && self.theme.is_none()
            && self.place.is_none()
            && self.format.is_none()
            && self.frequency.is_none()
            && self.license.is_none()
            && self.quality.is_none()
            && self.freshness.is_none()
            && self.years.is_none()
    }
}

struct KeywordAsk {
    numbers: Vec<Vec<u32>>,
    size: usize,
    chosen: Option<Vec<bool>>,
}

fn bit(facet: Facet) -> u16 {
    1 << (facet as u16)
}

/// A bit for each chosen value, by its place in a list.
fn bits<T>(all: &[T], chosen: &[String], code: impl Fn(&T) -> &'static str) -> u16 {
    all.iter()
        .enumerate()
        .filter(|(_, one)| chosen.iter().any(|c| c == code(one)))
        .fold(0, |bits, (at, _)| bits | 1 << at)
}

impl Ask {
    /// What a query asks, of this state of the index; `scored` where it has words to be ranked by.
    pub fn of(
        query: &DatasetQuery,
        searcher: &Searcher,
        tables: Arc<Tables>,
        used: Arc<Used>,
        scored: bool,
        keep: usize,
        today: u32,
    ) -> tantivy::Result<Ask> {
        let chosen = |facet| Some(query.chosen(facet)).filter(|values| !values.is_empty());
        let among = |table: &Table, facet| chosen(facet).map(|values| table.among(values));
        let filters = Filters {
            agency: among(&tables.agency, Facet::Agency),
            theme: among(&tables.theme, Facet::Theme),
            place: among(&tables.place, Facet::Place),
            format: chosen(Facet::Format).map(|values| bits(&FORMATS, values, |format| *format)),
            frequency: chosen(Facet::Frequency).map(|values| bits(&Frequency::ALL, values, |f| f.id()) << 1),
            license: chosen(Facet::License).map(|values| (bits(&License::ALL, values, |l| l.id()) as u8) << 1),
            quality: chosen(Facet::Quality).map(|values| bits(&Rating::ALL, values, |rating| rating.code()) as u8),
            freshness: chosen(Facet::Freshness)
                .map(|values| bits(&TimelinessState::ALL, values, |state| state.code()) as u8),
            years: chosen(Facet::Period).map(|values| values.iter().filter_map(|year| year.parse().ok()).collect()),
        };
        let keywords = if query.counted.contains(&Facet::Keyword) || chosen(Facet::Keyword).is_some() {
            let table = tables.keyword(searcher)?;
            Some(KeywordAsk {
                numbers: table.numbers.clone(),
                size: table.values.len(),
                chosen: chosen(Facet::Keyword).map(|values| table.among(values)),
            })
        } else {
            None
        };
        let counted = query.counted.iter().fold(0, |bits, facet| bits | bit(*facet));
        let sort = match query.sort {
            DatasetSort::Relevance if !scored => DatasetSort::Newest,
            sort => sort,
        };
        Ok(Ask {
            tables,
            used,
            filters,
            counted,
            sort,
            scored: scored && sort == DatasetSort::Relevance,
            keep,
            today,
            keywords,
        })
    }
}

/// A dataset that was kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The greater, the better; equal ones are told apart by `title`, then by `id`.
    key: u64,
    /// The title as it is sorted; blank where it is not sorted by.
    title: String,
    /// Row in the database.
    pub id: u64,
    /// Where the index holds it.
    pub address: DocAddress,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// Datasets that hold the words, whatever the filters.
    pub held: u64,
    /// Those that fit the filters too.
    pub total: u64,
    /// The best, the best first.
    pub best: Vec<Kept>,
    /// Counts.
    pub counts: Counts,
}

impl Collector for Ask {
    type Fruit = Found;
    type Child = Part;

    fn for_segment(&self, number: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Part> {
        let fast = segment.fast_fields();
        let at = number as usize;
        let text =
            |facet: Facet, name: &str, table: &Table, filter: &Option<Vec<bool>>| -> tantivy::Result<Option<Text>> {
                if self.counted & bit(facet) == 0 && filter.is_none() {
                    return Ok(None);
                }
                let Some(column) = fast.str(name)? else { return Ok(None) };
                let numbers = table.numbers.get(at).cloned().unwrap_or_default();
                let ordinals = column.ords().clone().first_or_default_col(0);
                Ok(Some(Text { facet, ordinals, numbers, filter: filter.clone() }))
            };
        let texts = [
            text(Facet::Agency, "agency", &self.tables.agency, &self.filters.agency)?,
            text(Facet::Theme, "theme", &self.tables.theme, &self.filters.theme)?,
            text(Facet::Place, "place", &self.tables.place, &self.filters.place)?,
        ];
        let keywords = match &self.keywords {
            None => None,
            Some(ask) => fast.str("keyword")?.map(|column| Keywords {
                ordinals: column.ords().clone(),
                numbers: ask.numbers.get(at).cloned().unwrap_or_default(),
                chosen: ask.chosen.clone(),
            }),
        };
        let order = match self.sort {
            DatasetSort::Title => fast.str("order")?,
            _ => None,
        };
        let texts_alone = self.counted & !(bit(Facet::Agency) | bit(Facet::Theme) | bit(Facet::Place)) == 0;
        Ok(Part {
            plain: texts_alone && self.keywords.is_none() && self.filters.is_empty(),
            number,
            packed: fast.column_first_or_default("packed")?,
            published: fast.column_first_or_default("published")?,
            promise: fast.column_first_or_default("promise")?,
            ids: fast.column_first_or_default("id")?,
            titles: order.as_ref().map(|column| column.ords().clone().first_or_default_col(0)),
            order,
            texts,
            keywords,
            keywords_needed: self.keywords.as_ref().is_some_and(|ask| ask.chosen.is_some()),
            filters: Small {
                format: self.filters.format,
                frequency: self.filters.frequency,
                license: self.filters.license,
                quality: self.filters.quality,
                freshness: self.filters.freshness,
                years: self.filters.years.clone(),
            },
            counted: self.counted,
            sort: self.sort,
            keep: self.keep,
            today: self.today,
            used: self.used.clone(),
            counts: Counts::of(
                |facet| self.counted & bit(facet) != 0,
                &self.tables,
                self.keywords.as_ref().map_or(0, |keywords| keywords.size),
            ),
            held: 0,
            total: 0,
            best: Vec::new(),
            least: 0,
            waiting: Vec::with_capacity(BLOCK),
            scores: Vec::with_capacity(BLOCK),
            room: Room::default(),
        })
    }

    fn requires_scoring(&self) -> bool {
        self.scored
    }

    fn merge_fruits(&self, parts: Vec<Found>) -> tantivy::Result<Found> {
        let mut all = Found {
            counts: Counts::of(
                |facet| self.counted & bit(facet) != 0,
                &self.tables,
                self.keywords.as_ref().map_or(0, |keywords| keywords.size),
            ),
            ..Found::default()
        };
        for part in parts {
            all.held += part.held;
            all.total += part.total;
            all.counts.add(&part.counts);
            all.best.extend(part.best);
        }
        all.best.sort_by(|one, other| {
            (other.key.cmp(&one.key)).then_with(|| one.title.cmp(&other.title)).then_with(|| other.id.cmp(&one.id))
        });
        all.best.truncate(self.keep);
        Ok(all)
    }
}

struct Text {
    facet: Facet,
    ordinals: Arc<dyn ColumnValues<u64>>,
    numbers: Vec<u32>,
    filter: Option<Vec<bool>>,
}

struct Keywords {
    ordinals: Column<u64>,
    numbers: Vec<u32>,
    chosen: Option<Vec<bool>>,
}

struct Small {
    format: Option<u16>,
    frequency: Option<u16>,
    license: Option<u8>,
    quality: Option<u8>,
    freshness: Option<u8>,
    years: Option<Vec<usize>>,
}

#[derive(Default)]
struct Room {
    packed: Vec<u64>,
    published: Vec<u64>,
    promise: Vec<u64>,
    texts: [Vec<u64>; 3],
}

/// The walk over one part of the index.
pub struct Part {
    number: SegmentOrdinal,
    packed: Arc<dyn ColumnValues<u64>>,
    published: Arc<dyn ColumnValues<u64>>,
    promise: Arc<dyn ColumnValues<u64>>,
    ids: Arc<dyn ColumnValues<u64>>,
    titles: Option<Arc<dyn ColumnValues<u64>>>,
    order: Option<tantivy::columnar::StrColumn>,
    texts: [Option<Text>; 3],
    keywords: Option<Keywords>,
    keywords_needed: bool,
    /// Nothing is chosen, and nothing but texts is counted.
    plain: bool,
    filters: Small,
    counted: u16,
    sort: DatasetSort,
    keep: usize,
    today: u32,
    used: Arc<Used>,
    counts: Counts,
    held: u64,
    total: u64,
    /// Key, document, row; up to twice as many as are kept.
    best: Vec<(u64, DocId, u64)>,
    least: u64,
    waiting: Vec<DocId>,
    scores: Vec<Score>,
    room: Room,
}

impl Part {
    const PACKED: u16 = 1 << Facet::Format as u16
        | 1 << Facet::Frequency as u16
        | 1 << Facet::License as u16
        | 1 << Facet::Quality as u16
        | 1 << Facet::Period as u16;

    fn look(&mut self) {
        let documents = std::mem::take(&mut self.waiting);
        let mut room = std::mem::take(&mut self.room);
        self.held += documents.len() as u64;
        let small = &self.filters;
        let packed_filter = small.format.is_some()
            || small.frequency.is_some()
            || small.license.is_some()
            || small.quality.is_some()
            || small.years.is_some();
        read(&*self.packed, &documents, &mut room.packed, packed_filter || self.counted & Self::PACKED != 0);
        let promised = small.freshness.is_some() || self.counted & bit(Facet::Freshness) != 0;
        read(&*self.promise, &documents, &mut room.promise, promised);
        read(&*self.published, &documents, &mut room.published, self.sort == DatasetSort::Newest);
        for (text, room) in self.texts.iter().zip(&mut room.texts) {
            match text {
                Some(text) => read(&*text.ordinals, &documents, room, true),
                None => room.clear(),
            }
        }
        if self.plain {
            self.take_plain(&documents, &room);
        } else {
            for at in 0..documents.len() {
                self.take(at, documents[at], &room);
            }
        }
        self.waiting = documents;
        self.waiting.clear();
        self.scores.clear();
        self.room = room;
    }

    /// [`Part::take`] for many datasets where nothing is chosen and only texts are counted: each column by itself.
    fn take_plain(&mut self, documents: &[DocId], room: &Room) {
        self.total += documents.len() as u64;
        let counts = &mut self.counts;
        let lists = [&mut counts.agency, &mut counts.theme, &mut counts.place];
        for ((text, ordinals), list) in self.texts.iter().zip(&room.texts).zip(lists) {
            let Some(text) = text else { continue };
            for ordinal in ordinals {
                let number = text.numbers.get(*ordinal as usize).copied().unwrap_or(u32::MAX);
                if let Some(count) = list.get_mut(number as usize) {
                    *count += 1;
                }
            }
        }
        for (at, document) in documents.iter().enumerate() {
            self.keep(at, *document, room);
        }
    }

    fn take(&mut self, at: usize, document: DocId, room: &Room) {
        let packed = Packed(room.packed.get(at).copied().unwrap_or_default());
        let promise = room.promise.get(at).copied().unwrap_or_default();
        let freshness = freshness(promise, self.today);
        let (from, to) = packed.years();
        let rating = Rating::of(packed.points()) as usize;
        let mut missed: u16 = 0;
        let mut numbers = [None; 3];
        for (slot, text) in self.texts.iter().enumerate() {
            let Some(text) = text else { continue };
            let number = room.texts[slot].get(at).and_then(|ordinal| text.numbers.get(*ordinal as usize)).copied();
            numbers[slot] = number;
            if let (Some(filter), Some(number)) = (&text.filter, number)
                && !filter.get(number as usize).copied().unwrap_or_default()
            {
                missed |= bit(text.facet);
            }
        }
        let small = &self.filters;
        let miss = |facet, fits: bool| if fits { 0 } else { bit(facet) };
        if let Some(mask) = small.format {
            missed |= miss(Facet::Format, packed.formats() & mask != 0);
        }
        if let Some(mask) = small.frequency {
            missed |= miss(Facet::Frequency, mask >> packed.frequency() & 1 == 1);
        }
        if let Some(mask) = small.license {
            missed |= miss(Facet::License, mask >> packed.license() & 1 == 1);
        }
        if let Some(mask) = small.quality {
            missed |= miss(Facet::Quality, mask >> rating & 1 == 1);
        }
        if let Some(mask) = small.freshness {
            missed |= miss(Facet::Freshness, mask >> freshness & 1 == 1);
        }
        if let Some(years) = &small.years {
            missed |= miss(Facet::Period, years.iter().any(|year| from > 0 && (from..=to).contains(year)));
        }
        if let Some(Keywords { ordinals, numbers, chosen: Some(chosen) }) = &self.keywords {
            let mut own = ordinals.values_for_doc(document).filter_map(|ordinal| numbers.get(ordinal as usize));
            missed |= miss(Facet::Keyword, own.any(|number| chosen.get(*number as usize).copied().unwrap_or_default()));
        } else if self.keywords_needed {
            missed |= bit(Facet::Keyword);
        }
        if missed.count_ones() > 1 {
            return;
        }
        let counted = if missed == 0 { self.counted } else { self.counted & missed };
        self.count(counted, document, packed, rating, freshness, numbers);
        if missed == 0 {
            self.total += 1;
            self.keep(at, document, room);
        }
    }

    fn count(
        &mut self,
        counted: u16,
        document: DocId,
        packed: Packed,
        rating: usize,
        freshness: usize,
        numbers: [Option<u32>; 3],
    ) {
        let counts = &mut self.counts;
        let is = |facet| counted & bit(facet) != 0;
        let add = |counts: &mut Vec<u32>, at: usize| {
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
            }
        };
        for (facet, list, number) in [
            (Facet::Agency, &mut counts.agency, numbers[0]),
            (Facet::Theme, &mut counts.theme, numbers[1]),
            (Facet::Place, &mut counts.place, numbers[2]),
        ] {
            if let (true, Some(number)) = (is(facet), number) {
                add(list, number as usize);
            }
        }
        if is(Facet::Format) {
            let mut bits = packed.formats();
            while bits != 0 {
                add(&mut counts.format, bits.trailing_zeros() as usize);
                bits &= bits - 1;
            }
        }
        if is(Facet::License) {
            add(&mut counts.license, packed.license());
        }
        if is(Facet::Frequency) {
            add(&mut counts.frequency, packed.frequency());
        }
        if is(Facet::Quality) {
            add(&mut counts.quality, rating);
        }
        if is(Facet::Freshness) {
            add(&mut counts.freshness, freshness);
        }
        let (from, to) = packed.years();
        if is(Facet::Period) && from > 0 && from <= to {
            counts.starts[from] += 1;
            counts.starts[to + 1] -= 1;
        }
        if let (true, Some(keywords)) = (is(Facet::Keyword), &self.keywords) {
            for ordinal in keywords.ordinals.values_for_doc(document) {
                if let Some(number) = keywords.numbers.get(ordinal as usize) {
                    add(&mut counts.keyword, *number as usize);
                }
            }
        }
    }

    fn keep(&mut self, at: usize, document: DocId, room: &Room) {
        let key = match self.sort {
            DatasetSort::Newest => room.published.get(at).copied().unwrap_or_default(),
            DatasetSort::Title => u64::MAX - self.titles.as_ref().map_or(0, |titles| titles.get_val(document)),
            DatasetSort::Relevance => {
                let score = self.scores.get(at).copied().unwrap_or_default().max(0.0);
                // most are out of the question whatever they are worth
                if u64::from((score * MOST_WORTH).to_bits()) < self.least {
                    return;
                }
                let packed = Packed(self.packed.get_val(document));
                let (published, promise) = (self.published.get_val(document), self.promise.get_val(document));
                let used = if self.used.is_empty() { 0.0 } else { self.used.share(self.ids.get_val(document)) };
                u64::from((score * worth(packed, published, promise, used, self.today)).to_bits())
            }
        };
        if self.keep == 0 || key < self.least {
            return;
        }
        self.best.push((key, document, self.ids.get_val(document)));
        if self.best.len() >= self.keep.saturating_mul(2).max(64) {
            self.prune();
        }
    }

    fn prune(&mut self) {
        if self.best.len() > self.keep {
            let better = |one: &(u64, DocId, u64), other: &(u64, DocId, u64)| (other.0, other.2).cmp(&(one.0, one.2));
            self.best.select_nth_unstable_by(self.keep - 1, better);
            self.best.truncate(self.keep);
            self.least = self.best.last().map_or(0, |(key, _, _)| *key);
        }
    }
}

/// The most that a score grows by.
const MOST_WORTH: f32 = 1.75;

/// What a dataset's quality, freshness and use (0 to 1) make of its score: up to three quarters as much again.
fn worth(packed: Packed, published: u64, promise: u64, used: f32, today: u32) -> f32 {
    let age = u64::from(today).saturating_sub(published / 86_400) as f32 / 365.0;
    let late = if TimelinessState::ALL[freshness(promise, today)] == TimelinessState::Late { 0.9 } else { 1.0 };
    late * (1.0 + 0.3 * packed.quality() + 0.2 / (1.0 + age) + 0.25 * used)
}

/// Place in [`TimelinessState::ALL`] on a day.
fn freshness(promise: u64, today: u32) -> usize {
    let (due, near) = ((promise >> 32) as u32, promise as u32);
    let state = match () {
        () if due == 0 => TimelinessState::Unpromised,
        () if today > due => TimelinessState::Late,
        () if today >= near => TimelinessState::Soon,
        () => TimelinessState::Current,
    };
    TimelinessState::ALL.iter().position(|other| *other == state).unwrap_or_default()
}

fn read(column: &dyn ColumnValues<u64>, documents: &[DocId], room: &mut Vec<u64>, needed: bool) {
    room.clear();
    if needed {
        room.resize(documents.len(), 0);
        column.get_vals(documents, room);
    }
}

impl SegmentCollector for Part {
    type Fruit = Found;

    fn collect(&mut self, document: DocId, score: Score) {
        self.waiting.push(document);
        self.scores.push(score);
        if self.waiting.len() == BLOCK {
            self.look();
        }
    }

    fn harvest(mut self) -> Found {
        self.look();
        self.prune();
        let order = self.order.take();
        let titles = self.titles.take();
        let mut title = Vec::new();
        let best = std::mem::take(&mut self.best).into_iter().map(|(key, document, id)| {
            title.clear();
            if let (Some(order), Some(titles)) = (&order, &titles) {
                let _ = order.ord_to_bytes(titles.get_val(document), &mut title);
            }
            let sorted = order.is_some();
            Kept {
                key: if sorted { 0 } else { key },
                title: String::from_utf8_lossy(&title).into_owned(),
                id,
                address: DocAddress::new(self.number, document),
            }
        });
        Found { held: self.held, total: self.total, best: best.collect(), counts: self.counts }
    }
}
