//! The files of the year, as offices keep them; all invented.
//!
//! Never here: what people do with them.

use std::fmt::Write;

use rust_xlsxwriter::{Format, Formula, Workbook};

/// The labels of ADELA's sheet of 2015, in its order.
const ADELA: [&str; 8] = [
    "Responsable",
    "Nombre del conjunto",
    "Nombre del recurso",
    "¿De qué es?",
    "¿Tiene datos privados?",
    "Razón por la cual los datos son privados",
    "¿En qué plataforma, tecnología, programa o sistema se albergan?",
    "Fecha estimada de publicación en datos.gob.mx",
];

/// The inventory template of 2015 as an agency filled it in: headers that are formulas, the template's own examples left
/// standing, two resources of one dataset in two rows, a person where a position is asked for.
pub fn adela_inventory() -> Vec<u8> {
    let mut book = Workbook::new();
    let boxed = Format::new().set_background_color(0x00EE_EEEE);
    let sheet = book.add_worksheet().set_name("Inventario").expect("a sheet");
    for (column, label) in (0_u16..).zip(ADELA) {
        let formula = Formula::new(format!("='Diccionario de datos'!A{}", column + 2)).set_result(label);
        sheet.write_formula_with_format(0, column, formula, &boxed).expect("a header");
    }
    let rows = [
        ["Director de área", "Tipos de vegetación", "bosque de encinos", "Notas", "Público", "", "Excel", "2099-06"],
        [
            "Coordinación de Estadística Vial",
            "Siniestros viales registrados",
            "CSV siniestros por mes",
            "Un renglón por siniestro atendido en la red estatal",
            "Público",
            "",
            "Sistema de peritos",
            "2026-05",
        ],
        [
            "Coordinación de Estadística Vial",
            "Siniestros viales registrados",
            "mapa de cruceros",
            "Cruceros con más siniestros",
            "Público",
            "",
            "QGIS",
            "2026-05",
        ],
        [
            "Jefatura de Licencias",
            "Licencias de conducir vigentes",
            "padrón de licencias",
            "Un renglón por licencia",
            "Privado",
            "Contiene nombres y domicilios",
            "Oracle",
            "No aplica",
        ],
        [
            "María Guadalupe Treviño Garza",
            "Paradas de transporte público",
            "puntos de parada",
            "Ubicación de cada parada",
            "Público",
            "",
            "Excel",
            "ago-26",
        ],
    ];
    for (row, cells) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            sheet.write_string(row, column, cell).expect("a cell");
        }
    }
    let dictionary = book.add_worksheet().set_name("Diccionario de datos").expect("a sheet");
    for (row, label) in (1_u32..).zip(ADELA) {
        dictionary.write_string(row, 0, label).expect("a label");
    }
    book.save_to_buffer().expect("a workbook")
}

/// A list that an office keeps its own way.
pub const OWN_LIST: &str = "Conjunto;Responsable;Acceso;Frecuencia;Fecha estimada\n\
    Unidades médicas;Subdirección de Información en Salud;Público;anual;2026-09\n\
    Casos de dengue por semana;Epidemiología;Público;semanal;2026-06\n\
    Expedientes clínicos;Subdirección de Información en Salud;Privado;diaria;no aplica\n";

/// Crashes of a month, as the office exports them: a title, a blank row, dates and money as text, stray blanks, one place
/// written in three ways, who was driving with their CURP, a total and a note.
pub fn crashes(month: u32, rows: usize) -> String {
    let names = ["María López Hernández", "José Ángel Ruiz Peña", "Guadalupe Torres Vega", "Juan Carlos Niño Salas"];
    let curps = ["LOHM850315MNLPRR07", "RUPA790822HNLZXN04", "TOVG910704MNLRGD09", "NISJ880130HNLXLN02"];
    let places = ["Monterrey", "MONTERREY", " Guadalupe", "Apodaca  ", "San Nicolás de los Garza"];
    let kinds = ["Choque lateral", "Alcance", "Atropello", "Volcadura"];
    let mut file = format!(
        "Dirección de Vialidad;;;;;;\nSiniestros viales registrados, mes {month:02} de 2026;;;;;;\n;;;;;;\n\
         Folio;Conductor;CURP;Municipio;Fecha;Tipo de siniestro;Daños\n"
    );
    for number in 1..=rows {
        let at = number + usize::try_from(month).unwrap_or(1) * 7;
        let damage = match number % 37 {
            0 => "N/D".to_owned(),
            _ => format!("$ {},{:03}.50", 1 + at % 9, at % 1000),
        };
        let _ = writeln!(
            file,
            "SV-{month:02}-{number:04};{};{};{};{:02}/{month:02}/2026;{};{damage}",
            names[at % 4],
            curps[at % 4],
            places[at % 5],
            at % 28 + 1,
            kinds[at % 4]
        );
    }
    file.push_str("TOTAL;;;;;;\"$ 1,234,567.00\"\n;;;;;;\nFuente: bitácora de peritos.;;;;;;\n");
    file
}

/// The same from a new system: a column is called otherwise, and one more has come.
pub fn crashes_otherwise(month: u32, rows: usize) -> String {
    let mut lines: Vec<String> = crashes(month, rows).lines().map(str::to_owned).collect();
    for (at, line) in lines.iter_mut().enumerate() {
        match at {
            3 => *line = line.replace("Tipo de siniestro", "Clase de hecho vial") + ";Lesionados",
            _ if line.starts_with("SV-") => *line += if at % 5 == 0 { ";1" } else { ";0" },
            _ => *line += ";",
        }
    }
    lines.join("\n") + "\n"
}
