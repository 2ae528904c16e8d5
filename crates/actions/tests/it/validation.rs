//! What stands between a dataset and its publication: titles, texts, profiles.

use apertura_catalog::title::{Likeness, likeness};
use apertura_catalog::validation::{Column, Evidence, Known, is_address, is_interval, is_mail, validate};
use apertura_catalog::{Check, Description, Frequency, License, PublicationProfile, Slug};
use apertura_tabular::ValueType;

#[test]
fn titles_that_nobody_can_tell_apart() {
    for (one, other, expected) in [
        ("Solicitudes de Información", "SOLICITUDES DE INFORMACION", Some(Likeness::Same)),
        ("Solicitudes de Información", "Solicitud de información", Some(Likeness::Same)),
        ("Denuncias de maltrato animal 2024", "Denuncias de maltrato animal 2025", Some(Likeness::Period)),
        ("Denuncias de maltrato animal enero-marzo 2025", "Denuncias de maltrato animal", Some(Likeness::Period)),
        ("Apoyos del primer trimestre", "Apoyos del segundo trimestre", Some(Likeness::Period)),
        (
            "Licencias de construcción otorgadas en el municipio de Villa Ejemplo",
            "Licencias de construcción otorgadas por el municipio de Villa Ejemplo 2024 (corregido)",
            Some(Likeness::Near),
        ),
        ("Licencias de construcción", "Licencias de funcionamiento", None),
        ("Presupuesto de egresos", "Presupuesto de ingresos", None),
        ("Padrón de proveedores", "Padrón de contratistas", None),
        ("2024", "2025", None),
    ] {
        assert_eq!(likeness(one, other), expected, "{one} / {other}");
        assert_eq!(likeness(other, one), expected, "{other} / {one}");
    }
}

#[test]
fn mails_intervals_and_addresses() {
    for good in ["datos@ejemplo.gob.mx", "a.b+c@x.mx"] {
        assert!(is_mail(good), "{good}");
    }
    for bad in ["", "datos", "datos@", "@ejemplo.mx", "datos@ejemplo", "a b@ejemplo.mx", "a@b@c.mx", "a@b.mx, c@d.mx"] {
        assert!(!is_mail(bad), "{bad}");
    }
    assert!(is_interval("2024-01-01/2024-12-31") && is_interval(" 2024-02-29/2024-02-29 "));
    for bad in ["2024", "2024-12-31/2024-01-01", "2023-02-29/2023-03-01", "AGOSTO 2026", "2024-01-01", "a/b"] {
        assert!(!is_interval(bad), "{bad}");
    }
    assert!(is_address("https://www.ejemplo.gob.mx/datos?x=1"));
    for bad in ["ejemplo.gob.mx", "ftp://ejemplo.mx", "https://", "https://localhost", "https://a.mx/con espacio"] {
        assert!(!is_address(bad), "{bad}");
    }
}

fn complete() -> Evidence {
    Evidence {
        format: "csv".to_owned(),
        rows: 10,
        columns: vec![
            Column { name: "folio".to_owned(), value_type: ValueType::String, has_unit: false },
            Column { name: "monto".to_owned(), value_type: ValueType::Number, has_unit: true },
        ],
        description: Description {
            title: Some("Licencias de construcción".to_owned()),
            description: Some("Palabras que dicen qué contiene. ".repeat(5)),
            agency: Some("Obras Públicas".to_owned()),
            keywords: Some(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]),
            theme: Some("Vivienda".to_owned()),
            contact_position: Some("Dirección de Estadística".to_owned()),
            contact_email: Some("datos@ejemplo.gob.mx".to_owned()),
            license: Some(License::CcBy4),
            frequency: Some(Frequency::Monthly),
            temporal: Some("2024-01-01/2024-12-31".to_owned()),
            spatial: Some("Villa Ejemplo".to_owned()),
            landing_page: Some("https://www.ejemplo.gob.mx/licencias".to_owned()),
            columns: [("folio".to_owned(), "Folio".to_owned()), ("monto".to_owned(), "Monto".to_owned())].into(),
            ..Description::default()
        },
        ..Evidence::default()
    }
}

