-- People: accounts, the roles they hold, sessions, and what was tried. Tokens are kept as SHA-256 only.

-- the profile, JSON of catalog::AgencyProfile; NULL where the agency is known by its published datasets alone
ALTER TABLE agency ADD COLUMN document TEXT;

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    -- folded: the way it is compared
    mail TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    position TEXT NOT NULL,
    language TEXT,
    -- PHC text of Argon2id
    password TEXT NOT NULL,
    -- secret of the second factor, sealed; NULL where there is none
    second_factor TEXT,
    -- the last time step whose code was used: no code opens twice
    second_factor_step INTEGER NOT NULL DEFAULT 0,
    created TEXT NOT NULL,
    closed TEXT
);

CREATE TABLE account_grant (
    account TEXT NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    -- slug; empty for a role that is held for all
    agency TEXT NOT NULL,
    PRIMARY KEY (account, role, agency)
) WITHOUT ROWID;
CREATE INDEX account_grant_by_agency ON account_grant (agency);

CREATE TABLE session (
    -- SHA-256 of the cookie
    token TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    -- what its forms carry
    sign TEXT NOT NULL,
    -- 0 where only the password was given
    second_factor INTEGER NOT NULL,
    -- when the person last proved who they are
    proved TEXT NOT NULL,
    created TEXT NOT NULL,
    seen TEXT NOT NULL,
    expires TEXT NOT NULL,
    -- the browser's name of itself, shortened
    browser TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX session_by_account ON session (account);

-- A letter with a link that opens once: an invitation, or the choice of a new password.
CREATE TABLE one_time_link (
    -- SHA-256 of the token
    token TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    -- whom it is for
    mail TEXT NOT NULL,
    -- JSON of catalog::Invitation; empty for a new password
    document TEXT NOT NULL,
    created TEXT NOT NULL,
    expires TEXT NOT NULL
) WITHOUT ROWID;

-- What failed, so that guessing is slowed down. The key is a hash.
CREATE TABLE attempt (
    key TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX attempt_by_key ON attempt (key, at);
CREATE INDEX attempt_by_time ON attempt (at);
