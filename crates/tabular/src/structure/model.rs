//! Gradient-boosted trees that tell the kinds of rows: reading the committed weights and asking them.
//!
//! The weights were trained by `models/row-kinds/train.py` on annotated tables; that folder's README says
//! how to train them again. Never here: features, and the training data.

/// The kinds that the model tells apart, in its order.
pub(crate) const CLASSES: usize = 6;
/// The numbers that the second model gets on top of the first one's: see [`context`].
pub(crate) const CONTEXT: usize = 13 * CLASSES;
/// How much of what was said of a row is still heard one row further on.
const MEMORY: f32 = 0.8;

/// An ensemble of trees, `CLASSES` for each round.
pub(crate) struct Model {
    nodes: Vec<Node>,
    roots: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Node {
    /// Which number is asked; `LEAF` for a leaf.
    feature: u16,
    /// Steps to the child where the number is greater; the other child is the next node.
    right: u16,
    /// Where the split lies, or the leaf's value.
    value: f32,
}

const LEAF: u16 = u16::MAX;

impl Model {
    /// Reads weights: the number of trees (u32), then for each tree its number of nodes (u16) and the nodes
    /// in preorder: feature (u16), steps to the right child (u16), value (f32), all little-endian.
    pub fn read(bytes: &[u8]) -> Option<(Model, &[u8])> {
        let (count, mut rest) = take::<4>(bytes)?;
        let mut model = Model { nodes: Vec::new(), roots: Vec::new() };
        for _ in 0..u32::from_le_bytes(count) {
            let (nodes, after) = take::<2>(rest)?;
            rest = after;
            model.roots.push(model.nodes.len() as u32);
            for _ in 0..u16::from_le_bytes(nodes) {
                let (node, after) = take::<8>(rest)?;
                rest = after;
                model.nodes.push(Node {
                    feature: u16::from_le_bytes([node[0], node[1]]),
                    right: u16::from_le_bytes([node[2], node[3]]),
                    value: f32::from_le_bytes([node[4], node[5], node[6], node[7]]),
                });
            }
        }
        Some((model, rest))
    }

    /// The probability of each kind.
    pub fn ask(&self, numbers: &[f32]) -> [f32; CLASSES] {
        let mut scores = [0.0f32; CLASSES];
        for (tree, root) in self.roots.iter().enumerate() {
            let mut at = *root as usize;
            while let Some(node) = self.nodes.get(at) {
                if node.feature == LEAF {
                    scores[tree % CLASSES] += node.value;
                    break;
                }
                let value = numbers.get(node.feature as usize).copied().unwrap_or(0.0);
                at += if value <= node.value { 1 } else { node.right as usize };
            }
        }
        let top = scores.iter().copied().fold(f32::MIN, f32::max);
        let mut sum = 0.0;
        for score in &mut scores {
            *score = (*score - top).exp();
            sum += *score;
        }
        scores.map(|score| score / sum)
    }
}

fn take<const N: usize>(bytes: &[u8]) -> Option<([u8; N], &[u8])> {
    let (head, rest) = bytes.split_at_checked(N)?;
    Some((head.try_into().ok()?, rest))
}

/// What the first model says of the rows around each row: its words on the three rows before, the row and
/// the three rows after; how much of each kind stands before and after; the mean of the other rows of its
/// group in each of the two `groups` (-1 where there is none); and what fades slowly from before and after.
pub(crate) fn context(words: &[[f32; CLASSES]], groups: [&[u32]; 2]) -> Vec<[f32; CONTEXT]> {
    let mut out = vec![[-1.0f32; CONTEXT]; words.len()];
    for (at, numbers) in out.iter_mut().enumerate() {
        for (slot, step) in (-3isize..=3).enumerate() {
            if let Some(other) = at.checked_add_signed(step).and_then(|other| words.get(other)) {
                numbers[slot * CLASSES..(slot + 1) * CLASSES].copy_from_slice(other);
            }
        }
    }
    for (slot, group) in groups.into_iter().enumerate() {
        alike(words, group, (9 + slot) * CLASSES, &mut out);
    }
    let forth = words.iter().zip(&mut out);
    passed(forth, 7 * CLASSES, 11 * CLASSES);
    passed(words.iter().zip(&mut out).rev(), 8 * CLASSES, 12 * CLASSES);
    out
}

/// Writes, from row to row, how much of each kind was passed, and what fades slowly of it.
fn passed<'a>(
    rows: impl Iterator<Item = (&'a [f32; CLASSES], &'a mut [f32; CONTEXT])>,
    sums_at: usize,
    fading_at: usize,
) {
    let (mut sums, mut fading) = ([0.0f32; CLASSES], [0.0f32; CLASSES]);
    for (word, numbers) in rows {
        for class in 0..CLASSES {
            numbers[sums_at + class] = (1.0 + sums[class]).ln();
            numbers[fading_at + class] = fading[class];
            sums[class] += word[class];
            fading[class] = fading[class] * MEMORY + word[class] * (1.0 - MEMORY);
        }
    }
}

/// Writes the mean of what was said of the other rows of each row's group.
fn alike(words: &[[f32; CLASSES]], groups: &[u32], at: usize, out: &mut [[f32; CONTEXT]]) {
    let known = groups.iter().filter(|group| **group != u32::MAX).max().map_or(0, |last| *last as usize + 1);
    let mut sums = vec![([0.0f32; CLASSES], 0.0f32); known];
    for (word, group) in words.iter().zip(groups) {
        if let Some((sum, size)) = sums.get_mut(*group as usize) {
            sum.iter_mut().zip(word).for_each(|(sum, share)| *sum += share);
            *size += 1.0;
        }
    }
    for ((word, group), numbers) in words.iter().zip(groups).zip(out) {
        if let Some((sum, size)) = sums.get(*group as usize).filter(|(_, size)| *size > 1.0) {
            for class in 0..CLASSES {
                numbers[at + class] = (sum[class] - word[class]) / (size - 1.0);
            }
        }
    }
}
