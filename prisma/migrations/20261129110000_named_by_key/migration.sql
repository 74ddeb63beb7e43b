-- What names its rows is looked up by their keys, whatever is known of a table. A table that nobody
-- has looked at yet is guessed to hold two hundred shops of one size, so that reading a shop whole
-- seemed cheaper than looking up some hundred rows of it: at a peak each batch read all that the
-- shop had ever delivered, and sorted what waited with its bodies. The settings leave no other way
-- than the key.

-- The oldest that wait, locked for whoever asks, without their bodies.
CREATE FUNCTION claim_deliveries(p_shop_id integer, p_topics text[], p_limit integer)
RETURNS TABLE (place double precision, webhook_id text)
LANGUAGE plpgsql SET enable_sort = off SET enable_bitmapscan = off SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT one.seq::double precision, one.webhook_id FROM deliveries one
    WHERE one.shop_id = p_shop_id AND one.state = 'new' AND one.topic = ANY (p_topics)
    ORDER BY one.seq LIMIT p_limit FOR UPDATE SKIP LOCKED;
END $$;

-- What was claimed nobody else changes: each is where it was found.
CREATE FUNCTION finish_deliveries(p_shop_id integer, p_now timestamptz, p_webhook_ids text[])
RETURNS void LANGUAGE plpgsql SET enable_hashjoin = off SET enable_mergejoin = off
  SET enable_bitmapscan = off SET enable_seqscan = off AS $$
BEGIN
  WITH claimed AS MATERIALIZED (
    SELECT d.row FROM unnest(p_webhook_ids) one (id) CROSS JOIN LATERAL (
      SELECT ctid AS row FROM deliveries
      WHERE shop_id = p_shop_id AND webhook_id = one.id OFFSET 0) d)
  UPDATE deliveries d SET state = 'done', processed_at = p_now, reason = NULL
  FROM claimed WHERE d.ctid = claimed.row;
END $$;

-- Of what was told last nothing but the stamp is new.
CREATE FUNCTION touch_orders(p_shop_id integer, p_now timestamptz, p_order_ids text[],
  p_updated_at text[])
RETURNS void LANGUAGE plpgsql SET enable_bitmapscan = off SET enable_seqscan = off AS $$
DECLARE
  told record;
BEGIN
  FOR told IN SELECT * FROM unnest(p_order_ids, p_updated_at) t (id, updated_at) LOOP
    UPDATE orders o SET updated_at = told.updated_at::timestamptz, settled_at = p_now,
      snapshot = jsonb_set(o.snapshot, '{updatedAt}', to_jsonb(told.updated_at)),
      parked_reason = NULL
    WHERE o.shop_id = p_shop_id AND o.id = told.id;
  END LOOP;
END $$;

-- Members whose state is to be written, in no order, so that it ends with the last that is claimed.
CREATE FUNCTION claim_states(p_shop_id integer, p_limit integer, p_lease_seconds integer)
RETURNS TABLE (member_id uuid, revision integer, claimed_at timestamptz, customer_id text)
LANGUAGE plpgsql SET enable_bitmapscan = off SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    WITH unwritten AS MATERIALIZED (
      SELECT one.ctid AS row FROM member_states one
      WHERE one.shop_id = p_shop_id AND one.written < one.revision
        AND (one.claimed_at IS NULL
          OR one.claimed_at < clock_timestamp() - make_interval(secs => p_lease_seconds))
        AND EXISTS (SELECT FROM members m
          WHERE m.shop_id = one.shop_id AND m.id = one.member_id
            AND m.customer_id IS NOT NULL AND m.deleted_at IS NULL OFFSET 0)
      LIMIT p_limit FOR UPDATE OF one SKIP LOCKED)
    UPDATE member_states s SET claimed_at = date_trunc('milliseconds', clock_timestamp())
    FROM unwritten WHERE s.ctid = unwritten.row
    RETURNING s.member_id, s.revision, s.claimed_at,
      (SELECT m.customer_id FROM members m WHERE m.shop_id = s.shop_id AND m.id = s.member_id);
END $$;
