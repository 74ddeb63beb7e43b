-- The tag that the vendor's record of a holder carries because of us, as it was written last; null:
-- none. Only that one is ever taken away.
ALTER TABLE plan_holdings ADD COLUMN tag text;
