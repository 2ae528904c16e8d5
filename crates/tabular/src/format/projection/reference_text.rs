//! Reference systems as well-known text: OGC 01-009 (WKT 1), as ESRI writes it, and ISO 19162 (WKT 2).

use super::{Described, WEB_MERCATOR, definition_of_code};

/// How deep brackets may stand in each other.
const DEPTH: u32 = 24;
/// Bytes of text that are looked at.
const LENGTH: usize = 64 << 10;

/// `WORD["text", 1.0, INNER[…]]`
#[derive(Default)]
struct Node {
    word: String,
    texts: Vec<String>,
    numbers: Vec<f64>,
    nodes: Vec<Node>,
}

impl Node {
    fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.word.as_str())
    }

    fn name(&self) -> &str {
        self.texts.first().map_or("", String::as_str)
    }

    /// The first of these among what stands directly inside.
    fn child(&self, words: &[&str]) -> Option<&Node> {
        self.nodes.iter().find(|node| node.is(words))
    }

    /// The first of these at any depth.
    fn find(&self, words: &[&str]) -> Option<&Node> {
        self.child(words).or_else(|| self.nodes.iter().find_map(|node| node.find(words)))
    }

    fn every<'n>(&'n self, word: &str, found: &mut Vec<&'n Node>) {
        for node in &self.nodes {
            if node.word == word {
                found.push(node);
            }
            node.every(word, found);
        }
    }
}

/// What a text says, in the form of PROJ.
pub(super) fn describe(text: &str) -> Described {
    let text = text.trim_start_matches('\u{feff}').trim();
    let mut rest = text.get(..LENGTH).unwrap_or(text);
    let Some(root) = node(&mut rest, DEPTH) else {
        let empty = text.is_empty() || text.eq_ignore_ascii_case("undefined");
        let name = if empty { String::new() } else { text.lines().next().unwrap_or_default().to_owned() };
        return Described { name, definition: None, rough: false };
    };
    let horizontal =
        ["PROJCS", "PROJCRS", "PROJECTEDCRS", "GEOGCS", "GEOGCRS", "GEOGRAPHICCRS", "GEODCRS", "GEODETICCRS"];
    let system = if root.is(&horizontal) { Some(&root) } else { root.find(&horizontal) };
    let (definition, rough) = match system {
        Some(system) if system.is(&horizontal[..3]) => projected(system),
        Some(system) => geographic(system),
        None => (None, false),
    };
    Described { name: root.name().to_owned(), definition, rough }
}

