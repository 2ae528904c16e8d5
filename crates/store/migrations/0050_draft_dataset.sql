-- The dataset that a draft is the next version of, known before its file is read; none for what is new.
ALTER TABLE draft ADD COLUMN dataset TEXT;
