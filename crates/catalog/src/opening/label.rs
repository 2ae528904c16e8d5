//! What a column of a foreign inventory means, judged by its label: ADELA's sheets of 2015 and 2016, DCAT's names, CKAN's
//! extras, and how offices write.
//!
//! Never here: cells.

use apertura_tabular::semantic::fold;
use serde::{Deserialize, Serialize};

/// What a column of a foreign sheet is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Column {
    Title,
    Description,
    Theme,
    Keywords,
    Responsible,
    ContactEmail,
    System,
    Formats,
    Access,
    Reason,
    LegalGround,
    PersonalData,
    Frequency,
    NextUpdate,
    Estimated,
    Commitment,
    Requests,
    RequestedBy,
    Temporal,
    Spatial,
    Address,
    Identifier,
    Organization,
    ResourceTitle,
    ResourceDescription,
    ResourceFormat,
    ResourceSystem,
    ResourcePeriod,
    ResourceDisaggregation,
    ResourceAddress,
    /// Kept in the notes, with its label.
    Notes,
    /// Says nothing about a dataset (people of the office); stays in the file.
    Skip,
}

impl Column {
    /// All of them, in the order in which people choose.
    pub const ALL: [Column; 32] = [
        Column::Title,
        Column::Description,
        Column::Theme,
        Column::Keywords,
        Column::Responsible,
        Column::ContactEmail,
        Column::System,
        Column::Formats,
        Column::Access,
        Column::Reason,
        Column::LegalGround,
        Column::PersonalData,
        Column::Frequency,
        Column::NextUpdate,
        Column::Estimated,
        Column::Commitment,
        Column::Requests,
        Column::RequestedBy,
        Column::Temporal,
        Column::Spatial,
        Column::Address,
        Column::Identifier,
        Column::Organization,
        Column::ResourceTitle,
        Column::ResourceDescription,
        Column::ResourceFormat,
        Column::ResourceSystem,
        Column::ResourcePeriod,
        Column::ResourceDisaggregation,
        Column::ResourceAddress,
        Column::Notes,
        Column::Skip,
    ];

    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            Column::Title => "title",
            Column::Description => "description",
            Column::Theme => "theme",
            Column::Keywords => "keywords",
            Column::Responsible => "responsible",
            Column::ContactEmail => "contact-email",
            Column::System => "system",
            Column::Formats => "formats",
            Column::Access => "access",
            Column::Reason => "reason",
            Column::LegalGround => "legal-ground",
            Column::PersonalData => "personal-data",
            Column::Frequency => "frequency",
            Column::NextUpdate => "next-update",
            Column::Estimated => "estimated",
            Column::Commitment => "commitment",
            Column::Requests => "requests",
            Column::RequestedBy => "requested-by",
            Column::Temporal => "temporal",
            Column::Spatial => "spatial",
            Column::Address => "address",
            Column::Identifier => "identifier",
            Column::Organization => "organization",
            Column::ResourceTitle => "resource-title",
            Column::ResourceDescription => "resource-description",
            Column::ResourceFormat => "resource-format",
            Column::ResourceSystem => "resource-system",
            Column::ResourcePeriod => "resource-period",
            Column::ResourceDisaggregation => "resource-disaggregation",
            Column::ResourceAddress => "resource-address",
            Column::Notes => "notes",
            Column::Skip => "skip",
        }
    }

    /// The column with this code.
    pub fn from_code(code: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.code() == code)
    }

    /// True for what is said of one resource.
    pub fn of_resource(self) -> bool {
        matches!(
            self,
            Column::ResourceTitle
                | Column::ResourceDescription
                | Column::ResourceFormat
                | Column::ResourceSystem
                | Column::ResourcePeriod
                | Column::ResourceDisaggregation
                | Column::ResourceAddress
        )
    }
}

