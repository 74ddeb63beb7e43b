-- Personal offers: a reward on what a member buys often, from their own orders.

-- What a shop offers, and how far its day has come. What was offered keeps its own terms.
CREATE TABLE personal_offer_settings (
  shop_id      integer NOT NULL REFERENCES shops (id) PRIMARY KEY,
  settings     jsonb NOT NULL,
  is_on        boolean NOT NULL,
  saved_at     timestamptz(3) NOT NULL,
  -- The last day of the shop's clock that was all gone through.
  done_day     text,
  -- The day that is being gone through, and the member that it has come to.
  day          text,
  after_member uuid
);

CREATE TYPE personal_offer_state AS ENUM
  ('open', 'taken', 'dismissed', 'over', 'gone', 'withdrawn');

CREATE TABLE personal_offers (
  shop_id       integer NOT NULL,
  id            uuid NOT NULL,
  member_id     uuid NOT NULL,
  product_id    text NOT NULL,
  -- Where the product stands in the shop's pages.
  handle        text NOT NULL,
  -- The reward as it was offered.
  reward        jsonb NOT NULL,
  -- Why: in so many orders they bought it, the last one then.
  times         integer NOT NULL CHECK (times > 0),
  bought_at     timestamptz(3) NOT NULL,
  -- What it can cost at most, in minor units of the shop's currency.
  most_minor    bigint NOT NULL CHECK (most_minor >= 0),
  state         personal_offer_state NOT NULL,
  made_at       timestamptz(3) NOT NULL,
  until         timestamptz(3) NOT NULL,
  ended_at      timestamptz(3),
  redemption_id uuid,
  PRIMARY KEY (shop_id, id),
  CHECK (until > made_at),
  CHECK ((state = 'taken') = (redemption_id IS NOT NULL)),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id),
  FOREIGN KEY (shop_id, redemption_id) REFERENCES redemptions (shop_id, id)
);
-- One at a time for each member, whoever asks how often.
CREATE UNIQUE INDEX personal_offers_open_idx ON personal_offers (shop_id, member_id)
  WHERE state = 'open';
CREATE INDEX personal_offers_member_idx ON personal_offers (shop_id, member_id, made_at);
CREATE INDEX personal_offers_newest_idx ON personal_offers (shop_id, made_at, id);
CREATE UNIQUE INDEX personal_offers_redemption_idx ON personal_offers (shop_id, redemption_id);

-- Who wants none.
CREATE TABLE personal_offer_refusals (
  shop_id   integer NOT NULL,
  member_id uuid NOT NULL,
  said_at   timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, member_id),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
);

-- A present costs no points.
ALTER TABLE redemptions DROP CONSTRAINT redemptions_points_check;
ALTER TABLE redemptions ADD CONSTRAINT redemptions_points_check CHECK (points >= 0) NOT VALID;
ALTER TABLE redemptions VALIDATE CONSTRAINT redemptions_points_check;
