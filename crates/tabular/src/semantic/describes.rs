//! Columns that describe a person without naming one: age, sex, place of residence, occupation …, by their label.
//!
//! Never here: columns that name a person by themselves.

use super::Label;
use crate::table::Column;

/// Kind and labels, those of the person first.
const LABELS: [(&str, &[&str]); 12] = [
    (
        "birth-date",
        &[
            "nacimiento",
            "fecnac",
            "fec_nac",
            "fecha_nac",
            "fechanac",
            "f_nac",
            "fecha_nacimiento",
            "birth",
            "dob",
            "ano_nacimiento",
            "f_n",
            "fecha_de_nac",
            "fec_de_nac",
            "nacio",
        ],
    ),
    (
        "age",
        &[
            "edad",
            "age",
            "edad_anos",
            "edad_cumplida",
            "grupo_edad",
            "grupo_de_edad",
            "rango_edad",
            "rango_de_edad",
            "edades",
        ],
    ),
    ("sex", &["sexo", "genero", "sex", "gender"]),
    ("marital-status", &["estado_civil", "edo_civil", "situacion_conyugal", "estado_conyugal"]),
    (
        "education",
        &[
            "escolaridad",
            "nivel_estudios",
            "nivel_de_estudios",
            "grado_estudios",
            "ultimo_grado",
            "nivel_educativo",
            "nivel_escolar",
        ],
    ),
    (
        "descent",
        &[
            "etnia",
            "grupo_etnico",
            "pueblo_indigena",
            "lengua_indigena",
            "indigena",
            "habla_lengua_indig",
            "afrodescendiente",
            "lengua_materna",
        ],
    ),
    (
        "nationality",
        &["nacionalidad", "pais_nacimiento", "pais_de_nacimiento", "pais_origen", "pais_de_origen", "entidad_nac"],
    ),
    ("religion", &["religion", "credo"]),
    ("disability", &["discapacidad", "tipo_discapacidad"]),
    ("occupation", &["ocupacion", "profesion", "oficio", "puesto", "actividad_laboral"]),
    ("school", &["escuela", "plantel", "institucion_educativa", "universidad"]),
    ("postal-code", &["cp", "codigo_postal", "cod_postal", "c_p"]),
];

const PLACES: [&str; 20] = [
    "municipio",
    "municipio_res",
    "mun_res",
    "nom_mun",
    "localidad",
    "nom_loc",
    "colonia",
    "nom_col",
    "estado",
    "entidad",
    "entidad_res",
    "nom_ent",
    "ciudad",
    "ageb",
    "alcaldia",
    "delegacion_municipio",
    "cve_mun",
    "cve_loc",
    "lugar_de_residencia",
    "residencia",
];

/// Words that turn a description into a figure, or into something else.
const OTHERS: [&str; 12] = [
    "promedio",
    "media",
    "total",
    "tasa",
    "acta",
    "expedicion",
    "registro_civil",
    "clave",
    "numero",
    "fecha_inicio",
    "nombre",
    "porcentaje",
];

/// `birth-date`, `age`, `sex`, `marital-status`, `education`, `descent`, `nationality`, `religion`, `disability`,
/// `occupation`, `school`, `postal-code` or `place`.
pub fn describes(column: &Column) -> Option<&'static str> {
    let label = Label::of(column);
    if label.has(&OTHERS) && !label.has(&["clave_municipio", "nombre_municipio"]) {
        return None;
    }
    let found = LABELS.iter().find(|(_, words)| label.has(words)).map(|(kind, _)| *kind);
    found.or_else(|| label.has(&PLACES).then_some("place"))
}

/// True for what only persons have: an age, a sex; false for places, schools, posts.
pub fn is_of_the_person(kind: &str) -> bool {
    !matches!(kind, "place" | "postal-code" | "school" | "occupation")
}
