-- Members bring friends. A code belongs to a member for ever; a referral is what became of a friend
-- who came by one, as it follows from the friend's orders, until both sides were given their points.
CREATE TABLE referral_codes (
  shop_id   integer NOT NULL REFERENCES shops (id),
  code      text NOT NULL CHECK (code ~ '^[2-9A-HJ-NP-Z]{8}$'),
  member_id uuid NOT NULL,
  made_at   timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, code),
  UNIQUE (shop_id, member_id),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
);

CREATE TABLE referrals (
  shop_id         integer NOT NULL,
  friend_id       uuid NOT NULL,
  referrer_id     uuid NOT NULL,
  -- came (no order is paid), ordered (it has to hold), review, held (both were given their points),
  -- undoing (they are to be taken back), rejected
  state           text NOT NULL
    CHECK (state IN ('came', 'ordered', 'review', 'held', 'undoing', 'rejected')),
  -- Why somebody has to look at it, or why it was rejected.
  reasons         text[] NOT NULL DEFAULT '{}',
  came_at         timestamptz(3) NOT NULL,
  order_id        text,
  ordered_at      timestamptz(3),
  -- When its order has held.
  due_at          timestamptz(3),
  try_at          timestamptz(3),
  attempts        integer NOT NULL DEFAULT 0,
  rule_id         text,
  version         integer,
  -- Keyed hashes of the friend's e-mail and addresses, to compare them with other friends'.
  prints          text[] NOT NULL DEFAULT '{}',
  -- Tells the points that it gave from those of another time; null: it has given none.
  event_key       text,
  points_referrer integer NOT NULL DEFAULT 0 CHECK (points_referrer >= 0),
  points_friend   integer NOT NULL DEFAULT 0 CHECK (points_friend >= 0),
  concluded_at    timestamptz(3),
  -- The person who decided; null: nobody had to.
  decided_by      text,
  PRIMARY KEY (shop_id, friend_id),
  FOREIGN KEY (shop_id, friend_id) REFERENCES members (shop_id, id),
  FOREIGN KEY (shop_id, referrer_id) REFERENCES members (shop_id, id),
  CHECK (state NOT IN ('ordered', 'review', 'held') OR order_id IS NOT NULL),
  CHECK (state <> 'ordered' OR due_at IS NOT NULL)
);
CREATE INDEX referrals_referrer_idx ON referrals (shop_id, referrer_id, came_at);
CREATE INDEX referrals_due_idx ON referrals (shop_id, try_at)
  WHERE state IN ('ordered', 'undoing');
CREATE INDEX referrals_state_idx ON referrals (shop_id, state, came_at);
