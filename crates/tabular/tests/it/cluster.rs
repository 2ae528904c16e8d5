//! Clusters of value variants: what belongs together, what never does, and what is proposed.

use apertura_tabular::Limits;
use apertura_tabular::cluster::{Choice, Cluster, Difference, Method, Values, cluster, mapping};

use crate::small_table::table;

fn found(forms: &[(&str, u64)], methods: &[Method]) -> Vec<Cluster> {
    cluster(&Values::new(forms.iter().copied()), methods)
}

fn together(a: &str, b: &str, method: Method) -> bool {
    !found(&[(a, 3), (b, 2)], &[method]).is_empty()
}

#[test]
fn values_that_are_one_are_found() {
    for (method, pairs) in [
        (
            Method::Fingerprint,
            [
                ("Gral. Escobedo", "GENERAL ESCOBEDO"),
                ("Sta. María la Ribera", "Santa Maria La  Ribera"),
                ("Constructora Álamo, S.A. de C.V.", "CONSTRUCTORA ALAMO S. A. DE C. V."),
                ("Col. Centro", "Colonia Centro"),
                ("Calle 5 Nte. No. 12", "CALLE 5 NORTE # 12"),
                ("Pérez López, Juan", "Juan Pérez López"),
                ("Mpio. de Atlixco", "Municipio de Atlixco"),
                ("Fco. I. Madero", "Francisco I. Madero"),
                ("Peña", "pen\u{303}a"),
            ]
            .as_slice(),
        ),
        (Method::Ngram, [("Buena Vista", "Buenavista"), ("San Martín", "SanMartin")].as_slice()),
        (
            Method::Phonetic,
            [
                ("Valdez", "Baldés"),
                ("Ximénez", "Jiménez"),
                ("Hernández Cruz", "Ernandes Crus"),
                ("Quiroga", "Kiroga"),
                ("Gil Yáñez", "Jil Llanes"),
                ("Convenio", "Combenio"),
            ]
            .as_slice(),
        ),
        (
            Method::Nearest,
            [
                ("Hernández Ortega", "Hernadez Ortega"),
                ("Secretaría de Finanzas", "Secretaria de Finanazs"),
                ("Departamento de Obras", "Depratameno de Obras"),
                ("Tehuacán", "Tehucan"),
            ]
            .as_slice(),
        ),
    ] {
        for (a, b) in pairs {
            assert!(together(a, b, method), "{}: {a} | {b}", method.name());
        }
    }
}

#[test]
fn values_that_are_different_are_never_one() {
    for (a, b) in [
        ("Escuela 15", "Escuela 51"),
        ("Calle 5 No. 12", "Calle 12 No. 5"),
        ("Ruta 101", "Ruta 1011"),
        ("Juan Pablo II", "Juan Pablo III"),
        ("Sección A", "Sección B"),
        ("Grupo O+", "Grupo O-"),
        ("Menores de 5 años", "Menores de <5 años"),
        ("Derechohabiente", "No derechohabiente"),
        ("Sin discapacidad", "Con discapacidad"),
        ("Activo", "Inactivo"),
        ("Importación directa", "Exportación directa"),
        ("Hipertensión arterial", "Hipotensión arterial"),
        ("Hijo mayor", "Hija mayor"),
        ("Daniel Rivas", "Daniela Rivas"),
        ("Marina Soto", "Martina Soto"),
        ("Xalapa", "Jalapa"),
        ("San Luis Potosí", "San Luis Soyatlán"),
        ("Baja California", "Baja California Sur"),
        ("100", "1 00"),
    ] {
        for method in Method::ALL {
            assert!(!together(a, b, method), "{}: {a} | {b}", method.name());
        }
    }
}

#[test]
fn two_known_places_part_a_cluster() {
    // both are municipalities (of Veracruz and of Tabasco) that sound alike
    assert!(found(&[("Xalapa", 9), ("Jalapa", 4)], &[Method::Phonetic]).is_empty());
    let clusters = found(&[("Xalapa", 9), ("Jalapa", 4), ("XALAPA", 2)], &Method::ALL);
    assert_eq!(clusters.len(), 1);
    assert_eq!(clusters[0].forms.iter().map(|form| form.count).collect::<Vec<_>>(), [9, 2]);
    assert!(together("Pesquería", "Pesquerría", Method::Nearest));
}

