-- Finds the bodies that are old enough to go without reading the rows whose bodies are gone.
CREATE INDEX deliveries_bodies_idx ON deliveries (shop_id, received_at) WHERE body IS NOT NULL;
