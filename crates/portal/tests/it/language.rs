//! The catalogs: both languages say the same things, and everything that is asked for is there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use apertura_catalog::{Frequency, License};
use apertura_portal::language::{Language, Messages};
use apertura_tabular::{Finding, ReadError, RowKind, Severity, ValueType};

/// Each key with the names of the values that its sentence uses.
fn keys(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in Messages::sources(language) {
        let mut current = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, _)) = line.split_once(" =")
                && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            {
                current = key.to_owned();
                assert!(keys.insert(current.clone(), BTreeSet::new()).is_none(), "{current} twice in {language:?}");
            }
            for value in line.split('$').skip(1) {
                let name: String = value.chars().take_while(|c| c.is_alphanumeric() || "-_".contains(*c)).collect();
                keys.get_mut(&current).expect("a value stands in an entry").insert(name);
            }
        }
    }
    keys
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_values() {
    let (spanish, english) = (keys(Language::EsMx), keys(Language::En));
    let missing: Vec<_> = spanish.keys().filter(|key| !english.contains_key(*key)).collect();
    assert!(missing.is_empty(), "not in English: {missing:?}");
    let missing: Vec<_> = english.keys().filter(|key| !spanish.contains_key(*key)).collect();
    assert!(missing.is_empty(), "not in Spanish: {missing:?}");
    for (key, values) in &spanish {
        assert_eq!(values, &english[key], "values of {key}");
    }
    assert!(spanish.len() > 200, "the catalogs are read: {}", spanish.len());
}

#[test]
fn every_entry_is_well_formed() {
    for language in Language::ALL {
        let messages = Messages::get(language);
        for key in keys(language).keys() {
            assert!(messages.has(key), "{key} in {language:?}");
        }
    }
}

#[test]
fn every_code_has_its_word() {
    for language in Language::ALL {
        let messages = Messages::get(language);
        let mut codes: Vec<String> = Vec::new();
        codes.extend(Frequency::ALL.iter().map(|f| format!("frequency-{}", f.id())));
        codes.extend([Severity::Info, Severity::Warning, Severity::Error].map(|s| format!("severity-{}", s.name())));
        codes.extend(
            [
                ValueType::String,
                ValueType::Integer,
                ValueType::Number,
                ValueType::Boolean,
                ValueType::Date,
                ValueType::Time,
                ValueType::Datetime,
                ValueType::Year,
                ValueType::Yearmonth,
            ]
            .map(|t| format!("type-{}", t.name())),
        );
        codes.extend(
            [
                RowKind::Metadata,
                RowKind::Header,
                RowKind::Group,
                RowKind::Data,
                RowKind::Derived,
                RowKind::Notes,
                RowKind::Empty,
            ]
            .map(|k| format!("row-kind-{}", k.name())),
        );
        for code in ["empty-file", "unreadable-format", "damaged-file", "password-protected", "no-table"]
            .into_iter()
            .chain(["no-such-choice", "nothing-to-stack", "limit-passed", "io"])
        {
            codes.push(format!("error-{code}"));
            codes.push(format!("error-{code}-hint"));
        }
        assert!(License::ALL.iter().all(|license| !license.title().is_empty()));
        for code in codes {
            assert!(messages.has(&code), "{code} in {language:?}");
        }
    }
}

/// Every key that the code names in full exists, and so does every rule's advice.
#[test]
fn every_key_that_the_code_names_exists() {
    let known = keys(Language::EsMx);
    let mut asked = 0;
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the sources are there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap_or_default();
            for call in [".text(\"", ".with(\"", ".find(\""] {
                for rest in source.split(call).skip(1) {
                    let key = rest.split('"').next().unwrap_or_default();
                    assert!(known.contains_key(key), "{key} in {}", path.display());
                    asked += 1;
                }
            }
        }
    }
    let _ = asked;
    for key in known.keys().filter(|key| key.starts_with("rule-") && !key.ends_with("-advice")) {
        assert!(known.contains_key(&format!("{key}-advice")), "advice of {key}");
    }
}

#[test]
fn a_finding_is_said_in_both_languages_with_its_number() {
    let finding = Finding { count: 1234, ..Finding::new("stray-whitespace", Severity::Warning) };
    assert_eq!(Messages::get(Language::EsMx).finding(&finding), "1,234 celdas tienen espacios de sobra.");
    assert_eq!(Messages::get(Language::En).finding(&finding), "1,234 cells have stray spaces.");
    let one = Finding { count: 1, ..finding };
    assert_eq!(Messages::get(Language::EsMx).finding(&one), "Una celda tiene espacios de sobra.");
}

#[test]
fn a_read_error_is_said_with_the_next_step() {
    let (what, hint) = Messages::get(Language::EsMx).read_error(&ReadError::Unreadable(apertura_tabular::Format::Pdf));
    assert!(what.contains("PDF") && hint.contains("PDF"), "{what} {hint}");
    let (what, hint) = Messages::get(Language::En).read_error(&ReadError::NoSuch {
        what: "sheet",
        value: "2024".to_owned(),
        choices: vec!["2022".to_owned(), "2023".to_owned()],
    });
    assert_eq!(what, "The file does not have the sheet `2024`.");
    assert!(hint.contains("2022, 2023"));
}

#[test]
fn the_language_follows_the_header_and_the_setting() {
    let cases = [
        ("es-MX,es;q=0.9,en;q=0.8", Some(Language::EsMx)),
        ("en-US,en;q=0.9,es;q=0.8", Some(Language::En)),
        ("fr,en;q=0.2,es;q=0.7", Some(Language::EsMx)),
        ("fr-FR", None),
        ("en;q=0", None),
        ("", None),
    ];
    for (header, language) in cases {
        assert_eq!(Language::negotiate(header), language, "{header}");
    }
    assert_eq!(Language::from_tag("es_MX.UTF-8"), Some(Language::EsMx));
    assert_eq!(Language::from_tag("C"), None);
}

/// A rule's file begins with its id: every rule of `tabular` has its sentence and its advice.
#[test]
fn every_rule_has_its_sentences() {
    let known = keys(Language::EsMx);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tabular/src/rule");
    let mut rules = 0;
    for entry in std::fs::read_dir(folder).expect("the rules are there") {
        let source = std::fs::read_to_string(entry.expect("an entry").path()).unwrap_or_default();
        let Some(id) = source.strip_prefix("//! `").and_then(|rest| rest.split('`').next()) else { continue };
        assert!(known.contains_key(&format!("rule-{id}")), "a sentence for {id}");
        assert!(known.contains_key(&format!("rule-{id}-advice")), "advice for {id}");
        rules += 1;
    }
    assert!(rules >= 20, "the rules are read: {rules}");
}
