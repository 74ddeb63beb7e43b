-- Keys with which another app reports what members did. Kept sealed: what it sends is signed with
-- it, so we need it to check.
CREATE TABLE report_keys (
  shop_id    integer NOT NULL REFERENCES shops (id),
  id         uuid NOT NULL,
  secret     text NOT NULL,
  made_at    timestamptz(3) NOT NULL,
  made_by    text NOT NULL,
  used_at    timestamptz(3),
  revoked_at timestamptz(3),
  PRIMARY KEY (shop_id, id)
);
