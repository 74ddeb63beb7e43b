-- A month's budget may be set in money, and stops campaigns.
ALTER TABLE shops ADD COLUMN budget_minor integer CHECK (budget_minor > 0);
ALTER TABLE shops ADD CONSTRAINT shops_one_budget
  CHECK (budget_minor IS NULL OR budget_points IS NULL);

ALTER TABLE campaign_stops DROP CONSTRAINT campaign_stops_reason_check;
ALTER TABLE campaign_stops ADD CONSTRAINT campaign_stops_reason_check
  CHECK (reason IN ('budget', 'by_hand', 'program_budget'));
