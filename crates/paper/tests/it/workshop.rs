//! What a workshop prints: on both papers, in both prints, tagged, with all its words.

use apertura_paper::workshop::{
    Attendance, Badge, Badges, BuildingSheet, Card, Cards, Certificate, Certificates, SeatingChart, Signs, Step, Table,
};
use apertura_paper::{Document, Layout, PaperSize};

use crate::pdf::{Pdf, qpdf_agrees};

const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 24\" width=\"40\" height=\"24\">\
    <rect width=\"40\" height=\"24\" fill=\"#1e5aa8\"/></svg>";

fn texts<const N: usize>(words: [&str; N]) -> [String; N] {
    words.map(str::to_owned)
}

/// Prints on both papers and in both prints; every page is there, tagged, in its language, with these words.
fn prints<D: Document>(of: impl Fn(Layout) -> D, pages: usize, words: &[&str]) {
    for paper in [PaperSize::Letter, PaperSize::A4] {
        for large in [false, true] {
            let bytes = of(Layout {
                language: "es-MX".to_owned(),
                paper,
                large,
                issuer: "Taller de ejemplo".to_owned(),
                title: "Impreso".to_owned(),
                footer: "Página {page} de {pages}".to_owned(),
                at: "2026-11-23T18:00:00Z".parse().unwrap(),
            });
            let first = bytes.print().unwrap();
            qpdf_agrees(&first);
            assert!(first == bytes.print().unwrap());
            let pdf = Pdf::read(&first);
            assert_eq!((pdf.language().as_str(), pdf.tagged()), ("es-MX", true));
            assert!(pdf.pages() >= pages, "{} pages", pdf.pages());
            let (fonts, inside) = pdf.fonts();
            assert!(fonts > 0 && fonts == inside);
            let text = pdf.text();
            for word in words {
                assert!(text.contains(word), "{word} is not in {text}");
            }
        }
    }
}

#[test]
fn badges_have_name_agency_and_seat() {
    let badge = |at: usize| Badge {
        name: format!("Íñigo Ñáñez {at}"),
        agency: "Secretaría de Ejemplo".to_owned(),
        seat: format!("Mesa {at} · Equipo A"),
        code: at.is_multiple_of(2).then(|| format!("https://datos.ejemplo.mx/entry/t1/{at:020}")),
    };
    let of = |layout| Badges { layout, badges: (1..=9).map(badge).collect(), code_label: "Código".to_owned() };
    prints(of, 2, &["ÍñigoÑáñez9", "SecretaríadeEjemplo", "Mesa9·EquipoA"]);
}

#[test]
fn each_table_has_a_sign() {
    let tables = [("1", "Equipo A · Equipo B"), ("12", "Equipo A · Equipo B")];
    let tables = tables.map(|(number, below)| (number.to_owned(), below.to_owned())).to_vec();
    prints(|layout| Signs { layout, label: "Mesa".to_owned(), tables: tables.clone() }, 2, &["Mesa12", "EquipoA"]);
}

#[test]
fn everybody_finds_the_table_and_signs_the_list() {
    let table = Table {
        title: "Mesa 1".to_owned(),
        teams: vec![("Equipo A".to_owned(), texts(["Ana Cantú", "Luis Peña"]).to_vec())],
    };
    let chart = |layout| SeatingChart {
        layout,
        tables: vec![table.clone(); 8],
        list_title: "Busque su nombre".to_owned(),
        heading: texts(["Nombre", "Dependencia", "Lugar"]),
        people: vec![texts(["Ana Cantú", "Cultura", "Mesa 1"]); 50],
    };
    prints(chart, 2, &["Mesa1", "LuisPeña", "Busquesunombre"]);
    let list = |layout| Attendance {
        layout,
        lead: "Firme junto a su nombre.".to_owned(),
        heading: texts(["N.º", "Nombre", "Dependencia", "Lugar", "Firma"]),
        people: vec![texts(["1", "Ana Cantú", "Cultura", "1A"]); 50],
        blank: 8,
        blank_label: "No estaban en la lista".to_owned(),
    };
    prints(list, 2, &["AnaCantú", "Firma", "Noestabanenlalista"]);
}

#[test]
fn a_certificate_can_be_checked() {
    let of = |layout| Certificates {
        layout,
        lead: "Otorga la presente constancia a".to_owned(),
        signatures: vec![("Dirección".to_owned(), "Eva Ejemplo".to_owned())],
        address_label: "Compruébela en:".to_owned(),
        certificates: vec![
            Certificate {
                name: "Ana Cantú".to_owned(),
                text: "por dos horas".to_owned(),
                folio: "Folio 7".to_owned(),
                address: Some("https://datos.ejemplo.mx/c/7".to_owned()),
            },
            Certificate { name: "Luis Peña".to_owned(), text: "por dos horas".to_owned(), ..Certificate::default() },
        ],
    };
    prints(of, 2, &["AnaCantú", "Folio7", "EvaEjemplo", "https://datos.ejemplo.mx/c/7"]);
}

#[test]
fn a_building_sheet_has_a_picture_of_each_step() {
    let of = |layout| BuildingSheet {
        layout,
        scale: "1 bloque = 100".to_owned(),
        notes: vec!["Reúna las piezas.".to_owned()],
        description: "A, Norte: 300".to_owned(),
        columns_title: "Columnas".to_owned(),
        columns_heading: texts(["Letra", "Categoría", "Valor", "Bloques", "Color"]).to_vec(),
        columns: vec![texts(["A", "Norte", "300", "3", "azul"]).to_vec()],
        parts_title: "Piezas".to_owned(),
        parts_heading: texts(["Pieza", "Nombre", "Códigos", "Color", "Cuántas"]).to_vec(),
        parts: vec![texts(["3003", "Brick 2 x 2", "1 / 7", "azul", "3"]).to_vec()],
        steps_title: "Pasos".to_owned(),
        steps: (1..=12).map(|at| Step { text: format!("Columna {at}"), picture: PICTURE.to_owned() }).collect(),
        picture: PICTURE.to_owned(),
    };
    prints(of, 2, &["1bloque=100", "Brick2x2", "12.Columna12"]);
}

#[test]
fn a_card_has_two_sides_and_the_facilitators_copy_a_third() {
    let card = |solution: bool| Card {
        team: "Mesa 1 · Equipo A".to_owned(),
        question: "¿Dónde hay más licencias?".to_owned(),
        heading: texts(["Municipio", "Licencias"]),
        rows: vec![texts(["Norte", "1,200"]), texts(["Total", "1,200"])],
        source: "Fuente: ejemplo".to_owned(),
        address: Some("https://datos.ejemplo.mx/dataset/licencias".to_owned()),
        address_label: "Datos:".to_owned(),
        back: vec![("Qué hacer".to_owned(), vec!["Armen una gráfica.".to_owned()])],
        back_title: "Su reto".to_owned(),
        solution: if solution { vec![("Respuesta".to_owned(), vec!["Norte".to_owned()])] } else { Vec::new() },
        solution_title: "Solución".to_owned(),
        picture: if solution { PICTURE.to_owned() } else { String::new() },
        picture_text: "A, Norte".to_owned(),
        has_picture: solution,
        ..Card::default()
    };
    let words = ["¿Dóndehaymáslicencias?", "Sureto", "Armenunagráfica.", "Total"];
    prints(|layout| Cards { layout, cards: vec![card(false)] }, 2, &words);
    prints(|layout| Cards { layout, cards: vec![card(true)] }, 3, &["Solución", "Respuesta"]);
}
