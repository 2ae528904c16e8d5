//! The look of an institution: name, logo, colours, fonts, from the table `[theme]` of `apertura.toml` in the data folder.
//!
//! All of it is looked at when the portal starts: what cannot be shown, or not be read by everybody (contrast after WCAG 2.2,
//! level AA), is an error that says what to change. Never here: sentences, other settings, pages.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use toml::{Table, Value};

use crate::assets::{STYLE, fingerprint};
use crate::language::{Language, Messages};

/// Largest logo and largest font, in bytes: they come with every first page.
const LOGO_BYTES: usize = 64 << 10;
const FONT_BYTES: usize = 200 << 10;

/// Which colour stands on which, and the least contrast (1.4.3 for words, 1.4.11 for signs).
const PAIRS: &[(&str, &[&str], f64)] = &[
    ("ink", &["paper", "surface", "sunken", "accent-soft"], 4.5),
    ("ink-soft", &["paper", "surface", "sunken"], 4.5),
    ("accent", &["paper", "surface", "sunken", "accent-soft"], 4.5),
    ("accent-ink", &["accent"], 4.5),
    ("error", &["surface", "error-soft"], 4.5),
    ("warning", &["surface", "warning-soft"], 4.5),
    ("info", &["surface", "info-soft"], 4.5),
    ("line-strong", &["surface"], 3.0),
    ("mark", &["surface"], 3.0),
    ("focus", &["paper", "surface"], 3.0),
];

/// Families of letters that can be set, with the property of the style that they set and what follows them.
const FAMILIES: &[(&str, &str, &str)] = &[
    ("text", "--sans", "system-ui, sans-serif"),
    ("headings", "--serif", "Georgia, serif"),
    ("code", "--mono", "ui-monospace, monospace"),
];

/// A file that is handed out with the pages.
#[derive(Clone, Debug)]
struct File {
    name: String,
    media_type: &'static str,
    bytes: Vec<u8>,
}

impl File {
    fn address(&self) -> String {
        format!("/theme/{}?v={:016x}", self.name, fingerprint(&self.bytes))
    }
}

/// The look; the usual one where nothing is set.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    name: Option<String>,
    name_en: Option<String>,
    logo: Option<File>,
    fonts: Vec<File>,
    style: String,
    /// The colours of light pages, where any is set.
    light: BTreeMap<String, String>,
}

/// Why a theme cannot be shown: key of the sentence, and its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeError {
    /// Key of the sentence; `<key>-hint` says what to do.
    pub key: &'static str,
    /// What stands in it.
    pub values: Vec<(&'static str, String)>,
}

fn error<const N: usize>(key: &'static str, values: [(&'static str, &str); N]) -> ThemeError {
    ThemeError { key, values: values.into_iter().map(|(name, value)| (name, value.to_owned())).collect() }
}

impl Theme {
    /// The look that a data folder sets.
    ///
    /// # Errors
    /// The first thing in it that is wrong.
    pub fn of_folder(folder: &Path) -> Result<Theme, ThemeError> {
        let settings = std::fs::read_to_string(folder.join("apertura.toml")).unwrap_or_default();
        let table: Table = settings
            .parse()
            .map_err(|why: toml::de::Error| error("cli-usage-theme-broken", [("why", why.message())]))?;
        match table.get("theme") {
            None => Ok(Theme::default()),
            Some(Value::Table(theme)) => Theme::of(theme, folder),
            Some(other) => Err(wrong("theme", other, "[theme]")),
        }
    }

