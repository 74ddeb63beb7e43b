-- Whose an order is, is read before its member can be locked. A merge that came in between left the
-- order's points in the books of the one who is no more: so merges and settlements of a shop wait
-- for one another, settlements among themselves do not.
CREATE OR REPLACE FUNCTION lock_orders(p_shop_id integer, p_order_ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('merging', p_shop_id));
  PERFORM pg_advisory_xact_lock(lock_key) FROM (
    SELECT DISTINCT hashtextextended(order_id, p_shop_id) AS lock_key
    FROM unnest(p_order_ids) order_id ORDER BY 1) sorted;
END $$;

-- Held until the transaction ends; taken before any member's lock.
CREATE FUNCTION lock_merging(p_shop_id integer) RETURNS void
LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('merging', p_shop_id))
$$;
