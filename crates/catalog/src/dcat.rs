//! The catalog and its datasets as DCAT 3, in the shape of DCAT-AP 3.0.1: triples, always in the same order.
//!
//! Every subject is an address of the portal with a fragment (`…/dataset/licencias#dataset`), so that a page and what it
//! is about are two things and no node is blank. Never here: how triples are written (see the portal), sentences.

mod graph;
mod vocabulary;

use oxrdf::vocab::xsd;
pub use oxrdf::{Literal, NamedNode, Term, Triple};
pub use vocabulary::PREFIXES;

use crate::agency::AgencyKind;
use crate::dataset::Dataset;
use crate::distribution::Distribution;
use crate::version::Version;
use crate::version_summary::VersionSummary;
use graph::Graph;
use vocabulary::Word;

/// A dataset with what is said of it.
pub struct Described<'a> {
    /// The dataset.
    pub dataset: &'a Dataset,
    /// The version described: its files, its day.
    pub version: &'a Version,
    /// All versions, latest first; those that were withdrawn are passed over.
    pub versions: &'a [VersionSummary],
    /// What sort of body publishes it.
    pub kind: Option<AgencyKind>,
}

/// One page of the catalog.
pub struct CatalogPart<'a> {
    /// The portal's name.
    pub title: &'a str,
    /// What it holds.
    pub description: &'a str,
    /// When the latest of all versions was published; none where there is none.
    pub modified: Option<jiff::Timestamp>,
    /// Datasets in all.
    pub total: u64,
    /// The page, from 1.
    pub page: u32,
    /// The last page.
    pub last: u32,
    /// The address of the document without its page (`https://…/catalog.ttl`).
    pub document: &'a str,
    /// The datasets of the page.
    pub datasets: &'a [Described<'a>],
}

/// A dataset as its latest version; `origin` is scheme and host (`https://datos.example.mx`).
pub fn dataset(origin: &str, described: &Described<'_>) -> Vec<Triple> {
    let mut graph = Graph::default();
    let page = format!("{origin}/dataset/{}", described.dataset.slug);
    let subject = describe(&mut graph, origin, &page, described);
    let standing = || described.versions.iter().filter(|version| version.withdrawn.is_none());
    for version in standing() {
        graph.say(&subject, Word::HasVersion, node(&format!("{page}/versions/{}#dataset", version.number)));
    }
    let current = node(&format!("{page}/versions/{}#dataset", described.version.number));
    graph.say(&subject, Word::HasCurrentVersion, current);
    if let Some(first) = standing().map(|version| version.published).min() {
        graph.moment(&subject, Word::Issued, first);
    }
    graph.finish()
}

/// One version, as a dataset of its own that is a version of the other.
pub fn version(origin: &str, described: &Described<'_>) -> Vec<Triple> {
    let mut graph = Graph::default();
    let whole = format!("{origin}/dataset/{}", described.dataset.slug);
    let number = described.version.number;
    let subject = describe(&mut graph, origin, &format!("{whole}/versions/{number}"), described);
    graph.moment(&subject, Word::Issued, described.version.published);
    graph.say(&subject, Word::IsVersionOf, node(&format!("{whole}#dataset")));
    let before =
        described.versions.iter().filter(|v| v.number < number && v.withdrawn.is_none()).max_by_key(|v| v.number);
    if let Some(before) = before {
        graph.say(&subject, Word::PreviousVersion, node(&format!("{whole}/versions/{}#dataset", before.number)));
    }
    graph.finish()
}

