-- The idea board: members post ideas, the merchant lets them be seen, members vote for them.
CREATE TABLE idea_boards (
  shop_id      integer PRIMARY KEY REFERENCES shops (id),
  is_on        boolean NOT NULL,
  -- Whom posting and voting is for; null: everybody.
  posting      jsonb,
  voting       jsonb,
  -- Ideas of one member that wait at once, and that they post within seven days.
  most_waiting integer NOT NULL CHECK (most_waiting > 0),
  most_weekly  integer NOT NULL CHECK (most_weekly > 0),
  -- For an idea that was accepted.
  points       integer NOT NULL CHECK (points >= 0),
  -- Null: as a template has it, the merchant has not said.
  decided_at   timestamptz(3)
);

CREATE TABLE ideas (
  shop_id      integer NOT NULL,
  id           uuid NOT NULL,
  member_id    uuid NOT NULL,
  -- Both are empty once their member asked to be forgotten.
  title        text NOT NULL,
  text         text NOT NULL,
  state        text NOT NULL
    CHECK (state IN ('waiting', 'shown', 'declined', 'removed', 'withdrawn')),
  -- What becomes of one that is shown.
  status       text NOT NULL CHECK (status IN ('new', 'under_review', 'planned', 'done', 'not_now')),
  is_pinned    boolean NOT NULL DEFAULT false CHECK (NOT is_pinned OR state = 'shown'),
  -- The idea that says the same; its votes are counted there.
  merged_into  uuid,
  -- How many votes there are for it: as many as rows in idea_votes.
  votes        integer NOT NULL DEFAULT 0 CHECK (votes >= 0),
  -- Why it was declined: one of the fixed reasons, and words of the merchant's.
  reason       text,
  words        text,
  reply        text,
  replied_at   timestamptz(3),
  -- What was given for it since it was accepted, and how often it was accepted before.
  points       integer NOT NULL DEFAULT 0 CHECK (points >= 0),
  round        integer NOT NULL DEFAULT 1,
  posted_at    timestamptz(3) NOT NULL,
  decided_at   timestamptz(3),
  decided_by   text,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id),
  FOREIGN KEY (shop_id, merged_into) REFERENCES ideas (shop_id, id),
  CHECK (merged_into <> id)
);
CREATE INDEX ideas_member_idx ON ideas (shop_id, member_id);
CREATE INDEX ideas_merged_idx ON ideas (shop_id, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX ideas_votes_idx ON ideas (shop_id, state, votes);
CREATE INDEX ideas_newest_idx ON ideas (shop_id, state, posted_at);

-- One for each idea and member.
CREATE TABLE idea_votes (
  shop_id   integer NOT NULL,
  idea_id   uuid NOT NULL,
  member_id uuid NOT NULL,
  -- It was given for an idea that says the same; null: for this one.
  via       uuid,
  voted_at  timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, idea_id, member_id),
  FOREIGN KEY (shop_id, idea_id) REFERENCES ideas (shop_id, id),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
);
CREATE INDEX idea_votes_member_idx ON idea_votes (shop_id, member_id);
