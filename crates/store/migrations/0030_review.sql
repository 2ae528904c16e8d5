-- Drafts handed over for review, what was said about them, and what goes with published versions.

CREATE TABLE submission (
    id TEXT PRIMARY KEY,
    -- the draft may be forgotten later
    draft TEXT NOT NULL,
    revision INTEGER NOT NULL,
    number INTEGER NOT NULL,
    agency TEXT,
    dataset TEXT NOT NULL,
    title TEXT NOT NULL,
    name TEXT NOT NULL,
    -- SHA-256 of the original
    original TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    submitted TEXT NOT NULL,
    -- account; null for the machine's operator
    submitter TEXT,
    state TEXT NOT NULL,
    decided TEXT,
    reviewer TEXT,
    reason TEXT,
    publish_at TEXT,
    version INTEGER,
    -- what was handed over, JSON of catalog::Handed; never changes
    document TEXT NOT NULL,
    UNIQUE (draft, number)
);
-- one submission of a draft at a time
CREATE UNIQUE INDEX submission_open ON submission (draft) WHERE state IN ('waiting', 'approved');
CREATE INDEX submission_by_state ON submission (state, submitted);
CREATE INDEX submission_by_original ON submission (original);
CREATE TRIGGER submission_is_frozen BEFORE UPDATE OF id, draft, revision, number, agency, dataset, original, submitted, submitter, document
    ON submission BEGIN SELECT RAISE(ABORT, 'what was handed over never changes'); END;

CREATE TABLE review_comment (
    submission TEXT NOT NULL REFERENCES submission (id),
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    account TEXT,
    -- JSON of catalog::Place
    place TEXT NOT NULL,
    text TEXT NOT NULL,
    answers INTEGER,
    PRIMARY KEY (submission, number)
) WITHOUT ROWID;

CREATE TABLE receipt (
    folio TEXT PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES dataset (id),
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    submission TEXT,
    UNIQUE (dataset_id, version)
);
CREATE TRIGGER receipt_is_final BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'a receipt never changes'); END;
CREATE TRIGGER receipt_stays BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'a receipt never goes'); END;

CREATE TABLE withdrawal (
    dataset_id INTEGER NOT NULL REFERENCES dataset (id),
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    acting TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (dataset_id, version)
) WITHOUT ROWID;
CREATE TRIGGER withdrawal_is_final BEFORE UPDATE ON withdrawal BEGIN SELECT RAISE(ABORT, 'a withdrawal never changes'); END;
CREATE TRIGGER withdrawal_stays BEFORE DELETE ON withdrawal BEGIN SELECT RAISE(ABORT, 'a withdrawal never goes'); END;

CREATE TABLE correction (
    dataset_id INTEGER NOT NULL REFERENCES dataset (id),
    number INTEGER NOT NULL,
    version INTEGER,
    at TEXT NOT NULL,
    acting TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (dataset_id, number)
) WITHOUT ROWID;
CREATE TRIGGER correction_is_final BEFORE UPDATE ON correction BEGIN SELECT RAISE(ABORT, 'a correction never changes'); END;
CREATE TRIGGER correction_stays BEFORE DELETE ON correction BEGIN SELECT RAISE(ABORT, 'a correction never goes'); END;

-- `latest` counts all versions; `shown` is the latest that was not withdrawn, null where none is left
ALTER TABLE dataset ADD COLUMN shown INTEGER;
UPDATE dataset SET shown = latest;

-- the versions that the public may have
CREATE VIEW standing_version AS SELECT v.* FROM version v
    WHERE NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.dataset_id = v.dataset_id AND w.version = v.number);
