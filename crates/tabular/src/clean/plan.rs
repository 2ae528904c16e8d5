//! A recipe made ready for one table: which step works on which column, in stages, and what does not fit.
//!
//! Never here: the work on cells and batches.

mod agree;
mod groups;
mod reshape;
mod unpivot;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hashbrown::HashSet;

use crate::cleaned::Drift;
use crate::grid::CellKind;
use crate::operation::agreement::Agreement;
use crate::operation::condition::Test;
use crate::operation::row::RowOperation;
use crate::operation::value::{CellOperation, Kind};
use crate::operation::{self, BadStep, Compiled, KEEP_TEXT, Operation, SortKey};
use crate::recipe::{Recipe, Step};
use crate::table::Table;
use crate::value_type::ValueType;

use super::chain::{Chain, Link};
use super::learn::Repairs;
use super::whole::Whole;
use super::{CleanError, Outputs};

/// Tests, each with the slots of the cells that it wants.
pub(crate) type Asked = Vec<(Test, Vec<usize>)>;

/// Something done to a whole batch at once.
pub(crate) enum Stage {
    /// The cell steps of one column.
    Cells(Chain),
    /// Totals go.
    DropDerived { log: usize },
    /// Repeated rows go.
    DropDuplicates { slots: Vec<usize>, keyed: bool, log: usize },
    /// Blanks take the value above.
    FillDown { slot: usize, log: usize },
    /// Cells take what the rows say together.
    Agree {
        /// Every column that is looked at.
        all: Vec<usize>,
        by: Vec<Vec<usize>>,
        slot: usize,
        operation: Agreement,
        /// What the pass before the pass found.
        repairs: Arc<Repairs>,
        log: usize,
    },
    /// New columns from the cells of a row.
    Make { from: Vec<usize>, to: Vec<usize>, operation: Box<dyn RowOperation>, when: Asked, log: usize },
    /// The cell steps of one column, in some rows alone.
    Where { when: Asked, chain: Chain },
    /// Rows for which all tests hold stay, or go.
    Filter { tests: Asked, keep: bool, log: usize },
    /// Rows up to a record go.
    DropUntil { record: u64, log: usize },
    /// Cells that repeat the one above become blank.
    BlankDown { slot: usize, log: usize },
    /// A cell with several values becomes several rows.
    SplitRows { slot: usize, others: Vec<usize>, separator: String, repeat: bool, log: usize },
    /// What needs all rows.
    Whole { whole: Whole, log: usize },
    /// Rows with (or, where `keep`, without) some values go.
    Rows { slot: usize, values: BTreeSet<String>, keep: bool, log: usize },
    /// Rows of small groups go; `large` are the hashes of the groups that stay.
    Suppress { slots: Vec<usize>, least: u64, large: HashSet<u64>, log: usize },
    /// Columns become rows.
    Unpivot { keep: Vec<usize>, slots: Vec<usize>, labels: Vec<String>, key: usize, value: usize },
}

impl Stage {
    /// True where a batch depends on the batches before it.
    fn carries(&self) -> bool {
        let below = matches!(self, Stage::FillDown { .. } | Stage::BlankDown { .. });
        below || matches!(self, Stage::DropDuplicates { .. } | Stage::Whole { .. })
    }

    /// True where it may change the cells of a slot.
    pub(crate) fn changes(&self, slot: usize) -> bool {
        match self {
            Stage::Cells(chain) => chain.slot == slot,
            Stage::Where { chain, .. } => chain.slot == slot,
            Stage::FillDown { slot: own, .. } | Stage::BlankDown { slot: own, .. } | Stage::Agree { slot: own, .. } => {
                *own == slot
            }
            Stage::Make { to, .. } => to.contains(&slot),
            Stage::Unpivot { .. } | Stage::SplitRows { .. } | Stage::Whole { .. } => true,
            Stage::DropDerived { .. }
            | Stage::DropDuplicates { .. }
            | Stage::Rows { .. }
            | Stage::Suppress { .. }
            | Stage::Filter { .. }
            | Stage::DropUntil { .. } => false,
        }
    }
}

/// What a log is about.
pub(crate) struct Head {
    /// 1-based.
    pub(crate) step: usize,
    pub(crate) operation: &'static str,
    pub(crate) column: Option<String>,
    pub(crate) slot: Option<usize>,
    /// True where the step gives the column a type.
    pub(crate) typing: bool,
}

