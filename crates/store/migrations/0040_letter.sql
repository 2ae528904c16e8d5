-- Letters that are to be sent, and what became of them.

CREATE TABLE letter (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    written TEXT NOT NULL,
    -- 'waiting', 'sent', 'failed'
    state TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    -- next attempt, or when it was sent or given up
    at TEXT NOT NULL,
    why TEXT,
    -- JSON of catalog::Letter; emptied once it is sent, since it may hold a one-time link
    document TEXT NOT NULL
);
CREATE INDEX letter_waiting ON letter (state, at);
