-- The rest of the books' policies: debt, waivers made good, points of test orders, lots that end after
-- inactivity or are moved once for want of a notice, vouchers' points that return with a refund, and
-- customers that were merged.

-- What a member owes: what was taken beyond what there was. It is paid by whatever comes next.
ALTER TABLE balances ADD COLUMN debt integer NOT NULL DEFAULT 0 CHECK (debt >= 0);

ALTER TABLE lots
  -- Of a test order: counted for its member, left out of every report.
  ADD COLUMN is_test boolean NOT NULL DEFAULT false,
  -- It ends so many calendar months after the member's last activity.
  ADD COLUMN idle_months smallint CHECK (idle_months > 0),
  -- Where its end moves, once, unless that end was announced thirty days ahead.
  ADD COLUMN moves_to timestamptz(3),
  ADD COLUMN noticed_at timestamptz(3),
  -- Whose it was before two customers became one, where the other had a lot of the same cause.
  ADD COLUMN merged_from uuid;
ALTER TABLE lots DROP CONSTRAINT lots_cause_key;
ALTER TABLE lots ADD CONSTRAINT lots_cause_key
  UNIQUE NULLS NOT DISTINCT (shop_id, member_id, asset, order_id, key, merged_from);
CREATE INDEX lots_unannounced_idx ON lots (shop_id, expires_at)
  WHERE moves_to IS NOT NULL AND noticed_at IS NULL AND available_left > 0;

-- What of a used voucher's points came back with a refund of its order.
ALTER TABLE redemptions ADD COLUMN points_returned integer NOT NULL DEFAULT 0
  CHECK (points_returned BETWEEN 0 AND points);

