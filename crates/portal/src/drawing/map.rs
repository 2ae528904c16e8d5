//! A map drawn on the server: areas with their colours, or points as circles that grow with their number.
//!
//! Areas of a map are given in the web's Mercator projection, from 0 to 1. Never here: tiles (see `vector_tile`), classes.

use apertura_actions::map::{Outline, Place};
use maud::{Markup, html};

use super::{at, palette};
use crate::number;

/// Greatest height of a map of [`super::WIDE`].
const TALLEST: f64 = 620.0;

/// Signs that all outlines of a page may take.
const WEIGHT: usize = 70_000;

/// How a part of the world stands on the sheet.
#[derive(Clone, Copy, Debug)]
pub struct View {
    left: f64,
    top: f64,
    scale: f64,
    /// Width of the sheet.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl View {
    /// The view of a box, with a little room around.
    pub fn of([left, top, right, bottom]: [f64; 4], width: f64) -> View {
        const LEAST: f64 = 2e-6;
        let (wide, tall) = ((right - left).max(LEAST), (bottom - top).max(LEAST));
        let scale = (width * 0.96 / wide).min(TALLEST * 0.96 / tall);
        let height = (tall * scale / 0.96).clamp(width * 0.35, TALLEST);
        View {
            left: (left + right) / 2.0 - width / scale / 2.0,
            top: (top + bottom) / 2.0 - height / scale / 2.0,
            scale,
            width,
            height,
        }
    }

    /// The zoom of tiles whose points are about as large.
    pub fn zoom(&self) -> u32 {
        (self.scale / 256.0).log2().floor().clamp(0.0, 20.0) as u32
    }

    fn x(&self, x: f64) -> f64 {
        (x - self.left) * self.scale
    }

    fn y(&self, y: f64) -> f64 {
        (y - self.top) * self.scale
    }

    fn shows(&self, [left, top, right, bottom]: [f64; 4]) -> bool {
        self.x(right) >= 0.0 && self.x(left) <= self.width && self.y(bottom) >= 0.0 && self.y(top) <= self.height
    }

    /// The path of an outline, with steps from corner to corner so that it is short.
    fn path(&self, outline: &Outline) -> String {
        let mut path = String::new();
        for ring in outline.polygons.iter().flatten() {
            let mut last: Option<(i64, i64)> = None;
            for (x, y) in ring {
                // tenths, that are written as whole steps
                let here = ((self.x(*x) * 10.0).round() as i64, (self.y(*y) * 10.0).round() as i64);
                match last {
                    None => path.push_str(&format!("M{} {}", tenth(here.0), tenth(here.1))),
                    Some(before) if before == here => continue,
                    Some(before) => {
                        path.push_str(&format!("l{} {}", tenth(here.0 - before.0), tenth(here.1 - before.1)))
                    }
                }
                last = Some(here);
            }
            path.push('z');
        }
        path
    }
}

fn tenth(tenths: i64) -> String {
    at(tenths as f64 / 10.0)
}

/// An area with what it says.
#[derive(Clone, Debug)]
pub struct Area {
    /// Its colour's step; none where there is no value.
    pub class: Option<usize>,
    /// What it says.
    pub words: String,
}

/// The areas of a view, with few enough corners for a page. `at` gives the outlines of a zoom.
pub fn areas(
    view: &View,
    outlines: impl Fn(u32) -> std::sync::Arc<Vec<Outline>>,
    areas: &[Area],
    steps: usize,
) -> Markup {
    let colours = palette::steps(steps);
    let mut zoom = view.zoom() + 1;
    let mut paths: Vec<String>;
    loop {
        paths = outlines(zoom).iter().map(|one| view.path(one)).collect();
        if paths.iter().map(String::len).sum::<usize>() <= WEIGHT || zoom == 0 {
            break;
        }
        zoom -= 1;
    }
    html! {
        @for (path, area) in paths.iter().zip(areas) {
            @match area.class.and_then(|class| colours.get(class)) {
                Some(colour) => path.area.border fill=(colour) d=(path) { title { (area.words) } },
                None => path.area.none.border d=(path) { title { (area.words) } },
            }
        }
    }
}

/// Outlines alone, for what stands on them; as few corners as a backdrop needs.
pub fn backdrop(view: &View, outlines: impl Fn(u32) -> std::sync::Arc<Vec<Outline>>) -> Markup {
    let mut zoom = view.zoom();
    let path = loop {
        let all = outlines(zoom);
        let path: String = all.iter().filter(|one| view.shows(one.bounds)).map(|one| view.path(one)).collect();
        if path.len() <= WEIGHT / 2 || zoom == 0 {
            break path;
        }
        zoom -= 1;
    };
    html! { path.outline d=(path) {} }
}

