-- Locks, as lock_orders does, what nobody else is settling, and answers the others. Two workers at one
-- shop's deliveries need not wait for one another where an order's deliveries fell to both.
CREATE FUNCTION lock_idle_orders(p_shop_id integer, p_order_ids text[]) RETURNS SETOF text
LANGUAGE sql AS $$
  SELECT order_id FROM (SELECT DISTINCT order_id FROM unnest(p_order_ids) order_id) o
  WHERE NOT pg_try_advisory_xact_lock(hashtextextended(order_id, p_shop_id))
$$;