fn lacks(profile: &str, evidence: &Evidence) -> Vec<(Check, bool)> {
    let profile = PublicationProfile::named(profile).unwrap();
    validate(&profile, evidence).obstacles.iter().map(|obstacle| (obstacle.check, obstacle.must)).collect()
}

#[test]
fn complete_datasets_pass_every_profile() {
    assert_eq!(PublicationProfile::all().len(), 3);
    for profile in PublicationProfile::all() {
        assert_eq!(lacks(&profile.id, &complete()), [], "{}", profile.id);
    }
}

#[test]
fn each_thing_missing_is_said_once_with_time_and_names() {
    let mut evidence = complete();
    evidence.description.description = Some("Corta.".to_owned());
    evidence.description.keywords = Some(vec!["una".to_owned(), " ".to_owned()]);
    evidence.description.columns.clear();
    evidence.description.temporal = Some("AGOSTO 2026".to_owned());
    evidence.description.landing_page = None;
    evidence.warnings = vec!["blank-cells.folio".to_owned()];
    evidence.undecided = vec!["personal-data.curp".to_owned()];
    let must = |checks: &[Check]| checks.iter().map(|check| (*check, true)).collect::<Vec<_>>();
    let lacking = lacks("estatal", &evidence);
    let (blocking, advised): (Vec<_>, Vec<_>) = lacking.into_iter().partition(|(_, must)| *must);
    assert_eq!(
        blocking,
        must(&[Check::PersonalData, Check::ColumnDescriptions, Check::Description, Check::Keywords, Check::Temporal])
    );
    assert_eq!(advised, [(Check::Warnings, false), (Check::LandingPage, false)]);
    let profile = PublicationProfile::named("estatal").unwrap();
    let validation = validate(&profile, &evidence);
    let columns = validation.obstacles.iter().find(|o| o.check == Check::ColumnDescriptions).unwrap();
    assert_eq!((columns.count, columns.minutes, columns.names.len()), (2, 2, 2));
    let description = validation.obstacles.iter().find(|o| o.check == Check::Description).unwrap();
    assert_eq!((description.count, description.minimum), (6, 120));
    assert!(!validation.ready() && validation.minutes() > 0);
    // the strict profile takes no advice for advice
    assert!(lacks("federal-estricto", &evidence).iter().all(|(_, must)| *must));
    evidence.format = "xlsx".to_owned();
    assert!(lacks("federal-estricto", &evidence).contains(&(Check::Format, true)));
    assert!(!lacks("estatal", &evidence).iter().any(|(check, _)| *check == Check::Format));
}

#[test]
fn titles_like_those_of_others_are_named() {
    let mut evidence = complete();
    evidence.others = vec![
        Known {
            slug: Slug::from_title("licencias-2023"),
            title: "Licencias de construcción 2023".to_owned(),
            agency: "Obras Públicas".to_owned(),
        },
        Known { slug: Slug::from_title("otra"), title: "Baches reparados".to_owned(), agency: String::new() },
    ];
    let validation = validate(&PublicationProfile::named("estatal").unwrap(), &evidence);
    let alike = &validation.obstacles[0].alike;
    assert_eq!((alike.len(), alike[0].slug.as_str(), alike[0].likeness), (1, "licencias-2023", Likeness::Period));
    evidence.others.clear();
    evidence.description.title = Some("LICENCIAS DE CONSTRUCCIÓN".to_owned());
    assert_eq!(lacks("estatal", &evidence), [(Check::Title, true)]);
}

#[test]
fn profiles_of_others_are_read_or_refused() {
    let own = "id = \"propio\"\n[[requirement]]\ncheck = \"title\"\nmust = true\nwho = \"liaison\"\nminutes = 1\n";
    assert_eq!(PublicationProfile::from_toml(own).unwrap().requirements.len(), 1);
    assert!(PublicationProfile::from_toml(&own.replace("\"title\"", "\"horoscope\"")).is_err());
}
