//! Coordinate reference systems: from what a file says of its own to longitude and latitude (WGS 84).
//!
//! The formulas are those of `proj4rs`. Datums: what the file gives as TOWGS84; the modern ones (WGS 84, NAD83, every ITRF, GRS 80)
//! count as one, they differ by less than two meters; old ones by the mean shifts of EPSG's data set (NAD27 for Mexico: 1249).
//! Never here: geometries (each format has its own), guesses where a file says nothing.

mod reference_text;

use proj4rs::Proj;

use crate::finding::{Finding, Severity};
use crate::format::number_format::decimal;

/// What a file's coordinates are.
pub(crate) enum Projection {
    /// Longitude and latitude already.
    Degrees,
    /// They can be turned into longitude and latitude.
    Known(Box<Known>),
    /// They cannot; its name as the file gives it, empty where it gives none.
    Unknown(String),
}

/// A reference system that is not WGS 84.
pub(crate) struct Known {
    name: String,
    from: Proj,
    to: Proj,
    /// The datum's shift is a mean: some meters are lost.
    rough: bool,
    /// Coordinates in degrees on another datum.
    angular: bool,
}

/// A reference system as `reference_text` and the list of codes give it.
struct Described {
    name: String,
    /// In the form of PROJ; empty for longitude and latitude on a modern datum, none where unknown.
    definition: Option<String>,
    rough: bool,
}

impl Projection {
    /// By well-known text, of OGC, ESRI or ISO 19162 flavor (`.prj` files, GeoPackage).
    pub fn of_text(text: &str) -> Self {
        Self::of(reference_text::describe(text))
    }

    /// By EPSG's number; none where we do not know it.
    pub fn of_code(code: u32) -> Option<Self> {
        let (definition, rough) = definition_of_code(code)?;
        Some(Self::of(Described { name: format!("EPSG:{code}"), definition: Some(definition), rough }))
    }

    /// By a name as GeoJSON of 2008 has it (`urn:ogc:def:crs:EPSG::32614`, `EPSG:4326`, `urn:ogc:def:crs:OGC:1.3:CRS84`).
    pub fn of_name(name: &str) -> Self {
        let last = name.rsplit([':', '/']).next().unwrap_or_default();
        if last.eq_ignore_ascii_case("CRS84") || last.eq_ignore_ascii_case("CRS84h") {
            return Projection::Degrees;
        }
        let found = last.parse().ok().filter(|_| name.to_ascii_uppercase().contains("EPSG")).and_then(Self::of_code);
        found.unwrap_or_else(|| Projection::Unknown(short(name)))
    }

    fn of(described: Described) -> Self {
        let name = short(&described.name);
        let Some(definition) = described.definition else { return Projection::Unknown(name) };
        if definition.is_empty() {
            return Projection::Degrees;
        }
        let made = Proj::from_proj_string(&definition);
        let (Ok(from), Ok(to)) = (made, Proj::from_proj_string("+proj=longlat +datum=WGS84 +no_defs")) else {
            return Projection::Unknown(name);
        };
        let angular = from.is_latlong();
        Projection::Known(Box::new(Known { name, from, to, rough: described.rough, angular }))
    }

    /// Where the file's own coordinates cannot be what its projection says, they stay as they are: with degrees in place of
    /// meters or meters in place of degrees. `bounds` are the least x and y and the greatest.
    pub fn checked(self, bounds: [f64; 4]) -> Self {
        let [left, bottom, right, top] = bounds;
        let degrees =
            left >= -180.0 && right <= 180.0 && bottom >= -90.0 && top <= 90.0 && (left, bottom) != (0.0, 0.0);
        let beyond = [left, right].iter().any(|x| x.abs() > 400.0) || [bottom, top].iter().any(|y| y.abs() > 100.0);
        match self {
            Projection::Known(known) if !known.angular && degrees => Projection::Degrees,
            Projection::Known(known) if known.angular && beyond => Projection::Unknown(String::new()),
            Projection::Degrees if beyond => Projection::Unknown(String::new()),
            other => other,
        }
    }

