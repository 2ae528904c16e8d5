//! Document properties that name people: counted, never kept.
//!
//! Never here: the names.

use crate::finding::{Finding, Severity};
use crate::format::markup::{Event, Markup};

/// Which properties that name a person or firm are filled.
#[derive(Default)]
pub(crate) struct Properties {
    fields: Vec<&'static str>,
}

impl Properties {
    /// Looks at one property by its name in any of the formats.
    pub fn add(&mut self, name: &str, value: &str) {
        let field = match name {
            "Author" | "creator" | "initial-creator" => "author",
            "LastAuthor" | "lastModifiedBy" => "last-author",
            "Manager" => "manager",
            "Company" => "company",
            _ => return,
        };
        // programs write their own name or nothing useful here
        let value = value.trim().to_lowercase();
        let program = [
            "",
            "openpyxl",
            "apache poi",
            "microsoft office",
            "libreoffice",
            "sas institute",
            "windows",
            "administrator",
        ];
        if !program.contains(&value.as_str()) && !self.fields.contains(&field) {
            self.fields.push(field);
        }
    }

    /// Looks at all properties of an XML part (`docProps/core.xml`, `docProps/app.xml`, `meta.xml`).
    pub fn add_part(&mut self, text: &str) {
        let mut markup = Markup::new(text);
        while let Some(event) = markup.next() {
            if let Event::Start(tag) = event
                && !tag.empty
                && matches!(tag.local(), "creator" | "initial-creator" | "lastModifiedBy" | "Manager" | "Company")
            {
                let value = markup.text_until_end(tag.name);
                self.add(tag.local(), &value);
            }
        }
    }

    /// `file-author`, where a person's name is in the file.
    pub fn finding(&self) -> Option<Finding> {
        let people: Vec<&str> = self.fields.iter().copied().filter(|field| *field != "company").collect();
        if people.is_empty() {
            return None;
        }
        let mut finding = Finding::new("file-author", Severity::Info);
        finding.count = people.len() as u64;
        finding.details.insert("fields".to_owned(), people.join(","));
        Some(finding)
    }
}
