-- Derived: the datasets whose latest version holds outlines of states or municipalities, for maps.
CREATE TABLE outline (
    dataset TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    -- 'state', 'municipality'
    level TEXT NOT NULL,
    rows INTEGER NOT NULL,
    -- JSON of catalog::OutlineTable
    document TEXT NOT NULL
) WITHOUT ROWID;
