//! Values that are personal data, as offices write them: check digits that are right, and the slips of the hand.
//!
//! Never here: values that are not (see `negatives`).

use super::draw::{Draw, plain};
use super::names::{COLONIAS, EVENTS, FIRST, LAST, STREETS};

const STATES: &[&str] = &["NL", "DF", "JC", "MC", "PL", "VZ", "CS", "OC", "YN", "TS", "CL", "SP", "NE"];

/// A first name and two surnames.
pub struct Person {
    pub first: String,
    pub paternal: String,
    pub maternal: String,
    day: (usize, usize, usize),
    sex: char,
    state: &'static str,
}

impl Person {
    pub fn new(draw: &mut Draw) -> Self {
        Person {
            first: draw.front(FIRST).to_owned(),
            paternal: draw.front(LAST).to_owned(),
            maternal: draw.front(LAST).to_owned(),
            day: draw.day(1938, 2019),
            sex: if draw.chance(50) { 'H' } else { 'M' },
            state: STATES[draw.below(STATES.len())],
        }
    }

    fn upper(text: &str) -> Vec<char> {
        let bare = text.trim_start_matches("de la ").trim_start_matches("de ");
        plain(bare).to_uppercase().chars().filter(char::is_ascii_uppercase).collect()
    }

    fn initials(&self) -> String {
        let (p, m, f) = (Self::upper(&self.paternal), Self::upper(&self.maternal), Self::upper(&self.first));
        let vowel = p.iter().skip(1).copied().find(|c| "AEIOU".contains(*c)).unwrap_or('X');
        [p[0], vowel, m[0], f[0]].iter().collect()
    }

    fn six(&self) -> String {
        format!("{:02}{:02}{:02}", self.day.0 % 100, self.day.1, self.day.2)
    }

    /// CURP: form and check digit of RENAPO's instruction (weights 18 to 2, `Ñ` is 24).
    pub fn curp(&self, draw: &mut Draw) -> String {
        let inner = |text: &str| Self::upper(text).into_iter().skip(1).find(|c| !"AEIOU".contains(*c)).unwrap_or('X');
        let century = if self.day.0 < 2000 {
            char::from(b'0' + draw.below(3) as u8)
        } else {
            char::from(b'A' + draw.below(3) as u8)
        };
        let mut key = format!("{}{}{}{}", self.initials(), self.six(), self.sex, self.state);
        for part in [&self.paternal, &self.maternal, &self.first] {
            key.push(inner(part));
        }
        key.push(century);
        let value = |c: char| match c {
            '0'..='9' => c as usize - '0' as usize,
            'A'..='N' => c as usize - 'A' as usize + 10,
            'Ñ' => 24,
            _ => c as usize - 'O' as usize + 25,
        };
        let sum: usize = key.chars().zip((2..=18).rev()).map(|(c, weight)| value(c) * weight).sum();
        format!("{key}{}", (10 - sum % 10) % 10)
    }

    /// RFC: form and check digit of the tax office (weights 13 to 2, modulo 11).
    pub fn rfc(&self, draw: &mut Draw) -> String {
        const SIGNS: &str = "123456789ABCDEFGHIJKLMNPQRSTUVWXYZ";
        let pick = |draw: &mut Draw| SIGNS.as_bytes()[draw.below(SIGNS.len())] as char;
        let key = format!("{}{}{}{}", self.initials(), self.six(), pick(draw), pick(draw));
        let value = |c: char| match c {
            '0'..='9' => c as usize - '0' as usize,
            'A'..='N' => c as usize - 'A' as usize + 10,
            'O'..='Z' => c as usize - 'O' as usize + 25,
            _ => 24,
        };
        let sum: usize = key.chars().zip((2..=13).rev()).map(|(c, weight)| value(c) * weight).sum();
        let last = match sum % 11 {
            0 => '0',
            1 => 'A',
            rest => char::from(b'0' + (11 - rest) as u8),
        };
        format!("{key}{last}")
    }

