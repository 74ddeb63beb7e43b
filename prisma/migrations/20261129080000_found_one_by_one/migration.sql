-- Members are found one by one, by their customer. As one question, planned while nothing was known
-- of the table, all members of the shop were read for each few that came in.
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
  RETURN QUERY SELECT m.customer_id, coalesce(m.merged_into, m.id), m.id = ANY (made)
    FROM (SELECT DISTINCT c FROM unnest(p_customer_ids) c) asked
    CROSS JOIN LATERAL (
      SELECT o.customer_id, o.merged_into, o.id FROM members o
      WHERE o.shop_id = p_shop_id AND o.customer_id = asked.c OFFSET 0) m;
END $$;
