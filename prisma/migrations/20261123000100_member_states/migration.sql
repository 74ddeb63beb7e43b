-- What the storefront shows of a member has a row of its own. It changes with every posting, and so
-- the members' own row, with its indexes, stays as it is.
CREATE TABLE member_states (
  shop_id    integer NOT NULL,
  member_id  uuid NOT NULL,
  revision   integer NOT NULL DEFAULT 0,
  written    integer NOT NULL DEFAULT 0,
  claimed_at timestamptz(3),
  due_at     timestamptz(3),
  PRIMARY KEY (shop_id, member_id),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
) WITH (fillfactor = 80);

INSERT INTO member_states (shop_id, member_id, revision, written, claimed_at, due_at)
  SELECT shop_id, id, state_revision, state_written, state_claimed_at, state_due_at FROM members;
ALTER TABLE members DROP COLUMN state_revision, DROP COLUMN state_written,
  DROP COLUMN state_claimed_at, DROP COLUMN state_due_at;
ALTER TABLE members RESET (fillfactor);

CREATE INDEX member_states_unwritten_idx ON member_states (shop_id, member_id)
  WHERE written < revision;
CREATE INDEX member_states_due_idx ON member_states (shop_id, due_at) WHERE due_at IS NOT NULL;

-- Whoever makes a member, by whatever door, makes the state with it, to be written for the first time.
CREATE FUNCTION make_member_states() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO member_states (shop_id, member_id, revision) SELECT shop_id, id, 1 FROM made;
  RETURN NULL;
END $$;
CREATE TRIGGER members_have_states AFTER INSERT ON members
  REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION make_member_states();

-- The state's row is also what is locked: by whoever decides by a member's lots or balance, and by
-- every posting, which changes it anyway.
CREATE OR REPLACE FUNCTION lock_members(p_shop_id integer, p_member_ids uuid[]) RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  PERFORM 1 FROM member_states WHERE shop_id = p_shop_id AND member_id = ANY (p_member_ids)
    ORDER BY member_id FOR NO KEY UPDATE;
END $$;

-- Lots, transfers, balances, and the revision of what the storefront shows.
CREATE OR REPLACE FUNCTION ledger_write(p_shop_id integer, p_now timestamptz,
  p_transfers planned_transfer[]) RETURNS void
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
    UPDATE member_states SET due_at = next_change_at(p_shop_id, member_id)
    WHERE shop_id = p_shop_id AND member_id = ANY (changed);
  END IF;
END $$;

-- Makes members of customers, in sorted order, and answers them. One that was made by somebody else a
-- moment ago is answered too, and is not new.
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
  RETURN QUERY SELECT m.customer_id, m.id, m.id = ANY (made) FROM members m
    WHERE m.shop_id = p_shop_id AND m.customer_id = ANY (p_customer_ids);
END $$;
