//! April to June: the dataset is kept current, once as always and once after the office changed its file; it comes late, the
//! public sees so, and something published is corrected.
//!
//! Never here: the first version (see `dataset`).

use super::People;
use super::files;

/// The address of the dataset.
const DATASET: &str = "/dataset/siniestros-viales-registrados";
/// Where the position that the public asks reads its mail.
const POSITION: &str = "datos@movilidad.ejemplo.mx";

/// A reminder comes before the day; the new file is dropped, the recipe replays, nothing is to be decided.
pub async fn updated_in_time(people: &People) {
    let People { rosa, martin, public, .. } = people;
    let town = rosa.town();
    town.on_day("2026-04-01").await;
    let mails = town.mails(POSITION);
    let reminder = mails.last().expect("a reminder");
    assert!(
        reminder.text.contains("prometió publicar una versión nueva de «Siniestros viales registrados»"),
        "{}",
        reminder.text
    );
    rosa.open(&town.last_link(POSITION)).await;
    rosa.signs_in().await;
    rosa.looks("update-file").await;
    let file = town.file("siniestros.csv", files::crashes(2, 380).as_bytes());
    rosa.picks("Archivo nuevo", &file).await;
    rosa.press("Entregar y ver qué cambió").await;
    rosa.sees("no hay nada que decidir").await;
    rosa.sees("Antes 400 filas, ahora 380").await;
    rosa.looks("update-look").await;
    rosa.press("Enviar a revisión").await;
    rosa.sees("Lo envió usted").await;
    town.round().await;
    martin.open(&town.last_link(&martin.mail)).await;
    martin.signs_in().await;
    martin.sees("Comparado con la").await;
    martin.looks("review-update").await;
    martin.within("#decision").press("Aprobar").await;
    martin.sees("Acuse AP-2026-000002").await;
    public.open(DATASET).await;
    assert!(!public.reads("Estos datos están atrasados").await);
}

/// The day passes: the position is told, then the agency's head, and the public sees it on the dataset and on the board.
pub async fn late(people: &People) {
    let People { rosa, martin, public, .. } = people;
    let town = rosa.town();
    town.on_day("2026-05-04").await;
    assert!(town.mails(POSITION).last().is_some_and(|mail| mail.text.contains("todavía no se publica")));
    assert!(town.mails("titular@movilidad.ejemplo.mx").is_empty(), "the head hears of it later");
    public.open(DATASET).await;
    public.sees("Estos datos están atrasados").await;
    public.looks("dataset-late").await;
    town.on_day("2026-05-20").await;
    assert!(
        town.mails("titular@movilidad.ejemplo.mx").last().is_some_and(|mail| mail.text.contains("19 días de atraso"))
    );
    public.open("/promises").await;
    public.sees("Atrasado 19 días").await;
    public.looks("promises").await;
    martin.comes_in().await;
    martin.press("Coordinación").await;
    martin.sees("conjunto de datos atrasado").await;
    martin.looks("coordination").await;
}

/// The office has a new system: what differs is shown, put right in the recipe and told to the reviewer.
pub async fn updated_after_a_change(people: &People) {
    let People { rosa, martin, public, .. } = people;
    let town = rosa.town();
    rosa.comes_in().await;
    rosa.sees("19 días tarde").await;
    rosa.looks("work-late").await;
    rosa.press("Actualizar: Siniestros viales registrados").await;
    let file = town.file("siniestros.csv", files::crashes_otherwise(3, 410).as_bytes());
    rosa.picks("Archivo nuevo", &file).await;
    rosa.press("Entregar y ver qué cambió").await;
    rosa.sees("Por revisar").await;
    rosa.sees("«tipo_de_siniestro»: esta columna falta en el archivo").await;
    rosa.sees("«Lesionados»: es una columna nueva").await;
    rosa.looks("update-drift").await;
    let missing = rosa.at("ul.todo > li", "tipo_de_siniestro").await;
    missing.press("Ir a revisarlo").await;
    rosa.looks("draft-rename").await;
    let rename = rosa.within("form.step-form");
    rename.writes("Nombre nuevo", "tipo_de_siniestro").await;
    rename.press("Aceptar").await;
    rosa.press("Diccionario").await;
    rosa.writes("Qué significa «Lesionados»", "Personas lesionadas que contó el perito.").await;
    rosa.press("Guardar y ver qué falta").await;
    rosa.press("Metadatos").await;
    // the period is that of the last file until somebody says otherwise
    rosa.sees("2026-03-01/2026-03-28. ¿Cambia el periodo?").await;
    rosa.writes("Periodo que cubre", "2026-01-01/2026-03-31").await;
    rosa.press("Guardar y ver qué falta").await;
    rosa.writes("Qué conviene que sepa quien revisa", "El sistema nuevo trae lesionados y otro nombre de columna.")
        .await;
    rosa.press("Enviar a revisión").await;
    rosa.sees("Lo envió usted").await;
    martin.comes_in().await;
    martin.press("Revisar: Siniestros viales registrados").await;
    martin.sees("El sistema nuevo trae lesionados").await;
    martin.sees("lesionados").await;
    martin.looks("review-drift").await;
    martin.within("#decision").press("Aprobar").await;
    martin.sees("Acuse AP-2026-000003").await;
    public.open(DATASET).await;
    assert!(!public.reads("Estos datos están atrasados").await, "the promise is kept again");
    rosa.comes_in().await;
    assert!(!rosa.reads("Atender la revisión").await, "what was asked for in March is answered");
}

/// A reader finds a mistake: a note of correction stands on the dataset's page.
pub async fn corrected(people: &People) {
    let People { rosa, public, .. } = people;
    rosa.town().on_day("2026-06-15").await;
    rosa.comes_in().await;
    rosa.open(DATASET).await;
    rosa.press("Corregir o retirar").await;
    rosa.looks("manage").await;
    let note = "Los daños de enero están en pesos de 2025; los demás meses, en pesos de 2026.";
    rosa.writes("Qué está mal y qué es lo correcto", note).await;
    rosa.press("Publicar la nota").await;
    public.open(DATASET).await;
    public.sees(note).await;
    public.looks("dataset-corrected").await;
}
