-- The books: how amounts may move, and the functions that move them. Every function takes the shop
-- and the business time, locks members in sorted order before it reads what it decides by, and
-- leaves transfers, lots, balances and the member's state agreeing with one another.

-- One lot per member, asset, order and key (a sign-up or an adjustment has no order).
DROP INDEX lots_member_idx;
ALTER TABLE lots ADD CONSTRAINT lots_cause_key
  UNIQUE NULLS NOT DISTINCT (shop_id, member_id, asset, order_id, key);
ALTER TABLE lots SET (fillfactor = 80);

ALTER TABLE balances ADD CONSTRAINT balances_available_check CHECK (available >= 0);
ALTER TABLE balances SET (fillfactor = 70);
ALTER TABLE members SET (fillfactor = 80);

-- The moves there are, and which of them touch a lot: exactly these, so that what is left of a lot is
-- a sum over its transfers.
ALTER TABLE transfers ADD CONSTRAINT transfers_move_check CHECK (
  CASE "from"
    WHEN 'issued' THEN "to" IN ('pending', 'available', 'expired', 'waived')
    WHEN 'pending' THEN "to" IN ('available', 'issued')
    WHEN 'available' THEN "to" IN ('issued', 'held', 'expired', 'adjusted')
    WHEN 'held' THEN "to" IN ('outstanding', 'available')
    WHEN 'outstanding' THEN "to" IN ('redeemed', 'available')
    WHEN 'expired' THEN "to" = 'issued'
    WHEN 'waived' THEN "to" = 'issued'
    WHEN 'adjusted' THEN "to" = 'available'
    ELSE false
  END);
ALTER TABLE transfers ADD CONSTRAINT transfers_lot_check CHECK (
  (lot_id IS NOT NULL) = ("from" IN ('pending', 'available', 'expired')
    OR "to" IN ('pending', 'available', 'expired')));
CREATE INDEX transfers_redemption_idx ON transfers (shop_id, redemption_id)
  WHERE redemption_id IS NOT NULL;

-- Orders arrive by the hundred thousand. A look at the shop for each would cost as much as the row;
-- a settlement takes the shop's row once instead, in the same transaction.
ALTER TABLE orders DROP CONSTRAINT orders_shop_id_fkey;
-- Snapshots stay in their row, uncompressed: they are read with it, and packing them costs more than
-- the space is worth.
ALTER TABLE orders ALTER COLUMN snapshot SET STORAGE EXTERNAL;
ALTER TABLE orders ALTER COLUMN evaluation SET STORAGE EXTERNAL;
ALTER TABLE orders SET (toast_tuple_target = 8160);

-- Orders whose newest state has to be asked for: also such as we have never seen.
DROP INDEX orders_fetch_idx;
ALTER TABLE orders DROP COLUMN fetch_at;
CREATE TABLE order_fetches (
  shop_id  integer NOT NULL,
  order_id text NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  try_at   timestamptz(3) NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  problem  text,
  PRIMARY KEY (shop_id, order_id)
);
CREATE INDEX order_fetches_due_idx ON order_fetches (shop_id, try_at);

-- When a delivery of another topic was given to its handler last: a lease, so that two workers do not
-- hand it over at the same moment.
ALTER TABLE deliveries ADD COLUMN tried_at timestamptz(3);

-- A transfer before it is booked. `lot_available_at` is set where it opens its lot.
CREATE TYPE planned_transfer AS (
  reference        text,
  member_id        uuid,
  asset            text,
  from_account     account,
  to_account       account,
  amount           integer,
  lot_id           bigint,
  order_id         text,
  key              text,
  redemption_id    uuid,
  occurred_at      timestamptz(3),
  because          jsonb,
  lot_available_at timestamptz(3),
  lot_expires_at   timestamptz(3)
);

-- A plan made while a table was empty is kept, and would scan the table when it is large. So: no
-- scans in here, and what is updated row by row is found row by row, by its key.
CREATE FUNCTION lock_members(p_shop_id integer, p_member_ids uuid[]) RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  PERFORM 1 FROM members WHERE shop_id = p_shop_id AND id = ANY (p_member_ids)
    ORDER BY id FOR NO KEY UPDATE;
END $$;

