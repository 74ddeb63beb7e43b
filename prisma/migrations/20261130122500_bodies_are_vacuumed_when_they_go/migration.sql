-- A body is written once, read once and gone after seven days. After inserts alone a vacuum has
-- nothing to do but to write each of its pages once more, in the middle of a busy hour.
ALTER TABLE deliveries SET (toast.autovacuum_vacuum_insert_threshold = -1);
