//! What a reader of PDF files sees in one.

use lopdf::{Document, Object};

/// A PDF, read back.
pub struct Pdf {
    document: Document,
}

impl Pdf {
    pub fn read(bytes: &[u8]) -> Pdf {
        Pdf { document: Document::load_mem(bytes).unwrap() }
    }

    pub fn pages(&self) -> usize {
        self.document.get_pages().len()
    }

    /// The text of all pages, without any white space, since lines break where they like.
    pub fn text(&self) -> String {
        let pages: Vec<u32> = self.document.get_pages().into_keys().collect();
        let text = self.document.extract_text(&pages).unwrap();
        text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
    }

    /// The language that the catalog names.
    pub fn language(&self) -> String {
        let language = self.document.catalog().unwrap().get(b"Lang").unwrap();
        String::from_utf8_lossy(language.as_str().unwrap()).into_owned()
    }

    /// True where the file says that it is tagged and has a tree of tags.
    pub fn tagged(&self) -> bool {
        let catalog = self.document.catalog().unwrap();
        let mark = catalog.get(b"MarkInfo").and_then(|mark| self.document.dereference(mark)).unwrap().1;
        mark.as_dict().unwrap().get(b"Marked").unwrap().as_bool().unwrap() && catalog.get(b"StructTreeRoot").is_ok()
    }

    /// Names of the tags used.
    pub fn tags(&self) -> std::collections::BTreeSet<String> {
        let dictionaries = self.document.objects.values().filter_map(|object| object.as_dict().ok());
        dictionaries
            .filter(|dictionary| dictionary.has_type(b"StructElem"))
            .filter_map(|dictionary| dictionary.get(b"S").and_then(Object::as_name).ok())
            .map(|name| String::from_utf8_lossy(name).into_owned())
            .collect()
    }

    /// How many fonts there are, and how many have their program in the file.
    pub fn fonts(&self) -> (usize, usize) {
        let descriptors: Vec<_> = self
            .document
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok())
            .filter(|dictionary| dictionary.has_type(b"FontDescriptor"))
            .collect();
        let inside = |dictionary: &&&lopdf::Dictionary| {
            [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"].iter().any(|key| dictionary.has(key))
        };
        (descriptors.len(), descriptors.iter().filter(inside).count())
    }

    /// Addresses that one can follow.
    pub fn links(&self) -> Vec<String> {
        let dictionaries = self.document.objects.values().filter_map(|object| object.as_dict().ok());
        let actions = dictionaries.filter_map(|dictionary| dictionary.get(b"A").and_then(Object::as_dict).ok());
        actions
            .filter_map(|action| action.get(b"URI").and_then(Object::as_str).ok())
            .map(|address| String::from_utf8_lossy(address).into_owned())
            .collect()
    }
}

/// Where `qpdf` is on this machine, its opinion counts too.
pub fn qpdf_agrees(bytes: &[u8]) {
    // tests run side by side, each with a file of its own
    static NEXT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let file = std::env::temp_dir().join(format!("apertura-paper-{}-{number}.pdf", std::process::id()));
    std::fs::write(&file, bytes).unwrap();
    let checked = std::process::Command::new("qpdf").arg("--check").arg(&file).output();
    let _ = std::fs::remove_file(&file);
    if let Ok(output) = checked {
        assert!(output.status.success(), "{output:?}");
    }
}
