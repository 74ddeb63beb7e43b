-- Two histories of who is in become one. Who came in under either name is in from the earlier time;
-- leaving under the name that went puts nobody out who was in by the other. A pause and an excluded
-- tag of either hold from the merge on: what was given before stays given.
CREATE FUNCTION merge_memberships(p_shop_id integer, p_now timestamptz, p_old uuid, p_kept uuid)
RETURNS void
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  has_paused boolean := EXISTS (SELECT FROM membership_changes WHERE shop_id = p_shop_id
    AND member_id = p_kept AND kind IN ('paused', 'resumed'));
  last_pause record;
  old_tags text[];
  kept_tags text[];
BEGIN
  INSERT INTO membership_changes (shop_id, member_id, kind, occurred_at, recorded_at, detail)
    SELECT shop_id, p_kept, kind, occurred_at, p_now, detail FROM membership_changes o
    WHERE shop_id = p_shop_id AND member_id = p_old AND CASE
      WHEN kind IN ('paused', 'resumed') THEN NOT has_paused
      WHEN kind = 'left' THEN coalesce((SELECT k.kind <> 'joined' FROM membership_changes k
        WHERE k.shop_id = p_shop_id AND k.member_id = p_kept AND k.kind IN ('joined', 'left')
          AND k.occurred_at <= o.occurred_at ORDER BY k.occurred_at DESC, k.id DESC LIMIT 1), true)
      ELSE true END
    ORDER BY id;
  IF has_paused THEN
    SELECT kind, detail INTO last_pause FROM membership_changes WHERE shop_id = p_shop_id
      AND member_id = p_old AND kind IN ('paused', 'resumed')
      ORDER BY occurred_at DESC, id DESC LIMIT 1;
    IF last_pause.kind = 'paused' THEN
      INSERT INTO membership_changes (shop_id, member_id, kind, occurred_at, recorded_at, detail)
        SELECT p_shop_id, p_kept, 'paused', greatest(p_now, occurred_at + interval '1 ms'), p_now,
          last_pause.detail
        FROM (SELECT kind, occurred_at FROM membership_changes WHERE shop_id = p_shop_id
          AND member_id = p_kept AND kind IN ('paused', 'resumed')
          ORDER BY occurred_at DESC, id DESC LIMIT 1) l
        WHERE l.kind = 'resumed';
    END IF;
  END IF;
  SELECT tags INTO old_tags FROM member_tags WHERE shop_id = p_shop_id AND member_id = p_old
    ORDER BY id DESC LIMIT 1;
  SELECT tags INTO kept_tags FROM member_tags WHERE shop_id = p_shop_id AND member_id = p_kept
    ORDER BY id DESC LIMIT 1;
  IF coalesce(old_tags, '{}') <@ coalesce(kept_tags, '{}') THEN RETURN; END IF;
  -- What is seen first holds for the time before as well, so that the time before is seen first.
  IF kept_tags IS NULL THEN
    INSERT INTO member_tags (shop_id, member_id, tags, observed_at, recorded_at)
      SELECT p_shop_id, p_kept, '{}', least(p_now, joined_at), p_now FROM members
      WHERE shop_id = p_shop_id AND id = p_kept;
  END IF;
  INSERT INTO member_tags (shop_id, member_id, tags, observed_at, recorded_at)
    VALUES (p_shop_id, p_kept, ARRAY(SELECT DISTINCT unnest(old_tags || coalesce(kept_tags, '{}'))
      ORDER BY 1), p_now, p_now);
END $$;

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
  PERFORM merge_memberships(p_shop_id, p_now, p_old, p_kept);
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
