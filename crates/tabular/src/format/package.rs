//! A zip of parts: found by name, unpacked within the limits, in pieces where they are large.
//!
//! Never here: what the parts mean.

use std::collections::HashMap;
use std::io::{Cursor, Read, Write};
use std::sync::Arc;

use zip::ZipArchive;

use crate::document::Format;
use crate::encoding;
use crate::error::ReadError;
use crate::limits::Limits;

/// Bytes of a piece of a part that is read in pieces.
const PIECE: usize = 1 << 20;
/// Bytes of a piece that has no end of a row in it.
const LONGEST_ROW: usize = 64 << 20;

/// The parts of a zip.
pub(crate) struct Package {
    archive: ZipArchive<Cursor<Arc<[u8]>>>,
    places: HashMap<String, usize>,
    format: Format,
    left: u64,
    allowed: u64,
    /// Bytes of a part that is held whole in memory.
    whole: u64,
}

impl Package {
    /// Opens the zip's directory.
    ///
    /// # Errors
    /// `Damaged` where there is none.
    pub fn open(format: Format, bytes: Arc<[u8]>, limits: &Limits) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| ReadError::Damaged { format, why: format!("zip: {error}") })?;
        let mut places = HashMap::new();
        for place in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(place) {
                places.entry(plain_name(&name)).or_insert(place);
            }
        }
        let (left, allowed, whole) = (limits.unpacked_bytes, limits.unpacked_bytes, limits.part_bytes);
        Ok(Package { archive, places, format, left, allowed, whole })
    }

    /// True where there is such a part; case, slashes and a leading slash do not matter.
    pub fn holds(&self, name: &str) -> bool {
        self.places.contains_key(&plain_name(name))
    }

    /// The names of all parts, lower-case, sorted.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.places.keys().cloned().collect();
        names.sort_unstable();
        names
    }

    /// A whole part as text; none where there is no such part.
    ///
    /// # Errors
    /// `Limit` where it is too large. A part that breaks off is given as far as it goes.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        Ok(self.bytes(name)?.map(|bytes| match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => encoding::decode(error.as_bytes()).text,
        }))
    }

    /// A whole part; none where there is no such part.
    ///
    /// # Errors
    /// `Limit` where it is too large. A part that breaks off is given as far as it goes.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let mut whole = Vec::new();
        let allowed = self.whole;
        let outcome = self.pieces(name, &mut |piece| {
            if whole.len() as u64 + piece.len() as u64 > allowed {
                let found = whole.len() as u64 + piece.len() as u64;
                return Err(ReadError::Limit { limit: "part_bytes", found, allowed });
            }
            whole.extend_from_slice(&piece);
            Ok(())
        })?;
        Ok(outcome.map(|_| whole))
    }

    /// Gives a part piece by piece; false where it breaks off, none where there is no such part.
    ///
    /// # Errors
    /// `Limit` and what `deliver` gives.
    pub fn pieces(
        &mut self,
        name: &str,
        deliver: &mut dyn FnMut(Vec<u8>) -> Result<(), ReadError>,
    ) -> Result<Option<bool>, ReadError> {
        let Some(place) = self.places.get(&plain_name(name)).copied() else { return Ok(None) };
        let (format, allowed) = (self.format, self.allowed);
        let mut part = match self.archive.by_index(place) {
            Ok(part) => part,
            Err(error) if error.to_string().to_lowercase().contains("password") => {
                return Err(ReadError::Protected(format));
            }
            Err(_) => return Ok(Some(false)),
        };
        loop {
            let mut piece = Vec::with_capacity(PIECE);
            let ended = (&mut part).take(PIECE as u64).read_to_end(&mut piece);
            let read = piece.len() as u64;
            if read > self.left {
                let found = allowed.saturating_add(read - self.left);
                return Err(ReadError::Limit { limit: "unpacked_bytes", found, allowed });
            }
            self.left -= read;
            if read > 0 {
                deliver(piece)?;
            }
            match ended {
                Ok(0) => return Ok(Some(true)),
                Ok(_) => {}
                Err(_) => return Ok(Some(false)),
            }
        }
    }

    /// Gives a part's text in pieces that end after `closing` (such as `row>`), unpacking ahead in
    /// another thread; false where the part breaks off, none where there is no such part.
    ///
    /// # Errors
    /// `Limit` and what `work` gives.
    pub fn texts_ending(
        &mut self,
        name: &str,
        closing: &str,
        work: &mut dyn FnMut(&str) -> Result<(), ReadError>,
    ) -> Result<Option<bool>, ReadError> {
        if !self.holds(name) {
            return Ok(None);
        }
        let format = self.format;
        std::thread::scope(|scope| {
            let (sender, receiver) = std::sync::mpsc::sync_channel::<Vec<u8>>(3);
            let unpacker = scope.spawn(move || {
                self.pieces(name, &mut |piece| {
                    sender.send(piece).map_err(|_| ReadError::Io(std::io::ErrorKind::BrokenPipe.into()))
                })
            });
            let mut waiting: Vec<u8> = Vec::new();
            let mut outcome = Ok(());
            for piece in receiver.iter() {
                let searched = waiting.len().saturating_sub(closing.len());
                waiting.extend_from_slice(&piece);
                let Some(found) = memchr::memmem::rfind(&waiting[searched..], closing.as_bytes()) else {
                    if waiting.len() > LONGEST_ROW {
                        outcome = Err(ReadError::Damaged { format, why: "a row without end".to_owned() });
                        break;
                    }
                    continue;
                };
                let rest = waiting.split_off(searched + found + closing.len());
                outcome = work(&String::from_utf8_lossy(&waiting));
                waiting = rest;
                if outcome.is_err() {
                    break;
                }
            }
            if outcome.is_ok() && !waiting.is_empty() {
                outcome = work(&String::from_utf8_lossy(&waiting));
            }
            drop(receiver);
            let unpacked = unpacker
                .join()
                .unwrap_or_else(|_| Err(ReadError::Damaged { format, why: "unpacking failed".to_owned() }));
            outcome?;
            unpacked
        })
    }
}

