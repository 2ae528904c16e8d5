-- Stories with data for citizens, revision by revision.

CREATE TABLE story (
    slug TEXT PRIMARY KEY,
    -- slug of the agency that tells it; NULL for the coordination
    agency TEXT,
    -- number of the latest revision
    revision INTEGER NOT NULL,
    -- the revision that the public sees
    shown INTEGER,
    -- 1 where it waits for somebody who publishes it
    waiting INTEGER NOT NULL DEFAULT 0,
    -- when it was first shown
    published TEXT,
    changed TEXT NOT NULL
);

CREATE TABLE story_revision (
    story TEXT NOT NULL REFERENCES story (slug),
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    -- account that wrote it; NULL for the machine's own operator
    account TEXT,
    -- JSON of catalog::StoryText
    document TEXT NOT NULL,
    PRIMARY KEY (story, number)
) WITHOUT ROWID;
CREATE TRIGGER story_revision_is_final BEFORE UPDATE ON story_revision BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
