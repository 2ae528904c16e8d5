//! Cuts XML and HTML into tags and texts; lenient, on purpose: real files are often not well-formed.
//!
//! Entities that a document declares are never expanded, so a small file cannot grow. Nothing recurses.
//! Never here: what the elements mean.

use std::borrow::Cow;

/// A piece of markup.
#[derive(Clone, Debug)]
pub(crate) enum Event<'a> {
    /// `<name …>`; `<name/>` is a start with [`Tag::empty`] and no end.
    Start(Tag<'a>),
    /// `</name>`: the name as written.
    End(&'a str),
    /// Text between tags, entities resolved.
    Text(Cow<'a, str>),
}

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tag<'a> {
    /// The name as written, prefix included.
    pub name: &'a str,
    attributes: &'a str,
    /// `<name/>`
    pub empty: bool,
}

/// The name without its prefix.
pub(crate) fn local(name: &str) -> &str {
    name.rfind(':').map_or(name, |colon| &name[colon + 1..])
}

/// The tokenizer; an iterator of events.
pub(crate) struct Markup<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Markup<'a> {
    /// Over a whole text.
    pub fn new(text: &'a str) -> Self {
        Markup { text, at: 0 }
    }

    /// The text of everything up to the end of the element just started, tags left out.
    pub fn text_until_end(&mut self, name: &str) -> String {
        let mut depth = 1;
        let mut text = String::new();
        for event in self.by_ref() {
            match event {
                Event::Start(tag) if tag.name == name && !tag.empty => depth += 1,
                Event::Start(_) => {}
                Event::End(end) if end == name => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                Event::End(_) => {}
                Event::Text(part) => text.push_str(&part),
            }
        }
        text
    }

    /// Goes past the end of the element just started.
    pub fn skip_element(&mut self, name: &str) {
        let mut depth = 1;
        for event in self.by_ref() {
            match event {
                Event::Start(tag) if tag.name == name && !tag.empty => depth += 1,
                Event::End(end) if end == name => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                _ => {}
            }
        }
    }

    /// The raw text up to a closing tag (HTML's `script` and `style`).
    pub fn skip_raw(&mut self, name: &str) {
        let rest = &self.text.as_bytes()[self.at..];
        let close = memchr::memmem::find_iter(rest, b"</").find(|at| {
            rest.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        });
        self.at = close.map_or(self.text.len(), |at| self.at + at);
    }

    fn position_of(&self, needle: &str) -> Option<usize> {
        memchr::memmem::find(&self.text.as_bytes()[self.at..], needle.as_bytes()).map(|at| self.at + at)
    }

    fn jump(&mut self, needle: &str) {
        self.at = self.position_of(needle).map_or(self.text.len(), |at| at + needle.len());
    }

    /// `<!…>`: a comment, CDATA, or a declaration with its inner `[…]`.
    fn declaration(&mut self) -> Option<Event<'a>> {
        let rest = &self.text[self.at..];
        if rest.starts_with("<!--") {
            self.at += 4;
            self.jump("-->");
        } else if rest.starts_with("<![CDATA[") {
            self.at += 9;
            let start = self.at;
            let end = self.position_of("]]>").unwrap_or(self.text.len());
            self.at = (end + 3).min(self.text.len());
            return Some(Event::Text(Cow::Borrowed(&self.text[start..end])));
        } else {
            let mut depth = 0i32;
            let end = rest.bytes().position(|byte| {
                match byte {
                    b'[' => depth += 1,
                    b']' => depth -= 1,
                    b'>' if depth <= 0 => return true,
                    _ => {}
                }
                false
            });
            self.at = end.map_or(self.text.len(), |end| self.at + end + 1);
        }
        None
    }

    /// The end of a tag that starts at `self.at`: the first `>` outside quotes.
    fn tag_end(&self) -> Option<usize> {
        let bytes = &self.text.as_bytes()[self.at..];
        let mut at = 0;
        loop {
            let found = at + memchr::memchr3(b'>', b'"', b'\'', &bytes[at..])?;
            match bytes[found] {
                b'>' => return Some(self.at + found),
                quote => match memchr::memchr(quote, &bytes[found + 1..]) {
                    Some(close) => at = found + close + 2,
                    None => return memchr::memchr(b'>', &bytes[found..]).map(|end| self.at + found + end),
                },
            }
        }
    }
}