-- Books a batch. What is decided by a member's lots or balance needs the member locked beforehand. A reference that is known with the same content is
-- a duplicate and books nothing; with other content it is named in `reused`, and the whole batch books
-- nothing. Nearly every batch is all new, so that is tried first.
CREATE FUNCTION ledger_post(p_shop_id integer, p_now timestamptz, p_transfers planned_transfer[],
  OUT posted integer, OUT duplicates integer, OUT reused text[])
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  fresh planned_transfer[];
BEGIN
  reused := '{}';
  duplicates := 0;
  posted := cardinality(p_transfers);
  BEGIN
    PERFORM ledger_write(p_shop_id, p_now, p_transfers);
    RETURN;
  EXCEPTION WHEN unique_violation THEN
    NULL;
  END;
  posted := 0;
  reused := ledger_reused(p_shop_id, p_transfers);
  IF cardinality(reused) > 0 THEN RETURN; END IF;
  fresh := ARRAY(
    SELECT t::planned_transfer FROM (
      SELECT DISTINCT ON (t.reference) t.* FROM unnest(p_transfers) t ORDER BY t.reference) t
    WHERE t.reference NOT IN (
      SELECT reference FROM transfers WHERE shop_id = p_shop_id
        AND reference = ANY (ARRAY(SELECT b.reference FROM unnest(p_transfers) b))));
  posted := cardinality(fresh);
  duplicates := cardinality(p_transfers) - posted;
  IF posted > 0 THEN PERFORM ledger_write(p_shop_id, p_now, fresh); END IF;
END $$;

-- References that stand for something else: in the books, or elsewhere in the same batch.
CREATE FUNCTION ledger_reused(p_shop_id integer, p_transfers planned_transfer[]) RETURNS text[]
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT coalesce(array_agg(DISTINCT reference), '{}') FROM (
    SELECT reference FROM (
      SELECT reference, member_id, asset, from_account, to_account, amount FROM unnest(p_transfers)
      UNION
      SELECT reference, member_id, asset, "from", "to", amount FROM transfers
      WHERE shop_id = p_shop_id
        AND reference = ANY (ARRAY(SELECT t.reference FROM unnest(p_transfers) t))) contents
    GROUP BY reference HAVING count(*) > 1) differing
$$;

-- Lots, transfers, balances, and the revision of what the storefront shows.
CREATE FUNCTION ledger_write(p_shop_id integer, p_now timestamptz, p_transfers planned_transfer[])
RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  d record;
  changed uuid[] := '{}';
