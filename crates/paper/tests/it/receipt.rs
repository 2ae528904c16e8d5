//! The receipt: everything on it is there to be read, by eyes and by programs.

use apertura_paper::{Document, PaperError, Receipt};

use crate::pdf::{Pdf, qpdf_agrees};

fn receipt() -> Receipt {
    let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    Receipt {
        language: "es-MX".to_owned(),
        issuer: "Portal de datos abiertos de Villa Ejemplo".to_owned(),
        accent: "#5a1846".to_owned(),
        title: "Acuse de publicación".to_owned(),
        folio: "AP-2026-000042".to_owned(),
        folio_label: "Folio".to_owned(),
        lead: "Este acuse da constancia de que el conjunto se publicó con los archivos que aquí se enlistan."
            .to_owned(),
        facts: vec![
            ("Conjunto de datos".to_owned(), "Licencias de construcción (año 2026) <& \"ñandú\" #$*_>".to_owned()),
            ("Versión".to_owned(), "3".to_owned()),
            ("Dependencia".to_owned(), "Dirección de Obras Públicas".to_owned()),
        ],
        files_title: "Archivos".to_owned(),
        files_heading: ["Archivo", "Tamaño", "Huella SHA-256"].map(str::to_owned),
        files: vec![
            ["licencias-de-construccion.csv".to_owned(), "12 kB".to_owned(), hash.to_owned()],
            [format!("original-{}.xlsx", "reporte_mensual_".repeat(9)), "48 kB".to_owned(), hash.to_owned()],
        ],
        check: "Calcule la huella de su copia y compárela con la de esta lista.".to_owned(),
        address: Some("https://datos.example.mx/dataset/licencias/versions/3/receipt".to_owned()),
        address_label: "Consulte esta versión en:".to_owned(),
        footer: "AP-2026-000042 · Página {page} de {pages}".to_owned(),
        at: "2026-11-23T18:00:00Z".parse().unwrap(),
    }
}

#[test]
fn receipt_is_read_back_tagged_in_its_language_with_its_fonts() {
    let bytes = receipt().print().unwrap();
    qpdf_agrees(&bytes);
    let pdf = Pdf::read(&bytes);
    assert_eq!(pdf.pages(), 1);
    assert_eq!(pdf.language(), "es-MX");
    assert!(pdf.tagged());
    let tags = pdf.tags();
    for tag in ["H1", "H2", "Table", "TH", "TD", "Figure", "Link"] {
        assert!(tags.contains(tag), "{tag} is none of {tags:?}");
    }
    let (fonts, inside) = pdf.fonts();
    assert!(fonts > 0 && fonts == inside, "{inside} of {fonts}");
    assert!(pdf.links().contains(&receipt().address.unwrap()), "{:?}", pdf.links());
    let text = pdf.text();
    for part in [
        "Acusedepublicación",
        "AP-2026-000042",
        "Licenciasdeconstrucción(año2026)<&",
        "#$*_>",
        "DireccióndeObrasPúblicas",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "Página1de1",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}

#[test]
fn same_receipt_gives_the_same_bytes_and_another_gives_others() {
    let one = receipt().print().unwrap();
    assert!(one == receipt().print().unwrap());
    let other = Receipt { folio: "AP-2026-000043".to_owned(), ..receipt() };
    assert!(one != other.print().unwrap());
}

#[test]
fn receipt_without_address_and_with_many_files_prints() {
    let file = receipt().files[0].clone();
    let long = Receipt { address: None, language: "en".to_owned(), files: vec![file; 90], ..receipt() };
    let pdf = Pdf::read(&long.print().unwrap());
    assert!(pdf.pages() > 1);
    assert_eq!(pdf.language(), "en");
    assert!(pdf.links().is_empty());
}

#[test]
fn address_too_long_for_a_code_is_an_error() {
    let long = Receipt { address: Some(format!("https://datos.example.mx/{}", "a".repeat(4000))), ..receipt() };
    assert!(matches!(long.print(), Err(PaperError::QrTooLong { .. })));
}
