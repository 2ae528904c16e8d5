//! What only the whole table tells: whose addresses and telephones these are.
//!
//! Never here: the judgement of one column.

use std::sync::Arc;

use super::ColumnProfile;
use crate::semantic::{Context, Label, is_address, is_person_name, kinds_inside};
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

/// Labels of addresses that say whose they are: a person's.
const HOMES: [&str; 12] = [
    "particular",
    "domicilio_particular",
    "vivienda",
    "vive",
    "reside",
    "residencia",
    "beneficiario",
    "beneficiaria",
    "solicitante",
    "hogar",
    "alumno",
    "paciente",
];

/// Labels of what happened.
const EVENTS: [&str; 12] = [
    "incidente",
    "tipo_incidente",
    "siniestro",
    "accidente",
    "hecho",
    "hechos",
    "evento",
    "reporte",
    "delito",
    "hora",
    "falta",
    "infraccion",
];

/// What a table is about, as far as its columns tell.
struct About {
    /// Offices, firms, schools.
    office: bool,
    /// A column tells one person from another in most rows.
    persons: bool,
    /// Every row is a thing with a key and a name of its own: a catalog.
    catalog: bool,
    /// Every row is a place on a map.
    map: bool,
    /// Every row is something that happened somewhere.
    event: bool,
}

impl About {
    fn new(columns: &[Column], profiles: &[ColumnProfile]) -> Self {
        let label = |column: &Column, _: &ColumnProfile, words: &[&str]| Label::of(column).has(words);
        let any = |test: &dyn Fn(&Column, &ColumnProfile) -> bool| {
            columns.iter().zip(profiles).any(|(column, profile)| test(column, profile))
        };
        let unique = |profile: &ColumnProfile| {
            let filled = profile.rows.saturating_sub(profile.nulls);
            filled >= 8 && profile.nulls * 20 <= profile.rows && profile.distinct.count * 10 >= filled * 9
        };
        let person = |p: &ColumnProfile| {
            matches!(p.personal.as_deref(), Some("curp" | "nss" | "elector-key" | "birth-date"))
                || p.personal.as_deref() == Some("person-name") && p.semantic.as_deref() == Some("person-name")
        };
        let keyed = any(&|column, profile| {
            unique(profile)
                && label(column, profile, &["codigo", "clave", "cve", "cod", "id", "numero", "clues", "cct"])
        });
        let named = any(&|column, profile| {
            let names = label(column, profile, &["descripcion", "nombre", "denominacion", "name"]);
            names
                && unique(profile)
                && profile.personal.is_none()
                && profile.longest.is_some_and(|longest| longest <= 80)
        });
        let place = |kind: &'static str| any(&|_, profile| profile.place.as_deref() == Some(kind));
        About {
            office: any(&|column, profile| label(column, profile, &OFFICES)),
            persons: any(&|_, profile| person(profile)),
            catalog: keyed && named,
            event: any(&|column, profile| label(column, profile, &EVENTS)),
            map: place("latitude") && place("longitude") || place("coordinates"),
        }
    }
}

/// Settles what the columns say of each other.
pub(super) fn settle(columns: &[Column], profiles: &mut [ColumnProfile]) {
    places(columns, profiles);
    let about = About::new(columns, profiles);
    for (column, profile) in columns.iter().zip(profiles.iter_mut()) {
        let kind = profile.semantic.as_deref();
        if kind == Some("address") && profile.personal.is_none() && is_home(column, profile, &about) {
            profile.personal = Some("address".to_owned());
            hide(profile);
        }
        let offices = about.office && !about.persons;
        if matches!(profile.personal.as_deref(), Some("phone" | "email")) && offices {
            institutional(profile);
        }
        if profile.personal.as_deref() == Some("free-text") && offices {
            let office = |kind: &&str| matches!(*kind, "phone" | "email");
            if profile.facts.values.iter().all(|value| kinds_inside(&value.text).iter().all(office)) {
                institutional(profile);
            }
        }
        if profile.personal.is_none() && is_point_of_a_home(column, profile, &about) {
            profile.personal = Some("coordinates".to_owned());
            hide(profile);
        }
    }
}

/// Names in a table of places on a map are names of places, unless nearly all of them are persons' or the label
/// says so: settlements are called after persons.
fn places(columns: &[Column], profiles: &mut [ColumnProfile]) {
    let about = About::new(columns, profiles);
    if !about.map || about.office || about.persons {
        return;
    }
    for (column, profile) in columns.iter().zip(profiles.iter_mut()) {
        if profile.personal.as_deref() == Some("person-name") && profile.semantic.as_deref() != Some("person-name") {
            let filled = profile.rows.saturating_sub(profile.nulls);
            let facts = profile.facts.clone();
            let seen = Context::new(column, &facts, filled).share(is_person_name);
            if seen < 0.25 {
                profile.personal = None;
                profile.top = facts.frequent.clone();
            }
        }
    }
}

fn is_home(column: &Column, profile: &ColumnProfile, about: &About) -> bool {
    let filled = profile.rows.saturating_sub(profile.nulls);
    let context = Context::new(column, &profile.facts, filled);
    if context.label(&HOMES) {
        return true;
    }
    let label = context.label(&["domicilio", "direccion", "address", "calle_y_numero", "calle", "dom"]);
    let houses = context.share(is_address);
    let things = about.office || about.catalog;
    houses >= 0.3 && (about.persons || label && !things) || houses >= 0.6 && !things && !about.map
}

/// True for coordinates exact to a house (three decimals are about 100 m) where the rows are persons, or whose label
/// says that they are those of a home; where something happened is no home.
fn is_point_of_a_home(column: &Column, profile: &ColumnProfile, about: &About) -> bool {
    if !matches!(profile.place.as_deref(), Some("latitude" | "longitude" | "coordinates")) {
        return false;
    }
    let exact = profile.place.as_deref() == Some("coordinates") || {
        let evidence = &profile.facts.evidence;
        evidence.point.moments.decimals().max(evidence.comma.moments.decimals()) >= 3
    };
    exact && (about.persons && !about.event || Label::of(column).has(&HOMES))
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
