-- Points for orders from before the program. The decision is append-only, as an order's worth
-- follows from it for ever; how far its settling has got stands apart.
CREATE TABLE backfills (
  shop_id    integer NOT NULL REFERENCES shops (id),
  number     integer NOT NULL CHECK (number > 0),
  -- Orders placed from then on, and before `until`.
  since      timestamptz(3) NOT NULL,
  until      timestamptz(3) NOT NULL,
  -- The version that values them; null where an earlier decision is taken back.
  version    integer,
  undoes     integer,
  -- What the merchant was shown before they confirmed.
  shown      jsonb NOT NULL,
  decided_at timestamptz(3) NOT NULL,
  decided_by text NOT NULL,
  PRIMARY KEY (shop_id, number),
  FOREIGN KEY (shop_id, version) REFERENCES program_versions (shop_id, number),
  FOREIGN KEY (shop_id, undoes) REFERENCES backfills (shop_id, number),
  CONSTRAINT backfills_undoes_key UNIQUE (shop_id, undoes),
  CHECK (since < until),
  CHECK ((version IS NULL) = (undoes IS NOT NULL)),
  CHECK (undoes < number)
);
CREATE TRIGGER backfills_append_only BEFORE UPDATE OR DELETE ON backfills
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();

CREATE TABLE backfill_runs (
  shop_id     integer NOT NULL,
  number      integer NOT NULL,
  orders      integer NOT NULL CHECK (orders >= 0),
  settled     integer NOT NULL DEFAULT 0 CHECK (settled >= 0),
  after_order text NOT NULL DEFAULT '',
  attempts    integer NOT NULL DEFAULT 0,
  problem     text,
  finished_at timestamptz(3),
  PRIMARY KEY (shop_id, number),
  FOREIGN KEY (shop_id, number) REFERENCES backfills (shop_id, number)
);

CREATE TABLE backfill_counts (
  shop_id      integer PRIMARY KEY REFERENCES shops (id),
  since        timestamptz(3) NOT NULL,
  until        timestamptz(3) NOT NULL,
  version      integer NOT NULL,
  asked_at     timestamptz(3) NOT NULL,
  after_member uuid,
  members_all  integer NOT NULL,
  sums         jsonb NOT NULL,
  counted_at   timestamptz(3),
  CHECK (since < until)
);
