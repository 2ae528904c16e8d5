-- The cards and bricks that a facilitator chose for a workshop.

CREATE TABLE workshop_deck (
    workshop TEXT PRIMARY KEY REFERENCES workshop (id),
    -- JSON of workshop::Deck
    document TEXT NOT NULL
);