#[test]
fn a_cluster_says_what_is_proposed_and_why() {
    let clusters = found(
        &[
            ("MONTERREY", 10),
            ("Monterrey", 90),
            (" Monterrey", 1),
            ("S. Obras Publicas", 40),
            ("S. Obras Públicas", 38),
            ("Otra cosa", 500),
        ],
        &[Method::Fingerprint],
    );
    assert_eq!(clusters.len(), 2);
    let city = &clusters[0];
    assert_eq!(
        (city.canonical.as_str(), city.choice, city.count, city.changes()),
        ("Monterrey", Choice::MostFrequent, 101, 11)
    );
    assert_eq!(city.differences, [Difference::Space, Difference::Case]);
    assert_eq!(city.methods, [Method::Fingerprint]);
    let forms: Vec<(&str, u64)> = city.forms.iter().map(|form| (form.value.as_str(), form.count)).collect();
    assert_eq!(forms, [("Monterrey", 90), ("MONTERREY", 10), (" Monterrey", 1)]);
    let works = &clusters[1];
    assert_eq!((works.canonical.as_str(), works.choice), ("S. Obras Públicas", Choice::BestWritten));
    let mapping = mapping(&clusters);
    assert_eq!(mapping.len(), 3);
    assert_eq!(mapping[" Monterrey"], "Monterrey");
    assert_eq!(mapping["S. Obras Publicas"], "S. Obras Públicas");
}

#[test]
fn clusters_of_several_methods_that_share_a_value_are_one() {
    let forms =
        [("Constructora Valle", 20), ("CONSTRUCTORA VALLE", 5), ("Constructora Baye", 2), ("Cosntructora Valle", 1)];
    let clusters = found(&forms, &Method::ALL);
    assert_eq!(clusters.len(), 1, "{clusters:?}");
    assert_eq!(clusters[0].forms.len(), 4);
    assert_eq!(clusters[0].methods, [Method::Fingerprint, Method::Phonetic, Method::Nearest]);
}

#[test]
fn a_column_is_counted_and_the_order_of_its_rows_does_not_matter() {
    let names = ["Atlixco", "ATLIXCO", "Cholula", "atlixco ", "", "12", "Atlixco", "Cholula"];
    let rows: Vec<[&str; 2]> =
        std::iter::once(["fila", "municipio"]).chain(names.iter().map(|name| ["1", *name])).collect();
    let mut turned = rows.clone();
    turned[1..].reverse();
    let of = |rows: &[[&str; 2]]| {
        let rows: Vec<&[&str]> = rows.iter().map(<[&str; 2]>::as_slice).collect();
        let values = Values::of_column(&table(&rows), 1, &Limits::default(), &|_, _| {}).unwrap();
        (values.count(), cluster(&values, &Method::ALL))
    };
    assert_eq!(of(&rows), of(&turned));
    let (count, clusters) = of(&rows);
    assert_eq!((count, clusters.len(), clusters[0].count), (4, 1, 4));
    assert_eq!(clusters[0].canonical, "Atlixco");
}

#[test]
fn nearest_neighbors_are_found_among_many_words_too() {
    // more words under one heading than are compared pair by pair
    let letters = |mut number: usize| {
        let mut word = String::from("mar");
        for _ in 0..6 {
            word.push((b'a' + (number % 26) as u8) as char);
            number = number / 26 * 31 + 7 * (number % 26) + 3;
        }
        word
    };
    let names: Vec<String> = (0..400).map(|n| format!("{}{}", letters(n * 37), letters(n * 91 + 5))).collect();
    let mut forms: Vec<(&str, u64)> = names.iter().map(|name| (name.as_str(), 10)).collect();
    let slip = format!("{}x{}", &names[200][..8], &names[200][8..]);
    forms.push((&slip, 1));
    let clusters = found(&forms, &[Method::Nearest]);
    let of_slip: Vec<&Cluster> = clusters.iter().filter(|c| c.forms.iter().any(|form| form.value == slip)).collect();
    assert_eq!(of_slip.len(), 1);
    assert!(of_slip[0].forms.iter().any(|form| form.value == names[200]));
}
