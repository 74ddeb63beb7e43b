-- Campaigns: rules of earning that hold for a time. What was said of one is append-only, edition
-- by edition, and never begins in the past, since an order is valued by what held when it was
-- placed. That one was stopped early, by hand or by its budget, is a fact of its own.
CREATE TABLE campaign_editions (
  shop_id        integer NOT NULL REFERENCES shops (id),
  -- Over all campaigns of the shop.
  number         integer NOT NULL CHECK (number > 0),
  campaign       integer NOT NULL CHECK (campaign > 0),
  rule           jsonb NOT NULL,
  starts_at      timestamptz(3) NOT NULL,
  ends_at        timestamptz(3) NOT NULL,
  budget_points  integer CHECK (budget_points > 0),
  is_announced   boolean NOT NULL,
  -- Orders placed from then on go by it.
  effective_from timestamptz(3) NOT NULL,
  recorded_at    timestamptz(3) NOT NULL,
  recorded_by    text NOT NULL,
  PRIMARY KEY (shop_id, number),
  CHECK (starts_at < ends_at),
  CHECK (effective_from > recorded_at)
);
CREATE TRIGGER campaign_editions_append_only BEFORE UPDATE OR DELETE ON campaign_editions
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();

CREATE TABLE campaign_stops (
  shop_id     integer NOT NULL REFERENCES shops (id),
  campaign    integer NOT NULL,
  -- Orders placed from then on go without it.
  at          timestamptz(3) NOT NULL,
  reason      text NOT NULL CHECK (reason IN ('budget', 'by_hand')),
  recorded_at timestamptz(3) NOT NULL,
  recorded_by text,
  PRIMARY KEY (shop_id, campaign),
  CHECK (at > recorded_at)
);
CREATE TRIGGER campaign_stops_append_only BEFORE UPDATE OR DELETE ON campaign_stops
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();

-- What campaigns gave is added up off the path of orders; other transfers are none of it.
CREATE INDEX transfers_campaign_idx ON transfers (shop_id, key) WHERE key LIKE 'campaign:%';
