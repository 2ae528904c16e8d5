//! A chart as a Vega-Lite 5 specification with its values inside, for whoever wants to go on with it elsewhere.
//!
//! Never here: which chart suits, the words on it (they come with the drawing).

use serde_json::{Map, Value, json};

use crate::drawing::{Across, Drawing, Kind, palette};

/// The specification.
pub fn specification(drawing: &Drawing) -> Value {
    let names = [drawing.category.as_str(), drawing.measure.as_str()];
    let histogram = drawing.kind == Kind::Histogram;
    let values: Vec<Value> = drawing
        .panels
        .iter()
        .flat_map(|panel| panel.rows.iter().map(move |row| (panel, row)))
        .flat_map(|(panel, row)| {
            row.values.iter().enumerate().filter_map(move |(series, value)| {
                let mut record = Map::new();
                match drawing.across {
                    Across::Names => record.insert("x".to_owned(), row.name.clone().into()),
                    Across::Days => {
                        let day = crate::drawing::time::day(row.at).map(|day| day.to_string());
                        record.insert("x".to_owned(), day.into())
                    }
                    Across::Numbers | Across::Years => record.insert("x".to_owned(), json!(row.at)),
                };
                if let Some(until) = row.until {
                    record.insert("x2".to_owned(), json!(until));
                }
                record.insert("y".to_owned(), json!((*value)?));
                if let Some(name) = drawing.series.get(series) {
                    record.insert("series".to_owned(), name.clone().into());
                }
                if drawing.panels.len() > 1 {
                    record.insert("panel".to_owned(), panel.name.clone().into());
                }
                Some(Value::Object(record))
            })
        })
        .collect();
    let (mark, across) = match drawing.kind {
        Kind::Bars | Kind::StackedBars => (json!("bar"), "nominal"),
        Kind::Lines => (json!({ "type": "line", "point": true }), "quantitative"),
        Kind::Areas => (json!("area"), "quantitative"),
        Kind::Dots => (json!({ "type": "point", "filled": true }), "quantitative"),
        Kind::Histogram => (json!({ "type": "bar" }), "quantitative"),
    };
    let across = if drawing.across == Across::Days { "temporal" } else { across };
    let mut first = json!({ "field": "x", "type": across, "title": names[0] });
    if drawing.across == Across::Names {
        first["sort"] = Value::Null;
    }
    if drawing.across == Across::Years {
        first["axis"] = json!({ "format": "d" });
    }
    if drawing.kind == Kind::Dots {
        first["scale"] = json!({ "zero": false });
    }
    if histogram {
        first["bin"] = json!("binned");
    }
    let mut second = json!({ "field": "y", "type": "quantitative", "title": names[1] });
    if drawing.is_cut() {
        second["scale"] = json!({ "zero": false });
    }
    let horizontal = matches!(drawing.kind, Kind::Bars | Kind::StackedBars);
    let mut encoding = Map::new();
    let (x, y) = if horizontal { (second, first) } else { (first, second) };
    encoding.insert("x".to_owned(), x);
    encoding.insert("y".to_owned(), y);
    if histogram {
        encoding.insert("x2".to_owned(), json!({ "field": "x2" }));
    }
    if !drawing.series.is_empty() {
        let colours: Vec<&str> = (0..drawing.series.len()).map(|at| palette::SERIES[palette::sign(at)]).collect();
        encoding.insert(
            "color".to_owned(),
            json!({ "field": "series", "type": "nominal", "title": null, "scale": { "domain": drawing.series, "range": colours } }),
        );
        if drawing.kind == Kind::Bars {
            encoding.insert("yOffset".to_owned(), json!({ "field": "series" }));
        }
    }
    if drawing.panels.len() > 1 {
        encoding
            .insert("facet".to_owned(), json!({ "field": "panel", "type": "nominal", "columns": 3, "title": null }));
    }
    json!({
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": { "text": drawing.title, "subtitle": drawing.subtitle },
        "description": drawing.source,
        "width": if drawing.panels.len() > 1 { 220 } else { 640 },
        "data": { "values": values },
        "mark": mark,
        "encoding": encoding,
    })
}
