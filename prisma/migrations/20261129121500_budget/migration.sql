-- How many points a shop means to give in a calendar month: it warns, and stops nothing. No part of
-- a program, which travels to other shops.
ALTER TABLE shops ADD COLUMN budget_points integer
  CHECK (budget_points BETWEEN 1 AND 1000000000);
