//! What only the whole table tells: whose addresses and telephones these are.
//!
//! Never here: the judgement of one column.

use std::sync::Arc;

use super::ColumnProfile;
use crate::semantic::{Context, is_address};
use crate::table::Column;

/// Labels of offices, firms and schools.
const OFFICES: [&str; 48] = [
    "empresa",
    "establecimiento",
    "establecimientos",
    "escuela",
    "plantel",
    "sucursal",
    "oficina",
    "giro",
    "licencia",
    "razon_social",
    "dependencia",
    "institucion",
    "organismo",
    "tramite",
    "unidad",
    "hospital",
    "clues",
    "cct",
    "hotel",
    "proveedor",
    "contratista",
    "negocio",
    "nombre_comercial",
    "actividad",
    "entidad_responsable",
    "delegacion",
    "centro",
    "sede",
    "recurso",
    "servicio",
    "servicios",
    "sector",
    "biblioteca",
    "museo",
    "mercado",
    "obra",
    "proyecto",
    "parque",
    "modulo",
    "planta",
    "industria",
    "instalacion",
    "agencia",
    "area",
    "nivel",
    "sostenimiento",
    "horario",
    "nra",
];

/// Settles what the columns say of each other.
pub(super) fn settle(columns: &[Column], profiles: &mut [ColumnProfile]) {
    let contexts: Vec<bool> = columns
        .iter()
        .zip(profiles.iter())
        .map(|(column, profile)| Context::new(column, &profile.facts, 1).label(&OFFICES))
        .collect();
    let office = contexts.iter().any(|&office| office);
    // a column that tells one person from another in most rows
    let persons = profiles.iter().any(|p| {
        matches!(p.personal.as_deref(), Some("curp" | "nss" | "elector-key" | "birth-date"))
            || p.personal.as_deref() == Some("person-name") && p.semantic.as_deref() == Some("person-name")
    });
    for (column, profile) in columns.iter().zip(profiles.iter_mut()) {
        let kind = profile.semantic.as_deref();
        if kind == Some("address") && profile.personal.is_none() {
            let filled = profile.rows.saturating_sub(profile.nulls);
            let home = {
                let context = Context::new(column, &profile.facts, filled);
                let own = context.label(&[
                    "particular",
                    "domicilio_particular",
                    "vivienda",
                    "residencia",
                    "beneficiario",
                    "solicitante",
                    "hogar",
                ]);
                let label = context.label(&["domicilio", "direccion", "address", "calle_y_numero", "calle"]);
                let houses = context.share(is_address);
                own || houses >= 0.3 && (persons || label && !office)
            };
            if home {
                profile.personal = Some("address".to_owned());
                hide(profile);
            }
        }
        if matches!(profile.personal.as_deref(), Some("phone" | "email")) && office && !persons {
            institutional(profile);
        }
    }
}

fn institutional(profile: &mut ColumnProfile) {
    if let Some(facts) = Arc::get_mut(&mut profile.facts) {
        facts.institutional = true;
    }
}

/// Takes every datum out of a profile.
fn hide(profile: &mut ColumnProfile) {
    profile.min = None;
    profile.max = None;
    profile.mean = None;
    profile.deviation = None;
    profile.quantiles = None;
    profile.histogram = None;
    profile.top.clear();
    profile.patterns.clear();
    profile.series = None;
}
