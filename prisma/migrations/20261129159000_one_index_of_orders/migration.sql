-- A member's orders, and what of each counts for segments, in one index instead of two: each order
-- that is settled writes one entry less into a page of a random member.
CREATE INDEX orders_of_member_idx ON orders (shop_id, member_id, processed_at)
  INCLUDE (is_counted, spent_minor);
DROP INDEX orders_member_idx;
DROP INDEX orders_counted_idx;
ALTER INDEX orders_of_member_idx RENAME TO orders_member_idx;
