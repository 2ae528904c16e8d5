//! Autumn: a liaison leaves, and the year is looked back on.

use super::People;
use super::colleague::Colleague;

/// The one who leaves invites a successor, and all duties pass on with a sheet that both sign.
pub async fn handed_over(people: &mut People) {
    let town = people.rosa.town().clone();
    town.on_day("2026-09-07").await;
    let rosa = &people.rosa;
    rosa.comes_in().await;
    rosa.press("Personas").await;
    if !rosa.reads("Correo electrónico").await {
        rosa.press("Invitar a alguien").await;
    }
    let mut ivan = Colleague::new(&town, "Iván Rocha Salas", "ivan@movilidad.ejemplo.mx");
    rosa.writes("Correo electrónico", &ivan.mail).await;
    rosa.writes("Nombre", &ivan.name).await;
    rosa.chooses("Tarea", "Secretaría de Movilidad: Área generadora").await;
    rosa.press("Enviar la invitación").await;
    town.round().await;
    ivan.joins(&town.last_link(&ivan.mail), "Coordinación de Estadística").await;

    let rosa = &people.rosa;
    rosa.comes_in().await;
    rosa.press("Personas").await;
    rosa.press("Rosa Ibarra Leal").await;
    rosa.press("Entregar las tareas").await;
    rosa.sees("Siniestros viales registrados").await;
    rosa.looks("hand-over").await;
    rosa.chooses("A quién", "Iván Rocha Salas").await;
    rosa.writes("Lo que conviene saber", "El archivo llega de peritos el día 25; la clave la tiene sistemas.").await;
    // she thinks it over for half an hour: nothing that she wrote is lost
    town.pass_minutes(35);
    rosa.press("Entregar las tareas").await;
    rosa.sees("lo que escribió sigue aquí").await;
    rosa.looks("session-ended").await;
    rosa.signs_in().await;
    rosa.sees("la clave la tiene sistemas").await;
    rosa.looks("kept-form").await;
    rosa.press("Mandar lo que escribí").await;
    town.round().await;
    ivan.open(&town.last_link(&ivan.mail)).await;
    ivan.signs_in().await;
    ivan.sees("la clave la tiene sistemas").await;
    ivan.looks("hand-over-sheet").await;
    let (kind, _) = ivan.fetches("Hoja para firmar").await;
    assert_eq!(kind, "application/pdf");
    ivan.comes_in().await;
    ivan.sees("Enlace de datos abiertos, Secretaría de Movilidad").await;
    rosa.open("/work").await;
    rosa.signs_in().await;
    rosa.sees("Su cuenta todavía no tiene ninguna tarea").await;
    people.rosa = ivan;
}

/// In December the log is verified on its page and by the command, and the mails that went out are listed.
pub async fn looked_back_on(people: &People) {
    let elena = &people.elena;
    elena.comes_in().await;
    elena.press("Correos").await;
    elena.sees("Aviso a la persona titular").await;
    elena.looks("mail").await;
    elena.town().on_day("2026-12-14").await;
    elena.comes_in().await;
    elena.press("Bitácora").await;
    elena.press("Verificar todo ahora").await;
    elena.sees("El catálogo está completo").await;
    // every kind of event has its words
    let codes =
        "return [...document.querySelectorAll('tbody td:nth-child(3)')].map((cell) => cell.firstChild.textContent)
        .filter((text) => /^[a-z]+(-[a-z]+)+$/.test(text)).join(' ')";
    assert_eq!(elena.ask(codes).await, "", "events without words");
    elena.looks("log").await;
    let audit = elena.town().audit();
    assert!(
        audit.status.success(),
        "{}{}",
        String::from_utf8_lossy(&audit.stdout),
        String::from_utf8_lossy(&audit.stderr)
    );
}
