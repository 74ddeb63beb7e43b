-- What came back to a lot makes good what was waived of its cause: of an order and key, and now of
-- whatever was given for no order (a challenge, a friend, an answer, a tier), each of which has a
-- key of its own. Points of a challenge that was taken back while a voucher had them stayed with
-- the member once the voucher was given back.
CREATE OR REPLACE FUNCTION waivers_to_make_good(p_shop_id integer, p_now timestamptz,
  p_transfers planned_transfer[]) RETURNS planned_transfer[]
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  WITH came AS (
    SELECT t.lot_id, min(t.reference) AS reference, sum(t.amount) AS amount
    FROM unnest(p_transfers) t
    WHERE t.lot_available_at IS NULL AND came_back(t.from_account, t.to_account)
    GROUP BY t.lot_id
  ), back AS (
    SELECT c.reference, c.amount, l.id AS lot_id, l.member_id, l.asset, l.order_id, l.key,
      l.available_left
    FROM came c JOIN lots l ON l.shop_id = p_shop_id AND l.id = c.lot_id
  ), waived AS (
    -- All that was ever let go of a member's, once, however many of their lots are concerned.
    SELECT b.member_id, w.asset, w.key,
      sum(w.amount * ((w."from" = 'waived')::int - (w."to" = 'waived')::int)) AS amount
    FROM (SELECT DISTINCT member_id FROM back WHERE order_id IS NULL) b
    CROSS JOIN LATERAL (SELECT asset, key, amount, "from", "to" FROM transfers
      WHERE shop_id = p_shop_id AND member_id = ANY (identities(p_shop_id, b.member_id))
        AND order_id IS NULL AND ("from" = 'waived' OR "to" = 'waived') OFFSET 0) w
    GROUP BY 1, 2, 3
  ), due AS (
    SELECT b.reference, b.lot_id, b.member_id, b.asset, b.order_id, b.key, o.name,
      least(b.amount, b.available_left, CASE WHEN b.order_id IS NOT NULL THEN (
        SELECT coalesce(sum(w.amount * ((w."from" = 'waived')::int - (w."to" = 'waived')::int)), 0)
        FROM transfers w
        WHERE w.shop_id = p_shop_id AND w.order_id = b.order_id AND w.key = b.key
          AND w.asset = b.asset AND w.member_id = ANY (identities(p_shop_id, b.member_id)))
      ELSE (
        SELECT coalesce(sum(w.amount), 0) FROM waived w
        WHERE w.member_id = b.member_id AND w.asset = b.asset AND w.key = b.key)
      END)::integer AS amount
    FROM back b
    LEFT JOIN orders o ON o.shop_id = p_shop_id AND o.id = b.order_id
  )
  SELECT coalesce(array_agg(planned_move(d.reference || '/made_good/' || m.n, d.member_id, d.asset, m.f, m.t,
    d.amount, CASE m.n WHEN 1 THEN d.lot_id END, d.order_id, d.key, NULL, p_now,
    jsonb_build_object('kind', 'made_good', 'orderName', d.name))
    ORDER BY d.lot_id, m.n), '{}')
  FROM due d CROSS JOIN (VALUES (1, 'available'::account, 'issued'::account),
    (2, 'issued', 'waived')) m (n, f, t)
  WHERE d.amount > 0
$$;
