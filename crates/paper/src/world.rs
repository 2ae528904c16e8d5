//! What the typesetter sees: one template, its data, its pictures, the built-in fonts. Nothing else is there.
//!
//! Never here: the disk, the network, the clock.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::fonts::FONTS;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::default()));

pub(crate) struct Inside {
    main: Source,
    files: BTreeMap<String, Bytes>,
}

impl Inside {
    pub(crate) fn new(template: &str, data: String, pictures: Vec<(String, String)>) -> Inside {
        let path = VirtualPath::new("main.typ").expect("a plain name is a path");
        let id = RootedPath::new(VirtualRoot::Project, path).intern();
        let mut files = BTreeMap::from([("data.json".to_owned(), Bytes::from_string(data))]);
        files.extend(pictures.into_iter().map(|(name, picture)| (name, Bytes::from_string(picture))));
        Inside { main: Source::new(id, template.to_owned()), files }
    }
}

impl World for Inside {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(not_there(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get();
        if *path.root() != VirtualRoot::Project {
            return Err(not_there(id));
        }
        self.files.get(path.vpath().get_without_slash()).cloned().ok_or_else(|| not_there(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_there(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
