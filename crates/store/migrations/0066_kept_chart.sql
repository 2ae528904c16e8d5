-- Charts and maps that somebody keeps under an address of their own, with the version that they show.
CREATE TABLE kept_chart (
    id TEXT PRIMARY KEY,
    dataset TEXT NOT NULL,
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    -- none where a visitor keeps it
    account TEXT,
    -- JSON of catalog::KeptChart
    document TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX kept_chart_by_dataset ON kept_chart (dataset);
CREATE INDEX kept_chart_by_time ON kept_chart (at);
