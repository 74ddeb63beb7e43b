-- The last day of the shop's clock whose anniversaries were all given.
ALTER TABLE shops ADD COLUMN anniversaries_until text
  CHECK (anniversaries_until ~ '^\d{4}-\d{2}-\d{2}$');