/// A page of the catalog, with its datasets and the services that answer questions about them.
pub fn catalog(origin: &str, part: &CatalogPart<'_>) -> Vec<Triple> {
    let mut graph = Graph::default();
    let subject = node(&format!("{origin}/#catalog"));
    graph.class(&subject, Word::Catalog);
    graph.class(&subject, Word::Collection);
    graph.text(&subject, Word::Title, part.title);
    graph.text(&subject, Word::Description, part.description);
    let publisher = node(&format!("{origin}/#publisher"));
    graph.say(&subject, Word::Publisher, publisher.clone());
    let home = node(&format!("{origin}/"));
    graph.say(&subject, Word::Homepage, home.clone());
    language(&mut graph, &subject);
    if let Some(modified) = part.modified {
        graph.moment(&subject, Word::Modified, modified);
    }
    let themes = vocabulary::authority("data-theme");
    graph.say(&subject, Word::ThemeTaxonomy, themes.clone());
    graph.say(&subject, Word::TotalItems, integer(part.total));
    let page = |number: u32| node(&format!("{}?page={number}", part.document));
    let view = page(part.page);
    graph.say(&subject, Word::View, view.clone());
    let service = node(&format!("{origin}/api/v1#service"));
    graph.say(&subject, Word::HasService, service.clone());
    for described in part.datasets {
        let dataset = node(&format!("{origin}/dataset/{}#dataset", described.dataset.slug));
        graph.say(&subject, Word::HasDataset, dataset.clone());
        graph.say(&service, Word::ServesDataset, dataset);
    }
    graph.class(&publisher, Word::Agent);
    graph.text(&publisher, Word::Name, part.title);
    graph.class(&home, Word::Document);
    graph.class(&themes, Word::ConceptScheme);
    graph.say(&themes, Word::Title, Literal::new_language_tagged_literal_unchecked("Data theme", "en"));
    graph.class(&view, Word::PartialCollectionView);
    graph.say(&view, Word::First, page(1));
    if part.page > 1 {
        graph.say(&view, Word::Previous, page(part.page - 1));
    }
    if part.page < part.last {
        graph.say(&view, Word::Next, page(part.page + 1));
    }
    graph.say(&view, Word::Last, page(part.last));
    graph.class(&service, Word::DataService);
    graph.text(&service, Word::Title, part.title);
    graph.say(&service, Word::EndpointUrl, node(&format!("{origin}/api/v1")));
    graph.say(&service, Word::EndpointDescription, node(&format!("{origin}/openapi.json")));
    graph.say(&service, Word::Publisher, publisher);
    let mut triples = graph.finish();
    for described in part.datasets {
        triples.extend(dataset(origin, described));
    }
    // agencies, licences and codes are said once
    Graph::gather(triples)
}

fn describe(graph: &mut Graph, origin: &str, page: &str, described: &Described<'_>) -> NamedNode {
    let Described { dataset, version, .. } = described;
    let subject = node(&format!("{page}#dataset"));
    graph.class(&subject, Word::Dataset);
    graph.text(&subject, Word::Title, &dataset.title);
    let description = if dataset.description.trim().is_empty() { &dataset.title } else { &dataset.description };
    graph.text(&subject, Word::Description, description);
    graph.say(&subject, Word::Identifier, Literal::new_simple_literal(page));
    graph.say(&subject, Word::Version, Literal::new_simple_literal(version.number.to_string()));
    graph.moment(&subject, Word::Modified, version.published);
    language(graph, &subject);
    for keyword in &dataset.keywords {
        graph.text(&subject, Word::Keyword, keyword);
    }
    publisher(graph, origin, &subject, described);
    theme(graph, origin, &subject, dataset);
    access(graph, &subject);
    contact(graph, page, &subject, dataset);
    coverage(graph, page, &subject, dataset);
    document(graph, &subject, Word::LandingPage, page);
    if let Some(landing) = dataset.landing_page.as_deref().and_then(|address| NamedNode::new(address).ok()) {
        document(graph, &subject, Word::Page, landing.as_str());
    }
    if let Some(frequency) = dataset.frequency {
        let concept = vocabulary::code("frequency", vocabulary::frequency(frequency));
        graph.say(&subject, Word::AccrualPeriodicity, concept.clone());
        graph.class(&concept, Word::FrequencyClass);
        graph.concept(&concept, &vocabulary::authority("frequency"), frequency.id());
    }
    for file in &version.distributions {
        match file.role.as_str() {
            "data" | "original" => {
                let distribution = distribution(graph, origin, page, described, file);
                graph.say(&subject, Word::HasDistribution, distribution);
            }
            "dictionary" | "report" | "descriptor" => {
                document(graph, &subject, Word::Page, &format!("{page}/{}", segment(&file.name)));
            }
            _ => {}
        }
    }
    subject
}

