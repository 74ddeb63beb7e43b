-- What was owed for points taken again, of a voucher on an order that is no longer refunded, is no
-- longer owed once it is refunded after all.
ALTER TABLE transfers DROP CONSTRAINT transfers_move_check;
ALTER TABLE transfers ADD CONSTRAINT transfers_move_check CHECK (
  CASE "from"
    WHEN 'issued' THEN "to" IN ('pending', 'available', 'expired', 'waived', 'debt')
    WHEN 'pending' THEN "to" IN ('available', 'issued')
    WHEN 'available' THEN "to" IN ('issued', 'held', 'expired', 'adjusted', 'debt', 'redeemed')
    WHEN 'held' THEN "to" IN ('outstanding', 'available')
    WHEN 'outstanding' THEN "to" IN ('redeemed', 'available')
    WHEN 'redeemed' THEN "to" IN ('available', 'waived', 'debt')
    WHEN 'expired' THEN "to" IN ('issued', 'available')
    WHEN 'waived' THEN "to" IN ('issued', 'redeemed')
    WHEN 'debt' THEN "to" IN ('issued', 'redeemed')
    WHEN 'adjusted' THEN "to" = 'available'
    ELSE false
  END);
