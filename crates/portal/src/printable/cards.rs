//! Data cards: the front with the data, the back with the challenge, and the facilitator's copy with the solution.

use apertura_actions::DescribedDataset;
use apertura_actions::card::{CardLabel, FoundCard};
use apertura_catalog::Field;
use apertura_paper::workshop::{Card, Cards};
use apertura_paper::{Document, PaperError};
use apertura_workshop::Seat;
use apertura_workshop::bricks::{BrickError, BrickPlan, BrickWishes, Kit, Series, picture, plan};

use super::Print;
use crate::language::FluentValue;
use crate::number::grouped;

/// A card that is printed.
#[derive(Clone, Debug)]
pub struct PrintedCard {
    /// For which team; none where it is not dealt.
    pub seat: Option<Seat>,
    /// The dataset.
    pub described: DescribedDataset,
    /// What is counted by what.
    pub found: FoundCard,
    /// Address of the dataset's page; none where the portal does not know its own.
    pub address: Option<String>,
    /// The question in somebody's own words; empty for the usual one.
    pub question: String,
    /// The bricks of a team.
    pub kit: Kit,
}

impl PrintedCard {
    /// What each value is called, and the value, in the card's order.
    fn series(&self, print: &Print) -> Series {
        let name = |row: &CardLabel| match row {
            CardLabel::Named(label) => label.clone(),
            CardLabel::Others => {
                print.messages.with("workshop-card-others", [("count", self.found.card.others.to_string())])
            }
        };
        Series { rows: self.found.card.rows.iter().map(|row| (name(&row.label), row.value)).collect(), whole: false }
    }

    /// The chart as it is built from the bricks of a team.
    ///
    /// # Errors
    /// Why the bricks do not suffice.
    pub fn bricks(&self, print: &Print) -> Result<BrickPlan, BrickError> {
        let series = self.series(print);
        let planned = |kit: &Kit| plan(std::slice::from_ref(&series), kit, &BrickWishes::default());
        match planned(&self.kit) {
            // a base that is too short does not keep anybody from building beside it
            Err(BrickError::Base { .. }) => {
                let mut kit = self.kit.clone();
                kit.pieces.retain(|piece| !piece.part.is_base());
                planned(&kit)
            }
            other => other,
        }
    }

    /// The question of the card.
    pub fn question(&self, print: &Print) -> String {
        one(print, self, false).question
    }

    /// What is counted.
    pub fn unit(&self, print: &Print) -> String {
        let fields = &self.described.version.dictionary.fields;
        let field = self.found.measure.as_deref().and_then(|name| fields.iter().find(|field| field.name == name));
        let called = field.map(|field| label(Some(field), &field.name)).map(|called| match () {
            // a column that is called «Total» says nothing outside its table
            () if apertura_workshop::card::is_total(&called) => format!("{called}, {}", self.described.dataset.title),
            () => called,
        });
        let named = field.and_then(|field| field.unit.clone()).or(called);
        named.or_else(|| self.found.measure.clone()).unwrap_or_else(|| print.text("workshop-card-rows"))
    }

    /// The sheet by which its chart is built; none where the bricks do not suffice.
    ///
    /// # Errors
    /// [`PaperError`].
    pub fn building(&self, print: &Print) -> Result<Option<Vec<u8>>, PaperError> {
        let Ok(planned) = self.bricks(print) else { return Ok(None) };
        let Some(chart) = planned.charts.first() else { return Ok(None) };
        super::building_sheet(print, &self.question(print), planned.scale, &self.unit(print), chart).map(Some)
    }

    /// The card as a page shows it: what stands on its front.
    pub fn front(&self, print: &Print) -> Card {
        one(print, self, false)
    }
}

/// The cards of the teams, or with `solution` the facilitator's. Each card has two sides, and with the solution a third.
///
/// # Errors
/// [`PaperError`].
pub fn cards(print: &Print, cards: &[PrintedCard], solution: bool) -> Result<Vec<u8>, PaperError> {
    let title = if solution { "workshop-cards-facilitator" } else { "workshop-cards" };
    Cards {
        layout: print.layout(print.text(title)),
        cards: cards.iter().map(|card| one(print, card, solution)).collect(),
    }
    .print()
}

/// What a column is called.
fn label(field: Option<&Field>, name: &str) -> String {
    field.map(|field| field.label.trim()).filter(|label| !label.is_empty()).unwrap_or(name).to_owned()
}

