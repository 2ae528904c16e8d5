-- What agencies hold, opened or not: entries with what people wrote, change by change; imports; promises in calendars.

CREATE TABLE entry (
    id TEXT PRIMARY KEY,
    -- slug; the agency may have published nothing yet
    agency TEXT NOT NULL,
    -- place in the agency's sheet
    position INTEGER NOT NULL,
    -- number of the change that holds
    revision INTEGER NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    -- code of the stage that the work on its data has reached; NULL while there is no such work
    reached TEXT,
    -- slug of the dataset that it was published as
    dataset TEXT,
    -- when it was taken out of the inventory
    removed TEXT
);
CREATE INDEX entry_by_agency ON entry (agency, position);
CREATE INDEX entry_by_dataset ON entry (dataset);

CREATE TABLE entry_revision (
    entry_id TEXT NOT NULL REFERENCES entry (id),
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    -- account that made it; NULL for the machine's own operator
    account TEXT,
    -- the whole text, JSON of catalog::EntryState
    document TEXT NOT NULL,
    PRIMARY KEY (entry_id, number)
) WITHOUT ROWID;

-- What was read from a foreign inventory, until somebody takes it in or throws it away.
CREATE TABLE inventory_import (
    id TEXT PRIMARY KEY,
    agency TEXT NOT NULL,
    name TEXT NOT NULL,
    created TEXT NOT NULL,
    -- when it was taken in
    taken TEXT,
    -- JSON of catalog::opening::import::Source
    document TEXT NOT NULL
);
CREATE INDEX inventory_import_by_agency ON inventory_import (agency, created);

-- Agencies whose inventory and plan the public sees.
CREATE TABLE inventory_opening (
    agency TEXT PRIMARY KEY,
    since TEXT NOT NULL
);

-- The secret addresses of calendars.
CREATE TABLE plan_calendar (
    agency TEXT PRIMARY KEY,
    secret TEXT NOT NULL UNIQUE,
    created TEXT NOT NULL
);

-- How much each criterion of priority counts; one row.
CREATE TABLE priority_weight (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    -- JSON of catalog::opening::Weights
    document TEXT NOT NULL
);
