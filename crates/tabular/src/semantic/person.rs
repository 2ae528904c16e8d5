//! Is this text the name of a person? By frequent first names and surnames, and words that persons lack.
//!
//! Never here: the judgement of a column (see `person_name`).

use std::sync::LazyLock;

use hashbrown::{HashMap, HashSet};

use super::fold;
use crate::pack;

fn words(text: &'static str) -> HashSet<&'static str> {
    text.lines().filter(|line| !line.starts_with("# ")).flat_map(str::split_whitespace).collect()
}

static FIRST: LazyLock<HashSet<&'static str>> = LazyLock::new(|| words(pack::mx::FIRST_NAMES));
static SURNAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| words(pack::mx::SURNAMES));
/// Whole names of persons after whom things are called, by their first word.
static EPONYMS: LazyLock<HashMap<&'static str, Vec<Vec<&'static str>>>> = LazyLock::new(|| {
    let mut names: HashMap<&'static str, Vec<Vec<&'static str>>> = HashMap::new();
    for line in pack::mx::EPONYMS.lines().filter(|line| !line.starts_with('#') && line.contains(' ')) {
        let words: Vec<&'static str> = line.split(' ').collect();
        names.entry(words[0]).or_default().push(words);
    }
    // the longest first
    names.values_mut().for_each(|names| names.sort_by_key(|name| std::cmp::Reverse(name.len())));
    names
});

/// Words of companies, offices, streets and places.
const OTHERS: &str = " sa cv sc ac rl spr sapi sofom sab srl scl ltd inc llc corp cia compania grupo empresa empresas \
    comercializadora constructora construcciones construccion servicios servicio secretaria instituto universidad \
    escuela colegio preparatoria primaria secundaria jardin hospital clinica centro calle avenida av blvd boulevard \
    calzada carretera colonia col municipio estado hermanos hijos fraccionamiento fracc ejido rancho hacienda \
    asociacion union sociedad sindicato transportes autotransportes transporte taller farmacia abarrotes restaurante \
    restaurant hotel tienda distribuidora industrias industria productos consultores consultoria ingenieria \
    arquitectos laboratorio laboratorios fabrica plasticos quimica papeleria ferreteria san santa santo ciudad villa \
    puerto general gral presa rio unidad edificio torre plaza parque mercado comercial inmobiliaria desarrollos \
    desarrolladora agricola ganadera cooperativa comite consejo direccion departamento coordinacion subdireccion \
    jefatura delegacion banco bancaria fundacion iglesia parroquia delegado presidente director subdirector jefe \
    gerente analista auxiliar prim esc escs secund sec jn ninos urb kinder preescolar telesec telesecundaria tele bachilleres cecyte cetis cbtis cbta conalep cobach \
    umf hgz hgr issste imss dif clues deportivo deportiva comunitario comunitaria publica publico estadio auditorio aeropuerto natalicio luctuoso \
    aniversario homenaje conmemoracion andador calz prol priv cda libramiento refaccionaria ferretera carniceria tintoreria muebleria peleteria \
    zapateria lavanderia cocina cafe cafeteria tacos taqueria antojitos fonda pizzas pizzeria marisqueria maquiladora aceros materiales \
    encargado despacho bufete notaria funeraria panaderia tortilleria estetica salon \
    gimnasio academia museo biblioteca estacion gasolinera proyecto programa sistema sistemas monumento estatua busto escultura mural placa glorieta jardines lomas tecnologia soluciones \
    internacional nacional mexico mexicana mexicano federal municipal estatal para con por ";

/// Titles and particles that stand in names and tell nothing.
const SILENT: &str = " de la del los las y e da do van von mc mac lic ing dr dra arq mtro mtra c cp profr profa prof sr sra \
    srta phd med tec ma j gpe fco viuda vda jr ";

/// How sure a text is the name of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// It is something else.
    None,
    /// One or two known words and nothing against: a first name or surname alone.
    Part,
    /// A known first name and a known surname.
    Full,
}

/// Judges a text; of `name, post` the name alone where the whole is none.
pub(super) fn likeness(text: &str) -> Likeness {
    let text = numbered(text);
    match (of_whole(text), text.find([',', '/', '(']).map(|at| &text[..at])) {
        (Likeness::None, Some(name)) if name.trim().contains(' ') && !is_firm(text) => of_whole(name),
        (likeness, _) => likeness,
    }
}

/// Without the number of a list before it: `12. `, `3.- `, `7) `.
fn numbered(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    let after = rest.trim_start_matches(['.', '-', ')', ' ']);
    if (1..=4).contains(&digits) && after.len() < rest.len() { after } else { text }
}

/// True where the text says that it names a firm: `S.A.`, `S. C.`, `A.C.` behind its name.
fn is_firm(text: &str) -> bool {
    let folded = fold(text);
    folded.split(' ').skip(1).any(|word| {
        let bare: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
        matches!(
            bare.as_str(),
            "sa" | "sc" | "ac" | "cv" | "rl" | "srl" | "sapi" | "spr" | "iap" | "sofom" | "asociados"
        )
    })
}

