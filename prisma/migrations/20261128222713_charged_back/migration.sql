-- Orders whose money was charged back: each night they are held to what Shopify lists.
CREATE INDEX orders_charged_back_idx ON orders (shop_id, processed_at)
  WHERE inputs #>> '{observed,chargeback,isLost}' = 'true';
