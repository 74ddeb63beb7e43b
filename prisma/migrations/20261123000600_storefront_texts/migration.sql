-- What a merchant says in their own words on the storefront, one row per language and text.
CREATE TABLE storefront_texts (
  shop_id    integer NOT NULL REFERENCES shops (id),
  language   text NOT NULL CHECK (length(language) BETWEEN 2 AND 12),
  key        text NOT NULL CHECK (length(key) BETWEEN 1 AND 80),
  text       text NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, language, key)
);

-- The language in which a member last used the storefront: their state is written in it.
ALTER TABLE members ADD COLUMN locale text CHECK (length(locale) BETWEEN 2 AND 35);

-- The public part has a new shape: every shop's is written once more.
UPDATE shops SET program_revision = program_revision + 1;
