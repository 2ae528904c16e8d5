//! What can be proposed of a dataset's description from the texts that came with its table, for a person to check.
//!
//! Never here: sentences, the clock, what is known of columns (see actions).

use apertura_tabular::month;
use apertura_tabular::semantic::fold;
use jiff::civil::Date;

/// What is proposed; what nothing is known of is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// A title.
    pub title: Option<String>,
    /// Keywords; may be empty.
    pub keywords: Vec<String>,
    /// The theme.
    pub theme: Option<String>,
    /// The period covered, `first day/last day`.
    pub temporal: Option<String>,
    /// Name of the column that tells the period; none where texts do.
    pub temporal_column: Option<String>,
    /// The territory covered.
    pub spatial: Option<String>,
}

/// Signs of a title at most.
const TITLE: usize = 160;
/// Keywords at most.
const KEYWORDS: usize = 5;
/// Years that a text may name.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2099;
/// Years that a period may span, from texts.
const SPAN: i16 = 60;

/// Words between which keywords stand.
const BETWEEN: [&str; 34] = [
    "a", "al", "and", "by", "con", "cuadro", "de", "del", "e", "el", "en", "entre", "for", "from", "in", "la", "las",
    "lo", "los", "o", "of", "on", "para", "por", "segun", "sin", "sobre", "su", "sus", "the", "to", "u", "un", "y",
];

/// Words that are no keywords alone.
const GENERAL: [&str; 26] = [
    "ano",
    "anos",
    "base",
    "capitulo",
    "caracteristicas",
    "cifras",
    "dato",
    "datos",
    "entidad",
    "estado",
    "informacion",
    "institucion",
    "lista",
    "listado",
    "municipio",
    "municipios",
    "numero",
    "periodo",
    "preliminar",
    "principales",
    "relacion",
    "tabla",
    "tipo",
    "total",
    "table",
    "data",
];

/// The line that says most among the lines above a table, in sentence case where it is all in capitals; none where no line
/// could be a title.
pub fn title<'a>(lines: impl Iterator<Item = &'a str>) -> Option<String> {
    let fits = |line: &&str| {
        let letters = line.chars().filter(|c| c.is_alphabetic()).count();
        line.chars().count() <= TITLE && letters >= 8 && !only_when(line)
    };
    let line = lines.map(unnumbered).filter(fits).max_by_key(|line| line.chars().count())?;
    let line = line.trim_end_matches(['.', ':', ';', ',']).trim();
    if line.chars().any(char::is_lowercase) {
        return Some(line.to_owned());
    }
    let mut lower = line.to_lowercase().chars().collect::<Vec<char>>();
    if let Some(first) = lower.iter_mut().find(|c| c.is_alphabetic()) {
        *first = first.to_uppercase().next().unwrap_or(*first);
    }
    Some(lower.into_iter().collect())
}

/// A line without the number of its table (`Cuadro 5.5`), in front or at the end.
fn unnumbered(line: &str) -> &str {
    let line = line.trim();
    let numbered = |word: &str| matches!(fold(word).as_str(), "cuadro" | "tabla" | "table");
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().count() <= 8;
    let words: Vec<&str> = line.split_whitespace().collect();
    match words.as_slice() {
        [first, second, .., _] if numbered(first) && number(second) => {
            line.split_once(second).map_or(line, |(_, rest)| rest.trim_start_matches(['.', ':', '-']).trim())
        }
        [_, .., before, last] if numbered(before) && number(last) => {
            line.rsplit_once(before).map_or(line, |(rest, _)| rest.trim())
        }
        _ => line,
    }
}

/// A title out of the name of a file, where it is made of words (`Ingresos por remesas.xlsx`, `LicenciasChalco.csv`).
pub fn title_of_file(name: &str) -> Option<String> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut spaced = String::new();
    for (at, c) in stem.chars().enumerate() {
        let before = stem.chars().nth(at.wrapping_sub(1));
        if c.is_uppercase() && before.is_some_and(char::is_lowercase) {
            spaced.push(' ');
        }
        spaced.push(if matches!(c, '_' | '-' | '+') { ' ' } else { c });
    }
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let told = words.iter().filter(|word| word.chars().count() >= 5 && word.chars().all(char::is_alphabetic)).count();
    if told < 2 {
        return None;
    }
    title(std::iter::once(words.join(" ").as_str()))
}

/// True for a line that says only when (`Al 31 de diciembre de 2023`).
fn only_when(line: &str) -> bool {
    let says_when = |word: &str| {
        word.chars().all(|c| c.is_ascii_digit())
            || month::number(word).is_some()
            || BETWEEN.contains(&word)
            || word == "ano"
    };
    words(line).iter().all(|word| says_when(word))
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Runs of words of a title that stand between filling words, in its order.
pub fn keywords(title: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let mut end = |run: &mut Vec<&str>| {
        let text = run.join(" ").to_lowercase();
        let told = run.iter().any(|word| !GENERAL.contains(&fold(word).as_str()));
        if told && run.len() <= 3 && text.chars().count() >= 4 && !found.iter().any(|known| fold(known) == fold(&text))
        {
            found.push(text);
        }
        run.clear();
    };
    for word in title.split(|c: char| c.is_whitespace() || "/-–—".contains(c)) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let fills = bare.is_empty()
            || BETWEEN.contains(&fold(bare).as_str())
            || bare.chars().any(|c| c.is_ascii_digit())
            || month::number(&fold(bare)).is_some();
        if !fills {
            run.push(bare);
        }
        // what follows a comma is another thing
        if fills || word.ends_with([',', '.', ':', ';', ')']) {
            end(&mut run);
        }
    }
    end(&mut run);
    found.truncate(KEYWORDS);
    found
}

