-- Points of an order that has not been sent may have no day yet on which they can be spent: their lot
-- has neither a day nor an end until the order's settlement knows them.
ALTER TABLE lots ALTER COLUMN available_at DROP NOT NULL;

-- As before; a transfer whose `lot_available_at` is infinity opens a lot without a day.
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
      min(CASE t.to_account WHEN 'pending' THEN nullif(t.lot_available_at, 'infinity')
        ELSE t.lot_expires_at END)
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

-- Lots whose order says another day than it did: they get it, and the end that follows from it. A
-- merchant who gave one more time has given it for good. Members are locked beforehand.
CREATE FUNCTION retime_lots(p_shop_id integer, p_lot_ids bigint[], p_available_at timestamptz[],
  p_expires_at timestamptz[], p_idle_months smallint[], p_moves_to timestamptz[]) RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  d record;
BEGIN
  FOR d IN
    SELECT t.*, l.member_id, (
        SELECT max((f.data->>'until')::timestamptz) FROM facts f
        WHERE f.shop_id = p_shop_id AND f.member_id = l.member_id AND f.kind = 'extension'
          AND f.data->>'lotId' = t.id::text) AS extended_to
    FROM unnest(p_lot_ids, p_available_at, p_expires_at, p_idle_months, p_moves_to)
      t (id, available_at, expires_at, idle_months, moves_to)
    JOIN lots l ON l.shop_id = p_shop_id AND l.id = t.id
    ORDER BY l.member_id, t.id
  LOOP
    UPDATE lots SET available_at = d.available_at, idle_months = d.idle_months,
      expires_at = CASE WHEN d.extended_to > d.expires_at THEN d.extended_to ELSE d.expires_at END,
      moves_to = CASE WHEN d.extended_to > d.expires_at THEN NULL ELSE d.moves_to END
    WHERE shop_id = p_shop_id AND id = d.id;
    UPDATE member_states SET revision = revision + 1,
      due_at = next_change_at(p_shop_id, d.member_id)
    WHERE shop_id = p_shop_id AND member_id = d.member_id;
  END LOOP;
END $$;
