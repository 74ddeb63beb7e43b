-- Reading the past can be stopped, and says how much of the file was read beside what is kept.
ALTER TABLE imports ADD COLUMN read integer NOT NULL DEFAULT 0 CHECK (read >= 0);
UPDATE imports SET read = stored;
ALTER TABLE imports DROP CONSTRAINT imports_status_check;
ALTER TABLE imports ADD CONSTRAINT imports_status_check CHECK
  (status IN ('asked', 'running', 'reading', 'refunds', 'done', 'failed', 'cancelled'));

ALTER TABLE backfill_counts ADD COLUMN members_done integer NOT NULL DEFAULT 0;
