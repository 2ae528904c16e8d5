//! Papers of agencies: letters of designation and minutes, kept as they were signed.
//!
//! Never here: what an empty one says (the portal prints it).

use std::io::{Read, Write};
use std::path::PathBuf;

use apertura_catalog::{AgencyDocument, DocumentKind, Permission, Slug};
use apertura_store::{Hashed, Staging};

use crate::account::{event, line};
use crate::catalog::Catalog;
use crate::person::Person;
use crate::refusal::Refusal;
use crate::secret;

/// Largest paper.
pub const LARGEST: u64 = 20 << 20;

/// A paper that is being handed in.
pub struct Paper {
    staging: Staging,
    file: std::fs::File,
    bytes: u64,
}

impl Paper {
    /// Takes the next piece.
    ///
    /// # Errors
    /// [`Refusal::PaperTooLarge`], disk faults.
    pub fn write(&mut self, piece: &[u8]) -> Result<(), Refusal> {
        self.bytes += piece.len() as u64;
        if self.bytes > LARGEST {
            return Err(Refusal::PaperTooLarge { allowed: LARGEST });
        }
        self.file.write_all(piece).map_err(fault)
    }

    fn path(&self) -> PathBuf {
        self.staging.path().join("paper")
    }
}

impl Catalog {
    /// The papers of an agency, the latest first.
    ///
    /// # Errors
    /// [`Refusal::NoSuchAgency`] where the person may not see its work, faults.
    pub async fn agency_documents(&self, person: &Person, agency: &Slug) -> Result<Vec<AgencyDocument>, Refusal> {
        person.may(Permission::SeeWork, Some(agency))?;
        Ok(self.store.agency_documents(agency.as_str()).await?)
    }

    /// A paper to be written and handed in.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], disk faults.
    pub async fn begin_paper(&self, person: &Person, agency: &Slug) -> Result<Paper, Refusal> {
        person.may(Permission::KeepDocuments, Some(agency))?;
        let staging = self.store.staging().await?;
        let file = std::fs::File::create(staging.path().join("paper")).map_err(fault)?;
        Ok(Paper { staging, file, bytes: 0 })
    }

    /// Keeps a paper of an agency.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NoSuchAgency`], [`Refusal::NotAPaper`] where its first bytes are those of no PDF
    /// or picture, faults.
    pub async fn keep_paper(
        &self,
        person: &Person,
        agency: &Slug,
        kind: DocumentKind,
        paper: Paper,
        name: &str,
    ) -> Result<AgencyDocument, Refusal> {
        person.may(Permission::KeepDocuments, Some(agency))?;
        self.agency(agency.as_str()).await?;
        paper.file.sync_all().map_err(fault)?;
        let path = paper.path();
        let media_type = media_type(&path).map_err(fault)?.ok_or(Refusal::NotAPaper)?;
        let hashed = Hashed::of_file(&path, &|_| ()).map_err(fault)?;
        let name = line(name.rsplit(['/', '\\']).next().unwrap_or_default());
        let document = AgencyDocument {
            id: secret::id()?,
            agency: agency.clone(),
            kind,
            name: if name.is_empty() { kind.code().to_owned() } else { name },
            sha256: hashed.sha256.clone(),
            bytes: hashed.bytes,
            media_type: media_type.to_owned(),
            kept: self.now(),
            by: person.account().map(str::to_owned),
        };
        // until the paper names it, nobody collects the file as an orphan
        let _visible = self.store.lock("visible").await?;
        let (store, files) = (self.store.clone(), [(path, hashed)]);
        let kept = tokio::task::spawn_blocking(move || store.keep_blobs(&files)).await.map_err(fault)?;
        kept.map_err(fault)?;
        let mut transaction = self.store.begin(document.kept).await?;
        transaction.keep_agency_document(&document).await?;
        let body = serde_json::json!({
            "agency": agency, "document": document.id, "kind": kind, "sha256": document.sha256, "by": document.by,
        });
        transaction.append(&event("document-kept", body)).await?;
        transaction.commit().await?;
        Ok(document)
    }

    /// A paper and where its file is.
    ///
    /// # Errors
    /// [`Refusal::NoSuchPaper`], also where the person may not see the agency's work; faults.
    pub async fn agency_document(&self, person: &Person, id: &str) -> Result<(AgencyDocument, PathBuf), Refusal> {
        let missing = || Refusal::NoSuchPaper { id: id.to_owned() };
        let document = self.store.agency_document(id).await?.ok_or_else(missing)?;
        match person.may(Permission::SeeWork, Some(&document.agency)) {
            Err(Refusal::NotAllowed) if *person != Person::Visitor => return Err(missing()),
            other => other?,
        }
        let path = self.store.blob_path(&document.sha256);
        Ok((document, path))
    }
}

/// What the first bytes of a file say it is; none for anything else than a PDF or a picture of a paper.
fn media_type(path: &std::path::Path) -> std::io::Result<Option<&'static str>> {
    let mut head = Vec::new();
    std::fs::File::open(path)?.take(16).read_to_end(&mut head)?;
    Ok(match head.as_slice() {
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("application/pdf"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("image/png"),
        _ => None,
    })
}

fn fault(why: impl std::fmt::Display) -> Refusal {
    Refusal::Fault { why: why.to_string() }
}