/// A zip whose directory at the end is lost, as a new one of the parts to which their own heads lead, each as far as it goes;
/// none where the directory is there, or where there are no such parts.
pub(crate) fn salvaged(bytes: &[u8], limits: &Limits) -> Option<Arc<[u8]>> {
    if !bytes.starts_with(b"PK") || ZipArchive::new(Cursor::new(bytes)).is_ok() {
        return None;
    }
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut left = limits.part_bytes;
    let mut at = 0;
    let mut count = 0;
    while count < limits.entries
        && let Some(found) = memchr::memmem::find(bytes.get(at..)?, b"PK\x03\x04")
    {
        let start = at + found;
        at = start + 4;
        let Some(head) = bytes.get(start..start + 30) else { break };
        let short = |at: usize| usize::from(u16::from_le_bytes([head[at], head[at + 1]]));
        let after_name = start + 30 + short(26);
        let (Some(name), Some(rest)) = (bytes.get(start + 30..after_name), bytes.get(after_name + short(28)..)) else {
            continue;
        };
        let mut part = Vec::new();
        let taken = match short(8) {
            8 => {
                let mut inflate = flate2::bufread::DeflateDecoder::new(rest);
                // where it breaks off, what came before is still there
                let _ = (&mut inflate).take(left).read_to_end(&mut part);
                usize::try_from(inflate.total_in()).unwrap_or(rest.len())
            }
            0 => {
                let size = u32::from_le_bytes([head[18], head[19], head[20], head[21]]) as usize;
                let size = size.min(rest.len()).min(usize::try_from(left).unwrap_or(usize::MAX));
                part.extend_from_slice(&rest[..size]);
                size
            }
            _ => continue,
        };
        left = left.saturating_sub(part.len() as u64);
        at = (bytes.len() - rest.len() + taken).max(at);
        if !part.is_empty() && writer.start_file(String::from_utf8_lossy(name), stored).is_ok() {
            writer.write_all(&part).ok()?;
            count += 1;
        }
    }
    (count > 0).then(|| writer.finish().map(|whole| whole.into_inner().into()).ok()).flatten()
}

fn plain_name(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}
