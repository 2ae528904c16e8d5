//! January: the first visit, three agencies, invitations, and letters of designation.

use super::People;
use super::colleague::Colleague;

/// The agencies of the town, with the kind and sector that the list of kinds calls them.
pub const AGENCIES: [(&str, &str); 3] = [
    ("Secretaría de Movilidad", "Movilidad"),
    ("Secretaría de Salud", "Salud"),
    ("Instituto del Agua", "Medio Ambiente"),
];

/// The first administrator opens the link that the server wrote, and sets the second factor up.
pub async fn the_first_visit(people: &mut People) {
    let elena = &mut people.elena;
    let link = elena.town().first_visit().to_owned();
    elena.joins(&link, "Dirección de Gobierno Digital").await;
    elena.looks("work-administrator").await;
    elena.sets_second_factor_up().await;
    // the link opens once
    elena.open(&link).await;
    elena.sees("Este enlace ya no abre").await;
}

/// The administrator registers the agencies.
pub async fn agencies_are_registered(people: &People) {
    let elena = &people.elena;
    for (name, sector) in AGENCIES {
        elena.open("/work").await;
        elena.press("Dependencias").await;
        if !elena.reads("Nombre completo").await {
            elena.press("Registrar una dependencia").await;
        }
        elena.writes("Nombre completo", name).await;
        elena.chooses("Tipo", "Estatal central").await;
        elena.writes("Sector o gabinete", sector).await;
        elena.within("main form").press("Registrar una dependencia").await;
        elena.sees("Guardado").await;
        elena.sees(name).await;
    }
    elena.looks("agency").await;
}

/// The administrator invites a reviewer and a liaison for each agency; each comes in by the mail.
pub async fn everybody_is_invited(people: &mut People) {
    let People { elena, martin, rosa, luis, nadia, .. } = people;
    let invited: [(&mut Colleague, &str, &str); 4] = [
        (martin, "Coordinación de datos abiertos: Revisión", "Jefatura de Calidad de Datos"),
        (rosa, "Secretaría de Movilidad: Enlace de datos abiertos", "Coordinación de Estadística"),
        (luis, "Secretaría de Salud: Enlace de datos abiertos", "Subdirección de Información en Salud"),
        (nadia, "Instituto del Agua: Enlace de datos abiertos", "Jefatura de Padrón"),
    ];
    for (colleague, role, _) in &invited {
        elena.open("/work").await;
        elena.press("Personas").await;
        if !elena.reads("Correo electrónico").await {
            elena.press("Invitar a alguien").await;
        }
        elena.writes("Correo electrónico", &colleague.mail).await;
        elena.writes("Nombre", &colleague.name).await;
        elena.chooses("Tarea", role).await;
        elena.press("Enviar la invitación").await;
        elena.sees(&colleague.mail).await;
    }
    elena.looks("people").await;
    elena.town().round().await;
    for (colleague, role, position) in invited {
        let link = colleague.town().last_link(&colleague.mail);
        colleague.joins(&link, position).await;
        colleague.sees(role.split(": ").nth(1).unwrap_or_default()).await;
        if role.ends_with("Revisión") {
            colleague.sets_second_factor_up().await;
        }
    }
}

/// Each liaison says who heads the agency and whom the public asks, prints the letter of designation, has it signed, and
/// hands it in.
pub async fn designation(people: &People) {
    for (liaison, (agency, _)) in [&people.rosa, &people.luis, &people.nadia].into_iter().zip(AGENCIES) {
        let host = liaison.mail.split('@').nth(1).unwrap_or_default().to_owned();
        liaison.open("/work").await;
        liaison.press("Guardar el oficio de designación").await;
        liaison.sees(agency).await;
        liaison.press("Cambiar estos datos").await;
        liaison.writes("Titular (cargo)", "Titular de la dependencia").await;
        liaison.writes("Correo de la oficina del titular", &format!("titular@{host}")).await;
        liaison.writes("Contacto para el público", "Unidad de Datos Abiertos").await;
        liaison.writes("Correo del contacto", &format!("datos@{host}")).await;
        liaison.press("Guardar").await;
        liaison.sees("Unidad de Datos Abiertos").await;
        let (kind, letter) = liaison.fetches("Oficio de designación para firmar").await;
        assert_eq!(kind, "application/pdf");
        assert!(letter.starts_with(b"%PDF-"), "{agency}");
        let signed = liaison.town().file("oficio firmado.pdf", &letter);
        liaison.press("Guardar un documento firmado").await;
        liaison.picks("Archivo", &signed).await;
        liaison.within("#papers form").press("Guardar un documento firmado").await;
        liaison.sees("oficio firmado.pdf").await;
    }
    people.nadia.looks("agency-liaison").await;
}
