-- The catalog: who publishes, what, in which versions, with which files, and what happened.
-- Times are ISO 8601 in UTC with microseconds, so that they sort as text.

CREATE TABLE agency (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
);

CREATE TABLE dataset (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    title TEXT NOT NULL,
    -- the title folded for sorting (a slug)
    title_sort TEXT NOT NULL,
    theme TEXT,
    -- the whole description, JSON of catalog::Dataset
    document TEXT NOT NULL,
    -- number of the latest version
    latest INTEGER NOT NULL,
    -- the recipe that the next file is cleaned by, as recipe.toml
    recipe TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL
);
CREATE INDEX dataset_by_agency ON dataset (agency_id);
CREATE INDEX dataset_by_theme ON dataset (theme);

CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES dataset (id),
    number INTEGER NOT NULL,
    published TEXT NOT NULL,
    rows INTEGER NOT NULL,
    columns INTEGER NOT NULL,
    -- SHA-256 of the original
    original TEXT NOT NULL,
    -- the recipe that made it, as recipe.toml
    recipe TEXT NOT NULL,
    -- the whole record, JSON of catalog::Version
    document TEXT NOT NULL,
    UNIQUE (dataset_id, number)
);

CREATE TABLE distribution (
    version_id INTEGER NOT NULL REFERENCES version (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    format TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (version_id, name)
) WITHOUT ROWID;
CREATE INDEX distribution_by_blob ON distribution (sha256);

CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    dataset TEXT,
    version INTEGER,
    body TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
);
CREATE INDEX event_by_dataset ON event (dataset, number);

-- What was published and what happened never changes.
CREATE TRIGGER version_is_final BEFORE UPDATE ON version BEGIN SELECT RAISE(ABORT, 'a version never changes'); END;
CREATE TRIGGER version_stays BEFORE DELETE ON version BEGIN SELECT RAISE(ABORT, 'a version never goes'); END;
CREATE TRIGGER distribution_is_final BEFORE UPDATE ON distribution BEGIN SELECT RAISE(ABORT, 'a distribution never changes'); END;
CREATE TRIGGER distribution_stays BEFORE DELETE ON distribution BEGIN SELECT RAISE(ABORT, 'a distribution never goes'); END;
CREATE TRIGGER event_is_final BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'an event never changes'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'an event never goes'); END;

-- Derived: words by which a dataset is found; rowid is the dataset's id. May be rebuilt at any time.
CREATE VIRTUAL TABLE dataset_search USING fts5 (
    title, description, keywords, agency, columns,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3 4'
);
