//! The pass itself: batches through the plan in parallel, results in row order to the files.
//!
//! Memory: the batches in flight, and one row group of the Parquet file. Never here: which step does what.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use arrow::array::ArrayRef;

use crate::cleaned::{
    CHANGES_VERSION, Changes, CleanColumn, Cleaned, Drift, FileRole, SkippedFile, StepChanges, WrittenFile,
};
use crate::limits::Limits;
use crate::operation::{Operation, pivot};
use crate::privacy;
use crate::profile::{ColumnProfile, Profile, Profiler, hash};
use crate::recipe::Recipe;
use crate::table::{Column, Table};
use crate::write::{self, OpenFile, Package, ParquetFile, Reader, Texts, Workbook};

use super::derived::{self, Origin};
use super::frame::{Frame, Memory, cell_text};
use super::log::{Log, Lost, mask_samples};
use super::plan::{Links, Output, Plan, Stage};
use super::repeats;
use super::whole::Held;
use super::{CleanError, MISFIT_SHARE, Outputs};

/// How the pass ended.
pub(super) enum Outcome {
    Done(Box<Cleaned>),
    /// Some steps do not fit; nothing was kept.
    Unfit(Links),
}

/// A batch on its way to the files.
struct Piece {
    frame: Frame,
    csv: Vec<u8>,
}

/// Stops the pass early.
enum Stop {
    Failed(CleanError),
    Unfit,
}

impl<E: Into<CleanError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Stop::Failed(error.into())
    }
}

/// What is counted over all batches.
struct Totals {
    logs: Vec<Log>,
    lost: BTreeMap<usize, Lost>,
    read: u64,
    written: u64,
    /// The record of each row written, where they are wanted.
    records: Option<Vec<u64>>,
}

impl Totals {
    fn add(&mut self, frame: &mut Frame) {
        if let Some(records) = &mut self.records {
            records.extend_from_slice(&frame.records);
        }
        self.read += frame.read;
        self.written += frame.records.len() as u64;
        for (log, later) in self.logs.iter_mut().zip(std::mem::take(&mut frame.logs)) {
            log.add(later);
        }
        for (slot, later) in std::mem::take(&mut frame.lost) {
            self.lost.entry(slot).or_default().add(later);
        }
    }

    /// The steps that give a column a type which too many cells do not have, among `cells` or more.
    fn unfit(&self, plan: &Plan, cells: u64) -> Links {
        let logs = plan.heads.iter().zip(&self.logs);
        logs.filter(|(head, log)| {
            head.typing && log.filled >= cells && log.misfits as f64 > log.filled as f64 * MISFIT_SHARE
        })
        .filter_map(|(head, log)| Some(((head.step, head.column.clone()?), log.misfits)))
        .collect()
    }
}

/// After this many filled cells a step that does not fit is noticed before the end.
const EARLY: u64 = 50_000;

