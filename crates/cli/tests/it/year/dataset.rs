//! March: the first dataset of Movilidad, from the file of the office to a reviewer's desk, back, and out to the public.
//!
//! Never here: its updates (see `keeping`).

use super::People;
use super::files;

/// What the public reads about the dataset.
const DESCRIPTION: &str = "Siniestros viales que atendieron los peritos en la red estatal, un renglón por siniestro, con municipio, \
    fecha, tipo y daños estimados. No incluye los que se resolvieron sin perito.";

/// The messy file of January is cleaned, what is personal decided, the columns and the dataset described, and it is
/// handed over.
pub async fn prepared(people: &People) {
    let rosa = &people.rosa;
    rosa.comes_in().await;
    rosa.looks("work-liaison").await;
    rosa.press("Inventario").await;
    rosa.press("Ver el detalle de Siniestros viales registrados").await;
    let file = rosa.town().file("siniestros.csv", files::crashes(1, 400).as_bytes());
    rosa.picks("Archivo con los datos", &file).await;
    rosa.press("Abrir el archivo").await;
    rosa.sees("Lo que se encontró").await;
    rosa.looks("draft").await;

    // nobody hands a file over whose personal data nobody decided about
    rosa.press("Qué falta para publicar").await;
    rosa.sees("Falta decidir qué se hace con 2 datos personales").await;
    rosa.sees("Resuelva primero los puntos de arriba").await;
    rosa.looks("validation-first").await;
    rosa.press("Resolver: Datos personales").await;
    for column in ["CURP", "Conductor"] {
        let finding = rosa.at("article.finding:not(.closed):has(ul.decisions)", column).await;
        finding.press("Quitar la columna").await;
        rosa.sees("Ya no estarían las columnas").await;
        rosa.press("Decidirlo así").await;
        rosa.sees("Lo que se encontró").await;
    }
    rosa.sees("No falta ninguna decisión").await;
    assert!(!rosa.within("#clean thead").part_says("CURP").await, "the column is gone");

    rosa.press("Qué falta para publicar").await;
    rosa.press("Resolver: Significado de las columnas").await;
    rosa.writes("Qué significa «Folio»", "Número con que el sistema de peritos registra el siniestro.").await;
    rosa.writes("Qué significa «Daños»", "Daños estimados por el perito.").await;
    rosa.writes("Unidad en que se mide", "pesos").await;
    rosa.looks("draft-dictionary").await;
    rosa.press("Guardar y ver qué falta").await;

    rosa.press("Llenar los metadatos").await;
    rosa.looks("draft-metadata").await;
    rosa.writes("Descripción", DESCRIPTION).await;
    rosa.writes("Tema", "Movilidad").await;
    rosa.writes("Palabras clave", "siniestros, choques, vialidad").await;
    // the dates of the file say which days they cover
    rosa.sees("Propuesto por las fechas de «Fecha»").await;
    rosa.writes("Lugar que cubre", "Nuevo León").await;
    rosa.chooses("Frecuencia", "Cada mes").await;
    rosa.press("Guardar y ver qué falta").await;
    rosa.sees("No falta nada: ya puede enviarlo a revisión").await;
    rosa.looks("validation-ready").await;
    rosa.writes("Qué conviene que sepa quien revisa", "Es el primer mes que abrimos.").await;
    rosa.press("Enviar a revisión").await;
    rosa.sees("Lo envió usted: lo decide otra persona").await;
    rosa.looks("review-liaison").await;
    // letter of designation, inventory and plan are in it; at three seconds a press and four signs a second
    let (presses, pages, typed) = rosa.effort();
    eprintln!(
        "a liaison, from the invitation to the submission: {presses} presses, {pages} pages, {typed} signs typed"
    );
    assert!(presses * 3 + typed / 4 < 15 * 60, "a new liaison hands a dataset over in fifteen minutes");
}

/// The reviewer is told, comments on a column, and asks for changes; the liaison makes them; the reviewer approves, and it is
/// published with a receipt.
pub async fn reviewed(people: &People) {
    let People { martin, rosa, .. } = people;
    martin.town().round().await;
    martin.open(&martin.town().last_link(&martin.mail)).await;
    martin.signs_in().await;
    martin.sees("Es un conjunto nuevo").await;
    martin.looks("review").await;
    martin.chooses("Sobre qué", "Columna: Tipo de siniestro").await;
    martin.writes("Comentario", "Diga aquí qué tipos hay y de dónde sale la clasificación.").await;
    martin.within("#comment").press("Comentar").await;
    martin.sees("Diga aquí qué tipos hay").await;
    martin.writes("Qué debe cambiar y por qué", "Complete el diccionario de «Tipo de siniestro».").await;
    martin.press("Pedir cambios").await;
    martin.sees("Haga los cambios en el archivo de trabajo").await;

    martin.town().on_day("2026-03-04").await;
    rosa.open(&rosa.town().last_link(&rosa.mail)).await;
    rosa.signs_in().await;
    rosa.sees("Diga aquí qué tipos hay").await;
    rosa.press("Abrir el archivo de trabajo").await;
    rosa.press("Diccionario").await;
    let kinds = "Cómo ocurrió: choque lateral, alcance, atropello o volcadura, según el catálogo de peritos.";
    rosa.writes("Qué significa «Tipo de siniestro»", kinds).await;
    rosa.press("Guardar y ver qué falta").await;
    rosa.press("Enviar a revisión").await;
    rosa.sees("Envío 2").await;
    // nobody approves their own
    assert!(!rosa.reads("Comentario (opcional)").await);

    martin.town().on_day("2026-03-05").await;
    martin.comes_in().await;
    martin.looks("work-reviewer").await;
    martin.press("Revisar: Siniestros viales registrados").await;
    martin.sees(kinds).await;
    martin.within("#decision").press("Aprobar").await;
    martin.sees("Acuse AP-2026-000001").await;
    martin.looks("receipt").await;
    let (kind, paper) = martin.fetches("Descargar en PDF").await;
    assert_eq!(kind, "application/pdf");
    assert!(paper.starts_with(b"%PDF-"));
    let public = &people.public;
    public.open("/").await;
    public.press("Siniestros viales registrados").await;
    public.sees("Cada mes").await;
    public.looks("dataset").await;
    assert!(!public.reads("LOHM850315").await);
}