/// The ellipsoid and the way to WGS 84, in the form of PROJ; true where that way is a mean. None where unknown.
fn datum(system: &Node) -> Option<(String, bool)> {
    let ellipsoid = system.find(&["SPHEROID", "ELLIPSOID"])?;
    let [axis, flattening, ..] = ellipsoid.numbers[..] else { return None };
    let modern = (axis - 6_378_137.0).abs() < 0.5 && (flattening - 298.257).abs() < 0.01;
    let frame = system.find(&["DATUM", "ENSEMBLE", "TRF", "GEODETICDATUM"]);
    let name: String = frame.map(Node::name).unwrap_or_default().chars().filter(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    let given = system.find(&["TOWGS84"]).map(|node| &node.numbers).filter(|numbers| matches!(numbers.len(), 3 | 7));
    let holds = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    let shift: (String, bool) = if let Some(given) = given {
        (given.iter().map(f64::to_string).collect::<Vec<_>>().join(","), false)
    } else if holds(&["northamerican1927", "northamericandatum1927", "nad27"]) {
        ("-12,130,190".to_owned(), true)
    } else if holds(&["european1950", "ed50"]) {
        ("-87,-98,-121".to_owned(), true)
    } else if holds(&["southamerican1969", "southamericandatum1969", "sad69"]) {
        ("-57,1,-41".to_owned(), true)
    } else if modern {
        (String::new(), false)
    } else {
        return None;
    };
    let shape = if flattening == 0.0 { format!("+R={axis}") } else { format!("+a={axis} +rf={flattening}") };
    let zero = shift.0.split(',').all(|part| matches!(part, "" | "0"));
    let shift_text = if zero { String::new() } else { format!(" +towgs84={}", shift.0) };
    let meridian = system.find(&["PRIMEM", "PRIMEMERIDIAN"]).and_then(|node| node.numbers.first()).copied();
    let meridian =
        meridian.filter(|degrees| *degrees != 0.0).map_or(String::new(), |degrees| format!(" +pm={degrees}"));
    Some((format!("{shape}{shift_text}{meridian}"), shift.1))
}

fn geographic(system: &Node) -> (Option<String>, bool) {
    let unit = unit(system, &["UNIT", "ANGLEUNIT", "ANGULARUNIT"]).unwrap_or(0.017_453_292_5);
    let Some((datum, rough)) = datum(system).filter(|_| (unit - 0.017_453_292_5).abs() < 1e-6) else {
        return (None, false);
    };
    let plain = !datum.contains("+towgs84") && !datum.contains("+pm") && !datum.contains("+R");
    (Some(if plain { String::new() } else { format!("+proj=longlat {datum} +no_defs") }), rough)
}

/// The unit of a system's own axes.
fn unit(system: &Node, words: &[&str]) -> Option<f64> {
    let own = system.nodes.iter().rfind(|node| node.is(words));
    let axis = || system.nodes.iter().find(|node| node.is(&["AXIS"])).and_then(|axis| axis.child(words));
    own.or_else(axis)?.numbers.first().copied().filter(|factor| factor.is_finite() && *factor > 0.0)
}

fn projected(system: &Node) -> (Option<String>, bool) {
    let unknown = (None, false);
    let Some(method) = system.find(&["PROJECTION", "METHOD"]) else { return unknown };
    let simple = |text: &str| -> String {
        let plain = text.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign.to_ascii_lowercase() } else { '_' });
        plain.collect()
    };
    let (method, name) = (simple(method.name()), simple(system.name()));
    let web = ["auxiliary_sphere", "pseudo_mercator", "web_mercator", "google_maps_global"];
    if web.iter().any(|part| method.contains(part) || name.contains(part)) {
        return (Some(WEB_MERCATOR.to_owned()), false);
    }
    let unit = unit(system, &["UNIT", "LENGTHUNIT"]).unwrap_or(1.0);
    let mut list = Vec::new();
    system.every("PARAMETER", &mut list);
    let value = |names: &[&str]| {
        let found = list.iter().find(|node| names.contains(&simple(node.name()).as_str()));
        found.and_then(|node| node.numbers.first()).copied().filter(|value| value.is_finite())
    };
    let latitude = value(&[
        "latitude_of_origin",
        "latitude_of_center",
        "central_parallel",
        "latitude_of_natural_origin",
        "latitude_of_false_origin",
        "latitude_of_projection_centre",
    ]);
    let longitude = value(&[
        "central_meridian",
        "longitude_of_center",
        "longitude_of_origin",
        "longitude_of_natural_origin",
        "longitude_of_false_origin",
        "longitude_of_projection_centre",
    ]);
    let first = value(&["standard_parallel_1", "latitude_of_1st_standard_parallel"]);
    let second = value(&["standard_parallel_2", "latitude_of_2nd_standard_parallel"]);
    let scale = value(&["scale_factor", "scale_factor_at_natural_origin", "scale_factor_at_projection_centre"]);
    let east = value(&["false_easting", "easting_at_false_origin", "easting_at_projection_centre"]).unwrap_or(0.0);
    let north = value(&["false_northing", "northing_at_false_origin", "northing_at_projection_centre"]).unwrap_or(0.0);
    let (zero, one) = (latitude.unwrap_or(0.0), scale.unwrap_or(1.0));
    let own = match method.as_str() {
        "transverse_mercator" | "gauss_kruger" => format!("+proj=etmerc +lat_0={zero} +k_0={one}"),
        "lambert_conformal_conic" | "lambert_conformal_conic_2sp" | "lambert_conic_conformal__2sp_"
            if first.is_some() && second.is_some() =>
        {
            format!(
                "+proj=lcc +lat_1={} +lat_2={} +lat_0={zero} +k_0={one}",
                first.unwrap_or(zero),
                second.unwrap_or(zero)
            )
        }
        "lambert_conformal_conic" | "lambert_conformal_conic_1sp" | "lambert_conic_conformal__1sp_" => {
            format!("+proj=lcc +lat_1={} +lat_0={zero} +k_0={one}", first.unwrap_or(zero))
        }
        "albers" | "albers_conic_equal_area" | "albers_equal_area" => {
            let (Some(first), Some(second)) = (first, second) else { return unknown };
            format!("+proj=aea +lat_1={first} +lat_2={second} +lat_0={zero}")
        }
        "lambert_azimuthal_equal_area" => format!("+proj=laea +lat_0={zero}"),
        "mercator" | "mercator_1sp" | "mercator_2sp" | "mercator__variant_a_" | "mercator__variant_b_" => match first {
            Some(parallel) => format!("+proj=merc +lat_ts={parallel}"),
            None => format!("+proj=merc +k_0={one}"),
        },
        "plate_carree" | "equidistant_cylindrical" | "equirectangular" => {
            format!("+proj=eqc +lat_ts={}", first.unwrap_or(0.0))
        }
        "cylindrical_equal_area" => format!("+proj=cea +lat_ts={}", first.unwrap_or(0.0)),
        "sinusoidal" => "+proj=sinu".to_owned(),
        _ => return by_number(system),
    };
    let Some((datum, rough)) = datum(system) else { return unknown };
    let origin = longitude.unwrap_or(0.0);
    let (east, north) = (east * unit, north * unit);
    (Some(format!("{own} +lon_0={origin} +x_0={east} +y_0={north} {datum} +to_meter={unit} +no_defs")), rough)
}

