//! Columns that single a person out only together: age, sex, place of residence, occupation …
//!
//! Told by semantic type or label. Never here: columns that do so alone.

use crate::profile::{ColumnProfile, Profile};
use crate::semantic::Label;
use crate::table::Column;

/// A column that describes a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuasiIdentifier {
    /// Its place among the table's columns, 0-based.
    pub index: usize,
    /// Its name.
    pub name: String,
    /// `age`, `sex`, `birth-date`, `place`, `postal-code`, `occupation`, `school`, `education`, `marital-status`,
    /// `descent`, `nationality`, `religion` or `disability`.
    pub kind: &'static str,
}

impl QuasiIdentifier {
    /// True for what only persons have: an age, a sex; false for places, schools, posts.
    pub fn is_of_the_person(&self) -> bool {
        !matches!(self.kind, "place" | "postal-code" | "school" | "occupation")
    }
}

/// Kind and labels, those of the person first.
const LABELS: [(&str, &[&str]); 12] = [
    ("birth-date", &["nacimiento", "fecnac", "fec_nac", "fecha_nac", "fechanac", "f_nac", "fecha_nacimiento", "birth", "dob", "ano_nacimiento"]),
    ("age", &["edad", "age", "edad_anos", "edad_cumplida", "grupo_edad", "grupo_de_edad", "rango_edad", "rango_de_edad", "edades"]),
    ("sex", &["sexo", "genero", "sex", "gender"]),
    ("marital-status", &["estado_civil", "edo_civil", "situacion_conyugal", "estado_conyugal"]),
    ("education", &["escolaridad", "nivel_estudios", "nivel_de_estudios", "grado_estudios", "ultimo_grado", "nivel_educativo", "nivel_escolar"]),
    ("descent", &["etnia", "grupo_etnico", "pueblo_indigena", "lengua_indigena", "indigena", "habla_lengua_indig", "afrodescendiente", "lengua_materna"]),
    ("nationality", &["nacionalidad", "pais_nacimiento", "pais_de_nacimiento", "pais_origen", "pais_de_origen", "entidad_nac"]),
    ("religion", &["religion", "credo"]),
    ("disability", &["discapacidad", "tipo_discapacidad"]),
    ("occupation", &["ocupacion", "profesion", "oficio", "puesto", "actividad_laboral"]),
    ("school", &["escuela", "plantel", "institucion_educativa", "universidad"]),
    ("postal-code", &["cp", "codigo_postal", "cod_postal", "c_p"]),
];

const PLACES: [&str; 20] = [
    "municipio", "municipio_res", "mun_res", "nom_mun", "localidad", "nom_loc", "colonia", "nom_col", "estado", "entidad", "entidad_res",
    "nom_ent", "ciudad", "ageb", "alcaldia", "delegacion_municipio", "cve_mun", "cve_loc", "lugar_de_residencia", "residencia",
];

/// True where a column's label or name holds any of these words or phrases.
pub(super) fn has(column: &Column, phrases: &[&str]) -> bool {
    Label::of(column).has(phrases)
}

fn kind(column: &Column, profile: &ColumnProfile) -> Option<&'static str> {
    if profile.rows == profile.nulls {
        return None;
    }
    match profile.semantic.as_deref() {
        Some("age") => return Some("age"),
        Some("sex") => return Some("sex"),
        Some("birth-date") => return Some("birth-date"),
        Some("postal-code") => return Some("postal-code"),
        Some("municipality-name" | "municipality-key" | "locality-name" | "locality-key" | "state-name" | "state-key" | "ageb") => {
            return Some("place");
        }
        Some("person-name" | "curp" | "rfc-person" | "nss" | "clabe" | "elector-key" | "email" | "phone" | "url") => return None,
        _ => {}
    }
    let labels = Label::of(column);
    if labels.has(&["promedio", "media", "total", "tasa", "acta", "expedicion", "registro_civil"]) {
        return None;
    }
    let found = LABELS.iter().find(|(_, words)| labels.has(words)).map(|(kind, _)| *kind);
    found.or_else(|| labels.has(&PLACES).then_some("place"))
}

/// The columns of a table that describe persons, in the table's order; those that hold one value are none.
pub fn quasi_identifiers(columns: &[Column], profile: &Profile) -> Vec<QuasiIdentifier> {
    let pairs = columns.iter().zip(&profile.columns).enumerate();
    pairs
        .filter(|(_, (_, profile))| profile.distinct.count > 1)
        .filter_map(|(index, (column, profile))| {
            Some(QuasiIdentifier { index, name: column.name.clone(), kind: kind(column, profile)? })
        })
        .collect()
}