/// A column of the clean table.
pub(crate) struct Output {
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) unit: Option<String>,
    pub(crate) slot: usize,
    pub(crate) kind: Kind,
    pub(crate) missing: BTreeMap<String, String>,
    /// Kind of personal datum that no step has treated.
    pub(crate) personal: Option<String>,
    pending: Vec<Link>,
    raw: bool,
    /// True where no step changes its cells.
    pub(crate) untouched: bool,
    /// The column's number in the table as read.
    pub(crate) source: Option<usize>,
    /// What the file itself says of most of its cells.
    native: Option<CellKind>,
}

impl Output {
    /// A column of text that a step makes.
    fn made(name: String, slot: usize, personal: Option<String>) -> Self {
        Output {
            label: name.clone(),
            name,
            unit: None,
            slot,
            kind: Kind::TEXT,
            missing: BTreeMap::new(),
            personal,
            pending: Vec::new(),
            raw: false,
            untouched: false,
            source: None,
            native: None,
        }
    }
}

/// Steps that turned out not to fit, by number of the step and column, with the cells that did not fit.
pub(crate) type Links = BTreeMap<(usize, String), u64>;

/// What earlier passes found out.
#[derive(Default)]
pub(crate) struct Unfit {
    pub(crate) links: Links,
    /// Dates whose evidence says another order than the step, by number of the step, with that order.
    pub(crate) orders: BTreeMap<usize, String>,
    /// The values that become columns, by number of the step.
    pub(crate) keys: BTreeMap<usize, Vec<String>>,
}

/// What a step makes of the cells of a row.
struct Made {
    into: Vec<String>,
    remove: bool,
    operation: Box<dyn RowOperation>,
    when: Asked,
}

/// A recipe ready to run.
pub(crate) struct Plan {
    pub(crate) stages: Vec<Stage>,
    pub(crate) outputs: Vec<Output>,
    pub(crate) heads: Vec<Head>,
    pub(crate) drift: Vec<Drift>,
    /// Slots whose cells are never shown.
    pub(crate) masked: BTreeSet<usize>,
    pub(crate) slots: usize,
    /// Rows that come out for each that goes in.
    pub(crate) factor: u64,
    /// A pivot whose columns are not known yet: its step, the number of stages before it, the slot of its keys.
    pub(crate) open: Option<(usize, usize, usize)>,
}

impl Plan {
    /// Compiles the enabled steps against the table's columns.
    pub(crate) fn new(table: &Table, recipe: &Recipe, outputs: &Outputs, unfit: &Unfit) -> Result<Self, CleanError> {
        let columns = table.columns.iter().enumerate().map(|(slot, column)| Output {
            name: column.name.clone(),
            label: column.label.clone(),
            unit: column.unit.clone(),
            slot,
            kind: Kind::TEXT,
            missing: BTreeMap::new(),
            personal: outputs.personal.get(&column.name).cloned(),
            pending: Vec::new(),
            raw: true,
            untouched: true,
            source: Some(slot),
            native: column.native,
        });
        let mut plan = Plan {
            stages: Vec::new(),
            outputs: columns.collect(),
            heads: Vec::new(),
            drift: Vec::new(),
            masked: BTreeSet::new(),
            slots: table.columns.len(),
            factor: 1,
            open: None,
        };
        plan.masked = plan.outputs.iter().filter(|o| o.personal.is_some()).map(|o| o.slot).collect();
        for (number, step) in recipe.steps.iter().enumerate().filter(|(_, step)| step.enabled) {
            plan.add(table, number + 1, step, outputs, unfit)?;
            if plan.open.is_some() {
                return Ok(plan);
            }
        }
        if plan.outputs.is_empty() {
            return Err(CleanError::NoColumns);
        }
        for at in 0..plan.outputs.len() {
            plan.flush(at);
        }
        Ok(plan)
    }

    /// The number of stages that a batch can pass without knowing the batches before it.
    pub(crate) fn free_stages(&self) -> usize {
        self.stages.iter().position(Stage::carries).unwrap_or(self.stages.len())
    }

    /// True where every row that goes in comes out, once.
    pub(crate) fn keeps_rows(&self) -> bool {
        let chooses = |stage: &Stage| {
            matches!(
                stage,
                Stage::DropDuplicates { .. }
                    | Stage::Rows { .. }
                    | Stage::Suppress { .. }
                    | Stage::Unpivot { .. }
                    | Stage::Filter { .. }
                    | Stage::DropUntil { .. }
                    | Stage::SplitRows { .. }
                    | Stage::Whole { .. }
            )
        };
        !self.stages.iter().any(chooses)
    }

