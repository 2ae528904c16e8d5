//! Names and keys that are harder to tell from personal data: places, schools, hospitals and streets named after
//! persons under bare labels, keys of the same length, numbers of offices and free lines.
//!
//! Never here: values that are personal (see `hard`).

use super::draw::Draw;
use super::names::{COLONIAS, FIRST, LAST, PLACES, STREETS, TRADES};
use super::negatives::Negative;

fn hero(draw: &mut Draw) -> &'static str {
    HEROES[draw.below(HEROES.len())]
}

/// Persons after whom things are named.
const HEROES: &[&str] = &[
    "Benito Juárez",
    "Miguel Hidalgo",
    "José María Morelos",
    "Emiliano Zapata",
    "Francisco I. Madero",
    "Lázaro Cárdenas",
    "Venustiano Carranza",
    "Mariano Escobedo",
    "Ignacio Zaragoza",
    "Josefa Ortiz de Domínguez",
    "Vicente Guerrero",
    "Leona Vicario",
    "Sor Juana Inés de la Cruz",
    "Jesús González Ortega",
    "Fray Servando Teresa de Mier",
    "Felipe Ángeles",
    "Guadalupe Victoria",
    "Justo Sierra Méndez",
];

/// Every kind.
pub const KINDS: &[Negative] = &[
    ("municipality-bare", &["Ayuntamiento", "MUN", "Cabecera municipal", "Nombre del municipio", "Alcaldía"], |d| {
        d.of(PLACES).to_owned()
    }),
    ("municipality-name", &["Nombre", "NOMBRE", "Territorio", "Demarcación"], |d| d.of(PLACES).to_owned()),
    ("school-titled", &["Nombre", "Nombre del plantel", "nombre_ct", "Inmueble", "Sede"], |d| {
        let kind = d.of(&[
            "Escuela Primaria",
            "Prim.",
            "J.N.",
            "Esc. Sec. Téc. No. 4",
            "Colegio",
            "CECyTE",
            "ESC. PRIM. URB.",
        ]);
        format!("{kind} {}", hero(d))
    }),
    ("hospital", &["Nombre", "Unidad médica", "Nombre de la unidad", "Hospital", "CLUES nombre"], |d| {
        let kind =
            d.of(&["Hospital General", "Hospital Regional", "Clínica", "Centro de Salud", "UMF", "H.G.Z. No. 33"]);
        format!("{kind} Dr. {} {}", d.of(FIRST), d.of(LAST))
    }),
    ("street-titled", &["Nombre", "Vialidad principal", "Entre calle", "Y calle", "Tramo", "Nombre de la vía"], |d| {
        format!("{} {}", d.of(&["Calle", "Av.", "Blvd.", "Calz.", "Prol.", "Andador"]), hero(d))
    }),
    ("street-crossing", &["Cruce", "Intersección", "Entre calles", "Tramo"], |d| format!("{} y {}", hero(d), hero(d))),
    ("park", &["Nombre", "Espacio público", "Instalación", "Parque"], |d| {
        let kind = d.of(&[
            "Parque",
            "Unidad Deportiva",
            "Plaza",
            "Biblioteca Pública",
            "Mercado",
            "DIF",
            "Centro Comunitario",
        ]);
        format!("{kind} {}", hero(d))
    }),
    ("shop", &["Nombre comercial", "Nombre del negocio", "Establecimiento", "Denominación", "Giro comercial"], |d| {
        let kind =
            d.of(&["Abarrotes", "Farmacia", "Tacos", "Estética", "Papelería", "Taller", "Restaurante", "Carnicería"]);
        format!("{kind} {} {}", d.of(&["Doña", "Don", "El", "La", "Los"]), d.of(FIRST))
    }),
    ("firm", &["Razón social", "Proveedor adjudicado", "Persona moral", "Licitante"], |d| {
        let (one, other) = (d.of(LAST), d.of(LAST));
        match d.below(4) {
            0 => format!("Grupo {one} {other} SAPI de CV"),
            1 => format!("{} {one} {other}, S.A.", d.of(TRADES)),
            2 => format!("{one}, {other} y Asociados, S.C."),
            _ => format!("Autotransportes Hermanos {one} S de RL MI"),
        }
    }),
    ("holiday", &["Conmemoración", "Efeméride", "Motivo del asueto", "Evento"], |d| {
        format!("{} de {}", d.of(&["Natalicio", "Aniversario luctuoso", "Homenaje"]), hero(d))
    }),
    ("colonia-hero", &["Colonia", "Asentamiento", "Nombre del asentamiento", "COL."], |d| {
        if d.chance(50) { hero(d).to_owned() } else { d.of(COLONIAS).to_owned() }
    }),
    ("ejido", &["Núcleo agrario", "Ejido", "Nombre del ejido", "Comunidad"], |d| {
        format!("{}{}", d.of(&["Ejido ", "N.C.P. ", "", ""]), hero(d))
    }),
    ("key-of-18-signs", &["Clave", "Folio", "identificador", "Número de expediente"], |d| {
        format!("{}{}{}{}", d.letters(4), d.digits(6), d.letters(6), d.digits(2))
    }),
    ("key-of-13-signs", &["Clave", "Folio", "Código", "No. de control"], |d| {
        format!("{}{}{}", d.letters(4), d.digits(6), d.letters(3))
    }),
    ("block-key-16", &["CVEGEO", "Clave geoestadística", "cve_mza", "Manzana"], |d| {
        format!(
            "{:02}{:03}{:04}{:04}{:03}",
            d.between(1, 32),
            d.between(1, 60),
            d.between(1, 300),
            d.digits(4),
            d.below(90)
        )
    }),
    ("parcel-18", &["Clave catastral", "Cuenta predial", "Expediente catastral"], |d| d.digits(18)),
    ("budget-key", &["Clave presupuestaria", "Clave programática", "Estructura programática"], |d| {
        format!("{}-{}-{}-{}-{}", d.digits(2), d.digits(3), d.letters(1), d.digits(5), d.digits(1))
    }),
    ("cie-10", &["CIE", "Clave", "Código", "Causa"], |d| {
        format!("{}{:02}.{}", d.letters(1), d.below(100), d.below(10))
    }),
    ("scian", &["SCIAN", "Código de actividad", "Clase de actividad"], |d| d.between(111_110, 932_119).to_string()),
    ("isbn-13", &["ISBN", "Código", "Clave"], |d| {
        format!("978-{}-{}-{}-{}", d.digits(3), d.digits(2), d.digits(4), d.below(10))
    }),
    ("free-line", &["Teléfono", "Línea de atención", "Call center", "Conmutador"], |d| {
        format!("800 {} {}", d.digits(3), d.digits(4))
    }),
    ("switchboard", &["Teléfono institucional", "Conmutador", "Tel. oficina", "Teléfono de la dependencia"], |d| {
        format!("(81) 2020-{:04}", d.between(1000, 9999))
    }),
    ("service-mail", &["Correo", "Correo de contacto", "E-mail institucional"], |d| {
        let user =
            d.of(&["ventanilla", "mesa.partes", "buzon", "unidad.transparencia", "quejas", "informes", "archivo"]);
        format!("{user}{}@{}", d.below(9), d.of(&["apodaca.gob.mx", "imss.gob.mx", "tec.edu.mx", "semar.gob.mx"]))
    }),
    ("event-day", &["Fecha de alta", "Fecha de constitución", "Fecha de fundación", "Fecha de inauguración"], |d| {
        let (y, m, day) = d.day(1940, 2024);
        format!("{day:02}/{m:02}/{y}")
    }),
    ("serial", &["Serie", "No. de inventario", "No. económico", "Número de motor"], |d| {
        format!("{}{}{}", d.letters(3), d.digits(4), d.letters(2))
    }),
    ("vin", &["NIV", "No. de serie del vehículo", "VIN"], |d| {
        format!("3{}{}{}", d.letters(4), d.digits(2), d.digits(10))
    }),
    ("brand", &["Marca", "Producto", "Presentación", "Artículo"], |d| {
        d.of(&[
            "Don Julio 70",
            "José Cuervo Especial",
            "La Costeña",
            "Herdez",
            "Casa Madero",
            "Doña María mole",
            "San Rafael",
        ])
        .to_owned()
    }),
    ("law", &["Fundamento", "Ordenamiento", "Norma", "Marco jurídico"], |d| {
        format!(
            "Artículo {} de la Ley {} de {}",
            d.between(1, 150),
            d.of(&["General", "Federal", "Orgánica"]),
            d.of(&["Salud", "Transparencia", "Educación", "Responsabilidades Administrativas"])
        )
    }),
    ("mass-of-streets", &["Descripción de los trabajos", "Concepto", "Meta"], |d| {
        format!("Pavimentación de {} entre {} y {}, {} m2", d.of(STREETS), d.of(STREETS), hero(d), d.between(100, 9000))
    }),
    ("polling-place", &["Ubicación", "Casilla", "Sede de la casilla"], |d| {
        format!(
            "Escuela {} {}, entre {} y {}",
            d.of(&["Primaria", "Secundaria"]),
            hero(d),
            d.of(STREETS),
            d.of(STREETS)
        )
    }),
];
