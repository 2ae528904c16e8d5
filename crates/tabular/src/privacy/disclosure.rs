//! Small cells of tables of counts, and what totals give away of cells that are withheld.
//!
//! The table is read as a set of sums: parts that make a total, across columns (`hombres + mujeres = total`) or down
//! the rows (the row `Total` of a key column). A cell is given away where the sums leave it one value alone; that is
//! a question of linear algebra, answered exactly for each set of cells that hang together. Sources: the minimum
//! frequency rule and secondary cell suppression as in A. Hundepool et al., *Statistical Disclosure Control* (Wiley,
//! 2012), chapters 4.2 and 4.4; cells are chosen greedily, the smallest first.
//! Never here: which columns count persons (see `small_cells`), the table's storage.

use std::collections::{BTreeMap, BTreeSet};

/// A table of counts: keys, and figures of which some are withheld.
pub(crate) struct Counts {
    /// The text of each key column, by row.
    pub keys: Vec<Vec<String>>,
    /// The label of each column of counts.
    pub labels: Vec<String>,
    /// By column of counts, then by row; none where the cell holds no number.
    pub cells: Vec<Vec<Option<i64>>>,
    /// Places among `keys` of columns over which totals are known from elsewhere.
    pub known: Vec<usize>,
}

/// A cell's number: column × rows + row.
type Place = usize;

/// Parts that make a total; without one, their sum is known from elsewhere.
#[derive(Clone, Debug)]
struct Sum {
    parts: Vec<Place>,
    total: Option<Place>,
}

impl Sum {
    fn places(&self) -> impl Iterator<Item = Place> + '_ {
        self.parts.iter().copied().chain(self.total)
    }
}

/// What became of the cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Suppressed {
    /// Cells below the threshold: column and row.
    pub small: Vec<(usize, usize)>,
    /// Cells that are withheld so that those cannot be computed.
    pub more: Vec<(usize, usize)>,
    /// Small cells that can be computed all the same.
    pub exposed: usize,
}

/// Most cells that hang together for which the answer is exact.
const MOST: usize = 600;
/// Words of totals, of rows and columns.
const TOTALS: [&str; 18] = [
    "total",
    "totales",
    "ambos",
    "ambos sexos",
    "todos",
    "todas",
    "todas las edades",
    "total general",
    "suma",
    "general",
    "gran total",
    "total estatal",
    "total nacional",
    "estatal",
    "nacional",
    "subtotal",
    "ambos generos",
    "total municipal",
];
/// The field of the linear algebra: integers modulo this prime.
const PRIME: u64 = 2_147_483_647;

/// True for a word by which offices call a total.
pub(crate) fn is_total(text: &str) -> bool {
    let folded = crate::semantic::fold(text);
    TOTALS.contains(&folded.as_str())
}

fn names_total(label: &str) -> bool {
    let folded = crate::semantic::fold(label);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| matches!(word, "total" | "totales" | "suma" | "ambos" | "general"))
        || folded == "poblacion"
}

impl Counts {
    fn rows(&self) -> usize {
        self.cells.first().map_or(0, Vec::len)
    }

    fn value(&self, place: Place) -> Option<i64> {
        self.cells[place / self.rows()][place % self.rows()]
    }

    fn label_of(&self, place: Place) -> (usize, usize) {
        (place / self.rows(), place % self.rows())
    }

    fn sums(&self) -> Vec<Sum> {
        let mut sums = self.sums_across();
        sums.extend(self.sums_down());
        sums
    }

    /// Columns that are the sum of others.
    fn sums_across(&self) -> Vec<Sum> {
        let columns = self.cells.len();
        let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
        for total in 0..columns {
            let named = names_total(&self.labels[total]);
            let others: Vec<usize> = (0..columns).filter(|&at| at != total && !names_total(&self.labels[at])).collect();
            let mut sets: Vec<Vec<usize>> = Vec::new();
            if others.len() >= 2 && (named || others.len() == 2) {
                sets.push(others.clone());
            }
            if named {
                let stops = |at: &usize| !names_total(&self.labels[*at]);
                sets.push((total + 1..columns).take_while(stops).collect());
                sets.push((0..total).rev().take_while(stops).collect());
                for (at, &one) in others.iter().enumerate().take(12) {
                    sets.extend(others[at + 1..].iter().take(12).map(|&other| vec![one, other]));
                }
            }
            for mut set in sets {
                set.sort_unstable();
                let known = found.iter().any(|(other, parts)| *other == total && *parts == set);
                if set.len() >= 2 && !known && self.adds_up(&set, total) {
                    found.push((total, set));
                }
            }
        }
        let rows = self.rows();
        let across = |(total, parts): &(usize, Vec<usize>)| {
            let (total, parts) = (*total, parts.clone());
            (0..rows).map(move |row| Sum {
                parts: parts.iter().map(|column| column * rows + row).collect(),
                total: Some(total * rows + row),
            })
        };
        found.iter().flat_map(across).collect()
    }