pub(super) fn run(
    table: &Table,
    recipe: &Recipe,
    plan: Plan,
    outputs: &Outputs,
    limits: &Limits,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Outcome, CleanError> {
    let columns: Vec<Column> = plan
        .outputs
        .iter()
        .enumerate()
        .map(|(index, output)| Column {
            native: output.source.and_then(|source| table.columns[source].native),
            ..column((index, output))
        })
        .collect();
    let origins = derived::origins(table, &plan, outputs);
    let kept = |column: usize| matches!(origins[column], Origin::Kept { .. });
    let originals: Vec<usize> = (0..origins.len()).filter(|&c| kept(c)).map(|c| plan.outputs[c].slot).collect();
    // columns with a cell that did not keep its text after all
    let broken: Vec<AtomicBool> = origins.iter().map(|_| AtomicBool::new(false)).collect();
    let mut files = Files::open(table, &plan, outputs)?;
    let mut totals = Totals {
        logs: vec![Log::default(); plan.heads.len()],
        lost: BTreeMap::new(),
        read: 0,
        written: 0,
        records: outputs.records.then(Vec::new),
    };
    let free = plan.free_stages();
    let all_free = free == plan.stages.len();
    // each worker takes a profiler and puts it back; a profile depends on the set of rows alone
    let idle: Mutex<Vec<Profiler>> = Mutex::new(Vec::new());
    let finish_piece = |frame: Frame| -> Piece {
        let readers = readers(&plan, &frame);
        let rows = frame.records.len();
        let written = |output: &Output| frame.written.get(&output.slot);
        let texts: Vec<Texts<'_>> = readers
            .iter()
            .zip(&plan.outputs)
            .map(|(reader, output)| Texts::new(reader, rows, written(output)))
            .collect();
        let mut csv = Vec::with_capacity(rows * readers.len() * 14);
        let ends = write::push_rows(&mut csv, &texts, rows, b',');
        let take = || idle.lock().unwrap_or_else(PoisonError::into_inner);
        let mut profiler = take().pop().unwrap_or_else(|| Profiler::new(&columns));
        // a line of the CSV says what the row holds: its hash is the row's
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let lines = starts.zip(&ends).map(|(start, &end)| hash::hash(&csv[start..end]));
        profiler.update_rows(frame.records.iter().copied().zip(lines));
        profiler.update_combinations(&frame.records, |column, row| texts[column].get(row));
        for (column, texts) in texts.iter().enumerate() {
            match origins[column] {
                Origin::Known(_) | Origin::Values(_) => {}
                Origin::Rows => {
                    let cells = frame.records.iter().enumerate().map(|(row, &record)| (texts.get(row), record));
                    profiler.update_column(column, cells);
                }
                Origin::Kept { read, blanks } => {
                    if !derived::are_kept(read, blanks, frame.originals.get(&plan.outputs[column].slot), texts) {
                        broken[column].store(true, Ordering::Relaxed);
                    }
                }
            }
        }
        take().push(profiler);
        drop(texts);
        drop(readers);
        Piece { frame, csv }
    };
    let mut memory = Memory::with_repeats(repeats::find(table, &plan, outputs, limits)?);
    let (mut held, mut rows) = (Held::default(), 0);
    let ended = table.run::<Piece, Stop>(
        limits,
        |batch| {
            let mut frame = Frame::new(batch, plan.slots, plan.heads.len(), &originals);
            for (number, stage) in plan.stages[..free].iter().enumerate() {
                frame.run(number, stage, &mut Memory::default())?;
            }
            Ok(if all_free { finish_piece(frame) } else { Piece { frame, csv: Vec::new() } })
        },
        |mut piece| {
            if !all_free {
                rows += piece.frame.read;
                progress(rows, table.structure.rows);
                match forward(&plan, piece.frame, free, &mut memory, &mut held)? {
                    Some(frame) => piece = finish_piece(frame),
                    None => return Ok(()),
                }
            }
            files.push(&plan, &piece)?;
            totals.add(&mut piece.frame);
            progress(totals.read, table.structure.rows);
            if totals.unfit(&plan, EARLY).is_empty() { Ok(()) } else { Err(Stop::Unfit) }
        },
    );
    let ended = ended.and_then(|()| {
        for (number, stage) in plan.stages.iter().enumerate() {
            let Stage::Whole { whole, log } = stage else { continue };
            for frame in held.run(number, whole, plan.slots, *log)? {
                let Some(frame) = forward(&plan, frame, number + 1, &mut memory, &mut held)? else { continue };
                let mut piece = finish_piece(frame);
                files.push(&plan, &piece)?;
                totals.add(&mut piece.frame);
            }
        }
        Ok(())
    });
    match ended {
        Err(Stop::Failed(error)) => return Err(error),
        Err(Stop::Unfit) => return Ok(Outcome::Unfit(totals.unfit(&plan, EARLY))),
        Ok(()) => {}
    }
    let unfit = totals.unfit(&plan, 1);
    if !unfit.is_empty() {
        return Ok(Outcome::Unfit(unfit));
    }
    let mut profilers = idle.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter();
    let mut profiler = profilers.next().unwrap_or_else(|| Profiler::new(&columns));
    profilers.for_each(|part| profiler.merge(part));
    for (column, origin) in origins.iter().enumerate() {
        if let Origin::Values(read) = origin {
            derived::add_values(&mut profiler, &plan, column, read)?;
        }
    }
    let broken = |column: &usize| broken[*column].load(Ordering::Relaxed);
    let again: Vec<usize> = (0..origins.len()).filter(broken).collect();
    if !again.is_empty() {
        derived::look_again(table, &plan, limits, &again, &mut profiler)?;
    }
    let mut profile = profiler.finish();
    for (number, (column, origin)) in profile.columns.iter_mut().zip(&origins).enumerate() {
        let known = match origin {
            Origin::Known(known) => (*known).clone(),
            Origin::Kept { read, blanks } if !again.contains(&number) => derived::without_words(read, *blanks),
            _ => continue,
        };
        *column = ColumnProfile { name: std::mem::take(&mut column.name), ..known };
    }
    let cleaned = Report { table, recipe, plan, outputs, totals }.write(files, profile)?;
    Ok(Outcome::Done(Box::new(cleaned)))
}

/// Runs a batch through the stages from one on; none where a step over all rows holds it back.
fn forward(
    plan: &Plan,
    mut frame: Frame,
    from: usize,
    memory: &mut Memory,
    held: &mut Held,
) -> Result<Option<Frame>, CleanError> {
    for (number, stage) in plan.stages.iter().enumerate().skip(from) {
        if let Stage::Whole { whole, .. } = stage {
            held.push(number, whole, frame)?;
            return Ok(None);
        }
        frame.run(number, stage, memory)?;
    }
    Ok(Some(frame))
}

/// The distinct texts of a slot before a stage, in the order of their first rows; no more than a pivot may have and one.
pub(super) fn distinct(
    table: &Table,
    plan: &Plan,
    before: usize,
    slot: usize,
    limits: &Limits,
) -> Result<Vec<String>, CleanError> {
    let (mut memory, mut held) = (Memory::default(), Held::default());
    let mut keys: Vec<String> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    let mut collect = |frame: &Frame| {
        let Some(reader) = Reader::new(&frame.columns[slot]) else { return };
        for row in 0..frame.records.len() {
            let text = cell_text(reader.cell(row));
            if keys.len() <= pivot::MOST && !text.is_empty() && !seen.contains(text.as_ref()) {
                seen.insert(text.clone().into_owned());
                keys.push(text.into_owned());
            }
        }
    };
    let logs = plan.heads.len();
    table.run::<Frame, CleanError>(
        limits,
        |batch| Ok(Frame::new(batch, plan.slots, logs, &[])),
        |frame| {
            if let Some(frame) = forward(plan, frame, 0, &mut memory, &mut held)? {
                collect(&frame);
            }
            Ok(())
        },
    )?;
    for (number, stage) in plan.stages.iter().enumerate().take(before) {
        let Stage::Whole { whole, log } = stage else { continue };
        for frame in held.run(number, whole, plan.slots, *log)? {
            if let Some(frame) = forward(plan, frame, number + 1, &mut memory, &mut held)? {
                collect(&frame);
            }
        }
    }
    Ok(keys)
}

/// A clean column as a column of a table.
fn column((index, output): (usize, &super::plan::Output)) -> Column {
    Column { name: output.name.clone(), label: output.label.clone(), unit: output.unit.clone(), index, native: None }
}

fn readers<'f>(plan: &Plan, frame: &'f Frame) -> Vec<Reader<'f>> {
    plan.outputs.iter().filter_map(|output| Reader::new(&frame.columns[output.slot])).collect()
}

