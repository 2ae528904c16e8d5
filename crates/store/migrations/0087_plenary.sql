-- What teams show in the plenary: a picture and what it says. Pictures and words go with the people of the workshop; counts
-- remain.

CREATE TABLE plenary (
    workshop TEXT PRIMARY KEY REFERENCES workshop (id),
    -- JSON of workshop::Plenary
    document TEXT NOT NULL
);

CREATE TABLE plenary_team (
    -- whoever has the team's link may hand its piece in
    token TEXT PRIMARY KEY,
    workshop TEXT NOT NULL REFERENCES workshop (id),
    seat TEXT NOT NULL,
    -- JSON of workshop::Piece; none before the team has handed anything in
    document TEXT,
    -- JPEG, made anew from what was sent
    picture BLOB,
    UNIQUE (workshop, seat)
);

-- Votes name nobody; who has voted is a mark.
CREATE TABLE plenary_vote (
    id TEXT PRIMARY KEY,
    workshop TEXT NOT NULL REFERENCES workshop (id),
    seat TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX plenary_vote_workshop ON plenary_vote (workshop);
