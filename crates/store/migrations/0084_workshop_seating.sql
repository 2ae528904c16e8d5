-- What facilitators wish of a workshop's tables: sizes, accessible tables, who stays, who is to be apart. Names people by the ids
-- of their registrations and goes with them.

CREATE TABLE workshop_seating (
    workshop TEXT PRIMARY KEY REFERENCES workshop (id),
    -- counts every change of seats and wishes
    revision INTEGER NOT NULL,
    -- JSON of workshop::SeatingRules
    document TEXT NOT NULL
);

-- Questions that stayed open and are seen at the next workshop of the cycle. Who asked goes with the people.
CREATE TABLE workshop_question (
    id TEXT PRIMARY KEY,
    workshop TEXT NOT NULL REFERENCES workshop (id),
    person TEXT REFERENCES workshop_person (id) ON DELETE SET NULL,
    -- JSON of workshop::OpenQuestion
    document TEXT NOT NULL
);
CREATE INDEX workshop_question_workshop ON workshop_question (workshop);
