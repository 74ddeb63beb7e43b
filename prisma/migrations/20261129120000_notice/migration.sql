-- Members are told ahead of what is to their disadvantage: how many days, whether the storefront
-- does it, and of a version that begins sooner, how they were told instead.
ALTER TABLE shops
  ADD COLUMN notice_days smallint NOT NULL DEFAULT 30 CHECK (notice_days BETWEEN 1 AND 365),
  ADD COLUMN tells_news boolean NOT NULL DEFAULT true;
ALTER TABLE program_versions ADD COLUMN told text CHECK (char_length(told) BETWEEN 1 AND 300);
ALTER TABLE program_versions_called_off
  ADD COLUMN told text CHECK (char_length(told) BETWEEN 1 AND 300);
