//! The words of DCAT 3 and of the vocabularies that DCAT-AP 3.0.1 takes others from, and the codes of the EU's lists.
//!
//! Sources: <https://www.w3.org/TR/vocab-dcat-3/>, <https://semiceu.github.io/DCAT-AP/releases/3.0.0/>, the authority tables
//! of the EU Publications Office. Never here: what is said with them.

use oxrdf::NamedNode;

use crate::agency::AgencyKind;
use crate::frequency::Frequency;
use crate::license::License;

const DCAT: &str = "http://www.w3.org/ns/dcat#";
const DCT: &str = "http://purl.org/dc/terms/";
const DCATAP: &str = "http://data.europa.eu/r5r/";
const FOAF: &str = "http://xmlns.com/foaf/0.1/";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const SPDX: &str = "http://spdx.org/rdf/terms#";
const VCARD: &str = "http://www.w3.org/2006/vcard/ns#";
const HYDRA: &str = "http://www.w3.org/ns/hydra/core#";
const ADMS: &str = "http://www.w3.org/ns/adms#";

/// Prefixes for writers, short names first.
pub const PREFIXES: [(&str, &str); 11] = [
    ("dcat", DCAT),
    ("dct", DCT),
    ("dcatap", DCATAP),
    ("foaf", FOAF),
    ("skos", SKOS),
    ("spdx", SPDX),
    ("vcard", VCARD),
    ("hydra", HYDRA),
    ("adms", ADMS),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
];

macro_rules! words {
    ($($name:ident = $space:ident $local:literal,)*) => {
        /// A class or property.
        #[derive(Clone, Copy)]
        pub(super) enum Word { $($name,)* }

        impl Word {
            /// Its address.
            pub fn node(self) -> NamedNode {
                match self { $(Word::$name => NamedNode::new_unchecked(format!("{}{}", $space, $local)),)* }
            }
        }
    };
}

words! {
    Catalog = DCAT "Catalog",
    Dataset = DCAT "Dataset",
    Distribution = DCAT "Distribution",
    DataService = DCAT "DataService",
    HasDataset = DCAT "dataset",
    HasDistribution = DCAT "distribution",
    HasService = DCAT "service",
    AccessService = DCAT "accessService",
    ServesDataset = DCAT "servesDataset",
    EndpointUrl = DCAT "endpointURL",
    EndpointDescription = DCAT "endpointDescription",
    Keyword = DCAT "keyword",
    Theme = DCAT "theme",
    ThemeTaxonomy = DCAT "themeTaxonomy",
    ContactPoint = DCAT "contactPoint",
    LandingPage = DCAT "landingPage",
    AccessUrl = DCAT "accessURL",
    DownloadUrl = DCAT "downloadURL",
    MediaTypeOf = DCAT "mediaType",
    ByteSize = DCAT "byteSize",
    Version = DCAT "version",
    HasVersion = DCAT "hasVersion",
    IsVersionOf = DCAT "isVersionOf",
    HasCurrentVersion = DCAT "hasCurrentVersion",
    PreviousVersion = DCAT "previousVersion",
    StartDate = DCAT "startDate",
    EndDate = DCAT "endDate",
    Title = DCT "title",
    Description = DCT "description",
    Identifier = DCT "identifier",
    Issued = DCT "issued",
    Modified = DCT "modified",
    Publisher = DCT "publisher",
    LicenseOf = DCT "license",
    Language = DCT "language",
    LinguisticSystem = DCT "LinguisticSystem",
    LicenseDocument = DCT "LicenseDocument",
    Type = DCT "type",
    Format = DCT "format",
    MediaType = DCT "MediaType",
    MediaTypeOrExtent = DCT "MediaTypeOrExtent",
    AccrualPeriodicity = DCT "accrualPeriodicity",
    FrequencyClass = DCT "Frequency",
    Temporal = DCT "temporal",
    PeriodOfTime = DCT "PeriodOfTime",
    Spatial = DCT "spatial",
    Location = DCT "Location",
    AccessRights = DCT "accessRights",
    RightsStatement = DCT "RightsStatement",
    Availability = DCATAP "availability",
    Agent = FOAF "Agent",
    Name = FOAF "name",
    Homepage = FOAF "homepage",
    Page = FOAF "page",
    Document = FOAF "Document",
    Concept = SKOS "Concept",
    ConceptScheme = SKOS "ConceptScheme",
    InScheme = SKOS "inScheme",
    PrefLabel = SKOS "prefLabel",
    ChecksumOf = SPDX "checksum",
    Checksum = SPDX "Checksum",
    ChecksumValue = SPDX "checksumValue",
    Algorithm = SPDX "algorithm",
    ChecksumAlgorithm = SPDX "ChecksumAlgorithm",
    Kind = VCARD "Kind",
    Organization = VCARD "Organization",
    FullName = VCARD "fn",
    HasEmail = VCARD "hasEmail",
    Collection = HYDRA "Collection",
    PartialCollectionView = HYDRA "PartialCollectionView",
    View = HYDRA "view",
    TotalItems = HYDRA "totalItems",
    First = HYDRA "first",
    Next = HYDRA "next",
    Previous = HYDRA "previous",
    Last = HYDRA "last",
}

