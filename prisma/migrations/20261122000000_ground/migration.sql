-- The tables of schema.prisma, and what Prisma cannot say: checks, partial indexes, triggers.
-- Column names are quoted nowhere; every key of the domain leads with shop_id.

CREATE TYPE account AS ENUM (
  'pending', 'available', 'held', 'outstanding',
  'issued', 'redeemed', 'expired', 'waived', 'donated', 'adjusted'
);

CREATE TYPE redemption_status AS ENUM (
  'issuing', 'issued', 'used', 'returning', 'returned', 'refused', 'expired', 'in_doubt'
);

CREATE TABLE shops (
  id                 serial PRIMARY KEY,
  domain             text NOT NULL UNIQUE,
  name               text,
  currency           text,
  time_zone          text,
  installation_id    text,
  installed_at       timestamptz(3),
  uninstalled_at     timestamptz(3),
  guide_dismissed_at timestamptz(3),
  swept_until        timestamptz(3),
  program_revision   integer NOT NULL DEFAULT 0,
  program_written    integer NOT NULL DEFAULT 0,
  created_at         timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE sessions (
  id                    text PRIMARY KEY,
  shop                  text NOT NULL,
  state                 text NOT NULL,
  is_online             boolean NOT NULL,
  scope                 text,
  expires               timestamptz(3),
  access_token          text NOT NULL,
  refresh_token         text,
  refresh_token_expires timestamptz(3),
  user_id               bigint
);
CREATE INDEX sessions_shop_idx ON sessions (shop);

CREATE TABLE deliveries (
  shop_id      integer NOT NULL REFERENCES shops (id),
  webhook_id   text NOT NULL,
  seq          bigserial NOT NULL,
  topic        text NOT NULL,
  event_id     text,
  api_version  text,
  triggered_at timestamptz(3),
  received_at  timestamptz(3) NOT NULL,
  state        text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'done', 'parked', 'unreadable')),
  reason       text,
  attempts     integer NOT NULL DEFAULT 0,
  processed_at timestamptz(3),
  body         bytea,
  PRIMARY KEY (shop_id, webhook_id)
);
-- Bodies are written once and read once: compressing them costs more than it saves.
ALTER TABLE deliveries ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE INDEX deliveries_new_idx ON deliveries (shop_id, seq) WHERE state = 'new';
CREATE INDEX deliveries_trouble_idx ON deliveries (shop_id, received_at) WHERE state IN ('parked', 'unreadable');
CREATE INDEX deliveries_received_idx ON deliveries (shop_id, received_at);

CREATE TABLE members (
  shop_id          integer NOT NULL REFERENCES shops (id),
  id               uuid NOT NULL,
  customer_id      text,
  joined_at        timestamptz(3) NOT NULL,
  recorded_at      timestamptz(3) NOT NULL,
  redacted_at      timestamptz(3),
  state_revision   integer NOT NULL DEFAULT 0,
  state_written    integer NOT NULL DEFAULT 0,
  state_claimed_at timestamptz(3),
  state_due_at     timestamptz(3),
  PRIMARY KEY (shop_id, id),
  UNIQUE (shop_id, customer_id)
);
CREATE INDEX members_unwritten_idx ON members (shop_id, id) WHERE state_written < state_revision;
CREATE INDEX members_state_due_idx ON members (shop_id, state_due_at) WHERE state_due_at IS NOT NULL;
CREATE INDEX members_joined_idx ON members (shop_id, joined_at DESC, id);

CREATE TABLE balances (
  shop_id     integer NOT NULL,
  member_id   uuid NOT NULL,
  asset       text NOT NULL,
  pending     integer NOT NULL DEFAULT 0 CHECK (pending >= 0),
  available   integer NOT NULL DEFAULT 0,
  held        integer NOT NULL DEFAULT 0 CHECK (held >= 0),
  outstanding integer NOT NULL DEFAULT 0 CHECK (outstanding >= 0),
  PRIMARY KEY (shop_id, member_id, asset),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
);

CREATE TABLE lots (
  shop_id        integer NOT NULL,
  id             bigserial NOT NULL,
  member_id      uuid NOT NULL,
  asset          text NOT NULL,
  order_id       text,
  key            text NOT NULL,
  occurred_at    timestamptz(3) NOT NULL,
  available_at   timestamptz(3) NOT NULL,
  expires_at     timestamptz(3),
  pending_left   integer NOT NULL CHECK (pending_left >= 0),
  available_left integer NOT NULL CHECK (available_left >= 0),
  expired        integer NOT NULL DEFAULT 0 CHECK (expired >= 0),
  PRIMARY KEY (shop_id, id)
);
CREATE INDEX lots_member_idx ON lots (shop_id, member_id, asset);
CREATE INDEX lots_maturing_idx ON lots (shop_id, available_at) WHERE pending_left > 0;
CREATE INDEX lots_expiring_idx ON lots (shop_id, expires_at) WHERE available_left > 0 AND expires_at IS NOT NULL;

