-- Customers are compared with Shopify by a cursor of their own: a shop may have many days without
-- an order, and the other way round.
ALTER TABLE shops ADD COLUMN customers_swept_until timestamptz(3);

-- Removes every row of one shop, books included, from whatever tables there are: the catalogue is
-- asked, so that a table added later is not forgotten. Tables that refer to others come first.
CREATE FUNCTION erase_shop(p_shop_id integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  emptied regclass;
BEGIN
  -- Whoever settles orders of the shop holds its row: this waits for them and keeps others out.
  PERFORM 1 FROM shops WHERE id = p_shop_id FOR UPDATE;
  -- Lives as long as this transaction and lets the append-only books be deleted.
  PERFORM set_config('perennial.erasing_shop', p_shop_id::text, true);
  FOR emptied IN
    WITH RECURSIVE tables AS (
      SELECT attrelid AS id FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
      WHERE attname = 'shop_id' AND NOT attisdropped AND relkind IN ('r', 'p')
        AND NOT relispartition AND relnamespace = current_schema()::regnamespace
    ), depths (id, depth) AS (
      SELECT id, 0 FROM tables
      UNION
      SELECT confrelid, depth + 1 FROM depths
        JOIN pg_constraint ON contype = 'f' AND conrelid = depths.id AND confrelid <> conrelid
        JOIN tables ON tables.id = confrelid
      WHERE depth < 20
    )
    SELECT id::regclass FROM depths GROUP BY id ORDER BY max(depth), id
  LOOP
    EXECUTE format('DELETE FROM %s WHERE shop_id = $1', emptied) USING p_shop_id;
  END LOOP;
  DELETE FROM shops WHERE id = p_shop_id;
END $$;
