//! In which encoding a text is written; decided by what gives sensible words, never by what decodes
//! without an error.
//!
//! Never here: delimiters.

mod charset;
mod repair;
mod sense;

use std::borrow::Cow;

use crate::finding::{Finding, Severity};

pub use charset::Charset;
use repair::Repair;

/// How the bytes of a file become text.
#[derive(Clone, Debug, PartialEq)]
pub struct Encoding {
    /// The character set of the file, or of most of its lines.
    pub charset: Charset,
    /// The single-byte character set of the parts that are not valid UTF-8.
    pub fallback: Charset,
    /// True where lines of `charset` and lines of another one were found.
    pub mixed: bool,
    /// Bytes of the byte order mark.
    pub bom: usize,
    /// What puts text right that was decoded wrongly and saved again.
    repair: Option<Repair>,
}

/// Bytes turned into text.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// Lower-case label (`utf-8`, `windows-1252`, `macintosh`, `ibm850`, `utf-16le` …).
    pub encoding: String,
    /// True where a byte order mark was found.
    pub bom: bool,
    /// What was wrong (`double-encoded`, `mixed-encodings`, `lost-letters`, `nul-bytes`).
    pub findings: Vec<Finding>,
}

/// A part of a file as text.
#[derive(Debug)]
pub(crate) struct Part<'b> {
    /// The text.
    pub text: Cow<'b, str>,
    /// Lines that were in another encoding than the file.
    pub mixed: u64,
    /// Letters of double-encoded text that were put right.
    pub repaired: u64,
}

/// Decodes a whole text of unknown encoding. Never fails: what cannot be decoded becomes U+FFFD.
pub fn decode(bytes: &[u8]) -> Decoded {
    Encoding::detect(&[bytes]).decode_whole(bytes)
}

/// Decodes a text whose encoding a person named; none where there is no such encoding.
pub fn decode_as(bytes: &[u8], label: &str) -> Option<Decoded> {
    Encoding::named(label, bytes).map(|encoding| encoding.decode_whole(bytes))
}

/// The text of bytes in UTF-16 or UTF-32, told by their mark or by where their zero bytes stand; none for others.
pub(crate) fn wide_text(bytes: &[u8]) -> Option<String> {
    let marked = charset::mark(bytes).filter(|(charset, _)| charset.is_wide());
    let (charset, bom) = marked.or_else(|| Some((charset::wide(bytes)?, 0)))?;
    Some(charset.decode(bytes.get(bom..)?).into_owned())
}

impl Encoding {
    /// The encoding that a person named, with the byte order mark that `head` starts with.
    pub fn named(label: &str, head: &[u8]) -> Option<Encoding> {
        let charset = Charset::named(label)?;
        let bom = charset::mark(head).filter(|(marked, _)| *marked == charset).map_or(0, |(_, bom)| bom);
        Some(Encoding { charset, fallback: Charset::WINDOWS_1252, mixed: false, bom, repair: None })
    }

    /// Decides on samples of one file: the first starts the file, the others hold whole lines.
    pub fn detect(samples: &[&[u8]]) -> Encoding {
        let head = samples.first().copied().unwrap_or_default();
        let plain =
            |charset, bom| Encoding { charset, fallback: Charset::WINDOWS_1252, mixed: false, bom, repair: None };
        let marked = charset::mark(head);
        if let Some((charset, bom)) = marked.filter(|(charset, _)| *charset != Charset::Utf8) {
            return plain(charset, bom);
        }
        if let Some(charset) = marked.is_none().then(|| charset::wide(head)).flatten() {
            return plain(charset, 0);
        }
        let mut encoding = plain(Charset::Utf8, marked.map_or(0, |(_, bom)| bom));
        let (mut valid, mut invalid) = (0u64, 0u64);
        let mut odd = Vec::new();
        for line in samples.iter().flat_map(|sample| lines(sample)).filter(|line| !line.is_ascii()) {
            if std::str::from_utf8(line).is_ok() {
                valid += 1;
            } else {
                invalid += 1;
                if odd.len() < sense::BYTES {
                    odd.extend_from_slice(line);
                    odd.push(b'\n');
                }
            }
        }
        if invalid > 0 {
            encoding.fallback = sense::best(&odd);
            encoding.mixed = valid > 0;
            if valid < invalid {
                encoding.charset = encoding.fallback;
            }
        } else if valid > 0 {
            encoding.repair = repair::find(samples.iter().flat_map(|sample| lines(sample)));
        }
        encoding
    }

