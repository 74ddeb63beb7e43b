-- What may be done in the program, and by whom: both histories are append-only, since an order is
-- valued by what held when it was placed.

CREATE FUNCTION refuse_change_of_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('perennial.erasing_shop', true) = OLD.shop_id::text THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only (shop %)', TG_TABLE_NAME, OLD.shop_id;
END $$;

-- The newest row holds for people at once (recorded_at) and for orders from effective_from on.
CREATE TABLE program_phases (
  shop_id         integer NOT NULL REFERENCES shops (id),
  number          integer NOT NULL CHECK (number > 0),
  phase           text NOT NULL
    CHECK (phase IN ('off', 'shadow', 'test', 'live', 'winding_down')),
  effective_from  timestamptz(3) NOT NULL,
  -- Winding down: until when points can be spent; then the program is off by itself.
  spend_until     timestamptz(3),
  test_member_ids uuid[] NOT NULL DEFAULT '{}' CHECK (cardinality(test_member_ids) <= 50),
  recorded_at     timestamptz(3) NOT NULL,
  recorded_by     text NOT NULL,
  PRIMARY KEY (shop_id, number),
  CHECK ((phase = 'winding_down') = (spend_until IS NOT NULL)),
  CHECK (spend_until > effective_from)
);
CREATE TRIGGER program_phases_append_only BEFORE UPDATE OR DELETE ON program_phases
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();

-- Joining, leaving and pausing. Whether somebody is in follows from it and from the version.
CREATE TABLE membership_changes (
  shop_id     integer NOT NULL,
  id          bigserial NOT NULL,
  member_id   uuid NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('signed_in', 'joined', 'left', 'paused', 'resumed')),
  occurred_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  -- joined: the terms' version; paused, resumed: who did it and their note.
  detail      jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
);
CREATE INDEX membership_changes_member_idx ON membership_changes (shop_id, member_id, id);
CREATE TRIGGER membership_changes_append_only BEFORE UPDATE OR DELETE ON membership_changes
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();

-- Which of the tags that the program names a customer carried, as far as we have seen. A row says
-- what held from then on; nobody has a row who never carried one.
CREATE TABLE member_tags (
  shop_id     integer NOT NULL,
  id          bigserial NOT NULL,
  member_id   uuid NOT NULL,
  tags        text[] NOT NULL,
  observed_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
);
CREATE INDEX member_tags_member_idx ON member_tags (shop_id, member_id, id);
CREATE TRIGGER member_tags_append_only BEFORE UPDATE ON member_tags
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();

-- A store that a developer tests in: its test orders count.
ALTER TABLE shops ADD COLUMN is_development boolean NOT NULL DEFAULT false;

-- What the draft was before it was discarded, restored or taken over, so that it can be undone;
-- and who saved it last.
ALTER TABLE program_drafts ADD COLUMN replaced jsonb;
ALTER TABLE program_drafts ADD COLUMN updated_by text;
