//! The fields of a form that somebody sent.
//!
//! Never here: what they mean (each page knows its own), files.

use crate::door::Guest;
use crate::refusal::Refusal;
use crate::visit;

/// The fields, in order.
pub struct Form(Vec<(String, String)>);

impl Form {
    /// The fields of a form that this server showed to this guest.
    ///
    /// # Errors
    /// A forbidden request, where the sign is missing or forged.
    pub fn of(body: &str, guest: &Guest) -> Result<Form, Refusal> {
        let form = Form::open(body);
        guest.check(form.value("sign"))?;
        Ok(form)
    }

    /// The fields of a form that anybody may send.
    pub fn open(body: &str) -> Form {
        Form(visit::pairs(body))
    }

    /// The first value of a name, as it came.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The first value of a name without blanks at its ends; empty where there is none.
    pub fn field(&self, name: &str) -> &str {
        self.value(name).unwrap_or_default().trim()
    }
}
