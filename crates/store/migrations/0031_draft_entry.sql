-- The entry of the inventory whose data a draft holds.
ALTER TABLE draft ADD COLUMN entry TEXT;
