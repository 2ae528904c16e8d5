//! March: the first dataset of Movilidad, from the file of the office to a reviewer's desk, back, and out to the public.

use super::People;
use super::files;

/// The messy file of January and February is cleaned, what is personal decided, the columns and the dataset described, and
/// it is handed over.
pub async fn prepared(people: &People) {
    let rosa = &people.rosa;
    rosa.comes_in().await;
    rosa.press("Inventario").await;
    rosa.press("Ver el detalle de Siniestros viales registrados").await;
    let file = rosa.town().file("siniestros enero.csv", files::crashes(1, 400).as_bytes());
    rosa.picks("Archivo con los datos", &file).await;
    rosa.press("Abrir el archivo").await;
    rosa.sees("Lo que se encontró").await;
    rosa.looks("draft").await;
    // nobody hands a file over whose personal data nobody decided about
    rosa.press("Qué falta para publicar").await;
    rosa.sees("Datos personales").await;
    rosa.sees("Resuelva primero los puntos de arriba").await;
    rosa.looks("validation-first").await;
    rosa.press("Resolver: Datos personales").await;
    for (column, decision) in [("CURP", "Quitar la columna"), ("Conductor", "Quitar la columna")] {
        let finding = rosa.at("article.finding:has(ul.decisions)", column).await;
        finding.press(decision).await;
        rosa.sees("Efecto:").await;
        rosa.press("Decidirlo así").await;
        rosa.sees("Lo que se encontró").await;
    }
}
