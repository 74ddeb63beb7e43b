-- Lists of members ask who has unused codes, who has points of test orders and who was forgotten. In
-- a large shop these are few: an index of those alone finds them, and costs the others nothing.
CREATE INDEX redemptions_unused_idx ON redemptions (shop_id, member_id) WHERE status = 'issued';
CREATE INDEX lots_test_idx ON lots (shop_id, member_id) WHERE is_test;
CREATE INDEX members_redacted_idx ON members (shop_id, joined_at DESC, id)
  WHERE redacted_at IS NOT NULL;
