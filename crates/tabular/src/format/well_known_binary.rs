//! Geometries as well-known binary (OGC 06-103r4, and PostGIS's flags for height and measure), told as text.
//!
//! Never here: where the bytes stood (see `geopackage`).

use crate::format::number_format::decimal;
use crate::format::projection::Projection;

/// How deep collections may stand in each other.
const DEPTH: u32 = 16;

/// Well-known text, longitude first; none where the bytes are no geometry or the projection does not reach it.
pub(crate) fn text(bytes: &[u8], projection: &Projection) -> Option<String> {
    let mut out = String::new();
    let mut rest = bytes;
    geometry(&mut rest, true, DEPTH, projection, &mut out)?;
    Some(out)
}

fn geometry(rest: &mut &[u8], tagged: bool, depth: u32, projection: &Projection, out: &mut String) -> Option<()> {
    let little = match take(rest, 1)? {
        [0] => false,
        [1] => true,
        _ => return None,
    };
    let stored = whole(rest, little)?;
    let flags = stored & 0xe000_0000;
    let (kind, dimensions) = ((stored & 0x1fff_ffff) % 1000, (stored & 0x1fff_ffff) / 1000);
    if flags & 0x2000_0000 != 0 {
        take(rest, 4)?;
    }
    let height = matches!(dimensions, 1 | 3) || flags & 0x8000_0000 != 0;
    let measure = matches!(dimensions, 2 | 3) || flags & 0x4000_0000 != 0;
    let layout = Layout { little, height, measure, projection };
    let word = match kind {
        1 => "POINT",
        2 => "LINESTRING",
        3 => "POLYGON",
        4 => "MULTIPOINT",
        5 => "MULTILINESTRING",
        6 => "MULTIPOLYGON",
        7 => "GEOMETRYCOLLECTION",
        8 => "CIRCULARSTRING",
        9 => "COMPOUNDCURVE",
        10 => "CURVEPOLYGON",
        11 => "MULTICURVE",
        12 => "MULTISURFACE",
        15 => "POLYHEDRALSURFACE",
        16 => "TIN",
        17 => "TRIANGLE",
        _ => return None,
    };
    if tagged {
        out.push_str(word);
        out.push(' ');
    }
    let start = out.len();
    match kind {
        1 => {
            out.push_str(if tagged { "(" } else { "" });
            let there = layout.position(rest, out)?;
            if !there {
                out.truncate(start);
                out.push_str("EMPTY");
                return Some(());
            }
            out.push_str(if tagged { ")" } else { "" });
        }
        2 | 8 => layout.line(rest, out)?,
        3 | 17 => {
            let count = whole(rest, little)?;
            list(count, rest, out, 4, |rest, out| layout.line(rest, out))?;
        }
        _ => {
            let inner = depth.checked_sub(1)?;
            let count = whole(rest, little)?;
            let tagged = matches!(kind, 7 | 9..=12);
            list(count, rest, out, 5, |rest, out| geometry(rest, tagged, inner, projection, out))?;
        }
    }
    Some(())
}

/// Parts in brackets; each takes at least so many bytes.
fn list(
    count: u32,
    rest: &mut &[u8],
    out: &mut String,
    least: usize,
    mut part: impl FnMut(&mut &[u8], &mut String) -> Option<()>,
) -> Option<()> {
    if count == 0 {
        out.push_str("EMPTY");
        return Some(());
    }
    if (count as usize).checked_mul(least)? > rest.len() {
        return None;
    }
    out.push('(');
    for n in 0..count {
        out.push_str(if n > 0 { ", " } else { "" });
        part(rest, out)?;
    }
    out.push(')');
    Some(())
}

/// How positions are stored.
#[derive(Clone, Copy)]
struct Layout<'p> {
    little: bool,
    height: bool,
    measure: bool,
    projection: &'p Projection,
}

impl Layout<'_> {
    fn line(self, rest: &mut &[u8], out: &mut String) -> Option<()> {
        let count = whole(rest, self.little)?;
        list(count, rest, out, 16, |rest, out| self.position(rest, out).map(|_| ()))
    }

    /// Writes a position without its measure; false where it is none.
    fn position(self, rest: &mut &[u8], out: &mut String) -> Option<bool> {
        let mut number = || {
            let bytes: [u8; 8] = take(rest, 8)?.try_into().ok()?;
            Some(if self.little { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) })
        };
        let (x, y) = (number()?, number()?);
        let height = if self.height { Some(number()?) } else { None };
        if self.measure {
            number()?;
        }
        if !(x.is_finite() && y.is_finite()) {
            return Some(false);
        }
        self.projection.write(x, y, out)?;
        if let Some(height) = height.filter(|height| height.is_finite()) {
            out.push(' ');
            out.push_str(&decimal(height));
        }
        Some(true)
    }
}

fn take<'a>(rest: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(count)?;
    *rest = left;
    Some(taken)
}

fn whole(rest: &mut &[u8], little: bool) -> Option<u32> {
    let bytes: [u8; 4] = take(rest, 4)?.try_into().ok()?;
    Some(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
}
