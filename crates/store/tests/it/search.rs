//! The search index over invented datasets: what is found, in which order, what is counted.

use std::path::Path;
use std::sync::Arc;

use apertura_catalog::{DatasetQuery, DatasetSort, Facet, Frequency, License};
use apertura_store::search::{Answer, Mark, SearchColumn, SearchIndex, SearchRecord, Used};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 1, 15);

fn record(id: u64, title: &str, agency: &str, theme: &str) -> SearchRecord {
    SearchRecord {
        id,
        title: title.to_owned(),
        description: String::new(),
        agency: agency.to_lowercase().replace(' ', "-"),
        agency_name: agency.to_owned(),
        theme: theme.to_owned(),
        place: String::new(),
        keywords: Vec::new(),
        columns: Vec::new(),
        license: License::CcBy4,
        frequency: None,
        points: 300,
        formats: vec!["csv".to_owned()],
        years: None,
        published: 1_768_000_000,
        due: None,
    }
}

fn datasets() -> Vec<SearchRecord> {
    let column = |label: &str, values: &[&str]| SearchColumn {
        label: label.to_owned(),
        name: label.to_lowercase().replace(' ', "_"),
        description: String::new(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    };
    let mut all = vec![
        record(1, "Rutas de autobús", "Movilidad", "movilidad"),
        record(2, "Licencias de construcción", "Obras", "desarrollo urbano"),
        record(3, "Hechos de tránsito en la vía pública", "Movilidad", "movilidad"),
        record(4, "Niños vacunados por año", "Salud", "salud"),
        record(5, "Arbolado de parques", "Ambiente", "ambiente"),
    ];
    all[0].description = "Recorridos, paradas y horarios.".to_owned();
    all[0].formats = vec!["csv".to_owned(), "geojson".to_owned()];
    all[0].frequency = Some(Frequency::Annual);
    all[0].due = Some((20_500, 20_493));
    all[1].keywords = vec!["permisos".to_owned(), "obra".to_owned()];
    all[1].years = Some((2020, 2023));
    all[1].points = 200;
    all[2].columns = vec![column("Municipio", &["San Nicolás", "Guadalupe"]), column("Tipo de vehículo", &["Camión"])];
    all[2].years = Some((2023, 2024));
    all[2].due = Some((20_400, 20_393));
    all[2].place = "Nuevo León".to_owned();
    all[3].license = License::Cc0;
    all[4].description = "La licencia de poda se pide aparte.".to_owned();
    all[4].published += 86_400;
    all
}

fn built(folder: &Path) -> SearchIndex {
    let index = SearchIndex::open(folder).expect("an index");
    let mut change = index.build().expect("a writer");
    for record in datasets() {
        change.put(&record).expect("a record");
    }
    change.commit(&Mark::of(7, "hash".to_owned())).expect("a commit");
    index.reload().expect("a reload");
    index
}

fn ask(index: &SearchIndex, query: &DatasetQuery) -> (Vec<i64>, Answer) {
    let answer = index.search(query, &Arc::default(), TODAY).expect("an answer");
    (answer.hits.iter().map(|hit| hit.id).collect(), answer)
}

fn text(words: &str) -> DatasetQuery {
    DatasetQuery { text: Some(words.to_owned()), ..DatasetQuery::default() }
}

#[test]
fn words_are_found_in_all_their_forms_and_places() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = built(folder.path());
    for (words, expected) in [
        ("licencias", vec![2, 5]),
        ("LICENCIA", vec![2, 5]),
        ("construcciones", vec![2]),
        ("vias publicas", vec![3]),
        ("años", vec![4]),
        // a value, a column, a territory, a keyword
        ("guadalupe", vec![3]),
        ("municipios", vec![3]),
        ("nuevo leon", vec![3]),
        // of the same meaning, also of several words
        ("camión", vec![1, 3]),
        ("accidentes viales", vec![3]),
        ("accidentes viales guadalupe", vec![3]),
        ("guadalupe \"vía pública\" accidente de tránsito", vec![3]),
        ("licencia -\"vía pública\"", vec![2, 5]),
        ("-\"vía pública\" -licencia", vec![4, 1]),
        // quotes and hyphens
        ("\"vía pública\"", vec![3]),
        ("\"pública vía\"", vec![]),
        ("licencia -poda", vec![2]),
        ("licencia -\"de poda\"", vec![2]),
        ("-licencia", vec![4, 1, 3]),
        // words that say nothing do not keep anything away
        ("las licencias de la poda", vec![5]),
        // the beginning of a word
        ("vacun", vec![4]),
    ] {
        let (found, answer) = ask(&index, &text(words));
        assert_eq!(found, expected, "{words}: {:?}", answer.reading);
        assert_eq!(answer.total, expected.len() as u64, "{words}");
        assert!(!answer.reading.any && answer.reading.replaced.is_empty(), "{words}: {:?}", answer.reading);
    }
}

