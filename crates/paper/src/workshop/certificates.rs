//! Certificates of attendance, one a page, with the address where each can be checked.

use serde::Serialize;

use crate::document::{Document, PaperError};
use crate::layout::Layout;
use crate::qr;

/// Certificates.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Certificates {
    /// Paper and print.
    #[serde(flatten)]
    pub layout: Layout,
    /// Above the name: `Otorga la presente constancia a`.
    pub lead: String,
    /// Who signs: position, and what stands below the line.
    pub signatures: Vec<(String, String)>,
    /// What is said beside the QR code.
    pub address_label: String,
    /// One for each person.
    pub certificates: Vec<Certificate>,
}

/// One certificate. All texts are ready to be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Certificate {
    /// Name, as the person wrote it for this.
    pub name: String,
    /// For what: event, hours, place and date.
    pub text: String,
    /// Its number, with what is written before it; may be empty.
    pub folio: String,
    /// Where it is checked; never holds a name.
    pub address: Option<String>,
}

impl Document for Certificates {
    const NAME: &'static str = "certificates";
    const TEMPLATE: &'static str =
        concat!(include_str!("../template/workshop/sheet.typ"), include_str!("../template/workshop/certificates.typ"));

    fn identity(&self) -> String {
        let folios: Vec<&str> = self.certificates.iter().map(|one| one.folio.as_str()).collect();
        format!("{} {}", super::identity(&self.layout), folios.join(" "))
    }

    fn at(&self) -> jiff::Timestamp {
        self.layout.at
    }

    fn pictures(&self) -> Result<Vec<(String, String)>, PaperError> {
        let addresses = self.certificates.iter().enumerate().filter_map(|(at, one)| Some((at, one.address.as_ref()?)));
        addresses.map(|(at, address)| Ok((format!("qr-{at}.svg"), qr::svg(address)?))).collect()
    }
}
