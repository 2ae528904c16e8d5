//! January and February: what each agency holds, what to open first, and by when.

use super::People;
use super::files;

/// The liaison of Movilidad brings the list of 2015, the one of Salud the office's own list, the one of Agua writes rows.
pub async fn inventories(people: &People) {
    let rosa = &people.rosa;
    rosa.comes_in().await;
    rosa.press("Empezar el inventario").await;
    let list = rosa.town().file("inventario 2015.xlsx", &files::adela_inventory());
    rosa.looks("inventory-empty").await;
    rosa.picks("Archivo con la lista", &list).await;
    rosa.press("Leer el archivo").await;
    rosa.sees("Es el inventario de ADELA").await;
    rosa.sees("Parece un ejemplo de la plantilla").await;
    rosa.sees("Había el nombre de una persona").await;
    rosa.looks("inventory-import").await;
    rosa.press("Agregar lo marcado al inventario").await;
    rosa.sees("Se agregaron 3 conjuntos").await;
    assert!(!rosa.reads("Tipos de vegetación").await, "the template's example stays out");
    // what the list does not say is completed where it is missing
    rosa.press("Ver el detalle de Paradas de transporte público").await;
    rosa.writes("Cargo responsable", "Jefatura de Rutas").await;
    rosa.writes("Frecuencia", "anual").await;
    rosa.within("#entry").press("Guardar").await;
    rosa.sees("Se entiende como: Cada año").await;
    rosa.looks("inventory-entry").await;
    rosa.open("/work").await;
    rosa.press("Inventario").await;
    rosa.looks("inventory").await;
    rosa.press("Publicar el inventario y el plan").await;
    rosa.sees("El público ve este inventario").await;

    let luis = &people.luis;
    luis.comes_in().await;
    luis.press("Empezar el inventario").await;
    let list = luis.town().file("lista de salud.csv", files::OWN_LIST.as_bytes());
    luis.picks("Archivo con la lista", &list).await;
    luis.press("Leer el archivo").await;
    luis.sees("Es una hoja con columnas propias").await;
    luis.press("Agregar lo marcado al inventario").await;
    luis.sees("Se agregaron 3 conjuntos").await;

    let nadia = &people.nadia;
    nadia.comes_in().await;
    nadia.press("Empezar el inventario").await;
    nadia.writes("Conjunto de datos: Nuevo", "Niveles de las presas").await;
    nadia.writes("Cargo responsable: Nuevo", "Jefatura de Hidrometría").await;
    nadia.chooses("Acceso: Nuevo", "Público").await;
    nadia.writes("Frecuencia: Nuevo", "diaria").await;
    nadia.writes("Fecha estimada: Nuevo", "2026-10").await;
    nadia.press_here("Guardar").await;
    nadia.sees("Guardado.").await;
}

/// What to open first is answered and explained; a date is promised; the calendar has its address.
pub async fn priority_and_plan(people: &People) {
    let rosa = &people.rosa;
    rosa.comes_in().await;
    rosa.press("Prioridad").await;
    rosa.looks("priority").await;
    let crashes = rosa.at("ol.board > li", "Siniestros viales").await;
    crashes.press("Responder y ver de dónde sale el puntaje").await;
    for (criterion, points) in [("Interés público", "5"), ("Obligaciones", "4"), ("Uso en políticas", "5")] {
        crashes.marks(criterion, points).await;
    }
    crashes.press("Guardar respuestas").await;
    rosa.sees("Se guardaron las respuestas").await;
    rosa.press("Plan").await;
    let crashes = rosa.at("li.promise", "Siniestros viales").await;
    crashes.writes("Fecha compromiso", "2026-03-31").await;
    rosa.press("Guardar el plan").await;
    rosa.sees("Se guardó 1 renglón").await;
    rosa.press("Crear la dirección").await;
    rosa.sees("/calendar/").await;
    rosa.looks("plan").await;
}
