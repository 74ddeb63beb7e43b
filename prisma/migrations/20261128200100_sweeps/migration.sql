-- What each comparison with Shopify came to, and how far those parts of it have come that have no
-- list of changes.
CREATE TABLE sweeps (
  shop_id     integer NOT NULL REFERENCES shops (id),
  number      integer NOT NULL CHECK (number > 0),
  started_at  timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  -- By part (orders, customers, codes, gone): how many were compared, and differed.
  figures     jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (shop_id, number)
);

ALTER TABLE shops ADD COLUMN orders_looked_after text NOT NULL DEFAULT '';
ALTER TABLE shops ADD COLUMN customers_looked_after text NOT NULL DEFAULT '';

-- When the voucher was last compared with the one that Shopify has.
ALTER TABLE redemptions ADD COLUMN compared_at timestamptz(3);
