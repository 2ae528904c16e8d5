//! Records of BIFF (Excel 5 to 2003) and the texts in them.
//!
//! Follows MS-XLS. Never here: what a record means for a sheet (see `xls`).

/// A record with the ones that continue it.
pub(crate) struct Record<'a> {
    /// Its number.
    pub id: u16,
    /// Its bytes.
    pub data: &'a [u8],
    /// The bytes of the `CONTINUE` records behind it.
    pub more: Vec<&'a [u8]>,
}

/// The records of a stream from a position on.
pub(crate) struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    /// From this byte on.
    pub fn new(stream: &'a [u8], at: usize) -> Self {
        Records { stream, at }
    }

    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let head = self.stream.get(self.at..self.at.checked_add(4)?)?;
        let (id, length) =
            (u16::from_le_bytes([head[0], head[1]]), usize::from(u16::from_le_bytes([head[2], head[3]])));
        let data = self.stream.get(self.at + 4..self.at + 4 + length)?;
        self.at += 4 + length;
        Some((id, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (id, data) = self.one()?;
        let mut more = Vec::new();
        loop {
            let before = self.at;
            match self.one() {
                Some((0x3c, part)) => more.push(part),
                _ => {
                    self.at = before;
                    return Some(Record { id, data, more });
                }
            }
        }
    }
}

impl<'a> Record<'a> {
    /// A 16-bit number at a byte.
    pub fn short(&self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes(self.data.get(at..at + 2)?.try_into().ok()?))
    }

    /// A 32-bit number at a byte.
    pub fn whole(&self, at: usize) -> Option<u32> {
        Some(u32::from_le_bytes(self.data.get(at..at + 4)?.try_into().ok()?))
    }

    /// A 64-bit floating-point number at a byte.
    pub fn float(&self, at: usize) -> Option<f64> {
        Some(f64::from_le_bytes(self.data.get(at..at + 8)?.try_into().ok()?))
    }

    /// A cursor at a byte, for texts.
    pub fn texts(&self, at: usize) -> Texts<'a> {
        let mut parts = vec![self.data];
        parts.extend(&self.more);
        Texts { parts, part: 0, at }
    }
}

/// A cursor over texts that may go on in the next record.
pub(crate) struct Texts<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

impl Texts<'_> {
    /// The next byte.
    pub fn byte(&mut self) -> Option<u8> {
        loop {
            let part = self.parts.get(self.part)?;
            if let Some(byte) = part.get(self.at) {
                self.at += 1;
                return Some(*byte);
            }
            self.part += 1;
            self.at = 0;
        }
    }

    /// The next 16-bit number.
    pub fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// The next 32-bit number.
    pub fn whole(&mut self) -> Option<u32> {
        Some(u32::from(self.short()?) | u32::from(self.short()?) << 16)
    }

    fn pass(&mut self, mut bytes: usize) {
        while bytes > 0 {
            let Some(part) = self.parts.get(self.part) else { return };
            let step = bytes.min(part.len().saturating_sub(self.at));
            self.at += step;
            bytes -= step;
            if bytes > 0 {
                self.part += 1;
                self.at = 0;
            }
        }
    }

    /// A Unicode text of BIFF 8 with so many letters: flags, letters, formatting runs.
    pub fn unicode(&mut self, letters: usize) -> Option<String> {
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { usize::from(self.short()?) * 4 } else { 0 };
        let extra = if flags & 4 != 0 { self.whole()? as usize } else { 0 };
        let mut wide = flags & 1 != 0;
        let mut units: Vec<u16> = Vec::new();
        let mut left = letters;
        while left > 0 {
            let part = *self.parts.get(self.part)?;
            let rest = part.get(self.at..).unwrap_or_default();
            let size = if wide { 2 } else { 1 };
            let count = left.min(rest.len() / size);
            if wide {
                units.extend(rest[..count * 2].chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])));
            } else {
                units.extend(rest[..count].iter().map(|byte| u16::from(*byte)));
            }
            self.at += count * size;
            left -= count;
            if left > 0 {
                // a text that goes on says anew how wide its letters are
                self.part += 1;
                wide = *self.parts.get(self.part)?.first()? & 1 != 0;
                self.at = 1;
            }
        }
        self.pass(runs.saturating_add(extra));
        Some(String::from_utf16_lossy(&units))
    }

    /// So many bytes, or what there is of them.
    pub fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map_while(|_| self.byte()).collect()
    }
}
