//! The gate: personal data are decided on by a person, or nothing is published.

use apertura_actions::{PersonalDecision, PublishRequest, Refusal, RefusalKind};

use crate::world::World;

/// Beneficiaries of an invented programme, with keys whose form is that of real ones.
fn beneficiaries(rows: u32) -> String {
    let mut text = "Folio,CURP,Municipio,Apoyo\n".to_owned();
    let places = ["Puebla", "Atlixco", "Tehuacán"];
    for n in 0..rows {
        let letters = ["PEGJ", "LOHM", "RAMA", "GOSL", "HEVC", "MATR", "DIPE"][(n % 7) as usize];
        let (year, month, day) = (60 + n % 40, n % 12 + 1, n % 28 + 1);
        let start = format!("{letters}{year:02}{month:02}{day:02}{}PL", if n % 2 == 0 { 'H' } else { 'M' });
        let key = format!("{start}{}{}", ["RRN", "LTS", "GPC"][(n % 3) as usize], n / 28 % 10);
        text += &format!("B-{n:04},{key}{},{},{}\n", check_digit(&key), places[(n % 3) as usize], 1000 + n * 10);
    }
    text
}

/// The last digit of a CURP (RENAPO's rule: weights 18 to 2 over the sign's place in this alphabet, modulo 10).
fn check_digit(key: &str) -> u32 {
    let alphabet = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
    let sum: u32 = key
        .chars()
        .enumerate()
        .map(|(i, c)| alphabet.chars().position(|a| a == c).unwrap() as u32 * (18 - i as u32))
        .sum();
    (10 - sum % 10) % 10
}

fn request(world: &World, name: &str, rows: u32, decision: Option<(&str, Option<&str>)>) -> PublishRequest {
    let mut request = PublishRequest::new(world.file(name, beneficiaries(rows)));
    request.dataset = Some("apoyos".to_owned());
    request.decisions = decision
        .into_iter()
        .map(|(operation, reason)| PersonalDecision {
            column: "curp".to_owned(),
            operation: operation.to_owned(),
            reason: reason.map(str::to_owned),
            level: None,
        })
        .collect();
    request
}

