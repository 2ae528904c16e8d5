//! Several sources that tell of the same things: who is reliable is worked out, the rest put right. All is invented.

use apertura_tabular::clean::{Outputs, clean};
use apertura_tabular::{Finding, Limits, Operation, Overrides, Recipe, Table, profile, rule, suggest};

use crate::small_table::table;

const HEADER: [&str; 4] = ["portal", "corrida", "salida", "llegada"];
const SOURCES: [&str; 9] = [
    "central",
    "linea azul",
    "terminal",
    "boletos ya",
    "copia uno",
    "copia dos",
    "copia tres",
    "el viajero",
    "mapa libre",
];

fn time(minutes: u64) -> String {
    let (hour, minute) = (minutes / 60 % 24, minutes % 60);
    let half = if hour < 12 { "a.m." } else { "p.m." };
    format!("{}:{minute:02} {half}", (hour + 11) % 12 + 1)
}

/// True once in so many, the same way every time.
fn chance(seed: u64, one_in: u64) -> bool {
    seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 33 & 0xFFFF
        < 0xFFFF / one_in
}

/// What is true of each run, and what the sources say: four are nearly always right, three copy each other and are
/// wrong of arrivals, one writes times in its own way, one leaves much out.
fn runs() -> (Vec<[String; 2]>, Vec<Vec<String>>) {
    let (mut truth, mut rows) = (Vec::new(), Vec::new());
    for run in 0..60u64 {
        let (leaves, arrives) = (360 + run * 13, 480 + run * 17);
        truth.push([time(leaves), time(arrives)]);
        for (who, source) in SOURCES.iter().enumerate() {
            let seed = run * 100 + who as u64;
            let slip = |value: u64, seed: u64| time(if chance(seed, 25) { value + 20 + seed % 7 } else { value });
            let (mut left, mut arrived) = (slip(leaves, seed), slip(arrives, seed + 50));
            match who {
                4..=6 => {
                    left = time(leaves);
                    arrived = time(arrives + 11 + run % 3);
                    if run % 4 == 0 {
                        left = String::new();
                    }
                }
                7 => left = format!("jue {:02}:{:02}", leaves / 60 % 24, leaves % 60),
                8 if run % 2 == 0 => (left, arrived) = (String::new(), time(arrives + 30 + run % 5)),
                _ => {}
            }
            rows.push(vec![(*source).to_owned(), format!("AZ-{run:03}"), left, arrived]);
        }
    }
    (truth, rows)
}

fn made(header: &[&str], rows: &[Vec<String>]) -> Table {
    let texts: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let all: Vec<&[&str]> = std::iter::once(header).chain(texts.iter().map(Vec::as_slice)).collect();
    table(&all)
}

fn suggested(table: &Table) -> (Vec<Finding>, Recipe) {
    let profile = profile::profile(table, &Limits::default()).unwrap();
    let findings = rule::findings(std::slice::from_ref(table), std::slice::from_ref(&profile));
    let recipe = suggest::recipe(table, 1, &Overrides::default(), &profile, &findings);
    (findings, recipe)
}

