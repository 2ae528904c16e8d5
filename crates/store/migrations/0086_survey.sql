-- The survey of a workshop. Answers name nobody, carry no time and stand in the order of random ids; who has answered is kept
-- apart, without what. All of it goes with the people of the workshop; figures remain.

CREATE TABLE survey_answer (
    id TEXT PRIMARY KEY,
    workshop TEXT NOT NULL REFERENCES workshop (id),
    part TEXT NOT NULL,
    -- JSON of workshop::SurveyAnswer
    document TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX survey_answer_workshop ON survey_answer (workshop);

-- What somebody has done once: answered before, after, was written to, has voted.
CREATE TABLE workshop_mark (
    person TEXT NOT NULL REFERENCES workshop_person (id) ON DELETE CASCADE,
    mark TEXT NOT NULL,
    PRIMARY KEY (person, mark)
) WITHOUT ROWID;

-- The figures that remain: JSON of workshop::SurveyResults without what people wrote.
CREATE TABLE survey_result (
    workshop TEXT PRIMARY KEY REFERENCES workshop (id),
    document TEXT NOT NULL
);

-- What people said they would open, and whether it was.
CREATE TABLE follow_up (
    id TEXT PRIMARY KEY,
    workshop TEXT NOT NULL REFERENCES workshop (id),
    person TEXT UNIQUE REFERENCES workshop_person (id) ON DELETE SET NULL,
    -- JSON of workshop::FollowUp
    document TEXT NOT NULL
);
CREATE INDEX follow_up_workshop ON follow_up (workshop);
