-- Causes that members give points to. What members gave (pledged) and what the merchant recorded as
-- paid out are separate: neither is ever made from the other.
CREATE TABLE causes (
  shop_id     integer NOT NULL REFERENCES shops (id),
  id          uuid NOT NULL,
  name        text NOT NULL,
  text        text NOT NULL,
  -- Empty: none.
  url         text NOT NULL,
  picture_url text NOT NULL,
  created_at  timestamptz(3) NOT NULL,
  -- Null: members can give to it.
  ended_at    timestamptz(3),
  PRIMARY KEY (shop_id, id)
);

-- What a redemption gave to which cause, in money of that moment. It counts while the redemption
-- stands; one that was cancelled is told by its status.
CREATE TABLE donations (
  shop_id       integer NOT NULL,
  redemption_id uuid NOT NULL,
  cause_id      uuid NOT NULL,
  amount_minor  bigint NOT NULL CHECK (amount_minor > 0),
  currency      text NOT NULL,
  PRIMARY KEY (shop_id, redemption_id),
  FOREIGN KEY (shop_id, redemption_id) REFERENCES redemptions (shop_id, id),
  FOREIGN KEY (shop_id, cause_id) REFERENCES causes (shop_id, id)
);
CREATE INDEX donations_cause_idx ON donations (shop_id, cause_id);

-- What the merchant says was paid out to a cause.
CREATE TABLE cause_payments (
  shop_id      integer NOT NULL,
  id           uuid NOT NULL,
  cause_id     uuid NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency     text NOT NULL,
  paid_on      date NOT NULL,
  note         text NOT NULL,
  recorded_at  timestamptz(3) NOT NULL,
  recorded_by  text NOT NULL,
  undone_at    timestamptz(3),
  undone_by    text,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, cause_id) REFERENCES causes (shop_id, id),
  CHECK ((undone_at IS NULL) = (undone_by IS NULL))
);
CREATE INDEX cause_payments_cause_idx ON cause_payments (shop_id, cause_id);

-- What was given to a cause can be taken back by the merchant: redeemed → available, into the lots
-- that the points left.
CREATE OR REPLACE FUNCTION restore_redemption(p_shop_id integer, p_now timestamptz,
  p_redemption_id uuid, p_verb text, p_because jsonb, p_until timestamptz) RETURNS integer
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  source account := CASE p_verb WHEN 'release' THEN 'held' WHEN 'return' THEN 'outstanding'
    WHEN 'unuse' THEN 'redeemed' END;
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
