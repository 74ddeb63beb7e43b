-- The name that a member chose to be shown by to others. Whoever chose none is shown to nobody.
-- Personal: gone when they take it away or are forgotten; that one was chosen stays, since another
-- has to wait from then on.
CREATE TABLE nicknames (
  shop_id   integer NOT NULL,
  member_id uuid NOT NULL,
  -- Null: taken away by the member.
  nickname  text,
  -- What is alike in two names that would be taken for one another.
  key       text,
  -- When one was last chosen.
  chosen_at timestamptz(3) NOT NULL,
  -- The merchant took it down: nobody is shown it, and the member may choose another at once.
  hidden_at timestamptz(3),
  hidden_by text,
  PRIMARY KEY (shop_id, member_id),
  UNIQUE (shop_id, key),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id),
  CHECK ((nickname IS NULL) = (key IS NULL)),
  CHECK ((hidden_at IS NULL) = (hidden_by IS NULL)),
  CHECK (hidden_at IS NULL OR nickname IS NOT NULL)
);

-- Names that were taken down, by nobody's id: nobody chooses one again.
CREATE TABLE nickname_blocks (
  shop_id    integer NOT NULL REFERENCES shops (id),
  key        text NOT NULL,
  blocked_at timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, key)
);
