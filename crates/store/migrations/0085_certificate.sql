-- Certificates of attendance. The folio stays for ever, so that a paper can be checked; name and person go with the people
-- of the workshop.

CREATE TABLE certificate (
    folio TEXT PRIMARY KEY,
    workshop TEXT NOT NULL REFERENCES workshop (id),
    -- the registration that it is for; empty once people are forgotten
    person TEXT NOT NULL,
    -- JSON of workshop::Certificate
    document TEXT NOT NULL
);
CREATE UNIQUE INDEX certificate_person ON certificate (workshop, person) WHERE person <> '';

-- Who signs the certificates of a workshop: JSON, a list of positions and names.
CREATE TABLE certificate_signature (
    workshop TEXT PRIMARY KEY REFERENCES workshop (id),
    document TEXT NOT NULL
);
