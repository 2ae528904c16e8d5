//! Values to bricks: one scale for all that is compared, within the bricks that are there.
//!
//! The scale is the least of 1, 2, 5, 10, 20, 50 … units a brick at which every chart fits its height, its number of
//! bricks and the kit's colors. For comparison each value is rounded by itself; parts of a whole are rounded so that
//! their sum is the whole's (largest remainder, Hamilton 1792), which may give a part fewer bricks when the whole gets
//! more (the Alabama paradox), so it is for wholes only.

use super::color::Color;
use super::kit::Kit;
use super::part::{PARTS, Part};

/// Values that become one chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// Label and value of each category, in the order of the chart.
    pub rows: Vec<(String, f64)>,
    /// True where the values are parts of one whole.
    pub whole: bool,
}

/// What a chart may need at most.
#[derive(Clone, Debug, PartialEq)]
pub struct BrickWishes {
    /// Bricks of the highest column.
    pub tallest: usize,
    /// Bricks of one chart.
    pub most: usize,
    /// Units of one brick; the least that fits where none is given.
    pub scale: Option<f64>,
    /// The part that one brick is; the kit's most frequent full brick where none is given.
    pub part: Option<&'static Part>,
    /// True where all charts are built at once from one kit, false where each team has one.
    pub shared: bool,
}

impl Default for BrickWishes {
    fn default() -> Self {
        BrickWishes { tallest: 16, most: 80, scale: None, part: None, shared: false }
    }
}

/// How values became bricks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Each value by itself, halves up.
    Plain,
    /// Largest remainder.
    LargestRemainder,
}

/// One category as a column of bricks.
#[derive(Clone, Debug, PartialEq)]
pub struct BrickColumn {
    /// `A`, `B`, `C` …, which says the same as the color.
    pub letter: char,
    /// Label.
    pub label: String,
    /// Value.
    pub value: f64,
    /// Bricks.
    pub bricks: usize,
    /// Color.
    pub color: &'static Color,
}

/// One chart.
#[derive(Clone, Debug, PartialEq)]
pub struct BrickChart {
    /// The columns, from left to right.
    pub columns: Vec<BrickColumn>,
    /// How values were rounded.
    pub rounding: Rounding,
    /// The part that each brick is.
    pub part: &'static Part,
    /// What it stands on.
    pub base: &'static Part,
    /// Color of the base.
    pub base_color: &'static Color,
    /// Free studs between columns.
    pub gap: u32,
    /// Categories with a value that is too small for a brick; the sheet must say so.
    pub vanished: Vec<usize>,
}

/// Charts that can be compared.
#[derive(Clone, Debug, PartialEq)]
pub struct BrickPlan {
    /// Units of one brick, the same for all.
    pub scale: f64,
    /// The charts.
    pub charts: Vec<BrickChart>,
}

/// Why there is no chart.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum BrickError {
    /// Fewer than 1 or more than 12 categories.
    #[error("chart {chart}: {count} categories")]
    Categories {
        /// Which chart, from 0.
        chart: usize,
        /// How many categories.
        count: usize,
    },
    /// A value is negative or no number.
    #[error("chart {chart}: {label} is {value}")]
    Value {
        /// Which chart, from 0.
        chart: usize,
        /// The category.
        label: String,
        /// The value.
        value: f64,
    },
    /// All values are zero.
    #[error("chart {chart}: nothing to build")]
    Nothing {
        /// Which chart, from 0.
        chart: usize,
    },
    /// The wished scale needs more bricks than there are, or none at all.
    #[error("one brick for {scale} does not fit; {fits:?} does")]
    Scale {
        /// The wished scale.
        scale: f64,
        /// The least scale that fits.
        fits: Option<f64>,
    },
    /// Even the coarsest scale needs more than there is.
    #[error("the kit has too few bricks")]
    Kit,
    /// No base of the kit holds so many columns.
    #[error("{columns} columns do not stand on any base of the kit")]
    Base {
        /// How many.
        columns: usize,
    },
}

/// Most categories of one chart.
pub const MOST_CATEGORIES: usize = 12;