#[test]
fn mistyped_words_are_read_as_those_near_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = built(folder.path());
    for (words, expected, near) in [
        ("lisencias", vec![2, 5], "licencias"),
        ("construcion", vec![2], "construcción"),
        ("transito publcia", vec![3], "pública"),
        ("ninos", vec![4], "niños"),
    ] {
        let (found, answer) = ask(&index, &text(words));
        assert_eq!(found, expected, "{words}");
        let replaced = &answer.reading.replaced;
        assert!(replaced.len() == 1 && replaced[0].1.contains(&near.to_owned()), "{words}: {replaced:?}");
    }
    let (found, answer) = ask(&index, &text("xyzzy"));
    assert!(found.is_empty() && answer.reading == Default::default());
}

#[test]
fn some_of_the_words_are_enough_where_no_dataset_holds_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = built(folder.path());
    let (found, answer) = ask(&index, &text("vacunados autobús"));
    assert!(answer.reading.any);
    assert_eq!(
        {
            let mut found = found;
            found.sort();
            found
        },
        [1, 3, 4]
    );
    let (found, answer) = ask(&index, &text("vacunados autobús").choose(Facet::Agency, "salud"));
    assert!(answer.reading.any && found == [4]);
}

#[test]
fn facets_count_what_the_other_facets_let_through() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = built(folder.path());
    let counts = |query: &DatasetQuery, facet: Facet| -> Vec<(String, u64)> {
        let (_, mut answer) = ask(&index, query);
        answer.facets.remove(&facet).expect("the facet").into_iter().map(|value| (value.value, value.count)).collect()
    };
    let is = |counts: Vec<(String, u64)>, expected: &[(&str, u64)]| {
        assert_eq!(counts, expected.iter().map(|(value, count)| ((*value).to_owned(), *count)).collect::<Vec<_>>());
    };
    let all = DatasetQuery::default();
    is(counts(&all, Facet::Agency), &[("movilidad", 2), ("ambiente", 1), ("obras", 1), ("salud", 1)]);
    is(counts(&all, Facet::Format), &[("csv", 5), ("geojson", 1)]);
    is(counts(&all, Facet::Period), &[("2024", 1), ("2023", 2), ("2022", 1), ("2021", 1), ("2020", 1)]);
    is(counts(&all, Facet::License), &[("CC-BY-4.0", 4), ("CC0-1.0", 1)]);
    is(counts(&all, Facet::Quality), &[("good", 4), ("sufficient", 1)]);
    is(counts(&all, Facet::Freshness), &[("current", 1), ("late", 1), ("unpromised", 3)]);
    is(counts(&all, Facet::Frequency), &[("annual", 1)]);
    is(counts(&all, Facet::Place), &[("Nuevo León", 1)]);
    let one = all.clone().choose(Facet::Agency, "movilidad");
    is(counts(&one, Facet::Agency), &[("movilidad", 2), ("ambiente", 1), ("obras", 1), ("salud", 1)]);
    is(counts(&one, Facet::Theme), &[("movilidad", 2)]);
    let two = one.choose(Facet::Agency, "salud");
    assert_eq!(ask(&index, &two).1.total, 3);
    let narrow = two.choose(Facet::Freshness, "late");
    assert_eq!(ask(&index, &narrow).0, [3]);
    // only the other filter counts for a facet with one
    is(counts(&narrow, Facet::Agency), &[("movilidad", 1), ("salud", 0)]);
    is(counts(&narrow, Facet::Freshness), &[("current", 1), ("late", 1), ("unpromised", 1)]);
    for (facet, value, expected) in [
        (Facet::Format, "geojson", vec![1]),
        (Facet::Period, "2023", vec![3, 2]),
        (Facet::License, "CC0-1.0", vec![4]),
        (Facet::Quality, "sufficient", vec![2]),
        (Facet::Place, "Nuevo León", vec![3]),
        (Facet::Frequency, "annual", vec![1]),
        (Facet::Keyword, "obra", vec![2]),
        (Facet::Keyword, "nada", vec![]),
        (Facet::Agency, "nadie", vec![]),
        (Facet::Period, "mucho", vec![]),
    ] {
        assert_eq!(ask(&index, &all.clone().choose(facet, value)).0, expected, "{facet:?} {value}");
    }
    let keywords = DatasetQuery { counted: vec![Facet::Keyword], ..all };
    is(counts(&keywords, Facet::Keyword), &[("obra", 1), ("permisos", 1)]);
}

