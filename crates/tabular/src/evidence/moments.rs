//! Exact sums of numbers and of their squares, whatever the order in which they came.
//!
//! Never here: which reading of a number is right (see `decision`).

const SCALES: usize = 19;

/// Sum of squares on 192 bits, and sum on 128, for numbers with the same count of decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sums {
    count: u64,
    sum: i128,
    squares: u128,
    carries: u64,
}

/// What numbers add up to. Numbers are `digits / 10^scale`, scale 0 to 18.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moments {
    sums: [Sums; SCALES],
    /// Least and greatest as (digits, scale).
    least: Option<(i64, u8)>,
    greatest: Option<(i64, u8)>,
}

/// The value as a float; exact up to 2^53.
#[inline]
pub fn value(digits: i64, scale: u8) -> f64 {
    const POWERS: [f64; SCALES] =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];
    digits as f64 / POWERS[usize::from(scale.min(18))]
}

fn less(a: (i64, u8), b: (i64, u8)) -> bool {
    if a.1 == b.1 {
        return a.0 < b.0;
    }
    let scale = a.1.max(b.1).min(18);
    let widen = |(digits, own): (i64, u8)| i128::from(digits) * 10i128.pow(u32::from(scale - own.min(scale)));
    widen(a) < widen(b)
}

impl Moments {
    /// Takes a number in, `times` over.
    #[inline]
    pub fn add(&mut self, digits: i64, scale: u8, times: u64) {
        let sums = &mut self.sums[usize::from(scale.min(18))];
        sums.count += times;
        sums.sum += i128::from(digits) * i128::from(times);
        let size = u128::from(digits.unsigned_abs());
        let square = size * size;
        // at most 18 digits and 2^60 cells of them: the square fits 120 bits, its multiple is added in two parts
        if times == 1 {
            let (sum, carry) = sums.squares.overflowing_add(square);
            sums.squares = sum;
            sums.carries += u64::from(carry);
        } else {
            let (low, high) = (square & u128::from(u64::MAX), square >> 64);
            let (low, high) = (low * u128::from(times), high * u128::from(times));
            let (sum, carry) = sums.squares.overflowing_add(low);
            let (sum, again) = sum.overflowing_add(high << 64);
            sums.squares = sum;
            sums.carries += u64::from(carry) + u64::from(again) + (high >> 64) as u64;
        }
        let number = (digits, scale);
        if self.least.is_none_or(|least| less(number, least)) {
            self.least = Some(number);
        }
        if self.greatest.is_none_or(|greatest| less(greatest, number)) {
            self.greatest = Some(number);
        }
    }

    /// Takes the numbers of another in.
    pub fn merge(&mut self, other: &Moments) {
        for (mine, theirs) in self.sums.iter_mut().zip(&other.sums) {
            mine.count += theirs.count;
            mine.sum += theirs.sum;
            let (sum, carry) = mine.squares.overflowing_add(theirs.squares);
            mine.squares = sum;
            mine.carries += theirs.carries + u64::from(carry);
        }
        if let Some(theirs) = other.least
            && self.least.is_none_or(|mine| less(theirs, mine))
        {
            self.least = Some(theirs);
        }
        if let Some(theirs) = other.greatest
            && self.greatest.is_none_or(|mine| less(mine, theirs))
        {
            self.greatest = Some(theirs);
        }
    }

    /// How many numbers.
    pub fn count(&self) -> u64 {
        self.sums.iter().map(|s| s.count).sum()
    }

    /// The greatest count of decimals that any number has.
    pub fn decimals(&self) -> u8 {
        self.sums.iter().rposition(|s| s.count > 0).unwrap_or(0) as u8
    }

    /// The least and the greatest number.
    pub fn range(&self) -> Option<(f64, f64)> {
        Some((value(self.least?.0, self.least?.1), value(self.greatest?.0, self.greatest?.1)))
    }

    /// The least and the greatest number in plain decimal form (`-1250.5`).
    pub fn range_text(&self) -> Option<(String, String)> {
        Some((plain(self.least?), plain(self.greatest?)))
    }

    /// Mean and population standard deviation.
    pub fn mean_and_deviation(&self) -> Option<(f64, f64)> {
        let count = self.count();
        if count == 0 {
            return None;
        }
        let n = count as f64;
        let (mut sum, mut squares) = (0f64, 0f64);
        for (scale, sums) in self.sums.iter().enumerate() {
            let unit = 10f64.powi(scale as i32);
            sum += sums.sum as f64 / unit;
            squares += (sums.squares as f64 + sums.carries as f64 * 2f64.powi(128)) / unit / unit;
        }
        let mean = sum / n;
        Some((mean, (squares / n - mean * mean).max(0.0).sqrt()))
    }
}

/// `digits / 10^scale` without exponent and without zeros at the end of the decimals.
pub fn plain((digits, scale): (i64, u8)) -> String {
    let scale = usize::from(scale);
    let sign = if digits < 0 { "-" } else { "" };
    let text = format!("{:0>width$}", digits.unsigned_abs(), width = scale + 1);
    let (whole, part) = text.split_at(text.len() - scale);
    let part = part.trim_end_matches('0');
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}
