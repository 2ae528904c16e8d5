//! Values that look like personal data and are none: keys of offices, products, places, firms, events.
//!
//! Never here: values that are personal (see `positives`).

use super::draw::{Draw, plain};
use super::names::{COLONIAS, EVENTS, FIRST, LAST, PLACES, POSTS, STREETS, TRADES};

/// Kind, labels that such columns carry, and one value.
pub type Negative = (&'static str, &'static [&'static str], fn(&mut Draw) -> String);

/// Every kind of hard negative.
pub const KINDS: &[Negative] = &[
    ("folio", &["Folio", "No. de folio", "folio_interno", "Consecutivo"], |d| d.digits(11)),
    ("folio-18", &["Folio", "Número de operación", "id_transaccion", "clave_seguimiento"], |d| d.digits(18)),
    ("folio-10", &["Folio", "Reporte", "No. de reporte", "numero"], |d| d.digits(10)),
    ("contract", &["Contrato", "No. de contrato", "Licitación", "Expediente"], |d| {
        let year = d.between(2015, 2026);
        match d.below(3) {
            0 => format!("LA-019GYR{:03}-E{}-{year}", d.below(999), d.below(200)),
            1 => format!("AD-{year}-{:04}", d.below(10_000)),
            _ => format!("SOP/{:03}/{year}", d.below(999)),
        }
    }),
    ("inegi-key", &["cvegeo", "Clave", "CVE_LOC", "clave_ageb"], |d| {
        format!("{:02}{:03}{:04}", d.between(1, 32), d.between(1, 200), d.between(1, 999))
    }),
    ("amount", &["Importe", "Monto total", "Presupuesto ejercido", "Total"], |d| {
        let digits = d.between(4, 9);
        format!("{}.{:02}", d.digits(digits), d.below(100))
    }),
    ("amount-10", &["Importe", "Monto", "Valor catastral"], |d| d.digits(10)),
    ("office-phone", &["Teléfono de la oficina", "Conmutador", "Teléfono de atención"], |d| {
        format!("(81) {} {} ext. {}", d.digits(4), d.digits(4), d.between(100, 999))
    }),
    ("office-mail", &["Correo electrónico", "Correo institucional", "mail"], |d| {
        let office = d.of(&["nl.gob.mx", "monterrey.gob.mx", "uanl.edu.mx", "sat.gob.mx", "nuevoleon.gob.mx"]);
        let user = plain(d.of(&[
            "contacto",
            "atencion.ciudadana",
            "transparencia",
            "juzgado3",
            "delegacion.norte",
            "m.garza",
        ]));
        format!("{user}{}@{office}", d.below(30))
    }),
    ("company", &["Proveedor", "Razón social", "Empresa", "Nombre", "Contratista"], |d| {
        let end = d.of(&["S.A. de C.V.", "SA DE CV", "S. de R.L. de C.V.", "y Asociados S.C.", "SPR de RL"]);
        match d.below(3) {
            0 => format!("{} {} {end}", d.of(TRADES), d.of(LAST)),
            1 => format!("{} {} e Hijos, {end}", d.of(TRADES), d.of(LAST)).to_uppercase(),
            _ => format!("{} del Norte {end}", d.of(TRADES)),
        }
    }),
    ("company-rfc", &["RFC", "RFC proveedor", "RFC de la empresa"], |d| {
        let day = d.day(1970, 2020);
        format!("{}{:02}{:02}{:02}{}{}", d.letters(3), day.0 % 100, day.1, day.2, d.letters(2), d.below(10))
    }),
    ("street", &["Calle", "Vialidad", "nom_vial", "Nombre de la calle"], |d| d.of(STREETS).to_owned()),
    ("place", &["Municipio", "Localidad", "Nombre de la localidad", "nom_mun", "nombre_asentamiento"], |d| {
        d.of(PLACES).to_owned()
    }),
    ("colonia", &["Colonia", "Fraccionamiento", "nom_col"], |d| d.of(COLONIAS).to_owned()),
    ("school", &["Escuela", "Plantel", "Nombre de la escuela", "Centro de trabajo"], |d| {
        format!(
            "{} {} {}",
            d.of(&["Primaria", "Jardín de Niños", "Secundaria", "Telesecundaria"]),
            d.of(FIRST),
            d.of(LAST)
        )
    }),
    ("school-name", &["Escuela", "nombre_escuela", "Plantel"], |d| {
        format!("{} {} {}", d.of(FIRST), d.of(LAST), d.of(LAST))
    }),
    ("school-key", &["CCT", "Clave del centro de trabajo"], |d| {
        format!("{:02}{}{:04}{}", d.between(1, 32), d.letters(3), d.below(10_000), d.letters(1))
    }),
    ("event-date", &["Fecha", "Fecha del evento", "Fecha de registro", "fecha_acta"], |d| {
        let (y, m, day) = d.day(2015, 2026);
        format!("{day:02}/{m:02}/{y}")
    }),
    ("ean-13", &["Código de barras", "Código", "SKU", "producto_id"], |d| {
        with_mod10(&format!("750{}", d.digits(9)), 1, 3)
    }),
    ("imei-15", &["IMEI", "Serie", "Número de serie"], |d| with_luhn(&d.digits(14))),
    ("luhn-11-rare", &["Folio", "Referencia", "numero_control"], |d| {
        let digits = d.digits(10);
        if d.chance(25) { with_luhn(&digits) } else { digits + &d.below(10).to_string() }
    }),
    ("sscc-18", &["Código de lote", "SSCC", "Contenedor"], |d| with_mod10(&d.digits(17), 3, 1)),
    ("bank-reference", &["Referencia bancaria", "Línea de captura"], |d| d.digits(20)),
    ("url", &["Liga", "URL", "Hipervínculo al documento"], |d| {
        format!("https://www.ejemplo.gob.mx/doc/{}/{}.pdf", d.between(2015, 2026), d.digits(6))
    }),
    ("uuid", &["UUID", "Folio fiscal", "id"], |d| {
        format!(
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            d.next() as u32,
            d.next() as u16,
            d.next() as u16,
            d.next() as u16,
            d.next() >> 16
        )
    }),
    ("cadastre", &["Clave catastral", "expediente_catastral"], |d| {
        format!("{}-{:03}-{:03}", d.digits(2), d.below(1000), d.below(1000))
    }),
    ("model", &["Modelo", "Código de parte", "No. de parte"], |d| {
        format!("{}-{}-{}", d.letters(2), d.digits(4), d.letters(1))
    }),
    ("post", &["Puesto", "Cargo", "Denominación del cargo"], |d| d.of(POSTS).to_owned()),
    ("event", &["Descripción", "Tipo de reporte", "Observaciones"], |d| {
        format!("{}, folio {} del {}", d.of(EVENTS), d.digits(8), d.between(2015, 2026))
    }),
    ("work", &["Descripción de la obra", "Descripción", "Objeto del contrato"], |d| {
        let (street, number) = (d.of(STREETS), d.between(100, 2000));
        match d.below(4) {
            0 => format!("Bacheo en calle {} {} entre {street} y {}", d.of(FIRST), d.of(LAST), d.of(STREETS)),
            1 => format!("Construcción de aula en la escuela primaria {} {} {}", d.of(FIRST), d.of(LAST), d.of(LAST)),
            2 => format!("Reparación de fuga frente a {street} {number}, folio {}", d.digits(10)),
            _ => format!("Suministro de {} equipos según oficio SOP/{number}/2024", d.between(2, 90)),
        }
    }),
    ("procedure", &["Requisitos", "Descripción del trámite", "Informes"], |d| match d.below(3) {
        0 => {
            format!("Presentar identificación oficial y comprobante de domicilio no mayor a {} meses", d.between(2, 6))
        }
        1 => format!("Informes en la ventanilla {} de lunes a viernes de 9:00 a 15:00 horas", d.between(1, 9)),
        _ => format!(
            "Costo de {} UMA según el artículo {} de la Ley de Hacienda {}",
            d.below(40),
            d.between(5, 90),
            d.between(2015, 2026)
        ),
    }),
    ("program", &["Programa", "Obra", "Nombre de la obra", "Proyecto"], |d| {
        format!("Rehabilitación de la calle {} en la colonia {}", d.of(STREETS), d.of(COLONIAS))
    }),
    ("monument", &["Monumento", "Nombre", "Sitio"], |d| {
        format!("{} a {} {}", d.of(&["Monumento", "Estatua", "Busto", "Plaza"]), d.of(FIRST), d.of(LAST))
    }),
    ("species", &["Especie", "Nombre científico"], |d| {
        d.of(&[
            "Quercus rubra",
            "Pinus cembroides",
            "Ursus americanus",
            "Puma concolor",
            "Agave lechuguilla",
            "Panthera onca",
        ])
        .to_owned()
    }),
    ("coordinates", &["Coordenadas", "Ubicación geográfica"], |d| {
        format!("25.{}, -100.{}", d.digits(6), d.digits(6))
    }),
    ("postal-code", &["CP", "Código postal"], |d| d.between(64_000, 67_990).to_string()),
    ("year", &["Año", "Ejercicio"], |d| d.between(1985, 2026).to_string()),
    ("office-address", &["Domicilio de la oficina", "Dirección de la sucursal", "Ubicación del módulo"], |d| {
        format!("Av. {} {}, Col. {}", d.of(STREETS), d.between(100, 3000), d.of(COLONIAS))
    }),
];

/// Appends Luhn's digit.
fn with_luhn(digits: &str) -> String {
    let sum: usize = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, b)| {
            let value = (b - b'0') as usize * (2 - at % 2);
            value / 10 + value % 10
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// Appends the digit that brings the weighted sum to a multiple of ten.
fn with_mod10(digits: &str, even: usize, odd: usize) -> String {
    let sum: usize =
        digits.bytes().enumerate().map(|(at, b)| (b - b'0') as usize * if at % 2 == 0 { even } else { odd }).sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}
