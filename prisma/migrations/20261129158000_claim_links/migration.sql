-- Links that give points to whoever opens them, once each: for an ad, a newsletter, a poster.
CREATE TABLE claim_links (
  shop_id       integer NOT NULL REFERENCES shops (id),
  id            uuid NOT NULL,
  -- Capital letters and digits; what stands in the address.
  code          text NOT NULL,
  name          text NOT NULL,
  points        integer NOT NULL CHECK (points > 0),
  -- Null: until it is ended.
  ends_at       timestamptz(3),
  -- Null: as many as come.
  budget_points integer CHECK (budget_points > 0),
  created_at    timestamptz(3) NOT NULL,
  -- Ended by the merchant.
  ended_at      timestamptz(3),
  PRIMARY KEY (shop_id, id),
  UNIQUE (shop_id, code)
);

-- Who has had what of a link.
CREATE TABLE claims (
  shop_id    integer NOT NULL,
  link_id    uuid NOT NULL,
  member_id  uuid NOT NULL,
  points     integer NOT NULL CHECK (points > 0),
  claimed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, link_id, member_id),
  FOREIGN KEY (shop_id, link_id) REFERENCES claim_links (shop_id, id),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
);
CREATE INDEX claims_member_idx ON claims (shop_id, member_id);
