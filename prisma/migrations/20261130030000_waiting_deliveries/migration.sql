-- What waits is a narrow row of its own that goes when it is done. As a state of the delivery it was
-- a new version of the whole row with two entries in its indexes, once for each delivery.
CREATE TABLE waiting_deliveries (
  shop_id    integer NOT NULL,
  seq        bigint NOT NULL,
  webhook_id text NOT NULL,
  topic      text NOT NULL,
  -- A lease: how often and when it was last given to the handler of its topic.
  attempts   integer NOT NULL DEFAULT 0,
  tried_at   timestamptz(3),
  PRIMARY KEY (shop_id, seq)
-- A queue: empty most of the time, whatever has gone through it.
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

INSERT INTO waiting_deliveries (shop_id, seq, webhook_id, topic, attempts, tried_at)
SELECT shop_id, seq, webhook_id, topic, attempts, tried_at FROM deliveries WHERE state = 'new';

ALTER TABLE deliveries ADD COLUMN trouble text CHECK (trouble IN ('parked', 'unreadable'));
UPDATE deliveries SET trouble = state WHERE state IN ('parked', 'unreadable');

DROP FUNCTION claim_deliveries, finish_deliveries;
-- Its indexes go with the column.
ALTER TABLE deliveries DROP COLUMN state, DROP COLUMN attempts, DROP COLUMN tried_at;
CREATE INDEX deliveries_trouble_idx ON deliveries (shop_id, received_at) WHERE trouble IS NOT NULL;

-- The oldest that nobody else has taken; whoever rolls back gives them back. Of each batch the
-- delivery that waited longest says when it was settled. Bodies are found by the same snapshot that
-- finds what waits: whoever called this may have looked before they were there. What is returned are
-- pointers to them, so that nothing large is copied or sorted.
CREATE FUNCTION take_deliveries(p_shop_id integer, p_topics text[], p_limit integer,
  p_now timestamptz)
RETURNS TABLE (place double precision, webhook_id text, topic text, body bytea)
LANGUAGE plpgsql SET enable_sort = off SET enable_bitmapscan = off SET enable_seqscan = off
  SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    WITH oldest AS MATERIALIZED (
      SELECT one.ctid AS row, one.webhook_id FROM waiting_deliveries one
      WHERE one.shop_id = p_shop_id AND one.topic = ANY (p_topics)
      ORDER BY one.seq LIMIT p_limit FOR UPDATE SKIP LOCKED),
    noted AS (
      UPDATE deliveries d SET processed_at = p_now
      WHERE d.shop_id = p_shop_id AND d.webhook_id = (SELECT oldest.webhook_id FROM oldest LIMIT 1)),
    taken AS (
      DELETE FROM waiting_deliveries w USING oldest WHERE w.ctid = oldest.row
      RETURNING w.seq, w.webhook_id)
    SELECT taken.seq::double precision, d.webhook_id, d.topic, d.body
    FROM taken CROSS JOIN LATERAL (SELECT * FROM deliveries
      WHERE shop_id = p_shop_id AND webhook_id = taken.webhook_id OFFSET 0) d;
END $$;
