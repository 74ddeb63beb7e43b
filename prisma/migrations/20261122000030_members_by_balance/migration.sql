-- The list of members by what they have, a page at a time whatever their number.
CREATE INDEX balances_available_idx ON balances (shop_id, asset, available DESC, member_id);