-- Two customers that were merged: the books of the one that went are the other's from then on. Its
-- transfers keep its id, as every transfer does, and are read as the other's.
ALTER TABLE members ADD COLUMN merged_into uuid, ADD COLUMN deleted_at timestamptz(3);
CREATE INDEX members_merged_idx ON members (shop_id, merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE transfers DROP CONSTRAINT transfers_move_check;
ALTER TABLE transfers ADD CONSTRAINT transfers_move_check CHECK (
  CASE "from"
    WHEN 'issued' THEN "to" IN ('pending', 'available', 'expired', 'waived', 'debt')
    WHEN 'pending' THEN "to" IN ('available', 'issued')
    WHEN 'available' THEN "to" IN ('issued', 'held', 'expired', 'adjusted', 'debt', 'redeemed')
    WHEN 'held' THEN "to" IN ('outstanding', 'available')
    WHEN 'outstanding' THEN "to" IN ('redeemed', 'available')
    WHEN 'redeemed' THEN "to" IN ('available', 'waived')
    WHEN 'expired' THEN "to" IN ('issued', 'available')
    WHEN 'waived' THEN "to" IN ('issued', 'redeemed')
    WHEN 'debt' THEN "to" IN ('issued', 'redeemed')
    WHEN 'adjusted' THEN "to" = 'available'
    ELSE false
  END);

ALTER TYPE planned_transfer ADD ATTRIBUTE lot_is_test boolean;
ALTER TYPE planned_transfer ADD ATTRIBUTE lot_idle_months smallint;
ALTER TYPE planned_transfer ADD ATTRIBUTE lot_moves_to timestamptz(3);

-- A move that opens no lot, as a row of a batch.
CREATE FUNCTION planned_move(p_reference text, p_member_id uuid, p_from account, p_to account,
  p_amount integer, p_lot_id bigint, p_order_id text, p_key text, p_redemption_id uuid,
  p_occurred_at timestamptz, p_because jsonb) RETURNS planned_transfer
LANGUAGE sql IMMUTABLE AS $$
  SELECT ROW(p_reference, p_member_id, 'points', p_from, p_to, p_amount, p_lot_id, p_order_id, p_key,
    p_redemption_id, p_occurred_at, p_because, NULL, NULL, NULL, NULL, NULL)::planned_transfer
$$;

-- A member and those who were merged into them: whose transfers are theirs.
CREATE FUNCTION identities(p_shop_id integer, p_member_id uuid) RETURNS uuid[]
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT array_append(ARRAY(SELECT id FROM members
    WHERE shop_id = p_shop_id AND merged_into = p_member_id), p_member_id)
$$;

-- Lots, transfers, balances, and the revision of what the storefront shows. What follows from the
-- batch by itself is booked with it: points that came back to a lot make good what was waived of it,
-- and whatever can be spent pays the member's debt first.
CREATE OR REPLACE FUNCTION ledger_write(p_shop_id integer, p_now timestamptz,
  p_transfers planned_transfer[]) RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  d record;
  changed uuid[] := '{}';
  returned boolean := false;
  owing uuid[] := '{}';
  owed integer;
  left_available integer;
  following planned_transfer[];
BEGIN
  -- Members first, in sorted order: whoever touches their books waits here, and nobody blocks another.
  -- A fresh credit can only bring the next change nearer; anything else is looked up when it is done.
  FOR d IN
    SELECT t.member_id, bool_and(t.lot_available_at IS NOT NULL) AS only_opens,
      min(CASE t.to_account WHEN 'pending' THEN t.lot_available_at ELSE t.lot_expires_at END)
        FILTER (WHERE t.to_account IN ('pending', 'available')) AS due_at
    FROM unnest(p_transfers) t GROUP BY t.member_id ORDER BY t.member_id
  LOOP
    UPDATE member_states SET revision = revision + 1,
      due_at = CASE WHEN d.only_opens THEN least(member_states.due_at, d.due_at)
        ELSE member_states.due_at END
    WHERE shop_id = p_shop_id AND member_id = d.member_id;
    IF NOT FOUND THEN RAISE EXCEPTION 'shop % has no member %', p_shop_id, d.member_id; END IF;
    IF NOT d.only_opens THEN changed := changed || d.member_id; END IF;
  END LOOP;

  INSERT INTO transfers (shop_id, member_id, asset, "from", "to", amount, lot_id, order_id, key,
    redemption_id, reference, occurred_at, recorded_at, because)
  SELECT p_shop_id, t.member_id, t.asset, t.from_account, t.to_account, t.amount, t.lot_id, t.order_id,
    t.key, t.redemption_id, t.reference, t.occurred_at, p_now, t.because
  FROM unnest(p_transfers) t;

  INSERT INTO lots (shop_id, id, member_id, asset, order_id, key, occurred_at, available_at,
    expires_at, pending_left, available_left, expired, is_test, idle_months, moves_to)
  SELECT p_shop_id, t.lot_id, t.member_id, t.asset, t.order_id, t.key, t.occurred_at,
    t.lot_available_at, t.lot_expires_at,
    CASE t.to_account WHEN 'pending' THEN t.amount ELSE 0 END,
    CASE t.to_account WHEN 'available' THEN t.amount ELSE 0 END,
    CASE t.to_account WHEN 'expired' THEN t.amount ELSE 0 END,
    coalesce(t.lot_is_test, false), t.lot_idle_months, t.lot_moves_to
  FROM unnest(p_transfers) t WHERE t.lot_available_at IS NOT NULL;

  FOR d IN
    SELECT t.lot_id,
      sum(t.amount * ((t.to_account = 'pending')::int - (t.from_account = 'pending')::int)) AS pending,
      sum(t.amount * ((t.to_account = 'available')::int - (t.from_account = 'available')::int)) AS available,
      sum(t.amount * ((t.to_account = 'expired')::int - (t.from_account = 'expired')::int)) AS expired,
      bool_or(came_back(t.from_account, t.to_account)) AS came_back
    FROM unnest(p_transfers) t WHERE t.lot_id IS NOT NULL AND t.lot_available_at IS NULL
    GROUP BY t.lot_id
  LOOP
    UPDATE lots SET pending_left = pending_left + d.pending,
      available_left = available_left + d.available, expired = lots.expired + d.expired
    WHERE shop_id = p_shop_id AND id = d.lot_id;
    IF NOT FOUND THEN RAISE EXCEPTION 'shop % has no lot %', p_shop_id, d.lot_id; END IF;
    returned := returned OR d.came_back;
  END LOOP;

  FOR d IN
    SELECT t.member_id, t.asset,
      sum(t.amount * ((t.to_account = 'pending')::int - (t.from_account = 'pending')::int)) AS pending,
      sum(t.amount * ((t.to_account = 'available')::int - (t.from_account = 'available')::int)) AS available,
      sum(t.amount * ((t.to_account = 'held')::int - (t.from_account = 'held')::int)) AS held,
      sum(t.amount * ((t.to_account = 'outstanding')::int - (t.from_account = 'outstanding')::int)) AS outstanding,
      sum(t.amount * ((t.from_account = 'debt')::int - (t.to_account = 'debt')::int)) AS debt
    FROM unnest(p_transfers) t GROUP BY t.member_id, t.asset
  LOOP
    UPDATE balances SET pending = balances.pending + d.pending,
      available = balances.available + d.available, held = balances.held + d.held,
      outstanding = balances.outstanding + d.outstanding, debt = balances.debt + d.debt
    WHERE shop_id = p_shop_id AND member_id = d.member_id AND asset = d.asset
    RETURNING balances.debt, balances.available INTO owed, left_available;
    IF NOT FOUND THEN
      INSERT INTO balances (shop_id, member_id, asset, pending, available, held, outstanding, debt)
      VALUES (p_shop_id, d.member_id, d.asset, d.pending, d.available, d.held, d.outstanding, d.debt);
    ELSIF owed > 0 AND left_available > 0 THEN owing := owing || d.member_id;
    END IF;
  END LOOP;

  IF cardinality(changed) > 0 THEN
    UPDATE member_states SET due_at = next_change_at(p_shop_id, member_id)
    WHERE shop_id = p_shop_id AND member_id = ANY (changed);
  END IF;

  IF returned THEN
    following := waivers_to_make_good(p_shop_id, p_now, p_transfers);
    IF cardinality(following) > 0 THEN PERFORM ledger_write(p_shop_id, p_now, following); END IF;
  END IF;
  IF cardinality(owing) > 0 THEN
    following := debts_to_pay(p_shop_id, p_now, owing, (
      SELECT min(t.reference) FROM unnest(p_transfers) t));
    IF cardinality(following) > 0 THEN PERFORM ledger_write(p_shop_id, p_now, following); END IF;
  END IF;
END $$;

-- Whether a move brings points back to a lot that they had left.
CREATE FUNCTION came_back(p_from account, p_to account) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT p_to = 'available' AND p_from IN ('held', 'outstanding', 'redeemed', 'adjusted')
$$;

-- What came back to a lot was missing when a decrease of the lot's cause had to be waived. That is
-- made up for now: the points go where they were owed, and the waiver is undone. What the cause is
-- booked at stays as it is.
CREATE FUNCTION waivers_to_make_good(p_shop_id integer, p_now timestamptz,
  p_transfers planned_transfer[]) RETURNS planned_transfer[]
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  WITH came AS (
    SELECT t.lot_id, min(t.reference) AS reference, sum(t.amount) AS amount
    FROM unnest(p_transfers) t
    WHERE t.lot_available_at IS NULL AND came_back(t.from_account, t.to_account)
    GROUP BY t.lot_id
  ), due AS (
    SELECT c.reference, l.id AS lot_id, l.member_id, l.order_id, l.key, o.name,
      least(c.amount, l.available_left, (
        SELECT sum(w.amount * ((w."from" = 'waived')::int - (w."to" = 'waived')::int))
        FROM transfers w
        WHERE w.shop_id = p_shop_id AND w.order_id = l.order_id AND w.key = l.key
          AND w.asset = l.asset AND w.member_id = ANY (identities(p_shop_id, l.member_id))
      ))::integer AS amount
    FROM came c JOIN lots l ON l.shop_id = p_shop_id AND l.id = c.lot_id
    LEFT JOIN orders o ON o.shop_id = p_shop_id AND o.id = l.order_id
    WHERE l.order_id IS NOT NULL
  )
  SELECT coalesce(array_agg(planned_move(d.reference || '/made_good/' || m.n, d.member_id, m.f, m.t,
    d.amount, CASE m.n WHEN 1 THEN d.lot_id END, d.order_id, d.key, NULL, p_now,
    jsonb_build_object('kind', 'made_good', 'orderName', d.name))
    ORDER BY d.lot_id, m.n), '{}')
  FROM due d CROSS JOIN (VALUES (1, 'available'::account, 'issued'::account),
    (2, 'issued', 'waived')) m (n, f, t)
  WHERE d.amount > 0
$$;

-- Debt is paid from what expires first.
CREATE FUNCTION debts_to_pay(p_shop_id integer, p_now timestamptz, p_member_ids uuid[],
  p_reference text) RETURNS planned_transfer[]
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT coalesce(array_agg(planned_move(p_reference || '/debt/' || s.lot_id, b.member_id,
    'available', 'debt', s.amount, s.lot_id, NULL, NULL, NULL, p_now, '{"kind": "debt_paid"}')
    ORDER BY b.member_id, s.n), '{}')
  FROM balances b CROSS JOIN LATERAL lots_to_spend(p_shop_id, b.member_id, least(b.debt, b.available)) s
  WHERE b.shop_id = p_shop_id AND b.member_id = ANY (p_member_ids) AND b.asset = 'points'
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
    SELECT planned_move('lot/' || l.id || '/matured/' || stamp, l.member_id, 'pending', 'available',
      l.pending_left, l.id, NULL, NULL, NULL, l.available_at,
      jsonb_strip_nulls(jsonb_build_object('kind', 'matured', 'orderName', o.name)))
    FROM lots l LEFT JOIN orders o ON o.shop_id = p_shop_id AND o.id = l.order_id
    WHERE l.shop_id = p_shop_id AND l.member_id = ANY (p_member_ids)
      AND l.pending_left > 0 AND l.available_at <= p_now ORDER BY l.id);
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

