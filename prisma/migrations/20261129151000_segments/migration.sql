-- Segments: members by conditions. What a segment is, is said edition by edition and never begins
-- in the past, since an order that a campaign for the segment is about is valued by what held when
-- it was placed. One that was removed is only no longer offered: what it was stays said.
CREATE TABLE segments (
  shop_id    integer NOT NULL REFERENCES shops (id),
  id         integer NOT NULL CHECK (id > 0),
  removed_at timestamptz(3),
  removed_by text,
  PRIMARY KEY (shop_id, id),
  CHECK ((removed_at IS NULL) = (removed_by IS NULL))
);

CREATE TABLE segment_editions (
  shop_id        integer NOT NULL,
  -- Over all segments of the shop.
  number         integer NOT NULL CHECK (number > 0),
  segment        integer NOT NULL,
  name           text NOT NULL,
  -- all, any
  match          text NOT NULL CHECK (match IN ('all', 'any')),
  conditions     jsonb NOT NULL CHECK (jsonb_array_length(conditions) > 0),
  -- Orders placed from then on go by it.
  effective_from timestamptz(3) NOT NULL,
  recorded_at    timestamptz(3) NOT NULL,
  recorded_by    text NOT NULL,
  PRIMARY KEY (shop_id, number),
  FOREIGN KEY (shop_id, segment) REFERENCES segments (shop_id, id),
  CHECK (effective_from > recorded_at)
);
CREATE INDEX segment_editions_segment_idx ON segment_editions (shop_id, segment);
CREATE TRIGGER segment_editions_append_only BEFORE UPDATE OR DELETE ON segment_editions
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();

-- Whom a campaign is for; null: everybody.
ALTER TABLE campaign_editions ADD COLUMN audience jsonb;
