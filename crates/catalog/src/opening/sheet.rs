//! The inventory and the plan as tables: names of columns that never change, one row a resource, and ADELA's own columns.
//!
//! What the public gets leaves out notes and who asked (persons may be named there). Never here: file formats.

use super::inventory::{Access, Entry, Field, Resource};

/// A table of texts: names of columns, and rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// Columns of the inventory that tell of the dataset; the last two are for the office alone.
const DATASET: [(&str, Field); 21] = [
    ("conjunto", Field::Title),
    ("descripcion", Field::Description),
    ("tema", Field::Theme),
    ("palabras_clave", Field::Keywords),
    ("responsable", Field::Responsible),
    ("correo_de_contacto", Field::ContactEmail),
    ("sistema", Field::System),
    ("formatos", Field::Formats),
    ("acceso", Field::Access),
    ("razon", Field::Reason),
    ("fundamento_legal", Field::LegalGround),
    ("datos_personales", Field::PersonalData),
    ("frecuencia", Field::Frequency),
    ("proxima_actualizacion", Field::NextUpdate),
    ("fecha_estimada", Field::Estimated),
    ("solicitudes", Field::Requests),
    ("cobertura_temporal", Field::Temporal),
    ("cobertura_geografica", Field::Spatial),
    ("pagina", Field::Address),
    ("quien_lo_pide", Field::RequestedBy),
    ("notas", Field::Notes),
];
/// How many of them the public gets.
const PUBLIC: usize = 19;

const RESOURCE: [&str; 7] = [
    "recurso",
    "descripcion_del_recurso",
    "formato_del_recurso",
    "sistema_del_recurso",
    "periodo_del_recurso",
    "desagregacion_del_recurso",
    "enlace_de_descarga",
];

/// ADELA's sheet of 2015.
pub const ADELA: [&str; 8] = [
    "Responsable",
    "Nombre del conjunto",
    "Nombre del recurso",
    "¿De qué es?",
    "¿Tiene datos privados?",
    "Razón por la cual los datos son privados",
    "¿En qué plataforma, tecnología, programa o sistema se albergan?",
    "Fecha estimada de publicación en datos.gob.mx",
];

/// The inventory: `public` leaves out what is for the office alone. `agency` gives the name of an agency.
pub fn inventory<'a>(entries: &[Entry], public: bool, agency: &dyn Fn(&Entry) -> &'a str) -> Sheet {
    let dataset = if public { &DATASET[..PUBLIC] } else { &DATASET[..] };
    let mut columns = vec!["dependencia"];
    columns.extend(dataset.iter().map(|(name, _)| *name));
    columns.extend(["frecuencia_codigo", "etapa", "conjunto_publicado"]);
    columns.extend(RESOURCE);
    let rows = entries.iter().flat_map(|entry| {
        let mut head = vec![agency(entry).to_owned()];
        head.extend(dataset.iter().map(|(_, field)| word(entry, *field)));
        let code = entry.state.frequency_code().map(|frequency| frequency.interval().unwrap_or(frequency.id()));
        head.push(code.unwrap_or_default().to_owned());
        head.push(entry.stage().code().to_owned());
        head.push(entry.dataset.as_ref().map(ToString::to_string).unwrap_or_default());
        each_resource(entry).into_iter().map(move |resource| {
            let own = [
                &resource.title,
                &resource.description,
                &resource.format,
                &resource.system,
                &resource.period,
                &resource.disaggregation,
                &resource.address,
            ];
            head.iter().cloned().chain(own.into_iter().cloned()).collect()
        })
    });
    Sheet { rows: rows.collect(), columns }
}

/// The inventory with ADELA's columns of 2015.
pub fn adela(entries: &[Entry]) -> Sheet {
    let rows = entries.iter().flat_map(|entry| {
        let state = &entry.state;
        let reason = [state.reason.as_str(), state.legal_ground.as_str()];
        let reason: Vec<&str> = reason.into_iter().filter(|text| !text.is_empty()).collect();
        each_resource(entry).into_iter().map(move |resource| {
            let or = |own: &str, other: &str| if own.is_empty() { other.to_owned() } else { own.to_owned() };
            vec![
                state.responsible.clone(),
                state.title.clone(),
                or(&resource.title, &state.title),
                or(&resource.description, &state.description),
                word(entry, Field::Access),
                reason.join(". "),
                or(&resource.system, &state.system),
                state.estimated.clone(),
            ]
        })
    });
    Sheet { rows: rows.collect(), columns: ADELA.to_vec() }
}

/// The plan: what is promised by when. `agency` gives the name of an agency; the note is for the office alone.
pub fn plan<'a>(entries: &[Entry], agency: &dyn Fn(&Entry) -> &'a str) -> Sheet {
    let columns = vec![
        "dependencia",
        "conjunto",
        "descripcion",
        "fecha_compromiso",
        "responsable",
        "avance",
        "etapa",
        "frecuencia",
        "frecuencia_codigo",
        "conjunto_publicado",
    ];
    let planned = entries.iter().filter(|entry| entry.state.plan.commitment.is_some());
    let rows = planned.map(|entry| {
        let code = entry.state.frequency_code().map(|frequency| frequency.interval().unwrap_or(frequency.id()));
        vec![
            agency(entry).to_owned(),
            entry.state.title.clone(),
            entry.state.description.clone(),
            entry.state.cell(Field::Commitment),
            entry.planned_by().to_owned(),
            entry.state.plan.progress.to_string(),
            entry.stage().code().to_owned(),
            entry.state.frequency.clone(),
            code.unwrap_or_default().to_owned(),
            entry.dataset.as_ref().map(ToString::to_string).unwrap_or_default(),
        ]
    });
    Sheet { rows: rows.collect(), columns }
}

fn each_resource(entry: &Entry) -> Vec<Resource> {
    if entry.state.resources.is_empty() { vec![Resource::default()] } else { entry.state.resources.clone() }
}

/// A cell as the published table says it: the words of ADELA for codes.
fn word(entry: &Entry, field: Field) -> String {
    match field {
        Field::Access => match entry.state.access {
            Some(Access::Public) => "Público",
            Some(Access::Restricted) => "Restringido",
            Some(Access::Private) => "Privado",
            None => "",
        }
        .to_owned(),
        Field::PersonalData => entry.state.personal_data.map_or("", |yes| if yes { "Sí" } else { "No" }).to_owned(),
        field => entry.state.cell(field),
    }
}

impl Sheet {
    /// The table as CSV: UTF-8 with a byte order mark so that sheets keep the accents, commas, CRLF (RFC 4180). A text
    /// that a sheet would take for a formula gets an apostrophe.
    pub fn csv(&self) -> String {
        let mut out = String::from('\u{feff}');
        let mut line = |cells: &mut dyn Iterator<Item = &str>| {
            for (at, cell) in cells.enumerate() {
                if at > 0 {
                    out.push(',');
                }
                let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                if formula || cell.contains([',', '"', '\n', '\r']) {
                    out.push('"');
                    if formula {
                        out.push('\'');
                    }
                    out.push_str(&cell.replace('"', "\"\""));
                    out.push('"');
                } else {
                    out.push_str(cell);
                }
            }
            out.push_str("\r\n");
        };
        line(&mut self.columns.iter().copied());
        for row in &self.rows {
            line(&mut row.iter().map(String::as_str));
        }
        out
    }
}
