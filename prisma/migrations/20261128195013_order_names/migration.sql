-- Support is asked about orders by their names.
CREATE INDEX orders_name_idx ON orders (shop_id, name);
