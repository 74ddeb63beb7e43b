-- Whom a claim link is for; null: everybody.
ALTER TABLE claim_links ADD COLUMN audience jsonb;