/// A list of codes of the EU Publications Office.
pub(super) fn authority(list: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("http://publications.europa.eu/resource/authority/{list}"))
}

/// A code of such a list.
pub(super) fn code(list: &str, code: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("http://publications.europa.eu/resource/authority/{list}/{code}"))
}

/// SHA-256 as an algorithm. The rules of DCAT-AP 3.0.1 ask for `https` here, where SPDX itself has `http`.
pub(super) fn sha256() -> NamedNode {
    NamedNode::new_unchecked("https://spdx.org/rdf/terms#checksumAlgorithm_sha256")
}

/// The code of a frequency in the list `frequency`.
pub(super) fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::RealTime => "UPDATE_CONT",
        Frequency::Daily => "DAILY",
        Frequency::Weekly => "WEEKLY",
        Frequency::Biweekly => "BIWEEKLY",
        Frequency::Monthly => "MONTHLY",
        Frequency::Bimonthly => "BIMONTHLY",
        Frequency::Quarterly => "QUARTERLY",
        Frequency::FourMonthly => "ANNUAL_3",
        Frequency::Semiannual => "ANNUAL_2",
        Frequency::Annual => "ANNUAL",
        Frequency::Biennial => "BIENNIAL",
        Frequency::Quinquennial => "QUINQUENNIAL",
        Frequency::Decennial => "DECENNIAL",
        Frequency::Irregular => "IRREG",
    }
}

/// The code of a file's format in the list `file-type`.
pub(super) fn file_type(format: &str) -> &'static str {
    match format {
        "csv" => "CSV",
        "tsv" => "TSV",
        "parquet" => "PARQUET",
        "xlsx" | "xlsm" => "XLSX",
        "xls" => "XLS",
        "xlsb" => "XLSB",
        "ods" => "ODS",
        "json" => "JSON",
        "ndjson" | "jsonl" => "JSON",
        "geojson" => "GEOJSON",
        "gpkg" | "geopackage" => "GPKG",
        "shp" | "shapefile" => "SHP",
        "kml" => "KML",
        "kmz" => "KMZ",
        "xml" => "XML",
        "html" => "HTML",
        "dbf" => "DBF",
        "zip" => "ZIP",
        "sqlite" => "SQLITE",
        "toml" | "txt" | "fixed" => "TXT",
        _ => "BIN",
    }
}

/// The code of a licence in the list of ADMS.
pub(super) fn licence_type(license: License) -> (&'static str, &'static str) {
    match license {
        License::Cc0 => ("PublicDomain", "Public domain"),
        License::CcBy4 | License::OdcBy | License::LibreUsoMx => ("Attribution", "Attribution"),
    }
}

/// The code of a publisher in the list of ADMS; none for bodies that stand beside the administrations.
pub(super) fn publisher_type(kind: AgencyKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        AgencyKind::Federal => ("NationalAuthority", "National authority"),
        AgencyKind::State | AgencyKind::Decentralized => ("RegionalAuthority", "Regional authority"),
        AgencyKind::Municipal => ("LocalAuthority", "Local authority"),
        AgencyKind::Autonomous | AgencyKind::Legislative | AgencyKind::Judicial | AgencyKind::Other => return None,
    })
}

/// Stems of themes as people write them in Spanish, without accents, and the code in the list `data-theme` with its label.
const THEMES: [(&str, &str, &str); 13] = [
    (
        "agricultura agropecuari ganader pesca forestal aliment campo rural",
        "AGRI",
        "Agriculture, fisheries, forestry and food",
    ),
    (
        "economia empleo trabajo comercio finanzas hacienda turismo industria empresa presupuesto",
        "ECON",
        "Economy and finance",
    ),
    ("educacion cultura deporte escuela", "EDUC", "Education, culture and sport"),
    ("energia electric combustible", "ENER", "Energy"),
    ("ambiente agua clima residuo ecolog", "ENVI", "Environment"),
    ("gobierno transparencia publica administracion participacion", "GOVE", "Government and public sector"),
    ("salud hospital medic", "HEAL", "Health"),
    ("internacional exterior", "INTR", "International issues"),
    ("seguridad justicia legal delito proteccion", "JUST", "Justice, legal system and public safety"),
    ("urbano ciudad territori region vivienda catastro", "REGI", "Regions and cities"),
    ("social poblacion demograf igualdad genero sociedad", "SOCI", "Population and society"),
    ("ciencia tecnologia innovacion telecomunicacion", "TECH", "Science and technology"),
    ("movilidad transporte vial transito carretera", "TRAN", "Transport"),
];

/// The theme of the EU's list that a theme in the office's words is about.
pub(super) fn data_theme(theme: &str) -> Option<(&'static str, &'static str)> {
    let slug = crate::slug::Slug::from_title(theme);
    let found = THEMES
        .iter()
        .find(|(stems, ..)| slug.as_str().split('-').any(|word| stems.split(' ').any(|stem| word.starts_with(stem))));
    found.map(|(_, code, label)| (*code, *label))
}
