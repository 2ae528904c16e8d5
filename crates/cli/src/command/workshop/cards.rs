//! `apertura workshop cards`: data cards from the catalog's datasets, dealt to the teams of a seating.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use apertura_actions::{Catalog, Explorer};
use apertura_portal::language::FluentValue;
use apertura_portal::printable::{PrintedCard, cards, reasons};
use apertura_tabular::semantic::fold;
use apertura_workshop::Seat;
use apertura_workshop::card_deal::{CardTeam, deal_cards};
use clap::Args;

use super::paper::{PaperArguments, unprinted};
use super::seat;
use crate::command::{DataArguments, asynchronous};
use crate::face::{Face, Fault, at};

/// The arguments.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    data: DataArguments,
    #[arg(long, help = "cli-workshop-dataset", value_name = "SLUG")]
    dataset: Vec<String>,
    #[arg(long, help = "cli-workshop-print-roster", value_name = "ROSTER")]
    seats: Option<PathBuf>,
    #[arg(long, help = "cli-workshop-address", value_name = "https://…")]
    address: Option<String>,
    #[arg(short, long, help = "cli-workshop-print-out", value_name = "FILE.pdf")]
    out: PathBuf,
    #[arg(long, help = "cli-workshop-facilitator", value_name = "FILE.pdf")]
    facilitator: Option<PathBuf>,
    #[command(flatten)]
    paper: PaperArguments,
}

/// Makes the cards, deals them and prints them.
pub fn run(face: &Face, arguments: &Arguments) -> Result<(), Fault> {
    let mut made = Vec::new();
    asynchronous(async {
        made = make(face, arguments).await?;
        Ok(std::process::ExitCode::SUCCESS)
    })?;
    if made.is_empty() {
        return Err(Fault::Usage("cli-workshop-no-cards", vec![]));
    }
    let dealt = match &arguments.seats {
        None => made,
        Some(path) => deal(path, &made)?,
    };
    let print = arguments.paper.print(face);
    let outs = [(Some(&arguments.out), false), (arguments.facilitator.as_ref(), true)];
    for (path, solution) in outs.into_iter().filter_map(|(path, solution)| Some((path?, solution))) {
        let pdf = cards(&print, &dealt, solution).map_err(unprinted)?;
        std::fs::write(path, pdf).map_err(at(path))?;
        face.say(&path.display().to_string());
    }
    Ok(())
}

/// A card of each dataset that gives one; of the others it is said why not.
async fn make(face: &Face, arguments: &Arguments) -> Result<Vec<PrintedCard>, Fault> {
    let catalog = Catalog::open(&arguments.data.data).await?;
    let explorer = Explorer::new(catalog.clone());
    let mut datasets = Vec::new();
    match arguments.dataset.is_empty() {
        true => datasets.extend(catalog.described_page(1, None).await?.datasets),
        false => {
            for slug in &arguments.dataset {
                datasets.push(catalog.described(slug, None).await?);
            }
        }
    }
    let mut made = Vec::new();
    for described in datasets {
        let slug = described.dataset.slug.as_str().to_owned();
        let (found, refused) = explorer.open(&slug, Some(described.version.number)).await?.card().await?;
        let Some(found) = found else {
            let title = [("title", FluentValue::from(described.dataset.title.as_str()))];
            face.say(&face.with("cli-workshop-card-none", title));
            let labels = &described.version.dictionary.fields;
            reasons(face.messages, labels, &refused).iter().for_each(|reason| face.say(&format!("  {reason}")));
            continue;
        };
        let address = arguments.address.as_deref().map(|base| format!("{}/dataset/{slug}", base.trim_end_matches('/')));
        let (question, kit) = (String::new(), apertura_workshop::bricks::Kit::default());
        made.push(PrintedCard { seat: None, described, found, address, question, kit });
    }
    Ok(made)
}

/// A card for each team of a seating, none of an agency that sits in it.
fn deal(path: &std::path::Path, made: &[PrintedCard]) -> Result<Vec<PrintedCard>, Fault> {
    let roster = seat::read(path)?;
    let seats = seat::before(path)?;
    let mut teams: BTreeMap<Seat, BTreeSet<String>> = BTreeMap::new();
    for person in &roster.people {
        if let Some(seat) = seats.get(&person.id) {
            teams.entry(*seat).or_default().insert(fold(&person.agency));
        }
    }
    let teams: Vec<(Seat, BTreeSet<String>)> = teams.into_iter().collect();
    let agencies: Vec<String> = made.iter().map(|card| fold(&card.described.dataset.agency.name)).collect();
    let sought: Vec<CardTeam> = teams
        .iter()
        .map(|(seat, agencies)| CardTeam { table: seat.table, agencies: agencies.clone(), had: BTreeSet::new() })
        .collect();
    let dealt = deal_cards(&agencies, &sought).map_err(|none| {
        let team = teams.get(none.team).map_or(String::new(), |(seat, _)| seat.label());
        Fault::Usage("cli-workshop-card-deal", vec![("team", team)])
    })?;
    Ok(dealt
        .iter()
        .zip(&teams)
        .map(|(card, (seat, _))| PrintedCard { seat: Some(*seat), ..made[*card].clone() })
        .collect())
}
