//! `person-name`: names of persons, whole or in parts, also among names of companies.
//!
//! Places, streets and schools carry names of persons: their labels speak against.
//! Never here: one value's judgement (see `person`).

use super::municipality_name::is_municipality_name;
use super::person::{has_shape, is_full, is_part};
use super::{Context, Judged, SemanticType};
use crate::evidence::sign::Sign;

pub(super) const TYPE: SemanticType = SemanticType {
    id: "person-name",
    judge,
    valid: is_full,
    examples: &["María Guadalupe Treviño Garza", "HERNANDEZ LOPEZ JOSE LUIS", "Ing. Óscar Muñoz Peña", "Ana Sofía Ibáñez"],
    others: &["Constructora Garza Treviño, S.A. de C.V.", "Escuela Benito Juárez", "Monterrey", "Jefe de Departamento", "Choque múltiple"],
};

/// Labels of persons.
const PERSONS: [&str; 91] = [
    "nombre_completo", "nombres", "apellido", "apellidos", "paterno", "materno", "primer_apellido", "segundo_apellido",
    "titular", "responsable", "beneficiario", "beneficiaria", "solicitante", "contacto", "propietario", "representante",
    "alumno", "alumna", "paciente", "denunciante", "victima", "nombre_reporta", "reporta", "firmante", "servidor_publico", "funcionario",
    "funcionaria", "empleado", "trabajador", "ciudadano", "persona", "tutor", "padre", "madre", "conductor", "quejoso", "promovente",
    "imputado", "detenido", "integrante", "recibio", "recibe", "huesped", "pasajero", "migrante", "socio", "socia", "participante", "becario", "becaria",
    "jubilado", "pensionado", "acreditado", "deudor", "jefe_de_familia", "jefa_de_familia", "conyuge", "hijo", "hija", "familiar", "testigo", "ofendido",
    "agraviado", "finado", "fallecido", "occiso", "interno", "estudiante", "aspirante", "ganador", "ganadora", "vecino", "vecina", "entrevistado", "enlace", "administrador", "docente", "maestro", "medico", "nombre_del_titular", "encargado", "director_a",
    "elaboro", "autorizo", "reviso", "capturo", "candidato", "candidata", "diputado", "regidor", "usuario",
];

/// Labels of things that are named after persons, and of posts.
const THINGS: [&str; 78] = [
    "municipio", "localidad", "colonia", "calle", "escuela", "plantel", "entidad", "estado", "ciudad", "puesto", "cargo",
    "avenida", "vialidad", "via", "parque", "plaza", "hospital", "unidad", "institucion", "dependencia", "organizacion", "ruta", "estacion",
    "departamento", "provincia", "pais", "asentamiento", "ejido", "comunidad", "barrio", "fraccionamiento", "domicilio", "direccion", "tipo",
    "clave", "descripcion", "categoria", "biblioteca", "museo", "presa", "region", "distrito", "zona", "sector", "programa", "producto",
    "cultivo", "especie", "mes", "origen", "destino", "county", "state", "tramo", "carretera", "establecimiento", "centro", "ubicacion", "nom_loc", "nom_mun",
    "nucleo_agrario", "agrario", "col", "cruce", "interseccion", "calles", "conmemoracion", "efemeride", "inmueble", "sede", "casilla", "ayuntamiento",
    "alcaldia", "demarcacion", "ct", "clues", "espacio", "obra",
];

/// Labels under which every value is somebody, known to the lists of names or not.
const PEOPLE: [&str; 24] = [
    "beneficiario", "beneficiaria", "solicitante", "alumno", "alumna", "paciente", "denunciante", "victima", "ciudadano", "titular", "huesped", "pasajero",
    "migrante", "nombre_completo", "conductor", "quejoso", "imputado", "detenido", "becario", "pensionado", "finado", "occiso", "interno", "aspirante",
];

fn judge(context: &Context<'_>) -> Option<Judged> {
    if context.shows(Sign::Text) < 0.5 {
        return None;
    }
    let person = context.label(&PERSONS);
    if context.label(&THINGS) && !person {
        return None;
    }
    let name = context.label(&["nombre", "name", "proveedor", "contratista", "razon_social", "denominacion", "licitante", "contribuyente", "permisionario", "concesionario"]);
    // a bare label leaves open whether a municipality or the person after whom it is called is meant
    let place = |text: &str| !person && is_municipality_name(text);
    let (is_full, is_part) = (|text: &str| is_full(text) && !place(text), |text: &str| is_part(text) && !place(text));
    let full = context.share(is_full);
    let distinct = context.distinct(is_full);
    // names from elsewhere: by their shape, each person another
    let shape = |text: &str| has_shape(text) && !is_municipality_name(text);
    let elsewhere = context.label(&PEOPLE)
        && context.share(shape) >= 0.6
        && context.distinct(shape) >= 5
        && context.facts.distinct * 10 >= context.filled * 3;
    let fits = if person {
        elsewhere || full >= 0.08 && distinct >= 1 || context.share(is_part) >= 0.4
    } else if name {
        full >= 0.02 && distinct >= 2 || full >= 0.004 && distinct >= 5 || context.share(is_part) >= 0.6
    } else {
        full >= 0.5 && distinct >= 5
    };
    fits.then(|| Judged {
        semantic: (full >= 0.4 || person).then_some("person-name"),
        personal: Some("person-name"),
        ..Judged::default()
    })
}