fn cleaned(table: &Table, mut recipe: Recipe) -> Vec<Vec<String>> {
    // the texts as they are put right, before they become times
    recipe.steps.retain(|step| matches!(step.operation, Operation::Reconcile { .. }));
    let folder = tempfile::tempdir().unwrap();
    clean(table, &recipe, &Outputs::new(folder.path(), "t"), &Limits::default(), &|_, _| {}).unwrap();
    let text = std::fs::read_to_string(folder.path().join("t.csv")).unwrap();
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

#[test]
fn reliable_sources_put_the_others_right_even_against_copies() {
    let (truth, rows) = runs();
    let (findings, recipe) = suggested(&made(&HEADER, &rows));
    let steps: Vec<&Operation> =
        recipe.steps.iter().filter(|s| s.enabled).map(|s| &s.operation).filter(|o| o.id() == "reconcile").collect();
    assert_eq!(steps.len(), 2, "{recipe:?}");
    let Operation::Reconcile { thing, source, beside, .. } = steps[0] else { panic!("{steps:?}") };
    assert_eq!((thing.as_str(), source.as_str(), beside.len()), ("corrida", "portal", 2));
    let clean = cleaned(&made(&HEADER, &rows), recipe.clone());
    let (mut changed, mut right, mut wrong_before, mut wrong_after) = (0, 0, 0, 0);
    for (row, (before, after)) in rows.iter().zip(&clean).enumerate() {
        for at in 0..2 {
            let truth = &truth[row / SOURCES.len()][at];
            changed += usize::from(before[at + 2] != after[at + 2]);
            right += usize::from(before[at + 2] != after[at + 2] && after[at + 2] == *truth);
            wrong_before += usize::from(before[at + 2] != *truth);
            wrong_after += usize::from(after[at + 2] != *truth);
        }
    }
    assert!(right * 100 >= changed * 98, "{right} of {changed} changes are right");
    assert!(wrong_after * 3 <= wrong_before, "{wrong_before} wrong cells before, {wrong_after} after");
    let finding = findings.iter().find(|f| f.rule == "sources-disagree" && f.column.as_deref() == Some("llegada"));
    let finding = finding.unwrap();
    assert_eq!(finding.details["thing"], "CORRIDA");
    assert!(finding.count > 100 && finding.samples.iter().all(|s| s.before != s.after.clone().unwrap_or_default()));
    assert_eq!(Recipe::from_toml(&recipe.to_toml()).unwrap(), recipe);
}

#[test]
fn the_same_recipe_works_out_the_next_files_sources_anew() {
    let (_, rows) = runs();
    let (_, recipe) = suggested(&made(&HEADER, &rows));
    // next month another source is the bad one
    let (truth, mut next) = runs();
    next.iter_mut().for_each(|row| {
        row[0] = match row[0].as_str() {
            "central" => "copia uno".to_owned(),
            "copia uno" => "central".to_owned(),
            other => other.to_owned(),
        }
    });
    let clean = cleaned(&made(&HEADER, &next), recipe);
    let wrong = clean.iter().enumerate().filter(|(at, row)| row[3] != truth[at / SOURCES.len()][1]).count();
    assert!(wrong * 10 < clean.len(), "{wrong}");
}

#[test]
fn what_differs_rightly_by_source_is_left_alone() {
    // offices that each report their own hours and their own director, and a name that nearly all write alike
    let offices = ["Norte", "Sur", "Centro", "Oriente", "Poniente", "Costa"];
    let rows: Vec<Vec<String>> = (0..40u64)
        .flat_map(|service| {
            offices.iter().enumerate().map(move |(at, office)| {
                let at = at as u64;
                vec![
                    (*office).to_owned(),
                    format!("Servicio {service}"),
                    time(480 + (service * 7 + at * 31) % 300),
                    if chance(service * 10 + at, 4) { "No" } else { "Sí" }.to_owned(),
                ]
            })
        })
        .collect();
    let (findings, recipe) = suggested(&made(&["sitio", "servicio", "abre", "en linea"], &rows));
    assert!(!findings.iter().any(|f| f.rule == "sources-disagree"), "{findings:?}");
    assert!(!recipe.steps.iter().any(|step| step.operation.id() == "reconcile"));
    // a thing whose answer changes from month to month
    let rows: Vec<Vec<String>> = (0..30u64)
        .flat_map(|school| {
            (1..=12u64).map(move |month| {
                let director = if month > 3 + school % 9 { school + 100 } else { school };
                let months = [
                    "enero",
                    "febrero",
                    "marzo",
                    "abril",
                    "mayo",
                    "junio",
                    "julio",
                    "agosto",
                    "septiembre",
                    "octubre",
                    "noviembre",
                    "diciembre",
                ];
                vec![months[month as usize - 1].to_owned(), format!("E-{school:02}"), format!("turno {director}")]
            })
        })
        .collect();
    let (findings, _) = suggested(&made(&["fuente", "escuela", "turno"], &rows));
    assert!(!findings.iter().any(|f| f.rule == "sources-disagree"), "{findings:?}");
}
