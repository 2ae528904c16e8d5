//! Words that offices use for codes: frequency, access, yes and no; and what looks like a person where a position is
//! asked for.
//!
//! Never here: the codes themselves, dates (see `moment`).

use std::sync::LazyLock;

use apertura_tabular::semantic::fold;

use super::inventory::Access;
use crate::frequency::Frequency;

/// Words by frequency: ADELA's list, the European code list, and how people write.
const FREQUENCIES: [(Frequency, &[&str]); 14] = [
    (
        Frequency::RealTime,
        &[
            "tiempo real",
            "en tiempo real",
            "tiempo_real",
            "realtime",
            "real time",
            "cont",
            "continua",
            "continuous",
            "permanente",
        ],
    ),
    (Frequency::Daily, &["diario", "diaria", "diariamente", "cada dia", "todos los dias", "daily", "r/p1d"]),
    (Frequency::Weekly, &["semanal", "semanalmente", "cada semana", "weekly", "r/p1w", "r/p7d"]),
    (
        Frequency::Biweekly,
        &[
            "quincenal",
            "quincenalmente",
            "cada quincena",
            "catorcenal",
            "biweekly",
            "fortnightly",
            "r/p2w",
            "r/p15d",
            "r/p14d",
            "r/p0.5m",
        ],
    ),
    (Frequency::Monthly, &["mensual", "mensualmente", "cada mes", "mes", "monthly", "r/p1m"]),
    (Frequency::Bimonthly, &["bimestral", "bimensual", "cada dos meses", "cada 2 meses", "bimonthly", "r/p2m"]),
    (
        Frequency::Quarterly,
        &["trimestral", "trimestralmente", "cada tres meses", "cada 3 meses", "cada trimestre", "quarterly", "r/p3m"],
    ),
    (
        Frequency::FourMonthly,
        &[
            "cuatrimestral",
            "cada cuatro meses",
            "cada 4 meses",
            "cada cuatrimestre",
            "tres veces al ano",
            "annual 3",
            "three times a year",
            "r/p4m",
        ],
    ),
    (
        Frequency::Semiannual,
        &[
            "semestral",
            "semestralmente",
            "cada seis meses",
            "cada 6 meses",
            "cada semestre",
            "semiannual",
            "biannual",
            "r/p6m",
        ],
    ),
    (
        Frequency::Annual,
        &[
            "anual",
            "anualmente",
            "cada ano",
            "una vez al ano",
            "ano",
            "annual",
            "annually",
            "yearly",
            "r/p1y",
            "r/p12m",
        ],
    ),
    (Frequency::Biennial, &["bianual", "bienal", "cada dos anos", "cada 2 anos", "biennial", "r/p2y"]),
    (Frequency::Quinquennial, &["quinquenal", "cada cinco anos", "cada 5 anos", "quinquennial", "r/p5y"]),
    (Frequency::Decennial, &["decenal", "cada diez anos", "cada 10 anos", "decennial", "r/p10y"]),
    (
        Frequency::Irregular,
        &[
            "irregular",
            "eventual",
            "ocasional",
            "variable",
            "sin periodicidad",
            "segun se requiera",
            "cuando se requiera",
            "cada que se requiera",
            "as needed",
            "irreg",
        ],
    ),
];

/// Words that stand before or after a frequency and add nothing.
const AROUND: [&str; 9] =
    ["actualizacion", "periodicidad", "frecuencia", "de forma", "forma", "de manera", "manera", "periodo", "update"];

/// The frequency that a text says; none where it says none, or more than one.
pub fn frequency(text: &str) -> Option<Frequency> {
    let mut folded = fold(text);
    if let Some((_, code)) = folded.rsplit_once("/frequency/") {
        folded = code.replace('_', " ");
    }
    let mut plain = folded.trim_end_matches(['.', ',', ';']).trim();
    loop {
        let before = plain;
        for word in AROUND {
            plain = plain.strip_prefix(word).map_or(plain, |rest| rest.trim_start_matches([' ', ':']));
        }
        if before == plain {
            break;
        }
    }
    if let Ok(code) = plain.parse() {
        return Some(code);
    }
    let known = |plain: &str| FREQUENCIES.iter().find(|(_, words)| words.contains(&plain)).map(|(code, _)| *code);
    known(plain).or_else(|| known(plain.trim_end_matches('s')))
}

/// Who may have the data, as people say it; of `¿Tiene datos privados?` yes and no are answers too.
pub fn access(text: &str) -> Option<Access> {
    let folded = fold(text);
    let first = folded.split([' ', '/', ',', '(', ';']).next().unwrap_or_default();
    match first {
        "publico" | "publica" | "publicos" | "publicas" | "abierto" | "abierta" | "public" | "open" | "no" | "true" => {
            Some(Access::Public)
        }
        "restringido" | "restringida" | "restringidos" | "restricted" | "parcial" | "parcialmente" => {
            Some(Access::Restricted)
        }
        "privado" | "privada" | "privados" | "privadas" | "private" | "non-public" | "confidencial" | "reservado"
        | "reservada" | "si" | "yes" | "false" => Some(Access::Private),
        _ => None,
    }
}

/// Yes or no, as people say it.
pub fn yes_no(text: &str) -> Option<bool> {
    match fold(text).trim_end_matches('.') {
        "si" | "s" | "yes" | "y" | "true" | "verdadero" | "1" | "x" => Some(true),
        "no" | "n" | "false" | "falso" | "0" | "ninguno" | "no contiene" => Some(false),
        _ => None,
    }
}

/// Words that begin or are in the name of a position or an office.
const OFFICES: [&str; 46] = [
    "direccion",
    "director",
    "directora",
    "subdireccion",
    "subdirector",
    "subdirectora",
    "secretaria",
    "secretario",
    "subsecretaria",
    "subsecretario",
    "coordinacion",
    "coordinador",
    "coordinadora",
    "unidad",
    "departamento",
    "jefe",
    "jefa",
    "jefatura",
    "titular",
    "encargado",
    "encargada",
    "instituto",
    "comision",
    "consejo",
    "fideicomiso",
    "oficina",
    "area",
    "delegacion",
    "gerencia",
    "gerente",
    "contraloria",
    "tesoreria",
    "tesorero",
    "procuraduria",
    "fiscalia",
    "administracion",
    "administrador",
    "administradora",
    "enlace",
    "responsable",
    "sistema",
    "centro",
    "agencia",
    "auditoria",
    "universidad",
    "gobierno",
];

/// True where a text that should name a position reads like the name of a person.
pub fn looks_like_person(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    if folded.contains('@') || words.any(|word| OFFICES.contains(&word)) {
        return folded.contains('@');
    }
    PERSON.is_some_and(|person| person(text.trim()))
}

/// The engine's own judgement of a name.
static PERSON: LazyLock<Option<fn(&str) -> bool>> = LazyLock::new(|| {
    apertura_tabular::semantic::catalog().into_iter().find(|(id, ..)| *id == "person-name").map(|(_, valid, ..)| valid)
});
