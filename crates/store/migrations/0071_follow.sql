-- Who is told by mail of what happens to a dataset, a request or an agency; confirmed by mail, ended by one click.

CREATE TABLE follow (
    id TEXT PRIMARY KEY,
    -- 'dataset', 'request', 'agency'
    followed TEXT NOT NULL,
    -- slug or id
    subject TEXT NOT NULL,
    mail TEXT NOT NULL,
    language TEXT NOT NULL,
    since TEXT NOT NULL,
    UNIQUE (followed, subject, mail)
);

-- The last event of the log of which followers were told; one row.
CREATE TABLE follow_cursor (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    event INTEGER NOT NULL
);
INSERT INTO follow_cursor (only, event) SELECT 1, COALESCE(max(number), 0) FROM event;
