//! Drawings of any values: no coordinate that is no number, nothing outside the sheet, no label over another.

use apertura_portal::drawing::{Across, Drawing, Kind, Panel, Row, axis::Axis, palette, text, time};
use apertura_portal::{Language, Messages};
use proptest::prelude::*;

struct Label {
    words: String,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
}

fn number(tag: &str, name: &str) -> f64 {
    attribute(tag, name).and_then(|value| value.parse().ok()).unwrap_or(0.0)
}

/// The texts of a drawing of one panel, with the room that each takes.
fn labels(svg: &str) -> Vec<Label> {
    let label = |part: &str| {
        let (tag, rest) = part.split_once('>')?;
        let words = rest.split("</text>").next()?.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
        let (x, y, size) = (number(tag, "x"), number(tag, "y"), number(tag, "font-size"));
        let width = text::width(&words, size);
        let left = match attribute(tag, "text-anchor") {
            Some("middle") => x - width / 2.0,
            Some("end") => x - width,
            _ => x,
        };
        Some(Label { words, left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.15 })
    };
    // the legend stands above; the one panel is moved down as a whole
    let (above, below) = svg.split_once("<g transform=\"translate(0 ").unwrap_or((svg, ""));
    let down: f64 = below.split(')').next().and_then(|down| down.parse().ok()).unwrap_or(0.0);
    let moved = |label: Label| Label { top: label.top + down, bottom: label.bottom + down, ..label };
    let legend = above.split("<text").skip(1).filter_map(label);
    legend.chain(below.split("<text").skip(1).filter_map(label).map(moved)).collect()
}

fn look(drawing: &Drawing, width: f64) -> Result<(), TestCaseError> {
    let messages = Messages::get(Language::EsMx);
    let (height, svg) = drawing.sheet(messages, width);
    prop_assert!(height.is_finite() && height < 20_000.0);
    let marks = svg
        .replace("<title>", "\u{0}")
        .split('\u{0}')
        .map(|part| part.split_once("</title>").map_or(part, |p| p.1).to_owned())
        .collect::<String>();
    for wrong in ["NaN", "inf"] {
        let tags = marks.split('<').filter_map(|tag| tag.split('>').next());
        for tag in tags.filter(|tag| !tag.is_empty()) {
            prop_assert!(!tag.contains(wrong), "{} in {}", wrong, tag);
        }
    }
    let tags = |name: &str| {
        let open = format!("<{name}");
        marks.split(&open).skip(1).map(|part| part.split('>').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    for tag in tags("rect ").iter().chain(&tags("rect class")) {
        let tag = format!(" {tag}");
        let (x, y, w, h) = (number(&tag, "x"), number(&tag, "y"), number(&tag, "width"), number(&tag, "height"));
        prop_assert!(
            x >= -0.2 && y >= -0.2 && x + w <= width + 1.2 && y + h <= height + 0.2 && w >= 0.0 && h >= 0.0,
            "{} of {}x{}",
            tag,
            width,
            height
        );
    }
    if drawing.panels.len() > 1 {
        return Ok(());
    }
    let labels = labels(&svg);
    for (index, one) in labels.iter().enumerate() {
        prop_assert!(
            one.left >= -1.0 && one.right <= width + 1.0,
            "«{}» from {} to {} of {}",
            one.words,
            one.left,
            one.right,
            width
        );
        prop_assert!(one.top >= -2.0 && one.bottom <= height + 2.0, "«{}» at {} of {}", one.words, one.bottom, height);
        for other in &labels[index + 1..] {
            let apart = one.right <= other.left + 1.0
                || other.right <= one.left + 1.0
                || one.bottom <= other.top + 1.0
                || other.bottom <= one.top + 1.0;
            prop_assert!(apart, "«{}» over «{}» in {:?}", one.words, other.words, drawing.kind);
        }
    }
    Ok(())
}

fn value() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        4 => (-1.0e4..1.0e6_f64).prop_map(Some),
        1 => Just(None),
        1 => Just(Some(0.0)),
        1 => prop_oneof![Just(f64::MAX), Just(f64::MIN), Just(1e-300), Just(9.9e17), Just(-0.0)].prop_map(Some),
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-ZÁa-zñ]{1,12}( [a-z]{1,9}){0,3}",
        Just("Dirección General de Obras Públicas, Desarrollo Urbano y Medio Ambiente del Municipio".to_owned()),
        Just("<script>&amp;".to_owned()),
        Just(String::new()),
    ]
}

