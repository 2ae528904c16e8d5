-- How agencies stood day by day (what the trend is drawn from), and the reminders that were written.

CREATE TABLE standing_day (
    day TEXT NOT NULL,
    agency TEXT NOT NULL,
    -- JSON of catalog::AgencyStanding
    document TEXT NOT NULL,
    PRIMARY KEY (agency, day)
) WITHOUT ROWID;

CREATE TABLE reminder (
    dataset TEXT NOT NULL,
    -- the day that was promised
    due TEXT NOT NULL,
    -- 'soon', 'late', 'very-late'
    stage TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (dataset, due, stage)
) WITHOUT ROWID;
