-- Files that are being prepared: the original is a blob, the rest is what people chose, change by change.

CREATE TABLE draft (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    -- SHA-256 of the original
    original TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    -- number of the revision that holds; 0 before the first
    revision INTEGER NOT NULL
);

CREATE TABLE draft_revision (
    draft_id TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    change TEXT NOT NULL,
    -- the whole state, JSON of catalog::DraftState
    document TEXT NOT NULL,
    PRIMARY KEY (draft_id, number)
) WITHOUT ROWID;