fn drawings() -> impl Strategy<Value = Drawing> {
    let kinds = prop_oneof![
        Just((Kind::Bars, Across::Names)),
        Just((Kind::StackedBars, Across::Names)),
        Just((Kind::Lines, Across::Days)),
        Just((Kind::Lines, Across::Years)),
        Just((Kind::Areas, Across::Days)),
        Just((Kind::Dots, Across::Numbers)),
        Just((Kind::Histogram, Across::Numbers)),
    ];
    (kinds, 0_usize..6, 1_usize..4).prop_flat_map(|((kind, across), series, panels)| {
        let series = if kind == Kind::Histogram { 0 } else { series };
        let values = prop::collection::vec(value(), series.max(1));
        let step = prop_oneof![Just(1.0), Just(31.0), Just(366.0)];
        let rows = prop::collection::vec((name(), values), 0..30);
        let panels = prop::collection::vec((name(), rows), panels);
        (panels, prop::collection::vec(name(), series), step).prop_map(move |(panels, series, step)| {
            let row = |(index, (name, values)): (usize, (String, Vec<Option<f64>>))| {
                let at = match across {
                    Across::Names => index as f64,
                    Across::Years => 1990.0 + index as f64,
                    _ => 19_000.0 + index as f64 * step,
                };
                Row { name, at, until: (kind == Kind::Histogram).then_some(at + step), values }
            };
            let panels = panels
                .into_iter()
                .map(|(name, rows)| Panel { name, rows: rows.into_iter().enumerate().map(row).collect() });
            Drawing {
                title: "Una gráfica".to_owned(),
                category: "Colonia o fraccionamiento de la zona metropolitana".to_owned(),
                measure: "Monto pagado (pesos corrientes de cada año, con impuestos)".to_owned(),
                series,
                panels: panels.collect(),
                ..Drawing::plain(kind, across, Vec::new())
            }
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, ..ProptestConfig::default() })]

    #[test]
    fn any_drawing_stays_on_its_sheet_and_can_be_read(drawing in drawings(), narrow in any::<bool>()) {
        look(&drawing, if narrow { 340.0 } else { 760.0 })?;
    }

    #[test]
    fn an_axis_holds_its_values_between_round_marks(values in prop::collection::vec(-1e9..1e9_f64, 1..9)) {
        let axis = Axis::of(values.iter().copied(), 5);
        prop_assert!(axis.marks.len() >= 2 && axis.marks.len() <= 9, "{:?}", axis);
        for value in values {
            prop_assert!(axis.low <= value && value <= axis.high);
        }
    }
}

#[test]
fn days_have_marks_that_people_count_by() {
    let messages = Messages::get(Language::EsMx);
    let day = |text: &str| time::parse(text).unwrap();
    let marks = |from: &str, to: &str, wanted| {
        let axis = time::axis(messages, [day(from), day(to)].into_iter(), wanted);
        axis.marks.into_iter().map(|mark| mark.1).collect::<Vec<_>>()
    };
    assert_eq!(marks("2021-01", "2025-12", 5), ["2021", "2022", "2023", "2024", "2025"]);
    assert_eq!(marks("1990", "2025", 5), ["1990", "2000", "2010", "2020"]);
    assert_eq!(marks("2024-01", "2024-12", 4), ["ene 2024", "abr 2024", "jul 2024", "oct 2024"]);
    assert_eq!(marks("2024-03-01", "2024-03-20", 5)[..2], ["1 mar 2024", "8 mar 2024"]);
    assert_eq!(time::said(messages, "2024-07"), "jul 2024");
    assert_eq!(time::said(messages, "sin fecha"), "sin fecha");
}

#[test]
fn labels_move_apart_in_their_order() {
    assert_eq!(text::spread(&[50.0, 52.0, 10.0], 15.0, 0.0, 100.0), [50.0, 65.0, 10.0]);
    assert_eq!(text::spread(&[99.0, 98.0], 15.0, 0.0, 100.0), [100.0, 85.0]);
    let close = text::spread(&[5.0; 20], 15.0, 0.0, 100.0);
    assert!(close.windows(2).all(|pair| pair[0] < pair[1]) && close[19] <= 100.0);
}

/// Linear light of a colour.
fn light(colour: &str) -> [f64; 3] {
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    [part(1), part(3), part(5)]
}

fn luminance(rgb: [f64; 3]) -> f64 {
    0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
}

/// CIE L*a*b* of linear light, D65.
fn lab(rgb: [f64; 3]) -> [f64; 3] {
    let [r, g, b] = rgb.map(|part| part.clamp(0.0, 1.0));
    let f = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// Machado, Oliveira and Fernandes (2009), severity 1: protanopia, deuteranopia, tritanopia.
const SEEN: [[[f64; 3]; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
];

#[test]
fn colours_stand_out_from_paper_and_from_one_another_for_every_eye() {
    for colour in palette::SERIES {
        let contrast = 1.05 / (luminance(light(colour)) + 0.05);
        assert!(contrast >= 3.0, "{colour}: {contrast:.2}");
    }
    for (eye, matrix) in SEEN.iter().enumerate() {
        let seen = |colour: &str| {
            let rgb = light(colour);
            lab([0, 1, 2].map(|row| (0..3).map(|at| matrix[row][at] * rgb[at]).sum()))
        };
        for (index, one) in palette::SERIES.iter().enumerate() {
            for other in &palette::SERIES[index + 1..] {
                let (a, b) = (seen(one), seen(other));
                let apart = (0..3).map(|at| (a[at] - b[at]).powi(2)).sum::<f64>().sqrt();
                assert!(apart >= 20.0, "{one} and {other} for eye {eye}: {apart:.1}");
            }
        }
    }
    // the steps of maps go down in light evenly enough to be told in grey
    for count in 3..=7 {
        let steps: Vec<f64> = palette::steps(count).iter().map(|colour| lab(light(colour))[0]).collect();
        assert_eq!(steps.len(), count);
        assert!(steps.windows(2).all(|pair| pair[0] - pair[1] >= 6.0), "{steps:?}");
    }
}
