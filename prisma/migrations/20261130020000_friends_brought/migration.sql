-- When a member was given for a friend, and when that ceased to hold: what challenges about friends
-- count. One row for each giving, since what was taken back may be given again.
CREATE TABLE friends_brought (
  shop_id     integer NOT NULL,
  -- That of the referral when it was given for.
  event_key   text NOT NULL,
  referrer_id uuid NOT NULL,
  held_at     timestamptz(3) NOT NULL,
  -- From when on it counts no more; null: it does. As early as held_at: it never did.
  lost_at     timestamptz(3),
  PRIMARY KEY (shop_id, event_key),
  FOREIGN KEY (shop_id, referrer_id) REFERENCES members (shop_id, id),
  CHECK (lost_at >= held_at)
);
CREATE INDEX friends_brought_referrer_idx ON friends_brought (shop_id, referrer_id);

-- Friends who hold already. Accepted by a person they were given for then, else once their days
-- were over.
INSERT INTO friends_brought (shop_id, event_key, referrer_id, held_at)
SELECT r.shop_id, r.event_key, r.referrer_id,
  CASE WHEN r.decided_by IS NULL THEN r.due_at ELSE coalesce(r.concluded_at, r.due_at) END
FROM referrals r JOIN members m ON m.shop_id = r.shop_id AND m.id = r.referrer_id
WHERE r.state = 'held' AND r.event_key IS NOT NULL AND r.due_at IS NOT NULL
  AND m.redacted_at IS NULL;
