//! A point on the earth as people write it: latitude and longitude out of one cell or two.
//!
//! Decimal degrees, degrees with minutes and seconds, WKT, GeoJSON's order in brackets, UTM on WGS84. Never here: which
//! columns hold points (see `semantic`), writing them (see `operation::parse_coordinates`).

use crate::pack::mx::TERRITORY;

/// Reads cells of one column or two.
struct Reader {
    /// UTM zone of cells that do not tell it.
    zone: Option<u8>,
}

/// Latitude and longitude of one cell that holds both, or of two; `zone` is the UTM zone of cells that do not tell it.
pub(crate) fn point(cells: &[&str], zone: Option<u8>) -> Option<(f64, f64)> {
    let reader = Reader { zone };
    match cells {
        [one] => reader.of_cell(one),
        [first, second] => reader.of_pair(first, second),
        _ => None,
    }
}

/// One of the two, as written.
#[derive(Clone, Copy, Debug)]
struct Angle {
    degrees: f64,
    /// False where it has neither a point nor minutes: the point may be lost.
    exact: bool,
    /// True for longitude, false for latitude, where a letter tells.
    longitude: Option<bool>,
}

impl Reader {
    fn of_cell(&self, text: &str) -> Option<(f64, f64)> {
        let text = text.trim();
        let upper = text.to_uppercase();
        if let Some(rest) = upper.strip_prefix("POINT").or_else(|| upper.split_once(";POINT").map(|(_, rest)| rest)) {
            let inner = rest.trim_start_matches(['Z', 'M', ' ']).strip_prefix('(')?.split(')').next()?;
            let mut numbers = inner.split_whitespace().map(str::parse::<f64>);
            let (x, y) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
            return self.of_pair(&y.to_string(), &x.to_string());
        }
        let inner = upper.trim_matches(|c| matches!(c, '(' | ')' | '[' | ']' | '{' | '}'));
        if let Some(point) = self.utm(inner) {
            return Some(point);
        }
        let (first, second) = halves(inner)?;
        // brackets are GeoJSON's: longitude first
        if upper.starts_with('[') { self.of_pair(second, first) } else { self.of_pair(first, second) }
    }

    fn of_pair(&self, first: &str, second: &str) -> Option<(f64, f64)> {
        let (first, second) = (first.trim().to_uppercase(), second.trim().to_uppercase());
        if let Some(zone) = self.zone
            && let (Ok(x), Ok(y)) = (first.replace(',', "").parse(), second.replace(',', "").parse())
            && let Some(point) = from_utm(zone, x, y).or_else(|| from_utm(zone, y, x))
        {
            return Some(point);
        }
        let (a, b) = (angle(&first)?, angle(&second)?);
        let (latitude, longitude) = match (a.longitude, b.longitude) {
            (Some(true), Some(true)) | (Some(false), Some(false)) => return None,
            (Some(true), _) | (_, Some(false)) => (b, a),
            _ => (a, b),
        };
        let told = a.longitude.is_some() || b.longitude.is_some();
        settle(latitude, longitude).or_else(|| if told { None } else { settle(longitude, latitude) }).or_else(|| {
            let valid = latitude.degrees.abs() <= 90.0 && longitude.degrees.abs() <= 180.0;
            let origin = latitude.degrees == 0.0 && longitude.degrees == 0.0;
            // abroad, and surely written as degrees
            (valid && !origin && latitude.exact && longitude.exact).then_some((latitude.degrees, longitude.degrees))
        })
    }

    /// `14Q 583600 2105700`, `14 583600mE 2105700mN`.
    fn utm(&self, text: &str) -> Option<(f64, f64)> {
        let mut numbers: Vec<f64> = Vec::new();
        for word in text.split(|c: char| !(c.is_ascii_digit() || c == '.')).filter(|word| !word.is_empty()) {
            numbers.push(word.parse().ok()?);
        }
        match numbers.as_slice() {
            [zone, x, y] if zone.fract() == 0.0 && (1.0..=60.0).contains(zone) => {
                from_utm(*zone as u8, *x, *y).or_else(|| from_utm(*zone as u8, *y, *x))
            }
            [x, y] => from_utm(self.zone?, *x, *y).or_else(|| from_utm(self.zone?, *y, *x)),
            _ => None,
        }
    }
}

/// The two parts of a cell.
fn halves(text: &str) -> Option<(&str, &str)> {
    let two = |parts: Vec<&'_ str>| -> Option<(usize, usize)> {
        let filled: Vec<&&str> = parts.iter().filter(|part| part.bytes().any(|b| b.is_ascii_digit())).collect();
        (filled.len() == 2).then(|| {
            let place = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
            (place(filled[0]) + filled[0].len(), place(filled[1]))
        })
    };
    let split = [";", "|", "/", "\n", "\t", ", ", " ,", ","].iter().find_map(|sign| two(text.split(sign).collect()));
    let split = split.or_else(|| {
        // after the letter of the first, before that of the second, or at the only space
        let letter = text.find(['N', 'S']).filter(|at| *at > 0 && *at + 1 < text.len());
        letter
            .and_then(|at| two(vec![&text[..=at], &text[at + 1..]]))
            .or_else(|| two(text.split_whitespace().collect()))
    });
    split.map(|(end, start)| (&text[..end], &text[start..]))
}