CREATE TABLE transfers (
  shop_id       integer NOT NULL,
  id            bigserial NOT NULL,
  member_id     uuid NOT NULL,
  asset         text NOT NULL,
  "from"        account NOT NULL,
  "to"          account NOT NULL,
  amount        integer NOT NULL CHECK (amount > 0),
  lot_id        bigint,
  order_id      text,
  key           text,
  redemption_id uuid,
  reference     text NOT NULL,
  occurred_at   timestamptz(3) NOT NULL,
  recorded_at   timestamptz(3) NOT NULL,
  because       jsonb NOT NULL,
  PRIMARY KEY (shop_id, id),
  UNIQUE (shop_id, reference),
  CHECK ("from" <> "to")
);
CREATE INDEX transfers_member_idx ON transfers (shop_id, member_id, id);
CREATE INDEX transfers_order_idx ON transfers (shop_id, order_id) WHERE order_id IS NOT NULL;
CREATE INDEX transfers_recorded_idx ON transfers (shop_id, recorded_at);

-- Correct by adding. Only erasing a whole shop (shop/redact), which names itself in a setting of
-- its own transaction, may delete.
CREATE FUNCTION refuse_change_of_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('perennial.erasing_shop', true) = OLD.shop_id::text THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'transfers are append-only (shop %, transfer %)', OLD.shop_id, OLD.id;
END $$;
CREATE TRIGGER transfers_append_only BEFORE UPDATE OR DELETE ON transfers
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_transfer();

CREATE TABLE orders (
  shop_id       integer NOT NULL REFERENCES shops (id),
  id            text NOT NULL,
  member_id     uuid,
  name          text NOT NULL,
  processed_at  timestamptz(3) NOT NULL,
  updated_at    timestamptz(3) NOT NULL,
  snapshot      jsonb NOT NULL,
  inputs        jsonb NOT NULL,
  evaluation    jsonb NOT NULL,
  settled_at    timestamptz(3) NOT NULL,
  fetch_at      timestamptz(3),
  parked_reason text,
  PRIMARY KEY (shop_id, id)
);
CREATE INDEX orders_member_idx ON orders (shop_id, member_id, processed_at);
CREATE INDEX orders_processed_idx ON orders (shop_id, processed_at DESC);
CREATE INDEX orders_fetch_idx ON orders (shop_id, fetch_at) WHERE fetch_at IS NOT NULL;
CREATE INDEX orders_parked_idx ON orders (shop_id) WHERE parked_reason IS NOT NULL;

CREATE TABLE facts (
  shop_id     integer NOT NULL REFERENCES shops (id),
  key         text NOT NULL,
  kind        text NOT NULL,
  member_id   uuid NOT NULL,
  occurred_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  data        jsonb NOT NULL,
  PRIMARY KEY (shop_id, key)
);
CREATE INDEX facts_member_idx ON facts (shop_id, member_id);

CREATE TABLE program_versions (
  shop_id        integer NOT NULL REFERENCES shops (id),
  number         integer NOT NULL,
  settings       jsonb NOT NULL,
  effective_from timestamptz(3) NOT NULL,
  published_at   timestamptz(3) NOT NULL,
  published_by   text,
  PRIMARY KEY (shop_id, number)
);

CREATE TABLE program_drafts (
  shop_id    integer PRIMARY KEY REFERENCES shops (id),
  revision   integer NOT NULL,
  settings   jsonb NOT NULL,
  updated_at timestamptz(3) NOT NULL
);

CREATE TABLE redemptions (
  shop_id       integer NOT NULL,
  id            uuid NOT NULL,
  member_id     uuid NOT NULL,
  request_id    text NOT NULL,
  reward_id     text NOT NULL,
  reward        jsonb NOT NULL,
  points        integer NOT NULL CHECK (points > 0),
  status        redemption_status NOT NULL,
  code          text NOT NULL,
  voucher_id    text,
  created_at    timestamptz(3) NOT NULL,
  issued_at     timestamptz(3),
  expires_at    timestamptz(3),
  used_at       timestamptz(3),
  used_order_id text,
  problem       text,
  PRIMARY KEY (shop_id, id),
  UNIQUE (shop_id, member_id, request_id),
  UNIQUE (shop_id, code),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
);
CREATE INDEX redemptions_member_idx ON redemptions (shop_id, member_id, created_at);
CREATE INDEX redemptions_expiring_idx ON redemptions (shop_id, expires_at) WHERE status = 'issued';

CREATE TABLE findings (
  shop_id     integer NOT NULL REFERENCES shops (id),
  id          bigserial NOT NULL,
  kind        text NOT NULL,
  subject     text NOT NULL,
  detail      jsonb NOT NULL,
  found_at    timestamptz(3) NOT NULL,
  resolved_at timestamptz(3),
  PRIMARY KEY (shop_id, id)
);
CREATE INDEX findings_found_idx ON findings (shop_id, found_at);