/// Which of some words belong to a whole name after which things are called.
pub(super) fn eponyms_in(words: &[&str]) -> Vec<bool> {
    let mut called = vec![false; words.len()];
    for at in 0..words.len() {
        let name = EPONYMS.get(words[at]).and_then(|names| names.iter().find(|name| words[at..].starts_with(name)));
        if let Some(name) = name {
            called[at..at + name.len()].fill(true);
        }
    }
    called
}

/// The words of a text without whole names after which things are called; a name that goes on is a person's
/// (`Miguel Hidalgo Pérez`).
fn without_eponyms<'t>(words: &[&'t str]) -> Vec<&'t str> {
    let mut left = Vec::with_capacity(words.len());
    let mut at = 0;
    let known = |word: Option<&&str>| word.is_some_and(|word| FIRST.contains(*word) || SURNAMES.contains(*word));
    while at < words.len() {
        let name = EPONYMS.get(words[at]).and_then(|names| names.iter().find(|name| words[at..].starts_with(name)));
        match name {
            Some(name)
                if !known(at.checked_sub(1).and_then(|at| words.get(at))) && !known(words.get(at + name.len())) =>
            {
                at += name.len();
            }
            _ => {
                left.push(words[at]);
                at += 1;
            }
        }
    }
    left
}

fn of_whole(text: &str) -> Likeness {
    if text.len() < 3
        || text.len() > 70
        || text.bytes().any(|b| b.is_ascii_digit() || matches!(b, b'@' | b'"' | b':' | b'('))
    {
        return Likeness::None;
    }
    if is_firm(text) {
        return Likeness::None;
    }
    let folded = fold(text);
    let words: Vec<&str> = folded.split([' ', ',', '.', '-', '/', '*', '\'']).filter(|w| !w.is_empty()).collect();
    let (mut first, mut last, mut either, mut unknown, mut count) = (0, 0, 0, 0, 0);
    for word in without_eponyms(&words) {
        let padded = [" ", word, " "].concat();
        if OTHERS.contains(&padded) {
            return Likeness::None;
        }
        if SILENT.contains(&padded) {
            continue;
        }
        count += 1;
        match (FIRST.contains(word), SURNAMES.contains(word)) {
            (true, true) => either += 1,
            (true, false) => first += 1,
            (false, true) => last += 1,
            (false, false) if word.len() == 1 => {}
            (false, false) => unknown += 1,
        }
    }
    let known = first + last + either;
    if count == 0 || count > 7 || known == 0 {
        return Likeness::None;
    }
    if count >= 2 && known >= 2 && unknown <= known && first + either >= 1 && last + either >= 1 {
        return Likeness::Full;
    }
    if count <= 3 && unknown < count || count <= 4 && first >= 1 && unknown <= 2 {
        return Likeness::Part;
    }
    Likeness::None
}

/// True for what could be the name of a person by its shape alone: two to five words that begin with a capital, and
/// nothing that speaks against it.
pub(super) fn has_shape(text: &str) -> bool {
    let text = numbered(text);
    let parts: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let name = |word: &&str| {
        let mut signs = word.chars();
        let start = signs.next().is_some_and(|sign| sign.is_uppercase());
        start && signs.all(|sign| sign.is_alphabetic() || matches!(sign, '-' | '\'' | '.'))
    };
    let folded = fold(text);
    (2..=5).contains(&parts.len())
        && parts.iter().all(|word| name(word) || SILENT.contains(&[" ", &fold(word), " "].concat()))
        && !folded
            .split([' ', ',', '.', '-'])
            .any(|word| !word.is_empty() && OTHERS.contains(&[" ", word, " "].concat()))
        && !is_firm(text)
        && !without_eponyms(&folded.split(' ').collect::<Vec<_>>()).is_empty()
}

/// True for a known first name or surname alone, or some of them.
pub(super) fn is_part(text: &str) -> bool {
    likeness(text) >= Likeness::Part
}

/// True for a first name with a surname.
pub(crate) fn is_full(text: &str) -> bool {
    likeness(text) == Likeness::Full
}

/// True for a word, lower case without accents, that is a first name.
pub(super) fn is_first_name(word: &str) -> bool {
    FIRST.contains(word)
}

/// True for a word, lower case without accents, that is a surname.
pub(super) fn is_surname(word: &str) -> bool {
    SURNAMES.contains(word)
}

/// True for words that name streets, schools, firms and the like: what follows is their name.
pub(super) fn names_a_thing(word: &str) -> bool {
    !word.is_empty() && OTHERS.contains(&[" ", word, " "].concat())
        || matches!(
            word,
            "calles" | "esq" | "esquina" | "entre" | "ley" | "premio" | "dr" | "doctor" | "profesor" | "gobernador"
        )
}
