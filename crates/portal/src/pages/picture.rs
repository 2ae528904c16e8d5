//! `/dataset/{slug}/picture.png`: a dataset as a picture of 1200 by 630 for messages that link to it: title, agency, size and
//! the bars of its own data.
//!
//! Drawn with the fonts that are built in, so that every machine draws the same. Never here: charts for reading.

use std::fmt::Write;
use std::sync::{Arc, LazyLock};

use apertura_actions::explore::Scope;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};
use tokio::sync::Semaphore;

use crate::Portal;
use crate::atom::escaped;
use crate::refusal::Refusal;
use crate::theme::Theme;
use crate::visit::Visit;

const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;

/// Bars of the data at the right.
const BARS: usize = 9;

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for file in apertura_paper::serif_fonts() {
        fonts.load_font_data(file.to_vec());
    }
    Arc::new(fonts)
});

/// Pictures that are drawn at once.
static AT_ONCE: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));

/// The picture.
pub async fn show(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let (dataset, _) = portal.catalog.dataset(&slug).await?;
    let table = portal.explorer.open(&slug, None).await?;
    let messages = visit.messages();
    let chart = table.chart(&Scope::default()).await.ok().flatten();
    let values: Vec<f64> = chart.map_or_else(Vec::new, |chart| {
        let groups = chart.groups.groups.iter().filter(|group| !group.rest && group.series.is_none());
        groups.filter_map(|group| group.value).take(BARS).collect()
    });
    let size = format!(
        "{} · {}",
        messages.with("rows-count", [("count", table.version.rows as f64)]),
        messages.with("picture-columns", [("count", table.version.dictionary.fields.len() as f64)])
    );
    let drawing = draw(&dataset.title, &dataset.agency.name, &size, &visit.portal_name(), &values, &portal.theme);
    let _permit = AT_ONCE.acquire().await.map_err(Refusal::internal)?;
    let png = tokio::task::spawn_blocking(move || paint(&drawing)).await.map_err(Refusal::internal)?;
    let headers = [(CONTENT_TYPE, "image/png"), (CACHE_CONTROL, "public, max-age=86400")];
    Ok((headers, png.map_err(Refusal::internal)?).into_response())
}

fn draw(title: &str, agency: &str, size: &str, portal: &str, values: &[f64], theme: &Theme) -> String {
    let [accent, paper, ink, soft] = ["accent", "surface", "ink", "ink-soft"].map(|name| theme.colour(name));
    let wide = if values.len() > 1 { 26 } else { 40 };
    let mut lines = lines(title, wide);
    let more = lines.len() > 4;
    lines.truncate(4);
    if let Some(last) = lines.last_mut().filter(|_| more) {
        last.push('…');
    }
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" font-family=\"Libertinus Serif\">\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{paper}\"/><rect width=\"{WIDTH}\" height=\"16\" fill=\"{accent}\"/>"
    );
    for (at, line) in lines.iter().enumerate() {
        let y = 140 + at * 70;
        let _ = write!(
            out,
            "<text x=\"70\" y=\"{y}\" font-size=\"60\" font-weight=\"bold\" fill=\"{ink}\">{}</text>",
            escaped(line)
        );
    }
    let after = 140 + lines.len() * 70;
    for (at, line) in self::lines(agency, 44).iter().take(2).enumerate() {
        let y = after + at * 42;
        let _ = write!(out, "<text x=\"70\" y=\"{y}\" font-size=\"34\" fill=\"{soft}\">{}</text>", escaped(line));
    }
    let _ = write!(
        out,
        "<text x=\"70\" y=\"560\" font-size=\"34\" fill=\"{accent}\" font-weight=\"bold\">{}</text>",
        escaped(portal)
    );
    let _ = write!(
        out,
        "<text x=\"1130\" y=\"560\" font-size=\"32\" text-anchor=\"end\" fill=\"{soft}\">{}</text>",
        escaped(size)
    );
    let greatest = values.iter().copied().fold(0.0_f64, f64::max);
    if values.len() > 1 && greatest > 0.0 {
        let step = 300.0 / values.len() as f64;
        for (at, value) in values.iter().enumerate() {
            let height = (value.max(0.0) / greatest * 340.0).max(2.0);
            let (x, y) = (830.0 + at as f64 * step, 460.0 - height);
            let _ = write!(
                out,
                "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{height:.1}\" fill=\"{accent}\"/>",
                step * 0.72
            );
        }
    }
    out.push_str("</svg>");
    out
}

fn paint(drawing: &str) -> Result<Vec<u8>, String> {
    let options = Options { fontdb: FONTS.clone(), ..Options::default() };
    let tree = Tree::from_str(drawing, &options).map_err(|why| why.to_string())?;
    let mut pixels = Pixmap::new(WIDTH, HEIGHT).ok_or("no pixels")?;
    resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|why| why.to_string())
}

/// Words in lines of about this many signs; a longer word is cut.
fn lines(text: &str, wide: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let word: String = word.chars().take(wide).collect();
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= wide => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}
