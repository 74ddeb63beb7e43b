-- What of an order counts for segments, as columns: members are counted by it, many at once, and a
-- snapshot is too large to be opened for that. Written with the snapshot, from the same words
-- (earning/segments/order-figures.ts); filled in here for the orders that are there.
ALTER TABLE orders
  ADD COLUMN is_counted  boolean NOT NULL DEFAULT false,
  ADD COLUMN spent_minor bigint NOT NULL DEFAULT 0,
  ADD COLUMN product_ids text[] NOT NULL DEFAULT '{}';

UPDATE orders o SET
  is_counted = snapshot->>'cancelledAt' IS NULL
    AND (coalesce(snapshot->>'isTest', 'false') <> 'true'
      OR coalesce(inputs->>'isDevelopment', 'false') = 'true')
    AND (snapshot->>'payment' IN ('paid', 'partially_refunded', 'refunded')
      OR (snapshot->>'payment' = 'partially_paid'
        AND inputs->'observed'->>'paidAt' IS NOT NULL)),
  spent_minor = greatest(0,
    coalesce((SELECT sum((l->>'amountMinor')::bigint * (l->>'currentQuantity')::bigint
        / greatest(1, (l->>'quantity')::bigint))
      FROM jsonb_array_elements(snapshot->'lines') l), 0)
    - coalesce((SELECT sum((r->>'adjustmentMinor')::bigint)
      FROM jsonb_array_elements(snapshot->'refunds') r), 0)),
  product_ids = ARRAY(SELECT DISTINCT l->>'productId'
    FROM jsonb_array_elements(snapshot->'lines') l
    WHERE (l->>'currentQuantity')::int > 0 AND l->>'productId' IS NOT NULL ORDER BY 1);

-- Everything a segment asks of a member's orders, without their rows.
CREATE INDEX orders_counted_idx ON orders (shop_id, member_id, processed_at)
  INCLUDE (spent_minor) WHERE is_counted;

-- Where the member lives, as a country alone, and when that was so.
ALTER TABLE members
  ADD COLUMN country    text CHECK (country ~ '^[A-Z]{2}$'),
  ADD COLUMN country_at timestamptz(3);
