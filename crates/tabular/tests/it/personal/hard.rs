//! Personal data as they come out of scans, forms and hasty hands: letters read as digits, words around a key,
//! keys cut by signs, titles, names from elsewhere, homes without a street.
//!
//! Never here: what is easy (see `positives`), what is not personal (see `hard_negatives`).

use super::Positive;
use super::draw::{Draw, plain};
use super::names::{COLONIAS, EVENTS, STREETS};
use super::positives::{self, Person};

/// First names and surnames of people who came from elsewhere.
const FOREIGN: &[(&str, &str)] = &[
    ("John Michael", "Anderson"),
    ("Jean-Pierre", "Dupont"),
    ("Olga Ivanovna", "Petrova"),
    ("Mohammed", "Al-Farsi"),
    ("Giulia", "Ferrari"),
    ("Hans Peter", "Müller"),
    ("Li", "Wei"),
    ("Emily", "Thompson"),
    ("Kenji", "Tanaka"),
    ("Marie-Claire", "Bernard"),
    ("João Paulo", "Silva Santos"),
    ("Sarah", "O'Connor"),
    ("Nguyen", "Van Thanh"),
    ("Fatima", "Hassan"),
    ("Wilner", "Jean-Baptiste"),
    ("Yoandry", "Rodríguez Peña"),
];

/// What a scanner reads for a sign, in a few signs of a hundred.
fn scanned(text: &str, draw: &mut Draw) -> String {
    let misread = |sign: char| match sign {
        '0' => 'O',
        'O' => '0',
        '1' => 'I',
        'I' => '1',
        '5' => 'S',
        'S' => '5',
        '8' => 'B',
        'B' => '8',
        other => other,
    };
    text.chars().map(|sign| if draw.chance(6) { misread(sign) } else { sign }).collect()
}

