//! Compound files (OLE): streams by name.
//!
//! Follows MS-CFB. Every chain is cut at the number of sectors that the file has, so a loop ends.
//! Never here: what streams mean.

/// An opened compound file.
pub(crate) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
    small: Vec<u8>,
    small_table: Vec<u32>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
}

fn whole(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

impl<'a> Compound<'a> {
    /// Reads the tables and the directory; none where they make no sense.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = 1usize << short(bytes, 30).filter(|shift| (7..=16).contains(shift))?;
        let mut file = Compound { bytes, sector, table: vec![], small: vec![], small_table: vec![], entries: vec![] };
        let mut places: Vec<u32> = (0..109).filter_map(|n| whole(bytes, 76 + n * 4)).collect();
        let mut more = whole(bytes, 68)?;
        for _ in 0..file.sectors() {
            let Some(part) = file.part(more) else { break };
            let numbers: Vec<u32> = part.chunks_exact(4).filter_map(|four| whole(four, 0)).collect();
            let (last, rest) = numbers.split_last()?;
            places.extend(rest);
            more = *last;
        }
        places.truncate(file.sectors() / (sector / 4) + 110);
        for place in places {
            if let Some(part) = file.part(place) {
                let numbers: Vec<u32> = part.chunks_exact(4).filter_map(|four| whole(four, 0)).collect();
                file.table.extend(numbers);
            }
        }
        let directory = file.chain(whole(bytes, 48)?, usize::MAX);
        for entry in directory.chunks_exact(128) {
            let length = usize::from(short(entry, 64)?).min(64) / 2;
            let name: Vec<u16> = (0..length.saturating_sub(1)).filter_map(|n| short(entry, n * 2)).collect();
            let (start, size) = (whole(entry, 116)?, whole(entry, 120)? as usize);
            if entry[66] != 0 {
                file.entries.push(Entry { name: String::from_utf16_lossy(&name), start, size });
            }
        }
        let root = file.entries.first()?;
        let (start, size) = (root.start, root.size);
        file.small = file.chain(start, size);
        let table = file.chain(whole(bytes, 60)?, usize::MAX);
        file.small_table = table.chunks_exact(4).filter_map(|four| whole(four, 0)).collect();
        Some(file)
    }

    /// The bytes of the stream with this name.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        if entry.size >= 4096 {
            return Some(self.chain(entry.start, entry.size));
        }
        let mut found = Vec::new();
        let mut place = entry.start as usize;
        for _ in 0..=entry.size / 64 {
            let Some(part) = self.small.get(place.saturating_mul(64)..).filter(|part| !part.is_empty()) else { break };
            found.extend_from_slice(&part[..part.len().min(64)]);
            match self.small_table.get(place) {
                Some(next) => place = *next as usize,
                None => break,
            }
        }
        found.truncate(entry.size);
        Some(found)
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector
    }

    fn part(&self, place: u32) -> Option<&'a [u8]> {
        let start = (place as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..)?;
        (!rest.is_empty()).then(|| &rest[..rest.len().min(self.sector)])
    }

    fn chain(&self, start: u32, size: usize) -> Vec<u8> {
        let mut found = Vec::new();
        let mut place = start;
        for _ in 0..=self.sectors() {
            if found.len() >= size {
                break;
            }
            let Some(part) = self.part(place) else { break };
            found.extend_from_slice(part);
            match self.table.get(place as usize) {
                Some(next) => place = *next,
                None => break,
            }
        }
        found.truncate(size);
        found
    }
}

/// The texts of a `SummaryInformation` stream that name people: property number and value.
pub(crate) fn people(stream: &[u8]) -> Vec<(u32, String)> {
    let read = || {
        let section = whole(stream, 44)? as usize;
        let count = whole(stream, section.checked_add(4)?)?.min(200);
        let mut found = Vec::new();
        for n in 0..count as usize {
            let property = whole(stream, section.checked_add(8 + n * 8)?)?;
            let at = section.checked_add(whole(stream, section.checked_add(12 + n * 8)?)? as usize)?;
            if !matches!(property, 4 | 8) {
                continue;
            }
            let kind = whole(stream, at)?;
            let length = whole(stream, at.checked_add(4)?)? as usize;
            if kind == 0x1e {
                let text = stream.get(at + 8..(at + 8).checked_add(length)?)?;
                let text = String::from_utf8_lossy(text);
                found.push((property, text.trim_end_matches('\0').to_owned()));
            }
        }
        Some(found)
    };
    read().unwrap_or_default()
}