/// The table's files while they are written.
struct Files {
    csv: OpenFile,
    parquet: ParquetFile,
    workbook: Option<Workbook>,
    skipped: Vec<SkippedFile>,
}

impl Files {
    fn open(table: &Table, plan: &Plan, outputs: &Outputs) -> Result<Self, CleanError> {
        let (directory, stem) = (&outputs.directory, &outputs.stem);
        let mut csv = OpenFile::create(directory, &format!("{stem}.csv"))?;
        let mut header = Vec::new();
        write::push_header(&mut header, plan.outputs.iter().map(|output| output.name.as_str()), b',');
        csv.write_all(&header)?;
        let types: Vec<_> =
            plan.outputs.iter().map(|output| (output.name.clone(), write::array_type(output.kind))).collect();
        let parquet = ParquetFile::new(OpenFile::create(directory, &format!("{stem}.parquet"))?, &types)?;
        let rows = table.structure.rows.saturating_mul(plan.factor);
        let mut skipped = Vec::new();
        let workbook = match write::fits_workbook(rows, plan.outputs.len(), outputs.spreadsheet_cells) {
            Some(reason) => {
                skipped.push(SkippedFile { name: format!("{stem}.xlsx"), reason: reason.to_owned() });
                None
            }
            None => {
                let kinds: Vec<_> = plan.outputs.iter().map(|output| (output.name.clone(), output.kind)).collect();
                Some(Workbook::new(table.sheet.as_deref().unwrap_or(stem), &kinds)?)
            }
        };
        Ok(Files { csv, parquet, workbook, skipped })
    }