-- One bounded step of the sweep: the members with the amounts that are due longest.
CREATE OR REPLACE FUNCTION sweep_due(p_shop_id integer, p_now timestamptz, p_limit integer)
RETURNS integer
LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  RETURN sweep_members(p_shop_id, p_now, ARRAY(
    SELECT member_id FROM (
      (SELECT member_id FROM lots
        WHERE shop_id = p_shop_id AND pending_left > 0 AND available_at <= p_now
        ORDER BY available_at LIMIT p_limit)
      UNION
      (SELECT member_id FROM lots
        WHERE shop_id = p_shop_id AND available_left > 0 AND expires_at IS NOT NULL
          AND expires_at <= p_now
        ORDER BY expires_at LIMIT p_limit)
      UNION
      (SELECT member_id FROM lots
        WHERE shop_id = p_shop_id AND moves_to IS NOT NULL AND noticed_at IS NULL
          AND available_left > 0 AND expires_at <= p_now + interval '30 days'
        ORDER BY expires_at LIMIT p_limit)) due));
END $$;

-- The member has been told when these points end: what ends by then is not moved.
CREATE FUNCTION note_expiry_shown(p_shop_id integer, p_now timestamptz, p_member_id uuid,
  p_until timestamptz) RETURNS integer
LANGUAGE sql AS $$
  WITH noticed AS (
    UPDATE lots SET noticed_at = p_now
    WHERE shop_id = p_shop_id AND member_id = p_member_id AND available_left > 0
      AND moves_to IS NOT NULL AND noticed_at IS NULL AND expires_at <= p_until
    RETURNING 1)
  SELECT count(*)::integer FROM noticed
