-- Paid memberships as they follow from their members' orders: a cache, written whenever one of a
-- member's orders is settled, so that pages, rewards and counts need not read all of them.
CREATE TABLE plan_holdings (
  shop_id    integer NOT NULL,
  member_id  uuid NOT NULL,
  -- What each unit that is left of it gives: its order, from when until when, and what it cost.
  terms      jsonb NOT NULL,
  -- Of the terms that follow one another up to the last; null where none is left.
  held_from  timestamptz(3),
  -- Null beside `held_from`: for ever.
  held_until timestamptz(3),
  PRIMARY KEY (shop_id, member_id),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id),
  CHECK (held_from IS NOT NULL OR held_until IS NULL)
);
