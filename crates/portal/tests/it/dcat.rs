//! DCAT: the three forms say the same, by address and by `Accept`, in the shape that DCAT-AP 3.0.1 asks for. Its own rules
//! are run where they and pyshacl are there.

use std::collections::BTreeSet;
use std::process::Command;

use axum::http::StatusCode;
use oxrdfio::{RdfFormat, RdfParser};

use crate::open_portal::{OpenPortal, SLUG};

const FORMS: [(&str, &str); 3] =
    [("ttl", "text/turtle"), ("jsonld", "application/ld+json"), ("rdf", "application/rdf+xml")];

fn triples(ending: &str, body: &[u8]) -> BTreeSet<String> {
    let format = match ending {
        "ttl" => RdfFormat::Turtle,
        "jsonld" => RdfFormat::JsonLd { profile: oxrdfio::JsonLdProfileSet::empty() },
        _ => RdfFormat::RdfXml,
    };
    let parser = RdfParser::from_format(format).for_reader(body);
    parser
        .map(|quad| quad.map(|quad| format!("{} {} {}", quad.subject, quad.predicate, quad.object)).unwrap())
        .collect()
}

#[tokio::test]
async fn three_forms_say_the_same() {
    let portal = OpenPortal::new().await;
    let page = format!("/dataset/{SLUG}");
    for page in ["/catalog", &page, &format!("{page}/versions/1")] {
        let mut said: Option<BTreeSet<String>> = None;
        for (ending, kind) in FORMS {
            let told = portal.good(&format!("{page}.{ending}")).await;
            assert!(told.header("content-type").starts_with(kind), "{}", told.header("content-type"));
            let mut triples = triples(ending, &told.body);
            // only the address of the document itself differs
            triples.retain(|triple| !triple.contains("/catalog."));
            assert!(triples.len() > 40, "{page} {ending}: {}", told.text());
            assert_eq!(said.get_or_insert_with(|| triples.clone()), &triples, "{page} {ending}");
            // the same question has the same bytes
            assert_eq!(portal.good(&format!("{page}.{ending}")).await.body, told.body);
        }
    }
}

#[tokio::test]
async fn pages_give_the_form_that_is_asked_for() {
    let portal = OpenPortal::new().await;
    let page = format!("/dataset/{SLUG}");
    for page in ["/", &page, &format!("{page}/versions/2")] {
        for (_, kind) in FORMS {
            let told = portal.get_with(page, &[("accept", &format!("{kind}, text/html;q=0.3, */*;q=0.1"))]).await;
            assert!(told.header("content-type").starts_with(kind), "{page} {kind}");
            assert!(told.header("vary").to_lowercase().contains("accept"));
        }
        for accept in ["text/html,application/xhtml+xml,*/*;q=0.8", "*/*", "text/html, text/turtle;q=0.5"] {
            let told = portal.get_with(page, &[("accept", accept)]).await;
            assert!(told.header("content-type").starts_with("text/html"), "{page} {accept}");
        }
    }
    for missing in ["/dataset/no-hay.ttl", "/dataset/no-hay/versions/1.jsonld", "/catalog.ttl?page=9"] {
        let told = portal.get(missing).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND);
        assert!(told.header("content-type").starts_with("application/problem+json"), "{missing}");
    }
}

