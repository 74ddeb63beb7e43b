-- Whatever moves points moves any asset: stamps of a card stand in the same accounts, lots and transfers.
-- A redemption costs an amount of one asset, which is told with it.
ALTER TABLE redemptions ADD COLUMN asset text NOT NULL DEFAULT 'points';

-- A move that opens no lot, as a row of a batch.
DROP FUNCTION planned_move(text, uuid, account, account, integer, bigint, text, text, uuid, timestamptz,
  jsonb);
CREATE FUNCTION planned_move(p_reference text, p_member_id uuid, p_asset text, p_from account,
  p_to account, p_amount integer, p_lot_id bigint, p_order_id text, p_key text, p_redemption_id uuid,
  p_occurred_at timestamptz, p_because jsonb) RETURNS planned_transfer
LANGUAGE sql IMMUTABLE AS $$
  SELECT ROW(p_reference, p_member_id, p_asset, p_from, p_to, p_amount, p_lot_id, p_order_id, p_key,
    p_redemption_id, p_occurred_at, p_because, NULL, NULL, NULL, NULL, NULL)::planned_transfer
$$;

-- Which lots an amount comes out of: what expires first goes first. Less than `p_amount` in sum where
-- there is not enough.
DROP FUNCTION lots_to_spend(integer, uuid, integer);
CREATE FUNCTION lots_to_spend(p_shop_id integer, p_member_id uuid, p_asset text, p_amount integer)
RETURNS TABLE (n bigint, lot_id bigint, amount integer) LANGUAGE sql STABLE AS $$
  SELECT row_number() OVER (ORDER BY expires_at NULLS LAST, id), id,
    least(available_left, p_amount - before)::integer
  FROM (
    SELECT id, expires_at, available_left,
      sum(available_left) OVER (ORDER BY expires_at NULLS LAST, id) - available_left AS before
    FROM lots WHERE shop_id = p_shop_id AND member_id = p_member_id AND asset = p_asset
      AND available_left > 0) open_lots
  WHERE before < p_amount
$$;

-- What is in the member's lots of an asset, less what they owe of it.
DROP FUNCTION spendable_points(integer, uuid);
CREATE FUNCTION spendable(p_shop_id integer, p_member_id uuid, p_asset text) RETURNS integer
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT coalesce(sum(available - debt), 0)::integer FROM balances
  WHERE shop_id = p_shop_id AND member_id = p_member_id AND asset = p_asset
$$;

