-- Versions that were to begin at a time and were called off before. They leave program_versions,
-- so that whoever asks there for what is or will be in force need not know of it; their numbers
-- are never given again.
CREATE TABLE program_versions_called_off (
  shop_id        integer NOT NULL REFERENCES shops (id),
  number         integer NOT NULL,
  settings       jsonb NOT NULL,
  effective_from timestamptz(3) NOT NULL,
  published_at   timestamptz(3) NOT NULL,
  published_by   text,
  called_off_at  timestamptz(3) NOT NULL,
  called_off_by  text NOT NULL,
  PRIMARY KEY (shop_id, number)
);