    /// True where a column is the sum of others in nearly all rows that tell.
    fn adds_up(&self, parts: &[usize], total: usize) -> bool {
        let (mut right, mut told, mut filled) = (0usize, 0usize, 0usize);
        for row in 0..self.rows() {
            let Some(whole) = self.cells[total][row] else { continue };
            let sum: Option<i64> = parts.iter().try_fold(0i64, |sum, &part| sum.checked_add(self.cells[part][row]?));
            let Some(sum) = sum else { continue };
            told += 1;
            right += usize::from(sum == whole);
            filled += usize::from(whole != 0);
        }
        filled >= 3 && right * 20 >= told * 19
    }

    /// Rows that are the sum of others, by a key column's word for a total; and rows whose total is known from
    /// elsewhere.
    fn sums_down(&self) -> Vec<Sum> {
        let rows = self.rows();
        let mut sums = Vec::new();
        for (at, key) in self.keys.iter().enumerate() {
            let is_whole: Vec<bool> = key.iter().map(|text| is_total(text)).collect();
            let elsewhere = self.known.contains(&at);
            if !elsewhere && !is_whole.iter().any(|whole| *whole) {
                continue;
            }
            let mut groups: BTreeMap<Vec<&str>, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
            for row in 0..rows {
                let others = self.keys.iter().enumerate().filter(|(other, _)| *other != at);
                let group: Vec<&str> = others.map(|(_, key)| key[row].as_str()).collect();
                let entry = groups.entry(group).or_default();
                if is_whole[row] { entry.1.push(row) } else { entry.0.push(row) }
            }
            for column in 0..self.cells.len() {
                let mut found = Vec::new();
                let (mut right, mut told) = (0usize, 0usize);
                for (parts, whole) in groups.values() {
                    let place = |row: &usize| column * rows + row;
                    match whole.as_slice() {
                        [whole] if parts.len() >= 2 => {
                            let sum =
                                parts.iter().try_fold(0i64, |sum, &row| sum.checked_add(self.cells[column][row]?));
                            if let (Some(sum), Some(whole)) = (sum, self.cells[column][*whole]) {
                                told += 1;
                                right += usize::from(sum == whole);
                            }
                            found.push(Sum { parts: parts.iter().map(place).collect(), total: Some(place(whole)) });
                        }
                        [] if elsewhere && parts.len() >= 2 => {
                            sums.push(Sum { parts: parts.iter().map(place).collect(), total: None });
                        }
                        _ => {}
                    }
                }
                if right * 10 >= told * 9 {
                    sums.extend(found);
                }
            }
        }
        sums
    }

