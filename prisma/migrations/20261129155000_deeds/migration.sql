-- What members do that is no purchase: a review, a page read, a note for the merchant. Each is kept
-- once under a key of its rule; whether it counts is decided at once, or by a person.
CREATE TABLE deeds (
  shop_id     integer NOT NULL REFERENCES shops (id),
  id          uuid NOT NULL,
  member_id   uuid NOT NULL,
  rule_id     text NOT NULL,
  -- The rule's kind, and the version of the program that it was done under.
  kind        text NOT NULL,
  version     integer NOT NULL,
  key         text NOT NULL,
  -- What it was about: a product that was reviewed, a visitor who came. Null: nothing.
  subject     text,
  -- What the member sent in; gone once they are forgotten.
  note        text,
  points      integer NOT NULL CHECK (points > 0),
  state       text NOT NULL CHECK (state IN ('waiting', 'counted', 'rejected')),
  happened_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  decided_at  timestamptz(3),
  -- Null where no person decided.
  decided_by  text,
  -- In words that the member reads.
  reason      text,
  -- How often what it gave was taken back: each time it counts anew has a name of its own.
  round       integer NOT NULL DEFAULT 0,
  PRIMARY KEY (shop_id, id),
  UNIQUE (shop_id, rule_id, key),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
);
CREATE INDEX deeds_member_idx ON deeds (shop_id, member_id, rule_id);
CREATE INDEX deeds_queue_idx ON deeds (shop_id, state, happened_at, id);

-- Days on which a member came by, by the shop's clock.
CREATE TABLE visit_days (
  shop_id   integer NOT NULL,
  member_id uuid NOT NULL,
  day       date NOT NULL,
  PRIMARY KEY (shop_id, member_id, day),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
);

-- A member's own link to the shop.
CREATE TABLE share_links (
  shop_id   integer NOT NULL,
  member_id uuid NOT NULL,
  token     text NOT NULL,
  made_at   timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, member_id),
  UNIQUE (shop_id, token),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
);