#[tokio::test]
async fn a_dataset_says_what_dcat_asks_for() {
    let portal = OpenPortal::new().await;
    let told = portal.good(&format!("/dataset/{SLUG}.ttl")).await;
    let said = triples("ttl", &told.body).into_iter().collect::<Vec<_>>().join("\n");
    let dataset = format!("<https://datos.ejemplo.mx/dataset/{SLUG}#dataset>").replace("https", "http");
    for part in [
        format!("{dataset} <http://purl.org/dc/terms/title> \"Apoyos por colonia\"@es"),
        format!("{dataset} <http://www.w3.org/ns/dcat#version> \"2\""),
        format!("{dataset} <http://www.w3.org/ns/dcat#hasVersion> <http://datos.ejemplo.mx/dataset/{SLUG}/versions/1#dataset>"),
        "<http://publications.europa.eu/resource/authority/frequency/MONTHLY>".to_owned(),
        "<http://publications.europa.eu/resource/authority/data-theme/SOCI>".to_owned(),
        "<mailto:programas@ejemplo.mx>".to_owned(),
        "\"2025-01-01\"^^<http://www.w3.org/2001/XMLSchema#date>".to_owned(),
        "<http://www.w3.org/ns/dcat#downloadURL> <http://datos.ejemplo.mx/dataset/apoyos-por-colonia/apoyos-por-colonia.csv>".to_owned(),
    ] {
        assert!(said.contains(&part), "{part}\n{said}");
    }
    // no node without a name, no personal name
    assert!(!said.contains("_:"));
    let catalog = portal.good("/catalog.ttl").await;
    let said = triples("ttl", &catalog.body);
    let datasets = said.iter().filter(|triple| triple.contains("<http://www.w3.org/ns/dcat#dataset>")).count();
    assert_eq!(datasets, 2);
}

/// The rules of DCAT-AP 3.0.1 in the folder that `APERTURA_SHAPES` names, by pyshacl.
#[tokio::test]
async fn the_rules_of_dcat_ap_find_no_violation() {
    let Some(folder) = std::env::var_os("APERTURA_SHAPES").map(std::path::PathBuf::from) else {
        println!(
            "skipped: APERTURA_SHAPES does not name the folder of the DCAT-AP 3.0.1 rules (shapes.ttl, range.ttl …)"
        );
        return;
    };
    if !Command::new("python3").args(["-c", "import pyshacl"]).status().is_ok_and(|status| status.success()) {
        println!("skipped: pyshacl is not installed (pip install pyshacl)");
        return;
    }
    let portal = OpenPortal::new().await;
    for page in ["/catalog".to_owned(), format!("/dataset/{SLUG}"), format!("/dataset/{SLUG}/versions/1")] {
        for (ending, _) in FORMS {
            let file = portal.folder.path().join(format!("datos.{ending}"));
            std::fs::write(&file, portal.good(&format!("{page}.{ending}")).await.body).unwrap();
            let rules = ["shapes.ttl", "range.ttl", "shapes_recommended.ttl", "mdr-vocabularies.shape.ttl"];
            let mut judge = Command::new("python3");
            let checked =
                judge.arg("-c").arg(JUDGE).arg(&file).args(rules.map(|name| folder.join(name))).output().unwrap();
            let text = String::from_utf8_lossy(&checked.stdout).into_owned();
            assert!(checked.status.success(), "{page}.{ending}: {text}{}", String::from_utf8_lossy(&checked.stderr));
            println!("{page}.{ending}: {}", text.trim());
        }
    }
}

/// Reads the data with rdflib, runs the rules, counts results by severity; fails where one is a violation.
const JUDGE: &str = r##"
import sys, collections, rdflib, pyshacl
from rdflib import SH
kinds = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml"}
data = rdflib.Graph().parse(sys.argv[1], format=kinds[sys.argv[1].rsplit(".", 1)[1]])
rules = rdflib.Graph()
for name in sys.argv[2:]:
    rules.parse(name, format="turtle")
_, report, _ = pyshacl.validate(data, shacl_graph=rules, do_owl_imports=False, allow_warnings=True)
# what a rule inside a rule says is a detail of the outer one, whose severity counts
results = set(report.objects(None, SH.result))
kind = lambda result: str(report.value(result, SH.resultSeverity)).rsplit("#", 1)[1]
count = collections.Counter(map(kind, results))
print(len(data), "triples", dict(count))
for result in results:
    if kind(result) == "Violation":
        print([str(report.value(result, p)) for p in (SH.focusNode, SH.resultPath, SH.value, SH.resultMessage)])
sys.exit(1 if count["Violation"] else 0)
"##;
