-- What a shop keeps of a price, in whole percent, as the merchant says: a draft that gives back
-- more is warned of. No part of a program, which travels to other shops.
ALTER TABLE shops ADD COLUMN margin_percent smallint
  CHECK (margin_percent BETWEEN 1 AND 99);
