-- How a member has fared with each challenge, in each period of it: as it follows from their orders,
-- with what stands in the books for it.
CREATE TABLE member_challenges (
  shop_id      integer NOT NULL,
  member_id    uuid NOT NULL,
  challenge_id text NOT NULL,
  -- "once", "2026-11", "2026".
  period       text NOT NULL,
  -- What it was called and how its badge looked: it may be gone from the program by now.
  badge        jsonb NOT NULL,
  count        bigint NOT NULL CHECK (count >= 0),
  target       bigint NOT NULL CHECK (target > 0),
  -- When what is counted is lost, or over; null: never.
  until        timestamptz(3),
  reached_at   timestamptz(3),
  -- Given when it was reached, unless it was taken back.
  points       integer NOT NULL DEFAULT 0 CHECK (points >= 0),
  -- How often it was given: each time under a key of its own.
  times        integer NOT NULL DEFAULT 0 CHECK (times >= 0),
  PRIMARY KEY (shop_id, member_id, challenge_id, period),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
);
CREATE INDEX member_challenges_challenge_idx ON member_challenges (shop_id, challenge_id);

-- How far going through all members has got since a version came into force.
CREATE TABLE challenge_rounds (
  shop_id     integer NOT NULL REFERENCES shops (id),
  version     integer NOT NULL,
  -- Members up to this one are done.
  after       uuid,
  finished_at timestamptz(3),
  PRIMARY KEY (shop_id)
);