$$;

-- Sets points aside for a redemption: 'held', 'duplicate', or the obstacle.
CREATE OR REPLACE FUNCTION hold_points(p_shop_id integer, p_now timestamptz, p_member_id uuid,
  p_points integer, p_redemption_id uuid, p_because jsonb, OUT outcome text, OUT available integer)
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  planned planned_transfer[];
  known record;
BEGIN
  PERFORM lock_members(p_shop_id, ARRAY[p_member_id]);
  SELECT sum(amount) AS points, min(member_id::text)::uuid AS member_id INTO known FROM transfers
    WHERE shop_id = p_shop_id AND redemption_id = p_redemption_id AND "to" = 'held';
  IF known.points IS NOT NULL THEN
    outcome := CASE WHEN known.points = p_points
        AND known.member_id = ANY (identities(p_shop_id, p_member_id))
      THEN 'duplicate' ELSE 'reused' END;
    RETURN;
  END IF;
  PERFORM sweep_members(p_shop_id, p_now, ARRAY[p_member_id]);
  available := spendable_points(p_shop_id, p_member_id);
  IF p_points > available THEN
    outcome := 'insufficient';
    RETURN;
  END IF;
  planned := ARRAY(
    SELECT planned_move('redemption/' || p_redemption_id || '/hold/' || s.n, p_member_id, 'available',
      'held', s.amount, s.lot_id, NULL, NULL, p_redemption_id, p_now, p_because)
    FROM lots_to_spend(p_shop_id, p_member_id, p_points) s);
  PERFORM ledger_post(p_shop_id, p_now, planned);
  outcome := 'held';
