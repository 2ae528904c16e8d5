-- What the public gives: data requests, questions, reports of errors, reuses. Words here, mail addresses apart.

CREATE TABLE contribution (
    id TEXT PRIMARY KEY,
    -- 'request', 'question', 'error-report', 'reuse'
    kind TEXT NOT NULL,
    -- 'unconfirmed', 'waiting', 'shown', 'hidden'
    moderation TEXT NOT NULL,
    state TEXT NOT NULL,
    -- slug; NULL where nobody knows whom it concerns
    agency TEXT,
    -- slug
    dataset TEXT,
    written TEXT NOT NULL,
    changed TEXT NOT NULL,
    -- JSON of catalog::Contribution
    document TEXT NOT NULL
);
CREATE INDEX contribution_by_kind ON contribution (kind, moderation, changed);
CREATE INDEX contribution_by_dataset ON contribution (dataset, kind, moderation);

-- Whom to tell of a contribution's answer: never shown, and forgotten when the day has come.
CREATE TABLE contact (
    contribution TEXT PRIMARY KEY REFERENCES contribution (id) ON DELETE CASCADE,
    mail TEXT NOT NULL,
    language TEXT NOT NULL,
    forget TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX contact_by_day ON contact (forget);

-- Who supports a request: a keyed hash of the mail address, so that each counts once and nobody can be read from it.
CREATE TABLE support (
    contribution TEXT NOT NULL REFERENCES contribution (id) ON DELETE CASCADE,
    supporter TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (contribution, supporter)
) WITHOUT ROWID;

-- How often something was offered lately: keyed hashes of network and mail addresses.
CREATE TABLE offer (
    key TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX offer_by_key ON offer (key, at);
CREATE INDEX offer_by_time ON offer (at);