fn one(print: &Print, printed: &PrintedCard, solution: bool) -> Card {
    let (found, dataset, version) = (&printed.found, &printed.described.dataset, &printed.described.version);
    let field = |name: &str| version.dictionary.fields.iter().find(|field| field.name == name);
    let say = |key: &str, values: &[(&'static str, String)]| {
        print.messages.with(key, values.iter().map(|(name, value)| (*name, FluentValue::from(value.as_str()))))
    };
    let dimension = label(field(&found.dimension), &found.dimension);
    let measure = found.measure.as_deref().map(|name| label(field(name), name));
    let unit = printed.unit(print);
    let measure = measure.map(|measure| match () {
        () if apertura_workshop::card::is_total(&measure) => dataset.title.clone(),
        () => measure,
    });
    let value = measure.clone().unwrap_or_else(|| print.text("workshop-card-row-count"));
    let name = |row: &CardLabel| match row {
        CardLabel::Named(label) => label.clone(),
        CardLabel::Others => say("workshop-card-others", &[("count", found.card.others.to_string())]),
    };
    let bricks: Option<BrickPlan> = printed.bricks(print).ok().filter(|plan| !plan.charts.is_empty());
    let mut rows: Vec<[String; 2]> = found.card.rows.iter().map(|row| [name(&row.label), grouped(row.value)]).collect();
    let mut missing = Vec::new();
    if let Some((count, value)) = found.card.unnamed {
        rows.push([print.text("workshop-card-unnamed"), grouped(value)]);
        let values = [("count", grouped(count as f64)), ("dimension", dimension.clone())];
        missing.push(say("workshop-card-missing-unnamed", &values));
    }
    rows.push([print.text("workshop-card-total"), grouped(found.card.total)]);
    if found.card.others > 0 {
        missing.push(say("workshop-card-missing-others", &[("count", found.card.others.to_string())]));
    }
    if dataset.temporal.is_none() {
        missing.push(print.text("workshop-card-missing-period"));
    }
    if !found.card.totals.is_empty() {
        missing.push(say("workshop-card-missing-totals", &[("labels", found.card.totals.join(", "))]));
    }
    missing.push(print.text("workshop-card-missing-why"));
    let period = dataset.temporal.as_deref().map(|text| crate::date::interval(print.messages, text));
    let period = period.unwrap_or_else(|| print.text("workshop-card-unknown"));
    let described = |name: &str| {
        let field = field(name)?;
        let meaning = field.description.trim();
        (!meaning.is_empty()).then(|| (label(Some(field), name), meaning.to_owned()))
    };
    let glossary: Vec<(String, String)> = [Some(found.dimension.as_str()), found.measure.as_deref()]
        .into_iter()
        .flatten()
        .filter_map(described)
        .collect();
    let values = [("dimension", dimension.clone()), ("measure", value.clone()), ("title", dataset.title.clone())];
    let usual = say(if measure.is_some() { "workshop-card-question" } else { "workshop-card-question-rows" }, &values);
    let question = if printed.question.is_empty() { usual } else { printed.question.clone() };
    let scale = bricks.as_ref().map(|plan| print.scale(plan.scale, &unit));
    let mut challenge = vec![print.text("workshop-card-challenge-build")];
    challenge.extend(scale.clone());
    challenge.push(print.text("workshop-card-challenge-claim"));
    let keys = |keys: &[&str]| keys.iter().map(|key| print.text(key)).collect::<Vec<_>>();
    let back = vec![
        (print.text("workshop-card-challenge"), challenge),
        (
            print.text("workshop-card-prompts"),
            keys(&["workshop-card-prompt-greatest", "workshop-card-prompt-surprise", "workshop-card-prompt-who"]),
        ),
        (
            print.text("workshop-card-key"),
            keys(&["workshop-card-key-letters", "workshop-card-key-zero", "workshop-card-key-unit"]),
        ),
        (
            print.text("workshop-card-checklist"),
            keys(&[
                "workshop-card-check-title",
                "workshop-card-check-scale",
                "workshop-card-check-source",
                "workshop-card-check-missing",
            ]),
        ),
    ];
    let mut answers = Vec::new();
    if let Some(first) = found.card.greatest() {
        let percent = format!("{} %", grouped((found.card.share * 1000.0).round() / 10.0));
        let values = [("label", name(&first.label)), ("value", grouped(first.value)), ("share", percent)];
        answers.push(say("workshop-card-answer-greatest", &values));
    }
    if let Some(ratio) = found.card.ratio {
        answers.push(say("workshop-card-answer-ratio", &[("ratio", grouped((ratio * 10.0).round() / 10.0))]));
    }
    let chart = bricks.as_ref().and_then(|plan| plan.charts.first());
    let columns = chart.map(|chart| chart.columns.iter().map(|column| print.column(column)).collect());
    if let Some(chart) = chart {
        for at in &chart.vanished {
            let column = &chart.columns[*at];
            let values = [("label", column.label.clone()), ("value", grouped(column.value))];
            answers.push(say("workshop-vanished", &values));
        }
    }
    let team = printed
        .seat
        .map(|seat| say("workshop-seat", &[("table", seat.table.to_string()), ("team", seat.team.to_string())]));
    Card {
        team: team.unwrap_or_default(),
        question: question.clone(),
        facts: vec![(print.text("workshop-card-unit"), unit), (print.text("workshop-card-period"), period)],
        heading: [dimension, value],
        rows,
        source: say(
            "workshop-card-source",
            &[
                ("title", dataset.title.clone()),
                ("agency", dataset.agency.name.clone()),
                ("version", version.number.to_string()),
                ("license", dataset.license.title().to_owned()),
            ],
        ),
        address: printed.address.clone(),
        address_label: print.text("workshop-card-address"),
        glossary,
        glossary_title: print.text("workshop-card-glossary"),
        missing,
        missing_title: print.text("workshop-card-missing"),
        back,
        back_title: print.text("workshop-card-back"),
        solution: if solution {
            vec![
                (print.text("workshop-card-answers"), answers),
                (print.text("workshop-columns"), columns.unwrap_or_default()),
            ]
        } else {
            Vec::new()
        },
        solution_title: print.text("workshop-card-solution"),
        picture_text: chart.map(|chart| print.described(chart)).unwrap_or_default(),
        picture: chart.filter(|_| solution).map(|chart| picture(chart, &question, "")).unwrap_or_default(),
        has_picture: solution && chart.is_some(),
    }
}