/// The period that texts name, from the first day to the last that they can mean: days, months of a year, years.
pub fn period<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let spans: Vec<(Date, Date)> = texts.flat_map(spans).collect();
    let (first, last) = (spans.iter().map(|span| span.0).min()?, spans.iter().map(|span| span.1).max()?);
    (last.year() - first.year() <= SPAN).then(|| format!("{first}/{last}"))
}

/// From the first day of the first year to the last day of the last.
pub fn years(first: i16, last: i16) -> Option<String> {
    let (first, last) = (Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?);
    (YEARS.contains(&first.year()) && YEARS.contains(&last.year()) && first <= last).then(|| format!("{first}/{last}"))
}

fn spans(text: &str) -> Vec<(Date, Date)> {
    let mut spans = Vec::new();
    // months whose year comes later, with the day where one stands before
    let mut waiting: Vec<(i8, Option<i8>)> = Vec::new();
    let mut day = None;
    for word in words(text) {
        let number = word.parse::<i16>().ok().filter(|_| word.len() <= 4);
        if let Some(year) = number.filter(|year| word.len() == 4 && YEARS.contains(year)) {
            if waiting.is_empty() {
                spans.extend(Date::new(year, 1, 1).ok().zip(Date::new(year, 12, 31).ok()));
            }
            for (month, day) in waiting.drain(..) {
                let first = Date::new(year, month, day.unwrap_or(1)).ok();
                spans.extend(first.map(|first| (first, if day.is_some() { first } else { first.last_of_month() })));
            }
            day = None;
        } else if let Some(month) = month::number(&word).and_then(|month| i8::try_from(month).ok()) {
            waiting.push((month, day.take()));
        } else if let Some(number) = number.filter(|number| (1..=31).contains(number)) {
            day = i8::try_from(number).ok();
        } else if !matches!(word.as_str(), "de" | "del" | "al" | "a" | "y" | "of" | "to" | "the") {
            (day, waiting) = (None, Vec::new());
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::{keywords, period, title, title_of_file};

    #[test]
    fn the_line_that_says_most_is_the_title() {
        let of = |lines: &[&str]| title(lines.iter().copied());
        assert_eq!(
            of(&["Cuadro 5.5", "Médicos por municipio", "Al 31 de diciembre de 2023"]).as_deref(),
            Some("Médicos por municipio")
        );
        assert_eq!(of(&["LICENCIAS DE CONSTRUCCIÓN:"]).as_deref(), Some("Licencias de construcción"));
        assert_eq!(of(&["Personal médico por municipio Cuadro 5.5"]).as_deref(), Some("Personal médico por municipio"));
        assert_eq!(of(&["Cuadro 5.5. Personal médico"]).as_deref(), Some("Personal médico"));
        assert_eq!(of(&["Enero - junio de 2025", "A1"]), None);
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn a_file_that_is_named_in_words_has_a_title() {
        for (name, expected) in [
            ("Ingresos por remesas.xlsx", Some("Ingresos por remesas")),
            ("LicenciasConstruccion.csv", Some("Licencias Construccion")),
            ("tramites_municipales_2024.csv", Some("tramites municipales 2024")),
            ("gdl_2018.csv", None),
            ("BD08.TXT", None),
            ("final.xlsx", None),
        ] {
            assert_eq!(title_of_file(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn keywords_stand_between_filling_words() {
        let title = "Personal médico de las dependencias del sector público de salud por municipio según institución";
        assert_eq!(keywords(title), ["personal médico", "dependencias", "sector público", "salud"]);
        assert_eq!(keywords("Accidentes, choques y atropellos 2024 (enero)"), ["accidentes", "choques", "atropellos"]);
        assert_eq!(keywords("Datos del municipio"), Vec::<String>::new());
    }

    #[test]
    fn periods_go_from_the_first_day_to_the_last() {
        let of = |text: &str| period(std::iter::once(text));
        for (text, expected) in [
            ("Al 31 de diciembre de 2023", Some("2023-12-31/2023-12-31")),
            ("Enero - junio de 2025", Some("2025-01-01/2025-06-30")),
            ("Del 1 de enero al 15 de marzo de 2024", Some("2024-01-01/2024-03-15")),
            ("Gasto 2018-2020", Some("2018-01-01/2020-12-31")),
            ("gdl_2018.csv", Some("2018-01-01/2018-12-31")),
            ("febrero 2024", Some("2024-02-01/2024-02-29")),
            ("Mayo en la plaza, 2020", Some("2020-01-01/2020-12-31")),
            ("Ley de 1917, reforma de 2024", None),
            ("Cuadro 5.5", None),
            ("31 de febrero de 2024", None),
        ] {
            assert_eq!(of(text).as_deref(), expected, "{text}");
        }
    }
}
