-- When the sweep has to look at a redemption next: an issue that got stuck, a code that expires, a
-- return that did not finish. Null once it is concluded.
ALTER TABLE redemptions ADD COLUMN due_at timestamptz(3);
CREATE INDEX redemptions_due_idx ON redemptions (shop_id, due_at) WHERE due_at IS NOT NULL;
DROP INDEX redemptions_expiring_idx;

-- The public part of the program: the business time it was last read at (a version may have come
-- into force since) and the lease of whoever is writing it.
ALTER TABLE shops ADD COLUMN program_written_at timestamptz(3);
ALTER TABLE shops ADD COLUMN program_claimed_at timestamptz(3);