    fn of(table: &Table, folder: &Path) -> Result<Theme, ThemeError> {
        const NAMES: [&str; 6] = ["name", "name-en", "logo", "light", "dark", "fonts"];
        known("", table, &NAMES)?;
        let mut theme = Theme { name: name(table, "name")?, name_en: name(table, "name-en")?, ..Theme::default() };
        if let Some(file) = text(table, "logo", "logo")? {
            theme.logo = Some(read(folder, "logo", &file, "logo", &["svg", "png"], LOGO_BYTES)?);
        }
        let (mut style, usual) = (String::new(), usual());
        for (mode, colours) in ["light", "dark"].into_iter().zip(usual) {
            let set = section(table, mode)?;
            let names: Vec<&str> = colours.keys().map(String::as_str).collect();
            known(mode, &set, &names)?;
            let mut merged = colours.clone();
            let mut lines = String::new();
            for colour in set.keys() {
                let path = format!("{mode}.{colour}");
                let value = text(&set, colour, &path)?.unwrap_or_default();
                if rgb(&value).is_none() {
                    return Err(wrong(&path, &Value::String(value), "#0b5f55"));
                }
                let _ = write!(lines, "--{colour}: {value}; ");
                merged.insert(colour.clone(), value);
            }
            if set.is_empty() {
                continue;
            }
            readable(mode, &merged)?;
            if mode == "light" {
                theme.light.clone_from(&merged);
            }
            let scheme = if mode == "dark" { " and (prefers-color-scheme: dark)" } else { "" };
            let _ = writeln!(style, "@media screen{scheme} {{ :root {{ {lines}}} }}");
        }
        let fonts = section(table, "fonts")?;
        let names: Vec<String> =
            FAMILIES.iter().flat_map(|(id, ..)| [(*id).to_owned(), format!("{id}-file")]).collect();
        known("fonts", &fonts, &names.iter().map(String::as_str).collect::<Vec<_>>())?;
        for (id, property, after) in FAMILIES {
            let (path, key) = (format!("fonts.{id}"), format!("{id}-file"));
            let file = text(&fonts, &key, &format!("fonts.{key}"))?;
            let Some(family) = text(&fonts, id, &path)? else {
                if let Some(file) = file {
                    return Err(wrong(&path, &Value::String(String::new()), &file));
                }
                continue;
            };
            if family.is_empty() || !family.chars().all(|c| c.is_alphanumeric() || " -".contains(c)) {
                return Err(wrong(&path, &Value::String(family), "Noto Sans"));
            }
            if let Some(file) = file {
                let file = read(folder, &format!("fonts.{key}"), &file, &format!("font-{id}"), &["woff2"], FONT_BYTES)?;
                let address = file.address();
                let _ = writeln!(
                    style,
                    "@font-face {{ font-family: \"{family}\"; src: url(\"{address}\") format(\"woff2\"); font-display: swap; font-weight: 100 900; }}"
                );
                theme.fonts.push(file);
            }
            let _ = writeln!(style, ":root {{ {property}: \"{family}\", {after}; }}");
        }
        theme.style = style;
        Ok(theme)
    }

    /// The portal's name in a language.
    pub fn name(&self, language: Language) -> String {
        let set =
            if language == Language::En { self.name_en.as_ref().or(self.name.as_ref()) } else { self.name.as_ref() };
        set.cloned().unwrap_or_else(|| Messages::get(language).text("portal-name"))
    }

    /// The address of the logo, where there is one.
    pub fn logo(&self) -> Option<String> {
        self.logo.as_ref().map(File::address)
    }

    /// A colour of light pages by its name in the style, for what is drawn on paper and in pictures; black where no such name is.
    pub fn colour(&self, name: &str) -> &str {
        static USUAL: std::sync::LazyLock<BTreeMap<String, String>> =
            std::sync::LazyLock::new(|| usual().into_iter().next().unwrap_or_default());
        self.light.get(name).or_else(|| USUAL.get(name)).map_or("#000000", String::as_str)
    }

    /// The sign in the browser's tab, in the institution's colour.
    pub fn icon(&self) -> String {
        crate::assets::ICON
            .content()
            .replace("#0b5f55", self.colour("accent"))
            .replace("#fff", self.colour("accent-ink"))
    }

    /// The style itself.
    pub fn css(&self) -> &str {
        &self.style
    }

    /// Media type and content of the logo or a font, by its name in addresses.
    pub fn file(&self, name: &str) -> Option<(&'static str, &[u8])> {
        let found = self.logo.iter().chain(&self.fonts).find(|file| file.name == name)?;
        Some((found.media_type, &found.bytes))
    }

    /// The address of the style, where something of it is set.
    pub fn style(&self) -> Option<String> {
        (!self.style.is_empty()).then(|| format!("/theme.css?v={:016x}", fingerprint(self.style.as_bytes())))
    }
}

fn wrong(name: &str, value: &Value, example: &str) -> ThemeError {
    let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    error("cli-usage-theme-value", [("name", name), ("value", &value), ("example", example)])
}

fn known(part: &str, table: &Table, names: &[&str]) -> Result<(), ThemeError> {
    match table.keys().find(|name| !names.contains(&name.as_str())) {
        None => Ok(()),
        Some(unknown) => {
            let name = if part.is_empty() { unknown.clone() } else { format!("{part}.{unknown}") };
            Err(error("cli-usage-theme-unknown", [("name", &name), ("names", &names.join(", "))]))
        }
    }
}

