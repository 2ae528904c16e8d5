//! Outlines keep their common borders when they are simplified, squares of points count every point once.

use std::sync::Arc;

use apertura_query::outlines::{Outlines, clip, parse};
use apertura_query::points::{Place, degrees, project};
use apertura_query::{Engine, EngineOptions, QueryError, Scope, Source};
use arrow::array::{ArrayRef, Float64Array, StringArray};
use arrow::record_batch::RecordBatch;
use parquet::arrow::ArrowWriter;
use proptest::prelude::*;

#[test]
fn polygons_are_read_from_well_known_text() {
    let cases: [(&str, &[usize]); 9] = [
        ("POLYGON ((0 1, 1 1, 1 0, 0 1))", &[1]),
        ("polygon((-100.3 25.6,-100.2 25.6,-100.2 25.7,-100.3 25.6))", &[1]),
        ("POLYGON Z ((1 1 5, 2 1 5, 2 2 5, 1 1 5), (1.2 1.1 5, 1.4 1.1 5, 1.4 1.2 5, 1.2 1.1 5))", &[2]),
        (
            "MULTIPOLYGON (((1 1, 2 1, 2 2, 1 1)), ((3 3, 4 3, 4 4, 3 3), (3.1 3.1, 3.2 3.1, 3.2 3.2, 3.1 3.1)))",
            &[1, 2],
        ),
        ("POINT (1 2)", &[]),
        ("POLYGON EMPTY", &[]),
        ("POLYGON ((1 1, 2 2", &[]),
        ("POLYGON ((1 1, x y, 2 2, 999 5, 3 3))", &[1]),
        ("", &[]),
    ];
    for (text, rings) in cases {
        assert_eq!(parse(text).iter().map(Vec::len).collect::<Vec<_>>(), rings, "{text}");
    }
}

#[test]
fn places_go_there_and_back() {
    for (longitude, latitude) in [(-100.31, 25.67), (0.0, 51.5), (179.9, -84.0), (-180.0, 85.0)] {
        let (x, y) = project(longitude, latitude).unwrap();
        let (again, there) = degrees(x, y);
        assert!((again - longitude).abs() < 1e-9 && (there - latitude).abs() < 1e-9);
    }
    for nowhere in [(0.0, 0.0), (f64::NAN, 1.0), (181.0, 1.0), (1.0, 91.0), (25.6, -100.3)] {
        assert_eq!(project(nowhere.0, nowhere.1), None, "{nowhere:?}");
    }
}

