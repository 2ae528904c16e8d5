-- A draft is the work of an agency; none for what the machine's own operator prepares.
ALTER TABLE draft ADD COLUMN agency TEXT;