BEGIN
  -- Members first, in sorted order: whoever touches their books waits here, and nobody blocks another.
  -- A fresh credit can only bring the next change nearer; anything else is looked up when it is done.
  FOR d IN
    SELECT t.member_id, bool_and(t.lot_available_at IS NOT NULL) AS only_opens,
      min(CASE t.to_account WHEN 'pending' THEN t.lot_available_at ELSE t.lot_expires_at END)
        FILTER (WHERE t.to_account IN ('pending', 'available')) AS due_at
    FROM unnest(p_transfers) t GROUP BY t.member_id ORDER BY t.member_id
  LOOP
    UPDATE members SET state_revision = state_revision + 1,
      state_due_at = CASE WHEN d.only_opens THEN least(state_due_at, d.due_at) ELSE state_due_at END
    WHERE shop_id = p_shop_id AND id = d.member_id;
    IF NOT FOUND THEN RAISE EXCEPTION 'shop % has no member %', p_shop_id, d.member_id; END IF;
    IF NOT d.only_opens THEN changed := changed || d.member_id; END IF;
  END LOOP;

  INSERT INTO transfers (shop_id, member_id, asset, "from", "to", amount, lot_id, order_id, key,
    redemption_id, reference, occurred_at, recorded_at, because)
  SELECT p_shop_id, t.member_id, t.asset, t.from_account, t.to_account, t.amount, t.lot_id, t.order_id,
    t.key, t.redemption_id, t.reference, t.occurred_at, p_now, t.because
  FROM unnest(p_transfers) t;

  INSERT INTO lots (shop_id, id, member_id, asset, order_id, key, occurred_at, available_at,
    expires_at, pending_left, available_left, expired)
  SELECT p_shop_id, t.lot_id, t.member_id, t.asset, t.order_id, t.key, t.occurred_at,
    t.lot_available_at, t.lot_expires_at,
    CASE t.to_account WHEN 'pending' THEN t.amount ELSE 0 END,
    CASE t.to_account WHEN 'available' THEN t.amount ELSE 0 END,
    CASE t.to_account WHEN 'expired' THEN t.amount ELSE 0 END
  FROM unnest(p_transfers) t WHERE t.lot_available_at IS NOT NULL;

  FOR d IN
    SELECT t.lot_id,
      sum(t.amount * ((t.to_account = 'pending')::int - (t.from_account = 'pending')::int)) AS pending,
      sum(t.amount * ((t.to_account = 'available')::int - (t.from_account = 'available')::int)) AS available,
      sum(t.amount * ((t.to_account = 'expired')::int - (t.from_account = 'expired')::int)) AS expired
    FROM unnest(p_transfers) t WHERE t.lot_id IS NOT NULL AND t.lot_available_at IS NULL
    GROUP BY t.lot_id
  LOOP
    UPDATE lots SET pending_left = pending_left + d.pending,
      available_left = available_left + d.available, expired = lots.expired + d.expired
    WHERE shop_id = p_shop_id AND id = d.lot_id;
    IF NOT FOUND THEN RAISE EXCEPTION 'shop % has no lot %', p_shop_id, d.lot_id; END IF;
  END LOOP;

  FOR d IN
    SELECT t.member_id, t.asset,
      sum(t.amount * ((t.to_account = 'pending')::int - (t.from_account = 'pending')::int)) AS pending,
      sum(t.amount * ((t.to_account = 'available')::int - (t.from_account = 'available')::int)) AS available,
      sum(t.amount * ((t.to_account = 'held')::int - (t.from_account = 'held')::int)) AS held,
      sum(t.amount * ((t.to_account = 'outstanding')::int - (t.from_account = 'outstanding')::int)) AS outstanding
    FROM unnest(p_transfers) t GROUP BY t.member_id, t.asset
  LOOP
    UPDATE balances SET pending = balances.pending + d.pending,
      available = balances.available + d.available, held = balances.held + d.held,
      outstanding = balances.outstanding + d.outstanding
    WHERE shop_id = p_shop_id AND member_id = d.member_id AND asset = d.asset;
    IF NOT FOUND THEN
      INSERT INTO balances (shop_id, member_id, asset, pending, available, held, outstanding)
      VALUES (p_shop_id, d.member_id, d.asset, d.pending, d.available, d.held, d.outstanding);
    END IF;
  END LOOP;

  IF cardinality(changed) > 0 THEN
    UPDATE members SET state_due_at = next_change_at(p_shop_id, id)
    WHERE shop_id = p_shop_id AND id = ANY (changed);
  END IF;
END $$;

-- When an amount of this member next matures or expires.
CREATE FUNCTION next_change_at(p_shop_id integer, p_member_id uuid) RETURNS timestamptz
LANGUAGE sql STABLE AS $$
  SELECT min(least(
    CASE WHEN pending_left > 0 THEN available_at END,
    CASE WHEN available_left > 0 THEN expires_at END))
  FROM lots WHERE shop_id = p_shop_id AND member_id = p_member_id
    AND (pending_left > 0 OR available_left > 0)
$$;

-- Matures and then expires whatever is due for these members. Answers how many amounts moved.
CREATE FUNCTION sweep_members(p_shop_id integer, p_now timestamptz, p_member_ids uuid[]) RETURNS integer
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  -- A lot can be credited again after it has matured, so the moment is part of the reference.
  stamp text := (extract(epoch FROM p_now) * 1000)::bigint;
  maturing planned_transfer[];
  expiring planned_transfer[];
BEGIN
  PERFORM lock_members(p_shop_id, p_member_ids);
  maturing := ARRAY(
    SELECT ROW('lot/' || l.id || '/matured/' || stamp, l.member_id, l.asset, 'pending', 'available',
      l.pending_left, l.id, NULL, NULL, NULL, l.available_at,
      jsonb_strip_nulls(jsonb_build_object('kind', 'matured', 'orderName', o.name)),
      NULL, NULL)::planned_transfer
    FROM lots l LEFT JOIN orders o ON o.shop_id = p_shop_id AND o.id = l.order_id
    WHERE l.shop_id = p_shop_id AND l.member_id = ANY (p_member_ids)
      AND l.pending_left > 0 AND l.available_at <= p_now);
  IF cardinality(maturing) > 0 THEN PERFORM ledger_post(p_shop_id, p_now, maturing); END IF;
  expiring := ARRAY(
    SELECT ROW('lot/' || l.id || '/expired/' || stamp, l.member_id, l.asset, 'available', 'expired',
      l.available_left, l.id, NULL, NULL, NULL, l.expires_at, '{"kind": "expired"}',
      NULL, NULL)::planned_transfer
    FROM lots l
    WHERE l.shop_id = p_shop_id AND l.member_id = ANY (p_member_ids)
      AND l.available_left > 0 AND l.expires_at <= p_now);
  IF cardinality(expiring) > 0 THEN PERFORM ledger_post(p_shop_id, p_now, expiring); END IF;
  RETURN cardinality(maturing) + cardinality(expiring);
