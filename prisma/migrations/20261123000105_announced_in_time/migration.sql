-- An announcement counts where it came thirty days ahead; one that is later does not keep an end from
-- moving, whether or not the sweep has come by.
CREATE OR REPLACE FUNCTION note_expiry_shown(p_shop_id integer, p_now timestamptz, p_member_id uuid,
  p_until timestamptz) RETURNS integer
LANGUAGE sql AS $$
  WITH noticed AS (
    UPDATE lots SET noticed_at = p_now
    WHERE shop_id = p_shop_id AND member_id = p_member_id AND available_left > 0
      AND moves_to IS NOT NULL AND noticed_at IS NULL AND expires_at <= p_until
      AND expires_at > p_now + interval '30 days'
    RETURNING 1)
  SELECT count(*)::integer FROM noticed
$$;