-- What came back to a lot makes good what was waived of its cause, in the same asset.
CREATE OR REPLACE FUNCTION waivers_to_make_good(p_shop_id integer, p_now timestamptz,
  p_transfers planned_transfer[]) RETURNS planned_transfer[]
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  WITH came AS (
    SELECT t.lot_id, min(t.reference) AS reference, sum(t.amount) AS amount
    FROM unnest(p_transfers) t
    WHERE t.lot_available_at IS NULL AND came_back(t.from_account, t.to_account)
    GROUP BY t.lot_id
  ), due AS (
    SELECT c.reference, l.id AS lot_id, l.member_id, l.asset, l.order_id, l.key, o.name,
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
  SELECT coalesce(array_agg(planned_move(d.reference || '/made_good/' || m.n, d.member_id, d.asset, m.f, m.t,
    d.amount, CASE m.n WHEN 1 THEN d.lot_id END, d.order_id, d.key, NULL, p_now,
    jsonb_build_object('kind', 'made_good', 'orderName', d.name))
    ORDER BY d.lot_id, m.n), '{}')
  FROM due d CROSS JOIN (VALUES (1, 'available'::account, 'issued'::account),
    (2, 'issued', 'waived')) m (n, f, t)
  WHERE d.amount > 0
$$;

-- Debt is paid from what expires first, of what is owed.
CREATE OR REPLACE FUNCTION debts_to_pay(p_shop_id integer, p_now timestamptz, p_member_ids uuid[],
  p_reference text) RETURNS planned_transfer[]
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT coalesce(array_agg(planned_move(p_reference || '/debt/' || s.lot_id, b.member_id,
    b.asset, 'available', 'debt', s.amount, s.lot_id, NULL, NULL, NULL, p_now, '{"kind": "debt_paid"}')
    ORDER BY b.member_id, b.asset, s.n), '{}')
  FROM balances b
  CROSS JOIN LATERAL lots_to_spend(p_shop_id, b.member_id, b.asset, least(b.debt, b.available)) s
  WHERE b.shop_id = p_shop_id AND b.member_id = ANY (p_member_ids)
    AND b.debt > 0 AND b.available > 0
$$;

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
    SELECT planned_move('lot/' || l.id || '/matured/' || stamp, l.member_id, l.asset, 'pending',
      'available', l.pending_left, l.id, NULL, NULL, NULL, l.available_at,
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
    SELECT planned_move('lot/' || l.id || '/expired/' || stamp, l.member_id, l.asset, 'available',
      'expired', l.available_left, l.id, NULL, NULL, NULL, l.expires_at, '{"kind": "expired"}')
    FROM lots l
    WHERE l.shop_id = p_shop_id AND l.member_id = ANY (p_member_ids)
      AND l.available_left > 0 AND l.expires_at <= p_now ORDER BY l.id);
  IF cardinality(expiring) > 0 THEN PERFORM ledger_post(p_shop_id, p_now, expiring); END IF;
  RETURN cardinality(maturing) + moves + cardinality(expiring);
END $$;

-- Sets an amount aside for a redemption: 'held', 'duplicate', or the obstacle.
DROP FUNCTION hold_points(integer, timestamptz, uuid, integer, uuid, jsonb);
CREATE FUNCTION hold_amount(p_shop_id integer, p_now timestamptz, p_member_id uuid, p_asset text,
  p_amount integer, p_redemption_id uuid, p_because jsonb, OUT outcome text, OUT available integer)
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  planned planned_transfer[];
  known record;
BEGIN
  PERFORM lock_members(p_shop_id, ARRAY[p_member_id]);
  SELECT sum(amount) AS amount, min(asset) AS asset, min(member_id::text)::uuid AS member_id INTO known FROM transfers
    WHERE shop_id = p_shop_id AND redemption_id = p_redemption_id AND "to" = 'held';
  IF known.amount IS NOT NULL THEN
    outcome := CASE WHEN known.amount = p_amount AND known.asset = p_asset
        AND known.member_id = ANY (identities(p_shop_id, p_member_id))
      THEN 'duplicate' ELSE 'reused' END;
    RETURN;
  END IF;
  PERFORM sweep_members(p_shop_id, p_now, ARRAY[p_member_id]);
  available := spendable(p_shop_id, p_member_id, p_asset);
  IF p_amount > available THEN
    outcome := 'insufficient';
    RETURN;
  END IF;
  planned := ARRAY(
    SELECT planned_move('redemption/' || p_redemption_id || '/hold/' || s.n, p_member_id, p_asset,
      'available', 'held', s.amount, s.lot_id, NULL, NULL, p_redemption_id, p_now, p_because)
    FROM lots_to_spend(p_shop_id, p_member_id, p_asset, p_amount) s);
  PERFORM ledger_post(p_shop_id, p_now, planned);
  outcome := 'held';
END $$;

-- Moves all that a redemption has in one of the member's accounts to an account without lots
-- (held → outstanding, outstanding → redeemed). Answers the amount moved: 0 where it had been done.
CREATE OR REPLACE FUNCTION move_redemption(p_shop_id integer, p_now timestamptz, p_redemption_id uuid,
  p_verb text, p_because jsonb) RETURNS integer
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  source account := CASE p_verb WHEN 'capture' THEN 'held' WHEN 'use' THEN 'outstanding' END;
  target account := CASE p_verb WHEN 'capture' THEN 'outstanding' WHEN 'use' THEN 'redeemed' END;
  member uuid := redemption_member(p_shop_id, p_redemption_id);
  moved_asset text;
  points integer;
BEGIN
  PERFORM lock_members(p_shop_id, ARRAY[member]);
  SELECT min(asset), sum(amount * (("to" = source)::int - ("from" = source)::int))
    INTO moved_asset, points FROM transfers
    WHERE shop_id = p_shop_id AND redemption_id = p_redemption_id;
  IF coalesce(points, 0) = 0 THEN RETURN 0; END IF;
  PERFORM ledger_post(p_shop_id, p_now, ARRAY[
    planned_move('redemption/' || p_redemption_id || '/' || p_verb || '/1', member, moved_asset, source,
      target, points, NULL, NULL, NULL, p_redemption_id, p_now, p_because)]);
  RETURN points;
END $$;

-- Brings all that a redemption has held (`release`) or outstanding (`return`) back into the lots it
-- left, which then live at least until `p_until`. Answers the amount moved.
CREATE OR REPLACE FUNCTION restore_redemption(p_shop_id integer, p_now timestamptz,
  p_redemption_id uuid, p_verb text, p_because jsonb, p_until timestamptz) RETURNS integer
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  source account := CASE p_verb WHEN 'release' THEN 'held' WHEN 'return' THEN 'outstanding' END;
  member uuid := redemption_member(p_shop_id, p_redemption_id);
  points integer;
  planned planned_transfer[];
BEGIN
  PERFORM lock_members(p_shop_id, ARRAY[member]);
  SELECT sum(amount * (("to" = source)::int - ("from" = source)::int)) INTO points FROM transfers
    WHERE shop_id = p_shop_id AND redemption_id = p_redemption_id;
  IF coalesce(points, 0) = 0 THEN RETURN 0; END IF;
  planned := ARRAY(
    SELECT planned_move(
      'redemption/' || p_redemption_id || '/' || p_verb || '/' || row_number() OVER (ORDER BY lot_id),
      member, asset, source, 'available', amount, lot_id, NULL, NULL, p_redemption_id, p_now, p_because)
    FROM transfers
    WHERE shop_id = p_shop_id AND redemption_id = p_redemption_id AND "to" = 'held');
  PERFORM keep_lots(p_shop_id, ARRAY(SELECT lot_id FROM unnest(planned)), p_until);
  PERFORM ledger_post(p_shop_id, p_now, planned);
  RETURN points;
END $$;

-- A correction of points by hand: 'adjusted', 'duplicate', or the obstacle.
CREATE OR REPLACE FUNCTION adjust_points(p_shop_id integer, p_now timestamptz, p_member_id uuid,
  p_points integer, p_adjustment_id text, p_because jsonb, p_expires_at timestamptz, p_undoes text,
  p_until timestamptz, OUT outcome text, OUT available integer)
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  fact_key text := 'adjustment/' || p_adjustment_id;
  fact_data jsonb := jsonb_build_object('points', p_points, 'because', p_because);
  known record;
  planned planned_transfer[];
BEGIN
  PERFORM lock_members(p_shop_id, ARRAY[p_member_id]);
  IF NOT EXISTS (SELECT FROM members
    WHERE shop_id = p_shop_id AND id = p_member_id AND merged_into IS NULL) THEN
    outcome := 'unknown';
    RETURN;
  END IF;
  SELECT * INTO known FROM facts WHERE shop_id = p_shop_id AND key = fact_key;
  IF FOUND THEN
    outcome := CASE WHEN known.member_id = p_member_id AND known.data = fact_data
      THEN 'duplicate' ELSE 'reused' END;
    RETURN;
  END IF;
  PERFORM sweep_members(p_shop_id, p_now, ARRAY[p_member_id]);
  available := spendable(p_shop_id, p_member_id, 'points');
  IF p_points < 0 AND available + p_points < 0 THEN
    outcome := 'insufficient';
    RETURN;
  END IF;
  IF p_points < 0 THEN
    planned := ARRAY(
      SELECT planned_move(fact_key || '/' || s.n, p_member_id, 'points', 'available',
        'adjusted', s.amount, s.lot_id, NULL, fact_key, NULL, p_now, p_because)
      FROM lots_to_spend(p_shop_id, p_member_id, 'points', -p_points) s);
  ELSIF p_undoes IS NOT NULL THEN
    planned := ARRAY(
      SELECT planned_move(fact_key || '/' || row_number() OVER (ORDER BY t.id), p_member_id,
        'points', 'adjusted', 'available', t.amount, t.lot_id, NULL, fact_key, NULL, p_now, p_because)
      FROM transfers t
      WHERE t.shop_id = p_shop_id AND t.member_id = ANY (identities(p_shop_id, p_member_id))
        AND t.key = 'adjustment/' || p_undoes AND t."to" = 'adjusted');
    PERFORM keep_lots(p_shop_id, ARRAY(SELECT lot_id FROM unnest(planned)), p_until);
  ELSE
    planned := ARRAY[ROW(fact_key || '/1', p_member_id, 'points', 'adjusted', 'available', p_points,
      nextval('lots_id_seq'), NULL, fact_key, NULL, p_now, p_because, p_now,
      p_expires_at, NULL, NULL, NULL)::planned_transfer];
  END IF;
  INSERT INTO facts (shop_id, key, kind, member_id, occurred_at, recorded_at, data)
    VALUES (p_shop_id, fact_key, 'adjustment', p_member_id, p_now, p_now, fact_data);
  PERFORM ledger_post(p_shop_id, p_now, planned);
  outcome := 'adjusted';
END $$;

-- The merchant gives a lot more time.
CREATE OR REPLACE FUNCTION extend_lot(p_shop_id integer, p_now timestamptz, p_member_id uuid, p_lot_id bigint,
  p_until timestamptz, p_request_id text, p_because jsonb) RETURNS text
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  fact_key text := 'extension/' || p_request_id;
  fact_data jsonb := jsonb_build_object('lotId', p_lot_id::text, 'until', p_until, 'because', p_because);
  known record;
  lot record;
BEGIN
  PERFORM lock_members(p_shop_id, ARRAY[p_member_id]);
  SELECT * INTO known FROM facts WHERE shop_id = p_shop_id AND key = fact_key;
  IF FOUND THEN
    RETURN CASE WHEN known.member_id = p_member_id AND known.data - 'was' = fact_data
      THEN 'duplicate' ELSE 'reused' END;
  END IF;
  PERFORM sweep_members(p_shop_id, p_now, ARRAY[p_member_id]);
  SELECT * INTO lot FROM lots
    WHERE shop_id = p_shop_id AND id = p_lot_id AND member_id = p_member_id FOR UPDATE;
  IF NOT FOUND THEN RETURN 'unknown'; END IF;
  IF lot.pending_left + lot.available_left + lot.expired = 0 THEN RETURN 'empty'; END IF;
  IF lot.expires_at IS NULL OR p_until <= lot.expires_at OR p_until <= p_now THEN
    RETURN 'not_later';
  END IF;
  UPDATE lots SET expires_at = p_until, moves_to = NULL
    WHERE shop_id = p_shop_id AND id = p_lot_id;
  INSERT INTO facts (shop_id, key, kind, member_id, occurred_at, recorded_at, data)
    VALUES (p_shop_id, fact_key, 'extension', p_member_id, p_now, p_now,
      fact_data || jsonb_build_object('was', lot.expires_at));
  IF lot.expired > 0 THEN
    PERFORM ledger_post(p_shop_id, p_now, ARRAY[planned_move(fact_key || '/1', p_member_id, lot.asset,
      'expired', 'available', lot.expired, p_lot_id, NULL, NULL, NULL, p_now, p_because)]);
  END IF;
  UPDATE member_states SET revision = revision + 1, due_at = next_change_at(p_shop_id, member_id)
    WHERE shop_id = p_shop_id AND member_id = p_member_id;
  RETURN 'extended';
END $$;

-- The books of one member become another's, of every asset.
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
  PERFORM merge_memberships(p_shop_id, p_now, p_old, p_kept);
  UPDATE member_states SET written = revision, claimed_at = NULL, due_at = NULL
    WHERE shop_id = p_shop_id AND member_id = p_old;
  UPDATE member_states SET revision = revision + 1, due_at = next_change_at(p_shop_id, member_id)
    WHERE shop_id = p_shop_id AND member_id = p_kept;
  -- What one of them had may make good what was waived of the other, and pay what they owe.
  following := waivers_to_make_good(p_shop_id, p_now, ARRAY(
    SELECT planned_move('merge/' || p_old || '/' || l.id, p_kept, l.asset, 'held',
      'available', l.available_left, l.id, NULL, NULL, NULL, p_now, '{}')
    FROM lots l WHERE l.shop_id = p_shop_id AND l.member_id = p_kept AND l.available_left > 0
    ORDER BY l.id));
  IF cardinality(following) > 0 THEN PERFORM ledger_write(p_shop_id, p_now, following); END IF;
  following := debts_to_pay(p_shop_id, p_now, ARRAY[p_kept], 'merge/' || p_old);
  IF cardinality(following) > 0 THEN PERFORM ledger_write(p_shop_id, p_now, following); END IF;
END $$;
