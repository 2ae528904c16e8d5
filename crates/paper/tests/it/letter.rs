//! Letters and minutes, ready to be signed.

use apertura_paper::letter::Part;
use apertura_paper::{Document, Letter, PaperSize};

use crate::pdf::{Pdf, qpdf_agrees};

#[test]
fn letter_prints_all_its_parts() {
    let letter = Letter {
        paper: PaperSize::Letter,
        large: false,
        language: "es-MX".to_owned(),
        issuer: "Dirección de Obras Públicas".to_owned(),
        title: "Oficio de designación".to_owned(),
        folio: "Oficio DOP/014/2026".to_owned(),
        place: "Villa Ejemplo, a 23 de noviembre de 2026".to_owned(),
        recipient: vec!["Coordinación de Datos Abiertos".to_owned(), "Presente".to_owned()],
        parts: vec![
            Part::Paragraph("Por este medio designo a la persona titular de la Jefatura de Sistemas.".to_owned()),
            Part::Heading("Acuerdos".to_owned()),
            Part::Points(vec!["Integrar el inventario.".to_owned(), "Publicar el plan.".to_owned()]),
            Part::Table(vec![
                vec!["Puesto".to_owned(), "Función".to_owned()],
                vec!["Jefatura de Sistemas".to_owned(), "Enlace".to_owned()],
            ]),
        ],
        signatures: vec![
            ("Dirección General".to_owned(), "Nombre y firma".to_owned()),
            ("Enlace".to_owned(), "Nombre y firma".to_owned()),
        ],
        footer: "Página {page} de {pages}".to_owned(),
        at: "2026-11-23T18:00:00Z".parse().unwrap(),
    };
    let bytes = letter.print().unwrap();
    qpdf_agrees(&bytes);
    let pdf = Pdf::read(&bytes);
    assert_eq!((pdf.pages(), pdf.language().as_str(), pdf.tagged()), (1, "es-MX", true));
    let text = pdf.text();
    for part in [
        "Oficiodedesignación",
        "DOP/014/2026",
        "Presente",
        "Acuerdos",
        "Integrarelinventario.",
        "Enlace",
        "Nombreyfirma",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    for tag in ["H1", "H2", "L", "LI", "Table", "P"] {
        assert!(pdf.tags().contains(tag), "{tag}");
    }
    assert!(bytes == letter.print().unwrap());
}
