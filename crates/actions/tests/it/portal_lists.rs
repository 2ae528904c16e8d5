//! Lists of other portals' packages, as those portals really fill them: what is strange is told, nothing is refused.

use apertura_catalog::opening::SourceKind;

use crate::inventory::{OURS, codes, label, liaison, world};

/// Metadata as portals of the kind really fill them.
const PORTAL: &str = r#"{"success": true, "result": {"count": 4, "results": [
  {"name": "solicitudes-1", "title": "Solicitudes de Información", "notes": "Las recibidas", "author": "Dirección de Transparencia",
   "organization": {"title": " Secretaría de Movilidad  ", "name": "movilidad"}, "tags": [{"display_name": "transparecnia"}], "groups": [],
   "license_title": "Open Data Commons Attribution License", "metadata_modified": "2026-08-26T10:00:00",
   "extras": [{"key": "Fuente", "value": "transparencia@ejemplo.mx"}, {"key": "Período de Actualización", "value": "AGOSTO 2026"},
              {"key": "PROXIMA ACTUALIZACION", "value": "31 de agosto de 2025; 31 de mayo de 2025"}],
   "resources": [{"name": "Datos", "format": ".CSV", "url": "https://ejemplo.mx/a.csv"}, {"name": "Diccionario de datos", "format": "CSV", "url": "https://ejemplo.mx/d.csv"}]},
  {"name": "solicitudes-2", "title": "Solicitudes de Información", "notes": "", "author": "Juan Carlos Salinas Ibarra",
   "organization": {"title": "Secretaría de Movilidad"}, "extras": [{"key": "fuente", "value": "Sistema propio"},
              {"key": "periodo de actualizacion", "value": "Documento Único"}, {"key": "Próxima actualización", "value": "22 de Septiembre"}], "resources": []},
  {"name": "pozos", "title": "POZOS DE AGUA", "organization": {"title": "Instituto del Agua "}, "extras": null, "resources": null},
  {"name": "sin-dueno", "title": "Sin dueño", "organization": null, "extras": [{"key": null, "value": 3}], "resources": [{"name": null, "url": 7}]}
]}}"#;

#[tokio::test]
async fn what_a_portal_says_comes_in_with_findings_not_failures() {
    let world = world().await;
    let catalog = &world.catalog;
    let path = world.file("package_search.json", PORTAL);
    let import = catalog.read_inventory(&liaison(), OURS, &path, "package_search.json").await.unwrap();
    let view = catalog.import(&liaison(), &import.id, &[]).await.unwrap();
    assert_eq!((view.source.kind, view.proposals.len()), (SourceKind::Ckan, 4));
    assert_eq!(view.organizations, ["Secretaría de Movilidad", "Instituto del Agua"]);
    assert_eq!(view.own, ["Secretaría de Movilidad"]);
    let taken: Vec<bool> = view.proposals.iter().map(|proposal| proposal.take).collect();
    assert_eq!(taken, [true, true, false, true]);
    let first = &view.proposals[0];
    let found = codes(&first.findings);
    for code in ["frequency-is-date", "next-update-past", "organization-spaces"] {
        assert!(found.contains(&code), "{code}: {found:?}");
    }
    assert_eq!((first.state.frequency.as_str(), first.state.frequency_code()), ("AGOSTO 2026", None));
    assert_eq!(first.state.resources.len(), 2);
    assert!(first.state.notes.contains("license_title: Open Data Commons"), "{}", first.state.notes);
    let second = &view.proposals[1];
    let found = codes(&second.findings);
    for code in ["frequency-unknown", "next-update-without-year", "responsible-is-person"] {
        assert!(found.contains(&code), "{code}: {found:?}");
    }
    let taken = catalog.take_import(&liaison(), &import.id, &[0, 1, 3].into(), &label).await.unwrap();
    assert_eq!(taken.added, 3);
    let inventory = catalog.inventory(&liaison(), OURS).await.unwrap();
    let twice = inventory.entries.iter().filter(|(_, findings)| codes(findings).contains(&"title-twice")).count();
    assert_eq!(twice, 2, "two of one title are told, not joined");
}

#[tokio::test]
async fn lists_of_a_portals_packages_come_in_with_findings() {
    let world = world().await;
    let catalog = &world.catalog;
    // names alone
    let path =
        world.file("package_list.json", r#"{"help": "…", "success": true, "result": ["pozos-de-agua", "matricula"]}"#);
    let import = catalog.read_inventory(&liaison(), OURS, &path, "package_list.json").await.unwrap();
    let view = catalog.import(&liaison(), &import.id, &[]).await.unwrap();
    let titles: Vec<&str> = view.proposals.iter().map(|proposal| proposal.state.title.as_str()).collect();
    assert_eq!((view.source.kind, titles), (SourceKind::Ckan, vec!["pozos-de-agua", "matricula"]));
    assert!(view.proposals.iter().all(|proposal| codes(&proposal.findings).contains(&"responsible-missing")));
    // whole packages, with what people write where a frequency and a day are asked for
    let written = [
        ("AGOSTO 2026", "31 de agosto de 2026; 31 de mayo de 2026", Some("frequency-is-date")),
        ("ago-26", "ago-26", Some("frequency-is-date")),
        (" agosto 2026 ", "enero 2026", Some("frequency-is-date")),
        ("Documento Único", "22 de Septiembre", Some("frequency-unknown")),
        ("Trimestral  ", "19 de febrero de 2037", None),
    ];
    let packages: Vec<serde_json::Value> = written
        .iter()
        .enumerate()
        .map(|(number, (frequency, next, _))| {
            serde_json::json!({ "name": format!("p-{number}"), "title": format!("PADRÓN {number} "), "notes": "",
                "organization": { "title": "Secretaría de Movilidad " }, "resources": [],
                "extras": [{ "key": "Periodo de actualización", "value": frequency },
                           { "key": "PRÓXIMA ACTUALIZACION", "value": next }] })
        })
        .collect();
    let answer = serde_json::json!({ "success": true, "result": packages }).to_string();
    let path = world.file("current_package_list_with_resources.json", &answer);
    let import = catalog.read_inventory(&liaison(), OURS, &path, "paquetes.json").await.unwrap();
    let view = catalog.import(&liaison(), &import.id, &[]).await.unwrap();
    assert_eq!((view.source.kind, view.proposals.len()), (SourceKind::Ckan, written.len()));
    for (proposal, (frequency, _, expected)) in view.proposals.iter().zip(written) {
        let found = codes(&proposal.findings);
        let told = found.iter().find(|code| code.starts_with("frequency-")).copied();
        assert_eq!(told, expected, "{frequency}: {found:?}");
        assert!(found.contains(&"organization-spaces"), "{found:?}");
    }
    let all = (0..written.len()).collect();
    assert_eq!(catalog.take_import(&liaison(), &import.id, &all, &label).await.unwrap().added, written.len());
}

#[test]
fn a_month_as_excel_shows_it_is_a_month_of_a_year() {
    use apertura_catalog::opening::moment::{day, month_text};
    for (text, month) in [
        ("ago-26", Some("2026-08")),
        ("AGO-26", Some("2026-08")),
        ("Sep/25", Some("2025-09")),
        ("22 de septiembre", None),
        ("ago 26", None),
    ] {
        assert_eq!(month_text(text).as_deref(), month, "{text}");
        assert_eq!(day(text), None, "{text}");
    }
}
