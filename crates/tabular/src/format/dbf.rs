//! dBase III, IV, 5 and FoxPro tables (`.dbf`), with the long texts and the code page that stand in files beside them.
//!
//! Never here: the shapes beside a table (see `shapefile`), how long texts are stored (see `memo`).

use crate::document::{Body, Format, Sheet};
use crate::encoding;
use crate::error::ReadError;
use crate::finding::{Finding, Severity};
use crate::format::json_text::exact_number;
use crate::format::memo::Memo;
use crate::format::number_format::{day_text, decimal};
use crate::format::sheet_builder::Budget;
use crate::format::{Content, damaged_finding};
use crate::grid::{Cell, CellKind, Grid};
use crate::limits::Limits;

/// One column as the header declares it.
struct Field {
    name: Vec<u8>,
    kind: u8,
    start: usize,
    length: usize,
}

/// What stands in the files of the same name beside a table.
#[derive(Default)]
pub(crate) struct Beside {
    /// The text of the `.cpg` file.
    pub code_page: Option<String>,
    /// The bytes of the `.dbt` or `.fpt` file.
    pub memo: Option<Vec<u8>>,
}

impl Beside {
    /// What there is in the files of these extensions (small letters); longer ones than `most` are left.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn of(files: &[(String, std::path::PathBuf)], most: u64) -> Result<Self, ReadError> {
        let mut beside = Beside::default();
        for (extension, path) in files {
            if std::fs::metadata(path)?.len() > most {
                continue;
            }
            match extension.as_str() {
                "cpg" => beside.code_page = Some(String::from_utf8_lossy(&std::fs::read(path)?).into_owned()),
                "dbt" | "fpt" => beside.memo = Some(std::fs::read(path)?),
                _ => {}
            }
        }
        Ok(beside)
    }
}

/// Reads the table.
///
/// # Errors
/// `Damaged` where the header makes no sense, `Limit`.
pub(crate) fn read(bytes: &[u8], beside: &Beside, limits: &Limits) -> Result<Content, ReadError> {
    read_marked(bytes, beside, limits).map(|(content, _)| content)
}

/// As [`read`]; tells for each stored record whether it is in the table (deleted ones are not).
///
/// # Errors
/// As [`read`].
pub(crate) fn read_marked(bytes: &[u8], beside: &Beside, limits: &Limits) -> Result<(Content, Vec<bool>), ReadError> {
    let damaged = |why: &str| ReadError::Damaged { format: Format::Dbf, why: why.to_owned() };
    let fixed = bytes.get(..32).ok_or_else(|| damaged("no header"))?;
    let declared = u64::from(u32::from_le_bytes([fixed[4], fixed[5], fixed[6], fixed[7]]));
    let header = usize::from(u16::from_le_bytes([fixed[8], fixed[9]]));
    let length = usize::from(u16::from_le_bytes([fixed[10], fixed[11]]));
    let fields = fields(bytes, header, length);
    if fields.is_empty() || length < 2 {
        return Err(damaged("no fields"));
    }
    let body = bytes.get(header..).unwrap_or_default();
    let mut findings = Vec::new();
    let there = (body.len() / length) as u64;
    let whole = body.chunks_exact(length).take(usize::try_from(declared).unwrap_or(usize::MAX));
    let alive: Vec<&[u8]> = whole.clone().filter(|record| record[0] != b'*').collect();
    let deleted = whole.len() - alive.len();
    if there < declared {
        let mut finding = damaged_finding("truncated");
        finding.count = declared - there;
        findings.push(finding);
    }
    if deleted > 0 {
        let mut finding = Finding::new("deleted-records", Severity::Info);
        finding.count = deleted as u64;
        findings.push(finding);
    }
    let budget = Budget::new(limits);
    budget.column(fields.len() - 1)?;
    budget.take((alive.len() as u64 + 1).saturating_mul(fields.len() as u64))?;
    let mut memo = beside.memo.as_deref().map(|memo| Memo::open(memo, fixed[0]));
    let texts = Texts::new(&fields, &alive, fixed[29], beside, memo.as_mut());
    let mut missing = 0;
    let mut rows = vec![fields.iter().map(|field| Cell::text(texts.decode(&field.name))).collect::<Vec<_>>()];
    for record in alive {
        let row = fields.iter().map(|field| match block(field, record) {
            Some(0) => Cell::empty(),
            Some(block) => match memo.as_mut().and_then(|memo| memo.text(block)) {
                Some(text) => Cell::text(texts.decode(text)),
                None => {
                    missing += 1;
                    Cell::empty()
                }
            },
            None => cell(field, record, &texts),
        });
        rows.push(row.collect());
    }
    if missing > 0 {
        let rule = if memo.is_some() { "binary-values-left-out" } else { "missing-memo-file" };
        let mut finding = Finding::new(rule, Severity::Warning);
        finding.count = missing;
        findings.push(finding);
    }
    let body = Body::Grid(Grid { rows, ..Grid::default() });
    let sheets = vec![Sheet { name: None, hidden: false, named_columns: true, body }];
    let marks = whole.map(|record| record[0] != b'*').collect();
    Ok((Content { sheets, findings, encoding: Some(texts.label), bom: false }, marks))
}

