//! The index's fields, and how the small properties of a dataset are packed into one number.
//!
//! Never here: where the values come from (see `record`).

use apertura_catalog::{Frequency, License};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};

use super::analyzer;

/// Number of this form of the index; another one makes the index be built anew.
pub const FORM: u32 = 1;

/// The fields.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// Row of the dataset in the database.
    pub id: Field,
    /// All words, those of the title several times, so that their weight is counted before it saturates (BM25F).
    pub text: Field,
    /// Words unstemmed: folded, and `folded␁written` where accents were lost. For completions and near words.
    pub word: Field,
    /// Slug of the agency.
    pub agency: Field,
    /// Theme; blank where none.
    pub theme: Field,
    /// Territory; blank where none.
    pub place: Field,
    /// Keywords.
    pub keyword: Field,
    /// See [`Packed`].
    pub packed: Field,
    /// Second of the latest publication.
    pub published: Field,
    /// Days (since 1970) of the promise: when it is due, and since when that is near; 0 where none. See [`promise`].
    pub promise: Field,
    /// The title as it is sorted.
    pub order: Field,
    /// Columns and their values, for telling where a word was found: a line each, `column␉value`.
    pub columns: Field,
}

/// The schema and its fields.
pub fn schema() -> (Schema, Fields) {
    let mut builder = SchemaBuilder::new();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(analyzer::NAME)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let raw = || {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic);
        TextOptions::default().set_indexing_options(indexing)
    };
    let column = || TextOptions::default().set_fast("raw");
    let fields = Fields {
        id: builder.add_u64_field("id", FAST | INDEXED),
        text: builder.add_text_field("text", TextOptions::default().set_indexing_options(indexing)),
        word: builder.add_text_field("word", raw()),
        agency: builder.add_text_field("agency", column()),
        theme: builder.add_text_field("theme", column()),
        place: builder.add_text_field("place", column()),
        keyword: builder.add_text_field("keyword", column()),
        packed: builder.add_u64_field("packed", FAST),
        published: builder.add_u64_field("published", FAST),
        promise: builder.add_u64_field("promise", FAST),
        order: builder.add_text_field("order", column()),
        columns: builder.add_text_field("columns", STORED),
    };
    (builder.build(), fields)
}

/// Formats that are told apart; all others are `other`. The order is that of the bits.
pub const FORMATS: [&str; 16] = [
    "csv",
    "xlsx",
    "parquet",
    "json",
    "ndjson",
    "geojson",
    "shapefile",
    "kml",
    "geopackage",
    "sqlite",
    "ods",
    "xml",
    "pdf",
    "zip",
    "txt",
    "other",
];

/// The small properties of a dataset, in 56 bits, so that one look at one column gives them all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Packed(pub u64);

impl Packed {
    /// Packs the properties; `points` are those of the European assessment, `years` those that the period touches.
    pub fn of(
        license: License,
        frequency: Option<Frequency>,
        points: u32,
        formats: u16,
        years: Option<(u16, u16)>,
    ) -> Packed {
        let place = |found: Option<usize>| found.map_or(0, |at| at as u64 + 1);
        let license = place(License::ALL.iter().position(|l| *l == license)) & 7;
        let frequency = place(Frequency::ALL.iter().position(|f| Some(*f) == frequency)) & 15;
        let points = u64::from(points.min(POINTS));
        let (from, to) = years.unwrap_or((0, 0));
        let year = |year: u16| u64::from(year.min(4095));
        Packed(license | frequency << 3 | points << 7 | u64::from(formats) << 16 | year(from) << 32 | year(to) << 44)
    }

    /// Place in [`License::ALL`], from 1.
    pub fn license(self) -> usize {
        (self.0 & 7) as usize
    }

    /// Place in [`Frequency::ALL`], from 1; 0 where none.
    pub fn frequency(self) -> usize {
        (self.0 >> 3 & 15) as usize
    }

    /// Points of the European assessment.
    pub fn points(self) -> u32 {
        (self.0 >> 7 & 0x1ff) as u32
    }

    /// Share of the points, 0 to 1.
    pub fn quality(self) -> f32 {
        self.points() as f32 / POINTS as f32
    }

    /// Bits in the order of [`FORMATS`].
    pub fn formats(self) -> u16 {
        (self.0 >> 16 & 0xffff) as u16
    }

    /// First and last year of the period; 0 where none.
    pub fn years(self) -> (usize, usize) {
        ((self.0 >> 32 & 0xfff) as usize, (self.0 >> 44 & 0xfff) as usize)
    }
}

/// All points of the European assessment.
const POINTS: u32 = 405;

/// The bits of formats.
pub fn format_bits<'a>(formats: impl Iterator<Item = &'a str>) -> u16 {
    formats
        .map(|format| FORMATS.iter().position(|known| known.eq_ignore_ascii_case(format)).unwrap_or(FORMATS.len() - 1))
        .fold(0, |bits, at| bits | 1 << at)
}

/// Two days in one number: due, and near since.
pub fn promise(due: u32, near: u32) -> u64 {
    u64::from(due) << 32 | u64::from(near)
}