impl<'a> Iterator for Markup<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            let next = bytes.get(self.at + 1).copied();
            let is_tag = bytes[self.at] == b'<'
                && next
                    .is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?' | b'_' | b':' | 0x80..));
            if !is_tag {
                let end = memchr::memchr(b'<', &bytes[self.at + 1..]).map_or(bytes.len(), |end| self.at + 1 + end);
                let text = &self.text[self.at..end];
                self.at = end;
                return Some(Event::Text(unescape(text)));
            }
            match next {
                Some(b'!') => match self.declaration() {
                    Some(event) => return Some(event),
                    None => continue,
                },
                Some(b'?') => {
                    self.jump(">");
                    continue;
                }
                _ => {}
            }
            let Some(end) = self.tag_end() else {
                self.at = bytes.len();
                return None;
            };
            let inner = &self.text[self.at + 1..end];
            self.at = end + 1;
            if let Some(name) = inner.strip_prefix('/') {
                return Some(Event::End(name.trim_ascii()));
            }
            let (inner, empty) = inner.strip_suffix('/').map_or((inner, false), |inner| (inner, true));
            let name_end = inner.bytes().position(|b| b.is_ascii_whitespace() || b == b'/').unwrap_or(inner.len());
            return Some(Event::Start(Tag { name: &inner[..name_end], attributes: &inner[name_end..], empty }));
        }
        None
    }
}

impl<'a> Tag<'a> {
    /// The name without its prefix.
    pub fn local(&self) -> &'a str {
        local(self.name)
    }

    /// The value of an attribute, by its name without prefix.
    pub fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes().find(|(found, _)| local(found) == name).map(|(_, value)| value)
    }

    /// The value of an attribute as a whole number.
    pub fn number(&self, name: &str) -> Option<u64> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// All attributes in order, names as written; values quoted, unquoted or absent.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> + use<'a> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            rest = rest.trim_ascii_start();
            let end = rest.bytes().position(|b| b == b'=' || b.is_ascii_whitespace()).unwrap_or(rest.len());
            if rest.is_empty() {
                return None;
            }
            let name = &rest[..end];
            rest = rest[end..].trim_ascii_start();
            let Some(after) = rest.strip_prefix('=') else { return Some((name, Cow::Borrowed(""))) };
            let after = after.trim_ascii_start();
            let (value, left) = match after.bytes().next() {
                Some(quote @ (b'"' | b'\'')) => {
                    let close = memchr::memchr(quote, &after.as_bytes()[1..]).map_or(after.len(), |close| close + 1);
                    (&after[1..close], after.get(close + 1..).unwrap_or_default())
                }
                _ => after.split_at(after.bytes().position(|b| b.is_ascii_whitespace()).unwrap_or(after.len())),
            };
            rest = left;
            Some((name, unescape(value)))
        })
    }
}

/// Resolves predefined, numeric and common HTML entities, and makes `\r\n` one line break; what is
/// no known entity stays as it is written.
pub(crate) fn unescape(text: &str) -> Cow<'_, str> {
    let Some(first) = memchr::memchr2(b'&', b'\r', text.as_bytes()) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(at) = memchr::memchr2(b'&', b'\r', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix('\r') {
            out.push('\n');
            rest = after.strip_prefix('\n').unwrap_or(after);
            continue;
        }
        let end = rest.bytes().take(34).position(|b| b == b';');
        match end.and_then(|end| entity(&rest[1..end]).map(|found| (found, end))) {
            Some((found, end)) => {
                out.push(found);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // numbers 128 to 159 mean Windows-1252 letters, as browsers read them
        if (0x80..0xa0).contains(&code) {
            return encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[code as u8]).0.chars().next();
        }
        return char::from_u32(code);
    }
    NAMED.iter().find(|(found, _)| *found == name).map(|(_, letter)| *letter)
}

const NAMED: [(&str, char); 48] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("aacute", 'á'),
    ("eacute", 'é'),
    ("iacute", 'í'),
    ("oacute", 'ó'),
    ("uacute", 'ú'),
    ("ntilde", 'ñ'),
    ("uuml", 'ü'),
    ("Aacute", 'Á'),
    ("Eacute", 'É'),
    ("Iacute", 'Í'),
    ("Oacute", 'Ó'),
    ("Uacute", 'Ú'),
    ("Ntilde", 'Ñ'),
    ("Uuml", 'Ü'),
    ("agrave", 'à'),
    ("egrave", 'è'),
    ("ccedil", 'ç'),
    ("Ccedil", 'Ç'),
    ("atilde", 'ã'),
    ("otilde", 'õ'),
    ("acirc", 'â'),
    ("ecirc", 'ê'),
    ("ocirc", 'ô'),
    ("ordm", 'º'),
    ("ordf", 'ª'),
    ("deg", '°'),
    ("iquest", '¿'),
    ("iexcl", '¡'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("euro", '€'),
    ("copy", '©'),
    ("reg", '®'),
];
