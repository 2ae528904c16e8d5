//! A form with a file: the fields that stand before it, and its bytes as they come.
//!
//! Never here: what fields mean, where the bytes go (each page knows its own).

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;

use crate::door::Guest;
use crate::form::Form;
use crate::refusal::Refusal;

/// Bytes of all fields before the file; no form of ours sends as many.
const FIELD_BYTES: usize = 64 << 10;

/// The form, read up to the content of its file.
pub struct FileForm {
    /// The fields before the file.
    pub fields: Form,
    /// Name of the file as the browser gave it; empty where none was chosen.
    pub name: String,
    file: Option<multer::Field<'static>>,
}

impl FileForm {
    /// The form that this server showed to this guest: its sign stands before the file, so that nothing is read of a
    /// forged one.
    ///
    /// # Errors
    /// A forbidden request, where the sign is missing or forged; a bad one, where it is no such form.
    pub async fn of(request: Request, guest: &Guest) -> Result<FileForm, Refusal> {
        let form = FileForm::open(request).await?;
        guest.check(form.fields.value("sign"))?;
        Ok(form)
    }

    /// A form that anybody may send.
    ///
    /// # Errors
    /// A bad request, where it is no such form.
    pub async fn open(request: Request) -> Result<FileForm, Refusal> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let boundary = multer::parse_boundary(kind).map_err(|_| Refusal::bad_request("multipart/form-data"))?;
        let mut parts = multer::Multipart::new(Body::into_data_stream(request.into_body()), boundary);
        let (mut fields, mut room) = (Vec::new(), FIELD_BYTES);
        while let Some(mut part) = parts.next_field().await.map_err(broken)? {
            let field = part.name().unwrap_or_default().to_owned();
            if field == "file" {
                let name = part.file_name().unwrap_or_default().to_owned();
                return Ok(FileForm { fields: Form::new(fields), name, file: Some(part) });
            }
            let mut value = Vec::new();
            while let Some(bytes) = part.chunk().await.map_err(broken)? {
                room = room.checked_sub(bytes.len()).ok_or_else(|| Refusal::bad_request(field.clone()))?;
                value.extend_from_slice(&bytes);
            }
            fields.push((field, String::from_utf8_lossy(&value).into_owned()));
        }
        Ok(FileForm { fields: Form::new(fields), name: String::new(), file: None })
    }

    /// Says no to a form without a file; one that nobody chose is there, with an empty name.
    ///
    /// # Errors
    /// A bad request.
    pub fn need_file(&self) -> Result<(), Refusal> {
        if self.file.is_some() { Ok(()) } else { Err(Refusal::bad_request("file")) }
    }

    /// Gives the file's bytes away, piece by piece. Once `write` refuses, the rest is only heard to its end, since
    /// browsers do not listen before.
    ///
    /// # Errors
    /// Outside: the request breaks off. Inside: the first refusal.
    pub async fn pour<E>(&mut self, mut write: impl FnMut(&[u8]) -> Result<(), E>) -> Result<Result<(), E>, Refusal> {
        let mut outcome = Ok(());
        while let Some(bytes) = self.chunk().await? {
            if outcome.is_ok() {
                outcome = write(&bytes);
            }
        }
        Ok(outcome)
    }

    async fn chunk(&mut self) -> Result<Option<Bytes>, Refusal> {
        match &mut self.file {
            Some(file) => file.chunk().await.map_err(broken),
            None => Ok(None),
        }
    }
}

fn broken(error: multer::Error) -> Refusal {
    Refusal::bad_request(error.to_string())
}
