-- Customers that are merged: who joined under the one that went is in, the welcome bonus is given
-- once, and its waiver is made good as an order's is.
CREATE OR REPLACE FUNCTION waivers_to_make_good(p_shop_id integer, p_now timestamptz,
  p_transfers planned_transfer[]) RETURNS planned_transfer[]
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  WITH came AS (
    SELECT t.lot_id, min(t.reference) AS reference, sum(t.amount) AS amount
    FROM unnest(p_transfers) t
    WHERE t.lot_available_at IS NULL AND came_back(t.from_account, t.to_account)
    GROUP BY t.lot_id
  ), due AS (
    SELECT c.reference, l.id AS lot_id, l.member_id, l.order_id, l.key, o.name,
      least(c.amount, l.available_left, CASE WHEN l.order_id IS NOT NULL THEN (
        SELECT sum(w.amount * ((w."from" = 'waived')::int - (w."to" = 'waived')::int))
        FROM transfers w
        WHERE w.shop_id = p_shop_id AND w.order_id = l.order_id AND w.key = l.key
          AND w.asset = l.asset AND w.member_id = ANY (identities(p_shop_id, l.member_id)))
      ELSE (
        SELECT sum(w.amount * ((w."from" = 'waived')::int - (w."to" = 'waived')::int))
        FROM transfers w
        WHERE w.shop_id = p_shop_id AND w.member_id = ANY (identities(p_shop_id, l.member_id))
          AND w.order_id IS NULL AND w.key = l.key AND w.asset = l.asset)
      END)::integer AS amount
    FROM came c JOIN lots l ON l.shop_id = p_shop_id AND l.id = c.lot_id
    LEFT JOIN orders o ON o.shop_id = p_shop_id AND o.id = l.order_id
    WHERE l.order_id IS NOT NULL OR l.key LIKE 'signup/%'
  )
  SELECT coalesce(array_agg(planned_move(d.reference || '/made_good/' || m.n, d.member_id, m.f, m.t,
    d.amount, CASE m.n WHEN 1 THEN d.lot_id END, d.order_id, d.key, NULL, p_now,
    jsonb_build_object('kind', 'made_good', 'orderName', d.name))
    ORDER BY d.lot_id, m.n), '{}')
  FROM due d CROSS JOIN (VALUES (1, 'available'::account, 'issued'::account),
    (2, 'issued', 'waived')) m (n, f, t)
  WHERE d.amount > 0
$$;

-- The books of one member become another's, lots with their ends: nothing is given or taken here.
-- Both are locked beforehand.
CREATE OR REPLACE FUNCTION merge_members(p_shop_id integer, p_now timestamptz, p_old uuid,
  p_kept uuid) RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  following planned_transfer[];
BEGIN
  UPDATE members SET merged_into = p_kept
    WHERE shop_id = p_shop_id AND (id = p_old OR merged_into = p_old);
  UPDATE members k SET joined_at = least(k.joined_at, o.joined_at) FROM members o
    WHERE k.shop_id = p_shop_id AND k.id = p_kept AND o.shop_id = p_shop_id AND o.id = p_old;
  -- Where both have a lot of one cause, the cause's own lot is the one that was kept.
  UPDATE lots l SET member_id = p_kept, merged_from = CASE WHEN l.merged_from IS NOT NULL OR EXISTS (
      SELECT FROM lots k WHERE k.shop_id = p_shop_id AND k.member_id = p_kept AND k.asset = l.asset
        AND k.order_id IS NOT DISTINCT FROM l.order_id AND k.key = l.key)
    THEN coalesce(l.merged_from, p_old) END
  WHERE l.shop_id = p_shop_id AND l.member_id = p_old;
  INSERT INTO balances AS b (shop_id, member_id, asset, pending, available, held, outstanding, debt)
    SELECT shop_id, p_kept, asset, pending, available, held, outstanding, debt FROM balances
    WHERE shop_id = p_shop_id AND member_id = p_old
    ON CONFLICT (shop_id, member_id, asset) DO UPDATE SET pending = b.pending + EXCLUDED.pending,
      available = b.available + EXCLUDED.available, held = b.held + EXCLUDED.held,
      outstanding = b.outstanding + EXCLUDED.outstanding, debt = b.debt + EXCLUDED.debt;
  DELETE FROM balances WHERE shop_id = p_shop_id AND member_id = p_old;
  UPDATE redemptions r SET member_id = p_kept, request_id = CASE WHEN EXISTS (
      SELECT FROM redemptions k WHERE k.shop_id = p_shop_id AND k.member_id = p_kept
        AND k.request_id = r.request_id) THEN r.id::text ELSE r.request_id END
    WHERE r.shop_id = p_shop_id AND r.member_id = p_old;
  UPDATE orders SET member_id = p_kept WHERE shop_id = p_shop_id AND member_id = p_old;
  UPDATE facts SET member_id = p_kept WHERE shop_id = p_shop_id AND member_id = p_old;
  -- Who was in is in: the history of the one that was kept decides, where there is any.
  INSERT INTO membership_changes (shop_id, member_id, kind, occurred_at, recorded_at, detail)
    SELECT shop_id, p_kept, kind, occurred_at, p_now, detail FROM membership_changes
    WHERE shop_id = p_shop_id AND member_id = p_old AND NOT EXISTS (
      SELECT FROM membership_changes WHERE shop_id = p_shop_id AND member_id = p_kept)
    ORDER BY id;
  UPDATE member_states SET written = revision, claimed_at = NULL, due_at = NULL
    WHERE shop_id = p_shop_id AND member_id = p_old;
  UPDATE member_states SET revision = revision + 1, due_at = next_change_at(p_shop_id, member_id)
    WHERE shop_id = p_shop_id AND member_id = p_kept;
  -- What one of them had may be owed by the other.
  following := debts_to_pay(p_shop_id, p_now, ARRAY[p_kept], 'merge/' || p_old);
  IF cardinality(following) > 0 THEN PERFORM ledger_write(p_shop_id, p_now, following); END IF;
END $$;

-- The customer that a member has now: a person may have come by several.
CREATE FUNCTION member_of_customer(p_shop_id integer, p_customer_id text) RETURNS uuid
LANGUAGE sql STABLE AS $$
  SELECT coalesce(merged_into, id) FROM members
  WHERE shop_id = p_shop_id AND customer_id = p_customer_id
$$;

-- The list of members by what they can spend: what they owe counts against it.
DROP INDEX balances_available_idx;
CREATE INDEX balances_spendable_idx
  ON balances (shop_id, asset, (available - debt) DESC, member_id);
