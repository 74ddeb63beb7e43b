-- The last day of the shop's clock that was all given for: no longer anniversaries alone.
ALTER TABLE shops RENAME COLUMN anniversaries_until TO days_until;

-- What a member told of themselves. Personal: gone when they take it away, and when they are
-- forgotten; that something was told stays, since another birthday has to wait from then on.
CREATE TABLE member_profiles (
  shop_id     integer NOT NULL,
  member_id   uuid NOT NULL,
  birth_month smallint CHECK (birth_month BETWEEN 1 AND 12),
  birth_day   smallint CHECK (birth_day BETWEEN 1 AND 31),
  birth_year  smallint CHECK (birth_year BETWEEN 1900 AND 2200),
  gender      text CHECK (gender IN ('female', 'male', 'other')),
  -- When the birthday was last told by the member.
  told_at     timestamptz(3),
  -- When it last became another one, whoever said so.
  changed_at  timestamptz(3),
  PRIMARY KEY (shop_id, member_id),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id),
  CHECK ((birth_month IS NULL) = (birth_day IS NULL)),
  CHECK (birth_year IS NULL OR birth_day IS NOT NULL),
  CHECK (birth_day IS NULL OR changed_at IS NOT NULL)
);
CREATE INDEX member_profiles_birthday_idx ON member_profiles (shop_id, birth_month, birth_day)
  WHERE birth_day IS NOT NULL;

-- What a profile was before the merchant corrected it.
CREATE TABLE profile_corrections (
  shop_id      integer NOT NULL,
  id           uuid NOT NULL,
  member_id    uuid NOT NULL,
  before       jsonb NOT NULL,
  corrected_at timestamptz(3) NOT NULL,
  corrected_by text NOT NULL,
  undone_at    timestamptz(3),
  undone_by    text,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id),
  CHECK ((undone_at IS NULL) = (undone_by IS NULL))
);
CREATE INDEX profile_corrections_member_idx ON profile_corrections (shop_id, member_id);
