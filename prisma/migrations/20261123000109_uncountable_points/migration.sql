-- Nobody can have more points than a balance counts. What would be beyond stays pending, and keeps no
-- other member waiting; Health says whose it is.

-- Matures whatever is due for these members, moves the ends that were not announced in time, and then
-- expires. Answers how many amounts moved.
CREATE OR REPLACE FUNCTION sweep_members(p_shop_id integer, p_now timestamptz, p_member_ids uuid[])
RETURNS integer
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  -- A lot can be credited again after it has matured, so the moment is part of the reference.
  stamp text := (extract(epoch FROM p_now) * 1000)::bigint;
  maturing planned_transfer[];
  expiring planned_transfer[];
  moved uuid[];
  moves integer;
BEGIN
  PERFORM lock_members(p_shop_id, p_member_ids);
  maturing := ARRAY(
    SELECT planned_move('lot/' || l.id || '/matured/' || stamp, l.member_id, 'pending', 'available',
      l.pending_left, l.id, NULL, NULL, NULL, l.available_at,
      jsonb_strip_nulls(jsonb_build_object('kind', 'matured', 'orderName', o.name)))
    FROM (
      SELECT *, sum(pending_left) OVER (PARTITION BY member_id, asset ORDER BY id) AS so_far
      FROM lots WHERE shop_id = p_shop_id AND member_id = ANY (p_member_ids)
        AND pending_left > 0 AND available_at <= p_now) l
    LEFT JOIN orders o ON o.shop_id = p_shop_id AND o.id = l.order_id
    LEFT JOIN balances b ON b.shop_id = p_shop_id AND b.member_id = l.member_id
      AND b.asset = l.asset
    WHERE coalesce(b.available, 0) + l.so_far <= 2147483647 ORDER BY l.id);
  IF cardinality(maturing) > 0 THEN PERFORM ledger_post(p_shop_id, p_now, maturing); END IF;
  WITH late AS (
    UPDATE lots SET expires_at = moves_to, moves_to = NULL
    WHERE shop_id = p_shop_id AND member_id = ANY (p_member_ids) AND available_left > 0
      AND moves_to IS NOT NULL AND noticed_at IS NULL AND expires_at <= p_now + interval '30 days'
    RETURNING member_id)
  SELECT coalesce(array_agg(DISTINCT member_id), '{}'), count(*) INTO moved, moves FROM late;
  IF cardinality(moved) > 0 THEN
    UPDATE member_states SET revision = revision + 1, due_at = next_change_at(p_shop_id, member_id)
    WHERE shop_id = p_shop_id AND member_id = ANY (moved);
  END IF;
  expiring := ARRAY(
    SELECT planned_move('lot/' || l.id || '/expired/' || stamp, l.member_id, 'available', 'expired',
      l.available_left, l.id, NULL, NULL, NULL, l.expires_at, '{"kind": "expired"}')
    FROM lots l
    WHERE l.shop_id = p_shop_id AND l.member_id = ANY (p_member_ids)
      AND l.available_left > 0 AND l.expires_at <= p_now ORDER BY l.id);
  IF cardinality(expiring) > 0 THEN PERFORM ledger_post(p_shop_id, p_now, expiring); END IF;
  RETURN cardinality(maturing) + moves + cardinality(expiring);
END $$;