#[test]
fn order_and_pages() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = built(folder.path());
    let by_title = |page, page_size| {
        ask(&index, &DatasetQuery { sort: DatasetSort::Title, page, page_size, ..DatasetQuery::default() }).0
    };
    assert_eq!(by_title(1, 20), [5, 3, 2, 4, 1]);
    assert_eq!(by_title(2, 2), [2, 4]);
    assert_eq!(by_title(9, 2), [0; 0]);
    assert_eq!(by_title(u32::MAX, 1000), [0; 0]);
    assert_eq!(ask(&index, &DatasetQuery::default()).0, [5, 4, 3, 2, 1]);
}

#[test]
fn a_change_is_seen_whole_and_the_mark_goes_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = built(folder.path());
    assert_eq!(index.mark().expect("a mark"), Some(Mark::of(7, "hash".to_owned())));
    let mut change = index.change().expect("a writer");
    change.put(&record(2, "Permisos de obra", "Obras", "desarrollo urbano")).expect("a record");
    change.remove(5);
    // broken off: nothing of it holds
    drop(change);
    index.reload().expect("a reload");
    assert_eq!(ask(&index, &text("licencias")).0, [2, 5]);
    let mut change = index.change().expect("a writer");
    change.put(&record(2, "Permisos de obra", "Obras", "desarrollo urbano")).expect("a record");
    change.remove(5);
    change.commit(&Mark::of(9, "other".to_owned())).expect("a commit");
    index.reload().expect("a reload");
    assert_eq!(index.datasets(), 4);
    assert_eq!(ask(&index, &text("construccion")).0, [0; 0]);
    let again = SearchIndex::open(folder.path()).expect("the same index");
    assert_eq!(again.mark().expect("a mark"), Some(Mark::of(9, "other".to_owned())));
    // an index that cannot be read is no index: it has no mark and is built anew
    drop((index, again));
    std::fs::write(SearchIndex::folder(folder.path()).join("meta.json"), "{").expect("damage");
    assert_eq!(SearchIndex::open(folder.path()).expect("an empty index").mark().expect("no mark"), None);
}

#[test]
fn suggestions_go_on_where_the_text_ends() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = built(folder.path());
    let suggest = |text: &str| {
        let (texts, hits) = index.suggest(text, 5, &Arc::default(), TODAY).expect("suggestions");
        (texts, hits.into_iter().map(|hit| hit.id).collect::<Vec<_>>())
    };
    assert_eq!(suggest("lic"), (vec!["licencia".to_owned(), "licencias".to_owned()], vec![2, 5]));
    assert_eq!(suggest("vía púb"), (vec!["vía pública".to_owned()], vec![3]));
    assert_eq!(suggest("zzz"), (vec![], vec![]));
    assert_eq!(suggest(""), (vec![], vec![]));
}

#[test]
fn the_operators_synonyms_hold_from_the_next_question_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = built(folder.path());
    assert_eq!(ask(&index, &text("urbecito")).0, [0; 0]);
    std::fs::write(folder.path().join("synonyms.txt"), "urbecito = autobús\n").expect("a file");
    assert_eq!(ask(&index, &text("urbecito")).0, [1]);
}

#[test]
fn what_is_used_much_stands_before_what_fits_as_well() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = built(folder.path());
    let mut change = index.change().expect("a writer");
    for id in [10, 11] {
        change.put(&record(id, "Bacheo de calles", "Obras", "obras")).expect("a record");
    }
    change.commit(&Mark::of(8, "hash".to_owned())).expect("a commit");
    index.reload().expect("a reload");
    let order = |words: &str, counts: &[(u64, u64)]| -> Vec<i64> {
        let used = Arc::new(Used::of(counts.iter().copied()));
        let answer = index.search(&text(words), &used, TODAY).expect("an answer");
        answer.hits.iter().map(|hit| hit.id).collect()
    };
    assert_eq!(order("bacheo", &[]), [11, 10]);
    assert_eq!(order("bacheo", &[(10, 40)]), [10, 11]);
    assert_eq!(order("bacheo", &[(10, 40), (11, 400)]), [11, 10]);
    // words weigh more than use: one in the description does not pass one in the title
    assert_eq!(order("licencia", &[]), [2, 5]);
    assert_eq!(order("licencia", &[(5, 1_000_000)]), [2, 5]);
    // damped: the first uses say most, and beyond many they say nothing more
    let share = |count| Used::of([(1, count)]).share(1);
    assert_eq!(share(0), 0.0);
    assert!(share(10) > 0.2 && share(100) - share(10) < share(10) * 1.2, "{} {}", share(10), share(100));
    assert_eq!(share(10_000), 1.0);
    assert_eq!(share(u64::MAX), 1.0);
    assert_eq!(Used::default().share(1), 0.0);
}