    /// Which cells to withhold so that none below `least`, itself not 0, can be read or computed.
    pub(crate) fn suppress(&self, least: i64) -> Suppressed {
        let all = self.cells.len() * self.rows();
        let small: BTreeSet<Place> =
            (0..all).filter(|&place| self.value(place).is_some_and(|value| value > 0 && value < least)).collect();
        let sums = self.sums();
        // what others have withheld before us and left computable is guarded too
        let given = self.solved(&sums, &BTreeSet::new()).into_iter().filter(|(_, value)| *value > 0 && *value < least);
        let blank: BTreeSet<Place> = given.map(|(place, _)| place).collect();
        let small: BTreeSet<Place> = small.union(&blank).copied().collect();
        let mut hidden: BTreeSet<Place> = small.clone();
        let unknown = |hidden: &BTreeSet<Place>, place: Place| hidden.contains(&place) || self.value(place).is_none();
        let of = by_place(&sums);
        // each round withholds at least one cell more
        loop {
            let mut added = false;
            for sum in &sums {
                loop {
                    let gone: Vec<Place> = sum.places().filter(|&place| unknown(&hidden, place)).collect();
                    let mine = gone.iter().any(|place| small.contains(place) || hidden.contains(place));
                    // one cell alone is what is left of the total; some that are together below the threshold tell too
                    let told = sum.total.is_none_or(|total| !unknown(&hidden, total));
                    let parts: i64 = gone.iter().filter_map(|&place| self.value(place)).sum();
                    let weak = gone.len() == 1 || told && parts < least;
                    if !mine || !weak {
                        break;
                    }
                    let Some(next) = self.next(sum, &hidden, &of, &sums) else { break };
                    hidden.insert(next);
                    added = true;
                }
            }
            if added {
                continue;
            }
            let open = self.determined(&sums, &hidden);
            let mut next = None;
            for place in open.iter().filter(|place| small.contains(*place)) {
                let mine = of.get(place).into_iter().flatten();
                next = mine.filter_map(|&sum| self.next(&sums[sum], &hidden, &of, &sums)).next();
                if next.is_some() {
                    break;
                }
            }
            match next {
                Some(place) => {
                    hidden.insert(place);
                }
                None => {
                    let exposed = open.iter().filter(|place| small.contains(*place)).count();
                    return Suppressed {
                        small: small.difference(&blank).map(|&place| self.label_of(place)).collect(),
                        more: hidden.difference(&small).map(|&place| self.label_of(place)).collect(),
                        exposed,
                    };
                }
            }
        }
    }

    /// The next cell of a sum to withhold: one whose other sums lack a cell already, then the smallest; a total last.
    fn next(
        &self,
        sum: &Sum,
        hidden: &BTreeSet<Place>,
        of: &BTreeMap<Place, Vec<usize>>,
        sums: &[Sum],
    ) -> Option<Place> {
        let open = sum.places().filter(|place| !hidden.contains(place) && self.value(*place).is_some());
        open.min_by_key(|place| {
            let others = of.get(place).into_iter().flatten();
            let alone = others.filter(|&&other| !sums[other].places().any(|place| hidden.contains(&place))).count();
            let value = self.value(*place).unwrap_or(0);
            (Some(*place) == sum.total, value == 0, alone, value, *place)
        })
    }

    /// The withheld and blank cells that the sums leave one value alone, among those in `hidden`.
    fn determined(&self, sums: &[Sum], hidden: &BTreeSet<Place>) -> BTreeSet<Place> {
        self.solved(sums, hidden).into_keys().filter(|place| hidden.contains(place)).collect()
    }

    /// The cells without number, or in `hidden`, that the sums leave one value alone, with that value.
    fn solved(&self, sums: &[Sum], hidden: &BTreeSet<Place>) -> BTreeMap<Place, i64> {
        let unknown = |place: &Place| hidden.contains(place) || self.value(*place).is_none();
        let mut left: Vec<(BTreeMap<Place, i64>, i64)> = Vec::new();
        for sum in sums {
            let mut cells: BTreeMap<Place, i64> = BTreeMap::new();
            let mut rest = 0i64;
            let signed = sum.parts.iter().map(|&place| (place, 1)).chain(sum.total.map(|place| (place, -1)));
            for (place, sign) in signed {
                if unknown(&place) {
                    cells.insert(place, sign);
                } else {
                    rest = rest.saturating_sub(sign * self.value(place).unwrap_or(0));
                }
            }
            if sum.total.is_none() {
                // known from elsewhere: what it says is the sum of its parts
                rest = cells.keys().filter_map(|&place| self.value(place)).fold(0, i64::saturating_add);
            }
            if !cells.is_empty() {
                left.push((cells, rest));
            }
        }
        let mut solved = BTreeMap::new();
        for component in components(&left) {
            if component.cells.len() <= MOST {
                solved.extend(component.exact(&left));
            } else {
                solved.extend(component.one_by_one(&left));
            }
        }
        solved
    }

    /// Cells that are withheld or blank and that totals give away, with their value, where that is below `least` and
    /// not 0: column, row and value.
    pub(crate) fn given_away(&self, least: i64) -> Vec<(usize, usize, i64)> {
        let solved = self.solved(&self.sums(), &BTreeSet::new());
        let small = solved.into_iter().filter(|(_, value)| *value > 0 && *value < least);
        small.map(|(place, value)| (self.label_of(place).0, self.label_of(place).1, value)).collect()
    }
}

