//! A letter as an OpenDocument text (`.odt`), to be edited in an office program: the same parts as on paper.
//!
//! ODF 1.3: a zip whose first entry is the uncompressed `mimetype`. Never here: words, settings of a page beyond the usual.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::letter::{Letter, Part};

const TYPE: &str = "application/vnd.oasis.opendocument.text";

const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
     xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
     xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
     xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
     xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
     xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
     xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"";

/// The document; the same letter gives the same bytes.
///
/// # Errors
/// Where the archive cannot be written, which is a fault of ours.
pub fn open_document(letter: &Letter) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    archive.start_file("mimetype", stored)?;
    archive.write_all(TYPE.as_bytes())?;
    let files = [
        ("META-INF/manifest.xml", manifest()),
        ("content.xml", content(letter)),
        ("styles.xml", styles(letter)),
        ("meta.xml", meta(letter)),
    ];
    for (name, text) in files {
        archive.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated))?;
        archive.write_all(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}").as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// A text inside XML; signs that XML does not know are left out.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => plain.push_str("&amp;"),
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '"' => plain.push_str("&quot;"),
            '\n' => plain.push_str("<text:line-break/>"),
            '\t' => plain.push_str("<text:tab/>"),
            sign if sign < ' ' || matches!(sign, '\u{fffe}' | '\u{ffff}') => {}
            sign => plain.push(sign),
        }
    }
    plain
}

/// A text whose addresses are links.
fn linked(text: &str) -> String {
    let mut done = String::new();
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            done.push(' ');
        }
        let address = word.trim_end_matches(['.', ',', ';', ')']);
        if address.starts_with("https://") || address.starts_with("http://") {
            let (address, rest) = (plain(address), plain(&word[address.len()..]));
            done.push_str(&format!("<text:a xlink:type=\"simple\" xlink:href=\"{address}\">{address}</text:a>{rest}"));
        } else {
            done.push_str(&plain(word));
        }
    }
    done
}

fn manifest() -> String {
    let entry = |path: &str, kind: &str| {
        format!("<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{kind}\"/>")
    };
    let entries = [("/", TYPE), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml")];
    let entries: String = entries.iter().map(|(path, kind)| entry(path, kind)).collect();
    format!(
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" \
         manifest:version=\"1.3\">{entries}</manifest:manifest>"
    )
}

fn meta(letter: &Letter) -> String {
    format!(
        "<office:document-meta {SPACES}><office:meta><dc:title>{}</dc:title><dc:language>{}</dc:language></office:meta>\
         </office:document-meta>",
        plain(&letter.title),
        plain(&letter.language)
    )
}

fn styles(letter: &Letter) -> String {
    let (language, country) = letter.language.split_once('-').unwrap_or((&letter.language, "none"));
    let heading = |level: u32, size: u32| {
        format!(
            "<style:style style:name=\"Heading_20_{level}\" style:display-name=\"Heading {level}\" style:family=\"paragraph\" \
             style:default-outline-level=\"{level}\"><style:paragraph-properties fo:margin-top=\"0.4cm\" \
             fo:margin-bottom=\"0.2cm\" fo:keep-with-next=\"always\"/><style:text-properties fo:font-weight=\"bold\" \
             fo:font-size=\"{size}pt\"/></style:style>"
        )
    };
    format!(
        "<office:document-styles {SPACES}><office:styles><style:default-style style:family=\"paragraph\">\
         <style:paragraph-properties fo:margin-bottom=\"0.25cm\"/>\
         <style:text-properties fo:font-size=\"11pt\" fo:language=\"{language}\" fo:country=\"{country}\"/>\
         </style:default-style>{}{}</office:styles><office:automatic-styles><style:page-layout style:name=\"page\">\
         <style:page-layout-properties fo:page-width=\"21.59cm\" fo:page-height=\"27.94cm\" fo:margin=\"2.5cm\"/>\
         </style:page-layout></office:automatic-styles><office:master-styles>\
         <style:master-page style:name=\"Standard\" style:page-layout-name=\"page\"/></office:master-styles>\
         </office:document-styles>",
        heading(1, 17),
        heading(2, 13)
    )
}

fn content(letter: &Letter) -> String {
    let paragraph = |text: &str| format!("<text:p>{}</text:p>", linked(text));
    let heading = |level: u32, text: &str| {
        format!(
            "<text:h text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\">{}</text:h>",
            plain(text)
        )
    };
    let mut body = [paragraph(&letter.issuer), heading(1, &letter.title), paragraph(&letter.place)].concat();
    let mut tables = 0;
    for part in &letter.parts {
        match part {
            Part::Heading(text) => body.push_str(&heading(2, text)),
            Part::Paragraph(text) => body.push_str(&paragraph(text)),
            Part::Points(points) => {
                let points: String = points
                    .iter()
                    .map(|point| format!("<text:list-item>{}</text:list-item>", paragraph(point)))
                    .collect();
                body.push_str(&format!("<text:list text:style-name=\"points\">{points}</text:list>"));
            }
            Part::Bars(rows) => {
                tables += 1;
                let rows: Vec<Vec<String>> =
                    rows.iter().map(|(label, value, _)| vec![label.clone(), value.clone()]).collect();
                body.push_str(&table(tables, None, &rows));
            }
            Part::Table(rows) => {
                tables += 1;
                let (first, rest) = rows.split_first().map_or((None, &[][..]), |(first, rest)| (Some(first), rest));
                body.push_str(&table(tables, first, rest));
            }
        }
    }
    format!(
        "<office:document-content {SPACES}><office:automatic-styles>\
         <text:list-style style:name=\"points\"><text:list-level-style-number text:level=\"1\" style:num-suffix=\".\" \
         style:num-format=\"1\"><style:list-level-properties text:space-before=\"0.5cm\" \
         text:min-label-width=\"0.7cm\"/></text:list-level-style-number></text:list-style>\
         <style:style style:name=\"cell\" style:family=\"table-cell\"><style:table-cell-properties \
         fo:border=\"0.5pt solid #b8c2c7\" fo:padding=\"0.1cm\"/></style:style>\
         <style:style style:name=\"strong\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
         </office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
}

fn table(number: usize, heading: Option<&Vec<String>>, rows: &[Vec<String>]) -> String {
    let columns = heading.or(rows.first()).map_or(1, Vec::len);
    let cell = |text: String| {
        format!(
            "<table:table-cell table:style-name=\"cell\" office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = |cells: &Vec<String>| {
        let cells: String = cells.iter().map(|text| cell(linked(text))).collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let head = heading.map_or_else(String::new, |cells| {
        let cells: String = cells
            .iter()
            .map(|text| cell(format!("<text:span text:style-name=\"strong\">{}</text:span>", plain(text))))
            .collect();
        format!("<table:table-header-rows><table:table-row>{cells}</table:table-row></table:table-header-rows>")
    });
    let rows: String = rows.iter().map(row).collect();
    format!(
        "<table:table table:name=\"t{number}\"><table:table-column table:number-columns-repeated=\"{columns}\"/>{head}{rows}\
         </table:table>"
    )
}