/// By EPSG's number in the text itself.
fn by_number(system: &Node) -> (Option<String>, bool) {
    let code =
        system.child(&["AUTHORITY", "ID"]).filter(|node| node.name().eq_ignore_ascii_case("EPSG")).and_then(|node| {
            let written = node.texts.get(1).and_then(|text| text.parse().ok());
            written.or_else(|| node.numbers.first().map(|number| *number as u32))
        });
    code.and_then(definition_of_code).map_or((None, false), |(definition, rough)| (Some(definition), rough))
}

fn node(rest: &mut &str, depth: u32) -> Option<Node> {
    let end = rest.find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_'))?;
    let mut found = Node { word: rest[..end].to_ascii_uppercase(), ..Node::default() };
    *rest = rest[end..].trim_start();
    *rest = rest.strip_prefix(['[', '('])?;
    if end == 0 || depth == 0 {
        return None;
    }
    loop {
        *rest = rest.trim_start();
        let first = rest.chars().next()?;
        match first {
            ']' | ')' => {
                *rest = &rest[1..];
                return Some(found);
            }
            ',' => *rest = &rest[1..],
            '"' => {
                let close = rest[1..].find('"')?;
                found.texts.push(rest[1..1 + close].to_owned());
                *rest = &rest[close + 2..];
            }
            _ => {
                let end = rest.find([',', ']', ')', '[', '('])?;
                let word = rest[..end].trim();
                if rest[end..].starts_with(['[', '(']) {
                    found.nodes.push(node(rest, depth - 1)?);
                } else {
                    // words such as `east` in an axis say nothing here
                    found.numbers.extend(word.parse::<f64>());
                    *rest = &rest[end..];
                }
            }
        }
    }
}