/// A key in parts, with one sign between them.
fn parted(key: &str, lengths: &[usize], between: &str) -> String {
    let mut parts = Vec::new();
    let mut rest = key;
    for &length in lengths {
        let (part, after) = rest.split_at(length.min(rest.len()));
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    parts.retain(|part| !part.is_empty());
    parts.join(between)
}

fn key_habit(key: &str, word: &str, lengths: &[usize], habit: usize, draw: &mut Draw) -> String {
    match habit {
        0 => scanned(key, draw),
        1 => parted(&key.to_lowercase(), lengths, "-"),
        2 => format!("{word}: {key}"),
        3 => format!("{key}."),
        4 => parted(key, lengths, draw.of(&[" ", "-", ".", "/"])),
        5 => format!("{word} {}", parted(key, lengths, " ")),
        _ => scanned(&key.to_lowercase(), draw),
    }
}

fn name(person: &Person, habit: usize, draw: &mut Draw) -> String {
    let (f, p, m) = (&person.first, &person.paternal, &person.maternal);
    let all = format!("{p} {m} {f}").to_uppercase();
    match habit {
        0 => format!("{} {f} {p} {m}", draw.of(&["C.", "LIC.", "PROF.", "DR.", "ING.", "SRA.", "TEC."])).to_uppercase(),
        1 => plain(&all),
        2 => {
            let (first, last) = FOREIGN[draw.below(FOREIGN.len())];
            if draw.chance(50) { format!("{first} {last}") } else { format!("{f} {p} {m}") }
        }
        3 => format!("{all} ({})", draw.of(&["PADRE", "MADRE", "TUTOR", "FINADO"])),
        4 => format!("{}. {f} {p} {m}", draw.between(1, 90)),
        5 => format!("{p}, {}.", f.chars().next().unwrap_or('X')),
        6 => format!("{f} {p} {m} / {}", draw.of(&["Tesorera", "Vocal", "Presidente", "Secretaria"])),
        _ => format!("{} Y/O {}", plain(&all), Person::new(draw).name(3, draw)),
    }
}

fn foreign(draw: &mut Draw) -> String {
    let (first, last) = FOREIGN[draw.below(FOREIGN.len())];
    if draw.chance(30) { format!("{last}, {first}") } else { format!("{first} {last}") }
}

fn address(habit: usize, draw: &mut Draw) -> String {
    let (street, colonia, number) = (draw.of(STREETS), draw.of(COLONIAS), draw.between(1, 3900));
    let (block, lot) = (draw.between(1, 80), draw.between(1, 40));
    match habit {
        0 => format!("C. {street} # {number}"),
        1 => format!("Mz {block} Lt {lot}"),
        2 => format!("CALLE {street} S/N COL. {colonia}").to_uppercase(),
        3 => format!("{street} {number} e/ {} y {}", draw.of(STREETS), draw.of(STREETS)),
        4 => format!("M-{block} L-{lot} Sec. {}", draw.between(1, 6)),
        5 => format!("Domicilio conocido, Ejido {colonia}"),
        6 => format!("Carr. a {colonia} km {}.{}", draw.between(1, 60), draw.below(10)),
        7 => format!("{street} NUM {number} INT {} {colonia} CP {}", draw.between(1, 30), draw.between(64_000, 67_000)),
        8 => format!("And. {street} Edif. {} Depto {}", draw.between(1, 20), draw.between(101, 405)),
        _ => format!("{street} #{number}-{}, {colonia}, N.L.", draw.of(&["A", "B", "2"])),
    }
}

fn phone(habit: usize, draw: &mut Draw) -> String {
    let (a, b) = (draw.digits(4), draw.digits(4));
    match habit {
        0 => format!("+52 1 81 {a} {b}"),
        1 => format!("52-81-{a}-{b}"),
        2 => format!("(0181) {a}-{b}"),
        3 => format!("81{a}{b} {}", draw.of(&["mamá", "Lupita", "(vecina)", "trabajo", "casa"])),
        4 => format!("81.{}.{}.{}.{}", &a[..2], &a[2..], &b[..2], &b[2..]),
        5 => format!("81{a}{b}.0"),
        6 => format!("CEL: 81-{a}-{b}"),
        7 => format!("81 {a}{b} y 81 {}", draw.digits(8)),
        8 => format!("+5281{a}{b}"),
        _ => format!("{a}-{b}"),
    }
}

fn email(person: &Person, habit: usize, draw: &mut Draw) -> String {
    let mail = positives::email(person, 9, draw);
    match habit {
        0 => format!("correo: {mail}"),
        1 => format!("{mail}."),
        2 => mail.replace('@', " @ "),
        3 if draw.chance(30) => mail.replacen('.', ",", 1),
        4 => format!("{} <{mail}>", person.name(5, draw)),
        5 => format!("mailto:{mail}"),
        _ => mail,
    }
}

/// A longer text that holds something.
fn text(kind: &str, draw: &mut Draw) -> String {
    let person = Person::new(draw);
    let event = draw.of(EVENTS);
    if !draw.chance(30) {
        return event.to_owned();
    }
    let three = draw.below(3);
    match (kind, three) {
        ("key", 0) => format!("{event}; curp {}", parted(&person.curp(draw).to_lowercase(), &[4, 6, 6], " ")),
        ("key", 1) => format!("{event} (RFC:{})", parted(&person.rfc(draw), &[4, 6], "-")),
        ("key", _) => format!("{event}, con número de seguridad social {}", positives::nss(draw)),
        ("phone", 0) => format!("{event} cel. +52 81 {} {}", draw.digits(4), draw.digits(4)),
        ("phone", 1) => format!("{event}. Reporta al (81) {}-{} ext. 12", draw.digits(4), draw.digits(4)),
        ("phone", _) => format!("{event}, su whatsapp es 81{}", draw.digits(8)),
        ("mail", 0) => format!("{event}. Correo:{}", email(&person, 9, draw)),
        ("mail", 1) => format!("{event}; favor de escribir a {}, gracias", email(&person, 9, draw).to_uppercase()),
        ("mail", _) => format!("{event} ({})", email(&person, 9, draw)),
        ("name", 0) => format!("{event}. {} lo reporta", person.name(1, draw)),
        ("name", 1) => format!("{event}; se entrevistó a la C. {}", person.name(0, draw).to_uppercase()),
        (_, _) => format!("{event}, LIC. {} da seguimiento", person.name(0, draw)),
    }
}

const TEXTS: &[&str] = &["Observaciones", "OBSERVACIONES GENERALES", "narrativa", "Hechos", "Seguimiento", "detalle"];

/// Every kind.
pub const KINDS: &[Positive] = &[
    ("hard-curp", &["CURP", "clave", "columna_9", "dato", "Identificador"], 7, |p, habit, d| {
        key_habit(&p.curp(d), "CURP", &[4, 6, 6], habit, d)
    }),
    ("hard-rfc-person", &["RFC", "clave", "columna_4", "Clave fiscal", "R.F.C. con homoclave"], 7, |p, habit, d| {
        key_habit(&p.rfc(d), "RFC", &[4, 6], habit, d)
    }),
    ("hard-nss", &["NSS", "No. Seguridad Social", "Afiliación IMSS", "NUM. SEG. SOC."], 7, |_, habit, d| {
        key_habit(&positives::nss(d), "NSS", &[4, 2, 4], habit, d)
    }),
    ("hard-clabe", &["CLABE", "Cuenta", "Cuenta para depósito", "CTA. CLABE", "Datos bancarios"], 7, |_, habit, d| {
        key_habit(&positives::clabe(d), "CLABE", &[3, 3, 11], habit, d)
    }),
    ("hard-elector-key", &["Clave de elector", "Credencial", "clave", "INE"], 7, |p, habit, d| {
        key_habit(&p.elector_key(d), "INE", &[6, 6, 2], habit, d)
    }),
    ("hard-email", &["Correo", "columna_8", "Medio de contacto", "E-MAIL", "dato de contacto"], 7, email),
    (
        "hard-phone",
        &["Teléfono", "TEL", "Celular", "Tel. de contacto", "No. telefónico", "Telefono(s)"],
        10,
        |_, h, d| phone(h, d),
    ),
    ("hard-person-name", &["Nombre", "NOMBRE COMPLETO", "columna_5", "Integrante", "Beneficiario", "Recibió"], 8, name),
    ("foreign-person-name", &["Nombre", "Nombre del migrante", "Huésped", "Titular", "Pasajero"], 1, |_, _, d| {
        foreign(d)
    }),
    (
        "hard-address",
        &["Domicilio", "Dirección", "DOMICILIO PARTICULAR", "Vivienda", "Dirección del solicitante"],
        10,
        |_, h, d| address(h, d),
    ),
    ("hard-birth-date", &["Fecha nac.", "F/N", "F.N.", "Nació el", "Fecha de nac. (dd/mm/aaaa)"], 4, |p, h, _| {
        p.born(h)
    }),
    ("hard-free-text-key", TEXTS, 1, |_, _, d| text("key", d)),
    ("hard-free-text-phone", TEXTS, 1, |_, _, d| text("phone", d)),
    ("hard-free-text-mail", TEXTS, 1, |_, _, d| text("mail", d)),
    ("hard-free-text-name", TEXTS, 1, |_, _, d| text("name", d)),
];
