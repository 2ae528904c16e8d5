//! Columns that tell of a person's health, of violence suffered, or of beliefs and descent, by their label.
//!
//! Never here: values.

use crate::semantic::Label;
use crate::table::Column;

const HEALTH: [&str; 44] = [
    "diagnostico",
    "diagnosticos",
    "enfermedad",
    "enfermedades",
    "padecimiento",
    "padecimientos",
    "cie",
    "cie10",
    "cie_10",
    "discapacidad",
    "sintoma",
    "sintomas",
    "comorbilidad",
    "vih",
    "sida",
    "embarazo",
    "embarazada",
    "diabetes",
    "obesidad",
    "hipertension",
    "hipertensa",
    "epoc",
    "asma",
    "neumonia",
    "inmusupr",
    "tabaquismo",
    "renal_cronica",
    "cardiovascular",
    "causa_defuncion",
    "causa_de_defuncion",
    "causa_muerte",
    "tratamiento",
    "medicamento",
    "tipo_sangre",
    "tipo_de_sangre",
    "adiccion",
    "adicciones",
    "salud_mental",
    "cancer",
    "tuberculosis",
    "covid",
    "covid_19",
    "resultado_lab",
    "intubado",
];

const VIOLENCE: [&str; 17] = [
    "violencia",
    "tipo_violencia",
    "tipo_de_violencia",
    "agresor",
    "agresora",
    "agresion",
    "maltrato",
    "abuso",
    "abuso_sexual",
    "lesiones",
    "lesion",
    "feminicidio",
    "parentesco_agresor",
    "relacion_agresor",
    "delito",
    "victimario",
    "acoso",
];

const BELIEF: [&str; 18] = [
    "religion",
    "credo",
    "orientacion_sexual",
    "identidad_genero",
    "identidad_de_genero",
    "preferencia_sexual",
    "etnia",
    "grupo_etnico",
    "pueblo_indigena",
    "lengua_indigena",
    "habla_lengua_indig",
    "indigena",
    "afrodescendiente",
    "afromexicano",
    "sindicato",
    "afiliacion_politica",
    "afiliacion_sindical",
    "migrante",
];

/// `health`, `violence` or `belief`.
pub fn theme(column: &Column) -> Option<&'static str> {
    [("health", &HEALTH[..]), ("violence", &VIOLENCE), ("belief", &BELIEF)]
        .into_iter()
        .find(|(_, words)| Label::of(column).has(words))
        .map(|(theme, _)| theme)
}