END $$;

-- One bounded step of the sweep: the members with the amounts that are due longest.
CREATE FUNCTION sweep_due(p_shop_id integer, p_now timestamptz, p_limit integer) RETURNS integer
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
        ORDER BY expires_at LIMIT p_limit)) due));
END $$;

-- Which lots an amount comes out of: what expires first goes first. Less than `p_points` in sum where
-- there is not enough.
CREATE FUNCTION lots_to_spend(p_shop_id integer, p_member_id uuid, p_points integer)
RETURNS TABLE (n bigint, lot_id bigint, amount integer) LANGUAGE sql STABLE AS $$
  SELECT row_number() OVER (ORDER BY expires_at NULLS LAST, id), id,
    least(available_left, p_points - before)::integer
  FROM (
    SELECT id, expires_at, available_left,
      sum(available_left) OVER (ORDER BY expires_at NULLS LAST, id) - available_left AS before
    FROM lots WHERE shop_id = p_shop_id AND member_id = p_member_id AND asset = 'points'
      AND available_left > 0) open_lots
  WHERE before < p_points
$$;

-- Sets points aside for a redemption: 'held', 'duplicate', or the obstacle.
CREATE FUNCTION hold_points(p_shop_id integer, p_now timestamptz, p_member_id uuid, p_points integer,
  p_redemption_id uuid, p_because jsonb, OUT outcome text, OUT available integer)
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  planned planned_transfer[];
  known record;
BEGIN
  PERFORM lock_members(p_shop_id, ARRAY[p_member_id]);
  SELECT sum(amount) AS points, min(member_id::text)::uuid AS member_id INTO known FROM transfers
    WHERE shop_id = p_shop_id AND redemption_id = p_redemption_id AND "to" = 'held';
  IF known.points IS NOT NULL THEN
    outcome := CASE WHEN known.points = p_points AND known.member_id = p_member_id
      THEN 'duplicate' ELSE 'reused' END;
    RETURN;
  END IF;
  PERFORM sweep_members(p_shop_id, p_now, ARRAY[p_member_id]);
  SELECT coalesce(sum(available_left), 0) INTO available FROM lots
    WHERE shop_id = p_shop_id AND member_id = p_member_id AND asset = 'points';
  IF p_points > available THEN
    outcome := 'insufficient';
    RETURN;
  END IF;
  planned := ARRAY(
    SELECT ROW('redemption/' || p_redemption_id || '/hold/' || s.n, p_member_id, 'points', 'available',
      'held', s.amount, s.lot_id, NULL, NULL, p_redemption_id, p_now, p_because,
      NULL, NULL)::planned_transfer
    FROM lots_to_spend(p_shop_id, p_member_id, p_points) s);
  PERFORM ledger_post(p_shop_id, p_now, planned);
  outcome := 'held';
END $$;

-- Moves all that a redemption has in one of the member's accounts to an account without lots
-- (held → outstanding, outstanding → redeemed). Answers the points moved: 0 where it had been done.
CREATE FUNCTION move_redemption(p_shop_id integer, p_now timestamptz, p_redemption_id uuid, p_verb text,
  p_because jsonb) RETURNS integer
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
    ROW('redemption/' || p_redemption_id || '/' || p_verb || '/1', member, 'points', source, target,
      points, NULL, NULL, NULL, p_redemption_id, p_now, p_because, NULL, NULL)::planned_transfer]);
  RETURN points;
END $$;

-- Brings all that a redemption has held (`release`) or outstanding (`return`) back into the lots it
-- left, which then live at least until `p_until`. Answers the points moved.
CREATE FUNCTION restore_redemption(p_shop_id integer, p_now timestamptz, p_redemption_id uuid, p_verb text,
  p_because jsonb, p_until timestamptz) RETURNS integer
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
    SELECT ROW('redemption/' || p_redemption_id || '/' || p_verb || '/' || row_number() OVER (ORDER BY lot_id),
      member, 'points', source, 'available', amount, lot_id, NULL, NULL, p_redemption_id, p_now, p_because,
      NULL, NULL)::planned_transfer
    FROM transfers
    WHERE shop_id = p_shop_id AND redemption_id = p_redemption_id AND "to" = 'held');
  UPDATE lots SET expires_at = greatest(expires_at, p_until)
    WHERE shop_id = p_shop_id AND expires_at IS NOT NULL
      AND id IN (SELECT lot_id FROM unnest(planned));
  PERFORM ledger_post(p_shop_id, p_now, planned);
  RETURN points;
