//! Recall and false alarms of the detection of personal data, on labelled columns that a generator writes.
//!
//! The names, streets and firms of the generator are its own, so that recall of names is honest. The people are
//! invented. `cargo xtask bench personal` prints the table by kind.
//! Never here: the detection.

mod draw;
mod hard;
mod hard_negatives;
mod names;
mod negatives;
mod positives;

use std::collections::BTreeMap;

use apertura_tabular::{Limits, Severity, profile, rule};

use crate::small_table::labelled;
use draw::{Draw, plain};
use positives::Person;

/// A column with what it holds.
struct Labelled {
    /// The kind of personal datum; for negatives what the column holds.
    kind: &'static str,
    personal: bool,
    label: String,
    values: Vec<String>,
    /// Another column of the table: its label and values.
    beside: Option<(String, Vec<String>)>,
}

/// Kind, labels in use, habits of writing, one value of a habit.
type Positive = (&'static str, &'static [&'static str], usize, fn(&Person, usize, &mut Draw) -> String);

/// Labels of notes.
const NOTES: &[&str] = &["Observaciones", "Descripción", "Notas", "Comentarios", "Motivo", "relato"];

/// A note, in a third of the cells with a datum.
fn note(holds: &str, draw: &mut Draw) -> String {
    if draw.chance(35) { positives::note(holds, draw) } else { draw.of(names::EVENTS).to_owned() }
}

const POSITIVES: &[Positive] = &[
    (
        "curp",
        &["CURP", "Clave única", "clave", "id_beneficiario", "CVE_PERSONA", "columna_7", "Curp del menor"],
        4,
        |p, shape, d| {
            let key = p.curp(d);
            match shape {
                0 => key.to_lowercase(),
                1 => format!(" {key}"),
                2 if d.chance(30) => format!("{} {} {}", &key[..4], &key[4..10], &key[10..]),
                _ => key,
            }
        },
    ),
    (
        "rfc-person",
        &["RFC", "R.F.C.", "Registro Federal de Contribuyentes", "rfc_titular", "clave", "RFC del proveedor"],
        5,
        |p, shape, d| {
            let key = p.rfc(d);
            match shape {
                0 => key.to_lowercase(),
                1 => format!("{}-{}-{}", &key[..4], &key[4..10], &key[10..]),
                2 => format!("{} {} {}", &key[..4], &key[4..10], &key[10..]),
                3 if d.chance(40) => key[..10].to_owned(),
                _ => key,
            }
        },
    ),
    (
        "nss",
        &["NSS", "Número de Seguro Social", "No. IMSS", "No. de afiliación", "num_afil", "numero", "Seguridad social"],
        4,
        |_, shape, d| {
            let key = positives::nss(d);
            match shape {
                0 => format!("{}-{}-{}-{}-{}", &key[..2], &key[2..4], &key[4..6], &key[6..10], &key[10..]),
                1 => key.trim_start_matches('0').to_owned(),
                2 => format!("{} {} {} {}", &key[..4], &key[4..6], &key[6..10], &key[10..]),
                _ => key,
            }
        },
    ),
    (
        "clabe",
        &["CLABE", "Cuenta CLABE", "Clabe interbancaria", "cuenta", "cta_deposito", "No. de cuenta", "referencia"],
        4,
        |_, shape, d| {
            let key = positives::clabe(d);
            match shape {
                0 => format!("{} {} {} {}", &key[..3], &key[3..6], &key[6..17], &key[17..]),
                1 => key.trim_start_matches('0').to_owned(),
                2 => format!("'{key}"),
                _ => key,
            }
        },
    ),
    (
        "elector-key",
        &["Clave de elector", "INE", "IFE", "Folio credencial", "clave", "identificacion"],
        2,
        |p, shape, d| {
            let key = p.elector_key(d);
            if shape == 0 { key.to_lowercase() } else { key }
        },
    ),
    (
        "email",
        &["Correo", "Correo electrónico", "E-mail", "mail", "Contacto", "columna_3", "email_solicitante"],
        4,
        positives::email,
    ),
    (
        "phone",
        &[
            "Teléfono",
            "Tel.",
            "Celular",
            "TELEFONO CONTACTO",
            "Núm. celular",
            "WhatsApp",
            "tel_casa",
            "Teléfono del padre o tutor",
        ],
        10,
        |_, shape, d| positives::phone(shape, d),
    ),
    (
        "person-name",
        &[
            "Nombre",
            "Nombre completo",
            "Beneficiario",
            "Nombre del alumno",
            "SOLICITANTE",
            "Paciente",
            "columna_2",
            "Padre o tutor",
            "Atendió",
            "Nombre del titular",
            "A quién reporta",
            "Ciudadano",
        ],
        10,
        |p, shape, d| p.name(shape, d),
    ),
    (
        "person-name-part",
        &["Apellido paterno", "Primer apellido", "Apellidos", "Nombres", "Nombre(s)", "PATERNO"],
        3,
        |p, shape, _| match shape {
            0 => p.paternal.to_uppercase(),
            1 => plain(&p.first),
            _ => format!("{} {}", p.paternal, p.maternal),
        },
    ),
    (
        "address",
        &[
            "Domicilio",
            "Dirección",
            "Calle y número",
            "Domicilio particular",
            "Dirección del beneficiario",
            "Dom.",
            "Vive en",
        ],
        8,
        |_, shape, d| positives::address(shape, d),
    ),
    (
        "birth-date",
        &["Fecha de nacimiento", "F. nac.", "fecha_nac", "Nacimiento", "FEC_NAC", "Fec. Nacimiento", "Cumpleaños"],
        4,
        |p, shape, _| p.born(shape),
    ),
    (
        "plate",
        &["Placas", "Placa", "Matrícula", "No. de placa", "placas_unidad", "Placas del vehículo"],
        5,
        |_, shape, d| positives::plate(shape, d),
    ),
    ("free-text-key", NOTES, 1, |_, _, d| note("key", d)),
    ("free-text-phone", NOTES, 1, |_, _, d| note("phone", d)),
    ("free-text-name", NOTES, 1, |_, _, d| note("name", d)),
    ("free-text-home", NOTES, 1, |_, _, d| note("home", d)),
];

/// What is written where nothing is known.
const NOTHING: &[&str] = &["", "", "", "S/D", "N/A", "-", "NO TIENE", "no proporcionó", "Sin dato"];

/// A slip of the hand: a sign lost or doubled.
fn slip(text: String, draw: &mut Draw) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    if signs.len() < 4 {
        return text;
    }
    let at = draw.between(1, signs.len() - 2);
    if draw.chance(50) {
        signs.remove(at);
    } else {
        let sign = signs[at];
        signs.insert(at, sign);
    }
    signs.into_iter().collect()
}

fn positive(positive: &Positive, draw: &mut Draw) -> Labelled {
    let (kind, labels, habits, value) = *positive;
    let (rows, habit) = (draw.between(24, 120), draw.below(habits));
    let (nothing, slips, mixed) = (draw.below(30), draw.below(6), draw.chance(25));
    let persons: Vec<Person> = (0..rows).map(|_| Person::new(draw)).collect();
    let values: Vec<String> = persons
        .iter()
        .map(|person| {
            if draw.chance(nothing) {
                return draw.of(NOTHING).to_owned();
            }
            let habit = if mixed && draw.chance(30) { draw.below(habits) } else { habit };
            let text = value(person, habit, draw);
            if draw.chance(slips) { slip(text, draw) } else { text }
        })
        .collect();
    let beside = draw.chance(50).then(|| ("Folio".to_owned(), (0..rows).map(|n| format!("F-{:04}", n + 1)).collect()));
    let beside = beside.or_else(|| {
        let names = kind == "address" && draw.chance(50);
        names.then(|| ("Beneficiario".to_owned(), persons.iter().map(|person| person.name(0, draw)).collect()))
    });
    Labelled { kind, personal: true, label: cased(draw.of(labels), draw), values, beside }
}

fn negative(negative: &negatives::Negative, draw: &mut Draw) -> Labelled {
    let (kind, labels, value) = *negative;
    let (rows, nothing) = (draw.between(24, 120), draw.below(20));
    let values =
        (0..rows).map(|_| if draw.chance(nothing) { draw.of(NOTHING).to_owned() } else { value(draw) }).collect();
    let beside =
        draw.chance(50).then(|| ("Cantidad".to_owned(), (0..rows).map(|n| (n * 7 % 90).to_string()).collect()));
    Labelled { kind, personal: false, label: cased(draw.of(labels), draw), values, beside }
}

/// A label as it stands, in capitals or without accents.
fn cased(label: &str, draw: &mut Draw) -> String {
    match draw.below(4) {
        0 => label.to_uppercase(),
        1 => plain(label),
        _ => label.to_owned(),
    }
}

/// The kind that was found, where somebody has to decide.
fn found(column: &Labelled) -> Option<String> {
    let mut header = vec![column.label.as_str()];
    header.extend(column.beside.iter().map(|beside| beside.0.as_str()));
    let rows: Vec<Vec<String>> = column
        .values
        .iter()
        .enumerate()
        .map(|(at, value)| {
            let mut row = vec![value.clone()];
            row.extend(column.beside.iter().map(|beside| beside.1[at].clone()));
            row
        })
        .collect();
    let table = labelled(&header, &rows);
    let profile = profile::profile(&table, &Limits::default()).unwrap();
    let findings = rule::findings(std::slice::from_ref(&table), std::slice::from_ref(&profile));
    let name = &table.columns[0].name;
    let ours = |f: &&apertura_tabular::Finding| {
        f.rule == "personal-data" && f.severity == Severity::Error && f.column.as_deref() == Some(name)
    };
    findings.iter().find(ours).map(|finding| finding.details["kind"].clone())
}

/// Columns and hits of a kind; the labels of some that were missed, or that alarmed.
#[derive(Default)]
struct Score {
    columns: usize,
    hits: usize,
    others: usize,
    wrong: Vec<String>,
}

fn measure(columns: usize) -> BTreeMap<(bool, &'static str), Score> {
    let mut scores: BTreeMap<(bool, &'static str), Score> = BTreeMap::new();
    let mut judge = |column: Labelled| {
        let score = scores.entry((column.personal, column.kind)).or_default();
        let kind = column.kind.trim_start_matches("hard-").trim_start_matches("foreign-").trim_end_matches("-part");
        let kind = if kind.starts_with("free-text") { "free-text" } else { kind };
        let found = found(&column);
        score.columns += 1;
        score.hits += usize::from(found.is_some());
        score.others += usize::from(found.as_deref().is_some_and(|found| found != kind));
        if found.is_some() != column.personal && score.wrong.len() < 6 {
            let some: Vec<&str> = column.values.iter().map(String::as_str).filter(|v| v.len() > 4).take(3).collect();
            score.wrong.push(format!("{} {some:?} {}", column.label, found.unwrap_or_default()));
        }
    };
    for number in 0..columns {
        for (place, kind) in POSITIVES.iter().chain(hard::KINDS).enumerate() {
            judge(positive(kind, &mut Draw::new((number * 100 + place) as u64)));
        }
        for (place, kind) in negatives::KINDS.iter().chain(hard_negatives::KINDS).enumerate() {
            judge(negative(kind, &mut Draw::new((number * 100 + place + 50_000_000) as u64)));
        }
    }
    scores
}

fn print(scores: &BTreeMap<(bool, &'static str), Score>) {
    println!("{:22} {:>8} {:>8} {:>8} {:>8}", "kind", "columns", "found", "share", "as other");
    for ((personal, kind), score) in scores.iter().rev() {
        let share = score.hits as f64 / score.columns as f64;
        let kind = if *personal { (*kind).to_owned() } else { format!("not: {kind}") };
        println!("{kind:22} {:8} {:8} {share:8.3} {:8}", score.columns, score.hits, score.others);
        score.wrong.iter().for_each(|wrong| println!("    {wrong}"));
    }
    let negatives: Vec<&Score> = scores.iter().filter(|((personal, _), _)| !personal).map(|(_, score)| score).collect();
    let (alarms, all): (usize, usize) =
        (negatives.iter().map(|s| s.hits).sum(), negatives.iter().map(|s| s.columns).sum());
    println!("false alarms {alarms} of {all} columns: {:.4}", alarms as f64 / all as f64);
}

/// Least recall of a kind.
fn least(kind: &str) -> f64 {
    match kind.trim_start_matches("hard-") {
        "curp" | "rfc-person" | "nss" | "clabe" => 0.99,
        "email" | "phone" | "elector-key" | "free-text-key" | "free-text-mail" => 0.95,
        _ => 0.90,
    }
}

#[test]
fn personal_columns_are_found_and_others_left_in_peace() {
    let scores = measure(16);
    let (mut alarms, mut negatives) = (0, 0);
    for ((personal, kind), score) in &scores {
        if *personal {
            let recall = score.hits as f64 / score.columns as f64;
            assert!(recall >= least(kind), "{kind}: {recall:.3}, missed {:#?}", score.wrong);
        } else {
            alarms += score.hits;
            negatives += score.columns;
        }
    }
    let wrong: Vec<&Vec<String>> = scores.iter().filter(|(k, _)| !k.0).map(|(_, score)| &score.wrong).collect();
    assert!(alarms * 50 <= negatives, "{alarms} false alarms of {negatives} columns: {wrong:#?}");
}

/// Not a test but the table that the benchmark shows.
#[test]
#[ignore = "prints a table: cargo xtask bench personal"]
fn table_of_recall_and_false_alarms() {
    print(&measure(100));
}