    /// Elector key: six consonants, day of birth, state, sex, three digits.
    pub fn elector_key(&self, draw: &mut Draw) -> String {
        let two = |text: &str| {
            let mut signs: Vec<char> = Self::upper(text).into_iter().filter(|c| !"AEIOU".contains(*c)).collect();
            signs.resize(2, 'X');
            signs.into_iter().collect::<String>()
        };
        let state = draw.between(1, 32);
        let parts = [two(&self.paternal), two(&self.maternal), two(&self.first)].concat();
        format!("{parts}{}{state:02}{}{:03}", self.six(), self.sex, draw.below(1000))
    }

    /// The name in one of the shapes that offices use; `shape` is the habit of the column.
    pub fn name(&self, shape: usize, draw: &mut Draw) -> String {
        let (f, p, m) = (&self.first, &self.paternal, &self.maternal);
        match shape {
            0 => format!("{f} {p} {m}"),
            1 => format!("{p} {m} {f}").to_uppercase(),
            2 => format!("{p} {m}, {f}"),
            3 => plain(&format!("{p} {m} {f}")).to_uppercase(),
            4 => format!("{} {f} {p}", draw.of(&["Ing.", "Lic.", "Dra.", "C.", "Mtro.", "Arq.", "Profra.", "C. P."])),
            5 => format!("{f} {p}"),
            6 => plain(&format!("{f} {p} {m}")).to_lowercase(),
            7 => format!("{} {p} {}.", initials(f), m.chars().next().unwrap_or('X')),
            8 => format!("{p}/{m}/{f}").to_uppercase(),
            _ => format!("{}  {p}   {m} ", plain(f)),
        }
    }

