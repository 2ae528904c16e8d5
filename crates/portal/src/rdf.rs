//! The forms in which triples are written, and which of them a client wants.
//!
//! Never here: what the triples say (see `apertura_catalog::dcat`).

use apertura_catalog::dcat::{PREFIXES, Triple};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_TYPE, LINK, VARY};
use axum::response::{IntoResponse, Response};
use oxrdfio::{RdfFormat, RdfSerializer};

/// A form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Turtle 1.1.
    Turtle,
    /// JSON-LD 1.1, flattened.
    JsonLd,
    /// RDF 1.1 XML.
    RdfXml,
}

impl Form {
    /// All, those that people read most easily first.
    pub const ALL: [Form; 3] = [Form::Turtle, Form::JsonLd, Form::RdfXml];

    /// The ending of its addresses.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Turtle => "ttl",
            Form::JsonLd => "jsonld",
            Form::RdfXml => "rdf",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Form::Turtle => "text/turtle",
            Form::JsonLd => "application/ld+json",
            Form::RdfXml => "application/rdf+xml",
        }
    }

    /// The form of an address that ends in one; the rest of the address with it.
    pub fn of_address(address: &str) -> Option<(&str, Form)> {
        Form::ALL.into_iter().find_map(|form| Some((address.strip_suffix(form.ending())?.strip_suffix('.')?, form)))
    }

    /// The form that a client prefers to a page (RFC 9110, 12.5.1); none where it takes pages as gladly.
    pub fn negotiate(accept: &str) -> Option<Form> {
        let weight = |kinds: &[&str]| {
            let fits = accept.split(',').filter_map(|part| {
                let mut words = part.split(';').map(str::trim);
                let kind = words.next()?.to_ascii_lowercase();
                let weight = words.find_map(|word| word.strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
                kinds.contains(&kind.as_str()).then_some(weight)
            });
            fits.fold(0.0_f32, f32::max)
        };
        let page = weight(&["text/html", "application/xhtml+xml", "application/json"]);
        let mut best = None;
        for form in Form::ALL {
            let wanted = weight(&[form.media_type()]);
            if wanted > page && best.is_none_or(|(other, _)| wanted > other) {
                best = Some((wanted, form));
            }
        }
        best.map(|(_, form)| form)
    }

    /// The triples in this form.
    ///
    /// # Errors
    /// What cannot be written so; a defect of ours.
    pub fn write(self, triples: &[Triple]) -> std::io::Result<Vec<u8>> {
        let format = match self {
            Form::Turtle => RdfFormat::Turtle,
            Form::JsonLd => RdfFormat::JsonLd { profile: oxrdfio::JsonLdProfileSet::empty() },
            Form::RdfXml => RdfFormat::RdfXml,
        };
        let mut serializer = RdfSerializer::from_format(format);
        for (name, address) in PREFIXES {
            serializer = serializer.with_prefix(name, address).map_err(std::io::Error::other)?;
        }
        let mut writer = serializer.for_writer(Vec::new());
        for triple in triples {
            writer.serialize_triple(triple)?;
        }
        writer.finish()
    }

    /// The triples as an answer; `page` is the address whose other forms there are.
    ///
    /// # Errors
    /// As [`Form::write`].
    pub fn answer(self, page: &str, triples: &[Triple]) -> std::io::Result<Response> {
        let body = self.write(triples)?;
        let kind = match self {
            Form::Turtle => "text/turtle; charset=utf-8",
            other => other.media_type(),
        };
        let mut response = ([(CONTENT_TYPE, kind)], body).into_response();
        response.headers_mut().append(VARY, HeaderValue::from_static("Accept"));
        if let Ok(link) = HeaderValue::from_str(&format!("<{page}>; rel=\"alternate\"; type=\"text/html\"")) {
            response.headers_mut().append(LINK, link);
        }
        Ok(response)
    }
}