END $$;

-- What is in the member's lots, less what they owe.
CREATE FUNCTION spendable_points(p_shop_id integer, p_member_id uuid) RETURNS integer
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT coalesce(sum(available - debt), 0)::integer FROM balances
  WHERE shop_id = p_shop_id AND member_id = p_member_id AND asset = 'points'
$$;

-- Whose books a redemption is in: where its member was merged into another, the other's.
CREATE OR REPLACE FUNCTION redemption_member(p_shop_id integer, p_redemption_id uuid) RETURNS uuid
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT coalesce(m.merged_into, m.id) FROM transfers t
  JOIN members m ON m.shop_id = t.shop_id AND m.id = t.member_id
  WHERE t.shop_id = p_shop_id AND t.redemption_id = p_redemption_id LIMIT 1
$$;

-- Moves all that a redemption has in one of the member's accounts to an account without lots
-- (held → outstanding, outstanding → redeemed). Answers the points moved: 0 where it had been done.
CREATE OR REPLACE FUNCTION move_redemption(p_shop_id integer, p_now timestamptz, p_redemption_id uuid,
  p_verb text, p_because jsonb) RETURNS integer
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  source account := CASE p_verb WHEN 'capture' THEN 'held' WHEN 'use' THEN 'outstanding' END;
  target account := CASE p_verb WHEN 'capture' THEN 'outstanding' WHEN 'use' THEN 'redeemed' END;
  member uuid := redemption_member(p_shop_id, p_redemption_id);
  points integer;
BEGIN
  PERFORM lock_members(p_shop_id, ARRAY[member]);
  SELECT sum(amount * (("to" = source)::int - ("from" = source)::int)) INTO points FROM transfers
    WHERE shop_id = p_shop_id AND redemption_id = p_redemption_id;
  IF coalesce(points, 0) = 0 THEN RETURN 0; END IF;
  PERFORM ledger_post(p_shop_id, p_now, ARRAY[
    planned_move('redemption/' || p_redemption_id || '/' || p_verb || '/1', member, source, target,
      points, NULL, NULL, NULL, p_redemption_id, p_now, p_because)]);
  RETURN points;
END $$;

-- Brings all that a redemption has held (`release`) or outstanding (`return`) back into the lots it
-- left, which then live at least until `p_until`. Answers the points moved.
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
      member, source, 'available', amount, lot_id, NULL, NULL, p_redemption_id, p_now, p_because)
    FROM transfers
    WHERE shop_id = p_shop_id AND redemption_id = p_redemption_id AND "to" = 'held');
  PERFORM keep_lots(p_shop_id, ARRAY(SELECT lot_id FROM unnest(planned)), p_until);
  PERFORM ledger_post(p_shop_id, p_now, planned);
  RETURN points;
END $$;

-- Lots that points come back to live at least until then.
CREATE FUNCTION keep_lots(p_shop_id integer, p_lot_ids bigint[], p_until timestamptz) RETURNS void
LANGUAGE sql SET enable_seqscan = off AS $$
  UPDATE lots SET expires_at = p_until, moves_to = NULL
  WHERE shop_id = p_shop_id AND id = ANY (p_lot_ids) AND expires_at < p_until
$$;

