//! How far apart two words are in single signs.
//!
//! Never here: what a difference means.

/// The number of single signs to change, add or take away (Levenshtein); none above `most`.
pub(crate) fn edits(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = (0..=b.len()).collect();
    for (row, from) in a.iter().enumerate() {
        let mut now = vec![row + 1];
        for (column, to) in b.iter().enumerate() {
            let changed = before[column] + usize::from(from != to);
            now.push(changed.min(before[column + 1] + 1).min(now[column] + 1));
        }
        if now.iter().min().is_none_or(|least| *least > most) {
            return None;
        }
        before = now;
    }
    before.last().copied().filter(|changes| *changes <= most)
}
