-- A merge can bring a lot together with a waiver of its cause.
-- The books of one member become another's, lots with their ends: nothing is given or taken here.
-- Both are locked beforehand.
CREATE OR REPLACE FUNCTION merge_members(p_shop_id integer, p_now timestamptz, p_old uuid,
  p_kept uuid) RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  following planned_transfer[];
BEGIN
  UPDATE members SET merged_into = p_kept
    WHERE shop_id = p_shop_id AND (id = p_old OR merged_into = p_old);
  UPDATE members k SET joined_at = least(k.joined_at, o.joined_at) FROM members o
    WHERE k.shop_id = p_shop_id AND k.id = p_kept AND o.shop_id = p_shop_id AND o.id = p_old;
  -- Where both have a lot of one cause, the cause's own lot is the one that was kept.
  UPDATE lots l SET member_id = p_kept, merged_from = CASE WHEN l.merged_from IS NOT NULL OR EXISTS (
      SELECT FROM lots k WHERE k.shop_id = p_shop_id AND k.member_id = p_kept AND k.asset = l.asset
        AND k.order_id IS NOT DISTINCT FROM l.order_id AND k.key = l.key)
    THEN coalesce(l.merged_from, p_old) END
  WHERE l.shop_id = p_shop_id AND l.member_id = p_old;
  INSERT INTO balances AS b (shop_id, member_id, asset, pending, available, held, outstanding, debt)
    SELECT shop_id, p_kept, asset, pending, available, held, outstanding, debt FROM balances
    WHERE shop_id = p_shop_id AND member_id = p_old
    ON CONFLICT (shop_id, member_id, asset) DO UPDATE SET pending = b.pending + EXCLUDED.pending,
      available = b.available + EXCLUDED.available, held = b.held + EXCLUDED.held,
      outstanding = b.outstanding + EXCLUDED.outstanding, debt = b.debt + EXCLUDED.debt;
  DELETE FROM balances WHERE shop_id = p_shop_id AND member_id = p_old;
  UPDATE redemptions r SET member_id = p_kept, request_id = CASE WHEN EXISTS (
      SELECT FROM redemptions k WHERE k.shop_id = p_shop_id AND k.member_id = p_kept
        AND k.request_id = r.request_id) THEN r.id::text ELSE r.request_id END
    WHERE r.shop_id = p_shop_id AND r.member_id = p_old;
  UPDATE orders SET member_id = p_kept WHERE shop_id = p_shop_id AND member_id = p_old;
  UPDATE facts SET member_id = p_kept WHERE shop_id = p_shop_id AND member_id = p_old;
  -- Who was in is in: the history of the one that was kept decides, where there is any.
  INSERT INTO membership_changes (shop_id, member_id, kind, occurred_at, recorded_at, detail)
    SELECT shop_id, p_kept, kind, occurred_at, p_now, detail FROM membership_changes
    WHERE shop_id = p_shop_id AND member_id = p_old AND NOT EXISTS (
      SELECT FROM membership_changes WHERE shop_id = p_shop_id AND member_id = p_kept)
    ORDER BY id;
  UPDATE member_states SET written = revision, claimed_at = NULL, due_at = NULL
    WHERE shop_id = p_shop_id AND member_id = p_old;
  UPDATE member_states SET revision = revision + 1, due_at = next_change_at(p_shop_id, member_id)
    WHERE shop_id = p_shop_id AND member_id = p_kept;
  -- What one of them had may make good what was waived of the other, and pay what they owe.
  following := waivers_to_make_good(p_shop_id, p_now, ARRAY(
    SELECT planned_move('merge/' || p_old || '/' || l.id, p_kept, 'held', 'available',
      l.available_left, l.id, NULL, NULL, NULL, p_now, '{}')
    FROM lots l WHERE l.shop_id = p_shop_id AND l.member_id = p_kept AND l.available_left > 0
    ORDER BY l.id));
  IF cardinality(following) > 0 THEN PERFORM ledger_write(p_shop_id, p_now, following); END IF;
  following := debts_to_pay(p_shop_id, p_now, ARRAY[p_kept], 'merge/' || p_old);
  IF cardinality(following) > 0 THEN PERFORM ledger_write(p_shop_id, p_now, following); END IF;
END $$;