    fn add(
        &mut self,
        table: &Table,
        step: usize,
        given: &Step,
        outputs: &Outputs,
        unfit: &Unfit,
    ) -> Result<(), CleanError> {
        let operation = &self.fitting(&given.operation);
        let id = operation.id();
        let compiled = match operation.compile(outputs.key.as_deref()) {
            Ok(compiled) => compiled,
            Err(BadStep::NoKey) => {
                let column = operation.columns().first().copied().unwrap_or_default().to_owned();
                return Err(CleanError::NoKey { column });
            }
            Err(BadStep::Setting) => {
                let column = operation.columns().first().map(|column| (*column).to_owned());
                self.drift(step, id, column, "bad-setting", 0);
                return Ok(());
            }
        };
        let names: Vec<String> = operation.columns().into_iter().map(str::to_owned).collect();
        let mut present: Vec<usize> = Vec::new();
        for name in names {
            match self.outputs.iter().position(|output| output.name == name) {
                Some(at) => present.push(at),
                None => self.drift(step, id, Some(name), "no-such-column", 0),
            }
        }
        let Some(when) = self.asked(step, id, operation::tests(&given.when)) else { return Ok(()) };
        if !when.is_empty() && !matches!(compiled, Compiled::Cells(_) | Compiled::Make { .. }) {
            self.drift(step, id, None, "bad-setting", 0);
            return Ok(());
        }
        if operation.is_privacy() {
            for &at in &present {
                self.masked.insert(self.outputs[at].slot);
                if !matches!(operation, Operation::Allow { .. }) {
                    self.outputs[at].personal = None;
                }
            }
        }
        match compiled {
            Compiled::Nothing => {}
            Compiled::Cells(cells) => {
                let cells: Arc<dyn CellOperation> = Arc::from(cells);
                for at in present {
                    match operation {
                        Operation::SetMissing { words, .. } => self.outputs[at].missing.extend(words.clone()),
                        Operation::ParseNumber { unit: Some(unit), .. } => {
                            self.outputs[at].unit.get_or_insert_with(|| unit.clone());
                        }
                        _ => {}
                    }
                    if when.is_empty() {
                        self.link(step, id, at, &cells, unfit);
                    } else {
                        self.link_where(step, id, at, &cells, &when);
                    }
                }
            }
            Compiled::DropDerived => {
                let log = self.head(step, id, None, false);
                self.stages.push(Stage::DropDerived { log });
            }
            Compiled::DropDuplicates => {
                (0..self.outputs.len()).for_each(|at| self.flush(at));
                let log = self.head(step, id, None, false);
                let slots = self.outputs.iter().map(|output| output.slot).collect();
                self.stages.push(Stage::DropDuplicates { slots, keyed: false, log });
            }
            Compiled::DropRepeated => {
                // half a key is none
                if present.len() < operation.columns().len() {
                    return Ok(());
                }
                present.iter().for_each(|&at| self.flush(at));
                let log = self.head(step, id, None, false);
                let slots = present.iter().map(|&at| self.outputs[at].slot).collect();
                self.stages.push(Stage::DropDuplicates { slots, keyed: true, log });
            }
            Compiled::FillDown => {
                for at in present {
                    self.flush(at);
                    self.outputs[at].untouched = false;
                    let log = self.head(step, id, Some(at), false);
                    self.stages.push(Stage::FillDown { slot: self.outputs[at].slot, log });
                }
            }
            Compiled::Agree(agreement) => self.agree(step, id, operation, agreement),
            Compiled::DropColumns => {
                let gone: BTreeSet<usize> = present.into_iter().collect();
                for &at in &gone {
                    self.head(step, id, Some(at), false);
                }
                let mut at = 0;
                self.outputs.retain(|_| (!gone.contains(&at), at += 1).0);
            }
            Compiled::Rename(to) => {
                if let Some(&at) = present.first() {
                    if to.is_empty() || self.outputs.iter().any(|output| output.name == to) {
                        self.drift(step, id, Some(to), "name-taken", 0);
                    } else {
                        self.head(step, id, Some(at), false);
                        self.outputs[at].name = to;
                    }
                }
            }
            Compiled::Make { into, remove, operation } => {
                for name in operation.more_columns() {
                    match self.outputs.iter().position(|output| output.name == name) {
                        Some(at) => present.push(at),
                        None => {
                            self.drift(step, id, Some(name), "no-such-column", 0);
                            return Ok(());
                        }
                    }
                }
                self.make(step, id, present, Made { into, remove, operation, when });
            }
            Compiled::BlankDown => {
                for at in present {
                    self.flush(at);
                    self.outputs[at].untouched = false;
                    let log = self.head(step, id, Some(at), false);
                    self.stages.push(Stage::BlankDown { slot: self.outputs[at].slot, log });
                }
            }
            Compiled::Filter { tests, keep } => {
                if let Some(tests) = self.asked(step, id, Some(tests)) {
                    let log = self.head(step, id, None, false);
                    self.stages.push(Stage::Filter { tests, keep, log });
                }
            }
            Compiled::KeepColumns => {
                self.head(step, id, None, false);
                let mut all: Vec<Option<Output>> = std::mem::take(&mut self.outputs).into_iter().map(Some).collect();
                self.outputs = present.iter().filter_map(|&at| all[at].take()).collect();
            }
            Compiled::PromoteHeader(row) => self.promote(table, step, id, row),
            Compiled::Sort(keys) => {
                let named = |key: &SortKey| self.outputs.iter().position(|output| output.name == key.column);
                let keys: Vec<(usize, SortKey)> =
                    keys.into_iter().filter_map(|key| Some((named(&key)?, key))).collect();
                let keys: Vec<_> = keys.into_iter().map(|(at, key)| (self.outputs[at].slot, key)).collect();
                if !keys.is_empty() {
                    self.whole(step, id, None, Whole::Sort(keys));
                }
            }
            Compiled::JoinRows(separator) => {
                if let [at, key] = present[..] {
                    let (slot, key) = (self.outputs[at].slot, self.outputs[key].slot);
                    self.whole(step, id, Some(at), Whole::Join { key, slot, separator });
                    self.retext(at);
                }
            }
            Compiled::SplitRows { separator, repeat } => {
                if let Some(&at) = present.first() {
                    (0..self.outputs.len()).for_each(|at| self.flush(at));
                    let log = self.head(step, id, Some(at), false);
                    let slot = self.outputs[at].slot;
                    let others = self.outputs.iter().map(|output| output.slot).filter(|other| *other != slot).collect();
                    self.stages.push(Stage::SplitRows { slot, others, separator, repeat, log });
                    self.retext(at);
                }
            }
            Compiled::Pivot(columns) => {
                if let [key, value] = present[..] {
                    let known = if columns.is_empty() { unfit.keys.get(&step).cloned() } else { Some(columns) };
                    self.pivot(step, id, (key, value), known);
                }
            }
            Compiled::Rows { values, keep } => {
                if let Some(&at) = present.first() {
                    self.flush(at);
                    let log = self.head(step, id, Some(at), false);
                    self.stages.push(Stage::Rows { slot: self.outputs[at].slot, values, keep, log });
                }
            }
            Compiled::Suppress { least } => {
                if present.is_empty() {
                    return Ok(());
                }
                present.iter().for_each(|&at| self.flush(at));
                let log = self.head(step, id, None, false);
                let slots = present.iter().map(|&at| self.outputs[at].slot).collect();
                self.stages.push(Stage::Suppress { slots, least, large: HashSet::new(), log });
            }
            Compiled::SuppressCells { least } => self.suppress_cells(step, id, operation, least),
            Compiled::Aggregate => self.aggregate(step, id, operation),
            Compiled::Reorder => {
                self.head(step, id, None, false);
                let mut rest: Vec<Option<Output>> = std::mem::take(&mut self.outputs).into_iter().map(Some).collect();
                let first: Vec<Output> = present.iter().filter_map(|&at| rest[at].take()).collect();
                self.outputs = first.into_iter().chain(rest.into_iter().flatten()).collect();
            }
            Compiled::Unpivot { key, value } => self.unpivot(step, id, present, key, value),
        }
        Ok(())
    }

