-- Whether one more of a reward may be had: by this member, and of the stock. Whoever asks for a
-- reward with a stock holds it alone until the end of the transaction; those who ask for one
-- without hold it together, so that none is missed by the first who counts.
CREATE FUNCTION claim_reward(
  p_shop_id integer, p_reward_id text, p_member_id uuid, p_per_member integer, p_stock integer
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_key bigint := hashtextextended(p_shop_id || '/reward/' || p_reward_id, 0);
  v_taken integer;
BEGIN
  IF p_stock IS NULL THEN
    PERFORM pg_advisory_xact_lock_shared(v_key);
  ELSE
    PERFORM pg_advisory_xact_lock(v_key);
    SELECT count(*) INTO v_taken FROM (
      SELECT 1 FROM redemptions
      WHERE shop_id = p_shop_id AND reward_id = p_reward_id
        AND status NOT IN ('refused', 'returned', 'expired', 'cancelled')
      LIMIT p_stock) t;
    IF v_taken >= p_stock THEN RETURN 'sold_out'; END IF;
  END IF;
  -- The caller holds the member's row, so nobody else redeems for them meanwhile.
  IF p_per_member IS NOT NULL THEN
    SELECT count(*) INTO v_taken FROM (
      SELECT 1 FROM redemptions
      WHERE shop_id = p_shop_id AND reward_id = p_reward_id AND member_id = p_member_id
        AND status NOT IN ('refused', 'returned', 'expired', 'cancelled')
      LIMIT p_per_member) t;
    IF v_taken >= p_per_member THEN RETURN 'limit_reached'; END IF;
  END IF;
  RETURN 'granted';
END $$;