/// Words of labels, folded and with single spaces for all other signs. The longest that fits decides.
const LABELS: &[(Column, &[&str])] = &[
    (
        Column::Title,
        &[
            "nombre del conjunto",
            "nombre del conjunto de datos",
            "conjunto de datos",
            "conjuntos de datos priorizados",
            "conjunto",
            "ds title",
            "title",
            "titulo",
            "titulo del conjunto",
            "dataset",
            "nombre",
            "base de datos",
            "nombre de la base",
            "nombre de la base y o conjunto de datos",
            "name",
        ],
    ),
    (
        Column::Description,
        &[
            "descripcion",
            "descripcion del conjunto",
            "descripcion de los conjuntos",
            "ds description",
            "description",
            "resumen",
            "notes",
        ],
    ),
    (Column::Theme, &["tema", "categoria", "sector", "theme", "ds theme", "grupo", "grupos", "eje"]),
    (
        Column::Keywords,
        &["palabras clave", "palabras claves", "etiquetas", "keywords", "keyword", "ds keyword", "tags"],
    ),
    (
        Column::Responsible,
        &[
            "responsable",
            "cargo del responsable",
            "puesto del responsable",
            "puesto responsable",
            "area responsable",
            "cargo",
            "unidad responsable",
            "unidad administrativa",
            "area generadora",
            "area",
            "responsible",
            "ds contactpoint",
            "autor",
            "author",
        ],
    ),
    (
        Column::ContactEmail,
        &["correo", "correo electronico", "correo de contacto", "email", "e mail", "ds mbox", "mbox"],
    ),
    (
        Column::System,
        &[
            "en que plataforma tecnologia programa o sistema se albergan",
            "plataforma",
            "sistema",
            "sistema de origen",
            "tecnologia",
            "sistema o plataforma",
            "fuente",
            "system",
            "source",
        ],
    ),
    (Column::Formats, &["formato", "formatos", "formats", "formato de publicacion"]),
    (
        Column::Access,
        &[
            "tiene datos privados",
            "acceso",
            "nivel de acceso",
            "tipo de acceso",
            "access",
            "access level",
            "ds accesslevel",
            "publico o privado",
            "publico privado",
            "clasificacion",
            "public access",
        ],
    ),
    (
        Column::Reason,
        &[
            "razon por la cual los datos son privados",
            "razon",
            "motivo",
            "motivo de reserva",
            "ds accesslevelcomment",
            "reason",
            "justificacion",
            "razon de la restriccion",
        ],
    ),
    (Column::LegalGround, &["fundamento legal", "fundamento", "fundamento juridico", "base legal", "legal ground"]),
    (
        Column::PersonalData,
        &["datos personales", "contiene datos personales", "tiene datos personales", "personal data"],
    ),
    (
        Column::Frequency,
        &[
            "periodicidad de la actualizacion",
            "periodicidad de actualizacion",
            "periodicidad",
            "frecuencia",
            "frequency",
            "frecuencia de actualizacion",
            "periodo de actualizacion",
            "ds accrualperiodicity",
            "accrual periodicity",
        ],
    ),
    (Column::NextUpdate, &["proxima actualizacion", "siguiente actualizacion", "next update"]),
    (
        Column::Estimated,
        &[
            "fecha estimada de publicacion",
            "fecha estimada de publicacion en datos gob mx",
            "fecha estimada",
            "estimated date",
        ],
    ),
    (
        Column::Commitment,
        &[
            "fecha tentativa de publicacion",
            "fecha tentativa de publicacion aaaa mm dd",
            "fecha compromiso",
            "fecha tentativa",
            "fecha de compromiso",
            "fecha comprometida",
            "commitment",
            "commitment date",
        ],
    ),
    (
        Column::Requests,
        &["solicitudes", "solicitudes recibidas", "numero de solicitudes", "requests", "requests received"],
    ),
    (Column::RequestedBy, &["quien lo pide", "quien lo solicita", "quien pide", "solicitado por", "requested by"]),
    (Column::Temporal, &["ds temporal", "periodo", "cobertura temporal", "periodo que cubre", "temporal"]),
    (
        Column::Spatial,
        &["ds spatial", "cobertura geografica", "cobertura espacial", "territorio", "cobertura", "spatial"],
    ),
    (Column::Address, &["ds landingpage", "pagina", "pagina web", "liga", "url", "enlace", "landing page"]),
    (Column::Identifier, &["ds identifier", "identificador", "id", "clave", "identifier"]),
    (
        Column::Organization,
        &["dependencia", "institucion", "organizacion", "organization", "ente publico", "sujeto obligado", "agency"],
    ),
    (Column::ResourceTitle, &["nombre del recurso", "recurso", "recursos", "rs title", "resource", "resource title"]),
    (Column::ResourceDescription, &["de que es", "descripcion del recurso", "rs description", "resource description"]),
    (Column::ResourceFormat, &["rs mediatype", "formato del recurso", "resource format"]),
    (Column::ResourceSystem, &["sistema del recurso", "resource system"]),
    (Column::ResourcePeriod, &["rs temporal", "periodo del recurso", "resource period"]),
    (
        Column::ResourceDisaggregation,
        &["desagregacion", "nivel de desagregacion", "desagregacion del recurso", "rs spatial", "disaggregation"],
    ),
    (
        Column::ResourceAddress,
        &[
            "rs downloadurl",
            "url de descarga",
            "liga de descarga",
            "enlace de descarga",
            "resource address",
            "download url",
        ],
    ),
    (Column::Notes, &["notas", "observaciones", "comentarios"]),
    (
        Column::Skip,
        &[
            "vision institucional de datos abiertos",
            "funcionario designado como enlace",
            "titulo del funcionario designado como enlace",
            "correo oficial del funcionario designado como enlace",
            "funcionario designado como administrador",
            "titulo del funcionario designado como administrador",
            "correo oficial del funcionario designado como administrador",
        ],
    ),
];

/// A label in small letters without accents, with one space for every run of other signs.
pub fn plain(label: &str) -> String {
    let folded = fold(label);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What a label means, and how many of its letters say so; none where nothing is known of it.
pub fn meaning(label: &str) -> Option<(Column, usize)> {
    let plain = plain(label);
    if plain.is_empty() {
        return None;
    }
    let padded = format!(" {plain} ");
    let mut best: Option<(Column, usize)> = None;
    for (column, words) in LABELS {
        for words in *words {
            let whole = plain == *words;
            // one short word inside a long sentence says little
            let inside = words.len() >= 5 && padded.contains(&format!(" {words} ")) && words.len() * 4 >= plain.len();
            // what a label begins with says more than what it goes on with (`descripción de la base de datos`)
            let begins = plain.starts_with(words);
            let weight = words.len() + if whole { 1000 } else { 0 } + if begins { 100 } else { 0 };
            if (whole || inside) && best.is_none_or(|(_, known)| weight > known) {
                best = Some((*column, weight));
            }
        }
    }
    best
}

/// What each column is taken for: no two for the same thing, what is unknown goes to the notes, what has no label is
/// kept there too.
pub fn propose(labels: &[String]) -> Vec<Column> {
    let found: Vec<Option<(Column, usize)>> = labels.iter().map(|label| meaning(label)).collect();
    let mut columns = vec![Column::Notes; labels.len()];
    for (at, meaning) in found.iter().enumerate() {
        let Some((column, weight)) = meaning else { continue };
        let rival = found.iter().enumerate().any(|(other, rival)| {
            rival.is_some_and(|(taken, more)| {
                taken == *column && other != at && (more > *weight || more == *weight && other < at)
            })
        });
        if !rival || matches!(column, Column::Notes | Column::Skip) {
            columns[at] = *column;
        }
    }
    columns
}
