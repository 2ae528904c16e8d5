//! `apertura workshop bricks FILE…`: tables of two columns as brick charts that can be compared: picture, building sheet,
//! parts list, model.

use std::path::{Path, PathBuf};

use apertura_portal::language::FluentValue;
use apertura_portal::number::grouped;
use apertura_portal::printable::building_sheet;
use apertura_workshop::bricks::{
    BrickError, BrickWishes, Kit, KitError, Part, Series, csv, model, parts, picture, plan,
};
use apertura_workshop::{SeriesError, series};
use clap::Args;

use super::paper::{PaperArguments, unprinted};
use crate::face::{Face, Fault, at};

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[arg(help = "cli-workshop-bricks-files", value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[arg(short, long, default_value = ".", help = "cli-workshop-folder", value_name = "FOLDER")]
    out: PathBuf,
    #[arg(long, help = "cli-workshop-kit", value_name = "FILE")]
    kit: Option<PathBuf>,
    #[arg(long, help = "cli-workshop-shared")]
    shared: bool,
    #[arg(long, help = "cli-workshop-whole")]
    whole: bool,
    #[arg(long, help = "cli-workshop-scale", value_name = "N")]
    scale: Option<f64>,
    #[arg(long, default_value_t = 16, help = "cli-workshop-tallest", value_name = "N")]
    tallest: usize,
    #[arg(long, default_value_t = 80, help = "cli-workshop-most", value_name = "N")]
    most: usize,
    #[arg(long, help = "cli-workshop-part", value_name = "3003")]
    part: Option<String>,
    #[command(flatten)]
    paper: PaperArguments,
}

/// Plans the charts on one scale and writes what is needed to build each.
pub fn run(face: &Face, arguments: &Arguments) -> Result<(), Fault> {
    let read = |path: &PathBuf| series::read(path).map_err(|why| unread(path, why));
    let read: Vec<(Series, String)> = arguments.files.iter().map(read).collect::<Result<_, _>>()?;
    let (mut charts, units): (Vec<Series>, Vec<String>) = read.into_iter().unzip();
    charts.iter_mut().for_each(|chart| chart.whole = arguments.whole);
    let kit = match &arguments.kit {
        None => Kit::default(),
        Some(path) => Kit::read(path).map_err(|why| no_kit(path, why))?,
    };
    let unknown = |code: &String| Fault::Usage("cli-workshop-no-part", vec![("part", code.clone())]);
    let part = arguments.part.as_ref().map(|code| Part::from_code(code).ok_or_else(|| unknown(code))).transpose()?;
    let wishes = BrickWishes {
        tallest: arguments.tallest,
        most: arguments.most,
        scale: arguments.scale,
        part,
        shared: arguments.shared,
    };
    let planned = plan(&charts, &kit, &wishes).map_err(|why| unplanned(face, &arguments.files, why))?;
    let print = arguments.paper.print(face);
    let scale = print.scale(planned.scale, "");
    std::fs::create_dir_all(&arguments.out).map_err(at(&arguments.out))?;
    for ((path, chart), unit) in arguments.files.iter().zip(&planned.charts).zip(&units) {
        let scale = print.scale(planned.scale, unit);
        let name = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let write = |ending: &str, bytes: &[u8]| {
            let to = arguments.out.join(format!("{name}-{ending}"));
            std::fs::write(&to, bytes).map_err(at(&to)).map(|()| face.say(&to.display().to_string()))
        };
        write("bloques.svg", picture(chart, &format!("{name}. {scale}"), &print.described(chart)).as_bytes())?;
        write("piezas.csv", csv(&parts(std::slice::from_ref(chart))).as_bytes())?;
        write("modelo.mpd", model(&name, &format!("{name}. {scale}"), "Apertura", chart).as_bytes())?;
        write("armado.pdf", &building_sheet(&print, &name, planned.scale, unit, chart).map_err(unprinted)?)?;
        for vanished in &chart.vanished {
            let column = &chart.columns[*vanished];
            let values = [("label", FluentValue::from(column.label.as_str())), ("value", grouped(column.value).into())];
            face.say(&face.with("cli-workshop-vanished", values));
        }
    }
    face.say(&scale);
    Ok(())
}

/// Why a table gives no chart.
fn unread(path: &Path, why: SeriesError) -> Fault {
    let file = ("file", path.display().to_string());
    match why {
        SeriesError::Read(why) => Fault::Read(path.to_path_buf(), why),
        SeriesError::Columns => Fault::Usage("cli-workshop-two-columns", vec![file]),
        SeriesError::Value { row, text } => {
            Fault::Usage("cli-workshop-bad-value", vec![file, ("row", row.to_string()), ("text", text)])
        }
    }
}

fn no_kit(path: &Path, why: KitError) -> Fault {
    let file = ("file", path.display().to_string());
    match why {
        KitError::Read(why) => Fault::Read(path.to_path_buf(), why),
        KitError::NoColumn(_) => Fault::Usage("cli-workshop-kit-columns", vec![file]),
        KitError::Part { row, text } => {
            Fault::Usage("cli-workshop-kit-part", vec![file, ("row", row.to_string()), ("text", text)])
        }
        KitError::Color { row, text } => {
            Fault::Usage("cli-workshop-kit-color", vec![file, ("row", row.to_string()), ("text", text)])
        }
        KitError::Count { row, text } => {
            Fault::Usage("cli-workshop-kit-count", vec![file, ("row", row.to_string()), ("text", text)])
        }
        KitError::Empty => Fault::Usage("cli-workshop-kit-empty", vec![file]),
    }
}

/// Why the charts cannot be built.
fn unplanned(face: &Face, files: &[PathBuf], why: BrickError) -> Fault {
    let file = |chart: usize| ("file", files.get(chart).map_or(String::new(), |path| path.display().to_string()));
    match why {
        BrickError::Categories { chart, count } => {
            Fault::Usage("cli-workshop-categories", vec![file(chart), ("count", count.to_string())])
        }
        BrickError::Value { chart, label, value } => {
            Fault::Usage("cli-workshop-negative", vec![file(chart), ("label", label), ("value", value.to_string())])
        }
        BrickError::Nothing { chart } => Fault::Usage("cli-workshop-nothing", vec![file(chart)]),
        BrickError::Scale { scale, fits } => Fault::Usage(
            "cli-workshop-bad-scale",
            vec![("scale", grouped(scale)), ("fits", fits.map_or_else(|| face.text("cli-workshop-no-scale"), grouped))],
        ),
        BrickError::Kit => Fault::Usage("cli-workshop-small-kit", vec![]),
        BrickError::Base { columns } => Fault::Usage("cli-workshop-small-base", vec![("columns", columns.to_string())]),
    }
}