fn fields(bytes: &[u8], header: usize, length: usize) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut start = 1;
    // dBase 7 has 48-byte descriptors after a longer header
    let (first, size, name, kind) = if bytes[0] & 7 == 4 { (68, 48, 32, 32) } else { (32, 32, 11, 11) };
    let end = header.min(bytes.len());
    for descriptor in bytes.get(first..end).unwrap_or_default().chunks_exact(size) {
        if matches!(descriptor[0], 0x0d | 0) {
            break;
        }
        let name: Vec<u8> = descriptor[..name].iter().copied().take_while(|b| *b != 0).collect();
        let after = &descriptor[kind..];
        // character fields may use the decimals byte as the high byte of their length
        let (low, high) = if size == 48 { (after[1], after[2]) } else { (after[5], after[6]) };
        let wide = after[0] == b'C' && high > 0 && start + usize::from(low) + usize::from(high) * 256 <= length;
        let width = usize::from(low) + if wide { usize::from(high) * 256 } else { 0 };
        if start + width > length {
            break;
        }
        fields.push(Field { name, kind: after[0], start, length: width });
        start += width;
    }
    fields.retain(|field| field.kind != b'0');
    fields
}

/// How the table's texts are encoded.
struct Texts {
    label: String,
}

impl Texts {
    fn new(fields: &[Field], records: &[&[u8]], driver: u8, beside: &Beside, memo: Option<&mut Memo<'_>>) -> Self {
        let code_page = beside.code_page.as_deref().map(str::trim);
        let named = code_page.and_then(label_of_code_page).or_else(|| label_of_driver(driver));
        let named = named.filter(|label| encoding::decode_as(b"", label).is_some());
        let mut sample: Vec<u8> = sample(fields, records);
        if let Some(memo) = memo {
            let blocks = records.iter().flat_map(|record| fields.iter().filter_map(|field| block(field, record)));
            memo.sample(blocks, &mut sample);
        }
        if sample.is_ascii() {
            return Texts { label: "utf-8".to_owned() };
        }
        // headers lie: bytes that are UTF-8 are UTF-8
        if std::str::from_utf8(&sample).is_ok() {
            return Texts { label: "utf-8".to_owned() };
        }
        if let Some(label) = named.filter(|label| *label != "utf-8") {
            return Texts { label: label.to_owned() };
        }
        Texts { label: encoding::decode(&sample).encoding }
    }

    fn decode(&self, bytes: &[u8]) -> String {
        match std::str::from_utf8(bytes) {
            Ok(text) if self.label == "utf-8" || bytes.is_ascii() => text.to_owned(),
            _ => encoding::decode_as(bytes, &self.label)
                .map_or_else(|| encoding::decode(bytes).text, |decoded| decoded.text),
        }
    }
}

/// Texts that hold more than ASCII, one a line, up to a megabyte.
fn sample(fields: &[Field], records: &[&[u8]]) -> Vec<u8> {
    let mut sample = Vec::new();
    for field in fields {
        if !field.name.is_ascii() {
            sample.extend(&field.name);
            sample.push(b'\n');
        }
    }
    for record in records {
        for field in fields.iter().filter(|field| matches!(field.kind, b'C' | b'V')) {
            let bytes = record[field.start..field.start + field.length].trim_ascii_end();
            if !bytes.is_ascii() {
                // a letter cut by the field's width says nothing
                let cut = if bytes.len() == field.length {
                    bytes.iter().rposition(u8::is_ascii).unwrap_or(0)
                } else {
                    bytes.len()
                };
                sample.extend(&bytes[..cut]);
                sample.push(b'\n');
            }
        }
        if sample.len() > 1 << 20 {
            break;
        }
    }
    sample
}

