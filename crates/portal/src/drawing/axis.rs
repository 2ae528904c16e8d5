//! Round numbers for an axis.
//!
//! Never here: drawing.

use crate::number;

/// The marks of a linear axis that holds zero and all values: round steps, at most about `wanted`.
pub struct Axis {
    /// Lowest mark.
    pub low: f64,
    /// Highest mark.
    pub high: f64,
    /// The marks with their texts.
    pub marks: Vec<(f64, String)>,
}

impl Axis {
    /// The axis of some values.
    pub fn of(values: impl Iterator<Item = f64>, wanted: usize) -> Self {
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for value in values.filter(|value| value.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        if low == high {
            high = low + 1.0;
        }
        let step = round_step((high - low) / wanted.max(1) as f64);
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        // At most a few dozen marks by construction; the bound guards against rounding at the extremes.
        let count = ((last - first) as usize).min(50);
        let marks = (0..=count).map(|index| (first + index as f64) * step).map(|m| (m, short(m))).collect();
        Axis { low: first * step, high: (first + count as f64) * step, marks }
    }

    /// Where a value stands, from 0 (lowest mark) to 1 (highest).
    pub fn place(&self, value: f64) -> f64 {
        let place = (value - self.low) / (self.high - self.low);
        if place.is_finite() { place.clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// 1, 2 or 5 times a power of ten, not smaller than the step asked for.
fn round_step(step: f64) -> f64 {
    if !(step.is_finite() && step > 0.0) {
        return 1.0;
    }
    let power = 10_f64.powf(step.log10().floor());
    let factor = [1.0, 2.0, 5.0, 10.0].into_iter().find(|f| f * power >= step * 0.999_999).unwrap_or(10.0);
    factor * power
}

/// A number for an axis: millions as `1.5 M`.
pub fn short(value: f64) -> String {
    if value.abs() >= 1e6 {
        format!("{} M", number::grouped((value / 1e5).round() / 10.0))
    } else {
        number::grouped(value)
    }
}
