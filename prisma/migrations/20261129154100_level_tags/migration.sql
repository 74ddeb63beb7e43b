-- The tag by which a customer carries their level in the vendor's admin, as we put it there: no other
-- tag is ever taken from them.
CREATE TABLE member_level_tags (
  shop_id    integer NOT NULL,
  member_id  uuid NOT NULL,
  tag        text NOT NULL,
  written_at timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, member_id),
  FOREIGN KEY (shop_id, member_id) REFERENCES members (shop_id, id)
);
