-- Workshops and the people who are invited to them. People stand apart from everything that is published: their rows go when
-- the day of the workshop's `keep_until` has passed, and counts remain in the workshop.

CREATE TABLE workshop (
    id TEXT PRIMARY KEY,
    series TEXT NOT NULL,
    begins TEXT NOT NULL,
    revision INTEGER NOT NULL,
    -- JSON of workshop::Workshop
    document TEXT NOT NULL
);
CREATE INDEX workshop_series ON workshop (series, begins);

CREATE TABLE workshop_person (
    id TEXT PRIMARY KEY,
    workshop TEXT NOT NULL REFERENCES workshop (id),
    -- the personal link: whoever has it may answer for this person
    token TEXT NOT NULL UNIQUE,
    -- what tells one person from another: the mail address, or name and agency
    key TEXT NOT NULL,
    -- what counts against the quota: where the person stands, and the agency without case and accents
    state TEXT NOT NULL,
    agency TEXT NOT NULL,
    -- JSON of workshop::Registration
    document TEXT NOT NULL,
    UNIQUE (workshop, key)
);
CREATE INDEX workshop_person_quota ON workshop_person (workshop, state, agency);
