//! The inventory: written by two at once, brought in from foreign lists, scored, planned, shown to the public.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use apertura_actions::inventory::{EntryEdit, Outcome, SheetKind};
use apertura_actions::{Catalog, Member, Person, Refusal};
use apertura_catalog::opening::plan::Standing;
use apertura_catalog::opening::{Access, Criterion, Field, SourceKind, Stage, Weights};
use apertura_catalog::{Entry, Grant, Role, Slug};
use rust_xlsxwriter::{Format, Workbook};

use crate::world::{World, permits};

/// A catalog with two agencies.
pub async fn world() -> World {
    let world = World::new().await;
    for (slug, agency) in [("permisos", "Secretaría de Movilidad"), ("licencias", "Instituto del Agua")] {
        let mut request = apertura_actions::PublishRequest::new(world.file("permisos.csv", permits(1, 40)));
        request.dataset = Some(slug.to_owned());
        request.description.agency = Some(agency.to_owned());
        world.publish(&request).await.unwrap();
    }
    world
}

pub const OURS: &str = "secretaria-de-movilidad";
const THEIRS: &str = "instituto-del-agua";

fn member(account: &str, role: Role, agency: Option<&str>) -> Person {
    let agency = agency.map(|slug| Slug::try_from(slug.to_owned()).unwrap());
    Person::Member(Arc::new(Member {
        account: account.to_owned(),
        name: "Persona Inventada".to_owned(),
        grants: vec![Grant::new(role, agency).unwrap()],
        second_factor: true,
        scope: None,
    }))
}

pub fn liaison() -> Person {
    member("a1", Role::Liaison, Some(OURS))
}

fn edit(entry: Option<&Entry>, cells: &[(Field, &str)]) -> EntryEdit {
    EntryEdit {
        id: entry.map(|entry| entry.id.clone()),
        base: entry.map_or(0, |entry| entry.revision),
        cells: cells.iter().map(|(field, text)| (*field, (*text).to_owned())).collect(),
    }
}

async fn add(catalog: &Catalog, cells: &[(Field, &str)]) -> Entry {
    let written = catalog.write_entries(&liaison(), OURS, &[edit(None, cells)]).await.unwrap();
    assert_eq!(written[0].outcome, Outcome::Added);
    written[0].entry.clone().unwrap()
}

pub fn codes(findings: &[apertura_catalog::opening::EntryFinding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code).collect()
}

#[tokio::test]
async fn an_entry_is_written_listed_checked_and_exported() {
    let world = world().await;
    let catalog = &world.catalog;
    add(catalog, &[(Field::Title, "Siniestros viales"), (Field::Access, "Restringido"), (Field::Frequency, "Mensual")])
        .await;
    let inventory = catalog.inventory(&liaison(), OURS).await.unwrap();
    let (entry, findings) = &inventory.entries[0];
    assert_eq!(entry.state.access, Some(Access::Restricted));
    assert_eq!(entry.state.frequency_code().unwrap().id(), "monthly");
    assert_eq!(codes(findings)[..2], ["reason-missing", "legal-ground-missing"]);
    assert_eq!(inventory.incomplete(), 1);
    let csv = catalog.inventory_sheet(&liaison(), OURS, SheetKind::Inventory).await.unwrap().csv();
    assert!(csv.contains("Secretaría de Movilidad,Siniestros viales,"), "{csv}");
    assert!(csv.contains(",Restringido,") && csv.contains(",R/P1M,inventoried,"), "{csv}");
    let event = &catalog.events(None, None, 1).await.unwrap()[0];
    assert_eq!(event.kind, "inventory-changed");
    assert!(!event.body.to_string().contains("Siniestros"), "the log holds no text of people");
}

