-- For the accountant: sums of whole months, kept once they are over, and fixed once they are closed.
CREATE TABLE accounting_months (
  shop_id   integer NOT NULL REFERENCES shops (id),
  month     text NOT NULL CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  time_zone text NOT NULL,
  -- The first instant that belongs to the next month.
  until_at  timestamptz(3) NOT NULL,
  moves     jsonb NOT NULL,
  cohorts   jsonb NOT NULL,
  -- Set where the month is closed: what was stated then, in money.
  closed_at timestamptz(3),
  closed_by text,
  figures   jsonb,
  PRIMARY KEY (shop_id, month),
  CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (figures IS NULL))
);

-- What the merchant states that points are worth, from a month on.
CREATE TABLE point_values (
  shop_id     integer NOT NULL REFERENCES shops (id),
  from_month  text NOT NULL CHECK (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  points      integer NOT NULL CHECK (points > 0),
  value_minor integer NOT NULL CHECK (value_minor > 0),
  stated_at   timestamptz(3) NOT NULL,
  stated_by   text NOT NULL,
  PRIMARY KEY (shop_id, from_month)
);