fn distribution(
    graph: &mut Graph,
    origin: &str,
    page: &str,
    described: &Described<'_>,
    file: &Distribution,
) -> NamedNode {
    let address = format!("{page}/{}", segment(&file.name));
    let subject = node(&format!("{address}#distribution"));
    graph.class(&subject, Word::Distribution);
    graph.text(&subject, Word::Title, &file.name);
    graph.text(&subject, Word::Description, &format!("{} · {}", described.dataset.title, file.format.to_uppercase()));
    graph.say(&subject, Word::AccessUrl, node(page));
    graph.say(&subject, Word::DownloadUrl, node(&address));
    let size = Literal::new_typed_literal(file.bytes.to_string(), xsd::NON_NEGATIVE_INTEGER);
    graph.say(&subject, Word::ByteSize, size);
    graph.moment(&subject, Word::Modified, described.version.published);
    language(graph, &subject);
    let code = vocabulary::file_type(&file.format);
    let format = vocabulary::code("file-type", code);
    graph.say(&subject, Word::Format, format.clone());
    graph.class(&format, Word::MediaTypeOrExtent);
    graph.concept(&format, &vocabulary::authority("file-type"), code);
    let plain = file.media_type.split(';').next().unwrap_or_default().trim();
    if let Ok(kind) = NamedNode::new(format!("https://www.iana.org/assignments/media-types/{plain}")) {
        graph.say(&subject, Word::MediaTypeOf, kind.clone());
        graph.class(&kind, Word::MediaType);
    }
    let availability = vocabulary::code("planned-availability", "STABLE");
    graph.say(&subject, Word::Availability, availability.clone());
    graph.concept(&availability, &vocabulary::authority("planned-availability"), "Stable");
    license(graph, &subject, described.dataset);
    let checksum = node(&format!("{address}#checksum"));
    graph.say(&subject, Word::ChecksumOf, checksum.clone());
    graph.class(&checksum, Word::Checksum);
    graph.say(&checksum, Word::Algorithm, vocabulary::sha256());
    let value = Literal::new_typed_literal(file.sha256.clone(), xsd::HEX_BINARY);
    graph.say(&checksum, Word::ChecksumValue, value);
    graph.class(&vocabulary::sha256(), Word::ChecksumAlgorithm);
    if file.role == "data" && file.format == "parquet" {
        let service = node(&format!("{origin}/api/v1/datasets/{}#service", described.dataset.slug));
        graph.say(&subject, Word::AccessService, service.clone());
        graph.class(&service, Word::DataService);
        graph.text(&service, Word::Title, &described.dataset.title);
        let endpoint = format!("{origin}/api/v1/datasets/{}/rows", described.dataset.slug);
        graph.say(&service, Word::EndpointUrl, node(&endpoint));
        graph.say(&service, Word::EndpointDescription, node(&format!("{origin}/openapi.json")));
        graph.say(&service, Word::ServesDataset, node(&format!("{page}#dataset")));
    }
    subject
}

fn publisher(graph: &mut Graph, origin: &str, subject: &NamedNode, described: &Described<'_>) {
    let agency = &described.dataset.agency;
    let page = format!("{origin}/?agency={}", agency.slug);
    let agent = node(&format!("{page}#agency"));
    graph.say(subject, Word::Publisher, agent.clone());
    graph.class(&agent, Word::Agent);
    graph.text(&agent, Word::Name, &agency.name);
    document(graph, &agent, Word::Homepage, &page);
    if let Some((code, label)) = described.kind.and_then(vocabulary::publisher_type) {
        let scheme = NamedNode::new_unchecked("http://purl.org/adms/publishertype/1.0");
        let concept = NamedNode::new_unchecked(format!("http://purl.org/adms/publishertype/{code}"));
        graph.say(&agent, Word::Type, concept.clone());
        graph.concept(&concept, &scheme, label);
        graph.class(&scheme, Word::ConceptScheme);
        graph.say(&scheme, Word::Title, Literal::new_language_tagged_literal_unchecked("Publisher type", "en"));
    }
}

fn theme(graph: &mut Graph, origin: &str, subject: &NamedNode, dataset: &Dataset) {
    let Some(theme) = dataset.theme.as_deref().filter(|theme| !theme.trim().is_empty()) else { return };
    if let Some((code, label)) = vocabulary::data_theme(theme) {
        let concept = vocabulary::code("data-theme", code);
        graph.say(subject, Word::Theme, concept.clone());
        graph.concept(&concept, &vocabulary::authority("data-theme"), label);
    }
    let scheme = node(&format!("{origin}/#themes"));
    let own = node(&format!("{origin}/?theme={}#theme", segment(theme)));
    graph.say(subject, Word::Theme, own.clone());
    graph.class(&own, Word::Concept);
    graph.say(&own, Word::InScheme, scheme.clone());
    graph.text(&own, Word::PrefLabel, theme);
    graph.class(&scheme, Word::ConceptScheme);
    graph.say(&scheme, Word::Title, Literal::new_simple_literal("theme"));
}