    /// Lower-case label.
    pub fn label(&self) -> &'static str {
        self.charset.label()
    }

    /// True where ASCII signs are single bytes that stand for nothing else: the bytes can be cut into
    /// records before they are decoded.
    pub(crate) fn is_ascii_compatible(&self) -> bool {
        !self.charset.is_wide()
    }

    /// Plain UTF-8.
    pub(crate) fn utf8() -> Encoding {
        let fallback = Charset::WINDOWS_1252;
        Encoding { charset: Charset::Utf8, fallback, mixed: false, bom: 0, repair: None }
    }

    /// True where text was decoded wrongly and saved again.
    pub(crate) fn repairs(&self) -> bool {
        self.repair.is_some()
    }

    /// The encoding when the whole file was seen: lines that are valid UTF-8, lines that are not, and
    /// some of the latter.
    pub(crate) fn after_all(mut self, valid: u64, invalid: u64, odd: &[u8]) -> Encoding {
        if self.charset == Charset::Utf8 && invalid > 0 && !self.mixed {
            self.fallback = sense::best(odd);
            self.mixed = valid > 0;
            if valid == 0 {
                self.charset = self.fallback;
            }
        }
        self
    }

    /// Decodes whole lines of the file; `bytes` must not start with the byte order mark.
    pub(crate) fn decode_part<'b>(&self, bytes: &'b [u8]) -> Part<'b> {
        let mut mixed = 0;
        let text = if self.charset == Charset::Utf8 || self.mixed {
            match simdutf8::basic::from_utf8(bytes) {
                Ok(text) => Cow::Borrowed(text),
                Err(_) => Cow::Owned(self.decode_mixed(bytes, &mut mixed)),
            }
        } else {
            self.charset.decode(bytes)
        };
        let text = match memchr::memchr(0, text.as_bytes()) {
            Some(_) => Cow::Owned(text.replace('\0', "")),
            None => text,
        };
        match self.repair.and_then(|repair| repair.apply(&text)) {
            Some((text, repaired)) => Part { text: Cow::Owned(text), mixed, repaired },
            None => Part { text, mixed, repaired: 0 },
        }
    }

    /// Line by line: UTF-8 where it is valid, the fallback where it is not; `mixed` counts lines that
    /// are not in the file's own encoding.
    fn decode_mixed(&self, bytes: &[u8], mixed: &mut u64) -> String {
        let mut out = String::with_capacity(bytes.len() + bytes.len() / 8);
        for line in bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'\r')) {
            match std::str::from_utf8(line) {
                Ok(text) => {
                    *mixed += u64::from(self.charset != Charset::Utf8 && !line.is_ascii());
                    out.push_str(text);
                }
                Err(_) => {
                    *mixed += u64::from(self.charset == Charset::Utf8);
                    let wide =
                        line.utf8_chunks().map(|c| c.valid().chars().filter(|s| !s.is_ascii()).count()).sum::<usize>();
                    let broken = line.utf8_chunks().map(|chunk| chunk.invalid().len()).sum::<usize>();
                    if wide <= broken {
                        out.push_str(&self.fallback.decode(line));
                        continue;
                    }
                    for chunk in line.utf8_chunks() {
                        out.push_str(chunk.valid());
                        out.push_str(&self.fallback.decode(chunk.invalid()));
                    }
                }
            }
        }
        out
    }

    /// Decodes a whole file and says what was wrong with it.
    pub fn decode_whole(&self, bytes: &[u8]) -> Decoded {
        let body = bytes.get(self.bom..).unwrap_or_default();
        let part = self.decode_part(body);
        let nul = if self.charset.is_wide() { 0 } else { memchr::memchr_iter(0, body).count() as u64 };
        let findings = self.findings(part.mixed, part.repaired, lost(&part.text), nul);
        Decoded { text: part.text.into_owned(), encoding: self.label().to_owned(), bom: self.bom > 0, findings }
    }

    /// What counts say.
    pub(crate) fn findings(&self, mixed: u64, repaired: u64, lost: u64, nul: u64) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut add = |rule: &str, severity, count, details: &[(&str, &str)]| {
            if count > 0 {
                let details = details.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
                findings.push(Finding { count, details, ..Finding::new(rule, severity) });
            }
        };
        let other = if self.charset == Charset::Utf8 { self.fallback.label() } else { Charset::Utf8.label() };
        add("mixed-encodings", Severity::Warning, mixed, &[("encoding", self.label()), ("other", other)]);
        let read_as = self.repair.map_or("", |repair| repair.read_as());
        add("double-encoded", Severity::Warning, repaired, &[("read-as", read_as)]);
        add("lost-letters", Severity::Warning, lost, &[]);
        add("nul-bytes", Severity::Info, nul, &[]);
        findings
    }
}

/// Replacement characters: letters that somebody lost before us, or that no encoding explains.
pub(crate) fn lost(text: &str) -> u64 {
    memchr::memmem::find_iter(text.as_bytes(), "\u{fffd}".as_bytes()).count() as u64
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|byte| matches!(byte, b'\n' | b'\r'))
}