#[tokio::test]
async fn nobody_sees_or_writes_what_is_not_theirs() {
    let world = world().await;
    let catalog = &world.catalog;
    let entry = add(catalog, &[(Field::Title, "Siniestros viales")]).await;
    let other = member("b1", Role::Liaison, Some(THEIRS));
    assert_eq!(catalog.inventory(&other, OURS).await.unwrap_err().code(), "no-such-entry");
    assert_eq!(catalog.entry(&other, &entry.id).await.unwrap_err().code(), "no-such-entry");
    // by their own agency's address neither
    let foreign = edit(Some(&entry), &[(Field::Title, "Otro nombre")]);
    let refused = catalog.write_entries(&other, THEIRS, &[foreign]).await.unwrap_err();
    assert_eq!(refused.code(), "no-such-entry");
    assert!(matches!(catalog.inventory(&Person::Visitor, OURS).await, Err(Refusal::NotAllowed)));
    // a reviewer scores, and writes nothing else; one refused change keeps all of them out
    let reviewer = member("r1", Role::Reviewer, None);
    let both = edit(Some(&entry), &[(Field::Answer(Criterion::Requests), "5"), (Field::Title, "Otro nombre")]);
    assert!(matches!(catalog.write_entries(&reviewer, OURS, &[both]).await, Err(Refusal::NotAllowed)));
    let scored = edit(Some(&entry), &[(Field::Answer(Criterion::Requests), "5"), (Field::Title, "Siniestros viales")]);
    let written = catalog.write_entries(&reviewer, OURS, &[scored]).await.unwrap();
    assert_eq!(written[0].outcome, Outcome::Saved);
    let producer = member("p1", Role::DataProducer, Some(OURS));
    let entry = catalog.entry(&producer, &entry.id).await.unwrap();
    let promise = edit(Some(&entry), &[(Field::Commitment, "2026-03-01")]);
    assert!(matches!(catalog.write_entries(&producer, OURS, &[promise]).await, Err(Refusal::NotAllowed)));
}

