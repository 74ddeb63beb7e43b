-- A count of past orders asks Shopify first for what it lacks, so that the figures are whole.
ALTER TABLE backfill_counts ADD COLUMN awaited_at timestamptz(3);
