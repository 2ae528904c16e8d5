//! Coordinates of maps become longitude and latitude, or stay with a finding that says why.

use std::io::{Cursor, Write};

use apertura_tabular::document::Document;
use apertura_tabular::{Body, Limits, Overrides, read};

/// A zip with one point and what its `.prj` says.
fn point_in(reference: &str, x: f64, y: f64) -> Vec<u8> {
    let mut shape = vec![0; 100];
    shape[..4].copy_from_slice(&9994i32.to_be_bytes());
    for (at, value) in [(36, x), (44, y), (52, x), (60, y)] {
        shape[at..at + 8].copy_from_slice(&value.to_le_bytes());
    }
    shape.extend([1i32.to_be_bytes(), 10i32.to_be_bytes(), 1i32.to_le_bytes()].concat());
    shape.extend([x.to_le_bytes(), y.to_le_bytes()].concat());
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("capa.shp", &shape[..]), ("capa.prj", reference.as_bytes())] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read_bytes(bytes: &[u8]) -> Document {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    read::read(file.path(), &Overrides::default(), &Limits::default()).unwrap()
}

/// The only geometry, and what the finding says of it.
fn told(bytes: &[u8]) -> (String, Option<String>) {
    let document = read_bytes(bytes);
    let Body::Grid(grid) = &document.sheets[0].body else { panic!("not a grid") };
    let finding = document.findings.iter().find(|finding| finding.rule == "projected-coordinates");
    (grid.rows[1].last().unwrap().text.to_string(), finding.map(|finding| finding.details["kind"].clone()))
}

const WGS: &str = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;
const NAD27: &str = r#"GEOGCS["GCS_North_American_1927",DATUM["D_North_American_1927",SPHEROID["Clarke_1866",6378206.4,294.9786982]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;

fn mercator(system: &str, meridian: i32) -> String {
    format!(
        r#"PROJCS["Local",{system},PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",{meridian}.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#
    )
}

#[test]
fn known_projections_become_degrees() {
    let conic = format!(
        r#"PROJCS["Conica",{WGS},PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",2500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-102.0],PARAMETER["Standard_Parallel_1",17.5],PARAMETER["Standard_Parallel_2",29.5],PARAMETER["Latitude_Of_Origin",12.0],UNIT["Meter",1.0]]"#
    );
    let web = format!(
        r#"PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",{WGS},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["Central_Meridian",0.0],UNIT["Meter",1.0]]"#
    );
    let second = r#"PROJCRS["México, zona 14",BASEGEOGCRS["México ITRF2008",DATUM["Mexico ITRF2008",ELLIPSOID["GRS 1980",6378137,298.257222101,LENGTHUNIT["metre",1]]]],CONVERSION["UTM zone 14N",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433]],PARAMETER["Longitude of natural origin",-99,ANGLEUNIT["degree",0.0174532925199433]],PARAMETER["Scale factor at natural origin",0.9996,SCALEUNIT["unity",1]],PARAMETER["False easting",500000,LENGTHUNIT["metre",1]],PARAMETER["False northing",0,LENGTHUNIT["metre",1]]],CS[Cartesian,2],AXIS["(E)",east],AXIS["(N)",north],LENGTHUNIT["metre",1]]"#;
    // truth: PROJ 9
    for (reference, x, y, expected) in [
        (mercator(WGS, -99), 366_500.25, 2_841_200.5, "POINT (-100.33033096 25.68254742)"),
        (second.to_owned(), 366_500.25, 2_841_200.5, "POINT (-100.33033096 25.68254742)"),
        (conic, 2_668_000.25, 1_519_000.5, "POINT (-100.31803361 25.71138241)"),
        (web, -11_166_736.0, 2_961_000.0, "POINT (-100.31249623 25.69213306)"),
    ] {
        assert_eq!(told(&point_in(&reference, x, y)), (expected.to_owned(), Some("converted".to_owned())));
    }
}

#[test]
fn old_datums_are_converted_and_told_to_be_rough() {
    let (text, kind) = told(&point_in(&mercator(NAD27, -99), 366_500.25, 2_841_200.5));
    assert_eq!(kind.as_deref(), Some("rough"));
    // truth: PROJ 9 with the shift -12, 130, 190
    assert_eq!(text, "POINT (-100.33067318 25.68436561)");
    // degrees of NAD27 are moved too
    assert_eq!(
        told(&point_in(NAD27, -100.25, 25.5)),
        ("POINT (-100.25034754 25.5003714)".to_owned(), Some("rough".to_owned()))
    );
}

#[test]
fn what_is_not_understood_stays_as_it_is() {
    let airy = WGS.replace("D_WGS_1984", "D_OSGB_1936").replace("6378137.0,298.257223563", "6377563.396,299.3249646");
    let bonne = mercator(WGS, -99).replace("Transverse_Mercator", "Bonne");
    for reference in [mercator(&airy, -2), bonne, "no es una proyección".to_owned()] {
        let found = told(&point_in(&reference, 366_500.25, 2_841_200.5));
        assert_eq!(found, ("POINT (366500.25 2841200.5)".to_owned(), Some("kept".to_owned())), "{reference}");
    }
    // no .prj, or one of degrees, and meters in the file
    for reference in ["", WGS] {
        let found = told(&point_in(reference, 366_500.25, 2_841_200.5));
        assert_eq!(found, ("POINT (366500.25 2841200.5)".to_owned(), Some("unnamed".to_owned())));
    }
}

#[test]
fn degrees_stay_degrees_whatever_the_prj_says() {
    for reference in ["", WGS, &mercator(WGS, -99)] {
        assert_eq!(told(&point_in(reference, -100.25, 25.5)), ("POINT (-100.25 25.5)".to_owned(), None));
    }
}

#[test]
fn hostile_reference_texts_are_kept_as_names() {
    let deep = "PROJCS[".repeat(100_000);
    let wide = format!("PROJCS[\"a\",{}]", "UNIT[\"m\",1e999],".repeat(5_000));
    let odd = mercator(WGS, -99).replace("0.9996", "0.0").replace("6378137.0", "-1.0");
    for reference in [deep, wide, odd, "PROJCS[\"a\"".to_owned(), "]]]]".to_owned(), "\u{feff}\"\"".to_owned()] {
        let (text, kind) = told(&point_in(&reference, 366_500.25, 2_841_200.5));
        assert_eq!((text.as_str(), kind.as_deref()), ("POINT (366500.25 2841200.5)", Some("kept")), "{reference:.40}");
    }
}

#[test]
fn old_geojson_names_its_reference_system() {
    let file = |system: &str| {
        format!(
            r#"{{"type":"FeatureCollection","crs":{{"type":"name","properties":{{"name":"{system}"}}}},"features":[{{"type":"Feature","properties":{{"a":1}},"geometry":{{"type":"LineString","coordinates":[[366500.25,2841200.5,7],[366500.25,2841200.5]]}}}}]}}"#
        )
    };
    let told = |system: &str| told(file(system).as_bytes());
    assert_eq!(
        told("urn:ogc:def:crs:EPSG::32614").0,
        "LINESTRING (-100.33033096 25.68254742 7, -100.33033096 25.68254742)"
    );
    assert_eq!(told("EPSG:99999").1.as_deref(), Some("kept"));
    assert_eq!(told("urn:ogc:def:crs:OGC:1.3:CRS84").1, None);
}
