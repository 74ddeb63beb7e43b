-- Rewards that a person fulfils: to do, sent (it can be undone for a while), or cancelled with the
-- points back.
ALTER TYPE redemption_status ADD VALUE IF NOT EXISTS 'to_do';
ALTER TYPE redemption_status ADD VALUE IF NOT EXISTS 'sent';
ALTER TYPE redemption_status ADD VALUE IF NOT EXISTS 'cancelled';

ALTER TABLE redemptions
  -- What the merchant told the member when it was sent.
  ADD COLUMN note text,
  ADD COLUMN tracking text,
  ADD COLUMN handled_at timestamptz(3),
  ADD COLUMN handled_by text,
  -- Where the vendor's call has no key to find it again by: when it was made, and what the newest
  -- transaction was before. Set once; while they are set the call is never made again.
  ADD COLUMN asked_at timestamptz(3),
  ADD COLUMN asked_after text;

-- How often a member has had a reward, and how many of it are gone.
CREATE INDEX redemptions_reward_idx ON redemptions (shop_id, reward_id, member_id, status);
-- What a person fulfils, newest first.
CREATE INDEX redemptions_by_hand_idx ON redemptions (shop_id, created_at)
  WHERE reward ->> 'kind' = 'manual';
-- A voucher of the vendor's stands behind one redemption.
CREATE UNIQUE INDEX redemptions_voucher_idx ON redemptions (shop_id, voucher_id)
  WHERE voucher_id IS NOT NULL;

-- What the shop lets us issue besides discount codes (gift_cards, store_credit).
ALTER TABLE shops ADD COLUMN capabilities text[] NOT NULL DEFAULT '{}';