/// Names where they stand, the first first; what would cover another is left out.
pub fn names<'a>(view: &View, names: impl Iterator<Item = (&'a str, (f64, f64))>) -> Markup {
    const SIZE: f64 = 12.0;
    const MOST: usize = 40;
    let mut taken: Vec<[f64; 4]> = Vec::new();
    let mut shown = Vec::new();
    for (name, place) in names {
        // under the circles, so that their numbers stay to be read
        let (x, y) = (view.x(place.0), view.y(place.1) + 30.0);
        let half = super::text::width(name, SIZE) / 2.0 + 3.0;
        let here = [x - half, y - SIZE, x + half, y + 4.0];
        // at the lower edge above them
        let up = if here[3] > view.height { 46.0 } else { 0.0 };
        let (y, here) = (y - up, [here[0], here[1] - up, here[2], here[3] - up]);
        let inside = here[0] >= 0.0 && here[2] <= view.width && here[1] >= 0.0 && here[3] <= view.height;
        let free = taken
            .iter()
            .all(|other| here[0] >= other[2] || here[2] <= other[0] || here[1] >= other[3] || here[3] <= other[1]);
        if inside && free && shown.len() < MOST {
            taken.push(here);
            shown.push((name, x, y));
        }
    }
    html! {
        @for (name, x, y) in &shown {
            text.halo x=(at(*x)) y=(at(*y)) font-size=(SIZE) font-weight="600" text-anchor="middle" { (name) }
        }
    }
}

/// How far a length on the sheet is in the middle of it: 1, 2 or 5 times a power of ten.
pub fn scale(view: &View) -> Markup {
    /// Round the equator, in metres (WGS 84).
    const AROUND: f64 = 40_075_016.686;
    const LONGEST: f64 = 130.0;
    let middle = view.top + view.height / view.scale / 2.0;
    let (_, latitude) = apertura_actions::map::degrees(view.left, middle);
    let metre = view.scale / (AROUND * latitude.to_radians().cos().max(1e-6));
    let most = LONGEST / metre;
    let power = 10_f64.powf(most.log10().floor());
    let metres = [5.0, 2.0, 1.0].map(|step| step * power).into_iter().find(|metres| *metres <= most).unwrap_or(power);
    let words = if metres >= 1000.0 {
        format!("{} km", number::grouped(metres / 1000.0))
    } else {
        format!("{} m", number::grouped(metres))
    };
    let (x, y) = (10.0, view.height - 10.0);
    html! {
        path.axis fill="none" d=(format!("M{} {}v6h{}v-6", at(x), at(y - 6.0), at(metres * metre))) {}
        text.tick.halo x=(at(x + metres * metre + 6.0)) y=(at(y)) font-size="11" { (words) }
    }
}

/// Points as circles whose surface grows with their number; `heat` as squares that are darker where there are more.
pub fn points(view: &View, places: &[Place], heat: bool, words: impl Fn(u64) -> String) -> Markup {
    let shown: Vec<&Place> = places.iter().filter(|place| view.shows([place.x, place.y, place.x, place.y])).collect();
    let most = shown.iter().map(|place| place.count).max().unwrap_or(1) as f64;
    if heat {
        let colours = palette::steps(7);
        // the steps are even for the eye where counts grow many times over
        let step = |count: u64| ((count as f64).ln() / most.ln().max(1e-9) * 6.0).round().clamp(0.0, 6.0) as usize;
        return html! {
            @for place in &shown {
                circle fill=(colours[step(place.count)]) fill-opacity="0.75" cx=(at(view.x(place.x))) cy=(at(view.y(place.y))) r="7" {}
            }
        };
    }
    let radius = |count: u64| if most <= 1.0 { 3.5 } else { 2.5 + 15.5 * (count as f64 / most).sqrt() };
    let mut order = shown;
    order.sort_by(|a, b| b.count.cmp(&a.count).then(a.row.cmp(&b.row)));
    // the greatest say their number where it has room
    html! {
        @for place in &order {
            circle.mark.border.place[place.count > 1] fill-opacity="0.78" cx=(at(view.x(place.x))) cy=(at(view.y(place.y))) r=(at(radius(place.count))) {
                @if order.len() <= 400 { title { (words(place.count)) } }
            }
        }
        @for place in &order {
            @let text = number::count(place.count);
            @if place.count > 1 && super::text::width(&text, 11.0) + 2.0 <= 2.0 * radius(place.count) {
                text.on x=(at(view.x(place.x))) y=(at(view.y(place.y) + 4.0)) font-size="11" text-anchor="middle" { (text) }
            }
        }
    }
}
