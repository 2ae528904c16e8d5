//! Classes of a value for a map: equal counts, equal widths, or where the values leave gaps.
//!
//! Natural breaks are Fisher's exact ones (1958), the least squares within classes. Never here: colours.

/// How values are put into classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// The same number of areas in each.
    #[default]
    Quantile,
    /// The same width for each.
    Equal,
    /// Where the values leave gaps.
    Natural,
}

impl Method {
    /// All, in the order in which a form lists them.
    pub const ALL: [Method; 3] = [Method::Quantile, Method::Equal, Method::Natural];

    /// The word in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Method::Quantile => "quantile",
            Method::Equal => "equal",
            Method::Natural => "natural",
        }
    }
}

/// A class: its least and greatest value and how many there are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Class {
    /// Least value in it.
    pub least: f64,
    /// Greatest.
    pub greatest: f64,
    /// How many values.
    pub count: usize,
}

/// Values of which natural breaks are looked for; of more, every so many.
const EXACT: usize = 600;

/// At most so many classes of some values, ascending; none is empty, and equal values are in one.
pub fn classes(values: &[f64], method: Method, wanted: usize) -> Vec<Class> {
    let mut values: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    values.sort_unstable_by(f64::total_cmp);
    let (Some(least), Some(greatest)) = (values.first().copied(), values.last().copied()) else { return Vec::new() };
    let mut distinct = values.clone();
    distinct.dedup();
    let wanted = wanted.clamp(1, 7).min(distinct.len());
    // where each class but the first begins
    let starts: Vec<f64> = match method {
        _ if distinct.len() <= wanted => distinct[1..].to_vec(),
        Method::Quantile => (1..wanted).map(|class| values[class * values.len() / wanted]).collect(),
        Method::Equal => (1..wanted)
            .map(|class| {
                let share = class as f64 / wanted as f64;
                least * (1.0 - share) + greatest * share
            })
            .collect(),
        Method::Natural => natural(&values, wanted),
    };
    let mut classes: Vec<Class> = Vec::new();
    let mut from = 0;
    for start in starts.iter().copied().map(Some).chain([None]) {
        let until = start.map_or(values.len(), |start| values.partition_point(|value| *value < start));
        if until > from {
            classes.push(Class { least: values[from], greatest: values[until - 1], count: until - from });
            from = until;
        }
    }
    classes
}

/// The class of a value.
pub fn class_of(classes: &[Class], value: f64) -> Option<usize> {
    value.is_finite().then_some(())?;
    let at = classes.partition_point(|class| class.greatest < value);
    (!classes.is_empty()).then(|| at.min(classes.len() - 1))
}

fn natural(sorted: &[f64], wanted: usize) -> Vec<f64> {
    let every = sorted.len().div_ceil(EXACT).max(1);
    let mut values: Vec<f64> = sorted.iter().step_by(every).copied().collect();
    if values.last() != sorted.last() {
        values.extend(sorted.last());
    }
    // numbers between 0 and 1, so that squares stay small
    let (low, high) = (values[0], values[values.len() - 1]);
    let unit: Vec<f64> = values
        .iter()
        .map(|value| (value / 2.0 - low / 2.0) / (high / 2.0 - low / 2.0).max(f64::MIN_POSITIVE))
        .collect();
    let sums: Vec<(f64, f64)> = std::iter::once((0.0, 0.0))
        .chain(unit.iter().scan((0.0, 0.0), |sum, value| {
            *sum = (sum.0 + value, sum.1 + value * value);
            Some(*sum)
        }))
        .collect();
    let cost = |from: usize, until: usize| {
        let (sum, squares) = (sums[until].0 - sums[from].0, sums[until].1 - sums[from].1);
        (squares - sum * sum / (until - from) as f64).max(0.0)
    };
    let count = unit.len();
    let mut best: Vec<f64> = (0..=count).map(|until| if until == 0 { 0.0 } else { cost(0, until) }).collect();
    let mut cuts: Vec<Vec<usize>> = Vec::new();
    for class in 1..wanted {
        let mut next = vec![f64::INFINITY; count + 1];
        let mut cut = vec![0; count + 1];
        for until in class + 1..=count {
            for from in class..until {
                let total = best[from] + cost(from, until);
                if total < next[until] {
                    (next[until], cut[until]) = (total, from);
                }
            }
        }
        best = next;
        cuts.push(cut);
    }
    let mut starts = Vec::new();
    let mut until = count;
    for cut in cuts.iter().rev() {
        until = cut[until];
        starts.push(values[until]);
    }
    starts.reverse();
    starts
}