    /// The operation as this file needs it: stored shares become percent only where the file shows them so.
    fn fitting(&self, operation: &Operation) -> Operation {
        let mut operation = operation.clone();
        if let Operation::ParseNumber { column, hundredfold, .. } = &mut operation {
            *hundredfold &= self.outputs.iter().any(|o| o.name == *column && o.native == Some(CellKind::Percent));
        }
        operation
    }

    /// One cell step on one column.
    fn link(&mut self, step: usize, id: &'static str, at: usize, operation: &Arc<dyn CellOperation>, unfit: &Unfit) {
        let name = self.outputs[at].name.clone();
        if let Some(order) = unfit.orders.get(&step) {
            self.drift(step, id, Some(name), "date-order", 0);
            self.drift.iter_mut().rev().take(1).for_each(|drift| drift.detail = Some(order.clone()));
            return;
        }
        if let Some(&count) = unfit.links.get(&(step, name.clone())) {
            self.drift(step, id, Some(name), "too-many-misfits", count);
            return;
        }
        let before = self.outputs[at].kind;
        let after = operation.kind(before);
        let log = self.head(step, id, Some(at), after.value_type != ValueType::String);
        let output = &mut self.outputs[at];
        if matches!(id, KEEP_TEXT) && before == Kind::TEXT {
            return;
        }
        output.untouched = false;
        output.pending.push(Link { operation: operation.clone(), log, before, after });
        output.kind = after;
    }