END $$;

CREATE FUNCTION redemption_member(p_shop_id integer, p_redemption_id uuid) RETURNS uuid
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT member_id FROM transfers
  WHERE shop_id = p_shop_id AND redemption_id = p_redemption_id LIMIT 1
$$;

-- A correction by hand: 'adjusted', 'duplicate', or the obstacle. A credit gets a lot of its own.
CREATE FUNCTION adjust_points(p_shop_id integer, p_now timestamptz, p_member_id uuid, p_points integer,
  p_adjustment_id text, p_because jsonb, p_expires_at timestamptz, OUT outcome text, OUT available integer)
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  fact_key text := 'adjustment/' || p_adjustment_id;
  fact_data jsonb := jsonb_build_object('points', p_points, 'because', p_because);
  known record;
  planned planned_transfer[];
BEGIN
  PERFORM lock_members(p_shop_id, ARRAY[p_member_id]);
  IF NOT EXISTS (SELECT FROM members WHERE shop_id = p_shop_id AND id = p_member_id) THEN
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
  SELECT coalesce(sum(available_left), 0) INTO available FROM lots
    WHERE shop_id = p_shop_id AND member_id = p_member_id AND asset = 'points';
  IF available + p_points < 0 THEN
    outcome := 'insufficient';
    RETURN;
  END IF;
  IF p_points > 0 THEN
    planned := ARRAY[ROW(fact_key || '/1', p_member_id, 'points', 'adjusted', 'available', p_points,
      nextval('lots_id_seq'), NULL, fact_key, NULL, p_now, p_because, p_now,
      p_expires_at)::planned_transfer];
  ELSE
    planned := ARRAY(
      SELECT ROW(fact_key || '/' || s.n, p_member_id, 'points', 'available', 'adjusted', s.amount,
        s.lot_id, NULL, fact_key, NULL, p_now, p_because, NULL, NULL)::planned_transfer
      FROM lots_to_spend(p_shop_id, p_member_id, -p_points) s);
  END IF;
  INSERT INTO facts (shop_id, key, kind, member_id, occurred_at, recorded_at, data)
    VALUES (p_shop_id, fact_key, 'adjustment', p_member_id, p_now, p_now, fact_data);
  PERFORM ledger_post(p_shop_id, p_now, planned);
  outcome := 'adjusted';
END $$;

-- Makes members of customers, in sorted order, and answers them. One that was made by somebody else a
-- moment ago is answered too, and is not new.
CREATE FUNCTION enroll_members(p_shop_id integer, p_now timestamptz, p_customer_ids text[],
  p_joined_at timestamptz[])
RETURNS TABLE (customer_id text, member_id uuid, is_new boolean)
LANGUAGE plpgsql SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  made uuid[];
BEGIN
  WITH added AS (
    INSERT INTO members (shop_id, id, customer_id, joined_at, recorded_at, state_revision)
    SELECT p_shop_id, gen_random_uuid(), c.customer_id, min(c.joined_at), p_now, 1
    FROM unnest(p_customer_ids, p_joined_at) c (customer_id, joined_at)
    GROUP BY c.customer_id ORDER BY c.customer_id
    ON CONFLICT DO NOTHING RETURNING id)
  SELECT coalesce(array_agg(id), '{}') INTO made FROM added;
  RETURN QUERY SELECT m.customer_id, m.id, m.id = ANY (made) FROM members m
    WHERE m.shop_id = p_shop_id AND m.customer_id = ANY (p_customer_ids);
END $$;

-- Serialises the settlement of these orders until the transaction ends, also of orders not seen yet,
-- which have no row to lock. Bounded by the batch: the server's lock table is shared.
CREATE FUNCTION lock_orders(p_shop_id integer, p_order_ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(lock_key) FROM (
    SELECT DISTINCT hashtextextended(order_id, p_shop_id) AS lock_key
    FROM unnest(p_order_ids) order_id ORDER BY 1) sorted;
END $$;
