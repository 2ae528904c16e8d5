//! How wide a text will be, so that labels can be placed before a browser draws them.
//!
//! Widths are those of Helvetica's metrics (Adobe AFM), which the usual sans-serif fonts follow closely, with a little
//! room. Never here: what is written.

/// Thousandths of the font's size, for the signs from `!` to `~`.
const WIDTHS: [u16; 94] = [
    278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722,
    778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556,
    278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260,
    334, 584,
];

/// The room that wider fonts take (Verdana and DejaVu are the widest of those that systems come with).
const ROOM: f64 = 1.17;

/// Width of a text at a font size, in the size's unit.
pub fn width(text: &str, size: f64) -> f64 {
    let thousandths: u32 = text
        .chars()
        .map(|sign| match sign {
            ' ' | '\u{a0}' => 278,
            '!'..='~' => u32::from(WIDTHS[(sign as usize) - 0x21]),
            'á' | 'é' | 'ó' | 'ú' | 'ü' | 'ñ' | 'à' | 'è' | 'ç' | 'â' | 'ê' => 556,
            'í' | 'ì' => 278,
            'Á'..='Ü' => 722,
            '–' | '…' | '—' => 1000,
            '«' | '»' => 556,
            '\u{300}'..='\u{36f}' => 0,
            '\u{1100}'.. => 1000,
            _ => 611,
        })
        .sum();
    f64::from(thousandths) / 1000.0 * size * ROOM
}

/// The text, cut with an ellipsis where it is wider than the room.
pub fn fit(text: &str, room: f64, size: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut out = String::new();
    for sign in text.chars() {
        out.push(sign);
        if width(&out, size) + width("…", size) > room {
            out.pop();
            break;
        }
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// The text in lines that fit the room, at most so many; the last is cut.
pub fn wrap(text: &str, room: f64, size: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut words = text.split_whitespace().peekable();
    while words.peek().is_some() {
        if lines.len() + 1 >= most {
            let rest: Vec<&str> = words.by_ref().collect();
            lines.push(fit(&rest.join(" "), room, size));
            break;
        }
        let mut line = String::new();
        while let Some(word) = words.peek() {
            let longer = if line.is_empty() { (*word).to_owned() } else { format!("{line} {word}") };
            if width(&longer, size) > room && !line.is_empty() {
                break;
            }
            line = longer;
            words.next();
        }
        lines.push(fit(&line, room, size));
    }
    lines
}

/// Places for labels near the heights wanted, in their order, at least `apart` from one another, between two ends as far
/// as they fit.
pub fn spread(wanted: &[f64], apart: f64, top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]).then(a.cmp(b)));
    let apart = if wanted.len() > 1 { apart.min((bottom - top) / (wanted.len() - 1) as f64) } else { apart };
    let mut places = vec![0.0; wanted.len()];
    let mut least = top;
    for at in &order {
        places[*at] = wanted[*at].clamp(top, bottom).max(least);
        least = places[*at] + apart;
    }
    let mut most = bottom;
    for at in order.iter().rev() {
        places[*at] = places[*at].min(most).max(top);
        most = places[*at] - apart;
    }
    places
}

/// Where a centred text stands so that it does not pass the edges; none where it is wider than all.
pub fn inside(words: &str, x: f64, width: f64) -> Option<f64> {
    let half = self::width(words, 12.0) / 2.0;
    (half * 2.0 <= width).then(|| x.clamp(half, width - half))
}

/// Of centred texts in order the places of those that touch no other before them and pass no edge.
pub fn apart<'a>(texts: impl Iterator<Item = (f64, &'a String)>, room: f64) -> Vec<(f64, String)> {
    let mut shown: Vec<(f64, String)> = Vec::new();
    let mut end = f64::NEG_INFINITY;
    for (x, words) in texts {
        let half = width(words, 12.0) / 2.0;
        let Some(place) = inside(words, x, room) else { continue };
        if place - half > end {
            end = place + half + 8.0;
            shown.push((place, words.clone()));
        }
    }
    shown
}
