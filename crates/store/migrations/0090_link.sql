-- Links that people wrote about data, and whether they answer. Derived: may be emptied any day.
CREATE TABLE link (
    address TEXT NOT NULL PRIMARY KEY,
    -- when somebody last looked at a page with it
    wanted TEXT NOT NULL,
    -- the last visit; 0 where nobody answered, 1 where it leads into a private network, else the HTTP status
    visited TEXT,
    answer INTEGER,
    silent_since TEXT
) WITHOUT ROWID;
CREATE INDEX link_visited ON link (visited);