    /// New columns from the cells of a row; they stand where the first old column stands, or after it.
    fn make(&mut self, step: usize, id: &'static str, present: Vec<usize>, made: Made) {
        let Made { into, remove, operation, when } = made;
        let (Some(&first), Some(&last)) = (present.first(), present.iter().max()) else { return };
        // a computed column stands after its own, wherever the other cells come from
        let last = if operation.more_columns().is_empty() { last } else { first };
        let taken = |name: &String| {
            self.outputs.iter().enumerate().any(|(at, output)| output.name == *name && !(remove && at == first))
        };
        let repeated = into.iter().collect::<BTreeSet<_>>().len() < into.len();
        if let Some(name) = into.iter().find(|name| name.is_empty() || repeated || taken(name)) {
            let name = name.clone();
            self.drift(step, id, Some(name), "name-taken", 0);
            return;
        }
        present.iter().for_each(|&at| self.flush(at));
        let log = self.head(step, id, Some(first), false);
        let from: Vec<usize> = present.iter().map(|&at| self.outputs[at].slot).collect();
        let to: Vec<usize> = (self.slots..self.slots + into.len()).collect();
        self.slots += into.len();
        if from.iter().any(|slot| self.masked.contains(slot)) {
            self.masked.extend(to.iter().copied());
        }
        let personal = present.iter().find_map(|&at| self.outputs[at].personal.clone());
        let numbers = if operation.numbers() { into.clone() } else { Vec::default() };
        let label =
            (operation.replaces()).then(|| (self.outputs[first].label.clone(), self.outputs[first].unit.clone()));
        let made = into.into_iter().zip(&to).map(|(name, &slot)| Output::made(name, slot, personal.clone()));
        let mut made: Vec<Output> = made.collect();
        if let (Some((label, unit)), Some(made)) = (label, made.first_mut()) {
            (made.label, made.unit) = (label, unit);
        }
        if remove {
            self.outputs.splice(first..=first, made);
        } else {
            self.outputs.splice(last + 1..last + 1, made);
        }
        self.stages.push(Stage::Make { from, to, operation, when, log });
        let number = Operation::SetType { column: String::new(), to: "number".to_owned() };
        if let Ok(Compiled::Cells(number)) = number.compile(None) {
            let number: Arc<dyn CellOperation> = Arc::from(number);
            for name in numbers {
                if let Some(at) = self.outputs.iter().position(|output| output.name == name) {
                    self.link(step, id, at, &number, &Unfit::default());
                }
            }
        }
    }

    /// Makes the waiting cell steps of a column a stage.
    fn flush(&mut self, at: usize) {
        let output = &mut self.outputs[at];
        if output.pending.is_empty() && !output.raw {
            return;
        }
        let links = std::mem::take(&mut output.pending);
        output.raw = false;
        self.stages.push(Stage::Cells(Chain { slot: output.slot, links, kind: output.kind }));
    }

    fn head(&mut self, step: usize, operation: &'static str, at: Option<usize>, typing: bool) -> usize {
        let column = at.map(|at| self.outputs[at].name.clone());
        let slot = at.map(|at| self.outputs[at].slot);
        self.heads.push(Head { step, operation, column, slot, typing });
        self.heads.len() - 1
    }

    fn drift(&mut self, step: usize, operation: &str, column: Option<String>, reason: &str, count: u64) {
        self.drift.push(Drift {
            step,
            operation: operation.to_owned(),
            column,
            reason: reason.to_owned(),
            count,
            detail: None,
        });
    }
}
