-- Surveys: a question that members answer once with a number from 0 to 10, and a comment if they
-- like. What the answer says never changes what is given for it.
CREATE TABLE surveys (
  shop_id      integer NOT NULL REFERENCES shops (id),
  id           uuid NOT NULL,
  question     text NOT NULL,
  -- The question in other languages, by language.
  questions    jsonb NOT NULL,
  points       integer NOT NULL CHECK (points >= 0),
  -- Members are asked from so many paid orders on.
  after_orders integer NOT NULL CHECK (after_orders >= 0),
  starts_at    timestamptz(3) NOT NULL,
  -- Null: without end.
  ends_at      timestamptz(3),
  is_on        boolean NOT NULL,
  created_at   timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, id),
  CHECK (ends_at > starts_at)
);

-- One for each survey and member, also once two customers turn out to be one person.
CREATE TABLE survey_answers (
  shop_id     integer NOT NULL,
  survey_id   uuid NOT NULL,
  member_id   uuid NOT NULL,
  score       integer NOT NULL CHECK (score BETWEEN 0 AND 10),
  -- Empty: none, or its member asked to be forgotten.
  comment     text NOT NULL,
  -- What was given for it.
  points      integer NOT NULL CHECK (points >= 0),
  answered_at timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, survey_id, member_id),
  FOREIGN KEY (shop_id, survey_id) REFERENCES surveys (shop_id, id),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
);
CREATE INDEX survey_answers_member_idx ON survey_answers (shop_id, member_id);
CREATE INDEX survey_answers_newest_idx ON survey_answers (shop_id, survey_id, answered_at, member_id);