fn section(table: &Table, name: &str) -> Result<Table, ThemeError> {
    match table.get(name) {
        None => Ok(Table::new()),
        Some(Value::Table(section)) => Ok(section.clone()),
        Some(other) => Err(wrong(name, other, &format!("[theme.{name}]"))),
    }
}

fn text(table: &Table, name: &str, path: &str) -> Result<Option<String>, ThemeError> {
    match table.get(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.trim().to_owned())),
        Some(other) => Err(wrong(path, other, "\"…\"")),
    }
}

/// A name of the portal: one line that fits into a page's head.
fn name(table: &Table, key: &str) -> Result<Option<String>, ThemeError> {
    let found = text(table, key, key)?;
    match found {
        Some(name) if name.is_empty() || name.chars().count() > 80 || name.chars().any(char::is_control) => {
            Err(wrong(key, &Value::String(name), "Datos Abiertos de Villa Serena"))
        }
        found => Ok(found),
    }
}

/// A file of the data folder that is of a known kind and not too large.
fn read(folder: &Path, key: &str, path: &str, name: &str, kinds: &[&str], most: usize) -> Result<File, ThemeError> {
    let inside =
        !path.is_empty() && Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)));
    let values = [("name", key), ("path", path)];
    let missing = || error("cli-usage-theme-missing", values);
    if !inside {
        return Err(missing());
    }
    let size = std::fs::metadata(folder.join(path)).map_err(|_| missing())?.len();
    if size > most as u64 {
        let (size, most) = ((size / 1024).to_string(), (most / 1024).to_string());
        return Err(error("cli-usage-theme-large", [("name", key), ("path", path), ("size", &size), ("most", &most)]));
    }
    let bytes = std::fs::read(folder.join(path)).map_err(|_| missing())?;
    let kind = match bytes.as_slice() {
        [0x89, b'P', b'N', b'G', ..] => Some(("png", "image/png")),
        [b'w', b'O', b'F', b'2', ..] => Some(("woff2", "font/woff2")),
        other => {
            let begin = String::from_utf8_lossy(&other[..other.len().min(1024)]).into_owned();
            begin.contains("<svg").then_some(("svg", "image/svg+xml"))
        }
    };
    match kind.filter(|(kind, _)| kinds.contains(kind)) {
        Some((_, media_type)) => Ok(File { name: name.to_owned(), media_type, bytes }),
        None => Err(error("cli-usage-theme-kind", [("name", key), ("path", path), ("kinds", &kinds.join(", "))])),
    }
}

/// The colours of the usual style, light and dark, as they stand in it.
fn usual() -> [BTreeMap<String, String>; 2] {
    let mut blocks = STYLE.content().split(":root {").skip(1).map(|rest| {
        let block = rest.split('}').next().unwrap_or_default();
        let pairs = block.split(';').filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
        pairs
            .filter(|(_, value)| rgb(value).is_some())
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    });
    [blocks.next().unwrap_or_default(), blocks.next().unwrap_or_default()]
}

fn readable(mode: &str, colours: &BTreeMap<String, String>) -> Result<(), ThemeError> {
    for (front, grounds, least) in PAIRS {
        for ground in *grounds {
            let of = |name: &str| colours.get(name).and_then(|value| rgb(value));
            let (Some(one), Some(other)) = (of(front), of(ground)) else { continue };
            let ratio = contrast(one, other);
            if ratio < *least {
                let (front, ground) = (format!("{mode}.{front}"), format!("{mode}.{ground}"));
                // cut, not rounded: 4.49 is not 4.5
                let (ratio, least) = (format!("{:.2}", (ratio * 100.0).floor() / 100.0), format!("{least:.1}"));
                let values = [("front", front.as_str()), ("ground", &ground), ("ratio", &ratio), ("least", &least)];
                return Err(error("cli-usage-theme-contrast", values));
            }
        }
    }
    Ok(())
}

/// `#rrggbb`, as parts of one.
fn rgb(text: &str) -> Option<[f64; 3]> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let mut parts = [0.0; 3];
    for (part, at) in parts.iter_mut().zip([0, 2, 4]) {
        *part = f64::from(u8::from_str_radix(&digits[at..at + 2], 16).ok()?) / 255.0;
    }
    Some(parts)
}

/// Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance").
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let luminance = |colour: [f64; 3]| {
        let linear = colour.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
