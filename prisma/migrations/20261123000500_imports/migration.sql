-- What was there before the app came: customers and the last weeks' orders, read in bulk. How far
-- that is stands here, so that it goes on where it was cut off and the merchant sees it.
CREATE TABLE imports (
  shop_id      integer NOT NULL REFERENCES shops (id),
  subject      text NOT NULL CHECK (subject IN ('customers', 'orders')),
  status       text NOT NULL DEFAULT 'asked'
    CHECK (status IN ('asked', 'running', 'reading', 'refunds', 'done', 'failed')),
  since        timestamptz(3),
  operation_id text,
  found        integer CHECK (found >= 0),
  lines_read   integer NOT NULL DEFAULT 0 CHECK (lines_read >= 0),
  stored       integer NOT NULL DEFAULT 0 CHECK (stored >= 0),
  after_cursor text,
  attempts     integer NOT NULL DEFAULT 0,
  problem      text,
  asked_at     timestamptz(3) NOT NULL,
  finished_at  timestamptz(3),
  PRIMARY KEY (shop_id, subject)
);

-- What the draft would have awarded for the last weeks' orders, computed when something changed.
CREATE TABLE estimates (
  shop_id     integer NOT NULL REFERENCES shops (id),
  basis       text NOT NULL,
  computed_at timestamptz(3) NOT NULL,
  figures     jsonb NOT NULL,
  PRIMARY KEY (shop_id)
);

-- What somebody mended from the Health page: what was asked for, by whom and when.
CREATE TABLE repairs (
  shop_id  integer NOT NULL REFERENCES shops (id),
  id       bigserial NOT NULL,
  kind     text NOT NULL,
  subject  text NOT NULL,
  detail   jsonb NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, id)
);
CREATE INDEX repairs_asked_idx ON repairs (shop_id, asked_at);