    fn push(&mut self, plan: &Plan, piece: &Piece) -> Result<(), CleanError> {
        self.csv.write_all(&piece.csv)?;
        if let Some(workbook) = &mut self.workbook {
            workbook.push(&readers(plan, &piece.frame), piece.frame.records.len())?;
        }
        let columns: Vec<ArrayRef> =
            plan.outputs.iter().map(|output| piece.frame.columns[output.slot].clone()).collect();
        Ok(self.parquet.push(&columns)?)
    }

    fn finish(self, outputs: &Outputs) -> Result<(Vec<WrittenFile>, Vec<SkippedFile>), CleanError> {
        let mut files = vec![self.csv.finish(FileRole::Table)?, self.parquet.finish()?.finish(FileRole::Table)?];
        let mut skipped = self.skipped;
        if let Some(workbook) = self.workbook {
            let name = format!("{}.xlsx", outputs.stem);
            match workbook.finish(OpenFile::create(&outputs.directory, &name)?)? {
                Ok(file) => files.push(file.finish(FileRole::Table)?),
                Err(reason) => skipped.push(SkippedFile { name, reason: reason.to_owned() }),
            }
        }
        Ok((files, skipped))
    }
}

/// All that is known when the last row is written.
struct Report<'a> {
    table: &'a Table,
    recipe: &'a Recipe,
    plan: Plan,
    outputs: &'a Outputs,
    totals: Totals,
}

