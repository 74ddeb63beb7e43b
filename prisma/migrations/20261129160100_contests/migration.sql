-- Contests: whoever earned most points with orders of some days. One row for each time; the next
-- month of one that repeats is a row of its own that follows it.
CREATE TABLE contests (
  shop_id       integer NOT NULL REFERENCES shops (id),
  id            uuid NOT NULL,
  title         text NOT NULL,
  -- Null: everybody.
  audience      jsonb,
  starts_at     timestamptz(3) NOT NULL,
  ends_at       timestamptz(3) NOT NULL,
  -- A whole calendar month of the shop's clock.
  is_month      boolean NOT NULL,
  -- The next month follows when this one ends.
  repeats       boolean NOT NULL,
  -- Points by place, the best first.
  prizes        integer[] NOT NULL CHECK (cardinality(prizes) BETWEEN 1 AND 20),
  tie           text NOT NULL CHECK (tie IN ('better', 'first', 'split')),
  -- Days after the end in which refunds and late orders still count.
  wait_days     integer NOT NULL CHECK (wait_days BETWEEN 0 AND 60),
  follows       uuid,
  created_at    timestamptz(3) NOT NULL,
  called_off_at timestamptz(3),
  decided_at    timestamptz(3),
  -- The best as pages show them, by member; null: not counted yet.
  board         jsonb,
  board_at      timestamptz(3),
  PRIMARY KEY (shop_id, id),
  UNIQUE (shop_id, follows),
  CHECK (ends_at > starts_at),
  CHECK (is_month OR NOT repeats),
  CHECK (called_off_at IS NULL OR decided_at IS NULL)
);

-- Who takes part: nobody else is counted, and nobody else is shown.
CREATE TABLE contest_entrants (
  shop_id    integer NOT NULL,
  contest_id uuid NOT NULL,
  member_id  uuid NOT NULL,
  entered_at timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, contest_id, member_id),
  FOREIGN KEY (shop_id, contest_id) REFERENCES contests (shop_id, id),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
);
CREATE INDEX contest_entrants_member_idx ON contest_entrants (shop_id, member_id);

-- What it came to, once and for all.
CREATE TABLE contest_results (
  shop_id    integer NOT NULL,
  contest_id uuid NOT NULL,
  member_id  uuid NOT NULL,
  place      integer NOT NULL CHECK (place > 0),
  score      integer NOT NULL CHECK (score > 0),
  -- The prize that was booked; 0: none.
  points     integer NOT NULL CHECK (points >= 0),
  PRIMARY KEY (shop_id, contest_id, member_id),
  FOREIGN KEY (shop_id, contest_id) REFERENCES contests (shop_id, id),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
);
CREATE INDEX contest_results_member_idx ON contest_results (shop_id, member_id);