/// The sums that a cell is in.
fn by_place(sums: &[Sum]) -> BTreeMap<Place, Vec<usize>> {
    let mut of: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (at, sum) in sums.iter().enumerate() {
        sum.places().for_each(|place| of.entry(place).or_default().push(at));
    }
    of
}

/// Unknown cells that hang together by sums.
struct Component {
    cells: Vec<Place>,
    sums: Vec<usize>,
}

type Equation = (BTreeMap<Place, i64>, i64);

fn components(equations: &[Equation]) -> Vec<Component> {
    let mut of: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (at, (cells, _)) in equations.iter().enumerate() {
        cells.keys().for_each(|&place| of.entry(place).or_default().push(at));
    }
    let mut seen = vec![false; equations.len()];
    let mut found = Vec::new();
    for start in 0..equations.len() {
        if seen[start] {
            continue;
        }
        let (mut cells, mut sums, mut queue) = (BTreeSet::new(), Vec::new(), vec![start]);
        seen[start] = true;
        while let Some(at) = queue.pop() {
            sums.push(at);
            for place in equations[at].0.keys() {
                if cells.insert(*place) {
                    for &other in &of[place] {
                        if !std::mem::replace(&mut seen[other], true) {
                            queue.push(other);
                        }
                    }
                }
            }
        }
        sums.sort_unstable();
        found.push(Component { cells: cells.into_iter().collect(), sums });
    }
    found
}

impl Component {
    /// The cells that have one value alone, by elimination modulo a prime.
    fn exact(&self, equations: &[Equation]) -> BTreeMap<Place, i64> {
        let width = self.cells.len();
        let residue = |value: i64| value.rem_euclid(PRIME as i64) as u64;
        let mut rows: Vec<Vec<u64>> = Vec::with_capacity(self.sums.len());
        for &at in &self.sums {
            let (cells, rest) = &equations[at];
            let mut row = vec![0u64; width + 1];
            for (place, sign) in cells {
                if let Ok(column) = self.cells.binary_search(place) {
                    row[column] = residue(*sign);
                }
            }
            row[width] = residue(*rest);
            rows.push(row);
        }
        let mut done = 0;
        for column in 0..width {
            let Some(pivot) = (done..rows.len()).find(|&row| rows[row][column] != 0) else { continue };
            rows.swap(done, pivot);
            let scale = inverse(rows[done][column]);
            rows[done].iter_mut().for_each(|cell| *cell = *cell * scale % PRIME);
            let leading = rows[done].clone();
            for (at, row) in rows.iter_mut().enumerate() {
                if at != done && row[column] != 0 {
                    let times = PRIME - row[column];
                    row.iter_mut().zip(&leading).for_each(|(cell, lead)| *cell = (*cell + times * lead) % PRIME);
                }
            }
            done += 1;
        }
        let mut solved = BTreeMap::new();
        for row in &rows[..done] {
            let mut filled = (0..width).filter(|&column| row[column] != 0);
            if let (Some(column), None) = (filled.next(), filled.next()) {
                let value = row[width];
                let signed = if value > PRIME / 2 { value as i64 - PRIME as i64 } else { value as i64 };
                solved.insert(self.cells[column], signed);
            }
        }
        solved
    }

    /// The cells that follow one after the other from sums that lack one cell alone.
    fn one_by_one(&self, equations: &[Equation]) -> BTreeMap<Place, i64> {
        let mut solved: BTreeMap<Place, i64> = BTreeMap::new();
        loop {
            let before = solved.len();
            for &at in &self.sums {
                let (cells, rest) = &equations[at];
                let mut open = cells.iter().filter(|(place, _)| !solved.contains_key(*place));
                if let (Some((place, sign)), None) = (open.next(), open.next()) {
                    let known = cells.iter().filter_map(|(place, sign)| Some(sign * solved.get(place)?));
                    let value = (rest - known.sum::<i64>()) * sign;
                    solved.insert(*place, value);
                }
            }
            if solved.len() == before {
                return solved;
            }
        }
    }
}

/// The inverse modulo the prime, by Fermat.
fn inverse(value: u64) -> u64 {
    let (mut base, mut power, mut result) = (value % PRIME, PRIME - 2, 1u64);
    while power > 0 {
        if power & 1 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        power >>= 1;
    }
    result
}