    /// The day of birth as text.
    pub fn born(&self, shape: usize) -> String {
        let (y, m, d) = self.day;
        match shape {
            0 => format!("{d:02}/{m:02}/{y}"),
            1 => format!("{y}-{m:02}-{d:02}"),
            2 => format!("{d}/{m}/{:02}", y % 100),
            _ => {
                const MONTHS: [&str; 12] = [
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
                format!("{d} de {} de {y}", MONTHS[m - 1])
            }
        }
    }
}

fn initials(first: &str) -> String {
    first.split(' ').filter_map(|word| word.chars().next()).map(|c| format!("{c}.")).collect::<Vec<_>>().join(" ")
}

/// Number of the social security with its Luhn digit.
pub fn nss(draw: &mut Draw) -> String {
    let office = draw.between(1, 97);
    let digits = format!("{office:02}{:02}{:02}{:04}", draw.below(100), draw.below(100), draw.below(10_000));
    let sum: usize = digits
        .bytes()
        .enumerate()
        .map(|(at, b)| {
            let value = (b - b'0') as usize * (1 + at % 2);
            value / 10 + value % 10
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// Number of a bank account with its check digit (weights 3, 7, 1).
pub fn clabe(draw: &mut Draw) -> String {
    let bank = draw.of(&["002", "012", "014", "021", "036", "044", "072", "127", "137", "646"]);
    let digits = format!("{bank}{:03}{}", draw.between(10, 960), draw.digits(11));
    let sum: usize = digits.bytes().zip([3, 7, 1].into_iter().cycle()).map(|(b, w)| (b - b'0') as usize * w % 10).sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// A private address of electronic mail.
pub fn email(person: &Person, shape: usize, draw: &mut Draw) -> String {
    let user = plain(person.first.split(' ').next().unwrap_or("ana")).to_lowercase().replace('.', "");
    let last = plain(person.paternal.split(' ').next_back().unwrap_or("paz")).to_lowercase();
    let domain = draw.of(&[
        "gmail.com",
        "hotmail.com",
        "yahoo.com.mx",
        "outlook.es",
        "icloud.com",
        "live.com.mx",
        "prodigy.net.mx",
    ]);
    let mail = match draw.below(4) {
        0 => format!("{user}.{last}@{domain}"),
        1 => format!("{last}_{}@{domain}", draw.below(100)),
        2 => format!("{}{last}{}@{domain}", &user[..1], draw.between(60, 99)),
        _ => format!("{user}{}@{domain}", draw.below(2000)),
    };
    match shape {
        0 => mail.to_uppercase(),
        1 if draw.chance(20) => format!("{mail}; {user}@{domain}"),
        2 => format!(" {mail} "),
        _ => mail,
    }
}

/// A private telephone.
pub fn phone(shape: usize, draw: &mut Draw) -> String {
    let area = draw.of(&["81", "55", "33", "222", "442", "664", "999", "844", "81", "81"]).to_owned();
    let rest = draw.digits(10 - area.len());
    let (a, b) = rest.split_at(rest.len() - 4);
    match shape {
        0 => format!("{area}{rest}"),
        1 => format!("({area}) {a}-{b}"),
        2 => format!("{area} {a} {b}"),
        3 => format!("+52 {area} {a} {b}"),
        4 => format!("044 {area} {a} {b}"),
        5 => format!("{area}-{a}-{b}"),
        6 => format!("521{area}{rest}"),
        7 => format!("Cel. {area}{a}{b}"),
        8 if draw.chance(30) => format!("{area}{rest} / {}", draw.digits(10)),
        _ => format!("{area}.{a}.{b}"),
    }
}

/// The address of a house.
pub fn address(shape: usize, draw: &mut Draw) -> String {
    let (street, colonia) = (draw.of(STREETS), draw.of(COLONIAS));
    let (number, code) = (draw.between(1, 4800), draw.between(64_000, 67_990));
    match shape {
        0 => format!("{} {street} {number}", draw.of(&["Calle", "C.", "Av.", "Priv.", "Prol.", "Cda.", "Andador"])),
        1 => format!("{street} #{number}, Col. {colonia}, C.P. {code}"),
        2 => format!("{street} {number}").to_uppercase(),
        3 => format!("{street} No. {number} Int. {} Col. {colonia}", draw.between(1, 20)),
        4 => format!("MZA {} LOTE {} {colonia}", draw.between(1, 90), draw.between(1, 60)).to_uppercase(),
        5 => format!("{street} S/N, {colonia}"),
        6 => format!("Blvd. {street} {number}-{} Fracc. {colonia}", draw.of(&["A", "B", "C"])),
        _ => format!("{street} {number}, {colonia}"),
    }
}

/// A plate.
pub fn plate(shape: usize, draw: &mut Draw) -> String {
    let letters = draw.letters(3);
    match shape {
        0 => format!("{letters}-{:02}-{:02}", draw.below(100), draw.below(100)),
        1 => format!("{letters}-{:03}-{}", draw.below(1000), draw.letters(1)),
        2 => format!("{letters}{:04}", draw.below(10_000)),
        3 => format!("{letters}{:03}{}", draw.below(1000), draw.letters(1)),
        _ => format!("{letters} {:02} {:02}", draw.below(100), draw.below(100)).to_lowercase(),
    }
}

/// A note that holds a personal datum: a key or mail, a telephone, a name, a home.
pub fn note(holds: &str, draw: &mut Draw) -> String {
    let person = Person::new(draw);
    let event = draw.of(EVENTS);
    match (holds, draw.below(3)) {
        ("key", 0) => format!("{event}. Reporta con CURP {} en el lugar", person.curp(draw)),
        ("key", 1) => format!("{event}, enviar respuesta a {}", email(&person, 5, draw)),
        ("key", _) => format!("{event}: RFC {}, pendiente de pago", person.rfc(draw)),
        ("phone", 0) => format!("{event}; comunicarse al {} por la tarde", phone(draw.below(3), draw)),
        ("phone", 1) => format!("{event}. Tel. {}", phone(draw.below(6), draw)),
        ("phone", _) => format!("{event}, llamar al celular {} antes de acudir", phone(2, draw)),
        ("name", 0) => format!("{event}. El C. {} señala que ya había reportado", person.name(0, draw)),
        ("name", 1) => format!("{event}, atendido por la Sra. {} en su domicilio", person.name(5, draw)),
        ("name", _) => format!("{} manifiesta: {}", person.name(0, draw), event.to_lowercase()),
        (_, 0) => format!("{event}. Vive en Calle {} {} de la colonia", draw.of(STREETS), draw.between(100, 999)),
        (_, 1) => {
            format!("{event}. Con domicilio en {} {}, {}", draw.of(STREETS), draw.between(1, 999), draw.of(COLONIAS))
        }
        _ => format!("{event}; la persona reside en {} No. {}", draw.of(STREETS), draw.between(1, 999)),
    }
}