/// Degrees of one part: decimal or degrees, minutes, seconds, with or without a letter.
fn angle(text: &str) -> Option<Angle> {
    let letters: String = text.chars().filter(|c| c.is_alphabetic() && *c != 'º').collect();
    let (south, longitude) = match letters.as_str() {
        "" => (false, None),
        "N" | "NORTE" | "LAT" | "LATITUD" => (false, Some(false)),
        "S" | "SUR" => (true, Some(false)),
        "E" | "ESTE" => (false, Some(true)),
        "W" | "O" | "OESTE" => (true, Some(true)),
        "LON" | "LONG" | "LONGITUD" => (false, Some(true)),
        _ => return None,
    };
    let minus =
        text.trim_start_matches(|c: char| c.is_alphabetic() || c.is_whitespace() || c == ':').starts_with(['-', '−']);
    let numbers: Vec<&str> = text
        .split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
        .map(|n| n.trim_matches(','))
        .filter(|n| !n.is_empty())
        .collect();
    let number = |text: &str| text.replace(',', ".").parse::<f64>().ok();
    let (whole, exact) = match numbers.as_slice() {
        [degrees] => (number(degrees)?, degrees.contains(['.', ','])),
        [degrees, minutes] => (parts(number(degrees)?, number(minutes)?, 0.0)?, true),
        [degrees, minutes, seconds] => (parts(number(degrees)?, number(minutes)?, number(seconds)?)?, true),
        _ => return None,
    };
    let degrees = if minus || south { -whole } else { whole };
    Some(Angle { degrees, exact, longitude })
}

fn parts(degrees: f64, minutes: f64, seconds: f64) -> Option<f64> {
    (degrees.fract() == 0.0 && minutes < 60.0 && seconds < 60.0).then_some(degrees + minutes / 60.0 + seconds / 3600.0)
}

/// The reading of a pair that lies in the country.
fn settle(latitude: Angle, longitude: Angle) -> Option<(f64, f64)> {
    let (south, north, west, east) = TERRITORY;
    let readings = |angle: Angle| {
        let scales = if angle.exact || angle.degrees.abs() <= 180.0 { 0..=0 } else { 1..=12 };
        scales.map(move |power| angle.degrees / 10f64.powi(power))
    };
    let fits = |reading: f64, low: f64, high: f64| {
        [reading, -reading].into_iter().find(|degrees| (low..=high).contains(degrees))
    };
    let latitude = readings(latitude).find_map(|reading| fits(reading, south, north))?;
    let longitude = readings(longitude).find_map(|reading| fits(reading, west, east))?;
    Some((latitude, longitude))
}

/// Latitude and longitude of a point in UTM on WGS84, northern half; none outside sensible ranges. Series of Krüger (1912).
fn from_utm(zone: u8, east: f64, north: f64) -> Option<(f64, f64)> {
    if !(1..=60).contains(&zone)
        || !(100_000.0..900_000.0).contains(&east)
        || !(1_000_000.0..9_400_000.0).contains(&north)
    {
        return None;
    }
    let flattening = 1.0 / 298.257_223_563;
    let n: f64 = flattening / (2.0 - flattening);
    let radius = 6_378_137.0 / (1.0 + n) * (1.0 + n.powi(2) / 4.0 + n.powi(4) / 64.0);
    let (xi, eta) = (north / (0.9996 * radius), (east - 500_000.0) / (0.9996 * radius));
    let beta = [
        n / 2.0 - 2.0 / 3.0 * n.powi(2) + 37.0 / 96.0 * n.powi(3),
        n.powi(2) / 48.0 + n.powi(3) / 15.0,
        17.0 / 480.0 * n.powi(3),
    ];
    let delta = [
        2.0 * n - 2.0 / 3.0 * n.powi(2) - 2.0 * n.powi(3),
        7.0 / 3.0 * n.powi(2) - 8.0 / 5.0 * n.powi(3),
        56.0 / 15.0 * n.powi(3),
    ];
    let (mut xi_bent, mut eta_bent) = (xi, eta);
    for (place, factor) in beta.iter().enumerate() {
        let double = 2.0 * (place as f64 + 1.0);
        xi_bent -= factor * (double * xi).sin() * (double * eta).cosh();
        eta_bent -= factor * (double * xi).cos() * (double * eta).sinh();
    }
    let chi = (xi_bent.sin() / eta_bent.cosh()).asin();
    let mut latitude = chi;
    for (place, factor) in delta.iter().enumerate() {
        latitude += factor * (2.0 * (place as f64 + 1.0) * chi).sin();
    }
    let meridian = f64::from(zone) * 6.0 - 183.0;
    let longitude = meridian + eta_bent.sinh().atan2(xi_bent.cos()).to_degrees();
    Some((latitude.to_degrees(), longitude))
}
