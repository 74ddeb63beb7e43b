-- Which members' orders carry the code of whoever sent them: few do, and who has one is looked at
-- again with every order that comes later.
CREATE INDEX orders_with_code_idx ON orders (shop_id, member_id)
  WHERE snapshot ? 'referralCode';
