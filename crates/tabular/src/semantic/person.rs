//! Is this text the name of a person? By frequent first names and surnames, and words that persons lack.
//!
//! Never here: the judgement of a column (see `person_name`).

use std::sync::LazyLock;

use hashbrown::HashSet;

use super::fold;
use crate::pack;

fn words(text: &'static str) -> HashSet<&'static str> {
    text.lines().filter(|line| !line.starts_with("# ")).flat_map(str::split_whitespace).collect()
}

static FIRST: LazyLock<HashSet<&'static str>> = LazyLock::new(|| words(pack::mx::FIRST_NAMES));
static SURNAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| words(pack::mx::SURNAMES));

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
    gerente analista auxiliar encargado despacho bufete notaria funeraria panaderia tortilleria estetica salon \
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
    match (of_whole(text), text.split_once(',')) {
        (Likeness::None, Some((name, _))) if name.trim().contains(' ') => of_whole(name),
        (likeness, _) => likeness,
    }
}

fn of_whole(text: &str) -> Likeness {
    if text.len() < 3
        || text.len() > 70
        || text.bytes().any(|b| b.is_ascii_digit() || matches!(b, b'@' | b'"' | b':' | b'('))
    {
        return Likeness::None;
    }
    let folded = fold(text);
    let (mut first, mut last, mut either, mut unknown, mut count) = (0, 0, 0, 0, 0);
    for word in folded.split([' ', ',', '.', '-', '/', '*']).filter(|w| !w.is_empty()) {
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
