//! Round numbers for an axis.
//!
//! Never here: drawing, days (see `time`).

use crate::number;

/// The marks of a linear axis: round steps, at most about `wanted`.
#[derive(Clone, Debug)]
pub struct Axis {
    /// Lowest place.
    pub low: f64,
    /// Highest place.
    pub high: f64,
    /// The marks with their texts, ascending.
    pub marks: Vec<(f64, String)>,
}

impl Axis {
    /// The axis of some values; holds zero too.
    pub fn of(values: impl Iterator<Item = f64>, wanted: usize) -> Self {
        Axis::over(values.chain([0.0]), wanted)
    }

    /// The axis of some values, from the mark before the least to the one after the greatest.
    pub fn over(values: impl Iterator<Item = f64>, wanted: usize) -> Self {
        let (mut low, mut high, mut whole) = (f64::INFINITY, f64::NEG_INFINITY, true);
        // beyond this, marks and their sums would pass what a number holds
        for value in values.filter(|value| value.is_finite()).map(|value| value.clamp(-1e300, 1e300)) {
            low = low.min(value);
            high = high.max(value);
            whole &= value.fract() == 0.0;
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        if low == high {
            high = low + if low == 0.0 { 1.0 } else { low.abs() };
        }
        let step = round_step((high / wanted.max(1) as f64) - (low / wanted.max(1) as f64));
        // what is counted has no halves
        let step = if whole { step.max(1.0) } else { step };
        let (first, last) = ((low / step + 1e-9).floor(), (high / step - 1e-9).ceil());
        // At most a few dozen marks by construction; the bound guards against rounding at the extremes.
        let count = ((last - first) as usize).clamp(1, 50);
        let marks = (0..=count).map(|index| (first + index as f64) * step).map(|m| (m, short(m))).collect();
        Axis { low: first * step, high: (first + count as f64) * step, marks }
    }

    /// The same axis for years: whole steps, no separators.
    pub fn years(values: impl Iterator<Item = f64> + Clone, wanted: usize) -> Self {
        let low = values.clone().fold(f64::INFINITY, f64::min);
        let high = values.fold(f64::NEG_INFINITY, f64::max);
        if !(low.is_finite() && high.is_finite()) {
            return Axis::of(std::iter::empty(), wanted);
        }
        let step = round_step(((high - low) / wanted.max(1) as f64).max(1.0));
        let step = if step < 1.0 { 1.0 } else { step };
        let first = (low / step).ceil();
        let count = (((high / step).floor() - first).max(0.0) as usize).min(50);
        let marks = (0..=count).map(|index| (first + index as f64) * step).filter(|mark| *mark <= high);
        let high = if low == high { low + 1.0 } else { high };
        Axis { low, high, marks: marks.map(|mark| (mark, format!("{mark:.0}"))).collect() }
    }

    /// Where a value stands, from 0 (lowest mark) to 1 (highest).
    pub fn place(&self, value: f64) -> f64 {
        if value.is_nan() {
            return 0.0;
        }
        // halves, so that no difference of two extremes is infinite
        let value = value.clamp(self.low, self.high);
        let place = (value / 2.0 - self.low / 2.0) / (self.high / 2.0 - self.low / 2.0);
        if place.is_finite() { place.clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// 1, 2 or 5 times a power of ten, not smaller than the step asked for.
pub fn round_step(step: f64) -> f64 {
    if !(step.is_finite() && step > f64::MIN_POSITIVE * 1e20) {
        return 1.0;
    }
    let power = 10_f64.powf(step.log10().floor());
    let factor = [1.0, 2.0, 5.0, 10.0].into_iter().find(|f| f * power >= step * 0.999_999).unwrap_or(10.0);
    factor * power
}

/// A number for an axis: millions as `1.5 M`.
pub fn short(value: f64) -> String {
    let magnitude = value.abs();
    if magnitude >= 1e15 {
        format!("{value:.1e}")
    } else if magnitude >= 1e6 {
        format!("{} M", number::grouped((value / 1e5).round() / 10.0))
    } else if magnitude > 0.0 && magnitude < 0.001 {
        format!("{value:.1e}")
    } else {
        number::grouped(value)
    }
}