    /// Longitude and latitude to a millimeter; the same numbers where they are not known to be anything else. None where
    /// the projection does not reach there.
    pub fn position(&self, x: f64, y: f64) -> Option<(f64, f64)> {
        let Projection::Known(known) = self else { return Some((x, y)) };
        let (x, y) = if known.angular { (x.to_radians(), y.to_radians()) } else { (x, y) };
        let mut point = (x, y, 0.0);
        proj4rs::transform::transform(&known.from, &known.to, &mut point).ok()?;
        let (longitude, latitude) = (point.0.to_degrees(), point.1.to_degrees());
        let there = longitude.is_finite() && latitude.is_finite() && latitude.abs() <= 90.0 && longitude.abs() <= 360.0;
        let millimeters = |degrees: f64| (degrees * 1e8).round() / 1e8;
        there.then(|| (millimeters(longitude), millimeters(latitude)))
    }

    /// Writes `x y`; none where the projection does not reach there.
    pub fn write(&self, x: f64, y: f64, out: &mut String) -> Option<()> {
        let (x, y) = self.position(x, y)?;
        out.push_str(&decimal(x));
        out.push(' ');
        out.push_str(&decimal(y));
        Some(())
    }

    /// `projected-coordinates`: `kind` is `converted`, `rough` (converted, some meters lost), `kept` or `unnamed`.
    pub fn finding(&self) -> Option<Finding> {
        let (name, kind, severity) = match self {
            Projection::Degrees => return None,
            Projection::Known(known) if known.rough => (&known.name, "rough", Severity::Info),
            Projection::Known(known) => (&known.name, "converted", Severity::Info),
            Projection::Unknown(name) if name.is_empty() => (name, "unnamed", Severity::Warning),
            Projection::Unknown(name) => (name, "kept", Severity::Warning),
        };
        let mut finding = Finding::new("projected-coordinates", severity);
        finding.details.insert("projection".to_owned(), name.clone());
        finding.details.insert("kind".to_owned(), kind.to_owned());
        Some(finding)
    }
}

fn short(name: &str) -> String {
    name.chars().filter(|sign| !sign.is_control()).take(80).collect()
}

/// Numbers that Mexican, and the most used worldwide, files have; the form of PROJ, empty for plain longitude and latitude.
fn definition_of_code(code: u32) -> Option<(String, bool)> {
    const NAD27: &str = "+ellps=clrk66 +towgs84=-12,130,190";
    let plain = |text: &str| Some((text.to_owned(), false));
    let zone = |zone: u32, datum: &str| format!("+proj=utm +zone={zone} {datum} +no_defs");
    match code {
        // WGS 84, NAD83, Mexico ITRF92 and ITRF2008, ITRF2014, SIRGAS 2000, ETRS89
        4326 | 4979 | 4269 | 4483 | 6365 | 9000 | 4674 | 4258 => plain(""),
        4267 => Some((format!("+proj=longlat {NAD27} +no_defs"), true)),
        32601..=32660 => Some((zone(code - 32600, "+ellps=WGS84"), false)),
        32701..=32760 => Some((zone(code - 32700, "+ellps=WGS84 +south"), false)),
        26901..=26923 => Some((zone(code - 26900, "+ellps=GRS80"), false)),
        26701..=26722 => Some((zone(code - 26700, NAD27), true)),
        // Mexico ITRF92 and ITRF2008, zones 11 to 16
        4484..=4489 => Some((zone(code - 4473, "+ellps=GRS80"), false)),
        6366..=6371 => Some((zone(code - 6355, "+ellps=GRS80"), false)),
        // the conic of INEGI (48402 is the number that its own files give)
        6362 | 6372 | 48402 => {
            plain("+proj=lcc +lat_1=17.5 +lat_2=29.5 +lat_0=12 +lon_0=-102 +x_0=2500000 +y_0=0 +ellps=GRS80 +no_defs")
        }
        3857 | 900_913 | 102_100 | 102_113 | 3785 => plain(WEB_MERCATOR),
        _ => None,
    }
}

/// The sphere of web maps: its latitudes count as those of WGS 84, hence no datum.
const WEB_MERCATOR: &str = "+proj=merc +a=6378137 +b=6378137 +no_defs";