-- A correction by hand: 'adjusted', 'duplicate', or the obstacle. A credit gets a lot of its own; one
-- that undoes a debit returns to the lots that were debited, which then live at least until `p_until`.
DROP FUNCTION adjust_points(integer, timestamptz, uuid, integer, text, jsonb, timestamptz);
CREATE FUNCTION adjust_points(p_shop_id integer, p_now timestamptz, p_member_id uuid,
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
  available := spendable_points(p_shop_id, p_member_id);
  IF p_points < 0 AND available + p_points < 0 THEN
    outcome := 'insufficient';
    RETURN;
  END IF;
  IF p_points < 0 THEN
    planned := ARRAY(
      SELECT planned_move(fact_key || '/' || s.n, p_member_id, 'available', 'adjusted', s.amount,
        s.lot_id, NULL, fact_key, NULL, p_now, p_because)
      FROM lots_to_spend(p_shop_id, p_member_id, -p_points) s);
  ELSIF p_undoes IS NOT NULL THEN
    planned := ARRAY(
      SELECT planned_move(fact_key || '/' || row_number() OVER (ORDER BY t.id), p_member_id,
        'adjusted', 'available', t.amount, t.lot_id, NULL, fact_key, NULL, p_now, p_because)
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

-- The merchant gives a lot more time, also one that has expired: 'extended', 'duplicate', or the
-- obstacle. Shortening is no extension.
CREATE FUNCTION extend_lot(p_shop_id integer, p_now timestamptz, p_member_id uuid, p_lot_id bigint,
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
    PERFORM ledger_post(p_shop_id, p_now, ARRAY[planned_move(fact_key || '/1', p_member_id, 'expired',
      'available', lot.expired, p_lot_id, NULL, NULL, NULL, p_now, p_because)]);
  END IF;
  UPDATE member_states SET revision = revision + 1, due_at = next_change_at(p_shop_id, member_id)
    WHERE shop_id = p_shop_id AND member_id = p_member_id;
  RETURN 'extended';
END $$;

-- The books of one member become another's, lots with their ends: nothing is given or taken here.
-- Both are locked beforehand.
CREATE FUNCTION merge_members(p_shop_id integer, p_now timestamptz, p_old uuid, p_kept uuid)
RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  following planned_transfer[];
BEGIN
  UPDATE members SET merged_into = p_kept
    WHERE shop_id = p_shop_id AND (id = p_old OR merged_into = p_old);
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
  UPDATE member_states SET written = revision, claimed_at = NULL, due_at = NULL
    WHERE shop_id = p_shop_id AND member_id = p_old;
  UPDATE member_states SET revision = revision + 1, due_at = next_change_at(p_shop_id, member_id)
    WHERE shop_id = p_shop_id AND member_id = p_kept;
  -- What one of them had may be owed by the other.
  following := debts_to_pay(p_shop_id, p_now, ARRAY[p_kept], 'merge/' || p_old);
  IF cardinality(following) > 0 THEN PERFORM ledger_write(p_shop_id, p_now, following); END IF;
END $$;

-- Answers for an alias the member that its customer was merged into.
CREATE OR REPLACE FUNCTION enroll_members(p_shop_id integer, p_now timestamptz, p_customer_ids text[],
  p_joined_at timestamptz[])
RETURNS TABLE (customer_id text, member_id uuid, is_new boolean)
LANGUAGE plpgsql SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  made uuid[];
BEGIN
  WITH added AS (
    INSERT INTO members (shop_id, id, customer_id, joined_at, recorded_at)
    SELECT p_shop_id, gen_random_uuid(), c.customer_id, min(c.joined_at), p_now
    FROM unnest(p_customer_ids, p_joined_at) c (customer_id, joined_at)
    GROUP BY c.customer_id ORDER BY c.customer_id
    ON CONFLICT DO NOTHING RETURNING id)
  SELECT coalesce(array_agg(id), '{}') INTO made FROM added;
  RETURN QUERY SELECT m.customer_id, coalesce(m.merged_into, m.id), m.id = ANY (made) FROM members m
    WHERE m.shop_id = p_shop_id AND m.customer_id = ANY (p_customer_ids);
END $$;