fn access(graph: &mut Graph, subject: &NamedNode) {
    let public = vocabulary::code("access-right", "PUBLIC");
    graph.say(subject, Word::AccessRights, public.clone());
    graph.class(&public, Word::RightsStatement);
    graph.concept(&public, &vocabulary::authority("access-right"), "Public");
}

fn license(graph: &mut Graph, subject: &NamedNode, dataset: &Dataset) {
    let document = node(dataset.license.address());
    graph.say(subject, Word::LicenseOf, document.clone());
    graph.class(&document, Word::LicenseDocument);
    graph.say(&document, Word::Title, Literal::new_simple_literal(dataset.license.title()));
    let (code, label) = vocabulary::licence_type(dataset.license);
    let concept = NamedNode::new_unchecked(format!("http://purl.org/adms/licencetype/{code}"));
    graph.say(&document, Word::Type, concept.clone());
    graph.concept(&concept, &NamedNode::new_unchecked("http://purl.org/adms/licencetype/1.0"), label);
}

fn contact(graph: &mut Graph, page: &str, subject: &NamedNode, dataset: &Dataset) {
    let mail = dataset.contact_email.as_deref().map(str::trim).filter(|mail| !mail.is_empty());
    let address = mail.and_then(|mail| NamedNode::new(format!("mailto:{mail}")).ok());
    if dataset.contact_position.is_none() && address.is_none() {
        return;
    }
    let contact = node(&format!("{page}#contact"));
    graph.say(subject, Word::ContactPoint, contact.clone());
    graph.class(&contact, Word::Kind);
    graph.class(&contact, Word::Organization);
    graph.text(&contact, Word::FullName, dataset.contact_position.as_deref().unwrap_or(&dataset.agency.name));
    if let Some(address) = address {
        graph.say(&contact, Word::HasEmail, address);
    }
}

fn coverage(graph: &mut Graph, page: &str, subject: &NamedNode, dataset: &Dataset) {
    if let Some(place) = dataset.spatial.as_deref().filter(|place| !place.trim().is_empty()) {
        let location = node(&format!("{page}#place"));
        graph.say(subject, Word::Spatial, location.clone());
        graph.class(&location, Word::Location);
        graph.text(&location, Word::PrefLabel, place);
    }
    let Some((from, to)) = dataset.temporal.as_deref().and_then(|period| period.split_once('/')) else { return };
    let ends = [(Word::StartDate, day(from)), (Word::EndDate, day(to))];
    if ends.iter().all(|(_, end)| end.is_none()) {
        return;
    }
    let period = node(&format!("{page}#period"));
    graph.say(subject, Word::Temporal, period.clone());
    graph.class(&period, Word::PeriodOfTime);
    for (word, end) in ends {
        if let Some(end) = end {
            graph.say(&period, word, end);
        }
    }
}

/// `2024`, `2024-03` or `2024-03-31`; none for anything else.
fn day(text: &str) -> Option<Literal> {
    let text = text.trim();
    let parts: Vec<&str> = text.split('-').collect();
    let shape: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    if !parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let kind = match shape.as_slice() {
        [4] => xsd::G_YEAR,
        [4, 2] if (1..=12).contains(&parts[1].parse::<u8>().ok()?) => xsd::G_YEAR_MONTH,
        [4, 2, 2] => text.parse::<jiff::civil::Date>().ok().map(|_| xsd::DATE)?,
        _ => return None,
    };
    Some(Literal::new_typed_literal(text, kind))
}

fn language(graph: &mut Graph, subject: &NamedNode) {
    let spanish = vocabulary::code("language", "SPA");
    graph.say(subject, Word::Language, spanish.clone());
    graph.class(&spanish, Word::LinguisticSystem);
    graph.concept(&spanish, &vocabulary::authority("language"), "Spanish");
}

fn document(graph: &mut Graph, subject: &NamedNode, word: Word, address: &str) {
    let document = node(address);
    graph.say(subject, word, document.clone());
    graph.class(&document, Word::Document);
}

fn integer(number: u64) -> Literal {
    Literal::new_typed_literal(number.to_string(), xsd::INTEGER)
}

/// An address that we made ourselves, of parts that were encoded.
fn node(address: &str) -> NamedNode {
    NamedNode::new_unchecked(address)
}

/// A part of an address, percent-encoded.
fn segment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
