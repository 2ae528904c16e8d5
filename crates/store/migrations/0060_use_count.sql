-- How often what is published was used: a number a day, dataset and kind. Nothing of who.
CREATE TABLE use_count (
    day TEXT NOT NULL,
    -- slug of the dataset; empty for what concerns the catalog
    dataset TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('view', 'download', 'api')),
    count INTEGER NOT NULL,
    PRIMARY KEY (dataset, day, kind)
) WITHOUT ROWID;
CREATE INDEX use_count_day ON use_count (day);
