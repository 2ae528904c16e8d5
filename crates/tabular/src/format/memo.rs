//! Files of long texts beside dBase and FoxPro tables (`.dbt`, `.fpt`).
//!
//! Never here: the table that points into them (see `dbf`).

/// The file of long texts beside a table, in any of its three forms.
pub(crate) struct Memo<'m> {
    bytes: &'m [u8],
    form: Form,
    block: usize,
    /// Bytes that may still be given: cells that share a block would make a small file large.
    left: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// dBase III: blocks of 512 bytes, a text ends at 0x1a.
    Ended,
    /// dBase IV and later: a mark and the length before the text, little end first.
    Measured,
    /// FoxPro: a kind and the length before the text, big end first.
    FoxPro,
}

impl<'m> Memo<'m> {
    /// By the version byte of the table.
    pub fn open(bytes: &'m [u8], version: u8) -> Self {
        let short = |at: usize| bytes.get(at..at + 2).map_or(0, |two| usize::from(two[0]) | usize::from(two[1]) << 8);
        let big = bytes.get(6..8).map_or(0, |two| usize::from(two[0]) << 8 | usize::from(two[1]));
        let (form, block) = match version {
            0x30..=0x32 | 0xf5 | 0xfb => (Form::FoxPro, big),
            0x83 => (Form::Ended, 512),
            _ => (Form::Measured, short(20)),
        };
        Memo { bytes, form, block: if block == 0 { 512 } else { block }, left: bytes.len().saturating_mul(2) }
    }

    /// The text at a block; none where there is none, or where it is a picture.
    pub fn text(&mut self, block: u32) -> Option<&'m [u8]> {
        let start = (block as usize).checked_mul(self.block)?;
        let rest = self.bytes.get(start..)?;
        let number = |at: usize| <[u8; 4]>::try_from(rest.get(at..at + 4)?).ok();
        let found = match self.form {
            Form::FoxPro => {
                let length = u32::from_be_bytes(number(4)?) as usize;
                (u32::from_be_bytes(number(0)?) == 1).then_some(())?;
                rest.get(8..8 + length.min(rest.len() - 8))?
            }
            Form::Measured if rest.starts_with(b"\xff\xff\x08\0") => {
                let length = u32::from_le_bytes(number(4)?) as usize;
                rest.get(8..length.clamp(8, rest.len()))?
            }
            Form::Ended | Form::Measured => {
                &rest[..memchr::memchr(0x1a, &rest[..rest.len().min(self.left)]).unwrap_or(rest.len())]
            }
        };
        self.left = self.left.checked_sub(found.len())?;
        let end = found.iter().rposition(|byte| !matches!(byte, 0 | b' ' | b'\r' | b'\n')).map_or(0, |last| last + 1);
        Some(&found[..end])
    }

    /// Adds texts that hold more than ASCII, one a line, up to a megabyte; what was looked at counts as not given.
    pub fn sample(&mut self, blocks: impl Iterator<Item = u32>, sample: &mut Vec<u8>) {
        let left = self.left;
        for block in blocks.filter(|block| *block > 0) {
            if sample.len() > 1 << 20 {
                break;
            }
            if let Some(text) = self.text(block).filter(|text| !text.is_ascii()) {
                sample.extend(&text[..text.len().min(1 << 20)]);
                sample.push(b'\n');
            }
        }
        self.left = left;
    }
}