/// Two areas side by side with a ragged border between them.
fn neighbours(border: &[(f64, f64)]) -> Outlines {
    let write = |corners: Vec<(f64, f64)>| {
        let list: Vec<String> = corners.iter().chain(corners.first()).map(|(x, y)| format!("{x} {y}")).collect();
        format!("POLYGON (({}))", list.join(", "))
    };
    let mut west = vec![(-101.0, 25.0)];
    west.extend(border.iter().copied());
    west.push((-101.0, 26.0));
    // the neighbour tells the same border from the other end, and begins elsewhere
    let mut east: Vec<(f64, f64)> = border.iter().rev().copied().collect();
    east.push((-99.0, 25.0));
    east.push((-99.0, 26.0));
    east.rotate_left(2);
    let rows = [("19001", write(west)), ("19002", write(east))];
    Outlines::of(rows.into_iter().map(|(key, text)| (key.to_owned(), String::new(), text)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn neighbours_keep_their_common_border(shifts in prop::collection::vec(-0.2..0.2_f64, 3..60), zoom in 0_u32..12) {
        let last = shifts.len() as f64 - 1.0;
        let border: Vec<(f64, f64)> =
            shifts.iter().enumerate().map(|(at, shift)| (-100.0 + shift, 25.0 + at as f64 / last)).collect();
        let outlines = neighbours(&border);
        prop_assert_eq!(outlines.all.len(), 2);
        let simple = outlines.at(zoom);
        let inner: Vec<_> = border.iter().map(|(x, y)| project(*x, *y).unwrap()).collect();
        let shared = |at: usize| {
            let ring = &simple[at].polygons[0][0];
            let mut corners: Vec<_> = ring.iter().filter(|corner| inner.contains(corner)).copied().collect();
            corners.sort_by(|a, b| a.partial_cmp(b).unwrap());
            corners
        };
        // an area without surface is shown by three corners of its own
        if simple.iter().all(|one| one.polygons[0][0].len() > 3) {
            prop_assert_eq!(shared(0), shared(1));
        }
        let count = |all: &[apertura_query::outlines::Outline]| all.iter().flat_map(|one| &one.polygons).flatten().map(Vec::len).sum::<usize>();
        prop_assert!(count(&simple) <= count(&outlines.all));
    }

    #[test]
    fn what_is_cut_lies_in_the_box(corners in prop::collection::vec((-1.0..2.0_f64, -1.0..2.0_f64), 3..12)) {
        let cut = clip(&corners, [0.0, 0.0, 1.0, 1.0]);
        for (x, y) in cut {
            prop_assert!((-1e-9..=1.0 + 1e-9).contains(&x) && (-1e-9..=1.0 + 1e-9).contains(&y));
        }
    }
}

fn file(places: &[(Option<f64>, Option<f64>)]) -> (tempfile::TempDir, Source) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lugares.parquet");
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("lon", Arc::new(Float64Array::from(places.iter().map(|place| place.0).collect::<Vec<_>>()))),
        ("lat", Arc::new(Float64Array::from(places.iter().map(|place| place.1).collect::<Vec<_>>()))),
        (
            "tipo",
            Arc::new(StringArray::from(
                (0..places.len()).map(|at| if at % 2 == 0 { "a" } else { "b" }).collect::<Vec<_>>(),
            )),
        ),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let out = std::fs::File::create(&path).unwrap();
    let properties =
        parquet::file::properties::WriterProperties::builder().set_max_row_group_row_count(Some(700)).build();
    let mut writer = ArrowWriter::try_new(out, batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    (folder, Source::new(path))
}

#[tokio::test(flavor = "multi_thread")]
async fn squares_hold_every_point_once() {
    let mut places: Vec<(Option<f64>, Option<f64>)> = (0..5_000)
        .map(|at| (Some(-100.5 + f64::from(at % 100) * 0.005), Some(25.4 + f64::from(at / 100) * 0.008)))
        .collect();
    places.push((None, Some(25.0)));
    places.push((Some(0.0), Some(0.0)));
    places.push((Some(25.6), Some(-100.3)));
    let (_folder, source) = file(&places);
    let engine = Engine::new(EngineOptions::default());
    let points = engine.points(&source, &Scope::default(), "lon", "lat").await.unwrap();
    assert_eq!((points.len(), points.without, points.step), (5_000, 3, 1));
    let sum = |places: &[Place]| places.iter().map(|place| place.count).sum::<u64>();
    for zoom in [0_u32, 3, 7, 9, 11] {
        let all: u64 = (0..1_u32 << zoom.min(11))
            .flat_map(|x| (0..1_u32 << zoom).map(move |y| (x, y)))
            .filter(|(x, y)| {
                // only the squares around the points, so that the test stays quick
                let side = 1.0 / f64::from(1 << zoom);
                let near = |value: f64, at: u32| (f64::from(at) * side - value).abs() <= 0.01 + side;
                let (px, py) = project(-100.25, 25.6).unwrap();
                near(px, *x) && near(py, *y)
            })
            .map(|(x, y)| sum(&points.tile(zoom, x, y)))
            .sum();
        assert_eq!(all, 5_000, "zoom {zoom}");
    }
    let whole = points.tile(0, 0, 0);
    assert!(whole.len() <= 64 * 64 && sum(&whole) == 5_000);
    // deep squares tell each row
    let (x, y) = project(-100.5, 25.4).unwrap();
    let place = |part: f64| (part * f64::from(1 << 16)) as u32;
    let deep = points.tile(16, place(x), place(y));
    assert_eq!(deep.iter().map(|place| (place.count, place.row)).collect::<Vec<_>>(), [(1, 1)]);
    let bounds = points.bounds().unwrap();
    assert!(bounds[0] >= x - 1e-9 && bounds[3] <= y + 1e-9 && bounds[2] > bounds[0] && bounds[3] > bounds[1]);

    let scope =
        Scope { filters: vec![apertura_query::Filter::new("tipo", apertura_query::Operator::Eq, "a")], search: None };
    assert_eq!(engine.points(&source, &scope, "lon", "lat").await.unwrap().len(), 2_500);
    let refused = engine.points(&source, &Scope::default(), "lon", "tipo").await.unwrap_err();
    assert!(matches!(refused, QueryError::UnfitColumn { .. }));
}
