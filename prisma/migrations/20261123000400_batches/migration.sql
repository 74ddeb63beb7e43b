-- Adjustments of many members at once, from a filtered list or a file: each row is checked, shown,
-- booked exactly once, and undone together with the others.
CREATE TABLE batches (
  shop_id     integer NOT NULL REFERENCES shops (id),
  id          uuid NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('adjust', 'undo')),
  source      text NOT NULL CHECK (source IN ('list', 'file', 'batch')),
  state       text NOT NULL CHECK (state IN ('checking', 'ready', 'running', 'done', 'discarded')),
  file_name   text,
  note        text NOT NULL,
  actor       text NOT NULL,
  -- The batch that this one undoes.
  undoes      uuid,
  created_at  timestamptz(3) NOT NULL,
  started_at  timestamptz(3),
  finished_at timestamptz(3),
  -- A lease of whoever asks Shopify for the customers of its rows.
  claimed_at  timestamptz(3),
  PRIMARY KEY (shop_id, id),
  CONSTRAINT batches_undoes_key UNIQUE (shop_id, undoes),
  FOREIGN KEY (shop_id, undoes) REFERENCES batches (shop_id, id),
  CHECK ((kind = 'undo') = (undoes IS NOT NULL))
);
CREATE INDEX batches_created_idx ON batches (shop_id, created_at DESC, id);
CREATE INDEX batches_work_idx ON batches (shop_id, created_at) WHERE state IN ('checking', 'running');

-- Who a row is about is kept as the member alone. What a file named them by is sealed until Shopify
-- was asked, and then forgotten.
CREATE TABLE batch_rows (
  shop_id      integer NOT NULL,
  batch_id     uuid NOT NULL,
  -- The line of the file, or the place in the list.
  number       integer NOT NULL CHECK (number > 0),
  member_id    uuid,
  sealed_email text,
  points       integer,
  note         text,
  state        text NOT NULL CHECK (state IN ('new', 'ready', 'left_out', 'booked', 'refused')),
  -- Why it is left out or was refused: a code, and the numbers for its text.
  problem      text,
  details      jsonb,
  PRIMARY KEY (shop_id, batch_id, number),
  FOREIGN KEY (shop_id, batch_id) REFERENCES batches (shop_id, id) ON DELETE CASCADE,
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id),
  CHECK (state NOT IN ('ready', 'booked') OR (member_id IS NOT NULL AND points IS NOT NULL)),
  CHECK ((problem IS NOT NULL) = (state IN ('left_out', 'refused'))),
  CHECK (sealed_email IS NULL OR state = 'new')
);
-- What is left to do of a batch, in the order in which members are locked.
CREATE INDEX batch_rows_ready_idx ON batch_rows (shop_id, batch_id, member_id) WHERE state = 'ready';
CREATE INDEX batch_rows_new_idx ON batch_rows (shop_id, batch_id, number) WHERE state = 'new';
CREATE INDEX batch_rows_problem_idx ON batch_rows (shop_id, batch_id, number)
  WHERE problem IS NOT NULL;