fn cell(field: &Field, record: &[u8], texts: &Texts) -> Cell {
    let bytes = &record[field.start..field.start + field.length];
    let trimmed = {
        let end = bytes.iter().rposition(|b| *b != b' ' && *b != 0).map_or(0, |last| last + 1);
        &bytes[..end]
    };
    match (field.kind, bytes.len()) {
        (b'N' | b'F', _) => {
            let text = String::from_utf8_lossy(trimmed);
            let text = text.trim();
            let number = exact_number(text);
            number.map_or_else(|| Cell::text(text), |number| Cell::new(number, CellKind::Number))
        }
        (b'D', 8) if trimmed.len() == 8 && trimmed.iter().all(u8::is_ascii_digit) => {
            let text = String::from_utf8_lossy(trimmed);
            Cell::new(format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]), CellKind::Date)
        }
        (b'L', 1) => match bytes[0] {
            b'T' | b't' | b'Y' | b'y' => Cell::new("true", CellKind::Boolean),
            b'F' | b'f' | b'N' | b'n' => Cell::new("false", CellKind::Boolean),
            _ => Cell::empty(),
        },
        (b'I' | b'+', 4) => {
            let value = i32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
            Cell::new(value.to_string(), CellKind::Number)
        }
        (b'Y', 8) => {
            let value = i64::from_le_bytes(eight(bytes));
            let (sign, size) = (if value < 0 { "-" } else { "" }, value.unsigned_abs());
            let text = format!("{sign}{}.{:04}", size / 10_000, size % 10_000);
            Cell::new(text.trim_end_matches('0').trim_end_matches('.'), CellKind::Currency)
        }
        (b'B' | b'O', 8) => match f64::from_le_bytes(eight(bytes)) {
            value if value.is_finite() => Cell::new(decimal(value), CellKind::Number),
            _ => Cell::empty(),
        },
        (b'T' | b'@', 8) => moment(eight(bytes)),
        _ => Cell::text(texts.decode(trimmed)),
    }
}

/// The block of the memo file that a cell points to, 0 for none; none where the field is no memo.
fn block(field: &Field, record: &[u8]) -> Option<u32> {
    let bytes = &record[field.start..field.start + field.length];
    if !matches!((field.kind, field.length), (b'M' | b'G' | b'P' | b'W', 1..) | (b'B', 10)) {
        return None;
    }
    if let [a, b, c, d] = bytes {
        return Some(u32::from_le_bytes([*a, *b, *c, *d]));
    }
    let digits = bytes.iter().filter(|byte| !matches!(byte, b' ' | 0));
    let number = digits.map(|byte| char::from(*byte).to_digit(10)).collect::<Option<Vec<u32>>>()?;
    number.iter().try_fold(0u32, |sum, digit| sum.checked_mul(10)?.checked_add(*digit))
}

fn eight(bytes: &[u8]) -> [u8; 8] {
    bytes.try_into().unwrap_or_default()
}

/// A Julian day number and milliseconds.
fn moment(bytes: [u8; 8]) -> Cell {
    let [a, b, c, d, e, f, g, h] = bytes;
    let (day, clock) = (i32::from_le_bytes([a, b, c, d]), i32::from_le_bytes([e, f, g, h]));
    if day <= 0 {
        return Cell::empty();
    }
    let seconds = (i64::from(clock) + 500) / 1000;
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let text = format!("{}T{hours:02}:{minutes:02}:{rest:02}", day_text(i64::from(day) - 2_440_588));
    Cell::new(text, CellKind::DateTime)
}

/// The encoding of a language driver byte, as xBase programs write it.
fn label_of_driver(driver: u8) -> Option<&'static str> {
    Some(match driver {
        0x01 | 0x09 | 0x0b | 0x0d | 0x0f | 0x11 | 0x15 | 0x18 | 0x19 | 0x1b => "ibm437",
        0x02 | 0x0a | 0x0e | 0x10 | 0x12 | 0x14 | 0x16 | 0x1a | 0x1d | 0x25 | 0x37 => "ibm850",
        0x03 | 0x57 | 0x58 | 0x59 => "windows-1252",
        0x04 => "macintosh",
        0x1f | 0x22 | 0x23 | 0x40 | 0x64 | 0x87 => "ibm852",
        0xc8 => "windows-1250",
        0xc9 => "windows-1251",
        0xca => "windows-1254",
        0xcb => "windows-1253",
        _ => return None,
    })
}

/// The encoding that a `.cpg` file names (`UTF-8`, `1252`, `ANSI 1252`, `ISO 88591`, `OEM 850`).
fn label_of_code_page(text: &str) -> Option<&'static str> {
    let plain: String = text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    Some(match plain.as_str() {
        "utf8" | "65001" => "utf-8",
        found if found.ends_with("885915") => "iso-8859-15",
        found if found.ends_with("1252") || found.ends_with("88591") || found == "ansi" => "windows-1252",
        found if found.ends_with("1250") => "windows-1250",
        found if found.ends_with("1251") => "windows-1251",
        found if found.ends_with("850") => "ibm850",
        found if found.ends_with("437") => "ibm437",
        "macintosh" | "macroman" | "10000" => "macintosh",
        _ => return None,
    })
}
