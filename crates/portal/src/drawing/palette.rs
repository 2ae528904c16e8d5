//! The signs by which series are told apart: colour, line and stripes, so that no colour has to be known.
//!
//! Hues near those of Okabe and Ito ("Color Universal Design", 2008); their lightness was searched so that each has a contrast
//! of 3 : 1 with white and all stay apart for people who see red, green or blue differently (Machado, Oliveira and
//! Fernandes 2009); a test watches both. Steps of maps are one hue from light
//! to dark. Never here: the colours of the dark theme (see the style).

/// Colours of the series on white, the rest (what is put together) last.
pub const SERIES: [&str; 7] = ["#308ddb", "#e25c23", "#155447", "#a7188e", "#593d11", "#191931", "#8a8f8d"];

/// How lines are broken; none where they are whole.
pub const DASHES: [Option<&str>; 7] =
    [None, Some("7 4"), Some("2 4"), Some("10 3 2 3"), Some("14 4"), Some("4 2"), Some("1 5")];

/// Stripes over bars and areas: length and gap; none where they are plain.
pub const STRIPES: [Option<&str>; 7] =
    [None, Some("2 5"), Some("1 3"), Some("6 3"), Some("1 9"), Some("3 3"), Some("1 2")];

/// Steps of a map from little to much, on paper of any colour.
pub const STEPS: [[&str; 7]; 5] = [
    ["#cfe8df", "#7fc0b0", "#0b5f55", "", "", "", ""],
    ["#cfe8df", "#8fcaba", "#43958a", "#084b43", "", "", ""],
    ["#d5ebe3", "#a3d4c5", "#64b0a2", "#2a7f74", "#063f38", "", ""],
    ["#d5ebe3", "#addacb", "#7ac0b1", "#479d92", "#1d7268", "#05352f", ""],
    ["#d9ede6", "#b6dfd2", "#8accbd", "#5cb0a4", "#358f85", "#14695f", "#042c27"],
];

/// The series with this number, beyond the last the rest's.
pub fn sign(series: usize) -> usize {
    series.min(SERIES.len() - 1)
}

/// The colours of so many steps (3 to 7; fewer take the first and the last ones).
pub fn steps(count: usize) -> Vec<&'static str> {
    match count {
        0 => Vec::new(),
        1 => vec![STEPS[0][1]],
        2 => vec![STEPS[0][0], STEPS[0][2]],
        count => STEPS[count.min(7) - 3].into_iter().filter(|colour| !colour.is_empty()).collect(),
    }
}