#[tokio::test(flavor = "multi_thread")]
async fn undecided_personal_data_are_refused() {
    let world = World::new().await;
    let refusal = world.publish(&request(&world, "apoyos.csv", 60, None)).await.unwrap_err();
    assert_eq!((refusal.code(), refusal.kind()), ("undecided-personal-data", RefusalKind::Refused));
    assert_eq!(refusal.data()["columns"], "curp");
    let Refusal::UndecidedPersonalData { findings, .. } = refusal else { panic!() };
    assert!(findings.iter().all(|f| f.samples.iter().all(|s| !s.before.contains("PEGJ"))), "{findings:?}");
    let refusal = world.publish(&request(&world, "apoyos.csv", 60, Some(("allow", Some(" "))))).await.unwrap_err();
    assert_eq!((refusal.code(), refusal.kind()), ("no-reason", RefusalKind::Invalid));
    let refusal = world.publish(&request(&world, "apoyos.csv", 60, Some(("burn", None)))).await.unwrap_err();
    assert_eq!(refusal.code(), "bad-value");
    assert_eq!(world.catalog.events(None, None, 10).await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_column_is_nowhere_in_what_is_published() {
    for (operation, columns) in [("remove", 3), ("mask", 4), ("pseudonymize", 4)] {
        let world = World::new().await;
        let published = world.publish(&request(&world, "apoyos.csv", 60, Some((operation, None)))).await.unwrap();
        let version = published.version;
        assert_eq!(version.dictionary.fields.len(), columns, "{operation}");
        assert_eq!(version.decisions.len(), 1);
        assert_eq!(version.decisions[0].operation, operation);
        assert!(version.original_withheld);
        assert!(version.distributions.iter().all(|d| d.role != "original"));
        for file in &version.distributions {
            let path = world.catalog.distribution("apoyos", None, &file.name).await.unwrap().path;
            let bytes = std::fs::read(path).unwrap();
            for start in [&b"PEGJ60"[..], b"LOHM61", b"RAMA62"] {
                assert!(!bytes.windows(start.len()).any(|w| w == start), "{operation}: {} leaks", file.name);
            }
        }
        let record = serde_json::to_string(&version).unwrap();
        assert!(!record.contains("PEGJ60") && !record.contains("LOHM61"), "{operation}: the record leaks");
        // the original is kept, and no orphan
        assert_eq!(world.catalog.collect_orphans().await.unwrap(), (0, 0));
        assert_eq!(world.whole().await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_holds_for_the_next_file() {
    let world = World::new().await;
    world.publish(&request(&world, "enero.csv", 60, Some(("remove", None)))).await.unwrap();
    let second = world.publish(&request(&world, "febrero.csv", 70, None)).await.unwrap();
    assert_eq!(second.version.decisions[0].operation, "remove");
    assert_eq!(second.version.dictionary.fields.len(), 3);
    // and can be taken otherwise
    let third = world.publish(&request(&world, "marzo.csv", 80, Some(("mask", None)))).await.unwrap();
    assert_eq!(third.version.dictionary.fields.len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_allowed_keeps_its_reason() {
    let world = World::new().await;
    let reason = "Artículo 70, fracción XV: padrón de beneficiarios";
    let published = world.publish(&request(&world, "apoyos.csv", 60, Some(("allow", Some(reason))))).await.unwrap();
    assert_eq!(published.version.decisions[0].reason.as_deref(), Some(reason));
    assert!(!published.version.original_withheld);
    let event = world.catalog.events(Some("apoyos"), None, 1).await.unwrap().remove(0);
    assert_eq!(event.body["decisions"][0]["reason"], reason);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_risk_of_the_whole_table_asks_for_a_decision_and_is_lowered_by_the_recipe() {
    let world = World::new().await;
    let mut text = "Sexo,Fecha de nacimiento,Municipio\n".to_owned();
    for n in 0..40 {
        text += &format!("{},{:02}/{:02}/{},Atlixco\n", ["H", "M"][n % 2], n % 28 + 1, n % 12 + 1, 1980 + n % 2);
    }
    let decide = |decisions: &[(&str, &str, Option<&str>)]| {
        let mut request = PublishRequest::new(world.file("padron.csv", text.clone()));
        request.dataset = Some("padron".to_owned());
        request.decisions = decisions
            .iter()
            .map(|(column, operation, reason)| PersonalDecision {
                column: (*column).to_owned(),
                operation: (*operation).to_owned(),
                reason: reason.map(str::to_owned),
                level: None,
            })
            .collect();
        request
    };
    let day = ("fecha_de_nacimiento", "allow", Some("Artículo 70"));
    let Refusal::UndecidedPersonalData { findings, .. } = world.publish(&decide(&[day])).await.unwrap_err() else {
        panic!()
    };
    assert_eq!(findings[0].rule, "personal-data-combination");
    let risk = ("personal-data-combination", "allow", None);
    assert_eq!(world.publish(&decide(&[day, risk])).await.unwrap_err().code(), "no-reason");
    let risk = ("personal-data-combination", "allow", Some("Ley de archivos, artículo 9"));
    let published = world.publish(&decide(&[day, risk])).await.unwrap();
    let kept = published.version.decisions.iter().find(|d| d.rule == "personal-data-combination").unwrap();
    assert_eq!((kept.operation.as_str(), kept.reason.as_deref()), ("accept-risk", risk.2));
    let event = world.catalog.events(Some("padron"), None, 1).await.unwrap().remove(0);
    assert!(event.body["decisions"].to_string().contains("Ley de archivos"), "{}", event.body);
    // the year alone singles nobody out
    let world = World::new().await;
    let mut request = decide(&[("fecha_de_nacimiento", "generalize", None)]);
    request.file = world.file("padron.csv", text.clone());
    let published = world.publish(&request).await.unwrap();
    assert!(published.version.findings.iter().all(|f| f.rule != "personal-data-combination"));
}

/// A request with decisions written as on the command line.
fn decided(world: &World, text: &str, decisions: &[&str]) -> PublishRequest {
    let mut request = PublishRequest::new(world.file("personas.csv", text));
    request.dataset = Some("personas".to_owned());
    request.decisions = decisions.iter().map(|text| PersonalDecision::parse(text).expect(text)).collect();
    request.roles = vec!["liaison".to_owned()];
    request
}

/// Forty persons, one of them alone with her age and place.
fn forty() -> String {
    let mut text = "Sexo,Edad,Municipio,Apoyo\n".to_owned();
    for n in 0..39 {
        text += &format!("{},{},{},{}\n", ["H", "M"][n % 2], 31 + n % 3 * 3, ["Atlixco", "Puebla"][n % 2], 100 * n);
    }
    text + "M,91,Atlixco,50\n"
}

#[tokio::test(flavor = "multi_thread")]
async fn a_combination_is_lowered_by_a_decision_in_one_line_and_the_log_keeps_it_with_role_and_result() {
    let world = World::new().await;
    let refusal = world.publish(&decided(&world, &forty(), &[])).await.unwrap_err();
    assert_eq!(refusal.code(), "undecided-personal-data");
    let request = decided(&world, &forty(), &["personal-data-combination=suppress-rows:4"]);
    let version = world.publish(&request).await.unwrap().version;
    assert_eq!(version.rows, 39);
    assert!(version.findings.iter().all(|finding| finding.rule != "personal-data-combination"));
    let event = world.catalog.events(Some("personas"), None, 1).await.unwrap().remove(0);
    let decision = &event.body["decisions"][0];
    assert_eq!((&decision["operation"], &decision["level"]), (&"suppress-rows".into(), &"4".into()));
    assert_eq!(decision["roles"][0], "liaison");
    let privacy = &event.body["privacy"];
    assert_eq!((&privacy["before"]["k"], &privacy["rows"][1]), (&1.into(), &39.into()), "{privacy}");
    assert!(privacy["after"]["k"].as_u64().unwrap() >= 4, "{privacy}");
    assert!(version.original_withheld);
    // not enough is not enough: bands alone leave her alone
    let world = World::new().await;
    let request = decided(&world, &forty(), &["edad=generalize:band:10"]);
    assert_eq!(world.publish(&request).await.unwrap_err().code(), "undecided-personal-data");
    // groups with at least three persons
    let request = decided(&world, &forty(), &["personal-data-combination=aggregate:municipio,sexo;sums=apoyo;least=3"]);
    let version = world.publish(&request).await.unwrap().version;
    let columns: Vec<&str> = version.dictionary.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!((version.rows, columns), (2, vec!["municipio", "sexo", "personas", "apoyo"]));
    assert_eq!(version.decisions[0].operation, "aggregate");
    // groups that are too small ask again
    let world = World::new().await;
    let request = decided(&world, &forty(), &["personal-data-combination=aggregate:municipio,edad;least=1"]);
    let Refusal::UndecidedPersonalData { findings, .. } = world.publish(&request).await.unwrap_err() else { panic!() };
    assert_eq!(findings[0].rule, "personal-data-small-cells");
}

#[tokio::test(flavor = "multi_thread")]
async fn levels_are_taken_and_wrong_ones_are_refused_with_what_they_may_be() {
    let world = World::new().await;
    let text = "Folio,Fecha de nacimiento,Edad\n1,15/03/1985,39\n2,16/04/1990,34\n3,17/05/1979,45\n4,20/01/1988,36\n";
    for (decision, code, choice) in [
        ("fecha_de_nacimiento=generalize:siglo", "bad-value", "month"),
        ("fecha_de_nacimiento=generalize:band:0", "bad-value", "band:10"),
        ("folio=generalize", "bad-value", "year"),
        ("fecha_de_nacimiento=mask:muchos", "bad-value", "mask:4"),
        ("personal-data-combination=suppress-rows:0", "bad-value", "suppress-rows:5"),
        ("personal-data-combination=aggregate", "bad-value", "aggregate:"),
        ("personal-data-combination=aggregate:sexo", "no-such-column", "edad"),
        ("nada=remove", "no-such-column", "folio"),
    ] {
        let refusal = world.publish(&decided(&world, text, &[decision])).await.unwrap_err();
        assert_eq!(refusal.code(), code, "{decision}");
        let choices = refusal.data()["choices"].to_string();
        assert!(choices.contains(choice), "{decision}: {choices}");
    }
    assert_eq!(PersonalDecision::parse("edad"), None);
    assert_eq!(PersonalDecision::parse("edad=quemar"), None);
    assert_eq!(PersonalDecision::parse("edad=suppress-rows"), None);
    let request = decided(&world, text, &["fecha_de_nacimiento=generalize:month", "edad=remove"]);
    let version = world.publish(&request).await.unwrap().version;
    let kept = version.decisions.iter().find(|decision| decision.column.is_some()).unwrap();
    assert_eq!((kept.operation.as_str(), kept.level.as_deref()), ("generalize", Some("month")));
    let file = world.catalog.distribution("personas", None, "personas.csv").await.unwrap().path;
    assert!(std::fs::read_to_string(file).unwrap().contains("1985-03\r\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn small_counts_are_withheld_by_decision_or_accepted_with_a_reason() {
    let text = "Municipio,Sexo,Víctimas\nApodaca,Hombres,14\nApodaca,Mujeres,1\nApodaca,Total,15\n\
        Juárez,Hombres,9\nJuárez,Mujeres,22\nJuárez,Total,31\nMina,Hombres,20\nMina,Mujeres,8\nMina,Total,28\n";
    let world = World::new().await;
    let Refusal::UndecidedPersonalData { findings, .. } = world.publish(&decided(&world, text, &[])).await.unwrap_err()
    else {
        panic!()
    };
    assert_eq!((findings[0].rule.as_str(), findings[0].count), ("personal-data-small-cells", 1));
    let request = decided(&world, text, &["personal-data-small-cells=suppress-cells"]);
    let version = world.publish(&request).await.unwrap().version;
    assert_eq!(version.decisions[0].operation, "suppress-cells");
    let file = world.catalog.distribution("personas", None, "personas.csv").await.unwrap().path;
    let csv = std::fs::read_to_string(file).unwrap();
    assert!(
        csv.contains("Apodaca,Mujeres,\r\n")
            && !csv.contains("Apodaca,Hombres,14\r\nApodaca,Mujeres,\r\nApodaca,Total,15"),
        "{csv}"
    );
    let world = World::new().await;
    let request = decided(&world, text, &["personal-data-small-cells=allow:Ley de estadística, artículo 38"]);
    let version = world.publish(&request).await.unwrap().version;
    assert_eq!((version.rows, version.decisions[0].operation.as_str()), (9, "accept-risk"));
}
