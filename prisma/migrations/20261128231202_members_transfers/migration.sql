-- A member's transfers are sorted once they are found: identities() may name several members, whose
-- ids no index merges. Without the id all of a member's entries share one key, which is kept once.
DROP INDEX transfers_member_idx;
CREATE INDEX transfers_member_idx ON transfers (shop_id, member_id);