/// Shares of a whole as whole numbers that add up to `total`: each share's whole part, then one more for the largest
/// remainders, of equal ones the first.
pub fn largest_remainder(shares: &[f64], total: usize) -> Vec<usize> {
    let mut whole: Vec<usize> = shares.iter().map(|share| share.max(0.0).floor() as usize).collect();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    // what differs in the last bits of a float is equal
    let remainder = |at: &usize| ((shares[*at] - shares[*at].floor()) * 1e9).round() as i64;
    order.sort_by_key(|at| (std::cmp::Reverse(remainder(at)), *at));
    let left = total.saturating_sub(whole.iter().fold(0, |all: usize, part| all.saturating_add(*part)));
    order.iter().cycle().take(left.min(shares.len())).for_each(|at| whole[*at] += 1);
    whole
}

/// Bricks of each value at a scale.
pub fn round(values: &[f64], scale: f64, rounding: Rounding) -> Vec<usize> {
    let whole = |share: f64| (share + 0.5 + 1e-9).floor().max(0.0) as usize;
    match rounding {
        Rounding::Plain => values.iter().map(|value| whole(value / scale)).collect(),
        Rounding::LargestRemainder => {
            let shares: Vec<f64> = values.iter().map(|value| value / scale).collect();
            largest_remainder(&shares, whole(values.iter().sum::<f64>() / scale))
        }
    }
}

/// Plans the charts.
///
/// # Errors
/// [`BrickError`].
pub fn plan(series: &[Series], kit: &Kit, wishes: &BrickWishes) -> Result<BrickPlan, BrickError> {
    for (chart, one) in series.iter().enumerate() {
        let count = one.rows.len();
        if count == 0 || count > MOST_CATEGORIES {
            return Err(BrickError::Categories { chart, count });
        }
        if let Some((label, value)) = one.rows.iter().find(|(_, value)| !value.is_finite() || *value < 0.0) {
            return Err(BrickError::Value { chart, label: label.clone(), value: *value });
        }
        if one.rows.iter().all(|(_, value)| *value == 0.0) {
            return Err(BrickError::Nothing { chart });
        }
    }
    let part = wishes.part.or_else(|| kit.unit()).ok_or(BrickError::Kit)?;
    let bases = series.iter().map(|one| base(kit, part, one.rows.len())).collect::<Result<Vec<_>, _>>()?;
    let at = |scale: f64| build(series, kit, wishes, part, &bases, scale).map(|charts| BrickPlan { scale, charts });
    let least = scales(series).find_map(at);
    match wishes.scale {
        None => least.ok_or(BrickError::Kit),
        Some(scale) if scale.is_finite() && scale > 0.0 => {
            at(scale).ok_or(BrickError::Scale { scale, fits: least.map(|plan| plan.scale) })
        }
        Some(scale) => Err(BrickError::Scale { scale, fits: least.map(|plan| plan.scale) }),
    }
}

/// 1, 2, 5, 10, 20, 50 …, from far below the greatest value to where it is one brick.
fn scales(series: &[Series]) -> impl Iterator<Item = f64> {
    let greatest = series.iter().flat_map(|one| &one.rows).map(|(_, value)| *value).fold(0.0, f64::max);
    let from = if greatest > 0.0 { greatest.log10().floor() as i32 - 4 } else { 0 };
    let steps = (from..from + 7).flat_map(|power| [1.0, 2.0, 5.0].map(|step| (step, power)));
    steps
        .map(|(step, power)| if power < 0 { step / 10_f64.powi(-power) } else { step * 10_f64.powi(power) })
        .filter(move |scale| scale.is_normal() && *scale <= 2.0 * greatest)
}

/// What `columns` columns stand on, and the free studs between them: the smallest base of the kit, two studs where they
/// have room. A kit that names no base stands on what is large enough.
fn base(kit: &Kit, part: &Part, columns: usize) -> Result<(&'static Part, u32), BrickError> {
    let named: Vec<&'static Part> =
        kit.pieces.iter().filter(|piece| piece.part.is_base() && piece.count > 0).map(|piece| piece.part).collect();
    let mut bases: Vec<&'static Part> = PARTS.iter().filter(|base| base.is_base()).collect();
    bases.retain(|base| named.is_empty() || named.contains(base));
    let wide = u32::try_from(columns).unwrap_or(u32::MAX);
    let fits = |base: &&&'static Part, gap: u32| {
        wide.saturating_mul(part.studs.0).saturating_add(gap.saturating_mul(wide.saturating_sub(1))) <= base.studs.0
    };
    [2, 1]
        .into_iter()
        .find_map(|gap| bases.iter().find(|base| fits(base, gap)).map(|base| (*base, gap)))
        .ok_or(BrickError::Base { columns })
}

