-- The tier that a member holds now, as it follows from their orders: what is shown, filtered by and
-- told to the vendor. What an order was valued by stands with the order.
CREATE TABLE member_tiers (
  shop_id     integer NOT NULL,
  member_id   uuid NOT NULL,
  -- Of the version in force; null: the lowest is not reached.
  tier_id     text,
  -- When it was first seen to be held.
  since       timestamptz(3) NOT NULL,
  -- When it ends if nothing more is ordered; null: never, or none is held.
  until       timestamptz(3),
  -- Towards the next, of the running period.
  spend_minor bigint NOT NULL,
  points      integer NOT NULL,
  orders      integer NOT NULL,
  -- When any of this changes by itself.
  due_at      timestamptz(3),
  PRIMARY KEY (shop_id, member_id),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
);
CREATE INDEX member_tiers_due_idx ON member_tiers (shop_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX member_tiers_tier_idx ON member_tiers (shop_id, tier_id);

-- How far going through all members has got since a version came into force.
CREATE TABLE tier_rounds (
  shop_id     integer NOT NULL REFERENCES shops (id),
  version     integer NOT NULL,
  -- Members up to this one are done.
  after       uuid,
  finished_at timestamptz(3),
  PRIMARY KEY (shop_id)
);
