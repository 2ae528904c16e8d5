//! Records of binary workbook parts (BIFF 12, as in XLSB) and what stands in them.
//!
//! Follows MS-XLSB. Never here: what a record means for a sheet (see `xlsb`).

/// A record: its number and its bytes.
pub(crate) struct Record<'a> {
    /// Its number.
    pub id: u16,
    /// Its bytes.
    pub data: &'a [u8],
}

/// The records of a part. [`Records::whole`] tells afterwards whether the last one ended where the part does.
pub(crate) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    /// From the start of a part.
    pub fn new(part: &'a [u8]) -> Self {
        Records { rest: part }
    }

    /// True where nothing is left over.
    pub fn whole(&self) -> bool {
        self.rest.is_empty()
    }

    fn one(&mut self) -> Option<Record<'a>> {
        let (first, mut rest) = self.rest.split_first()?;
        let mut id = u16::from(*first);
        if first & 0x80 != 0 {
            let (second, after) = rest.split_first()?;
            id = (id & 0x7f) | u16::from(second & 0x7f) << 7;
            rest = after;
        }
        let mut length = 0usize;
        for place in 0..4 {
            let (byte, after) = rest.split_first()?;
            rest = after;
            length |= usize::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                break;
            }
        }
        let (data, rest) = rest.split_at_checked(length)?;
        self.rest = rest;
        Some(Record { id, data })
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        self.one()
    }
}

impl Record<'_> {
    /// An 8-bit number at a byte.
    pub fn byte(&self, at: usize) -> Option<u8> {
        self.data.get(at).copied()
    }

    /// A 16-bit number at a byte.
    pub fn short(&self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes(self.data.get(at..at.checked_add(2)?)?.try_into().ok()?))
    }

    /// A 32-bit number at a byte.
    pub fn whole(&self, at: usize) -> Option<u32> {
        Some(u32::from_le_bytes(self.data.get(at..at.checked_add(4)?)?.try_into().ok()?))
    }

    /// A 64-bit floating-point number at a byte.
    pub fn float(&self, at: usize) -> Option<f64> {
        Some(f64::from_le_bytes(self.data.get(at..at.checked_add(8)?)?.try_into().ok()?))
    }

    /// A text with its length in letters before it, and the byte behind it; none where it is told to be missing.
    pub fn text(&self, at: usize) -> Option<(String, usize)> {
        let letters = self.whole(at).filter(|letters| *letters != u32::MAX)? as usize;
        let start = at.checked_add(4)?;
        let end = start.checked_add(letters.checked_mul(2)?)?;
        let units = self.data.get(start..end)?.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
        Some((char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(), end))
    }
}