/// All charts at a scale; none where they do not fit.
fn build(
    series: &[Series],
    kit: &Kit,
    wishes: &BrickWishes,
    part: &'static Part,
    bases: &[(&'static Part, u32)],
    scale: f64,
) -> Option<Vec<BrickChart>> {
    let mut stock = kit.clone();
    let mut charts = Vec::with_capacity(series.len());
    for (one, (base, gap)) in series.iter().zip(bases) {
        let rounding = if one.whole { Rounding::LargestRemainder } else { Rounding::Plain };
        let values: Vec<f64> = one.rows.iter().map(|(_, value)| *value).collect();
        let bricks = round(&values, scale, rounding);
        let all = bricks.iter().fold(0, |all: usize, bricks| all.saturating_add(*bricks));
        if all == 0 || all > wishes.most || bricks.iter().any(|bricks| *bricks > wishes.tallest) {
            return None;
        }
        let colors = colors(&stock, part, &bricks)?;
        let gray = Color::from_code("71")?;
        let base_color =
            stock.pieces.iter().find(|piece| piece.part == *base && piece.count > 0).map_or(gray, |piece| piece.color);
        if wishes.shared {
            let bases_named = kit.pieces.iter().any(|piece| piece.part.is_base());
            if bases_named && stock.count(base, base_color) == 0 {
                return None;
            }
            colors.iter().zip(&bricks).for_each(|(color, count)| stock.take(part, color, *count));
            stock.take(base, base_color, 1);
        }
        let letters = 'A'..='Z';
        let columns = one.rows.iter().zip(letters).zip(bricks.iter().zip(colors));
        let columns: Vec<BrickColumn> = columns
            .map(|(((label, value), letter), (bricks, color))| BrickColumn {
                letter,
                label: label.clone(),
                value: *value,
                bricks: *bricks,
                color,
            })
            .collect();
        let vanished = (0..columns.len()).filter(|at| columns[*at].value > 0.0 && columns[*at].bricks == 0).collect();
        charts.push(BrickChart { columns, rounding, part, base, base_color, gap: *gap, vanished });
    }
    Some(charts)
}

/// A color for each column: the most bricks get the color with the most bricks; where there are more columns than colors,
/// a color comes again as far away as it can. None where the kit has too few.
fn colors(kit: &Kit, part: &Part, bricks: &[usize]) -> Option<Vec<&'static Color>> {
    let stock = kit.pieces.iter().filter(|piece| piece.part == part && piece.count > 0);
    let mut stock: Vec<(&'static Color, usize)> = stock.map(|piece| (piece.color, piece.count)).collect();
    let mut order: Vec<usize> = (0..bricks.len()).collect();
    order.sort_by_key(|column| (std::cmp::Reverse(bricks[*column]), *column));
    let mut chosen: Vec<Option<&'static Color>> = vec![None; bricks.len()];
    let several = bricks.len() > stock.len();
    for column in order {
        let apart = |color: &Color| {
            let same = (0..chosen.len()).filter(|other| chosen[*other] == Some(color));
            same.map(|other| other.abs_diff(column)).min().unwrap_or(usize::MAX)
        };
        let fitting = (0..stock.len()).filter(|at| stock[*at].1 >= bricks[column]);
        let fitting = fitting.filter(|at| several || apart(stock[*at].0) == usize::MAX);
        let best = fitting.max_by_key(|at| {
            let near = apart(stock[*at].0);
            let unused = near == usize::MAX;
            (near > 1, unused || several && stock[*at].1 > bricks[column] * 3, stock[*at].1, std::cmp::Reverse(*at))
        })?;
        chosen[column] = Some(stock[best].0);
        stock[best].1 -= bricks[column];
    }
    chosen.into_iter().collect()
}