#[tokio::test]
async fn two_who_write_at_once_lose_nothing() {
    let world = world().await;
    let catalog = &world.catalog;
    let seen = add(catalog, &[(Field::Title, "Siniestros viales"), (Field::Frequency, "anual")]).await;
    let write = |cells: &[(Field, &str)]| edit(Some(&seen), cells);
    let two = member("a2", Role::DataAdministrator, Some(OURS));
    let first = write(&[(Field::Title, "Siniestros viales"), (Field::Frequency, "mensual"), (Field::System, "")]);
    catalog.write_entries(&liaison(), OURS, &[first]).await.unwrap();
    // other cells: both stay
    let second = write(&[(Field::Title, "Siniestros viales"), (Field::Frequency, "anual"), (Field::System, "Oracle")]);
    let written = catalog.write_entries(&two, OURS, &[second]).await.unwrap();
    assert_eq!(written[0].outcome, Outcome::Merged);
    let now = written[0].entry.clone().unwrap();
    assert_eq!((now.state.frequency.as_str(), now.state.system.as_str()), ("mensual", "Oracle"));
    // the same cell: theirs stays, both are told, the rest is saved
    let third = write(&[(Field::Frequency, "trimestral"), (Field::Formats, "CSV")]);
    let written = catalog.write_entries(&two, OURS, &[third]).await.unwrap();
    let Outcome::Clashed(clashes) = &written[0].outcome else { panic!("{:?}", written[0].outcome) };
    assert_eq!(clashes.len(), 1);
    assert_eq!((clashes[0].mine.as_str(), clashes[0].theirs.as_str()), ("trimestral", "mensual"));
    let now = written[0].entry.clone().unwrap();
    assert_eq!((now.state.frequency.as_str(), now.state.formats.as_str()), ("mensual", "CSV"));
    // chosen for the revision that stands
    let chosen =
        catalog.write_entries(&two, OURS, &[edit(Some(&now), &[(Field::Frequency, "trimestral")])]).await.unwrap();
    assert_eq!(chosen[0].outcome, Outcome::Saved);
    // twenty at the same moment, each in its own cell or row
    let mut tasks = Vec::new();
    for number in 0..20 {
        let (catalog, person) = (catalog.clone(), two.clone());
        let title = format!("Conjunto {number}");
        tasks.push(tokio::spawn(async move {
            catalog.write_entries(&person, OURS, &[edit(None, &[(Field::Title, title.as_str())])]).await.unwrap();
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    let inventory = catalog.inventory(&two, OURS).await.unwrap();
    let titles: BTreeSet<&str> = inventory.entries.iter().map(|(entry, _)| entry.state.title.as_str()).collect();
    assert_eq!(titles.len(), 21);
    let places: BTreeSet<u32> = inventory.entries.iter().map(|(entry, _)| entry.position).collect();
    assert_eq!(places.len(), 21);
}

/// The sheet of 2015 as offices fill it: header cells are formulas that point to a second sheet, three examples, empty rows
/// with formats down to the thousandth.
fn template(path: &Path, kept: bool) {
    let labels = apertura_catalog::opening::sheet::ADELA;
    let mut book = Workbook::new();
    let boxed = Format::new().set_background_color(0x00EE_EEEE);
    let sheet = book.add_worksheet().set_name("Inventario").unwrap();
    for (column, label) in (0_u16..).zip(labels) {
        let formula = rust_xlsxwriter::Formula::new(format!("='Diccionario de datos'!A{}", column + 2));
        let formula = if kept { formula.set_result(label) } else { formula.set_result("") };
        sheet.write_formula_with_format(0, column, formula, &boxed).unwrap();
    }
    let rows = [
        ["Director de área", "Tipos de vegetación", "bosque de encinos", "Notas", "Público", "", "Excel", "2099-06"],
        [
            "Director de área",
            "Montos Programa Adultos Mayores",
            "montos 2014",
            "",
            "Privado",
            "Contiene Datos Personales",
            "Oracle",
            "No aplica",
        ],
        [
            "Director de área",
            "Peticiones de los ciudadanos",
            "peticiones",
            "",
            "Restringido",
            "Confidencial",
            "Access",
            "2015-09",
        ],
        [
            "Dirección de Vialidad",
            "Siniestros viales",
            "CSV siniestros 2024",
            "Un renglón por choque",
            "Público",
            "",
            "Oracle",
            "2026-08",
        ],
        ["", "Siniestros viales", "CSV siniestros 2025", "", "Público", "", "Excel", "2026-08"],
        [
            "María Guadalupe Treviño Garza",
            "Operativos de alcoholímetro",
            "Operativos 2025",
            "",
            "Privado",
            "",
            "MySQL",
            "AGOSTO 2026",
        ],
        ["Jefatura de Semáforos", "Semáforos", "SHP semáforos", "", "A veces", "", "ArcGIS", "pronto"],
    ];
    for (row, cells) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            sheet.write_string_with_format(row, column, cell, &boxed).unwrap();
        }
    }
    for row in 8..1_000 {
        for column in 0..8 {
            sheet.write_blank(row, column, &boxed).unwrap();
        }
    }
    let words = book.add_worksheet().set_name("Diccionario de datos").unwrap();
    words.write_string(0, 0, "Campo").unwrap();
    words.write_string(0, 1, "Definición").unwrap();
    for (row, label) in (1_u32..).zip(labels) {
        words.write_string(row, 0, label).unwrap();
        words.write_string(row, 1, "Explicación del campo").unwrap();
    }
    book.save(path).unwrap();
}

pub fn label(field: Field) -> String {
    field.code().to_owned()
}

#[tokio::test]
async fn the_sheet_of_2015_comes_in_with_findings() {
    for kept in [true, false] {
        let world = world().await;
        let catalog = &world.catalog;
        let path = world.file("inventario_general_de_datos.xlsx", "");
        template(&path, kept);
        let import = catalog.read_inventory(&liaison(), OURS, &path, "inventario.xlsx").await.unwrap();
        let view = catalog.import(&liaison(), &import.id, &[]).await.unwrap();
        assert_eq!(view.source.rows.len(), 7, "kept results: {kept}");
        let titles: Vec<&str> = view.proposals.iter().map(|proposal| proposal.state.title.as_str()).collect();
        assert_eq!(titles.len(), 6, "{titles:?}");
        if kept {
            assert_eq!(view.source.kind, SourceKind::AdelaInventory);
        }
        let taken: Vec<bool> = view.proposals.iter().map(|proposal| proposal.take).collect();
        assert_eq!(taken, [false, false, false, true, true, true]);
        assert!(codes(&view.proposals[0].findings).contains(&"example-row"));
        let crashes = &view.proposals[3];
        assert_eq!(crashes.state.resources.len(), 2);
        assert_eq!((crashes.state.system.as_str(), crashes.state.estimated.as_str()), ("Oracle, Excel", "2026-08"));
        let checks = &view.proposals[4];
        let found = codes(&checks.findings);
        for code in ["reason-missing", "legal-ground-missing", "responsible-is-person", "date-read"] {
            assert!(found.contains(&code), "{code}: {found:?}");
        }
        assert_eq!((checks.state.responsible.as_str(), checks.state.estimated.as_str()), ("", "2026-08"));
        assert!(checks.state.notes.contains("María Guadalupe Treviño Garza"));
        let lights = &view.proposals[5];
        let found = codes(&lights.findings);
        assert!(found.contains(&"not-understood") && found.contains(&"estimated-unknown"), "{found:?}");
        assert!(lights.state.notes.contains("A veces"));
        let chosen: BTreeSet<usize> = [3, 4, 5].into();
        let taken = catalog.take_import(&liaison(), &import.id, &chosen, &label).await.unwrap();
        assert_eq!((taken.added, taken.completed, taken.left), (3, 0, 3));
        let again = catalog.take_import(&liaison(), &import.id, &chosen, &label).await;
        assert!(matches!(again, Err(Refusal::Outdated)), "twice the same is taken once");
        // what goes out in ADELA's form comes back as it was
        let sheet = catalog.inventory_sheet(&liaison(), OURS, SheetKind::Adela).await.unwrap();
        assert_eq!(sheet.rows.len(), 4);
        let back = world.file("vuelta.csv", sheet.csv());
        let import = catalog.read_inventory(&liaison(), OURS, &back, "vuelta.csv").await.unwrap();
        let view = catalog.import(&liaison(), &import.id, &[]).await.unwrap();
        assert_eq!(view.source.kind, SourceKind::AdelaInventory);
        assert!(view.proposals.iter().all(|proposal| proposal.same_as.is_some()));
        let taken = catalog.take_import(&liaison(), &import.id, &[0, 1, 2].into(), &label).await.unwrap();
        assert_eq!((taken.added, taken.completed), (0, 3));
        assert_eq!(catalog.inventory(&liaison(), OURS).await.unwrap().entries.len(), 3);
    }
}

#[tokio::test]
async fn a_plan_and_a_catalog_of_adela_come_in() {
    let world = world().await;
    let catalog = &world.catalog;
    let plan = "Visión institucional de datos abiertos,Funcionario designado como Enlace,Título del funcionario designado como Enlace,Correo oficial del funcionario designado como Enlace,Funcionario designado como Administrador,Título del Funcionario designado como Administrador,Correo oficial del funcionario designado como Administrador,Conjuntos de datos priorizados,Descripción de los conjuntos,Periodicidad de la actualización,Fecha tentativa de publicación (AAAA-MM-DD)\n\
        ,Rosa Elena Quiroga Luna,Directora,enlace@ejemplo.mx,,,,Rutas de transporte,Recorridos con paradas,R/P6M,2026-03-15\n\
        ,Rosa Elena Quiroga Luna,Directora,enlace@ejemplo.mx,,,,Aforos,Vehículos por hora,cada que se pueda,pronto\n";
    let path = world.file("plan.csv", plan);
    let import = catalog.read_inventory(&liaison(), OURS, &path, "plan.csv").await.unwrap();
    let view = catalog.import(&liaison(), &import.id, &[]).await.unwrap();
    assert_eq!(view.source.kind, SourceKind::AdelaPlan);
    let routes = &view.proposals[0];
    assert_eq!(routes.state.plan.commitment.unwrap().to_string(), "2026-03-15");
    assert_eq!(routes.state.frequency_code().unwrap().id(), "semiannual");
    assert!(!routes.state.notes.contains("Quiroga"), "people of the office are no part of a dataset");
    let found = codes(&view.proposals[1].findings);
    assert!(found.contains(&"frequency-unknown") && found.contains(&"not-understood"), "{found:?}");
    // a producer does not promise: the date is kept in the notes
    let producer = member("p1", Role::DataProducer, Some(OURS));
    catalog.take_import(&producer, &import.id, &[0, 1].into(), &label).await.unwrap();
    let entries = catalog.inventory(&liaison(), OURS).await.unwrap().entries;
    assert_eq!(entries[0].0.state.plan.commitment, None);
    assert!(entries[0].0.state.notes.contains("commitment: 2026-03-15"));

    let catalog_csv = "ds:identifier,ds:title,ds:description,ds:keyword,ds:modified,ds:contactPoint,ds:mbox,ds:accessLevel,ds:accessLevelComment,ds:temporal,ds:spatial,ds:landingPage,ds:accrualPeriodicity,rs:title,rs:description,rs:downloadURL,rs:mediaType,rs:byteSize,rs:temporal,rs:spatial,rs:accrualPeriodicity\n\
        estaciones,Estaciones de aforo,Puntos de conteo,\"aforo, tránsito\",2015-02-01,Dirección de Vialidad,vialidad@ejemplo.mx,público,,2010/2012,estatal,http://ejemplo.mx/d,R/P1Y,,,,,,,,\n\
        estaciones,,,,,,,,,,,,,por municipio,Nota uno,http://ejemplo.mx/a.csv,text/csv,1200,2010,municipal,\n\
        \n\
        estaciones,,,,,,,,,,,,,por estado,Nota dos,http://ejemplo.mx/b.csv,text/csv,,2011,estatal,\n";
    let path = world.file("catalogo.csv", catalog_csv);
    let import = catalog.read_inventory(&liaison(), OURS, &path, "catalogo.csv").await.unwrap();
    let view = catalog.import(&liaison(), &import.id, &[]).await.unwrap();
    assert_eq!((view.source.kind, view.proposals.len()), (SourceKind::AdelaCatalog, 1));
    let state = &view.proposals[0].state;
    assert_eq!(state.resources.len(), 2);
    assert_eq!(
        (state.resources[1].address.as_str(), state.resources[1].period.as_str()),
        ("http://ejemplo.mx/b.csv", "2011")
    );
    assert_eq!((state.temporal.as_str(), state.contact_email.as_str()), ("2010/2012", "vialidad@ejemplo.mx"));
    assert!(state.notes.contains("ds:modified: 2015-02-01"), "{}", state.notes);
}

#[tokio::test]
async fn a_list_that_somebody_made_of_a_portal_is_understood_by_its_labels() {
    let world = world().await;
    let catalog = &world.catalog;
    let list = "Nombre de la base de datos,Diccionario (Si/No),Fuente,Autor,Mantenedor,Ultima actualizacion,Periodo de actualizacion,Proxima actualizacion,Etiquetas,Organizacion de origen,Grupos,Formatos,Licencia,Descripcion de la base de datos\n\
        Matrícula,Si,,\"\tDirección Escolar\",Rosa Elena Quiroga Luna,2026-08-26,Cuatrimestral,12 de julio de 2025,escuela; matricula,Secretaría de Movilidad ,Educación,CSV,ODC,\"Alumnado\npor año\"\n";
    let path = world.file("catalogo.csv", list);
    let import = catalog.read_inventory(&liaison(), OURS, &path, "catalogo.csv").await.unwrap();
    let view = catalog.import(&liaison(), &import.id, &[]).await.unwrap();
    assert_eq!(view.proposals.len(), 1);
    let state = &view.proposals[0].state;
    let cells = [&state.title, &state.description, &state.responsible, &state.keywords, &state.theme, &state.formats];
    let expected = ["Matrícula", "Alumnado\npor año", "Dirección Escolar", "escuela; matricula", "Educación", "CSV"];
    assert_eq!(cells, expected);
    assert_eq!(state.frequency_code().unwrap().id(), "four-monthly");
    assert_eq!(codes(&view.proposals[0].findings)[..2], ["access-missing", "next-update-past"]);
    for kept in
        ["Mantenedor: Rosa Elena", "Licencia: ODC", "Diccionario (Si/No): Si", "Ultima actualizacion: 2026-08-26"]
    {
        assert!(state.notes.contains(kept), "{kept}: {}", state.notes);
    }
}

#[tokio::test]
async fn any_sheet_comes_in_by_columns_and_foreign_bytes_are_refused_with_a_reason() {
    let world = world().await;
    let catalog = &world.catalog;
    let path = world.file("lista.csv", "Lista de bases 2026;;\n;;\nBase;Oficina;¿Abierta?\nPadrón de taxis;Subdirección de Transporte;Sí\nPadrón de rutas;;No\n");
    let import = catalog.read_inventory(&liaison(), OURS, &path, "lista.csv").await.unwrap();
    let view = catalog.import(&liaison(), &import.id, &[]).await.unwrap();
    assert_eq!(view.source.kind, SourceKind::Sheet);
    use apertura_catalog::opening::label::Column;
    catalog.match_columns(&liaison(), &import.id, &[Column::Title, Column::Responsible, Column::Notes]).await.unwrap();
    let view = catalog.import(&liaison(), &import.id, &[]).await.unwrap();
    let last = view.proposals.last().unwrap();
    assert_eq!((last.state.title.as_str(), last.state.notes.contains("No")), ("Padrón de rutas", true));
    let short = catalog.match_columns(&liaison(), &import.id, &[Column::Title]).await.unwrap_err();
    assert_eq!(short.code(), "bad-value");
    for (name, content) in
        [("vacio.csv", ""), ("nota.pdf", "%PDF-1.4 nada"), ("palabra.csv", "hola\n"), ("lista.json", "[{\"a\": ")]
    {
        let path = world.file(name, content);
        let refused = catalog.read_inventory(&liaison(), OURS, &path, name).await.unwrap_err();
        assert!(matches!(refused, Refusal::Unreadable(_)), "{name}: {refusal}", refusal = refused);
    }
}

#[tokio::test]
async fn scores_order_what_to_open_next_and_explain_themselves() {
    let world = world().await;
    let catalog = &world.catalog;
    let one = add(
        catalog,
        &[
            (Field::Title, "Uno"),
            (Field::Answer(Criterion::PublicInterest), "5"),
            (Field::Answer(Criterion::Effort), "5"),
        ],
    )
    .await;
    let two = add(
        catalog,
        &[
            (Field::Title, "Dos"),
            (Field::Answer(Criterion::PublicInterest), "4"),
            (Field::Answer(Criterion::Effort), "0"),
        ],
    )
    .await;
    add(catalog, &[(Field::Title, "Cerrado"), (Field::Access, "Privado")]).await;
    let board = catalog.priority_board(&liaison(), Some(OURS)).await.unwrap();
    let order: Vec<&str> = board.next.iter().map(|(entry, _)| entry.id.as_str()).collect();
    assert_eq!(order, [two.id.as_str(), one.id.as_str()]);
    assert_eq!(board.private, 1);
    let score = &board.next[0].1;
    // weights 3 3 3 2 2 2 2: 4/5 of 3/17 and all of 2/17
    assert!((score.total - 100.0 * (3.0 * 0.8 + 2.0) / 17.0).abs() < 1e-9);
    assert!((score.parts.iter().map(|part| part.points).sum::<f64>() - score.total).abs() < 1e-9);
    assert_eq!(score.unanswered(), 5);
    let only = Weights([(Criterion::PublicInterest, 1)].into());
    assert!(matches!(catalog.set_priority_weights(&liaison(), &only).await, Err(Refusal::NotAllowed)));
    let administrator = member("z1", Role::Administrator, None);
    catalog.set_priority_weights(&administrator, &only).await.unwrap();
    let board = catalog.priority_board(&liaison(), None).await.unwrap();
    assert_eq!((board.next[0].0.id.as_str(), board.next[0].1.total), (one.id.as_str(), 100.0));
    let nothing = Weights(Criterion::ALL.into_iter().map(|criterion| (criterion, 0)).collect());
    assert_eq!(catalog.set_priority_weights(&administrator, &nothing).await.unwrap_err().code(), "bad-value");
}

#[tokio::test]
async fn promises_are_late_by_the_catalogs_clock_and_stand_in_a_calendar() {
    let world = world().await;
    let catalog = &world.catalog;
    // the clock stands at 2026-01-15
    for (title, day) in
        [("Tarde", "2026-01-14"), ("Hoy", "15 de enero de 2026"), ("Luego", "31/12/2026"), ("Nunca", "")]
    {
        add(catalog, &[(Field::Title, title), (Field::Commitment, day), (Field::Responsible, "Dirección de Vialidad")])
            .await;
    }
    let (_, promises) = catalog.plan(&liaison(), OURS).await.unwrap();
    let standings: Vec<_> =
        promises.iter().map(|promise| (promise.entry.state.title.as_str(), promise.standing)).collect();
    assert_eq!(
        standings,
        [
            ("Tarde", Standing::Late),
            ("Hoy", Standing::Soon),
            ("Luego", Standing::InTime),
            ("Nunca", Standing::Unplanned)
        ]
    );
    assert_eq!(promises[0].days, Some(-1));
    assert_eq!((promises[0].entry.stage(), promises[2].days), (Stage::Planned, Some(350)));
    assert_eq!(catalog.calendar_secret(&liaison(), OURS, false).await.unwrap(), None);
    let secret = catalog.calendar_secret(&liaison(), OURS, true).await.unwrap().unwrap();
    let (agency, promises) = catalog.calendar(&secret).await.unwrap();
    assert_eq!((agency.slug.as_str(), promises.len()), (OURS, 3));
    let other = catalog.calendar_secret(&liaison(), OURS, true).await.unwrap().unwrap();
    assert_ne!(secret, other);
    assert_eq!(catalog.calendar(&secret).await.unwrap_err().code(), "no-such-entry");
    // the public sees it when the agency says so, and never the notes
    assert!(catalog.public_plan(None).await.unwrap().1.is_empty());
    catalog.open_inventory(&liaison(), OURS, true).await.unwrap();
    assert_eq!(catalog.public_plan(None).await.unwrap().1.len(), 3);
    let (_, entries) = catalog.public_inventory(None).await.unwrap();
    let noted = edit(Some(&entries[0]), &[(Field::Notes, "secreto"), (Field::RequestedBy, "una vecina")]);
    catalog.write_entries(&liaison(), OURS, &[noted]).await.unwrap();
    let public = catalog.public_sheet(None, SheetKind::Inventory).await.unwrap().csv();
    assert!(public.contains("Tarde") && !public.contains("secreto") && !public.contains("vecina"), "{public}");
    let producer = member("p1", Role::DataProducer, Some(OURS));
    assert!(matches!(catalog.open_inventory(&producer, OURS, false).await, Err(Refusal::NotAllowed)));
    world.whole().await;
}

#[tokio::test]
async fn a_cell_that_cannot_be_and_a_removed_entry() {
    let world = world().await;
    let catalog = &world.catalog;
    let entry = add(catalog, &[(Field::Title, "Uno")]).await;
    let bad = edit(Some(&entry), &[(Field::Requests, "muchas"), (Field::Title, "Otro")]);
    let written = catalog.write_entries(&liaison(), OURS, &[bad]).await.unwrap();
    assert!(matches!(&written[0].outcome, Outcome::Bad(bad) if bad.field == "requests"));
    assert_eq!(catalog.entry(&liaison(), &entry.id).await.unwrap().state.title, "Uno");
    assert!(matches!(catalog.remove_entry(&liaison(), &entry.id, 9).await, Err(Refusal::Outdated)));
    catalog.remove_entry(&liaison(), &entry.id, 1).await.unwrap();
    assert_eq!(catalog.entry(&liaison(), &entry.id).await.unwrap_err().code(), "no-such-entry");
    let late = edit(Some(&entry), &[(Field::Title, "Otro")]);
    assert_eq!(catalog.write_entries(&liaison(), OURS, &[late]).await.unwrap_err().code(), "no-such-entry");
}

#[tokio::test]
async fn an_entry_that_was_published_before_the_inventory_is_joined_by_hand() {
    let world = world().await;
    let catalog = &world.catalog;
    let entry = add(catalog, &[(Field::Title, "Permisos")]).await;
    let stage = || async { catalog.entry(&liaison(), &entry.id).await.unwrap().stage() };
    catalog.join_dataset(&liaison(), &entry.id, Some("permisos")).await.unwrap();
    assert_eq!(stage().await, Stage::Published);
    assert!(matches!(catalog.remove_entry(&liaison(), &entry.id, 1).await, Err(Refusal::Outdated)));
    let mut request = apertura_actions::PublishRequest::new(world.file("permisos2.csv", permits(1, 41)));
    request.dataset = Some("permisos".to_owned());
    world.publish(&request).await.unwrap();
    assert_eq!(stage().await, Stage::KeptCurrent);
    // withdrawn: it is to be opened again, and everybody sees that it was there
    let late = || async { catalog.plan(&liaison(), OURS).await.unwrap().1[0].standing };
    assert_eq!(late().await, Standing::Done);
    catalog.withdraw(&liaison(), "permisos", None, "Se publicó por error.").await.unwrap();
    assert_eq!((stage().await, late().await == Standing::Done), (Stage::Withdrawn, false));
    // taken back; another agency's dataset is none of ours
    catalog.join_dataset(&liaison(), &entry.id, None).await.unwrap();
    assert_eq!(stage().await, Stage::Inventoried);
    let foreign = catalog.join_dataset(&liaison(), &entry.id, Some("licencias")).await.unwrap_err();
    assert_eq!(foreign.code(), "no-such-dataset");
    let other = member("b1", Role::Liaison, Some(THEIRS));
    assert_eq!(catalog.join_dataset(&other, &entry.id, None).await.unwrap_err().code(), "no-such-entry");
}

#[tokio::test]
async fn a_file_for_an_entry_need_not_be_described_again() {
    let world = world().await;
    let catalog = &world.catalog;
    let drafts = apertura_actions::Drafts::new(catalog.clone()).await.unwrap();
    let cells = [
        (Field::Title, "Permisos de obra"),
        (Field::Responsible, "Dirección de Permisos"),
        (Field::Frequency, "mensual"),
        (Field::Keywords, "obra, permiso"),
    ];
    let entry = add(catalog, &cells).await;
    let agency = Slug::try_from(OURS.to_owned()).unwrap();
    let upload = |person: &Person| {
        let mut file = drafts.upload(person, Some(&agency)).unwrap();
        file.write(permits(100, 30).as_bytes()).unwrap();
        file
    };
    let draft = drafts.hand_in_for(&liaison(), &entry.id, upload(&liaison()), "obras.csv").await.unwrap();
    assert_eq!(catalog.entry(&liaison(), &entry.id).await.unwrap().stage(), Stage::InPreparation);
    let open = drafts.opened(&liaison(), &draft.id).await.unwrap();
    let said = &open.state.description;
    assert_eq!(said.title.as_deref(), Some("Permisos de obra"));
    assert_eq!(said.contact_position.as_deref(), Some("Dirección de Permisos"));
    assert_eq!((said.frequency.unwrap().id(), said.keywords.as_ref().unwrap().len()), ("monthly", 2));
    assert_eq!(drafts.of_entry(&liaison(), &entry.id).await.unwrap().len(), 1);
    let other = member("b1", Role::Liaison, Some(THEIRS));
    let refused = drafts.hand_in_for(&other, &entry.id, upload(&liaison()), "obras.csv").await.unwrap_err();
    assert_eq!(refused.code(), "no-such-entry");
}
