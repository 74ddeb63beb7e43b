-- As before, and says when the last one goes: pages then say that it is gone.
CREATE OR REPLACE FUNCTION claim_reward(
  p_shop_id integer, p_reward_id text, p_member_id uuid, p_per_member integer, p_stock integer
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_key bigint := hashtextextended(p_shop_id || '/reward/' || p_reward_id, 0);
  v_taken integer;
  v_is_last boolean := false;
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
    v_is_last := v_taken + 1 = p_stock;
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
  RETURN CASE WHEN v_is_last THEN 'granted_last' ELSE 'granted' END;
END $$;