impl Report<'_> {
    fn write(mut self, files: Files, mut profile: Profile) -> Result<Cleaned, CleanError> {
        let columns: Vec<CleanColumn> = self
            .plan
            .outputs
            .iter()
            .zip(&mut profile.columns)
            .map(|(output, seen)| {
                seen.value_type = output.kind.value_type;
                seen.conversion = None;
                CleanColumn {
                    name: output.name.clone(),
                    label: output.label.clone(),
                    value_type: output.kind.value_type,
                    scale: output.kind.scale,
                    unit: output.unit.clone(),
                    semantic: seen.semantic.clone(),
                    personal: output.personal.clone().or_else(|| seen.personal.clone()),
                    place: seen.place.clone(),
                    missing: output.missing.clone(),
                }
            })
            .collect();
        let (directory, stem) = (&self.outputs.directory, self.outputs.stem.as_str());
        let descriptions = &self.outputs.descriptions;
        let (mut written, skipped) = files.finish(self.outputs)?;
        let recipe = self.recipe.to_toml();
        let dictionary = write::dictionary_csv(&columns, &profile, descriptions);
        let package = Package {
            stem,
            source: self.outputs.source.as_ref(),
            columns: &columns,
            profile: &profile,
            descriptions,
            files: &written,
        };
        let package = write::data_package_json(&package);
        let records = self.totals.records.take().unwrap_or_default();
        let privacy = self.effect(&profile);
        let guarded = self.guarded();
        let mut changes = self.changes(&columns);
        changes.privacy = privacy.map(|effect| {
            let done = changes.steps.iter().filter(|step| guarded.contains(&step.step));
            let cells = done.map(|step| step.cells_changed + step.rows_dropped * columns.len() as u64).sum::<u64>();
            let gone = effect.columns.iter().filter(|column| column.after.is_none()).count() as u64;
            let all = effect.cells.1;
            privacy::Effect { cells: ((cells + gone * effect.rows.0).min(all), all), ..effect }
        });
        for (name, role, bytes) in [
            ("recipe.toml", FileRole::Recipe, recipe.as_bytes()),
            ("dictionary.csv", FileRole::Dictionary, dictionary.as_slice()),
            ("datapackage.json", FileRole::DataPackage, package.as_slice()),
            ("changes.json", FileRole::Changes, write::changes_json(&changes).as_slice()),
        ] {
            written.push(write::write_whole(directory, name, role, bytes)?);
        }
        Ok(Cleaned { columns, rows: changes.rows_written, changes, profile, files: written, skipped, records })
    }

    /// What the recipe does to the risk that somebody is recognized.
    fn effect(&self, after: &Profile) -> Option<privacy::Effect> {
        let before = self.outputs.profile.as_ref()?;
        let name =
            |output: &super::plan::Output| Some((self.table.columns[output.source?].name.clone(), output.name.clone()));
        let names = self.plan.outputs.iter().filter_map(name).collect();
        let columns: Vec<Column> = self.plan.outputs.iter().enumerate().map(column).collect();
        let thresholds = privacy::Thresholds::of(&self.recipe.import.overrides);
        let count = privacy::counted(self.recipe, &columns);
        let small_cells = self.small_cells(before, after, &columns, &thresholds);
        let most = privacy::Thresholds { group: privacy::Thresholds::MOST, cell: 0 };
        if small_cells.is_none() {
            privacy::worst(&self.table.columns, before, &most)?;
        }
        Some(privacy::Effect { small_cells, ..privacy::effect(before, after, &names, count, &thresholds) })
    }

    /// Counts below the threshold before and after, where the table counts persons.
    fn small_cells(
        &self,
        before: &Profile,
        after: &Profile,
        columns: &[Column],
        thresholds: &privacy::Thresholds,
    ) -> Option<(u64, u64)> {
        use privacy::small_cells::{layout, small, titles};
        let titles = titles(self.table);
        let count = |columns: &[Column], profile: &Profile| {
            let layout = layout(columns, profile, &titles)?;
            Some(small(&layout, profile, thresholds).map_or(0, |finding| finding.count))
        };
        let first = count(&self.table.columns, before).filter(|cells| *cells > 0)?;
        Some((first, count(columns, after).unwrap_or(0)))
    }

    /// The numbers of the steps that guard persons.
    fn guarded(&self) -> Vec<usize> {
        let guards = |operation: &Operation| {
            operation.is_privacy()
                || matches!(operation, Operation::SuppressCells { .. } | Operation::SuppressRows { .. })
        };
        let steps = self.recipe.steps.iter().enumerate().filter(|(_, step)| step.enabled && guards(&step.operation));
        steps.map(|(at, _)| at + 1).collect()
    }

    fn changes(self, columns: &[CleanColumn]) -> Changes {
        let Report { table, recipe, outputs, plan, totals } = self;
        let mut masked = plan.masked.clone();
        let personal = plan.outputs.iter().zip(columns).filter(|(_, column)| column.personal.is_some());
        masked.extend(personal.map(|(output, _)| output.slot));
        let mut drift = plan.drift;
        drift.extend(super::drift::of_file(table, recipe, outputs));
        let mut left_out = write::left_out(table);
        let mut steps = Vec::new();
        for (head, log) in plan.heads.into_iter().zip(totals.logs) {
            if head.typing && log.misfits > 0 {
                drift.push(Drift {
                    step: head.step,
                    operation: head.operation.to_owned(),
                    column: head.column.clone(),
                    reason: "some-misfits".to_owned(),
                    count: log.misfits,
                    detail: None,
                });
            }
            if log.dropped > 0 {
                let reason = head.operation.strip_prefix("drop-").unwrap_or(head.operation);
                *left_out.entry(reason.trim_end_matches('s').to_owned()).or_default() += log.dropped;
            }
            let mut samples = log.samples;
            if head.slot.is_some_and(|slot| masked.contains(&slot)) {
                mask_samples(&mut samples);
            }
            steps.push(StepChanges {
                step: head.step,
                operation: head.operation.to_owned(),
                column: head.column,
                cells_changed: log.changed,
                misfits: log.misfits,
                rows_dropped: log.dropped,
                records_dropped: log.records,
                samples,
            });
        }
        drift.sort_by_key(|drift| drift.step);
        let mut lost = totals.lost;
        let unconverted = plan.outputs.iter().filter_map(|output| {
            lost.remove(&output.slot).map(|lost| lost.report(&output.name, masked.contains(&output.slot)))
        });
        Changes {
            version: CHANGES_VERSION,
            rows_read: totals.read,
            rows_written: totals.written,
            left_out,
            unconverted: unconverted.collect(),
            steps,
            drift,
            privacy: None,
        }
    }
}
