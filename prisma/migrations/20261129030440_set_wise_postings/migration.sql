-- A posting changes states and balances of all its members at once, where each had a statement of its
-- own. A plan that was made while the tables were empty can still not scan them when they are large:
-- rows are looked up one by one by their key (OFFSET 0 keeps that apart), and changed by their place,
-- for which there is no other way than to go there. Left to itself PostgreSQL would plan these anew
-- for each posting of a few, which takes longer than posting them.
CREATE OR REPLACE FUNCTION ledger_write(p_shop_id integer, p_now timestamptz,
  p_transfers planned_transfer[]) RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  d record;
  changed uuid[] := '{}';
  returned boolean := false;
  owing uuid[] := '{}';
  stranger text;
  missed integer;
  following planned_transfer[];
BEGIN
  -- Members first, in sorted order: whoever touches their books waits here, and nobody blocks another.
  -- Whatever of theirs is read below stays in its place until the end of the transaction.
  PERFORM lock_members(p_shop_id, ARRAY(SELECT DISTINCT t.member_id FROM unnest(p_transfers) t));

  -- A fresh credit can only bring the next change nearer; anything else is looked up when it is done.
  WITH told AS (
    SELECT t.member_id, bool_and(t.lot_available_at IS NOT NULL) AS only_opens,
      min(CASE t.to_account WHEN 'pending' THEN nullif(t.lot_available_at, 'infinity')
        ELSE t.lot_expires_at END)
        FILTER (WHERE t.to_account IN ('pending', 'available')) AS due_at
    FROM unnest(p_transfers) t GROUP BY t.member_id),
  found AS MATERIALIZED (
    SELECT told.*, s.place FROM told LEFT JOIN LATERAL (
      SELECT ctid AS place FROM member_states
      WHERE shop_id = p_shop_id AND member_id = told.member_id OFFSET 0) s ON true),
  raised AS (
    UPDATE member_states s SET revision = s.revision + 1,
      due_at = CASE WHEN found.only_opens THEN least(s.due_at, found.due_at) ELSE s.due_at END
    FROM found WHERE s.ctid = found.place RETURNING s.member_id, found.only_opens)
  SELECT coalesce(array_agg(raised.member_id) FILTER (WHERE NOT raised.only_opens), '{}'),
    (SELECT min(found.member_id::text) FROM found WHERE found.place IS NULL)
  INTO changed, stranger FROM raised;
  IF stranger IS NOT NULL THEN RAISE EXCEPTION 'shop % has no member %', p_shop_id, stranger; END IF;

  INSERT INTO transfers (shop_id, member_id, asset, "from", "to", amount, lot_id, order_id, key,
    redemption_id, reference, occurred_at, recorded_at, because)
  SELECT p_shop_id, t.member_id, t.asset, t.from_account, t.to_account, t.amount, t.lot_id, t.order_id,
    t.key, t.redemption_id, t.reference, t.occurred_at, p_now, t.because
  FROM unnest(p_transfers) t;

  INSERT INTO lots (shop_id, id, member_id, asset, order_id, key, occurred_at, available_at,
    expires_at, pending_left, available_left, expired, is_test, idle_months, moves_to)
  SELECT p_shop_id, t.lot_id, t.member_id, t.asset, t.order_id, t.key, t.occurred_at,
    nullif(t.lot_available_at, 'infinity'), t.lot_expires_at,
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

  WITH told AS (
    SELECT t.member_id, t.asset,
      sum(t.amount * ((t.to_account = 'pending')::int - (t.from_account = 'pending')::int)) AS pending,
      sum(t.amount * ((t.to_account = 'available')::int - (t.from_account = 'available')::int)) AS available,
      sum(t.amount * ((t.to_account = 'held')::int - (t.from_account = 'held')::int)) AS held,
      sum(t.amount * ((t.to_account = 'outstanding')::int - (t.from_account = 'outstanding')::int)) AS outstanding,
      sum(t.amount * ((t.from_account = 'debt')::int - (t.to_account = 'debt')::int)) AS debt
    FROM unnest(p_transfers) t GROUP BY t.member_id, t.asset),
  found AS MATERIALIZED (
    SELECT told.*, b.place FROM told LEFT JOIN LATERAL (
      SELECT ctid AS place FROM balances
      WHERE shop_id = p_shop_id AND member_id = told.member_id AND asset = told.asset
      OFFSET 0) b ON true),
  opened AS (
    INSERT INTO balances (shop_id, member_id, asset, pending, available, held, outstanding, debt)
    SELECT p_shop_id, member_id, asset, pending, available, held, outstanding, debt
    FROM found WHERE place IS NULL RETURNING 1),
  moved AS (
    UPDATE balances b SET pending = b.pending + found.pending,
      available = b.available + found.available, held = b.held + found.held,
      outstanding = b.outstanding + found.outstanding, debt = b.debt + found.debt
    FROM found WHERE b.ctid = found.place RETURNING b.member_id, b.debt, b.available)
  SELECT coalesce(array_agg(moved.member_id)
      FILTER (WHERE moved.debt > 0 AND moved.available > 0), '{}'),
    (SELECT count(*) FROM told) - (SELECT count(*) FROM opened) - count(*)
  INTO owing, missed FROM moved;
  -- Somebody changed a balance without its member's lock: tried again.
  IF missed > 0 THEN
    RAISE EXCEPTION '% balances of shop % were changed meanwhile', missed, p_shop_id
      USING ERRCODE = 'serialization_failure';
  END IF;

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