-- Second factors, recovery codes, tokens for machines, documents of agencies, duties handed over.

-- the second factor that is being set up, until its first code is given
ALTER TABLE account ADD COLUMN second_factor_begun TEXT;

CREATE TABLE recovery_code (
    account TEXT NOT NULL REFERENCES account (id),
    -- keyed hash
    code TEXT NOT NULL,
    PRIMARY KEY (account, code)
) WITHOUT ROWID;

CREATE TABLE api_token (
    id TEXT PRIMARY KEY,
    -- SHA-256 of the token
    token TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    -- JSON list of permissions
    scope TEXT NOT NULL,
    created TEXT NOT NULL,
    expires TEXT NOT NULL,
    used TEXT
);
CREATE INDEX api_token_by_account ON api_token (account);

CREATE TABLE agency_document (
    id TEXT PRIMARY KEY,
    agency TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- name of the file as it was handed in
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    kept TEXT NOT NULL,
    -- account; NULL for the machine's operator
    by TEXT
);
CREATE INDEX agency_document_by_agency ON agency_document (agency, kept);

CREATE TABLE hand_over (
    id TEXT PRIMARY KEY,
    from_account TEXT NOT NULL REFERENCES account (id),
    to_account TEXT NOT NULL REFERENCES account (id),
    at TEXT NOT NULL,
    -- JSON of catalog::HandOver
    document TEXT NOT NULL
);
