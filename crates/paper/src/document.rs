//! A document: a template, its data and pictures, printed.
//!
//! Never here: one kind of document (one file each, and one file in `template/`).

use serde::Serialize;
use typst::diag::SourceDiagnostic;
use typst::ecow::EcoVec;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::world::Inside;

/// Why there is no paper.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The template does not work with the data: a fault of ours.
    #[error("the template {template} does not work with its data: {why}")]
    Template {
        /// Its name.
        template: &'static str,
        /// What the typesetter says.
        why: String,
    },
    /// A text is too long to be a QR code.
    #[error("a text of {bytes} bytes does not fit into a QR code")]
    QrTooLong {
        /// Its length.
        bytes: usize,
    },
    /// The date is not one of the years 0 to 9999.
    #[error("the date cannot be printed")]
    Date,
}

/// A kind of document, with all that stands in it.
pub trait Document: Serialize {
    /// Name of the template, for messages.
    const NAME: &'static str;
    /// The template, in Typst. It reads what the document serializes to from `data.json`.
    const TEMPLATE: &'static str;

    /// What is the same for all printings of this document and for no other.
    fn identity(&self) -> String;

    /// When the document is from.
    fn at(&self) -> jiff::Timestamp;

    /// Pictures as SVG, by the name under which the template shows them.
    ///
    /// # Errors
    /// A picture that cannot be made.
    fn pictures(&self) -> Result<Vec<(String, String)>, PaperError> {
        Ok(Vec::new())
    }

    /// The document as PDF. Takes some milliseconds and up to a second; blocks.
    ///
    /// # Errors
    /// [`PaperError`].
    fn print(&self) -> Result<Vec<u8>, PaperError> {
        let broken = |why: String| PaperError::Template { template: Self::NAME, why };
        let data = serde_json::to_string(self).map_err(|error| broken(error.to_string()))?;
        let world = Inside::new(Self::TEMPLATE, data, self.pictures()?);
        let diagnosed = |errors: EcoVec<SourceDiagnostic>| {
            broken(errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; "))
        };
        let laid_out = typst::compile::<PagedDocument>(&world).output.map_err(diagnosed)?;
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|error| broken(error.message().to_string()))?;
        let options = PdfOptions {
            ident: Smart::Custom(format!("{} {}", Self::NAME, self.identity())),
            creator: Smart::Custom(Some("Apertura".to_owned())),
            timestamp: Some(Timestamp::new_utc(time(self.at())?)),
            page_ranges: None,
            standards,
            tagged: true,
            pretty: false,
        };
        let bytes = typst_pdf::pdf(&laid_out, &options).map_err(diagnosed)?;
        // what the typesetter remembers from one document to the next stays bounded
        typst::comemo::evict(4);
        Ok(bytes)
    }
}

fn time(at: jiff::Timestamp) -> Result<Datetime, PaperError> {
    let civil = at.to_zoned(jiff::tz::TimeZone::UTC).datetime();
    let part = |part: i8| u8::try_from(part).map_err(|_| PaperError::Date);
    Datetime::from_ymd_hms(
        i32::from(civil.year()),
        part(civil.month())?,
        part(civil.day())?,
        part(civil.hour())?,
        part(civil.minute())?,
        part(civil.second())?,
    )
    .ok_or(PaperError::Date)
}
